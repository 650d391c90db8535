"""Verdicts: exact words, the newest counts, undo, reopening, figures and exports."""

from __future__ import annotations

import csv
import html.parser
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa.conversations import Conversations
from qa.errors import LibraryError, MaqalError, ReviewError
from qa.evaluation.pool import read_examples
from qa.library import Library
from qa.library.library import LOCK
from qa.review import (
    VERDICTS,
    Claim,
    Item,
    Reviews,
    Verdict,
    VerdictName,
    claims,
    export,
    precision,
    progress,
    to_csv,
    to_evaluation,
    to_html,
    to_jsonl,
)
from qa.show import bracketed
from qa.types import Answer, Citation, Span
from qa.ui.passage import item_data
from qa.write import write as written
from tests.test_cite import SCRIPTS
from tests.test_library import CountingEncoder, Reader, opened, write

ENGLISH = "The summit is in Baghdad. It rains. Nobody came."
ARABIC = "تعقد القمة في بغداد. المطر ينزل."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "library") as library:
        library.add([write(tmp_path / "a.txt", ("Summit", ENGLISH), ("قمة", ARABIC))])
        yield library


def answer(library: Library, question: str = "Where is it?") -> Answer:
    """Two sentences of the English article and one of the Arabic, with a span in the first."""
    english, arabic = library.articles()
    places = [(english, 0, 25), (english, 26, 35), (arabic, 0, 20)]
    cited = tuple(
        Citation(n, a.article_id, a.revision, a.title, "BBC" if a is english else None, "2024-06-18", a.language,
                 a.path, start, end, a.text[start:end], 0.9)
        for n, (a, start, end) in enumerate(places, 1)
    )  # fmt: skip
    span = Span(english.article_id, english.revision, 17, 24, english.text[17:24], 0.9)
    return Answer(question, "en", "answered", written("en", cited, [span]), "en", 0.9, (span,), cited)


def standing(reviews: Reviews, claim: Claim) -> Verdict | None:
    return next((one for one in reviews.verdicts() if one.claim.key == claim.key), None)


def asked(library: Library, question: str = "Where is it?", owner: str = "") -> tuple[Claim, ...]:
    turn = Conversations(library, owner).start(question, answer(library, question))
    return claims(turn.answer, conversation_id=turn.conversation_id, turn_id=turn.turn_id)


def test_another_writers_claim_is_what_stands_before_its_mark(library: Library) -> None:
    """A writer that puts marks into its own sentences makes a claim with each, not with the whole answer."""
    written_by_another = "So it is:\nIt is in Baghdad [1], and it rained [2][3]. More."
    found = claims(replace(answer(library), answer=written_by_another))
    assert [one.claim for one in found] == ["It is in Baghdad", "and it rained", "and it rained"]
    assert {one.claim for one in claims(replace(answer(library), answer="No marks."))} == {"No marks."}


def test_a_claim_of_what_a_language_model_wrote_is_its_sentence_and_not_the_quote(library: Library) -> None:
    """The quotes stand below it, with the same marks."""
    quoted = answer(library)
    one, two, three = claims(replace(quoted, answer=f"It is in Baghdad. [1] It rained. [3]\n{quoted.answer}"))
    assert (one.claim, three.claim) == ("It is in Baghdad", "It rained")
    assert two.claim == claims(quoted)[1].claim


STRIKE = (
    ("The strike at the port began with 17 workers.", "17"),
    ("Some 17 workers walked out at the port.", "17"),
    ("Only 14 workers took part in the strike.", "14"),
    ("The union counted 14 workers at the gates.", "14"),
    ("The port has been on strike for a week.", None),
    ("Its cranes stood still on Monday.", None),
)
BLOCKS_OF_STRIKE = ["answer_itself", "same_answer", "other_answer", "other_answer", "see_also", "see_also"]


def strike(language: str = "en", short: bool = True) -> Answer:
    """An answer with a second quote under each heading that may have one; `short`: with words that answer."""
    cited, spans = [], []
    for n, (quote, words) in enumerate(STRIKE, 1):
        cited.append(Citation(n, f"a{n}", 1, "Port", "Herald", None, "en", "p", 0, len(quote), quote, 0.9))
        if words and short:
            at = quote.index(words)
            spans.append(Span(f"a{n}", 1, at, at + len(words), words, 0.9 - n / 100))
    text = written(language, cited, spans)
    return Answer("How many?", language, "answered", text, language, 0.9, tuple(spans), tuple(cited))


@pytest.mark.parametrize("language", ["en", "ar", "he", "zh", "th", "hi", "fr", "xx"])
def test_every_claim_carries_its_block_and_the_short_answer(language: str) -> None:
    """Else the second quote under a heading does not say what it would support."""
    answered = strike(language)
    found = claims(answered)
    assert [one.block for one in found] == BLOCKS_OF_STRIKE
    assert {one.short_answer for one in found} == {"17"}
    headings = [one.claim.split("\n")[0] for one in found]
    assert headings[2] == headings[3] != headings[4] == headings[5]
    # A language model's own sentence is what is judged there, under no heading of ours.
    told = claims(replace(answered, answer=f"It is said. [1][4]\n{answered.answer}"))
    assert [one.block for one in told] == [None, *BLOCKS_OF_STRIKE[1:3], None, *BLOCKS_OF_STRIKE[4:]]
    assert [one.short_answer for one in told] == [None, "17", "17", None, "17", "17"]


def test_whole_sentences_have_no_short_answer_and_an_unknown_heading_no_block() -> None:
    assert [(one.block, one.short_answer) for one in claims(strike(short=False))] == [("answer_itself", None)] * 6
    old = strike()
    renamed = claims(replace(old, answer=old.answer.replace("Other answers:", "Elsewhere they say:")))
    assert [one.block for one in renamed] == [*BLOCKS_OF_STRIKE[:2], None, None, *BLOCKS_OF_STRIKE[4:]]
    assert {one.block for one in claims(replace(old, answer="Seventeen. [1] Fourteen. [3]"))} == {None}
    # A quote may hold a line like a heading.
    first, *others = old.citations
    quote = f"Other answers:\n{first.quote}"
    like = (replace(first, quote=quote, end=len(quote)), *others)
    told = claims(replace(old, citations=like, answer=old.answer.replace(first.quote, quote)))
    assert [one.block for one in told] == BLOCKS_OF_STRIKE


def test_a_verdict_of_before_is_the_same_citation_and_has_no_block(library: Library) -> None:
    one, *_ = asked(library)
    assert (one.block, one.short_answer) == ("answer_itself", "Baghdad")
    reviews = Reviews(library)
    reviews.save(one, "supports")
    with library.storage.writing("an older verdict", change=False) as connection:
        connection.execute("UPDATE verdicts SET claim = json_remove(claim, '$.block', '$.short_answer')")
    (old,) = reviews.verdicts()
    assert (old.claim.key, old.claim.block, old.claim.short_answer) == (one.key, None, None)
    item, *_ = reviews.items()
    assert (item.reviewed, item.claim.block) == (True, "answer_itself")
    (row,) = csv.DictReader(io.StringIO(to_csv([old]).decode("utf-8-sig"), newline=""))
    assert (row["verdict"], row["block"], row["short_answer"]) == ("supports", "", "")
    assert "Short answer" not in to_html([old], library).decode()
    with pytest.raises(ValueError, match="'title' is no block"):
        replace(one, block="title")  # type: ignore[arg-type]


def test_exports_and_figures_tell_the_blocks_apart(library: Library) -> None:
    best, also, _ = asked(library)
    reviews = Reviews(library)
    other = replace(also, block="other_answer")
    found = [reviews.save(best, "supports"), reviews.save(other, "does_not")]
    rows = list(csv.DictReader(io.StringIO(to_csv(found).decode("utf-8-sig"), newline="")))
    lines = [json.loads(line)["claim"] for line in to_jsonl(found).splitlines()]
    for told in (rows, lines):
        assert [(one["block"], one["short_answer"]) for one in told] == [
            ("answer_itself", "Baghdad"), ("other_answer", "Baghdad"),
        ]  # fmt: skip
    report = to_html(found, library).decode()
    assert "<bdi>Another answer</bdi> · <bdi>Short answer: Baghdad</bdi>" in report
    row = '<th scope="row"><bdi>Another answer</bdi></th><td>0</td><td>0</td><td>1</td><td>0</td><td>0%</td>'
    assert row in report
    assert {(one.label, one.precision) for one in precision(found, "block")} == {
        ("answer_itself", 1.0), ("other_answer", 0.0),
    }  # fmt: skip


def test_words_in_brackets_of_a_short_answer_keep_their_own_direction(library: Library) -> None:
    """Else the number of an Arabic amount stands behind its currency, beside words that run from left to right."""
    best, *_ = asked(library)
    amount = replace(best, short_answer="$210 million (210 ملايين دولار)")
    saved = Reviews(library).save(amount, "supports")
    assert "Short answer: $210 million (<bdi>210 ملايين دولار</bdi>)" in to_html([saved], library).decode()
    shown = item_data(Item(amount, saved, reopened=False, available=True))["short_answer"]
    assert shown == "$210 million (\u2068210 ملايين دولار\u2069)"
    # A sign that an article brought is none of ours.
    assert bracketed("a（\u202eb\u2069) (c（d") == "a（\u2068b\u2069) (c（d"


def test_claims_are_the_parts_of_the_answer_with_their_marks(library: Library) -> None:
    one, two, three = asked(library)
    assert (one.quote, one.span_start, one.span_end) == ("The summit is in Baghdad.", 17, 24)
    assert (two.quote, two.span_start) == ("It rains.", None)
    assert "The summit is in Baghdad." in one.claim
    assert "It rains." in two.claim
    assert "Baghdad" not in two.claim
    assert "BBC" not in two.claim + three.claim
    assert [claim.n for claim in (one, two, three)] == [1, 2, 3]
    refusal = Answer("q", "en", "not_found", "No.", "en", 0.1)
    assert claims(refusal) == ()


def test_a_verdict_is_kept_with_all_that_was_said(library: Library, tmp_path: Path) -> None:
    one, *_ = asked(library, owner="noor")
    reviews = Reviews(library, "noor")
    saved = reviews.save(one, "wrong_span", note="The city only.", correction=(17, 24))
    assert saved.correction is not None
    assert saved.correction.quote == "Baghdad"
    assert standing(reviews, one) == saved
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", saved.time)
    library.close()
    with Library.open(tmp_path / "library", CountingEncoder()) as again:
        assert Reviews(again, "noor").verdicts() == [saved]


def test_the_newest_counts_and_undo_returns_to_the_one_before(library: Library) -> None:
    one, two, _ = asked(library)
    reviews = Reviews(library)
    first = reviews.save(one, "supports")
    other = reviews.save(two, "does_not")
    second = reviews.save(one, "partly", note="half")
    assert standing(reviews, one) == second
    assert {verdict.verdict_id for verdict in reviews.verdicts()} == {second.verdict_id, other.verdict_id}
    item = reviews.undo(one)
    assert (item.claim.key, item.verdict, item.reviewed) == (one.key, first, True)
    item = reviews.undo(one)
    assert (item.verdict, item.reviewed) == (None, False)
    with pytest.raises(ReviewError, match="no verdict to undo"):
        reviews.undo(one)
    assert reviews.undo(two).claim.key == two.key
    with pytest.raises(ReviewError, match="no verdict to undo"):
        reviews.undo(two)
    assert reviews.save(one, "supports").verdict_id > second.verdict_id


def test_reviewers_do_not_touch_each_others_verdicts(library: Library) -> None:
    one, *_ = asked(library)
    noor, sam = Reviews(library, "noor"), Reviews(library, "sam")
    mine, yours = noor.save(one, "supports"), sam.save(one, "does_not")
    assert (standing(noor, one), standing(sam, one)) == (mine, yours)
    noor.undo(one)
    assert standing(sam, one) == yours
    assert noor.verdicts() == []
    assert noor.verdicts(everyone=True) == [yours]


def test_the_same_sentence_for_another_question_is_another_matter(library: Library) -> None:
    one, *_ = asked(library, "Where?")
    same, *_ = asked(library, "Where?")
    other, *_ = asked(library, "Which city?")
    Reviews(library).save(one, "supports")
    assert standing(Reviews(library), same) is not None
    assert standing(Reviews(library), other) is None
    assert len(Reviews(library).items()) == 6


def test_a_follow_up_is_judged_as_the_question_that_it_was_understood_to_be(library: Library) -> None:
    """ "And where?" asks something else in each conversation; a question by itself is what it always was."""

    def follow_up(meant: str | None) -> tuple[Claim, ...]:
        turn = Conversations(library).start("And where?", replace(answer(library, "And where?"), understood=meant))
        return claims(turn.answer, turn_id=turn.turn_id)

    summit, rain, alone = (follow_up(meant)[0] for meant in ("Where is the summit?", "Where does it rain?", None))
    reviews = Reviews(library)
    reviews.save(summit, "supports")
    assert [standing(reviews, one) is None for one in (summit, rain, alone)] == [False, True, True]
    assert len(reviews.unreviewed()) == 8
    assert asked(library, "Where is the summit?")[0].key == summit.key
    (row,) = [json.loads(line) for line in to_evaluation(reviews.verdicts(), library).splitlines()]
    assert row["question"] == "Where is the summit?"
    assert "Where is the summit?" in to_csv(reviews.verdicts()).decode()


def test_a_review_walks_through_what_waits(library: Library) -> None:
    one, two, three = asked(library)
    asked(library, "Another?")
    reviews = Reviews(library)
    name = one.conversation_id
    assert progress(reviews.items(name)) == (0, 3)
    assert len(reviews.unreviewed()) == 6
    reviews.save(one, "supports")
    reviews.save(three, "partly")
    assert progress(reviews.items(name)) == (2, 3)
    assert [item.claim for item in reviews.unreviewed() if item.claim.conversation_id == name] == [two]
    assert [item.claim.n for item in reviews.items(turn_id=one.turn_id)] == [1, 2, 3]
    assert [verdict.claim for verdict in reviews.verdicts()] == [one, three]
    with pytest.raises(LibraryError, match="somebody else"):
        Reviews(library, "sam").items(name)


def test_a_changed_article_reopens_its_verdicts_until_judged_again(library: Library, tmp_path: Path) -> None:
    one, two, three = asked(library)
    reviews = Reviews(library)
    for claim in (one, two, three):
        reviews.save(claim, "supports")
    assert reviews.reopened() == []
    library.add([write(tmp_path / "a.txt", ("Summit", ENGLISH + " Not yet."), ("قمة", ARABIC))])
    assert {item.claim.n for item in reviews.reopened()} == {1, 2}
    assert progress(reviews.items()) == (1, 3)
    assert [item.claim.n for item in reviews.unreviewed()] == [1, 2]
    assert reviews.items()[0].verdict is not None
    reviews.save(one, "does_not")
    assert [item.claim.n for item in reviews.unreviewed()] == [2]


def test_a_removed_article_is_not_waited_for_and_its_verdicts_stay(library: Library) -> None:
    one, two, _ = asked(library)
    reviews = Reviews(library)
    saved = reviews.save(one, "supports")
    library.remove(one.article_id)
    assert reviews.verdicts() == [saved]
    assert progress(reviews.items()) == (1, 2)
    assert [item.available for item in reviews.items()] == [False, False, True]
    with pytest.raises(MaqalError, match=one.article_id):
        reviews.save(two, "supports")
    assert "The summit is in Baghdad." in re.sub("<[^>]*>", "", to_html([saved], library).decode())


def test_what_cites_a_text_deleted_for_good_is_not_waited_for_though_the_article_is_back(
    library: Library, tmp_path: Path
) -> None:
    """Only its later revision is there, and nobody could judge by that what the earlier one said."""
    one, two, _ = asked(library)
    reviews = Reviews(library)
    reviews.save(one, "supports")
    library.remove(one.article_id)
    library.forget(one.article_id)
    library.add([write(tmp_path / "a.txt", ("Summit", ENGLISH), ("قمة", ARABIC))])
    assert library.article(one.article_id).text == ENGLISH
    assert [(item.reviewed, item.available) for item in reviews.items()] == [
        (True, False), (False, False), (False, True),
    ]  # fmt: skip
    assert [item.claim.n for item in reviews.unreviewed()] == [3]
    with pytest.raises(LibraryError, match="has no revision 1"):
        reviews.save(two, "supports")


@pytest.mark.parametrize(
    ("verdict", "extra", "message"),
    [
        ("maybe", {}, "'maybe' is no verdict"),
        ("partly", {"note": "x" * 10_001}, "10,001 characters"),
        ("supports", {"correction": (0, 5)}, "nothing to correct"),
        ("wrong_span", {"correction": (0, 999)}, "no words of the article"),
        ("wrong_span", {"correction": (5, 5)}, "no words of the article"),
        ("wrong_span", {"correction": (-3, 5)}, "no words of the article"),
        ("wrong_span", {"correction": (25, 26)}, "no words of the article"),
    ],
)
def test_what_is_no_verdict_is_refused_in_one_line(
    library: Library, verdict: VerdictName, extra: dict[str, object], message: str
) -> None:
    one, *_ = asked(library)
    with pytest.raises(ReviewError, match=message) as caught:
        Reviews(library).save(one, verdict, **extra)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)
    assert Reviews(library).verdicts() == []


def test_words_that_are_not_the_articles_are_refused(library: Library) -> None:
    one, *_ = asked(library)
    for wrong in (replace(one, quote="The summit is in Cairo!!!"), replace(one, start=1, end=26)):
        with pytest.raises(ReviewError, match="has other words"):
            Reviews(library).save(wrong, "supports")
    with pytest.raises(ReviewError, match="ends before the span"):
        Reviews(library).save(replace(one, span_end=500), "supports")
    with pytest.raises(LibraryError, match="no revision 7"):
        Reviews(library).save(replace(one, revision=7), "supports")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(-2, 60), st.integers(-2, 60), st.sampled_from(VERDICTS[1:]))
def test_a_correction_is_a_slice_of_the_article_or_refused(
    library: Library, start: int, end: int, verdict: VerdictName
) -> None:
    one, *_ = claims(answer(library))
    words = ENGLISH[max(start, 0) : max(end, 0)] if 0 <= start < end <= len(ENGLISH) else ""
    if words.strip():
        saved = Reviews(library).save(one, verdict, correction=(start, end))
        assert saved.correction is not None
        assert saved.correction.quote == words == library.article(one.article_id, 1).text[start:end]
        assert standing(Reviews(library), one) == saved
    else:
        with pytest.raises(ReviewError):
            Reviews(library).save(one, verdict, correction=(start, end))


def test_a_verdict_does_not_wait_for_articles_being_added(library: Library) -> None:
    one, *_ = asked(library)
    with FileLock(library.folder / LOCK, thread_local=False):
        Reviews(library).save(one, "supports")
        Reviews(library).undo(one)


# Figures


def verdicts(library: Library) -> list[Verdict]:
    """Three by the default reviewer at three times, the middle one a week later."""
    one, two, three = asked(library)
    reviews = Reviews(library)
    found = [reviews.save(one, "supports"), reviews.save(two, "does_not"), reviews.save(three, "partly")]
    times = ("2024-12-29T10:00:00.000+00:00", "2024-12-30T10:00:00.000+00:00", "2024-12-30T11:00:00.000+00:00")
    return [replace(verdict, time=time) for verdict, time in zip(found, times, strict=True)]


def test_precision_by_time_language_and_source(library: Library) -> None:
    found = verdicts(library)
    (every,) = precision(found, "all")
    assert (every.supports, every.partly, every.does_not, every.wrong_span, every.total) == (1, 1, 1, 0, 3)
    assert every.precision == pytest.approx(1 / 3)
    assert [(one.label, one.total, one.precision) for one in precision(found, "day")] == [
        ("2024-12-29", 1, 1.0),
        ("2024-12-30", 2, 0.0),
    ]
    assert [one.label for one in precision(found, "week")] == ["2024-W52", "2025-W01"]
    assert [(one.label, one.total) for one in precision(found, "source")] == [("BBC", 2), ("", 1)]
    assert [one.label for one in precision(found, "language")] == ["en"]
    assert precision([], "week") == ()


# Exports


def test_the_table_opens_in_a_spreadsheet_and_computes_nothing(library: Library) -> None:
    one, *_, three = asked(library, "=HYPERLINK(1) where?")
    reviews = Reviews(library)
    found = [
        reviews.save(one, "partly", note='@SUM(A1), "quoted"\nsecond line'),
        reviews.save(three, "supports", note="  +1"),
        reviews.save(replace(one, question="-2+3?"), "does_not", note="\t=1"),
        reviews.save(replace(one, question="＝1?"), "wrong_span", note="\u202e=1", correction=(17, 24)),
    ]
    data = to_csv(found)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == 4
    assert all(not re.match(r"[=+\-@＝\t\r]", cell.lstrip("\u202e ")) for row in rows for cell in row.values())
    assert rows[0]["question"] == "'=HYPERLINK(1) where?"
    assert rows[0]["note"] == '\'@SUM(A1), "quoted"\nsecond line'
    assert rows[1]["quote"] == ARABIC[:20]
    # Where semicolons or lines part the cells, none begins with a formula either.
    told = to_csv([reviews.save(three, "partly", note="a; =HYPERLINK(1)\n=1+1|@x, -5")]).decode()
    assert "a;' =HYPERLINK(1)\n'=1+1|'@x, -5" in told
    assert (rows[0]["start"], rows[0]["end"], rows[0]["answer_span"]) == ("0", "25", "Baghdad")
    assert (rows[3]["corrected_start"], rows[3]["corrected_quote"]) == ("17", "Baghdad")


def test_json_lines_hold_every_quote_exactly(library: Library) -> None:
    found = verdicts(library)
    rows = [json.loads(line) for line in to_jsonl(found).decode().splitlines()]
    assert [row["verdict"] for row in rows] == ["supports", "does_not", "partly"]
    for row in rows:
        text = library.article(row["claim"]["article_id"], row["claim"]["revision"]).text
        assert text[row["claim"]["start"] : row["claim"]["end"]] == row["claim"]["quote"]


@pytest.mark.parametrize("language", SCRIPTS)
def test_a_verdict_in_any_script_is_exported_at_its_words(tmp_path: Path, language: str) -> None:
    """Behind an emoji of five code points and marks on letters, too."""
    text = f"👩🏽‍🚀 Re\u0301sume\u0301. {SCRIPTS[language]}"
    with Library.open(tmp_path / "library", CountingEncoder(), reader=Reader()) as library:
        library.add([write(tmp_path / "a.txt", ("Summit", text))])
        (article,) = library.articles()
        end = len(article.text)
        at = end - 9
        cited = Citation(1, article.article_id, 1, "T", None, None, language, article.path, 0, end, article.text, 0.9)
        span = Span.of(article, at, end, 0.9)
        told = Answer("Where?", "en", "answered", written("en", [cited], [span]), "en", 0.9, (span,), (cited,))
        reviews = Reviews(library)
        reviews.save(claims(Conversations(library).start("Where?", told).answer)[0], "supports")
        (row,) = (json.loads(line) for line in to_jsonl(reviews.verdicts()).decode().splitlines())
        assert article.text[row["claim"]["start"] : row["claim"]["end"]] == row["claim"]["quote"] == article.text
        (made,) = (json.loads(line) for line in to_evaluation(reviews.verdicts(), library).splitlines())
        assert [(one["text"], one["start"]) for one in made["answers"]] == [(article.text[at:], at)]
        assert article.text[at:] in Page(to_html(reviews.verdicts(), library).decode()).text


class Page(html.parser.HTMLParser):
    """Tags, attributes and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


HOSTILE = "<script>alert(1)</script><img src=//evil.example/x onerror=alert(1)>\u202e</style>'\"&amp;"
TAGS = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "table", "tr", "th", "td", "bdi", "article",
        "blockquote", "mark", "u", "q", "br"}  # fmt: skip


def test_the_report_runs_nothing_and_fetches_nothing(tmp_path: Path) -> None:
    with opened(tmp_path / "library") as library:
        library.add([write(tmp_path / "a.txt", (HOSTILE, f"{HOSTILE} " * 5))])  # around, before, in and behind a span
        article = library.articles()[0]
        text, one = article.text, len(HOSTILE) + 1
        assert text.count(HOSTILE) == 5
        claim = Claim(article.article_id, 1, one, 4 * one, text[one : 4 * one], HOSTILE, '"><x', HOSTILE, HOSTILE,
                      HOSTILE, HOSTILE, 'en" onload="x', 2 * one, 3 * one)  # fmt: skip
        saved = Reviews(library, HOSTILE).save(claim, "wrong_span", note=HOSTILE, correction=(3, 40))
        data = to_html([saved], library).decode()
    page = Page(data)
    assert {tag for tag, _ in page.tags} <= TAGS
    assert {name for _, attributes in page.tags for name in attributes} <= {
        "lang", "dir", "class", "charset", "http-equiv", "content", "name", "scope"
    }  # fmt: skip
    policies = [one["content"] for tag, one in page.tags if tag == "meta" and "http-equiv" in one]
    assert len(policies) == 1
    assert policies[0] is not None
    assert "default-src 'none'" in policies[0]
    assert "unsafe" not in policies[0]
    assert "base-uri 'none'; form-action 'none'" in policies[0]  # which the default says nothing of
    assert ("meta", {"name": "referrer", "content": "no-referrer"}) in page.tags
    assert "\u202e" not in data
    assert page.text.count("<script>alert(1)</script>") >= 11


def test_the_report_shows_each_quote_in_its_direction_and_context(library: Library) -> None:
    one, _, three = asked(library)
    english = Reviews(library).save(one, "supports")
    arabic = Reviews(library).save(replace(three, language="ar"), "does_not")
    data = to_html([english, arabic], library).decode()
    assert '<blockquote dir="rtl" lang="ar"><mark>تعقد القمة في بغداد.</mark> المطر ينزل.</blockquote>' in data
    assert "<mark>The summit is in <u>Baghdad</u>.</mark> It rains. Nobody came.</blockquote>" in data
    # A voice that reads it aloud changes for the title as well.
    assert f'<p class="meta"><bdi lang="ar">{three.title}</bdi>' in data
    assert "No verdicts yet" in to_html([], library).decode()


def test_what_the_report_quotes_of_an_answer_in_another_script_has_its_own_direction(library: Library) -> None:
    """Else an English quote in an Arabic answer begins with its full stop and ends with its opening mark."""
    claim = replace(
        asked(library)[0], question_language="ar", claim="جاء في المقالات:\n\u2068“It is in Baghdad.”\u2069"
    )
    data = to_html([Reviews(library).save(claim, "supports")], library).decode()
    assert '<p dir="rtl" lang="ar">جاء في المقالات:<br><bdi>“It is in Baghdad.”</bdi></p>' in data


def test_the_report_shows_where_the_words_around_a_quote_are_cut(library: Library, tmp_path: Path) -> None:
    _, claim, _ = asked(library)
    before, quote, after = "It rained all day. " * 20, "The summit is in Baghdad.", " Nobody came to it." * 20
    library.add([write(tmp_path / "long.txt", ("Long", before + quote + after))])
    long = next(one for one in library.articles() if one.title == "Long")
    start, end = len(before), len(before + quote)
    claim = replace(claim, article_id=long.article_id, start=start, end=end, quote=quote)
    shown = to_html([Reviews(library).save(claim, "supports")], library).decode()
    lead, tail = re.split("<mark>.*?</mark>", shown.partition("<blockquote")[2].partition("</blockquote>")[0])
    assert re.search(r">… (all )?(day\. )?(It rained all day\. )+$", lead)
    assert re.match(r"( Nobody came to it\.)+( Nobody)?( came)? …$", tail)


def test_verdicts_become_questions_that_eval_reads(library: Library, tmp_path: Path) -> None:
    one, two, three = asked(library)
    reviews = Reviews(library)
    reviews.save(one, "supports")
    reviews.save(two, "does_not")
    reviews.save(three, "does_not")
    reviews.save(replace(one, question="Which city?"), "wrong_span", correction=(11, 24))
    reviews.save(replace(two, question="What weather?"), "partly")
    reviews.save(replace(two, question="Unclear?"), "wrong_span")
    file = tmp_path / "set.jsonl"
    file.write_bytes(to_evaluation(reviews.verdicts(), library))
    found = {(one.question, one.context): one.answers for one in read_examples([file])}
    assert found == {
        ("Where is it?", ENGLISH): (("Baghdad", 17),),
        ("Where is it?", ARABIC): (),
        ("Which city?", ENGLISH): (("is in Baghdad", 11),),
        ("What weather?", ENGLISH): (("It rains.", 26),),
    }
    assert len({one.id for one in read_examples([file])}) == 4
    for example in read_examples([file]):
        for text, start in example.answers:
            assert example.context[start : start + len(text)] == text
    Reviews(library, "sam").save(one, "does_not")
    rows = [json.loads(line) for line in to_evaluation(reviews.verdicts(everyone=True), library).splitlines()]
    assert next(row["answers"] for row in rows if row["context"] == ENGLISH and row["question"] == "Where is it?") == []


def test_a_half_judged_answer_is_not_written_down_as_unanswerable(library: Library) -> None:
    one, two, three = asked(library)
    reviews = Reviews(library)

    def contexts() -> list[str]:
        lines = to_evaluation(reviews.verdicts(), library).splitlines()
        return [json.loads(line)["context"] for line in lines if not json.loads(line)["answers"]]

    reviews.save(two, "does_not")
    assert contexts() == []  # the first sentence of that article may well answer
    reviews.save(one, "does_not")
    assert contexts() == [ENGLISH]
    reviews.save(three, "does_not")
    reviews.undo(one)
    assert contexts() == [ARABIC]
    assert one.conversation_id is not None
    Conversations(library).delete(one.conversation_id)
    assert contexts() == []  # what else was cited is not known any more


def test_exports_have_four_kinds(library: Library) -> None:
    found = verdicts(library)
    for kind in ("csv", "jsonl", "html", "eval"):
        assert export(found, library, kind)
    with pytest.raises(ReviewError, match="'pdf' is no format.*csv, jsonl, html, eval"):
        export(found, library, "pdf")
