"""What `maqal check` looks at: the file, the offsets, the vectors, the index, the folder. Changes nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from embeddings.encoder import Encoder
from embeddings.errors import IndexCorrupt, IndexMismatch
from embeddings.index import FlatIndex
from qa.errors import LibraryError
from qa.library.passage_index import leftovers
from qa.library.storage import VECTOR, Storage

__all__ = ["Finding", "examine"]

LOW_DISK_BYTES = 200_000_000

# Each counts rows that must not exist.
RULES = (
    (
        "sentences or passages that are not of the revision that is searched",
        """SELECT count(*) FROM (SELECT article_id, revision FROM sentences UNION
        SELECT article_id, revision FROM passages) s
        JOIN articles a USING (article_id) WHERE a.current IS NOT s.revision""",
    ),
    (
        "sentences that leave their text",
        """SELECT count(*) FROM sentences s JOIN revisions r USING (article_id, revision) WHERE s.end > length(r.text)
        AND instr(r.text, char(0)) = 0""",
    ),
    (
        "passages whose sentences are not all there",
        """SELECT count(*) FROM passages p WHERE p.past - p.first != (SELECT count(*) FROM sentences s WHERE
        s.article_id = p.article_id AND s.revision = p.revision AND s.n >= p.first AND s.n < p.past)""",
    ),
    (
        "sentences that are in no passage",
        """SELECT count(*) FROM sentences s WHERE NOT EXISTS (SELECT 1 FROM passages p WHERE
        p.article_id = s.article_id AND p.revision = s.revision AND s.n >= p.first AND s.n < p.past)""",
    ),
    (
        "articles without a sentence",
        """SELECT count(*) FROM articles a WHERE a.current IS NOT NULL AND NOT EXISTS
        (SELECT 1 FROM sentences s WHERE s.article_id = a.article_id)""",
    ),
    (
        "sentences or passages without their vector",
        f"""SELECT count(*) FROM (SELECT vector_id FROM sentences UNION ALL SELECT vector_id FROM passages) s
        LEFT JOIN vectors v USING (vector_id), library l
        WHERE v.data IS NULL OR v.encoder != l.encoder OR length(v.data) != l.dimension * {VECTOR.itemsize}""",
    ),
    (
        "passages that are not found by their words, or words of none",
        """SELECT (SELECT count(*) FROM (SELECT passage_id FROM passages EXCEPT SELECT rowid FROM words))
        + (SELECT count(*) FROM (SELECT rowid FROM words EXCEPT SELECT passage_id FROM passages))""",
    ),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    severity: Literal["ok", "warning", "error"]
    finding: str
    remedy: str = ""


def examine(storage: Storage, encoder: Encoder) -> list[Finding]:
    """All findings, in the order of the checks. A check that cannot be made is an error of its own."""
    findings: list[Finding] = []
    for part in (_file, _rules, _index, _folder):
        try:
            findings += part(storage, encoder)
        except LibraryError as error:
            findings.append(Finding("error", str(error), "restore the library from a backup"))
    return findings


def _file(storage: Storage, encoder: Encoder) -> Iterator[Finding]:
    result = [str(row[0]) for row in storage.rows("PRAGMA quick_check(5)")]
    if result == ["ok"]:
        yield Finding("ok", "the library file is whole")
    else:
        yield Finding("error", f"the library file is damaged: {'; '.join(result)}", "restore it from a backup")
    dangling = storage.rows("PRAGMA foreign_key_check")
    if dangling:
        tables = ", ".join(sorted({str(row[0]) for row in dangling}))
        yield Finding("error", f"{len(dangling)} records refer to missing ones ({tables})", "run `maqal rebuild`")
    header = storage.header()
    if header.encoder == encoder.identity:
        yield Finding("ok", f"encoder {header.encoder}, {header.dimension} dimensions")
    else:
        yield Finding(
            "error",
            f"made with encoder {header.encoder}, this is {encoder.identity}",
            "run `maqal rebuild` to encode it anew, or set the former encoder",
        )


def _rules(storage: Storage, encoder: Encoder) -> Iterator[Finding]:
    broken = False
    for name, sql in RULES:
        ((count,),) = storage.rows(sql)
        if count:
            broken = True
            yield Finding("error", f"{count} {name}", "run `maqal rebuild`")
    if not broken:
        ((articles,),) = storage.rows("SELECT count(*) FROM articles WHERE current IS NOT NULL")
        ((passages,),) = storage.rows("SELECT count(*) FROM passages")
        yield Finding("ok", f"{articles} articles, {passages} passages, each inside its text and with its vectors")


def _index(storage: Storage, encoder: Encoder) -> Iterator[Finding]:
    header = storage.header()
    if not header.generation:
        yield Finding("ok", "no index on disk yet; it is made when something is added")
        return
    try:
        index = FlatIndex.load(
            storage.folder / f"index-{header.generation}",
            encoder=header.encoder,
            dimension=header.dimension,
            state=header.index_state,
        )
    except (IndexCorrupt, IndexMismatch) as error:
        yield Finding("error", f"the search index is not usable: {error}", "run `maqal rebuild`")
        return
    ids = {id_ for (id_,) in storage.rows("SELECT passage_id FROM passages")}
    behind = len(ids.symmetric_difference(index.ids().tolist()))
    note = f", {behind} passages behind (the next question catches up)" if behind else ""
    yield Finding("ok", f"index generation {header.generation} with {len(index)} passages{note}")


def _folder(storage: Storage, encoder: Encoder) -> Iterator[Finding]:
    for path in leftovers(storage.folder, storage.header().generation):
        yield Finding("warning", f"{path} is left over from an interrupted write", "it goes with the next `maqal add`")
    free = shutil.disk_usage(storage.folder).free
    if free < LOW_DISK_BYTES:
        yield Finding("warning", f"{free / 1e6:.0f} MB free on the disk of {storage.folder}", "free some space")
    else:
        yield Finding("ok", f"{free / 1e9:.1f} GB free on the disk")
