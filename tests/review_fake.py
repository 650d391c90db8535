"""A real library for the review's tests, asked by the small assistant: verdicts need articles that are on the disk."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from embeddings.hashing import HashingEncoder
from qa.conversations import Conversations, Turn
from qa.library import Library
from qa.types import Draft
from tests.browser_fake import ARABIC, ENGLISH, FakeAssistant

QUESTION = "Where is the next meeting?"
CHINESE = "两国代表团七月将在巴格达会面。词语 سيعقد 出现在公告中，会议地点是首都🏛的旧宫。酒店正在准备。"


class Reader:
    """Reads what `put` writes, in this process."""

    def read(self, path: Path) -> list[Draft]:
        return [Draft(**json.loads(path.read_text()))]


def put(library: Library, name: str, text: str, title: str, language: str, source: str | None = None) -> str:
    """Store an article as file `name`; a second time it is a newer text of the same article. Return its id."""
    draft = Draft(title, text, source, "2024-06-18", language)
    place = library.folder / "files" / f"{name}.json"
    place.parent.mkdir(exist_ok=True)
    place.write_text(json.dumps(asdict(draft)))
    (report,) = library.add([place])
    if report.status == "failed":
        raise AssertionError(report.message)
    return next(article.article_id for article in library.articles() if article.path.endswith(place.name))


def review_assistant(folder: Path) -> FakeAssistant:
    library = Library.open(folder, HashingEncoder(), reader=Reader())
    put(library, "english", ENGLISH, "Baghdad prepares for talks", "en", "Coastal Gazette")
    put(library, "arabic", ARABIC, "محادثات عسكرية سورية تركية بوساطة روسية", "ar", "شبكة اخبار العراق")
    put(library, "chinese", CHINESE, "代表团会面", "zh")
    return FakeAssistant(library)  # type: ignore[arg-type]


def ask(assistant: FakeAssistant, question: str = QUESTION, owner: str = "") -> Turn:
    """Ask in a conversation of its own, as the chat does."""
    return Conversations(assistant.library, owner).start(question, assistant.ask(question))  # type: ignore[arg-type]
