"""What was in the second round does not answer what was in the third, whatever the languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.evidence.contradicted import Told
from qa.evidence.nth import asked_nth, named, of_another
from qa.evidence.undisputed import undisputed
from qa.facts.ordinals import ordinals
from qa.reader import Reading
from qa.show import level
from tests.test_asked_kinds import ASKED
from tests.test_contradicted import hit, span

THIRD = {
    "ar": "الجولة الثالثة | بالثالثة", "bn": "তৃতীয় দফা | ৩য় দফা", "ca": "la tercera ronda | la 3a ronda",
    "cs": "ve třetím kole | 3. kolo", "da": "den tredje runde | 3. runde", "de": "die dritte Runde | 3. Runde",
    "el": "ο τρίτος γύρος | ο 3ος γύρος", "en": "the third round | the 3rd", "es": "el tercer turno | la 3.ª ronda",
    "fa": "دور سوم | سومین دور", "fr": "la troisième manche | le 3e tour", "he": "הסיבוב השלישי | בשלישית",
    "hi": "तीसरा दौर | तीसरी बैठक", "hu": "a harmadik forduló | 3. forduló", "id": "putaran ketiga | putaran ke-3",
    "it": "il terzo turno | il 3º turno", "ja": "第三回 | 3回目", "ko": "세 번째 회담 | 3차 회담",
    "ms": "pusingan ketiga | kali ke-3", "nb": "tredje runde | 3. runde", "nl": "de derde ronde | de 3e ronde",
    "pl": "w trzeciej turze | 3. tura", "pt": "a terceira rodada | a 3ª rodada", "ro": "a treia rundă | al 3-lea tur",
    "ru": "третьего раунда | 3-й раунд", "sv": "den tredje | 3:e omgången", "sw": "raundi ya tatu | mara ya tatu",
    "th": "รอบที่สาม | ครั้งที่ 3", "tr": "üçüncü tur | 3. tur", "uk": "третього туру | 3-й тур",
    "ur": "تیسرا دور | تیسری بار", "vi": "vòng thứ ba | lần 3", "zh": "第三轮 | 第3次",
}  # fmt: skip


@pytest.mark.parametrize("language", sorted({*THIRD, *ASKED}))
def test_the_third_is_told_in_every_language_that_is_answered_in(language: str) -> None:
    for one in THIRD[language].split(" | "):
        assert [found.number for found in ordinals(one, language)] == [3]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On the sixth of May, on May 3rd and 5th June", "en"), ("في السادس من أكتوبر", "ar"), ("am 3. Mai", "de"),
        ("उससे पहले, दो दिन पहले और पहले ही", "hi"), ("उन्होंने एक दूसरे से बात की", "hi"),
        ("اس سے پہلے اور دو دن پہلے", "ur"), ("انہوں نے ایک دوسرے سے بات کی", "ur"),
        ("القرن الثالث عشر", "ar"), ("the twenty-third round", "en"), ("دور بیست و سوم", "fa"), ("第二十次", "zh"),
        ("ein Drittel", "de"), ("w czwartek", "pl"), ("na quarta-feira, segundo a polícia", "pt"),
        ("ביום שלישי", "he"), ("hôm thứ ba", "vi"), ("secondo la polizia, prima di maggio", "it"), ("3차례", "ko"),
        ("watu watatu", "sw"), ("kedua negara", "id"), ("andra länder", "sv"), ("во вторник", "ru"),
        ("le premier ministre", "fr"),
        ("الوزيرة الأولى في كانون الثاني", "ar"),
        ("היכן נפגשו שני המנהיגים?", "he"),
        ("दूसरे देशों ने कहाँ विरोध किया?", "hi"),
        ("دوسرے ممالک نے کیا کہا؟", "ur"),
    ],
)  # fmt: skip
def test_a_day_a_fraction_or_part_of_a_greater_number_is_none(text: str, language: str) -> None:
    assert not list(ordinals(text, language))


def told(sentence: str, language: str, answer: str, article: str = "") -> Told:
    start = sentence.index(answer)
    return Told(sentence, start, start + len(answer), "", language, None, article)


ROUND = told("The second round will be held in Basra in May.", "en", "Basra")


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("When was the third?", "en"), ("أين ستعقد الجولة الثالثة؟", "ar"),
        ("¿Dónde será la tercera ronda?", "es"), ("第三轮在哪里举行？", "zh"), ("Üçüncü tur nerede yapılacak?", "tr"),
        ("Wo findet die 3. Runde statt?", "de"), ("Où aura lieu le 4e tour ?", "fr"),
    ],
)  # fmt: skip
def test_another_one_is_told_of(question: str, language: str) -> None:
    asked = asked_nth(question, language)
    assert asked
    assert of_another(asked, ROUND)
    assert not of_another(asked, replace(ROUND, article="The third and the fourth will be in Sur."))


@pytest.mark.parametrize(
    "said",
    [
        told("The second round of the four (Iran, Iraq, Oman, Qatar) was in Basra.", "en", "Basra"),
        told("وعقد الاجتماع الثاني للدول الأربع (روسيا، تركيا، إيران، سوريا) في موسكو.", "ar", "موسكو"),
        told("第二轮会谈（伊朗、伊拉克、阿曼）在巴士拉举行。", "zh", "巴士拉"),
    ],
)
def test_what_stands_in_brackets_parts_no_clause(said: Told) -> None:
    asked = asked_nth("Where was the third round?", "en")
    assert asked
    assert of_another(asked, said)


def test_an_ordinal_in_brackets_is_not_of_the_answer() -> None:
    asked = asked_nth("Where was the third round?", "en")
    assert asked
    assert not of_another(asked, told("They met (the second time) in Basra.", "en", "Basra"))


def test_where_the_article_has_both_the_word_beside_them_tells() -> None:
    asked, others = asked_nth("Where will the third round be held?", "en"), "The third round is not planned."
    assert asked
    assert of_another(asked, replace(ROUND, article=others))
    assert named(asked, replace(ROUND, article=others))
    assert not of_another(asked, told("The second man told it in Basra.", "en", "Basra", others))


@pytest.mark.parametrize(
    ("question", "language", "said"),
    [
        # "First" is asked for in many ways, and of two it is not sure which one counts.
        ("When did the ship first sail?", "en", ROUND),
        ("Where was the first round?", "en", ROUND),
        ("Where were the third and the fourth round?", "en", ROUND),
        # It has none, the same, another in a clause that does not answer, or as the answer.
        ("Where was the third round?", "en", told("They met in Basra.", "en", "Basra")),
        ("Where was the third round?", "en", told("The second and the 3rd were in Basra.", "en", "Basra")),
        ("Where was the third round?", "en", told("After the second round, in May, they met in Sur.", "en", "Sur")),
        ("Which round was it, three years after the third?", "en", told("It was the sixth round.", "en", "sixth")),
        ("أين الجولة الثالثة؟", "ar", told("عقدت في البصرة في الثاني من مايو.", "ar", "البصرة")),
    ],
)
def test_what_may_agree_is_left_alone(question: str, language: str, said: Told) -> None:
    asked = asked_nth(question, language)
    assert asked is None or not of_another(asked, said)


def test_another_one_is_no_answer_and_the_right_one_goes_before_it() -> None:
    question = "Where will the third round be held?"
    second, third = hit("a", "The second round will be held in Basra."), hit("b", "The third round will be in Sur.")
    basra, sur = span(second, "Basra", 0.9), span(third, "Sur", 0.5)
    left = undisputed(Reading((basra,), 0.95), question, "en", (second,))
    assert (left.spans, left.confidence) == ((), 0.0)
    left = undisputed(Reading((basra, sur), 0.95), question, "en", (second, third))
    assert (left.spans[0].text, left.confidence) == ("Sur", 0.5)
    both = hit("c", "The second round will be held in Basra.", "The third round may be off.")
    left = undisputed(Reading((span(both, "Basra", 0.9),), 0.95), question, "en", (both,))
    assert [(one.text, level(one.score)) for one in left.spans] == [("The second round will be held in Basra.", "weak")]
