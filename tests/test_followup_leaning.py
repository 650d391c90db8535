"""Which questions can only lean on the turn before, which may, and which words only look as if they did."""

from __future__ import annotations

import pytest

from qa.articles.language import identify
from qa.followup import Wording, fuller_wins, turns, wordings

FERRY = {
    "en": "Who steered the ferry?",
    "ar": "من قاد العبّارة؟",
    "es": "¿Quién dirigía el transbordador?",
    "fr": "Qui pilotait le ferry ?",
    "de": "Wer steuerte die Fähre?",
    "ru": "Кто управлял паромом?",
    "zh": "谁驾驶渡轮?",
    "fa": "چه کسی کشتی را هدایت کرد؟",
    "tr": "Feribotu kim yönetti?",
    "he": "מי השיט את המעבורת?",
    "hi": "नौका किसने चलाई?",
    "pt": "Quem pilotava a balsa?",
    "it": "Chi guidava il traghetto?",
    "uk": "Хто керував поромом?",
    "ja": "渡し船は誰が操縦しましたか？",
    "ko": "여객선은 누가 조종했습니까?",
    "id": "Siapa yang mengemudikan feri itu?",
}


def asked(language: str, question: str) -> tuple[Wording, ...]:
    return wordings(question, identify(question), turns([FERRY[language]]))


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "Where was he born?"),
        ("en", "and her husband?"),
        ("en", "really?"),
        ("en", "since when?"),
        ("ar", "أين رآها الصيادون؟"),
        ("ar", "وزوجها؟"),
        ("es", "¿y su marido?"),
        ("es", "¿aceptó?"),
        ("fr", "où est-elle née ?"),
        ("fr", "qui d'autre ?"),
        ("fr", "Et quand ferme-t-il ?"),
        ("fr", "Où habite-t-elle ?"),
        ("fr", "Que proposent-ils ?"),
        ("fr", "Qu'en pense le syndicat ?"),
        ("de", "und ihr Mann?"),
        ("de", "seit wann denn?"),
        ("ru", "а её мужу?"),
        ("ru", "за сколько?"),
        ("zh", "她的丈夫呢?"),
        ("zh", "其中有多少儿童?"),
        ("fa", "شوهرش چطور؟"),
        ("fa", "دیگه کی؟"),
        ("tr", "onun kocası kim?"),
        ("tr", "başka kim?"),
        ("he", "ואשתו?"),
        ("he", "ובכמה אחוזים?"),
        ("hi", "और उनके पति?"),
        ("hi", "और कौन?"),
        ("pt", "Onde ele nasceu?"),
        ("it", "chi altro?"),
        ("uk", "а коли?"),
        ("ja", "なぜ？"),
        ("ja", "彼は何と言いましたか？"),
        ("ja", "トルコは？"),
        ("ja", "トルコでは？"),
        ("ja", "東京は？"),
        ("ja", "昨年は？"),
        ("ja", "2020年は？"),
        ("ja", "トルコについては？"),
        ("ja", "トルコの場合は？"),
        ("ja", "オーストラリアも？"),
        ("ja", "じゃあ、大阪は？"),
        ("ja", "トルコ？"),
        ("zh", "土耳其？"),
        ("zh", "沙特阿拉伯？"),
        ("zh", "2020年？"),
        ("ko", "그는 왜?"),
        ("id", "Dan mengapa?"),
        ("en", "and who attended?"),
    ],
)
def test_what_says_nothing_by_itself_is_asked_in_full_only(language: str, question: str) -> None:
    """So that "not found" is possible: as written, somebody else's husband would be cited."""
    before = turns([FERRY[language]])
    found = wordings(question, identify(question), before)
    assert [one.understood is not None for one in found] == [True], found


def test_of_her_husband_the_question_before_is_not_asked_again() -> None:
    (one,) = asked("en", "and her husband?")
    assert one.question == "Her husband? steered the ferry"


def test_a_question_word_may_be_written_with_its_preposition() -> None:
    (one,) = asked("he", "ובכמה אחוזים?")
    assert one.question == "בכמה אחוזים? השיט את המעבורת"


def test_a_pronoun_of_somebody_named_after_it_may_mean_them() -> None:
    found = asked("en", "In his speech, what did Harlow say?")
    assert [one.understood is not None for one in found] == [False, True]


@pytest.mark.parametrize(
    "thanks",
    ["thanks!", "ok thanks", "شكرا", "vale, gracias", "merci", "Danke", "спасибо", "谢谢", "teşekkürler", "תודה"],
)
def test_after_thanks_what_was_talked_of_before_is_still_talked_of(thanks: str) -> None:
    (one,) = wordings("and when?", "en", turns(["Where did the ferry sink?", thanks]))
    assert one.question == "When did the ferry sink?"


def test_words_typed_as_to_a_search_engine_are_no_thanks() -> None:
    (one,) = wordings("and when?", "en", turns(["Where did the ferry sink?", "inflation Peru"]))
    assert "Peru" in one.question
    least = {said: wordings(said, "ja", turns([FERRY["ja"]]))[0].least for said in ("増税しますか。", "なるほど。")}
    assert least == {"増税しますか。": 0, "なるほど。": 0.6}


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "Is it raining in Elmton?"),
        ("en", "Is it true that Harlow bought Brandt Shipping?"),
        ("en", "How long does it take to sail from Elmton to Oakby?"),
        ("en", "Who said that Elmton will flood?"),
        ("en", "What happened in Elmton this week?"),
        ("en", "what did harlow say about his future?"),
        ("en", "Is Harlow dead?"),
        ("ar", "هل هناك إضراب في بيروت؟"),
        ("ar", "من فاز هذا العام بكأس الخليج؟"),
        ("ar", "من هم الطوارق؟"),
        ("ar", "من ساهم في المشروع؟"),
        ("es", "¿Qué hizo este año la Armada?"),
        ("es", "¿Qué le pasó a Prado?"),
        ("es", "¿Qué tal el tiempo en Lima?"),
        ("fr", "Qui chante ce soir à Lyon ?"),
        ("fr", "Que s'est-il passé à Brest ?"),
        ("fr", "Faut-il un visa pour le Pérou ?"),
        ("fr", "Quel temps fera-t-il demain ?"),
        ("fr", "Quand le musée ferme-t-il ?"),
        ("fr", "pourquoi harlow est-il si fort ?"),
        ("de", "Wie geht es Harlow?"),
        ("de", "Gibt es Streiks in Bremen?"),
        ("de", "Wer wird dieses Jahr Meister?"),
        ("de", "Was wissen Sie von Elmstadt?"),
        ("ru", "Что это за ракета «Заря»?"),
        ("ru", "Кто в этом году получил премию?"),
        ("ru", "Савин умер?"),
        ("zh", "吉他是什么时候发明的?"),
        ("zh", "其他国家有什么反应?"),
        ("fa", "این هفته قیمت نان چقدر است؟"),
        ("tr", "Bu yıl ödülü kim aldı?"),
        ("he", "מה זה ביטקוין?"),
        ("he", "מה שם ראש העיר?"),
        ("hi", "इस साल पुरस्कार किसे मिला?"),
        ("pt", "Qual é a população de Angola?"),
        ("it", "Quanti abitanti ha Napoli?"),
        ("uk", "Яке населення Києва?"),
        ("ja", "トルコの首都は？"),
        ("ja", "富士山の高さは？"),
        ("ja", "インフレとは？"),
        ("ja", "こんばんは"),
        ("zh", "土耳其总统？"),
        ("zh", "人民币升值？"),
        ("ja", "2006年の計画の名前は？"),
        ("ja", "いつか終わりますか？"),
        ("ja", "どの会社が橋を建設しましたか？"),
        ("ko", "서울의 인구는 몇 명입니까?"),
        ("id", "Siapa presiden Indonesia?"),
        ("id", "Apa itu poliester?"),
    ],
)
def test_words_that_only_look_like_pronouns_leave_a_question_alone(language: str, question: str) -> None:
    (one,) = asked(language, question)
    assert (one.question, one.understood) == (question, None)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "How many people died?"),
        ("en", "Who came second?"),
        ("ar", "كم عدد القتلى؟"),
        ("ar", "أين ولدت؟"),
        ("es", "¿Dónde nació?"),
        ("fr", "combien de morts ?"),
        ("de", "Wie viele Tote gab es?"),
        ("ru", "сколько погибло?"),
        ("zh", "死了多少人?"),
        ("fa", "چند نفر کشته شدند؟"),
        ("tr", "Nerede doğdu?"),
        ("he", "כמה נהרגו?"),
        ("hi", "कितने मरे?"),
    ],
)
def test_what_happened_to_nobody_named_is_read_both_ways(language: str, question: str) -> None:
    """As written the reader is sure of anybody's dead, and may be surer of them by a little."""
    written, full = asked(language, question)
    assert written.question == question
    assert full.bias < 0
    assert full.least > 0.7


def test_a_topic_in_japanese_that_is_no_name_is_read_both_ways() -> None:
    """“被害額は？” may be asked of the only article there is; "トルコは？" asks nothing by itself."""
    for question in ("被害額は？", "死者は？"):
        assert [one.understood is not None for one in asked("ja", question)] == [False, True]


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "When did Harlow die?"),
        ("en", "How many died in 2019?"),
        ("en", "when was harlow born?"),
        ("ar", "أين ولد نابليون؟"),
        ("de", "Wann wurde Goethe geboren?"),
        ("zh", "李白是在哪里出生的?"),
        ("zh", "死海在哪里?"),
        ("he", "מי נולד בצפת?"),
        ("hi", "नेहरू का जन्म कब हुआ?"),
    ],
)
def test_what_happened_to_somebody_named_stands_by_itself(language: str, question: str) -> None:
    assert len(asked(language, question)) == 1


def test_the_reader_must_be_sure_of_what_only_may_lean() -> None:
    """Whatever is found in full for “Is it cold?” answers the question before."""
    somebody = asked("en", "What did the owner say of her?")[-1]
    something = asked("en", "What did the owner pay for this?")[-1]
    assert (somebody.least, something.bias) == (0, 0)
    assert not fuller_wins(0.1, 0.5, something.bias, something.least)
    assert fuller_wins(0.1, 0.5, somebody.bias, somebody.least)
    assert fuller_wins(0.1, 0.7, something.bias, something.least)
    assert fuller_wins(0.85, 0.8, bias=-1, least=0.75)
    assert not fuller_wins(0.95, 0.8, bias=-1, least=0.75)
    assert not fuller_wins(0.5, 0.7, bias=-1, least=0.75)


def test_of_which_and_a_verb_the_verb_is_kept() -> None:
    full = wordings("¿y quién más?", "es", turns(["¿Qué propuso el alcalde?"]))[-1]
    assert "propuso el alcalde" in full.question


def test_of_which_and_a_thing_the_thing_is_not() -> None:
    full = wordings("¿y quién más?", "es", turns(["¿Qué empresa construye la torre?"]))[-1]
    assert "empresa" not in full.question


def test_a_short_question_in_letters_of_another_script_is_not_of_the_conversation() -> None:
    (one,) = wordings("เมื่อไหร่?", "th", turns([FERRY["en"]]))
    assert (one.language, one.understood, one.least) == ("th", None, 0)
