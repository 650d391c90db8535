"""How the articles begin: the answer to "What is the article about?" and "Summarize it", which no few words are.

News tell first what matters most, so their first sentences are the summary that their own words make. Of one article,
the only one or the one that was talked of, several; of more, the newest, one each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from qa.evidence.readable import readable
from qa.filters import Filter
from qa.library import Library
from qa.nearest import has_words
from qa.text.fold import letters
from qa.types import Answer, Article, Hit, Sentence, Span

ARTICLES, SENTENCES = 5, 3
"""The most articles of which the first sentence is told, and the sentences of a single one."""
_WORDS = 6
"""Words of a sentence that tells something, at least."""
_PASSAGES = 20
"""Passages of an article that are its beginning, however much has no sentence that tells something."""
_LEADS_ON = ("-", "–", "—", ":", "：", "…")


class Overview(NamedTuple):
    """What is to be cited."""

    hits: tuple[Hit, ...]
    spans: tuple[Span, ...]
    whole: bool
    """Whether no article is left out."""


def overview_of(
    library: Library, question: str, where: Filter | None, before: Iterable[object], *, every: bool
) -> Overview:
    """The beginnings; nothing where the library, or what `where` admits, is empty.

    `before`: the turns so far. The best citation's article of the last answer is meant unless `every` article is.
    """
    ids, count = _talked_of(library, where, before) if not every else [], 1
    if not ids:
        ids, count = _newest(library, where)
    articles = library.current(ids)
    most = SENTENCES if len(ids) == 1 else 1
    found = [_beginning(library, articles[one], question, most) for one in ids if one in articles]
    hits = tuple(hit for some, _ in found for hit in some)
    spans = tuple(span for _, some in found for span in some)
    return Overview(hits, spans, count <= len(ids))


def _talked_of(library: Library, where: Filter | None, before: Iterable[object]) -> list[str]:
    """The article of the last answer's first citation, if it is still there as it was cited."""
    cited = [turn.citations[0] for turn in before if isinstance(turn, Answer) and turn.citations][-1:]
    return [
        one.article_id
        for one in cited
        if library.revision_is_current(one.article_id, one.revision)
        and (where is None or where.admits(one.published, one.source, one.language))
    ]


def _newest(library: Library, where: Filter | None) -> tuple[list[str], int]:
    """The newest articles, and how many there are."""
    page = library.articles_page(sort="published", limit=library.statistics().articles if where else ARTICLES)
    rows = [one for one in page.rows if where is None or where.admits(one.published, one.source, one.language)]
    return [one.article_id for one in rows[:ARTICLES]], len(rows) if where else page.total


def _beginning(library: Library, article: Article, question: str, most: int) -> tuple[Sequence[Hit], Sequence[Span]]:
    hits = [
        Hit(article, passage, 1.0, (1.0,) * len(passage.sentences))
        for passage in library.passages_of(article.article_id)[:_PASSAGES]
    ]
    kept = readable(hits, question)
    own = sorted({one for hit in kept or hits for one in hit.passage.sentences}, key=attrgetter("start"))
    telling = [one for one in own if _tells(article, one)] or own
    return kept or hits, [Span.of(article, one.start, one.end, 1.0) for one in telling[:most]]


def _tells(article: Article, one: Sentence) -> bool:
    """Whether it says something, and is not the headline again, a notice, or what only leads to more: a dateline."""
    quote = article.words(one)
    told = has_words(quote, _WORDS) and not quote.endswith(_LEADS_ON)
    return told and letters(quote) != letters(article.title) and not one.correction
