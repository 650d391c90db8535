"""The line of outlet and day under a title: read as what it is, and no sentence of the article."""

from __future__ import annotations

import time

import pytest

from qa.articles.drafts import make_drafts
from qa.articles.text import parse_text

STORY = {
    "ar": (
        "افتتاح الجسر الجديد على النهر",
        "افتتح العمدة الجسر بعد عامين من العمل. والكلفة بقيت ضمن الميزانية.",
    ),
    "en": ("New bridge opens over the river", "The mayor opened it after two years of work. It cost what was planned."),
    "fa": ("پل تازه روی رودخانه گشوده شد", "شهردار پل را پس از دو سال کار افتتاح کرد. هزینه از بودجه بیشتر نشد."),
    "he": ("הגשר החדש מעל הנחל נפתח", "ראש העיר פתחה את הגשר לאחר שנתיים של עבודה. העלות לא חרגה מהתקציב."),
    "hi": ("नदी पर नया पुल खुला", "महापौर ने दो साल के काम के बाद पुल खोला। लागत बजट के भीतर रही।"),
    "ru": ("Через реку открыт новый мост", "Мэр открыла его после двух лет работы. Он стоил сколько намечено."),
    "de": (
        "Neue Brücke über den Fluss",
        "Die Bürgermeisterin eröffnete sie nach zwei Jahren. Die Kosten blieben gleich.",
    ),
    "zh": ("河上新桥通车", "市长在两年施工之后为新桥剪彩。她说花费没有超出预算。"),
    "th": ("เปิดสะพานใหม่ข้ามแม่น้ำ", "นายกเทศมนตรีเปิดสะพานหลังก่อสร้างสองปี ค่าใช้จ่ายเป็นไปตามงบประมาณ"),
    "tr": ("Nehrin üzerindeki yeni köprü açıldı", "Başkan köprüyü iki yıl sonra açtı. Maliyet bütçeyi aşmadı."),
}


@pytest.mark.parametrize(
    ("language", "line", "outlet"),
    [
        ("en", "The Harbour Courier, 5 May 2024", "The Harbour Courier"),
        ("en", "5 May 2024 | Harbour Courier", "Harbour Courier"),
        ("en", "Harbour Courier — Sunday, 5 May 2024", "Harbour Courier"),
        ("en", "Harbour Courier - May 5, 2024 14:30", "Harbour Courier"),
        ("en", "harbour-courier.example, 5 May 2024", "harbour-courier.example"),
        ("ar", "صحيفة الميناء، 5 مايو 2024", "صحيفة الميناء"),
        ("ar", "5 مايو 2024 | صحيفة الميناء", "صحيفة الميناء"),
        ("fa", "روزنامه بندر، ۱۶ اردیبهشت ۱۴۰۳", "روزنامه بندر"),
        ("he", "קול הנמל, 5 במאי 2024", "קול הנמל"),
        ("hi", "बंदरगाह टाइम्स, 5 मई 2024", "बंदरगाह टाइम्स"),
        ("ru", "Портовый вестник, 5 мая 2024", "Портовый вестник"),
        ("ru", "Портовый Вестник, 5 мая 2024 года", "Портовый Вестник"),
        ("de", "Hafenbote, 5. Mai 2024", "Hafenbote"),
        ("zh", "港口日报，2024年5月5日", "港口日报"),
        ("zh", "港口日報 2024年5月5日", "港口日報"),
        ("th", "ข่าวท่าเรือ | 5 พฤษภาคม 2567", "ข่าวท่าเรือ"),
        ("tr", "Liman Postası, 5 Mayıs 2024", "Liman Postası"),
        ("en", "Reuters, 5 May 2024", "Reuters"),
        ("ar", "الجزيرة، ٥ مايو ٢٠٢٤", "الجزيرة"),
        ("de", "5. Mai 2024 | dpa", "dpa"),
        ("he", "הארץ, 5 במאי 2024", "הארץ"),
        ("zh", "新华社，2024年5月5日", "新华社"),
        ("en", "The Daily Seagull, 5 May 2024", "The Daily Seagull"),
        ("en", "Deep Creek Wire, 5 May 2024", "Deep Creek Wire"),
        ("ar", "شبكة أخبار الميناء، 5 مايو 2024", "شبكة أخبار الميناء"),
        ("de", "Ouest France, 5. Mai 2024", "Ouest France"),
    ],
)
def test_it_tells_outlet_and_day_and_is_no_sentence(language: str, line: str, outlet: str) -> None:
    title, body = STORY[language]
    (draft,) = parse_text(f"{title}\n{line}\n\n{body}\n".encode())
    assert (draft.title, draft.source) == (title, outlet)
    assert (draft.published or "")[:10] == "2024-05-05"
    assert draft.text == f"{title}\n\n{body}\n"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ar", "القدس، 5 مايو 2024"),
        ("ar", "سياسة | 5 مايو 2024"),
        ("en", "Nairobi, 5 May 2024"),
        ("en", "5 May 2024 | Politics"),
        ("fa", "تهران، ۱۶ اردیبهشت ۱۴۰۳"),
        ("he", "ירושלים, 5 במאי 2024"),
        ("hi", "राजनीति | 5 मई 2024"),
        ("de", "Wirtschaft | 5. Mai 2024"),
    ],
)
def test_a_place_or_a_section_is_no_outlet(language: str, line: str) -> None:
    title, body = STORY[language]
    (draft,) = parse_text(f"{title}\n{line}\n\n{body}".encode())
    assert (draft.source, draft.published) == (None, "2024-05-05")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ar", "البصرة، 5 مايو 2024"),
        ("de", "München, 5. Mai 2024"),
        ("de", "Die Seemöwe, 5. Mai 2024"),
        ("en", "Hyderabad, 5 May 2024"),
        ("en", "The Lighthouse, 5 May 2024"),
        ("fa", "شیراز، ۱۶ اردیبهشت ۱۴۰۳"),
        ("he", "חולון, 5 במאי 2024"),
        ("hi", "वाराणसी, 5 मई 2024"),
        ("ru", "Казань, 5 мая 2024"),
        ("tr", "Diyarbakır, 5 Mayıs 2024"),
        ("he", "ירושלים, 5 במאי 2024"),
        ("ar", "5 مايو 2024 - منى الكاتب"),
        ("de", "Jana Seemann, 05.05.2024"),
        ("de", "5. Mai 2024, Jana Seemann"),
        ("en", "Ada Miller - May 5, 2024, 10:31 pm"),
        ("he", "דנה כהן, 5.5.2024"),
        ("hi", "मीना शर्मा / नई दिल्ली May 5, 2024"),
        ("ru", "Анна Портнова, 5 мая 2024, 14:30"),
        ("zh", "2024年5月5日 - 李明"),
    ],
)
def test_a_place_a_word_or_an_author_tells_the_day_and_stays(language: str, line: str) -> None:
    """An author with the hour, the day in figures, or behind the day: a caption has none of them."""
    title, body = STORY[language]
    (draft,) = parse_text(f"{title}\n{line}\n\n{body}".encode())
    assert (draft.source, (draft.published or "")[:10]) == (None, "2024-05-05")
    assert line in draft.text


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ar", "شبكة الطرق، 5 مايو 2024"),
        ("en", "Old Wire Road, 5 May 2024"),
        ("zh", "码头，2024年5月5日"),
        ("ar", "منى الكاتب، 4 مايو 1931"),
        ("ar", "ساحة الميناء، 5 مايو 2024"),
        ("de", "Alte Brücke, 5. Mai 2024"),
        ("en", "Ada Miller, 4 May 1931"),
        ("en", "Deep Creek, 5 May 2024"),
        ("en", "Times Square, 5 May 2024"),
        ("en", "Cup Final, 5 May 2024"),
        ("fa", "پل خواجو، ۱۶ اردیبهشت ۱۴۰۳"),
        ("he", "כיכר הנמל, 5 במאי 2024"),
        ("hi", "विक्टोरिया पुल, 5 मई 2024"),
        ("ru", "Красный мост, 5 мая 2024"),
        ("tr", "Eski Köprü, 5 Mayıs 2024"),
        ("zh", "老桥码头，2024年5月5日"),
        ("ar", "صورة من الجسر، 5 مايو 2024"),
        ("ar", "الهجوم على الجسر، 5 مايو 2024"),
        ("en", "Photo, 5 May 2024"),
        ("en", "The flood in Deep Creek, 5 May 2024"),
        ("en", "Harbour Courier 5 May 2024"),
        ("en", "The Harbour Courier, 5 May 2024, wrote of it first"),
        ("en", "Harbour Courier, 03/04/2024"),  # of April, or of March
        ("en", "Harbour Courier, 5 May 2024 - 7 May 2024"),
        ("fa", "حمله به پل، ۱۶ اردیبهشت ۱۴۰۳"),
        ("he", "צילום: דנה כהן, 5 במאי 2024"),
        ("hi", "पुल पर हमला, 5 मई 2024"),
        ("ru", "Наводнение у моста, 5 мая 2024"),
        ("zh", "桥上的袭击，2024年5月5日"),
    ],
)
def test_a_caption_or_a_small_heading_tells_nothing_and_stays(language: str, line: str) -> None:
    title, body = STORY[language]
    (draft,) = parse_text(f"{title}\n{line}\n\n{body}".encode())
    assert (draft.source, draft.published) == (None, None)
    assert line in draft.text


@pytest.mark.parametrize(
    "text",
    [
        "Letters to the editor\nJane Doe, 5 May 2024\nThe bridge is late.\nJohn Roe, 9 May 2024\nIt is not.",
        "The bridge stands where two rivers meet.\nJane Doe, 5 May 1824\nSo she wrote. It has fallen since.",
        "“A bridge is a road that has courage”\nJane Doe, 5 May 1824\nSo she wrote. It has fallen since.",
        "New bridge opens\nIt is long.\nThe Harbour Courier, 5 May 2024\nIt is also wide.",
    ],
)
def test_elsewhere_than_under_a_title_or_among_others_it_tells_nothing(text: str) -> None:
    (draft,) = parse_text(text.encode())
    assert (draft.source, draft.published, draft.text) == (None, None, text)


def test_a_title_as_wide_as_a_filled_text_is_not_joined_with_it() -> None:
    title = "Die neue Brücke über den Fluss ist seit gestern offen für"
    body = """Die Bürgermeisterin eröffnete sie nach zwei Jahren Arbeit.
Sie sagte, die Kosten seien geblieben wie geplant und man
werde nun auch die alte Brücke am Hafen erneuern, an deren
Geländern der Rost seit vielen Jahren zu sehen ist. Danach
folgt der Damm."""
    (draft,) = parse_text(f"{title}\nHafenbote, 5. Mai 2024\n{body}".encode())
    assert (draft.title, draft.source, draft.published) == (title, "Hafenbote", "2024-05-05")
    assert "wie geplant und man werde nun auch" in draft.text


def test_a_line_as_long_as_an_article_takes_no_time() -> None:
    began = time.perf_counter()
    for line in ("A, " * 20_000, "5 May 2024, " * 20_000, "a." * 40_000):
        parse_text(f"New bridge opens\n{line}\nThe mayor opened it.\n{line}".encode())
    assert time.perf_counter() - began < 5


_RU = "В Заозёрске открыли новую школу\n\n{}\n\nВ Заозёрске в среду открыли новую школу. Её строили четыре года."
_HI = "मीरपुर घोटाला: दो निदेशकों को सज़ा\n\n{}\n\nरायपुर की विशेष अदालत ने दो निदेशकों को सज़ा सुनाई। लेखाकार को चार साल मिले।"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Агентство «Северный вестник», 3 апреля 2025", "Северный вестник"),
        ("«Северный вестник», 3 апреля 2025", "Северный вестник"),
        ("Газета «Труд», 3 апреля 2025 года, 12:00", "Газета Труд"),
    ],
)
def test_an_outlet_in_quotation_marks_is_one(line: str, outlet: str) -> None:
    """By its own words, or by the word before it that says what it is."""
    (draft,) = make_drafts(_RU.format(line))
    assert (draft.source, draft.published) == (outlet, "2025-04-03")


@pytest.mark.parametrize("name", ["Кадр из фильма «Северный вестник»", "Ледокол «Вестник»", "«Война и мир»"])
def test_a_film_or_a_ship_in_quotation_marks_is_none(name: str) -> None:
    (draft,) = make_drafts(_RU.format(f"{name}, 3 апреля 2025"))
    assert (draft.source, draft.published) == (None, None)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("जनवाणी समाचार | रायपुर | 19 जुलाई 2025", "जनवाणी समाचार"),
        ("19 जुलाई 2025 | रायपुर | जनवाणी समाचार", "जनवाणी समाचार"),
        ("अनिल कश्यप | रायपुर | 19 जुलाई 2025", None),
    ],
)
def test_a_place_can_stand_between_outlet_and_day(line: str, outlet: str | None) -> None:
    (draft,) = make_drafts(_HI.format(line))
    assert (draft.source, draft.published) == (outlet, "2025-07-19")


@pytest.mark.parametrize("place", ["Lima", "Denver", "Peru", "Cairo"])
def test_where_an_outlet_wrote_from_can_stand_before_the_day(place: str) -> None:
    (draft,) = make_drafts(f"Bus crash near Huaraz kills 9\nAndes Herald, {place}, 4 March 2025\n\n{_SAID}")
    assert (draft.source, draft.published) == ("Andes Herald", "2025-03-04")
    (draft,) = make_drafts(f"Bus crash near Huaraz kills 9\nThe Old Baths, {place}, 4 March 1925\n\n{_SAID}")
    assert (draft.source, draft.published) == (None, None)


_POOL = "Council gives up on the swimming pool"
_LEDGER = "The Northern Ledger, 22 September 2024"
_SAID = "The council of Brissac gave up its plan on Sunday. It would have cost £4 million.\n\nThe mayor was sorry."


@pytest.mark.parametrize(
    "head",
    [
        f"{_POOL}\n\nAfter three years of argument, Brissac will do without.\n\n{_LEDGER}",
        f"{_POOL}\n\nBrissac will do without. So will its neighbours.\n\nBy Gordon Reay\n{_LEDGER}",
        f'Interview\n\n"I learned to swim because she was tired"\n\nBy Gordon Reay\n{_LEDGER}',
    ],
)
def test_outlet_and_day_below_a_standfirst_are_the_articles(head: str) -> None:
    """Of a sentence or two, with who wrote; the line itself is no sentence of the article."""
    (draft,) = parse_text(f"{head}\n\n{_SAID}".encode())
    assert (draft.source, draft.published) == ("The Northern Ledger", "2024-09-22")
    assert _LEDGER not in draft.text


@pytest.mark.parametrize(
    "below",
    [
        "“We were all wrong about the pool.”\n\nThe Guardian, 5 May 2019",
        "The pool as it was planned.\n\nAda Miller, 4 May 1931",
        "The pool as it was planned.\n\nThe old baths, Lima, 4 May 1931",
        "The pool as it was planned.\n\nPhoto: Evening Post, 4 May 1999",
        "Ada Holm's book tells of the pool.\n\nPenguin Books, 4 May 1999",
        "It met on Sunday. It voted at noon. The mayor left early.\n\nThe Guardian, 5 May 2019",
        f"The pool is dead.\n\n{_LEDGER}\n\nThe mayor has lost her way.\n\nEvening Post, 21 September 2024",
    ],
)
def test_what_stands_so_below_words_of_others_or_a_story_tells_nothing(below: str) -> None:
    """A motto with its origin, captions, a book, a story's own sentences, several papers in turn."""
    (draft,) = parse_text(f"{_POOL}\n\n{below}\n\n{_SAID}".encode())
    assert (draft.source, draft.published) == (None, None)
    assert below in draft.text


_HAN = {
    "ja": "新しい橋が来年開通へ\n\n{}\n\n東京都は橋を来年開通させると発表した。費用は5億円だ。\n\n住民は喜んだ。",
    "zh": "新大橋明年開放\n\n{}\n\n市政府今天宣布，新的大橋將於明年開放。耗資五億元。\n\n居民對此表示歡迎。",
}


@pytest.mark.parametrize(
    ("language", "line", "outlet"),
    [
        ("zh", "2024/6/18 10:30（6/18 11:05 更新）", None),
        ("zh", "2024-06-18 10:30 聯合報／記者王小明／台北報導", "聯合報"),
        ("zh", "2024-06-18 10:30 自由時報 記者王小明／台北報導", "自由時報"),
        ("zh", "2024-06-18 10:30 中央社記者王小明台北18日電", "中央社"),
        ("zh", "2024-06-18 10:30 記者王小明／台北報導", None),
        ("ja", "毎日新聞 2024/6/18 10:30（最終更新 6/18 11:05）", "毎日新聞"),
        ("ja", "2024年6月18日 10:30 (2024年6月18日 11:05更新) [会員限定記事]", None),
        ("ja", "2024年6月18日 10:30 (2024年6月20日 11:05更新) [有料会員限定]", None),
        ("ja", "2024年6月18日 10時30分（6月18日11時5分更新）", None),
        ("ja", "2024年6月18日 10時30分 朝日新聞社会部 山田太郎", "朝日新聞"),
    ],
)
def test_behind_a_day_stand_a_change_a_desk_and_a_reporter(language: str, line: str, outlet: str | None) -> None:
    (draft,) = make_drafts(_HAN[language].format(line))
    assert (draft.source, (draft.published or "")[:10]) == (outlet, "2024-06-18")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("zh", "2024-06-18 10:30 聯合報記者會"),
        ("zh", "2024-06-18 10:30 市政府大樓／記者招待會"),
        ("zh", "2024-06-18 10:30 記者大會堂集合"),
        ("zh", "2024-06-18 10:30 王小明／台北"),
        ("zh", "2024-06-18 10:30（7/20 停止售票）"),
        ("zh", "2024年6月18日 聯合報記者王小明攝"),
        ("ja", "2024年6月18日 朝日新聞記者山田太郎撮影"),
        ("ja", "2024年6月18日 10時30分 東京本部 山田太郎"),
    ],
)
def test_a_press_conference_and_a_picture_date_nothing(language: str, line: str) -> None:
    (draft,) = make_drafts(_HAN[language].format(line))
    assert (draft.source, draft.published) == (None, None)
