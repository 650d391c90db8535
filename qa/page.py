"""A page that stands alone, runs nothing and fetches nothing: what a conversation or a review is kept as.

Every word in it goes through `plain`, the standard library's `html.escape` without the controls that reorder or hide
text, as on the screen. Its policy refuses scripts, pictures, fonts and all else that is fetched; the one style sheet is
allowed by its hash.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterable, Mapping

from qa.show import ISOLATED, RIGHT_TO_LEFT, bracketed, visible
from qa.text.word_tables import table_code

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")

_STYLE = """
body { font: 11pt/1.5 Georgia, 'Noto Naskh Arabic', serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
  color: #1a1a1a; background: #fff; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
article { border-inline-start: 4px solid #666; padding-inline-start: 1rem; margin: 1rem 0; break-inside: avoid; }
blockquote { margin: .5rem 0; color: #555; } mark { background: #fff1b8; color: #000; }
u { text-underline-offset: 3px; }
table { display: block; overflow-x: auto; border-collapse: collapse; }
th { overflow-wrap: break-word; vertical-align: bottom; }
th, td { text-align: start; padding: .2rem .8rem .2rem 0; }
.verdict { font-weight: bold; } .meta { font-size: .85rem; color: #555; }
.supports { border-color: #1b7f3b; } .partly { border-color: #9a6b00; } .does_not { border-color: #b3261e; }
.wrong_span { border-color: #6a3fb5; }
@media print { body { margin: 0; max-width: none; } }
"""
_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"


def page(title: str, language: str, body: Iterable[str], titled: str = "") -> bytes:
    """The page in UTF-8; `body` is HTML, in which every text went through `plain`; `titled` is the title's language."""
    head = (
        f'<!DOCTYPE html>\n<html{attributes(language, "ltr")}>\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{plain(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<h1{attributes(titled)}>{plain(title)}</h1>\n"
    )
    return f"{head}{''.join(body)}</body>\n</html>\n".encode()


def attributes(language: str, otherwise: str = "auto") -> str:
    """The attributes `dir` and `lang`; a language that is none is left out."""
    side = "rtl" if table_code(language) in RIGHT_TO_LEFT else otherwise
    return f' dir="{side}"{_spoken(language)}'


def _spoken(language: str) -> str:
    return f' lang="{language}"' if _LANGUAGE.fullmatch(language) and table_code(language) != "und" else ""


def apart(text: str, languages: Mapping[str, str]) -> str:
    """HTML of words with a direction of their own; with a language of their own where they are among `languages`."""
    return f"<bdi{_spoken(languages.get(text, ''))}>{plain(text)}</bdi>"


def dotted(parts: Iterable[str | None], languages: Mapping[str, str] | None = None) -> str:
    """HTML of parts in a line with dots between them, each set `apart`; empty ones are left out."""
    return " · ".join(apart(part, languages or {}) for part in parts if part)


def isolated(text: str, languages: Mapping[str, str] | None = None) -> str:
    """HTML in which what a writer isolated, quotes and labels, is set `apart`."""
    parts = ISOLATED.split(text)
    return "".join(apart(part, languages or {}) if place % 2 else plain(part) for place, part in enumerate(parts))


def with_brackets(text: str) -> str:
    """HTML in which what stands in brackets has a direction of its own."""
    return isolated(bracketed(text))


def plain(text: str) -> str:
    """HTML in which the text is only text, its line ends `<br>`."""
    return html.escape(visible(text)).replace("\n", "<br>")
