"""What is found while others change the library, and a search without an answer. No model."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from qa.errors import LibraryError, QuestionError
from qa.lexical import shares
from qa.library import Library
from qa.question import LONGEST_QUESTION
from qa.retrieve import retrieve, retrieve_of
from qa.search import MOST, search
from qa.types import Filter, Hit
from tests.conftest import ROOT
from tests.test_library import CountingEncoder, behind, opened, write

TEXTS = {
    "The harbour": "The harbour was closed. Ships wait outside.",
    "الميناء": "أغلق الميناء أمس. السفن تنتظر.",
    "הנמל": "הנמל נסגר אתמול. האוניות מחכות.",
    "港口": "港口昨天关闭. 船只在等待.",
    "ท่าเรือ": "ท่าเรือปิดเมื่อวาน. เรือกำลังรอ.",
    "बंदरगाह": "बंदरगाह कल बंद हुआ. जहाज़ रुके हैं.",
}


class StrictEncoder(CountingEncoder):
    """As the tokenizers of real models: half a character is a TypeError."""

    def encode_queries(self, texts: Sequence[str], *, languages: Sequence[str] | None = None) -> NDArray[np.float32]:
        if any("\ud800" <= character <= "\udfff" for text in texts for character in text):
            raise TypeError("TextEncodeInput must be Union[TextInputSequence, …]")
        return super().encode_queries(texts, languages=languages)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """One article a file, so that each can be removed alone."""
    with opened(tmp_path / "library", StrictEncoder()) as library:
        library.add([write(tmp_path / f"{n}.txt", one) for n, one in enumerate(TEXTS.items())])
        yield library


def hits(library: Library, where: Filter | None = None) -> list[Hit]:
    question = "the harbour الميناء"
    return retrieve(library, question, library.encoder.encode_queries([question])[0], 50, where)


def test_of_one_article_the_hits_are_its_own_and_those_that_a_filter_admits(library: Library) -> None:
    question = "the harbour الميناء"
    vector = library.encoder.encode_queries([question])[0]
    everywhere = hits(library)
    article = everywhere[-1].article
    own = [hit for hit in everywhere if hit.article == article]
    assert retrieve_of(library, article.article_id, question, vector, 50) == own
    assert retrieve_of(library, article.article_id, question, vector, 50, Filter(languages=("xx",))) == []
    library.remove(article.article_id)
    assert retrieve_of(library, article.article_id, question, vector, 50) == []


def after(monkeypatch: pytest.MonkeyPatch, library: Library, name: str, change: Callable[[], Any]) -> None:
    """Something that another one does as soon as a look-up is over."""
    real = getattr(library, name)

    def then(*given: Any) -> Any:
        found = real(*given)
        change()
        return found

    monkeypatch.setattr(library, name, then)


@pytest.mark.parametrize("moment", ["search", "search_words", "passages", "sentence_vectors"])
def test_an_article_that_is_removed_during_the_question_is_left_out(
    library: Library, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """Between any two look-ups; the others are found."""
    assert {hit.article.title for hit in hits(library)} == set(TEXTS)
    gone = next(article for article in library.articles() if article.title == "הנמל")
    after(monkeypatch, library, moment, lambda: gone in library.articles() and library.remove(gone.article_id))
    assert {hit.article.title for hit in hits(library)} == set(TEXTS) - {"הנמל"}


@pytest.mark.parametrize("moment", ["search_words", "passages", "sentence_vectors"])
def test_an_article_that_is_replaced_or_no_longer_admitted_is_left_out(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    for article in library.articles():
        library.correct(article.article_id, source="Harbour News")
    moved = next(article for article in library.articles() if article.title == "港口")
    n = list(TEXTS).index("ท่าเรือ")

    def change() -> None:
        library.add([write(tmp_path / f"{n}.txt", ("ท่าเรือ", "ท่าเรือเปิดแล้ว. เรือออกไป."))])
        library.correct(moved.article_id, source="Another")

    after(monkeypatch, library, moment, change)
    found = hits(library, Filter(sources=("Harbour News",)))
    assert {hit.article.title for hit in found} == set(TEXTS) - {"港口", "ท่าเรือ"}


def test_an_article_that_is_divided_anew_during_the_question_is_left_out(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The passages that were found are gone, of the same revision."""
    moved = next(article for article in library.articles() if article.title == "الميناء")
    after(monkeypatch, library, "passages", lambda: library.correct(moved.article_id, language="ar"))
    assert {hit.article.title for hit in hits(library)} == set(TEXTS) - {"الميناء"}


def test_a_lost_vector_is_said_in_one_line(library: Library, tmp_path: Path) -> None:
    lost = "DELETE FROM vectors WHERE vector_id IN (SELECT vector_id FROM sentences WHERE n = 1)"
    behind(tmp_path / "library", lost)
    with pytest.raises(LibraryError, match="has lost a vector; run `maqal rebuild`"):
        hits(library)


@pytest.mark.parametrize("title", TEXTS)
def test_a_search_takes_half_a_character_for_none(library: Library, title: str) -> None:
    """As a browser sends an emoji that was cut in two."""
    sentence = TEXTS[title].split(".")[0] + "."
    (found,) = search(library, f"{sentence}\ud83d \udc00", 1)
    assert (found.title, found.quote) == (title, sentence)


@pytest.mark.parametrize("query", ["", " \n", "؟!…", "\ud800", "。" * 9, "ا" * (LONGEST_QUESTION + 1)])
def test_a_search_for_nothing_or_too_much_is_one_line(library: Library, query: str) -> None:
    with pytest.raises(QuestionError, match="no words|2,001 characters") as caught:
        search(library, query)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("limit", [-1, 0, MOST + 1])
def test_a_search_gives_one_to_fifty_sentences(library: Library, limit: int) -> None:
    with pytest.raises(QuestionError, match="ask for 1 to 50"):
        search(library, "harbour", limit)
    assert len(search(library, "harbour", MOST)) == 2 * len(TEXTS)


def test_a_line_with_the_articles_day_is_nothing_that_was_looked_for(library: Library, tmp_path: Path) -> None:
    (tmp_path / "dated.txt").write_text("Market opens\n\n5 May 2025.\nThe market opens in May.\n", encoding="utf-8")
    library.add([tmp_path / "dated.txt"])
    found = [one.quote for one in search(library, "5 May 2025", MOST) if one.title == "Market opens"]
    assert "The market opens in May." in found
    assert "5 May 2025." not in found


def test_searching_needs_no_assistant() -> None:
    code = "import qa.search, sys; assert not {'qa.assistant', 'qa.writing', 'torch', 'faiss'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_of_a_long_stored_title_only_the_beginning_is_compared_with_the_question(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add([write(tmp_path / "long.txt", ("港口" * 50_000, "The harbour was closed. " * 20))])
    compared: list[str] = []

    def recorded(question: str, texts: Sequence[str]) -> list[float]:
        compared.extend(texts)
        return shares(question, texts)

    monkeypatch.setattr("qa.retrieve.shares", recorded)
    assert len(hits(library)) > len(TEXTS)
    assert max(map(len, compared)) < 1000
