"""How far a question leans on the turn before: not at all, surely, or as much as the reader makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from qa.followup.periods import period
from qa.followup.places import fold, places
from qa.followup.times import only_time, timed
from qa.followup.tokens import POINTING, QUESTION, Token, needed, table, tells

MOST_OWN = 4
"""Words of its own with which a question that has a pronoun may still lean on the turn before; after an "and", half."""

QUESTION_MARKS = "?？؟"
_COMMAS = ",，،、"
_INVERTED = regex.compile(r"(?<!\p{L})\p{L}++-(?:t-)?$")
"""A verb before a pronoun that is written with it, in French and Portuguese."""
_UNPARTED = ("zh", "ja")
"""Languages without blanks, in which the signs of a name are counted as words."""
_FOREIGN = regex.compile(r"[\p{Katakana}ー・]++")


class Leaning(NamedTuple):
    """How a question leans on the turn before: the weights of its `Wording` in full, and whether there is no other."""

    bias: float
    least: float
    only: bool = False


_SURE = Leaning(0, 0, only=True)
_SOMEBODY = Leaning(0, 0)
"""A pronoun for somebody whom nothing in the question explains needs no weight: without the turn before there is no
question, and the reader's confidence is a probability."""
_SOMETHING = Leaning(0, 0.6)
"""An "it" may as well point to nothing, and then whatever the reader finds in full answers the question before."""
_LACKING = Leaning(-1, 0.75)
"""Of "How many died?" as it is written a reader is sure with anybody's dead."""
_LED = Leaning(1, 0.6)
"""Words that stand by themselves often begin with an "and", and then the old subject must not get in."""


def leaning(question: str, words: Sequence[Token], language: str) -> Leaning | None:
    """None for a question that stands by itself."""
    own = [token for token in words if token.kind == "own"]
    pointers = [token for token in words if token.kind in POINTING]
    asks = any(token.kind in QUESTION for token in words)
    led = "lead" in (words[0].kind, words[-1].kind)
    # A word with a pronoun attached may be a name that ends so ("مكه"): then the question is read as written, too.
    doubtful = any(token.doubtful for token in pointers)
    if words[0].kind == "meant":
        return _SURE if own or pointers else None
    if (not own and not doubtful) or _says_nothing(question, words, own, language):
        return _SURE
    name = _one_name(question, own, language)
    count = 1 if name else _count(question, own, language) if led and not asks else length(own, language)
    if count > MOST_OWN:
        return None
    short = count <= MOST_OWN / 2
    value = not asks and short and not any(tells(token, language) for token in words)
    put = question.rstrip()[-1:] in QUESTION_MARKS
    if not pointers and value and (led or (put and count <= 1)):
        topic = words[-1].folded in table()[language].get("topic", ())
        return _LACKING if topic and not name else _SURE  # "被害額は？" may be asked of the only article
    capitals = question != question.lower()  # who types none gives no name away
    open_ = [token for token in pointers if token.kind == "matter" or not _named_before(question, token, own, capitals)]
    somebody = [token for token in open_ if token.kind != "weak"]
    if somebody and not doubtful and _first_of_all(question, somebody[0], own):
        return _SURE
    if value and led:
        return _SURE
    if somebody:
        return _SOMEBODY
    if short and (asks or put) and _lacks_somebody(question, own, language):
        bare = all(needed(token.text, language) for token in own)
        return _SURE if led and bare else _LACKING
    if open_:
        return _SOMETHING
    return _LED if short and led else None


def _says_nothing(question: str, words: Sequence[Token], own: Sequence[Token], language: str) -> bool:
    """ "Last year?", or "Qui le défend ?": "who", what could be an article as well, and one verb behind it."""
    if period(question, words, language):
        return True
    if len(own) != 1:
        return False
    first = next(n for n, token in enumerate(words) if token.kind not in ("lead", "meant"))
    asked, rest = words[first], words[first + 1 :]
    opening = fold(question[asked.start : rest[0].end] if rest else "").replace("’", "'")
    if opening not in map(fold, table()[language].get("object", ())):
        return False
    last = rest[-1]
    return last.kind == "own" and last.text[0].islower() and all(one.kind == "little" for one in rest[:-1])


def length(own: Sequence[Token], language: str) -> float:
    """How many words: in Chinese and Japanese one has about two signs, and there are no blanks to count them by."""
    words = [token.text for token in own]
    signs = [word.isalpha() if language == "zh" else language == "ja" and not word.isascii() for word in words]
    return sum(len(word) / 2 if sign else 1 for word, sign in zip(words, signs, strict=True))


def _one_name(question: str, own: Sequence[Token], language: str) -> bool:
    """Whether it is one place, or in a language without blanks one time, or a name in the letters of foreign ones."""
    if not own:
        return False
    name = question[own[0].start : own[-1].end]
    if fold(name) in places(language):
        return True
    return language in _UNPARTED and (bool(_FOREIGN.fullmatch(name)) or only_time(name, language))


def _count(question: str, own: Sequence[Token], language: str) -> float:
    """As `length`, but a time of several words is one: "in Lyon in May 2021"."""
    if language in _UNPARTED:
        return length(own, language)
    times = [token for token in own if timed(question, [token], language)]
    return length([token for token in own if token not in times], language) + min(1, length(times, language))


def _first_of_all(question: str, pronoun: Token, own: Sequence[Token]) -> bool:
    """Whether nothing in the question can explain a pronoun; in "In his speech, what did Biden say?" it comes after."""
    after = any(letter in _COMMAS for letter in question[pronoun.end :])
    # "Quand vaut-il mieux partir ?" may speak of nobody, "quand ferme-t-il ?" does not.
    earlier = _earlier(question, pronoun, own) if len(own) == 1 else [one for one in own if one.end <= pronoun.start]
    return not after and not earlier


def _earlier(question: str, pronoun: Token, own: Sequence[Token]) -> list[Token]:
    """What stands before a pronoun, but for the verb that it is written with: "ferme-t-il"."""
    written = _INVERTED.search(question[: pronoun.start])
    start = written.start() if written else pronoun.start
    return [token for token in own if token.end <= start]


def _lacks_somebody(question: str, own: Sequence[Token], language: str) -> bool:
    """Whether it tells what happened and names nobody to whom: "How many died?", but not "When did Goethe die?"."""
    needs = table()[language].get("needs", ())
    if language == "zh":  # no blanks between words: the longer ones first
        rest = "".join(token.text for token in own)
        bare = rest
        for need in sorted(needs, key=len, reverse=True):
            bare = bare.replace(need, "")
        return bare == "" != rest
    folded = set(map(fold, needs))
    others = [token for token in own if token.folded not in folded]
    if len(others) == len(own) or any(letter.isdigit() for letter in question):
        return False
    # Where there are no capitals to tell names by, any other word may be one.
    return not others or (question != question.lower() and all(token.text[0].islower() for token in others))


def _named_before(question: str, pronoun: Token, own: Sequence[Token], capitals: bool) -> bool:
    """Whether the pronoun may stand for a name in the question itself; French "la réunion a-t-elle" names it too.

    `capitals`: whether the question has them.
    """
    earlier = _earlier(question, pronoun, own)
    inverted = question[pronoun.start - 1 : pronoun.start] == "-"
    if not capitals and not inverted:  # a verb and somebody, or something
        return sum(token.end - token.start > 1 or 0.5 for token in earlier) >= 2
    return any(inverted or token.text[0].isupper() for token in earlier)
