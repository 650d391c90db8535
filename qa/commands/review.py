"""`maqal review …`: verdicts on citations listed, counted and exported."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from qa.commands.shared import JsonOption, LibraryOption, named_path, opened_library, print_json, say, tell, written
from qa.errors import ReviewError
from qa.settings import Settings

if TYPE_CHECKING:
    from qa.library import Library
    from qa.review import Verdict

app = typer.Typer(help="Verdicts on citations.", no_args_is_help=True)
ReviewerOption = Annotated[str | None, typer.Option("--reviewer", help="Only this reviewer's; all by default.")]


@app.command("list")
def list_verdicts(
    waiting: Annotated[bool, typer.Option("--waiting", help="Citations that still wait for a verdict.")] = False,
    reviewer: ReviewerOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """List verdicts, or the citations in conversations that wait for one."""
    from qa.conversations import owners
    from qa.review import Reviews, progress
    from qa.write import label

    with opened_library(Settings.load(library=library), load_index=False) as opened:
        name = _known(opened, reviewer)
        if waiting:
            everybody = [Reviews(opened, one) for one in ([name] if name is not None else owners(opened))]
            claims = [item.claim for one in everybody for item in one.unreviewed()]
            done, total = progress([item for one in everybody for item in one.items()])
            say(f"{done} of {total} reviewed")
            if as_json:
                print_json([asdict(claim) for claim in claims])
            else:
                for claim in claims:
                    tell(label(claim.question), f"[{claim.n}] {label(claim.quote)}")
            return
        verdicts = _verdicts(opened, reviewer)
    if as_json:
        print_json([asdict(one) for one in verdicts])
        return
    for one in verdicts:
        asked, quote = label(one.claim.question), label(one.claim.quote)
        tell(one.time[:16], one.verdict.ljust(10), one.reviewer or "-", asked, quote)
    if not verdicts:
        say("no verdicts yet; judge citations in the review tab of `maqal serve`")


def _verdicts(library: Library, reviewer: str | None) -> list[Verdict]:
    from qa.review import Reviews

    name = _known(library, reviewer)
    return Reviews(library, name or "").verdicts(everyone=name is None)


def _known(library: Library, reviewer: str | None) -> str | None:
    """The name as it is stored. ReviewError: nobody of this name has conversations or verdicts."""
    from qa.conversations import owners
    from qa.review import reviewers
    from qa.users import folded

    known = {*owners(library), *reviewers(library)}
    if reviewer is None or reviewer in known:
        return reviewer
    if (name := folded(reviewer)) in known:
        return name
    names = ", ".join(filter(None, sorted(known))) or "nobody yet"
    raise ReviewError(f"nobody called {reviewer!r} has asked or judged here; those who have: {names}")


@app.command("export")
def export_verdicts(
    kind: Annotated[Literal["csv", "jsonl", "html", "eval"], typer.Option("--format", help="Kind of file.")],
    out: Annotated[
        Path, typer.Option("--out", parser=named_path, metavar="<path>", help="File to write; `-` for stdout.")
    ],
    reviewer: ReviewerOption = None,
    library: LibraryOption = None,
) -> None:
    """Write verdicts as a table, JSON lines, a printable report, or a set of questions for `maqal eval`."""
    from qa.review import export

    with opened_library(Settings.load(library=library), load_index=False) as opened:
        verdicts = _verdicts(opened, reviewer)
        data = export(verdicts, opened, kind)
    if str(out) == "-":
        with written():
            sys.stdout.buffer.write(data)
        return
    try:
        out.write_bytes(data)
    except OSError as error:
        raise ReviewError(f"{out} cannot be written ({error.strerror}); choose another --out") from error
    say(f"verdicts in {out}: {len(verdicts)}")


@app.command()
def stats(reviewer: ReviewerOption = None, library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """Show the share of citations that support their answer: in all, by week, language and outlet."""
    from qa.review import precision

    with opened_library(Settings.load(library=library), load_index=False) as opened:
        verdicts = _verdicts(opened, reviewer)
    figures = {by: precision(verdicts, by) for by in ("all", "week", "language", "source")}
    if as_json:
        print_json({by: [{**asdict(one), "total": one.total, "precision": round(one.precision, 4)} for one in found]
                    for by, found in figures.items()})  # fmt: skip
        return
    for by, found in figures.items():
        for one in found:
            name = by if by == "all" else f"{by} {one.label or 'not named'}"
            tell(f"{name:<32}{one.precision:>6.1%}  {one.supports} of {one.total}")
    if not verdicts:
        say("no verdicts yet; judge citations in the review tab of `maqal serve`")
