"""What is cited first: words that can be what is asked for before whole sentences, and somebody's own words before what
is told of them where the question is what they said.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple

from qa.facts.kinds import has_number, kind
from qa.question.asked_for import COUNTS, Thing
from qa.reader.as_asked import fitted
from qa.reader.proposals import Proposal
from qa.reader.spoken import quotes
from qa.reader.weighing import Option


class Cited(NamedTuple):
    """What is to be cited, with how it stands to the best."""

    option: Option
    one: Proposal


def fitting_first(asked: Thing, cited: Sequence[Cited], reports: Set[tuple[str, int]]) -> list[Cited]:
    """With the likeliest words of each sentence that can be what is asked for, or all of it, and such words first.

    `reports`: sentences that are there for what another article gives as the answer; none without such words.
    """
    found = [Cited(option, fitted(asked, one)) for option, one in cited]
    if asked in COUNTS and not any(map(_counts, found)):
        # "23 per cent of the voters" says how many, where nothing counts them.
        found = [was if _a_share(was.one) else each for was, each in zip(cited, found, strict=True)]
    kept = [each for each in found if each.one.told or each.one.place not in reports]
    return sorted(kept, key=lambda each: not each.one.told)


def _counts(each: Cited) -> bool:
    return each.one.told and has_number(each.one.words, each.one.article.language)


def _a_share(one: Proposal) -> bool:
    return one.told and kind(one.sentence.text, one.start, one.end, one.article.language) == "share"


def quoted_first(cited: Sequence[Cited], listed: Sequence[Cited], name: str) -> list[Cited]:
    """With somebody's own words first, where their article has them and the best only tells what they said."""
    best = cited[0].one
    own = [each for each in listed if each.one.place[0] == best.place[0] and quotes(each.one.sentence.text, name)]
    if not own or own[0].one.margin <= 0 or quotes(best.sentence.text, name):
        return list(cited)
    first = own[0]._replace(option=cited[0].option)
    return [first, *(each for each in cited if each.one.place != first.one.place)]
