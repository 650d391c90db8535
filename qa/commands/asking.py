"""`maqal ask` and `maqal search`."""

from __future__ import annotations

import itertools
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qa.commands.shared import (
    EncoderOption,
    FromOption,
    JsonOption,
    LanguageOption,
    LibraryOption,
    SourceOption,
    ThresholdOption,
    ToOption,
    WriterOption,
    complain,
    legible,
    opened_assistant,
    opened_library,
    print_json,
    print_line,
    put,
    say,
    tell,
    typed,
    typed_lines,
)
from qa.errors import MaqalError
from qa.settings import Settings
from qa.types import Filter

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.search import Found
    from qa.types import Answer, Citation, Near


def ask(
    question: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="QUESTION",
            help="The question, best in quotation marks; `-` reads one a line, in UTF-8, each by itself, to the end.",
        ),
    ] = None,
    library: LibraryOption = None,
    encoder: EncoderOption = None,
    threshold: ThresholdOption = None,
    writer: WriterOption = None,
    published_from: FromOption = None,
    published_to: ToOption = None,
    source: SourceOption = None,
    language: LanguageOption = None,
    chat: Annotated[
        bool, typer.Option("--chat", help="Ask on, each question after the ones before, until an empty line.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Answer a question with numbered citations. Exit code 3 when the articles do not answer it.

    With --from or --to, articles without a date are left out. With many questions (`-`, --chat) the exit code is 0; see
    the status of each answer. One that cannot be asked is told in its place.
    """
    asked = " ".join(question or ())
    if (question is None) != chat:
        raise typer.BadParameter("ask one QUESTION, or many with --chat")
    if question and question[0] == "-" != asked:
        raise typer.BadParameter("`-` reads the questions, and stands alone")
    from qa.question import checked

    with typed():  # before the models, which take seconds
        where = Filter(published_from, published_to, tuple(source or ()), tuple(language or ()))
        if question is not None and asked != "-":
            checked(asked)
        settings = Settings.load(library=library, encoder=encoder, threshold=threshold, writer=writer)
    with opened_assistant(settings) as assistant:
        if chat:
            _chat(assistant, where, as_json)
            return
        if asked == "-":
            _one_a_line(assistant, where, as_json)
            return
        answer = assistant.ask(asked, where)
    if as_json:
        print_json(answer.to_dict())
    else:
        _print_answer(answer)
    if answer.status == "not_found":
        raise typer.Exit(3)


def search(
    words: Annotated[list[str], typer.Argument(help="What to look for, in any language.")],
    limit: Annotated[int, typer.Option(min=1, max=50, help="Sentences to give.")] = 10,
    library: LibraryOption = None,
    encoder: EncoderOption = None,
    published_from: FromOption = None,
    published_to: ToOption = None,
    source: SourceOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find the sentences nearest to some words, nearest first, with their scores. Near is not true, and no answer."""
    from qa.question import checked

    with typed():  # before the model, which takes seconds
        where = Filter(published_from, published_to, tuple(source or ()), tuple(language or ()))
        query = checked(" ".join(words))
    settings = Settings.load(library=library, encoder=encoder)
    from qa.search import search as find
    from qa.write import label

    with opened_library(settings) as opened:
        found = find(opened, query, limit, where)
        damaged, none = opened.storage.met_damaged(), not opened.statistics().articles
    for one in damaged:
        complain(str(one))
    if as_json:
        print_json({"results": [asdict(one) for one in found]})
        return
    for near in found:
        tell(f"{near.score:.3f}", f"{label(near.quote)} ({_known(near, near.article_id)})")
    if none:
        say("no articles yet; add some with `maqal add PATH…`")


def _chat(assistant: Assistant, where: Filter, as_json: bool) -> None:
    """Questions from the terminal, each with the answers before it; a bad one does not end the others."""
    said: list[Answer] = []
    lines = typed_lines()
    for number in itertools.count(1):
        say("?")
        if not (line := next(lines, "")):
            return
        try:
            said.append(assistant.ask(legible(line, number), where, tuple(said)))
        except MaqalError as error:
            complain(str(error))
            continue
        if as_json:
            print_line(said[-1].to_dict())
        else:
            _print_answer(said[-1])
            put()


def _one_a_line(assistant: Assistant, where: Filter, as_json: bool) -> None:
    """Questions from stdin, each by itself; a bad one does not end the others."""
    from qa.write import label

    for number, line in enumerate(typed_lines(), 1):
        if not line:
            continue
        try:
            answer = assistant.ask(legible(line, number), where)
        except MaqalError as error:
            shown = label(line.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))  # a lost letter as a sign
            if as_json:
                print_line({"question": shown, "status": "error", "error": str(error)})
            else:
                complain(f"{shown}: {error}")
            continue
        if as_json:
            print_line(answer.to_dict())
        else:
            tell(f"? {line}")
            _print_answer(answer)
            put()


def _print_answer(answer: Answer) -> None:
    from qa.show import apart
    from qa.write import frame_in, label

    frame = frame_in(answer.answer_language)
    if answer.understood:
        apart_by = "" if frame.understood.endswith("：") else " "  # a full-width colon has its space in itself
        put(f"{frame.understood}{apart_by}{label(answer.understood)}")
    put(apart(answer.answer))
    if answer.notice:
        say(answer.notice)
    if answer.citations:
        put()
    for one in answer.citations:
        tell(f"[{one.n}] {_known(one, Path(one.path).name)}")
    if answer.nearest:
        put(f"\n{frame.nearest}")
    for near in answer.nearest:
        put(f"  {label(near.quote)} ({_known(near)})")


def _known(one: Near | Found | Citation, *more: str) -> str:
    """What is known of an article, in a line."""
    from qa.write import label

    parts = (label(one.title), label(one.source or ""), one.published or "", *more)
    return " · ".join(part for part in parts if part)
