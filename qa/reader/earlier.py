"""Which of two figures of a sentence is asked for: of "240 pence, down from 285" it is 285, asked for "before the cut".

The network mostly takes the first of two. Another one is taken only where the sentence itself marks it, by the words of
`earlier.json` in its language. One that was before, or was planned, where the question asks for that: by such words in
its own, or by a first or second that stands beside that figure alone ("61% in the first round"). The second of "from 60
to 75 euros" behind a verb of change, where it does not: "60 to 75" would be a range. The one whose clause has the
question's own "last year" or "this year", where the other's clause has another; or that of "a year ago" behind it. The
one whose clause names the source that is asked for, "according to the police". The one beside the word for what is
asked to have become of people, where the other is beside another such word: "8 dead and 23 hurt"; and so of votes for
and against, of men and women, of what else is counted side by side. And all of "five of nine" for the nine, where so
many are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

import regex

from qa.facts.changes import changes
from qa.facts.details import years_before, years_named
from qa.facts.fates import fates_asked, fates_at, fates_beside
from qa.facts.kinds import has_number, kind
from qa.facts.number_words import number_words
from qa.facts.numbers import DIGITS
from qa.facts.ordinals import ordinals
from qa.facts.sides import sides_asked, sides_of
from qa.facts.sources import asked_source, mentions
from qa.question.asked_for import Thing, thing
from qa.reader.rises import asks_by_how_much, rises
from qa.reader.widen import widened
from qa.relative_words import relative_words
from qa.text.fold import fold
from qa.text.whole_words import CLAUSE, NEVER, UNPARTED
from qa.text.word_tables import table_code, word_pattern, word_table

_NUMBER = regex.compile(r"\p{Sc}?\d+(?:[.,٫٬]\d+)*")
_PARTED = regex.compile(rf"\p{{Sc}}?{DIGITS.pattern}")
"""The same with blanks in it: "600 000"."""
_BEFORE, _BEHIND, _SENTENCE = 30, 40, 2_000
"""Characters before and behind a figure, and of a sentence, that are looked at."""
_FIGURES = 40
"""Of a sentence: one with more is a list."""
_SO_MANY: tuple[Thing | None, ...] = ("count", "persons", "amount", "cost", "share", "stuff", None)
"""What may ask for men, votes or goals, and for profit."""
_VERB_LAST = ("bn", "de", "fa", "hi", "hu", "ja", "ko", "nl", "tr", "ur")
"""Languages whose verb may stand behind both figures."""


def figure_asked_for(
    question: str, asked_in: str, sentence: str, language: str, start: int, end: int
) -> tuple[int, int] | None:
    """The figure of a sentence that is asked for where the answer [start, end) is another, or a range; else None.

    `asked_in`: the language of the question, `language`: that of the sentence, as ISO codes.
    """
    where = (question, asked_in, sentence, language, start, end)
    taken = _earlier(*where) or _of_the_change(*where) or _later(*where) or _of_its_year(*where)
    taken = taken or _of_a_year_ago(*where) or _of_the_source(*where) or _of_the_fate(*where)
    taken = taken or _of_the_side(*where) or _of_so_many(*where)
    if taken is None:
        return None
    # What the other was so many of stands behind this one as well: "tonnes".
    ends = (sentence[at:end] for at in range(start, end) if sentence[at].isspace())
    shared = (one for one in ends if not has_number(one, language) and sentence.startswith(one, taken[1]))
    return taken[0], taken[1] + len(next(shared, ""))


def _earlier(
    question: str, asked_in: str, sentence: str, language: str, start: int, end: int
) -> tuple[int, int] | None:
    """The one that a sentence says was before."""
    if len(sentence) > _SENTENCE or not has_number(sentence[start:end], language):
        return None
    figures = [one.span() for one in _NUMBER.finditer(sentence)][: _FIGURES + 1]
    marked = list(_marked(sentence, figures, language)) if 1 < len(figures) <= _FIGURES else []
    if len(marked) != 1:
        return None
    first, last = widened(sentence, *marked[0], language)
    told = kind(sentence, first, last, language)
    if start <= first and last <= end:
        another = any(start <= low and high <= end and (low, high) != marked[0] for low, high in figures)
    else:
        another = (end <= first or last <= start) and told in (None, kind(sentence, start, end, language))
    if not another or told in ("year", "date"):
        return None
    asks = _asks(question, asked_in) or _asks_year_before(question, asked_in, sentence, language)
    asks = asks or _ordinal(question, asked_in, sentence, last, language)
    return _with_its_unit(sentence, first, last, language) if asks else None


def _with_its_unit(sentence: str, first: int, last: int, language: str) -> tuple[int, int]:
    """All of "from 1.1 to 1.8 billion", where what it is so many of is only said once."""
    for opening, one, another in _changed(sentence, language):
        whole = widened(sentence, *another, language)
        if (first, last) == one and whole[1] > another[1]:
            return opening, whole[1]
    return first, last


def _later(question: str, asked_in: str, sentence: str, language: str, start: int, end: int) -> tuple[int, int] | None:
    """What another one became; all of "from 60 to 75", where the change itself is asked for."""
    if (
        len(sentence) > _SENTENCE
        or _asks(question, asked_in)
        or any(_years(question, asked_in))
        or _of_an_earlier_year(question, asked_in, sentence, language)
    ):
        return None
    for opening, first, second in _changed(sentence, language):
        if start <= first[0] < end:
            if changes(question, asked_in):
                return (min(opening, start), max(end, second[1])) if second[0] < end else None
            low, high = widened(sentence, *second, language)
            return low, max(high, end)
    return None


def _of_the_change(
    question: str, asked_in: str, sentence: str, language: str, start: int, end: int
) -> tuple[int, int] | None:
    """By how much something rose, or what it rose to, as the question asks, where the answer is the other or both."""
    by = asks_by_how_much(question, asked_in) if thing(question, asked_in) in _SO_MANY else None
    if by is None or len(sentence) > _SENTENCE or _asks(question, asked_in):
        return None
    figures = _figures(sentence, language)[: _FIGURES + 1]
    pairs = list(rises(sentence, language, figures)) if len(figures) <= _FIGURES else []
    if len(pairs) != 1 or not has_number(sentence[start:end], language):
        return None
    asked, other = pairs[0] if by else pairs[0][::-1]
    return asked if start < other[1] and other[0] < end else None


def _of_an_earlier_year(question: str, asked_in: str, sentence: str, language: str) -> bool:
    """Whether a question names a year before the last of those in a sentence: "between 1991 and 2000 it rose from"."""
    asked, said = (
        [value for one in years_named(text, of) for value in one.values]
        for text, of in ((question, asked_in), (sentence, language))
    )
    return bool(asked and said) and max(asked) < max(said)


def _changed(sentence: str, language: str) -> Iterator[tuple[int, tuple[int, int], tuple[int, int]]]:
    """Each "from 60 to 75" that a verb of change stands beside: where it begins, and both figures."""
    _, opening, closing = _marks(table_code(language))
    folded = fold(sentence)
    figures = _figures(sentence, language)
    for (start, end), following in pairwise(figures[: _FIGURES + 1]):
        between = folded[end : following[0]]
        lead = opening.search(folded[max(0, start - _BEFORE) : start])
        if not lead or len(between) > _BEHIND or CLAUSE.search(between) or not closing.search(between):
            continue
        said = f"{CLAUSE.split(sentence[:start])[-1]} {between}"
        if table_code(language) in _VERB_LAST:
            said += f" {CLAUSE.split(sentence[following[1] :])[0]}"
        if changes(said, language):
            yield start - len(lead.group()), (start, end), following


def _figures(sentence: str, language: str, *, certain: bool = True) -> list[tuple[int, int]]:
    """The numbers in digits, and those in words; also those that may be other words where that is asked for."""
    digits = [one.span() for one in _PARTED.finditer(sentence)]
    told = [(one.start, one.end) for one in number_words(sentence, language) if one.certain or not certain]
    apart = [one for one in told if not any(one[0] < last and first < one[1] for first, last in digits)]
    return sorted([*digits, *apart])


def _of_its_year(
    question: str, asked_in: str, sentence: str, language: str, start: int, end: int
) -> tuple[int, int] | None:
    """The figure beside the sentence's "last year", where the question has that and the answer is beside another."""
    asked = {year for _, year in _years(question, asked_in)}
    said = list(_years(sentence, language)) if len(asked) == 1 and len(sentence) <= _SENTENCE else []
    own = [at for at, year in said if {year} == asked]
    if len(own) != 1 or len(own) == len(said) or not has_number(sentence[start:end], language):
        return None
    clauses = _clauses(sentence)
    first, last = next(pair for pair in clauses if pair[0] <= own[0] < pair[1])
    others = [at for at, _ in said if first <= at < last and at not in own]
    beside = any(low <= start < high and low <= at < high for at, _ in said for low, high in clauses)
    return _only_figure(sentence, language, (first, last), start, end) if beside and not others else None


def _of_a_year_ago(
    question: str, asked_in: str, sentence: str, language: str, start: int, end: int
) -> tuple[int, int] | None:
    """The figure beside the sentence's "a year ago", where that is asked for, by such words or as the year before."""
    ago, asks = (relative_words()["year_ago"].get(table_code(one)) for one in (language, asked_in))
    if not ago or not asks or len(sentence) > _SENTENCE or not has_number(sentence[start:end], language):
        return None
    said = [one.start() for one in word_pattern(ago, table_code(language)).finditer(fold(sentence))]
    wanted = word_pattern(asks, table_code(asked_in)).search(fold(question))
    if len(said) != 1 or not (wanted or _asks_year_before(question, asked_in, sentence, language)):
        return None
    clause = next(pair for pair in _clauses(sentence) if pair[0] <= said[0] < pair[1])
    if end <= clause[0]:
        return _only_figure(sentence, language, clause, start, end)
    # "To 310 million in 2024 from 268 million a year earlier": in one clause it is the one right before.
    years = {one.start for one in years_named(sentence, language)}
    before = [one.span() for one in DIGITS.finditer(sentence, clause[0], said[0]) if one.start() not in years]
    first, last = before[-1] if before else (start, end)
    if first < end and start < last:
        return None
    return _of_a_kind(sentence, language, widened(sentence, first, last, language), start, end)


def _of_the_source(
    question: str, asked_in: str, sentence: str, language: str, start: int, end: int
) -> tuple[int, int] | None:
    """The figure of the only clause that names whose word is asked for."""
    source = asked_source(question, asked_in) if len(sentence) <= _SENTENCE else None
    if source is None or not has_number(sentence[start:end], language):
        return None
    clauses = _clauses(sentence)
    named = mentions(source, [sentence[first:last] for first, last in clauses], language)
    own = [clause for clause, share in zip(clauses, named, strict=True) if share == max(named)]
    return _only_figure(sentence, language, own[0], start, end) if len(own) == 1 else None


def _of_the_fate(
    question: str, asked_in: str, sentence: str, language: str, start: int, end: int
) -> tuple[int, int] | None:
    """The only figure of those who died, were hurt, …, as the question asks, where the answer is one of others."""
    if thing(question, asked_in) not in ("count", "persons"):
        return None
    asked = fates_asked(question, asked_in)
    told = fates_beside(sentence, language, start, end)
    if len(asked) != 1 or not told or told & asked or len(sentence) > _SENTENCE:
        return None
    figures = _figures(sentence, language)[: _FIGURES + 1]
    others = [one for one in figures if one[1] <= start or end <= one[0]]
    own = [one for one in others if fates_beside(sentence, language, *one) == asked]
    if len(own) != 1 or len(figures) > _FIGURES:
        return None
    # "Four men and two women died": the two are not all.
    theirs = [one for one in others if fates_at(sentence, language, *one) == asked]
    if any(not CLAUSE.search(sentence[one[1] : two[0]]) for one, two in pairwise(theirs)):
        return None
    return _of_a_kind(sentence, language, widened(sentence, *own[0], language), start, end)


def _of_the_side(
    question: str, asked_in: str, sentence: str, language: str, start: int, end: int
) -> tuple[int, int] | None:
    """The only figure of the men, the votes against, …, as the question asks, in a sentence that has figures of other
    such sides, where the answer is none of theirs.
    """
    asked = sides_asked(question, asked_in) if thing(question, asked_in) in _SO_MANY else {}
    if not asked or len(sentence) > _SENTENCE or not has_number(sentence[start:end], language):
        return None
    figures = _figures(sentence, language, certain=False)[: _FIGURES + 1]
    own = _only_of(asked, sentence, language, figures) if len(figures) <= _FIGURES else None
    if own is None or start <= own[0] < end and not any(start <= one[0] < end for one in figures if one != own):
        return None
    fates = fates_asked(question, asked_in), fates_at(sentence, language, *own)
    if all(fates) and fates[0].isdisjoint(fates[1]):
        return None
    whole = widened(sentence, *own, language)
    kinds = {kind(sentence, *whole, language), kind(sentence, start, end, language)}
    # Of "95 million euros on sales of 1.8 billion" the kind of one is not told; a share or a year is of no other kind.
    return whole if len(kinds) == 1 or None in kinds and kinds <= {None, "money", "people"} else None


def _only_of(
    asked: Mapping[str, str], sentence: str, language: str, figures: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """The only figure of each side asked for of which a sentence counts another, too."""
    found = set()
    for group, side in asked.items():
        told = sides_of(sentence, language, group, figures)
        if len(frozenset().union(*told)) > 1:
            own = [one for one, sides in zip(figures, told, strict=True) if side in sides]
            if len(own) != 1 or told[figures.index(own[0])] != {side}:
                return None
            found.add(own[0])
    return found.pop() if len(found) == 1 else None


def _clauses(sentence: str) -> list[tuple[int, int]]:
    """Where each begins and ends."""
    return list(pairwise([0, *(one.end() for one in CLAUSE.finditer(sentence)), len(sentence)]))


def _only_figure(sentence: str, language: str, clause: tuple[int, int], start: int, end: int) -> tuple[int, int] | None:
    """That of a clause in which the answer is not, where both can be so many of the same."""
    figures: list[tuple[int, int]] = [one.span() for one in DIGITS.finditer(sentence, *clause)]
    if len(figures) != 1 or clause[0] <= start < clause[1]:
        return None
    return _of_a_kind(sentence, language, widened(sentence, *figures[0], language), start, end)


def _of_a_kind(sentence: str, language: str, taken: tuple[int, int], start: int, end: int) -> tuple[int, int] | None:
    """The figure where it and the answer can be so many of the same."""
    told = kind(sentence, *taken, language)
    return taken if told not in ("year", "date") and told in (None, kind(sentence, start, end, language)) else None


def _of_so_many(
    question: str, asked_in: str, sentence: str, language: str, start: int, end: int
) -> tuple[int, int] | None:
    """All of "five of nine" where the answer begins with the nine."""
    joint = word_table(__file__)["of"].get(table_code(language))
    if joint is None or thing(question, asked_in) not in ("count", "persons") or len(sentence) > _SENTENCE:
        return None
    for (first, low), (high, _) in pairwise(_figures(sentence, language)[: _FIGURES + 1]):
        part = high == start and regex.fullmatch(rf"\s(?:{fold(joint)})\s", fold(sentence[low:high]))
        years = {kind(sentence, *words, language) for words in ((first, low), (start, end))} & {"year", "date"}
        if part and not years and not sentence[max(0, first - 1) : first].isalpha():  # no "km2 of 9"
            return first, end
    return None


def _years(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where it says last year, this year or next year, as 0 to 2."""
    base = table_code(language)
    for year, words in enumerate(relative_words()["years"].get(base, ())):
        for found in word_pattern(words, base).finditer(fold(text)):
            yield found.start(), year


def _marked(sentence: str, figures: list[tuple[int, int]], language: str) -> Iterator[tuple[int, int]]:
    before, opening, closing = _marks(table_code(language))
    folded = fold(sentence)
    for number, (start, end) in enumerate(figures):
        lead = folded[max(0, start - _BEFORE) : start]
        following = figures[number + 1][0] if number + 1 < len(figures) else 0
        between = folded[end:following]
        pair = following and len(between) <= _BEHIND and not CLAUSE.search(between) and closing.search(between)
        if before.search(lead) or pair and opening.search(lead):
            yield start, end


def _ordinal(question: str, asked_in: str, sentence: str, last: int, language: str) -> bool:
    """Whether the question has a first, second, … that stands behind the figure and nowhere before it."""
    asked = {one.number for one in ordinals(question, asked_in)}
    behind = CLAUSE.split(sentence[last : last + _BEHIND])[0]
    said = [one.start for one in ordinals(sentence, language) if one.number in asked]
    return bool(said) and last <= said[0] < last + len(behind)


def _asks(question: str, language: str) -> bool:
    """Whether a question asks for what was before, or a year ago."""
    base, folded = table_code(language), fold(question)
    words = word_table(__file__)["asks"].get(base), relative_words()["year_ago"].get(base)
    return any(word_pattern(one, base).search(folded) for one in words)


def _asks_year_before(question: str, asked_in: str, sentence: str, language: str) -> bool:
    """Whether a question's only year is the one before the sentence's only year, which says "a year earlier"."""
    asked, said = (
        {value for one in years_named(text, of) for value in one.values}
        for text, of in ((question, asked_in), (sentence, language))
    )
    return len(asked) == len(said) == 1 and asked == years_before(sentence, language)


@cache
def _marks(language: str) -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    """What stands right before the figure; and what does where another stands right behind it."""
    before = word_table(__file__)["before"].get(language, NEVER)
    opening, closing = word_table(__file__)["from"].get(language, (NEVER, NEVER))
    edge = "" if language in UNPARTED or not opening else r"(?<![\p{L}\p{M}])"
    return (
        regex.compile(rf"{edge}(?:{fold(before)})$"),
        regex.compile(rf"{edge}(?:{fold(opening)})$"),
        regex.compile(rf"(?:{fold(closing)})$"),
    )
