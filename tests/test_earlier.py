"""Of two figures that a sentence tells apart, the one is taken that the question asks for."""

from __future__ import annotations

import time

import pytest

from qa.reader.earlier import figure_asked_for


def _taken(question: str, sentence: str, language: str, words: str, asked_in: str | None = None) -> str | None:
    start = sentence.index(words)
    found = figure_asked_for(question, asked_in or language, sentence, language, start, start + len(words))
    return found and sentence[found[0] : found[1]]


@pytest.mark.parametrize(
    ("question", "sentence", "language", "words", "taken"),
    [
        (
            "What was the toll before the cut?",
            "The toll is 240 pence, down from 285.",
            "en",
            "240 pence",
            "285",
        ),
        ("What was the toll before?", "It raised the toll from £1.40 to £1.80.", "en", "£1.40 to £1.80", "£1.40"),
        (
            "How many voted in the first round?",
            "Of them 68% voted, up from 61% in the first round.",
            "en",
            "68%",
            "61%",
        ),
        ("كم كانت الرسوم قبل الخفض؟", "بلغت الرسوم 24% مقارنة ب26% في مارس.", "ar", "24%", "ب26%"),
        ("כמה היו הנוסעים קודם?", "השנה נסעו 240 לעומת 285 בעבר.", "he", "240", "285"),
        ("此前票价是多少？", "票价从3元上调至5元。", "zh", "5元", "3元"),
        ("原來票價是多少？", "票價從3元上調至5元。", "zh-Hant", "5元", "3元"),
        ("Wie viele waren es vorher?", "Es sind 24 Boote gegenüber 28 Booten.", "de", "24", "28"),
        ("Hvor mange var det tidligere?", "Det er 24 båter, opp fra 20.", "nb", "24", "20"),
        (
            "How much was it a year ago?",
            "It is 3.2 million tonnes, down from 4.1 million tonnes.",
            "en",
            "3.2 million tonnes",
            "4.1 million tonnes",
        ),
        ("Combien étaient-ils avant ?", "Ils sont 24, contre 28 en mars.", "fr", "24", "28"),
        ("Quanti erano lo scorso anno?", "Sono 24, contro i 28 di marzo.", "it", "24", "28"),
        # What was planned, which something else came in the place of.
        ("How long was it supposed to take?", "It takes 55 minutes instead of 10.", "en", "55 minutes", "10"),
        ("Сколько планировали?", "Он стоил 132 млрд вместо запланированных 83 млрд.", "ru", "132 млрд", "83 млрд"),
        ("Wie viel war geplant?", "Es sind 30 Boote statt der geplanten 20 Boote.", "de", "30 Boote", "20 Boote"),
        ("كم كانت الكلفة المقررة؟", "بلغت الكلفة 30 مليونا بدلا من 20 مليونا.", "ar", "30 مليونا", "20 مليونا"),
    ],
)
def test_the_figure_that_was_before_is_taken(
    question: str, sentence: str, language: str, words: str, taken: str
) -> None:
    assert _taken(question, sentence, language, words) == taken


@pytest.mark.parametrize(
    ("question", "asked_in", "sentence", "language", "words", "taken"),
    [
        ("Berapa orang yang tewas?", "id", "9 warga tewas dan 34 orang terluka.", "id", "34", "9"),
        ("Ölü sayısı kaç?", "tr", "9 warga tewas dan 34 orang terluka.", "id", "34", "9"),
        ("How many were hurt?", "en", "Four people died and 17 were injured.", "en", "Four", "17"),
        ("What is the death toll?", "en", "4 Menschen starben, 17 wurden verletzt.", "de", "17", "4"),
        # Of neither, or of one of several: nothing is known.
        ("How many died?", "en", "17 were injured in a crash in which 2 trains met.", "en", "17", None),
        ("How many died?", "en", "Four men and 2 women died, 17 were injured.", "en", "17", None),
        ("How many died?", "en", "In 2019 a crash injured 17.", "en", "17", None),
    ],
)
def test_the_figure_of_those_who_are_asked_for(
    question: str, asked_in: str, sentence: str, language: str, words: str, taken: str | None
) -> None:
    assert _taken(question, sentence, language, words, asked_in) == taken


@pytest.mark.parametrize(
    ("question", "sentence", "language", "words", "taken"),
    [
        ("Combien coûte un billet ?", "Le billet passe de 60 à 75 euros.", "fr", "60 à 75 euros", "75 euros"),
        ("Was kostet es?", "Der Preis steigt von 22 auf 61 Millionen Euro.", "de", "22", "61 Millionen Euro"),
        ("How long is it?", "They cut the trip from nine hours to just over three.", "en", "nine hours", "over three"),
        ("كم السعر؟", "ارتفع السعر من 60 إلى 75 دولارا.", "ar", "60 إلى 75 دولارا", "75 دولارا"),
        ("Ücret ne kadar?", "Bilet 60 liradan 75 liraya çıktı.", "tr", "60 lira", "75 liraya"),
        ("料金は？", "料金は60ユーロから75ユーロに上がった。", "ja", "60ユーロ", "75ユーロ"),
        ("किराया कितना है?", "किराया 60 रुपये से बढ़ाकर 75 रुपये हुआ।", "hi", "60 रुपये", "75 रुपये"),
        # Where the change is asked for, all of it, and so that it is no range; where half of it has no unit, too.
        ("How much did it rise?", "It rose from 60 to 75 euros.", "en", "60 to 75 euros", "from 60 to 75 euros"),
        ("How much was it before?", "It rose from 1.1 to 1.8 billion.", "en", "1.8 billion", "from 1.1 to 1.8 billion"),
        # The question's own year.
        ("Wie viele Unfälle gab es im letzten Jahr?", "今年以来发生7起，去年全年为16起。", "zh", "7", "16"),
        ("How many came last year?", "Now 24 came; a year earlier it had been 30.", "en", "24", "30"),
        ("Geçen yıl kaç kişi geldi?", "Bu yıl 24, geçen yılın aynı döneminde 30 oldu.", "tr", "24", "30"),
        ("Сколько их было в прошлом году?", "Сейчас их 24, а годом ранее было 30.", "ru", "24", "30"),
        # So many of so many.
        ("How many boats sank?", "The storm sank four of nine boats.", "en", "nine boats", "four of nine boats"),
        ("Wie viele Boote sanken?", "Im Sturm sanken 4 von 19 Booten.", "de", "19", "4 von 19"),
        ("¿Cuántos barcos se hundieron?", "Se hundieron 4 de los 19 barcos.", "es", "19", "4 de los 19"),
        ("كم قاربا غرق؟", "غرق 4 من أصل 19 قاربا.", "ar", "19", "4 من أصل 19"),
    ],
)
def test_what_a_figure_became_and_that_of_its_year(
    question: str, sentence: str, language: str, words: str, taken: str
) -> None:
    asked_in = "de" if question.startswith("W") else language
    assert _taken(question, sentence, language, words, asked_in) == taken


def test_the_question_may_be_in_another_language() -> None:
    sentence = "They cut the toll to 240 pence from 285."
    assert _taken("كم كانت الرسوم قبل الخفض؟", sentence, "en", "240 pence", "ar") == "285"


@pytest.mark.parametrize(
    ("question", "sentence", "language", "words"),
    [
        # It is not asked for.
        ("What is the toll?", "The toll is 240 pence, down from 285 pence.", "en", "240 pence"),
        ("How many voted in the run-off?", "Of them 68% voted, up from 61% in the first round.", "en", "68%"),
        ("كم الرسوم؟", "بلغت الرسوم 24% مقارنة ب26% في مارس.", "ar", "24%"),
        # Nothing marks it, or both.
        ("How many came before?", "The fair drew 240 people and 285 dogs.", "en", "240"),
        ("How many came before?", "It is up from 240 in May and down from 285 in June.", "en", "240"),
        # It is of another kind, a year, or what was taken already.
        ("What was the toll before?", "The toll is 240 pence, up from 5% of the price.", "en", "240 pence"),
        ("How many came before?", "In all 240 came, compared with 1998.", "en", "240"),
        ("What was the toll before?", "The toll is 240 pence, down from 285 pence.", "en", "285 pence"),
        # A range, with or without a change beside it, and one that another asks before.
        ("Combien coûte un billet ?", "Les billets coûtent de 60 à 75 euros.", "fr", "60 à 75 euros"),
        ("How much is it?", "Prices of 60 to 75 euros rose.", "en", "60 to 75 euros"),
        ("Wie viele Bäume?", "Von 60 bis 75 Bäumen fielen die Blätter.", "de", "60 bis 75"),
        ("When is it open?", "It is open from 9 to 5 and prices rose.", "en", "9 to 5"),
        ("¿Cuánto costaba antes?", "El billete sube de 60 a 75 euros.", "es", "60"),
        ("料金は？", "料金は60ユーロから75ユーロまでだ。", "ja", "60ユーロから75ユーロ"),
        ("How many wolves are there this year?", "Five came last year, 12 this year.", "en", "12"),
        ("How much by 1991?", "Between 1991 and 2000 it rose from 415,000 to 587,000.", "en", "415,000"),
        ("How many cars were sold last year?", "Last year it sold 300 cars, 200 of them abroad.", "en", "200"),
        ("How many came last year?", "Now 24 came, 30% more than a year earlier.", "en", "24"),
        ("How many matches in 2013?", "Elle a gagné en 2013 sur 52 matchs.", "fr", "52 matchs"),
        ("How many days was it?", "It took 4 of 19 days.", "en", "4"),
        # The first is of both.
        ("How many in the first round?", "In the first round 68% voted, up from 61% in the first poll.", "en", "68%"),
    ],
)
def test_else_what_the_network_took_stands(question: str, sentence: str, language: str, words: str) -> None:
    assert _taken(question, sentence, language, words) is None


def test_a_long_list_takes_no_long_time() -> None:
    sentence = "down from 285 " * 20_000
    begun = time.perf_counter()
    assert figure_asked_for("And before?", "en", sentence, "en", 10, 13) is None
    assert figure_asked_for("And before?", "en", sentence[:1_990], "en", 10, 13) is None
    assert time.perf_counter() - begun < 1


DEAD_GET = "How much does the family of each of the dead get?"
HURT_GET = "How much does each injured person get?"


@pytest.mark.parametrize(
    ("language", "sentence", "dead", "hurt", "died", "injured"),
    [
        ("en", "A fire killed 31 and injured 84, police said.", "31", "84", "How many died?", "How many were hurt?"),
        ("en", "14 were hurt and three died in it.", "three", "14", "How many were killed?", "How many injured?"),
        ("es", "Unas 40 resultaron heridas y 5 murieron.", "5", "40", "¿Cuántos muertos?", "¿Cuántos heridos?"),
        ("fr", "Il a fait 8 morts et 23 blessés.", "8", "23", "Combien de morts ?", "Combien de blessés ?"),
        ("de", "45 wurden verletzt und 3 getötet.", "3", "45", "Wie viele starben?", "Wie viele wurden verletzt?"),
        ("ru", "Ранены 57 человек, погибли 12.", "12", "57", "Сколько погибло?", "Сколько пострадавших?"),
        ("ar", "وأصيب 60 شخصا وقتل 13 في القصف.", "13", "60", "كم عدد القتلى؟", "كم عدد المصابين؟"),
        ("fa", "۱۲ نفر کشته و ۳۰ نفر زخمی شدند.", "۱۲", "۳۰", "چند نفر کشته شدند؟", "چند نفر زخمی شدند؟"),
        ("tr", "18 kişi yaralandı, 2 kişi öldü.", "2", "18", "Kaç kişi öldü?", "Kaç kişi yaralandı?"),
        ("zh", "爆炸造成56人受伤、3人死亡。", "3人", "56人", "有多少人死亡？", "有多少人受伤？"),
        ("hi", "15 लोगों की मौत हुई और 10 घायल हुए।", "15", "10", "कितने लोग मारे गए?", "कितने लोग घायल हुए?"),
        ("id", "Gempa menewaskan 16 orang dan melukai 70.", "16", "70", "Berapa orang tewas?", "Berapa orang terluka?"),
        ("he", "בפיצוץ נהרגו 7 בני אדם ו-25 נפצעו.", "7", "25", "כמה נהרגו?", "כמה נפצעו?"),
    ],
)
def test_the_dead_are_not_taken_for_the_hurt_of_the_same_sentence(
    language: str, sentence: str, dead: str, hurt: str, died: str, injured: str
) -> None:
    for asked_in, questions in ((language, (died, injured)), ("en", ("How many died?", "How many were hurt?"))):
        for question, right, wrong in zip(questions, (dead, hurt), (hurt, dead), strict=True):
            taken = _taken(question, sentence, language, wrong, asked_in) or ""
            assert right.rstrip("人") in taken, question
            assert wrong not in taken, question
            assert _taken(question, sentence, language, right, asked_in) is None, question


@pytest.mark.parametrize(
    ("language", "sentence", "right", "wrong", "question"),
    [
        ("en", "It pays £500 for each of the dead and £90 for each of the injured.", "£500", "£90", DEAD_GET),
        ("ar", "صرف 100 ألف جنيه لأسرة كل متوفى و25 ألف جنيه لكل مصاب.", "100 ألف جنيه", "و25 ألف جنيه", DEAD_GET),
        ("fr", "L'État versera 500 € par mort et 90 € par blessé.", "500 €", "90 €", DEAD_GET),
        ("es", "Se pagarán 500 euros por cada muerto y 90 euros por cada herido.", "500 euros", "90 euros", DEAD_GET),
        ("ar", "صرف 100 ألف جنيه لأسرة كل متوفى و25 ألف جنيه لكل مصاب.", "25 ألف جنيه", "100 ألف جنيه", HURT_GET),
    ],
)
def test_what_is_paid_for_the_dead_is_not_what_is_paid_for_the_hurt(
    language: str, sentence: str, right: str, wrong: str, question: str
) -> None:
    assert right in (_taken(question, sentence, language, wrong, "en") or "")
    assert _taken(question, sentence, language, right, "en") is None
    # No sum for the number of the dead.
    counted = "The fire killed 31 people and injured 84, at a cost of £90."
    assert _taken(question, counted, "en", "£90", "en") is None


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("How many were killed or hurt?", "The fire killed 31 people and injured 84.", "84"),  # both are asked for
        ("How many died?", "The fire killed 31 in one house, killed 12 in another and hurt 9.", "9"),  # which of two?
        ("How many died?", "Of the 30 injured 4 have died.", "4"),
        ("When did they die?", "He was injured in 1996 and killed 12 people.", "1996"),  # no count is asked for
    ],
)
def test_a_figure_that_is_not_plainly_theirs_is_left(question: str, sentence: str, words: str) -> None:
    assert _taken(question, sentence, "en", words) is None


LATER = "It rose to $31 million in 2024 from $26 million a year earlier."


@pytest.mark.parametrize(
    ("question", "language", "sentence", "words", "taken"),
    [
        ("What was it in 2023?", "en", LATER, "$31 million", "$26 million"),
        ("Wie viel war es 2023?", "de", "Es stieg 2024 auf 31 Euro, nach 26 Euro im Vorjahr.", "31 Euro", "26 Euro"),
        ("Combien en 2023 ?", "fr", "Il y en avait 31 en 2024, contre 26 un an plus tôt.", "31", "26"),
        ("¿Cuánto fue en 2023?", "es", "Subió en 2024 a 31 millones, frente a 26 un año antes.", "31 millones", "26"),
        ("كم بلغت في 2023؟", "ar", "ارتفعت في 2024 إلى 31 مليونا، مقابل 26 مليونا قبل عام.", "31 مليونا", "26 مليونا"),
        ("2023年是多少？", "zh", "2024年增至310亿元，上年为268亿元。", "310亿元", "268亿元"),
        # The year itself, one that is not told, and one that is taken rightly.
        ("What was it in 2024?", "en", LATER, "$31 million", None),
        ("What was it in 2022?", "en", LATER, "$31 million", None),
        ("What was it in 2023?", "en", LATER, "$26 million", None),
    ],
)
def test_the_year_before_is_that_of_a_year_earlier(
    question: str, language: str, sentence: str, words: str, taken: str | None
) -> None:
    assert _taken(question, sentence, language, words) == taken
    assert _taken("What was it in 2023?", sentence, language, words, "en") == taken or taken is None


@pytest.mark.parametrize(
    ("language", "sentence", "question", "right", "wrong"),
    [
        ("en", "Varga scored 21 goals, 15 at home and six away.", "How many goals did Varga score away?", "six", "21"),
        ("en", "A profit of £3m on revenue of £9m.", "What was the revenue?", "£9m", "£3m"),
        ("es", "Hubo 182 votos a favor, 151 en contra y 12 abstenciones.", "¿Cuántos en contra?", "151", "182"),
        ("fr", "Parmi eux, 22 hommes, 13 femmes et 5 enfants.", "Combien de femmes ?", "13", "22"),
        ("fr", "Un chiffre d'affaires de 14 M€ et un bénéfice de 600 000 €.", "Quel bénéfice ?", "600 000 €", "14 M€"),
        ("de", "Man nahm 57 Menschen fest und ließ 33 wieder frei.", "Wie viele wurden freigelassen?", "33", "57"),
        ("ru", "За голосовали 312 депутатов, против — 87.", "Сколько депутатов проголосовали против?", "87", "312"),
        ("ar", "اعتقلت الشرطة 84 متظاهرا وأفرجت عن 37.", "كم متظاهرا أفرجت عنهم؟", "37", "84"),
        ("fa", "۴۰ مرد، ۳۳ زن و ۲۸ کودک آنجا هستند.", "چند کودک آنجا هستند؟", "۲۸", "۴۰"),
        ("tr", "Teknede 19 erkek, 8 kadın vardı.", "Teknede kaç kadın vardı?", "8", "19"),
        ("zh", "该公司实现营收86亿元，净利润11亿元。", "净利润是多少？", "11亿元", "86亿元"),
        ("hi", "पक्ष में 288 वोट पड़े, विरोध में 232 वोट पड़े।", "पक्ष में कितने वोट पड़े?", "288", "232"),
        ("pt", "A polícia prendeu 44 pessoas e libertou 17.", "Quantas pessoas foram libertadas?", "17", "44"),
        ("id", "Ada 27 laki-laki, 14 perempuan dan 9 anak-anak.", "Berapa perempuan?", "14", "27"),
        ("he", "היו שם 27 גברים, 14 נשים ו-9 ילדים.", "כמה נשים היו שם?", "14", "27"),
        ("ja", "賛成124票、反対8票で可決された。", "反対は何票ですか？", "8", "124"),
    ],
)
def test_the_figure_of_the_side_that_is_asked_for(
    language: str, sentence: str, question: str, right: str, wrong: str
) -> None:
    assert right in (_taken(question, sentence, language, wrong) or "")
    assert _taken(question, sentence, language, right) is None


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("How many women were there?", "Of 30 people 12 were women.", "30"),  # no other side is counted
        ("How many women voted against?", "5 women and 8 men voted for, 7 women and 3 men against.", "8"),
        ("How many women were there?", "There were 14 men and 12 women and children.", "14"),
        ("How many women?", "There were 14 men, 9 women in one car and 3 women in another.", "14"),  # which of two?
        ("How many were arrested?", "Police arrested 46 and later released them, and 12 were arrested again.", "46"),
        ("How many children died?", "There 9 women died and 5 children were injured.", "9"),
        ("When did women vote?", "In 1928 women over 21 got the vote, and men over 20.", "1928"),
        ("How many men and women?", "There were 14 men and 9 women.", "14"),
    ],
)
def test_where_the_side_is_not_plain_nothing_changes(question: str, sentence: str, words: str) -> None:
    assert _taken(question, sentence, "en", words) is None


@pytest.mark.parametrize(
    ("language", "sentence", "by", "to", "asks_by", "asks_to"),
    [
        (
            "en",
            "It went up by 80 cents to 13 dollars.",
            "80 cents",
            "13 dollars",
            "By how much did it rise?",
            "How high is it?",
        ),
        ("es", "Aumentará un 6 %, hasta 940 euros.", "6 %", "940 euros", "¿Cuánto aumentará?", "¿De cuánto será?"),
        (
            "de",
            "Er stieg um 8 Prozent auf 2 Millionen.",
            "8 Prozent",
            "2 Millionen",
            "Um wie viel stieg er?",
            "Wie hoch ist er?",
        ),
        (
            "fr",
            "Il augmente de 30 centimes à 2,50 euros.",
            "30 centimes",
            "2,50 euros",
            "De combien augmente-t-il ?",
            "Combien coûte-t-il ?",
        ),
        (
            "ru",
            "Он вырос на 14%, до 52 млн рублей.",
            "14%",
            "52 млн рублей",
            "На сколько он вырос?",
            "Сколько он составил?",
        ),
        ("ar", "ارتفعت بنسبة 17% إلى 410 ملايين دولار.", "17%", "410 ملايين دولار", "بكم ارتفعت؟", "كم بلغت؟"),
        (
            "tr",
            "Geliri yüzde 23 artarak 640 milyon liraya çıktı.",
            "yüzde 23",
            "640 milyon liraya",
            "Yüzde kaç arttı?",
            "Geliri ne kadar?",
        ),
        ("zh", "出口增长31%，达到18万辆。", "31%", "18万", "增长了多少？", "出口达到多少辆？"),
        ("fa", "با ۱۲ درصد افزایش به ۹۸۰ دلار رسید.", "۱۲ درصد", "۹۸۰ دلار", "چقدر افزایش یافت؟", "چقدر بود؟"),
        ("hi", "दाम 3 रुपये बढ़कर 62 रुपये हो गया।", "3 रुपये", "62 रुपये", "दाम कितना बढ़ा?", "दाम कितना है?"),
        (
            "pt",
            "Vai subir 40 centavos, para 5 reais.",
            "40 centavos",
            "5 reais",
            "Quanto vai subir?",
            "Quanto vai custar?",
        ),
        (
            "id",
            "Harga naik 900 rupiah menjadi 15.300 rupiah.",
            "900 rupiah",
            "15.300 rupiah",
            "Berapa kenaikannya?",
            "Berapa harganya?",
        ),
        # What a share lost, and where it stands.
        ("en", "The share lost 3.2% to 47 euros.", "3.2%", "47 euros", "How much did it lose?", "How much is it now?"),
        (
            "de",
            "Sie verlor 3,2 Prozent auf 47 Euro.",
            "3,2 Prozent",
            "47 Euro",
            "Wie viel verlor sie?",
            "Was kostet sie?",
        ),
        (
            "fr",
            "Elle a perdu 4,1 % à 23 euros.",
            "4,1 %",
            "23 euros",
            "Combien a-t-elle perdu ?",
            "Combien coûte-t-elle ?",
        ),
        ("es", "Ganó un 2,3 % hasta 12 euros.", "2,3 %", "12 euros", "¿Cuánto subió?", "¿Cuánto vale?"),
        ("it", "Ha perso il 3,4% a 7,20 euro.", "3,4%", "7,20 euro", "Quanto è scesa?", "Quanto vale?"),
        ("pt", "Perderam 5% para 3 euros.", "5%", "3 euros", "Quanto caíram?", "Quanto valem?"),
        ("ru", "Они потеряли 4% до 310 рублей.", "4%", "310 рублей", "На сколько они упали?", "Сколько они стоят?"),
        ("tr", "Yüzde 3 değer kaybederek 47 liraya geriledi.", "Yüzde 3", "47 liraya", "Ne kadar düştü?", "Kaç lira?"),
    ],
)
def test_by_how_much_it_rose_and_what_to(
    language: str, sentence: str, by: str, to: str, asks_by: str, asks_to: str
) -> None:
    for question, right, wrong in ((asks_by, by, to), (asks_to, to, by)):
        assert (_taken(question, sentence, language, wrong) or "").removesuffix("辆") == right
        assert _taken(question, sentence, language, right) is None


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("How much weight did he lose?", "He lost 5 to 10 kilos.", "5 to 10 kilos"),
        ("How much did they lose?", "They lost 3 to 5 percent.", "3 to 5 percent"),
        ("By how much did it rise?", "It rose by 0.3 to 0.6 degrees.", "0.3 to 0.6 degrees"),  # a range
        ("How much is it?", "It was moved by 80 cents to 13 dollars.", "80 cents"),  # no change is told
        ("When did it rise?", "It rose by 80 cents to 13 dollars.", "80 cents"),
        ("How high did it rise?", "It rose by 80 cents to 13 dollars.", "13 dollars"),
    ],
)
def test_where_no_rise_is_told_nothing_changes(question: str, sentence: str, words: str) -> None:
    assert _taken(question, sentence, "en", words) is None


@pytest.mark.parametrize(
    ("language", "sentence", "question", "words", "taken"),
    [
        (
            "en",
            "Profit rose 18 percent to 64 million euros last year.",
            "What was the profit last year?",
            "18 percent to 64 million euros",
            "64 million euros",
        ),
        (
            "ar",
            "ارتفعت الأرباح بنسبة 18 في المئة إلى 64 مليون يورو العام الماضي.",
            "كم بلغت الأرباح العام الماضي؟",
            "18 في المئة إلى 64 مليون يورو",
            "64 مليون يورو",
        ),
        # Last year's is the other one, or another year's is asked for.
        (
            "en",
            "Profit rose 18 percent to 64 million euros, from 54 million last year.",
            "What was the profit last year?",
            "18 percent to 64 million euros",
            "54 million",
        ),
        (
            "en",
            "Profit rose 18 percent to 64 million euros this year.",
            "What was the profit last year?",
            "18 percent to 64 million euros",
            None,
        ),
    ],
)
def test_what_it_rose_to_last_year_is_what_it_was_last_year(
    language: str, sentence: str, question: str, words: str, taken: str | None
) -> None:
    assert _taken(question, sentence, language, words) == taken
