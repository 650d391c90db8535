"""Articles of the library: list, show, correct, remove, restore; check and rebuild."""

from __future__ import annotations

import re
import shlex
import signal
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qa.commands.shared import (
    EncoderOption,
    JsonOption,
    LibraryOption,
    QuietOption,
    named_path,
    opened_library,
    print_json,
    progress_bar,
    put,
    say,
    tell,
    typed,
)
from qa.settings import Settings
from qa.show import visible

if TYPE_CHECKING:
    from qa.types import Article

_ENOUGH = 8
"""Characters of an id that is to be deleted for good: a shorter one may be mistyped and fit another."""


def list_articles(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """List the articles: id, date, language, source, title."""
    with opened_library(Settings.load(library=library), load_index=False) as opened:
        # Whatever became of their texts.
        articles = opened.articles_page(sort="first", descending=False, limit=sys.maxsize).rows
    if as_json:
        print_json([asdict(one) for one in articles])
        return
    for one in articles:
        tell(one.article_id, (one.published or "-")[:10], one.language, one.source or "-", one.title)
    if not articles:
        say("no articles yet; add some with `maqal add PATH…`")


def show(
    article: Annotated[str, typer.Argument(help="Id of the article, or its beginning.")],
    revision: Annotated[int | None, typer.Option(help="An older revision.")] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show an article; with --json exactly as it is stored."""
    with opened_library(Settings.load(library=library), load_index=False) as opened:
        found = opened.article(article, revision)
    if as_json:
        print_json(asdict(found))
        return
    for name in ("article_id", "revision", "title", "source", "published", "language", "url", "path", "added"):
        if getattr(found, name) is not None:
            tell(f"{name + ':':<12}{getattr(found, name)}")
    put(f"\n{visible(found.text)}")


def correct(
    article: Annotated[str, typer.Argument(help="Id of the article, or its beginning.")],
    title: Annotated[str | None, typer.Option(help="Its title.")] = None,
    source: Annotated[str | None, typer.Option(help="Its outlet; empty: none is named.")] = None,
    published: Annotated[str | None, typer.Option(help="2024-06-18, or with time and zone; empty: not known.")] = None,
    language: Annotated[str | None, typer.Option(help="ISO 639 code, such as ar.")] = None,
    library: LibraryOption = None,
    encoder: EncoderOption = None,
    as_json: JsonOption = False,
) -> None:
    """Correct an article's details; they win over what its file says, also when it is added again."""
    options = {"title": title, "source": source, "published": published, "language": language}
    given = {name: value for name, value in options.items() if value is not None}
    if not given:
        raise typer.BadParameter("give what is to be corrected: --title, --source, --published or --language")
    from qa.library.editing import possible

    with typed():
        possible(given)
    with opened_library(Settings.load(library=library, encoder=encoder)) as opened:
        found = opened.correct(article, **given)
    if as_json:
        print_json(_details(found))
        return
    tell(found.article_id, (found.published or "-"), found.language, found.source or "-", found.title)


def remove(
    articles: Annotated[list[str], typer.Argument(help="Ids of articles, or their beginnings.")],
    forever: Annotated[bool, typer.Option("--forever", help="Delete them; also those removed before.")] = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Remove articles; they are not found any more from the next question on. `maqal restore` brings them back."""
    if forever and any(len(name) < _ENOUGH for name in articles):
        raise typer.BadParameter(f"--forever cannot be undone; give at least {_ENOUGH} characters of each id")
    done: list[dict[str, str]] = []
    with opened_library(Settings.load(library=library)) as opened:
        found = [opened.any_id(name) if forever else (opened.full_id(name), False) for name in articles]
        for article_id, gone in dict.fromkeys(found):
            if not gone:
                opened.remove(article_id)
            title = next(one.title for one in opened.removed() if one.article_id == article_id)
            if forever:
                opened.forget(article_id)
            done.append({"article_id": article_id, "title": title, "status": "deleted" if forever else "removed"})
            if not as_json:
                tell(done[-1]["status"].ljust(9), article_id, title)
    if as_json:
        print_json(done)


def restore(
    articles: Annotated[list[str] | None, typer.Argument(help="Ids; without any, list what can be restored.")] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bring removed articles back as they were."""
    with opened_library(Settings.load(library=library), load_index=bool(articles)) as opened:
        back = []
        for name in dict.fromkeys([opened.removed_id(name) for name in articles or ()]):
            back.append(opened.restore(name))
            if not as_json:
                tell("restored".ljust(9), back[-1].article_id, back[-1].title)
        listed = () if articles else opened.removed()
    if as_json:
        print_json([_details(one) for one in back] if articles else [asdict(one) for one in listed])
        return
    for one in listed:
        tell(one.article_id, one.time[:10], one.language, one.source or "-", one.title)


def check(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """Examine the library and the machine: finding, severity, remedy. Exit code 1 when something is wrong."""
    from embeddings.runtime import choose_precision

    settings = Settings.load(library=library)
    precision = choose_precision()
    with opened_library(settings) as opened:
        findings = opened.check()
        stats = {name: value for name, value in opened.stats().items() if name != "folder"}  # which is the library
        notices = opened.notices
    if as_json:
        found = [{name: getattr(one, name) for name in ("severity", "finding", "remedy", "key")} for one in findings]
        print_json({"library": str(settings.library), **stats, "precision": asdict(precision), "notices": notices,
                     "findings": found})  # fmt: skip
    else:
        tell(f"{'library:':<15}{settings.library}")
        for name, value in stats.items():
            tell(f"{_plain(name) + ':':<15}{_plain(value)}" + " bytes" * name.startswith("bytes"))
        put(f"{'precision:':<15}{precision.dtype} ({precision.reason})")
        for notice in notices:
            tell(f"{'notice:':<15}{notice}")
        for one in findings:
            tell(f"{one.severity + ':':<15}{one.finding}" + (f"; {one.remedy}" if one.remedy else ""))
    if any(one.severity == "error" for one in findings):
        raise typer.Exit(1)


def backup(
    folder: Annotated[
        Path, typer.Argument(parser=named_path, metavar="FOLDER", help="A folder that is not there yet.")
    ],
    library: LibraryOption = None,
) -> None:
    """Copy the library, also while it is in use, into a folder that is a library itself."""
    from qa.library.backup import back_up

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was begun is taken away
    with opened_library(Settings.load(library=library), load_index=False) as opened:
        size = back_up(opened.storage, folder)
    where = shlex.quote(str(folder))
    say(f"{size / 1e6:.1f} MB in {folder}; `maqal check --library {where}` examines it")
    say("to restore it, put the folder in the place of the library's while no server runs")


def rebuild(library: LibraryOption = None, encoder: EncoderOption = None, quiet: QuietOption = False) -> None:
    """Make the index again from the stored vectors; with another encoder, encode all articles with it."""
    with (
        opened_library(Settings.load(library=library, encoder=encoder)) as opened,
        progress_bar(quiet, "articles") as progress,
    ):
        count = opened.rebuild(progress)
    if not quiet:
        say(f"passages in the index: {count}")


def _plain(value: Any) -> str:
    """As a person says it: "en 12, ar 3", "yes", "index size"."""
    if isinstance(value, dict):
        return ", ".join(f"{one} {count}" for one, count in value.items()) or "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int) else re.sub("^bytes_(.*)", r"\1 size", value)


def _details(article: Article) -> dict[str, Any]:
    """All of an article but its text."""
    return {name: value for name, value in asdict(article).items() if name != "text"}
