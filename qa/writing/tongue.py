"""Whether a written sentence is in the language that was asked for."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache

from qa.articles.language import identify
from qa.text.locales import locale_of
from qa.text.word_tables import table_code

_ENOUGH = 24
"""Letters from which the language of a text is told; below, only its script. A third for scripts without capitals."""
# What identification takes for each other in a sentence or two.
_CLOSE = ({"no", "da"}, {"id", "ms"}, {"hr", "sr", "bs", "sl"}, {"cs", "sk"}, {"pt", "gl"}, {"zh", "yue"})
_SCRIPTS = {
    "ja": {"CJK", "HIRAGANA", "KATAKANA"},
    "sr": {"CYRILLIC", "LATIN"},
    "uz": {"CYRILLIC", "LATIN"},
    "kk": {"CYRILLIC", "LATIN"},
    "ku": {"ARABIC", "LATIN"},
}


def in_language(text: str, language: str) -> bool:
    """True too where nothing speaks against it: a name or a number alone is in every language of its script."""
    base = table_code(language)
    letters = [one for one in text if one.isalpha()]
    if not letters or base == "und":
        return True
    used = _script(text)
    wanted = _scripts_of(base)
    if wanted and used not in wanted:
        return False
    if len(letters) < (_ENOUGH if used in ("LATIN", "CYRILLIC") else _ENOUGH // 3):
        return True
    found = table_code(identify(text))
    return found == base or any({found, base} <= group for group in _CLOSE)


def _script(text: str) -> str:
    counts = Counter(unicodedata.name(one, "?").split()[0] for one in text if one.isalpha())
    return counts.most_common(1)[0][0]


@cache
def _scripts_of(language: str) -> set[str]:
    """By the language's name for itself; empty where that is not known."""
    if language in _SCRIPTS:
        return _SCRIPTS[language]
    locale = locale_of(language)
    own = locale and locale.get_language_name(language)
    return {_script(own)} if own else set()
