"""`maqal …`: parse, call, print. Results go to stdout, progress and errors to stderr.

Exit codes: 0 done; 1 an error, said in one line; 2 wrong usage; 3 `ask` found no answer.
Nothing heavy is imported until a command needs it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qa.errors import ArticleError, MaqalError
from qa.settings import Settings

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.library import Library, Progress
    from qa.types import Answer

__all__ = ["app", "main"]

app = typer.Typer(
    name="maqal",
    help="Ask your own articles in any language; every answer opens at the exact words it rests on.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
)

LibraryOption = Annotated[Path | None, typer.Option("--library", help="Folder of the library [MAQAL_LIBRARY].")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say only what went wrong.")]
EncoderOption = Annotated[
    str | None, typer.Option("--encoder", help="`packaged`, a model folder or a hub name [MAQAL_ENCODER].")
]
ThresholdOption = Annotated[
    float | None, typer.Option("--threshold", help="Confidence from which an answer is given [MAQAL_THRESHOLD].")
]


@app.command()
def add(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders: .txt .md .html .pdf .docx .json .jsonl")],
    library: LibraryOption = None,
    encoder: EncoderOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Add articles, or take in what changed in them. A bad file is named; the others are added all the same."""
    with _library(Settings.load(library=library, encoder=encoder)) as opened, _bar(quiet, "files") as progress:
        reports = opened.add(paths, progress)
    if as_json:
        _print_json([asdict(report) for report in reports])
    for report in reports:
        if report.status == "failed":
            _complain(report.message)
        elif not as_json and not quiet:
            print(f"{report.status:<10} {report.path}  {' '.join(report.articles)}".rstrip())
    if not reports:
        from qa.articles import SUFFIXES

        names = ", ".join(str(path) for path in paths)
        raise ArticleError(f"no article files in {names}; accepted are {' '.join(SUFFIXES)}")
    if any(report.status == "failed" for report in reports):
        raise typer.Exit(1)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="The question; `-` reads one a line (with --json).")],
    library: LibraryOption = None,
    encoder: EncoderOption = None,
    threshold: ThresholdOption = None,
    as_json: JsonOption = False,
) -> None:
    """Answer a question with numbered citations. Exit code 3 when the articles do not answer it."""
    with _assistant(Settings.load(library=library, encoder=encoder, threshold=threshold)) as assistant:
        if question == "-":
            for line in sys.stdin:
                if line.strip():
                    _print_line(_asked(assistant, line))
            return
        answer = assistant.ask(question)
    if as_json:
        _print_json(answer.to_dict())
    else:
        _print_answer(answer)
    if answer.status == "not_found":
        raise typer.Exit(3)


@app.command("list")
def list_articles(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """List the articles: id, date, language, source, title."""
    with _library(Settings.load(library=library), load_index=False) as opened:
        articles = opened.articles()
    if as_json:
        _print_json([{key: value for key, value in asdict(one).items() if key != "text"} for one in articles])
        return
    for one in articles:
        print("  ".join([one.article_id, (one.published or "-")[:10], one.language, one.source or "-", one.title]))
    if not articles:
        _say("no articles yet; add some with `maqal add PATH…`")


@app.command()
def show(
    article: Annotated[str, typer.Argument(help="Id of the article, or its beginning.")],
    revision: Annotated[int | None, typer.Option(help="An older revision.")] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show an article as it is stored."""
    with _library(Settings.load(library=library), load_index=False) as opened:
        found = opened.article(article, revision)
    if as_json:
        _print_json(asdict(found))
        return
    for name in ("article_id", "revision", "title", "source", "published", "language", "url", "path", "added"):
        if getattr(found, name) is not None:
            print(f"{name + ':':<12}{getattr(found, name)}")
    print()
    print(found.text)


@app.command()
def remove(
    articles: Annotated[list[str], typer.Argument(help="Ids of articles, or their beginnings.")],
    library: LibraryOption = None,
) -> None:
    """Remove articles; they are not found any more from the next question on."""
    with _library(Settings.load(library=library)) as opened:
        for one in [opened.article(name) for name in articles]:
            opened.remove(one.article_id)
            print(f"removed    {one.article_id}  {one.title}")


@app.command()
def check(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """Examine the library and the machine: finding, severity, remedy. Exit code 1 when something is wrong."""
    from embeddings.runtime import choose_precision

    settings = Settings.load(library=library)
    precision = choose_precision()
    with _library(settings) as opened:
        findings = opened.check()
        stats = opened.stats()
        notices = opened.notices
    if as_json:
        found = [asdict(one) for one in findings]
        _print_json({"library": str(settings.library), **stats, "precision": asdict(precision), "notices": notices,
                     "findings": found})  # fmt: skip
    else:
        print(f"{'library:':<12}{settings.library}")
        for name, value in stats.items():
            print(f"{name + ':':<12}{value}")
        print(f"{'precision:':<12}{precision.dtype} ({precision.reason})")
        for notice in notices:
            print(f"notice:     {notice}")
        for one in findings:
            print(f"{one.severity + ':':<12}{one.finding}" + (f"; {one.remedy}" if one.remedy else ""))
    if any(one.severity == "error" for one in findings):
        raise typer.Exit(1)


@app.command()
def rebuild(library: LibraryOption = None, encoder: EncoderOption = None, quiet: QuietOption = False) -> None:
    """Make the index again from the stored vectors; with another encoder, encode all articles with it."""
    with _library(Settings.load(library=library, encoder=encoder)) as opened, _bar(quiet, "articles") as progress:
        count = opened.rebuild(progress)
    _say(f"the index holds {count} passages")


@app.command("eval")
def evaluate(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="JSON lines {id, lang_question, lang_context, title, context, question, "
            "answers: [{text, start}]}, plain or .gz; or seeds/questions.jsonl with --seeds"
        ),
    ],
    retrieval: Annotated[bool, typer.Option("--retrieval", help="Is the context found among all contexts?")] = False,
    reader: Annotated[bool, typer.Option("--reader", help="Is the answer read in its own context?")] = False,
    end_to_end: Annotated[bool, typer.Option("--end-to-end", help="Contexts become articles, then ask.")] = False,
    seeds: Annotated[bool, typer.Option("--seeds", help="The questions about seeds/, asked of the library.")] = False,
    distractors: Annotated[list[Path] | None, typer.Option(help="Files whose contexts join the pool.")] = None,
    question_lang: Annotated[str | None, typer.Option(help="Language of the questions, crossed by id.")] = None,
    context_lang: Annotated[str | None, typer.Option(help="Language of the contexts, crossed by id.")] = None,
    limit: Annotated[int | None, typer.Option(help="Only the first so many questions.")] = None,
    library: LibraryOption = None,
    encoder: EncoderOption = None,
    threshold: ThresholdOption = None,
    quiet: QuietOption = False,
) -> None:
    """Measure on questions with known answers; one JSON object a mode."""
    settings = Settings.load(library=library, encoder=encoder, threshold=threshold)
    if not (retrieval or reader or end_to_end or seeds):
        raise typer.BadParameter("name a mode: --retrieval, --reader, --end-to-end or --seeds")
    from embeddings.encoder import load_encoder
    from qa.evaluation import evaluate as measure
    from qa.evaluation.pool import crossed, read_examples
    from qa.reader import load_reader

    if seeds:
        with _assistant(settings) as assistant:
            for path in files:
                _print_json(measure.seeds(assistant, path))
        return
    examples = read_examples(files)
    if question_lang or context_lang:
        first, second = question_lang or context_lang or "", context_lang or question_lang or ""
        examples = crossed(examples, first, second)
    examples = examples[:limit]
    if not examples:
        raise typer.BadParameter("no question of these languages in these files")
    languages = {"question_language": sorted({one.question_language for one in examples}),
                 "context_language": sorted({one.context_language for one in examples})}  # fmt: skip
    model = load_encoder(settings.encoder)
    if retrieval:
        _print_line({**measure.retrieval(model, examples, read_examples(distractors or [])), **languages})
    if reader:
        _print_line({**measure.reading(model, load_reader(settings.encoder), examples), **languages})
    if end_to_end:
        with _bar(quiet, "questions") as progress:
            _print_line(
                {**measure.end_to_end(model, load_reader(settings.encoder), examples, settings, progress), **languages}
            )


@app.command()
def bench(
    question: Annotated[str, typer.Option(help="What to ask.")] = "where will the next meeting be held?",
    repeat: Annotated[int, typer.Option(min=1, help="Warm questions.")] = 50,
    adding: Annotated[int, typer.Option(min=0, help="Also add so many made-up articles, twice.")] = 0,
    precisions: Annotated[bool, typer.Option("--precisions", help="Also compare float32 with bfloat16.")] = False,
    library: LibraryOption = None,
    encoder: EncoderOption = None,
) -> None:
    """Time a cold and warm questions on this machine, with the peak memory, as JSON."""
    from qa.evaluation import bench as measure

    settings = Settings.load(library=library, encoder=encoder)
    figures = measure.asking(settings, question, repeat)
    if adding:
        figures["adding"] = measure.adding(settings, adding)
    if precisions:
        figures["precisions"] = measure.precisions(settings)
    _print_json(figures)


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 7860,
    library: LibraryOption = None,
    encoder: EncoderOption = None,
    threshold: ThresholdOption = None,
) -> None:
    """Open the chat in a browser."""
    settings = Settings.load(library=library, encoder=encoder, threshold=threshold)
    from qa.ui.server import serve as run

    run(settings, host, port)


def main() -> None:
    """Console script. Every error a user can meet is one line on stderr."""
    from embeddings.errors import EmbeddingError

    try:
        app()
    except (MaqalError, EmbeddingError) as error:
        _complain(str(error))
        sys.exit(1)
    except BrokenPipeError:
        # Whoever read our output has gone; a second complaint at exit would be noise.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        if os.environ.get("MAQAL_DEBUG"):
            raise
        _complain(f"a fault of ours, {type(error).__name__}: {error}; MAQAL_DEBUG=1 shows where")
        sys.exit(1)
    except KeyboardInterrupt:
        _complain("stopped; everything said to be added is in the library")
        sys.exit(130)


@contextmanager
def _library(settings: Settings, load_index: bool = True) -> Iterator[Library]:
    from embeddings.encoder import load_encoder
    from qa.library import Library

    with Library.open(settings.library, load_encoder(settings.encoder), load_index=load_index) as opened:
        yield opened


@contextmanager
def _assistant(settings: Settings) -> Iterator[Assistant]:
    from qa.assistant import Assistant

    with Assistant.open(settings) as assistant:
        for notice in assistant.library.notices:
            _say(notice)
        yield assistant


@contextmanager
def _bar(quiet: bool, unit: str) -> Iterator[Callable[..., None] | None]:
    """A progress bar on stderr, where somebody is looking."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from tqdm import tqdm

    with tqdm(unit=unit, file=sys.stderr, leave=False) as bar:

        def step(done: Progress | int, total: int | None = None) -> None:
            bar.total = total if isinstance(done, int) else done.total
            bar.update((done if isinstance(done, int) else done.done) - bar.n)
            if not isinstance(done, int):
                bar.set_postfix_str(f"{done.encoded} texts encoded")

        yield step


def _asked(assistant: Assistant, line: str) -> dict[str, Any]:
    """One line of `ask --json -`: a bad question must not end the others."""
    try:
        return assistant.ask(line).to_dict()
    except MaqalError as error:
        return {"question": line.strip(), "status": "error", "error": str(error)}


def _print_answer(answer: Answer) -> None:
    from qa.write import label

    print(answer.answer)
    if answer.citations:
        print()
    for one in answer.citations:
        known = [label(one.title), label(one.source or ""), one.published or "", Path(one.path).name]
        print(f"[{one.n}] " + " · ".join(part for part in known if part))


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _print_line(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False), flush=True)


def _say(message: str) -> None:
    print(message, file=sys.stderr)


def _complain(message: str) -> None:
    _say("maqal: " + " ".join(message.split()))
