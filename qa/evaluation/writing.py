"""How good the written answers are: quoting with glosses, a language model unchecked, and the same model checked.

    python -m qa.evaluation.writing --data DATA [--writer packaged] [--every 5] [--first 0] [--misses]

The parallel questions in DATA/qa/dev over their own paragraph in another language, from those articles that no writer
was trained on; the answer is to be in the question's language, and its F1 is against that language's gold answer.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median
from typing import Any

import regex

from embeddings.encoder import Encoder, load_encoder
from qa.cite import cite
from qa.evaluation.pool import Pool
from qa.evidence.agreement import best_span
from qa.gloss import glossed
from qa.metrics import f1
from qa.reader import Reader, load_reader
from qa.spelling import spelled
from qa.training.corpus import print_line
from qa.training.writer.parallel import Fact, facts
from qa.types import Answer, Hit, Span
from qa.write import write
from qa.writing.check import Check
from qa.writing.compose import compose
from qa.writing.judge import load_judge
from qa.writing.language_model import LanguageModel, Stop, Sureness
from qa.writing.models import load_writer
from qa.writing.prompt import Prompt
from qa.writing.stream import parsed
from qa.writing.tongue import in_language

PAIRS = (("en", "ar"), ("en", "es"), ("en", "zh"), ("ar", "en"), ("ar", "es"), ("ar", "zh"), ("en", "en"))
"""Asked in the first, read in the second."""
WRONG = 0.3
"""F1 below which an answer is called wrong."""
_MARKS = regex.compile(r"\s*\[\d+\]")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question, answered three ways; `written` is empty where nothing that the model wrote is supported."""

    question: str
    gold: str
    quoted: str
    unchecked: str
    written: str
    marked: tuple[bool, ...]
    """Whether the gold answer stands in each sentence that a mark of the written answer is for."""
    cited: tuple[bool, ...]
    """Whether it stands in each citation of the whole answer."""
    milliseconds: float


class Remembering:
    """A model that is asked once and says what it said."""

    def __init__(self, model: LanguageModel) -> None:
        self._model, self.name, self.text = model, model.name, ""
        self.sure: float | None = None

    def generate(self, prompt: Prompt, stop: Stop) -> Iterator[str | Sureness]:
        for piece in self._model.generate(prompt, stop):
            if isinstance(piece, str):
                self.text += piece
            else:
                self.sure = piece.probability
            yield piece


def outcomes(
    encoder: Encoder, reader: Reader, model: LanguageModel, some: Sequence[Fact], asked: str, read: str
) -> Iterator[Outcome]:
    """Each of the facts, its own paragraph given."""
    contexts = sorted({(one.title.replace("_", " "), one.contexts[read], read) for one in some})
    pool = Pool(encoder, contexts)
    place = {text: number for number, (_, text, _) in enumerate(contexts)}
    check = Check(lambda texts, languages: encoder.encode_passages(texts, languages=languages), load_judge())
    for one in some:
        vector = encoder.encode_queries([one.questions[asked]], languages=[asked])[0]
        hits = pool.hits(one.questions[asked], vector, len(pool.passages), {place[one.contexts[read]]})
        answer = _quoted(reader, one.questions[asked], asked, hits)
        start, end = one.answers[read]
        started = time.perf_counter()
        said = Remembering(model)
        whole = compose(
            said,
            check,
            answer,
            hits,
            _shown(one.questions[asked], asked, hits),
            _confidence(reader, one.questions[asked], asked),
            0.0,
        )
        elapsed = (time.perf_counter() - started) * 1000
        line = whole.answer.removesuffix(write(asked, whole.citations, whole.spans))
        right = [cited.start <= start and end <= cited.end for cited in whole.citations]
        quoted, short = (_short(each) for each in (answer, whole))
        marked = [right[number - 1] for number in _marked(line, whole)]
        yield Outcome(
            one.questions[asked], one.answer(asked), quoted, _unchecked(said.text, len(hits) * 9, asked),
            _MARKS.sub("", line).strip("\u200f\n ") or (short if whole.models["writer"] else ""),
            tuple(marked), tuple(right), elapsed,
        )  # fmt: skip


def _quoted(reader: Reader, question: str, language: str, hits: Sequence[Hit]) -> Answer:
    reading = reader.read(question, language, hits)
    cited = cite(_shown(question, language, hits)(reading.spans), hits)
    text = write(language, cited.citations, cited.spans)
    return Answer(
        question, language, "answered", text, language, reading.confidence, cited.spans, cited.citations,
        models={"writer": None},
    )  # fmt: skip


def _marked(line: str, answer: Answer) -> list[int]:
    """The numbers of the citations that the written line is for, or the short answer where that says it."""
    best = best_span(answer.spans)
    short = [one.n for one in answer.citations if best and best.begins_in(one)] if answer.models["writer"] else []
    return [int(mark) for mark in dict.fromkeys(regex.findall(r"\[(\d+)\]", line))] or short


def _short(answer: Answer) -> str:
    """The short answer of the quoting writer, in the asker's language or letters where it has it so."""
    best = best_span(answer.spans)
    return (best.gloss or best.spelled or best.text) if best else ""


def _shown(question: str, language: str, hits: Sequence[Hit]) -> Callable[[Sequence[Span]], Sequence[Span]]:
    languages = {hit.article.article_id: hit.article.language for hit in hits}
    return lambda spans: spelled(glossed(spans, languages, language), languages, question, language)


def _confidence(reader: Reader, question: str, language: str) -> Callable[[Hit], float]:
    return lambda hit: reader.read(question, language, [hit]).confidence


def _unchecked(text: str, count: int, language: str) -> str:
    """The first sentence of what the model said."""
    found = parsed(text, count, language)
    return found[0].text if found else ""


def figures(found: Sequence[Outcome], language: str) -> dict[str, Any]:
    """Checked: the written answer where it is supported, and the quoting writer's where not."""

    def scores(texts: Iterator[str]) -> float:
        return round(100 * fmean(f1(text, one.gold, language) for text, one in zip(texts, found, strict=True)), 1)

    written = [one for one in found if one.written]
    passed = [one for one in written if f1(one.written, one.gold, language) < WRONG]
    said = [one for one in found if one.unchecked]
    marks = [mark for one in written for mark in one.marked]
    return {
        "questions": len(found),
        "f1_quoting": scores(one.quoted for one in found),
        "f1_unchecked": scores(one.unchecked or one.quoted for one in found),
        "f1_checked": scores(one.written or one.quoted for one in found),
        "replaced_by_quotes": round(1 - len(written) / len(found), 3),
        "wrong_and_shown": round(len(passed) / len(found), 3),
        "wrong_language": round(fmean(not in_language(one.written, language) for one in found), 3),
        "wrong_language_unchecked": round(
            sum(not in_language(one.unchecked, language) for one in said) / len(found), 3
        ),
        "right_of_written_marks": round(fmean(marks), 3) if marks else None,
        "right_of_all_citations": round(fmean(right for one in found for right in one.cited), 3),
        "questions_with_a_right_citation": round(fmean(any(one.cited) for one in found), 3),
        "written_ms_p50": round(median(one.milliseconds for one in found)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m qa.evaluation.writing", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with qa/dev/xquad_*.jsonl.gz")
    parser.add_argument("--writer", default="packaged", help="as in MAQAL_WRITER")
    parser.add_argument("--every", type=int, default=5, help="every so manieth question")
    parser.add_argument("--first", type=int, default=0, help="from which question on")
    parser.add_argument("--misses", action="store_true", help="list the wrong answers that were shown")
    given = parser.parse_args()
    model = load_writer(given.writer)
    if model is None:
        parser.error("quoting is measured beside every model; name one")
    encoder, reader = load_encoder("packaged"), load_reader("packaged")
    _, validation = facts(given.data / "qa" / "dev")
    for asked, read in PAIRS:
        found = list(outcomes(encoder, reader, model, validation[given.first :: given.every], asked, read))
        print_line({"asked": asked, "read": read, **figures(found, asked)})
        for one in found:
            if given.misses and one.written and f1(one.written, one.gold, asked) < WRONG:
                print_line({"question": one.question, "gold": one.gold, "quoted": one.quoted, "written": one.written})


if __name__ == "__main__":
    main()
