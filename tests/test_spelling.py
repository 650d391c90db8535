"""A person's name in letters that the asker reads: a guess, for names alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.frames import FRAMES
from qa.spelling import spelled
from qa.spelling.letters import Letters
from qa.spelling.names import asks_who, spelling
from qa.training.letters import aligned, count
from qa.types import Span

WHO = {
    "en": "Who led the talks?", "ar": "من قاد المحادثات؟", "es": "¿Quién dirigió las conversaciones?",
    "fr": "Qui a dirigé les pourparlers ?", "de": "Wer leitete die Gespräche?", "ru": "Кто возглавил переговоры?",
    "tr": "Görüşmeleri kim yönetti?", "fa": "چه کسی مذاکرات را رهبری کرد؟", "he": "מי הוביל את השיחות?",
    "hi": "वार्ता का नेतृत्व किसने किया?", "zh": "谁主持了会谈？", "ja": "会談を率いたのは誰ですか？",
    "ko": "누가 회담을 이끌었습니까?",
    "pt": "Quem liderou as conversações?", "it": "Chi ha guidato i colloqui?", "uk": "Хто очолив переговори?",
}  # fmt: skip


@pytest.mark.parametrize(("answer", "expected"), [
    ("هاكان فيدان", "Hakan Fidan"), ("مسرور بارزاني", "Masrour Barzani"), ("روبرت ميلر", "Robert Miller"),
    ("ألكسندر لافرينتييف", "Oleksandr Lavrentiev"),
])  # fmt: skip
def test_a_name_is_spelled(answer: str, expected: str) -> None:
    assert spelling(answer, "ar", WHO["en"], "en") == expected


@pytest.mark.parametrize(("answer", "language", "expected"), [
    ("ترامب", "ar", "Trump"), ("بوتين", "ar", "Putin"), ("فيدان", "ar", "Fidan"), ("لافروف", "ar", "Lavrov"),
    ("ماكرون", "ar", "Macron"), ("أردوغان", "ar", "Erdogan"), ("פוטין", "he", "Putin"), ("Путин", "ru", "Putin"),
    ("トランプ", "ja", "Trump"),
])  # fmt: skip
def test_a_known_name_is_spelled_alone(answer: str, language: str, expected: str) -> None:
    assert spelling(answer, language, WHO["en"], "en") == expected


def test_a_known_english_name_is_spelled_alone() -> None:
    assert spelling("Trump", "en", WHO["ar"], "ar")


@pytest.mark.parametrize(("answer", "language", "asker"), [
    ("مسلحون", "ar", "en"), ("فلسطينيون", "ar", "en"), ("إرهابيون", "ar", "en"), ("مستوطنون", "ar", "en"),
    ("أكراد", "ar", "en"), ("قراصنة", "ar", "en"), ("مجهولون", "ar", "en"), ("عراقيون", "ar", "en"),
    ("انتحاري", "ar", "en"), ("מתנחלים", "he", "en"), ("Террористы", "ru", "en"), ("Боевики", "ru", "en"),
    ("テロリスト", "ja", "en"), ("Gunmen", "en", "ar"),
])  # fmt: skip
def test_gunmen_are_not_shown_as_somebodys_name(answer: str, language: str, asker: str) -> None:
    assert spelling(answer, language, WHO[asker], asker) is None


@pytest.mark.parametrize("language", sorted(set(WHO) - {"ar", "fa"}))
def test_in_whatever_language_is_asked_who(language: str) -> None:
    assert spelling("هاكان فيدان", "ar", WHO[language], language)


def test_from_and_into_other_letters() -> None:
    assert spelling("Владимир Путин", "ru", WHO["en"], "en") == "Vladimir Putin"
    assert spelling("Dudley Simpson", "en", WHO["ar"], "ar") == "دودلي سيمبسون"
    assert spelling("David Banks", "en", WHO["ru"], "ru") == "Дэвид Бэнкс"
    assert spelling("ياسر الخزعلي", "ar", WHO["en"], "en") == "Yasser al-Khazali"


@pytest.mark.parametrize(
    ("answer", "language", "question", "asked"),
    [
        ("هاكان فيدان", "ar", "Where were the talks held?", "en"),
        ("هاكان فيدان", "ar", "When did the WHO warn of it?", "en"),
        ("هاكان فيدان", "ar", "What is the first episode of Doctor Who?", "en"),
        ("هاكان فيدان", "ar", "Which city did the man who led the talks visit?", "en"),
        ("هاكان فيدان", "ar", "Quelle est la ville qui a été bombardée ?", "fr"),
        ("هاكان فيدان", "ar", "Qu'est-ce qui a changé ?", "fr"),
        ("هاكان فيدان", "ar", "من أين جاء الوفد؟", "en"),
        ("هاكان فيدان", "ar", WHO["ar"], "ar"),
        ("هاكان فيدان", "ar", WHO["fa"], "fa"),
        ("القوات التركية", "ar", WHO["en"], "en"),
        ("وزراء حكومة المملكة المتحدة", "ar", WHO["en"], "en"),
        ("رئيس الوزراء", "ar", WHO["en"], "en"),
        ("في 7 يناير", "ar", WHO["en"], "en"),
        ("states and governments", "en", WHO["ar"], "ar"),
        ("Turkish forces", "en", WHO["ar"], "ar"),
        ("", "ar", WHO["en"], "en"),
        ("हाकान फिदान", "hi", WHO["en"], "en"),
    ],
)
def test_what_is_no_name_or_not_asked_for_has_no_spelling(
    answer: str, language: str, question: str, asked: str
) -> None:
    assert spelling(answer, language, question, asked) is None


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("In 2015, who won?", "en"), ("He gave it to whom?", "en"), ("According to Kakai, whose party is it?", "en"),
        ("À qui a-t-il parlé ?", "fr"), ("Le médiateur est qui ?", "fr"),
    ],
)  # fmt: skip
def test_who_may_stand_further_back(question: str, language: str) -> None:
    assert asks_who(question, language)


def test_who_is_known_in_every_language_of_the_frames() -> None:
    assert [one for one in FRAMES if not asks_who(WHO.get(one, WHO["en"]), one) and one in WHO] == []


def test_the_best_span_alone_is_spelled_and_only_without_a_gloss() -> None:
    other, best = Span("a", 1, 0, 4, "علي ", 0.2), Span("a", 1, 5, 16, "هاكان فيدان", 0.9)
    assert [one.spelled for one in spelled((other, best), {"a": "ar"}, WHO["en"], "en")] == [None, "Hakan Fidan"]
    sure = Span("a", 1, 5, 16, "هاكان فيدان", 0.9, "Hakan Fidan")
    assert spelled((sure,), {"a": "ar"}, WHO["en"], "en") == (sure,)
    assert spelled((), {}, WHO["en"], "en") == ()


NAMES = [("هاكان فيدان", "ar"), ("פוטין", "he"), ("Сергей Лавров", "ru"), ("トランプ", "ja"), ("", "en")]


@given(st.sampled_from(NAMES), st.text(" .,،·و\u0301", max_size=4) | st.text(max_size=9), st.sampled_from(sorted(WHO)))
def test_any_answer_has_a_spelling_or_none(name: tuple[str, str], more: str, asked: str) -> None:
    answer, language = f"{name[0]}{more}", name[1]
    found = spelling(answer, language, WHO[asked], asked)
    assert found is None or found.strip()


def test_letters_are_learnt_and_kept(tmp_path: Path) -> None:
    names = [("shan", "شان"), ("shir", "شير"), ("nash", "ناش"), ("rash", "راش"), ("hani", "هاني"), ("nari", "ناري")] * 4
    rows = aligned(names)
    assert {"".join(token[0] for token in row): "".join(token[1:] for token in row) for row in rows} == dict(names)
    letters = count(rows)
    assert letters.write("shari")[0] == "شاري"
    assert letters.write("x") == []
    letters.save(tmp_path / "letters.gz")
    assert Letters.load(tmp_path / "letters.gz").write("shari") == letters.write("shari")
