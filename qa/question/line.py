"""What is asked or searched for, made ready for the models: on one line, with words in it, and not endless."""

from __future__ import annotations

from collections.abc import Collection

import regex

from qa.errors import QuestionError
from qa.types import Filter

__all__ = ["LONGEST_QUESTION", "checked", "nothing_fits"]

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
    whole = " ".join(question.encode(errors="replace").decode().split())  # half a character is none
    asked = " ".join(_UNSEEN.sub("", whole).split())
    if not any(character.isalnum() for character in asked):
        raise QuestionError("the question has no words; write a question such as “Where was the meeting held?”")
    if len(asked) > LONGEST_QUESTION:
        raise QuestionError(
            f"the question has {len(asked):,} characters; ask in at most {LONGEST_QUESTION:,}, one question at a time"
        )
    return asked


def nothing_fits(where: Filter, languages: Collection[str]) -> QuestionError:
    """That the filter admits no article. `languages`: those that the articles are in."""
    known = {one.lower() for one in languages}
    if strange := [one for one in where.languages if one.lower() not in known]:
        line = f"no article is in {strange[0][:40]!r}; there are {', '.join(sorted(languages))}"
        return QuestionError(line, "error.no-fit")
    return QuestionError(f"no article fits the filter ({where}); widen it", "error.no-fit")
