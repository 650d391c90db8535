"""The quoting writer: an answer made of the articles' own sentences, framed in the asker's language.

    The articles say: Baghdad (بغداد)
    “… سيعقد في العاصمة العراقية بغداد».” [1] — شبكة اخبار العراق, 18 June 2024
    The same answer:
    «… ومن المتوقع عقد اجتماع آخر في بغداد.» [2] — شبكة اخبار العراق, 18 June 2024

Quotes stand in it letter for letter, and hold what the article holds, even "[2]" or a bidi override. So a mark is never
told by its looks alone: `marks` gives the places of those that this module wrote. Everything else that comes from a
file (the short answer and its gloss, source, title) is a label and is made harmless first. Each quote and label is
isolated (U+2068, U+2069), so that no direction leaks out of it; the isolates are ours and stand outside the quote.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

import regex

from qa.evidence.agreement import Standing, best_span, standings
from qa.evidence.copied import copied
from qa.frames import FRAMES, QUOTATION_MARKS, Frame
from qa.relative import Counted, counted, day_there, nothing_else
from qa.show import RIGHT_TO_LEFT
from qa.text.digits import own_digits, written_day, written_month
from qa.text.word_tables import table_code
from qa.types import Citation, Span, day_of

FSI, PDI, RLM = "\u2068", "\u2069", "\u200f"
LABEL_LENGTH = 120
"""Characters of a source, title or gloss that are shown."""
ANSWER_LENGTH = 600
"""Characters of the short answer that are shown: more than a reader finds."""

_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
_ISOLATES = regex.compile("[\u2066-\u2069]")
_UNSEEN = regex.compile(r"[\p{Bidi_Control}\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufeff\u200b\u2060]+|\s+")
# Brackets of every kind could pass for a mark or a link, and the rest for markup.
_HARMLESS = str.maketrans(
    {
        **dict.fromkeys("[【［〔〖⟦⁅", "("),
        **dict.fromkeys("]】］〕〗⟧⁆", ")"),
        "<": "‹",
        ">": "›",
        "`": "'",
        "*": "∗",
        "\\": "⧵",
    }
)


class Mark(NamedTuple):
    """A citation mark in an answer: `answer[start:end] == f"[{n}]"`."""

    n: int
    start: int
    end: int
    quote: int | None = None
    """Where the quote begins that it stands behind; None in a writer's own sentence."""


def write(question_language: str, citations: Sequence[Citation], spans: Sequence[Span], *, newest: bool = False) -> str:
    """The answer as plain text: a frame line with the short answer, then a line a quote: its marks, sources and dates.

    The short answer is the best span, in the asker's language with its own words behind it, or as it stands. Quotes
    that agree with it, answer otherwise or are only near follow under a heading each. `newest`: only the newest
    articles are told of.
    """
    if not citations:
        raise ValueError("an answer needs a citation; use not_found where there is none")
    language = _known(question_language)
    frame = FRAMES[language]
    # A line of isolates only has no direction of its own; this mark gives it the asker's.
    lead = RLM if language in RIGHT_TO_LEFT else ""
    headings = {Standing.SAME: frame.same, Standing.OTHER: frame.other, Standing.ALSO: frame.also}
    groups = _alike(citations)
    short = _short(best_span(spans), groups, spans, language)
    # A full-width colon has its space in itself.
    found = frame.newest if newest else frame.found
    lines = [f"{found}{short}" if found.endswith("：") else f"{found} {short}".rstrip()]
    told = Standing.BEST
    stands = dict(zip(citations, standings(citations, spans), strict=True))
    for at, same in enumerate(groups):
        first = same[0]
        if stands[first] != told and (heading := headings.get(stands[first])):
            lines.append(heading)
        told = stands[first]
        reports = list(dict.fromkeys(filter(None, (_reported(citation, frame, language) for citation in same))))
        if told_day := _counted(same, spans):
            words = _isolated(label(first.quote[told_day.start : told_day.end]))
            reports.append(frame.counted.format(words=words, day=_isolated(_means(told_day, language))))
        if any(citation.correction for citation in same):
            reports.append(frame.correction)
        if copied(first, [above[0] for above in groups[:at]]):
            reports.append(frame.copied)
        before, after = _around(first)
        quoted = f"{lead}{before}{first.quote}{after} {_signs(same)}"
        lines.append(f"{quoted}{' — ' if reports else ''}{' · '.join(reports)}")
    return "\n".join(lines)


def _short(best: Span | None, groups: Sequence[Sequence[Citation]], spans: Sequence[Span], language: str) -> str:
    """The best span's gloss and the words that it stands for, or its words, a name's with a guess at its spelling.

    Of "tomorrow" the day that it means, where that is certain. Nothing for a whole sentence.
    """
    if best is None or any(best.text == same[0].quote for same in groups):
        return ""
    home = next((same for same in groups if best.begins_in(same[0])), None)
    found = _counted(home, spans) if home else None
    where = (best.start - home[0].start, best.end - home[0].start) if home else (0, 0)
    if home and found and nothing_else(found, home[0].quote, home[0].language, *where):
        return f"{_isolated(_means(found, language))} ({_isolated(label(best.text))})"
    if best.gloss is None:
        guess = f" (≈ {_isolated(label(best.spelled))})" if best.spelled else ""
        return _isolated(label(best.text, ANSWER_LENGTH)) + guess
    return f"{_isolated(label(best.gloss))} ({_isolated(label(best.glossed or best.text))})"


def _counted(same: Sequence[Citation], spans: Sequence[Span]) -> Counted | None:
    """What a quote's "tomorrow" means, where that is certain and its articles are of one day."""
    first = same[0]
    days = {day_there(citation.published, citation.language) for citation in same}
    published = days.pop() if len(days) == 1 else None
    if published is None:
        return None
    answers = [(span.start - first.start, span.end - first.start) for span in spans if span.begins_in(first)]
    return counted(first.quote, first.language, published, answers)


def _means(found: Counted, language: str) -> str:
    when = found.means
    if isinstance(when, tuple):
        return written_month(*when, language)
    return own_digits(str(when), language) if isinstance(when, int) else written_day(when, "full", language)


def _alike(citations: Sequence[Citation]) -> list[list[Citation]]:
    """Neighbours with the same quote: what several articles print word for word is said once, with all their marks."""
    return [list(same) for _, same in groupby(citations, key=attrgetter("quote", "language"))]


def frame_in(language: str) -> Frame:
    """Our own words in the asker's language, or in English."""
    return FRAMES[_known(language)]


def not_found(question_language: str) -> str:
    """ "This is not in these articles." in the asker's language, without any mark."""
    return frame_in(question_language).not_found


def marks(answer: str, citations: Sequence[Citation]) -> list[Mark]:
    """The marks that `write` put into `answer` for these citations; never a look-alike inside a quote.

    ValueError: a citation that is not quoted as `write` quotes it.
    """
    found = []
    position = 0
    for same in _alike(citations):
        before, after = _around(same[0])
        line = f"{before}{same[0].quote}{after} {_signs(same)}"
        # Labels hold no line break, so the first that follows one is the true quote; a later quote may hold its like.
        begun = [(at, lead) for lead in ("\n", f"\n{RLM}") if (at := answer.find(lead + line, position)) >= 0]
        if not begun:
            raise ValueError(f"citation [{same[0].n}] is not quoted in this answer")
        at, lead = min(begun)
        quote = at + len(lead) + len(before)
        position = at + len(lead) + len(line) - len(_signs(same))
        for citation in same:
            start, position = position, position + len(_signs([citation]))
            found.append(Mark(citation.n, start, position, quote))
    return found


def _signs(same: Sequence[Citation]) -> str:
    return "".join(f"[{citation.n}]" for citation in same)


def _known(language: str) -> str:
    tag = language.replace("_", "-").lower()
    base = "zh-Hant" if tag.startswith(_TRADITIONAL) else table_code(tag)
    return base if base in FRAMES else "en"


def _around(citation: Citation) -> tuple[str, str]:
    """What stands before and after a quote: its language's quotation marks, and isolates, which even out its own."""
    tag = citation.language.replace("_", "-")
    pairs = QUOTATION_MARKS.get(tag) or QUOTATION_MARKS.get(table_code(tag)) or QUOTATION_MARKS[""]
    usual, other = pairs
    quote = citation.quote
    opening, closing = other if any(sign.strip() in quote for sign in usual) else usual
    unopened = unclosed = 0
    for sign in _ISOLATES.findall(quote):
        if sign != PDI:
            unclosed += 1
        elif unclosed:
            unclosed -= 1
        else:
            unopened += 1
    return FSI * (unopened + 1) + opening, closing + PDI * (unclosed + 1)


def _reported(citation: Citation, frame: Frame, language: str) -> str:
    who = label(citation.source or "") or label(citation.title)
    when = published_day(citation.published, language) if citation.published else ""
    known = [_isolated(part) for part in (who, when) if part]
    if len(known) == 2:
        return frame.reported.format(who=known[0], when=known[1])
    return known[0] if known else ""


def published_day(published: str, language: str) -> str:
    """The day as the asker writes it; what is no ISO 8601 day is shown as a label."""
    day = day_of(published)
    return written_day(day, "long", language) if day else label(published)


def label(text: str, length: int = LABEL_LENGTH) -> str:
    """Text from a file on one line, without direction controls, and without what could pass for a mark or markup."""
    plain = str(_UNSEEN.sub(" ", text)).translate(_HARMLESS).strip()
    return plain if len(plain) <= length else plain[: length - 1].rstrip() + "…"


def _isolated(text: str) -> str:
    return f"{FSI}{text}{PDI}"
