"""Questions to begin with, made from the articles at hand without a language model, and kept only if they get answered.

"What are the articles about?" always is. Beside it there are two kinds. A sentence that names a day before its
article's publication gives "What happened on 10 May 2023?", in the language of the reader; a headline gives "What does
“…” report?", in the article's own language only. Each is asked before it is offered: it stays if the answer cites its
own article (for a day, the very sentence; for a headline, more than the headline). Made in the languages of
`QUESTIONS`; in others nothing is offered, rather than something that nobody can vouch for.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, zip_longest

from qa.articles.date_lines import only_date
from qa.evidence.bylines import is_byline
from qa.facts.corrections import heads_notice
from qa.library import Library
from qa.nearest import has_words
from qa.text.dates import find_date
from qa.text.digits import written_day
from qa.text.word_tables import table_code, word_table
from qa.types import Answer, Article
from qa.write import label

QUESTIONS: dict[str, tuple[str, str, str]] = word_table(__file__)
"""By language, one with a place for a day, one for a headline, and one for all articles."""
MOST = 3
"""Questions of single articles that are offered."""
NEWEST = 20
"""Articles that are looked at, by date of publication."""
TRIES = 12
"""Questions asked at most; each takes the time of an answer."""
ENOUGH, SECONDS = 2, 2.0
"""Questions with which one does not wait for more after so long: on a busy machine an answer takes seconds."""
LONGEST = 70
"""Characters of a headline: a longer one is cut off, or no pleasure to read in a question."""
LEAST = 3
"""Words of a headline."""
SHORTEST = 40
"""Characters of a sentence: a shorter one is a dateline."""


@dataclass(frozen=True, slots=True)
class _Question:
    text: str
    article_id: str
    start: int | None = None
    """Where the sentence begins that answers; None: any of the article does, but its headline."""

    def answered_by(self, answer: Answer) -> bool:
        own = (cited for cited in answer.citations if cited.article_id == self.article_id)
        if self.start is None:
            return any(label(cited.quote) != label(cited.title) for cited in own)
        return any(cited.start == self.start for cited in own)


def suggest(library: Library, language: str, ask: Callable[[str], Answer]) -> tuple[str, ...]:
    """What they are all about, and at most MOST questions in `language` (ISO 639), of different articles as far as
    possible; always the same for the same articles. `ask` answers a question, as `Assistant.ask` does."""
    base = table_code(language)
    if base not in QUESTIONS or not library.statistics().articles:
        return ()
    rows = library.articles_page(sort="published", limit=NEWEST).rows
    newest = library.current([row.article_id for row in rows])
    by_article = [_questions(library, newest[row.article_id], base) for row in rows if row.article_id in newest]
    began = time.monotonic()
    kept: list[str] = []
    tried: set[str] = set()
    for one in chain.from_iterable(zip_longest(*by_article)):
        if one is None or one.text in tried:
            continue
        enough = ENOUGH if time.monotonic() - began > SECONDS else MOST
        if len(kept) >= enough or len(tried) == TRIES:
            break
        tried.add(one.text)
        if one.answered_by(ask(one.text)):
            kept.append(one.text)
    return (QUESTIONS[base][-1], *kept)


def _questions(library: Library, article: Article, language: str) -> Iterator[_Question]:
    of_day, of_headline, _ = QUESTIONS[language]
    days: set[date] = set()
    sentences = {one.start: one for passage in library.passages_of(article.article_id) for one in passage.sentences}
    for sentence in sentences.values():
        named = find_date(article.text[sentence.start : sentence.end], article.language)
        day = named.day if named else None
        # What an article says of its own day or of days to come may be no event.
        if day is None or day in days or sentence.end - sentence.start < SHORTEST or not _before(day, article):
            continue
        days.add(day)
        yield _Question(of_day.format(written_day(day, "long", language)), article.article_id, sentence.start)
    title = label(article.title, LONGEST + 1)
    if table_code(article.language) == language and _is_headline(title, article):
        yield _Question(of_headline.format(title), article.article_id)


def _is_headline(title: str, article: Article) -> bool:
    """Whether it is whole and tells something: no notice, and no byline, day or outlet that stands in its place."""
    if len(title) > LONGEST or title.endswith(("…", "...")) or not has_words(title, LEAST):
        return False
    told = (is_byline, only_date, heads_notice)
    return title != article.source and not any(one(title, article.language) for one in told)


def _before(day: date, article: Article) -> bool:
    return article.published is not None and day.isoformat() < article.published[:10]
