"""The dead are counted anew from day to day, and days are put off: of several reports of one event the newest leads."""

from __future__ import annotations

import pytest

from qa.cite import cite
from qa.evidence.agreement import best_span
from qa.evidence.tolls import newest
from qa.types import Citation
from tests.reader_fake import article_of, hit_of, span

Said = tuple[str, str | None, str, str]
"""Language, day, sentence, and the words that answer."""
FIRST: Said = ("en", "2025-05-03", "The bus crash near Huaraz killed 12 people and injured 20, police said.", "12")
DIED = "How many people died in the bus crash near Huaraz?"


def told(question: str, *said: Said, language: str = "en", apart: float = 0.1) -> tuple[str | None, list[Citation]]:
    """The words that lead, and what is cited, where each answer is so much less likely than the one before."""
    hits, spans = [], []
    for at, (of, day, text, words) in enumerate(said):
        article = article_of(text, of, name="abc"[at], published=day)
        hits.append(hit_of(article))
        spans.append(span(article, words, 0.9 - at * apart))
    found = newest(question, language, spans, hits)
    best = best_span(found)
    assert best is not None
    return best.text, list(cite(found, hits).citations)


def leads(question: str, *said: Said, language: str = "en", apart: float = 0.1) -> str | None:
    return told(question, *said, language=language, apart=apart)[0]


@pytest.mark.parametrize(
    ("question", "language", "first", "later", "newest"),
    [
        (DIED, "en", FIRST[2], "The toll of the bus crash near Huaraz is up to 15 people who died.", "15"),
        ("كم عدد القتلى؟", "ar", "قتل 12 شخصا في الحادث.", "ارتفع عدد القتلى إلى 19 شخصا.", "19"),
        ("Combien de blessés ?", "fr", "Il y a 12 blessés.", "Les blessés sont désormais 31.", "31"),
        ("有多少人死亡？", "zh", "事故造成12人死亡。", "事故已造成19人死亡。", "19"),
    ],
)
def test_a_later_toll_leads(question: str, language: str, first: str, later: str, newest: str) -> None:
    both = (language, "2025-05-03", first, "12"), (language, "2025-05-06", later, newest)
    assert leads(question, *both, language=language) == newest
    assert leads(question, *both[::-1], language=language) == newest


@pytest.mark.parametrize(
    ("language", "later", "title", "leads_now"),
    [
        ("en", "Officials lowered the toll of the bus crash near Huaraz from 12 to 9 people who died.", "Crash", True),
        ("en", "In all 9 people died in the bus crash near Huaraz.", "Huaraz toll revised down", True),
        ("de", "Bei Huaraz starben 9 Menschen, zunächst war von 12 Toten die Rede.", "Unglück", True),
        ("ru", "Под Уарасом (Huaraz) погибли 9 человек, ранее сообщалось о 12 погибших.", "Авария", True),
        # Another number was told before; far fewer may be those who died since; nothing says that it was lowered.
        ("de", "Bei Huaraz starben 9 Menschen, zunächst war von 30 Toten die Rede.", "Unglück", False),
        ("en", "After the bus crash near Huaraz 3 people died in hospital; earlier 12 people died.", "Crash", False),
        ("en", "In all 9 people died in the bus crash near Huaraz.", "Crash", False),
    ],
)
def test_a_lower_toll_leads_where_it_says_that_it_was_lowered(
    language: str, later: str, title: str, leads_now: bool
) -> None:
    few = "3" if " 3 " in later else "9"
    hits = [
        hit_of(article_of(FIRST[2], name="a", published=FIRST[1])),
        hit_of(article_of(later, language, title, name="b", published="2025-05-06")),
    ]
    spans = span(hits[0], "12", 0.9), span(hits[1], few, 0.85)
    best = best_span(newest(DIED, "en", spans, hits))
    assert best is not None
    assert (best.text == few) is leads_now


@pytest.mark.parametrize(
    ("question", "newest_day"),
    [
        ("When will the summit in Huaraz be held?", "19 October"),
        ("When was the summit in Huaraz held?", "5 October"),
    ],
)
def test_of_days_to_come_the_newest_report_leads(question: str, newest_day: str) -> None:
    planned = ("en", "2025-09-03", "The summit in Huaraz is planned for 5 October.", "5 October")
    moved = ("en", "2025-09-20", "The summit in Huaraz was put off to 19 October.", "19 October")
    assert leads(question, planned, moved) == newest_day
    assert leads(question, moved, planned) == "19 October"
    # Of another one, or of whichever.
    assert leads(question, planned, (*moved[:2], moved[2].replace("Huaraz", "Cusco"), moved[3])) == "5 October"
    assert leads("When will the summit be held?", planned, moved) == "5 October"


def test_the_newest_of_three_leads_and_all_are_cited() -> None:
    two = ("en", "2025-05-04", "The bus crash near Huaraz killed 15 people.", "15")
    three = ("en", "2025-05-07", "The bus crash near Huaraz killed 19 people.", "19")
    best, cited = told(DIED, FIRST, three, two)
    assert (best, [one.article_id[0] for one in cited]) == ("19", ["b", "c", "a"])


@pytest.mark.parametrize(
    ("language", "later", "newest"),
    [
        ("es", "Sube a 17 el número de muertos por el accidente de bus en Huaraz.", "17"),
        ("ar", "ارتفع عدد قتلى حادث الحافلة قرب هواراس إلى 17 شخصا.", "17 شخصا"),
    ],
)
def test_a_later_toll_in_another_language_leads_where_it_has_the_name_and_is_nearly_as_likely(
    language: str, later: str, newest: str
) -> None:
    other = (language, "2025-05-06", later, newest)
    assert leads(DIED, FIRST, other) == newest
    assert leads(DIED, FIRST, other, apart=0.2) == "12"
    assert leads("How many people died?", FIRST, other) == "12"
    assert leads(DIED, FIRST, ("es", "2025-05-06", "El accidente cerca de Cusco dejó 25 muertos.", "25")) == "12"


def test_the_same_number_of_an_older_report_does_not_lead_beside_the_newest() -> None:
    older = ("en", "2025-05-01", "A bus crash near Cusco killed 15 people.", "15")
    later = ("en", "2025-05-04", "The bus crash near Huaraz killed 15 people.", "15")
    assert told(DIED, FIRST, older, later)[1][0].article_id[0] == "c"


@pytest.mark.parametrize(
    ("question", "day", "other", "words"),
    [
        # What died since is no toll of all, and what could be is none.
        (DIED, "2025-05-04", "After the bus crash near Huaraz 3 people died in hospital.", "3"),
        (DIED, "2025-05-04", "The toll of the bus crash near Huaraz could rise to 40 people.", "40"),
        (DIED, "2025-05-01", "The bus crash near Huaraz killed 15 people.", "15"),
        (DIED, None, "The bus crash near Huaraz killed 15 people.", "15"),
        (DIED, "2025-05-04", "The bus crash near Huaraz injured 31 people.", "31"),
        (DIED, "2025-05-04", "The bus crash near Cusco killed 25 people.", "25"),
        # Of another crash that only recalls this one, and of the next year's.
        (
            DIED,
            "2025-05-04",
            "A bus crash near Cusco killed 25 people. Days ago a bus crash near Huaraz killed many.",
            "25",
        ),
        (DIED, "2026-05-04", "The bus crash near Huaraz killed 25 people.", "25"),
        ("How many died near Huaraz, according to police?", "2025-05-04", "Near Huaraz 15 people died.", "15"),
        ("How many passengers had the bus?", "2025-05-04", "The bus near Huaraz had 45 passengers.", "45"),
    ],
)
def test_what_is_no_newer_toll_of_the_same_does_not_lead(
    question: str, day: str | None, other: str, words: str
) -> None:
    assert leads(question, FIRST, ("en", day, other, words)) == "12"


def test_a_toll_that_is_much_less_likely_does_not_lead() -> None:
    later = ("en", "2025-05-04", "The bus crash near Huaraz killed 15 people.", "15")
    assert (leads(DIED, FIRST, later, apart=0.44), leads(DIED, FIRST, later, apart=0.46)) == ("15", "12")
