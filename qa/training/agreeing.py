"""A question is to be read alike in every language: as the network, before it learns on, reads it in English or Arabic.

The same questions in many languages, as people translated them, over the passages that the packaged encoder has
nearest to them. Hardly any of those passages answers; but what in them would be the likeliest answer, and whether it is
one, the network says for every token, and that is what it is to say for the question's translations too.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from qa.reader.inputs import pad
from qa.reader.model import SpanModel
from qa.reader.net import SpanNet
from qa.training.batches import first_windows
from qa.training.corpus import held_out, read_jsonl, read_set
from qa.training.crops import crop
from qa.training.maker.passages import HELD_OUT_OF
from qa.training.maker.texts import documents, text_of
from qa.training.maker.texts import windows as runs
from qa.training.nearest import LONGEST, encode

FILES = {"questions_mintaka_dev": 4, "questions_qald": 3, "questions_tatoeba": 3}
"""How often one of each is drawn."""
READ = {"en": 4, "ar": 4, "es": 1, "zh": 1, "fr": 1, "ru": 1}
SETS = ("qed_en", "arcd_ar", "tydiqa_goldp")
RUNS, CONTEXTS, TOKENS = 1_200, 2_500, 100
"""Passages of each language out of the parallel texts and out of SETS, and about how long those of SETS are."""
NEAREST, QUESTIONS, TRANSLATIONS = 6, 8, 3
_ASKS = re.compile(r"(who|whom|whose|what|when|where|which|how \w+)\b", re.IGNORECASE)


class Agreeing:
    """Parallel questions, their nearest passages, and the network whose reading of the first is the one to have."""

    def __init__(self, teacher: SpanNet, encoder: SpanModel, data: Path, seed: int) -> None:
        """`encoder`: the packaged one, untrained. Encodes some ten thousand passages, which takes minutes."""
        self._teacher, self._encoder, self._seed = teacher, encoder, seed
        self._questions = {file: _questions(data / "parallel" / f"{file}.jsonl.gz") for file in FILES}
        every = [one for some in self._questions.values() for one in some]
        asked = encode(encoder, [one[_first(one)] for one in every], query=True)
        self._passages = _passages(data, random.Random(seed))
        self._near: dict[tuple[str, str], list[int]] = {}
        for language, texts in self._passages.items():
            scores = torch.from_numpy(asked @ encode(encoder, texts, query=False).T)
            for one, places in zip(every, scores.topk(min(NEAREST, len(texts))).indices.tolist(), strict=True):
                self._near[one[_first(one)], language] = places

    def loss(self, net: SpanNet, index: int) -> Tensor:
        """Mean divergence of the readings of the `index`-th questions' translations from that of the first ones."""
        rng = random.Random(f"{self._seed}/{index}")
        first: list[tuple[str, str, str]] = []
        others, owners = [], []
        for file in rng.choices(list(FILES), list(FILES.values()), k=QUESTIONS):
            one = rng.choice(self._questions[file])
            read = rng.choices(list(self._passages), [READ[language] for language in self._passages])[0]
            question = one[_first(one)]
            text = self._passages[read][rng.choice(self._near[question, read])]
            rest = sorted(set(one) - {_first(one)})
            for language in rng.sample(rest, min(len(rest), TRANSLATIONS)):
                owners.append(len(first))
                others.append((one[language], "", text))
            first.append((question, "", text))
        with torch.inference_mode():
            wanted = self._read(self._teacher, first)
        found = self._read(net, others)
        pairs = [(wanted[owner], row) for owner, row in zip(owners, found, strict=True)]
        return torch.stack([_apart(theirs, ours) for theirs, ours in pairs if theirs.shape == ours.shape]).mean()

    def _read(self, net: SpanNet, asked: Sequence[tuple[str, str, str]]) -> list[Tensor]:
        """Logits (1 + text tokens, 2) of each: "not here", then its text."""
        firsts = first_windows(self._encoder.tokenizer, asked, LONGEST)
        ids, real, question = pad(firsts)
        logits = net(self._encoder.embeddings(ids).to(next(net.parameters()).dtype), real, question)
        return [
            torch.cat([logits[row, :1], logits[row, one.text_at : one.text_at + len(one.offsets)]])
            for row, one in enumerate(firsts)
        ]


def _apart(wanted: Tensor, found: Tensor) -> Tensor:
    """Divergence of two readings (1 + text tokens, 2): of all, and of where in the text alone."""
    parts = [
        functional.kl_div(found[at:].log_softmax(0), wanted[at:].log_softmax(0), reduction="sum", log_target=True)
        for at in (0, 1)
    ]
    return parts[0] + parts[1]


def _questions(path: Path) -> list[dict[str, str]]:
    """Questions that ask for something, each in two or more languages, one of them English or Arabic."""
    found = ({language: text.strip() for language, text in item["q"].items()} for item in read_jsonl(path))
    return [
        one
        for one in found
        if len(one) > 1 and (_ASKS.match(one["en"]) if "en" in one else "ar" in one) and all(one.values())
    ]


def _first(question: dict[str, str]) -> str:
    return "en" if "en" in question else "ar"


def _passages(data: Path, rng: random.Random) -> dict[str, list[str]]:
    """Passages of each language of READ; those of texts and contexts kept aside are not among them."""
    found: dict[str, list[str]] = {}
    texts = [one for one in documents(data / "parallel") if not held_out(one.name, HELD_OUT_OF)]
    for language in READ:
        some = [text_of(one, language, range(*lines)) for one in texts for lines in runs(one, language)]
        if some:
            found[language] = rng.sample(some, min(len(some), RUNS))
    contexts: dict[str, set[str]] = defaultdict(set)
    for source in SETS:
        for row in read_set(data, source):
            if row.context_language in READ and not held_out(row.context):
                contexts[row.context_language].add(row.context)
    for language, every in contexts.items():
        for text in rng.sample(sorted(every), min(len(every), CONTEXTS)):
            start, end = crop(text, None, TOKENS, rng)
            found.setdefault(language, []).append(text[start:end])
    return found
