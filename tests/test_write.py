"""The quoting writer: every language has its words, quotes are exact, and nothing from a file can forge a mark."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.frames import FRAMES
from qa.types import Citation, Span
from qa.write import FSI, PDI, label, marks, not_found, write

QUOTE = "وأشارت إلى أن «الاجتماع المقبل بين وفدي تركيا وسوريا، سيعقد في العاصمة العراقية بغداد»."
HOSTILE = "\u202e\u2069\u2069[2]【1】［3］\n\n[1] **b** ![x](http://evil/y) <img> `c`\u2067\u2028\u0000|_a_|\\[4]"
ISOLATES = regex.compile("[\u2066-\u2068]")


def citation(n: int = 1, quote: str = QUOTE, **fields: str | None) -> Citation:
    values: dict[str, str | None] = {
        "title": "محادثات عسكرية",
        "source": "شبكة اخبار العراق",
        "published": "2024-06-18T13:10:00+03:00",
        "language": "ar",
    }
    values.update(fields)
    return Citation(
        n=n,
        article_id="a",
        revision=1,
        title=values["title"] or "",
        source=values["source"],
        published=values["published"],
        language=values["language"] or "und",
        path="a.txt",
        start=0,
        end=len(quote),
        quote=quote,
        support=0.9,
    )


def bare(text: str) -> str:
    return str(regex.sub("[\u2068\u2069\u200f]", "", text))


def test_the_answer_in_english_and_arabic() -> None:
    assert bare(write("en", [citation()], [])) == (
        f"The articles say:\n“{QUOTE}” [1] — شبكة اخبار العراق, 18 June 2024"
    )
    assert bare(write("ar", [citation()], [])) == (
        f"جاء في المقالات:\n“{QUOTE}” [1] — شبكة اخبار العراق، 18 يونيو 2024"
    )


@pytest.mark.parametrize("language", sorted(FRAMES))
def test_every_language_has_its_words(language: str) -> None:
    frame = FRAMES[language]
    assert frame.found.strip()
    assert not_found(language) == frame.not_found.strip()
    assert not regex.search(r"[\[\]【】]", frame.not_found + frame.found)
    assert "{who}" in frame.reported
    assert "{when}" in frame.reported
    if language != "en":
        assert frame.found != FRAMES["en"].found
        assert frame.not_found != FRAMES["en"].not_found
    for before in (frame.understood, frame.nearest):
        assert regex.search("[^ ] ?[:：]$", before)
        assert language == "en" or before not in (FRAMES["en"].understood, FRAMES["en"].nearest)
    answer = write(language, [citation(1), citation(2, "He left for Baghdad.", language="en")], [])
    assert answer.startswith(frame.found)
    assert QUOTE in answer
    assert [answer.count(f"[{n}]") for n in (1, 2, 3)] == [1, 1, 0]


def test_languages_by_their_other_names() -> None:
    assert len(FRAMES) >= 25
    for name, same in {
        "zh-TW": "zh-Hant",
        "zh_Hant_HK": "zh-Hant",
        "zh-CN": "zh",
        "arz": "ar",
        "iw": "he",
        "en-GB": "en",
        "ar-IQ": "ar",
        "xx": "en",
        "und": "en",
        "": "en",
    }.items():
        assert not_found(name) == not_found(same)


def test_quotation_marks_are_those_of_the_quotes_language() -> None:
    for language, quote, expected in (
        ("ar", "نعم.", "«نعم.»"),
        ("ar", "قال «نعم».", "“قال «نعم».”"),
        ("en", "Yes.", "“Yes.”"),
        ("ja", "はい。", "「はい。」"),
        ("de", "Ja.", "„Ja.“"),
        ("fr", "Oui.", "«\u00a0Oui.\u00a0»"),
        ("zh-Hant", "是。", "「是。」"),
        ("bg", "Да.", "„Да.“"),
        ("fi", "Kyllä.", "”Kyllä.”"),
        ("nb", "Ja.", "«Ja.»"),
        ("sk", "Povedal „áno“.", "»Povedal „áno“.«"),
        ("xx", "Eh.", "“Eh.”"),
    ):
        assert f"{FSI}{expected}{PDI} [1]" in write("es", [citation(quote=quote, language=language)], [])


def test_source_and_date_when_known() -> None:
    line = bare(write("de", [citation(source=None)], [])).splitlines()[1]
    assert line.endswith("[1] — محادثات عسكرية, 18. Juni 2024")
    assert bare(write("en", [citation(published=None)], [])).endswith("[1] — شبكة اخبار العراق")
    assert bare(write("en", [citation(source=None, published=None, title=None)], [])).endswith("[1]")
    assert bare(write("en", [citation(published="last [2] week")], [])).endswith("last (2) week")
    assert "2025年1月9日" in write("ja", [citation(published="2025-01-09")], [])


def test_a_date_has_the_digits_of_its_language() -> None:
    for language, expected in (
        ("fa", "۱۸ ژوئن ۲۰۲۴"),
        ("bn", "১৮ জুন, ২০২৪"),
        ("ar", "18 يونيو 2024"),
        ("ur", "18 جون، 2024"),
        ("hi", "18 जून 2024"),
        ("th", "18 มิถุนายน ค.ศ. 2024"),
    ):
        assert bare(write(language, [citation()], [])).endswith(expected)


def test_nothing_stands_between_a_full_width_colon_and_the_answer() -> None:
    spans = [Span("a", 1, 0, 2, "zz", 0.9, "Baghdad")]
    for language, expected in (
        ("ja", "記事には次のように書かれています：Baghdad (zz)\n"),
        ("zh", "文章中写道：Baghdad (zz)\n"),
        ("zh-Hant", "文章中寫道：Baghdad (zz)\n"),
        ("ko", "기사에는 다음과 같이 나와 있습니다: Baghdad (zz)\n"),
    ):
        assert bare(write(language, [citation()], spans)).startswith(expected)
        assert write(language, [citation()], []).startswith(FRAMES[language].found + "\n")


@pytest.mark.parametrize(
    ("published", "language", "day"),
    [
        ("2025-01-09", "ar", "10 January 2025"),
        ("2025-01-09T12:00:00Z", "ar", "10 January 2025"),
        ("2025-01-09T22:30:00", "ar", "10 January 2025"),
        ("2025-01-10T01:30:00+03:00", "ar", "11 January 2025"),
        ("2025-01-09T22:30:00+00:00", "ar", None),  # the same moment, and the 10th in Baghdad
        ("2025-01-10T03:00:00Z", "ar", None),  # the 9th in Washington
        ("9999-12-31", "ar", None),
        ("2025-01-09T14:30:00Z", "ja", "10 January 2025"),
        ("2025-01-09T15:30:00Z", "ja", None),  # the 10th in Tokyo
        ("2025-01-09T15:30:00Z", "zh", "10 January 2025"),
        ("2025-01-09T16:30:00Z", "zh", None),
        ("2025-01-09T10:30:00Z", "en", "10 January 2025"),
        ("2025-01-09T12:00:00Z", "en", None),  # the 10th in Auckland
    ],
)
def test_tomorrow_is_counted_from_a_day_that_is_the_same_in_the_articles_place(
    published: str, language: str, day: str | None
) -> None:
    quote = {"ar": "يصل الوفد إلى بغداد غدًا.", "ja": "会談は明日開かれる。", "zh": "会谈明天举行。"}.get(
        language, "The talks begin tomorrow."
    )
    answer = bare(write("en", [citation(quote=quote, published=published, language=language)], []))
    assert ("counted from" in answer) is (day is not None)
    assert day is None or day in answer


@pytest.mark.parametrize(
    ("language", "quote", "best", "says"),
    [
        ("en", "Elle arrivera demain à Oran.", "demain", "Friday, 10 January 2025 (demain)"),
        (
            "fr",
            "The council meets tomorrow evening.",
            "tomorrow evening",
            "vendredi 10 janvier 2025 (tomorrow evening)",
        ),
        ("ar", "The council meets tomorrow.", "tomorrow", "الجمعة، 10 يناير 2025 (tomorrow)"),
        ("ar", "The council meets next month.", "next month", "فبراير 2025 (next month)"),
        ("he", "The council met last month.", "last month", "דצמבר 2024 (last month)"),
        ("fa", "The council meets next month.", "next month", "فوریهٔ ۲۰۲۵ (next month)"),
        ("en", "The council meets in Oran tomorrow.", "in Oran tomorrow", "in Oran tomorrow"),
        ("en", "It must be done before next year.", "before next year", "before next year"),
        ("en", "It is done in the next month.", "in the next month", "in the next month"),
        (
            "en",
            "The council meets on Monday next week.",
            "on Monday next week",
            "Monday, 13 January 2025 (on Monday next week)",
        ),
        ("en", "The council meets in Oran tomorrow.", "in Oran", "in Oran"),
    ],
)
def test_a_day_that_is_certain_is_said_before_the_word_for_it(language: str, quote: str, best: str, says: str) -> None:
    """ "demain" alone tells nobody when."""
    at = quote.index(best)
    cited = citation(quote=quote, published="2025-01-09", language="fr" if "Elle" in quote else "en")
    span = Span(cited.article_id, cited.revision, cited.start + at, cited.start + at + len(best), best, 0.9)
    first = bare(write(language, [cited], [span])).split("\n")[0]
    assert first == f"{FRAMES[language].found} {says}"


def test_the_best_span_is_glossed_after_the_frame() -> None:
    spans = [Span("a", 1, 0, 2, "xy", 0.2, "no"), Span("a", 1, 3, 5, "zz", 0.9, "Baghdad [7]")]
    assert bare(write("en", [citation()], spans)).startswith("The articles say: Baghdad (7) (zz)\n")


def test_a_spelling_stands_behind_the_name_and_is_marked_as_a_guess() -> None:
    spans = [Span("a", 1, 3, 5, "zz", 0.9, spelled="Zizi [7]")]
    assert bare(write("en", [citation()], spans)).startswith("The articles say: zz (≈ Zizi (7))\n")


def test_an_answer_needs_a_citation() -> None:
    with pytest.raises(ValueError, match="needs a citation"):
        write("en", [], [])
    with pytest.raises(ValueError, match="not quoted"):
        marks("The articles say:", [citation()])


def test_a_long_label_is_cut_with_a_sign() -> None:
    assert label("x" * 120) == "x" * 120
    assert label("x" * 121) == "x" * 119 + "…"


@pytest.mark.parametrize("language", ["en", "ar", "he", "zh"])
def test_labels_cannot_forge_a_mark(language: str) -> None:
    answer = write(
        language,
        [citation(source=HOSTILE), citation(2, "It rains.", source=None, title=HOSTILE)],
        [Span("a", 1, 0, 2, "xy", 0.2, HOSTILE)],
    )
    assert regex.findall(r"\[\d+\]", answer) == ["[1]", "[2]"]
    assert len(answer.splitlines()) == 3
    assert not regex.search("[【】［］<>`*\u202e\u0000\\\\]", answer)


@pytest.mark.parametrize(("language", "quote"), [("ar", "نعم."), ("he", "כן."), ("en", "Yes."), ("hi", "हाँ।")])
def test_a_mark_is_not_looked_for_in_a_later_quote_that_holds_the_like(language: str, quote: str) -> None:
    """A line from right to left has a mark of direction before its quote; one within a quote need not."""
    first = citation(quote=quote)
    like = write("en", [first], []).partition("\n")[2]
    cited = [first, citation(2, f"He wrote:\n{like}\nand left.")]
    answer = write(language, cited, [])
    lines = answer.split("\n")
    assert [(answer.count("\n", 0, mark.start), mark.n) for mark in marks(answer, cited)] == [
        (1, 1),
        (len(lines) - 1, 2),
    ]


SHARDS = [HOSTILE, QUOTE, "[1]", "[2]", "\n", FSI, PDI, "\u2066", "\u202e", "\u202c", "\u200f", "“", "”", "«", "»", "x"]
pieces = st.lists(st.sampled_from(SHARDS), min_size=1, max_size=8).map("".join)


@settings(max_examples=150)
@given(st.sampled_from(["en", "ar", "ja"]), st.lists(st.tuples(pieces, pieces, pieces), min_size=1, max_size=4))
def test_marks_are_found_behind_hostile_quotes(language: str, files: list[tuple[str, str, str]]) -> None:
    cited = [citation(n, quote, source=source, title=title) for n, (quote, source, title) in enumerate(files, 1)]
    answer = write(language, cited, [])
    found = marks(answer, cited)
    assert [mark.n for mark in found] == list(range(1, len(cited) + 1))
    assert [answer[mark.start : mark.end] for mark in found] == [f"[{one.n}]" for one in cited]
    assert all(one.quote in answer for one in cited)
    assert _depth(answer) == 0
    depth = 0
    for char in answer:
        depth += bool(ISOLATES.match(char)) - (char == PDI)
        assert depth >= 0
    assert all(_depth(answer[: mark.start]) == 0 for mark in found)


def _depth(text: str) -> int:
    return len(ISOLATES.findall(text)) - text.count(PDI)
