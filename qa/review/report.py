"""The printable report of the verdicts: one page that stands alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from qa.errors import LibraryError
from qa.library import Library
from qa.page import attributes, dotted, isolated, page, plain, with_brackets
from qa.review.claims import VERDICTS, Claim, Verdict
from qa.review.figures import By, Precision, precision
from qa.text.digits import own_digits
from qa.text.locales import Locale
from qa.write import published_day

CONTEXT = 200
"""Characters of the article shown before and after a quote, at most."""
_FIRST_WORD, _LAST_WORD = re.compile(r"^\S*\s+"), re.compile(r"\s+\S*$")
"""The word that a cut may have gone through; a text without spaces is cut anywhere."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the report itself says, and in which language."""

    language: str = "en"
    title: str = "Review of cited passages"
    articles: str = "Articles"
    nothing: str = "No verdicts yet."
    all: str = "All"
    by_language: str = "Language"
    by_source: str = "Outlet"
    not_named: str = "not named"
    precision: str = "Supported"
    right_words: str = "The right words:"
    revision: str = "revision {revision}, {start}–{end}"
    short_answer: str = "Short answer"
    answer_itself: str = "The answer itself"
    same_answer: str = "The same answer"
    other_answer: str = "Another answer"
    see_also: str = "See also"
    supports: str = "Supports"
    partly: str = "Supports partly"
    does_not: str = "Does not support"
    wrong_span: str = "Wrong passage"


ENGLISH = Words()


def to_html(verdicts: Sequence[Verdict], library: Library, words: Words = ENGLISH) -> bytes:
    """The page in UTF-8: when it was made, of how many articles, the figures, then the verdicts by question, each quote
    in its context if that is still stored."""
    ordered = sorted(verdicts, key=lambda one: (one.claim.question, one.claim.n, one.time))
    made = published_day(datetime.now(UTC).date().isoformat(), words.language)
    count = own_digits(str(library.statistics().articles), words.language)
    parts = [_meta([made, f"{words.articles}: {count}"]), "\n", _figures(verdicts, words)]
    for question, group in groupby(ordered, key=lambda one: one.claim.question):
        found = list(group)
        parts.append(f"<h2{attributes(found[0].claim.question_language)}>{plain(question)}</h2>\n")
        parts.extend(_entry(one, library, words) for one in found)
    return page(words.title, words.language, parts)


def _figures(verdicts: Sequence[Verdict], words: Words) -> str:
    if not verdicts:
        return f"<p>{plain(words.nothing)}</p>\n"
    kinds: tuple[By, ...] = ("all", "block", "language", "source")
    lines = []
    for by in kinds:
        for one in precision(verdicts, by):
            if by == "block" and not one.label:
                continue
            counts = "".join(f"<td>{getattr(one, verdict)}</td>" for verdict in VERDICTS)
            name = plain(_name(one, by, words))
            lines.append(f'<tr><th scope="row"><bdi>{name}</bdi></th>{counts}<td>{one.precision:.0%}</td></tr>\n')
    names = [*(getattr(words, verdict) for verdict in VERDICTS), words.precision]
    heads = "".join(f'<th scope="col">{plain(name)}</th>' for name in names)
    return f"<table>\n<tr><td></td>{heads}</tr>\n{''.join(lines)}</table>\n"


def _name(one: Precision, by: By, words: Words) -> str:
    """What a line of the figures is of."""
    if by == "block":
        return str(getattr(words, one.label))
    if by == "language":
        named = Locale.parse(words.language).languages.get(one.label.replace("-", "_"), one.label)
        return f"{words.by_language}: {named}"
    return f"{words.by_source}: {one.label or words.not_named}" if by == "source" else words.all


def _entry(verdict: Verdict, library: Library, words: Words) -> str:
    claim = verdict.claim
    place = words.revision.format(revision=claim.revision, start=claim.start, end=claim.end)
    about = [
        claim.title,
        claim.source,
        claim.published and published_day(claim.published, words.language),
        own_digits(place, words.language),
    ]
    time = own_digits(f"{verdict.time[11:16]} UTC", words.language)
    by = [verdict.reviewer, published_day(verdict.time, words.language), time]
    block = dotted([getattr(words, claim.block)]) if claim.block else ""
    if block and claim.short_answer:
        block += f" · <bdi>{plain(words.short_answer)}: {with_brackets(claim.short_answer)}</bdi>"
    lines = [
        f'<article class="{verdict.verdict}">',
        f'<p class="verdict">[{claim.n}] {plain(getattr(words, verdict.verdict))}</p>',
        *([f'<p class="meta">{block}</p>'] if block else []),
        f"<p{attributes(claim.question_language)}>{isolated(claim.claim)}</p>",
        f"<blockquote{attributes(claim.language)}>{_in_context(claim, library)}</blockquote>",
    ]
    if verdict.correction:
        lines.append(
            f"<p>{plain(words.right_words)} <q{attributes(claim.language)}>{plain(verdict.correction.quote)}</q></p>"
        )
    if verdict.note:
        lines.append(f'<p dir="auto">{plain(verdict.note)}</p>')
    lines += [_meta(about, {claim.title: claim.language}), _meta(by)]
    return "\n".join(lines) + "\n</article>\n"


def _meta(parts: Sequence[str | None], languages: Mapping[str, str] | None = None) -> str:
    return f'<p class="meta">{dotted(parts, languages)}</p>'


def _in_context(claim: Claim, library: Library) -> str:
    """The quote marked, the answer span in it underlined, with the words around it that are still stored."""
    try:
        text = library.article(claim.article_id, claim.revision).text
    except LibraryError:
        text = ""
    before, after = "", ""
    if text[claim.start : claim.end] == claim.quote:
        before, after = _before(text[: claim.start]), _after(text[claim.end :])
    inside = plain(claim.quote)
    if claim.span:
        start, end = (max(0, place - claim.start) for place in claim.span)
        quote = claim.quote
        inside = f"{plain(quote[:start])}<u>{plain(quote[start:end])}</u>{plain(quote[end:])}"
    return f"{plain(before)}<mark>{inside}</mark>{plain(after)}"


def _before(text: str) -> str:
    """The last words of it, with a sign where it says more."""
    kept = text[-CONTEXT:]
    return kept if kept == text else "… " + (_FIRST_WORD.sub("", kept) or kept)


def _after(text: str) -> str:
    kept = text[:CONTEXT]
    return kept if kept == text else (_LAST_WORD.sub("", kept) or kept) + " …"
