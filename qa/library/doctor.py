"""What `maqal check` looks at: the file, offsets, vectors, stored answers, the index, the folder. Changes nothing."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from embeddings.encoder import Encoder
from embeddings.errors import IndexCorrupt, IndexMismatch
from qa.errors import LibraryError
from qa.library.dividing import text_key
from qa.library.index_folders import leftovers
from qa.library.passage_index import read_index
from qa.library.schema import PASSAGE_SENTENCES
from qa.library.storage import WHOLE, Storage
from qa.library.turns import STORED, read_answer

LOW_DISK_BYTES = 200_000_000
MOST_NAMED = 5

SAID = {
    "whole": "the library file is whole",
    "damaged": "the library file is damaged: {detail}",
    "unreadable": "{detail}",
    "dangling": "records that refer to missing ones: {n} ({detail})",
    "encoder": "encoder {name}, dimensions: {n}",
    "other-encoder": "made with encoder {made}; this one is {own}",
    "not-searched": "sentences or passages of a text that is not searched: {n}",
    "shifted": "sentences that are not where they were: {n}",
    "incomplete": "passages whose sentences are not all there: {n}",
    "no-passage": "sentences that are in no passage: {n}",
    "no-sentence": "articles without a sentence: {n}",
    "no-words": "passages that cannot be found by their words: {n}",
    "no-vector": "sentences or passages without their vector: {n}",
    "sound": "each passage lies inside its text and has its vectors. Articles: {articles}, passages: {n}",
    "damaged-texts": "articles whose stored text is damaged, which are not quoted: {n} ({detail})",
    "damaged-turns": "answers in conversations that cannot be read any more: {n} (in {detail})",
    "no-index": "no search index on the disk yet; it is made when something is added",
    "bad-index": "the search index is not usable: {detail}",
    "index": "the search index is whole, passages: {n}",
    "index-behind": "the search index on the disk is whole, passages: {n}; changed since, and searched as they are "
    "now: {behind}; it is written with a larger change or by `maqal rebuild`",
    "leftover": "left over from an interrupted write: {name}",
    "low-disk": "little room on the disk of {name}: {n} MB",
    "disk": "free on the disk: {size} GB",
}
REMEDIES = {
    "": "",
    "repair": "run `maqal rebuild`",
    "texts": "add their files again, or restore the library from a backup",
    "add": "it goes with the next `maqal add`",
    "encode": "run `maqal rebuild` to encode it anew, or set the former encoder",
    "conversations": "delete those conversations, or restore the library from a backup",
    "backup": "restore the library from a backup",
    "space": "free some space",
}

# Each counts rows that must not exist.
RULES = (
    (
        "not-searched",
        """SELECT count(*) FROM (SELECT article_id, revision FROM sentences UNION
        SELECT article_id, revision FROM passages) s
        JOIN articles a USING (article_id) WHERE a.current IS NOT s.revision""",
    ),
    (
        "incomplete",
        """SELECT count(*) FROM passages p WHERE p.past - p.first != (SELECT count(*) FROM sentences s WHERE
        s.article_id = p.article_id AND s.revision = p.revision AND s.n >= p.first AND s.n < p.past)""",
    ),
    (
        "no-passage",
        f"""SELECT count(*) FROM (SELECT article_id, revision, n FROM sentences
        EXCEPT SELECT s.article_id, s.revision, s.n FROM {PASSAGE_SENTENCES})""",
    ),
    (
        "no-sentence",
        """SELECT count(*) FROM articles a WHERE a.current IS NOT NULL AND NOT EXISTS
        (SELECT 1 FROM sentences s WHERE s.article_id = a.article_id)""",
    ),
    (
        "no-vector",
        """SELECT count(*) FROM (SELECT vector_id FROM sentences UNION ALL SELECT vector_id FROM passages) s
        LEFT JOIN vectors v USING (vector_id), library l
        WHERE v.encoder != l.encoder OR NOT sound(coalesce(v.data, x''), l.dimension)""",
    ),
    (
        "no-words",
        """SELECT (SELECT count(*) FROM (SELECT passage_id FROM passages EXCEPT SELECT rowid FROM words))
        + (SELECT count(*) FROM (SELECT rowid FROM words EXCEPT SELECT passage_id FROM passages))""",
    ),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, by its keys in SAID and REMEDIES, so that it can be said in other languages too."""

    severity: Literal["ok", "warning", "error"]
    key: str
    remedy_key: str = ""
    values: Mapping[str, str | int | float] = field(default_factory=dict)

    @property
    def finding(self) -> str:
        """In English."""
        return SAID[self.key].format(**self.values)

    @property
    def remedy(self) -> str:
        """What to do, in English; empty where there is nothing to do."""
        return REMEDIES[self.remedy_key]


def examine(storage: Storage, encoder: Encoder) -> list[Finding]:
    """All findings, in the order of the checks. A check that cannot be made is an error of its own."""
    findings: list[Finding] = []
    for part in (_file, _rules, _texts, _turns, _index, _folder):
        try:
            findings += part(storage, encoder)
        except LibraryError as error:
            findings.append(Finding("error", "unreadable", "backup", {"detail": str(error)}))
    return findings


def _file(storage: Storage, encoder: Encoder) -> Iterator[Finding]:
    result = [str(row[0]) for row in storage.rows("PRAGMA integrity_check(5)")]
    if result == ["ok"]:
        yield Finding("ok", "whole")
    else:
        yield Finding("error", "damaged", "backup", {"detail": " ".join("; ".join(result).split())})
    dangling = storage.rows("PRAGMA foreign_key_check")
    if dangling:
        tables = ", ".join(sorted({str(row[0]) for row in dangling}))
        yield Finding("error", "dangling", "repair", {"n": len(dangling), "detail": tables})
    header = storage.header()
    if header.encoder == encoder.identity:
        yield Finding("ok", "encoder", values={"name": header.encoder, "n": header.dimension})
    else:
        yield Finding("error", "other-encoder", "encode", {"made": header.encoder, "own": encoder.identity})


def _rules(storage: Storage, encoder: Encoder) -> Iterator[Finding]:
    broken = False
    for key, sql in RULES:
        ((count,),) = storage.rows(sql)
        if count:
            broken = True
            yield Finding("error", key, "repair", {"n": count})
    if shifted := _shifted(storage):
        broken = True
        yield Finding("error", "shifted", "repair", {"n": shifted})
    if not broken:
        ((articles,),) = storage.rows("SELECT count(*) FROM articles WHERE current IS NOT NULL")
        ((passages,),) = storage.rows("SELECT count(*) FROM passages")
        yield Finding("ok", "sound", values={"articles": articles, "n": passages})


def _shifted(storage: Storage) -> int:
    """Sentences that are not the words that their vector was made of, in texts that are not damaged themselves."""
    current = f"""SELECT r.article_id, r.text, r.language FROM articles a JOIN revisions r
        ON r.article_id = a.article_id AND r.revision = a.current WHERE {WHOLE}"""
    sentences = "SELECT start, end, key FROM sentences JOIN vectors USING (vector_id) WHERE article_id = ?"
    shifted = 0
    with storage.snapshot() as connection:
        encoder = storage.header(connection).encoder
        for article_id, text, language in connection.execute(current):
            for start, end, key in connection.execute(sentences, (article_id,)):
                shifted += text_key(encoder, language, text[start:end]) != key
    return shifted


def _texts(storage: Storage, encoder: Encoder) -> Iterator[Finding]:
    if damaged := storage.damaged():
        named = _some(f"{one.article_id}, {one.path}" for one in damaged)
        yield Finding("error", "damaged-texts", "texts", {"n": len(damaged), "detail": named})


def _some(all_of_them: Iterable[str]) -> str:
    named = list(islice(all_of_them, MOST_NAMED + 1))
    return "; ".join([*named[:MOST_NAMED], *(["…"] if len(named) > MOST_NAMED else [])])


def _turns(storage: Storage, encoder: Encoder) -> Iterator[Finding]:
    damaged: Counter[str] = Counter()
    with storage.reading() as connection:
        for conversation_id, *stored in connection.execute(f"SELECT t.conversation_id, {STORED} FROM turns t"):
            try:
                read_answer(storage, *stored)
            except ValueError:
                damaged[conversation_id] += 1
    if damaged:
        # By their addresses: what somebody asked is not everybody's.
        yield Finding(
            "warning", "damaged-turns", "conversations", {"n": damaged.total(), "detail": _some(map(str, damaged))}
        )


def _index(storage: Storage, encoder: Encoder) -> Iterator[Finding]:
    header = storage.header()
    if header.index_state is None:
        yield Finding("ok", "no-index")
        return
    try:
        index = read_index(storage, header)
    except (IndexCorrupt, IndexMismatch) as error:
        yield Finding("error", "bad-index", "repair", {"detail": str(error)})
        return
    ids = {id_ for (id_,) in storage.rows("SELECT passage_id FROM passages")}
    behind = len(ids.symmetric_difference(index.ids().tolist()))
    yield Finding("ok", "index-behind" if behind else "index", values={"n": len(index), "behind": behind})


def _folder(storage: Storage, encoder: Encoder) -> Iterator[Finding]:
    for path in leftovers(storage.folder, storage.header().generation):
        yield Finding("warning", "leftover", "add", {"name": str(path)})
    free = shutil.disk_usage(storage.folder).free
    if free < LOW_DISK_BYTES:
        yield Finding("warning", "low-disk", "space", {"n": round(free / 1e6), "name": str(storage.folder)})
    else:
        yield Finding("ok", "disk", values={"size": round(free / 1e9, 1)})
