"""Trials as the span reader sees them, kept in a file: reading thousands takes an hour, a fit to them seconds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from qa.evaluation.trials import Trial
from qa.reader.base import Candidate, candidates
from qa.reader.model import SpanModel
from qa.reader.proposals import proposals
from qa.reader.spans import scores
from qa.reader.weighing import Scores
from qa.training.corpus import read_jsonl, writing_jsonl


@dataclass(frozen=True, slots=True)
class Draw:
    """A trial and what was read in it."""

    group: str
    """Of the article that the question is about: what is folded by."""
    pair: str
    answered: bool
    hard: bool
    scores: Scores
    right: tuple[bool, ...]
    """Whether a gold answer stands in the sentence of each span."""


def draw(model: SpanModel, trials: Iterable[Trial]) -> Iterator[Draw]:
    """Those of the trials in which anything could be read."""
    for trial in trials:
        question, language = trial.row.question, trial.row.question_language
        found = proposals(model, question, trial.hits)
        if found:
            yield Draw(
                trial.row.title,
                trial.pair,
                trial.answered,
                trial.hard,
                scores(found, candidates(trial.hits), question, language),
                tuple(_is_right(trial, one.sentence) for one in found),
            )


def _is_right(trial: Trial, one: Candidate) -> bool:
    """Whether a gold answer of the trial begins in the sentence."""
    inside = any(one.sentence.start <= start < one.sentence.end for _, start in trial.row.answers)
    return inside and one.hit.article.article_id == trial.gold


def save_draws(path: Path, draws: Iterable[Draw]) -> int:
    """Write them, one JSON object a line, gzipped; returns how many."""
    count = 0
    with writing_jsonl(path) as write_line:
        for one in draws:
            write_line(asdict(one))
            count += 1
    return count


def load_draws(paths: Sequence[Path]) -> list[Draw]:
    """All of some files."""
    return [_draw(item) for path in paths for item in read_jsonl(path)]


def _draw(item: dict[str, Any]) -> Draw:
    told = item["scores"]
    spans = tuple((margin, alone, passage) for margin, alone, passage in told["spans"])
    seen = Scores(spans, told["encoders"], tuple(told["sentences"]), tuple(told["unplaced"]))
    return Draw(**{**item, "scores": seen, "right": tuple(item["right"])})
