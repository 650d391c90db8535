"""What belongs to the words that were found: a number's scale, sign and currency, the rest of what is in brackets."""

from __future__ import annotations

import pytest

from qa.reader.widen import widened


@pytest.mark.parametrize(
    ("language", "text", "found", "whole"),
    [
        ("en", "It cost $2.1 billion to build.", "2.1", "$2.1 billion"),
        ("en", "It paid 350 million dollars for it.", "350", "350 million dollars"),
        ("en", "Between £180,000 and £220,000 is gone.", "180,000", "£180,000"),
        ("en", "It began at 5:30 p.m. on Tuesday.", "5:30 p.m", "5:30 p.m."),
        ("en", "The firm (of Leeds) is here.", "firm (of Leeds", "firm (of Leeds)"),
        ("zh", "售出2.3万辆汽车。", "2.3", "2.3万"),
        ("zh", "贷款10亿美元用于供水。", "10", "10亿美元"),
        ("ja", "1億2000万円を貸した。", "1億2000", "1億2000万円"),
        ("ar", "بنسبة 13.6 في المئة هذا العام.", "13.6", "13.6 في المئة"),
        ("he", "תמורת 3 מיליון שקלים חדשים בלבד.", "3", "3 מיליון שקלים חדשים"),
        ("hi", "10 अरब लोग हैं।", "10", "10 अरब"),
        ("fa", "۸۵ هزار نفر آمدند.", "۸۵", "۸۵ هزار"),
        ("ru", "Выделено 15 миллиардов на это.", "15", "15 миллиардов"),
        ("de", "Rund 26 Prozent der Stimmen.", "26", "26 Prozent"),
        ("fr", "Cela coûte 4,6 millions d’euros à la ville.".replace("’", "'"), "4,6", "4,6 millions d'euros"),
        ("es", "Es «Sal de la lluvia», y luego «Cartas al sur».", "Sal de la lluvia», y luego «Cartas al sur",
         "«Sal de la lluvia», y luego «Cartas al sur»"),
        ("tr", "Fiyatlar yüzde 26 arttı.", "26", "yüzde 26"),
        ("en", "She served nine years and a half abroad.", "nine years", "nine years and a half"),
        ("es", "Pasó ocho meses y medio fuera.", "ocho meses", "ocho meses y medio"),
        ("fr", "Il y est resté neuf ans et demi.", "neuf", "neuf ans et demi"),
        ("de", "Nach neun Jahren und vier Monaten kam er.", "neun Jahren", "neun Jahren und vier Monaten"),
        ("tr", "Orada dokuz yıl dört ay kaldı.", "dokuz yıl", "dokuz yıl dört ay"),
        ("ru", "Он ждал девяти с половиной лет.", "девяти", "девяти с половиной лет"),
        ("uk", "Він чекав дев'яти з половиною років.", "дев'яти", "дев'яти з половиною років"),
        ("pl", "Czekał cztery lata i pół.", "cztery lata", "cztery lata i pół"),
        ("ar", "أمضى تسع سنوات ونصف السنة هناك.", "تسع سنوات", "تسع سنوات ونصف السنة"),
        ("ar", "بلغت مليارين ونصف المليار دولار أمس.", "مليارين", "مليارين ونصف المليار دولار"),
        ("he", "הוא חיכה תשע שנים וחצי שם.", "תשע שנים", "תשע שנים וחצי"),
        ("fa", "او نه سال و نیم ماند.", "نه سال", "نه سال و نیم"),
        ("hi", "वह साढ़े सात महीने रहा।", "सात महीने", "साढ़े सात महीने"),
        ("ur", "وہ ساڑھے سات سال رہا۔", "سات سال", "ساڑھے سات سال"),
        ("ja", "工事は4年9カ月かかった。", "4年", "4年9カ月"),
        ("ko", "공사는 4년 9개월이 걸렸다.", "4년", "4년 9개월이"),
        ("th", "ใช้เวลา 4 ปี 9 เดือน", "4 ปี", "4 ปี 9 เดือน"),
        ("zh", "花了4年半才完成。", "4年", "4年半"),
        ("en", "It took two hours forty minutes.", "two hours", "two hours forty minutes"),
        ("es", "Vale 7 euros y 30 céntimos hoy.", "7 euros", "7 euros y 30 céntimos"),
        ("en", "It paid five million dollars for it.", "five million", "five million dollars"),
        ("ko", "모두 4조 2천억 원을 썼다.", "4조", "4조 2천억 원을"),
        ("hi", "उसे 12 लाख रुपये मिले।", "12 लाख", "12 लाख रुपये"),
        ("ur", "اسے 12 لاکھ روپے ملے۔", "12", "12 لاکھ روپے"),
        ("bn", "সে 12 কোটি টাকা পেল।", "12 কোটি", "12 কোটি টাকা"),
        ("en", "It cost 3 crore rupees then.", "3", "3 crore rupees"),
        ("ar", "دفع أربعة ملايين ريال سعودي له.", "أربعة ملايين ريال", "أربعة ملايين ريال سعودي"),
        ("en", "It paid 40 Norwegian kroner each.", "40 Norwegian", "40 Norwegian kroner"),
        ("en", "It cost 10⁶ euros then.", "10", "10⁶ euros"),
        ("de", "Es sind 3,2 × 10⁵ Tonnen.", "10", "3,2 × 10⁵"),
        ("hi", "वहाँ १०⁶ लोग हैं।", "१०", "१०⁶"),
        ("zh", "共有10⁶颗星。", "10", "10⁶"),
        ("vi", "Cầu mở vào tháng 6/2026 ở cảng.", "6", "tháng 6/2026"),
        ("vi", "Cầu mở vào tháng 6/2026 ở cảng.", "2026", "tháng 6/2026"),
        ("vi", "Tháng 6-2026 cầu sẽ mở.", "Tháng 6", "Tháng 6-2026"),
        ("vi", "Cầu mở vào ngày 15-6-2026.", "15", "ngày 15-6-2026"),
        ("nl", "Dat is 26 procent meer.", "26", "26 procent"),
        ("vi", "Giá tăng 26 phần trăm rồi.", "26", "26 phần trăm"),
        ("th", "เพิ่มขึ้นร้อยละ 26 แล้ว", "26", "ร้อยละ 26"),
        ("zh", "同比增长百分之二十六。", "二十六", "百分之二十六"),
        ("ja", "売上は26パーセントの増加だ。", "26", "26パーセント"),
        ("sw", "Bei ilipanda kwa asilimia 26 jana.", "26", "asilimia 26"),
        ("sw", "Walihama watu milioni 3 hivi.", "3", "milioni 3"),
    ],
)  # fmt: skip
def test_what_belongs_to_an_answer_is_in_it(language: str, text: str, found: str, whole: str) -> None:
    start = text.index(found)
    first, last = widened(text, start, start + len(found), language)
    assert text[first:last] == whole


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "12 people died in 2024.", "12"),
        ("en", "12 people died in 2024.", "2024"),
        ("en", "It is 5 m long.", "5"),
        ("en", "They met in Baghdad.", "Baghdad"),
        ("zh", "有25个基点。", "25"),
        ("ar", "التقوا في بغداد.", "بغداد"),
        ("xx", "12 million", "12"),
        ("th", "มา 35 คน", "35"),
        ("en", "They stayed between two years and six months.", "two years"),
        ("en", "It was 2.4 million four years ago.", "2.4 million"),
        ("en", "They were nine men and three women.", "nine men"),
        ("es", "Fueron cinco años y media docena de casas.", "cinco años"),
        ("ja", "2024年半ばに始まる。", "2024年"),
        ("zh", "2024年半年报。", "2024年"),
        ("vi", "Cầu tốn 6 triệu từ tháng 6/2026.", "Cầu"),
        ("vi", "Cầu mở vào tháng 6, 2026 người đến.", "2026"),
        ("sw", "Watu 3 walihama.", "3"),
        ("zh", "有三分之12的人。", "12"),
        ("de", "Um 26 Prozentpunkte mehr.", "26"),
    ],
)
def test_what_does_not_is_not(language: str, text: str, found: str) -> None:
    start = text.index(found)
    assert widened(text, start, start + len(found), language) == (start, start + len(found))
