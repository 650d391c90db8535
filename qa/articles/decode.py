"""Bytes to text, and text to the one form the library stores.

Order: byte order mark, the escapes of ISO-2022-JP, strict UTF-8, the label a page carries, a detector. A file that is
UTF-8 but for a few broken bytes is refused with the offset of the first one: guessing letters would put words into
quotes that nobody wrote.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

import regex

from qa.articles.language import identify
from qa.errors import ArticleError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ENCODINGS = [
    "cp1252", "cp1256", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "koi8_r", "gb18030", "big5", "cp932",
    "euc_jp", "cp949", "cp874", "iso8859_2", "iso8859_6", "mac_roman",
]  # fmt: skip
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_DROPPED = re.compile("[\x00-\x08\x0e-\x1f]")
_SOFT = re.compile("\u00ad+(?:[ \t]*\n[ \t]*(?=[^\\W_]))?")
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\x0b\x0c\x1b")


def normalise(text: str) -> str:
    """As `cleaned`, and without soft hyphens, which hide a word from search; a word broken at one is whole again."""
    return unicodedata.normalize("NFC", _SOFT.sub("", cleaned(text)))


def cleaned(text: str) -> str:
    """NFC with `\\n` line ends, no byte order mark and no C0 control but tab and line end; nothing else is changed.

    Vertical tab, form feed, NEL, U+2028 and U+2029 count as line ends. Half of a surrogate pair becomes U+FFFD.
    """
    text = _BREAKS.sub("\n", text.removeprefix("\ufeff"))
    text = _DROPPED.sub("", text)
    if re.search("[\ud800-\udfff]", text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unicodedata.normalize("NFC", text)


def decode(data: bytes, label: str | None = None) -> str:
    """Text of `data`. `label` is the encoding the document names for itself, tried after UTF-8.

    ArticleError: binary data, or no encoding fits.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], name)
    wide = _utf16_without_bom(data)
    if wide:
        return _strict(data, wide)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > max(8, len(data) // 100):
        raise ArticleError(
            "is binary data, not text; give the article as text, HTML, PDF or DOCX", "library.file-binary"
        )
    if re.search(rb"\x1b\$[@B]", data):
        # Letter by letter it is ASCII, and so UTF-8 too.
        with suppress(UnicodeDecodeError):
            return data.decode("iso2022_jp_ext")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, label, error)


def decode_page(data: bytes, label: str | None) -> tuple[str, ArticleError | None]:
    """As `decode`; but UTF-8 with a few broken bytes comes with U+FFFD for them, and the error that `decode` raises.

    Of a page most is no part of the article: whoever finds U+FFFD in what is should raise it.
    """
    try:
        return decode(data, label), None
    except BrokenLetters as error:
        return data.decode("utf-8", "replace"), error


class BrokenLetters(ArticleError):
    """UTF-8 but for a few bytes."""


def _strict(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise ArticleError(f"is marked as {name.upper()} but breaks at byte {error.start}; save it as UTF-8") from None


def _utf16_without_bom(data: bytes) -> str | None:
    head = data[:4000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(head) < 8 or max(even, odd) * 5 < len(head) or min(even, odd) * 20 > len(head):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


# What pages mean by these labels, and browsers take them for (the table of the WHATWG): with quotation marks, dashes,
# and with the letters that were added to the standard. Where there are two, Python has the browsers' one in halves.
_AS_BROWSERS = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-8": "cp1255", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gb_2312-80": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "windows-31j": "cp932", "euc_kr": "cp949", "big5": "cp950 big5hkscs", "big5hkscs": "cp950 big5hkscs",
    "cp950": "cp950 big5hkscs", "euc_jp": "euc_jp euc_jis_2004",
}  # fmt: skip
_PAIRED = ["gb18030", "cp932", "cp949", "cp950", "big5hkscs", "euc_jp", "euc_jis_2004"]


def _codecs(label: str) -> list[str]:
    plain = re.sub(r"^x-|-[ie]$", "", label.lower())
    try:
        name = codecs.lookup(plain.replace("windows-", "cp")).name
    except LookupError:
        name = plain
    return [] if name.startswith("utf") else _AS_BROWSERS.get(name, name).split()


def _nearly(data: bytes, names: list[str]) -> str | None:
    """Text by an encoding that fits but for one byte in a hundred, with U+FFFD where it does not.

    Only where letters take two bytes: hardly any text in another encoding fits so well, as any does one of one byte.
    """
    texts = [data.decode(name, "replace") for name in names if name in _PAIRED]
    best = min(texts, key=lambda text: text.count("\ufffd"), default=None)
    foreign = len(data.translate(None, bytes(range(128))))
    return best if best is not None and best.count("\ufffd") * 100 <= foreign else None


def _legacy(data: bytes, label: str | None, error: UnicodeDecodeError) -> str:
    names = _codecs(label) if label else []
    for name in names:
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    kept = data.decode("utf-8", "ignore")
    whole = sum(1 for letter in kept if letter > "\x7f")
    broken = len(data) - len(kept.encode())
    if whole > 4 * broken:
        raise BrokenLetters(
            f"is UTF-8 with {broken} broken byte{'s' if broken > 1 else ''}, the first at byte {error.start}; "
            "repair the file or save it again as UTF-8"
        )
    if nearly := _nearly(data, names):
        return nearly
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_ENCODINGS).best()
    if best is None:
        raise ArticleError(
            f"is in no encoding that can be told (byte {error.start} is not UTF-8); save it as UTF-8",
            "library.file-encoding",
        )
    return _second_look(data, str(best), best.encoding)


_CENTRAL, _TURKISH = "pl cs sk hu sl hr bs ro sq sr", "tr az"
_LATIN = (
    ("cp1252", None),
    ("cp1250", _CENTRAL),
    ("iso8859_2", _CENTRAL),
    ("cp1254", _TURKISH),
    ("mac_roman", None),
    ("cp850", None),
    ("mac_latin2", _CENTRAL),
    ("cp852", _CENTRAL),
    ("mac_turkish", _TURKISH),
    ("cp857", _TURKISH),
)
"""Encodings with the languages that have no other: of Windows, then of the Macintosh and of DOS."""
# Where no letter of a writer's stands so: a capital behind a small letter or before a capital that begins a word, a
# letter right behind a stop, a mark within a word that is no hyphen or apostrophe.
_ODD = regex.compile(
    r"(?<=\p{Ll})(?![A-Z])\p{Lu}|(?<=(?![a-z])\p{Ll})[A-Z]|(?<!\p{L})(?![A-Z])\p{Lu}(?=\p{Lu}\p{Ll})"
    r"|(?<=\p{L}[,.!?;])(?![a-z])(?=[^\x00-\x7f])\p{L}|[\x80-\x9f]"
    r"|(?<=\p{L})[^\x00-\x7f\p{L}\p{M}\p{Nd}\p{Pd}\s’´·\xad](?=\p{L})"
)
# And none of another script between two small ones of the Latin.
_MIXED = regex.compile(r"(?<=[a-z])(?!\p{Latin}|\p{Pd}|[’´·\xad])[^\x00-\x7f](?=[a-z])")
_AROUND = re.compile(rb"[\x00-\x7f]{0,80}[\x80-\xff]{1,80}[\x00-\x7f]{0,80}")
_FEW, _SAMPLED = 10, 400
"""One odd letter in so many foreign ones can be a writer's; places in a file that are looked at."""


def _second_look(data: bytes, text: str, encoding: str) -> str:
    """Confusions of the detector that the language of the decoded text settles, or the places of its letters.

    ArticleError: the letters stand where none do, whatever is taken for their encoding.
    """
    if encoding == "cp874":
        try:
            other = data.decode("euc_jp")
        except UnicodeDecodeError:
            return text
        return other if identify(other) == "ja" else text
    sample = _sample(data)
    shown = sample.decode(encoding, "replace")
    mixed = _many(_MIXED, shown)
    if encoding in ("cp1251", "koi8_r") and not mixed:
        return text if _oddity(shown) <= _oddity(sample.decode("mac_cyrillic")) else data.decode("mac_cyrillic")
    if encoding not in ("cp1252", "cp1250", "cp1254", "iso8859_2", "mac_roman") and not mixed:
        return text
    texts = {**{name: sample.decode(name) for name in _latin(data, sample)}, "": shown}
    best = min(texts, key=lambda name: _oddity(texts[name]))
    if _many(_ODD, texts[best]) or _many(_MIXED, texts[best]):
        raise ArticleError(
            "is in an old encoding that cannot be told for certain; save it as UTF-8", "library.file-encoding"
        )
    return data.decode(best) if best else text


def _sample(data: bytes) -> bytes:
    """Some of the foreign letters with what stands around them."""
    found = islice(_AROUND.finditer(data), _SAMPLED)
    return b"".join(part[0] for part in found)


def _oddity(text: str) -> int:
    return len(_ODD.findall(text)) + len(_MIXED.findall(text))


def _many(odd: regex.Pattern[str], text: str) -> bool:
    return len(odd.findall(text)) * _FEW > sum(letter > "\x7f" for letter in text)


def _latin(data: bytes, sample: bytes) -> Iterator[str]:
    """The encodings that the language has in which it would be written then, likeliest first."""
    elsewhere = f"{_CENTRAL} {_TURKISH}".split()
    for name, languages in _LATIN:
        try:
            data.decode(name)
        except UnicodeDecodeError:
            continue
        language = identify(sample.decode(name))
        if language in languages.split() if languages else language not in elsewhere:
            yield name
