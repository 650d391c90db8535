"""Whether a sentence names somebody only as who is said to have done what the question asks, or who denies it.

Of "Smith is accused of killing her" and "Smith denied killing her" the name alone would be the answer to "who killed
her?", and a judgement that nobody has passed. So the sentence is shown whole. Told by the words for a charge of
`blamed.json` ("blamed", by language; "more": those of a question, where they are more), and those for a denial of
`qa.evidence.unasserted`: the deed, by a word of the question, stands behind such a word, in some languages before it. A
question that itself speaks of a charge or a denial asks for just that, and one for whom something was done to
("suffered") for nobody who did it.
"""

from __future__ import annotations

import regex

from qa.evidence.unasserted import asks_for_denial, denials
from qa.facts.joints import ands
from qa.question.asked_for import no_number
from qa.text.fold import fold
from qa.text.whole_words import UNPARTED, WORD
from qa.text.word_tables import table_code, word_pattern, word_table

_LONGEST = 1_000
"""Characters of a sentence that are looked at."""
_LEAST, _STEM, _SIGNS = 4, 5, 2
"""Letters of a word that is looked for, those by which two are held for forms of one, signs where none are parted."""
_NEAR = 60
"""Characters between somebody and a charge in a sentence of another language than the question's."""
_END = regex.compile(r"[;؛；:：。]|—|–|--|\s-\s")
_VERB_LAST = ("bn", "fa", "hi", "ja", "ko", "tr", "ur")
"""Languages in which the deed stands before the charge."""


def only_blamed(question: str, asked_in: str, sentence: str, language: str, start: int, end: int) -> bool:
    """Whether the words [start, end) of a sentence are who only may have done what is asked.

    `asked_in`: the language of the question, `language`: that of the sentence, as ISO codes.
    """
    asking, of = table_code(asked_in), table_code(language)
    asked, said = fold(question), fold(sentence[:_LONGEST])
    if end > _LONGEST or not no_number(question, asked_in) or _asks_otherwise(asked, asking):
        return False
    found = [*_words("blamed", of).finditer(said), *denials(said, of)]
    return any(_governs(one, said, of, asked if asking == of else None, start, end) for one in found)


def _asks_otherwise(asked: str, language: str) -> bool:
    """Whether it asks for a charge, a denial, or to whom something was done."""
    others = ("blamed", "more", "suffered")
    return any(_words(one, language).search(asked) for one in others) or asks_for_denial(asked, language)


def _governs(charge: regex.Match[str], said: str, language: str, asked: str | None, start: int, end: int) -> bool:
    low, high = charge.span()
    if low < end and start < high:
        return False
    if asked is None:
        between = said[end:low] if end <= low else said[high:start]
        apart = _END.search(between) or language not in UNPARTED and ands(language).search(between)
        return len(between) <= _NEAR and not apart
    last = language in _VERB_LAST
    deeds = _deeds(asked, said, language, (0, low) if last else (high, len(said)), (start, end))
    if not deeds or _END.search(said[min(low, deeds[0]) : max(high, deeds[0])]):
        return False
    return end <= deeds[0] if not last else end <= deeds[0] or high <= start


def _deeds(asked: str, said: str, language: str, part: tuple[int, int], answer: tuple[int, int]) -> list[int]:
    """Where words of the question stand in a part of the sentence, of those that do not stand elsewhere in it, too."""
    if language in UNPARTED:
        keys = {asked[at : at + _SIGNS] for at in range(len(asked) - _SIGNS + 1)}
        places = [(said[at : at + _SIGNS], at) for at in range(len(said) - _SIGNS + 1)]
    else:
        keys = {one[0][:_STEM] for one in WORD.finditer(asked) if len(one[0]) >= _LEAST}
        places = [(one[0][:_STEM], one.start()) for one in WORD.finditer(said)]
    shared = [(key, at) for key, at in places if key in keys and not answer[0] <= at < answer[1]]
    elsewhere = {key for key, at in shared if not part[0] <= at < part[1]}
    return [at for key, at in shared if key not in elsewhere]


def _words(kind: str, language: str) -> regex.Pattern[str]:
    return word_pattern(word_table(__file__)[kind].get(language), language)
