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
        self.corrected: dict[str, tuple[str, str]] = {}
        """Title and language that were last set by hand, by article."""

    texts = st.lists(
        st.integers(0, 6).map(lambda n: f"Text {n} opens. It closes {n}."), min_size=1, max_size=3, unique=True
    )
    names = st.sampled_from(["a.txt", "b.txt", "c.txt"])

    @rule(name=names, texts=texts)
    def write_file(self, name: str, texts: list[str]) -> None:
        write(self.inbox / name, *((f"Title {n}", text) for n, text in enumerate(texts)))
        self.files[name] = tuple(texts)

    @rule()
    def add(self) -> None:
        reports = self.library.add([self.inbox])
        assert all(report.status != "failed" for report in reports)
        self.known.update(self.files)
        for article in self.library.articles():
            self.seen[article.article_id, article.revision] = article.text

    @rule(pick=st.integers(0, 100))
    def remove(self, pick: int) -> None:
        articles = self.library.articles()
        if articles:
            gone = articles[pick % len(articles)]
            self.library.remove(gone.article_id)
            self.known = {
                name: tuple(text for text in texts if text != gone.text) for name, texts in self.known.items()
            }
            self.seen = {key: text for key, text in self.seen.items() if key[0] != gone.article_id}

    @rule(pick=st.integers(0, 100))
    def remove_and_restore(self, pick: int) -> None:
        articles = self.library.articles()
        if articles:
            gone = articles[pick % len(articles)]
            self.library.remove(gone.article_id)
            assert gone not in self.library.articles()
            assert self.library.restore(gone.article_id) == gone

    @rule(pick=st.integers(0, 100), language=st.sampled_from(["en", "ar"]), title=st.sampled_from(["Title 0", "New"]))
    def correct(self, pick: int, language: str, title: str) -> None:
        articles = self.library.articles()
        if articles:
            one = articles[pick % len(articles)]
            self.library.correct(one.article_id, title=title, language=language)
            self.corrected[one.article_id] = (title, language)

    @rule()
    def rebuild(self) -> None:
        encoder = self.library.encoder
        assert isinstance(encoder, CountingEncoder)
        encoder.texts = 0
        self.library.rebuild()
        assert encoder.texts == 0

    @rule()
    def reopen(self) -> None:
        self.library.close()
        self.library = opened(self.root / "library")
        assert self.library.notices == []

    @precondition(lambda self: any(self.root.glob("library/index-*/vectors.faiss")))
    @rule()
    def damage_and_reopen(self) -> None:
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
            assert (article.title, article.language) == self.corrected.get(
                article.article_id, (article.title, article.language)
            )
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
