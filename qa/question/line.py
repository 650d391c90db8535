"""What is asked or searched for, made ready for the models: on one line, with words in it, and not endless."""

from __future__ import annotations

from difflib import SequenceMatcher
from heapq import nlargest

import regex

from qa.errors import QuestionError
from qa.library.listing import Statistics
from qa.types import Filter, outlet

_NAMED = 8
"""Most outlets that are named to whoever mistyped one."""
LONGEST_QUESTION = 2_000
"""Characters; the encoder reads about the first 500 words."""

# What is pasted brings signs that nobody sees: of direction, of encoding, of where a line may break. Those that join or
# part two letters or a letter and a digit are spelling, as is one behind a mark, in emoji they are drawn.
_UNSEEN = regex.compile(
    r"(?V1)[\p{Cc}[\p{Cf}&&\p{Default_Ignorable_Code_Point}]--[\u200b-\u200d]]|(?<![\p{L}\p{M}\p{N}\p{S}])[\u200b-\u200d]"
    r"|(?<=\p{N})[\u200b-\u200d](?=\p{N})|(?:\u200b|(?<!\p{M})[\u200c\u200d])(?![\p{L}\p{M}\p{N}\p{S}])"
)


def checked(question: str) -> str:
    """The question on one line, without signs that are not seen. QuestionError: it has no words, or too many."""
    if not isinstance(question, str):
        raise QuestionError(f"the question is {question!r:.40}; give a text")
    whole = " ".join(question.encode(errors="replace").decode().split())  # half a character is none
    asked = " ".join(_UNSEEN.sub("", whole).split())
    if not any(character.isalnum() for character in asked):
        line = "there are no words in it; write a question such as “Where was the meeting held?”"
        raise QuestionError(line, "error.no-words")
    if len(asked) > LONGEST_QUESTION:
        most = f"{LONGEST_QUESTION:,}"
        line = f"the question has {len(asked):,} characters; ask in at most {most}, one question at a time"
        raise QuestionError(line, "error.too-long", n=LONGEST_QUESTION)
    return asked


def nothing_fits(where: Filter, known: Statistics) -> QuestionError:
    """That the filter admits no article, with what there is in place of a language or an outlet that there is not."""
    languages = {one.lower(): one for one, _ in known.languages}
    if strange := [one for one in where.languages if one.lower() not in languages]:
        line = f"no article is in {strange[0][:40]!r}; there are {', '.join(sorted(languages.values()))}"
        return QuestionError(line, "error.no-fit")
    outlets = {outlet(one): one for one, _ in known.sources if one}
    if strange := [one for one in where.sources if one and outlet(one) not in outlets]:
        wanted = outlet(strange[0])
        near = nlargest(_NAMED, outlets, lambda one: SequenceMatcher(None, one, wanted).ratio())
        named = f"; the nearest are {', '.join(outlets[one] for one in near)}" * bool(near)
        line = f"no article is of the outlet {strange[0][:80]!r}{named}; `maqal list` shows all"
        return QuestionError(line, "error.no-fit")
    return QuestionError(f"no article fits the filter ({where}); widen it", "error.no-fit")
