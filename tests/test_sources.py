"""Who says what: an answer is the word of the source that is asked for, or says whose it is, whatever the languages."""

from __future__ import annotations

import pytest

from qa.evidence.undisputed import undisputed
from qa.facts.sources import asked_source, mentions, said_by_another, unnamed
from qa.reader import Reading
from qa.reader.earlier import figure_asked_for
from qa.show import level
from tests.test_answer_kinds import reading
from tests.test_asked_kinds import ASKED
from tests.test_contradicted import hit, span

POLICE = {
    "ar": "كم جريحا بحسب الشرطة؟", "bn": "পুলিশের মতে কতজন আহত?", "ca": "Quants ferits hi ha segons la policia?",
    "cs": "Kolik je zraněných podle policie?", "da": "Hvor mange er såret ifølge politiet?",
    "de": "Wie viele wurden laut Polizei verletzt?", "el": "Πόσοι τραυματίστηκαν σύμφωνα με την αστυνομία;",
    "en": "According to the police, how many were hurt?", "es": "¿Cuántos heridos hay según la policía?",
    "fa": "به گفته پلیس چند نفر زخمی شدند؟", "fr": "Combien de blessés selon la police ?",
    "he": "כמה נפצעו לפי המשטרה?", "hi": "पुलिस के अनुसार कितने लोग घायल हुए?",
    "hu": "A rendőrség szerint hányan sérültek meg?", "id": "Menurut polisi, berapa orang terluka?",
    "it": "Secondo la polizia, quanti sono i feriti?", "ja": "警察によると何人が負傷したか？",
    "ko": "경찰에 따르면 몇 명이 다쳤나?", "ms": "Menurut polis, berapa orang cedera?",
    "nb": "Hvor mange ble skadet ifølge politiet?", "nl": "Hoeveel gewonden zijn er volgens de politie?",
    "pl": "Ilu jest rannych według policji?", "pt": "Segundo a polícia, quantos ficaram feridos?",
    "ro": "Câți răniți sunt potrivit poliției?", "ru": "Сколько раненых, по данным полиции?",
    "sv": "Hur många skadades enligt polisen?", "sw": "Kulingana na polisi, ni wangapi walijeruhiwa?",
    "th": "ตามข้อมูลของตำรวจ มีผู้บาดเจ็บกี่คน", "tr": "Polise göre kaç kişi yaralandı?",
    "uk": "Скільки поранених, за даними поліції?", "ur": "پولیس کے مطابق کتنے لوگ زخمی ہوئے؟",
    "vi": "Theo cảnh sát, có bao nhiêu người bị thương?", "zh": "据警方称，有多少人受伤？",
}  # fmt: skip


@pytest.mark.parametrize("language", sorted({*POLICE, *ASKED}))
def test_a_source_is_known_in_every_language_that_is_answered_in(language: str) -> None:
    source = asked_source(POLICE[language], language)
    assert source
    assert source.kinds == {"police"}
    named = mentions(source, ["The mayor spoke of 12.", "The police counted 40.", "It rained."], "en")
    assert named[1] > max(named[0], named[2])


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("How many police officers were hurt?", "en"), ("What is it according to?", "en"), ("What did he say?", "en"),
        ("Buna göre kaç polis yaralandı?", "tr"), ("为什么称它为警察城？", "zh"), ("Kaç polis var?", "tr"),
        ("Qual é o segundo maior rio?", "pt"), ("Combien sont-ils selon lui ?", "fr"),
    ],
)  # fmt: skip
def test_nobody_s_word_is_asked_for(question: str, language: str) -> None:
    assert asked_source(question, language) is None


@pytest.mark.parametrize(
    ("question", "asked_in", "own", "other", "language"),
    [
        ("¿Cuántos vuelos se cancelaron según los pilotos?", "es", "Los pilotos hablan de 80 vuelos.", "La aerolínea "
         "dijo que fueron 12.", "es"),
        ("Wie hoch ist der Schaden nach Angaben der Gewerkschaft?", "de", "Die Eisenbahngewerkschaft sprach von 3 "
         "Millionen Euro.", "Der Konzern nannte 1 Million Euro.", "de"),
        ("Скільки дерев зрубали, за словами лісників?", "uk", "Лісник нарахував 90 дерев.", "Фірма каже про 20.", "uk"),
        ("气象局说降雨量是多少？", "zh", "气象局表示，降雨量为80毫米。", "渔民称降雨量为120毫米。", "zh"),
        ("How many beds are missing, according to the opposition?", "en", "المعارضة قالت إن 300 سرير تنقص.",
         "وقال الوزير إن 40 سريرا تنقص.", "ar"),
    ],
)  # fmt: skip
def test_the_sentence_of_the_source_names_it_most(
    question: str, asked_in: str, own: str, other: str, language: str
) -> None:
    source = asked_source(question, asked_in)
    assert source
    named = mentions(source, [other, own], language)
    assert named[1] > named[0]


@pytest.mark.parametrize(
    ("question", "asked_in", "sentence", "language", "found", "asked"),
    [
        ("How many fans came, according to the organisers?", "en",
         "Police counted 9,000 fans, while the organisers spoke of 21,000.", "en", "9,000", "21,000"),
        ("Combien de spectateurs selon la police ?", "fr",
         "Les organisateurs ont compté 21 000 spectateurs, la police 9 000.", "fr", "21 000", "9 000"),
        ("Hoeveel gewonden zijn er volgens het ziekenhuis?", "nl",
         "Die Polizei meldete 14 Verletzte, das Krankenhaus sprach von 19.", "de", "14", "19"),
        ("消防によると、避難者は何人か？", "ja", "県警は避難者を300人としたが、消防は450人と発表した。", "ja",
         "300人", "450"),
        # Its clause has no figure, or two; or the answer is its own already.
        ("How many fans came, according to the police?", "en",
         "Police, who came late, spoke of 9,000, the organisers of 21,000.", "en", "21,000", None),
        ("How many fans came, according to the police?", "en",
         "Police counted 9,000 fans, the organisers 21,000.", "en", "9,000", None),
    ],
)  # fmt: skip
def test_of_two_figures_it_is_that_of_the_source(
    question: str, asked_in: str, sentence: str, language: str, found: str, asked: str | None
) -> None:
    start = sentence.index(found)
    taken = figure_asked_for(question, asked_in, sentence, language, start, start + len(found))
    assert (taken and sentence[slice(*taken)]) == asked


def test_an_article_without_the_source_does_not_answer() -> None:
    one = hit("a", "The shipyard said that 70 welders would go.")
    found = Reading((span(one, "70", 0.9),), 0.9)
    for question in ("How many will go, according to the police?", "How many will go, according to Reuters?"):
        left = undisputed(found, question, "en", (one,))
        assert (left.spans, left.confidence) == ((), 0.0)
    # What is called in many ways may be the shipyard, a name may be written otherwise in another language.
    kept = ("How many will go, according to the firm?", "en"), ("Combien selon Rotterdam Marine ?", "fr")
    for question, language in kept:
        assert undisputed(found, question, language, (one,)) == found


def test_somebody_else_s_word_is_quoted_whole() -> None:
    one = hit("a", "The union said that 70 welders would go.", "The mayor said that he was sad.")
    found = Reading((span(one, "70", 0.9),), 0.9)
    left = undisputed(found, "How many will go, according to the mayor?", "en", (one,))
    assert [(it.text, level(it.score)) for it in left.spans] == [("The union said that 70 welders would go.", "weak")]
    # Nobody else is named, or what is asked about is.
    for sentence in ("She said that 70 welders would go.", "It said that 70 police officers would go."):
        other = hit("b", sentence, "The mayor spoke.")
        reading = Reading((span(other, "70", 0.9),), 0.9)
        asked = "How many police officers will go, according to the mayor?"
        assert undisputed(reading, asked, "en", (other,)) == reading


def test_who_says_it() -> None:
    source = asked_source("कंपनी के अनुसार कितने लोग थे?", "hi")
    assert source
    assert said_by_another(source, "पुलिस ने कहा कि 40 लोग थे।", "hi")
    assert not said_by_another(source, "कंपनी ने कहा कि 40 लोग थे।", "hi")
    assert not said_by_another(source, "उन्होंने कहा कि 40 लोग थे।", "hi")
    assert not said_by_another(source, "Köprü 1990'da polis için yapıldı.", "tr")
    assert not unnamed(source, "पुलिस ने कहा कि 40 लोग थे।", "hi")


def test_the_word_of_the_source_goes_before_another_s_in_its_article() -> None:
    one = hit("a", "The mayor said that 40 ovens were cold.", "The grid's owner said that 9 ovens were.")
    words = {"40": 9.0, "9": 5.0}
    assert [it.text for it in reading("How many ovens, according to the owner?", words, [one]).spans] == ["9"]
    assert reading("How many ovens were cold?", words, [one]).spans[0].text == "40"
    # Not where it has no answer there, nor before what is nobody's word.
    assert reading("How many ovens, according to the owner?", {"40": 9.0, "9": -4.0}, [one]).spans[0].text == "40"
    for sentence in ("The mayor lit 40 ovens.", "She said that 40 ovens were cold."):
        plain = hit("b", sentence, "The grid's owner said that 9 ovens were cold.")
        assert reading("How many ovens, according to the owner?", words, [plain]).spans[0].text == "40"
