"""Questions that lean on the turn before: "and when?", "ومن حضره؟", "他在那里见了谁？". No model, only words.

    wordings("And when?", "en", [answer to "Where will the next meeting be held?"])
    -> (Wording("When will the next meeting be held?", "en", "When will the next meeting be held?"),)

A question that can stand by itself is asked as it is written, and nothing of the turns before gets into it. One that
says nothing without them is asked in full: no word of its own, one value ("and in Turkey?"), a "she" that no name comes
before. Between the two, where a pronoun or an "and" may or may not point back, or what is asked lacks somebody to whom
it happened ("How many died?"), there are two wordings, and `fuller_wins` says from the reader's confidence in each
which one is taken.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import regex

from qa.errors import QuestionError
from qa.facts.names import EVERY_NOUN
from qa.followup.languages import language_of
from qa.followup.leaning import MOST_OWN, QUESTION_MARKS, leaning, length
from qa.followup.periods import dated, period
from qa.followup.several import several_replaced
from qa.followup.somebody import somebodys
from qa.followup.tokens import ADVERBS, EDGES, POINTING, QUESTION, Token, aside, doubts, idle, needed, tokens
from qa.question import LONGEST_QUESTION
from qa.question.about import asked_about
from qa.question.language import question_language
from qa.text.word_tables import table_code

LONGEST_TOPIC = 300
"""Characters of what was talked of that are put beside a question."""
MOST_THANKS = 3
"""Words of a turn that asks nothing, such as "ok thanks"."""

_APART = "; "
"""Between the things talked of in the brackets of what is shown."""
_MEANT_BY_ITSELF = 0.6
"""Confidence in what is found for a turn that asks nothing, such as "thanks", for it to have asked after all."""
_PRONOUN_IS = ("he",)
"""Languages in which "What is he inflation?" asks what inflation is."""
_ASKING = ("か", "吗", "嗎")
"""Ends of a question without a mark."""

_BRACKETS = regex.compile(r"(?<!\s)\s*+(?:[?？؟]\s*+)?[(（]\s*+")


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
    least: float = 0.0
    """The confidence (0 to 1) that the reader must have in it, or the question is asked as it is written; where it is,
    nothing is cited."""
    beside: Asked | None = None
    """The turn that it stands beside whole, so that a reader may answer that; None where a value was replaced."""
    stays: Asked | None = None
    """The turn before of one that names nothing of its own, and so is asked of the article that was talked of."""
    lost: bool = False
    """Whether it says nothing, and nothing was said before: "Who is he?" only asks something of a single article."""


def wordings(question: str, language: str, before: Sequence[Asked]) -> tuple[Wording, ...]:
    """One wording, or the question as it is written and then in full. `before`: the turns so far, oldest first."""
    before = [turn for turn in before if any(map(str.isalnum, _short(turn.question)))]  # a mere picture has no words
    if not before:
        return (Wording(question, language, lost=_says_nothing(question, language)),)
    previous = _last_question(before)
    said, said_in = _short(previous.understood or previous.question), previous.question_language
    said = asked_about(said, said_in) or said
    language = language_of(question, language, said, said_in)
    words = tokens(question, language)
    leans = leaning(question, words, language) if words else None
    unnamed = bool(words) and _of_the_talk(question, words, language)
    if leans is None:
        least = 0 if not words or _asks(Turn(question, language)) else _MEANT_BY_ITSELF
        stays = unnamed and words[0].kind != "own"  # the first has a capital anyway
        return (Wording(question, language, least=least, stays=previous if stays else None),)
    shown, asked = _in_full(question, words, language, said, said_in)
    beside = previous if shown.endswith(")") else None
    full = Wording(asked, language, shown, leans.bias, leans.least, beside, previous if unnamed else None)
    return (full,) if leans.only else (Wording(question, language, stays=previous if unnamed else None), full)


def turns(before: Sequence[Asked | str]) -> tuple[Asked, ...]:
    """Turns of a conversation, oldest first; mere questions as they are understood where there is no reader to tell.

    QuestionError: what is no list of answers and questions.
    """
    if isinstance(before, str) or hasattr(before, "question"):
        raise QuestionError("before is one turn; give a list of the answers or questions before: [answer]")
    if not isinstance(before, Iterable):
        raise QuestionError(f"before is {before!r:.40}; give a list of the answers or questions before, or []")
    said: list[Asked] = []
    for one in before:
        if not isinstance(one, str):
            if not hasattr(one, "question"):
                raise QuestionError(f"before has {one!r:.40} in it; give answers or questions")
            said.append(one)
            continue
        question = _short(" ".join(one.split()))
        *_, fullest = likely = wordings(question, question_language(question), said)
        likeliest = fullest if fullest.bias <= 0 else likely[0]
        said.append(Turn(question, likeliest.language, likeliest.understood))
    return tuple(said)


def fuller_wins(written: float, full: float, bias: float = 0.0, least: float = 0.0) -> bool:
    """Whether a question is taken in full, from the reader's confidence (0 to 1) in both wordings."""
    return full >= least and _logit(full) - _logit(written) > bias


def _logit(probability: float) -> float:
    clipped = min(max(probability, 1e-9), 1 - 1e-9)
    return math.log(clipped / (1 - clipped))


def _short(said: str) -> str:
    """What is said to a chat may be a whole text, which cannot be asked, and is not to hold up who asks after it."""
    return said[: LONGEST_QUESTION + LONGEST_TOPIC]


def _last_question(before: Sequence[Asked]) -> Asked:
    """The last turn that asks something: after "thanks", what was talked of before it still is."""
    return next((turn for turn in reversed(before) if turn.understood or _asks(turn)), before[-1])


def doubted(question: str, before: Sequence[Asked]) -> int | None:
    """Which of the turns before a turn doubts that says no more than "are you sure?"; None for any other turn."""
    asked = [one for one in before if not doubts(one.question)]
    if not asked or not doubts(question):
        return None
    turn = _last_question(asked)
    return next(place for place, one in enumerate(before) if one is turn)


def _says_nothing(question: str, language: str) -> bool:
    """Whether it can only be asked after another one, and not even names what it is about, as "And Turkey?" does."""
    words = tokens(question, language)
    leans = leaning(question, words, language) if words else None
    if leans is None or not leans.only:
        return False
    if all(token.kind not in ("own", "asked") for token in words):
        return True
    pointed = language not in _PRONOUN_IS and any(token.kind in POINTING for token in words)
    return pointed and _unnamed(question, words, language, most=1)


def _unnamed(question: str, words: Sequence[Token], language: str, most: float) -> bool:
    """Whether a question has few words of its own, and no name or number that could be of another article."""
    own = [token for token in words if token.kind in ("own", "asked")]
    capital = any((token.text if token is words[0] else token.text[0]).isupper() for token in own)
    return length(own, language) <= most and not capital and not any(map(str.isdigit, question))


def _of_the_talk(question: str, words: Sequence[Token], language: str) -> bool:
    """Whether it names nothing. Where capitals do not tell, as in Arabic, in German or as some type, few words do."""
    if question == question.lower() or table_code(language) in EVERY_NOUN:
        return _unnamed(question.lower(), tokens(question.lower(), language), language, MOST_OWN / 2)
    return _unnamed(question, words, language, MOST_OWN)


def _asks(turn: Asked) -> bool:
    """Not "thanks", nor "are you sure?"."""
    said = _short(turn.question)
    if aside(said, turn.question_language):
        return False
    if len(said.split()) > MOST_THANKS or any(letter in QUESTION_MARKS or letter.isdigit() for letter in said):
        return True
    if said.rstrip(EDGES).endswith(_ASKING):
        return True
    words = tokens(said, turn.question_language)
    own = [token for token in words if token.kind == "own"]
    named = any(word[0].isupper() for word in said.split()[1:])  # "inflation Egypt", typed as to a search engine
    long_ = length(own, turn.question_language) > MOST_THANKS
    return long_ or named or any(token.kind in QUESTION for token in words)


def _in_full(question: str, words: Sequence[Token], language: str, said: str, said_in: str) -> tuple[str, str]:
    """The question with what the one before was about, to be shown and to be asked.

    The topic follows the question without a bracket or a colon: readers take brackets for an aside. The question before
    is never repeated whole beside another one, as a reader would answer it again.
    """
    begin = words[1 if words[0].kind in ("lead", "meant") and len(words) > 1 else 0].start
    opening = question[: words[0].start]  # "¿"
    capital = "İ" if (language, question[begin]) == ("tr", "i") else question[begin].upper()
    rest = f"{opening}{capital}{question[begin + 1 :]}"
    asks = [token for token in words if token.kind in QUESTION]
    earlier = tokens(said, said_in)
    asked = [token for token in earlier if token.kind in QUESTION]
    if (
        language == said_in
        and len(asks) == len(asked) == 1
        and asks[0].kind in ADVERBS
        and asked[0].kind in ADVERBS
        and all(token is asks[0] or token.kind == "lead" or idle(token, language) for token in words)
    ):
        # "Where will the meeting be held?" and "when?" become one sentence; who and what would not leave one,
        # and "why not?" or "where and when?" would lose a word.
        word, old = asks[0].text, asked[0].text
        word = word[0].upper() + word[1:] if old[0].isupper() else word[0].lower() + word[1:]
        return _both(said[: asked[0].start] + word + said[asked[0].end :])
    turn, *about = _parts(said)
    if words[0].kind == "meant" and about and not any(token.start < len(turn) for token in asked):
        # "No, I meant the first": it takes the place of "the second?", beside the same question.
        shown = topic = about[-1]
    elif language == said_in and (whole := _whole(question, words, said, earlier, language)):
        return _both(whole)
    else:
        # "Her husband?" asks by itself; "the protocol?" asks what was asked before.
        asks_itself = bool(asks) or any(token.kind in POINTING for token in words)
        topic = _topic(said, earlier, said_in) if asks_itself else _asked_of(said, earlier)
        shown = topic if language == said_in or about else said  # half a sentence of another language says little
    shown, topic = (_cut(_BRACKETS.sub(", ", one)) for one in (shown, topic))
    return f"{rest} ({shown})", f"{rest} {topic.strip(EDGES).replace(_APART, ', ')}"


def _cut(topic: str) -> str:
    return topic if len(topic) <= LONGEST_TOPIC else topic[:LONGEST_TOPIC].rsplit(" ", 1)[0]


def _parts(said: str) -> tuple[str, ...]:
    """The turn itself, and what it was understood by, of the last turn first."""
    if not (said.endswith(")") and " (" in said):
        return (said,)
    turn, _, topic = said[:-1].partition(" (")
    return turn, *topic.split(_APART)


def _whole(question: str, words: Sequence[Token], said: str, earlier: Sequence[Token], language: str) -> str | None:
    """What was said with the time, person or other value of the turn in its place; None where none is clear."""
    if period(question, words, language):
        return dated(question, words, said, language)
    kin = somebodys(question, words, said, earlier, language)
    return kin or several_replaced(question, words, said, language, words[0].kind == "meant")


def _both(whole: str) -> tuple[str, str]:
    return whole, _BRACKETS.sub(", ", whole).rstrip(")）").replace(_APART, ", ")


def _topic(said: str, words: Sequence[Token], language: str) -> str:
    """What a question is about: itself without the question word and the little words around it.

    Of one that was understood by the one before it ("Whom did she replace? (head of the board)") its own words, and
    what that was about; nothing of the turns between, which only pile up.
    """
    turn, *about = _parts(said)
    if about:
        whole = about[-1][-1:] in QUESTION_MARKS  # which is shown so after a change of language
        its = question_language(about[-1]) if about[-1] and whole else language
        first = _topic(about[-1], tokens(about[-1], its), its)
        last = _own(turn, words, language) or (about[0] if about[1:] else "")  # "and when?" has none
        return _APART.join(filter(None, (last, first)))
    if not any(token.kind == "own" for token in words):
        return said.strip(EDGES)
    place = next((n for n, token in enumerate(words) if token.kind in QUESTION), None)
    if place is None:
        return said.strip(EDGES)
    before = [token for token in words[:place] if token.kind not in ("lead", "little")]
    after = list(words[place + 1 :])
    while after and not before and (after[0].kind == "little" or _only_asked(said, after)):
        after.pop(0)
    head = said[: words[place].start] if before else ""
    tail = said[after[0].start :] if after else ""
    apart = head.endswith(" ") or said[words[place].end : words[place].end + 1] == " "
    return f"{head.rstrip()}{' ' if apart else ''}{tail}".strip(EDGES)


def _asked_of(said: str, words: Sequence[Token]) -> str:
    """The question before, whole, but for its "and"."""
    turn, *about = _parts(said[words[0].end :] if words and words[0].kind == "lead" else said)
    return _APART.join(part.strip(EDGES) for part in (turn, *about[-1:]))


def _own(said: str, words: Sequence[Token], language: str) -> str:
    """The words of its own, with the little ones between them; what points back points to the topic beside it, but for
    what says which of them, as "the first one" does."""
    words = [token for token in words if token.end <= len(said)]
    which = [token for token in words if token.kind == "weak" and needed(token.text, language)]
    dropped = [token for token in words if token.kind in (*QUESTION, *POINTING, "lead") and token not in which]
    own = [token for token in words if token.kind in ("own", "asked") or token in which]
    if not own:
        return ""
    start, end = own[0].start, own[-1].end
    for token in reversed([one for one in dropped if start < one.start < end]):
        said, end = said[: token.start] + said[token.end :], end - (token.end - token.start)
    return " ".join(said[start:end].split())


def _only_asked(said: str, after: Sequence[Token]) -> bool:
    """Whether "which" is followed by a thing, not by a verb: "¿Qué empresa construye…?", but "¿Qué decidió el…?"."""
    if after[0].kind != "asked" or len(after) < 2:
        return after[0].kind == "asked"
    return after[1].kind == "own" and not said[after[0].end : after[1].start].strip()
