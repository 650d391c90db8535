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
        ("Wie viele Stellen fielen weg?", "de", "Es könnten 200 Stellen wegfallen.", "de", "200"),
        ("¿Cuántas casas se inundaron?", "es", "Podrían inundarse 50 casas.", "es", "50"),
        ("Сколько домов затопило?", "ru", "Могут быть затоплены 50 домов.", "ru", "50"),
        ("Quante case si sono allagate?", "it", "Potrebbero allagarsi 50 case.", "it", "50"),
        ("Quantas casas desabaram?", "pt", "Poderiam desabar 50 casas.", "pt", "50"),
        ("كم وظيفة فقد العمال؟", "ar", "قد تفقد الشركة 300 وظيفة.", "ar", "300"),
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
        ("كم مصابا كان هناك؟", "ar", "وقد تفقدت الوزيرة 12 مصابا.", "ar", "12"),
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


NOT_BEFORE = [
    ("en", "The museum will not open before March 2026.", "March 2026"),
    ("en", "The museum will not open before March 2026.", "before March 2026"),
    ("en", "It is not expected to be ready by the end of 2026.", "2026"),
    ("de", "Das Museum wird nicht vor März 2026 öffnen.", "März 2026"),
    ("de", "Das Museum öffnet vor März 2026 nicht.", "März 2026"),
    ("es", "El museo no abrirá antes de marzo de 2026.", "marzo de 2026"),
    ("fr", "Le musée n'ouvrira pas avant mars 2026.", "mars 2026"),
    ("it", "Il museo non aprirà prima di marzo 2026.", "marzo 2026"),
    ("pt", "O museu não abrirá antes de março de 2026.", "março de 2026"),
    ("nl", "Het museum gaat niet voor maart 2026 open.", "maart 2026"),
    ("ru", "Музей откроется не раньше марта 2026 года.", "марта 2026 года"),
    ("tr", "Müze Mart 2026'dan önce açılmayacak.", "Mart 2026"),
    ("ar", "لا يتوقع افتتاح المتحف قبل كانون الثاني 2026.", "كانون الثاني 2026"),
    ("fa", "موزه پیش از مارس ۲۰۲۶ باز نخواهد شد.", "مارس ۲۰۲۶"),
    ("he", "המוזיאון לא ייפתח לפני מרץ 2026.", "מרץ 2026"),
    ("hi", "संग्रहालय मार्च 2026 से पहले नहीं खुलेगा।", "मार्च 2026"),
    ("zh", "博物馆在2026年3月之前不会开放。", "2026年3月"),
    ("ja", "博物館は2026年3月より前には開館しない。", "2026年3月"),
]


@pytest.mark.parametrize(("language", "sentence", "words"), NOT_BEFORE)
def test_what_is_not_before_a_time_is_not_at_it(language: str, sentence: str, words: str) -> None:
    assert _unasserted("When will it open?", "en", sentence, language, words)
    assert not _unasserted("When will it not be open?", "en", sentence, language, words)


@pytest.mark.parametrize(
    ("language", "sentence", "words"),
    [
        ("en", "The museum will open before March 2026.", "March 2026"),
        # Not until, and not since: then it is, or was.
        ("en", "The museum will not open until March 2026.", "March 2026"),
        ("en", "It has not been seen since March 2026.", "March 2026"),
        # The denial is told with the time, or is in another clause.
        ("en", "The museum is to open not before March 2026.", "not before March 2026"),
        ("en", "It was not ready, but opened before March 2026.", "March 2026"),
        ("en", "It did not rain and it opened before March 2026.", "March 2026"),
        ("ar", "غادر قبل عام 2020 ولم يعد.", "2020"),
        ("de", "Er kam vor März 2026 und nicht später.", "März 2026"),
        # So long ago, or no time.
        ("ar", "لم يعد إلا قبل 5 سنوات.", "5 سنوات"),
        ("en", "It will not open before the mayor returns.", "the mayor"),
        ("ja", "少なくとも7世紀前半には建てられていない。", "7世紀"),
    ],
)
def test_another_time_beside_a_denial_is_an_answer(language: str, sentence: str, words: str) -> None:
    assert not _unasserted("When will it open?", "en", sentence, language, words)
