"""A library file in which bits have flipped, or that is gone: told, never shown as true, and mended where it can be."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from qa.assistant import Assistant
from qa.conversations import Conversations
from qa.errors import LibraryError
from qa.library import Library
from qa.library.storage import DATABASE
from qa.library.vectors import VECTOR
from qa.opening import open_citation
from qa.search import search
from qa.settings import Settings
from tests.reader_fake import SentenceReader
from tests.test_library import opened, write

FLOOD = "The flood killed 27 people, the council said."
QUESTION = "How many people did the flood kill?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed library of two articles with one answer."""
    with opened(tmp_path / "library") as library:
        library.add([write(tmp_path / "flood.txt", ("Flood", FLOOD)), write(tmp_path / "sea.txt", ("Sea", "It rose."))])
        Conversations(library).start(
            QUESTION, Assistant(library, library.encoder, AnyReader(), Settings(library.folder)).ask(QUESTION)
        )
    return tmp_path / "library"


class AnyReader(SentenceReader):
    threshold = 0.0


def flip(folder: Path, words: bytes, within: int) -> None:
    """Flips the lowest bit of a byte of the words where they stand first in the library's file."""
    data = bytearray((folder / DATABASE).read_bytes())
    data[data.index(words) + within] ^= 1
    (folder / DATABASE).write_bytes(data)


def wrong(library: Library) -> list[str]:
    return [f"{one.finding}; {one.remedy}" for one in library.check() if one.severity != "ok"]


def test_a_damaged_text_is_named_never_quoted_and_mended_by_adding_its_file(folder: Path, tmp_path: Path) -> None:
    flip(folder, FLOOD.encode(), FLOOD.index("27"))
    with opened(folder) as library:
        flood, sea = (row.article_id for row in library.articles_page(sort="title", descending=False).rows)
        asked = Assistant(library, library.encoder, AnyReader(), Settings(library.folder))
        answer = asked.ask(QUESTION)
        assert {one.article_id for one in answer.citations} == {sea}
        assert answer.to_dict()["damaged"] == tuple(library.notices)  # in every interface
        assert [one.quote for one in search(library, QUESTION, 9)] == ["It rose."]
        assert library.sentences_with("flood killed").found == ()
        (line,) = library.notices
        assert flood in line
        assert "flood.txt" in line
        for read in (lambda: library.article(flood), lambda: open_citation(library, flood, 1, 0, 9)):
            with pytest.raises(LibraryError, match="damaged and is not quoted; add .* or restore .* backup"):
                read()
        (found,) = wrong(library)
        assert f"stored text is damaged, which are not quoted: 1 ({flood}, " in found
        assert "add their files again" in found
        library.rebuild()  # a damaged article stops nothing
        assert len(wrong(library)) == 1
        copy = write(tmp_path / "copy.txt", ("Flood", FLOOD))
        assert [one.status for one in library.add([tmp_path / "flood.txt"])] == ["replaced"]
        assert (library.article(flood).text, library.notices, wrong(library)) == (FLOOD, [], [])
        mended = asked.ask(QUESTION)
        assert (mended.citations[0].quote, mended.damaged) == (FLOOD, ())
        assert [one.status for one in library.add([tmp_path / "flood.txt", copy])] == ["unchanged", "duplicate"]


def test_an_article_of_which_a_byte_is_no_letter_hides_no_other(folder: Path, tmp_path: Path) -> None:
    with opened(folder) as library, library.storage.writing("damaging") as connection:
        connection.execute(
            "UPDATE revisions SET text = CAST(x'FF41' AS TEXT), title = CAST(x'FF' AS TEXT) WHERE title = 'Sea'"
        )
    os.rename(tmp_path / "sea.txt", tmp_path / "moved.txt")
    with opened(folder) as library:
        assert [one.title for one in library.articles()] == ["Flood"]
        assert {row.title for row in library.articles_page().rows} == {"Flood", "\ufffd"}
        library.add([tmp_path / "moved.txt"])
        assert (len(library.articles()), wrong(library)) == (2, [])


def test_what_is_stored_besides_the_texts_is_examined_too(folder: Path) -> None:
    flip(folder, b"Flood", 0)  # a title, or its copy in the index of details
    with opened(folder) as library:
        assert ["revisions_details" in one for one in wrong(library)] == [True]
        with library.storage.writing("damaging") as connection:
            connection.execute("UPDATE sentences SET end = end - 1 WHERE start = 0")
        assert "sentences that are not where they were: 2; run `maqal rebuild`" in wrong(library)
        library.rebuild()
        assert len(wrong(library)) == 1


@pytest.mark.parametrize(
    ("damage", "finding"),
    [
        ("UPDATE articles SET current = NULL", "sentences or passages of a text that is not searched: 2"),
        ("UPDATE vectors SET encoder = 'another'", "sentences or passages without their vector: 4"),
        ("UPDATE vectors SET data = x'00'", "sentences or passages without their vector: 4"),
        ("INSERT INTO words (rowid, terms) VALUES (900, 'x')", "passages that cannot be found by their words: 1"),
    ],
)
def test_records_that_do_not_belong_together_are_found_and_mended(folder: Path, damage: str, finding: str) -> None:
    with opened(folder) as library:
        with library.storage.writing("damaging") as connection:
            connection.execute(damage)
        assert wrong(library) == [f"{finding}; run `maqal rebuild`"]
        library.rebuild()
        assert wrong(library) == []


@pytest.mark.parametrize("damage", [np.nan, np.inf, 9.0, None])
def test_a_damaged_vector_is_told_answers_nothing_and_is_mended(folder: Path, damage: float | None) -> None:
    """One that is too long is nearer to every question than all others; `rebuild`, which mends it, opens it too."""
    with opened(folder) as library:
        asked = Assistant(library, library.encoder, AnyReader(), Settings(library.folder))
        before = asked.ask(QUESTION)
        with library.storage.writing("damaging") as connection:
            for number, data in connection.execute("SELECT vector_id, data FROM vectors").fetchall():
                vector = np.frombuffer(data, VECTOR).copy()
                vector[0] = damage
                broken = data[:-2] if damage is None else vector.tobytes()
                connection.execute("UPDATE vectors SET data = ? WHERE vector_id = ?", (broken, number))
    shutil.rmtree(next(folder.glob("index-*")))
    with opened(folder) as library:
        assert "sentences or passages without their vector: 4; run `maqal rebuild`" in wrong(library)
        asked = Assistant(library, library.encoder, AnyReader(), Settings(library.folder))
        with pytest.raises(LibraryError, match="a stored vector is damaged; run `maqal rebuild`"):
            asked.ask(QUESTION)
        library.rebuild()
        assert wrong(library) == []
        assert asked.ask(QUESTION).citations == before.citations


def unprinted(folder: Path) -> None:
    """As version 5 stored it."""
    with opened(folder) as library, library.storage.writing("taking back") as connection:
        connection.execute("UPDATE turns SET sha256 = NULL")


@pytest.mark.parametrize("before", [lambda folder: None, unprinted])
def test_a_damaged_answer_is_told_and_not_shown_as_true(folder: Path, before: Callable[[Path], None]) -> None:
    before(folder)
    with opened(folder) as library:
        (talk,) = Conversations(library).recent()
        assert Conversations(library).read(talk.conversation_id)[0].answer.citations[0].quote == FLOOD
        assert wrong(library) == []
    flip(folder, b'"quote": "' + FLOOD.encode(), FLOOD.index("27") + 10)
    with opened(folder) as library:
        with pytest.raises(LibraryError, match="turn 0 .* is damaged"):
            Conversations(library).read(talk.conversation_id)
        assert [talk.conversation_id in one for one in wrong(library)] == [True]


@pytest.mark.parametrize("damage", [lambda file: file.write_bytes(b""), lambda file: file.unlink()])
def test_a_library_that_is_gone_beside_its_index_is_no_new_one(folder: Path, damage: Callable[[Path], None]) -> None:
    kept = (folder / DATABASE).read_bytes()
    damage(folder / DATABASE)
    for _ in range(2):
        with pytest.raises(LibraryError, match=r"gone or empty, .* there \(index-1\); put .* backup, or, .* delete"):
            opened(folder)
    assert (folder / "index-1").is_dir()
    (folder / DATABASE).write_bytes(kept)
    with opened(folder) as library:
        assert (len(library.articles()), wrong(library)) == (2, [])


def test_a_library_of_which_the_one_article_is_damaged_says_so(tmp_path: Path) -> None:
    with opened(tmp_path / "library") as library:
        library.add([write(tmp_path / "flood.txt", ("Flood", FLOOD))])
        with library.storage.writing("damaging") as connection:
            connection.execute("UPDATE revisions SET text = replace(text, '27', '37')")
        with pytest.raises(LibraryError, match="is damaged and is not quoted"):
            Assistant(library, library.encoder, AnyReader(), Settings(library.folder)).ask(QUESTION)


def test_an_offset_that_cannot_be_is_told_in_one_line(folder: Path) -> None:
    with opened(folder) as library:
        with library.storage.writing("damaging") as connection:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            connection.execute("UPDATE sentences SET start = 900")
        with pytest.raises(LibraryError, match="a stored sentence is damaged .*; run `maqal rebuild`"):
            search(library, QUESTION, 9)
        library.rebuild()
        assert wrong(library) == []
