"""Decoding and snapping of spans, as properties over seven scripts, marks, emoji and invisible signs."""

from __future__ import annotations

import random
import time
import unicodedata
from itertools import combinations

import numpy as np
import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from qa.reader.decode import TextSpan, best_spans, token_spans
from qa.sentences import sentences
from qa.text.edges import snap, word_edges

PIECES = [
    "Baghdad", "U.S.", "don't", "COVID-19", "café", "cafe\u0301", "10:30", "1,000.5", "50%", "$5", "-5",
    "في", "بغداد،", "وَالْعِرَاقِ", "ـ3", "١٢٫٥", "القمة؟", "می‌خواهم", "کتاب‌ها", "۱۴۰۲", "בְּרֵאשִׁית", "צה\"ל", "ירושלים.",
    "北京", "二〇二四年", "东京都。", "“中国”", "สวัสดีชาวโลก", "น้ำ", "हिन्दी", "क्षत्रिय", "दिल्ली।",
    "😀", "👩‍👩‍👧", "🇮🇶", "x\u0301\u0323", "(UFMS)", "«نعم»", "\"The Wire\"", "...", "—",
    "\n", "\u200f", "\u200e(", " ", "  ",
]  # fmt: skip
NUMBER = regex.compile(r"\d+(?:[.,:٫٬/]\d+)*")
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), min_size=1, max_size=12).flatmap(
    lambda parts: st.sampled_from(["", " "]).map(lambda joint: joint.join(parts))
)


@st.composite
def placed(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(texts.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


def test_word_edges_go_from_nothing_to_the_whole_text() -> None:
    text = "في بغداد 😀 10:30"
    assert word_edges(text) == (0, 2, 3, 8, 9, 10, 11, 16)


def test_the_stop_behind_a_number_is_no_part_of_it() -> None:
    """But that of an abbreviation is."""
    for text, words in (("Derzeit sind es 2.350.", "2.350"), ("He moved to the U.S.", "U.S.")):
        found = snap(text, text.index(words), len(text))
        assert found
        assert text[slice(*found)] == words


@given(placed())
def test_spans_end_at_edges_and_never_inside_a_grapheme(case: tuple[str, int, int]) -> None:
    found = snap(*case)
    if found is None:
        return
    text = case[0]
    whole = {0, *(match.end() for match in regex.finditer(r"\X", text))}
    assert found[0] < found[1]
    assert set(found) <= set(word_edges(text)) & whole


@given(placed())
def test_spans_never_cut_a_word_or_a_number(case: tuple[str, int, int]) -> None:
    found = snap(*case)
    if found is None:
        return
    text = case[0]
    for edge in found:
        if 0 < edge < len(text):
            both = text[edge - 1], text[edge]
            same = any(all(regex.match(rf"\p{{{script}}}", c) for c in both)
                       for script in ("Arabic", "Hebrew", "Devanagari", "Latin"))  # fmt: skip
            assert not (same and all(unicodedata.category(c) in {"Lu", "Ll", "Lo"} for c in both)), both
    for match in NUMBER.finditer(text):
        assert not any(match.start() < edge < match.end() for edge in found), match


@given(placed())
def test_only_stray_signs_are_trimmed_and_snapping_again_changes_nothing(case: tuple[str, int, int]) -> None:
    text, start, end = case
    found = snap(text, start, end)
    kept = set() if found is None else set(range(*found))
    lost = [c for i, c in enumerate(text[start:end], start) if i not in kept]
    assert all(unicodedata.category(c)[0] in "PZMC" or regex.match(r"\p{Emoji_Modifier}", c) for c in lost), lost
    if found is not None:
        assert not text[found[0]].isspace()
        assert not text[found[1] - 1].isspace()
        assert snap(text, *found) == found


@pytest.mark.parametrize(
    ("text", "raw", "expected"),
    [
        ("انعقدت القمة في بغداد، يوم السبت.", "غدا", "بغداد"),
        ("It was held (in Baghdad).", "(in Baghdad).", "in Baghdad"),
        ("the university (UFMS) in Brazil", "university (UFMS)", "university (UFMS)"),
        ("He said «نعم» then", "«نعم»", "نعم"),
        ('by (UFMS)    "', '(UFMS)    "', "UFMS"),
        ("in the U.S. Senate", "U.S.", "U.S."),
        ("at 10:30 sharp", "30", "10:30"),
        ("grew by 50% in", "50%", "50%"),
        ("it was -5 degrees", "-5", "-5"),
        ("מצאו כ-275 קילוגרמים", "-275", "275"),
        ("北京是中国的首都。", "首都。", "首都"),
        ("کتاب‌ها را می‌خواهم", "خواهم", "می‌خواهم"),
        ("ירושלים היא", "ירוש", "ירושלים"),
        ("हिन्दी में लिखा", "हिन्", "हिन्दी"),
        ("They won 2:1", "2", "2:1"),
        ("between 3 -5 degrees", "-5", "5"),
        ("He said “we go” .", "“we go” .", "we go"),
    ],
)
def test_snapping_by_example(text: str, raw: str, expected: str) -> None:
    start = text.index(raw)
    found = snap(text, start, start + len(raw))
    assert found is not None
    assert text[found[0] : found[1]] == expected


def test_nothing_is_left_of_punctuation() -> None:
    assert snap("one ... two", 3, 8) is None


@given(
    st.integers(1, 12).flatmap(
        lambda n: st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), min_size=n, max_size=n)
    )
)
def test_the_first_token_span_is_the_likeliest_of_all(values: list[tuple[float, float]]) -> None:
    logits = np.array(values, dtype=np.float32)
    offsets = [(3 * i, 3 * i + 2) for i in range(len(values))]
    best = token_spans(logits, 1.5, offsets)
    every = [float(logits[i, 0] + logits[j, 1]) - 1.5 for i in range(len(values)) for j in range(i, len(values))]
    assert best[0].score == pytest.approx(max(every), abs=1e-4)
    assert [one.score for one in best] == sorted((one.score for one in best), reverse=True)
    assert all(one.start < one.end for one in best)


def test_no_tokens_give_no_span() -> None:
    assert token_spans(np.zeros((0, 2), np.float32), 0.0, []) == []


def test_spans_of_one_text_do_not_overlap() -> None:
    spans = best_spans("one two three four", [TextSpan(0, 5, 1.0), TextSpan(5, 7, 3.0), TextSpan(9, 12, 2.0)], 3)
    assert [(one.start, one.end, one.score) for one in spans] == [(4, 7, 3.0), (8, 13, 2.0)]


def test_the_best_span_is_the_one_that_most_candidates_agree_on() -> None:
    text = "They met in the old city of Baghdad on Sunday."
    spans = [TextSpan(text.index(one), text.index(one) + len(one), score) for one, score in (
        ("old city of Baghdad", 2.0), ("Baghdad", 2.4), ("city of Baghdad", 2.3), ("Sunday", 2.6),
    )]  # fmt: skip
    best = best_spans(text, spans, 2)
    assert [text[one.start : one.end] for one in best] == ["Baghdad", "Sunday"]
    assert [one.score for one in best] == [2.4, 2.6]


@given(
    st.text("ab c, دقي 議会。", min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 29), st.integers(1, 30), st.floats(-50, 50)), max_size=12),
    st.randoms(use_true_random=False),
)
def test_of_any_candidates_some_are_chosen_that_do_not_overlap(
    text: str, ends: list[tuple[int, int, float]], rng: random.Random
) -> None:
    spans = [TextSpan(a, min(b, len(text)), score) for a, b, score in ends if a < min(b, len(text))]
    best = best_spans(text, spans, 3)
    snapped = {snap(text, one.start, one.end) for one in spans} - {None}
    assert {one.edges for one in best} <= snapped
    assert bool(best) == bool(snapped)
    assert all(a.end <= b.start or b.end <= a.start for a, b in combinations(best, 2))
    rng.shuffle(spans)
    assert best_spans(text, spans, 3) == best


def test_a_page_of_flags_takes_no_time() -> None:
    start = time.perf_counter()
    text = "🇮🇶" * 40_000
    assert "".join(text[one.start : one.end] for one in sentences(text, "en")) == text
    assert time.perf_counter() - start < 5
