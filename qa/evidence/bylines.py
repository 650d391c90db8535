"""The lines that say who wrote an article, and where and when it appeared: no answer to what the article tells.

Told for sure only, and of a line of its own among the first or the very last. A byline is the word for it and names of
two to four words, with a place, an agency or a day behind them at most. A day counts that has a label or is the
article's own, or the only one, above the story, where that is not known; an outlet that is its.

The words are `BYLINE` of `qa.articles.labels`, and in `bylines.json` the others: `named` by language, `labelled` before
a colon, `joins` between people, `small` in a name, `plain` in none; `dense`: all of the line, where no spaces or
capitals tell what a name is. `asks`: what asks, and tells, who wrote; `who`: what asks for somebody; `article`: what is
an article; `within`: what stands beside one that only tells; `day`: what asks for its day, beside it. `otherwise`:
labels that are other words in a question: "stand trial", the French "quelle", the Swedish for "the bridge".
"""

from __future__ import annotations

from datetime import date
from functools import cache

import regex

from qa.articles.date_lines import beside_date, is_labelled, label_at, labelled_dates, only_date
from qa.articles.head_line import name_and_day
from qa.articles.labels import BYLINE, DAY, EVENT, OUTLET, PUBLICATION, PUBLISHED, SOURCE, UPDATED, listed, pattern
from qa.articles.outlets import bare_words
from qa.articles.sources import filled_lines, sentence_count
from qa.facts.places import places_named
from qa.text.dates import Moment, find_date
from qa.text.fold import fold, skeleton
from qa.text.whole_words import WORD
from qa.text.word_tables import table_code, word_table
from qa.types import Article, Sentence

_HEAD, _IMPRINT, _TAIL = 4, 6, 1
"""Lines from the head among which a byline stands, and a day or an outlet; lines from the foot for all of them."""
_REACH = 3_000
"""Characters from either end within which they are counted."""
_GAP, _NEARER = 9, 4
"""Characters in "date of this article" between the two, and in "the article's date"."""
_LONGEST, _DATED, _NAME, _DAY = 120, 90, 14, 8
"""Characters of a byline, of a line with dates, of a name in a script without capitals, and words of a day."""
_LEAST, _MOST = 2, 4
"""Words of a name."""
_APART = regex.compile(r"\s*[,|•·–—/()（）،、;؛]\s*|\s+-\s+")
_HEADS = regex.compile(rf"{_APART.pattern}|-\s+")
_SAYS = 2
"""Letters of a word that names something."""
_TOWN = 2
"""Words of a town beside an outlet, at most."""
_CASED = regex.compile(r"[\p{Lu}\p{Ll}\p{Lt}]")
_ENDS = regex.compile(r"[!?؟。！？।…:：«»“”\"]|\p{L}{4,}\.$")
_COLON = regex.compile(r"\s*[:：]\s*")
_ISSUED = "|".join(sorted({*PUBLISHED.split("|"), *UPDATED.split("|")} - set(DAY.split("|"))))
"""What labels the day of an article, and no other day."""
_OUTLET = f"{SOURCE}|{PUBLICATION}|{BYLINE}"
"""What the outlet's name may stand behind."""


def asks_who_wrote(question: str) -> bool:
    """Whether it asks who wrote or reported something, in any of the languages."""
    return _asking().search(skeleton(question)) is not None


def asks_for_byline(question: str) -> bool:
    """Whether it asks who wrote an article, in any of the languages; not for a reporter who is told of in one."""
    said = skeleton(question)
    asked = asks_who_wrote(question) and _pattern("who").search(said) is not None
    return asked and _pattern("article").search(_within().sub(" ", said)) is not None


def tells_writer(article: Article, one: Sentence) -> bool:
    """Whether a sentence of an article is its byline, or says something of writing or of who writes."""
    return is_byline_in(article, one) or asks_who_wrote(article.text[one.start : one.end])


def is_byline_in(article: Article, one: Sentence) -> bool:
    """Whether a sentence of an article is its byline."""
    line = _line_at_an_end(article, one, _HEAD)
    return line is not None and is_byline(line, article.language)


def asks_when_published(question: str) -> bool:
    """Whether it has a word for publishing, or asks for the date of an article, in any of the languages."""
    return _has(_ISSUED, question) or _dated_articles().search(skeleton(question)) is not None


def asks_who_published(question: str) -> bool:
    """Whether it has a word for publishing, for a newspaper or for a source, or asks who wrote something."""
    return _has(f"{_ISSUED}|{SOURCE}|{PUBLICATION}|{OUTLET}", question) or asks_who_wrote(question)


def _has(words: str, question: str) -> bool:
    folded = fold(question)
    before = (folded[: one.start()][-1:] for one in pattern(_asked(words)).finditer(folded))
    return any(not letter.isalpha() or letter >= "\u0e00" for letter in before)


def is_date_in(article: Article, one: Sentence) -> bool:
    """Whether a sentence of an article only says when that was published or changed."""
    line = _line_at_an_end(article, one, _IMPRINT)
    if line is None or len(line) > _DATED:
        return False
    day = only_date(line, article.language)
    if day and (_is_own(day, article) if article.published else _is_only(day, article, one)):
        return True
    return label_at(_ISSUED, fold(line)) is not None and any(labelled_dates(line, article.language))


def is_outlet_in(article: Article, one: Sentence) -> bool:
    """Whether a sentence of an article only says where that was published, with its day perhaps."""
    line = _line_at_an_end(article, one, _IMPRINT)
    if line is None or len(line) > _DATED or not article.source:
        return False
    day = find_date(line, article.language)
    if day:
        if not _is_own(day, article):
            return False
        line = f"{line[: day.start]} | {line[day.end :]}"
    label = label_at(_OUTLET, fold(line))
    forms = (line, line[label[0] :] if label else "")
    return any(_names_alone(article.source, form, article.language) for form in forms)


def is_head_line_in(article: Article, one: Sentence, question: str) -> bool:
    """Whether a sentence of an article only names something and a full day, as its outlet or where it comes from does,
    and not what the question names: "Sud Matin, 19 octobre 2025" is no day of a marathon, "Cup Final, 5 May 2024" one
    of the final. The article's own day beside a place is none of what was there.
    """
    line = _line_at_an_end(article, one, _IMPRINT)
    told = name_and_day(line, article.language) if line else None
    if told is None or article.published and not _is_own(told[1], article):
        return False
    name = told[0]
    if article.published and _is_town(name, article.language):
        return True
    asked, said = skeleton(question), (word for word in WORD.findall(skeleton(name)) if len(word) >= _SAYS)
    return not any(word in asked for word in said)


def _names_alone(outlet: str, line: str, language: str) -> bool:
    """Whether it is the outlet, perhaps beside the town that it reports from: "Coast Mail - Oslo"."""
    said = [part for part in _HEADS.split(line) if not beside_date(fold(part), language)]
    others = [part for part in said if bare_words(part) != bare_words(outlet)]
    return len(others) < len(said) and all(_is_town(part, language) for part in others)


def _is_town(part: str, language: str) -> bool:
    words = WORD.findall(part)
    return len(words) <= _TOWN and bool(places_named(part, language))


def _is_own(moment: Moment, article: Article) -> bool:
    """Whether it is the article's day; where the hour of that is known, it may be the next or the last elsewhere."""
    published = article.published
    days = (date.fromisoformat(published[:10]) - moment.day).days if published else 2
    return abs(days) <= ("T" in str(published))


def _is_only(moment: Moment, article: Article, one: Sentence) -> bool:
    """Whether no other line is a day, as those of a chronology are, none tells of an event, and no story has begun."""
    lines = filled_lines(article.text)
    days = {only.day for line in lines if (only := only_date(line, article.language))}
    above = filled_lines(article.text[: one.start])[1:] if article.text[one.end :].strip() else []
    told = any(sentence_count(line[-3:]) for line in above) or any(is_labelled(EVENT, line) for line in lines)
    return days == {moment.day} and not told


def _line_at_an_end(article: Article, one: Sentence, head: int) -> str | None:
    """The line of a sentence if it is a short one among the first `head` or the last, and not the title."""
    text = article.text
    before = text[max(0, one.start - _LONGEST) : one.start].rpartition("\n")[2]
    behind = text[one.end : one.end + _LONGEST].partition("\n")[0]
    start, end = one.start - len(before), one.end + len(behind)
    line = text[start:end].strip()
    if len(line) > _LONGEST or line == article.title:
        return None
    return line if _at_an_end(text, start, end, head) else None


def _at_an_end(text: str, start: int, end: int, head: int) -> bool:
    above, below = text[:start] if start < _REACH else None, text[end : end + _REACH]
    if above is not None and _lines(above) < head:
        return True
    return end + _REACH >= len(text) and _lines(below) < _TAIL


def _lines(text: str) -> int:
    return sum(1 for line in text.split("\n") if line.strip())


def is_byline(line: str, language: str) -> bool:
    """Whether a line is nothing but who wrote. `language`: its ISO code, or `und`."""
    line = line.strip(" \t*_#")
    if not line or len(line) > _LONGEST:
        return False
    base = table_code(language)
    rows = word_table(__file__)
    if base in rows["dense"] and regex.fullmatch(rows["dense"][base], line):
        return True
    folded = fold(line)
    for words in (BYLINE, rows["named"].get(base), rows["labelled"]):
        label = pattern(words).match(folded) if words else None
        if not label:
            continue
        sign = _COLON.match(line, label.end())
        rest = line[sign.end() if sign else label.end() :]
        # "Author" and the Arabic for "wrote" begin headlines, too; of `BYLINE` some are such words without capitals.
        sure = sign or (words != rows["labelled"] and (words != BYLINE or _CASED.search(rest)))
        # "von der Zahl der Kinder", an item of a list
        item = not sign and line[0].islower() and not _listed("small").isdisjoint(rest.split())
        if sure and not item and _names(rest, base):
            return True
    return False


def _names(rest: str, language: str) -> bool:
    """Whether what is behind the word is names, and behind a comma a place, an agency or a day."""
    first, *others = _APART.split(rest.strip())
    people: list[list[str]] = [[]]
    for word in first.split():
        if word.lower() in _listed("joins"):
            people.append([])
        else:
            people[-1].append(word)
    if _ENDS.search(rest) or not all(map(_named, people)):
        return False
    return all(_beside(part, language) for part in others if part)


def _named(words: list[str]) -> bool:
    """Whether words are the name of one person."""
    names = [word for word in words if word not in _listed("small")]
    if not _LEAST <= len(names) <= _MOST or any(map(str.isdigit, "".join(words))):
        return False
    if not any(_CASED.search(word) for word in names):
        return max(map(len, words)) <= _NAME
    return all(not word[0].islower() and word.lower() not in _listed("plain") for word in names)


def _beside(part: str, language: str) -> bool:
    words = part.split()
    if find_date(part, language):
        return len(words) <= _DAY
    cased = len(words) > 1 and any(_CASED.search(word) for word in words)
    fits = all(word in _listed("small") or not word[0].islower() for word in words) if cased else len(words) <= 3
    return fits and len(words) <= 5


@cache
def _asked(labels: str) -> str:
    """Those that mean the same in a question."""
    return "|".join(sorted(listed(labels) - listed(word_table(__file__)["otherwise"])))


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(word_table(__file__)[key].split())


@cache
def _asking() -> regex.Pattern[str]:
    return regex.compile("|".join(f"(?:{skeleton(one)})" for one in word_table(__file__)["asks"].values()))


@cache
def _pattern(key: str) -> regex.Pattern[str]:
    return regex.compile(skeleton(word_table(__file__)[key]))


@cache
def _within() -> regex.Pattern[str]:
    """ "According to the article", "in the article"."""
    article, words = skeleton(word_table(__file__)["article"]), word_table(__file__)["within"]
    before, behind, ending = (skeleton(words[one]) for one in ("before", "behind", "ending"))
    return regex.compile(rf"(?:{before})(?:{article})|(?:{article}) ?(?:{behind})|{ending}")


@cache
def _dated_articles() -> regex.Pattern[str]:
    day, article = (f"(?:{skeleton(word_table(__file__)[name])})" for name in ("day", "article"))
    return regex.compile(rf"{day}.{{0,{_GAP}}}?{article}|{article}.{{0,{_NEARER}}}?{day}")
