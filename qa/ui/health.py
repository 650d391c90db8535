"""How the library is, over HTTP: its figures, what `check` finds, and the repair.

GET  api/statistics      -> {"articles", "removed", "months", "undated", "languages", "sources", "bytes", …}
GET  api/health          -> {"findings": [{"severity", "finding", "remedy"}], "repairable"}
POST api/health/repair   -> one JSON object a line: {"type": "progress", "done", "total"}, then {"type": "done", …}

`check` speaks English, to a terminal. What it says is known here by its form, so that the page can say it in its own
language and digits: a finding or a remedy is {"key", "values", "text"}, the key None for what is not known.
"""

from __future__ import annotations

import queue
import re
import threading
from collections.abc import Iterator, Sequence
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse

from qa.library import Finding, Library, Progress
from qa.show import visible
from qa.ui.desk import Desk
from qa.ui.lines import lines
from qa.ui.shelf import library
from qa.ui.strings import language_of

__all__ = ["finding_data", "router"]

_MOST_SOURCES = 500
_EVERY = 0.2
"""Seconds between two looks at the progress of a repair."""

_FINDINGS = {
    "whole": r"the library file is whole",
    "damaged": r"the library file is damaged: (?P<detail>.*)",
    "dangling": r"(?P<n>\d+) records refer to missing ones \((?P<detail>.*)\)",
    "encoder": r"encoder (?P<name>.*), (?P<n>\d+) dimensions",
    "other-encoder": r"made with encoder (?P<made>.*), this is (?P<own>.*)",
    "not-searched": r"(?P<n>\d+) sentences or passages that are not of the revision that is searched",
    "outside": r"(?P<n>\d+) sentences that leave their text",
    "incomplete": r"(?P<n>\d+) passages whose sentences are not all there",
    "no-passage": r"(?P<n>\d+) sentences that are in no passage",
    "no-sentence": r"(?P<n>\d+) articles without a sentence",
    "no-words": r"(?P<n>\d+) passages that are not found by their words, or words of none",
    "no-vector": r"(?P<n>\d+) sentences or passages without their vector",
    "sound": r"(?P<articles>\d+) articles, (?P<n>\d+) passages, each inside its text and with its vectors",
    "no-index": r"no index on disk yet; it is made when something is added",
    "bad-index": r"the search index is not usable: (?P<detail>.*)",
    "index": r"index generation \d+ with (?P<n>\d+) passages",
    "index-behind": r"index generation \d+ with (?P<n>\d+) passages, (?P<behind>\d+) passages behind .*",
    "leftover": r"(?P<name>.*) is left over from an interrupted write",
    "low-disk": r"(?P<n>\d+) MB free on the disk of (?P<name>.*)",
    "disk": r"(?P<size>[\d.]+) GB free on the disk",
}
_REMEDIES = {
    "repair": r"run `maqal rebuild`|it goes with the next `maqal add`",
    "encode": r"run `maqal rebuild` to encode it anew, or set the former encoder",
    "backup": r"restore (?:it|the library) from a backup",
    "space": r"free some space",
}
_BY_REPAIR = ("library.remedy.repair", "library.remedy.encode")


def router(desk: Desk) -> APIRouter:
    """Return the addresses of figures and health."""
    routes = APIRouter()

    @routes.get("/statistics")
    def statistics() -> dict[str, Any]:
        open_library = library(desk)
        found = open_library.statistics()
        return {
            "articles": found.articles,
            "removed": len(open_library.removed()),
            "undated": found.undated,
            "months": [{"month": visible(month), "count": count} for month, count in found.months],
            "languages": _counts(found.languages),
            "sources": _counts(found.sources[:_MOST_SOURCES]),
            "sources_named": sum(1 for name, _ in found.sources if name),
            "bytes": sum(path.stat().st_size for path in open_library.folder.rglob("*") if path.is_file()),
            "folder": visible(str(open_library.folder)),
        }

    @routes.get("/health")
    def health() -> dict[str, Any]:
        return _health(library(desk))

    @routes.post("/health/repair")
    def repair(request: Request) -> StreamingResponse:
        return lines(_repair(library(desk)), language_of(request))

    return routes


def _counts(counts: Sequence[tuple[str, int]]) -> list[dict[str, Any]]:
    return [{"value": value, "shown": visible(value), "count": count} for value, count in counts]


def _health(open_library: Library) -> dict[str, Any]:
    findings = [finding_data(one) for one in open_library.check()]
    repairable = any(one["remedy"]["key"] in _BY_REPAIR for one in findings)
    return {"findings": findings, "repairable": repairable}


def finding_data(finding: Finding) -> dict[str, Any]:
    """Return a finding as the page says it."""
    return {
        "severity": finding.severity,
        "finding": _known("finding", _FINDINGS, finding.finding),
        "remedy": _known("remedy", _REMEDIES, finding.remedy),
    }


def _known(kind: str, patterns: dict[str, str], line: str) -> dict[str, Any]:
    for key, pattern in patterns.items():
        if match := re.fullmatch(pattern, line, re.DOTALL):
            values = {name: _value(value) for name, value in match.groupdict().items()}
            return {"key": f"library.{kind}.{key}", "values": values, "text": visible(line)}
    return {"key": None, "values": {}, "text": visible(line)}


def _value(value: str) -> str | int | float:
    if value.isdecimal():
        return int(value)
    return float(value) if re.fullmatch(r"\d+\.\d+", value) else visible(value)


def _repair(open_library: Library) -> Iterator[dict[str, Any]]:
    """Make everything again that follows from the texts; yield how far it is, at last the health found after it.

    The work runs in a thread of its own: leaving the page does not stop it. Raises what `rebuild` raises.
    """
    told: queue.SimpleQueue[Progress] = queue.SimpleQueue()
    outcome: list[BaseException | None] = []

    def work() -> None:
        try:
            open_library.rebuild(told.put)
            outcome.append(None)
        except BaseException as error:
            outcome.append(error)

    thread = threading.Thread(target=work, name="repair", daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(_EVERY)
        last = None
        while not told.empty():
            last = told.get()
        if last is not None:
            yield {"type": "progress", "done": last.done, "total": last.total}
    if outcome[0] is not None:
        raise outcome[0]
    yield {"type": "done", **_health(open_library)}
