"""Plain text that a program filled, and messages saved as text."""

from __future__ import annotations

import textwrap

import pytest

from qa.articles.filling import unfilled
from qa.articles.sources import find_source
from tests.conftest import ReadOne

FIRST = (
    "The minister arrived in Doha on Monday evening and will stay for two days. Talks on gas and on the price that "
    "is to be paid for it are on the agenda, said a spokeswoman of the ministry, who asked not to be named."
)
SECOND = (
    "Nobody expects an agreement before the summer. The last round ended in March without a word to the press, and "
    "both sides have since said that they would rather wait than sign what the other one has put on the table."
)
PARAGRAPHS = {
    "English": (FIRST, SECOND),
    "Arabic": (
        "وصل الوزير إلى الدوحة مساء الاثنين وسيبقى فيها يومين، وتتناول المحادثات الغاز والسعر الذي ينبغي دفعه مقابله، "
        "بحسب ما قالت متحدثة باسم الوزارة طلبت عدم ذكر اسمها.",
        "ولا يتوقع أحد التوصل إلى اتفاق قبل الصيف، إذ انتهت الجولة الأخيرة في آذار من دون أي كلمة إلى الصحافة، وقال "
        "الطرفان منذ ذلك الحين إنهما يفضلان الانتظار على التوقيع.",
    ),
    "Hebrew": (
        "השר הגיע לדוחה ביום שני בערב ויישאר בה יומיים, ועל סדר היום עומדות שיחות על הגז ועל המחיר שיש לשלם תמורתו, "
        "אמרה דוברת המשרד שביקשה שלא להזדהות בשמה.",
        "איש אינו מצפה להסכם לפני הקיץ, שכן הסבב האחרון הסתיים בחודש מרץ בלי מילה אחת לעיתונות, ומאז אמרו שני הצדדים "
        "כי הם מעדיפים לחכות מאשר לחתום.",
    ),
    "Hindi": (
        "मंत्री सोमवार शाम को दोहा पहुंचे और वहां दो दिन रहेंगे, बातचीत में गैस और उसके बदले दी जाने वाली कीमत पर चर्चा होगी, यह बात "
        "मंत्रालय की एक प्रवक्ता ने कही, जिन्होंने अपना नाम न बताने का अनुरोध किया।",
        "गर्मियों से पहले किसी को समझौते की उम्मीद नहीं है, क्योंकि पिछला दौर मार्च में बिना किसी बयान के समाप्त हो गया था और तब से "
        "दोनों पक्ष कह चुके हैं कि वे हस्ताक्षर करने के बजाय इंतजार करना पसंद करेंगे।",
    ),
}  # fmt: skip
CHINESE = (
    "部长星期一晚上抵达多哈，将在当地停留两天。会谈的议程包括天然气以及应当为此支付的价格，一位不愿透露姓名的该部女发言人这样说。"
    "上一轮会谈在三月结束，双方没有向记者透露任何内容，此后双方都表示宁愿等待，也不愿签署对方提出的文件，因此没有人预计会在夏天之前达成协议。"
)
THAI = [
    "รัฐมนตรี", "เดินทาง", "ถึง", "กรุง", "โดฮา", "ใน", "ตอน", "เย็น", "วัน", "จันทร์", "และ", "จะ",
    "พัก", "อยู่", "ที่", "นั่น", "สอง", "วัน", "เพื่อ", "เจรจา", "เรื่อง", "ราคา", "น้ำมัน", "กับ",
    "ประเทศ", "อื่น", "ใน", "ภูมิภาค", "โดย", "ไม่มี", "ใคร", "คาด", "ว่า", "จะ", "ได้", "ข้อ",
    "ตกลง", "ก่อน", "ฤดู", "ร้อน", "เพราะ", "การ", "ประชุม", "ครั้ง", "ก่อน", "จบ", "ลง", "โดย",
    "ไม่มี", "ผล", "และ", "ทั้ง", "สอง", "ฝ่าย", "ยัง", "ต้องการ", "รอ", "ต่อ", "ไป", "จนถึง",
    "ปี", "หน้า", "ก่อน", "ที่", "จะ", "ลง", "นาม", "ใน", "เอกสาร", "ของ", "อีก", "ฝ่าย",
]  # fmt: skip


@pytest.mark.parametrize("language", PARAGRAPHS)
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_paragraphs_that_a_program_filled_are_made_whole(read_one: ReadOne, language: str, between: str) -> None:
    """Every line would be cut into a sentence of its own; with or without an empty line between paragraphs."""
    first, second = PARAGRAPHS[language]
    filled = between.join(textwrap.fill(paragraph, 60) for paragraph in (first, second))
    assert read_one("a.txt", filled).text == f"{first}{between}{second}"


def test_lines_of_scripts_without_spaces_are_joined_without_one() -> None:
    """Filled by columns, of which a Chinese character takes two; no line begins with a mark that closes."""
    lines = [CHINESE[start : start + 30] for start in range(0, len(CHINESE), 30)]
    assert not any(line[0] in "，。" for line in lines)
    assert unfilled("\n".join(lines)) == CHINESE
    rows = [""]
    for word in THAI:
        if len(rows[-1]) + len(word) > 60:
            rows.append("")
        rows[-1] += word
    assert len(rows) == 5
    assert unfilled("\n".join(rows)) == "".join(THAI)


def test_a_headline_right_above_its_text_stays_a_line() -> None:
    """And the text is a paragraph nevertheless."""
    assert unfilled(f"Minister in Doha\n{FILLED}") == f"Minister in Doha\n{FIRST}\n\n{SECOND}\n\n"


def test_a_hyphen_at_a_line_end_stays_in_its_word() -> None:
    """Programs that break there break at the hyphens a word has."""
    text = FIRST.replace(
        "who asked", "a well-known and long-serving officer of the self-styled inner circle, who asked"
    )
    filled = textwrap.fill(text, 65)
    assert "well-\nknown" in filled
    assert unfilled(filled) == text


FILLED = f"{textwrap.fill(FIRST, 70)}\n\n{textwrap.fill(SECOND, 70)}\n\n"
KEPT = {
    "headline": "Minister in Doha for talks on gas\nBy Jane Doe\nDoha, 18 June 2024",
    "address": "Press office of the ministry\n12 Harbour Road, third floor, room 14\nDoha\nTel. 555 0100\n"
    "Open on weekdays\nfrom nine to four\nAsk for Noor\nor her deputy\nor write to us\nin any language",
    "chronicle": "The talks began in March and nobody said a word about it to the press.\nThey ended.\n"
    "New ones began.\nThey ended too.",
    "list": "- The price that is to be paid for gas, and in which currency it will\n- Pipelines",
    "table": "Year       Gas exported        Oil exported        Coal and all other\n"
    "2022               310                 120                        14\n"
    "2023               290                 140                        12",
    "poem": "The sea was calm that night, the boats were in\nand nobody was waiting on the quay\n"
    "for what the morning and the tide would bring\nof news that they already knew",
    "rule": "----------------------------------------------------------------------\nNotes",
    "indented": "    The minister will leave again on Wednesday, said the spokeswoman.\n        Nobody would speak.",
}  # fmt: skip


@pytest.mark.parametrize("kind", KEPT)
def test_line_ends_that_a_writer_made_stay(kind: str) -> None:
    """Beside paragraphs that were filled, lines that end where a program would have gone on are as they were."""
    assert unfilled(FILLED + KEPT[kind]) == f"{FIRST}\n\n{SECOND}\n\n{KEPT[kind]}"
    assert unfilled(f"{KEPT[kind]}\n\n{FILLED}") == f"{KEPT[kind]}\n\n{FIRST}\n\n{SECOND}\n\n"


STANZA = (
    "The sea was calm that night, the boats were all in port\nNobody spoke\nof what the wind had brought\n"
    "and left\nbehind"
)
ALONE = {
    "poem": "The sea was calm that night, the boats were all in port\n"
    "and nobody was waiting for the morning on the long quay\n"
    f"for what the wind would bring from over the dark waters\nof news\n\n{STANZA}\n\n{STANZA}",
    "wide": textwrap.fill(f"{FIRST} {SECOND} {FIRST} {SECOND}", 130),
    "verses": "\n".join(("部长昨夜抵多哈，", "海上明月照船家，", "两国相谈三日久，", "天明无语看飞沙。") * 3),
    "headlines": "\n".join(
        (
            "Minister in Doha for two days of talks on gas and its price",
            "Rain ends the drought in the south, for now",
            "Two held after a fire in the old harbour of the capital city",
            "Election is put off",
            "Bread is to cost more from Monday on, ministry says in a note",
            "Schools stay shut",
        )
    ),
    "long lines": f"{FIRST}\n{SECOND}\n{FIRST}",
    "two lines": "Minister in Doha for two days of talks on gas and on the price\nTalks",
}


@pytest.mark.parametrize("kind", ALONE)
def test_what_no_program_filled_stays_as_it_is(kind: str) -> None:
    """Verses of one width, lists of headlines, and paragraphs of a line each."""
    assert unfilled(ALONE[kind]) == ALONE[kind]


def test_a_line_far_beyond_the_width_is_not_of_the_program() -> None:
    """Somebody set a paragraph into the file that is not filled."""
    tail = f"{FIRST}\nBy Jane Doe"
    assert unfilled(FILLED * 4 + tail) == f"{FIRST}\n\n{SECOND}\n\n" * 4 + tail


def test_a_date_below_a_full_headline_stays_a_line() -> None:
    """The headline happens to be as wide as the text is."""
    head = "Minister arrives in Doha for talks on gas and on the price to pay it\n18 June 2024"
    assert unfilled(f"{head}\n\n{FILLED}").startswith(f"{head}\n")


MESSAGE = f"To: all\nSubject: Minister in\n Doha\nFROM: {{}}\nDate: Tue, 18 Jun 2024 13:10:00 +0300\n\n{FIRST}\n"


def test_the_head_of_a_message_is_what_it_tells(read_one: ReadOne) -> None:
    """Its subject is the title, its day the day, its sender's name the outlet unless the text names one."""
    draft = read_one("a.txt", MESSAGE.format('"Ministry of Energy" <press@energy.example>'))
    assert (draft.title, draft.source) == ("Minister in Doha", "Ministry of Energy")
    assert draft.published == "2024-06-18T13:10:00+03:00"
    assert draft.text == f"Minister in Doha\n{FIRST}\n"
    assert read_one("a.txt", MESSAGE.format("press@energy.example")).source is None
    assert read_one("a.txt", f"{MESSAGE.format('Noor')}\nSource: Gulf Agency").source == "Gulf Agency"


def test_a_message_in_any_script_is_read(read_one: ReadOne) -> None:
    """Also where its head was written for a machine."""
    for subject in ("الوزير في الدوحة", "=?utf-8?B?2KfZhNmI2LLZitixINmB2Yog2KfZhNiv2YjYrdip?="):
        draft = read_one("a.txt", f"From: وكالة الأنباء\nSubject: {subject}\n\nوصل الوزير إلى الدوحة.\n")
        assert (draft.title, draft.source) == ("الوزير في الدوحة", "وكالة الأنباء")


@pytest.mark.parametrize(
    "text",
    [
        f"Date: 18 June 2024\nMinister in Doha\n\n{FIRST}",
        f"Subject: what the minister said\n\n{FIRST}",
        f"Minister in Doha\nFrom: Noor\nTo: all\n\n{FIRST}",
        "From: Noor\nTo: all",
    ],
)
def test_one_such_line_makes_no_message(read_one: ReadOne, text: str) -> None:
    """A head has two of the lines, and no other kind of line."""
    assert read_one("a.txt", text).text == text


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Source: The Guardian (London)", "The Guardian (London)"),
        ("Source: The Guardian (London) 18 June 2024", "The Guardian (London)"),
        ("Source: (Reuters)", "Reuters"),
        ("(Source: Reuters)", "Reuters"),
        ("المصدر: وكالة الأنباء (وام)", "وكالة الأنباء (وام)"),
    ],
)
def test_a_bracket_of_an_outlets_name_is_kept(line: str, outlet: str) -> None:
    """It is no part of the name where it stands around it."""
    assert find_source(f"Minister in Doha\n{line}\n{FIRST}") == outlet
