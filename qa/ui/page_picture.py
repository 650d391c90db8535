"""The page of a PDF that a citation stands on, for the pane.

GET api/articles/<id>/<revision>/page?start=&end=
    -> {"page", "pages", "width", "height", "picture": data address of a PNG, "boxes": [[left, top, width, height]]}
"""

from __future__ import annotations

import base64
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from qa.articles import ArticleReader
from qa.errors import ArticleError, LibraryError
from qa.library import Library
from qa.types import Article

AT_ONCE = 2
"""Pages that may be painted at a time: each takes a process, which may take a gigabyte and half a minute."""


def page_file(library: Library, article: Article) -> Path | None:
    """The PDF that the article was read from, while it is as it was read."""
    if not article.path.lower().endswith(".pdf"):
        return None
    return library.source_file(article.article_id)


def page_data(library: Library, article: Article, start: int, end: int) -> dict[str, Any]:
    """Return the page with the words [start, end). Raises LibraryError: no such words, no such file, no such page."""
    file = page_file(library, article)
    if file is None or not library.revision_is_current(article.article_id, article.revision):
        name = Path(article.path).name
        line = f"{name} is not where it was, or has changed since; add it again"
        raise LibraryError(line, "pane.page-gone", name=name)
    if not 0 <= start < end <= len(article.text):
        raise LibraryError(f"the article has no words at [{start}, {end}); open it from a citation", "error.link")
    try:
        # One child a picture: it is asked for by a click, and what a hostile page does ends with the child.
        with ArticleReader() as reader:
            found = reader.page(file, article.text[start:end], start / len(article.text))
    except ArticleError as error:
        raise LibraryError(str(error).replace(f"{file.parent}{os.sep}", "")) from error
    told = asdict(found)
    picture = base64.b64encode(told.pop("png")).decode("ascii")
    return {**told, "picture": f"data:image/png;base64,{picture}"}
