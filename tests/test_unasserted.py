"""What a sentence denies, or only supposes, is no short answer."""

from __future__ import annotations

import pytest

from qa.evidence.unasserted import unasserted


def _unasserted(question: str, asked_in: str, sentence: str, language: str, words: str) -> bool:
    start = sentence.index(words)
    return unasserted(question, asked_in, sentence, language, start, start + len(words))


@pytest.mark.parametrize(
    ("question", "asked_in", "sentence", "language", "words"),
    [
        ("How many soldiers died?", "en", "The army denied that five soldiers had died.", "en", "five"),
        ("كم جنديا قتل؟", "ar", "نفى الجيش مقتل خمسة جنود في الهجوم.", "ar", "خمسة"),
        ("Wie viel?", "de", "Sie bestritt, 300.000 Euro angenommen zu haben.", "de", "300.000 Euro"),
        ("Wie viel?", "de", "Sie hat die Annahme von 300.000 Euro bestritten.", "de", "300.000 Euro"),
        ("Combien ?", "fr", "Le groupe a démenti la suppression de 400 emplois.", "fr", "400"),
        ("¿Cuánto?", "es", "El ministro negó haber recibido 300.000 euros.", "es", "300.000 euros"),
        ("Сколько?", "ru", "Минобороны опровергло гибель 12 солдат.", "ru", "12"),
        ("Kaç?", "tr", "Ordu, beş askerin öldüğünü yalanladı.", "tr", "beş"),
        ("何人？", "ja", "軍は兵士5人が死亡したことを否定した。", "ja", "5人"),
        ("多少？", "zh", "公司否认支付300万美元。", "zh", "300万美元"),
        ("Whom did he meet?", "en", "He denied having met Putin.", "en", "Putin"),
        # Supposed, where it is asked what has happened.
        ("How many homes have been flooded?", "en", "As many as 4,000 homes could be flooded.", "en", "4,000"),
        ("Wie viele wurden überflutet?", "de", "Es könnten bis zu 4000 Häuser überflutet werden.", "de", "4000"),
        ("How many lost their homes?", "en", "If it hits, 12,000 people would lose their homes.", "en", "12,000"),
        # Only hoped for, or expected.
        ("كم زائرا استقبل المتحف؟", "ar", "The museum hoped for 300,000 visitors a year.", "en", "300,000"),
        ("How many passengers used it?", "en", "ومن المتوقع أن يستخدم القطار 240 ألف راكب.", "ar", "240 ألف"),
    ],
)
def test_denied_and_supposed(question: str, asked_in: str, sentence: str, language: str, words: str) -> None:
    assert _unasserted(question, asked_in, sentence, language, words)


@pytest.mark.parametrize(
    ("question", "asked_in", "sentence", "language", "words"),
    [
        # Just that is asked for.
        ("What did the army deny?", "en", "The army denied that five soldiers had died.", "en", "five soldiers"),
        ("How many homes could be flooded?", "en", "As many as 4,000 homes could be flooded.", "en", "4,000"),
        # It is refused, contested or not denied; or something else is denied, or by the one who is asked for.
        ("How many students?", "en", "The US denied visas to 40 students seeking a place.", "en", "40"),
        ("¿Cuánto?", "es", "Se negó a pagar 3 millones de euros.", "es", "3 millones"),
        ("Kaç?", "tr", "Kulüp 10 milyonluk teklifi reddetti.", "tr", "10"),
        ("Wie viele Spiele?", "de", "Er bestritt 45 Länderspiele für Polen.", "de", "45"),
        ("Combien ?", "fr", "Il n'a pas nié avoir reçu 300 euros.", "fr", "300"),
        ("How much?", "en", "The firm, which denied the claims of fraud, paid $3 million.", "en", "$3 million"),
        ("ماذا تريد أنقرة؟", "ar", "لا أحد ينكر التدخل، وأنقرة تريد فرض سيطرتها.", "ar", "فرض سيطرتها"),
        ("Wie viele?", "de", "Niemand leugnet, dass 12 Menschen starben.", "de", "12"),
        ("How many?", "en", "The army denied that it had attacked the village, and 12 people died.", "en", "12"),
        ("How much?", "en", "He denied any fraud but admitted taking $3 million.", "en", "$3 million"),
        ("Who?", "en", "The minister denied taking bribes.", "en", "The minister"),
        # Somebody denies one thing and says another.
        ("كم أصيب؟", "ar", "نفت الوزارة الشائعات وأكدت تسجيل 12 إصابة.", "ar", "12"),
        ("¿Cuántos?", "es", "Negó las acusaciones y aseguró que hubo 12 detenidos.", "es", "12"),
        ("Combien ?", "fr", "Malgré les démentis, 12 personnes ont été arrêtées.", "fr", "12"),
        ("何人？", "ja", "同省は報道を否定し、12人が治療を受けていると述べた。", "ja", "12人"),
        ("多少？", "zh", "警方否认了有关指控，并称已逮捕12人。", "zh", "12人"),
        ("How many sued?", "en", "The court rejected the claims of 2,300 shareholders.", "en", "2,300"),
        # What may be is something else than what was.
        ("How many people died?", "en", "At least 12 people died and officials fear the toll could rise.", "en", "12"),
        ("How many were hurt?", "en", "Some 40 people were hurt in what may be the worst crash in years.", "en", "40"),
        ("كم شخصا قتل؟", "ar", "قتل 12 شخصا في الهجوم، وقد ترتفع الحصيلة.", "ar", "12"),
        ("كم شخصا مات؟", "ar", "وقد توفي 12 شخصا في الحادث.", "ar", "12"),
        ("Wie viele Menschen starben?", "de", "Es starben 12 Menschen, die Zahl könnte steigen.", "de", "12"),
        ("死了多少人？", "zh", "事故造成12人死亡，死亡人数可能上升。", "zh", "12"),
        ("몇 명이 사망했나?", "ko", "12명이 숨졌고 사망자가 더 늘어날 가능성이 있다.", "ko", "12명"),
        # An estimate of what has been is the answer.
        ("كم شخصا مات؟", "ar", "من المحتمل أن 40,000 من الناس قد هلكوا من الطاعون.", "ar", "40,000"),
        ("How many people died?", "en", "As many as 40,000 may have died.", "en", "40,000"),
        ("How many died?", "en", "Some 40 people died, more than was expected.", "en", "40"),
        ("What is it expected to rise to?", "en", "It is expected to rise to 28 percent.", "en", "28 percent"),
        # Words that only look like it.
        ("몇 명?", "ko", "부인과 함께 5명이 왔다.", "ko", "5명"),
        ("몇 명이 사망했나?", "ko", "12명이 숨진 것을 알 수 있다.", "ko", "12명"),
        ("Wangapi?", "sw", "Ilionekana kuwa watu 65 walifika.", "sw", "65"),
        ("چقدر؟", "fa", "ایران ۲۰ میلیون بشکه نفت فروخت.", "fa", "۲۰ میلیون"),
        ("How many were cut off?", "en", "Rescuers could not reach 12 villages.", "en", "12"),
    ],
)
def test_what_is_told_as_so(question: str, asked_in: str, sentence: str, language: str, words: str) -> None:
    assert not _unasserted(question, asked_in, sentence, language, words)
