"""A small assistant that answers by looking words up: real records, no model. For tests of the page itself."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.errors import LibraryError, QuestionError
from qa.types import Answer, Article, Citation
from qa.ui.show import direction

ARABIC = (
    "عقد وفدان عسكريان من تركيا وسوريا محادثات في قاعدة حميميم الجوية.\n"
    "وأشارت المصادر إلى أن «الاجتماع المقبل بين وفدي تركيا وسوريا، سيعقد في العاصمة العراقية بغداد».\n"
    "وفي وقت سابق، سلمت موسكو لأنقرة ودمشق مسودة خارطة الطريق."
)


@dataclass(frozen=True)
class Report:
    path: Path
    status: str
    articles: tuple[Article, ...] = ()
    message: str = ""


class FakeLibrary:
    """Keeps every revision of every article in memory; a file is one article, its first line the title."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="maqal-"))
        self.notices: list[str] = []
        self._articles: dict[tuple[str, int], Article] = {}

    def put(
        self, text: str, title: str, language: str, source: str | None = None, name: str = "article.txt"
    ) -> Article:
        article_id = hashlib.sha256(name.encode()).hexdigest()[:12]
        revision = 1 + max((r for a, r in self._articles if a == article_id), default=0)
        added = f"2026-01-01T00:00:{len(self._articles):02}Z"
        article = Article(article_id, revision, title, text, source, "2024-06-18", language, None, name, 0, added)
        self._articles[article_id, revision] = article
        return article

    def articles(self) -> list[Article]:
        return [article for (a, r), article in self._articles.items() if self.revision_is_current(a, r)]

    def article(self, article_id: str, revision: int | None = None) -> Article:
        latest = max((r for a, r in self._articles if a == article_id), default=0)
        try:
            return self._articles[article_id, revision or latest]
        except KeyError:
            raise LibraryError(f"no article {article_id} in the library") from None

    def revision_is_current(self, article_id: str, revision: int) -> bool:
        return revision == max((r for a, r in self._articles if a == article_id), default=0)

    def add(self, paths: Sequence[Path], progress: Callable[[Any], None] | None = None) -> list[Report]:
        reports = []
        for path in paths:
            text = Path(path).read_text()
            if not text.strip():
                reports.append(Report(path, "failed", (), f"{path.name}: the file is empty; choose one with text"))
                continue
            language = "ar" if direction(text) == "rtl" else "en"
            reports.append(Report(path, "added", (self.put(text, text.split("\n")[0], language, name=path.name),)))
        return reports


class FakeAssistant:
    """Cites the sentences that share the question's longest word; knows what "meeting" and "اجتماع" are."""

    def __init__(self, library: FakeLibrary) -> None:
        self.library = library

    def close(self) -> None:
        """Nothing is held."""

    def ask(self, question: str) -> Answer:
        if len(question) > 2000:
            raise QuestionError("the question is too long: ask in at most 2,000 characters")
        language = "ar" if direction(question) == "rtl" else "en"
        word = "سيعقد" if "meeting" in question or "اجتماع" in question else max(question.split(), key=len).strip("?؟.")
        for article in self.library.articles():
            at = article.text.find(word)
            if at < 0:
                continue
            start = article.text.rfind("\n", 0, at) + 1
            end = article.text.find("\n", at) % (len(article.text) + 1)
            quote = article.text[start:end]
            cited = Citation(
                1,
                article.article_id,
                article.revision,
                article.title,
                article.source,
                article.published,
                article.language,
                article.path,
                start,
                end,
                quote,
                0.9,
            )
            lead = "وفق المقال:" if language == "ar" else "The article says:"
            text = f"{lead}\n“\u2068{quote}\u2069” [1]"
            return Answer(question, language, "answered", text, language, 0.9, (), (cited,))
        line = "هذا ليس في هذه المقالات." if language == "ar" else "This is not in these articles."
        return Answer(question, language, "not_found", line, language, 0.1)


def fake_assistant() -> FakeAssistant:
    library = FakeLibrary()
    library.put(ARABIC, "محادثات عسكرية سورية تركية بوساطة روسية", "ar", "شبكة اخبار العراق", "arabic.txt")
    return FakeAssistant(library)


__all__ = ["ARABIC", "FakeAssistant", "FakeLibrary", "fake_assistant"]
