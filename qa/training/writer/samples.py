"""Endless samples for the writer: sentences with questions after them, the n-th by the seed and n alone.

Five kinds: facts of the parallel questions, asked in one language over another; phrases of parallel news, one
language's words to another's; questions with answers in one language; everyday sentences; names. All but the first come
without any of XQuAD.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from qa.sentences import sentences
from qa.training.clozes import Cloze, ask, by_sentence
from qa.training.corpus import by_context, read_jsonl
from qa.training.crops import grown, token_guess
from qa.training.writer.batches import Text
from qa.training.writer.parallel import LANGUAGES, Fact
from qa.writing import short

KINDS = {"facts": 30, "phrases": 34, "same": 17, "sentences": 9, "names": 10}
EVIDENCE_TOKENS = (30, 190)
ASKS = 5
LONGEST_ANSWER = 160
"""Characters."""
UNSPACED = {"zh", "ja", "th"}
SAME = {
    "arcd_ar": 4, "qed_en": 3, "qamr_en": 3, "tydiqa_goldp": 5, "drcd_zh": 2, "cmrc2018_zh": 2, "pquad_fa": 2,
    "piaf_fr": 2, "jsquad_ja": 1, "enelpi_tr": 1, "norquad_no": 1, "heq_he": 1, "faquad_pt": 1, "mlqa_de_dev": 1,
    "tydiqa_id_train": 1, "iapp_th": 1,
}  # fmt: skip


Drawn = tuple[Sequence[str], Sequence[tuple[str, str]]]
"""Sentences, and what is to be written after them, as in `Text`; nothing where the draw gave nothing to ask."""


class Sampler:
    """Draws samples from the data folder's sets, in the shares of KINDS.

    `hints`: what the reader found for the facts, [start, end) by key, language asked and language read.
    """

    def __init__(
        self,
        data: Path,
        clozes: Sequence[Cloze],
        facts: Sequence[Fact],
        hints: Mapping[tuple[str, str, str], tuple[int, int] | None],
        seed: int = 0,
    ) -> None:
        self.seed, self._hints = seed, hints
        self._facts: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            self._facts[fact.contexts["en"]].append(fact)
        self._paragraphs = sorted(self._facts)
        self._clozes = list(by_sentence(clozes).values())
        self._rows = {source: by_context(data, source) for source in SAME}
        self._pairs = _everyday(data)
        self._names = _names(data)

    def __getitem__(self, index: int) -> Text:
        rng = random.Random(f"{self.seed}/{index}")
        kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
        drawn: Drawn = getattr(self, f"_draw_{kind}")(rng)
        shown, asks = drawn
        return Text(short.evidence(shown), tuple(asks)) if asks else self[index + 1_000_003]

    def _draw_facts(self, rng: random.Random) -> Drawn:
        """A run of a paragraph's sentences in one language; its questions in any."""
        read = rng.choice(LANGUAGES)
        paragraph = self._facts[rng.choice(self._paragraphs)]
        text = paragraph[0].contexts[read]
        shown = _run(text, read, rng.choice(paragraph).answers[read], rng)
        told, asks = [sentence for _, sentence in shown], []
        for fact in rng.sample(paragraph, min(len(paragraph), ASKS)):
            start, end = fact.answers[read]
            number = _holding(shown, start)
            if not number and rng.random() < 0.7:
                continue
            others = [one for one in LANGUAGES if one != read]
            asked = rng.choices([read, *others], [1, *(2 if "en" in (one, read) else 1 for one in others)])[0]
            found = self._hints.get((fact.key, asked, read))
            real = text[found[0] : found[1]] if found and _holding(shown, found[0]) else None
            hint = real if real and rng.random() < 0.5 else _hint(text[start:end] if number else None, told, read, rng)
            asks.append(_ask(fact.questions[asked], hint, asked, number, fact.answer(asked) if number else ""))
        return told, asks

    def _draw_phrases(self, rng: random.Random) -> Drawn:
        """A news sentence among its neighbours; its phrases, to be written in other languages."""
        same = rng.choice(self._clozes)
        read = _language({one for cloze in same for one in cloze.phrases}, rng)
        cloze = same[0]
        shown = [one for one in (cloze.before.get(read), cloze.sentences[read], cloze.after.get(read)) if one]
        while len(shown) < rng.randint(2, 4):
            other = rng.choice(self._clozes)[0].sentences.get(read)
            if other:
                shown.insert(rng.choice([0, len(shown)]), other)
        shown = _within(shown, cloze.sentences[read])
        number = shown.index(cloze.sentences[read]) + 1
        asks = []
        for one in same:
            if read not in one.phrases:
                continue
            for asked in sorted({_language(set(one.phrases) - {read}, rng) for _ in range(3)}):
                words = one.words(asked)
                if not _plausible(one.words(read), words, asked):
                    continue
                hint = _hint(one.words(read), shown, read, rng, wrong=0.05, none=0.1)
                asks.append(_ask(ask(one, asked, rng), hint, asked, number, words))
        return shown, rng.sample(asks, min(len(asks), ASKS))

    def _draw_same(self, rng: random.Random) -> Drawn:
        """Question and text in one language."""
        rows = rng.choice(self._rows[rng.choices(list(SAME), list(SAME.values()))[0]])
        main = rng.choice(rows)
        language, text = main.context_language, main.context
        if not main.answers or len(text) > 12_000:
            return (), ()
        shown = _run(text, language, main.answers[0], rng)
        told, asks = [sentence for _, sentence in shown], list[tuple[str, str]]()
        for row in [main, *rng.sample(rows, min(len(rows), ASKS - 1))]:
            if not row.answers or (row is main and asks):
                continue
            start, end = row.answers[0]
            number = _holding(shown, start)
            if end - start > LONGEST_ANSWER or (not number and rng.random() < 0.7):
                continue
            hint = _hint(text[start:end] if number else None, told, language, rng)
            asks.append(_ask(row.question, hint, language, number, text[start:end] if number else ""))
        return told, asks

    def _draw_sentences(self, rng: random.Random) -> Drawn:
        """Everyday sentences, to be written in another language."""
        pairs = [one for one in self._pairs if len(self._pairs[one]) > 500]
        weights = [8 if one == ("ar", "en") else 3 if set(one) <= {*LANGUAGES} or "ar" in one else 1 for one in pairs]
        pair = rng.choices(pairs, weights)[0]
        chosen = rng.sample(self._pairs[pair], 4)
        side = rng.random() < 0.5
        asked = pair[not side]
        shown = [texts[side] for texts in chosen]
        asks = [
            _ask(_say(asked), shown[place], asked, place + 1, chosen[place][not side])
            for place in rng.sample(range(4), 3)
        ]
        return shown, asks

    def _draw_names(self, rng: random.Random) -> Drawn:
        """Names in a line, to be written in another script."""
        file = rng.choice(["lexicon_cldr", "lexicon_names", "lexicon_names"])
        languages = [language for name, language in self._names if name == file]
        other = rng.choices(languages, [6 if one == "ar" else 2 if one in LANGUAGES else 1 for one in languages])[0]
        chosen = rng.sample(self._names[file, other], 5)
        side = rng.random() < 0.5
        names, asked = [pair[side] for pair in chosen], "en" if side else other
        asks = [_ask(_say(asked), names[i], asked, 1, chosen[i][not side]) for i in range(5)]
        return [("، " if other == "ar" and side else ", ").join(names)], asks


def _everyday(data: Path) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Sentences and their translations, by the two languages in alphabetical order."""
    pairs: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for item in read_jsonl(data / "parallel" / "bitext_tatoeba.jsonl.gz"):
        if len(item["t"]) == 2:
            (one, first), (other, second) = sorted(item["t"].items())
            if 10 <= len(first) <= 90:
                pairs[one, other].append((first, second))
    return pairs


def _names(data: Path) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """English names and those in another language, by file and that language."""
    names: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for file in ("lexicon_cldr", "lexicon_names"):
        for item in read_jsonl(data / "parallel" / f"{file}.jsonl.gz"):
            if item["kind"] == "name" and item["t"] in (*LANGUAGES, "fa", "ru", "fr", "de", "hi", "ja", "he", "ko"):
                source = item["src"].title() if file == "lexicon_names" else item["src"]
                names[file, item["t"]].append((source, item["tgt"]))
    return names


def _ask(question: str, hint: str | None, language: str, number: int, answer: str) -> tuple[str, str]:
    """How the packaged writer is asked, and what it is to write; `number`: of the sentence that answers, 0 for none."""
    return short.question(question, language, hint), short.written(number, answer)


def _say(language: str) -> str:
    """The question of samples that have none."""
    phrases = {"ar": "ماذا يقول؟", "es": "¿Qué dice?", "zh": "说了什么？", "fr": "Que dit-il ?"}
    return phrases.get(language, "What does it say?")


def _run(text: str, language: str, answer: tuple[int, int], rng: random.Random) -> list[tuple[int, str]]:
    """(start, sentence) of some neighbours around the answer, in order, in about the tokens of EVIDENCE_TOKENS."""
    cut = sentences(text, language)
    holding = next((i for i, one in enumerate(cut) if one.start <= answer[0] < one.end), 0)
    sizes = [token_guess(text[one.start : one.end]) for one in cut]
    first, last = grown(sizes, holding, holding, rng.randint(*EVIDENCE_TOKENS), rng)
    return [(one.start, text[one.start : one.end]) for one in cut[first : last + 1]]


def _holding(shown: Sequence[tuple[int, str]], place: int) -> int:
    """Number, from 1, of the sentence that holds a character of the text; 0 for none."""
    return next((i for i, (start, text) in enumerate(shown, 1) if start <= place < start + len(text)), 0)


def _within(shown: Sequence[str], keep: str) -> list[str]:
    """The sentences without the last ones that are too much, `keep` always in."""
    found, used = [], token_guess(keep)
    for one in shown:
        if one == keep or used + token_guess(one) <= EVIDENCE_TOKENS[1]:
            found.append(one)
            used += 0 if one == keep else token_guess(one)
    return found


def _hint(
    gold: str | None,
    shown: Sequence[str],
    language: str,
    rng: random.Random,
    wrong: float = 0.12,
    none: float = 0.2,
) -> str | None:
    """The gold words most times; else none, others of the evidence, or the gold ones with other edges."""
    chance = rng.random()
    if chance < none:
        return None
    sentence = rng.choice(shown)
    if gold is None or chance < none + wrong:
        return _words(sentence, language, rng)
    if chance < none + wrong + 0.15:
        sentence = next((text for text in shown if gold in text), sentence)
        return _moved(sentence, gold, language, rng)
    return gold


def _words(text: str, language: str, rng: random.Random) -> str:
    if language in UNSPACED:
        start = rng.randrange(max(1, len(text) - 4))
        return text[start : start + rng.randint(2, 8)]
    words = text.split()
    start = rng.randrange(len(words))
    return " ".join(words[start : start + rng.randint(1, 5)])


def _moved(text: str, gold: str, language: str, rng: random.Random) -> str:
    """`gold` with a word more or less at one of its ends."""
    at = text.find(gold)
    if at < 0:
        return gold
    before, after = text[:at], text[at + len(gold) :]
    if language in UNSPACED:
        grown = before[-rng.randint(0, 3) :] + gold + after[: rng.randint(0, 3)]
        return grown if rng.random() < 0.6 or len(gold) < 4 else gold[rng.randint(0, 1) : -1]
    words = gold.split()
    if len(words) > 2 and rng.random() < 0.4:
        return " ".join(words[1:] if rng.random() < 0.5 else words[:-1])
    left, right = rng.randint(0, 2), rng.randint(0, 2)
    return " ".join([*(before.split()[-left:] if left else []), *words, *after.split()[:right]])


def _language(languages: set[str], rng: random.Random) -> str:
    some = sorted(languages)
    return rng.choices(some, [4 if one in ("en", "ar") else 1.5 if one in LANGUAGES else 1 for one in some])[0]


def _plausible(theirs: str, ours: str, language: str) -> bool:
    """Whether two aligned phrases can mean the same: alike in length and in digits, and no lone character."""
    if re.findall(r"\d+", theirs) != re.findall(r"\d+", ours) or (language in UNSPACED and len(ours) < 2):
        return False
    return 0.25 < max(1.0, token_guess(theirs)) / max(1.0, token_guess(ours)) < 4
