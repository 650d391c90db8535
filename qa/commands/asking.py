"""`maqal ask`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qa.commands.shared import (
    EncoderOption,
    JsonOption,
    LibraryOption,
    ThresholdOption,
    complain,
    forgiving,
    opened_assistant,
    print_json,
    print_line,
    say,
    tell,
)
from qa.errors import MaqalError
from qa.settings import Settings
from qa.types import Filter

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.types import Answer

__all__ = ["ask"]


def ask(
    question: Annotated[
        str | None, typer.Argument(help="The question; `-` reads one a line (with --json), each by itself.")
    ] = None,
    library: LibraryOption = None,
    encoder: EncoderOption = None,
    threshold: ThresholdOption = None,
    published_from: Annotated[str | None, typer.Option("--from", help="First day of the articles: 2024-06-18.")] = None,
    published_to: Annotated[str | None, typer.Option("--to", help="Last day of the articles.")] = None,
    source: Annotated[list[str] | None, typer.Option(help="Only articles of this outlet; can be repeated.")] = None,
    language: Annotated[list[str] | None, typer.Option(help="Only articles in this language; repeatable.")] = None,
    chat: Annotated[
        bool, typer.Option("--chat", help="Ask on, each question after the ones before, until an empty line.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Answer a question with numbered citations. Exit code 3 when the articles do not answer it.

    With --from or --to, articles without a date are left out.
    """
    if (question is None) != chat:
        raise typer.BadParameter("ask one QUESTION, or many with --chat")
    where = Filter(published_from, published_to, tuple(source or ()), tuple(language or ()))
    if question is not None and question != "-":
        from qa.assistant import checked

        checked(question)  # before the models, which take seconds
    with opened_assistant(Settings.load(library=library, encoder=encoder, threshold=threshold)) as assistant:
        if question is None:
            _chat(assistant, where, as_json)
            return
        if question == "-":
            forgiving(sys.stdin)
            for line in sys.stdin:
                if line.strip():
                    print_line(_asked(assistant, line, where))
            return
        answer = assistant.ask(question, where)
    if as_json:
        print_json(answer.to_dict())
    else:
        _print_answer(answer)
    if answer.status == "not_found":
        raise typer.Exit(3)


def _chat(assistant: Assistant, where: Filter, as_json: bool) -> None:
    """Questions from the terminal, each with the answers before it; a bad one does not end the others."""
    said: list[Answer] = []
    forgiving(sys.stdin)
    while line := _typed():
        try:
            said.append(assistant.ask(line, where, tuple(said)))
        except MaqalError as error:
            complain(str(error))
            continue
        if as_json:
            print_line(said[-1].to_dict())
        else:
            _print_answer(said[-1])
            print()


def _typed() -> str:
    say("?")
    return sys.stdin.readline().strip()


def _asked(assistant: Assistant, line: str, where: Filter) -> dict[str, Any]:
    """One line of `ask --json -`: a bad question must not end the others."""
    try:
        return assistant.ask(line, where).to_dict()
    except MaqalError as error:
        return {"question": line.strip(), "status": "error", "error": str(error)}


def _print_answer(answer: Answer) -> None:
    from qa.show import apart
    from qa.write import label

    if answer.understood:
        print(f"Understood as: {label(answer.understood)}")
    print(apart(answer.answer))
    if answer.notice:
        say(answer.notice)
    if answer.citations:
        print()
    for one in answer.citations:
        known = [label(one.title), label(one.source or ""), one.published or "", Path(one.path).name]
        tell(f"[{one.n}] " + " · ".join(part for part in known if part))
    if answer.nearest:
        print("\nNearest to the question, and not an answer:")
    for near in answer.nearest:
        known = [label(near.title), label(near.source or ""), near.published or ""]
        print(f"  {label(near.quote)} ({' · '.join(part for part in known if part)})")
