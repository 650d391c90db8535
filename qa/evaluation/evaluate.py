"""How good the assistant is, on questions with known answers: retrieval, reading, and the whole path.

Each function returns plain data for JSON. Rates are 0 to 1, times milliseconds.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from embeddings.encoder import Encoder
from qa.assistant import Assistant
from qa.errors import MaqalError
from qa.evaluation.pool import Example, Pool, library_of
from qa.evaluation.rows import read_rows
from qa.metrics import auroc, balanced_accuracy, best_f1, exact, percentile
from qa.reader import Reader
from qa.second_reader import load_second_reader
from qa.settings import Settings
from qa.types import Answer, Span

Progress = Callable[[int, int], None]


def _distinct(examples: Sequence[Example]) -> list[tuple[str, str, str]]:
    return list(dict.fromkeys((one.title, one.context, one.context_language) for one in examples))


def retrieval(encoder: Encoder, examples: Sequence[Example], distractors: Sequence[Example]) -> dict[str, Any]:
    """Whether the context that a question was asked of is found among all contexts of the files.

    `recall`: of contexts, by the vectors of their passages, which is what the encoder does alone; `found`: of passages,
    as the assistant ranks them. A distractor of the question's own title is passed over: it may be the same text in
    another language.
    """
    contexts = _distinct(examples)
    pool = Pool(encoder, list(dict.fromkeys([*contexts, *_distinct(distractors)])))
    place = {article.text: number for number, article in enumerate(pool.articles)}
    ranks, found, times = [], [], []
    for one in examples:
        others = {n for n, article in enumerate(pool.articles) if n < len(contexts) or article.title != one.title}
        start = time.perf_counter()
        vector = encoder.encode_queries([one.question], languages=[one.question_language])[0]
        order = pool.rank(vector)
        times.append((time.perf_counter() - start) * 1000)
        ranks.append(1 + sum(n in others for n in order[: order.index(place[one.context])]))
        hits = pool.hits(one.question, vector, 8, others)
        found.append([hit.article.text == one.context for hit in hits])
    return {
        "mode": "retrieval",
        "questions": len(examples),
        "contexts": len(pool.articles),
        **{f"recall@{k}": round(fmean(rank <= k for rank in ranks), 4) for k in (1, 5, 10)},
        **{f"found@{k}": round(fmean(any(right[:k]) for right in found), 4) for k in (1, 5, 8)},
        "mrr@10": round(fmean(1 / rank if rank <= 10 else 0 for rank in ranks), 4),
        "encoder": encoder.identity,
        **_latency(times),
    }


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of a question."""

    f1: float
    exact: bool
    answerable: bool
    accepted: bool
    confidence: float
    milliseconds: float


def _outcome(one: Example, spans: Sequence[Span], accepted: bool, confidence: float, milliseconds: float) -> _Outcome:
    golds, language = [gold for gold, _ in one.answers], one.context_language
    shown = spans[0].text if spans and (accepted or golds) else ""
    right = any(exact(shown, gold, language) for gold in golds) if golds else not shown
    return _Outcome(best_f1(shown, golds, language), right, bool(golds), accepted, confidence, milliseconds)


def _figures(outcomes: Sequence[_Outcome]) -> dict[str, Any]:
    answerable = [one.answerable for one in outcomes]
    area = auroc([one.confidence for one in outcomes], answerable)
    balance = balanced_accuracy([one.accepted for one in outcomes], answerable)
    return {
        "questions": len(outcomes),
        "answerable": sum(answerable),
        "f1": round(fmean(one.f1 for one in outcomes), 4),
        "exact": round(fmean(one.exact for one in outcomes), 4),
        **({} if area is None else {"auroc": round(area, 4)}),
        **({} if balance is None else {"balanced_accuracy": round(balance, 4)}),
        **_latency([one.milliseconds for one in outcomes]),
    }


def reading(
    encoder: Encoder, reader: Reader, examples: Sequence[Example], threshold: float | None = None
) -> dict[str, Any]:
    """The reader over each question's own context. An unanswerable question counts as right when it is refused.

    `threshold`: of confidence, the reader's own by default.
    """
    outcomes = []
    least = reader.threshold if threshold is None else threshold
    pool = Pool(encoder, _distinct(examples))
    place = {article.text: number for number, article in enumerate(pool.articles)}
    for one in examples:
        start = time.perf_counter()
        vector = encoder.encode_queries([one.question], languages=[one.question_language])[0]
        result = reader.read(
            one.question,
            one.question_language,
            pool.hits(one.question, vector, len(pool.passages), {place[one.context]}),
        )
        elapsed = (time.perf_counter() - start) * 1000
        accepted = result.confidence >= least
        outcomes.append(_outcome(one, result.spans, accepted, result.confidence, elapsed))
    return {"mode": "reader", "reader": reader.name, **_figures(outcomes)}


def end_to_end(
    encoder: Encoder, reader: Reader, examples: Sequence[Example], settings: Settings, progress: Progress | None
) -> dict[str, Any]:
    """The contexts become articles of a library of their own, then every question is asked of all of them.

    Citation precision: share of the citations in which a gold answer stands, so none of an unanswerable question's;
    recall: share of the answerable questions with at least one such citation. A question without an answer in its own
    context counts as unanswerable.
    """
    outcomes, cited_right, gold_cited = [], [], []
    broken = 0
    with library_of(encoder, _distinct(examples)) as library:
        texts = {article.article_id: article.text for article in library.articles()}
        second = load_second_reader(settings.second_reader)
        assistant = Assistant(library, encoder, reader, settings, second=second)
        for number, one in enumerate(examples):
            answer = assistant.ask(one.question)
            accepted = answer.status == "answered"
            outcomes.append(_outcome(one, answer.spans, accepted, answer.confidence, answer.timings_ms["total"]))
            broken += sum(cited.quote != texts[cited.article_id][cited.start : cited.end] for cited in answer.citations)
            right = [_cites(one, texts[cited.article_id], cited.start, cited.end) for cited in answer.citations]
            cited_right += right
            if one.answers:
                gold_cited.append(any(right))
            if progress:
                progress(number + 1, len(examples))
    return {
        "mode": "end-to-end",
        "reader": reader.name,
        **_figures(outcomes),
        "citation_precision": round(fmean(cited_right), 4) if cited_right else None,
        "citation_recall": round(fmean(gold_cited), 4) if gold_cited else None,
        "citations": len(cited_right),
        "broken_citations": broken,
    }


def _cites(one: Example, text: str, start: int, end: int) -> bool:
    shift = text.find(one.context)  # the title may stand before the context in the stored article
    return shift >= 0 and any(start <= shift + at < end for _, at in one.answers)


def read_seeds(file: Path) -> list[dict[str, Any]]:
    """Rows for `seeds`. MaqalError: the file has no such rows, or only of one kind."""
    rows = read_rows(file, ("id", "question", "sentence", "answers", "kind"))
    if len({row["kind"] == "answerable" for row in rows}) == 1:
        raise MaqalError(f"{file} needs answerable questions and others; see `maqal eval --help`")
    return rows


def seeds(assistant: Assistant, rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The questions about `seeds/`: right sentence among the citations, unanswerable ones refused, by language."""
    outcomes = []
    for row in rows:
        answer = assistant.ask(row["question"])
        outcomes.append(
            {
                **row,
                "right": seed_right(row, answer),
                "spans": [_seed_span(row, span) for span in answer.spans],
                "answered": answer.status == "answered",
                "quotes": [cited.quote for cited in answer.citations],
                "confidence": answer.confidence,
            }
        )
    answerable = [one for one in outcomes if one["kind"] == "answerable"]
    others = [one for one in outcomes if one["kind"] != "answerable"]
    return {
        "mode": "seeds",
        "answerable": len(answerable),
        "right_sentence_cited": round(fmean(one["right"] for one in answerable), 4),
        "right_span": round(fmean(any(one["spans"]) for one in answerable), 4),
        "right_span_first": round(fmean(any(one["spans"][:1]) for one in answerable), 4),
        "citations_an_answer": round(fmean(len(one["quotes"]) for one in outcomes if one["answered"]), 2),
        "unanswerable": len(others),
        "refused": round(fmean(not one["answered"] for one in others), 4),
        **{
            f"refused_{kind}": round(fmean(not one["answered"] for one in others if one["kind"] == kind), 4)
            for kind in sorted({one["kind"] for one in others})
        },
        "auroc": auroc([one["confidence"] for one in outcomes], [one["kind"] == "answerable" for one in outcomes]),
        "wrong": [
            {key: one[key] for key in ("id", "question", "confidence", "quotes")}
            for one in outcomes
            if (one["kind"] == "answerable" and not one["right"]) or (one["kind"] != "answerable" and one["answered"])
        ],
    }


def seed_right(row: dict[str, Any], answer: Answer) -> bool:
    """Whether a sentence that answers the question of a row of `seeds/` is among the citations."""
    gold = row["sentence"] if isinstance(row["sentence"], list) else [row["sentence"]]
    return any(sentence and sentence in cited.quote for sentence in gold for cited in answer.citations)


def _seed_span(row: dict[str, Any], span: Span) -> bool:
    """Whether the span and a gold answer, both Arabic, have most of their words in common: F1 of a half at least."""
    return best_f1(span.text, row["answers"], "ar") >= 0.5


def _latency(times: Sequence[float]) -> dict[str, float]:
    return {"p50_ms": round(percentile(times, 0.5), 1), "p95_ms": round(percentile(times, 0.95), 1)} if times else {}
