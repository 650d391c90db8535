"""The interface's languages on the server: the same catalogues as the page's (`static/i18n.js`), one JSON file each.

    language = language_of(request)                  from the `Accept-Language` that `static/api.js` sends
    t(language, "chat.citations", n=3)               "3 citations", "۳ نقل‌قول": plural form and digits by the language
    told(error, language)                            the line of a MaqalError, where a reader of the page sees it

A value is a string with {names}, or an object of plural forms chosen by `n`. A key missing in a catalogue is taken
from English.
"""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path

from babel.numbers import format_decimal
from starlette.requests import Request

from qa.errors import MaqalError
from qa.show import apart, visible
from qa.text.digits import DIGITS, own_digits
from qa.text.locales import Locale
from qa.text.word_tables import table_code

_FOLDER = Path(__file__).parent / "static" / "strings"
LANGUAGES = tuple(sorted(path.stem for path in _FOLDER.glob("*.json")))

_PLACE = re.compile(r"\{(\w+)\}")

Words = dict[str, str | dict[str, str]]


@functools.cache
def catalogue(language: str) -> Words:
    """Return the words of one language as they stand in its file."""
    words: Words = json.loads((_FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    return words


def language_of(request: Request) -> str:
    """Return the first language of the request that we have, else English."""
    for tag in request.headers.get("accept-language", "").split(","):
        code = table_code(tag.split(";")[0].strip())
        if code in LANGUAGES:
            return code
    return "en"


def t(language: str, key: str, **values: str | int | float) -> str:
    """Return our words for `key`; without any, the key itself."""
    form = catalogue(language).get(key) or catalogue("en").get(key) or key
    locale = Locale.parse(language)
    if isinstance(form, dict):
        none = form.get("zero", "") if values["n"] == 0 else ""
        form = none or form.get(locale.plural_form(float(values["n"]))) or form["other"]

    def filled(place: re.Match[str]) -> str:
        value = values.get(place[1], place[0])
        return value if isinstance(value, str) else _number(value, locale)

    return _PLACE.sub(filled, form)  # in one pass: a file may be called "{n}.txt"


def _number(value: float, locale: Locale) -> str:
    # Babel knows the separators of the language's own digits, and leaves the digits.
    system = locale.default_numbering_system if locale.language in DIGITS else "latn"
    return own_digits(format_decimal(value, locale=locale, numbering_system=system), locale.language)


def told(error: MaqalError, language: str) -> str:
    """Return the line of an error in our words for it, else its English one as a sentence; made harmless."""
    if error.key:  # a file's name is set apart, for it may run the other way than the line
        values = {name: f"\u2068{one}\u2069" if isinstance(one, str) else one for name, one in error.values.items()}
        return apart(t(language, error.key, **values))
    return sentence(visible(str(error)))


def sentence(line: str) -> str:
    """Return a line of the command line, "no article …; widen it", as the page says it: "No article …; widen it."."""
    first = line.split(" ", 1)[0]
    # A file's name, a setting or an address keeps its letters.
    began = line[:1].upper() + line[1:] if first.isalpha() else line
    return began if began.endswith((".", "!", "?", "…")) else f"{began}."
