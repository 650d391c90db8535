"""What of an answer and its articles is shown: runs, directions, marks, levels, and what is left out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
import regex
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import ArticleError, LibraryError, MaqalError
from qa.library.doctor import SAID
from qa.review import claims
from qa.review.report import ENGLISH as REPORT
from qa.show import direction, level, runs, visible, web_address
from qa.transcript import ENGLISH as TRANSCRIPT
from qa.types import Answer, Citation, Span
from qa.ui.answers import answer_data
from qa.ui.memory import _WORDS
from qa.ui.pane import Cited, pane_data, parts, read_answers, read_spans
from qa.ui.review import _report_words
from qa.ui.strings import LANGUAGES, catalogue, t, told
from qa.write import write
from tests.reader_fake import article_of

# What Unicode calls ignorable shows nothing, also where it counts as a letter (U+3164) or as nothing yet (U+E0000).
SHOWN = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")).filter(lambda c: not regex.match(r"\p{DI}", c))


@given(st.text(SHOWN))
def test_text_without_controls_is_shown_unchanged(text: str) -> None:
    assert visible(text) == text


def test_nothing_that_is_unseen_is_shown() -> None:
    """In all of Unicode: but for line ends, tabs, and what chooses the form of a letter."""
    kept = {"\t", "\n", *"\u200b\u200c\u200d", *"\u180b\u180c\u180d\u180f"}
    kept |= {chr(one) for one in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))}
    unseen = regex.findall(r"[\p{DI}\p{Bidi_Control}\p{Cc}\p{Zl}\p{Zp}]", "".join(map(chr, range(0xE1000))))
    assert {one for one in unseen if not regex.match(r"\p{Cs}", one) and visible(one)} == kept


def test_controls_go_and_joiners_stay() -> None:
    assert visible("\u202eabc\u2066d\u2069\u200f\u061c\U000e0041\ufeff") == "abcd"
    assert visible("a\u3164b\xadc\u034f\u115f\u1160\uffa0") == "abc"
    assert visible("می\u200cخواهم क्\u200dष") == "می\u200cخواهم क्\u200dष"


def test_one_variation_selector_chooses_a_form_and_more_of_them_hide_bytes() -> None:
    assert visible("❤\ufe0f 葛\U000e0100") == "❤\ufe0f 葛\U000e0100"
    assert visible("😀\U000e0158\U000e0155\ufe01 a\ufe0f") == "😀\U000e0158 a\ufe0f"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [("OPEC قالت المصادر اليوم", "ar", "rtl"), ("He said مرحبا to everyone", "en", "ltr"), ("שלום", None, "rtl"),
     ("2024", "ar", "rtl"), ("2024", "en", "ltr"), ("", None, "ltr"), ("会议将在哪里", "zh", "ltr")],
)  # fmt: skip
def test_direction(text: str, language: str | None, expected: str) -> None:
    assert direction(text, language) == expected


def make_answer(text: str, quotes: list[str], language: str = "ar") -> Answer:
    citations = tuple(
        Citation(
            n, "abc", 1, "A <b>title</b>", "Source", "2024-06-18", language, "a.txt", 10 * n, 10 * n + len(q), q, 0.9
        )
        for n, q in enumerate(quotes, 1)
    )
    return Answer("q", "en", "answered", text, "en", 0.9, (), citations)


def words(runs: list[dict[str, Any]]) -> str:
    return "".join(run.get("text", f"[{run.get('n')}]") for run in runs)


def test_quote_inside_an_english_answer_is_set_right_to_left() -> None:
    quote = "سيعقد الاجتماع في بغداد."
    data = answer_data(make_answer(f"The article says: “\u2068{quote}\u2069” [1]", [quote]))
    frame, quoted = data["blocks"]
    assert (frame["kind"], frame["direction"], words(frame["runs"])) == ("frame", "ltr", "The article says:")
    assert (quoted["kind"], quoted["direction"], quoted["language"]) == ("quote", "rtl", "ar")
    assert quoted["runs"] == [{"text": quote}, {"n": 1}]
    assert quoted["level"] == "strong"
    assert data["direction"] == "ltr"


def test_what_is_said_of_a_quote_runs_in_the_direction_of_the_answer() -> None:
    said = "\u2068شبكة اخبار العراق\u2069, \u206818 June 2024\u2069"
    text = f"Articles say:\n\u200f“\u2068قال إنه فعل.\u2069” [1] — {said}"
    quoted = answer_data(make_answer(text, ["قال إنه فعل."]))["blocks"][1]
    assert quoted["said"]["direction"] == "ltr"
    assert quoted["said"]["runs"][0] == {"text": "شبكة اخبار العراق", "apart": True}


def test_an_articles_words_in_our_line_say_in_which_language_they_are() -> None:
    quote = "سيعقد الاجتماع في بغداد."
    span = Span("a0", 1, 18, 23, "بغداد", 0.9, "Baghdad")
    text = f"The article says: \u2068Baghdad\u2069 (\u2068بغداد\u2069)\n“\u2068{quote}\u2069” [1]"
    cited = make_answer(text, [quote])
    spans = (replace(span, article_id=cited.citations[0].article_id),)
    runs = answer_data(replace(cited, spans=spans))["blocks"][0]["runs"]
    assert [(run["text"], run.get("language")) for run in runs if run.get("apart")] == [
        ("Baghdad", None),
        ("بغداد", "ar"),
    ]


def test_equal_words_of_two_articles_carry_both_marks() -> None:
    answer = make_answer("They say:\n“\u2068Same.\u2069” [1][2] — A · B", ["Same.", "Same."], "en")
    quoted = answer_data(answer)["blocks"][1]
    assert quoted["runs"] == [{"text": "Same."}, {"n": 1}, {"n": 2}]


def test_a_gloss_before_the_mark_keeps_the_mark() -> None:
    answer = make_answer("It says:\n“\u2068قال.\u2069” (\u2068He said\u2069) [1] — A", ["قال."])
    said = answer_data(answer)["blocks"][1]["said"]
    assert {"n": 1} in said["runs"]


def test_a_citation_has_the_answer_in_it_in_the_askers_language() -> None:
    """For whoever cannot read the quote; with the words that it stands for, so that it is not taken for all of it."""
    answer = make_answer("It says:\n“في بغداد.” [1]\n“في مسقط.” [2]", ["في بغداد.", "في مسقط."])
    first = answer.citations[0]
    span = Span(first.article_id, first.revision, first.start, first.start + 8, "في بغداد", 0.9, "Baghdad", "بغداد")
    told = [(one["gloss"], one["glossed"]) for one in answer_data(replace(answer, spans=(span,)))["citations"]]
    assert told == [("Baghdad", "بغداد"), ("", "")]
    assert [(one.gloss, one.glossed) for one in claims(replace(answer, spans=(span,)))] == [
        ("Baghdad", "بغداد"), (None, None),
    ]  # fmt: skip


def test_words_before_a_mark_have_its_level_and_foreign_numbers_stay_text() -> None:
    block = answer_data(make_answer("It was \u2068بغداد\u2069 [1], not [7].", ["قال."]))["blocks"][0]
    assert [run.get("level") for run in block["runs"]] == ["strong", "strong", "strong", None, None]
    assert words(block["runs"]) == "It was بغداد [1], not [7]."


@pytest.mark.parametrize(("support", "expected"), [(0.9, "strong"), (0.4, "partly"), (0.1, "weak")])
def test_level(support: float, expected: str) -> None:
    assert level(support) == expected


@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=3), st.text(max_size=80))
def test_every_quote_is_shown_whole_and_nothing_unseen_is(quotes: list[str], frame: str) -> None:
    marks = "\n".join(f"“{quote}” [{n}]" for n, quote in enumerate(quotes, 1))
    data = answer_data(make_answer(f"{frame}\n{marks}", quotes))
    assert [citation["quote"] for citation in data["citations"]] == [visible(quote) for quote in quotes]
    for block in data["blocks"]:
        for run in block["runs"]:
            assert "n" in run or run["text"] == visible(run["text"])


def test_not_found_has_no_citation() -> None:
    data = answer_data(Answer("q", "en", "not_found", "This is not in these articles.", "en", 0.1))
    assert (data["status"], data["citations"], data["answers"]) == ("not_found", [], [])


@given(st.text())
def test_runs_are_where_they_say(text: str) -> None:
    for start, run in runs(text):
        assert run == visible(text[start : start + len(run)])
    assert "".join(run for _, run in runs(text)) == visible(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_catalogue_has_the_same_words_to_fill_in(language: str) -> None:
    english, own = catalogue("en"), catalogue(language)
    assert own.keys() <= english.keys()
    if language in ("en", "ar"):
        assert own.keys() == english.keys()
    names = re.compile(r"\{\w+\}")
    for key, form in own.items():
        reference = english[key]
        wanted = set(names.findall(reference if isinstance(reference, str) else reference["other"]))
        for one in [form] if isinstance(form, str) else form.values():
            # "one article" need not say its number.
            assert set(names.findall(one)) <= wanted, key
        assert set(names.findall(form if isinstance(form, str) else form["other"])) == wanted, key
        if isinstance(reference, dict):
            assert isinstance(form, dict), key
            assert set(form) >= set(Locale.parse(language).plural_form.tags | {"other"}), key


def test_words_in_a_language_with_its_plurals_and_digits() -> None:
    assert t("en", "chat.citations", n=1) == "Answered with 1 citation."
    assert t("en", "chat.citations", n=2000) == "Answered with 2,000 citations."
    assert (t("en", "add.reading", n=0), t("zh", "add.reading", n=0)) == ("reading", "正在读取")
    assert t("ar", "chat.citations", n=2) == "إجابة باقتباسين."
    assert t("ar", "chat.citations", n=3) == "إجابة بـ3 اقتباسات."
    assert t("fa", "chat.citations", n=2345) == "پاسخ با ۲٬۳۴۵ نقل‌قول."
    assert t("fa", "library.finding.disk", size=12.5) == "فضای آزاد دیسک: ۱۲٫۵ گیگابایت"
    assert t("ar", "no.such.key") == "no.such.key"


@pytest.mark.parametrize(
    "name", ["{n}.txt", "{name}{n}.txt", "تقرير {n}.pdf", "报告{n}.docx", "\\1 \\g<n>.md", "{other}"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_file_is_called_is_no_place_for_another_value(language: str, name: str) -> None:
    line = t(language, "library.too-large", name=name, n=50)
    assert name in line
    assert line.replace(name, "x.txt") == t(language, "library.too-large", name="x.txt", n=50)


def test_the_command_line_the_files_and_the_page_have_one_english() -> None:
    for key, said in SAID.items():
        assert catalogue("en")[f"library.finding.{key}"] == said[0].upper() + said[1:]
    assert _report_words("en") == REPORT
    assert type(TRANSCRIPT)("en", *(t("en", key) for key in _WORDS)) == TRANSCRIPT


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_a_list_from_the_right_keeps_its_order_where_words_in_it_run_from_the_left(language: str) -> None:
    """A comma between two such words would run with them, and all of them be one run."""
    for form in catalogue(language).values():
        for one in [form] if isinstance(form, str) else form.values():
            assert not re.search("[A-Za-z]، [A-Za-z]", one), one


def test_no_french_sign_stands_alone_at_the_beginning_of_a_line() -> None:
    for form in catalogue("fr").values():
        for one in [form] if isinstance(form, str) else form.values():
            assert not re.search(r" [:;!?»]|« | [MG]o\b", one), one


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_is_told_in_the_language_of_the_page(language: str) -> None:
    error = LibraryError("no articles in /there yet; add some with `maqal add PATH…`", "error.no-articles")
    assert told(error, language) == catalogue(language)["error.no-articles"]
    large = LibraryError("x.pdf is larger than 20 MB; split it", "library.too-large", name="\u202ex.pdf", n=20)
    assert told(large, language).strip("\u2068").replace("\u2069", "") == t(
        language, "library.too-large", name="x.pdf", n=20
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [("no user noor; add it", "No user noor; add it."), ("a.json is empty; drop it", "a.json is empty; drop it."),
     ("/there cannot be opened", "/there cannot be opened."), ("was that it?", "Was that it?")],
)  # fmt: skip
def test_an_error_without_words_of_ours_is_a_sentence(line: str, expected: str) -> None:
    assert told(ArticleError(line), "ar") == expected
    assert str(MaqalError(line)) == line


@pytest.mark.parametrize(
    ("language", "quote"),
    [("sv", "Han kom i går."), ("sv", "Han sade ”ja” i går."), ("fi", "Hän tuli."), ("en", "He said “yes” then."),
     ("cs", "Řekl „ano“."), ("bg", "Той дойде."), ("zh", "他说“是”。"), ("nb", "Han kom."), ("fr", "Il a dit « oui »."),
     ("ar", "قال «نعم»."), ("ja", "「はい」と言った。")],
)  # fmt: skip
def test_a_quote_is_shown_as_one_whatever_its_quotation_marks(language: str, quote: str) -> None:
    answer = make_answer("", [quote], language)
    written = replace(answer, answer=write("en", answer.citations, ()))
    assert [block["kind"] for block in answer_data(written)["blocks"]] == ["frame", "quote"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [("https://a.test/x", True), ("http://a.test", True), ("javascript:alert(1)", False), ("data:text/html,x", False),
     ("//a.test/x", False), ("file:///etc/passwd", False), ("https:", False), ("http://[", False), (None, False)],
)  # fmt: skip
def test_only_web_addresses_are_linked(url: str | None, expected: bool) -> None:
    assert web_address(url) == (url if expected else None)


@pytest.mark.parametrize(
    ("url", "shown"),
    [("https://a.test/بغداد", "https://a.test/%D8%A8%D8%BA%D8%AF%D8%A7%D8%AF"), ("https://a.test/%D8%A8?q=a&b#c",) * 2,
     ("https://a.test/a b><img src=x>", "https://a.test/a%20b%3E%3Cimg%20src=x%3E"),
     ("https://a.test/\u202egpj.exe", "https://a.test/gpj.exe"), ("https://a.test/\ud800", "https://a.test/%EF%BF%BD")],
)  # fmt: skip
def test_an_address_cannot_end_early_or_hide_anything(url: str, shown: str) -> None:
    assert web_address(url) == shown


article_texts = st.text(min_size=1, max_size=200)


@given(article_texts, st.data())
def test_pane_marks_hold_exactly_the_cited_words(text: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    spans = [Cited(a, b, n) for n, (a, b) in enumerate(zip(ends[::2], ends[1::2], strict=False), 1)]
    article = article_of(text)
    parts = [part for p in pane_data(article, spans, True, [])["paragraphs"] for part in p["parts"]]
    for part in parts:
        assert visible(text[part["start"] : part["start"] + len(part["text"])]) == part["text"]
    for span in spans:
        marked = "".join(part["text"] for part in parts if part["n"] == span.n)
        quote = visible(text[span.start : span.end])
        assert marked == quote or not quote.strip()


def test_the_answer_is_marked_inside_its_citation_only() -> None:
    article = article_of("One two three. One two.")
    found = pane_data(article, [Cited(0, 14, 1)], True, [(4, 7), (16, 19)])["paragraphs"][0]["parts"]
    assert [(part["text"], part["n"], part["answer"]) for part in found] == [
        ("One ", 1, False), ("two", 1, True), (" three.", 1, False), (" One two.", None, False),
    ]  # fmt: skip


def test_a_citation_opens_with_its_certain_words_in_the_askers_language() -> None:
    text = "عادت السفينة إلى لشبونة يوم الأحد. وصلت إلى لشبونة في 3 مايو 2019 ثم عادت إلى لشبونة."
    article = article_of(text, "ar")
    cited = [Cited(text.index("وصلت"), len(text), 2)]
    told = [(one["n"], one["gloss"], one["glossed"]) for one in pane_data(article, cited, True, [], "en")["glosses"]]
    assert told == [(2, "Lisbon", "لشبونة"), (2, "3 May 2019", "3 مايو 2019")]
    assert pane_data(article, cited, True, [], "ar")["glosses"] == pane_data(article, cited, True, [])["glosses"] == []


def test_no_letter_of_an_answer_is_parted_from_its_signs_and_a_whole_sentence_is_not_marked() -> None:
    assert [(one["text"], one["start"], one["answer"]) for one in parts("नौका चली", 7, [(9, 10)])] == [
        ("नौ", 7, False), ("का", 9, True), (" चली", 11, False),
    ]  # fmt: skip
    assert not any(one["answer"] for one in parts("Whole.", 0, [(0, 5)]))


@pytest.mark.parametrize("value", ["x", "1-2", "1-2-3-4", "1-2-3,", "-1-2-3", "1-1-1x"])
def test_bad_spans_are_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_spans(value)
    assert read_answers("1-2,3-4") == [(1, 2), (3, 4)]


def test_an_address_does_not_begin_with_the_name_of_another_host() -> None:
    assert web_address("https://www.known.test@other.test/x") == "https://other.test/x"
