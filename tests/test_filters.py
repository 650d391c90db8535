"""Filters and what is offered when nothing is found: exact, and as quick as asking everything. No model."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, product
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from embeddings.hashing import HashingEncoder
from embeddings.index import FlatIndex
from qa.assistant import Assistant
from qa.errors import LibraryError, QuestionError
from qa.library import Library
from qa.nearest import nearest
from qa.reader import Reading
from qa.retrieve import WIDER, WORDED, ranked, retrieve
from qa.settings import Settings
from qa.types import Answer, Citation, Filter, Hit, Near, Sentence
from qa.ui.strings import told
from tests.reader_fake import SentenceReader, article_of, hit_of, span
from tests.test_index import brute_force, unit
from tests.test_library import opened, write

DAYS = (None, "2024-01-31", "2024-02-01T01:30:00+03:00", "2024-02-29", "2025-01-01T23:59:00-05:00")
SOURCES = (None, "BBC", "شبكة")
LANGUAGES = ("en", "ar")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """An article for each mixture of day, source and language; their words in common, so that all are near."""
    folder = tmp_path_factory.mktemp("filters")
    with opened(folder / "library") as library:
        mixtures = list(product(DAYS, SOURCES, LANGUAGES))
        parts = [(f"T{n}", f"Article {n} is about a summit. It ends {n}. Then rain {n}.") for n in range(len(mixtures))]
        library.add([write(folder / "a.txt", *parts)])
        for article, (day, source, language) in zip(library.articles(), mixtures, strict=True):
            library.correct(article.article_id, source=source, published=day, language=language)
        yield library


filters = st.builds(
    lambda bounds, sources, languages: Filter(bounds[0], bounds[1], tuple(sources), tuple(languages)),
    st.sampled_from(
        [(a, b) for a in (None, "2024-01-31", "2024-02-01", "2025-01-02") for b in (None, "2024-01-31", "2025-01-01")
         if not a or not b or a <= b]
    ),
    st.lists(st.sampled_from(["", "BBC", "شبكة", "CNN"]), max_size=2, unique=True),
    st.lists(st.sampled_from(["en", "ar", "fr"]), max_size=2, unique=True),
)  # fmt: skip


def plainly(where: Filter, published: str | None, source: str | None, language: str) -> bool:
    """The rules, said in another way."""
    dated = where.published_from is not None or where.published_to is not None
    after = where.published_from is None or (published or "")[:10] >= where.published_from
    before = where.published_to is None or (published or "")[:10] <= where.published_to
    return (
        (not dated or (published is not None and after and before))
        and (where.sources == () or (source if source is not None else "") in where.sources)
        and (where.languages == () or language in where.languages)
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=filters, k=st.integers(1, 40))
def test_a_filter_gives_the_best_of_what_it_admits(library: Library, where: Filter, k: int) -> None:
    """The `k` best of all articles that fit, as if the library held no others, by sentence and word."""
    question = "summit and rain 7"
    vector = library.encoder.encode_queries([question])[0]
    everything = retrieve(library, question, vector, 1000)
    fitting = [
        hit for hit in everything if plainly(where, hit.article.published, hit.article.source, hit.article.language)
    ]
    near = sorted(fitting, key=lambda hit: (-hit.score, hit.passage.passage_id))
    worded = library.search_words(question, WORDED * k, where)
    looked_at = near[: WIDER * k] + [hit for hit in near[WIDER * k :] if hit.passage.passage_id in worded]
    best = ranked(question, looked_at)[:k]
    found = retrieve(library, question, vector, k, where)
    assert [hit.passage.passage_id for hit in found] == [hit.passage.passage_id for hit in best]
    assert [hit.score for hit in found] == [hit.score for hit in best]


@settings(max_examples=60)
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(1, 80), k=st.integers(1, 90), repeats=st.integers(1, 8))
def test_a_subset_is_searched_like_an_index_of_its_own(seed: int, n: int, k: int, repeats: int) -> None:
    """Also with equal vectors, and with ids that are not stored."""
    generator = np.random.default_rng(seed)
    vectors = unit(generator, n, 8)[generator.integers(0, max(1, n // repeats), size=n)]
    ids = generator.permutation(5 * n)[:n].astype(np.int64)
    index = FlatIndex(8)
    index.add(ids, vectors)
    among = generator.permutation(5 * n)[: generator.integers(0, 5 * n + 1)].astype(np.int64)
    query = unit(generator, 1, 8)
    inside = np.isin(ids, among)
    expected = brute_force(ids[inside], vectors[inside], query[0], k)
    (found,) = index.search(query, k, among)
    assert [neighbour.id for neighbour in found] == [id_ for id_, _ in expected]
    np.testing.assert_allclose([one.score for one in found], [score for _, score in expected], atol=1e-6)


def test_a_negative_id_is_refused() -> None:
    index = FlatIndex(4)
    index.add(np.array([1]), np.ones((1, 4), dtype=np.float32))
    with pytest.raises(ValueError, match="negative"):
        index.search(np.ones((1, 4), dtype=np.float32), 1, np.array([-1, 1]))


@pytest.mark.speed
@pytest.mark.parametrize("share", [1.0, 0.5, 0.01])
def test_a_filtered_search_is_not_slower_than_twice_the_unfiltered_one(share: float) -> None:
    generator = np.random.default_rng(0)
    index = FlatIndex(384)
    ids = np.arange(1, 100_001)
    index.add(ids, unit(generator, 100_000, 384))
    query = unit(generator, 1, 384)
    among = np.sort(generator.choice(ids, int(100_000 * share), replace=False))

    def seconds(only: np.ndarray | None) -> float:
        times = []
        for _ in range(9):
            start = time.perf_counter()
            index.search(query, 8, only)
            times.append(time.perf_counter() - start)
        return median(times)

    # Another program can take the processor for a moment: one quiet try is enough.
    assert any(seconds(among) < 2 * seconds(None) for _ in range(5))


@pytest.mark.parametrize(
    ("given_", "message"),
    [
        ({"published_from": "18/06/2024"}, "'18/06/2024' is no day"),
        ({"published_to": "2024-02-30"}, "no day"),
        ({"published_to": "20240229"}, "no day"),
        ({"published_from": "2024-02-02", "published_to": "2024-02-01"}, "later than 2024-02-01"),
        ({"sources": "BBC"}, "sources is the text 'BBC'; give a list"),
        ({"languages": "en-GB"}, "languages is the text 'en-GB'; give a list"),
    ],
)
def test_a_filter_that_cannot_be_is_one_clear_line(given_: dict[str, str], message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        Filter(**given_)  # type: ignore[arg-type]


def test_a_list_is_as_good_as_a_tuple_and_a_code_may_be_in_capitals() -> None:
    where = Filter(sources=("BBC",), languages=["AR"])  # type: ignore[arg-type]
    assert (where, where.admits(None, "BBC", "ar")) == (Filter(sources=("BBC",), languages=("AR",)), True)
    assert not where.admits(None, None, "ar")
    assert not where.admits(None, "BBC", "ar-IQ")


def test_a_filter_says_what_it_admits() -> None:
    assert not Filter()
    assert str(Filter()) == "all articles"
    where = Filter("2024-01-01", "2024-02-01", ("BBC", ""), ("ar",))
    assert where
    assert str(where) == "from 2024-01-01, to 2024-02-01, of BBC or no named source, in ar"


# Asking


def assistant(library: Library, threshold: float) -> Assistant:
    return Assistant(library, library.encoder, SentenceReader(), Settings(library.folder, threshold=threshold))


def test_only_admitted_articles_are_cited_or_offered(library: Library) -> None:
    where = Filter(published_from="2024-02-01", sources=("BBC",), languages=("ar",))
    for threshold in (0.0, 1.0):
        answer = assistant(library, threshold).ask("which summit?", where)
        offered: tuple[Citation | Near, ...] = (*answer.citations, *answer.nearest)
        assert offered or threshold
        for one in offered:
            assert (one.source, one.language) == ("BBC", "ar")
            assert (one.published or "") >= "2024-02-01"


def test_a_filter_that_leaves_nothing_says_so(library: Library) -> None:
    with pytest.raises(QuestionError, match="no article fits the filter .from 2030-01-01.; widen it") as raised:
        assistant(library, 0.5).ask("which summit?", {"published_from": "2030-01-01"})
    assert told(raised.value, "en") == "No articles match these filters. Clear or widen them."
    assert told(raised.value, "zh") == "没有文章符合这些筛选条件。请清除或放宽条件。"
    with pytest.raises(QuestionError, match="no article is in 'arabic'; there are ar, en"):
        assistant(library, 0.5).ask("which summit?", Filter(languages=("ar", "arabic"), sources=("CNN",)))
    with pytest.raises(QuestionError, match="no article is of the outlet 'BBV'; the nearest are BBC, شبكة; "):
        assistant(library, 0.5).ask("which summit?", Filter(sources=("BBV",)))


def test_an_outlet_may_be_spelled_another_way() -> None:
    """As its own articles may: with a hamza, or in small letters; and as a terminal shows two spaces, as one."""
    assert Filter(sources=("Le Monde",)).admits(None, "Le  Monde", "fr")
    assert Filter(sources=("شبكة أخبار", "bbc")).admits(None, "شبكة اخبار", "ar")
    assert Filter(sources=("BBC",)).admits(None, "Bbc", "en")
    assert not Filter(sources=("BBC",)).admits(None, None, "en")


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (("x", "ar"), "the filter is 'ar'; give Filter"),
        (("x", {"language": ["ar"]}), "a filter has no 'language'; it has published_from,"),
        (("x", {"sources": [None]}), "sources has None in it; give texts"),
        (("x", {"languages": 5}), "languages is 5; give a list of texts"),
        (("x", None, "Where?"), "before is one turn; give a list"),
        (("x", None, None), "before is None; give a list"),
        (("x", None, [{"question": "Where?"}]), "before has {'question': 'Where?'} in it; give answers or questions"),
        ((None,), "the question is None; give a text"),
    ],
)
def test_what_is_no_question_filter_or_turn_is_told(library: Library, asked: tuple[Any, ...], says: str) -> None:
    with pytest.raises(QuestionError, match=f"^{re.escape(says)}"):
        assistant(library, 0.5).ask(*asked)


def test_a_library_without_articles_sends_a_reader_of_the_page_to_the_library(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library", HashingEncoder()) as empty, pytest.raises(LibraryError) as raised:
        assistant(empty, 0.5).ask("which summit?")
    assert "`maqal add PATH…`" in str(raised.value)
    named = LibraryError("", "library.too-large", name="2024 report (1).pdf\u2069", n=20)
    assert told(named, "ar").startswith("\u20682024 report (1).pdf\u2069 أكبر من")
    assert told(named, "en").startswith("2024 report (1).pdf is larger")
    assert told(raised.value, "de") == "Noch keine Artikel; fügen Sie in der Bibliothek welche hinzu."


def test_what_is_not_found_offers_the_nearest_sentences_as_slices(library: Library) -> None:
    answer = assistant(library, 1.0).ask("a summit with article 3?")
    assert (answer.status, answer.citations, answer.spans) == ("not_found", (), ())
    assert [near.quote[-15:] for near in answer.nearest] == ["about a summit."]  # the others differ in figures alone
    for near in answer.nearest:
        article = library.article(near.article_id, near.revision)
        assert article.text[near.start : near.end] == near.quote
        assert (article.title, article.source, article.published) == (near.title, near.source, near.published)
    assert all(near.quote not in answer.answer for near in answer.nearest)


def test_nearest_are_sentences_that_say_something() -> None:
    """No headline, sign, date, outlet or head of a table; two of an article; and nothing that is not near."""
    lines = ("Ferry terminal to open", "!", "Friday, 3 May 2024", "Coast Mail", "Country | Cost 2024 | Cost 2025",
             "The terminal will cost 48 million.", "It opens in the spring of 2027.", "Ships will call twice a day.",
             "轮渡码头将于明年春天开放。")  # fmt: skip

    def hit(number: int, *lines: str, score: float = 0.9) -> Hit:
        ends = list(accumulate(len(line) + 1 for line in lines))
        sentences = [Sentence(end - len(line) - 1, end - 1) for line, end in zip(lines, ends, strict=True)]
        text = "\n".join(lines)
        article = article_of(text, title="Ferry terminal to open", name=str(number), source="Coast Mail")
        return hit_of(article, score, [score - n / 100 for n in range(len(lines))], sentences)

    nothing = Reading((), 0.0)
    found = nearest([hit(1, *lines), hit(2, lines[5].replace("48", "61"), lines[8])], nothing)
    assert {near.quote for near in found[:2]} == {lines[5].replace("48", "61"), lines[8]}
    assert [near.quote for near in found[2:]] == [lines[6]]
    far = hit(1, *lines, score=0.2)
    assert nearest([far], nothing) == ()
    assert [near.quote for near in nearest([hit(1, *lines[3:8])], nothing)] == [lines[5], lines[6]]
    # What the reader holds for the likeliest comes first, and alone where no other is near.
    likeliest = span(far, "2027", 0.2)
    for confidence, offered in ((0.2, [lines[6]]), (0.05, [])):
        assert [near.quote for near in nearest([far], Reading((likeliest,), confidence))] == offered
    assert nearest([hit(1, *lines)], Reading((likeliest,), 0.05))[0].quote == lines[6]


def test_an_answer_offers_nothing_else(library: Library) -> None:
    answer = assistant(library, 0.0).ask("which summit?")
    assert answer.status == "answered"
    assert answer.nearest == ()
    near = Near("ab", 1, "T", None, None, "en", 0, 1, "x")
    with pytest.raises(ValueError, match="only where nothing was found"):
        replace(answer, nearest=(near,))
    with pytest.raises(ValueError, match="length of its words"):
        replace(near, end=2)
    assert Answer.from_dict(answer.to_dict()) == answer
