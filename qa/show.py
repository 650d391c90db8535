"""The one door between text that came from an article, a file or a person and what anybody sees of it.

    visible(text)     -> the same characters without HTML, for JSON that a script puts in place by `textContent`
    runs(text)        -> where the visible text comes from: (offset, run), each run contiguous in `text`
    apart(text)       -> as `visible`, and what a writer isolated in it keeps a direction of its own, for a clipboard
    bracketed(text)   -> as `visible`, and what stands in brackets has a direction of its own
    direction(text)   -> "rtl" or "ltr"
    level(support)    -> "strong", "partly" or "weak"
    web_address(url)  -> the address, if a reader may be sent there

Stored text is never touched: what is dropped here is dropped on the way to the screen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal
from urllib.parse import quote, urlsplit

from qa.text.word_tables import table_code

Direction = Literal["ltr", "rtl"]

# Bidi controls reorder what follows them; tag characters, fillers and control codes hide words from the reader's eye,
# and so do variation selectors that follow another one. ZWNJ and ZWJ (U+200C, U+200D) spell Persian and Indic words,
# U+200B breaks Thai and Khmer lines: they stay.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
    "|(?<=[\ufe00-\ufe0f\U000e0100-\U000e01ef])[\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
)
ISOLATED = re.compile("\u2068([^\u2066-\u2069]*)\u2069")
"""A run that a writer isolated."""
_IN_BRACKETS = re.compile("(?<=[(（])[^()（）]+(?=[)）])")
_STRONG, _PARTLY = 0.6, 0.3
# What an address may have as it is (RFC 3986); anything else in it could end it, hide in it or turn it round.
_IN_ADDRESS = "%/:?#[]@!$&'()*+,;=~"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "arz", "azb", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi")
)
"""Languages (ISO 639) written from right to left."""


def visible(text: str) -> str:
    """Return `text` without bidi controls, tag characters and control codes; line ends and tabs stay."""
    return _LONE_SURROGATE.sub("\ufffd", _UNSEEN.sub("", text))


def apart(text: str) -> str:
    """Return `visible(text)` with an isolate around each run that has one in `text`, and each line's leading RLM.

    A line without a letter that runs from right to left needs none: it is pasted without invisible signs.
    """
    lines = []
    for line in text.split("\n"):
        parts = [visible(part) for part in ISOLATED.split(line)]
        if right_to_left_in(line):
            parts[1::2] = [f"\u2068{part}\u2069" for part in parts[1::2]]
        lines.append(("\u200f" if line.startswith("\u200f") else "") + "".join(parts))
    return "\n".join(lines)


def bracketed(text: str) -> str:
    """Return `visible(text)` with an isolate around what stands in brackets: an article's words beside those in the
    asker's language, whose number would stand at the wrong end."""
    return _IN_BRACKETS.sub("\u2068\\g<0>\u2069", visible(text))


def right_to_left_in(text: str) -> bool:
    """Whether a letter of it runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(one) in ("R", "AL") for one in text)


def runs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the shown runs of `text`, each with the code point it begins at; joined they are `visible(text)`."""
    at = 0
    for match in _UNSEEN.finditer(text):
        if at < match.start():
            yield at, visible(text[at : match.start()])
        at = match.end()
    if at < len(text):
        yield at, visible(text[at:])


def direction(text: str, language: str | None = None) -> Direction:
    """Tell the direction most letters of `text` run in; without letters, that of `language` (ISO 639)."""
    balance = 0
    for character in text[:4000]:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            balance += 1
        elif kind == "L":
            balance -= 1
    if balance == 0:
        return "rtl" if table_code(language or "") in RIGHT_TO_LEFT else "ltr"
    return "rtl" if balance > 0 else "ltr"


def level(support: float) -> Literal["strong", "partly", "weak"]:
    """Tell in a word how well a citation supports: the probability that its sentence answers, in three steps."""
    return "strong" if support >= _STRONG else "partly" if support >= _PARTLY else "weak"


def web_address(url: str | None) -> str | None:
    """The address, if a reader may be sent there: http or https with a host; in ASCII, as `%D8%A8` where it is not."""
    try:
        parts = urlsplit(visible(url or "").strip())
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
        # "https://known.example@other.example" leads to the other one.
        plain = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
        return quote(plain, safe=_IN_ADDRESS, errors="replace")
    except ValueError:
        return None
