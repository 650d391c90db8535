"""Endless claims with what is said to support them: the n-th depends on the seed and n alone.

Sentences and their translations, clauses of them, everyday sentences, names and phrases in two languages; as they are,
or with one thing changed on one side. What gives a change away by itself is changed on both sides as often: a name that
does not belong there, a number, a denial.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import regex

from qa.facts.sounds import alike, plain
from qa.training.clozes import Cloze, by_sentence
from qa.training.corpus import held_out, read_jsonl
from qa.training.judge.changes import LANGUAGES, clause, denied, names, other_name, other_number
from qa.training.maker.texts import Document, documents
from qa.training.samples import Sample

SHORT, EVERYDAY = 0.3, 0.12
"""Shares of phrases and names, and of everyday sentences; the rest is news, health and travel."""
SUPPORTED = 0.45
SAME = 0.35
"""Share of the sentences whose source is in their own language."""
RENAMED, RENUMBERED, BOTH_DENIED = 0.4, 0.3, 0.12
"""Shares of the sentences that have something changed on both sides."""
BESIDE = 0.3
"""Share of the sources that have the next sentence too."""
CHANGES = {"name": 4, "number": 2, "denial": 2, "word": 1.5, "other": 2}
ASKED = {"en": 4, "ar": 4, "es": 2, "zh": 2}
LONGEST = 280
"""Characters; twice that of a source."""
LATIN = ("en", "es", "fr", "de", "tr", "it", "pt", "id", "sw")
_CAPITAL = regex.compile(r"(?<=[\w,] )\p{Lu}\p{Ll}{3,}")
_WORD = regex.compile(r"(?<=[\p{L}\p{N}] )[\p{Ll}\p{Lo}\p{M}]{5,}(?= [\p{L}\p{N}])")
_TWO = 0.4


def learnt(document: str) -> bool:
    """Whether the judge has learnt from a document; the others are left to measure it by.

    Those of the news and health texts are halved, by their name; the travel texts it has seen whole.
    """
    return document.startswith("bitext_flores") or not held_out(document, 2)


class Claims:
    """Draws of `folder`, the parallel texts, and of the `clozes` made of them."""

    def __init__(self, folder: Path, clozes: Sequence[Cloze], seed: int) -> None:
        self.seed = seed
        self._documents: list[Document] = [one for one in documents(folder) if learnt(one.name)]
        self._lines = [(n, place) for n, one in enumerate(self._documents) for place in range(len(one.lines))]
        known = {line.get("en", "") for one in self._documents for line in one.lines}
        self._phrases = by_sentence(cloze for cloze in clozes if cloze.sentences["en"] in known)
        self._asked = sorted(self._phrases)
        self._pool = names(line for one in self._documents for line in one.lines)
        pairs = (dict(item["t"]) for item in read_jsonl(folder / "bitext_tatoeba.jsonl.gz"))
        self._everyday = [pair for pair in pairs if len(pair) > 1]
        self._forms: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for item in read_jsonl(folder / "lexicon_names.jsonl.gz"):
            if item["s"] == "en":
                self._forms[item["t"]].append((item["src"].capitalize(), item["tgt"]))
        self._same = {(of, latin): form for of, some in self._forms.items() for latin, form in some}
        self._places: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for item in read_jsonl(folder / "lexicon_cldr.jsonl.gz"):
            if item["s"] == "en":
                self._places[item["t"]].append((item["src"], item["tgt"]))
        self._words = [
            (item["tgt"], item["src"])
            for item in read_jsonl(folder / "lexicon_ar_en.jsonl.gz")
            if (item["s"], item["t"]) == ("ar", "en")
        ]

    def __getitem__(self, index: int) -> Sample:
        rng = random.Random(f"{self.seed}/{index}")
        kind = rng.random()
        draw = self._short if kind < SHORT else self._of_everyday if kind < SHORT + EVERYDAY else self._of_news
        claim, source, held = draw(rng)
        # The network says whether the source supports the claim where it would say that a passage answers.
        return Sample(claim, "", source, (0, 1) if held else None)

    def _of_news(self, rng: random.Random) -> tuple[str, str, bool]:
        while True:
            number, place = rng.choice(self._lines)
            lines = self._documents[number].lines
            row = {one: text for one, text in lines[place].items() if len(text) <= LONGEST}
            if len(row) > 1:
                break
        into, of = self._languages(row, rng)
        claim, source = row[into], row[of]
        if into == of:
            claim = clause(claim, rng)
        beside = lines[place + 1].get(of, "") if place + 1 < len(lines) and rng.random() < BESIDE else ""
        others = [
            line[into] for line in lines[max(0, place - 4) : place + 5] if into in line and line[into] != row[into]
        ]
        english = row.get("en", "")
        claim, source = self._alike_changed(claim, into, source, of, english, rng)
        if rng.random() >= SUPPORTED:
            return *self._changed(claim, into, source, of, english, others, rng), False
        both = (source, beside) if rng.random() < 0.5 else (beside, source)
        return claim, " ".join(one for one in both if one), True

    def _of_everyday(self, rng: random.Random) -> tuple[str, str, bool]:
        row = rng.choice(self._everyday)
        into, of = rng.sample(sorted(row), 2)
        claim, source = row[into], row[of]
        if rng.random() < SUPPORTED:
            return claim, source, True
        others = [other[into] for other in rng.sample(self._everyday, 40) if into in other and other[into] != claim]
        return *self._changed(claim, into, source, of, row.get("en", ""), others, rng), False

    def _languages(self, row: Mapping[str, str], rng: random.Random) -> tuple[str, str]:
        every = sorted(row)
        into = rng.choices(every, [ASKED.get(one, 1) for one in every])[0]
        rest = [one for one in every if one != into]
        return into, into if rng.random() < SAME else rng.choices(rest, [ASKED.get(one, 1) for one in rest])[0]

    def _alike_changed(
        self, claim: str, into: str, source: str, of: str, english: str, rng: random.Random
    ) -> tuple[str, str]:
        """Both sides with another name, number or a denial that is the same in both, now and then."""
        if rng.random() < RENAMED:
            claim, source = self._renamed(claim, into, source, of, english, rng)
        shared = sorted(set(regex.findall(r"[0-9]+", claim)) & set(regex.findall(r"[0-9]+", source)))
        if shared and rng.random() < RENUMBERED:
            old, new = rng.choice(shared), str(rng.randint(2, 2100))
            claim, source = (regex.sub(rf"(?<!\d){old}(?!\d)", new, one) for one in (claim, source))
        if rng.random() < BOTH_DENIED and into in LANGUAGES and of in LANGUAGES:
            one, other = denied(claim, into), denied(source, of)
            if one is not None and other is not None and (into == of or claim == english or source == english):
                return one, other
        return claim, source

    def _renamed(
        self, claim: str, into: str, source: str, of: str, english: str, rng: random.Random
    ) -> tuple[str, str]:
        """Both with somebody else, spelled in either's letters."""
        if not self._spelt(into, of):
            return claim, source
        for name in rng.sample(found := _CAPITAL.findall(english), len(found)):
            there = [[word for word in one.split() if _is(word, name)] for one in (claim, source)]
            if all(len(some) == 1 for some in there):
                first, second = self._name(into, of, rng)
                return claim.replace(there[0][0], first), source.replace(there[1][0], second)
        return claim, source

    def _spelt(self, *languages: str) -> bool:
        """Whether names are known in the letters of both languages."""
        return all(one in LATIN or one in self._forms for one in languages)

    def _name(self, into: str, of: str, rng: random.Random) -> tuple[str, str]:
        """A name in the letters of two languages."""
        by_letters = [one for one in (into, of) if one not in LATIN]
        if not by_letters:
            name = rng.choice(self._forms["ar"])[0]
            return name, name
        if len(set(by_letters)) == 1:
            latin, form = rng.choice(self._forms[by_letters[0]])
            return (latin if into in LATIN else form), (latin if of in LATIN else form)
        while True:
            latin, form = rng.choice(self._forms[into])
            if found := self._same.get((of, latin)):
                return form, found

    def _changed(
        self, claim: str, into: str, source: str, of: str, english: str, others: Sequence[str], rng: random.Random
    ) -> tuple[str, str]:
        """The two, with one thing changed in one of them."""
        kinds = list(CHANGES)
        while kinds:
            kind = rng.choices(kinds, [CHANGES[one] for one in kinds])[0]
            kinds.remove(kind)
            if kind == "other":
                if others:
                    return rng.choice(others), source
                continue
            for side in rng.sample((0, 1), 2):
                text, language = ((claim, into), (source, of))[side]
                new = self._with_change(kind, text, language, english, others, rng)
                if new is not None and new != text:
                    return (new, source) if side == 0 else (claim, new)
        return rng.choice(self._everyday_of(into, rng)), source

    def _with_change(
        self, kind: str, text: str, language: str, english: str, others: Sequence[str], rng: random.Random
    ) -> str | None:
        if kind == "number":
            return other_number(text, rng)
        if language not in LANGUAGES and kind in ("name", "denial"):
            return None
        if kind == "denial":
            return denied(text, language)
        if kind == "name":
            pool: Sequence[str] = rng.sample(self._pool[language], min(40, len(self._pool[language])))
            if self._spelt(language) and rng.random() < 0.5:
                pool = [self._name(language, language, rng)[0] for _ in range(5)]
            return other_name(text, english, language, pool, rng)
        found, instead = _WORD.findall(text), [word for one in others for word in _WORD.findall(one)]
        instead = [one for one in instead if one not in text]
        return text.replace(rng.choice(found), rng.choice(instead), 1) if found and instead else None

    def _everyday_of(self, language: str, rng: random.Random) -> list[str]:
        some = [row for row in rng.sample(self._everyday, 400) if language in row]
        return [row[language] for row in some] or [next(iter(rng.choice(self._everyday).values()))]

    def _short(self, rng: random.Random) -> tuple[str, str, bool]:
        """A phrase, a name, a place or a word, and the same or another one in another language."""
        kind = rng.random()
        if kind < 0.5 and self._asked:
            return self._phrase(rng)
        if kind < 0.8:
            language = rng.choice(sorted(self._forms))
            some = self._forms[language]
            two = rng.random() < _TWO
            first, second = rng.choice(some), rng.choice(some)
            right = (f"{first[0]} {second[0]}", f"{first[1]} {second[1]}") if two else first
            near = [one for one in rng.sample(some, 200) if not alike(one[0], first[0])]
            near.sort(key=lambda one: (one[0][:2] != first[0][:2], abs(len(one[0]) - len(first[0]))))
            other = rng.choice(near[:20])
            wrong = (right[0], f"{other[1]} {second[1]}" if two else other[1])
        else:
            table = self._words if kind > 0.93 else self._places[rng.choice(sorted(self._places))]
            right, other = rng.choice(table), rng.choice(table)
            if other[0] == right[0] or other[1] == right[1]:
                return *right, True
            wrong = right[0], other[1]
        held = rng.random() < SUPPORTED
        claim, source = right if held else wrong
        return (claim, source, held) if rng.random() < 0.5 else (source, claim, held)

    def _phrase(self, rng: random.Random) -> tuple[str, str, bool]:
        same = self._phrases[rng.choice(self._asked)]
        cloze = rng.choice(same)
        into, of = rng.sample(sorted(cloze.phrases), 2)
        claim, source = cloze.words(into), cloze.words(of)
        if rng.random() < SUPPORTED:
            return claim, source, True
        near = same if rng.random() < 0.6 else self._phrases[rng.choice(self._asked)]
        wrong = [one.words(into) for one in near if into in one.phrases]
        wrong = [one for one in wrong if one not in claim and claim not in one]
        changed = other_number(claim, rng)
        if changed is not None and rng.random() < 0.5:
            wrong = [changed]
        return (rng.choice(wrong), source, False) if wrong else (claim, source, True)


def _is(word: str, name: str) -> bool:
    return plain(word) == plain(name) or alike(word, name)
