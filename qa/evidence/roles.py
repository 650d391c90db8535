"""Whether words name the other side of what is asked: the seller for who bought, the winner for who lost, a former
mayor for who is the mayor.

The network knows the deed, and that somebody is asked for. Told by the words of `roles.json`, by language: what
"asked" has for each role, and what of "done" its other side does; a "passive" before it, of which nobody named in front
is the doer, and whoever stands behind a "by"; what stands "beside" whom the deed is for or against; "former" before an
office, also behind a name and a comma, or "behind" it. A sentence with the deed itself, too, is not judged.
"""

from __future__ import annotations

import regex

from qa.text.fold import fold
from qa.text.whole_words import CLAUSE, UNPARTED
from qa.text.word_tables import table_code, word_pattern, word_table

_LONGEST = 1_000
"""Characters of a sentence that are looked at."""
_OFFICE = 60
"""Characters of an office with its place, between "former" and a name."""
_APPOSED = regex.compile(r",\s?(?:\p{L}{1,3}[\s'’])?")
"""Between a name and what somebody was: ", the "."""
_BEFORE = 40
"""Characters before words that are looked at."""
_OTHER = {"buy": "sell", "sell": "buy", "win": "lose", "lose": "win", "new": "name"}
_GIVEN = regex.compile(r"['’](?:y?[ae]|n[ae]|n?[dt][ae]n)$|[ıiuü]$")
"""An ending of Turkish names for whom, from whom or to whom something is done."""
_KEY = regex.compile(r"(?<![\p{L}\p{M}])(?:\p{Latin}{4}|(?!\p{Latin})\p{L}{3})")
"""Letters by which words are held for forms of one word: of "the" none, of "мэра" those of "мэр"."""
_VERB_FIRST = ("ar",)
"""Languages in which who does something may stand right behind the word for it."""


def roles_asked(question: str, language: str) -> frozenset[str]:
    """The roles that a question asks for. `language`: of the question, as an ISO code."""
    base, asked = table_code(language), fold(question)
    table = word_table(__file__)["asked"].get(base, {})
    found = {role for role, words in table.items() if word_pattern(words, base).search(asked)}
    # "Who is the former mayor?" asks for just that.
    return frozenset(found - {"now"} if _former(base).search(asked) else found)


def other_role(
    roles: frozenset[str], question: str, asked_in: str, sentence: str, language: str, start: int, end: int
) -> bool:
    """Whether the words [start, end) of a sentence have the other one of a role that the question asks for.

    `asked_in`: the language of the question, `language`: that of the sentence, as ISO codes.
    """
    base, said = table_code(language), fold(sentence[:_LONGEST])
    if end > _LONGEST or start >= end:
        return False
    office = fold(question) if table_code(asked_in) == base else None
    if "now" in roles and _is_former(office, said, base, start, end):
        return True
    return any(_does_other(said, base, role, start, end) for role in roles & _OTHER.keys())


def _is_former(asked: str | None, said: str, language: str, start: int, end: int) -> bool:
    """`asked`: the question, in the language of the sentence: it has a word of the office that somebody was in."""
    for one in _former(language).finditer(said, max(0, start - _OFFICE), end):
        apart = CLAUSE.search(said[one.end() : max(start, one.end())])
        if not apart and (asked is None or _share(asked, said[one.end() : end], language)):
            return True
    named = _APPOSED.match(said, end)
    apposed = _former(language).match(said, named.end()) if named else None
    if apposed and (asked is None or _share(asked, _clause(said, apposed.end()), language)):
        return True
    before = said[max(0, start - _BEFORE) : start]
    behind = list(_words("behind", language).finditer(before))
    return bool(behind) and not before[behind[-1].end() :].strip()


def _clause(said: str, at: int) -> str:
    return said[at : at + _OFFICE].partition(",")[0]


def _share(asked: str, office: str, language: str) -> bool:
    if language in UNPARTED:
        return any(office[at : at + 2] in asked for at in range(len(office) - 1))
    return not {*_KEY.findall(asked)}.isdisjoint(_KEY.findall(office))


def _does_other(said: str, language: str, role: str, start: int, end: int) -> bool:
    done = word_table(__file__)["done"].get(language, {})
    own, other = done.get(role), done.get(_OTHER[role])
    if other is None or own and word_pattern(own, language).search(said):
        return False
    deed = word_pattern(other, language).search(said)
    if deed is None:
        return False
    if _by(said, language, start) and _passive(said, language, deed.start()):
        return True
    if _beside(said, language, start, end):
        return False
    if end <= deed.start():
        # "Hay, named governor on Monday, …"
        opened = CLAUSE.fullmatch(said[end : deed.start()].strip())
        return not opened and not _passive(said, language, deed.start())
    return language in _VERB_FIRST and deed.start() <= end and not said[deed.end() : start].strip()


def _beside(said: str, language: str, start: int, end: int) -> bool:
    """Whether words are who the deed is for or against, by what stands right before them, or their ending."""
    before = said[max(0, start - _BEFORE) : start].rstrip()
    preposition = any(one.end() == len(before) for one in _words("beside", language).finditer(before))
    return preposition or language == "tr" and _GIVEN.search(said[start:end]) is not None


def _by(said: str, language: str, start: int) -> bool:
    before = said[max(0, start - _BEFORE) : start].rstrip()
    return any(one.end() == len(before) for one in _words("by", language).finditer(before))


def _passive(said: str, language: str, at: int) -> bool:
    before = said[max(0, at - 2 * _BEFORE) : at].rstrip()
    return any(one.end() == len(before) for one in _words("passive", language).finditer(before, overlapped=True))


def _former(language: str) -> regex.Pattern[str]:
    return _words("former", language)


def _words(kind: str, language: str) -> regex.Pattern[str]:
    return word_pattern(word_table(__file__)[kind].get(language), language)
