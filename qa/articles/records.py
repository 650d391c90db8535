"""The records of a JSON file, wherever its wrapping has them.

No wrapper is known by name. From the root down, at most four levels, all records with a text are gathered: of a list,
of an object that holds them by id, of a table by columns, or a single one. Records with a title go before any without
one, which are comments, captions and the like; without titles, the list with the most texts is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qa.articles.fields import called, folded, is_address, plain, tells, titled, values
from qa.articles.text_blocks import record_text

_DEPTH = 4
_WRAPPED_FEEDS = ("feed", "channel")
"""Where a wrapper describes the outlet that its records come from (rss2json, feedparser; RSS as JSON)."""

Path = tuple[str, ...]
"""Keys from the root; any item of a list is "[]", any value of an object of records is "{}"."""
Groups = dict[Path, "list[Record]"]


@dataclass(frozen=True, slots=True)
class Record:
    """`layers`: the object that holds the text, then the one around it if that is a shell; empty for no object."""

    layers: tuple[Mapping[str, Any], ...]
    text: str
    """As it is written; "" where there is none."""
    outlet: str
    """What the wrapper says its records come from."""
    key: str = ""
    """Its name in an object of records."""


def find_records(root: Any, lines: Sequence[int] = ()) -> list[tuple[str, Record]]:
    """Records of a file in its order, each with its place, as "record 3"; none where nothing has a text.

    Those without a text, between others that have one, are among them. `lines`: where the items of `root` stand.
    """
    groups: Groups = {}
    if _open(root):
        _search(root, (), "", groups)
    chosen = [group for group in groups.values() if any(record.text and titled(record.layers) for record in group)]
    if not chosen and groups:
        chosen = [max(groups.values(), key=lambda group: sum(record.text != "" for record in group))]
    of_lines = bool(lines) and len(chosen) == 1 and chosen[0] is groups.get(())
    records = [record for group in chosen for record in group]
    places = [f"line {number}" for number in lines] if of_lines else [f"record {n + 1}" for n in range(len(records))]
    return [
        (f'record "{record.key[:60]}"' if record.key else place, record)
        for place, record in zip(places, records, strict=True)
    ]


def unread_field(root: Any) -> str:
    """The first field that is called like a text and holds something else, as `response.results[].body`; or ""."""
    return next(_unread(root, ()), "")


def _unread(value: Any, path: Path) -> Iterator[str]:
    for key, child in _children(value):
        if isinstance(child, dict | list) and child:
            if isinstance(value, dict) and called(key, "text"):
                yield ".".join([*path, key]).replace(".[]", "[]")
            if len(path) < _DEPTH:
                yield from _unread(child, (*path, key))


_NO_OBJECT = Record((), "", "")


def _children(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from (("[]", item) for item in value)


def _search(value: Any, path: Path, outlet: str, groups: Groups) -> None:
    """Puts the records in `value` into `groups`. What is in an object with a text is about it, and not looked at."""
    if isinstance(value, list):
        inside = _search_list(value, path, outlet, groups)
    else:
        inside = _search_object(value, path, outlet, groups)
        outlet = _outlet(value) or outlet
    if len(path) < _DEPTH:
        for key, child in inside:
            _search(child, (*path, key), outlet, groups)


def _search_list(items: list[Any], path: Path, outlet: str, groups: Groups) -> list[tuple[str, Any]]:
    """What in the list is still to be searched; nothing when its items are the records for certain."""
    records = [Record((item,), record_text(item), outlet) if isinstance(item, dict) else _NO_OBJECT for item in items]
    if any(record.text for record in records):
        groups.setdefault(path, []).extend(records)
        return []
    records = [_shell(item, outlet) if isinstance(item, dict) else _NO_OBJECT for item in items]
    shells = any(record.text for record in records)
    if shells:
        groups.setdefault(path, []).extend(records)
        if any(record.text and titled(record.layers) for record in records):
            return []
    inside = ((key, child) for item in items for key, child in _children(item)) if shells else _children(items)
    return [(key, child) for key, child in inside if _open(child) and not (shells and _object_with_text(child))]


def _search_object(value: dict[str, Any], path: Path, outlet: str, groups: Groups) -> list[tuple[str, Any]]:
    """What in the object is still to be searched; nothing when it is a record or a table of records."""
    rows = _rows(value)
    if any(map(_object_with_text, rows)):
        return _search_list(rows, path, outlet, groups)
    if text := record_text(value):
        groups.setdefault(path, []).append(Record((value,), text, outlet))
        return []
    within = {key for key, child in value.items() if _object_with_text(child)}
    if len(within) == 1:
        groups.setdefault(path, []).append(_shell(value, outlet))
    elif within:
        outlet = _outlet(value) or outlet
        # A record without a text has a title or an address all the same.
        by_id = [
            (key, child)
            for key, child in value.items()
            if key in within or (isinstance(child, dict) and tells(child, "title", "url"))
        ]
        found = [Record((child,), record_text(child), outlet, key) for key, child in by_id]
        groups.setdefault((*path, "{}"), []).extend(found)
    return [(key, child) for key, child in value.items() if _open(child) and key not in within]


def _open(value: Any) -> bool:
    return isinstance(value, dict | list) and bool(value)


def _object_with_text(value: Any) -> bool:
    return isinstance(value, dict) and record_text(value) != ""


def _shell(value: dict[str, Any], outlet: str) -> Record:
    """The record in a shell, with what the shell says of it; without a text if it is no shell.

    A search engine puts the record into `_source` and excerpts of it beside: the longest text is the record's. Two with
    titles are two records.
    """
    inside = [(text, child) for child in value.values() if isinstance(child, dict) and (text := record_text(child))]
    if not inside or sum(titled([child]) for _, child in inside) > 1:
        return Record((value,), "", outlet)
    text, record = max(inside, key=lambda one: len(one[0]))
    return Record((record, {key: child for key, child in value.items() if child is not record}), text, outlet)


def _rows(value: dict[str, Any]) -> list[Any]:
    """The rows of a table as pandas writes it: columns of cells by index or in a list, or rows below their names."""
    text = next((child for key, child in value.items() if called(key, "text") and isinstance(child, dict | list)), None)
    titles = (child for key, child in value.items() if called(key, "title") and isinstance(child, list))
    if isinstance(text, dict) and all(isinstance(cell, str | None) for cell in text.values()):
        columns = {
            key: child for key, child in value.items() if isinstance(child, dict) and child.keys() == text.keys()
        }
        if len(columns) > 1:
            return [{key: column[index] for key, column in columns.items()} for index in text]
    # Without as many titles, the strings of a text are its paragraphs.
    if isinstance(text, list) and any(len(column) == len(text) > 1 for column in titles):
        lists = {key: child for key, child in value.items() if isinstance(child, list) and len(child) == len(text)}
        return [dict(zip(lists, cells, strict=True)) for cells in zip(*lists.values(), strict=True)]
    parts = [child for child in value.values() if isinstance(child, list) and child]
    names = next((part for part in parts if _all(part, str) and any(called(name, "text") for name in part)), None)
    table = next((part for part in parts if _all(part, list)), None)
    return [dict(zip(names, row, strict=False)) for row in table] if names and table else []


def _all(items: list[Any], kind: type) -> bool:
    return all(isinstance(item, kind) for item in items)


def _outlet(wrapper: Mapping[str, Any]) -> str:
    """The name that a wrapper gives the outlet of its records: a source, its own title, that of the feed in it."""
    feeds = [wrapper, *(feed for key in _WRAPPED_FEEDS if isinstance(feed := wrapper.get(key), dict))]
    told = (value for feed in feeds for field in ("source", "title") for value in values([folded(feed)], field))
    return next(
        (name for value in told if isinstance(value, str) and (name := plain(value)) and not is_address(name)), ""
    )
