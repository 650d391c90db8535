"""Endless samples for the maker of questions: a text, and questions with their answers after it, in one language."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from qa.training.corpus import Row, by_context
from qa.training.crops import crop
from qa.training.writer.batches import Text
from qa.writing.prompt import one_line

ASK = "Answer:"
"""Asks for one more answer and its question."""
_QUESTION = "Question:"
QUESTIONS, TOKENS = 6, (30, 150)
COUNTED = 6000
LONGEST_ANSWER = 70
"""Characters."""
SETS = {
    "arcd_ar": 6, "tydiqa_goldp": 9, "qamr_en": 4, "qed_en": 3, "drcd_zh": 3, "cmrc2018_zh": 2, "jaquad_ja": 3,
    "jsquad_ja": 1, "pquad_fa": 3, "piaf_fr": 4, "enelpi_tr": 2, "norquad_no": 2, "heq_he": 2, "faquad_pt": 1.5,
    "mlqa_de_dev": 2, "tydiqa_id_train": 1, "facqa_id": 1, "iapp_th": 1,
}  # fmt: skip


def asked(answer: str, question: str) -> str:
    """What the model is to write after ASK."""
    return f" {one_line(answer)}\n{_QUESTION} {one_line(question)}\n"


def read(text: str) -> tuple[str, str] | None:
    """(answer, question) of what the model wrote; None when it is not of that form."""
    lines = text.split("\n")
    if len(lines) < 3 or not lines[1].startswith(_QUESTION):
        return None
    answer, question = lines[0].strip(), lines[1].removeprefix(_QUESTION).strip()
    return (answer, question) if answer and len(question) > 5 else None


class Sampler:
    """Draws texts from the sets of SETS; the n-th depends on the seed and n alone."""

    def __init__(self, data: Path, seed: int) -> None:
        self.seed = seed
        self._contexts: dict[str, dict[str, list[list[Row]]]] = {}
        for source in SETS:
            languages: dict[str, list[list[Row]]] = defaultdict(list)
            for rows in by_context(data, source):
                rows = [row for row in rows if row.answers and len(row.context) < 12_000]
                if rows:
                    languages[rows[0].context_language].append(rows)
            self._contexts[source] = languages

    def __getitem__(self, index: int) -> Text:
        rng = random.Random(f"{self.seed}/{index}")
        languages = self._contexts[rng.choices(list(SETS), list(SETS.values()))[0]]
        names = sorted(languages)
        weights = [len(languages[name]) ** 0.5 * (3 if name == "ar" else 1) for name in names]
        rows = rng.choice(languages[rng.choices(names, weights)[0]])
        main = rng.choice(rows)
        start, end = crop(main.context, main.answers[0], rng.randint(*TOKENS), rng)
        turns = []
        for row in rng.sample(rows, len(rows)):
            a, b = rng.choice(row.answers)
            if start <= a and b <= end and b - a <= LONGEST_ANSWER:
                turns.append((ASK, asked(row.context[a:b], row.question)))
        if not turns:
            return self[index + 1_000_003]
        return Text(one_line(main.context[start:end]) + "\n", tuple(turns[:QUESTIONS]))


def written_ids(draws: Sampler, tokenizer: Tokenizer) -> Tensor:
    """The ids that a few thousand draws are made of, rising: nearly all that is ever to be written."""
    texts = (draws[index] for index in range(COUNTED))
    parts = [part for one in texts for part in (one.shared, *(follows for _, follows in one.turns))]
    return torch.tensor(sorted({id for one in tokenizer.encode_batch(parts) for id in one.ids}))
