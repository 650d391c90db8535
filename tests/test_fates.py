"""The dead are no answer to how many are missing: a sentence that counts only another fate is left out."""

from __future__ import annotations

import pytest

from qa.facts.fates import another_fate, of_another


def _other(question: str, asked_in: str, sentence: str, language: str, words: str) -> bool:
    start = sentence.index(words)
    return another_fate(question, asked_in, sentence, language, start, start + len(words))


@pytest.mark.parametrize(
    ("question", "asked_in", "sentence", "language", "words"),
    [
        ("How many people were injured?", "en", "A cheia deixou 3.260 pessoas desabrigadas.", "pt", "3.260"),
        ("Wie viele Menschen werden vermisst?", "de", "A cheia deixou 14 mortos.", "pt", "14"),
        ("Berapa orang hilang?", "id", "Banjir menewaskan enam orang.", "id", "enam orang"),
        ("How many people died?", "en", "انهيار في سوق صيدا يصيب سبعة أشخاص", "ar", "سبعة"),
        ("How many people died?", "en", "Trzy osoby są w stanie ciężkim.", "pl", "Trzy"),
        ("كم عدد الجرحى؟", "ar", "Paşmar'da 41 kişi öldü.", "tr", "41"),
        ("何人が死亡しましたか", "ja", "12人が行方不明になった。", "ja", "12人"),
        ("Сколько человек эвакуировали?", "ru", "Погибли 5 человек.", "ru", "5"),
        # Those in hospital or killed are not those whom the police took.
        ("How many people were detained?", "en", "En el hospital siguen ingresadas, heridas, 31 personas.", "es", "31"),
        ("Combien de personnes ont été arrêtées ?", "fr", "Es gab 12 Tote.", "de", "12"),
        ("Kaç kişi gözaltına alındı?", "tr", "İki işçi yaralandı.", "tr", "İki"),
        ("How many people died?", "en", "Полиция задержала 16 фанатов.", "ru", "16"),
        ("چند نفر بازداشت شدند؟", "fa", "این حادثه ۲۳ کشته بر جا گذاشت.", "fa", "۲۳"),
        ("Wie viele Menschen starben?", "de", "警方逮捕了12人。", "zh", "12人"),
        ("Quantas pessoas foram detidas?", "pt", "كان هناك 14 قتيلا.", "ar", "14"),
        # A year is no count, however near it stands.
        ("How many people are missing?", "en", "وكان انهيار في مايو 2019 أودى بحياة 14 شخصا.", "ar", "14"),
        ("Combien de disparus ?", "fr", "In March 2019 a fire killed at the mill 14 people.", "en", "14"),
    ],
)
def test_another_fate_is_no_answer(question: str, asked_in: str, sentence: str, language: str, words: str) -> None:
    assert _other(question, asked_in, sentence, language, words)


@pytest.mark.parametrize(
    ("question", "asked_in", "sentence", "language", "words"),
    [
        # The same, in whatever words; both, or neither, are told.
        ("How many people died?", "en", "The storm claimed 12 lives.", "en", "12"),
        ("Combien de morts ?", "fr", "Twelve bodies were found, 30 are injured.", "en", "Twelve"),
        ("كم قتيلا سقط؟", "ar", "لقي 12 شخصا مصرعهم.", "ar", "12"),
        ("¿Cuántos heridos hay?", "es", "Hubo 3 muertos y 14 heridos.", "es", "14"),
        ("Wie viele wurden verletzt?", "de", "17 Menschen kamen ins Krankenhaus.", "de", "17"),
        # Words that only look like those for a fate: "provide", "know", "use", "quantity", "level", "period".
        ("كم جريحا؟", "ar", "تم توفير العلاج لـ 20 شخصا.", "ar", "20"),
        ("कितने लोग घायल?", "hi", "यह जानकारी 20 लोगों को दी गई।", "hi", "20"),
        ("Wangapi walikufa?", "sw", "Watu 20 walitumia dawa.", "sw", "20"),
        ("כמה פצועים?", "he", "כמות של 20 אנשים ברחבי העיר.", "he", "20"),
        ("กี่คนบาดเจ็บ", "th", "ระดับ 20 คน", "th", "20"),
        ("Combien de blessés ?", "fr", "Sur la période, 20 personnes ont été soignées.", "fr", "20"),
        ("Quante persone sono disperse?", "it", "Sono 12 in tutto.", "it", "12"),
        ("死者は何人？", "ja", "犠牲者は12人に上った。", "ja", "12人"),
        ("How many were displaced?", "en", "Yangın 3500 kişiyi evlerini terk etmeye zorladı.", "tr", "3500"),
        ("Hoeveel doden?", "nl", "Er kwamen 12 mensen om, velen raakten gewond.", "nl", "12"),
        ("Hányan haltak meg?", "hu", "3 ember halt meg, többen megsérültek.", "hu", "3"),
        # A car that stops arrests nobody.
        ("Combien de morts ?", "fr", "Le train s’est arrêté, 12 passagers sont descendus.", "fr", "12"),
        ("How many were arrested?", "en", "La policía detuvo a tres hombres.", "es", "tres"),
        # Lost are lives and homes, too.
        ("كم شخصا هلكوا؟", "ar", "Algiers lost 30,000 inhabitants to the plague.", "en", "30,000"),
        ("كم شخصا فقد منزله؟", "ar", "شردت الفيضانات 3000 شخص.", "ar", "3000"),
        ("How many people lost their jobs?", "en", "It cut 300 posts after its founder's death.", "en", "300"),
        ("How many people were shot?", "en", "12 people were wounded by gunmen.", "en", "12"),
        # No fate is asked for, or two; the other one is of another number.
        ("How many people were inside?", "en", "The fire killed 12 people.", "en", "12"),
        ("How many were killed or injured?", "en", "3,000 people fled.", "en", "3,000"),
        ("How many rescuers search for the missing?", "en", "300 rescuers came after 14 people died.", "en", "300"),
        # No row.
        ("Kui palju inimesi suri?", "et", "12 inimest sai vigastada.", "et", "12"),
    ],
)
def test_what_may_answer_stays(question: str, asked_in: str, sentence: str, language: str, words: str) -> None:
    assert not _other(question, asked_in, sentence, language, words)


@pytest.mark.parametrize(
    ("question", "asked_in", "sentence", "language", "words", "whose"),
    [
        ("How many workers died building the bridge?", "en", "施工期间共有3名工人受伤，无人死亡。", "zh", "3名", True),
        ("How many people were killed?", "en", "Niemand starb, 12 Menschen wurden verletzt.", "de", "12", True),
        ("كم عدد القتلى؟", "ar", "Nobody was killed, but 40 people were hurt.", "en", "40", True),
        ("How many people died?", "en", "أصيب 7 عمال ولم يمت أحد في الحريق.", "ar", "7", True),
        ("How many people died?", "en", "No hubo muertos, pero 7 vecinos resultaron heridos.", "es", "7", True),
        ("How many were hurt?", "en", "Il y a eu 5 morts et aucun blessé.", "fr", "5", True),
        ("Сколько человек погибло?", "ru", "Никто не погиб, ранены 5 человек.", "ru", "5", True),
        # Those who died are told in another clause, in a word that is not read as a number.
        ("How many people died?", "en", "Watu tisa walifariki na 23 walijeruhiwa.", "sw", "23", True),
        ("몇 명이 숨졌나?", "ko", "이 불로 아홉 명이 숨지고 23명이 다쳤다.", "ko", "23", True),
        ("Câte persoane au murit?", "ro", "Nouă persoane au murit și 23 au fost rănite.", "ro", "23", True),
        ("Hány ember halt meg?", "hu", "Kilenc ember meghalt, míg 23 megsérült.", "hu", "23", True),
        ("มีผู้เสียชีวิตกี่คน", "th", "มีผู้เสียชีวิตเก้าคน และบาดเจ็บ 23 คน", "th", "23", True),
        ("کتنے افراد ہلاک ہوئے؟", "ur", "نو افراد ہلاک اور 23 زخمی ہو گئے۔", "ur", "23", True),
        ("何人が死亡しましたか", "ja", "五人が亡くなり14人が負傷した。", "ja", "14人", True),
        ("Berapa orang maut?", "id", "Seramai 14 orang cedera dan lima maut.", "ms", "14", True),
        ("How many people were injured?", "en", "Watu tisa walifariki na 23 walijeruhiwa.", "sw", "23", False),
        ("How many people died?", "en", "23 people hurt in the blast died.", "en", "23", False),
        # Where any figure is of those, the model chooses; so it does where no fate is near, or the one asked for is.
        ("How many people were killed?", "en", "3 people were killed, 12 were hurt.", "en", "12", False),
        ("How many people were killed?", "en", "3 people were killed, 12 were hurt.", "en", "3", False),
        ("¿Cuántas personas murieron?", "es", "Of the 30 injured 4 have died.", "en", "4", False),
        ("How many people came?", "en", "Niemand starb, 12 Menschen wurden verletzt.", "de", "12", False),
    ],
)
def test_a_number_of_the_hurt_is_none_of_the_dead(
    question: str, asked_in: str, sentence: str, language: str, words: str, whose: bool
) -> None:
    start = sentence.index(words)
    assert of_another(question, asked_in, sentence, language, start, start + len(words)) is whose
