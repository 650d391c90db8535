"""The interface's languages on the server: the same catalogues as the page's (`static/i18n.js`), one JSON file each.

    language = language_of(request)                  from the `Accept-Language` that `static/api.js` sends
    t(language, "chat.citations", n=3)               "3 citations", "٣ اقتباسات": plural form and digits by the language

A value is a string with {names}, or an object of plural forms chosen by `n`. A key missing in a catalogue is taken
from English.
"""

from __future__ import annotations

import functools
import json
from pathlib import Path

from babel import Locale
from babel.numbers import format_decimal
from starlette.requests import Request

__all__ = ["LANGUAGES", "catalogue", "language_of", "t"]

_FOLDER = Path(__file__).parent / "static" / "strings"
LANGUAGES = tuple(sorted(path.stem for path in _FOLDER.glob("*.json")))

Words = dict[str, str | dict[str, str]]


@functools.cache
def catalogue(language: str) -> Words:
    """Return the words of one language as they stand in its file."""
    words: Words = json.loads((_FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    return words


def language_of(request: Request) -> str:
    """Return the first language of the request that we have, else English."""
    for tag in request.headers.get("accept-language", "").split(","):
        code = tag.split(";")[0].strip().split("-")[0].lower()
        if code in LANGUAGES:
            return code
    return "en"


def t(language: str, key: str, **values: str | int | float) -> str:
    """Return our words for `key`; without any, the key itself."""
    form = catalogue(language).get(key) or catalogue("en").get(key) or key
    locale = Locale.parse(language)
    if isinstance(form, dict):
        form = form.get(locale.plural_form(float(values["n"]))) or form["other"]
    for name, value in values.items():
        shown = value if isinstance(value, str) else format_decimal(value, locale=locale)
        form = form.replace(f"{{{name}}}", shown)
    return form
