"""The question itself: made ready, its language, and what it asks for."""

from qa.question.line import LONGEST_QUESTION, checked, nothing_fits

__all__ = ["LONGEST_QUESTION", "checked", "nothing_fits"]
