"""Questions across languages out of parallel sentences: a phrase of the sentence in one language is asked for, the
sentence in another language, among its neighbours, is the passage, and the aligned phrase is the answer.

Words are aligned by the packaged encoder itself: two tokens belong together when each is the other's nearest in a
middle layer.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from torch import Tensor

from qa.reader.model import SpanModel
from qa.training.alignment import token_vectors
from qa.training.corpus import read_jsonl, writing_jsonl
from qa.training.lexicon import QUESTION_WORDS

LANGUAGES = ("ar", "es", "zh", "fr", "de", "ru", "fa", "hi", "ja")
PHRASES_PER_SENTENCE = 3
_NUMBER = re.compile(r"[$€£]?\d[\d.,]*(?:\s?(?:%|percent|million|billion|thousand|trillion))?")
_DATE = re.compile(
    r"(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d{1,2})?(?:,? \d{4})?|\b(?:1[5-9]|20)\d\d\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
_NAME = re.compile(r"(?<![.!?“\"‘'] )(?<!^)\b[A-Z][\w’'-]+(?: (?:of |the |de )?[A-Z][\w’'-]+){0,4}")
_PHRASE = re.compile(r"\b(?:the|an?) ([a-z][\w-]+(?: [a-z][\w-]{3,})?)")


@dataclass(frozen=True, slots=True)
class Cloze:
    """A sentence in several languages with one phrase marked in each: `phrases[language]` is [start, end) of
    `sentences[language]`; `before` and `after` are the neighbouring sentences of the same text, where known."""

    kind: str
    sentences: dict[str, str]
    phrases: dict[str, tuple[int, int]]
    before: dict[str, str]
    after: dict[str, str]

    def words(self, language: str) -> str:
        """The phrase in a language."""
        return self.sentences[language][slice(*self.phrases[language])]


def _sentences(folder: Path) -> Iterator[tuple[str | None, dict[str, str]]]:
    """(document, sentence by language) of the news and travel sets."""
    for item in read_jsonl(folder / "ntrex.jsonl.gz"):
        yield item["doc"], {language: item[language].strip() for language in ("en", *LANGUAGES) if language in item}
    for item in read_jsonl(folder / "bitext_flores200_devtest.jsonl.gz"):
        yield None, {language: item["t"][language].strip() for language in ("en", *LANGUAGES) if language in item["t"]}


def _phrases(sentence: str, rng: random.Random) -> list[tuple[str, int, int]]:
    """(kind, start, end) of some phrases of an English sentence worth asking for, not overlapping."""
    found: list[tuple[str, int, int]] = []
    for kind, pattern in (("when", _DATE), ("how many", _NUMBER), ("name", _NAME), ("what", _PHRASE)):
        for match in pattern.finditer(sentence):
            a, b = match.span(match.lastindex or 0)
            while sentence[b - 1] in ".,’'":
                b -= 1
            if not any(a < end and b > start for _, start, end in found):
                found.append((kind, a, b))
    sharp = [item for item in found if item[0] != "what"]
    plain = [item for item in found if item[0] == "what"]
    rng.shuffle(sharp)
    rng.shuffle(plain)
    return (sharp[: PHRASES_PER_SENTENCE - 1] + plain)[:PHRASES_PER_SENTENCE]


def project(
    phrase: tuple[int, int],
    source: tuple[Tensor, list[tuple[int, int]]],
    target: tuple[Tensor, list[tuple[int, int]]],
    text: str,
) -> tuple[int, int] | None:
    """Where the phrase is in the other text; None when the alignment is not sure."""
    likeness = source[0] @ target[0].T
    there, back = likeness.argmax(1), likeness.argmax(0)
    tokens = {i for i, (a, b) in enumerate(source[1]) if b > phrase[0] and a < phrase[1]}
    sure = sorted(int(there[i]) for i in tokens if int(back[there[i]]) == i)
    if len(sure) * 2 < len(tokens) or not sure:
        return None
    first, last = sure[0], sure[-1]
    if last - first + 1 > 2 * len(tokens) + 2:
        return None
    inside = sum(int(back[j]) in tokens for j in range(first, last + 1))
    if inside * 3 < (last - first + 1) * 2:
        return None
    start, end = target[1][first][0], target[1][last][1]
    while start < end and text[start].isspace():
        start += 1
    while start > 0 and _joined(text[start - 1], text[start]):
        start -= 1
    while end < len(text) and _joined(text[end - 1], text[end]):
        end += 1
    return (start, end) if end - start <= 80 else None


def _joined(left: str, right: str) -> bool:
    """Whether two characters are of one word, in scripts that put spaces between words."""
    return left.isalnum() and right.isalnum() and not ("\u3040" <= right <= "\u9fff" or "\u3040" <= left <= "\u9fff")


def make_clozes(folder: Path, encoder: SpanModel, path: Path, seed: int) -> None:
    """Write the clozes of the parallel texts in `folder` to `path`, gzipped JSON lines. Takes some minutes."""
    rng = random.Random(seed)
    lines = list(_sentences(folder))
    with writing_jsonl(path) as write_line:
        for index, (document, texts) in enumerate(lines):
            phrases = _phrases(texts.get("en", ""), rng)
            languages = [language for language in LANGUAGES if texts.get(language)]
            if not phrases or not languages or len(texts["en"]) > 300:
                continue
            every = ["en", *languages]
            found = token_vectors(encoder, [texts[one] for one in every])
            vectors = dict(zip(every, found, strict=True))
            before, after = (_neighbour(lines, document, place) for place in (index - 1, index + 1))
            for kind, start, end in phrases:
                marked = {"en": (start, end)}
                for language in languages:
                    place = project((start, end), vectors["en"], vectors[language], texts[language])
                    if place is not None:
                        marked[language] = place
                if len(marked) > 1:
                    item = {"kind": kind, "sentences": texts, "phrases": marked, "before": before, "after": after}
                    write_line(item)


def _neighbour(lines: Sequence[tuple[str | None, dict[str, str]]], document: str | None, place: int) -> dict[str, str]:
    """The sentence at `place` when it is of the same document."""
    same = document is not None and 0 <= place < len(lines) and lines[place][0] == document
    return lines[place][1] if same else {}


def load_clozes(path: Path) -> list[Cloze]:
    """What `make_clozes` wrote."""
    return [
        Cloze(**{**item, "phrases": {language: (a, b) for language, (a, b) in item["phrases"].items()}})
        for item in read_jsonl(path)
    ]


def by_sentence(clozes: Iterable[Cloze]) -> dict[str, list[Cloze]]:
    """Those of each English sentence."""
    found: dict[str, list[Cloze]] = defaultdict(list)
    for cloze in clozes:
        found[cloze.sentences["en"]].append(cloze)
    return found


_KINDS: Mapping[str, Sequence[str]] = {
    "when": ("when",),
    "how many": ("how many", "how much"),
    "name": ("who", "what", "which", "where"),
    "what": ("what", "which"),
}


def ask(cloze: Cloze, language: str, rng: random.Random) -> str:
    """The cloze's sentence as a question in `language`: the phrase gives way to a question word, far words go."""
    text = cloze.sentences[language]
    start, end = cloze.phrases[language]
    word = rng.choice(_KINDS[cloze.kind])
    word = word if language == "en" else (rng.choice(QUESTION_WORDS.get(language, {}).get(word, ("",))) or word)
    before, after = text[:start].split(), text[end:].split()
    if language in {"zh", "ja"}:
        before, after = re.findall(r"[\w]{1,12}", text[:start]), re.findall(r"[\w]{1,12}", text[end:])
    joint = "" if language in {"zh", "ja"} else " "
    left, right = rng.randint(2, 9), rng.randint(2, 9)
    before, after = before[-left:], after[:right]
    mark = "؟" if language in {"ar", "fa", "ur"} else "？" if language in {"zh", "ja"} else "?"
    in_front = rng.random() < 0.4  # as questions have their question word in many languages
    parts = [word, *before, *after] if in_front else [*before, word, *after]
    question = joint.join(parts).strip(' .,،。，;:؛"“”«»')
    return question + (mark if rng.random() < 0.8 else "")
