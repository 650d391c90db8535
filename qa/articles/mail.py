"""A message saved as text: its head, and the text that it carries in the forms of MIME (RFC 2045).

That is in base64, quoted-printable, or among parts. Lines that were broken only to be sent (RFC 3676) are whole again.
"""

from __future__ import annotations

import codecs
import re
from email import message_from_bytes
from email.errors import InvalidBase64CharactersDefect, InvalidBase64LengthDefect, MessageError
from email.header import decode_header, make_header
from email.message import Message
from functools import cache

from qa.articles.decode import decode, normalise
from qa.errors import ArticleError
from qa.text.fold import fold
from qa.text.word_tables import word_table

_KEYS = {"subject": "title", "from": "sender", "date": "published", "sent": "published", "to": "receiver"}
_LINE = re.compile(r"([^\W\d_][^\s:：]{0,70}(?: [^\s:：]{1,30}){0,2})\s?[:：](?!//)(.*)")
_FORMAL = re.compile(r"[A-Za-z][A-Za-z\d-]{0,70}")
_LONGEST_VALUE = 1000
_FORM = re.compile(r"^content-(?:transfer-encoding|type)[ \t]?:", re.IGNORECASE | re.MULTILINE)
_BROKEN = (InvalidBase64CharactersDefect, InvalidBase64LengthDefect)
_LONGEST_HEAD = 20_000
_PARTS, _DEPTH = 5000, 100
"""Lines that may begin a part, and parts that may have parts: the parser compares each line with all around it."""
_LONGEST_FIELD = 4000
"""Characters of a field of a head that has parameters: their parsing takes the square of it."""
_FIELD = re.compile(r"^content-[a-z-]{1,30}[ \t]*+:.*+(?:\n[ \t].*+)*+", re.IGNORECASE | re.MULTILINE)
_BOUNDARY = re.compile(r"boundary[\s*\d]*+=", re.IGNORECASE)
"""Also in pieces, "boundary*0=", and with a space behind it: whatever the parser takes for one."""
_NO_CHARSETS = frozenset(("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"))
"""Python's codecs that are none of any mail program, and would write other letters than were sent."""
_PLAIN = ("", "7bit", "8bit", "binary")


def mail_head(text: str) -> tuple[dict[str, str], str]:
    """What the head of a message tells, and the text below it; nothing and `text` where it has no such head.

    By title, sender, published and receiver. The names of its lines are those of the format of messages (RFC 5322), of
    which it must have two, or those of a language: then it must have title and sender, and one of the others.
    """
    start = len(text) - len(text.lstrip("\n"))
    head, *below = re.split(r"\n[ \t]*\n", text[start : start + _LONGEST_HEAD], maxsplit=1)
    told: dict[str, str] = {}
    name: str | None = None
    written = False
    for number, line in enumerate(head.split("\n")):
        if number and line[:1] in (" ", "\t"):
            if name in told:
                told[name] = f"{told[name]} {line.strip()}"
            continue
        field = _LINE.fullmatch(line)
        if not field:
            return {}, text
        name = _KEYS.get(field[1].lower())
        if name is None and (name := _written().get(fold(field[1]))):
            written = True
        if name is None and not written and not _FORMAL.fullmatch(field[1]):
            return {}, text
        if name in told:
            name = None
        if name:
            told[name] = field[2].strip()
    if not below or len(told) < 2 or (written and (len(told) < 3 or not {"title", "sender"} <= told.keys())):
        return {}, text
    return {name: _read(value[:_LONGEST_VALUE]) for name, value in told.items()}, text[start + len(head) :].lstrip("\n")


@cache
def _written() -> dict[str, str]:
    """The same as a mail program writes them that saves a message as text in its user's language."""
    return {fold(word): name for name, words in word_table(__file__).items() for word in words}


def carried_text(message: str) -> str | None:
    """The plain text in a whole message, head and all; None where it is written as it is read.

    ArticleError: it has no plain text, or one that cannot be decoded.
    """
    message = message.lstrip("\n")
    if not _FORM.search(message[:_LONGEST_HEAD].partition("\n\n")[0]):
        return None
    if message.count("\n--") > _PARTS or len(_BOUNDARY.findall(message)) > _DEPTH:
        raise ArticleError("is an e-mail of too many parts to read; save its text as .txt")
    if any(len(field.group()) > _LONGEST_FIELD for field in _FIELD.finditer(message)):
        raise ArticleError("is an e-mail with too long a head to read; save its text as .txt")
    try:
        parsed = message_from_bytes(message.encode("utf-8", "replace"))
        parts = [part for part in parsed.walk() if part.get_content_type() == "text/plain" and not part.get_filename()]
    except (LookupError, RecursionError, ValueError):
        raise ArticleError("is an e-mail whose parts cannot be read; save its text as .txt") from None
    if not parsed.is_multipart() and _form(parsed) in _PLAIN and not _has(parsed, "format", "flowed"):
        return None
    if not parts:
        raise ArticleError("is an e-mail without plain text; save what it shows as .html or .txt")
    text = normalise(_decoded(parts[0]))
    return _unflowed(text, _has(parts[0], "delsp", "yes")) if _has(parts[0], "format", "flowed") else text


def _form(part: Message) -> str:
    return str(part.get("content-transfer-encoding", "")).strip().lower()


def _has(part: Message, name: str, value: str) -> bool:
    """Whether a parameter of the part's type has this value."""
    return str(part.get_param(name, "")).strip().lower() == value


def _unflowed(text: str, without_space: bool) -> str:
    """A text without the line ends and spaces that "format=flowed" puts in; `without_space`: nor that of a line's end.

    It ends at the signature, unless more stands below that than above, as where an article is forwarded.
    """
    lines: list[list[str]] = []
    flowing, signed = "", None
    for line in text.split("\n"):
        unquoted = line.lstrip(">")
        marks, unstuffed = line[: len(line) - len(unquoted)], unquoted.removeprefix(" ")
        is_signature = unstuffed == "-- "
        if is_signature and not marks and signed is None:
            signed = len(lines)
        goes_on = unstuffed.endswith(" ") and not is_signature
        begins = is_signature or not unstuffed.strip() or flowing != f"{marks} "
        said = unstuffed[:-1] if goes_on and without_space else unstuffed
        if begins:
            lines.append([f"{marks} {said}" if marks else said])
        else:
            lines[-1].append(said)
        flowing = f"{marks} " if goes_on else ""
    whole = ["".join(line).rstrip(" ") for line in lines]
    above, below = "\n".join(whole[:signed]), "\n".join(whole[signed:] if signed is not None else [])
    return above if len(below) <= len(above) else f"{above}\n{below}"


def _decoded(part: Message) -> str:
    data = part.get_payload(decode=True)
    # Where base64 is broken, what is left of it would be letters that nobody wrote.
    broken = any(isinstance(defect, _BROKEN) for defect in part.defects)
    if broken or not isinstance(data, bytes):
        raise ArticleError(f"is an e-mail whose text is not in the form of its head ({_form(part)}); save it as .txt")
    try:
        return decode(data, _charset(part))
    except ArticleError as error:
        raise ArticleError(f"is an e-mail with a text that {error}") from None


def _charset(part: Message) -> str | None:
    """The encoding that a part names, where it is one of texts."""
    try:
        codec = codecs.lookup(part.get_content_charset() or "")
    except (LookupError, ValueError):
        return None
    return codec.name if codec._is_text_encoding and codec.name.replace("_", "-") not in _NO_CHARSETS else None


def _read(value: str) -> str:
    """A field that was written for a machine, as `=?utf-8?B?…?=`, as it is read."""
    try:
        return " ".join(str(make_header(decode_header(value))).split())
    except (MessageError, LookupError, ValueError):
        return value
