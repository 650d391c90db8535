"""A fact check's claim, which is no answer without its verdict: "Claim: … £20 to cross. Verdict: False."

Told by a label that begins a line, or is one, and the label of the verdict in the next; the labels are in
`fact_checks.json`, by language. Without a verdict right below nothing is taken for such a claim.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from qa.text.fold import fold
from qa.text.whole_words import NEVER
from qa.text.word_tables import table_code, word_table
from qa.types import Article, Sentence

_CLAIM, _VERDICT = 800, 300
"""Characters of each, at most."""


def checked_claims(article: Article, parts: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The claims that these sentences of the article begin, each with its verdict, in order."""
    found = []
    low, high = parts[0].start, parts[-1].end
    said = fold(article.text[low : high + _CLAIM + _VERDICT])
    for one in _pattern(table_code(article.language)).finditer(said):
        if one.start("claim") < high - low:
            found.append(Sentence(low + one.start("claim"), low + one.end("verdict")))
    return tuple(found)


def is_claim(sentence: str, language: str) -> bool:
    """Whether a sentence, as `checked_claims` puts them together, is a claim with its verdict."""
    return _pattern(table_code(language)).match(fold(sentence)) is not None


@cache
def _pattern(language: str) -> regex.Pattern[str]:
    claim, verdict = (fold(word_table(__file__)[kind].get(language, NEVER)) for kind in ("claim", "verdict"))
    sign, behind = r"[^\w\s]{0,3}", r"[ \t]{0,2}[^\w\s]{0,3}(?:[:：\-–—][^\w\s]{0,3}[ \t]{0,2}|\n{1,3})"
    return regex.compile(
        rf"(?:^|(?<=\n)){sign}(?P<claim>(?:{claim}){behind}[^\n]{{1,{_CLAIM}}}\n{{1,3}}"
        rf"{sign}(?P<verdict>(?:{verdict}){behind}[^\n]{{1,{_VERDICT}}}))"
    )
