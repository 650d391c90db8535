"""Whether a sentence denies what it says beside an answer, or only supposes it: that is no short answer.

"The army denied that five soldiers had died" does not answer how many died with "five", nor do "could be flooded" and
"if it fails" answer how many homes were. Told by the words of `unasserted.json`, by language. A denial is one only
where it governs the answer: it stands before it in its clause, or behind it and a number where the verb is the last
word; and what may be governs what stands near it: of "12 died and the toll could rise" the 12 are certain. What "may
have been" is an estimate of what was, and is the answer. A question that denies, or supposes, asks for just that.
"""

from __future__ import annotations

import regex

from qa.articles.fold import fold
from qa.facts.joints import ands
from qa.facts.kinds import has_number
from qa.whole_words import UNPARTED
from qa.word_tables import table_code, word_pattern, word_table

__all__ = ["supposed", "that", "unasserted"]

_COMMA = regex.compile(r"[,،、，](?!\d)")
_END = regex.compile(r"[;؛；:：]")
_ASIDE = 30
"""Characters behind a denial in which two commas are about an aside: "نفى الجيش، اليوم الاثنين، …"."""
_OPENED = 30
"""Characters between a comma and the verb that is the verb of what the comma opens: "the firm, which denied it, …"."""
_FARTHEST = 160
"""Characters between a denial and what it denies."""
_LONGEST = 1_000
"""Characters of a sentence that are looked at."""


def unasserted(question: str, asked_in: str, sentence: str, language: str, start: int, end: int) -> bool:
    """Whether the words [start, end) of a sentence are denied in it, or supposed where it is asked what has happened.

    `asked_in`: the language of the question, `language`: that of the sentence, as ISO codes.
    """
    asking, of = table_code(asked_in), table_code(language)
    if end > _LONGEST:
        return False
    asked, said = fold(question), fold(sentence[:_LONGEST])
    number = has_number(sentence[start:end], language)
    denies = any(_words(kind, asking).search(asked) for kind in ("asked", "denied"))
    if not denies and _denied(said, of, start, end, number):
        return True
    real = _words("past", asking).search(asked) and not _words("supposed", asking).search(asked)
    return bool(real and number and supposed(sentence, language, start, end))


def supposed(sentence: str, language: str, start: int, end: int) -> bool:
    """Whether the words [start, end) of a sentence are told as what may be: "could rise to 50"."""
    if end > _LONGEST:
        return False
    said, of = fold(sentence[:_LONGEST]), table_code(language)
    if any(not _parted(said[one.end() : start], of, 1) for one in _words("if", of).finditer(said, 0, start)):
        return True
    for one in _words("supposed", of).finditer(said):
        if one.start() < end and start < one.end():
            return True
        between = said[one.end() : start] if one.end() <= start else said[end : one.start()]
        if not _parted(between, of, 0) and not _joined(between, of) and not _words("past", of).search(between):
            return True
    return False


def _parted(between: str, language: str, commas: int) -> bool:
    """Whether another clause begins in what stands between, with more than so many commas at the least."""
    ended = _END.search(between) or _words("but", language).search(between)
    return bool(ended) or len(_COMMA.findall(between)) > commas


def _joined(between: str, language: str) -> bool:
    """Whether it has an "and", where that is a word for itself."""
    return language not in UNPARTED and ands(language).search(between) is not None


def _denied(said: str, language: str, start: int, end: int, number: bool) -> bool:
    for verb in _words("denied", language).finditer(said):
        if verb.end() <= start:
            between = said[verb.end() : start]
            opened = _COMMA.search(said, max(0, verb.start() - _OPENED), verb.start())
            last = language in word_table(__file__)["only_last"]
            governs = not last and not _ended(said, verb, start, language, bool(opened))
        elif not number or verb.start() < end:
            continue
        else:
            between = said[end : verb.start()]
            apart = _COMMA.search(between) or _joined(between, language)
            governs = not apart if language in word_table(__file__)["verb_last"] else _is_last(said, verb.end())
        if governs and len(between) <= _FARTHEST and not _parted(between, language, _FARTHEST):
            return True
    return False


def _ended(said: str, verb: regex.Match[str], start: int, language: str, opened: bool) -> bool:
    """Whether a comma ends a denial: it is about no aside, and nothing behind it goes on with it, as "that" does."""
    commas = list(_COMMA.finditer(said, verb.end(), start))
    if not commas or opened:
        return bool(commas)
    aside = len(commas) == 2 and commas[1].start() - verb.end() <= _ASIDE
    return not aside and not _words("that", language).match(said[commas[-1].end() :].lstrip())


def _is_last(said: str, at: int) -> bool:
    """Whether a sentence ends there, as German and Dutch ones do with their participles."""
    return not any(map(str.isalnum, said[at:]))


def that(language: str) -> regex.Pattern[str]:
    """What opens a clause in which something is said, in folded text; none where a language has no word for it."""
    return _words("that", language)


def _words(kind: str, language: str) -> regex.Pattern[str]:
    """Of `unasserted.json`: {"denied": {language: verbs that deny what follows}, "asked": those of a question, where
    they are more; "but": what ends a denial, also as "and said"; "that": what goes on behind a comma; "supposed"; "if":
    what all that follows is supposed behind; "past": of a question; "verb_last": languages, "only_last": those in which
    nothing that is denied follows}, words as patterns.
    """
    return word_pattern(word_table(__file__)[kind].get(language), language)
