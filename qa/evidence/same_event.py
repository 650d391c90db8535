"""Whether two articles can be about the same event: whether they have a proper name in common, in any two scripts.

"How many died?" has another answer in an article about the same flood; the dead of another flood are none. Where names
cannot be told from other words in both (neither has capitals, and it is one script) nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from unicodedata import name as script_name

import regex

from qa.evidence.agreement import MENTION, best_span
from qa.facts.names import EVERY_NOUN
from qa.facts.places import places_named
from qa.facts.quantities import distinct, quantity
from qa.facts.sounds import alike, begin_alike, keys, plain
from qa.facts.words import word_lists
from qa.text.dates import months, weekdays
from qa.text.whole_words import UNPARTED, UNSPACED
from qa.text.word_tables import table_code
from qa.types import Article, Hit, Span

_READ = 4_000
"""Characters of an article that are looked at: its names are in its first paragraphs."""
_WORD = regex.compile(r"(?<![\p{L}\p{M}])[\p{L}\p{M}]{3,40}")
_CAPITAL = regex.compile(r"(?<=[\p{L}\p{M}\p{N},;:)]\s)\p{Lu}[\p{L}\p{M}]{2,40}")
"""Not at the begin of a sentence."""
_FOREIGN = regex.compile(r"\p{Katakana}[\p{Katakana}ー]+|\p{Latin}{3,40}")
_LEADS = regex.compile(r"^(?:[وف]?(?:ال|لل|[بلك](?:ال)?)?|[ובלכמהש]{1,2})(?=\p{L}{3})")
_MASTHEAD = regex.compile(r"\A(?:[^\n]{0,120}\n++){1,4}?(?=[^\n]*[.!?。！？।۔؟…][\"”’»)\]」』]*(?:\n|$))")
"""The lines of outlet and day, "Corriere del porto", above the first that ends a sentence."""
_STEM = 4
"""Letters of a name that are the same in every case of it, at least: so are all but the last of the shorter form."""
_ENDING = 4
"""So many letters of a word, less one, may stand behind a name."""
_CHANCE = 80
"""So many different words, which may be names or not, of which one more must sound like a name of the other article."""
_COUNTRY = 2
"""Letters of a country's code; a city's has more."""
_YEARS = range(1800, 2100)
"""Numbers that many events have."""

_EVERYWHERE = frozenset({"US", "EU", "UN"})
"""Places that news of many events name: 20 of 82 texts the United States."""


@dataclass(frozen=True, slots=True)
class _Named:
    names: frozenset[str]
    """Capitalised words within sentences; where there are no capitals all words, which may be names."""
    sure: bool
    """Whether they are names."""
    places: frozenset[str]
    """CLDR's codes of countries and cities."""
    sounds: frozenset[str]


def of_one_event(spans: Sequence[Span], hits: Sequence[Hit]) -> tuple[Span, ...]:
    """The spans; a few words of an article that shares no name with the best's are too unlikely for the same answer and
    for another one, but for a number that no two events have by chance.
    """
    best = best_span(spans)
    articles = {(hit.article.article_id, hit.article.revision): hit.article for hit in hits}
    home = articles.get((best.article_id, best.revision)) if best else None
    if best is None or home is None:
        return tuple(spans)
    most = MENTION * best.score
    whole = {(hit.article.article_id, one.start, one.end) for hit in hits for one in hit.passage.sentences}

    def weighed(span: Span) -> Span:
        other = articles.get((span.article_id, span.revision))
        if span.score <= most or other is None or (span.article_id, span.start, span.end) in whole:
            return span
        near = share_a_name(home, other) or _same_number(best, home.language, span, other.language)
        return span if near else replace(span, score=most)

    return tuple(map(weighed, spans))


def _same_number(one: Span, language: str, two: Span, other_language: str) -> bool:
    """Whether both are the same number, which is no year, and is none by chance."""
    many, other_many = quantity(one.text, language), quantity(two.text, other_language)
    if many is None or other_many is None or not distinct(many) or many.value.intersection(_YEARS):
        return False
    return many.value == other_many.value


def share_a_name(one: Article, two: Article) -> bool:
    """Also True where it cannot be told."""
    if one.article_id == two.article_id:
        return True
    first, second = (_named(each.title, _MASTHEAD.sub("", each.text[:_READ], 1), each.language) for each in (one, two))
    if not first.names or not second.names or not (first.sure or second.sure):
        return True
    if first.places & second.places or first.names & second.names:
        return True
    if first.sure and second.sure and any(_in_another_case(*pair) for pair in product(first.names, second.names)):
        return True
    common = first.sounds & second.sounds
    heard = [
        (name, other)
        for name in first.names
        if keys(name) & common
        for other in second.names
        if keys(other) & keys(name) and alike(name, other) and _may_be(name, other)
    ]
    # Of many words some sound like names of any other article: "أخبار" like "Haber".
    words = max((len(each.names) for each in (first, second) if not each.sure), default=0)
    told = ({_LEADS.sub("", pair[side]) for pair in heard} for side in (0, 1))
    return min(map(len, told)) > words // _CHANCE


def names_kept(question: str, language: str, one: tuple[str, str], two: tuple[str, str]) -> float | None:
    """The share of the question's names in one text that another has, too; None where that has none, or it cannot be
    told. A text comes with its language.
    """
    one, two = ((text[:_READ], of) for text, of in (one, two))
    asked, first = _named("", question, language), _named("", *one)
    # Where nothing tells the question's names from its other words, a name of the article tells them.
    heard = (name for name in asked.names if asked.sure or (first.sure and _says(name, first.names)))
    names = frozenset(
        name
        for name in (*heard, *_begun_with(question, asked, first, one[0]))
        if not places_named(name.title(), language)
    )
    # Chinese has no sound here, and Korean writes endings onto names.
    base = table_code(two[1])
    names = frozenset() if base in UNPARTED and base != table_code(language) else names
    told, kept = (asked.places & places_named(*text) | _said(names, *text) for text in (one, two))
    return len(told & kept) / len(told) if told else None


def of_other_names(question: str, language: str, articles: Iterable[Article]) -> set[str]:
    """Those of the articles that have none of the question's names, where another one has all: it asks of that one.

    Only of names that their capitals tell, in articles in its own language, as in others "Scotland" is "Écosse"; news
    from home do not name the country.
    """
    asked, base = _named("", question, language), table_code(language)
    if not asked.sure or base in UNSPACED:
        return set()
    words = (word for word in _WORD.findall(question) if plain(word) in asked.names)
    names = frozenset(
        plain(word) for word in words if all(len(code) > _COUNTRY for code in places_named(word, language))
    )
    texts = {one.article_id: f"{one.title}\n{one.text[:_READ]}" for one in articles if table_code(one.language) == base}
    kept = {key: len(_said(names, text, language)) for key, text in texts.items()}
    return {key for key, many in kept.items() if not many} if names and len(names) in kept.values() else set()


def _begun_with(question: str, asked: _Named, first: _Named, text: str) -> Iterator[str]:
    """The first word of a question where it is a name of the article, too, and there never written small."""
    word = _WORD.match(question) if asked.sure and first.sure else None
    if word and _says(plain(word[0]), first.names):
        small = regex.search(rf"(?<!\p{{L}}){regex.escape(word[0].lower())}(?!\p{{L}})", text)
        yield from () if small else (plain(word[0]),)


def _said(names: frozenset[str], text: str, language: str) -> frozenset[str]:
    if not names:
        return names
    words = _words(text, table_code(language) in UNSPACED)
    return frozenset(name for name in names if _says(name, words))


@lru_cache(maxsize=256)
def _words(text: str, unspaced: bool) -> frozenset[str]:
    return frozenset(_bare(_FOREIGN if unspaced else _WORD, text))


def _says(name: str, words: frozenset[str]) -> bool:
    """Whether a name is one of the words, also with an ending behind it, or sounds like one."""
    forms = (word[: len(word) - cut] for word in words for cut in range(min(_ENDING, len(word))))
    return name in words or any(_in_another_case(name, form) or _sounds(name, form) for form in forms)


def _sounds(name: str, form: str) -> bool:
    return alike(name, form) and _may_be(name, form)


def _in_another_case(one: str, two: str) -> bool:
    """Whether two names can differ in what their case adds: "Sousse" and "Sousses", not "Corral" and "Corriere"."""
    short = min(one, two, key=len)
    ending = 2 if short.endswith(("ии", "ыи", "yj")) else 1  # "Навальный", "Навального"
    return len(short) >= _STEM and one[:_STEM] == two[:_STEM] and one.startswith(two[: len(short) - ending])


def _may_be(one: str, two: str) -> bool:
    """Whether what sounds alike can be one name: written in two scripts, or with first letters that can be one."""
    return begin_alike(one, two) or script_name(one[0]).split()[0] != script_name(two[0]).split()[0]


@lru_cache(maxsize=256)
def _named(title: str, text: str, language: str) -> _Named:
    base, whole = table_code(language), f"{title}\n{text}"
    cased = base not in EVERY_NOUN and regex.search(r"\p{Ll}", text) is not None
    names = _bare(_FOREIGN if base in UNSPACED else _CAPITAL if cased else _WORD, whole)
    idle = {*word_lists()["common"].split(), *months(base), *weekdays(base)}
    names -= {plain(word) for word in idle}
    return _Named(
        frozenset(names),
        cased or base in UNSPACED,
        places_named(whole, base) - _EVERYWHERE,
        frozenset(key for name in names for key in keys(name)),
    )


def _bare(pattern: regex.Pattern[str], text: str) -> set[str]:
    """As they are, and without what may be written onto their front: "كيسومو" begins with what could be "like"."""
    words = map(plain, pattern.findall(text))
    return {name for word in words for name in (word, _LEADS.sub("", word))}
