"""By how much something rose or fell, and what to: the two figures of "by 80 cents to 13.40 dollars", and which of them
a question asks for.

Words by language, in `rises.json`: what stands before the first figure ("by"; "" where it may be anything) and between
both ("to"), and in a question what asks for the "rise" beside the words of change, or for the "level" all the same.
What "moves" a share is a word of change only here: somebody who "lost 5 to 10 kilos" lost so many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from qa.facts.changes import changes
from qa.facts.kinds import kind
from qa.reader.widen import widened
from qa.text.fold import fold
from qa.text.whole_words import CLAUSE, UNPARTED
from qa.text.word_tables import table_code, word_pattern, word_table

Figure = tuple[int, int]
_BEFORE, _BETWEEN = 30, 40
"""Characters before the first figure, and between the two."""
_UNIT = regex.compile(r"\s?[\p{L}\p{M}]{1,30}+")


def asks_by_how_much(question: str, language: str) -> bool | None:
    """Or, if false, for what it is now; None in a language without a row."""
    base, folded = table_code(language), fold(question)
    words = word_table(__file__).get(base)
    if words is None:
        return None
    level = word_pattern(words["level"], base).search(folded)
    return _changes(question, language, words["rise"], words["moves"]) and not level


def _changes(text: str, language: str, *more: str) -> bool:
    """Whether it has a word of change, or one of these."""
    base, folded = table_code(language), fold(text)
    return changes(text, language) or any(word_pattern(one, base).search(folded) is not None for one in more)


def rises(sentence: str, language: str, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Each pair of figures of a sentence that are such, with what they are so many of."""
    base, folded = table_code(language), fold(sentence)
    words = word_table(__file__).get(base)
    if words is None:
        return
    edge = "" if base in UNPARTED else r"(?<![\p{L}\p{M}])"
    by, to = regex.compile(rf"{edge}(?:{fold(words['by'])})$"), regex.compile(rf"(?:{fold(words['to'])})$")
    for one, another in pairwise(figures):
        first, second = widened(sentence, *one, language), widened(sentence, *another, language)
        between = folded[one[1] : another[0]]
        plain = to.search(between)  # "hasta 940" is no "at most 940" then
        joint = plain or to.search(folded[one[1] : max(one[1], second[0])])
        # "By 0.3 to 0.6 degrees" is a range.
        if not joint or words["by"] and joint.start() == 0 or len(between) > _BETWEEN:
            continue
        kinds = kind(sentence, *first, language), kind(sentence, *second, language)
        said = f"{CLAUSE.split(sentence[: first[0]])[-1]} {between} {CLAUSE.split(sentence[second[1] :])[0]}"
        marked = kinds[0] == "share" or not words["by"] or by.search(folded[max(0, first[0] - _BEFORE) : first[0]])
        if (
            marked
            and kinds[1] != "share"
            and not {"year", "date"} & {*kinds}
            and _changes(said, language, words["moves"])
        ):
            unit = _UNIT.fullmatch(sentence[first[1] : max(first[1], one[1] + joint.start())])
            whole = first[0], first[1] + len(unit[0]) if unit else first[1]
            yield whole, (another[0] if plain else second[0], second[1])
