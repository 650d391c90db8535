"""Which of two figures of a sentence is asked for: of "240 pence, down from 285" it is 285, asked for "before the cut".

The network mostly takes the first of two. Another one is taken only where the sentence itself marks it, by the words of
`earlier.json` in its language. One that was before, or was planned, where the question asks for that: by such words in
its own, or by a first or second that stands beside that figure alone ("61% in the first round"). The second of "from 60
to 75 euros" behind a verb of change, where it does not: "60 to 75" would be a range. The one whose clause has the
question's own "last year" or "this year", where the other's clause has another; or that of "a year ago" behind it. The
one of those whom the question counts, where others are counted beside them (`counted`), and of what it asks of a rise
(`rises`). All of "five of nine" for the nine, where so many are asked for. And the one of the place or person that the
question names, where the sentence gives one to each of several (`named`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import regex

from qa.facts.changes import changes
from qa.facts.details import years_before, years_named
from qa.facts.kinds import has_number, kind
from qa.facts.numbers import DIGITS
from qa.facts.ordinals import ordinals
from qa.question.asked_for import thing
from qa.reader.counted import SO_MANY, of_the_fate, of_the_side, of_the_source
from qa.reader.figures import FIGURES, NUMBER, SENTENCE, clauses_of, figures_of, of_a_kind, only_figure
from qa.reader.named import of_the_name
from qa.reader.rises import asks_by_how_much, rises
from qa.reader.widen import widened
from qa.relative_words import relative_words
from qa.table_rows import is_row
from qa.text.fold import fold
from qa.text.whole_words import CLAUSE, NEVER, UNPARTED
from qa.text.word_tables import table_code, word_pattern, word_table

_BEFORE, _BEHIND = 30, 40
"""Characters before and behind a figure that are looked at."""
_VERB_LAST = ("bn", "de", "fa", "hi", "hu", "ja", "ko", "nl", "tr", "ur")
"""Languages whose verb may stand behind both figures."""


def figure_asked_for(
    question: str, asked_in: str, sentence: str, language: str, start: int, end: int
) -> tuple[int, int] | None:
    """The figure of a sentence that is asked for where the answer [start, end) is another, or a range; else None.

    `asked_in`: the language of the question, `language`: that of the sentence, as ISO codes. In a row of a table its
    heads tell.
    """
    if is_row(sentence):
        return None
    where = (question, asked_in, sentence, language, start, end)
    taken = _earlier(*where) or _of_the_change(*where) or _later(*where) or _of_its_year(*where)
    taken = taken or _of_a_year_ago(*where) or of_the_source(*where) or of_the_fate(*where)
    taken = taken or of_the_side(*where) or _of_so_many(*where) or of_the_name(*where)
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
    if len(sentence) > SENTENCE or not has_number(sentence[start:end], language):
        return None
    figures = [one.span() for one in NUMBER.finditer(sentence)][: FIGURES + 1]
    marked = list(_marked(sentence, figures, language)) if 1 < len(figures) <= FIGURES else []
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
        len(sentence) > SENTENCE
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
    by = asks_by_how_much(question, asked_in) if thing(question, asked_in) in SO_MANY else None
    if by is None or len(sentence) > SENTENCE:
        return None
    figures = figures_of(sentence, language)[: FIGURES + 1]
    pairs = list(rises(sentence, language, figures)) if len(figures) <= FIGURES else []
    if len(pairs) != 1 or not has_number(sentence[start:end], language):
        return None
    asked, other = pairs[0] if by else pairs[0][::-1]
    if _asks(question, asked_in) and not _of_the_same_year(question, asked_in, sentence, language, pairs[0][1][1]):
        return None
    return asked if start < other[1] and other[0] < end else None


def _of_the_same_year(question: str, asked_in: str, sentence: str, language: str, at: int) -> bool:
    """Whether a sentence says "last year" behind a figure that ends at a place, with no other between, as the question
    does: what asks for the year before elsewhere asks for the news here.
    """
    asked = {year for _, year in _years(question, asked_in)}
    behind = (first for first, year in _years(sentence, language) if year in asked and first >= at)
    between = sentence[at : next(behind, at)]
    return bool(between) and not has_number(between, language) and not CLAUSE.search(between)


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
    figures = figures_of(sentence, language)
    for (start, end), following in pairwise(figures[: FIGURES + 1]):
        between = folded[end : following[0]]
        lead = opening.search(folded[max(0, start - _BEFORE) : start])
        if not lead or len(between) > _BEHIND or CLAUSE.search(between) or not closing.search(between):
            continue
        said = f"{CLAUSE.split(sentence[:start])[-1]} {between}"
        if table_code(language) in _VERB_LAST:
            said += f" {CLAUSE.split(sentence[following[1] :])[0]}"
        if changes(said, language):
            yield start - len(lead.group()), (start, end), following


def _of_its_year(
    question: str, asked_in: str, sentence: str, language: str, start: int, end: int
) -> tuple[int, int] | None:
    """The figure beside the sentence's "last year", where the question has that and the answer is beside another."""
    asked = {year for _, year in _years(question, asked_in)}
    said = list(_years(sentence, language)) if len(asked) == 1 and len(sentence) <= SENTENCE else []
    own = [at for at, year in said if {year} == asked]
    if len(own) != 1 or len(own) == len(said) or not has_number(sentence[start:end], language):
        return None
    clauses = clauses_of(sentence)
    first, last = next(pair for pair in clauses if pair[0] <= own[0] < pair[1])
    others = [at for at, _ in said if first <= at < last and at not in own]
    beside = any(low <= start < high and low <= at < high for at, _ in said for low, high in clauses)
    return only_figure(sentence, language, (first, last), start, end) if beside and not others else None


def _of_a_year_ago(
    question: str, asked_in: str, sentence: str, language: str, start: int, end: int
) -> tuple[int, int] | None:
    """The figure beside the sentence's "a year ago", where that is asked for, by such words or as the year before."""
    ago, asks = (relative_words()["year_ago"].get(table_code(one)) for one in (language, asked_in))
    if not ago or not asks or len(sentence) > SENTENCE or not has_number(sentence[start:end], language):
        return None
    said = [one.start() for one in word_pattern(ago, table_code(language)).finditer(fold(sentence))]
    wanted = word_pattern(asks, table_code(asked_in)).search(fold(question))
    if len(said) != 1 or not (wanted or _asks_year_before(question, asked_in, sentence, language)):
        return None
    clause = next(pair for pair in clauses_of(sentence) if pair[0] <= said[0] < pair[1])
    if end <= clause[0]:
        return only_figure(sentence, language, clause, start, end)
    # "To 310 million in 2024 from 268 million a year earlier": in one clause it is the one right before.
    years = {one.start for one in years_named(sentence, language)}
    before = [one.span() for one in DIGITS.finditer(sentence, clause[0], said[0]) if one.start() not in years]
    first, last = before[-1] if before else (start, end)
    if first < end and start < last:
        return None
    return of_a_kind(sentence, language, widened(sentence, first, last, language), start, end)


def _of_so_many(
    question: str, asked_in: str, sentence: str, language: str, start: int, end: int
) -> tuple[int, int] | None:
    """All of "five of nine" where the answer begins with the nine."""
    joint = word_table(__file__)["of"].get(table_code(language))
    if joint is None or thing(question, asked_in) not in ("count", "persons") or len(sentence) > SENTENCE:
        return None
    for (first, low), (high, _) in pairwise(figures_of(sentence, language)[: FIGURES + 1]):
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
