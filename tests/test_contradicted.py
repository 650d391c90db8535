"""A sentence about another year, month, quarter or thing by number than the question's is no answer to it."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.contradicted import Told, contradiction, undisputed
from qa.library import Library
from qa.reader import Reading
from qa.settings import Settings
from qa.types import Article, Hit, Passage, Sentence, Span
from tests.test_answer_kinds import Fixed
from tests.test_library import CountingEncoder, Reader, segment, write


def told(sentence: str, language: str, around: str = "", answer: str = "", published: str | None = None) -> Told:
    start = sentence.index(answer) if answer else len(sentence)
    return Told(sentence, start, start + len(answer), around, language, published)


@pytest.mark.parametrize(
    ("question", "language", "sentence", "of"),
    [
        ("How many boats sank off Lindau in June 2019?", "en", "In June 2021, 14 boats sank off Lindau.", "en"),
        ("كم سفينة غرقت قرب صور عام 2019؟", "ar", "غرقت 14 سفينة قرب صور في عام 2021.", "ar"),
        ("כמה סירות טבעו ליד עכו בשנת 2016?", "he", "בשנת 2021 טבעו ליד עכו 14 סירות.", "he"),
        ("2016年里昂港沉了多少艘船？", "zh", "2021年，里昂港有14艘船沉没。", "zh"),
        ("ปี 2559 มีเรือจมกี่ลำ", "th", "ในปี 2564 มีเรือจม 14 ลำ", "th"),
        ("2016 में कितनी नावें डूबीं?", "hi", "2021 में 14 नावें डूबीं।", "hi"),
        ("How many boats sank in 2016?", "en", "در سال ۱۴۰۰ چهارده قایق غرق شد.", "fa"),
        ("Скільки човнів затонуло у березні?", "uk", "У травні затонуло 14 човнів.", "uk"),
        ("How many boats sank in March?", "en", "غرقت 14 سفينة في شهر نوفمبر.", "ar"),
        ("ठाकुर बंदरगाह पर मार्च में कितनी नावें डूबीं?", "hi", "अगस्त में 14 नावें डूबीं।", "hi"),
        ("What did Orlen earn in the third quarter?", "en", "In the first quarter Orlen earned 14 million.", "en"),
        ("What did Samho earn in the third quarter?", "en", "삼호는 1분기에 140억 원을 벌었다.", "ko"),
        ("كم ربحت الشركة في الربع الثالث؟", "ar", "ربحت الشركة 14 مليونا في الربع الأول.", "ar"),
        ("Ile zarobiła spółka w III kwartale?", "pl", "W pierwszym kwartale spółka zarobiła 14 mln zł.", "pl"),
        ("Where is the fifth plant of Orlen?", "en", "The third plant of Orlen is in Toruń.", "en"),
        ("Ở đâu có nhà máy thứ năm?", "vi", "Nhà máy thứ ba nằm ở Huế.", "vi"),
        ("أين يقع المصنع الخامس؟", "ar", "يقع المصنع الثالث في صور.", "ar"),
        ("Onde foi a 7.ª etapa?", "pt", "A 12.ª etapa foi em Braga.", "pt"),
        ("嫦娥7号带回了什么？", "zh", "嫦娥5号带回了岩石。", "zh"),
        ("When did Ariane 4 fly?", "en", "«أريان 6» أقلعت من الغابة.", "ar"),
    ],
)  # fmt: skip
def test_another_detail_is_no_answer(question: str, language: str, sentence: str, of: str) -> None:
    assert contradiction(question, language, told(sentence, of))


@pytest.mark.parametrize(
    ("question", "language", "said"),
    [
        # Neither has one, or the sentence has both.
        ("How many boats sank off Lindau?", "en", told("In June 2021, 14 boats sank off Lindau.", "en")),
        ("How many boats sank in 2019?", "en", told("Off Lindau 14 boats sank.", "en")),
        ("How many boats sank in 2019?", "en", told("After 9 in 2021, and 14 in 2019, none sank.", "en")),
        # Near it, in another calendar or form, or between two.
        ("How many boats sank in 2019?", "en", told("Since 2012 it is 14.", "en", around="Boats sinking in 2019")),
        ("چند قایق در سال ۱۴۰۰ غرق شد؟", "fa", told("In 2021 14 boats sank.", "en")),
        ("How many boats sank in 2021?", "en", told("ในปี 2564 มีเรือจม 14 ลำ", "th")),
        ("令和3年に何隻沈みましたか？", "ja", told("In 2021 14 boats sank.", "en")),
        ("How many boats sank in 2014?", "en", told("From 2010 to 2017 14 boats sank.", "en")),
        ("How many boats sank in 2014?", "en", told("In the 2010s 14 boats sank.", "en")),
        ("How many boats sank in 2020?", "en", told("In 2019/20 14 boats sank.", "en")),
        ("How many boats sank in June?", "en", told("On 03.06.2021 14 boats sank, in July none.", "en")),
        # The article's own day, and words that count from another year.
        ("How many boats sank in 2024?", "en", told("It is 14, against 9 in 2022.", "en", published="2024-05-06")),
        ("How many boats sank in 2020?", "en", told("In 2021 9 sank, after 14 a year earlier.", "en")),
        ("كم سفينة غرقت عام 2020؟", "ar", told("غرقت 9 سفن عام 2021، مقابل 14 في السنة السابقة.", "ar")),
        # The other year is the answer.
        ("When did Orlen buy what it sold in 2015?", "en", told("Orlen bought it in 2011.", "en", answer="2011")),
        # Prices, counts, ages, people's names.
        ("What does it cost in 2019 dollars?", "en", told("In 2021 it cost 14 dollars.", "en")),
        ("Who hired 1800 people?", "en", told("In 2021 Orlen hired them.", "en")),
        ("Who is the driver of 12 years?", "en", told("The driver of 14 years is Karl.", "en")),
        ("What did Theresa May say in Lindau?", "en", told("In June she said no.", "en")),
        # Another thing with a number, and a thing with another word.
        ("Where is the fifth plant?", "en", told("The third minister opened it in Toruń.", "en")),
        ("Wo steht das fünfte Werk?", "de", told("Im dritten Jahr steht es in Toruń.", "de")),
        ("When did Ariane 4 fly?", "en", told("Falcon 9 flew on Friday.", "en")),
        ("嫦娥7号带回了什么？", "zh", told("天问2号带回了岩石。", "zh")),
    ],
)  # fmt: skip
def test_what_may_agree_is_left_alone(question: str, language: str, said: Told) -> None:
    assert contradiction(question, language, said) is None


def test_the_year_that_next_year_means() -> None:
    said = told("The race will be in Lindau next year.", "en", published="2025-05-06")
    assert contradiction("Where will the race be in 2031?", "en", said)
    assert contradiction("Where will the race be in 2026?", "en", said) is None


def hit(name: str, *sentences: str) -> Hit:
    text, places = "", []
    for one in sentences:
        places.append(Sentence(len(text), len(text) + len(one)))
        text += f"{one} "
    article = Article(name * 16, 1, "Lindau", text, None, None, "en", None, f"{name}.txt", 0, "")
    return Hit(article, Passage(ord(name), name * 16, 1, tuple(places)), 0.9, (0.9,) * len(places))


def span(home: Hit, words: str, score: float) -> Span:
    start = home.article.text.index(words)
    return Span.of(home.article, start, start + len(words), score)


OTHER = hit("a", "In 2021, 14 boats sank.")
UNDATED = hit("b", "Off Basra 9 boats sank.")
RIGHT = hit("c", "In 2019, 30 boats sank.")


def test_what_is_left_answers_only_where_it_has_the_detail() -> None:
    spans = span(OTHER, "14", 0.9), span(UNDATED, "9", 0.6), span(RIGHT, "30", 0.5)
    reading = Reading(spans, 0.95)
    left = undisputed(reading, "How many boats sank in 2019?", "en", (OTHER, UNDATED, RIGHT))
    assert [one.text for one in left.spans] == ["30"]
    assert left.confidence == 0.5
    none = undisputed(replace(reading, spans=spans[:2]), "How many boats sank in 2019?", "en", (OTHER, UNDATED))
    assert (none.spans, none.confidence) == ((), 0.0)


def test_beside_a_best_that_agrees_only_the_disputed_goes() -> None:
    spans = span(RIGHT, "30", 0.9), span(OTHER, "14", 0.8), span(UNDATED, "9", 0.6)
    left = undisputed(Reading(spans, 0.95), "How many boats sank in 2019?", "en", (OTHER, UNDATED, RIGHT))
    assert [one.text for one in left.spans] == ["30", "9"]
    assert left.confidence == 0.95


def test_a_whole_sentence_is_disputed_by_its_own_year() -> None:
    reading = Reading((span(OTHER, "In 2021, 14 boats sank.", 0.9),), 0.95)
    assert not undisputed(reading, "How many boats sank in 2019?", "en", (OTHER,)).spans


def test_the_assistant_refuses_and_offers_the_sentence_as_near(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library", CountingEncoder(), reader=Reader(), segment=segment) as library:
        library.add([write(tmp_path / "a.txt", ("Boats", "In June 2021 a storm off Lindau sank 14 boats."))])
        assistant = Assistant(library, CountingEncoder(), Fixed("14", {}), Settings(library.folder))
        assert assistant.ask("How many boats sank in June 2021?").spans[0].text == "14"
        refused = assistant.ask("How many boats sank in June 2019?")
        assert (refused.status, refused.citations) == ("not_found", ())
        assert "2021" in refused.nearest[0].quote


def test_a_question_without_a_detail_is_read_as_before() -> None:
    reading = Reading((span(OTHER, "14", 0.9),), 0.95)
    assert undisputed(reading, "How many boats sank?", "en", (OTHER,)) is reading


def test_a_hostile_text_takes_no_long_time() -> None:
    begun = time.monotonic()
    for part in ("2019-", "1 ", "第3", "third ", "a1 ", "5月", "x" * 50, "٢٠١٩ "):
        contradiction("In 2016, the fifth plant of Orlen 3?", "en", told((part * 20_000)[:20_000], "en", part * 1_000))
    assert time.monotonic() - begun < 20
