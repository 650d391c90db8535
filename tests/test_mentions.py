"""A bare name, and "tell me about Iran": the sentences that name it answer. No model."""

from __future__ import annotations

from pathlib import Path

import pytest

from embeddings.hashing import HashingEncoder
from qa.assistant import Assistant
from qa.evidence.mentions import named
from qa.frames import FRAMES
from qa.library import Library
from qa.question.about import asked_about
from qa.settings import Settings
from qa.text.word_tables import table_code, word_table
from qa.types import Answer, Draft
from tests.reader_fake import SentenceReader
from tests.test_overview import made

ABOUT = {
    "ar": "أخبرني عن إيران", "bn": "ইরান সম্পর্কে বলুন", "ca": "Parla'm de Iran", "cs": "Řekni mi o Iran",
    "de": "Erzähl mir von Iran", "el": "Πες μου για το Ιράν", "en": "Tell me about Iran", "es": "Háblame de Irán",
    "fa": "درباره ایران بگو", "fr": "Parle-moi de l’Iran", "he": "ספר לי על איראן", "hi": "ईरान के बारे में बताओ",
    "hu": "Mesélj Iran", "id": "Ceritakan tentang Iran", "it": "Parlami di Iran", "ja": "イランについて教えて",
    "ko": "이란에 대해 알려줘", "ms": "Ceritakan tentang Iran", "nl": "Vertel over Iran", "pl": "Opowiedz o Iranie",
    "pt": "Fale sobre o Irã", "ro": "Povestește-mi despre Iran", "ru": "Расскажи об Иране", "sv": "Berätta om Iran",
    "sw": "Niambie kuhusu Iran", "th": "ข้อมูลเกี่ยวกับอิหร่าน", "tr": "İran hakkında bilgi ver", "uk": "Розкажи про Іран",
    "ur": "ایران کے بارے میں بتائیں", "vi": "Kể về Iran", "zh": "介绍一下伊朗",
}  # fmt: skip
TEXT = (
    "Harbour opens\n\nThe old harbour was too small for ferries. Mayor Nadia Barzani opened the new harbour on Monday. "
    "It rained all day in the town. Nobody asked Barzani about the costs of the new building."
)
ARABIC = (
    "افتتاح الميناء\n\nافتتح فلاديمير بوتين ومسرور بارزاني ميناء جديدا في بغداد يوم الإثنين. "
    "هطل المطر طوال اليوم في المدينة."
)


def asked(folder: Path, question: str, *drafts: Draft) -> Answer:
    with made(folder, *drafts) as library:
        return over(library, folder).ask(question)


def over(library: Library, folder: Path) -> Assistant:
    return Assistant(library, HashingEncoder(), SentenceReader(), Settings(folder))


def harbour() -> Draft:
    return Draft("Harbour opens", TEXT, "Coast Mail", "2024-03-12", "en")


def ports() -> Draft:
    return Draft("افتتاح الميناء", ARABIC, "البريد", "2024-03-12", "ar")


@pytest.mark.parametrize("language", sorted({table_code(one) for one in FRAMES}))
def test_all_that_is_told_of_something_is_asked_for_in_every_language(language: str) -> None:
    said = named(ABOUT[language], language)
    assert len(said) == 1
    assert said[0] in ABOUT[language]
    assert language in word_table(asked_about.__code__.co_filename)


@pytest.mark.parametrize(
    ("question", "language", "words"),
    [
        ("Barzani", "en", ("Barzani",)),
        ("Nadia Barzani?", "en", ()),
        ("Barzani?", "en", ("Barzani",)),
        ("مسرور بارزاني", "ar", ("مسرور", "بارزاني")),
        ("Tell me about the ceasefire", "en", ("ceasefire",)),
        ("What do the articles say about the United Nations?", "en", ("United", "Nations")),
        ("What's new in Iran?", "en", ("Iran",)),
        ("Any news about the ferry?", "en", ("ferry",)),
        ("Was gibt es Neues aus Lindau?", "de", ("Lindau",)),
        ("ما الجديد في صيدا؟", "ar", ("صيدا",)),
        ("İzmir'de yeni ne var?", "tr", ("İzmir'de",)),
        ("What's new?", "en", ()),
        ("What's new about it?", "en", ()),
        ("price of wheat", "en", ()),
        ("prix du blé", "fr", ()),
        ("mayor Berlin", "en", ()),
        ("Where is Barzani?", "en", ()),
        ("Who is Barzani", "en", ()),
        ("What happened in Gaza?", "en", ()),
        ("Tell me about it", "en", ()),
        ("tell me more", "en", ()),
        ("Tell me who won", "en", ()),
        ("What did Barzani say about Iran?", "en", ()),
        ("when", "en", ()),
        ("Ассонанс дегеніміз не?", "kk", ()),
        ("韓國被北韓稱為", "zh", ("韓國被北韓稱為",)),
        ("Nadia Barzani opened the new harbour on Monday in rain", "en", ()),
    ],
)
def test_what_asks_for_something_names_nothing_alone(question: str, language: str, words: tuple[str, ...]) -> None:
    assert named(question, language) == words


@pytest.mark.parametrize("question", ["Barzani", "BARZANI", "tell me about Barzani", "What is said about Barzani?"])
def test_the_sentences_that_name_it_answer_whole_and_weakly(tmp_path: Path, question: str) -> None:
    answer = asked(tmp_path, question, harbour())
    assert {one.quote for one in answer.citations} == {
        "Mayor Nadia Barzani opened the new harbour on Monday.",
        "Nobody asked Barzani about the costs of the new building.",
    }
    assert all(span.text == cited.quote for span, cited in zip(answer.spans, answer.citations, strict=True))
    assert {one.support for one in answer.citations} == {0.5}
    assert answer.answer.startswith("The articles say:\n")


def test_all_of_its_words_must_be_there(tmp_path: Path) -> None:
    answer = asked(tmp_path, "Nadia Barzani", harbour())
    assert [one.quote for one in answer.citations] == ["Mayor Nadia Barzani opened the new harbour on Monday."]


@pytest.mark.parametrize("question", ["Ahmad Barzani", "Macron", "Tell me about Trump", "Bar"])
def test_a_name_that_nothing_has_is_not_answered(tmp_path: Path, question: str) -> None:
    assert asked(tmp_path, question, harbour(), ports()).status == "not_found"


@pytest.mark.parametrize("question", ["Masrour Barzani", "Putin", "Vladimir Putin", "Baghdad", "Tell me about Barzani"])
def test_a_name_is_known_in_another_script(tmp_path: Path, question: str) -> None:
    answer = asked(tmp_path, question, ports())
    assert [one.quote for one in answer.citations] == [ARABIC.splitlines()[-1].split(". ")[0] + "."]


@pytest.mark.parametrize("question", ["Doha", "Potemkin", "Baghdad Gazette", "Vladimir Lenin", "Iraq Petroleum"])
def test_what_only_sounds_alike_in_part_is_not(tmp_path: Path, question: str) -> None:
    assert asked(tmp_path, question, ports()).status == "not_found"


@pytest.mark.parametrize(
    ("text", "question", "language"),
    [
        ("Überschrift\n\nDer Minister sprach lange mit Putins Berater in Moskau.", "Putin", "de"),
        ("Заголовок\n\nМинистр долго говорил с Путиным в Москве.", "Путин", "ru"),
        ("Заголовок\n\nМинистр говорил, что Путин долго был в Москве.", "Расскажи о Путине", "ru"),
        ("عنوان\n\nتحدث الوزير طويلا عن خارطة طريق جديدة في موسكو.", "خارطة الطريق", "ar"),
        ("标题\n\n部长在莫斯科与巴尔扎尼举行了长时间的会谈。", "巴尔扎尼", "zh"),
        ("हेडलाइन\n\nमंत्री ने दिल्ली में बार्ज़ानी से लंबी बात की।", "बार्ज़ानी", "hi"),
        ("כותרת\n\nהשר דיבר ארוכות על ברזאני במוסקבה ביום שני.", "ברזאני", "he"),
        ("หัวข้อ\n\nรัฐมนตรีพบกับบาร์ซานีที่กรุงเทพเมื่อวันจันทร์", "บาร์ซานี", "th"),
        ("عنوان\n\nوزیر در مسکو با بارزانی گفت‌وگوی طولانی داشت.", "بارزانی", "fa"),
    ],
)
def test_a_word_is_known_with_an_ending_or_what_is_written_onto_it(
    tmp_path: Path, text: str, question: str, language: str
) -> None:
    answer = asked(tmp_path, question, Draft("T", text, "Mail", "2024-03-12", language))
    assert [one.quote for one in answer.citations] == [text.splitlines()[-1]]
