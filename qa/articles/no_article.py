"""Pages that a site gives in place of an article: there is none, or whoever asks is to show that it is no machine."""

from __future__ import annotations

import re
from typing import Any

from qa.articles.blocks import is_paragraph, line_of
from qa.articles.labels import listed
from qa.articles.page_head import SEPARATOR
from qa.text.fold import fold
from qa.text.word_tables import word_list

_LONGEST = 4_000
"""Characters of such a page, with its menus."""
_COLON = re.compile(r"[:：]")
_ERROR, _REASONS, _NONE, _CHECK = (word_list(__file__, name) for name in ("error", "reasons", "none", "check"))
# By these numbers servers say that they give no page: "Error 404", "404 Not Found"; "500 houses flooded" is news.
_NUMBER = r"(?:40[0134]|410|429|451|50[0234])"
_CODE = re.compile(
    rf"(?:(?:{_ERROR})\W{{0,3}}){{1,2}}{_NUMBER}(?:\W.{{0,40}})?"
    rf"|{_NUMBER}\W*(?:(?:{_ERROR}|{_REASONS}|{_NONE})\W*){{0,2}}"
)
_MARKED = "//meta[@property='article:published_time' or (@property='og:type' and @content='article')]"


def in_place_of_article(tree: Any, text: str) -> str:
    """What such a page says of itself; "" where it is none, as it has two paragraphs or says that it is an article."""
    if len(text) > _LONGEST or sum(map(is_paragraph, text.split("\n"))) > 1 or tree.xpath(_MARKED):
        return ""
    named = [line_of(one) for one in tree.xpath("//head/title | //h1")[:4]]
    parts = [part for line in named for one in (line, *SEPARATOR.split(line)) for part in (one, _COLON.split(one)[-1])]
    plain = ((part, fold(part).strip(" .…!?")) for part in parts)
    return next((part for part, said in plain if said in listed(f"{_NONE}|{_CHECK}") or _CODE.fullmatch(said)), "")
