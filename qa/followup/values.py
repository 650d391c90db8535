"""One value of the question before in the place of another: "How much did it rise in Egypt?", "and in Turkey?".

    replaced("and in Turkey?", (in, Turkey), "How much did prices rise in Egypt?", (how much, …, in, Egypt), "en", True)
    -> "How much did prices rise in Turkey?"

With the old value beside it, a reader would answer the question before again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import NamedTuple

import regex

from qa.followup.known import known_places
from qa.followup.times import timed
from qa.followup.tokens import POINTING, QUESTION, WORD_STAYS, Token, idle, named, needed, table, tells, tokens

MOST_WORDS = 3
"""Words of its own of a turn that is one value."""

_NUMBER = regex.compile(r"\p{Nd}++(?:[.,:/٫٬]\p{Nd}++)*+")
_ENDINGS = str.maketrans("eıiuüt", "aiiiid")
"""Turkish endings change with the sounds before them."""


class _Value(NamedTuple):
    """The turn that is one value, and the question that another one is in."""

    text: str
    words: tuple[Token, ...]
    said: str
    earlier: tuple[Token, ...]
    language: str
    led: bool
    mends: bool
    time: bool

    def whole(self, start: int, end: int, begin: int) -> str:
        """What was said, with [start, end) of it replaced by the turn from `begin` on."""
        return self.said[:start] + self.text[begin : self.words[-1].end] + self.said[end:]

    def alike(self, run: Sequence[Token]) -> bool:
        """Whether words of what was said are a time as the turn is one, or both are none: no June is for an Egypt."""
        return timed(self.said, run, self.language) == self.time


def replaced(question: str, words: Sequence[Token], said: str, language: str, mends: bool) -> str | None:
    """What was said with the value of the question instead of its own; None where it is not clear which one.

    `words`: the tokens of the question; `mends`: whether it says that what was said was meant otherwise.
    """
    led = any(token.kind in ("lead", "meant") for token in words)
    value = tuple(token for token in words if token.kind not in ("lead", "meant"))
    own = [token for token in value if token.kind == "own"]
    if not own or any(token.kind in (*QUESTION, *POINTING) or tells(token, language) for token in value):
        return None
    needed_before = any(needed(token.text, language) for token in own)  # "the second" of them is not another contract
    if needed_before or len(own) > (MOST_WORDS if language != "zh" else 3 * MOST_WORDS):
        return None
    time = timed(question, own, language)
    here = _Value(question, value, said, tuple(tokens(said, language)), language, led, mends, time)
    rules: tuple[Callable[[_Value], str | None], ...] = (
        _number,
        _place,
        _before_same_word,
        _after_same_word,
        _joined,
        _ending,
        _name,
    )
    if language == "zh":
        rules = (_number, _place, _possessor)
    for rule in rules:
        if whole := rule(here):
            return whole
    return None


def _number(value: _Value) -> str | None:
    """ "and in 2023?": the only number of its shape; words beside it must have been said with the other one, too."""
    begin, end = value.words[0].start, value.words[-1].end
    numbers = list(_NUMBER.finditer(value.text, begin, end))
    if len(numbers) != 1:
        return None
    known = {token.folded for token in value.earlier}
    for token in value.words:
        within = numbers[0].start() <= token.start < numbers[0].end()
        if token.kind == "own" and not within and token.folded not in known:
            return None
    same = [one for one in _NUMBER.finditer(value.said) if _shape(one[0]) == _shape(numbers[0][0])]
    if len(same) != 1:
        return None
    return f"{value.said[: same[0].start()]}{numbers[0][0]}{value.said[same[0].end() :]}"


def _shape(number: str) -> str:
    return "".join("0" if sign.isdecimal() else sign for sign in number)


def _place(value: _Value) -> str | None:
    """ "and in Kenya?": the last place, where both are known to be places."""
    mine = known_places(value.text, value.words, value.language)
    theirs = known_places(value.said, value.earlier, value.language)
    if not mine or not theirs or mine[-1].last != len(value.words) - 1:
        return None
    new, old = mine[-1], theirs[-1]
    before = value.words[: new.first]
    if any(token.kind == "own" for token in before):
        return None
    if value.language == "ja" and (new.start, new.end) != (value.words[0].start, value.words[-1].end):
        return None  # "トルコ人"
    articles = table()[value.language].get("articles", ())
    prepositions = [token for token in before if token.folded not in articles]
    start, begin = old.start, new.start
    end = old.end
    if prepositions and old.first and value.earlier[old.first - 1].kind == "little":
        start, begin = value.earlier[old.first - 1].start, prepositions[0].start
    elif before and not prepositions:
        begin = before[0].start
    if value.words[new.first].start < new.start and not prepositions:  # "בטורקיה"
        start, begin = value.earlier[old.first].start, value.words[new.first].start
    if value.words[-1].end > new.end:  # "Türkiye'de"
        end = value.earlier[old.last].end
    return value.said[:start] + value.text[begin : value.words[-1].end] + value.said[end:]


def _after_same_word(value: _Value) -> str | None:
    """ "and for lunch?" in the place of "for breakfast", but not of "for Kenya"."""
    first = value.words[0]
    if first.kind != "little" or len(value.words) < 2:
        return None
    lead = first.folded.split()[0]
    if not value.mends and lead in table()[value.language].get("articles", ()):
        return None  # "and the captain?" asks for nothing that stood behind another "the"
    new = next(token for token in value.words if token.kind == "own")
    for place in range(len(value.earlier) - 1, -1, -1):
        token = value.earlier[place]
        if token.kind != "little" or not _same_word(token.folded.split()[0], lead):
            continue
        run = _run(value, place + 1)
        if run and _goes_on(value, run[-1]):
            continue  # "in the Tunisian elections" is no place for "in Tunis"
        run = _told(value, run, slice(None))
        if run and _class(run[0]) == _class(new) and value.alike(run):
            return value.whole(token.start, run[-1].end, first.start)
    return None


def _before_same_word(value: _Value) -> str | None:
    """ "तुर्की में?": the words before the last "में"."""
    last = value.words[-1]
    if last.kind != "little" or value.words[0].kind != "own":
        return None
    for place in range(len(value.earlier) - 1, 0, -1):
        token = value.earlier[place]
        if token.kind == "little" and token.folded == last.folded:
            start = place
            while (
                start and value.earlier[start - 1].kind == "own" and _near(value.said, *value.earlier[start - 1 :][:2])
            ):
                start -= 1
            run = _told(value, value.earlier[start:place], slice(None, None, -1))
            if run and value.alike(run):
                return value.whole(run[0].start, token.end, value.words[0].start)
    return None


def _same_word(one: str, other: str) -> bool:
    """ "в" and "во", "l'" and "la" are one."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) == 1 and len(long) == 2 and long[0] == short)


def _run(value: _Value, place: int) -> list[Token]:
    """Words of one kind of letter that follow each other from a place on, after little ones."""
    some = value.earlier
    for _ in range(MOST_WORDS):
        place += place < len(some) and some[place].kind == "little"
    run: list[Token] = []
    for token in some[place:]:
        if token.kind != "own" or (run and not _follows(value.said, run[-1], token)):
            break
        run.append(token)
    return run


def _told(value: _Value, run: Sequence[Token], onwards: slice) -> list[Token]:
    """What of a run is one value, `onwards` from its preposition: where the verb stands last and no capitals tell
    names, the verb or its object may follow, and somebody stand before; so a place, a time, or a word by itself.
    """
    if value.language not in WORD_STAYS or not run or _class(run[onwards][0]) == "capital":
        return list(run)
    for known in known_places(value.said, run, value.language):
        place = list(run[known.first : known.last + 1])
        if place[onwards][0] is run[onwards][0]:
            return place
    times = list(takewhile(lambda one: timed(value.said, [one], value.language), run[onwards]))
    return times[onwards] or list(run if len(run) == 1 else ())


def _goes_on(value: _Value, last: Token) -> bool:
    """Whether a word of another kind of letter belongs to what a run ends with."""
    after = next((token for token in value.earlier if token.start >= last.end), None)
    return after is not None and after.kind == "own" and _near(value.said, last, after)


def _follows(text: str, one: Token, other: Token) -> bool:
    return _near(text, one, other) and _class(one) == _class(other)


def _near(text: str, one: Token, other: Token) -> bool:
    return text[one.end : other.start].strip(" -'’") == ""


def _class(token: Token) -> str:
    first = token.text[0]
    return "digit" if first.isdigit() else "capital" if first.isupper() else "letter"


def _joined(value: _Value) -> str | None:
    """ "ובטורקיה", "وبالشمال": the last word with the same preposition, or article, written with it."""
    words = table()[value.language]
    text = value.words[0].folded
    article = str(words.get("article", ""))
    lead = next((one for one in (*words.get("joined", ""), article) if one and text.startswith(one)), None)
    if lead is None or value.words[0].kind != "own":
        return None
    same = [token for token in value.earlier if token.kind == "own" and token.folded.startswith(lead)]
    same = [token for token in same if token.end - token.start > 3 and value.alike([token])]
    return value.whole(same[-1].start, same[-1].end, value.words[0].start) if same and value.led else None


def _ending(value: _Value) -> str | None:
    """ "ya Konya'da?": the last name with the same ending."""
    _, apart, ending = value.words[-1].folded.partition("'")
    if not apart or value.language not in ("tr",):
        return None
    for token in reversed(value.earlier):
        _, also, other = token.folded.partition("'")
        if also and other.translate(_ENDINGS) == ending.translate(_ENDINGS) and value.alike([token]):
            return value.whole(token.start, token.end, value.words[0].start)
    return None


def _name(value: _Value) -> str | None:
    """ "And Scholz?": the last name that nothing such as "in" leads to, or the last one.

    Not in German, where every noun would be one, unless there is only one; nor without an "and": "Reason?" is no name.
    """
    if not value.led or value.words[0].kind != "own" or _class(value.words[0]) != "capital":
        return None
    if (turn := _named_turn(value)) is not None:
        return value.whole(*turn, value.words[0].start)
    # These have a capital whatever they are: what begins the turn, and what it was understood by.
    topic = value.said.find(" (") + 2 if value.said.endswith(")") else 0
    first = [one for n, one in enumerate(value.earlier) if not n or one.start == topic]
    runs = [
        (before, [token for token in run if token not in first]) for before, run in named(value.said, value.earlier)
    ]
    every = [one for one in runs if one[1]]
    runs = [one for one in every if value.alike(one[1])]
    if not runs or (value.language == "de" and len(runs) > 1):
        return None
    led_to = [one for one in every if one[0] and one[0].kind == "little" and not idle(one[0], value.language)]
    free = [one[1] for one in runs if one not in led_to]
    if not value.time and len(free) < len(every) - len(led_to):
        return None  # of "What did May say?" it is not clear who is meant
    before, run = (None, free[-1]) if free else runs[-1]
    if before and before.folded.split()[0] in table()[value.language].get("within", ()):
        mine = [token for token in value.words if token.kind == "own"]
        if len(mine) > len(run) and all(_class(token) == "capital" for token in mine):
            return None  # "Martin Heller" may be no place as "Wexcombe" is
    return value.whole(run[0].start, run[-1].end, value.words[0].start)


def _named_turn(value: _Value) -> tuple[int, int] | None:
    """Where the turn before stands, if it was a name alone, beside what was asked of somebody: "Joanna Heller? (…)"."""
    turn, _, topic = value.said.partition(" (")
    mine = [token for token in value.earlier if token.end <= len(turn)]
    if not topic.endswith(")") or not mine or any(token.kind != "own" or _class(token) != "capital" for token in mine):
        return None
    return mine[0].start, mine[-1].end


def _possessor(value: _Value) -> str | None:
    """ "土耳其呢？": what stands before "的"."""
    place = next((n for n, token in enumerate(value.earlier) if token.text == "的"), 0)
    start = place
    while start and value.earlier[start - 1].kind == "own":
        start -= 1
    if start == place or not value.alike(value.earlier[start:place]):
        return None
    return value.whole(value.earlier[start].start, value.earlier[place].start, value.words[0].start)
