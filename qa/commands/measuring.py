"""How good and how quick: `maqal eval` and `maqal bench`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qa.commands.shared import (
    EncoderOption,
    LibraryOption,
    QuietOption,
    ThresholdOption,
    existing,
    opened_assistant,
    print_json,
    print_line,
    progress_bar,
)
from qa.settings import Settings

QUESTION = "where will the next meeting be held?"
"""Of the seeds."""


def evaluate(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="JSON lines {id, lang_question, lang_context, title, context, question, "
            "answers: [{text, start}]}, plain or .gz; or seeds/questions.jsonl with --seeds, "
            "or seeds/conversations.jsonl with --conversations"
        ),
    ],
    retrieval: Annotated[bool, typer.Option("--retrieval", help="Is the context found among all contexts?")] = False,
    reader: Annotated[bool, typer.Option("--reader", help="Is the answer read in its own context?")] = False,
    end_to_end: Annotated[bool, typer.Option("--end-to-end", help="Contexts become articles, then ask.")] = False,
    seeds: Annotated[bool, typer.Option("--seeds", help="The questions about seeds/, asked of the library.")] = False,
    conversations: Annotated[
        bool, typer.Option("--conversations", help="Those about seeds/, asked of the library turn by turn.")
    ] = False,
    distractors: Annotated[list[Path] | None, typer.Option(help="Files whose contexts join the pool.")] = None,
    question_lang: Annotated[str | None, typer.Option(help="Language of the questions, crossed by id.")] = None,
    context_lang: Annotated[str | None, typer.Option(help="Language of the contexts, crossed by id.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first so many questions.")] = None,
    library: LibraryOption = None,
    encoder: EncoderOption = None,
    threshold: ThresholdOption = None,
    quiet: QuietOption = False,
) -> None:
    """Measure on questions with known answers; one JSON object a mode."""
    settings = Settings.load(library=library, encoder=encoder, threshold=threshold)
    modes = (retrieval, reader, end_to_end, seeds, conversations)
    if not any(modes):
        raise typer.BadParameter("name a mode: --retrieval, --reader, --end-to-end, --seeds or --conversations")
    if seeds or conversations:
        if sum(modes) > 1 or distractors or question_lang or context_lang or limit:
            raise typer.BadParameter("--seeds and --conversations ask all of their own files, and stand alone")
        _of_library(settings, files, seeds)
        return
    from embeddings.encoder import load_encoder
    from qa.evaluation import evaluate as measure
    from qa.evaluation.pool import crossed, read_examples
    from qa.reader import load_reader

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
        print_line({**measure.retrieval(model, examples, read_examples(distractors or [])), **languages})
    if reader:
        print_line({**measure.reading(model, load_reader(settings.encoder), examples, settings.threshold), **languages})
    if end_to_end:
        with progress_bar(quiet, "questions") as progress:
            figures = measure.end_to_end(model, load_reader(settings.encoder), examples, settings, progress)
        print_line({**figures, **languages})


def _of_library(settings: Settings, files: list[Path], seeds: bool) -> None:
    """The questions about seeds/, or the conversations."""
    from qa.evaluation import conversations as turns
    from qa.evaluation import evaluate as measure

    read, run = (measure.read_seeds, measure.seeds) if seeds else (turns.read_conversations, turns.conversations)
    asked = [read(path) for path in files]  # a file that is none is told before seconds of loading
    with opened_assistant(settings) as assistant:
        for rows in asked:
            print_json(run(assistant, rows))


def bench(
    questions: Annotated[
        Path | None,
        typer.Argument(help="JSON lines {question}, asked in turn; without it one, again and again"),
    ] = None,
    repeat: Annotated[int, typer.Option(min=1, help="Warm questions.")] = 50,
    adding: Annotated[int, typer.Option(min=0, help="Also add so many made-up articles, twice.")] = 0,
    library: LibraryOption = None,
    encoder: EncoderOption = None,
) -> None:
    """Time a cold and warm questions on this machine, with the peak memory, as JSON."""
    from qa.evaluation import bench as measure
    from qa.evaluation.rows import read_rows
    from qa.question import checked

    settings = Settings.load(library=library, encoder=encoder)
    asked = [checked(row["question"]) for row in read_rows(questions, ("question",))] if questions else [QUESTION]
    existing(settings)
    figures = measure.asking(settings, asked, repeat)
    if adding:
        figures["adding"] = measure.adding(settings, adding)
    print_json(figures)
