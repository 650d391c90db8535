"""Which language a question is in, whatever the names in it are."""

from __future__ import annotations

import time

import pytest

from qa.question.language import question_language


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("What did شركة الأمل الجديد announce?", "en"),
        ("Who is 佐藤真由美?", "en"),
        ("Did Ольга Степанова resign?", "en"),
        ("Wer ist 박지훈?", "de"),
        ("Quand est né विवेक शर्मा ?", "fr"),
        ("Quando è nato Олена Гнатюк?", "it"),
        ("दीपक राव kimdir?", "tr"),
        ("من هي Beatriz Nogueira Prado؟", "ar"),
        ("Beatriz Nogueira Prado کیست؟", "fa"),
        ("Beatriz Nogueira Prado کون ہے؟", "ur"),
        ("Кто такая Beatriz Nogueira Prado?", "ru"),
        ("Хто така Beatriz Nogueira Prado?", "uk"),
        ("מי היא Beatriz Nogueira Prado?", "he"),
        ("Beatriz Nogueira Prado कौन हैं?", "hi"),
        ("Beatriz Nogueira Pradoの夫は誰？", "ja"),
        ("山本健太는 누구인가?", "ko"),
        ("Beatriz Nogueira Prado是谁？", "zh"),
        ("Beatriz Nogueira Prado คือใคร", "th"),
        ("Ποια είναι η Beatriz Nogueira Prado;", "el"),
        ("«Qui vive encore» کو کس نے لکھا؟", "ur"),
        ("전류의 SI 단위는 무엇인가?", "ko"),
        ("»Wer ist wie du« کیا ہے", "ur"),
        ("‘Who are you’는 누구의 노래인가?", "ko"),
        ("Wer schrieb »What is to be done«?", "de"),
        ("Vem skrev ”What is to be done”?", "sv"),
        ("Wie schreef 'What is to be done'?", "nl"),
        ("What's Zeynep's plan for the miners' strike?", "en"),
    ],
)
def test_a_name_in_other_letters_does_not_decide(question: str, language: str) -> None:
    assert question_language(question) == language


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Кто мэр Уральска?", "ru"),
        ("Хто мер Хуста?", "uk"),
        ("Кой е кметът?", "bg"),
        ("Ко је победио?", "sr"),
        ("Каде беше судењето?", "mk"),
        ("Lini kesi?", "sw"),
        ("Kuka erosi?", "fi"),
        ("Kam der Film vor 1990?", "de"),
        ("Ben je boos?", "nl"),
        ("Où est-il ?", "fr"),
        ("چرا؟", "fa"),
        ("123?", "und"),
    ],
)
def test_few_words_of_one_script_are_told_by_what_asks(question: str, language: str) -> None:
    assert question_language(question) == language


@pytest.mark.parametrize(
    ("keywords", "language"),
    [
        ("дата запуска ракеты", "ru"),
        ("выборы мэра", "ru"),
        ("арест директора завода", "ru"),
        ("पुल उद्घाटन", "hi"),
        ("بانک کاکائی کی تعطیل شد", "fa"),  # "when", and in Urdu "of"
    ],
)
def test_keywords_are_in_a_language_that_is_answered_in_where_that_is_close(keywords: str, language: str) -> None:
    assert question_language(keywords) == language


@pytest.mark.parametrize(
    ("keywords", "language"),
    [
        ("tama age", "en"),
        ("Tama age?", "en"),
        ("lumora revenue 2024", "en"),
        ("solheim successor", "en"),
        ("hansa küchen ceo", "en"),
        ("Krause votes", "en"),
        ("Heller Price", "en"),
        ("alter tama", "de"),
        ("solheim livre", "fr"),
        ("alcalde lindenstadt", "es"),
        ("sindaco lindenstadt", "it"),
        ("juiz wexcombe", "pt"),
        ("solheim kitap", "tr"),
        ("heller hukuman", "id"),
        ("lumora omzet 2024", "nl"),
    ],
)
def test_what_is_asked_for_says_more_than_the_name_beside_it(keywords: str, language: str) -> None:
    assert question_language(keywords) == language


def test_names_alone_are_taken_for_english_where_it_is_close() -> None:
    assert question_language("heller sentense") == "en", "a slip, and no word that is known"
    assert question_language("wali kota lindenstadt") == "id"


@pytest.mark.parametrize(
    ("keywords", "language"),
    [
        ("alegeri primar data", "ro"),
        ("cena biletu muzeum", "pl"),
        ("museum öppettider", "sv"),
        ("åpningstider museum", "no"),
        ("wypadek tramwaj ofiary", "pl"),
    ],
)
def test_words_that_many_languages_have_say_nothing(keywords: str, language: str) -> None:
    assert question_language(keywords) == language


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("सरपंच आवडतो का?", "mr"),  # it asks, and none of its words is known to
        ("Körpü tikilib, ya yox?", "az"),
        ("gradonačelnik ostavka", "hr"),
        ("sataman tulipalo syyllinen", "fi"),
        ("میئر کی عمر", "ur"),
        ("ferry ticket price", "en"),
        ("Iraq", "en"),
        ("harga tiket feri", "id"),
    ],
)
def test_other_languages_keep_what_is_plainly_theirs(question: str, language: str) -> None:
    assert question_language(question) == language


@pytest.mark.parametrize(
    "name", ["Netanyahu", "Hakan Fidan", "Giorgia Meloni", "Zelensky", "Aung San Suu Kyi", "Putin"]
)
def test_a_bare_name_is_of_the_language_that_the_asker_uses(name: str) -> None:
    assert question_language(name, "en") == "en"
    assert question_language(name, "es-MX") == "es"


def test_words_of_a_language_are_of_it_whatever_the_asker_uses() -> None:
    for asker in (None, "en", "ar", "de"):
        assert question_language("elecciones municipales", asker) == "es"
        assert question_language("seçim sonuçları", asker) == "tr"
        assert question_language("Qui est Netanyahu ?", asker) == "fr"
        assert question_language("بارزاني", asker) == "ar"
        assert question_language("Jokowi siapa?", asker) == "id"


@pytest.mark.parametrize("part", ["who قال ", "«", '"', "кто 誰 ", "क", "WHO من ", "\u0301"])
def test_long_questions_take_no_long_time(part: str) -> None:
    question_language("warm")
    begun = time.process_time()
    question_language(part * (2_000 // len(part)))
    assert time.process_time() - begun < 0.5
