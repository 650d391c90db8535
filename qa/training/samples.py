"""Endless training samples: the n-th one depends on the seed and n alone, so a resumed run sees what it would have."""

from __future__ import annotations

import random
from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

from qa.training.clozes import Cloze, ask
from qa.training.corpus import SET_WEIGHTS, Row, held_out, training_sets
from qa.training.crops import crop, cut_out, token_guess
from qa.training.lexicon import Lexicon
from qa.training.maker.passages import MadeQuestions
from qa.training.negatives import Negatives
from qa.training.phrases import Phrases
from qa.training.spellings import Spellings

LONGEST, LOOSEST = 12, 120
"""Tokens of an answer whose ends are learnt, and of one of which only is that it lies there: where whole sentences are
learnt to the word, short answers lose their exact words, and where none are, "why" and "what about" are not answered.
"""
SAME_QUESTIONS = "omos_qa"
"""The set that has its questions in several languages, by the end of the key."""
LENGTHS = ((0.35, 56, 110), (0.40, 110, 180), (0.25, 180, 270))
# Shares of answerable questions that are put to a passage without the answer: one of the same text, one with the
# question's words, any; or to its own without the sentence that answers.
SAME_TEXT, NEAR, ANY, OWN_REST = 0.05, 0.05, 0.02, 0.1
CLOZES, MADE = 0.06, 0.32
CLOZE_WITHOUT = 0.12
JOINED = 0.6
# Shares of questions put into another language (English into these, others into English), and of English passages.
CROSSED_QUESTION, CROSSED_PASSAGE = 0.4, 0.12
NOT_FROM = ("zh", "ja")  # their order is too far from that of English to go phrase by phrase
TARGETS = {
    "ar": 4, "es": 3, "zh": 3, "fr": 1, "de": 1, "ru": 1, "fa": 1, "tr": 1, "he": 1, "hi": 1, "ja": 1, "id": 1, "pt": 1,
}  # fmt: skip
DROP_TITLE = 0.15
RESPELLED = 0.3
"""Share of the questions in Latin letters, left as they are otherwise, whose names stand in other scripts."""
LATIN = ("en", "fr", "nb", "tr", "id", "pt", "fi", "sw")


@dataclass(frozen=True, slots=True)
class Sample:
    """One question over one passage; `answer` is [start, end) in `text`, None when the passage does not answer.

    A `loose` answer is somewhere in there.
    """

    question: str
    title: str
    text: str
    answer: tuple[int, int] | None
    loose: bool = False


class Sampler:
    """Draws samples from every set of `<data>/qa/train`, in the shares of SET_WEIGHTS.

    `phrases`: a file of `qa.training.phrases`, by which questions are put into other languages.
    """

    def __init__(
        self, data: Path, clozes: Sequence[Cloze], seed: int, phrases: Path, made: MadeQuestions | None = None
    ) -> None:
        self.seed, self.clozes, self.made = seed, clozes, made
        self.spellings = Spellings(data / "parallel")
        self.rows: dict[str, list[Row]] = {}
        for name, every in training_sets(data):
            rows = [row for row in map(_brief, every) if row is not None and not held_out(row.context)]
            self.rows[name] = _across(rows) if name == SAME_QUESTIONS else rows
        self._sources = list(self.rows)
        self._edges = list(accumulate(SET_WEIGHTS[source] for source in self._sources))
        self._negatives = Negatives(row for rows in self.rows.values() for row in rows)
        self._by_group: dict[tuple[str, str], list[Row]] = defaultdict(list)
        self._by_language: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for source, rows in self.rows.items():
            for row in rows:
                self._by_group[source, row.group].append(row)
                self._by_language[source][row.question_language].append(row)
        asked = ((row.question_language, row.question) for rows in self.rows.values() for row in rows)
        self.phrases = Phrases(phrases, data / "parallel", asked, Lexicon(data / "parallel"))

    def __getitem__(self, index: int) -> Sample:
        rng = random.Random(f"{self.seed}/{index}")
        low, high = rng.choices([x[1:] for x in LENGTHS], [x[0] for x in LENGTHS])[0]
        tokens = rng.randint(low, high)
        if self.clozes and rng.random() < CLOZES:
            return self._cloze(tokens, rng)
        if self.made is not None and rng.random() < MADE:
            return Sample(*self.made.draw(tokens, rng))
        row = self._row(rng)
        asked, row_question = row.context, row.question
        question, into = self._question(row, rng)
        answer = rng.choice(row.answers) if row.answers else None
        if answer is not None:
            found = self._without_answer(row, rng)
            if found is not None:
                row, answer = found, None
        context = row.context
        if row.source == "qamr_en" and rng.random() < JOINED:
            context, answer = self._joined(row, answer, rng, asked)
        start, end = crop(context, answer, tokens, rng)
        text = context[start:end]
        loose = answer is not None and token_guess(context[slice(*answer)]) > LONGEST
        if answer is not None and not loose and rng.random() < OWN_REST:
            rest = cut_out(text, (answer[0] - start, answer[1] - start))
            text, answer = (text, answer) if rest is None else (rest, None)
        title = "" if rng.random() < DROP_TITLE else row.title
        as_written = into is None and question == row_question
        question_script, text_script = None, None
        if row.context_language in LATIN and as_written and rng.random() < RESPELLED:
            question_script, text_script = self.spellings.scripts(rng)
        question, _ = self.spellings.put(question, question_script, rng, known=text)
        places: tuple[int, ...] = () if answer is None else (answer[0] - start, answer[1] - start)
        text, places = self.spellings.put(text, text_script, rng, places)
        if not places:
            return Sample(question, title, text, None)
        answer = places[0], places[1]
        if into is not None:
            text, answer = self._mixed_passage(text, answer, into, rng)
        return Sample(question, title, text, answer, loose)

    def _question(self, row: Row, rng: random.Random) -> tuple[str, str | None]:
        """The row's question, or the same in another language or in two; and a language to mix the passage with."""
        language = row.question_language
        if row.context_language == language == "en" and rng.random() < CROSSED_PASSAGE:
            into = self._target(rng)
            return self._put_into(row.question, "en", into, rng) if rng.random() < 0.5 else row.question, into
        if rng.random() < CROSSED_QUESTION and language not in NOT_FROM:
            return self._put_into(row.question, language, self._target(rng) if language == "en" else "en", rng), None
        return row.question, None

    def _cloze(self, tokens: int, rng: random.Random) -> Sample:
        cloze = rng.choice(self.clozes)
        languages = sorted(cloze.phrases)
        weights = [3 if one in ("en", "ar") else 1.5 if one in ("zh", "es") else 1 for one in languages]
        asked, read = rng.choices(languages, weights)[0], rng.choices(languages, weights)[0]
        if asked == read:
            read = rng.choice([one for one in languages if one != asked])
        question = ask(cloze, asked, rng)
        sentence, (start, end) = cloze.sentences[read], cloze.phrases[read]
        before = cloze.before.get(read, "")
        after = cloze.after.get(read, "")
        if not before and not after:
            other = rng.choice(self.clozes).sentences.get(read, "")
            before, after = (other, "") if rng.random() < 0.5 else ("", other)
        if rng.random() < CLOZE_WITHOUT and (before or after):
            text = " ".join(part for part in (before, after) if part)
            first, last = crop(text, None, tokens, rng)
            return Sample(question, "", text[first:last], None)
        before += " " if before else ""
        text = before + sentence + (" " + after if after else "")
        start, end = start + len(before), end + len(before)
        first, last = crop(text, (start, end), tokens, rng)
        return Sample(question, "", text[first:last], (start - first, end - first))

    def _joined(
        self, row: Row, answer: tuple[int, int] | None, rng: random.Random, asked: str
    ) -> tuple[str, tuple[int, int] | None]:
        """The one-sentence context among others of its text, in their order; never that which the question is of."""
        others = sorted({other.context for other in self._by_group[row.source, row.group]} - {row.context, asked})
        chosen = rng.sample(others, min(len(others), rng.randint(1, 4)))
        place = rng.randint(0, len(chosen))
        before = "".join(one + " " for one in chosen[:place])
        text = before + row.context + "".join(" " + one for one in chosen[place:])
        return text, None if answer is None else (answer[0] + len(before), answer[1] + len(before))

    def _row(self, rng: random.Random) -> Row:
        source = self._sources[bisect(self._edges, rng.random() * self._edges[-1])]
        if source == "tydiqa_goldp" and rng.random() < 0.6:  # the eight other languages are much smaller than English
            languages = self._by_language[source]
            names = sorted(languages)
            weights = [len(languages[name]) ** 0.5 * (3 if name == "ar" else 1) for name in names]
            return rng.choice(languages[rng.choices(names, weights)[0]])
        return rng.choice(self.rows[source])

    def _put_into(self, text: str, source: str, target: str, rng: random.Random) -> str:
        return self.phrases.translate(text, source, target, rng) if self.phrases.knows(source, target) else text

    def _target(self, rng: random.Random) -> str:
        return rng.choices(list(TARGETS), list(TARGETS.values()))[0]

    def _mixed_passage(
        self, text: str, answer: tuple[int, int], target: str, rng: random.Random
    ) -> tuple[str, tuple[int, int]]:
        parts = [text[: answer[0]], text[answer[0] : answer[1]], text[answer[1] :]]
        before, inside, after = (self._put_into(part, "en", target, rng) for part in parts)
        before += " " if parts[0][-1:].isspace() else ""
        after = (" " if parts[2][:1].isspace() else "") + after
        inside = inside or parts[1]
        return before + inside + after, (len(before), len(before) + len(inside))

    def _without_answer(self, row: Row, rng: random.Random) -> Row | None:
        """Now and then another row, whose context does not answer the question of this one."""
        chance = rng.random()
        if chance >= SAME_TEXT + NEAR + ANY:
            return None
        wanted = [row.context[a:b].casefold() for a, b in row.answers]
        same: Sequence[Row] = self._by_group[row.source, row.group] if row.group and chance < SAME_TEXT else ()
        if chance < SAME_TEXT + NEAR and not same:
            return self._negatives.near(row, rng)
        for candidates in (same, self._by_language[row.source][row.question_language]):
            for _ in range(4):
                other = rng.choice(candidates) if candidates else None
                if other is None or other.context == row.context:
                    continue
                if not any(text in other.context.casefold() for text in wanted):
                    return other
        return None


def _brief(row: Row) -> Row | None:
    """The row with its shortest answer alone, or without any as it was given; None when that one is too long."""
    if not row.answers:
        return row
    start, end = min(row.answers, key=lambda one: one[1] - one[0])
    return replace(row, answers=((start, end),)) if token_guess(row.context[start:end]) <= LOOSEST else None


def _across(rows: Sequence[Row]) -> list[Row]:
    """Every question in each of its languages over the text of each."""
    same: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        same[row.key.rsplit("-", 1)[-1]].append(row)
    return [
        replace(row, question=asked.question, question_language=asked.question_language)
        for some in same.values()
        for row in some
        for asked in some
    ]
