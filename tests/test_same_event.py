"""Another answer comes from an article that shares a proper name with the best one's, in whatever script."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.cite import cite
from qa.evidence.agreement import Standing, standings
from qa.evidence.same_event import names_kept, of_one_event, of_other_names, share_a_name
from qa.reader import Reading
from qa.settings import Settings
from qa.types import Article, Hit, Sentence
from tests.reader_fake import article_of, hit_of, span
from tests.test_library import CountingEncoder, opened, write


def article(name: str, title: str, text: str, language: str) -> Article:
    return article_of(text, language, title, name=name)


FLOOD = article("a", "Floods in Kisumu", "The river Nyando rose over Kisumu, and 12 people died, said Odhiambo.", "en")


@pytest.mark.parametrize(
    ("title", "text", "language"),
    [
        ("Inondations", "La rivière Nyando a tué 15 personnes, selon Odhiambo.", "fr"),
        ("Наводнение", "Река затопила город Кисуму, погибли 15 человек.", "ru"),
        ("فيضانات", "ارتفع النهر في كيسومو ومات 15 شخصا.", "ar"),
        ("בצפון", "הנהר עלה בקיסומו ומתו 15 איש.", "he"),
        ("बाढ़", "नदी किसुमू में बढ़ी और 15 लोग मरे।", "hi"),
    ],
)
def test_a_name_is_shared_across_scripts(title: str, text: str, language: str) -> None:
    assert share_a_name(FLOOD, article("b", title, text, language))


def test_a_place_is_shared_with_its_people() -> None:
    one = article("a", "Two die", "The dam broke near the village, and Egypt buried 12 people.", "en")
    assert share_a_name(one, article("b", "سد", "انهار السد ودفنت القرية المصرية 15 شخصا.", "ar"))


@pytest.mark.parametrize(
    ("title", "text", "language"),
    [
        ("Wahl", "Die Stadt hat 15 Menschen.", "de"),
        ("Перші вибори", "У місті Рудава живе 15 людей, сказав Ковальчук.", "uk"),
        ("فيضانات", "غرق الحي كله بعد المطر ومات 15 شخصا.", "ar"),
        ("Inundaciones", "El río Segura mató a 15 personas, dijo Ortega.", "es"),
    ],
)
def test_no_name_is_shared(title: str, text: str, language: str) -> None:
    assert not share_a_name(FLOOD, article("b", title, text, language))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # A name in another case, and one that merely begins alike.
        (
            ("Wybory", "W mieście Rudawa, jak mówi Kowalczuk, wygrał on.", "pl"),
            ("Vote", "It was won by Kowalczuka.", "en"),
            True,
        ),
        (("Суд", "В суде был Навальный.", "ru"), ("Вибори", "Там бачили Навального.", "uk"), True),
        (
            ("Tribunal", "El río pasa por Corral, dijo Ortega.", "es"),
            ("Furto", "Il ladro, dice Corrier, è fuggito.", "it"),
            False,
        ),
        # What sounds alike in one script begins with the same letter, or with one that can be the same.
        (("Angriff", "Getroffen wurde in der Nacht Charkiw.", "de"), ("Attack", "It was Kharkiv.", "en"), True),
        (("Visita", "A Roma c’era Putin.", "it"), ("Visite", "Le tsar est Poutine.", "fr"), True),
        (("Boats", "On the quay stood Boris.", "en"), ("Armée", "Là passa la Force.", "fr"), False),
        # Nor are children of Chile.
        (
            ("School", "The roof fell on the children, said Hughes.", "en"),
            ("Terremoto", "La tierra tembló en Chile, dijo Ortega.", "es"),
            False,
        ),
        # The United States are in news of everything.
        (
            ("Vote", "The ballot was in the United States, said Hughes.", "en"),
            ("Robo", "Lo supo ayer en Estados Unidos, dijo Ortega.", "es"),
            False,
        ),
        # The outlet's own line names nobody.
        (
            ("Fire", "Fire\nThe Daily Ortega\n3 May 2024\nThe roof fell, said Hughes.", "en"),
            ("Robo", "Lo hizo ayer Ortega.", "es"),
            False,
        ),
    ],
)
def test_no_chance_makes_a_name(one: tuple[str, str, str], other: tuple[str, str, str], same: bool) -> None:
    assert share_a_name(article("a", *one), article("b", *other)) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("سيول", "مات 12 شخصا في السيول.", "ar"), ("שיטפון", "מתו 15 איש.", "he")),
        (("洪水", "十二人死亡。", "zh"), ("Floods", "In Kisumu 12 people died.", "en")),
    ],
)
def test_what_cannot_be_told_stays(one: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    assert share_a_name(article("a", *one), article("b", *other))


def hit(one: Article) -> Hit:
    return hit_of(one, parts=[Sentence(0, len(one.text))])


def standing(other: Article, words: str, score: float = 0.8) -> Standing:
    hits = [hit(FLOOD), hit(other)]
    cited = cite(of_one_event((span(FLOOD, "12", 0.9), span(other, words, score)), hits), hits)
    return standings(cited.citations, cited.spans)[1]


def test_the_dead_of_another_flood_are_no_other_answer() -> None:
    here = article("b", "Kisumu counts", "In the floods by Kisumu 15 people died, says Nyando.", "en")
    there = article("b", "Murcia counts", "In the floods by Segura 15 people died, says Ortega.", "en")
    assert standing(here, "15") is Standing.OTHER
    assert standing(there, "15") is Standing.ALSO


def test_a_sentence_is_no_less_likely() -> None:
    there = article("b", "Murcia counts", "In the floods by Segura 15 people died, says Ortega.", "en")
    spans = span(FLOOD, FLOOD.text, 0.9), span(there, there.text, 0.8)
    assert of_one_event(spans, [hit(FLOOD), hit(there)]) == spans


@pytest.mark.parametrize(
    ("other", "kept"),
    [
        ("Bei dem Brand in Denizli starben 36 Menschen.", 1.0),
        ("Bei dem Brand in Bolvadin starben 36 Menschen.", 0.0),
    ],
)
def test_a_name_with_which_a_question_begins_is_known_by_the_article(other: str, kept: float) -> None:
    asked = "Denizli'deki yangında kaç kişi öldü?"
    home = "Dün çıkan yangında 41 işçi öldü. Vali, Denizli'de konuştu."
    assert names_kept(asked, "tr", (home, "tr"), (other, "de")) == kept
    # "What" is none, though headlines write it so.
    what = "What Was Lost\nThe roof of a hall fell. See what was lost."
    assert names_kept("What fell?", "en", (what, "en"), ("The roof fell.", "en")) is None


@pytest.mark.parametrize(
    ("question", "others"),
    [
        ("Who was arrested after the fire in Bolvadin?", {"a"}),
        ("Who, says Toraman, was arrested after the fire in Bolvadin?", set()),
        ("Who was arrested after the fire?", set()),
        # None has the name, and a country is one that its own news do not name.
        ("Who was arrested after the fire in Emirdag?", set()),
        ("Who was arrested after the fire in Turkey?", set()),
    ],
)
def test_an_article_without_the_names_of_a_question_that_another_has_is_of_another_event(
    question: str, others: set[str]
) -> None:
    arrested = article("a", "Owner held", "After the fire the police in Simav arrested the owner, Selim Akmen.", "en")
    asked_of = article("b", "Fire", "A fire in Bolvadin in Turkey killed 6 people, said Kaya.", "en")
    # In other letters a name may be there, and not be known.
    abroad = article("c", "Пожар", "После пожара в городе задержали владельца.", "ru")
    found = of_other_names(question, "en", [arrested, asked_of, abroad])
    assert {key[0] for key in found} == others


class Both:
    """Reads a number in each article, the first of them the surer one."""

    name, threshold = "both", 0.5

    def read(self, question: str, language: str, hits: Sequence[Hit]) -> Reading:
        found = {number: one.article for number in ("12", "15") for one in hits if number in one.article.text}
        spans = tuple(
            span(one, number, sure) for (number, one), sure in zip(sorted(found.items()), (0.9, 0.8), strict=True)
        )
        return Reading(spans, 0.9)


def test_the_assistant_does_not_call_it_another_answer(tmp_path: Path) -> None:
    texts = ("Kisumu", FLOOD.text), ("Murcia", "In the floods by Segura 15 people died, says Ortega.")
    with opened(tmp_path / "library") as library:
        library.add([write(tmp_path / f"{title}.txt", (title, text)) for title, text in texts])
        answer = Assistant(library, CountingEncoder(), Both(), Settings(library.folder)).ask("How many people died?")
    assert len(answer.citations) == 2
    assert "Other answers:" not in answer.answer
    assert "See also:" in answer.answer


def test_long_articles_take_no_long_time() -> None:
    long = [
        article(name, "Long", f"{part} " * 50_000, "en")
        for name, part in zip("ab", ("at Kisumu,", "by Xqz"), strict=True)
    ]
    begun = time.monotonic()
    share_a_name(*long)
    assert time.monotonic() - begun < 5


def test_one_sound_alike_among_many_words_is_no_name() -> None:
    """ "كوليرا" sounds like "Claire": the more words there are, the less one of them says."""
    camp = (
        "تفشت الكوليرا في المخيم. أعلنت الوزارة إصابة نازحين بالمرض ونقلت الفرق الطبية المرضى إلى مراكز علاج"
        " ميدانية أقيمت قرب السوق القديم حيث تعاني الآبار تلوثا شديدا بعد أمطار غزيرة هطلت أسبوعا وجرفت خياما"
        " كثيرة وقطعت طرقا رئيسية تصل القرى بالعاصمة وطالب متطوعون بإرسال أدوية ولقاحات ومياه نظيفة وحذر"
        " أطباء من نقص المحاليل والأسرة داخل عيادات تستقبل عشرات يوميا بينهم أطفال رضع وحوامل ومسنون فيما"
        " وعدت منظمات بمساعدات عاجلة خلال أيام قليلة"
    )
    match = "The final went to extra time, and Claire scored in front of 900 people."
    assert not share_a_name(article("a", "Cup", match, "en"), article("b", "مرض", camp, "ar"))


@pytest.mark.parametrize(
    ("number", "other", "kept"),
    [("48,211", "48.211", True), ("12", "12", False), ("2019", "2019", False), ("48,211", "48.212", False)],
)
def test_the_same_long_number_is_of_one_event(number: str, other: str, kept: bool) -> None:
    here = article("a", "Vote", f"The count by Odhiambo gave {number} in all.", "en")
    there = article("b", "Recuento", f"El recuento, dijo Ortega, dio {other} en total.", "es")
    spans = span(here, number, 0.9), span(there, other, 0.8)
    assert (of_one_event(spans, [hit(here), hit(there)]) == spans) is kept


def test_another_event_gives_neither_the_same_answer_nor_another() -> None:
    mine = article("b", "Mine", "A blast in Zonguldak killed 12 people, Yilmaz told reporters.", "en")
    hits = [hit(FLOOD), hit(mine)]
    cited = cite(of_one_event([span(FLOOD, "12", 0.9), span(mine, "12", 0.8)], hits), hits)
    assert Standing.SAME not in standings(cited.citations, cited.spans)
    assert Standing.OTHER not in standings(cited.citations, cited.spans)
