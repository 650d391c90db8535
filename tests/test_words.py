"""Passages found by their words where vectors say nothing: among hundreds of others, in every script."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from embeddings.hashing import HashingEncoder
from qa.library import Library
from qa.library.word_index import COMMON, FEW
from qa.retrieve import retrieve
from qa.types import Filter
from tests.test_lexical import FOUND, NAMES
from tests.test_library import Reader, errors, write

PAIRS = [*(case.values for case in FOUND), *NAMES]


class Blind(HashingEncoder):
    """All texts are the same to it."""

    def encode_passages(self, texts: Sequence[str], *_: Any, **__: Any) -> NDArray[np.float32]:
        return np.full((len(texts), self.dimension), self.dimension**-0.5, dtype=np.float32)

    encode_queries = encode_passages


def library_of(folder: Path, *texts: str) -> Library:
    library = Library.open(folder / "library", Blind(16), reader=Reader())
    library.add([write(folder / "a.txt", *((f"Report {n}", text) for n, text in enumerate(texts)))])
    return library


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Three hundred reports about nothing, then one for each pair."""
    others = (f"District {n} met and heard of item {n * 7}." for n in range(300))
    with library_of(tmp_path_factory.mktemp("words"), *others, *(str(text) for _, text in PAIRS)) as library:
        yield library


@pytest.mark.parametrize(("question", "text"), PAIRS)
def test_a_passage_is_found_by_a_word_or_a_name_that_few_have(archive: Library, question: str, text: str) -> None:
    vector = archive.encoder.encode_queries([question])[0]
    found = [hit.article.text for hit in retrieve(archive, question, vector, 8)]
    assert any(text.replace("\r\n", "\n") in one for one in found)


def test_words_that_many_passages_have_find_nothing(archive: Library) -> None:
    """They would cost time and tell nothing. In a small library no word is that frequent."""
    assert len(archive.passages_of(archive.articles()[0].article_id)) == 1
    assert max(FEW, 300 // COMMON) < 300
    assert archive.search_words("District? And what is heard of it?", 50) == []
    assert archive.search_words("District 12?", 50)


@pytest.mark.parametrize("question", ["", "?", '" OR "', "NEAR(d, e)", "distr* NOT 12", "\ue000", "\0", "z" * 2000])
def test_no_question_is_taken_for_a_command(archive: Library, question: str) -> None:
    twelve = archive.search_words("12", 5)
    assert archive.search_words(question, 5) == (twelve if "12" in question else [])


def test_a_filter_holds_for_words_too(archive: Library) -> None:
    assert archive.search_words("Médiapart", 5)
    assert archive.search_words("Médiapart", 5, Filter(languages=("ar",))) == []


def test_the_title_finds_an_article_as_it_reads_now(tmp_path: Path) -> None:
    with library_of(tmp_path, "Nothing was said.") as library:
        (article,) = library.articles()
        assert library.search_words("Report 0", 5)
        library.correct(article.article_id, title="Floods in Basra")
        assert library.search_words("Basra", 5)
        assert not library.search_words("Report", 5)


def test_a_removed_article_is_not_found_and_a_restored_one_is(tmp_path: Path) -> None:
    with library_of(tmp_path, "Wayde Sims played.", "It rained.") as library:
        article = next(one for one in library.articles() if "Wayde" in one.text)
        library.remove(article.article_id)
        assert not library.search_words("Wayde Sims", 5)
        library.restore(article.article_id)
        assert library.search_words("Wayde Sims", 5)


def test_words_that_were_lost_are_told_and_come_back_by_a_rebuild(tmp_path: Path) -> None:
    with library_of(tmp_path, "Wayde Sims played.", "It rained.") as library:
        with library.storage.writing("losing words") as connection:
            connection.execute("DELETE FROM words WHERE rowid = (SELECT min(rowid) FROM words)")
        assert errors(library) == ["passages that cannot be found by their words: 1"]
        library.rebuild()
        assert errors(library) == []
        assert library.search_words("Wayde Sims", 5)


def test_a_long_article_and_a_long_title_cost_what_they_are_long(tmp_path: Path) -> None:
    """Half a megabyte with ten thousand sentences: once each sentence carried the whole text."""
    text = "\n\n".join(f"Item {n} was heard in the council of district {n % 97}." for n in range(10_000))
    start = time.perf_counter()
    with library_of(tmp_path, text, "It rained.") as library:
        library.correct(next(one.article_id for one in library.articles() if "It rained" in one.text), title="b " * 250)
        assert len(library.search_words("Item 7777?", 5)) >= 1
    assert time.perf_counter() - start < 20
