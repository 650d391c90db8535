"""Plain text: what tells of the article is lifted out of it, the head of a message or the line of its outlet and day,

and paragraphs that a program filled are made whole.
"""

from __future__ import annotations

from dataclasses import replace

from qa.articles.decode import decode, normalise
from qa.articles.drafts import make_drafts
from qa.articles.filling import unfilled
from qa.articles.head_line import without_head_line
from qa.articles.mail import carried_text, mail_head
from qa.articles.told import Told
from qa.types import Draft


def parse_text(data: bytes) -> list[Draft]:
    """Drafts of a plain text file. ArticleError: binary, undecodable or empty."""
    whole = normalise(decode(data))
    told, text = mail_head(whole)
    if told and (carried := carried_text(whole)) is not None:
        text = carried
    drafts = make_drafts(unfilled(text), Told(title=told.get("title"), published=told.get("published")))
    if drafts[0].source is None:
        drafts[0] = replace(drafts[0], source=_name(told.get("sender", "")))
    return [replace(one, text=without_head_line(one.text, one.language)) for one in drafts]


def _name(sender: str) -> str | None:
    """The name in "Ministry of Energy <press@energy.example>"; an address alone is none."""
    name = sender.partition("<")[0].strip(" \"'")
    return name if name and "@" not in name else None
