"""By which words a name is that of a newspaper, an agency or a station, and of no person, place or picture.

Most say so themselves ("Evening Post", صحيفة الميناء, 港口日报); some hundred that do not are listed. A name of
which this cannot be told is not an outlet's for certain. The words stand in `outlets.json`, and are matched on folded
text.
"""

from __future__ import annotations

from functools import cache, partial
from itertools import pairwise

from qa.articles.labels import OUTLET, PRESS, SECTIONS, SMALL, STAFF
from qa.text.fold import fold
from qa.text.word_tables import word_list
from qa.text.zones import cities

_words = partial(word_list, __file__)

# Ends a name: "Evening Post", "Liman Postası"; also what "of" and a place follow: "Times of India".
_LAST = _words("last")
# The same, of those that end hardly a headline: "Court Frees Reporter".
_PAPER = _words("paper")
_SURNAMES = {"post": "", "press": "", "ledger": "", "haber": "tr", "matin": "fr"}
"""Those of the last words that people are called too, and the language in which they are papers all the same."""
_QUALIFIED = _words("qualified")
# Behind the name, as of which edition it is: "BBC Mundo", "Donau-Kurier International".
_EDITIONS = _words("editions")
# Of a heading over many reports: "Latest News" is no paper.
_KINDS = _words("kinds")
_PARTS_OF_PAGES, _LASTS = f"{SECTIONS}|{_KINDS}", f"{_LAST}|{_PAPER}|{PRESS}"
# Says so wherever in a name it stands: a word that is borrowed for names alone.
_BORROWED = _words("borrowed")
# Begins one, and what it is called follows: "Agencia EFE", صحيفة الميناء.
_FIRST = _words("first")
# Ends a word, where words are joined or none are parted.
_ENDING = _words("ending")
# The same, of those that end hardly a headline.
_PAPER_ENDING = _words("paper ending")
_BEGINNING = _words("beginning")
# Of agencies, papers and stations that nothing in their names tells as such.
_NAMED = _words("named")
_FEW = 2
"""Words of a name above a headline, without its article; with one it may have another."""
_ARTICLES = _words("articles")


def is_outlet(name: str) -> bool:
    """Whether a name of at most a line is an outlet's for certain."""
    bare = bare_words(name)
    if _is_named(name):
        return True
    if not bare or is_section(name) or fold(name) in _set(STAFF):
        return False
    # «صحيفة إسرائيلية» is some paper, and «أخبار محلية» a section: what is named so is definite.
    indefinite = len(bare) > 1 and bare[1].endswith("يه") and not bare[1].startswith("ال")
    if not indefinite and ((bare[0] in _set(_FIRST) and len(bare) > 1) or bare[0].startswith(_tuple(_BEGINNING))):
        return True
    if not _set(_BORROWED).isdisjoint(bare):
        return True
    if bare[0] in _set(OUTLET) and not (_set(_NAMED) | _set(_FIRST)).isdisjoint(bare[1:]):
        return True
    if not _heads(bare).isdisjoint(_set(_LASTS)):
        return True
    if bare[-1].endswith(_tuple(_ENDING) + _tuple(_PAPER_ENDING)):
        return True
    return len(bare) > 1 and bare[-1] in _set(_EDITIONS) and is_outlet(" ".join(bare[:-1]))


def is_section(name: str) -> bool:
    """Whether it is that of a part of a page or paper: "Politics", "Local News"."""
    known, bare = _set(_PARTS_OF_PAGES), bare_words(name)
    return fold(name) in known or (len(bare) > 1 and known.issuperset(bare))


def is_masthead(name: str) -> bool:
    """Whether it is one that no headline is taken for, so that it may stand above one: not "Mayor Sues Gazette"."""
    bare = bare_words(name)
    led = len(bare) < len(name.split())
    paper = not _heads(bare).isdisjoint(_set(_PAPER)) or bare[-1].endswith(_tuple(_PAPER_ENDING))
    return _is_named(name) or (is_outlet(name) and (led or paper) and len(bare) <= _FEW + led)


def may_be_person(name: str, language: str) -> bool:
    """Whether it is as likely somebody's name: "Emily Post", and neither "Evening Post" nor "Kyiv Post"."""
    words = fold(name).split()
    if len(words) != _FEW or _SURNAMES.get(words[1], language) == language or _is_named(name):
        return False
    if words[0] in _set(_QUALIFIED) | _set(_ARTICLES) | cities().keys():
        return False
    # Here, because it costs start-up time that an import of this module should not.
    from qa.facts.places import NAMESAKES, place_names

    return words[0] not in place_names(language) or words[0] in map(fold, NAMESAKES)


def _is_named(name: str) -> bool:
    named = {" ".join(words).replace("-", " ") for words in (fold(name).split(), bare_words(name))}
    return not named.isdisjoint(_set(_NAMED))


def _heads(bare: list[str]) -> set[str]:
    """The last word, and those before a small one: "Radio City Music Hall" and "Times Square" go on otherwise."""
    return {bare[-1], *(word for word, after in pairwise(bare) if after in _set(SMALL))}


def bare_words(name: str) -> list[str]:
    """The words of a name, folded, without the article that it begins with."""
    words = fold(name).split()
    return words[1:] if len(words) > 1 and words[0] in _set(_ARTICLES) else words


@cache
def _set(words: str) -> frozenset[str]:
    return frozenset(fold(word).replace("-", " ") for word in words.split("|"))


@cache
def _tuple(words: str) -> tuple[str, ...]:
    return tuple(map(fold, words.split("|")))
