"""The lines of an answer: every mark and quote exactly where `qa.write` put it, whatever stands in the quotes."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import groupby
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.answer_lines import Line, lines
from qa.api.completions import marked
from qa.frames import FRAMES
from qa.review import claims
from qa.show import RIGHT_TO_LEFT
from qa.types import Answer, Citation, Span
from qa.ui.answers import answer_data
from qa.write import FSI, PDI, RLM, marks, write

SENTENCES = {
    "en": "The ferry talks ended in Oslo without a result.",
    "ar": "انتهت محادثات العبّارة في أوسلو «دون نتيجة».",
    "he": "שיחות המעבורת הסתיימו באוסלו ללא תוצאה.",
    "zh": "渡轮谈判在奥斯陆结束，没有“结果”。",
    "th": "การเจรจาเรื่องเรือข้ามฟากที่ออสโลจบลงโดยไม่มีผล",
    "hi": "नौका वार्ता ओस्लो में बिना नतीजे के समाप्त हुई।",
}
OUTLETS = {
    "en": "Fjord Post",
    "ar": "بريد المضيق",
    "he": "דואר הפיורד",
    "zh": "峡湾邮报",
    "th": "ฟยอร์ดโพสต์",
    "hi": "फ़्योर्ड पोस्ट",
}
LANGUAGES = sorted(SENTENCES)
DAY = "2024-06-18"
HOSTILE = ["[1]", "[2]", "\n", FSI, PDI, RLM, "“", "”", "«", "»", " ", "1", "— "]


def cite(n: int, quote: str, language: str = "en", source: str | None = None) -> Citation:
    outlet = OUTLETS.get(language) if source is None else source
    return Citation(n, f"a{n}", 1, "T", outlet, DAY, language, "p.txt", 0, len(quote), quote, 0.9)


def answered(language: str, cited: Sequence[Citation], spans: Sequence[Span] = (), line: str = "") -> Answer:
    text = line + write(language, cited, spans)
    return Answer("q?", language, "answered", text, language, 0.9, tuple(spans), tuple(cited))


def own_words(language: str) -> list[str]:
    """What else stands in an answer: digits, the outlet, the date and its parts, words of the frame and headings."""
    frame = FRAMES[language]
    date = write(language, [cite(1, "x", source="")], []).rpartition(FSI)[2].rstrip(PDI)
    parts = [frame.found, frame.same, frame.other, frame.also, *frame.found.split(), date, *date.split()]
    return ["1", "2", "8", "18", "2024", OUTLETS[language], *parts]


@st.composite
def answers(draw: st.DrawFn) -> tuple[Answer, list[tuple[str, list[int]]]]:
    """An answer, and its quotes with their numbers."""
    language = draw(st.sampled_from(LANGUAGES))
    hostile = st.lists(st.sampled_from(HOSTILE + list(SENTENCES.values())), min_size=1, max_size=6).map("".join)
    quotes = st.sampled_from(own_words(language)) | st.sampled_from([*SENTENCES.values()]) | hostile
    languages = st.sampled_from(LANGUAGES)
    drawn = draw(st.lists(st.tuples(quotes, languages, quotes), min_size=1, max_size=6))
    cited = [cite(n, quote, of, source) for n, (quote, of, source) in enumerate(drawn, 1)]
    spans = [
        Span(one.article_id, 1, 0, end, one.quote[:end], draw(st.floats(0.1, 1)), draw(st.none() | quotes))
        for one in draw(st.lists(st.sampled_from(cited), unique=True))
        for end in [draw(st.integers(1, len(one.quote)))]
    ]
    lead = RLM if language in RIGHT_TO_LEFT else ""
    model = draw(st.sampled_from(["", f"{lead}{SENTENCES[language]} [{len(cited)}][1]\n"]))
    groups = groupby(cited, key=lambda one: (one.quote, one.language))
    return answered(language, cited, spans, model), [(quote, [one.n for one in same]) for (quote, _), same in groups]


@settings(max_examples=150)
@given(answers())
def test_every_quote_and_mark_that_was_written_is_found_where_it_is(
    given: tuple[Answer, list[tuple[str, list[int]]]],
) -> None:
    answer, wanted = given
    text = answer.answer
    found = lines(text, answer.citations)
    quoted = [(line, line.quote) for line in found if line.quote]
    assert [(text[q.start : q.end], [mark.n for mark in line.marks]) for line, q in quoted] == wanted
    assert [mark for line, _ in quoted for mark in line.marks] == marks(text, answer.citations)
    assert all(text[mark.start : mark.end] == f"[{mark.n}]" for line in found for mark in line.marks)
    assert "\n".join(text[line.start : line.end] for line in found) == text
    # A model's line stands first; the frame has no brackets, whatever is in it.
    own = [[mark.n for mark in line.marks] for line in found if not line.quote]
    model = "[" in text.partition("\n")[0]
    assert [numbers for numbers in own if numbers] == ([[len(answer.citations), 1]] if model else [])


@settings(max_examples=100)
@given(answers())
def test_the_chat_and_v1_and_the_review_read_alike(given: tuple[Answer, list[tuple[str, list[int]]]]) -> None:
    answer, wanted = given
    blocks = answer_data(answer)["blocks"]
    assert [numbers(block["runs"]) for block in blocks if block["kind"] == "quote"] == [told for _, told in wanted]
    notes = [note["url_citation"] for note in marked(answer, "http://127.0.0.1/v1")]
    places = [(mark.start, mark.end) for line in lines(answer.answer, answer.citations) for mark in line.marks]
    assert [(note["start_index"], note["end_index"]) for note in notes] == places
    assert [one.n for one in claims(answer)] == [one.n for one in answer.citations]
    if not answer.answer.startswith((RLM, SENTENCES[answer.answer_language])):
        assert all(one.quote in one.claim for one in claims(answer))


def numbers(runs: list[dict[str, Any]]) -> list[int]:
    return [run["n"] for run in runs if "n" in run]


def said(block: dict[str, Any]) -> str:
    return "".join(run["text"] for run in block["said"]["runs"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("other", ["1", "outlet", "gloss"])
def test_a_quote_that_is_a_digit_an_outlet_or_the_short_answer_is_quoted_once(language: str, other: str) -> None:
    sentence, outlet = SENTENCES[language], OUTLETS[language]
    words, gloss = sentence[:4], sentence[6:12].strip()
    quote = {"1": "1", "outlet": outlet, "gloss": gloss}[other]
    cited = [cite(1, sentence, language), cite(2, quote, language)]
    answer = answered(language, cited, [Span("a1", 1, 0, 4, words, 0.9, gloss)])
    first, one, heading, two = answer_data(answer)["blocks"]
    assert (first["kind"], heading["kind"]) == ("frame", "frame")
    assert first["runs"][1] == {"text": gloss, "apart": True, "level": None}
    answering, *rest = one["runs"]
    assert answering == {"text": words, "answer": True}
    assert (rest, two["runs"]) == ([{"text": sentence[4:]}, {"n": 1}], [{"text": quote}, {"n": 2}])
    assert said(one) == said(two)
    assert said(one).startswith(outlet)
    assert "2024" in said(one)
    notes = [note["url_citation"] for note in marked(answer, "http://127.0.0.1/v1")]
    assert [answer.answer[note["start_index"] : note["end_index"]] for note in notes] == ["[1]", "[2]"]


def test_a_quote_over_several_lines_is_not_taken_for_what_a_model_wrote() -> None:
    poem = "Ferry [1] sails,\nferry [2] stays."
    one, two = claims(answered("en", [cite(1, poem), cite(2, SENTENCES["he"], "he")]))
    assert one.claim.endswith(f"“{poem}”{PDI}")
    assert two.claim.endswith(f"{SENTENCES['he']}”{PDI}")


OLDER = [
    f"The articles say:\n“{FSI}{{}}{PDI}” ({FSI}a gloss{PDI}) [1] — {FSI}Fjord Post{PDI}, {FSI}18 June 2024{PDI}",
    f"The articles say:\n{FSI}„{{}}“{PDI} [1] — {FSI}Fjord Post{PDI}, {FSI}18 June 2024{PDI}",
    f"The articles say: «\u00a0{{}}\u00a0» [1] — {FSI}Fjord Post{PDI}, {FSI}18 June 2024{PDI}",
]


@pytest.mark.parametrize("text", OLDER)
@pytest.mark.parametrize("quote", [*SENTENCES.values(), "1", "Fjord Post"])
def test_an_answer_that_was_written_otherwise_has_its_quote_in_quotation_marks(text: str, quote: str) -> None:
    text = text.format(quote)
    own, line = lines(text, [cite(1, quote)])
    assert (text[own.start : own.end].strip(), own.marks) == ("The articles say:", ())
    assert line.quote
    assert text[line.quote.start : line.quote.end] == quote
    assert [text[mark.start : mark.end] for mark in line.marks] == ["[1]"]
    assert text[line.said : line.end].endswith(f"{FSI}18 June 2024{PDI}")


def test_without_a_quote_a_line_has_the_marks_of_what_is_cited() -> None:
    text = f"It is in Oslo [1], not [7].\n\nOr [01] [１] {FSI}of [1]{PDI} late [2]."
    cited = [cite(1, "Oslo is late."), cite(2, "It is late.")]
    assert [line.quote for line in lines(text, cited)] == [None, None]
    assert [[mark.n for mark in line.marks] for line in lines(text, cited)] == [[1], [2]]
    assert lines("This is not in these articles.", []) == (Line(0, 30, ()),)


@pytest.mark.parametrize("sign", [" ", "“", FSI, f"{FSI}“ ", "[1]", "\n", "a"])
def test_a_long_line_of_signs_is_read_in_no_time(sign: str) -> None:
    text = sign * (100_000 // len(sign))
    began = time.perf_counter()
    lines(text, [cite(n, sign * 200 + str(n)) for n in range(1, 9)])
    assert time.perf_counter() - began < 3
