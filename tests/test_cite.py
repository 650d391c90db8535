"""A citation is a slice: exactly the article's words, whole sentences, or no citation at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.cite import cite
from qa.evidence.shown import faint, no_bare_numbers, text_first, unsure_whole, whole_quotations, whole_sentences
from qa.types import Answer, Article, Citation, Span
from qa.write import write
from tests.reader_fake import article_of, hit_of

SCRIPTS = {
    "ar": "عُقِدَ الاجتماعُ في بغداد. قال الوزير: «سنعود غدًا». هل حضر الجميع؟ نعم، حضروا ٣٥ شخصًا.",
    "he": "הפגישה הבאה תתקיים בבגדאד. השר אמר: „נחזור מחר”. האם כולם הגיעו? כן, 35 איש.",
    "fa": "نشست بعدی در بغداد برگزار می‌شود. وزیر گفت: «فردا برمی‌گردیم». آیا همه آمدند؟ بله، ۳۵ نفر.",
    "zh": "下次会议将在巴格达举行。部长说：“我们明天回来。”大家都来了吗？来了，共35人。",
    "th": "การประชุมครั้งต่อไปจะจัดขึ้นที่แบกแดด รัฐมนตรีกล่าวว่า เราจะกลับมาพรุ่งนี้ ทุกคนมาหรือไม่ มา 35 คน",
    "hi": "अगली बैठक बगदाद में होगी। मंत्री ने कहा, “हम कल लौटेंगे।” क्या सब आए? हाँ, ३५ लोग।",
    "en": "The next meeting is in Baghdad 👩🏽‍🚀. “We’ll be back,” he said. Café re\u0301sume\u0301? Yes: 3.5 of 10!",
}


def span_of(article: Article, start: int, end: int) -> Span:
    return Span.of(article, start, end, 0.8)


@given(st.sampled_from(sorted(SCRIPTS)), st.data())
def test_every_citation_is_exactly_the_article(language: str, data: st.DataObject) -> None:
    """In seven scripts: quote == text[start:end], whole sentences, numbered in order, and the span lies in them."""
    article = article_of("\n".join([SCRIPTS[language]] * 3), language)
    hit = hit_of(article)
    first = hit.passage.sentences[0].start
    last = hit.passage.sentences[-1].end
    start = data.draw(st.integers(first, last - 1))
    end = data.draw(st.integers(start + 1, last))
    cited = cite([span_of(article, start, end)], [hit])
    bounds = {(one.start, one.end) for one in hit.passage.sentences}
    for citation in cited.citations:
        assert article.text[citation.start : citation.end] == citation.quote
        assert (citation.start, citation.end) in bounds
    assert [one.n for one in cited.citations] == list(range(1, len(cited.citations) + 1))
    for span in cited.spans:
        assert any(one.start < span.end and span.start < one.end for one in cited.citations)
    touched = [one for one in hit.passage.sentences if one.start < end and start < one.end]
    if touched and touched[0].start <= start and end <= touched[-1].end:
        assert len(cited.citations) == len(touched)
    else:
        assert (cited.citations, cited.spans) == ((), ())


def test_wrong_words_and_unread_places_are_dropped_with_a_reason(caplog: pytest.LogCaptureFixture) -> None:
    """Nothing is searched for or repaired: what does not match is not shown."""
    article = article_of(SCRIPTS["en"])
    hit = hit_of(article)
    right = span_of(article, 4, 16)
    moved = replace(right, start=5, end=17)
    elsewhere = replace(right, article_id="b" * 16)
    older = replace(right, revision=2)
    cited = cite([moved, elsewhere, older, right], [hit])
    assert [one.quote for one in cited.citations] == [
        article.text[hit.passage.sentences[0].start : hit.passage.sentences[0].end]
    ]
    assert cited.spans == (right,)
    assert len(caplog.messages) == 3
    assert "other words" in caplog.messages[0]
    assert {record.levelname for record in caplog.records} == {"WARNING"}


def test_each_sentence_is_cited_once() -> None:
    """Two spans in a sentence share its citation."""
    article = article_of(SCRIPTS["en"])
    hit = hit_of(article)
    cited = cite([span_of(article, 4, 8), span_of(article, 9, 16)], [hit, hit])
    assert len(cited.citations) == 1
    assert len(cited.spans) == 2


def test_records_refuse_what_cannot_be() -> None:
    """A span of the wrong length, a gap in the numbers, an answer without citation: none can be made."""
    with pytest.raises(ValueError, match="length"):
        Span("a", 1, 0, 3, "four", 0.5)
    with pytest.raises(ValueError, match="empty"):
        Span("a", 1, 3, 3, "", 0.5)
    with pytest.raises(ValueError, match="citations"):
        Answer("q", "en", "answered", "text", "en", 0.9)
    citation = Citation(2, "a", 1, "t", None, None, "en", "p", 0, 1, "x", 0.5)
    with pytest.raises(ValueError, match="numbered"):
        Answer("q", "en", "answered", "text", "en", 0.9, citations=(citation,))


@pytest.mark.parametrize("language", sorted(SCRIPTS))
def test_what_no_few_words_answer_is_answered_by_the_sentences_they_are_in(language: str) -> None:
    article = article_of(SCRIPTS[language], language)
    hit = hit_of(article)
    spans = [span_of(article, one.end - 3, one.end - 1) for one in hit.passage.sentences]
    whole = whole_sentences([*spans, spans[0]], [hit, hit])
    assert [(one.start, one.end) for one in whole] == [(one.start, one.end) for one in hit.passage.sentences]
    cited = cite(whole, [hit])
    assert [one.text for one in cited.spans] == [one.quote for one in cited.citations]
    first, *rest = write("en", cited.citations, cited.spans).split("\n")
    assert first == "The articles say:"
    assert len(rest) == len(whole)


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        (
            "“We don't want war, but will not wait,” he said.",
            "We don't want",
            "We don't want war, but will not wait",
        ),
        ("قال: «نمنا في الخيام ثلاث ليال» وبكى.", "نمنا", "نمنا في الخيام ثلاث ليال"),
        ("Lo dijo Ana Ruiz: «No había nadie en la sala».", "Ana Ruiz", "No había nadie en la sala"),
        ("部长说：「我们明天就会回来开会讨论」。", "明天", "我们明天就会回来开会讨论"),
        ("»Wir geben nie auf«, sagte Lena Thoma, »und kommen im Herbst wieder«.", "nie", "Wir geben nie auf"),
        ("»Wir geben nie auf«, sagte Lena Thoma am Montag in Ulm.", "Lena Thoma", "Wir geben nie auf"),
        ("« Nous ne partirons pas\u00a0», a dit Léa Morin, « merci ».", "partirons", "Nous ne partirons pas"),
        ("״לא נוותר לעולם״, אמרה דוברת צה״ל.", "נוותר", "לא נוותר לעולם"),
        ("'We gaan hier niet weg', zei Ana.", "niet", "We gaan hier niet weg"),
        (
            "We will fight,” said Ana Ruiz, “and we will win it.”",
            "fight",
            "We will fight,” said Ana Ruiz, “and we will win it.”",
        ),
        ("Syria is ‘ready’ for talks, he said.", "‘ready’ for talks", "Syria is ‘ready’ for talks, he said."),
        ("Syria is ‘ready’ for talks, he said.", "‘ready’", "ready"),
        ("قال إن سوريا «جاهزة» للحوار.", "جاهزة» للحوار", "قال إن سوريا «جاهزة» للحوار."),
        ("研究者称《明天我们都会更好》一书说他会来。", "一书", "研究者称《明天我们都会更好》一书说他会来。"),
        ("He called it “late”, and she “far too late for us”.", "late", "late"),
        ("She said that they would", "that they", "She said that they would"),
        ("وقالت إنهم سيغادرون غدا.", "إنهم", "وقالت إنهم سيغادرون غدا."),
        ("部长说他们明天会离开。", "他们", "部长说他们明天会离开。"),
        ("He called it “late”, and not “early”.", "He", "He called it “late”, and not “early”."),
    ],
)
def test_what_somebody_said_is_quoted_whole(text: str, found: str, whole: str) -> None:
    article = article_of(text)
    hit = hit_of(article)
    (span,) = whole_quotations([span_of(article, text.index(found), text.index(found) + len(found))], [hit])
    assert span.text == whole == text[span.start : span.end]
    assert cite([span], [hit]).spans == (span,)


@pytest.mark.parametrize(
    ("sure", "first"),
    [((0.9, 0.6), "14"), ((0.9, 0.4), "50")],
)
def test_the_texts_own_number_goes_before_another_in_its_headline(sure: tuple[float, float], first: str) -> None:
    """ "50 feared dead", and below it how many were; but not before one that is much surer."""
    article = replace(
        article_of("50 feared dead in mine\n\nThe blast killed 14 miners."), title="50 feared dead in mine"
    )
    spans = [
        Span.of(article, at, at + 2, score)
        for at, score in zip(map(article.text.index, ("50", "14")), sure, strict=True)
    ]
    found = text_first(spans, [hit_of(article)])
    assert found[0].text == first
    assert max(one.score for one in found) <= sure[0 if first == "50" else 1]


def test_the_headlines_number_stays_where_it_is_the_texts() -> None:
    article = replace(article_of("14 dead in mine\n\nThe blast killed 14 miners."), title="14 dead in mine")
    spans = (span_of(article, 0, 2), span_of(article, article.text.rindex("14"), article.text.rindex("14") + 2))
    assert text_first(spans, [hit_of(article)]) == spans


def test_next_to_no_support_is_faint() -> None:
    article = article_of("It was founded in 1987.")
    assert [faint([replace(span_of(article, 18, 22), score=score)]) for score in (0.02, 0.4)] == [True, False]
    assert not faint([])


def test_little_support_shows_no_few_words_as_the_answer() -> None:
    article = article_of("It was founded in 1987. It was sold in 1999.")
    best, other = span_of(article, 18, 22), replace(span_of(article, 39, 43), score=0.2)
    unsure = unsure_whole([other, replace(best, score=0.34)], [hit_of(article)])
    assert [one.text for one in unsure] == ["1999", "It was founded in 1987."]
    sure = [replace(best, score=0.36), other]
    assert unsure_whole(sure, [hit_of(article)]) == tuple(sure)
    assert unsure_whole([], []) == ()


@pytest.mark.parametrize(
    ("text", "found", "kept"),
    [
        ("They cut 60 of the 210 posts.", "60 of the 210", "They cut 60 of the 210 posts."),
        ("تراجع الربح 31 بالمئة هذا العام.", "31 بالمئة", "تراجع الربح 31 بالمئة هذا العام."),
        ("利润下降了31%。", "31%", "利润下降了31%。"),
        ("They did it to save £640,000 a year.", "save £640,000 a year", "save £640,000 a year"),
        ("It fell because of weak winds.", "weak winds", "weak winds"),
    ],
)
def test_a_bare_number_is_no_reason(text: str, found: str, kept: str) -> None:
    article = article_of(text, "ar" if "ت" in text else "zh" if "利" in text else "en")
    hit = hit_of(article)
    (span,) = no_bare_numbers([span_of(article, text.index(found), text.index(found) + len(found))], [hit])
    assert span.text == kept


@pytest.mark.parametrize(
    ("text", "found", "kept"),
    [
        ("IZMIR - Terra founded it. It is old.", "IZMIR", "IZMIR - Terra founded it."),
        ("LE PUY (APX) – Terra l'a fondée.", "LE PUY", "LE PUY (APX) – Terra l'a fondée."),
        ("ЧИТА, 5 мая — Его основал Терра.", "ЧИТА", "ЧИТА, 5 мая — Его основал Терра."),
        ("It is old. IBM - of Armonk - founded it.", "IBM", "IBM"),
        ("Terra - of Izmir - founded it.", "Terra", "Terra"),
        ("IBM founded it.", "IBM", "IBM"),
    ],
)
def test_the_town_of_a_dateline_is_nobody(text: str, found: str, kept: str) -> None:
    article = article_of(text, "ru" if "Т" in text else "en")
    (span,) = no_bare_numbers([span_of(article, text.index(found), text.index(found) + len(found))], [hit_of(article)])
    assert span.text == kept
