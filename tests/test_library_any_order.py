"""A library against a plain dict, in any order of events: added, changed, removed, restored, damaged, reopened."""

from __future__ import annotations

import shutil
from pathlib import Path
from unittest import mock

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from qa.library import passage_index
from tests.test_library import CountingEncoder, found, write
from tests.test_library_disk import errors, flip, index_file, opened

CHANGES = ("add", "remove", "restore", "correct")


class Model(RuleBasedStateMachine):
    """Files and articles as dicts; after every step the search must return exactly the live passages."""

    def __init__(self) -> None:
        super().__init__()
        import tempfile

        self.root = Path(tempfile.mkdtemp(prefix="maqal-test-"))
        self.slack = mock.patch.object(passage_index, "SLACK", 3)  # so that the index is written now and then
        self.slack.start()
        self.inbox = self.root / "inbox"
        self.inbox.mkdir()
        self.library = opened(self.root / "library")
        self.files: dict[str, tuple[str, ...]] = {}
        """Texts on the disk by file name."""
        self.known: dict[str, tuple[str, ...]] = {}
        """Texts of each file as the library last read it."""
        self.seen: dict[tuple[str, int], str] = {}
        """Every text a citation may ever quote."""
        self.corrected: dict[str, dict[str, str]] = {}
        """What was last set by hand to other than its file says, by article."""
        self.removed: dict[tuple[str, int], str] = {}
        """Texts that were removed, and stay so while they are the same."""
        self.added = True
        """Whether nothing was written or removed since files were added."""
        self.last = ""
        """The last rule, which nothing new comes of at once."""

    texts = st.lists(
        st.integers(0, 6).map(lambda n: f"Text {n} opens. It closes {n}."), min_size=1, max_size=3, unique=True
    )
    names = st.sampled_from(["a.txt", "b.txt", "c.txt"])

    # Most examples would be one rule again and again, were each not kept to where it can do something.

    @precondition(lambda self: self.added)
    @rule(name=names, texts=texts)
    def write_file(self, name: str, texts: list[str]) -> None:
        self.added, self.last = False, "write"
        write(self.inbox / name, *((f"Title {n}", text) for n, text in enumerate(texts)))
        self.files[name] = tuple(texts)

    @precondition(lambda self: not self.added)
    @rule(named=st.booleans())
    def add(self, named: bool) -> None:
        reports = self.library.add([*self.inbox.iterdir()] if named else [self.inbox])
        assert all(report.status != "failed" for report in reports)
        still = {(one.article_id, one.revision) for one in self.library.removed()}
        assert still <= self.removed.keys()
        self.removed = {key: text for key, text in self.removed.items() if key in still}
        assert not (named and set(self.removed.values()) & {text for texts in self.files.values() for text in texts})
        away = set(self.removed.values())
        self.known = {name: tuple(text for text in texts if text not in away) for name, texts in self.files.items()}
        for article in self.library.articles():
            self.seen[article.article_id, article.revision] = article.text
        self.added, self.last = True, "add"

    @precondition(lambda self: any(self.known.values()))
    @rule(pick=st.integers(0, 100))
    def remove(self, pick: int) -> None:
        articles = self.library.articles()
        gone = articles[pick % len(articles)]
        self.library.remove(gone.article_id)
        self.known = {name: tuple(text for text in texts if text != gone.text) for name, texts in self.known.items()}
        self.seen = {key: text for key, text in self.seen.items() if key[0] != gone.article_id}
        self.removed[gone.article_id, gone.revision] = gone.text
        self.added, self.last = False, "remove"

    @precondition(lambda self: any(self.known.values()) and self.last != "restore")
    @rule(pick=st.integers(0, 100))
    def remove_and_restore(self, pick: int) -> None:
        articles = self.library.articles()
        gone = articles[pick % len(articles)]
        self.library.remove(gone.article_id)
        assert gone not in self.library.articles()
        assert self.library.restore(gone.article_id) == gone
        self.last = "restore"

    @precondition(lambda self: any(self.known.values()) and self.last != "correct")
    @rule(pick=st.integers(0, 100), language=st.sampled_from(["en", "ar"]), title=st.sampled_from(["Title 0", "New"]))
    def correct(self, pick: int, language: str, title: str) -> None:
        articles = self.library.articles()
        one = articles[pick % len(articles)]
        self.library.correct(one.article_id, title=title, language=language)
        given = {"title": title, "language": language}
        self.corrected[one.article_id] = {name: given[name] for name in self.library.corrected(one.article_id)}
        self.last = "correct"

    @precondition(lambda self: self.last in CHANGES)
    @rule()
    def rebuild(self) -> None:
        self.last = "rebuild"
        encoder = self.library.encoder
        assert isinstance(encoder, CountingEncoder)
        encoder.texts = 0
        self.library.rebuild()
        assert encoder.texts == 0

    @precondition(lambda self: self.last in CHANGES)
    @rule()
    def reopen(self) -> None:
        self.last = "reopen"
        self.library.close()
        self.library = opened(self.root / "library")
        assert self.library.notices == []

    @precondition(lambda self: self.last in CHANGES and any(self.root.glob("library/index-*/vectors.faiss")))
    @rule()
    def damage_and_reopen(self) -> None:
        self.last = "damage"
        self.library.close()
        flip(index_file(self.root / "library"))
        self.library = opened(self.root / "library")
        assert len(self.library.notices) == 1

    @invariant()
    def search_finds_exactly_what_is_live(self) -> None:
        live = {text for texts in self.known.values() for text in texts}
        assert sorted(found(self.library, "Text", 1000)) == sorted(live)
        assert sorted(article.text for article in self.library.articles()) == sorted(live)
        for (article_id, revision), text in self.seen.items():
            assert self.library.article(article_id, revision).text == text
        for article in self.library.articles():
            for name, value in self.corrected.get(article.article_id, {}).items():
                assert getattr(article, name) == value
            titled = self.library.passages(self.library.search_words("New", 1000))
            assert (article.article_id in {one.article_id for one in titled}) == (article.title == "New")
        worded = self.library.passages(self.library.search_words("opens", 1000))
        assert {one.article_id for one in worded} == {one.article_id for one in self.library.articles()}
        assert errors(self.library) == []

    def teardown(self) -> None:
        self.slack.stop()
        self.library.close()
        shutil.rmtree(self.root)


TestModel = Model.TestCase
TestModel.settings = settings(max_examples=25, stateful_step_count=12)
