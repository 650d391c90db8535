"""What is told of an article outside its running text: by its file's format, or by a head in a database's download."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """None for what is not told, or not certainly; what is goes before what the text says.

    `noted` is a date that can be that of fetching it, and comes after what the text says.
    """

    title: str | None = None
    source: str | None = None
    published: str | None = None
    noted: str | None = None
    language: str | None = None
    url: str | None = None
