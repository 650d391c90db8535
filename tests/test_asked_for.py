"""What a question asks for: yes or no, what somebody said, or something else that looks like it."""

from __future__ import annotations

import pytest

from qa.asked_for import asks_for_words, yes_or_no


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Was the minister found guilty?", "en"),
        ("and did he resign", "en"),
        ("Hasn't the school been closed?", "en"),
        ("هل أُدين الوزير؟", "ar"),
        ("وهل استقال؟", "ar"),
        ("آیا وزیر محکوم شد؟", "fa"),
        ("האם השר הורשע?", "he"),
        ("क्या मंत्री दोषी पाए गए?", "hi"),
        ("Признан ли министр виновным?", "ru"),
        ("部长被判有罪吗？", "zh"),
        ("学校是否会关闭？", "zh-Hans"),
        ("Bakan suçlu bulundu mu?", "tr"),
        ("Köprü açılacak mı?", "tr"),
        ("Est-ce que le ministre a démissionné ?", "fr"),
        ("Le ministre a-t-il démissionné ?", "fr"),
        ("Est-ce qu’il a démissionné ?", "fr"),
        ("Wurde der Minister verurteilt?", "de"),
        ("¿Fue condenado el ministro?", "es"),
        ("Foi condenado o ministro?", "pt"),
        ("È stato condannato il ministro?", "it"),
        ("大臣は有罪になりましたか。", "ja"),
        ("장관은 사임했습니까?", "ko"),
        ("Apakah menteri mengundurkan diri?", "id"),
        ("Чи подав міністр у відставку?", "uk"),
    ],
)
def test_a_question_for_yes_or_no_is_one(question: str, language: str) -> None:
    assert yes_or_no(question, language)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Who was found guilty?", "en"),
        ("Is the meeting in Paris or in Rome?", "en"),
        ("Can you tell me who won?", "en"),
        ("do you know when it opens", "en"),
        ("Is it known how many died?", "en"),
        ("May 5 what happened?", "en"),
        ("minister guilty", "en"),
        ("متى استقال الوزير؟", "ar"),
        ("هل الاجتماع في باريس أم في روما؟", "ar"),
        ("هل تعرف من فاز؟", "ar"),
        ("मंत्री ने क्या कहा?", "hi"),
        ("क्या हुआ?", "hi"),
        ("Что сказал министр?", "ru"),
        ("Поезд опоздал или ушёл ли раньше?", "ru"),
        ("你知道谁赢了吗？", "zh"),
        ("Kim kazandı biliyor musunuz?", "tr"),
        ("Que dit-il ?", "fr"),
        ("Au départ, qu’est-ce que le ministre a cru ?", "fr"),
        ("Quand le ministre a-t-il démissionné ?", "fr"),
        ("Qu'est-ce que le ministre a dit ?", "fr"),
        ("Können Sie mir sagen, wer gewann?", "de"),
        ("¿Qué dijo el ministro?", "es"),
        ("誰が勝ちましたか。", "ja"),
        ("누가 이겼습니까?", "ko"),
        ("Was the minister found guilty?", "und"),
    ],
)
def test_another_question_is_none(question: str, language: str) -> None:
    assert not yes_or_no(question, language)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("What did the minister say about war?", "en"),
        ("what has she told the paper", "en"),
        ("ماذا قال الوزير؟", "ar"),
        ("¿Qué dijo el ministro?", "es"),
        ("Qu’a dit le ministre ?", "fr"),
        ("Was sagte der Minister?", "de"),
        ("Что сказал министр?", "ru"),
        ("部长说了什么？", "zh"),
        ("Bakan ne dedi?", "tr"),
        ("وزیر چه گفت؟", "fa"),
        ("מה אמר השר?", "he"),
        ("मंत्री ने क्या कहा?", "hi"),
    ],
)
def test_what_somebody_said_is_asked_for(question: str, language: str) -> None:
    assert asks_for_words(question, language)
    assert not yes_or_no(question, language)


@pytest.mark.parametrize("question", ["Who said that?", "When did he say so?", "What is the say of the minister?"])
def test_who_said_it_and_when_is_not_what(question: str) -> None:
    assert not asks_for_words(question, "en")
