"""The printable report: one HTML page that stands alone, runs nothing and fetches nothing.

Every word in it goes through `plain`, the standard library's `html.escape` without the controls that reorder or hide
text, as on the screen (`qa.ui.show` belongs to the interface, which nothing outside it may import). Its policy refuses
scripts, pictures, fonts and addresses of any kind; the one style sheet is allowed by its hash.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from qa.errors import LibraryError
from qa.frames import RIGHT_TO_LEFT
from qa.library import Library
from qa.review.claims import VERDICTS, Claim, Verdict
from qa.review.figures import precision

__all__ = ["POLICY", "STYLE", "Words", "attributes", "plain", "to_html", "without_unseen"]

CONTEXT = 200
"""Characters of the article shown before and after a quote, at most."""

# Bidi controls reorder what follows them; tag characters, fillers and control codes hide words from the reader's eye.
# ZWNJ and ZWJ spell Persian and Indic words, U+200B breaks Thai and Khmer lines: they stay.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
_RIGHT_TO_LEFT = RIGHT_TO_LEFT | {"arc", "arz", "azb", "ckb", "dv", "ks", "ps", "sd", "ug", "yi"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Words:
    """What the report itself says, and in which language."""

    language: str = "en"
    title: str = "Cited passage review"
    nothing: str = "No verdicts yet."
    all: str = "All"
    by_language: str = "Language"
    by_source: str = "Outlet"
    not_named: str = "not named"
    precision: str = "precision"
    right_words: str = "Right words:"
    revision: str = "revision"
    supports: str = "supports"
    partly: str = "supports in part"
    does_not: str = "does not support"
    wrong_span: str = "wrong words"


ENGLISH = Words()

STYLE = """
body { font: 11pt/1.5 Georgia, 'Noto Naskh Arabic', serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
  color: #1a1a1a; background: #fff; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
article { border-inline-start: 4px solid #666; padding-inline-start: 1rem; margin: 1rem 0; break-inside: avoid; }
blockquote { margin: .5rem 0; color: #555; } mark { background: #fff1b8; color: #000; }
u { text-underline-offset: 3px; }
table { border-collapse: collapse; } th, td { text-align: start; padding: .2rem .8rem .2rem 0; }
.verdict { font-weight: bold; } .meta { font-size: .85rem; color: #555; }
.supports { border-color: #1b7f3b; } .partly { border-color: #9a6b00; } .does_not { border-color: #b3261e; }
.wrong_span { border-color: #6a3fb5; }
@media print { body { margin: 0; max-width: none; } }
"""
_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"


def to_html(verdicts: Sequence[Verdict], library: Library, words: Words = ENGLISH) -> bytes:
    """The page in UTF-8: figures, then the verdicts by question, each quote in its context if that is still stored."""
    ordered = sorted(verdicts, key=lambda one: (one.claim.question, one.claim.n, one.time))
    parts = [
        f'<!DOCTYPE html>\n<html{attributes(words.language, "ltr")}>\n<head>\n<meta charset="utf-8">\n',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n',
        '<meta name="viewport" content="width=device-width">\n<meta name="referrer" content="no-referrer">\n',
        f"<title>{plain(words.title)}</title>\n<style>{STYLE}</style>\n</head>\n",
        f"<body>\n<h1>{plain(words.title)}</h1>\n",
        _figures(verdicts, words),
    ]
    for question, group in groupby(ordered, key=lambda one: one.claim.question):
        found = list(group)
        parts.append(f"<h2{attributes(found[0].claim.question_language)}>{plain(question)}</h2>\n")
        parts.extend(_entry(one, library, words) for one in found)
    parts.append("</body>\n</html>\n")
    return "".join(parts).encode()


def _figures(verdicts: Sequence[Verdict], words: Words) -> str:
    if not verdicts:
        return f"<p>{plain(words.nothing)}</p>\n"
    lines = []
    for label, by in ((words.all, "all"), (words.by_language, "language"), (words.by_source, "source")):
        for one in precision(verdicts, by):  # type: ignore[arg-type]
            name = label if by == "all" else f"{label}: {one.label or words.not_named}"
            counts = "".join(f"<td>{getattr(one, verdict)}</td>" for verdict in VERDICTS)
            lines.append(f"<tr><th><bdi>{plain(name)}</bdi></th>{counts}<td>{one.precision:.0%}</td></tr>\n")
    heads = "".join(f"<th>{plain(getattr(words, verdict))}</th>" for verdict in VERDICTS)
    return f"<table>\n<tr><th></th>{heads}<th>{plain(words.precision)}</th></tr>\n{''.join(lines)}</table>\n"


def _entry(verdict: Verdict, library: Library, words: Words) -> str:
    claim = verdict.claim
    about = [
        claim.title,
        claim.source,
        claim.published,
        f"{words.revision} {claim.revision}, {claim.start}–{claim.end}",
    ]
    by = [verdict.reviewer, verdict.time[:16].replace("T", " ") + " UTC"]
    lines = [
        f'<article class="{verdict.verdict}">',
        f'<p class="verdict">[{claim.n}] {plain(getattr(words, verdict.verdict))}</p>',
        f"<p{attributes(claim.question_language)}>{plain(claim.claim)}</p>",
        f"<blockquote{attributes(claim.language)}>{_in_context(claim, library)}</blockquote>",
    ]
    if verdict.correction:
        lines.append(
            f"<p>{plain(words.right_words)} <q{attributes(claim.language)}>{plain(verdict.correction.quote)}</q></p>"
        )
    if verdict.note:
        lines.append(f'<p dir="auto">{plain(verdict.note)}</p>')
    lines += [
        f'<p class="meta">{" · ".join(f"<bdi>{plain(one)}</bdi>" for one in some if one)}</p>' for some in (about, by)
    ]
    return "\n".join(lines) + "\n</article>\n"


def _in_context(claim: Claim, library: Library) -> str:
    """The quote marked, the answer span in it underlined, with the words around it that are still stored."""
    try:
        text = library.article(claim.article_id, claim.revision).text
    except LibraryError:
        text = ""
    before, after = "", ""
    if text[claim.start : claim.end] == claim.quote:
        before, after = text[max(0, claim.start - CONTEXT) : claim.start], text[claim.end : claim.end + CONTEXT]
    inside = plain(claim.quote)
    if claim.span_start is not None and claim.span_end is not None:
        start, end = max(0, claim.span_start - claim.start), max(0, claim.span_end - claim.start)
        quote = claim.quote
        inside = f"{plain(quote[:start])}<u>{plain(quote[start:end])}</u>{plain(quote[end:])}"
    return f"{plain(before)}<mark>{inside}</mark>{plain(after)}"


def attributes(language: str, otherwise: str = "auto") -> str:
    """The attributes `dir` and `lang`; a language that is none is left out."""
    base = language.split("-")[0].lower()
    side = "rtl" if base in _RIGHT_TO_LEFT else otherwise
    name = f' lang="{language}"' if _LANGUAGE.fullmatch(language) and base != "und" else ""
    return f' dir="{side}"{name}'


def plain(text: str) -> str:
    """HTML in which the text is only text, its line ends `<br>`."""
    return html.escape(without_unseen(text)).replace("\n", "<br>")


def without_unseen(text: str) -> str:
    """The text without the controls that reorder or hide what stands in it."""
    return _UNSEEN.sub("", text)
