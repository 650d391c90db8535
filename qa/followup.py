"""Questions that lean on the turn before: "and when?", "ومن حضره؟", "他在那里见了谁？". No model, only words.

    wordings("And when?", "en", [answer to "Where will the next meeting be held?"])
    -> (Wording("When will the next meeting be held?", "en", "When will the next meeting be held?"),)

A question that can stand by itself is asked as it is written, and nothing of the turns before gets into it. One without
any word of its own is asked in full. Between the two, where a pronoun or an "and" may or may not point back, there are
two wordings, and `fuller_wins` says from the reader's confidence in each which one is taken.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol

import regex

from qa.articles.language import identify

__all__ = ["Asked", "Turn", "Wording", "fuller_wins", "turns", "wordings"]

WORDS = Path(__file__).with_name("followup_words.json")
"""By language: `lead` words that go on ("and"), question words by what they ask for, `pronoun`s and other words that
point back, `little` words that name nothing, of which `idle` ones do not change what is asked; `attached`: letters that
lead and are written with the next word, be it one of these or one with the `article`; `suffix`: a word with a pronoun
attached; `own`: names that begin like one of the others; `named`: "who is" and a name that is one of them."""
MOST_OWN = 4
"""Words of its own with which a question that has a pronoun may still lean on the turn before; after an "and", half."""
LONGEST_TOPIC = 300
"""Characters of what was talked of that are put beside a question."""
AND_BIAS = 1.0
"""Logits by which the reader must be surer of the fuller wording where only an "and" may point back: words that stand
by themselves often begin so, and then the old subject must not get in. A pronoun that nothing in its question explains
needs no such weight: without the turn before there is no question, and the reader's confidence is a probability."""

_ADVERBS = ("when", "where", "why", "how")
_QUESTION = (*_ADVERBS, "which", "other")
_WORD_STAYS = ("zh", "fa", "tr", "hi")
"""Languages that ask without moving the question word to the front."""
_NAMES_HAVE_CAPITALS = ("en", "fr", "es", "ru", "tr")
"""And other words none, but at the beginning; in German every noun has one, and "Sie"."""
_SPELLINGS = str.maketrans("أإآٱىيكİ’", "ااااییکi'")
# From the first of several blanks, and no way back: many of them take no time.
_BRACKETS = regex.compile(r"(?<!\s)\s*+(?:[?？؟]\s*+)?[(（]\s*+")
_EDGES = " \t?？؟!.。,،;:¿¡()（）–—-"


class Asked(Protocol):
    """What is known of a turn before: an `Answer`, or a `Turn` where there is only the question."""

    @property
    def question(self) -> str: ...

    @property
    def question_language(self) -> str: ...

    @property
    def understood(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Turn:
    """A question that was asked before, without its answer."""

    question: str
    question_language: str
    understood: str | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """What the retriever and the reader are asked, and the language (ISO 639) that it is in."""

    question: str
    language: str
    understood: str | None = None
    """The same to be shown, where the turn before was needed for it."""
    bias: float = 0.0
    """Logits by which the reader must be surer of it than of the question as it is written."""


class _Token(NamedTuple):
    kind: str
    """A key of the table, or "own": a word that says what the question is about."""
    start: int
    end: int
    attached: bool = False
    """Whether it is a pronoun only by its end."""


def wordings(question: str, language: str, before: Sequence[Asked]) -> tuple[Wording, ...]:
    """One wording, or the question as it is written and then in full. `before`: the turns so far, oldest first."""
    written = Wording(question, language)
    if not before:
        return (written,)
    previous = before[-1]
    said, said_in = previous.understood or previous.question, previous.question_language
    language = _language(question, language, said_in)
    tokens = _tokens(question, language)
    own = [token for token in tokens if token.kind == "own"]
    # A word with a pronoun attached may be a name that ends so ("مكه"): then the question is read as written, too.
    bare = not own and bool(tokens) and not any(token.attached for token in tokens)
    if not tokens or (own and not _may_lean(question, tokens, own, language)):
        return (written,)
    shown, asked = _in_full(question, tokens, language, said, said_in)
    pointing = any(token.kind == "pronoun" for token in tokens)
    full = Wording(asked, language, shown, 0.0 if pointing else AND_BIAS)
    return (full,) if bare else (Wording(question, language), full)


def turns(questions: Sequence[str]) -> tuple[Turn, ...]:
    """Questions of a conversation, oldest first, as they are understood where there is no reader to tell."""
    said: list[Turn] = []
    for question in (" ".join(one.split()) for one in questions):
        *_, fullest = likely = wordings(question, identify(question), said)
        likeliest = fullest if fullest.bias == 0 else likely[0]
        said.append(Turn(question, likeliest.language, likeliest.understood))
    return tuple(said)


def fuller_wins(written: float, full: float, bias: float = 0.0) -> bool:
    """Whether a question is taken in full, from the reader's confidence (0 to 1) in both wordings."""
    return _logit(full) - _logit(written) > bias


def _logit(probability: float) -> float:
    clipped = min(max(probability, 1e-9), 1 - 1e-9)
    return math.log(clipped / (1 - clipped))


def _language(question: str, identified: str, before: str) -> str:
    """The language whose table fits: a question of a word or two is hard to identify, and few change the language."""
    order = (before, identified) if len(question.split()) <= 3 else (identified, before)
    known = [one for one in order if one in _table()]
    for one in known:
        if any(token.kind in (*_QUESTION, "lead") for token in _tokens(question, one)):
            return one
    return known[0] if identified in known and known else identified


def _may_lean(question: str, tokens: Sequence[_Token], own: Sequence[_Token], language: str) -> bool:
    words = len(own) if language != "zh" else len(own) / 2
    if words > MOST_OWN:
        return False
    if tokens[0].kind == "lead" and words <= MOST_OWN / 2:
        return True
    capitals = question.lower() != question.upper()
    return any(token.kind == "pronoun" and not _named_before(question, token, own, capitals) for token in tokens)


def _named_before(question: str, pronoun: _Token, own: Sequence[_Token], capitals: bool) -> bool:
    """Whether the pronoun may stand for a name in the question itself; French "la réunion a-t-elle" names it too.

    `capitals`: whether the question's script has them.
    """
    earlier = [token for token in own if token.end <= pronoun.start]
    if not capitals:  # a verb and somebody, or something
        return sum(token.end - token.start > 1 or 0.5 for token in earlier) >= 2
    inverted = question[pronoun.start - 1 : pronoun.start] == "-"
    return any(inverted or question[token.start].isupper() for token in earlier)


def _in_full(question: str, tokens: Sequence[_Token], language: str, said: str, said_in: str) -> tuple[str, str]:
    """The question with what the one before was about, to be shown and to be asked.

    The topic follows the question without a bracket or a colon: readers take brackets for an aside. The question before
    is never repeated whole beside another one, as a reader would answer it again.
    """
    begin = tokens[1 if tokens[0].kind == "lead" and len(tokens) > 1 else 0].start
    opening = question[: tokens[0].start]  # "¿"
    capital = "İ" if (language, question[begin]) == ("tr", "i") else question[begin].upper()
    rest = f"{opening}{capital}{question[begin + 1 :]}"
    asks = [token for token in tokens if token.kind in _QUESTION]
    earlier = _tokens(said, said_in)
    asked = [token for token in earlier if token.kind in _QUESTION]
    if (
        language == said_in
        and len(asks) == len(asked) == 1
        and asks[0].kind in _ADVERBS
        and asked[0].kind in _ADVERBS
        and all(token is asks[0] or token.kind == "lead" or _idle(question, token, language) for token in tokens)
    ):
        # "Where will the meeting be held?" and "when?" become one sentence; who and what would not leave one,
        # and "why not?" or "where and when?" would lose a word.
        word = question[asks[0].start : asks[0].end]
        old = said[asked[0].start : asked[0].end]
        word = word[0].upper() + word[1:] if old[0].isupper() else word[0].lower() + word[1:]
        whole = said[: asked[0].start] + word + said[asked[0].end :]
        return whole, _BRACKETS.sub(", ", whole).rstrip(")）")
    topic = _BRACKETS.sub(", ", said if not asks else _topic(said, earlier)).strip(_EDGES)
    if len(topic) > LONGEST_TOPIC:
        topic = topic[:LONGEST_TOPIC].rsplit(" ", 1)[0]
    return f"{rest} ({topic})", f"{rest} {topic}"


def _idle(question: str, token: _Token, language: str) -> bool:
    """Whether a word leaves the question what it is: "when exactly?", but not "why not?"."""
    return token.kind == "little" and _fold(question[token.start : token.end]) in map(_fold, _table()[language]["idle"])


def _topic(said: str, tokens: Sequence[_Token]) -> str:
    """What a question is about: itself without the question word and the little words around it."""
    if not any(token.kind == "own" for token in tokens):
        return said
    place = next((n for n, token in enumerate(tokens) if token.kind in _QUESTION), None)
    if place is None:
        return said
    before = [token for token in tokens[:place] if token.kind not in ("lead", "little")]
    after = list(tokens[place + 1 :])
    while after and after[0].kind == "little" and not before:
        after.pop(0)
    head = said[: tokens[place].start] if before else ""
    tail = said[after[0].start :] if after else ""
    apart = head.endswith(" ") or said[tokens[place].end : tokens[place].end + 1] == " "
    return f"{head.rstrip()}{' ' if apart else ''}{tail}"


@cache
def _table() -> dict[str, dict[str, list[str] | str]]:
    table: dict[str, dict[str, list[str] | str]] = json.loads(WORDS.read_text(encoding="utf-8"))
    return table


def _fold(text: str) -> str:
    """Lower case and one spelling for letters that are typed either way; as long as `text`."""
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text.translate(_SPELLINGS))


@cache
def _pattern(language: str) -> tuple[regex.Pattern[str], dict[str, str]]:
    kinds: dict[str, str] = {}
    for kind in ("little", "pronoun", "lead", "which", "other", *_ADVERBS, "own"):
        for phrase in _table()[language].get(kind, ()):
            kinds[_fold(phrase)] = kind
            # "أين ومتى": what leads may be written with a second question word, too.
            if kind in (*_ADVERBS, "other") and len(phrase) > 2:
                kinds |= {letter + _fold(phrase): kind for letter in _table()[language].get("attached", "")}
    phrases = "|".join(regex.escape(phrase).replace(r"\ ", " +") for phrase in sorted(kinds, key=len, reverse=True))
    if language == "zh":
        return regex.compile(rf"({phrases})|\p{{Han}}|[\p{{L}}\p{{M}}\p{{N}}]"), kinds
    letter = r"[\p{L}\p{M}\p{N}\u200c\u200d]"
    return regex.compile(rf"(?<!{letter})({phrases})(?!{letter})|{letter}+"), kinds


def _tokens(question: str, language: str) -> list[_Token]:
    """The words of a question by what they do in it; none in a language without a table."""
    if language not in _table():
        return []
    pattern, kinds = _pattern(language)
    table = _table()[language]
    folded = _fold(question)
    tokens: list[_Token] = []
    begin = len(folded) - len(folded.lstrip(_EDGES))
    if folded[begin : begin + 1] in (table.get("attached") or ()):
        # "ومتى": an "and" that is written with the word after it.
        cut = f"{folded[:begin]} {folded[begin + 1 :]}"
        following = pattern.match(cut, begin + 1)
        article = str(table.get("article", ""))
        if following and (following[1] or (article and regex.match(f"{article}.{{3}}", following[0]))):
            tokens.append(_Token("lead", begin, begin + 1))
            folded = cut
    shouted = question.isupper()
    for match in pattern.finditer(folded, begin):
        kind = kinds[regex.sub(" +", " ", match[1])] if match[1] else "own"
        name = language in _NAMES_HAVE_CAPITALS and tokens and not shouted and match.end() - match.start() > 1
        if kind != "own" and name and question[match.start()].isupper():
            kind = "own"  # "the WHO", "Theresa May"
        typed = question[match.start() : match.end()]
        if kind == "little" and "ي" in typed and typed not in table["little"]:
            kind = "own"  # "علي", who is not the word "على"
        told = _kind(kind, match[0], tokens, language)
        tokens.append(_Token(told, match.start(), match.end(), kind == "own" and told == "pronoun"))
    if "named" in table and regex.fullmatch(str(table["named"]), folded.strip(_EDGES)):
        tokens[-1] = tokens[-1]._replace(kind="own")  # "who is will?"
    return tokens


def _kind(kind: str, word: str, tokens: Sequence[_Token], language: str) -> str:
    """What a word does where it stands: after the beginning "and" leads nothing, and "من" is "from", not "who"."""
    if kind == "own":
        if tokens and tokens[-1].kind == "which":
            return "little"  # the party of "which party" is asked for, and says nothing about what
        suffix = _table()[language].get("suffix")
        attached = suffix and len(word) > 3 and regex.fullmatch(_fold(str(suffix)), word)
        return "pronoun" if attached else "own"
    if kind == "lead":
        return "lead" if not tokens else "little"
    if kind in _QUESTION:
        asked = any(token.kind in _QUESTION for token in tokens)
        late = language not in _WORD_STAYS and any(token.kind in ("own", "pronoun") for token in tokens)
        return "little" if asked or late else kind
    return kind
