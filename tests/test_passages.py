"""Sentences lose nothing, double nothing and stay short; passages hold whole sentences within the budget."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qa.passages import HARD_CAP, passages
from qa.sentences import sentences

GOLDEN = {
    "ar": [
        "عقد وفدان محادثات، ومن المتوقع عقد اجتماع آخر في بغداد.",
        "|وذكرت وكالة «سبوتنيك» ذلك. ",
        "وأشارت إلى أن «الاجتماع المقبل سيعقد في بغداد».",
        "|وعُقد اللقاء الأول في 10 مايو 2023. ",
        "وقال د. محمد إن أ.د. علي عاش في القرن 3 ق.م تقريبا. ",
        "كتبها رايموند إس. برادلي. ",
        "ثم ذهب؟ ",
        "نعم.",
    ],
    "ar-pause": ["طبخة تركية لحكومة كردستان.. اليكتي: لايمكن استثنائنا"],
    "fa": ["او به تهران رفت.", "|سپس بازگشت. ", "آیا «دکتر م. احمدی» آمد؟ ", "سال ۱۳۵۷ ه.ش. بود و ۳.۵ درصد رشد کرد."],
    "ur": ["وہ گیا۔", "|پھر آیا۔ ", "کیا ہوا؟"],
    "he": ['צה"ל הודיע כי תקף. ', 'ארה"ב הגיבה.', '|ד"ר כהן אמר: "כן." ', "הוא הלך ב-11.06.2024 בשעה 10.30."],
    "en": [
        "Dr. Smith met J. K. Rowling at 3.5 p.m. in the U.S. on Monday. ",
        'He said: "Hello. How are you?" ',
        "See node.js on example.com. ",
        "They met in Baghdad.",
        "|The minister, e.g. Mr. Fidan, paid 1.200 euros. ",
        "(It ended.) ",
        "Jones et al. 1998 say so. ",
        "Wait... ",
        "What?!",
    ],
    "en-list": ["1. First item. ", "2. Second item. ", "18. October is the day. ", "1.2. It is paid. ", "It is."],
    "en-notes": ["It closed in May.¹ ", "He said “no.”² ", "It sold 10⁶ copies, 14³ in all. ", "He left."],
    "de-notes": ["Das Werk ist alt.¹ ", "Der Hafen nicht."],
    "ar-notes": ["وصل الوزير.¹ ", "ثم غادر."],
    "zh-notes": ["部长抵达。¹", "他离开了。"],
    "de": [
        "Das ist z.B. ein Test. ",
        "Am 3. Mai kam Dr. Müller. ",
        "„Gut.“ ",
        "Der 3. Platz ging an ihn. ",
        "Es war der 11.06.2024 um 10.30 Uhr.",
    ],
    "fr": ["Il a dit : « Oui. » ", "Puis M. Dupont est parti. ", "Pourquoi ?"],
    "es": ["¿Cómo está? ", "¡Bien! ", "El Sr. Pérez llegó con EE.UU. a un acuerdo. ", "—¿Qué? —preguntó él."],
    "ru": [
        "Это т.е. тест. ",
        "А. С. Пушкин жил в г. Москве. ",
        "«Да.» ",
        "— Привет! — сказал он. ",
        "10 млн. руб. ушло.",
    ],
    "tr": ["Dr. Ali geldi. ", "19. yüzyılda oldu. ", "“Evet.” dedi.", "|Sonra gitti."],
    "hi": ["डॉ. सिंह और वी. मेहता आए। ", "वह गए।", "|फिर लौटे। ", "क्या?"],
    "ta": ["மு. வேலன் வந்தார். ", "அவர் சென்றார்."],
    "th": ["นาย พ. ร. บุญมาแล้ว"],
    "bn": ["ড. ইউনূস এলেন। ", "তিনি গেলেন।"],
    "zh": ["他说：“你好。”", "|今天很好！", "|气温3.5度，真的吗？", "|「是的。」", "|他走了。"],
    "ja": ["「はい。」と彼は言った。", "|明日は雨？", "|彼は「そうです。行きます。」と答えた。", "|（笑）。"],
    "ko": ['"안녕."이라고 말했다. ', "2024. 6. 18. 발표했다. ", "오늘은 좋다."],
    "el": ["Τι κάνεις; ", "Ο κ. Παπαδόπουλος ήρθε π.χ. χθες."],
    "am": ["ሰላም። ", "እንዴት ነህ?"],
    "my": ["မင်္ဂလာပါ။ ", "နေကောင်းလား။"],
}

WORDS = [
    "الاجتماع",
    "في بغداد.وذكرت",
    "«نعم».",
    "مُحَادَثَات،",
    "د.",
    "؟",
    "בִּירוּשָׁלַיִם",
    'צה"ל',
    "השר.",
    "می‌روند",
    "گفت؛",
    "今天很好。",
    "「你",
    "好」",
    "ประเทศไทย",
    "ๆ",
    "ผู้",
    "क्षत्रिय।",
    "हिन्दी",
    "e\u0301t\u0323\u0302",
    "Dr.",
    "U.S.",
    "end.The",
    "3.5",
    "(a)",
    "“Hi.”",
    "…",
    "...",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\U0001f1ee\U0001f1f6",
    "\u2764\ufe0f",
    "\U0001f44d\U0001f3fd!",
    "각",
    "\u1112\u1161\u11ab",
    "\n",
    "\n\n",
    " ",
    "\xa0",
    "\u200b",
    "\u200f",
    "\u2028",
    "-",
    "— он",
    '"',
    "'",
    "\t",
    "\u0301",
    "\ufdfa",
    "a@b.co",
    "http://x.y/z?a.b",
    "1.",
]
texts = st.one_of(
    st.lists(st.one_of(st.sampled_from(WORDS), st.just(" ")), max_size=60).map("".join),
    st.builds(lambda words, n: " ".join(words) * n, st.lists(st.sampled_from(WORDS), max_size=8), st.integers(1, 60)),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=400),
).map(lambda text: unicodedata.normalize("NFC", text.replace("\r", "\n")))
languages = st.sampled_from(["ar", "he", "fa", "zh", "ja", "th", "hi", "en", "de", "ru", "und", "zh-Hant", "xx"])


def cut(text: str, language: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in sentences(text, language)]


def count_characters(batch: Sequence[str]) -> list[int]:
    return [len(text) // 3 + 1 for text in batch]


@pytest.mark.parametrize("name", GOLDEN)
def test_golden_sentences(name: str) -> None:
    parts = [part.removeprefix("|") for part in GOLDEN[name]]
    assert cut("".join(parts), name.split("-")[0]) == [part.strip() for part in parts]


@settings(max_examples=400)
@given(texts, languages)
@example("a \u0301b. \u0301c", "en")
@example("Wow!\ufe0f Next.", "en")
@example("*** … ***\n—\n“", "en")
def test_sentences_cover_everything_once(text: str, language: str) -> None:
    found = sentences(text, language)
    bounds = [0, *(bound for sentence in found for bound in (sentence.start, sentence.end)), len(text)]
    assert bounds == sorted(bounds)
    assert not "".join(text[low:high] for low, high in zip(bounds[::2], bounds[1::2], strict=True)).strip()
    for sentence in found:
        quote = text[sentence.start : sentence.end]
        assert quote == quote.strip()
        assert len(quote.splitlines()) == 1


def test_what_the_library_of_sentences_panics_at_is_cut_all_the_same() -> None:
    """A capital, a space that is not ASCII and a stop: one such line ended a whole add."""
    text = "“But I\u00a0.\u00a0.\u00a0. I was there,” she said. Plan B \u2009. The court rose."
    cut = [text[one.start : one.end] for one in sentences(text, "en")]
    assert cut[-1] == "The court rose."
    assert "".join("".join(cut).split()) == "".join(text.split())


def test_a_panic_of_that_library_is_no_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    def panic(language: str, text: str) -> None:
        raise PanicException

    monkeypatch.setattr("sentencex.get_sentence_boundaries", panic)
    assert [(one.start, one.end) for one in sentences("One came. Two left.", "en")] == [(0, 19)]


@settings(max_examples=300)
@given(texts, languages)
def test_no_boundary_inside_a_grapheme(text: str, language: str) -> None:
    inside = {place for match in regex.finditer(r"\X", text) for place in range(match.start() + 1, match.end())}
    for sentence in sentences(text, language):
        for place in (sentence.start, sentence.end):
            # A mark set on a space is one grapheme with it, and a sentence does not start or end with a space.
            assert place not in inside or text[place - 1].isspace() or text[place : place + 1].isspace()


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "كلمة ",
        "مُحَمَّدٌ ",
        "عقد، ",
        "日",
        "今天很好，",
        "ก",
        "ไทย ",
        "कि",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "a-a.",
        "a.b,c ",
        ".",
        "؟ ",
        "「あ。",
        'x"b. ',
        "7",
        "ﷺ",
        "word; ",
    ],
)
def test_a_line_of_any_length_is_cut_to_what_the_encoder_reads(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    for sentence in sentences(text, "und"):
        assert sentence.end - sentence.start <= 600
        assert not regex.match(r"[\p{M}\u200d]", text[sentence.start])


def test_long_sentences_break_at_clauses_before_spaces() -> None:
    clause = "the delegation of the second country arrived at the air base in the early morning of that day"
    parts = cut(f"{clause}; " * 3 + f"{clause}, " * 6 + clause + ".", "en")
    assert len(parts) > 1
    assert all(part[-1] in ";,." for part in parts)


def test_one_cluster_larger_than_any_limit_stays_whole() -> None:
    text = "a" + "\u0301\u0316" * 5000
    assert cut(text, "en") == [text]


def test_thai_is_gathered_from_its_clauses() -> None:
    text = "นายกรัฐมนตรีเดินทางไปประชุมที่กรุงแบกแดด วันที่ 18 มิถุนายน 2567 เพื่อหารือเรื่องความมั่นคง " * 4
    parts = cut(text, "th")
    assert len(parts) > 2
    assert all(20 <= len(part) <= 200 for part in parts)
    assert not any(part[0].isdigit() for part in parts)


def test_unbalanced_quotation_marks_do_not_swallow_an_article() -> None:
    text = 'He said "yes to it. ' + "Then the delegation left for the airport in the morning. " * 20
    assert max(map(len, cut(text, "en"))) <= 100


def test_a_dateline_is_no_part_of_the_first_sentence() -> None:
    dateline = "آخر تحديث: 18 يونيو 2024 - 1:10 م بغداد/ شبكة أخبار العراق-"
    assert cut(f"{dateline} عقد وفدان محادثات.", "ar") == [dateline, "عقد وفدان محادثات."]


@pytest.mark.parametrize("unit", ["عقد وفدان محادثات في قاعدة حميميم، ومن المتوقع اجتماع آخر.", "The end came. "])
def test_one_megabyte_takes_seconds(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    began = time.process_time()
    sentences(text, "ar")
    assert time.process_time() - began < 6


@settings(max_examples=300)
@given(texts, st.integers(1, 600), st.integers(2, 9_000))
@example("a. " * 900, 600, 128)
@example(" ".join("a" * n + "." for n in (12, 21, 36, 18)), 600, 40)
def test_passages_hold_every_sentence_within_the_budget(text: str, budget: int, max_tokens: int) -> None:
    """And within what the encoder reads, with room for what it puts before and behind a text."""
    cap = min(HARD_CAP, max_tokens - 32) if max_tokens >= 64 else max_tokens // 2
    found = sentences(text, "und")
    counts = count_characters([text[sentence.start : sentence.end] for sentence in found])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("qa.passages.BUDGET", budget)
        runs = passages(text, found, count_characters, max_tokens)
    assert {index for run in runs for index in range(*run)} == set(range(len(found)))
    seen = 0
    for start, end in runs:
        assert end - start == 1 or sum(counts[start:end]) <= cap
        assert end - seen == 1 or sum(counts[seen:end]) <= min(cap, budget)
        own, whole = sum(counts[seen : end + 1]), sum(counts[start : end + 1])
        assert end == len(counts) or own > min(cap, budget) or whole > cap  # the next one would be too much
        seen = end
    for before, after in pairwise(runs):
        assert before[0] < after[0] <= before[1] < after[1]
        shared = before[1] - after[0]
        assert shared <= 1
        if before[1] - before[0] > 1 and counts[before[1] - 1] <= min(budget, cap) // 2:
            assert shared == 1 or counts[before[1] - 1] + counts[before[1]] > cap


def test_an_encoder_that_reads_more_than_ours_gets_the_same_passages() -> None:
    """480 tokens are as much as is good for finding and reading, and the packaged encoder's ids stay what they are."""
    text = "The council met on Monday. It agreed to repair the bridge. " * 200
    found = sentences(text, "en")
    runs = passages(text, found, count_characters)
    assert passages(text, found, count_characters, max_tokens=512) == runs
    assert passages(text, found, count_characters, max_tokens=8192) == runs
    assert len(passages(text, found, count_characters, max_tokens=128)) > 2 * len(runs)


def test_nothing_gives_no_passage() -> None:
    assert passages("", (), count_characters) == []
