"""What is asked or searched for, made ready for the models: on one line, with words in it, and not endless."""

from __future__ import annotations

from qa.errors import QuestionError

__all__ = ["LONGEST_QUESTION", "checked"]

LONGEST_QUESTION = 2_000
"""Characters; the encoder reads about the first 500 words."""


def checked(question: str) -> str:
    """The question on one line. QuestionError: it has no words, or too many."""
    asked = " ".join(question.encode(errors="replace").decode().split())  # half a character is none
    if not any(character.isalnum() for character in asked):
        raise QuestionError("the question has no words; write a question such as “Where was the meeting held?”")
    if len(asked) > LONGEST_QUESTION:
        raise QuestionError(
            f"the question has {len(asked):,} characters; ask in at most {LONGEST_QUESTION:,}, one question at a time"
        )
    return asked
