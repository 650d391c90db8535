"""A copy of a text for matching words and numbers in it: same length, so that offsets hold."""

from __future__ import annotations

import unicodedata

import regex

_DIGITS: dict[int, str] = {
    code: str(unicodedata.decimal(chr(code)))
    for code in range(0x80, 0x1FC00)
    if unicodedata.category(chr(code)) == "Nd"
}
_TABLE = _DIGITS | {ord(letter): "ا" for letter in "أإآٱ"}
_TABLE |= {ord("ى"): "ي", ord("ی"): "ي", ord("ې"): "ي", ord("ک"): "ك", ord("ہ"): "ه", ord("ة"): "ه", ord("ۀ"): "ه"}
_TABLE |= dict.fromkeys((0xA0, 0x2007, 0x202F, 0x3000, 0x200E, 0x200F, 0x061C, *range(0x2066, 0x206A)), " ")
_TABLE |= dict.fromkeys(range(0x202A, 0x202F), " ")
_TABLE |= {ord("："): ":", ord("／"): "/", ord("（"): "(", ord("）"): ")", ord("，"): ",", ord("İ"): "i", ord("I"): "i"}


_WORD = regex.compile(
    r"(?<![\p{L}\p{M}\p{N}])-(?=\p{Sc}?\p{N})|\p{Sc}|[%‰]"
    r"|(?<![\p{L}\p{M}\p{N}])\p{N}+(?:[-–.,:/٫٬]\p{N}+)+(?![\p{L}\p{M}])|[\p{L}\p{M}\p{N}]+"
)
_THOUSANDS = regex.compile(r"(?<![\d.,:/٫٬،])\d{1,3}(?:،\d{3})++(?![\d.,:/٬،]*+\d)")
_POINT = regex.compile(r"(?<=\d)۔(?=\d)")
"""Urdu's full stop, which is its decimal sign as well."""
_SIGNS = str.maketrans({"−": "-", "٪": "%", "％": "%"})


def words(text: str) -> tuple[str, ...]:
    """Its words, without other signs than those that make another amount: "$5", "-5", "5%", "3-5" and "3.5"."""
    return tuple(_WORD.findall(text.translate(_SIGNS)))


def ascii_digits(text: str) -> str:
    """`text` with ASCII digits for those of other scripts, and thousands parted by their own sign; same length."""
    return _parted(text.translate(_DIGITS))


def fold(text: str) -> str:
    """Lower case, ASCII digits, one form of alef, yeh, kaf and heh, plain spaces, no bidi marks; same length."""
    folded = _parted(text.translate(_TABLE))
    lower = folded.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)


def _parted(text: str) -> str:
    """ "1،648،195" is one number, though the comma of lists stands in it, behind which they have a blank; and "3۔7"."""
    text = _POINT.sub(".", text) if "۔" in text else text
    return _THOUSANDS.sub(lambda one: one[0].replace("،", "٬"), text) if "،" in text else text


def skeleton(text: str) -> str:
    """`fold` without vowel marks, tatweel and joiners: for comparing whole short lines. Not of the same length."""
    kept = unicodedata.normalize("NFKD", fold(text))
    kept = "".join(c for c in kept if not (unicodedata.category(c) == "Mn" and "\u0600" <= c <= "\u06ff"))
    return unicodedata.normalize("NFC", kept.replace("\u0640", "").replace("\u200c", " ").replace("\u200d", ""))


def unmarked(text: str) -> str:
    """In the plainest forms of its letters, without the marks on them."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def letters(text: str, most: int = 400) -> str:
    """Letters and digits of its first `most` characters: the same for a headline in other quotation marks or case."""
    return "".join(words(skeleton(text[:most])))
