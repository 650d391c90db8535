"""A figure of another time or fate than the best one's, or one that only could be, is no other answer."""

from __future__ import annotations

import pytest

from qa.cite import cite
from qa.evidence.agreement import Standing, standings
from qa.evidence.comparable import comparable
from tests.reader_fake import article_of, hit_of, span


def standing(*said: tuple[str, str | None, str, str], question: str = "How many died?", of: str = "en") -> Standing:
    """How the second answer stands to the first; each: language, day, sentence, and the words that answer."""
    hits, spans = [], []
    for at, (language, day, text, words) in enumerate(said):
        article = article_of(text, language, name="ab"[at], published=day)
        hits.append(hit_of(article))
        spans.append(span(article, words, 0.9 - at / 10))
    cited = cite(comparable(question, of, spans, hits), hits)
    return standings(cited.citations, cited.spans)[1]


TODAY = ("en", "2025-11-04", "The quake killed 31 people.", "31")


@pytest.mark.parametrize(
    ("other", "how"),
    [
        (("en", "2025-11-05", "The quake killed 40 people.", "40"), "OTHER"),
        (("en", "2025-11-05", "In 2013 the quake killed 800 people.", "800"), "ALSO"),
        (("de", "2025-11-05", "Im Jahr 2013 tötete das Beben 800 Menschen.", "800"), "ALSO"),
        (("en", "2025-11-05", "In 2025 the quake killed 40 people.", "40"), "OTHER"),
        (("en", "2025-11-05", "The quake, which struck a town founded in 1913, killed 40 people.", "40"), "OTHER"),
        (("en", "2026-01-02", "In 2025 the quake killed 40 people.", "40"), "OTHER"),
        (("en", None, "In 2013 the quake killed 31 people.", "31"), "SAME"),  # figures that agree stay what they are
        (("fr", "2025-11-05", "Le séisme a tué 40 personnes il y a un an.", "40"), "ALSO"),
        (("ar", "2025-11-05", "قتل الزلزال 40 شخصا العام الماضي.", "40"), "ALSO"),
        (("en", "2025-11-05", "The quake killed 40, up from 25 a year ago.", "40"), "OTHER"),
        (("en", "2025-11-05", "The toll of the quake could rise to 50 people.", "50"), "ALSO"),
        (("es", "2025-11-05", "El terremoto podría haber matado a 50 personas.", "50"), "ALSO"),
        (("ja", "2025-11-05", "地震の死者は50人に上る可能性がある。", "50人"), "ALSO"),
        (("tr", "2025-11-05", "Depremde ölenlerin sayısı 50 kişiye çıkabilir.", "50"), "ALSO"),
        (("en", "2025-11-05", "The quake killed 43 people and injured 312.", "312"), "ALSO"),
        (("en", "2025-11-05", "The quake injured 312 people, and 43 died.", "43"), "OTHER"),
        (("tr", "2025-11-05", "Depremde 41 kişi öldü, 312 kişi yaralandı.", "312"), "ALSO"),
        (("zh", "2025-11-05", "地震造成41人死亡，312人受伤。", "41人"), "OTHER"),
        (("fa", "2025-11-05", "در زلزله ۴۳ نفر کشته و ۳۱ نفر زخمی شدند.", "۳۱"), "ALSO"),
        (("pt", "2025-11-05", "O terremoto matou 40 pessoas, informou-se.", "40"), "OTHER"),
    ],
)
def test_a_figure_of_another_time_or_fate_is_no_other_answer(other: tuple[str, str | None, str, str], how: str) -> None:
    assert standing(TODAY, other).name == how


def test_news_of_january_are_of_december_too() -> None:
    """Told of last year by its number, or by nothing."""
    new = ("en", "2025-01-03", "The quake killed 31 people.", "31")
    assert standing(new, ("en", "2025-01-04", "In 2024 the quake killed 40 people.", "40")) is Standing.OTHER
    assert standing(new, ("en", "2025-01-04", "A year ago the quake killed 40 people.", "40")) is Standing.ALSO
    assert standing(new, ("fr", "2025-01-04", "L’an dernier, 40 personnes sont mortes.", "40")) is Standing.ALSO


def test_a_name_is_of_any_time() -> None:
    told = ("en", "2025-11-05", "He was born in Basra in 1971.", "Basra")
    assert standing(("en", "2025-11-04", "He was born in Baghdad.", "Baghdad"), told) is Standing.OTHER


HERAT = ("en", "2025-08-06", "A quake in the province of Herat in Afghanistan killed 4 people.", "4")


@pytest.mark.parametrize(
    ("question", "of", "other", "how"),
    [
        ("How many died in Herat?", "en", "A quake near Mazar in Afghanistan killed 40 people.", "ALSO"),
        ("How many died in Herat?", "en", "Across Herat the quake killed 40 people.", "OTHER"),
        ("How many died in Afghanistan?", "en", "A quake near Mazar in Afghanistan killed 40 people.", "OTHER"),
        ("How many died in the quake?", "en", "A quake near Mazar in Afghanistan killed 40 people.", "OTHER"),
        ("كم عدد القتلى في هرات؟", "ar", "A quake near Mazar in Afghanistan killed 40 people.", "ALSO"),
        # A figure that agrees may be of the same, by another name.
        ("How many died in Herat?", "en", "In the west of Afghanistan the quake killed 4 people.", "SAME"),
    ],
)
def test_the_dead_of_another_place_than_the_question_names_are_no_other_answer(
    question: str, of: str, other: str, how: str
) -> None:
    words = "40" if "40" in other else "4"
    assert standing(HERAT, ("en", "2025-08-05", other, words), question=question, of=of).name == how


@pytest.mark.parametrize(
    ("language", "other", "how"),
    [
        ("fr", "L'accident près de Cusco a fait 40 morts.", "ALSO"),
        ("fr", "L'accident de Huaraz a fait 40 morts.", "OTHER"),
        ("ar", "قتل 40 شخصا في حادث قرب هواراس.", "OTHER"),
        ("ar", "قتل 40 شخصا في حادث قرب كوسكو.", "ALSO"),
        ("fi", "Huarazissa kuoli onnettomuudessa 40 ihmistä.", "OTHER"),
        ("zh", "事故造成40人死亡。", "OTHER"),  # what has no sound there cannot be told
    ],
)
def test_a_name_of_the_question_is_known_in_other_languages(language: str, other: str, how: str) -> None:
    first = ("en", "2025-08-06", "The crash near Huaraz killed 12 people.", "12")
    later = (language, "2025-08-05", other, "40")
    assert standing(first, later, question="How many died near Huaraz?").name == how
