"""When an answer is the name of a person, and how that may be spelled for the asker.

A question that asks who, and an answer that looks like a name: in scripts with capitals every word has one, in the
others at least half of the words are none that everybody uses; a word alone must be a known name. What is spelled is a
guess, is marked as one wherever it is shown, and stands beside the article's own words; where any of this is in doubt
there is none.

`names.json`: "who", whom, whose, as patterns, anywhere in a question but where "^" has them begin it, or where what is
before them tells that they relate ("the city of the man who led them"); "whole" words, not spelled letter by letter;
"scripts".
"""

from __future__ import annotations

import gzip
import unicodedata
from functools import cache

import regex

from qa.spelling.letters import FOLDER, load_letters
from qa.text.whole_words import NEVER, WORD, whole
from qa.text.word_tables import table_code, word_table

ARTICLE, AND = "ال", "و"
PEOPLES = ("يون", "يين")
"""Ends of "Iraqis" and "soldiers", some of which spell a known name ("Aragon")."""
CASED = ("en", "ru")
COMMON, KNOWN = "common", "known"
"""Files of words that are no names, and of names that several languages know, in Latin letters."""
_LIKELY = 3
"""Of so many spellings the first known one is taken, if any."""
_LONGEST = 4
"""Words of a name."""
_JOINTS = regex.compile(r"[\s\-־‐·・]+")
_SCRIPTS: dict[str, str] = word_table(__file__)["scripts"]
"""Of the languages whose readers are not given Latin letters for these."""
_FORMS = str.maketrans({
    "أ": "ا", "إ": "ا", "آ": "ا", "ـ": None, "ё": "е", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae",
    "œ": "oe", "ı": "i", "þ": "th",
})  # fmt: skip


def spelling(answer: str, article_language: str, question: str, question_language: str) -> str | None:
    """The name that answers who, in letters of the asker's language or else in Latin ones; None where that is unsure.

    >>> spelling("هاكان فيدان", "ar", "Who led the talks?", "en")
    'Hakan Fidan'
    """
    source, asker = table_code(article_language), table_code(question_language)
    if _SCRIPTS.get(source) == _SCRIPTS.get(asker) or not asks_who(question, question_language):
        return None
    letters = load_letters(source, asker if source == "en" else "en")
    words = _JOINTS.split(answer.strip())
    if letters is None or not _is_name(words, source):
        return None
    written = []
    for word in words:
        plain, lead = folded(word, source), ""
        whole: str | None = word_table(__file__)["whole"].get(source, {}).get(plain)
        # Not of "ألكسندر", which has another alef.
        if whole is None and source == "ar" and word.startswith(ARTICLE) and len(plain) > len(ARTICLE) + 2:
            plain, lead = plain[len(ARTICLE) :], "al-"
        found = [whole] if whole else letters.write(plain)
        if not found:
            return None
        known = next((one for one in (*found[:_LIKELY], plain) if one in _listed(KNOWN, "en")), None)
        if len(words) == 1 and known is None:
            return None  # a word alone looks like a name everywhere: "gunmen", "terrorists"
        # In letters other than Latin no spelling is known, but the name itself may be.
        text = known if known in found else found[0]
        text = unicodedata.normalize("NFC", text)
        written.append(lead + (text if whole else text.title()))
    return " ".join(written)


def asks_who(question: str, language: str) -> bool:
    """Whether a question asks for a person."""
    code = table_code(language)
    asked = question.strip(" ¿?؟「『\"'«“")
    # Elsewhere a capital makes it a name: "Doctor Who", "WHO".
    return _who(code).search(asked[:1].lower() + asked[1:]) is not None


@cache
def _who(language: str) -> regex.Pattern[str]:
    return regex.compile(whole(word_table(__file__)["who"].get(language, NEVER), language))


def folded(text: str, language: str) -> str:
    """A word in the letters that the models know: without case and marks, alef in one form, Hangul in parts."""
    if language in ("ja", "ru"):
        return unicodedata.normalize("NFKC", text.lower()).translate(_FORMS)
    parted = unicodedata.normalize("NFKD", text.lower().translate(_FORMS))
    return "".join(one for one in parted if language == "ko" or not unicodedata.combining(one))


def _is_name(words: list[str], language: str) -> bool:
    if not 1 <= len(words) <= _LONGEST or not all(WORD.fullmatch(word) and len(word) > 1 for word in words):
        return False
    if language in CASED and not all(word[0].isupper() for word in words):
        return False
    if language == "ar" and len(words) == 1 and words[0].endswith(PEOPLES):
        return False
    if language == "ar" and (words[0].startswith(ARTICLE) or any(word.startswith(AND) for word in words[1:])):
        return False  # "the Iraqis"; "and so-and-so"
    known = [folded(word, language) in _listed(COMMON, language) for word in words]
    return not known[0] and 2 * sum(known) < len(known) + (language in CASED)


@cache
def _listed(what: str, language: str) -> frozenset[str]:
    path = FOLDER / f"{what}-{language}.gz"
    return frozenset(gzip.decompress(path.read_bytes()).decode().split("\n")) if path.exists() else frozenset()
