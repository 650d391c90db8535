"""The same answer in several articles: cited from each of them, and quoted once where they print the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

import numpy as np
import pytest

from qa.cite import cite
from qa.evidence.agreement import Standing, standings
from qa.reader.base import Calibration, Logistic
from qa.reader.decode import TextSpan
from qa.reader.model import PassageReading, SpanModel
from qa.reader.spans import SpanReader
from qa.reader.weighing import UNPLACED
from qa.types import Answer, Citation, Hit, Sentence, Span
from qa.write import marks, write
from qa.writing.check import Check, Checked
from qa.writing.compose import compose
from qa.writing.language_model import Stop
from qa.writing.prompt import Prompt
from qa.writing.stream import Written
from tests.reader_fake import article_of, hit_of


@dataclass
class Scores:
    """The logits of the words that were found."""

    spans: Sequence[TextSpan]

    def within(self, start: int, end: int) -> list[TextSpan]:
        return [one for one in self.spans if start <= one.start and one.end <= end]

    def score(self, start: int, end: int) -> tuple[bool, float]:
        return True, next((one.score for one in self.spans if (one.start, one.end) == (start, end)), -9.0)


@dataclass
class Finder:
    """Finds the first of its words in a text; what follows them are the logits."""

    words: dict[str, float]

    def read(self, pairs: Sequence[tuple[str, str, str]], count: int = 3) -> list[PassageReading]:
        found = []
        for _, _, text in pairs:
            spans = [
                TextSpan(text.index(word), text.index(word) + len(word), score)
                for word, score in self.words.items()
                if word in text
            ]
            best = max((one.score for one in spans), default=-9.0)
            found.append(PassageReading(tuple(spans), best, cast(Any, (Scores(spans),))))
        return found

    def probability(self, margin: float) -> float:
        return 0.9


def hit(name: str, text: str, score: float) -> Hit:
    article = article_of(text, title=f"Title {name}", name=name, source=f"Outlet {name}")
    return hit_of(article, score, parts=[Sentence(0, len(text))])


def read(words: dict[str, float], hits: Sequence[Hit], margin: float = 0.0) -> list[tuple[str, str]]:
    rank = Logistic((1.0, 1.0, 0.0), 0.0)
    calibration = Calibration(Logistic((0.0,) * 12, 3.0), 0.5, margin, rank)
    reading = SpanReader(cast(SpanModel, Finder(words)), calibration).read("where?", "en", hits)
    return [(span.article_id[0], span.text) for span in reading.spans]


BAGHDAD = hit("a", "They meet in Baghdad.", 0.9)
CAPITAL = hit("b", "The talks in BAGHDAD go on.", 0.8)
BASRA = hit("c", "Basra waits.", 0.7)


def test_another_article_with_the_same_answer_is_cited_beside_the_best() -> None:
    """However far behind its score is; what answers otherwise is not."""
    words = {"Baghdad": 9.0, "BAGHDAD": 2.0, "Basra": 8.0}
    assert read(words, [BAGHDAD, CAPITAL, BASRA]) == [("a", "Baghdad"), ("b", "BAGHDAD")]


def test_an_article_about_another_place_than_is_asked_about_answers_less_probably() -> None:
    rank, weights = Logistic((1.0, 1.0, 0.0), 0.0), [0.0] * 12
    weights[UNPLACED] = 2.0
    reader = SpanReader(
        cast(SpanModel, Finder({"Baghdad": 9.0})), Calibration(Logistic(tuple(weights), 0.0), 0.5, 0.0, rank)
    )
    asked = [f"Where in {place} do they meet?" for place in ("Norway", "Baghdad")]
    abroad = replace(CAPITAL, article=replace(CAPITAL.article, title="Norway waits"))
    home = replace(BAGHDAD, article=replace(BAGHDAD.article, title="Talks go on in Iraq"))
    assert [round(reader.read(one, "en", [home, abroad]).confidence, 2) for one in asked] == [0.12, 0.5]
    # News from home do not say where that is; but where nothing names the place, it is elsewhere.
    either = [BAGHDAD, abroad], [BAGHDAD]
    assert [round(reader.read(asked[0], "en", hits).confidence, 2) for hits in either] == [0.5, 0.12]


def test_an_article_on_a_like_event_answers_less_probably_than_the_one_that_is_asked_about() -> None:
    rank, weights = Logistic((1.0, 1.0, 0.0), 0.0), [0.0] * 12
    weights[UNPLACED] = 2.0
    calibration = Calibration(Logistic(tuple(weights), 0.0), 0.5, 0.0, rank)
    reader = SpanReader(cast(SpanModel, Finder({"Akmen": 9.0})), calibration)
    held, fire = (
        hit("a", "After the fire in Simav they held Akmen.", 0.9),
        hit("b", "The fire in Bolvadin is out.", 0.8),
    )
    asked = [f"Who was held after the fire in {town}?" for town in ("Bolvadin", "Simav")]
    assert [round(reader.read(one, "en", [held, fire]).confidence, 2) for one in asked] == [0.12, 0.5]


def test_a_mention_that_does_not_answer_is_no_agreement() -> None:
    """The same name in a sentence that the network holds for no answer proves nothing."""
    assert read({"Baghdad": 9.0, "BAGHDAD": -1.0}, [BAGHDAD, CAPITAL]) == [("a", "Baghdad")]


def like(one: Hit, direction: tuple[float, float]) -> Hit:
    """With a vector for its sentence."""
    return replace(one, vectors=np.array([direction], np.float32))


@pytest.mark.parametrize(
    ("number", "logit", "direction", "found"),
    [
        ("31", 2.0, (0.8, 0.6), True),  # another toll
        ("twelve", 2.0, (0.8, 0.6), True),  # the same one
        ("31", 2.0, (0.0, 1.0), False),  # of something else
        ("31", 0.5, (0.8, 0.6), False),  # the network is not sure of it
        ("31", 2.0, (0.45, 0.893), False),  # not sure enough for a sentence that says hardly the like
        ("31", 6.0, (0.45, 0.893), True),
        ("twelve tents", 2.0, (0.8, 0.6), True),  # so many, of what the other does not say
        ("Basra", 2.0, (0.8, 0.6), False),  # no number
    ],
)
def test_what_another_article_counts_is_cited_where_it_says_the_like(
    number: str, logit: float, direction: tuple[float, float], found: bool
) -> None:
    hits = [
        like(hit("a", "The quake killed 12 people.", 0.9), (1.0, 0.0)),
        like(hit("b", f"In the quake {number} died.", 0.8), direction),
    ]
    assert read({"12": 9.0, number: logit}, hits) == [("a", "12"), *([("b", number)] if found else [])]


def test_one_article_does_not_agree_with_itself() -> None:
    text = "In Baghdad. Again in Baghdad."
    article = hit("d", text, 0.9).article
    twice = hit_of(article, scores=(0.9, 0.8))
    assert read({"Baghdad": 9.0}, [twice]) == [("d", "Baghdad")]


def test_what_two_articles_print_word_for_word_is_quoted_once_with_both_marks() -> None:
    copy = hit("e", BAGHDAD.article.text, 0.6)
    rank = Logistic((1.0, 0.0, 0.0), 0.0)
    calibration = Calibration(Logistic((0.0,) * 12, 3.0), 0.5, 0.0, rank)
    reading = SpanReader(cast(SpanModel, Finder({"Baghdad": 9.0})), calibration).read("where?", "en", [BAGHDAD, copy])
    cited = cite(reading.spans, [BAGHDAD, copy])
    text = write("en", cited.citations, cited.spans)
    assert text.count("They meet in Baghdad.") == 1
    assert "Outlet a" in text
    assert "Outlet e" in text
    assert [text[mark.start : mark.end] for mark in marks(text, cited.citations)] == ["[1]", "[2]"]
    assert "[1][2]" in text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$5 million", "€5 million"),
        ("-5 degrees", "5 degrees"),
        ("3-5 years", "3.5 years"),
        ("5 %", "5"),
        ("3.5", "35"),
    ],
)
def test_amounts_that_differ_by_a_sign_are_not_the_same_answer(one: str, other: str) -> None:
    """Neither chosen for saying the same, nor said to."""
    hits = [hit("a", f"They say it was {one} in all.", 0.9), hit("b", f"It was {other} or so, others say.", 0.8)]
    assert read({one: 9.0, other: 2.0}, hits) == [("a", one)]
    spans = [
        Span(each.article.article_id, 1, at, at + len(words), words, 0.9)
        for each, words in zip(hits, (one, other), strict=True)
        for at in [each.article.text.index(words)]
    ]
    cited = cite(spans, hits)
    assert Standing.SAME not in standings(cited.citations, cited.spans)
    assert "The same answer" not in write("en", cited.citations, cited.spans)


@pytest.mark.parametrize(
    ("languages", "one", "other", "how"),
    [
        (("no", "sv"), "50 000 kroner", "50 000 kronor", Standing.ALSO),
        (("no", "en"), "50 000 kroner", "50,000 Norwegian kroner", Standing.SAME),
        (("es", "es"), "1.500 euros", "1.500 euros", Standing.SAME),
    ],
)
def test_money_of_one_name_in_two_countries_is_not_the_same(
    languages: tuple[str, str], one: str, other: str, how: Standing
) -> None:
    """Though both are "50,000 كرونة" to an Arab asker."""
    cited = [
        Citation(at, str(at) * 16, 1, "t", "s", None, language, "p", 0, len(words) + 4, f"{at}: {words}.", 0.9)
        for at, (language, words) in enumerate(zip(languages, (one, other), strict=True), 1)
    ]
    spans = [Span(c.article_id, 1, 3, len(c.quote) - 1, c.quote[3:-1], 1 - c.n / 10, "50,000 كرونة") for c in cited]
    assert standings(cited, spans)[1] is how


def standing(language: str, one: str, other: str) -> Standing:
    """How the second answer stands to the first."""
    texts = [f"AAA {words} ZZZ." for words in (one, other)]
    cited = [
        Citation(at, str(at) * 16, 1, "t", "s", None, language, "p", 0, len(text), text, 0.9)
        for at, text in enumerate(texts, 1)
    ]
    spans = [Span(c.article_id, 1, 4, len(c.quote) - 5, c.quote[4:-5], 1 - c.n / 10) for c in cited]
    return standings(cited, spans)[1]


@pytest.mark.parametrize(
    ("language", "pairs"),
    [
        ("en", "guilty|not guilty, Tuesday|not Tuesday, Korea|North Korea, Sudan|South Sudan, Fidan|Fidan's deputy"),
        (
            "en",
            "hundred people|two hundred people, million|half a million, 10 May|10 May to 12 May, Iraq|head of Iraq",
        ),
        ("en", "10 May 2023|10 May 2023 2024"),
        ("ar", "بغداد|خارج بغداد, فيدان|ليس فيدان, الوزير|نائب الوزير, الرئيس|الرئيس السابق, السودان|جنوب السودان"),
        ("ar", "ثلاثة|ثلاثة عشر, خمسة|خمسة آلاف"),
        ("ru", "Багдад|не Багдад, Осетия|Южная Осетия"),
        ("fa", "کره|کره شمالی"),
        ("fr", "cent|deux cent"),
        ("he", "בגדד|בגדד ודמשק"),
    ],
)
def test_a_word_more_can_make_another_answer(language: str, pairs: str) -> None:
    """Nobody is told that an article says the same when it says the opposite, or another place, person or number."""
    for pair in pairs.split(", "):
        assert standing(language, *pair.split("|")) is not Standing.SAME, pair


@pytest.mark.parametrize(
    ("language", "pairs"),
    [
        ("en", "Baghdad|in the city of Baghdad, 10 May|10 May 2023, 10 May|on Tuesday 10 May, Putin|President Putin"),
        ("en", "31 July|July 31"),
        ("ar", "بغداد|في العاصمة بغداد, 10 مايو|يوم الأربعاء 10 مايو 2023"),
        ("es", "10 de mayo|el 10 de mayo de 2023"),
    ],
)
def test_a_lead_or_the_year_of_a_date_makes_none(language: str, pairs: str) -> None:
    for pair in pairs.split(", "):
        assert standing(language, *pair.split("|")) is Standing.SAME, pair


@pytest.mark.parametrize(
    ("language", "pairs"),
    [
        ("en", "12|31, 12 people|31 people, $2.1 billion|$2.3 billion, 18 percent|30 percent, 12|120"),
        ("en", "President Erdogan|President Aliyev, in Rome|in Muscat, 10 May|12 June, 10 May 2023|11 May 2023"),
        ("ar", "23 قتيلاً|31 قتيلاً, الرئيس أردوغان|الرئيس علييف"),
        ("en", "5 June|6 June, June 2024|July 2024"),
        ("es", "siete joyas|ocho joyas"),
        ("zh", "6月5日|6月6日"),
    ],
)
def test_another_number_day_or_name_is_another_answer(language: str, pairs: str) -> None:
    """Not hidden by a title, a currency or a unit that both have."""
    for pair in pairs.split(", "):
        assert standing(language, *pair.split("|")) is Standing.OTHER, pair


@pytest.mark.parametrize(
    ("language", "pairs"),
    [
        ("ru", "Москва|в Москве, Алексею Варламову|Варламов, ООН|Организация Объединённых Наций"),
        ("pl", "Warszawa|w Warszawie"),
        ("fi", "Helsinki|Helsingissä"),
        ("hu", "Budapest|Budapesten"),
        ("el", "Αθήνα|Αθήνας"),
        ("ar", "بغداد|ببغداد, مصر|بمصر"),
        ("he", "בגדאד|בבגדאד"),
        ("ko", "서울|서울에서, 부산의|부산"),
        ("sv", "Bagdad|Bagdads"),
        ("bn", "ঢাকা|ঢাকায়"),
        ("de", "Bagdad|Bagdads, EU|der EU"),
        ("en", "UN|the United Nations, the US|the U.S., UN|UN peacekeepers, EU|the EU Council"),
        ("zh", "在北京|北京, 北京|在北京, 巴格达市中心|巴格达"),
        ("th", "ที่กรุงเทพมหานคร|กรุงเทพ"),
    ],
)
def test_a_name_in_another_case_or_its_abbreviation_is_no_other_answer(language: str, pairs: str) -> None:
    for pair in pairs.split(", "):
        assert standing(language, *pair.split("|")) is not Standing.OTHER, pair


@pytest.mark.parametrize(
    ("language", "pairs"),
    [
        ("en", "Iran|Iraq, Niger|Nigeria, Austria|Australia, UN|EU, IN ROME|IN MUSCAT, Abdullah II|Elizabeth II"),
        ("en", "FC Ulm|FC Bonn, US Senator Ray|US General Poe"),
        ("en", "Maria Silva|Mario Rossi, Alexei Navalny|Alexander Lukashenko, Johnson|Johnston"),
        ("ru", "в Москве|в Мурманске, Алексей Варламов|Александр Петров"),
        ("pl", "w Warszawie|w Krakowie"),
        ("ar", "ببغداد|ببيروت, الهند|هنغاريا, العراق|العربية السعودية"),
        ("he", "בבגדאד|בביירות"),
        ("ko", "이재명|이재용"),
        ("zh", "巴格达|贝鲁特"),
        ("th", "กรุงเทพ|เชียงใหม่"),
        ("hi", "दिल्ली|मुंबई"),
    ],
)
def test_two_names_that_begin_a_little_alike_are_two_answers(language: str, pairs: str) -> None:
    for pair in pairs.split(", "):
        assert standing(language, *pair.split("|")) is Standing.OTHER, pair


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        (("en", "2025-10-09", "yesterday"), ("en", "2025-10-06", "yesterday"), "OTHER"),
        (("en", "2025-10-09", "yesterday"), ("fr", "2025-10-09", "hier"), "SAME"),
        (("en", "2025-10-09", "next month"), ("fr", "2025-10-07", "le mois prochain"), "SAME"),
        (("en", "2025-10-09", "yesterday"), ("en", "2025-10-12", "on 8 October 2025"), "SAME"),
        (("en", "2025-10-09", "yesterday"), ("en", "2025-10-12", "last month"), "ALSO"),
        (("en", "2025-10-09", "on Friday"), ("en", "2025-10-20", "on Friday"), "ALSO"),
        (("en", "2025-10-09", "on Friday"), ("en", "2025-10-09", "Friday"), "SAME"),
        (("en", "2025-10-09", "yesterday"), ("en", "2025-10-09", "on Friday"), "ALSO"),
        (("en", "2025-10-09", "before next year"), ("en", "2024-10-09", "before next year"), "ALSO"),
        (("en", "2025-10-09", "October next year"), ("en", "2024-10-09", "October next year"), "ALSO"),
        (("en", "2025-10-09", "the Sunday Times"), ("en", "2024-10-09", "the Sunday Times"), "SAME"),
        (("zh", "2025-10-09T18:00Z", "昨天"), ("zh", "2025-10-09T18:00Z", "昨天"), "ALSO"),
    ],
)
def test_a_word_for_a_day_is_the_day_that_it_means_in_its_article(
    one: tuple[str, str, str], other: tuple[str, str, str], how: str
) -> None:
    """ "Yesterday" of two days are two answers, "hier" may be the same; where the day is not sure nothing is said."""
    cited = [
        Citation(at, str(at) * 16, 1, "t", "s", day, language, "p", 0, len(words) + 4, f"{at}: {words}.", 0.9)
        for at, (language, day, words) in enumerate((one, other), 1)
    ]
    spans = [Span(each.article_id, 1, 3, len(each.quote) - 1, each.quote[3:-1], 1 - each.n / 10) for each in cited]
    assert standings(cited, spans)[1].name == how


@pytest.mark.parametrize("pair", ["5:30 p.m.|17:30", "12 people|12 dead"])
def test_what_may_be_the_same_is_not_said_to_be_another(pair: str) -> None:
    assert standing("en", *pair.split("|")) is Standing.ALSO


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        (("en", "a suicide bomber", None), ("ar", "انتحاري", None), "ALSO"),
        (("en", "the capital", None), ("ar", "بغداد", "Baghdad"), "ALSO"),
        (("ar", "موسكو", "Moscou"), ("en", "Baghdad", "Bagdad"), "OTHER"),
        (("ar", "بغداد", "Bagdad"), ("en", "Baghdad", "Bagdad"), "SAME"),
    ],
)
def test_words_of_two_languages_are_another_answer_only_where_both_are_understood(
    one: tuple[str, str, str | None], other: tuple[str, str, str | None], how: str
) -> None:
    cited = [
        Citation(at, str(at) * 16, 1, "t", "s", None, language, "p", 0, len(words) + 4, f"{at}: {words}.", 0.9)
        for at, (language, words, _) in enumerate((one, other), 1)
    ]
    spans = [
        Span(each.article_id, 1, 3, len(each.quote) - 1, each.quote[3:-1], 1 - each.n / 10, gloss)
        for each, (*_, gloss) in zip(cited, (one, other), strict=True)
    ]
    assert standings(cited, spans)[1].name == how


@pytest.mark.parametrize(
    ("language", "best", "quote"),
    [
        ("en", "8.7 billion", "Profit was 912 million kroner on sales of 8.7 billion."),
        ("ar", "8.7 مليار", "بلغ الربح 912 مليون كرونة من مبيعات قدرها 8.7 مليار."),
        ("es", "Muscat", "Irán negoció en Roma y luego en Muscat."),
        ("zh", "12人", "事故造成31人受伤，12人死亡。"),
    ],
)
def test_a_sentence_that_holds_the_answer_has_no_other(language: str, best: str, quote: str) -> None:
    other = {"en": "912 million", "ar": "912 مليون", "es": "Roma", "zh": "31人"}[language]
    cited = [
        Citation(at, str(at) * 16, 1, "t", "s", None, language, "p", 0, len(text), text, 0.9)
        for at, text in enumerate((f"AAA {best} ZZZ.", quote), 1)
    ]
    spans = [
        Span(one.article_id, 1, one.quote.index(words), one.quote.index(words) + len(words), words, 0.9)
        for one, words in zip(cited, (best, other), strict=True)
    ]
    assert standings(cited, spans) == (Standing.BEST, Standing.ALSO)


@pytest.mark.parametrize(
    ("language", "quote", "other"),
    [
        ("en", "10,000 came and 12 died.", "12"),
        ("de", "10.000 kamen, 12 starben.", "12"),
        ("hi", "10,000 आए, 12 मरे।", "12"),
    ],
)
def test_ten_thousand_in_a_quote_are_not_the_ten_that_are_the_answer(language: str, quote: str, other: str) -> None:
    cited = [
        Citation(at, str(at) * 16, 1, "t", "s", None, language, "p", 0, len(text), text, 0.9)
        for at, text in enumerate(("AAA 10 ZZZ.", quote), 1)
    ]
    spans = [
        Span(one.article_id, 1, one.quote.index(words), one.quote.index(words) + 2, words, 0.9)
        for one, words in zip(cited, ("10", other), strict=True)
    ]
    assert standings(cited, spans) == (Standing.BEST, Standing.OTHER)


def test_an_article_neither_agrees_nor_disagrees_with_itself() -> None:
    """Its headline and its text may say the same, and its second figure is about something else."""
    text = "Twelve dead in quake.\nTwelve people died, the governor said.\nSome 31 were hurt.".replace("Twelve", "12")
    article = replace(hit("a", text, 0.9).article, title="12 dead in quake.")
    sentences = (Sentence(0, 17), Sentence(18, 52), Sentence(53, 71))
    over = hit_of(article, scores=(0.9, 0.8, 0.7), parts=sentences)
    spans = [Span(article.article_id, 1, at, at + 2, text[at : at + 2], 0.9 - at / 100) for at in (0, 18, 58)]
    cited = cite(spans, [over])
    assert [one.quote for one in cited.citations] == [
        text[one.start : one.end] for one in (sentences[1], sentences[0], sentences[2])
    ]
    assert standings(cited.citations, cited.spans) == (Standing.BEST, Standing.BEST, Standing.ALSO)


def test_what_a_language_model_cites_does_not_put_the_best_quote_under_another_heading() -> None:
    hits = [hit("a", "It will be held in Baghdad.", 0.9), hit("b", "It will be held in Moscow.", 0.8)]
    spans = [
        Span(one.article.article_id, 1, 19, 19 + len(city), city, score)
        for one, city, score in zip(hits, ("Baghdad", "Moscow"), (0.9, 0.8), strict=True)
    ]
    cited = cite(spans, hits)
    text = write("en", cited.citations, cited.spans)
    answer = Answer("Where?", "en", "answered", text, "en", 0.9, cited.spans, cited.citations, models={"writer": None})

    class Model:
        name = "a model"

        def generate(self, prompt: Prompt, stop: Stop) -> Iterator[str]:
            yield "It will be in Moscow. [2]"

    class Passing:
        def sentences(self, written: Sequence[Written], *_: Any) -> tuple[Checked, ...]:
            return tuple(Checked(one.text, one.cited, 0.9) for one in written)

    whole = compose(Model(), cast(Check, Passing()), answer, hits, lambda spans: spans, lambda hit: 0.9, 0.5)
    assert [one.quote[19:-1] for one in whole.citations] == ["Baghdad", "Moscow"]
    first, *rest = whole.answer.split("\n")
    assert first == "It will be in Moscow. [2]"
    assert [line.split()[-1] if "[" in line else line for line in rest[1:]] == [
        ["[1]", "—", "\u2068Outlet", "a\u2069"][-1], "Other answers:", ["\u2068Outlet", "b\u2069"][-1],
    ]  # fmt: skip
