"""The words of a sentence that a language model copied, as a span: what it reads there in place of the reader's words.

Within one language the packaged writer finds the words that answer oftener than the small reader does. It may choose
among the words of the sentence that answers best and nowhere else, so that whatever rules chose the sentence still
hold.
"""

from __future__ import annotations

import regex

from qa.question.asked_for import thing
from qa.reader.cells import answering_parts
from qa.reader.earlier import figure_asked_for
from qa.reader.fitting import fitting
from qa.reader.widen import widened
from qa.text.edges import snap
from qa.types import Article, Sentence, Span

_BEHIND = 1.0
"""Logits that they count as behind the reader's words: what asks for a number is then told by one, in digits or words.
"""


def own_words(
    written: str, article: Article, sentence: Sentence, best: Span, question: str, language: str
) -> Span | None:
    """The words of the sentence that are written, as sure as `best`, of several places the nearest to its.

    None where it has no such words, or they are cut out of a word, a number or a table's cell, or cannot be what is
    asked for. `language`: of the question.
    """
    text, near = article.words(sentence), best.start - sentence.start
    places = [(one.start(), one.end()) for one in regex.finditer(regex.escape(written.rstrip(" .")), text)]
    asked = thing(question, language)
    for start, end in sorted(places, key=lambda one: abs(one[0] - near)):
        whole = snap(text, start, end) == widened(text, start, end, article.language) == (start, end)
        inside = any(low <= start and end <= high for low, high in answering_parts(question, text))
        fits = asked is None or fitting(asked, text, article.language, [(start, end, _BEHIND)]) == (start, end)
        other = figure_asked_for(question, language, text, article.language, start, end)
        if whole and inside and fits and other is None:
            return Span.of(article, sentence.start + start, sentence.start + end, best.score)
    return None
