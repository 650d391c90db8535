"""The words of a question by what they do in it: lead on, ask, point back, name nothing, or say what it is about.

By word tables, one a language, in `words.json`; no model.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import regex

from qa.followup.kin import relation
from qa.followup.places import fold, places
from qa.followup.times import begins_with_time
from qa.text.word_tables import word_table

WORDS = Path(__file__).with_name("words.json")
"""By language: `lead` words that go on ("and"), those that do so at the `end`, of which those behind a `topic` may
end a question that stands by itself, too, and those that mend what was `meant`; question words by what they ask for;
words that point back: `strong` ones to somebody, or somewhere, `matter` to what was said (and to nobody whom the
question names), `weak` ones that may also point to nothing; `little` words that name nothing, of which `idle` ones do
not change what is asked and `articles` may be left out; what a question `needs` a turn before for, as it lacks
somebody to whom it happened; `attached`: letters that lead and are written with the next word, be it one of these,
one with the `article`, or a place; `joined`: letters that are prepositions; `suffix`: a word with a pronoun attached,
where one with a `doubtful` one may be a name; `object`: a question word and a pronoun that elsewhere is an article;
what `doubts` an answer, or `thanks` for it; `own`: names that begin like one of the others; `within`: prepositions that
lead to places; `polite`: words that with a capital mean the one who is asked; `named`: "who is" and a name that
is one of them."""

ADVERBS = ("when", "where", "why", "how")
QUESTION = (*ADVERBS, "which", "other")
POINTING = ("strong", "weak", "matter")
WORD_STAYS = ("zh", "fa", "tr", "hi", "ja", "ko")
"""Languages that ask without moving the question word to the front."""
EDGES = " \t?？؟!.。,،;:¿¡()（）–—-"

_NAMES_HAVE_CAPITALS = ("en", "fr", "es", "ru", "tr", "pt", "it", "uk", "id")
"""And other words none, but at the beginning; in German every noun has one, and "Sie"."""
_ENDING_APART = ("tr",)
"""Languages that write the ending of a name after an apostrophe: "Mısır'da"."""
_KINDS = ("little", "weak", "strong", "matter", "lead", "meant", "which", "other", *ADVERBS, "own")
_SHORT_TURN = 2
"""Words of a turn in Hebrew that may begin with an "and" before any word: longer ones may begin with a name."""


class Token(NamedTuple):
    kind: str
    """A key of the table; "asked": what "which" asks for; "own": a word that says what the question is about."""
    start: int
    end: int
    text: str
    """As it is typed."""
    doubtful: bool = False
    """Whether it is a pronoun only by its end, and may be a name."""

    @property
    def folded(self) -> str:
        return fold(self.text)


def table() -> Any:
    return word_table(str(WORDS))


def aside(turn: str, language: str) -> bool:
    """Whether it is said to the assistant, and asks nothing of the articles: "are you sure?", "thanks a lot"."""
    return doubts(turn) or fold(turn).strip(EDGES) in map(fold, table().get(language, {}).get("thanks", ()))


def doubts(turn: str) -> bool:
    """Whether it asks no more than whether the answer before is right, in whichever language."""
    return fold(turn).strip(EDGES) in _doubts()


@cache
def _doubts() -> frozenset[str]:
    return frozenset(fold(phrase) for words in table().values() for phrase in words["doubts"])


def needed(phrase: str, language: str) -> bool:
    """Whether one of the words is such that a question with it `needs` a turn before: the "second" of "second one"."""
    return not set(fold(phrase).split()).isdisjoint(map(fold, table().get(language, {}).get("needs", ())))


def idle(token: Token, language: str) -> bool:
    """Whether a word leaves the question what it is: "when exactly?", but not "why not?"."""
    return token.kind == "little" and token.folded in _idle(language)


def tells(token: Token, language: str) -> bool:
    """Whether it is a little word that makes a sentence: "is", "is there", "is it raining", but not "in" or "the"."""
    parts = {token.folded, *regex.split("[ '-]+", token.folded)}
    return token.kind == "little" and not parts.isdisjoint(_idle(language))


def named(said: str, words: Sequence[Token]) -> list[tuple[Token | None, list[Token]]]:
    """Words with a capital that follow each other, and what stands before them; a first word alone has one anyway."""
    runs: list[tuple[Token | None, list[Token]]] = []
    for before, token in zip([None, *words], words, strict=False):
        if token.kind != "own" or not token.text[0].isupper():
            continue
        if runs and runs[-1][1][-1] is before and said[before.end : token.start].strip(" -'’") == "":
            runs[-1][1].append(token)
        else:
            runs.append((before, [token]))
    return [one for one in runs if one[1] != [words[0]]]


@cache
def _idle(language: str) -> frozenset[str]:
    return frozenset(map(fold, table()[language]["idle"]))


def tokens(question: str, language: str) -> list[Token]:
    """The words of a question by what they do in it; none in a language without a table."""
    if language not in table():
        return []
    pattern, kinds = _pattern(language)
    words = table()[language]
    folded = fold(question)
    found: list[Token] = []
    begin = len(folded) - len(folded.lstrip(EDGES))
    if folded[begin : begin + 1] in (words.get("attached") or ()):
        # "ومتى": an "and" that is written with the word after it.
        cut = f"{folded[:begin]} {folded[begin + 1 :]}"
        if _may_follow(pattern.match(cut, begin + 1), folded[begin:], language):
            found.append(Token("lead", begin, begin + 1, question[begin]))
            folded = cut
    shouted = question.isupper()
    for match in pattern.finditer(folded, begin):
        kind = kinds[regex.sub(",? +", " ", match[1])] if match[1] else "own"
        capital = question[match.start()].isupper() and bool(found)
        name = language in _NAMES_HAVE_CAPITALS and capital and not shouted and match.end() - match.start() > 1
        if kind != "own" and name:
            kind = "own"  # "the WHO", "Theresa May"
        if capital and match[0] in words.get("polite", ()):
            kind = "little"
        typed = question[match.start() : match.end()]
        if kind == "little" and "ي" in typed and typed not in words["little"]:
            kind = "own"  # "علي", who is not the word "على"
        told = "own" if kinds.get(match[1]) == "own" else _kind(kind, match[0], found, language)
        doubtful = kind == "own" and told == "strong" and _fits("doubtful", match[0], language)
        doubtful = doubtful and relation(match[0], language) is None
        found.append(Token(told, match.start(), match.end(), typed, doubtful))
    if "named" in words and regex.fullmatch(str(words["named"]), folded.strip(EDGES)):
        found[-1] = found[-1]._replace(kind="own")  # "who is will?"
    return _led_at_the_end(found, language)


def _may_follow(following: regex.Match[str] | None, turn: str, language: str) -> bool:
    """Whether a word may follow an "and" that is written with it; `turn`: as it is typed, from the "and" on."""
    if following is None:
        return False
    words = table()[language]
    word = following[0]
    rest = [word, *([word[1:]] if word[0] in words.get("joined", "") else [])]
    if following[1] or relation(word, language) or any(one in places(language) for one in rest):
        return True
    if begins_with_time(turn[1:], language):
        return True
    if language == "he" and len(turn.split()) <= _SHORT_TURN and turn.rstrip().endswith("?"):
        return len(word) > 3 and not turn.startswith("וו")  # a foreign name's "w"
    return bool(regex.match(f"{words.get('article', '(?!)')}.{{3}}", word))


def _led_at_the_end(found: list[Token], language: str) -> list[Token]:
    """ "土耳其呢？" leads as "and Turkey?" does, unless something else is asked."""
    ends = set(map(fold, table()[language].get("end", ())))
    others = found[:-1]
    if not others or found[-1].folded not in ends or any(token.kind in QUESTION for token in others):
        return found
    return [*others, found[-1]._replace(kind="lead")]


def _fits(key: str, word: str, language: str) -> bool:
    form = table()[language].get(key)
    return bool(form and len(word) > 3 and regex.fullmatch(fold(str(form)), word))


def _kind(kind: str, word: str, found: Sequence[Token], language: str) -> str:
    """What a word does where it stands: after the beginning "and" leads nothing, and "من" is "from", not "who"."""
    if kind == "own":
        if found and found[-1].kind == "which":
            return "asked"  # the party of "which party" is asked for, and says nothing about what
        return "strong" if _fits("suffix", word, language) else "own"
    if kind in ("lead", "meant"):
        return kind if not found else "little"
    if kind in QUESTION:
        asked = any(token.kind in QUESTION for token in found)
        late = language not in WORD_STAYS and any(token.kind in ("own", *POINTING) for token in found)
        return "little" if asked or late else kind
    return kind


@cache
def _pattern(language: str) -> tuple[regex.Pattern[str], dict[str, str]]:
    kinds: dict[str, str] = {}
    words = table()[language]
    for kind in _KINDS:
        for phrase in words.get(kind, ()):
            kinds[fold(phrase)] = kind
            # "أين ومتى", "ובכמה": what leads, or a preposition, may be written with a question word, too.
            if kind in (*ADVERBS, "other") and len(phrase) > 2:
                written = [letter + fold(phrase) for letter in (*words.get("attached", ""), *words.get("joined", ""))]
                kinds = {one: kind for one in written} | kinds
    letter = r"[\p{L}\p{M}\p{N}\u200c\u200d]"
    # In Japanese nothing parts the words: what asks is found anywhere, other words where a turn begins or ends.
    inside = {"own": "{}", "little": f"{{}}(?!{letter})"} | dict.fromkeys(QUESTION, "{}")
    form = {one: inside.get(kind, f"(?<!{letter}){{}}") for one, kind in kinds.items() if language == "ja"}
    for one in map(fold, words.get("end", ()) if language == "ja" else ()):
        begins = f"(?<!{letter}){{}}|" if kinds[one] == "lead" else ""
        form[one] = rf"(?:{begins}{{}}(?=[^\p{{L}}\p{{M}}\p{{N}}]*+\Z))"
    phrases = "|".join(
        form.get(phrase, "{}").replace("{}", regex.escape(phrase).replace(r"\ ", ",? +"))
        for phrase in sorted(kinds, key=len, reverse=True)
    )
    if language == "zh":
        return regex.compile(rf"({phrases})|\p{{Han}}|\p{{N}}++|[[\p{{L}}\p{{M}}]--\p{{Han}}]++", regex.V1), kinds
    if language == "ja":
        return regex.compile(rf"({phrases})|(?:(?!{phrases}){letter})++"), kinds
    ending = f"(?:'{letter}++)?+" if language in _ENDING_APART else ""
    apart = f"(?!'{letter})" if ending else ""
    return regex.compile(rf"(?<!{letter})({phrases})(?!{letter}){apart}|{letter}++{ending}"), kinds
