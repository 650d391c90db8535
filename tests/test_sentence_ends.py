"""The stop of an hour, a month, an abbreviation or a rank ends no sentence."""

from __future__ import annotations

import time

import pytest

from qa.sentences import sentences


def check(language: str, marked: str) -> None:
    """`|` stands where a sentence of the text starts."""
    text = marked.replace("|", "")
    assert "|".join(text[one.start : one.end] for one in sentences(text, language)) == marked.replace(" |", "|")


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "Men's discus: 1. Ola Berg, 2. Ian Roy. |It was cold."),
        ("es", "Peso: 1. Ana Gil, 2. Eva Sanz."),
        ("ar", "القرص: 1. سعيد ناصر، 2. علي بدر."),
        ("tr", "Ahmet, 12. padişahtır. |Oğlu küçüktü."),
        # And one that does end there.
        ("en", "Of 14 boats they sank 12. |Two were saved."),
    ],
)
def test_a_place_in_a_row_of_results_goes_on_to_who_has_it(language: str, marked: str) -> None:
    check(language, marked)


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "The count began at 8 p.m. Monday in the hall. |It went on."),
        ("en", "The shop is open until 9 p.m. Fridays. |It is small."),
        ("en", "They met at 9 a.m. EST on the quay. |It rained."),
        ("en", "They met at 7 p.m. Moscow time on Friday."),
        ("en", "They met at 7 p.m. Central European Time on Friday."),
        ("en", "Polls close at 8 p.m. March 3 in the north."),
        ("es", "El barco salió a las 11:00 p. m. GMT del puerto."),
        # And a sentence that does end there.
        ("en", "The count ended at 8 p.m. |Voters went home."),
        ("en", "It ended at 8 p.m. |Monday’s count is the next."),
        ("en", "It ended at 8 p.m. |Moscow was dark."),
        ("en", "The lines went down at 10 p.m. |AT&T was silent."),
        ("en", "It ended at 8 p.m. |May Olsen went home."),
        ("en", "He went to the shop. |Monday was quiet."),
        ("es", "Cerró a las 8 p.m. |Domingo cantó después."),
    ],
)
def test_an_hour_goes_on_to_its_zone_and_day(language: str, marked: str) -> None:
    check(language, marked)


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("fr", "Le pont a fermé le 15 janv. 2024 au soir. |Il rouvrira."),
        ("ru", "Мост закрыли 15 авг. 2024 г. на ремонт."),
        ("uk", "Міст закрили 15 лист. 2024 року. |Його відкриють."),
        ("pt", "A ponte fechou em 15 de mar. 2024 à noite."),
        ("hu", "A hidat 2024. jan. 15. napján zárták le."),
        ("tr", "Köprü 15 Ağu. 2024 günü kapandı."),
        ("el", "Η γέφυρα έκλεισε στις 15 Ιαν. 2024 το βράδυ."),
        ("th", "สะพานปิดเมื่อ 15 เม.ย. 2567 ตอนเย็น"),
        # A month in full takes no stop, and some short ones are words too: the sea, a letter.
        ("fr", "Il est mort le 3 mai. |2024 fut une année de pluie."),
        ("ru", "Он приехал 3 мая. |2024 год был дождливым."),
        ("pt", "O barco caiu no mar. |2024 foi um ano de chuva."),
    ],
)
def test_a_short_month_goes_on_to_its_year(language: str, marked: str) -> None:
    check(language, marked)


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("fr", "Le maire cite l’art. 12 de la loi. |Le conseil vote."),
        ("it", "Ha parlato l’avv. Bianchi in aula. |Nessuno ha risposto."),
        ("it", "Lo dice dell’art. 12 della Carta."),
        ("fr", "Il parle de l’art. |Le conseil écoute."),
        ("it", "Nessuno ricorda l’anno. |Bianchi lo sa."),
        # A title is one in its language, by itself and joined to another.
        ("sw", "Waziri huyo, Bw. Hassan Juma, alifika. |Aliondoka."),
        ("sw", "Mganga mkuu Dkt. Neema Mushi alisema. |Aliondoka."),
        ("vi", "Theo lời PGS.TS. Nguyễn Văn An, dịch đã giảm. |Trời mưa."),
        ("de", "Das sagte Dipl.-Ing. Karl Maier im Rat. |Er ging."),
        ("es", "Nadie se quiere ir. |Budi se queda."),
        ("ko", "그는 '다리는... 끝났다'고 말했다. |비가 왔다."),
        ("en", "It yields 500 MW. |The plant is new."),
        ("vi", "UBND TP.HCM họp ở TP. Hồ Chí Minh với TT. Trump. |Trời mưa."),
        ("pl", "Pociąg przyjechał o godz. 15.30 do Warszawy. |Padało."),
        ("pl", "Zginęło ok. 300 osób, m.in. 12 dzieci, mówi rzecznik ds. Europy. |Padało."),
        ("pl", "Tak stanowi ust. 2 w zw. z pkt. 3, str. 5."),
        ("hu", "A tűzből kb. 30 embert mentettek ki. |Esett."),
        ("ru", "Пострадали ок. 300 чел., сообщил Ген. Иванов. |Шёл снег."),
        ("id", "Harganya Rp. 5.000 pada tgl. 5 Juni, kata Tn. Budi. |Hujan turun."),
        ("sr", "Аутобус бр. 5 касни. |Autobus br. 5 kasni."),
        ("el", "Το λέει το άρθρ. 5 του νόμου. |Έβρεχε."),
        ("ru", "Ранены 300 чел., сообщили врачи. |Шёл снег."),
        ("cs", "Přišel Jan Novák, Ph. D. z Brna. |Pršelo."),
        ("pt", "O Pe. João chegou. |Chovia."),
        ("hi", "पूर्व नेता स्व. राम सिंह थे।"),
        ("ta", "திரு. ராமன் வந்தார். |மழை பெய்தது."),
        ("ar", "حضر أ. محمد ود. علي وم. سعيد. |أغلق الجسر."),
        # In another language, or elsewhere in a line, it is a word like others.
        ("es", "Todo estaba ok. |300 personas llegaron."),
        ("es", "Fue a ver al rp. |5 días después volvió."),
        ("ar", "لم يكن له. |علي وصل. |لا بد. |سعيد غادر."),
        ("pl", "Wszystko jest ok. |Potem padało."),
        ("ru", "Учёные нашли ген. |Иванов рад."),
        ("de", "Er lebt in den USA.|Nach Jahren kam er."),
        # An agency or a unit in capitals is none, nor is what only ends like one.
        ("nl", "Het park levert 500 MW. |De bouw begint nu."),
        ("id", "Uang KPU mengalir ke BPK. |Uang itu disita."),
        ("ro", "Au investit în startup-ul. |A fost reținut de DNA. |Procurorii cer arest."),
        ("en", "It appeared on cbc.ca. |The minister was silent."),
        ("es", "El hombre salió.|-No volvió más."),
    ],
)
def test_an_abbreviation_is_known(language: str, marked: str) -> None:
    check(language, marked)


def test_an_abbreviation_is_known_in_a_sentence_that_is_too_long() -> None:
    check("sw", f"Alisema: “Habari {'za leo na za kesho ' * 16}ziko kwa Bw. Hassan Juma.” |Aliondoka.")


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("de", "Der Rat hat den Bau beschlossen. |27 Stadträte stimmten dafür."),
        ("de", "Der Krieg war zu Ende. |1919 kam der Frieden."),
        ("da", "Det skete i Odense. |14 personer blev såret."),
        ("cs", "Rada schválila plán. |27 zastupitelů hlasovalo pro."),
        ("fi", "Onnettomuus sattui Turussa. |14 ihmistä loukkaantui."),
        # What is cut short, counted, or said inside quotation marks goes on.
        ("de", "Sie wohnt in der Hauptstr. 12 in Köln, mit mind. 3 Leuten, laut Ziff. 4 im Vertrag."),
        ("de", "Er kam am Montag, dem 3. Mai 2026, mit inkl. 12 Koffern an."),
        ("de", "Er sagte: „Wir sind fertig. 27 Leute helfen.“ |Dann ging er."),
        ("da", "Han sagde: »Vi er færdige. 27 mand hjælper.« |Så gik han."),
        ("cs", "Přišlo jich tam resp. 12 lidí podle odst. 3 zákona."),
        ("de", "Es begann Ende Sept. 2020 in Köln und kostet monatl. 300 Euro."),
        # A quotation that has ended is none, however far back the line is looked at.
        ("de", f"{'Er nannte es „Unfug“ und ging. |' * 12}Es regnete. |27 Leute blieben."),
        ("da", "Han sagde: »Vi er færdige.« |Rådet stemte. |27 mand hjælper."),
    ],
)
def test_a_number_begins_a_sentence_where_ordinals_are_figures(language: str, marked: str) -> None:
    check(language, marked)


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("th", "พล.ต.อ.สมศักดิ์ แจ้งว่าสะพานปิด"),
        ("th", "ตำรวจแจ้งว่า พล.อ. สมศักดิ์ กับ ดร. สมหญิง มาถึง"),
        ("th", "พรรคเสนอ พ.ร.บ.สะพาน ต่อสภา"),
        ("th", "สะพานยาว 35 กม. (22 ไมล์) และปิดแล้ว"),
        ("th", "สะพานยาว 35 กม. |เรือจอดที่ท่า"),
        ("th", "สะพานปิดแล้ว. |เขากลับบ้าน"),
        # A year's era belongs to what is before it, in a text so long that it is cut at its spaces.
        (
            "th",
            "นายกเทศมนตรีบ้านไผ่กล่าวว่า สะพานแห่งใหม่จะเปิดใช้ในวันที่ 12 กันยายน 2568 "
            "สะพานเริ่มก่อสร้างเมื่อ พ.ศ. 2565 ใช้งบประมาณ 85 ล้านบาท |มีความยาว 420 เมตร",
        ),
        # A number begins a sentence as well as a word, but for one inside quotation marks.
        ("ja", "3割を握る。|2024年の売上高は10億円だった。"),
        ("zh", "会议在北京举行。|2024年的收入增长。|３人到场。"),
        ("hi", "वह आया।|2024 में गया।"),
        ("ur", "وہ آیا۔|2013 میں گیا۔"),
        ("ja", "彼は「よし！2人で行く。」と言った。"),
        ("zh", "他说“好！2个就够。”|然后走了。"),
        ("th", "สะพานปิดแล้ว! |เขากลับบ้าน"),
        ("km", "ស្ពានថ្មីនឹងបើកនៅខែក្រោយ។ |ប្រជាពលរដ្ឋបានចូលរួម។ |ពិធីបានបញ្ចប់៕"),
    ],
)
def test_ranks_and_units_are_no_sentences_in_thai(language: str, marked: str) -> None:
    check(language, marked)


@pytest.mark.parametrize(
    ("language", "unit"),
    [
        ("en", "8 p.m. Monday 15 Sept. 2024 "),
        ("th", "พล.ต.อ."),
        ("ko", " '다리는... "),
    ],
)
def test_rows_of_them_are_cut_in_linear_time(language: str, unit: str) -> None:
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    assert sentences(text, language)[-1].end <= len(text)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("es", "SANTIAGO.- El ministro habló. |Llovía."),
        ("es", "Ciudad de México. - El pleno votó."),
        ("ru", "МОСКВА. – Мост открыли. |Он длинный."),
        ("ar", "بغداد.- قال الوزير إنه مستعد."),
        # And no town.
        ("es", "Él salió.|- No volvió."),
        ("de", "Lindau. |Die Stadtwerke senken den Preis."),
    ],
)
def test_the_town_of_a_report_goes_on_behind_its_dash(language: str, marked: str) -> None:
    check(language, marked)
