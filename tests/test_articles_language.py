"""Which language a text or a short question is in."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from qa.articles.language import identify, written_form

QUESTIONS = {
    "en": ["where will the next meeting be held?", "who won the election?", "when did it happen?", "when?"],
    "ar": ["متى عقد الاجتماع؟", "أين سيعقد الاجتماع المقبل؟", "من فاز؟", "من هو غازي كاكائي؟", "ماذا قال گلي؟"],
    "fa": ["جلسه بعدی کجا برگزار می‌شود؟", "چه کسی برنده انتخابات شد؟", "نشست در کجا بود؟", "چرا؟"],
    "ur": ["اگلا اجلاس کہاں ہوگا؟", "الیکشن کس نے جیتا؟", "وزیر اعظم کون ہے"],
    "ps": ["راتلونکې غونډه به چېرته وي؟"],
    "ckb": ["کۆبوونەوەی داهاتوو لە کوێ دەبێت؟"],
    "es": ["¿Dónde se celebrará la próxima reunión?", "quien gano las elecciones", "¿Cuándo ocurrió?"],
    "fr": ["Où se tiendra la prochaine réunion ?", "qui a gagné les élections ?", "Quand ?"],
    "de": ["Wo findet das nächste Treffen statt?", "Wer hat gewonnen?", "Wer?"],
    "it": ["Dove si terrà il prossimo incontro?", "Chi ha vinto le elezioni?"],
    "pt": ["Onde será realizada a próxima reunião?", "Quem ganhou as eleições?"],
    "nl": ["Waar zal de volgende vergadering plaatsvinden?"],
    "ru": ["Где пройдёт следующая встреча?", "Кто победил на выборах?", "когда это было"],
    "uk": ["Де відбудеться наступна зустріч?", "Хто переміг на виборах?", "коли це було"],
    "bg": ["Къде ще се проведе следващата среща?"],
    "sr": ["Где ће се одржати следећи састанак?"],
    "tr": ["Bir sonraki toplantı nerede yapılacak?", "Seçimi kim kazandı?", "toplanti nerede yapilacak"],
    "az": ["Növbəti görüş harada keçiriləcək?"],
    "id": ["Di mana pertemuan berikutnya akan diadakan?", "siapa yang menang?"],
    "vi": ["Cuộc họp tiếp theo sẽ được tổ chức ở đâu?"],
    "pl": ["Gdzie odbędzie się następne spotkanie?"],
    "hi": ["अगली बैठक कहाँ होगी?", "चुनाव किसने जीता?"],
    "mr": ["पुढील बैठक कुठे होणार आहे?"],
    "ne": ["अर्को बैठक कहाँ हुनेछ?"],
    "zh": ["下次会议将在哪里举行？", "谁？"],
    "ja": ["次の会議はどこで開かれますか？", "誰が勝利？"],
    "ko": ["다음 회의는 어디에서 열립니까?"],
    "he": ["היכן תתקיים הפגישה הבאה?"],
    "th": ["การประชุมครั้งต่อไปจะจัดขึ้นที่ไหน"],
    "el": ["Πού θα γίνει η επόμενη συνάντηση;"],
    "sw": ["Mkutano ujao utafanyika wapi?"],
    "bn": ["পরবর্তী বৈঠক কোথায় হবে?"],
    "ta": ["அடுத்த கூட்டம் எங்கே நடைபெறும்?"],
    "ka": ["სად გაიმართება შემდეგი შეხვედრა?"],
    "am": ["ቀጣዩ ስብሰባ የት ይካሄዳል?"],
}  # fmt: skip


@pytest.mark.parametrize(("language", "question"), [(code, text) for code in QUESTIONS for text in QUESTIONS[code]])
def test_a_short_question_is_told_by_its_language(language: str, question: str) -> None:
    """An answer comes in the asker's language, so a question of a few words must be enough."""
    assert identify(question) == language


def test_only_those_languages_that_it_can_be_are_told() -> None:
    assert identify("Wie won?", among=("nl", "da")) == "nl"
    assert identify("Кого обрали?", among=("uk", "bg")) == "uk"
    assert identify("谁？", among=("nl",)) == "zh", "another script tells by itself"


def test_a_likely_language_wins_a_near_tie_and_no_more() -> None:
    assert identify("дата запуска ракеты") != "ru"
    assert identify("дата запуска ракеты", likely=("ru", "en")) == "ru"
    assert identify("Кого обрали мером міста Хуст на виборах?", likely=("ru", "en")) == "uk"
    assert identify("Где пройдёт следующая встреча?", likely=("uk",)) == "ru"


def test_what_else_speaks_for_a_language_outweighs_a_name_and_not_a_sentence() -> None:
    assert identify("tama age") != "en"
    assert identify("tama age", told={"en": 12}) == "en"
    assert identify("Où se tiendra la prochaine réunion ?", told={"en": 12}) == "fr"


@pytest.mark.parametrize("text", ["", "  ", "123 ?! 2024", "… — «»", "🙂"])
def test_what_has_no_letters_has_no_language(text: str) -> None:
    """No letters: `und`, not a guess."""
    assert identify(text) == "und"


def test_names_in_another_script_do_not_decide() -> None:
    """A foreign name or an English boilerplate word leaves the language of the text as it is."""
    assert identify("قال متحدث باسم شركة Microsoft Corporation إن الاجتماع سيعقد غدا في بغداد") == "ar"
    assert identify("微软公司（Microsoft）宣布将在巴格达设立办事处") == "zh"


@pytest.mark.speed
def test_it_costs_no_time_to_speak_of() -> None:
    """A loaded model needs well under a millisecond a question; the bound leaves room for a busy machine."""
    identify("warm up the model")
    start = time.perf_counter()
    for _ in range(100):
        identify("where will the next meeting be held?")
    assert (time.perf_counter() - start) / 100 < 0.005


def test_the_model_is_loaded_only_when_needed() -> None:
    """Importing the module, and texts whose script says it all, load no model."""
    code = (
        "import sys; from qa.articles.language import identify; "
        "assert identify('การประชุม') == 'th'; assert 'py3langid' not in sys.modules and 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[1])


@pytest.mark.parametrize(
    ("question", "language", "form"),
    [
        ("下一次會議將在哪裡舉行？", "zh", "zh-Hant"),
        ("下一次会议将在哪里举行？", "zh", "zh"),
        ("北京在哪", "zh", "zh"),
        ("次の会議はどこですか。", "ja", "ja"),
        ("Where?", "en", "en"),
    ],
)
def test_an_answer_is_framed_in_the_characters_of_the_question(question: str, language: str, form: str) -> None:
    assert written_form(question, language) == form
