"""The library's rules: what is added, replaced, recognised, removed and found; one process, a healthy disk."""

from __future__ import annotations

import errno
import itertools
import os
import re
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from embeddings.encoder import Encoder
from embeddings.hashing import HashingEncoder
from qa.errors import ArticleError, LibraryError
from qa.library import Library, Progress
from qa.library.storage import DATABASE
from qa.types import Draft, Sentence

PART = "\n=====\n"
CLOCK = itertools.count()


class Reader:
    """Parts of a file are articles; the first line of each is its title. Counts what it is asked."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def read(self, path: Path) -> list[Draft]:
        self.calls.append(path.name)
        text = path.read_text(encoding="utf-8")
        if text.startswith("BAD"):
            raise ArticleError(f"{path} is damaged; repair it")
        return [
            Draft(title=part.partition("\n")[0], text=part.partition("\n")[2], language="en", part=n)
            for n, part in enumerate(text.split(PART))
        ]


class CountingEncoder(HashingEncoder):
    """Counts the texts it encodes for the library, and wants to know their languages."""

    def __init__(self, dimension: int = 64) -> None:
        super().__init__(dimension)
        self.texts = 0
        self.languages: set[str] = set()

    def encode_queries(self, texts: Sequence[str], *, languages: Sequence[str] | None = None) -> NDArray[np.float32]:
        return HashingEncoder.encode_passages(self, texts)

    def encode_passages(
        self,
        texts: Sequence[str],
        progress: Callable[[int], None] | None = None,
        *,
        languages: Sequence[str] | None = None,
    ) -> NDArray[np.float32]:
        assert languages is not None
        assert len(languages) == len(texts)
        self.texts += len(texts)
        self.languages |= set(languages)
        return super().encode_passages(texts, progress)


def segment(text: str, language: str, encoder: Encoder) -> tuple[tuple[Sentence, ...], list[tuple[int, int]]]:
    """A sentence ends at a full stop; passages are two sentences long and share one."""
    sentences = tuple(Sentence(match.start(), match.end()) for match in re.finditer(r"[^\s.][^.]*\.?", text))
    return sentences, [(n, min(n + 2, len(sentences))) for n in range(max(1, len(sentences) - 1))]


def opened(folder: Path, encoder: HashingEncoder | None = None, reader: Reader | None = None) -> Library:
    return Library.open(folder, encoder or CountingEncoder(), reader=reader or Reader(), segment=segment)


@pytest.fixture
def encoder() -> CountingEncoder:
    return CountingEncoder()


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def library(tmp_path: Path, encoder: CountingEncoder, reader: Reader) -> Iterator[Library]:
    with opened(tmp_path / "library", encoder, reader) as library:
        yield library
        assert errors(library) == []


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def write(path: Path, *parts: tuple[str, str], old: bool = True) -> Path:
    """A file of articles (title, text); `old`: written long enough ago for its time of change to be trusted."""
    path.write_text(PART.join(f"{title}\n{text}" for title, text in parts), encoding="utf-8")
    if old:
        stamp = 1_700_000_000_000_000_000 + next(CLOCK)
        os.utime(path, ns=(stamp, stamp))
    return path


def errors(library: Library) -> list[str]:
    """What its check finds to be wrong."""
    return [finding.finding for finding in library.check() if finding.severity == "error"]


def behind(folder: Path, *statements: str) -> list[Any]:
    """Statements to a library's file behind the library's back; the rows of the last."""
    rows: list[Any] = []
    with closing(sqlite3.connect(folder / DATABASE)) as connection, connection:
        for statement in statements:
            rows = connection.execute(statement).fetchall()
    return rows


def found(library: Library, question: str, k: int = 100) -> list[str]:
    """Texts of the passages found, best first, straight through the public interface."""
    ids = [id_ for id_, _ in library.search(library.encoder.encode_queries([question])[0], k)]
    passages = library.passages(ids)
    assert [passage.passage_id for passage in passages] == ids
    texts = {}
    for passage in passages:
        article = library.article(passage.article_id)
        assert article.revision == passage.revision
        texts[passage.passage_id] = article.text[passage.start : passage.end]
    return [texts[id_] for id_ in ids]


def test_what_is_added_is_listed_read_and_found(library: Library, inbox: Path) -> None:
    path = write(inbox / "a.txt", ("Summit", "The summit is in Baghdad. It rains. Nobody came."))
    (report,) = library.add([path])
    assert (report.status, report.path, report.message) == ("added", str(path), "")
    (article,) = library.articles()
    assert report.articles == (article.article_id,)
    assert (article.title, article.revision, article.path, article.part) == ("Summit", 1, str(path), 0)
    assert article.text == "The summit is in Baghdad. It rains. Nobody came."
    assert library.article(article.article_id) == library.article(article.article_id[:4], 1) == article
    assert library.revision_is_current(article.article_id, 1)
    assert found(library, "summit in Baghdad", 1) == ["The summit is in Baghdad. It rains."]
    passages = library.passages_of(article.article_id)
    assert [article.text[p.start : p.end] for p in passages] == [
        "The summit is in Baghdad. It rains.",
        "It rains. Nobody came.",
    ]
    assert library.stats()["articles"] == 1


def test_sentence_vectors_are_those_of_the_sentences(library: Library, inbox: Path) -> None:
    library.add([write(inbox / "a.txt", ("A", "One is here. Two is there. Three is gone."))])
    (article,) = library.articles()
    passages = library.passages_of(article.article_id)[::-1]
    vectors = library.sentence_vectors(passages)
    assert len(vectors) == 2
    for passage in passages:
        rows = vectors[passage.passage_id]
        assert rows.dtype == np.float32
        texts = [article.text[sentence.start : sentence.end] for sentence in passage.sentences]
        np.testing.assert_allclose(rows, HashingEncoder(64).encode_passages(texts), atol=1e-3)
    assert library.sentence_vectors([]) == {}
    library.remove(article.article_id)
    assert library.sentence_vectors(passages) == {}


@pytest.mark.parametrize("old", [True, False])
def test_adding_five_hundred_files_again_reads_and_encodes_nothing(
    library: Library, inbox: Path, reader: Reader, encoder: CountingEncoder, old: bool
) -> None:
    for n in range(500):
        write(inbox / f"{n:03}.txt", (f"Title {n}", f"Article {n} begins. It ends."), old=old)
    assert {report.status for report in library.add([inbox])} == {"added"}
    index = sorted(path.name for path in library.folder.glob("index-*"))
    reader.calls.clear()
    encoder.texts = 0
    reports = library.add([inbox])
    assert [report.status for report in reports] == ["unchanged"] * 500
    assert all(len(report.articles) == 1 for report in reports)
    assert (reader.calls, encoder.texts) == ([], 0)
    assert sorted(path.name for path in library.folder.glob("index-*")) == index


def test_a_touched_file_costs_a_hash_and_then_nothing(library: Library, inbox: Path, reader: Reader) -> None:
    path = write(inbox / "a.txt", ("A", "One. Two."))
    library.add([path])
    os.utime(path, ns=(1, 1))
    assert library.add([path])[0].status == "unchanged"
    assert library.storage.rows("SELECT mtime_ns FROM files") == [(1,)]
    assert reader.calls == ["a.txt"]


def test_an_article_read_as_another_language_gets_other_vectors(
    library: Library, inbox: Path, reader: Reader, encoder: CountingEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(inbox / "a.txt", ("A", "One is here. Two is there."))
    (article_id,) = library.add([path])[0].articles
    read = reader.read
    monkeypatch.setattr(reader, "read", lambda path: [replace(draft, language="ar") for draft in read(path)])
    encoder.texts = 0
    write(path, ("Better title", "One is here. Two is there."))
    assert library.add([path])[0].status == "unchanged"
    assert (library.article(article_id).language, library.article(article_id).title) == ("ar", "Better title")
    assert encoder.languages == {"en", "ar"}
    assert library.stats()["vectors"] == encoder.texts == 3


def test_texts_in_common_are_encoded_once(library: Library, inbox: Path, encoder: CountingEncoder) -> None:
    library.add([write(inbox / "a.txt", ("A", "One is here. Two is there."), ("B", "One is here. Two was there."))])
    assert encoder.texts == 5


def test_a_copy_adds_nothing_and_a_renamed_file_keeps_its_article(
    library: Library, inbox: Path, reader: Reader, encoder: CountingEncoder
) -> None:
    path = write(inbox / "a.txt", ("A", "One. Two."), ("B", "Three. Four."))
    ids = library.add([path])[0].articles
    encoded = encoder.texts
    copy = Path(shutil.copy(path, inbox / "copy.txt"))
    (report,) = library.add([copy])
    assert (report.status, report.articles, report.message) == ("duplicate", ids, f"same content as {path}")
    assert {article.path for article in library.articles()} == {str(path)}
    path.rename(inbox / "new.txt")
    report = next(report for report in library.add([inbox]) if report.path.endswith("new.txt"))
    assert (report.status, report.articles, report.message) == ("duplicate", ids, f"moved from {path}")
    assert {article.path for article in library.articles()} == {str(inbox / "new.txt")}
    assert (reader.calls, encoder.texts) == (["a.txt"], encoded)
    assert [report.status for report in library.add([inbox])] == ["unchanged", "unchanged"]


def test_the_same_text_in_other_bytes_is_a_duplicate(library: Library, inbox: Path) -> None:
    first = write(inbox / "a.txt", ("A", "One. Two."))
    (article_id,) = library.add([first])[0].articles
    (report,) = library.add([write(inbox / "b.txt", ("Another title", "One. Two."))])
    assert (report.status, report.articles) == ("duplicate", (article_id,))
    assert str(first) in report.message
    assert library.article(article_id).title == "A"
    first.unlink()
    (report,) = library.add([write(inbox / "c.txt", ("Third title", "One. Two."))])
    assert (report.status, report.articles, report.message) == ("duplicate", (article_id,), f"moved from {first}")
    assert (library.article(article_id).path, library.article(article_id).title) == (report.path, "Third title")


def test_copies_within_one_batch_and_one_file_are_one_article(library: Library, inbox: Path) -> None:
    write(inbox / "a.txt", ("A", "One. Two."), ("A again", "One. Two."))
    write(inbox / "b.txt", ("A", "One. Two."))
    first, second = library.add([inbox])
    assert (first.status, second.status) == ("added", "duplicate")
    assert first.articles == second.articles == tuple(article.article_id for article in library.articles())
    assert len(first.articles) == 1


def test_a_changed_file_makes_a_new_revision_and_the_old_text_stays(library: Library, inbox: Path) -> None:
    path = write(inbox / "a.txt", ("A", "The summit is in Baghdad."))
    (article_id,) = library.add([path])[0].articles
    write(path, ("A", "The summit is in Cairo."))
    (report,) = library.add([path])
    assert (report.status, report.articles) == ("replaced", (article_id,))
    assert "revision 2" in report.message
    assert library.article(article_id).text == "The summit is in Cairo."
    assert library.article(article_id, 1).text == "The summit is in Baghdad."
    assert not library.revision_is_current(article_id, 1)
    assert library.revision_is_current(article_id, 2)
    assert found(library, "summit in Baghdad") == ["The summit is in Cairo."]
    assert len(library.articles()) == 1
    write(path, ("A", "The summit is in Baghdad."))
    library.add([path])
    assert library.article(article_id).revision == 3


def test_parts_of_a_changed_file_keep_their_identity(library: Library, inbox: Path) -> None:
    path = write(inbox / "a.txt", ("A", "Alpha one."), ("B", "Beta one."), ("C", "Gamma one."))
    a, b, c = library.add([path])[0].articles
    # C moved to the front unchanged, A changed its text, B's place was taken by a new title.
    write(path, ("C", "Gamma one."), ("New", "Delta one."), ("A", "Alpha two."))
    (report,) = library.add([path])
    assert report.status == "replaced"
    assert report.articles == (c, b, a)
    assert [library.article(id_).revision for id_ in (a, b, c)] == [2, 2, 1]
    assert library.article(c).part == 0


def test_an_article_that_left_its_file_leaves_the_search_and_can_come_back(library: Library, inbox: Path) -> None:
    path = write(inbox / "a.txt", ("A", "Alpha one."), ("B", "Beta one."))
    a, b = library.add([path])[0].articles
    write(path, ("A", "Alpha one."))
    (report,) = library.add([path])
    assert (report.status, report.articles) == ("replaced", (a,))
    assert [article.article_id for article in library.articles()] == [a]
    assert found(library, "Beta") == ["Alpha one."]
    assert library.article(b).text == "Beta one."
    assert not library.revision_is_current(b, 1)
    assert library.passages_of(b) == []
    (report,) = library.add([write(inbox / "other.txt", ("B", "Beta one."))])
    assert (report.status, report.articles) == ("added", (b,))
    assert library.revision_is_current(b, 1)
    assert found(library, "Beta", 1) == ["Beta one."]


def test_when_one_of_two_copies_changes_no_text_is_lost(library: Library, inbox: Path) -> None:
    path = write(inbox / "a.txt", ("A", "Alpha one."))
    copy = Path(shutil.copy(path, inbox / "copy.txt"))
    (article_id,) = library.add([inbox])[0].articles
    write(path, ("A", "Alpha two."))
    changed, _ = library.add([inbox])
    assert changed.articles != (article_id,)
    assert sorted(found(library, "Alpha")) == ["Alpha one.", "Alpha two."]
    assert library.article(article_id).path == str(copy)


def test_a_copy_that_comes_back_after_its_twin_changed_is_read_again(library: Library, inbox: Path) -> None:
    path = write(inbox / "a.txt", ("A", "Alpha one."))
    copy = Path(shutil.copy2(path, inbox / "copy.txt"))
    library.add([inbox])
    copy.rename(inbox / "away")
    write(path, ("A", "Alpha two."))
    library.add([inbox])
    (inbox / "away").rename(copy)
    library.add([inbox])
    assert sorted(found(library, "Alpha")) == ["Alpha one.", "Alpha two."]


def test_a_file_that_becomes_a_copy_gives_up_what_it_held(library: Library, inbox: Path) -> None:
    write(inbox / "a.txt", ("A", "Alpha one."))
    path = write(inbox / "b.txt", ("B", "Beta one."), ("C", "Gamma one."))
    library.add([inbox])
    library.remove(library.articles()[1].article_id)  # from here on b.txt will be read anew
    shutil.copy(inbox / "a.txt", path)
    library.add([inbox])
    assert found(library, "one") == ["Alpha one."]


def test_a_better_title_of_the_same_text_is_no_new_revision(library: Library, inbox: Path) -> None:
    path = write(inbox / "a.txt", ("Draft title", "Alpha one."))
    (article_id,) = library.add([path])[0].articles
    write(path, ("Final title", "Alpha one."))
    assert library.add([path])[0].status == "unchanged"
    assert (library.article(article_id).title, library.article(article_id).revision) == ("Final title", 1)


def test_a_bad_file_does_not_stop_the_others(library: Library, inbox: Path) -> None:
    write(inbox / "a.txt", ("A", "Alpha."))
    (inbox / "b.txt").write_text("BAD")
    (inbox / "c.txt").write_text("empty\n   \n", encoding="utf-8")
    write(inbox / "d.txt", ("D", "Delta."))
    os.mkfifo(inbox / "e.txt")
    missing = inbox / "missing.txt"
    reports = {Path(report.path).name: report for report in library.add([missing, inbox, inbox / "a.txt"])}
    assert {name: report.status for name, report in reports.items()} == {
        "missing.txt": "failed",
        "a.txt": "added",
        "b.txt": "failed",
        "c.txt": "failed",
        "d.txt": "added",
        "e.txt": "failed",
    }
    for name, report in reports.items():
        assert (report.status == "failed") == (name in report.message and "\n" not in report.message)
    assert len(library.articles()) == 2


def test_a_folder_within_that_cannot_be_listed_says_why(
    library: Library, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(inbox / "a.txt", ("A", "Alpha."))
    (inbox / "closed").mkdir()
    scandir = os.scandir

    def listed(path: Any) -> Iterator[os.DirEntry[str]]:
        if str(path).endswith("closed"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", listed)
    closed, added = library.add([inbox])
    assert closed.message == f"{inbox}/closed cannot be opened (Permission denied); check the path and its rights"
    assert added.status == "added"


def test_a_file_that_turns_bad_keeps_its_article(library: Library, inbox: Path) -> None:
    path = write(inbox / "a.txt", ("A", "Alpha."))
    library.add([path])
    path.write_text("BAD")
    assert library.add([path])[0].status == "failed"
    assert found(library, "Alpha") == ["Alpha."]


def test_removed_is_gone_until_its_file_is_added_again(library: Library, inbox: Path) -> None:
    path = write(inbox / "a.txt", ("A", "Alpha one."), ("B", "Beta one."))
    a, b = library.add([path])[0].articles
    library.remove(a[:8])
    assert found(library, "Alpha") == ["Beta one."]
    with pytest.raises(LibraryError, match=a):
        library.article(a)
    (report,) = library.add([path])
    assert (report.status, report.articles) == ("replaced", (a, b))
    assert sorted(found(library, "Alpha")) == ["Alpha one.", "Beta one."]


def test_passage_ids_are_never_used_again(library: Library, inbox: Path) -> None:
    path = write(inbox / "a.txt", ("A", "Alpha one."))
    (article_id,) = library.add([path])[0].articles
    (before,) = library.passages_of(article_id)
    library.remove(article_id)
    library.add([path])
    (after,) = library.passages_of(article_id)
    assert after.passage_id > before.passage_id
    assert library.passages([before.passage_id, after.passage_id]) == [after]


def test_ids_that_do_not_name_one_article_are_refused(library: Library, inbox: Path) -> None:
    for n in range(40):
        write(inbox / f"{n}.txt", ("T", f"Text {n}."))
    library.add([inbox])
    for one in (str(inbox), inbox):
        with pytest.raises(LibraryError, match=r"is the one path '.*'; give a list: \["):
            library.add(one)  # type: ignore[arg-type]  # letter by letter it would be the whole disk
    for wrong, message in (("", "not an article id"), ("xyz", "not an article id"), ("f" * 16, "no article")):
        with pytest.raises(LibraryError, match=message):
            library.article(wrong)
    letters = [article.article_id[0] for article in library.articles()]
    with pytest.raises(LibraryError, match="give more of it"):
        library.article(max(letters, key=letters.count))
    with pytest.raises(LibraryError, match="no revision 9"):
        library.article(library.articles()[0].article_id, 9)


def test_two_articles_with_the_same_first_text_get_different_ids(library: Library, inbox: Path) -> None:
    path = write(inbox / "a.txt", ("A", "Alpha one."))
    (first,) = library.add([path])[0].articles
    write(path, ("A", "Alpha two."))
    library.add([path])
    (second,) = library.add([write(inbox / "b.txt", ("A", "Alpha one."))])[0].articles
    assert first != second
    assert re.fullmatch("[0-9a-f]{16}", second)


def test_ids_do_not_depend_on_the_order_of_adding(tmp_path: Path, inbox: Path) -> None:
    files = [write(inbox / f"{n}.txt", ("T", f"Text {n}.")) for n in range(5)]
    ids = []
    for name, order in (("x", files), ("y", files[::-1])):
        with opened(tmp_path / name) as library:
            library.add(order)
            ids.append({article.article_id for article in library.articles()})
    assert ids[0] == ids[1]


def test_progress_tells_of_every_file(library: Library, inbox: Path) -> None:
    for n in range(3):
        write(inbox / f"{n}.txt", ("T", f"Text {n}."))
    seen: list[Progress] = []
    reports = library.add([inbox], seen.append)
    assert [step.report for step in seen if step.report] == reports
    assert (seen[-1].done, seen[-1].total) == (3, 3)
    assert max(step.encoded for step in seen) == 3
    assert [step.done for step in seen] == sorted(step.done for step in seen)


@pytest.mark.parametrize(
    ("sentences", "passages"),
    [
        ((Sentence(0, 6),), [(0, 1)]),
        ((Sentence(0, 6), Sentence(7, 11)), [(0, 1)]),
        ((Sentence(0, 6), Sentence(7, 11)), [(1, 2)]),
        ((Sentence(0, 6), Sentence(5, 11)), [(0, 2)]),
        ((Sentence(0, 6), Sentence(7, 99)), [(0, 2)]),
        ((), []),
    ],
)
def test_a_file_whose_text_would_be_lost_in_part_is_refused(
    tmp_path: Path, inbox: Path, sentences: tuple[Sentence, ...], passages: list[tuple[int, int]]
) -> None:
    path = write(inbox / "a.txt", ("A", "Alpha. Beta"))
    opened = Library.open(tmp_path / "x", CountingEncoder(), reader=Reader(), segment=lambda *_: (sentences, passages))
    with opened as library:
        (report,) = library.add([path])
        assert report.status == "failed"
        assert str(path) in report.message
        assert library.articles() == []


def test_any_text_is_stored_as_it_is(library: Library, inbox: Path) -> None:
    texts = ["سيعقد الاجتماع في بغداد.", "नमस्ते दुनिया।", "می‌خواهم.", "a\u0000b.", "👩‍👩‍👧 x.", "\u202eabc\u202c."]
    write(inbox / "a.txt", *((f"T{n}", text) for n, text in enumerate(texts)))
    library.add([inbox])
    assert [article.text for article in library.articles()] == texts
    for article in library.articles():
        assert found(library, article.text, 1) == [article.text]


def test_names_that_are_not_utf8_are_accepted(library: Library, inbox: Path) -> None:
    name = os.fsdecode(os.fsencode(inbox) + b"/\xff.txt")
    write(Path(name), ("A", "Alpha one."))
    assert library.add([inbox])[0].status == "added"
    assert library.articles()[0].path.endswith("\\xff.txt")
    assert library.add([inbox])[0].status == "unchanged"


def test_asking_goes_on_while_files_are_added(tmp_path: Path, inbox: Path) -> None:
    write(inbox / "0.txt", ("T", "The first one."))
    inside, go_on = threading.Event(), threading.Event()

    class SlowEncoder(CountingEncoder):
        def encode_passages(self, texts: Sequence[str], *more: Any, **options: Any) -> NDArray[np.float32]:
            if self.texts and threading.current_thread() is worker:
                inside.set()
                assert go_on.wait(20)
            return super().encode_passages(texts, *more, **options)

    with opened(tmp_path / "library", SlowEncoder()) as library:
        worker = threading.Thread(target=lambda: library.add([write(inbox / "1.txt", ("T", "Another one."))]))
        library.add([inbox])
        worker.start()
        assert inside.wait(20)
        answers: list[list[str]] = []
        askers = [threading.Thread(target=lambda: answers.append(found(library, "first"))) for _ in range(8)]
        for thread in askers:
            thread.start()
        for thread in askers:
            thread.join(20)
        assert answers == [["The first one."]] * 8
        with pytest.raises(LibraryError, match="already adding"):
            _impatiently(library).remove(library.articles()[0].article_id)
        go_on.set()
        worker.join(20)
        assert len(found(library, "first")) == 2


def _impatiently(library: Library) -> Library:
    library.lock_seconds = 0.1
    return library


def test_a_closed_library_says_so(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library", CountingEncoder())
    library.close()
    with pytest.raises(LibraryError, match="closed"):
        library.articles()


def test_the_real_reader_and_segmentation_are_the_default(tmp_path: Path, inbox: Path) -> None:
    (inbox / "a.txt").write_text("The summit\n\nThe next summit will be held in Baghdad. Nobody knows when.\n")
    with Library.open(tmp_path / "library", HashingEncoder()) as library:
        assert library.add([inbox])[0].status == "added"
        assert any("Baghdad" in text for text in found(library, "summit in Baghdad", 1))
