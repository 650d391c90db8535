"""What a sure model copies from the sentence that answers best stands in the place of the reader's words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import pytest

from qa.cite import cite
from qa.types import Answer, Hit, Sentence
from qa.write import write
from qa.writing.check import Check, Checked
from qa.writing.compose import compose
from qa.writing.language_model import Sureness
from qa.writing.own_words import own_words
from tests.reader_fake import article_of, hit_of, span


class Says:
    """A model that copies some words, and may tell how sure it is."""

    name = "a model"

    def __init__(self, text: str, sure: float | None) -> None:
        self.text, self.sure = text, sure

    def generate(self, prompt: Any, stop: Any) -> Iterator[Any]:
        yield self.text
        if self.sure is not None:
            yield Sureness(self.sure)


class Bearing:
    """A check that lets through what rests on the words that the sentence is said to answer with."""

    def sentences(self, written: Any, language: str, given: Any, *_: Any) -> tuple[Checked, ...]:
        return tuple(
            Checked(one.text, one.cited, 0.9) for one in written if one.text.strip(".") == given[one.cited[0] - 1].words
        )


FIRST = "Denver beat Pittsburgh by 11 points, and then the New England Patriots by two, on 24 January."


def hits(*texts: str, language: str = "en") -> list[Hit]:
    return [
        hit_of(article_of(text, language, name=f"{n:x}"), 0.9 - n / 100, parts=[Sentence(0, len(text))])
        for n, text in enumerate(texts)
    ]


def asked(question: str, words: str, model: Says, *texts: str) -> tuple[Answer, Answer]:
    """The answer before and after, the reader's words being `words` of the first text."""
    found = hits(*texts)
    cited = cite([span(found[0], words, 0.8)], found)
    text = write("en", cited.citations, cited.spans)
    before = Answer(question, "en", "answered", text, "en", 0.8, cited.spans, cited.citations, models={"writer": None})
    check = cast(Check, Bearing())
    return before, compose(model, check, before, found, lambda spans: spans, lambda hit: 0.0, 0.5)


def test_its_words_are_the_short_answer_and_marked_in_the_same_quote() -> None:
    before, after = asked(
        "Whom did Denver beat then?", "Pittsburgh", Says("New England Patriots [1]", 0.9), FIRST, "It rained."
    )
    assert [one.text for one in after.spans] == ["New England Patriots"]
    assert FIRST[after.spans[0].start : after.spans[0].end] == after.spans[0].text
    assert (after.spans[0].score, after.citations) == (before.spans[0].score, before.citations)
    assert "⁨New England Patriots⁩" in after.answer.split("\n")[0]
    assert "Pittsburgh⁩" not in after.answer.split("\n")[0]
    assert after.models["writer"] == "a model"


@pytest.mark.parametrize(
    ("question", "model", "why"),
    [
        ("Whom did Denver beat then?", Says("New England Patriots [1]", 0.3), "it is not sure"),
        ("Whom did Denver beat then?", Says("New England Patriots [1]", None), "it does not tell how sure it is"),
        ("Whom did Denver beat then?", Says("New England Patriot [1]", 0.9), "half a word is no word of the sentence"),
        ("Whom did Denver beat then?", Says("Seattle [1]", 0.9), "the sentence does not have it"),
        ("Whom did Denver beat then?", Says("Boston [2]", 0.9), "another sentence is not the one that answers best"),
        ("How many points did Denver win by?", Says("New England Patriots [1]", 0.9), "a name is not so many"),
        ("When did Denver beat them?", Says("Pittsburgh by 11 points [1]", 0.9), "so many points are no time"),
    ],
)
def test_the_readers_words_stand_where(question: str, model: Says, why: str) -> None:
    words = "24 January" if question.startswith("When") else "11 points" if question.startswith("How") else "Pittsburgh"
    before, after = asked(question, words, model, FIRST, "Boston was there.")
    assert (after.answer, after.spans, after.citations) == (before.answer, before.spans, before.citations), why


def test_the_readers_words_stand_where_the_check_drops_the_others() -> None:
    class Dropping:
        def sentences(self, *_: Any) -> tuple[Checked, ...]:
            return ()

    before, _ = asked("Whom did Denver beat then?", "Pittsburgh", Says("", 0.9), FIRST)
    model = Says("New England Patriots [1]", 0.9)
    after = compose(model, cast(Check, Dropping()), before, hits(FIRST), lambda spans: spans, lambda hit: 0.0, 0.5)
    assert (after.answer, after.spans) == (before.answer, before.spans)
    assert "is borne out by the sentences that answer" in (after.notice or "")


def test_where_all_of_the_sentence_answers_no_part_of_it_does() -> None:
    before, after = asked("Did Denver win?", FIRST, Says("New England Patriots [1]", 0.9), FIRST)
    assert (after.answer, after.spans) == (before.answer, before.spans)


@pytest.mark.parametrize(
    ("language", "text", "reader", "written"),
    [
        ("ar", "فازت دنفر على بيتسبرغ، ثم على نيو إنغلاند باتريوتس.", "بيتسبرغ", "نيو إنغلاند باتريوتس"),
        ("he", "דנבר ניצחה את פיטסבורג, ואחר כך את ניו אינגלנד.", "פיטסבורג", "ניו אינגלנד"),
        ("fa", "دنور پیتسبورگ را برد و بعد نیوانگلند را.", "پیتسبورگ", "نیوانگلند"),
        ("hi", "डेनवर ने पिट्सबर्ग को हराया, फिर न्यू इंग्लैंड को।", "पिट्सबर्ग", "न्यू इंग्लैंड"),
        ("zh", "丹佛先后击败了匹兹堡和新英格兰爱国者。", "匹兹堡", "新英格兰爱国者"),
        ("th", "เดนเวอร์ชนะพิตต์สเบิร์ก แล้วชนะนิวอิงแลนด์", "พิตต์สเบิร์ก", "นิวอิงแลนด์"),
        ("en", "🏈 Denver beat Pittsburgh, then Ángel’s team.", "Pittsburgh", "Ángel’s team"),
    ],
)
def test_the_words_are_cut_exactly_in_every_script(language: str, text: str, reader: str, written: str) -> None:
    one = hits(text, language=language)[0]
    best = span(one, reader, 0.8)
    found = own_words(f"{written}.", one.article, one.passage.sentences[0], best, "", language)
    assert found is not None
    assert (found.text, text[found.start : found.end], found.score) == (written, written, 0.8)


def test_of_two_places_the_nearer_to_the_readers_words_is_taken() -> None:
    text = "Paris is far; from Rome one flies to Paris, to Oslo one sails."
    one = hits(text)[0]
    best = span(one, "Oslo", 0.8)
    found = own_words("Paris", one.article, one.passage.sentences[0], best, "Where to?", "en")
    assert found is not None
    assert found.start == text.rindex("Paris")
