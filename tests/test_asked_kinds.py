"""What is asked for is told in every language that is answered in, and however the question is typed."""

from __future__ import annotations

import json
from pathlib import Path
from unicodedata import normalize

import pytest

import qa.question.asked_for
from qa.frames import FRAMES
from qa.question.asked_for import thing, yes_or_no
from qa.text.word_tables import table_code

KINDS = ("when", "age", "tall", "lasts", "share", "persons", "count", "cost", "cost")
"""Of the questions of each language below: the share is a rate, the last cost is so much money."""
ASKED = {
    "ar": (
        "متى افتتح الجسر | كم عمر العمدة | كم وزن التمثال | كم من الوقت يبقى الجسر مغلقا | كم بلغ معدل البطالة | "
        "كم شخصا مات | كم منزلا احترق | كم كلف الجسر | كم من المال تلقى"
    ),
    "bn": (
        "সেতুটি কবে খোলা হয় | মেয়রের বয়স কত | খেলোয়াড়ের উচ্চতা কত | সেতুটি কতদিন বন্ধ থাকবে | "
        "বেকারত্বের হার কত | কতজন মারা গেছে | কতটি ঘর পুড়েছে | টিকিটের দাম কত | কত টাকা বরাদ্দ হয়েছে"
    ),
    "ca": (
        "Quan es va obrir el pont | Quants anys té l'alcalde | Quant pesa l'estàtua | "
        "Quant temps estarà tancat | Quina va ser la participació a les eleccions | Quantes persones van morir | "
        "Quantes cases es van cremar | Quant costa el bitllet | Quants diners va rebre"
    ),
    "cs": (
        "Kdy byl most otevřen | Kolik let je starostovi | Kolik váží socha | Jak dlouho bude most zavřený | "
        "Jaká byla volební účast | Kolik lidí zemřelo | Kolik domů shořelo | Kolik stál most | Kolik peněz dostal"
    ),
    "de": (
        "Wann wurde die Brücke eröffnet | Wie alt ist der Bürgermeister | Wie schwer ist die Statue | "
        "Wie lange bleibt die Brücke gesperrt | Wie hoch war die Wahlbeteiligung in Kielce | "
        "Wie viele Menschen starben | Wie viele Häuser brannten ab | Was kostete die Brücke | "
        "Wie viel Geld bekam er"
    ),
    "el": (
        "Πότε άνοιξε η γέφυρα | Πόσων ετών είναι ο δήμαρχος | Πόσο ζυγίζει το άγαλμα | "
        "Πόσο καιρό θα μείνει κλειστή | Ποιο ήταν το ποσοστό αποχής | Πόσοι άνθρωποι πέθαναν | "
        "Πόσες γέφυρες έπεσαν | Πόσο κοστίζει το εισιτήριο | Πόσα χρήματα πήρε"
    ),
    "en": (
        "When did the bridge open | How old is the mayor | How heavy is the statue | "
        "How long is the bridge closed | What was the unemployment rate in May | How many people died | "
        "How many houses burned down | How much did the bridge cost | How much money did he get"
    ),
    "es": (
        "Cuándo se abrió el puente | Cuántos años tiene el alcalde | Cuánto pesa la estatua | "
        "Cuánto tiempo estará cerrado | Cuál fue la participación electoral | Cuántas personas murieron | "
        "Cuántas casas se quemaron | Cuánto costó el puente | Cuánto dinero recibió"
    ),
    "fa": (
        "پل چه زمانی باز شد | شهردار چند سال دارد | قد بازیکن چقدر است | پل چه مدت بسته است | "
        "نرخ بیکاری چقدر است | چند نفر کشته شدند | چند خانه سوخت | پل چقدر هزینه داشت | چقدر پول گرفت"
    ),
    "fr": (
        "Quand le pont a-t-il ouvert | Quel âge a le maire | Combien pèse la statue | "
        "Combien de temps durera la fermeture | Quel est le taux de chômage | Combien de personnes sont mortes | "
        "Combien de maisons ont brûlé | Combien coûte le billet | Combien d'argent a-t-il reçu"
    ),
    "he": (
        "מתי נפתח הגשר | בן כמה ראש העיר | כמה שוקל הפסל | כמה זמן יהיה הגשר סגור | מה היה שיעור ההצבעה | "
        "כמה אנשים נהרגו | כמה בתים נשרפו | כמה עלה הגשר | כמה כסף קיבל"
    ),
    "hi": (
        "पुल कब खुला | महापौर की उम्र कितनी है | मूर्ति का वजन कितना है | पुल कितने समय तक बंद रहेगा | "
        "बेरोजगारी दर कितनी है | कितने लोग मारे गए | कितने घर जले | पुल की लागत कितनी थी | कितने पैसे मिले"
    ),
    "hu": (
        "Mikor nyitották meg a hidat | Hány éves a polgármester | Milyen magas a játékos | "
        "Meddig tart a zárlat | Mekkora volt a részvételi arány | Hány ember halt meg | Hány ház égett le | "
        "Mennyibe került a híd | Mennyi pénzt kapott"
    ),
    "id": (
        "Kapan jembatan dibuka | Berapa umur wali kota | Berapa berat badan petinju itu | "
        "Berapa lama jembatan ditutup | Berapa tingkat pengangguran | Berapa orang yang tewas | "
        "Berapa rumah terbakar | Berapa harga tiket | Berapa uang yang diterima"
    ),
    "it": (
        "Quando è stato aperto il ponte | Quanti anni ha il sindaco | Quanto pesa la statua | "
        "Quanto tempo resterà chiuso | Qual è stata l'affluenza alle urne | Quante persone sono morte | "
        "Quante case sono bruciate | Quanto costa il biglietto | quanti soldi ha ricevuto"
    ),
    "ja": (
        "橋はいつ開通しましたか | 市長は何歳ですか | 選手の身長は | どれくらいの期間閉鎖されますか | "
        "投票率は何％ | 何人が死亡しましたか | 何棟が焼けましたか | 費用はいくらですか | いくらで買収しますか"
    ),
    "ko": (
        "다리는 언제 개통했나요 | 시장은 몇 살인가요 | 선수의 키는 얼마인가요 | 얼마나 오래 폐쇄되나요 | "
        "투표율은 얼마인가요 | 몇 명이 죽었나요 | 집 몇 채가 탔나요 | 비용은 얼마인가요 | 얼마에 인수하나"
    ),
    "ms": (
        "Bila jambatan dibuka | Berapa umur datuk bandar | Berapa berat badan peninju itu | "
        "Berapa lama jambatan ditutup | Berapakah kadar pengangguran | Berapa orang mati | "
        "Berapa buah rumah terbakar | Berapa harga tiket | Berapa banyak wang diterima"
    ),
    "nl": (
        "Wanneer ging de brug open | Hoe oud is de burgemeester | Hoe zwaar is het beeld | "
        "Hoe lang blijft de brug dicht | Hoe hoog was de opkomst | Hoeveel mensen stierven | "
        "Hoeveel huizen brandden af | Wat kost de brug | Hoeveel geld kreeg hij"
    ),
    "pl": (
        "Kiedy otwarto most | Ile lat ma burmistrz | Ile waży posąg | Jak długo most będzie zamknięty | "
        "Jaka była frekwencja w drugiej turze | Ile osób zginęło | Ile domów spłonęło | Ile kosztował most | "
        "Ile pieniędzy dostał"
    ),
    "pt": (
        "Quando abriu a ponte | Quantos anos tem o prefeito | Quanto pesa a estátua | "
        "Quanto tempo a ponte ficará fechada | Qual foi a taxa de abstenção | Quantas pessoas morreram | "
        "Quantas casas arderam | Quanto custou a ponte | Quanto dinheiro recebeu"
    ),
    "ro": (
        "Când s-a deschis podul | Câți ani are primarul | Cât cântărește statuia | Cât timp va fi închis podul | "
        "Care a fost prezența la vot | Câți oameni au murit | Câte case au ars | Cât costă biletul | "
        "Câți bani a primit"
    ),
    "ru": (
        "Когда открыли мост | Сколько лет мэру | Сколько весит статуя | Как долго мост будет закрыт | "
        "Какая была явка | Сколько человек погибло | Сколько домов сгорело | Сколько стоил мост | "
        "Сколько денег он получил"
    ),
    "sv": (
        "När öppnade bron | Hur gammal är borgmästaren | Hur tung är statyn | Hur länge är bron stängd | "
        "Hur högt var valdeltagandet | Hur många människor dog | Hur många hus brann | Vad kostade bron | "
        "Hur mycket pengar fick han"
    ),
    "sw": (
        "Daraja lilifunguliwa lini | Meya ana umri gani | Sanamu ina uzito gani | "
        "Daraja litafungwa kwa muda gani | Kiwango cha ukosefu wa ajira ni gani | Watu wangapi walikufa | "
        "Nyumba ngapi ziliungua | nauli ya treni ni kiasi gani | alipokea pesa ngapi"
    ),
    "th": (
        "สะพานเปิดเมื่อไหร่ | นายกเทศมนตรีอายุเท่าไหร่ | นักกีฬาสูงเท่าไหร่ | สะพานปิดนานเท่าไร | "
        "อัตราการว่างงานอยู่ที่เท่าไร | มีผู้เสียชีวิตกี่คน | บ้านไหม้กี่หลัง | ค่าโดยสารเท่าไร | ได้เงินเท่าไร"
    ),
    "tr": (
        "Köprü ne zaman açıldı | Başkan kaç yaşında | Oyuncunun boyu ne kadar | Yolculuk ne kadar sürdü | "
        "Katılım oranı ne kadar | Kaç kişi öldü | Kaç ev yandı | Köprü kaça mal oldu | Ne kadar para aldı"
    ),
    "uk": (
        "Коли відкрили міст | Скільки років меру | Скільки важить статуя | Як довго міст буде закритий | "
        "Яка була явка | Скільки людей загинуло | Скільки будинків згоріло | Скільки коштував міст | "
        "Скільки грошей він отримав"
    ),
    "ur": (
        "پل کب کھلا | میئر کی عمر کتنی ہے | کھلاڑی کا قد کتنا ہے | پل کتنی دیر بند رہے گا | "
        "بے روزگاری کی شرح کتنی ہے | کتنے لوگ ہلاک ہوئے | کتنے گھر جلے | پل کی لاگت کتنی تھی | کتنے پیسے ملے"
    ),
    "vi": (
        "Cầu mở khi nào | Thị trưởng bao nhiêu tuổi | Bức tượng nặng bao nhiêu | Cầu đóng bao lâu | "
        "Tỷ lệ thất nghiệp là bao nhiêu | Bao nhiêu người chết | Bao nhiêu ngôi nhà bị cháy | Vé giá bao nhiêu | "
        "bao nhiêu tiền"
    ),
    "zh": (
        "大桥什么时候开通 | 市长几岁 | 运动员身高多少 | 大桥关闭多久 | 投票率是多少 | 多少人死亡 | "
        "烧了多少家商店 | 票价多少 | 花了多少钱"
    ),
}


@pytest.mark.parametrize("language", ASKED)
def test_every_kind_of_thing_is_told(language: str) -> None:
    asked = ASKED[language].split(" | ")
    told = [thing(f"{one}?", language) for one in asked]
    assert ["age" if one == "lived" else one for one in told] == [*KINDS]


@pytest.mark.parametrize(
    ("question", "language", "kind"),
    [
        ("How old is she?", "en", "lived"), ("How old is it?", "en", "age"),
        ("How old is the tree he cut?", "en", "age"),
        ("他今年多少岁？", "zh", "lived"), ("他的房子多少岁？", "zh", "age"), ("彼女は何歳ですか？", "ja", "lived"),
        ("그녀는 몇 살인가요?", "ko", "lived"), ("او چند سال دارد؟", "fa", "lived"),
        ("Hur gammal är hon?", "sv", "lived"),
        ("Hvor gammel var han?", "da", "lived"), ("Hvor gammel er hun?", "nb", "lived"),
        ("Berapa umur dia?", "id", "lived"),
        ("Berapakah umur beliau?", "ms", "lived"), ("เธออายุเท่าไหร่", "th", "lived"), ("Ana umri gani?", "sw", "lived"),
        ("Bà ấy bao nhiêu tuổi?", "vi", "lived"),
    ],
)  # fmt: skip
def test_who_is_asked_about_is_a_person_by_the_pronoun(question: str, language: str, kind: str) -> None:
    assert thing(question, language) == kind


STUFF = {
    "ar": "ما كمية النفط التي صدرها", "bn": "কত তেল রপ্তানি হয়", "ca": "Quant petroli exporta", "cs": "Kolik ropy vyvezl",
    "da": "Hvor meget olie solgte det", "de": "Wie viel Öl verkauft es", "el": "Πόσο πετρέλαιο πούλησε",
    "en": "How much crude oil did it sell", "es": "Cuánto petróleo exportó", "fa": "چقدر نفت صادر کرد",
    "fr": "Combien de pétrole exporte-t-il", "he": "כמה נפט יוצא", "hi": "कितना तेल निर्यात हुआ",
    "hu": "Mennyi kőolajat exportált", "id": "Berapa banyak minyak yang diekspor", "it": "Quanto petrolio esporta",
    "ja": "どれくらいの石油を輸出しましたか", "ko": "얼마나 많은 석유를 수출했나요",
    "ms": "Berapa banyak minyak dieksport",
    "nb": "Hvor mye olje solgte det", "nl": "Hoeveel olie verkocht het", "pl": "Ile ropy sprzedał",
    "pt": "Quanto petróleo exportou", "ro": "Cât petrol a exportat", "ru": "Сколько нефти он продал",
    "sv": "Hur mycket olja sålde det", "sw": "Mafuta kiasi gani yaliuzwa", "th": "ส่งออกน้ำมันเท่าไร",
    "tr": "Ne kadar petrol sattı", "uk": "Скільки нафти він продав", "ur": "کتنا تیل برآمد ہوا",
    "vi": "Bao nhiêu dầu được xuất khẩu", "zh": "出口了多少石油",
}  # fmt: skip


NAME = {
    "ar": "ما اسم السفينة", "bn": "জাহাজটির নাম কী", "ca": "Com es diu el vaixell", "cs": "Jak se jmenuje loď",
    "da": "Hvad hedder skibet", "de": "Wie heißt das Schiff", "el": "Πώς λέγεται το πλοίο",
    "en": "What is the name of the ship", "es": "Cómo se llama el barco", "fa": "نام کشتی چیست",
    "fr": "Comment s'appelle le bateau", "he": "מה שם הספינה", "hi": "जहाज का नाम क्या है",
    "hu": "Hogy hívják a hajót", "id": "Apa nama kapal itu", "it": "Come si chiama la nave", "ja": "船の名前は何ですか",
    "ko": "배의 이름은 무엇인가요", "ms": "Apakah nama kapal itu", "nb": "Hva heter skipet", "nl": "Hoe heet het schip",
    "pl": "Jak nazywa się statek", "pt": "Como se chama o navio", "ro": "Cum se numește nava",
    "ru": "Как называется корабль", "sv": "Vad heter fartyget", "sw": "Nahodha anaitwa nani",
    "th": "เรือชื่ออะไร", "tr": "Geminin adı nedir", "uk": "Як називається корабель",
    "ur": "جہاز کا نام کیا ہے", "vi": "Con tàu tên là gì", "zh": "这艘船叫什么名字",
}  # fmt: skip


@pytest.mark.parametrize("language", sorted({*NAME, *ASKED}))
def test_what_it_is_called_is_a_name(language: str) -> None:
    assert thing(f"{NAME[language]}?", language) == "name"


UNTIL = {
    "ar": "حتى متى يبقى مغلقا", "bn": "কবে পর্যন্ত বন্ধ থাকবে", "ca": "Fins quan estarà tancat",
    "cs": "Do kdy bude zavřeno", "da": "Til hvornår er den lukket", "de": "Bis wann ist sie gesperrt",
    "el": "Μέχρι πότε θα μείνει κλειστή", "en": "Until when is it closed", "es": "Hasta cuándo estará cerrado",
    "fa": "تا چه زمانی بسته است", "fr": "Jusqu'à quand est-il fermé", "he": "עד מתי יהיה סגור",
    "hi": "पुल कब तक बंद रहेगा", "hu": "Mikorig lesz zárva", "id": "Sampai kapan ditutup",
    "it": "Fino a quando resterà chiuso", "ja": "いつまで閉鎖されますか", "ko": "언제까지 폐쇄되나요",
    "ms": "Hingga bila ia ditutup", "nb": "Til når er den stengt", "nl": "Tot wanneer is hij dicht",
    "pl": "Do kiedy będzie zamknięty", "pt": "Até quando ficará fechada", "ro": "Până când va fi închis",
    "ru": "До какого числа он закрыт", "sv": "Till när är den stängd", "sw": "Litafungwa hadi lini",
    "th": "ปิดถึงเมื่อไหร่", "tr": "Ne zamana kadar kapalı", "uk": "До якого числа він закритий",
    "ur": "پل کب تک بند رہے گا", "vi": "Cầu đóng đến khi nào", "zh": "关闭到什么时候",
}  # fmt: skip


@pytest.mark.parametrize("language", sorted({*UNTIL, *ASKED}))
def test_until_when_it_is_closed_asks_for_the_end(language: str) -> None:
    assert thing(f"{UNTIL[language]}?", language) == "until"


@pytest.mark.parametrize("language", sorted({*STUFF, *ASKED}))
def test_how_much_oil_is_no_price(language: str) -> None:
    assert thing(f"{STUFF[language]}?", language) == "stuff"


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("How much does oil cost?", "en"), ("How much oil money was lost?", "en"), ("Combien coûte le pétrole ?", "fr"),
        ("Was kostet Öl?", "de"), ("كم سعر النفط؟", "ar"), ("石油多少钱？", "zh"), ("有多少电视频道？", "zh"),
        ("Petrol ne kadar?", "tr"), ("Quanto costa il petrolio?", "it"), ("Сколько стоит нефть?", "ru"),
    ],
)  # fmt: skip
def test_what_it_costs_is(question: str, language: str) -> None:
    assert thing(question, language) != "stuff"


def test_every_language_that_is_answered_in_has_all_the_rows() -> None:
    rows = json.loads(Path(qa.question.asked_for.__file__).with_suffix(".json").read_text(encoding="utf-8"))
    for language in map(table_code, FRAMES):
        assert language in ASKED
        assert {"yes_or_no", "choice", "words", "why", "open", "parts"} <= rows[language].keys(), language


@pytest.mark.parametrize(
    "language", ["ca", "cs", "de", "es", "fr", "hu", "it", "nl", "pl", "pt", "ro", "sv", "tr", "vi"]
)
def test_a_question_typed_without_accents_asks_for_the_same(language: str) -> None:
    letters = ASKED[language].lower().translate(str.maketrans("łđı", "ldi"))
    typed = normalize("NFD", letters).encode("ascii", "ignore").decode()
    assert [thing(one, language) for one in typed.split(" | ")] == [*KINDS]


def test_a_short_word_that_is_another_without_its_accent_is_not_folded() -> None:
    assert yes_or_no("è vero?", "it")
    assert not yes_or_no("e vero?", "it")


NEWS = {
    "ar": "كم بلغ عدد القتلى | كم تبلغ الغرامة | بكم بالمئة ارتفعت الأسعار | كم بلغ عدد الدول | ما تاريخ المحاكمة",
    "ca": "quin és el nombre de ferits | quin és el preu | quant per cent va pujar | quants vaixells | "
    "quina és la data d'això",
    "cs": "jaký je počet obětí | jak vysoká je pokuta | kolik procent | | v který den",
    "da": "hvad er dødstallet | hvor stor er bøden | hvor mange procent | hvor mange huse | hvornår",
    "de": "wie hoch ist die Zahl der Toten | wie hoch ist die Geldstrafe | wie viel Prozent | in wie vielen Ländern | "
    "was ist das Datum des Prozesses",
    "el": "ποιος είναι ο αριθμός των νεκρών | πόσο είναι το πρόστιμο | πόσο τοις εκατό | | πότε",
    "en": "what is the death toll | how high is the fine | what percentage | what is the number of houses | "
    "what is the date of the trial",
    "es": "cuál es el número de muertos | de cuánto es la multa | qué porcentaje | cuántas casas | "
    "cuál es la fecha de eso",
    "fr": "combien ont été blessés | quel est le montant de l'amende | quel pourcentage | combien de maisons | "
    "quelle est la date du procès",
    "he": "מה מספר ההרוגים | מה גובה הקנס | בכמה אחוזים עלו המחירים | כמה בתים | מתי",
    "hi": "मृतकों की संख्या कितनी है | जुर्माना कितना है | कितने प्रतिशत | कितनी फिल्में | सुनवाई की तारीख क्या है",
    "hu": "mennyi a halálos áldozatok száma | mennyi a bírság | hány százalék | hány ház | mi a per időpontja",
    "id": "berapa jumlah korban tewas | berapa dendanya | berapa persen | | kapan",
    "it": "qual è il numero di morti | a quanto ammonta la multa | che percentuale | quante case | "
    "qual è la data di ciò",
    "ja": "死者数は | 罰金はいくらですか | 何％上がりましたか | 何軒の家が壊れましたか | 開通したのは何年ですか",
    "ko": "사망자 수는 얼마입니까 | 벌금은 얼마입니까 | 몇 퍼센트 | 몇 가구 | 날짜는 언제",
    "nl": "wat is het dodental | hoe hoog is de boete | hoeveel procent | in hoeveel landen | wat is de datum ervan",
    "no": "hva er dødstallet | hvor stor er boten | hvor mange prosent | hvor mange hus | når",
    "pl": "jaka jest liczba ofiar | ile wynosi kara | ile procent | ile domów | jaka jest data procesu",
    "pt": "qual é o número de mortos | qual é o valor da multa | quantos por cento | quantas casas | em qual ano",
    "ro": "care este numărul victimelor | cât este amenda | ce procent | câte case | care este data procesului",
    "ru": "сколько пострадало | какой размер штрафа | сколько процентов | сколько больниц | какова дата суда",
    "sv": "vad är dödssiffran | hur hög är boten | hur många procent | hur många hus | när",
    "th": "ยอดผู้เสียชีวิตเท่าไหร่ | ค่าปรับเท่าไหร่ | กี่เปอร์เซ็นต์ | กี่ประเทศ | เมื่อไหร่",
    "tr": "ölü sayısı kaç | para cezası kaç lira | katılım oranı ne kadardı | kaç ev | davanın tarihi ne",
    "uk": "скільки постраждало | який розмір штрафу | скільки відсотків | скільки лікарень | яка дата суду",
    "ur": "ہلاکتوں کی تعداد کتنی ہے | جرمانہ کتنا ہے | کتنے فیصد | | تاریخ کیا ہے",
    "vi": "số người chết là bao nhiêu | phạt bao nhiêu tiền | bao nhiêu phần trăm | bao nhiêu quốc gia | khi nào",
    "zh": "死亡人数是多少 | 罚款是多少 | 百分之多少 | 多少个城市 | 星期几",
}


@pytest.mark.parametrize("language", NEWS)
def test_the_toll_a_fine_a_share_a_number_and_a_date_are_told(language: str) -> None:
    """As journalists ask for them: "What is the death toll?", "How high is the fine?"."""
    asked = [one.strip() for one in NEWS[language].split("|")]
    told = {one: thing(f"{one}?", language) for one in asked if one}
    kinds = ("persons", "cost", "share", "count", "when")
    assert told == {one: kind for one, kind in zip(asked, kinds, strict=True) if one}


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Сколько длился суд?", "ru"), ("Скільки тривав суд?", "uk"), ("Quanto è durato il processo?", "it"),
        ("Yol ne kadar süre kapalı kalacak?", "tr"), ("裁判はどのくらい続きましたか？", "ja"),
        ("재판은 얼마나 걸렸습니까?", "ko"), ("Hvor lenge varte rettssaken?", "nb"),
    ],
)  # fmt: skip
def test_how_long_it_took_is(question: str, language: str) -> None:
    assert thing(question, language) == "lasts"


@pytest.mark.parametrize(
    ("question", "language"),
    [("歌手の身長はいくつですか？", "ja"), ("お子さんはおいくつですか？", "ja"), ("Hoeveel kosten ze?", "nl")],
)
def test_a_height_an_age_and_a_price_are_no_number_of_things(question: str, language: str) -> None:
    assert thing(question, language) != "count"


@pytest.mark.parametrize("language", ["da", "nb"])
def test_danish_and_norwegian_which_few_words_do_not_tell_apart_ask_for_a_fine(language: str) -> None:
    assert {thing(one, language) for one in ("Hvor stor er boten?", "Hvor stor er bøden?")} == {"cost"}
