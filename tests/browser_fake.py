"""A small assistant that answers by looking words up: real records, no model. For tests of the page itself."""

from __future__ import annotations

import atexit
import hashlib
import shutil
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from embeddings.hashing import HashingEncoder
from qa.errors import Absent, QuestionError
from qa.library import ArticleRow, ArticlesPage, FileReport, Library, Removed, WordedSentences
from qa.library.listing import Statistics
from qa.question.line import checked
from qa.show import direction
from qa.types import Answer, Article, Citation, Filter, Near, Span

ARABIC = (
    "عقد وفدان عسكريان من تركيا وسوريا محادثات في قاعدة حميميم الجوية.\n"
    "وأشارت المصادر إلى أن «الاجتماع المقبل بين وفدي تركيا وسوريا، سيعقد في العاصمة العراقية بغداد».\n"
    "وفي وقت سابق، سلمت موسكو لأنقرة ودمشق مسودة خارطة الطريق."
)
ENGLISH = (
    "Delegations from two neighbouring countries will come to Baghdad in July, officials said on Tuesday.\n"
    "No date has been named for the talks. Hotels near the river are preparing all the same.\n"
    "The words سيعقد الاجتماع were heard often in the lobby."
)
HARBOUR = (
    "Harbour town restores its lighthouse\n\nSource: Coastal Gazette\nPublished: 2024-05-02\n\n"
    "The old lighthouse of Port Ellery will reopen to visitors on 14 May. The repairs took two years.\n"
)
"""A file of an article."""


class FakeLibrary:
    """Keeps every revision of every article in memory; a file is one article, its first line the title.

    Conversations are kept by the real library's file.
    """

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="maqal-test-"))
        atexit.register(shutil.rmtree, self.folder, ignore_errors=True)
        self.notices: list[str] = []
        self._library = Library.open(self.folder, HashingEncoder())
        self.storage = self._library.storage
        self._articles: dict[tuple[str, int], Article] = {}

    def put(
        self,
        text: str,
        title: str,
        language: str,
        source: str | None = None,
        name: str = "article.txt",
        url: str | None = None,
    ) -> Article:
        article_id = hashlib.sha256(name.encode()).hexdigest()[:12]
        revision = 1 + max((r for a, r in self._articles if a == article_id), default=0)
        added = f"2026-01-01T00:00:{len(self._articles):02}Z"
        article = Article(article_id, revision, title, text, source, "2024-06-18", language, url, name, 0, added)
        self._articles[article_id, revision] = article
        return article

    def articles(self) -> list[Article]:
        return [article for (a, r), article in self._articles.items() if self.revision_is_current(a, r)]

    def copies(self, article_ids: Sequence[str]) -> dict[str, int]:
        return {article_id: 2 for article_id in article_ids}

    def gone(self, cited: Iterable[tuple[str, int]]) -> frozenset[tuple[str, int]]:
        return frozenset(cited) - set(self._articles)

    def corrected(self, article_id: str) -> tuple[str, ...]:
        return ()

    def statistics(self) -> Statistics:
        articles = self.articles()
        languages = Counter(article.language for article in articles)
        sources = Counter(article.source or "" for article in articles)
        return Statistics(len(articles), (), 0, tuple(languages.most_common()), tuple(sources.most_common()))

    def articles_page(
        self, query: str, sort: str, descending: bool, language: str | None, source: str | None, offset: int, limit: int
    ) -> ArticlesPage:
        found = sorted(self.articles(), key=lambda article: str(getattr(article, sort)), reverse=descending)
        found = [a for a in found if query in a.title and language in (None, a.language)]
        rows = [
            ArticleRow(
                a.article_id, a.revision, a.title, a.source, a.published, a.language, a.url, a.path, a.part, a.added,
                copies=0, corrected=(),
            )
            for a in found[offset : offset + limit]
        ]  # fmt: skip
        return ArticlesPage(tuple(rows), len(found))

    def sentences_with(self, *_: Any, **__: Any) -> WordedSentences:
        return WordedSentences((), False)

    def removed(self) -> list[Removed]:
        return []

    def article(self, article_id: str, revision: int | None = None) -> Article:
        latest = max((r for a, r in self._articles if a == article_id), default=0)
        try:
            return self._articles[article_id, revision or latest]
        except KeyError:
            raise Absent(f"no article {article_id} in the library") from None

    def revision_is_current(self, article_id: str, revision: int) -> bool:
        return revision == max((r for a, r in self._articles if a == article_id), default=0)

    def add(self, paths: Sequence[Path], progress: Callable[[Any], None] | None = None) -> list[FileReport]:
        reports = []
        for path in paths:
            text = Path(path).read_text()
            if not text.strip():
                reports.append(
                    FileReport(str(path), "failed", (), f"{path.name}: the file is empty; choose one with text")
                )
                continue
            language = "ar" if direction(text) == "rtl" else "en"
            article = self.put(text, text.split("\n")[0], language, name=path.name)
            reports.append(FileReport(str(path), "added", (article.article_id,)))
        return reports


class FakeAssistant:
    """Cites the sentences that share the question's longest word; knows what "meeting" and "اجتماع" are.

    The last word of a cited sentence is its answer span.
    """

    def __init__(self, library: FakeLibrary) -> None:
        self.library = library

    def close(self) -> None:
        """Nothing is held."""

    def suggestions(self, language: str) -> tuple[str, ...]:
        questions = {"en": "Where is the next meeting?", "ar": "أين الاجتماع المقبل؟"}
        return (questions[language],) if self.library.articles() and language in questions else ()

    def ask(self, question: str, where: Filter | None = None, before: Sequence[Answer] = (), **_: Any) -> Answer:
        checked(question)
        language = "ar" if direction(question) == "rtl" else "en"
        word = "سيعقد" if "meeting" in question or "اجتماع" in question else max(question.split(), key=len).strip("?؟.")
        admitted = [a for a in self.library.articles() if not where or where.admits(a.published, a.source, a.language)]
        found = [(a, *at) for a in admitted if (at := _line(a.text, word)) is not None]
        if where and not admitted:
            raise QuestionError("no article fits the filter; widen it", "error.no-fit")
        if not found:
            line = "هذا ليس في هذه المقالات." if language == "ar" else "This is not in these articles."
            near = tuple(_near(a, *(_line(a.text, a.text[0]) or (0, 1))) for a in admitted[:3])
            return Answer(question, language, "not_found", line, language, 0.1, nearest=near, where=where or None)
        cited = tuple(cite(n, article, start, end) for n, (article, start, end) in enumerate(found, 1))
        spans = tuple(_last_word(c) for c in cited)
        lead = f"{'وفق المقال:' if language == 'ar' else 'The article says:'} \u2068{spans[0].text}\u2069"
        text = "\n".join([lead, *(f"“\u2068{c.quote}\u2069” [{c.n}] — \u2068{c.source}\u2069" for c in cited)])
        return Answer(question, language, "answered", text, language, 0.9, spans, cited, where=where or None)


class Swapped(FakeAssistant):
    """One server for all tests of a module, over the library of the test that runs."""

    def __init__(self) -> None:
        self.library: Any = None


class Slow(FakeAssistant):
    """Answers once `go_on` is set."""

    def __init__(self, go_on: threading.Event) -> None:
        super().__init__(fake_assistant().library)
        self._go_on = go_on

    def ask(self, question: str, *more: Any, **options: Any) -> Answer:
        self._go_on.wait(60)
        return super().ask(question, *more, **options)


def _line(text: str, word: str) -> tuple[int, int] | None:
    at = text.find(word)
    if at < 0:
        return None
    return text.rfind("\n", 0, at) + 1, text.find("\n", at) % (len(text) + 1)


def cite(n: int, a: Article, start: int, end: int) -> Citation:
    """Make citation `n` of [start, end); the later ones support less."""
    return Citation(
        n, a.article_id, a.revision, a.title, a.source, a.published, a.language, a.path, start, end, a.text[start:end],
        max(0.1, 1.1 - 0.3 * n), a.url,
    )  # fmt: skip


def _near(a: Article, start: int, end: int) -> Near:
    quote = a.text[start:end]
    return Near(a.article_id, a.revision, a.title, a.source, a.published, a.language, start, end, quote)


def _last_word(c: Citation) -> Span:
    start = c.start + c.quote.rstrip().rfind(" ") + 1
    return Span(c.article_id, c.revision, start, c.end, c.quote[start - c.start :], c.support)


def fake_assistant() -> FakeAssistant:
    library = FakeLibrary()
    library.put(ARABIC, "محادثات عسكرية سورية تركية بوساطة روسية", "ar", "شبكة اخبار العراق", "arabic.txt")
    library.put(ENGLISH, "Baghdad prepares for talks", "en", "Coastal Gazette", "english.txt", "https://news.invalid/1")
    return FakeAssistant(library)
