"""Numbers written as words: three to nineteen, alone or beside tens, hundreds and scales, and a half more; in Chinese
and Japanese any.

"Two" is an article's or a pronoun's neighbour as often as a count, and "one" an article: they are numbers only before
a scale ("two million", "a million"), and two also before what is counted ("two years", "two people").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

import regex

from qa.facts.halves import LONGEST, half_pattern, scaled_half
from qa.facts.number_rows import Row, doubled_of, names_of, rows
from qa.facts.people import people_pattern
from qa.facts.scales import scale, scale_words, tenths
from qa.facts.units import nouns
from qa.facts.words import listed, word_lists
from qa.text.fold import fold
from qa.text.whole_words import NEVER, WORD, one_of
from qa.text.word_tables import table_code

_FAR = 60
"""Characters around words in which what is beside them is looked for."""
_LONGEST = 200
"""Signs of what is still read as a row of digits."""
_HAN_READ = ("ja", "zh")
_HAN = dict(zip("零〇一二三四五六七八九两兩", (0, 0, *range(1, 10), 2, 2), strict=True))
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_HAN_DIGIT = f"[{''.join(_HAN)}]"
_HAN_NUMBER = regex.compile(
    rf"(?<![\d.,])(?:{_HAN_DIGIT}|十)(?:{_HAN_DIGIT}|[{''.join(_HAN_SCALES)}]|(?<={_HAN_DIGIT})、(?={_HAN_DIGIT}))*+"
)
_HAN_EITHER = regex.compile(rf"(?![零〇]){_HAN_DIGIT}{_HAN_DIGIT}|[零〇]{{2}}|、")
"""In a number with a scale: "三四十" is thirty or forty."""
_HAN_FEW = regex.compile("一二|[二两兩]三|三四|三五|四五|五六|六七|七八|八九")
"""Digits that by themselves are one or the other: "五六人"."""
_HAN_SOME = regex.compile(rf"(?<=[数數几幾何])(?:十|10{{1,3}}(?![\d.,]))(?!{_HAN_DIGIT})")
_HAN_MORE = regex.compile(rf"(?<=[0{''.join(_HAN_SCALES)}])(?:[数數几幾]|[来來](?![自到源]))")
"""Of "数十人" and "十几人", which do not say how many; but the 数 of "人数十五人" is a word's."""
_HAN_COUNTED = regex.compile("[两兩](?=[人名年个個天周岁歲])|(?<!第)[三四五六七八九](?=人)")
_GAP = r"[\s-]{1,3}(?:(?:and|y|e|et|și|şi|و)\s{1,3})?"
# Words that are numbers, but as often something else: "sei", "on", "nove", "नौ", "نه", "ده", "سه", "سی" of a CD.
_UNSURE = frozenset(
    map(
        fold,
        (
            *("six", "dix", "elf", "once", "sei", "sette", "nove", "on", "ده", "نه", "عشر", "שש", "ست", "sept", "tre"),
            *("sex", "acht", "سی", "ستون", "venti", "tyve"),
        ),
    )
)


_TENS_ALONE = ("id", "ms")


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Words [start, end) of a text that say `value`, with those up to `scaled` that multiply it by `scale`; up to
    `last` there may be a half, which is in `value`, too.

    `value`: None where several numbers stand together that are none as a whole, or a part is not told; `certain`:
    whether the words are seldom something else; `everywhere`: whether every language with a table has a word for it,
    and no ending: Arabic has "two people" in one; `lone`: whether it is a single Chinese sign that is not surely a
    count: 一 is "a" as often, and 三 a part of names.
    """

    start: int
    end: int
    scaled: int
    last: int
    value: Fraction | None
    scale: int
    certain: bool = True
    everywhere: bool = True
    lone: bool = False


def reads(language: str) -> bool:
    """Whether the language has a table of number words."""
    return table_code(language) in (*word_lists()["counting"], *_HAN_READ)


@lru_cache(maxsize=256)
def number_words(text: str, language: str) -> tuple[NumberWords, ...]:
    """The numbers of a text that are written as words, in order; none where the language has no table."""
    return tuple(_find(text, language))


def _find(text: str, language: str) -> Iterator[NumberWords]:
    if (base := table_code(language)) in _HAN_READ:
        for match in _HAN_NUMBER.finditer(text):
            start, end = match.span()
            last = end + scale(text[end : end + LONGEST], language)[1]
            single = len(match.group()) == 1
            yield NumberWords(
                start, end, last, last, None if some(text, start, end, base) else _han(match.group(), base), 1,
                certain=not single or match.group() in "两兩",  # "数十名" are dozens
                everywhere=False,
                lone=single and match.group() in _HAN and not _HAN_COUNTED.match(text, start),
            )  # fmt: skip
    elif reads(base) or listed("halved", base):
        folded = fold(text)
        told = [_read(match, folded, base) for match in _compounds(base).finditer(folded)]
        yield from _whole(told, list(rows(folded, base)), folded)


def _whole(told: list[NumberWords], found: list[Row], folded: str) -> list[NumberWords]:
    """Those told, and each row for what it has more of."""
    kept = []
    for row in found:
        inside = [one for one in told if one.start < row.last and row.start < one.last]
        if any(one.start <= row.start and row.last <= one.last and one.value is not None for one in inside):
            continue
        start, last = min([row.start, *(one.start for one in inside)]), max([row.last, *(one.last for one in inside)])
        value = row.value if (start, last) == (row.start, row.last) else None
        certain = not (row.single and folded[row.start : row.end] in _UNSURE)
        kept.append(NumberWords(start, row.end, row.scaled, last, value, row.scale, certain))
    spans = [(one.start, one.last) for one in kept]
    alone = [one for one in told if not any(one.start < last and start < one.last for start, last in spans)]
    return sorted([*alone, *kept], key=lambda one: one.start)


def some(text: str, start: int, end: int, language: str) -> bool:
    """Whether a Chinese or Japanese number has a part that is not told: "数十", "10数", "二十几"."""
    if table_code(language) not in _HAN_READ:
        return False
    return bool(_HAN_SOME.match(text, start) or _HAN_MORE.match(text, end))


def single_words(text: str, language: str) -> Iterator[Fraction]:
    """What each word of a text says that by itself may be a number from two on, whatever else it may be ("sei"), and
    is no part of another one.
    """
    folded, base = fold(text), table_code(language)
    names, front = names_of(base), _attached(base)
    beside = {at for gap in _joint(base).finditer(folded) for at in gap.span("gap")} if names else set()
    inside = [(one.start, one.last) for one in number_words(text, language)] if names else []
    for word in WORD.finditer(folded) if names else ():
        start, end = word.span()
        if not beside.isdisjoint((start, end)) or any(first <= start < last for first, last in inside):
            continue
        forms = (word[0], *(word[0][length:] for length in (1, 2, 3) if front.fullmatch(word[0][:length])))
        yield from (names[form] for form in forms if names.get(form, 0) > 1)


@cache
def _attached(base: str) -> regex.Pattern[str]:
    """Letters written with a number behind them: "the nine", "in five"."""
    return regex.compile({"ar": "[وفبك]?(?:ال)?|لل?|[وف]لل?", "he": "[ושבלכמה]{1,2}"}.get(base, NEVER))


def part(text: str, start: int, end: int, language: str) -> bool:
    """Whether [start, end) ends or begins with a word of a number, and another one stands right beside that, so that
    it may be a part of a number: "two thousand" of "two thousand forty".
    """
    if not reads(language) or table_code(language) in _HAN_READ:
        return False
    folded, joint = fold(text), _joint(table_code(language))
    near = joint.finditer(folded, max(0, start - _FAR), end + _FAR)
    return any(one.start("gap") == end or one.end("gap") == start for one in near)


@cache
def _joint(language: str) -> regex.Pattern[str]:
    """The gap between two words of numbers."""
    more = {word for word, value in names_of(language).items() if value > 1}  # "120 million a year" ends before "a"
    known = one_of({*more, *doubled_of(language)})
    words = rf"(?:{known}|{scale_words(language)}|{fold(listed('hundreds', language, NEVER))})"
    front = "و?" if language in ("ar", "fa") else "ו?" if language == "he" else ""
    return regex.compile(rf"(?<!\w){front}{words}(?P<gap>{_GAP})(?={front}{words}(?!\w))")


def _read(match: regex.Match[str], folded: str, language: str) -> NumberWords:
    end = match.end()
    value: Fraction | None
    if match["twice"]:
        value = doubled_of(language)[match["twice"]]
        last, more = scaled_half(folded, end, language, int(value / 2))
        value = None if more is None else value * (1 + more / 2)
        return NumberWords(match.start(), end, end, last, _unscaled(value, folded, last, language), 1)
    size, width = scale(folded[end : end + LONGEST], language)
    last, value = end + width, None if match["rest"] else _value(match, language)
    # "Dos millones y medio".
    if width and value is not None:
        last, more = scaled_half(folded, last, language, size)
        value = None if more is None else value + more
        value = _unscaled(value, folded, last, language)
    everywhere = value is None or value > 2 or value == 2 and size > 1
    certain = match["one"] not in _UNSURE or bool(width or match["ten"] or match["hundred"] or match["more"])
    return NumberWords(match.start(), end, end + width, last, value, size, certain, everywhere)


def _unscaled(value: Fraction | None, folded: str, end: int, language: str) -> Fraction | None:
    """The value, unless what is scaled already has another scale behind it."""
    return None if scale(folded[end : end + LONGEST], language)[1] else value


def _value(match: regex.Match[str], language: str) -> Fraction:
    names = names_of(language)
    value = names[match["one"]]
    if match["more"]:
        # "خمسة عشر" and "خمسة وعشرون" are sums, "five hundred" is none, nor is "quatre-vingts".
        more = names.get(match["more"]) or names[match["more"].removeprefix("و")]
        value = value * more if more == 100 or table_code(language) == "fr" else value + more
    value += sum(names[match[group]] for group in ("ten", "hundred") if match[group])
    return value + Fraction(1, 2) if match["half"] else value


@cache
def _compounds(language: str) -> regex.Pattern[str]:
    """A counting word, with the ten before it ("twenty-five"), or the ten or hundred behind it."""
    names = names_of(language)

    def words(least: float, most: float) -> str:
        return one_of(word for word, value in names.items() if least <= value <= most)

    tens, hundred = one_of(word for word, value in names.items() if value in range(20, 100, 10)), words(100, 100)
    # Hindi has a word for each number up to a hundred, and of "tiga puluh", thirty, "tiga" is no three.
    alone = language in _TENS_ALONE
    ones = one_of(word for word, value in names.items() if 2 < value < 100 and (value < 20 or value % 10 or alone))
    twos, singles, halved = words(2, 2), words(1, 1), words(1.5, 1.5)
    before, behind = tens, hundred
    if language in ("tr", "fr"):
        before = f"{tens}|{words(10, 10)}"
    if language in ("ar", "he"):
        behind = f"{hundred}|{words(10, 10)}"
    if language == "fr":
        behind = f"{hundred}|{words(20, 20)}"
    if language == "ar":
        before, behind = NEVER, f"{behind}|و(?:{tens})"
    half = half_pattern(language)
    scaled = rf"{_GAP}(?:{scale_words(language)})(?!\w)"
    counted = rf"{_GAP}(?:{behind}|\L<nouns>|{people_pattern(language)})(?!\w)"
    # "A hundred"; a Turkish "bir yüz" is a face.
    single = rf"(?:{singles})(?={scaled}{rf'|{_GAP}(?:{hundred})' if language == 'en' else ''})"
    parts = fold(listed("parts", language, NEVER))
    letter = r"['’ʼ]?\w" if language == "uk" else r"\w"  # "сім", seven, begins "сім’я", a family
    return regex.compile(
        rf"(?<!\w)(?:(?P<twice>{one_of(doubled_of(language))})|(?:(?:(?:{singles}){_GAP})?(?P<hundred>{hundred}){_GAP})?(?:"
        rf"(?P<ten>{before}){_GAP}(?P<one>{ones}|{twos}|{single})|(?P<one>{ones}|{halved})"
        rf"|(?P<one>{twos})(?={scaled}|{counted}|{half})|(?P<one>{singles})(?={half})"
        rf"|(?<!(?<!\w)(?:{parts})\s?)(?P<one>{single}))(?:{_GAP}(?P<more>{behind}))?(?P<half>{half})?"
        rf"(?P<rest>{_GAP}(?:(?:(?:{tens}){_GAP})?(?:{ones}|{twos})|(?:{tens})(?!\w))|-(?:{singles}))?)(?!{letter})",
        nouns=list(map(fold, nouns(language))),
    )


def _han(number: str, language: str) -> Fraction | None:
    """ "五百" is five hundred, "三万" thirty thousand, "二〇二四" a row of digits; None of two numbers, "三四十".

    A last digit right behind a larger scale, "一万二", is so many of its tenths in Chinese; elsewhere that is not sure.
    """
    if not any(one in _HAN_SCALES for one in number):
        sure = "、" not in number and not _HAN_FEW.fullmatch(number)
        return Fraction("".join(str(_HAN[one]) for one in number[:_LONGEST])) if sure else None
    if _HAN_EITHER.search(number):
        return None
    last, above = _HAN.get(number[-1], 0), _HAN_SCALES.get(number[-2:-1], 0)
    if last and above > 10:
        return tenths(_han_scaled(number[:-1]), Fraction(last), above, "", language)
    return _han_scaled(number)


def _han_scaled(number: str) -> Fraction:
    whole, part, digit = 0, 0, 0
    for one in number:
        size = _HAN_SCALES.get(one)
        if size is None:
            digit = _HAN[one]
        elif size < 10**4:
            part, digit = part + (digit or 1) * size, 0
        else:
            whole, part, digit = (whole + part + digit) * size if size > whole else whole + (part + digit) * size, 0, 0
    return Fraction(whole + part + digit)
