"""How the library is, over HTTP: its figures, what `check` finds, and the repair.

GET  api/statistics      -> {"articles", "months", "undated", "languages", "sources", "bytes", …}
GET  api/health          -> {"findings": [{"severity", "finding", "remedy"}], "repairable"}
POST api/health/repair   -> one JSON object a line: {"type": "progress", "done", "total"}, then {"type": "done", …}

A finding or a remedy is {"key", "values"}: the key of the page's words for it, "" for none, and what stands in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse

from qa.library import Finding, Library, folder_bytes
from qa.serving.apart import apart, still_asked
from qa.serving.desk import Desk
from qa.show import visible
from qa.ui.lines import followed, lines
from qa.ui.shelf import library
from qa.ui.strings import language_of

_MOST_SOURCES = 500
_CHECKS = 2
"""Examinations at a time: each reads the whole library."""
_REPAIRED = ("repair", "add", "encode")
"""Remedies that the page's button stands for."""


def router(desk: Desk) -> APIRouter:
    """Return the addresses of figures and health."""
    routes = APIRouter()

    @routes.get("/statistics")
    def statistics() -> dict[str, Any]:
        open_library = library(desk)
        found = open_library.statistics()
        return {
            "articles": found.articles,
            "undated": found.undated,
            "months": [{"month": visible(month), "count": count} for month, count in found.months],
            "languages": counts(found.languages),
            "sources": counts(found.sources[:_MOST_SOURCES]),
            "sources_named": sum(1 for name, _ in found.sources if name),
            "bytes": folder_bytes(open_library.folder),
            "folder": visible(str(open_library.folder)),
        }

    @routes.get("/health")
    @apart(_CHECKS)
    def health(request: Request) -> dict[str, Any]:
        still_asked(request)
        return _health(library(desk))

    @routes.post("/health/repair")
    def repair(request: Request) -> StreamingResponse:
        return lines(_repair(library(desk)), language_of(request))

    return routes


def counts(values: Sequence[tuple[str, int]]) -> list[dict[str, Any]]:
    """Return languages, or outlets. A value goes back as the library has it; what is shown of it is made harmless."""
    return [{"value": value, "shown": visible(value), "count": count} for value, count in values]


def _health(open_library: Library) -> dict[str, Any]:
    found = open_library.check()
    return {
        "findings": [_told(one) for one in found],
        "repairable": any(one.remedy_key in _REPAIRED for one in found),
    }


def _told(one: Finding) -> dict[str, Any]:
    values = {name: visible(value) if isinstance(value, str) else value for name, value in one.values.items()}
    remedy = "repair" if one.remedy_key == "add" else one.remedy_key
    return {
        "severity": one.severity,
        "finding": {"key": f"library.finding.{one.key}", "values": values},
        "remedy": {"key": remedy and f"library.remedy.{remedy}", "values": {}},
    }


def _repair(open_library: Library) -> Iterator[dict[str, Any]]:
    """Make everything again that follows from the texts; yield how far it is, at last the health found after it.

    The work runs in a thread of its own: leaving the page does not stop it. Raises what `rebuild` raises.
    """
    for progress in followed(open_library.rebuild, "repair"):
        if progress:
            yield {"type": "progress", "done": progress[-1].done, "total": progress[-1].total}
    yield {"type": "done", **_health(open_library)}
