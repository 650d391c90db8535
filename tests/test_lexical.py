"""The words that a question and a text share, in every script, and names by their sound."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.facts.sounds import keys
from qa.lexical import shares
from qa.retrieve import nearness, ranked
from qa.types import Hit, Sentence
from tests.reader_fake import article_of, hit_of

FOUND = [
    pytest.param("When did BAGHDAD vote?", "Baghdad voted.", id="case"),
    pytest.param("متى تُعقد القِمّة؟", "تعقد القمة غدا", id="Arabic vowel marks"),
    pytest.param("ماذا حدث في بغداد", "وصل الوفد إلى مطار ببغداد وأقام", id="an Arabic letter written on"),
    pytest.param("أين مقر الأمم المتحدة", "وللأمم دور", id="an article written on"),
    pytest.param("מה קרה בכנסת", "הכנסת התכנסה", id="Hebrew letters written on"),
    pytest.param("איפה שָׁלוֹם", "שלום לכולם", id="Hebrew points"),
    pytest.param("کتاب علی", "كتاب علي", id="Persian and Arabic yeh and kaf"),
    pytest.param("۱۴۰۳ چه شد", "in 1403", id="digits of another script"),
    pytest.param("下次会议在哪里举行", "会议将在巴格达举行", id="Chinese"),
    pytest.param("次の会議はどこ", "会議は東京で", id="Japanese"),
    pytest.param("푸틴은 어디에", "푸틴이 말했다", id="Korean endings"),
    pytest.param("ประชุมที่ไหน", "การประชุมครั้งต่อไป", id="Thai"),
    pytest.param("बैठक कहाँ होगी", "अगली बैठक बगदाद में", id="Hindi"),
    pytest.param("Où est Médiapart ?", "M\u0065\u0301diapart écrit", id="composed and not"),
    pytest.param("the 🏳️‍🌈 café", "a cafe", id="emoji"),
    pytest.param("line\r\nBaghdad", "Baghdad", id="CRLF"),
]


@pytest.mark.parametrize(("question", "text"), FOUND)
def test_words_are_found_as_people_write_them(question: str, text: str) -> None:
    share, nothing = shares(question, [text, "§ — …"])
    assert share > 0 == nothing


NAMES = [
    ("Where did Putin land?", "هبط بوتين في أنقرة"),
    ("أين هبط أردوغان؟", "Then Erdogan left"),
    ("プーチンはどこ", "Путин прибыл"),
    ("पुतिन कहाँ", "said Putin"),
    ("איפה פוטין", "Wladimir Putin sprach"),
    ("کجا پوتین", "블라디미르 푸틴"),
]


@pytest.mark.parametrize(("question", "text"), NAMES)
def test_a_name_is_found_in_another_script(question: str, text: str) -> None:
    share, other = shares(question, [text, "nobody of that Name"])
    assert share > 0 == other


@pytest.mark.parametrize(
    ("one", "other"),
    [("Lubitz", "לוביץ"), ("Vladimir", "Владимир"), ("Vladimir", "فلاديمير"), ("Washington", "ワシントン")],
)
def test_names_that_sound_alike_share_a_key_or_are_left_to_their_spelling(one: str, other: str) -> None:
    """Washington is wa-shi-n-to-n in Japanese: one consonant fewer, and no key is better than one of many names."""
    assert bool(keys(one) & keys(other)) is (one != "Washington")


def test_short_names_and_plain_words_have_no_key() -> None:
    assert keys("Obama") == keys("Li") == keys("") == frozenset()


def test_a_rare_word_says_more_than_one_that_every_text_has() -> None:
    texts = ["the minister spoke of the budget", "the minister spoke of Lubitz", "the minister of the minister"]
    budget, named, neither = shares("the minister Lubitz", texts)
    assert named > 2 * max(budget, neither)


@settings(max_examples=200)
@given(st.text(max_size=60), st.lists(st.text(max_size=80), max_size=6))
def test_a_share_is_a_share(question: str, texts: list[str]) -> None:
    """Of anything in any of anything: between none and all, and a text that holds the question has all of it."""
    found = shares(question, [*texts, f"{question} {question}"])
    assert len(found) == len(texts) + 1
    assert all(0 <= share <= 1 + 1e-9 for share in found)
    assert found[-1] >= max(found) - 1e-9


def _hit(name: str, text: str, score: float) -> Hit:
    return hit_of(article_of(text, name=name), score, parts=[Sentence(0, len(text))])


def test_of_passages_that_are_equally_near_the_one_with_the_words_comes_first() -> None:
    hits = [
        _hit("a", "He spoke of 2023.", 0.80),
        _hit("b", "He spoke of 2024.", 0.80),
        _hit("c", "Nothing else.", 0.60),
    ]
    found = ranked("What did he say in 2024?", hits)
    assert [hit.article.article_id[0] for hit in found] == ["b", "a", "c"]
    assert np.isclose(nearness(found[0]), 0.8 + 0.4 + 0.3 * found[0].shared)
