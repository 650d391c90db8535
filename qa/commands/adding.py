"""`maqal add`: files into the library, each told as it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qa.commands.shared import (
    EncoderOption,
    JsonOption,
    LibraryOption,
    QuietOption,
    above_bar,
    complain,
    named_path,
    opened_library,
    print_json,
    progress_bar,
    say,
    tell,
)
from qa.errors import ArticleError
from qa.settings import Settings

if TYPE_CHECKING:
    from qa.articles.walk import Survey
    from qa.library import FileReport, Progress

_NAMED = 8
"""Most kinds of files, and most broken links, that are named."""


def add(
    paths: Annotated[
        list[Path],
        typer.Argument(
            parser=named_path, metavar="PATH…", help="Files and folders: .txt .md .html .htm .pdf .docx .json .jsonl"
        ),
    ],
    library: LibraryOption = None,
    encoder: EncoderOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Add articles, or take in what changed in them. A bad file is named; the others are added all the same.

    What was removed comes back if its file is named itself, or has another text now; a folder leaves it removed.

    Each file is told once it is stored. What of a folder is of another kind is counted at the end; hidden
    files, links out of the folder and libraries in it are passed over.
    """
    from qa.articles import SUFFIXES, survey

    settings = Settings.load(library=library, encoder=encoder)
    found = survey(paths)
    others = _passed_over(found)
    if not (found.files or found.failed):
        names = ", ".join(str(path) for path in paths)
        seen = f" (passed over: {others})" if others else ""
        raise ArticleError(f"no article files in {names}{seen}; accepted are {' '.join(SUFFIXES)}")
    reports: list[FileReport] = []

    def done(report: FileReport) -> None:
        reports.append(report)
        _tell(report, as_json, quiet)

    try:
        _add(settings, found, paths, quiet, done)
    except KeyboardInterrupt:
        complain("stopped; everything said to be added is in the library")
        raise typer.Exit(130) from None
    except BrokenPipeError:
        done_with = f"files in the library: {len(reports)} of {len(found.files) + len(found.failed)}"
        complain(f"stopped, as nobody reads what it tells any more; {done_with}; --quiet needs no reader")
        raise
    finally:
        if as_json:
            print_json([asdict(report) for report in reports])
    if others and not quiet:
        say(f"passed over: {others}" + (f"; accepted are {' '.join(SUFFIXES)}" if found.suffixes else ""))
    if any(report.status == "failed" for report in reports):
        raise typer.Exit(1)


def _add(
    settings: Settings, found: Survey, named: Sequence[Path], quiet: bool, done: Callable[[FileReport], None]
) -> None:
    """`done` gets each report as soon as it is true."""
    from qa.library.adding import FileReport, path_name

    for path, error in found.failed.items():
        done(FileReport(path_name(path), "failed", message=str(error)))
    if not found.files:
        return
    with opened_library(settings, make=True) as opened, progress_bar(quiet, "files") as progress:

        def step(now: Progress) -> None:
            if progress is not None:
                progress(now)
            if now.report is not None:
                with above_bar(progress is not None):
                    done(now.report)

        opened.add(list(found.files), step, named)


def _tell(report: FileReport, as_json: bool, quiet: bool) -> None:
    if report.status == "failed":
        complain(report.message)
    elif not as_json and not quiet:
        tell(f"{report.status:<10} {report.path}", *report.articles)
        for line in filter(None, (report.message, report.remark)):
            say(f"{report.path}: {line}")


def _passed_over(found: Survey) -> str:
    """ "3 .rtf, 1 .doc, the broken link a/b.txt"; empty where a folder held nothing but articles."""
    common = found.suffixes.most_common(_NAMED)
    kinds = [f"{count} {suffix or 'without a suffix'}" for suffix, count in common]
    if rest := found.suffixes.total() - sum(count for _, count in common):
        kinds.append(f"{rest} of other kinds")
    if found.leaving:
        kinds.append(f"{len(found.leaving)} link{'s' * (len(found.leaving) > 1)} out of the folder")
    kinds += [f"the library {path}" for path in found.libraries]
    kinds += [f"the broken link {path}" for path in found.broken[:_NAMED]]
    if len(found.broken) > _NAMED:
        kinds.append(f"{len(found.broken) - _NAMED} more broken links")
    return ", ".join(kinds)
