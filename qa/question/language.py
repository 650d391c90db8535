"""Which language a question is in: the one whose words ask, whatever the names in it are.

A question is short, and a name may be half of it: "What did نفط الشرق promise?", "Кто мэр Камышина?". So its question
words decide on the script, and where the letters are of a language whose words are not there, on the language. Else it
is what the letters say, as of any text (`qa.articles.language`); of keywords ("prix du blé"), in which nothing asks,
where that is close, a language that is answered in (`qa.frames`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

import regex

from qa.articles.language import identify
from qa.frames import FRAMES
from qa.question.words import asking, keys, languages
from qa.text.quotation import quotations
from qa.text.whole_words import WORD
from qa.text.word_tables import table_code

_EAST = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
"""Scripts that are written together."""
_CASED: regex.Pattern[str] = regex.compile(r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{M}]+")
_LETTER = regex.compile(r"[\p{L}\p{M}]")
_CASELESS = regex.compile(r"\p{Lo}")
_CAPITAL = regex.compile(r"[\p{Lu}\p{Lo}\p{N}]")
"""How a name begins; letters of a script without capitals may be of one."""
_LATE = ("fa", "hi", "id", "mr", "ms", "ne", "sw", "tr", "ur", "vi")
"""Languages that ask at the end as well: "Vali kim?"."""
_SHORT = 40
"""Letters of a question in which a name or two may say more of its language than the rest."""
_SAYS = 3
"""Letters of a question word that says something by itself; "si" and "ne" are words everywhere."""
_KEY, _ENGLISH = 10, 2
"""What a word that is typed beside a name says for its language, in the unit of `identify`, as a name may say ten for
another one; and what speaks for English, in which most do who type names alone."""
_NAMES, _KNOWN = 8, 2
"""What speaks the more for English where there are names alone; and how much more, of either, for a language that is
known to be the asker's."""
_MARKS = "?？؟"
_Words = Mapping[str, list[regex.Match[str]]]
"""By language, its words in a question."""


def question_language(question: str, asker: str | None = None) -> str:
    """ISO 639 code, as `identify` gives it; `und` where there are no letters.

    `asker`: the language that the asker is known to use, for what has no words of any: "Barzani" on an English page.
    """
    plain = _unquoted(question).replace("\u200d", "")
    scripts = {_script(letter) for letter in plain if letter.isalpha()} - {""}
    if len(scripts) < 2 and sum(map(str.isalpha, plain)) > _SHORT:
        return identify(question)
    own = _own(plain)
    told = {one: words for one in languages() if (words := asking(own, one, also=True))}
    asked = {one: words for one in told if (words := asking(own, one))}
    if len(scripts) < 2:
        return _of_one_script(question, own, told, asked, asker)
    known = asked or told
    if not known:
        return identify(question)
    # A question word of one language may be a part of a name: the one with more words of its own is meant.
    most = max(known, key=lambda one: (_different(told[one]), -known[one][0].start()))
    script = _script(known[most][0].group()[0])
    rest: str = _LETTER.sub(lambda letter: letter.group() if _script(letter.group()) == script else " ", plain)
    found = identify(rest)
    if not asked or found in told or found not in languages():
        return found
    return _among(rest, [one for one, words in known.items() if _script(words[0].group()[0]) == script])


def _of_one_script(question: str, own: str, told: _Words, asked: _Words, asker: str | None) -> str:
    """Where no word of the language that the letters are of is there, but another's where that one has its own."""
    found = identify(question)
    if not asked:
        return found if found in told else _of_keywords(question, own, asker)
    if found in asked or found not in languages():
        return found
    if found in told:
        # One word may say nothing: Persian "when" is Urdu "of".
        most = max(asked, key=lambda one: _different(told[one]))
        return most if _different(told[most]) > _different(told[found]) else found
    words = list(WORD.finditer(own))
    first, last = words[0].start(), words[-1].end()
    likely = []
    for one, asks in asked.items():
        saying = [word for word in asks if len(word.group()) >= _SAYS]
        if any(word.start() == first or (one in _LATE and word.end() == last) for word in saying):
            likely.append(one)
    return _among(question, likely) if likely else found


def _of_keywords(question: str, own: str, asker: str | None) -> str:
    """Where nothing asks ("tama age"), what is asked for says more than the name beside it, and that alone little."""
    words = {one: keys(own, one) or keys(question.lower(), one) for one in languages()}
    told = {one: float(_KEY * len(found)) for one, found in words.items()}
    names = all(_CAPITAL.match(word) for word in WORD.findall(question))
    usual = _ENGLISH + _NAMES * names
    for one, times in {"en": 1, **({table_code(asker): _KNOWN} if asker else {})}.items():
        told[one] = told.get(one, 0.0) + times * usual
    # Nearly all who type them do so in a language that is answered in.
    marked = any(mark in question for mark in _MARKS)
    return identify(question, likely=() if marked else FRAMES, told=told)


def _different(words: list[regex.Match[str]]) -> int:
    return len({word.group() for word in words})


def _among(letters: str, likely: list[str]) -> str:
    """Of the languages that are likely, all of one script, the one that the letters are of."""
    return likely[0] if len(likely) == 1 else identify(letters, likely)


def _unquoted(question: str) -> str:
    parts, last = [], 0
    for one in quotations(question):
        if one.whole:
            parts.append(question[last : one.start])
            last = one.end
    return " ".join((*parts, question[last:]))


def _own(question: str) -> str:
    """In small letters, without the words that have capitals for another reason than to begin the question."""
    if question.isupper() and not _CASELESS.search(question):
        return question.lower()
    first = _CASED.search(question)
    begin = first.end() if first and not first.group()[1:].isupper() else 0
    named: str = _CASED.sub(lambda word: " " if word.group()[0].isupper() else word.group(), question[begin:])
    return question[:begin].lower() + named


def _script(letter: str) -> str:
    """As Unicode names it; "" for "º" and other letters of none."""
    name = unicodedata.name(letter, "").split(" LETTER")[0].split(" ")[0]
    if name in _EAST:
        return _EAST[0]
    return "" if name in ("MASCULINE", "FEMININE", "MODIFIER", "MICRO") else name
