"""Whether a sentence denies what it says beside an answer, or only supposes it: that is no short answer.

"The army denied that five soldiers had died" does not answer how many died with "five", nor do "could be flooded" and
"if it fails" answer how many homes were. Told by the words of `unasserted.json`, by language. A denial is one only
where it governs the answer: it stands before it in its clause, or behind it and a number where the verb is the last
word; and what may be governs what stands near it: of "12 died and the toll could rise" the 12 are certain. What "may
have been" is an estimate of what was, and is the answer. A question that denies, or supposes, asks for just that.
"March 2026" of "will not open before March 2026" does not answer when it will; but "not until March" is in March.
"""

from __future__ import annotations

from functools import cache

import regex

from qa.facts.joints import ands
from qa.facts.kinds import has_number, kind, tells_time
from qa.facts.negation import denies
from qa.text.fold import fold
from qa.text.whole_words import CLAUSE, NEVER, UNPARTED
from qa.text.word_tables import table_code, word_pattern, word_table

_COMMA = regex.compile(r"[,،、，](?!\d)")
_END = regex.compile(r"[;؛；:：]")
_ASIDE = 30
"""Characters behind a denial in which two commas are about an aside: "نفى الجيش، اليوم الاثنين، …"."""
_OPENED = 30
"""Characters between a comma and the verb that is the verb of what the comma opens: "the firm, which denied it, …"."""
_LEAD = 30
"""Characters of a word for "before" with what may be between it and a time."""
_VERB_BEHIND = ("de", "fa", "hi", "ja", "nl", "tr", "zh")
"""Languages in which a denial may stand behind the time that it is about."""
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
    asks = asks_for_denial(asked, asking)
    if not asks and _denied(said, of, start, end, number):
        return True
    if _not_before(sentence, of, start, end) and not (asks or denies(question, asking)):
        return True
    real = _words("past", asking).search(asked) and not _words("supposed", asking).search(asked)
    return bool(real and number and supposed(sentence, language, start, end))


def asks_for_denial(asked: str, language: str) -> bool:
    """Whether a folded question has a word for denying. `language`: its code in tables."""
    return any(_words(one, language).search(asked) for one in ("asked", "denied"))


def denials(said: str, language: str) -> list[regex.Match[str]]:
    """The words of a folded sentence that deny what stands behind them, or before. `language` as above."""
    return list(_words("denied", language).finditer(said))


def _not_before(sentence: str, language: str, start: int, end: int) -> bool:
    """Whether [start, end) is a day, a month or a year before which something is denied."""
    said, (before, inside, behind) = fold(sentence[:_LONGEST]), _befores(language)
    led = before.search(said, max(0, start - _LEAD), start)
    last = behind.match(said, end, end + _LEAD)
    if not (led or last or inside.match(said, start, end)):
        return False
    opened, closed = led.start() if led else start, last.end() if last else end
    if denies(said[start:end], language) or not _clause_denies(said, opened, closed, language):
        return False
    dated = kind(sentence, start, end, language) in (None, "year", "date")
    return dated and tells_time(sentence, start, end, language)


def _clause_denies(said: str, start: int, end: int, language: str) -> bool:
    """Whether the clause before [start, end) has a word of denial, or behind it, where its verb may stand there."""
    ends = [one.span() for pattern in _clauses(language) for one in pattern.finditer(said)]
    opened = max((last for _, last in ends if last <= start), default=0)
    closed = min((first for first, _ in ends if first >= end), default=len(said))
    around = [said[opened:start], said[end:closed] if language in _VERB_BEHIND else ""]
    return (
        any(denies(one, language) for one in around)
        or _words("no_sooner", language).search(said[opened:end]) is not None
    )


def _clauses(language: str) -> list[regex.Pattern[str]]:
    joined = [] if language in UNPARTED else [ands(language)]
    return [CLAUSE, _words("but", language), *joined]


@cache
def _befores(language: str) -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    """A word for "before", right before a time, at its begin, and right behind it."""
    row = word_table(__file__)
    before, behind = (fold(row[one].get(language, NEVER)) for one in ("before", "before_it"))
    words = rf"(?<![\p{{L}}\p{{M}}])(?:{before})"
    return regex.compile(rf"{words}\s?$"), regex.compile(rf"{words}\s"), regex.compile(rf"\s?(?:{behind})")


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
    what all that follows is supposed behind; "past": of a question; "before" a time and, behind it, "before_it", of
    which "no_sooner" is denied by itself; "verb_last": languages, "only_last": those in which
    nothing that is denied follows}, words as patterns.
    """
    return word_pattern(word_table(__file__)[kind].get(language), language)
