"""What a question asks for: yes or no, what somebody said, what happened, a thing of one kind, or something else."""

from __future__ import annotations

import pytest

from qa.question.asked_for import asks_for_words, no_number, open_question, thing, yes_or_no
from qa.suggest import QUESTIONS


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
        ("Apakah jembatan itu dibuka kembali?", "id"),
        ("Adakah perdana menteri bersalah?", "ms"),
        ("Чи подав міністр у відставку?", "uk"),
        ("Trat der Minister zurück?", "de"),
        ("Kam jemand ums Leben?", "de"),
        ("Kwam er iemand om?", "nl"),
        ("Avgick ministern?", "sv"),
        ("Var fabriken försäkrad?", "sv"),
        ("Var arbetarna beredda?", "sv"),
        ("Gikk ministeren av?", "nb"),
        ("Gik ministeren af?", "da"),
        ("Odstoupil ministr?", "cs"),
        ("Lemondott a miniszter?", "hu"),
        ("Le van zárva az út?", "hu"),
        ("Συνελήφθη ύποπτος;", "el"),
        ("মন্ত্রী কি পদত্যাগ করেছেন?", "bn"),
        ("大臣は辞任したのでしょうか？", "ja"),
        ("장관은 사임했어요?", "ko"),
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
        ("Apakah pelabuhan terbesar di Surabaya?", "id"),
        ("Apakah bahasa yang digunakan di Ternate?", "id"),
        ("Apakah sungai terpanjang di Sabah?", "ms"),
        ("Inwiefern hat sich das Gesetz geändert?", "de"),
        ("Woraus wurde das Schiff gebaut?", "de"),
        ("Чьим другом был министр?", "ru"),
        ("W czyim domu się spotkali?", "pl"),
        ("أيهما فاز بالكأس؟", "ar"),
        ("Auxquels pays a-t-il écrit ?", "fr"),
        ("Aliondokaje?", "sw"),
        ("どんな船が沈みましたか？", "ja"),
        ("متى استقال الوزير؟", "ar"),
        ("هل الاجتماع في باريس أم في روما؟", "ar"),
        ("هل تعرف من فاز؟", "ar"),
        ("मंत्री ने क्या कहा?", "hi"),
        ("क्या हुआ?", "hi"),
        ("Что сказал министр?", "ru"),
        ("Что министр сказал о забастовке?", "ru"),
        ("Що міністр сказав про страйк?", "uk"),
        ("O que o ministro disse sobre a greve?", "pt"),
        ("ما الذي قاله الوزير؟", "ar"),
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


@pytest.mark.parametrize(
    ("question", "language", "expected"),
    [
        ("When will the trial begin?", "en", "when"),
        ("and since when?", "en", "when"),
        ("What year was it built?", "en", "when"),
        ("When the minister resigned, who replaced him?", "en", None),
        ("When and where was she born?", "en", None),
        ("ومتى تبدأ المحاكمة؟", "ar", "when"),
        ("מתי יתחיל המשפט?", "he", "when"),
        ("审判什么时候开始？", "zh", "when"),
        ("部長幾歲？", "zh-Hant", "age"),
        ("大橋在哪個月通車？", "zh-Hant", "when"),
        ("上升了幾個百分點？", "zh-Hant", "share"),
        ("การพิจารณาคดีจะเริ่มเมื่อไหร่", "th", "when"),
        ("मुकदमा कब शुरू होगा?", "hi", "when"),
        ("शहर पर कब्ज़ा किसने किया?", "hi", None),
        ("Wann beginnt der Prozess?", "de", "when"),
        ("Quand commence le procès ?", "fr", "when"),
        ("Quand il est parti, qui l’a remplacé ?", "fr", None),
        ("Mahkeme ne zaman başlıyor?", "tr", "when"),
        ("محاکمه چه زمانی آغاز می‌شود؟", "fa", "when"),
        ("Когда начнётся суд?", "ru", "when"),
        ("How old is the singer?", "en", "age"),
        ("كم عمر المغنية؟", "ar", "age"),
        ("كم سنة حكم عليه؟", "ar", "amount"),
        ("كم وظيفة ستلغي الشركة؟", "ar", "count"),
        ("كم ليرة وعدت الحكومة؟", "ar", "cost"),
        ("كم مساحة الجزيرة؟", "ar", None),
        ("كم سعره؟", "ar", None),
        ("Şarkıcı kaç yaşında?", "tr", "age"),
        ("नेता की उम्र कितनी है?", "hi", "age"),
        ("How tall is the striker?", "en", "tall"),
        ("How long is the bridge?", "en", "long"),
        ("How long does the crossing take?", "en", "lasts"),
        ("كم ستستغرق الرحلة؟", "ar", "lasts"),
        ("How many people came?", "en", "persons"),
        ("How many million euros were lost?", "en", "cost"),
        ("How many kroner did it cost?", "en", "cost"),
        ("How many million came?", "en", None),
        ("How many boats sank?", "en", "count"),
        ("How many miles is it?", "en", "amount"),
        ("How many points did it fall?", "en", "amount"),
        ("How many children do they have on average?", "en", "amount"),
        ("كم كيلومترا يبلغ طول الجسر؟", "ar", "amount"),
        ("平均多少人？", "zh", "amount"),
        ("Quanti dipendenti ha IBM?", "it", "persons"),
        ("Meddig várt?", "hu", "lasts"),
        ("মূল্যস্ফীতি কতটা বেড়েছে?", "bn", None),
        ("何人かの選手が倒れたのはどこ？", "ja", None),
        ("¿Cuántos euros se perdieron?", "es", "cost"),
        ("¿Cuántas personas vinieron?", "es", "persons"),
        ("كم مقعدا فازت به؟", "ar", "count"),
        ("كم بلغت نسبة المشاركة؟", "ar", "share"),
        ("What percentage of the seats did she win?", "en", "share"),
        ("How many percent did it fall?", "en", "share"),
        ("כמה אחוזים קיבלה המפלגה?", "he", "share"),
        ("Yüzde kaç arttı?", "tr", "share"),
        ("कितने प्रतिशत लोग आए?", "hi", "share"),
        ("百分之几的人来了？", "zh", "share"),
        ("何％増えましたか？", "ja", "share"),
        ("Ile procent głosów?", "pl", "share"),
        ("How much was the profit?", "en", "cost"),
        ("How much was the profit growth?", "en", None),
        ("By how much did the profit rise?", "en", None),
        ("How much money did the thieves take?", "en", "cost"),
        ("كم بلغت أرباح المصنع؟", "ar", "cost"),
        ("بكم ارتفعت أرباح المصنع؟", "ar", None),
        ("Wie hoch war der Gewinn?", "de", "cost"),
        ("Um wie viel stieg der Gewinn?", "de", None),
        ("De combien a augmenté le bénéfice ?", "fr", None),
        ("有多少人参加？", "zh", "persons"),
        ("股价涨了多少？", "zh", None),
        ("มีผู้เสียชีวิตกี่คน", "th", "persons"),
        ("כמה אנשים באו?", "he", "persons"),
        ("כמה דולרים הלכו לאיבוד?", "he", "cost"),
        ("कितने लोग आए?", "hi", "persons"),
        ("शहर की आबादी कितनी थी, 2011 में?", "hi", "persons"),
        ("कितने रुपये मिलेंगे?", "hi", "cost"),
        ("كم كلفت الانتخابات؟", "ar", "cost"),
        ("How much will the bridge cost?", "en", "cost"),
        ("How much did the price fall?", "en", None),
        ("What is the population of the town?", "en", "persons"),
        ("What is the population density?", "en", None),
        ("What is the population like?", "en", None),
        ("What percentage of the population came?", "en", "share"),
        ("ما عدد سكان المدينة؟", "ar", "persons"),
        ("¿Cuál era la población de la ciudad?", "es", "persons"),
        ("¿Cuál era la población blanca de la ciudad?", "es", None),  # so many, or a share
        ("Quelle est la population de la ville ?", "fr", "persons"),
        ("Qual era a população?", "pt", "persons"),
        ("Qual è la popolazione della città?", "it", "persons"),
        ("这座城市的白人人口是多少？", "zh", None),
        ("Berapa populasi kota itu?", "id", "persons"),
        ("Berapa populasi Kristen di kota itu?", "id", None),
        ("Какова численность населения города?", "ru", "persons"),
        ("这座城市的人口是多少？", "zh", "persons"),
        ("町の人口は何人ですか？", "ja", "persons"),
        ("人口の多い都市はどこですか？", "ja", None),
        ("शहर की जनसंख्या क्या है?", "hi", "persons"),
        ("جمعیت شهر چقدر است؟", "fa", "persons"),
        ("מהי אוכלוסיית העיר?", "he", "persons"),
        ("ประชากรของเมืองมีเท่าไร", "th", "persons"),
        ("Who won?", "en", None),
        ("When will it begin?", "und", None),
    ],
)
def test_the_kind_of_thing_that_is_asked_for(question: str, language: str, expected: str | None) -> None:
    assert thing(question, language) == expected


@pytest.mark.parametrize(
    ("question", "language", "expected"),
    [
        # Of a price: by how much it changed, and not how much it is.
        ("How much did the cost of bread rise?", "en", None),
        ("What did the bridge cost?", "en", "cost"),
        ("Um wie viel stiegen die Kosten?", "de", None),
        ("Was kostete die Brücke?", "de", "cost"),
        ("Met hoeveel daalden de kosten?", "nl", None),
        ("Ekmek fiyatı ne kadar düştü?", "tr", None),
        ("Ekmeğin fiyatı ne kadar?", "tr", "cost"),
        ("قیمت نان چقدر کاهش یافت؟", "fa", None),
        ("قیمت نان چقدر است؟", "fa", "cost"),
        ("चीनी की कीमत कितनी घटी?", "hi", None),
        ("चीनी की कीमत कितनी है?", "hi", "cost"),
        ("가격은 얼마나 올랐습니까?", "ko", None),
        ("가격은 얼마입니까?", "ko", "cost"),
        ("בכמה עלה מחיר הלחם?", "he", None),
        ("כמה עלה הגשר?", "he", "cost"),
        # A price by its name, but for what is a rate or a reason.
        ("كم سعر التذكرة؟", "ar", "cost"),
        ("كم سعر الفائدة الآن؟", "ar", "share"),
        ("What was the bakery's yearly profit in 2031?", "en", "cost"),
        ("What was the profit margin?", "en", None),
        ("What was the reason for the price?", "en", None),
        ("¿Cuál es el precio del pan?", "es", "cost"),
        ("公司的净利润是多少？", "zh", "cost"),
        # Rates and turnout, but not those that are so many people, or so much money.
        ("What was the turnout in the council election?", "en", "share"),
        ("What was the turnout at the rally?", "en", None),
        ("Who announced the unemployment rate?", "en", None),
        ("Quel est le taux de change ?", "fr", None),
        ("Qual é a taxa de embarque?", "pt", None),
        ("Jaka była frekwencja na meczu?", "pl", None),
        ("نرخ دلار چقدر است؟", "fa", None),
        ("อัตราแลกเปลี่ยนเท่าไร", "th", None),
        # Money behind what counts.
        ("Quanti soldi ha ricevuto?", "it", "cost"),
        ("Per quanti anni resta chiuso?", "it", "amount"),
        ("Alipokea pesa ngapi?", "sw", "cost"),
        ("Idadi ya watu ni ngapi?", "sw", "count"),
        ("¿Cuánto dinero hay bajo el plan?", "es", "cost"),
        # How high a building is, but not a price or a rate.
        ("Wie hoch ist der Eiffelturm?", "de", "high"),
        ("Wie hoch ist der Brotpreis?", "de", "cost"),
        ("Wie hoch ist die Inflation?", "de", "share"),
        ("Wie hoch ist der Schaden?", "de", None),
        ("How high is the church's debt?", "en", None),
        ("Jak vysoká je věž?", "cs", "tall"),
        ("Jak vysoká je inflace?", "cs", None),
        ("Πόσο ψηλά ανέβηκε ο πληθωρισμός;", "el", None),
        ("Urefu wa filamu ni dakika ngapi?", "sw", None),
        ("Milyen nehézségek vannak?", "hu", None),
        ("Milyen napilap írta meg?", "hu", None),
        ("Milyen fizetésemelést kértek?", "hu", None),
        ("Cuando se detiene a mucha gente, ¿cuál es la táctica?", "es", None),
        # When, or who.
        ("پل کی باز شد؟", "fa", "when_or_who"),
        ("هر کی آمد چه دید؟", "fa", None),
        # Words that look like the one that asks.
        ("מה גובה התשלום?", "he", None),
        ("מה גילה המבקר?", "he", None),
        ("מה גילו של הזמר?", "he", "age"),
        ("מה גיל הזמר?", "he", "age"),
        ("عمر سعید کو کتنے فیصد ملے؟", "ur", "share"),
        ("عمر نے کیا کہا؟", "ur", None),
        ("عمر کو کتنے روپے ملے؟", "ur", "cost"),
        ("گلوکار کی عمر کیا ہے؟", "ur", "age"),
        ("उम्र कैद किसे हुई?", "hi", None),
        ("उम्र कैद के साथ कितने प्रतिशत कटे?", "hi", "share"),
        ("किस उम्र में गाना सीखा?", "hi", "age"),
        ("ما هو ارتفاع الأسعار؟", "ar", None),
        ("ما طول الجسر؟", "ar", "tall"),
        ("كم عمر المغني؟", "ar", "age"),
        ("كم سنه؟", "ar", "age"),
        ("报告列出了哪几点要求？", "zh", None),
        ("他披几号球衣？", "zh", None),
        ("几点开始？", "zh", "when"),
        ("几号开始？", "zh", "when"),
        ("몇 시즌을 뛰었습니까?", "ko", None),
        ("몇 시에 시작합니까?", "ko", "when"),
        ("あいつは誰ですか。", "ja", None),
        ("いつ始まりますか。", "ja", "when"),
        ("体重計は何台売れましたか。", "ja", "count"),
        ("体重はいくらですか。", "ja", "tall"),
        ("How far-right groups grew?", "en", None),
        ("How far is Lindau?", "en", "long"),
    ],
)
def test_a_word_that_has_two_meanings_needs_what_makes_it_ask(
    question: str, language: str, expected: str | None
) -> None:
    assert thing(question, language) == expected


@pytest.mark.parametrize(
    ("question", "language", "expected"),
    [
        ("Var hölls festen?", "sv", False),
        ("Var ligger den nya bron?", "sv", False),
        ("Var kan man köpa biljetter?", "sv", False),
        ("Var hittades mannen?", "sv", False),
        ("Blev bron stängd?", "sv", True),
        ("Há barcos no porto?", "pt", True),
        ("Sono affondati i barchi?", "it", True),
        ("Hat die Polizei gesagt, wie viele kamen?", "de", True),
        ("Have the police said how many came?", "en", True),
        ("Did it rain when the bridge fell?", "en", True),
        ("क्या वजह थी?", "hi", False),
        ("क्या पुल गिरा?", "hi", True),
        ("کیا وجہ تھی؟", "ur", False),
        ("کیا پل گرا؟", "ur", True),
        ("তুমি কি কর?", "bn", False),
        ("誰が辞任したのでしょうか？", "ja", False),
        ("언제 사임했어요?", "ko", False),
        ("Miért mondott le a miniszter?", "hu", False),
    ],
)
def test_what_opens_with_a_verb_asks_for_yes_or_no_and_what_opens_with_a_thing_does_not(
    question: str, language: str, expected: bool
) -> None:
    assert yes_or_no(question, language) is expected


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Why did the bridge fall?", "en"),
        ("And why?", "en"),
        ("لماذا سقط الجسر؟", "ar"),
        ("למה נפל הגשר?", "he"),
        ("桥为什么塌了？", "zh"),
        ("ทำไมสะพานถึงถล่ม", "th"),
        ("पुल क्यों गिरा?", "hi"),
        ("Köprü neden çöktü?", "tr"),
        ("¿Cómo financió Seo su película?", "es"),
        ("How will the city pay?", "en"),
        ("Wie wird der Umbau bezahlt?", "de"),
        ("Wessen Leiche wurde gefunden?", "de"),
        ("من فاز بالانتخابات؟", "ar"),
        ("谁赢了选举？", "zh"),
        ("Köprüyü kim yaptı?", "tr"),
        ("彼の父親は、誰か?", "ja"),
        ("町は誰から権利を得て、都市となったか。", "ja"),
        ("Wie ist der Brand entstanden?", "de"),
    ],
)
def test_a_reason_a_manner_or_somebody_is_no_number(question: str, language: str) -> None:
    assert no_number(question, language)
    assert not open_question(question, language)


@pytest.mark.parametrize(
    ("question", "language"),
    [("How many died?", "en"), ("Wie hoch ist der Turm?", "de"), ("Hoe oud is hij?", "nl"), ("من كم جزء يتكون؟", "ar"),
     ("『そして誰もいなくなった』は何位でしたか。", "ja"),
     ("誰かに聞いたのは何位のことか。", "ja"), ("Как вы думаете, сколько они заплатят?", "ru"),
     ("Wie ist die Vorwahl von Berlin?", "de"), ("Comment s’appelle le film ?", "fr")],
)  # fmt: skip
def test_so_many_is_asked_for(question: str, language: str) -> None:
    assert not no_number(question, language)


@pytest.mark.parametrize("language", QUESTIONS)
def test_the_questions_that_are_suggested_are_open(language: str) -> None:
    """Sentences answer them: a name out of one would be no report of what happened."""
    for question, about in zip(QUESTIONS[language][:2], ("7 January 2025", "Two bridges reopen"), strict=True):
        assert open_question(question.format(about), language)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Tell me about the bridge.", "en"),
        ("What do the articles say about the bridge?", "en"),
        ("What's new?", "en"),
        ("ماذا تقول المقالات عن الجسر؟", "ar"),
        ("מה קרה לגשר?", "he"),
        ("桥发生了什么事？", "zh"),
        ("橋是怎麼回事？", "zh-Hant"),
        ("เกิดอะไรขึ้นกับสะพาน", "th"),
        ("पुल को क्या हुआ?", "hi"),
    ],
)
def test_what_happened_is_an_open_question(question: str, language: str) -> None:
    assert open_question(question, language)


@pytest.mark.parametrize(
    "question",
    [
        "What did she say?",
        "What is the capital?",
        "Who reported it?",
        "When was it?",
        "What is the latest death toll in Huaraz?",
        "What is the latest number of injured?",
        "What is the latest price of oil?",
    ],
)
def test_a_question_for_one_thing_is_not_open(question: str) -> None:
    assert not open_question(question, "en")


def test_a_turkish_number_of_a_year_asks_when() -> None:
    assert thing("Köprü kaç yılında açıldı?", "tr") == "when"
    assert thing("Kaç yıl hapis cezası aldı?", "tr") == "amount"


@pytest.mark.parametrize("question", ["Kayısının kilosu kaç lira?", "Kilosu kaç liraya çıktı?"])
def test_how_many_liras_a_kilo_costs_asks_for_no_weight(question: str) -> None:
    assert thing(question, "tr") not in ("tall", "lasts", "long", "age")
