"""The quoted answer -> the same answer with what a language model wrote in front of it, as far as that is supported.

    The next meeting will be held in Baghdad. [1]
    The articles say:
    “… سيعقد في العاصمة العراقية بغداد».” [1] — شبكة اخبار العراق, 18 June 2024

Everything that was quoted stays; what the model cites comes first. Whatever goes wrong, the quoted answer stands.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from qa.cite import cite
from qa.errors import WriterError
from qa.evidence.agreement import Standing, best_span, standings
from qa.reader.base import candidates
from qa.show import RIGHT_TO_LEFT
from qa.text.word_tables import table_code
from qa.types import Answer, Citation, Hit, Sentence, Span
from qa.write import FSI, PDI, RLM, write
from qa.writing.check import SURE, Check, Checked
from qa.writing.features import Given
from qa.writing.language_model import LanguageModel, Stop, Sureness
from qa.writing.own_words import own_words
from qa.writing.prompt import Prompt, fitting
from qa.writing.stream import Written, parsed, thought_end
from qa.writing.tongue import in_language
from qa.writing.waiting import Cut

OTHERS = 3
"""Sentences that were read and not quoted, shown to the model beside the quoted ones."""
MOST = 3
"""Sentences of a written answer."""
_LONGEST, _LONGEST_THOUGHT = 1_500, 20_000
"""Characters of an answer behind a thought, and of all that a model writes."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that the model is given; `citation` where the quoting writer quotes it."""

    hit: Hit
    sentence: Sentence
    citation: Citation | None
    given: Given

    def alone(self) -> Hit:
        """The sentence as if it were all that was found."""
        found = self.hit.keeping([self.hit.passage.sentences.index(self.sentence)])
        assert found is not None
        return found

    def cited(self, support: float, hits: Sequence[Hit]) -> Citation:
        """As it was quoted, or as a citation of its own."""
        whole = Span.of(self.hit.article, self.sentence.start, self.sentence.end, support)
        return self.citation or cite([whole], hits).citations[0]


def compose(
    model: LanguageModel,
    check: Check,
    answer: Answer,
    hits: Sequence[Hit],
    shown: Callable[[Sequence[Span]], Sequence[Span]],
    confidence: Callable[[Hit], float],
    threshold: float,
    stop: Stop = lambda: False,
) -> Answer:
    """`answer` is the quoted one, made from `hits`; `shown(spans)`: as its spans are shown, with their glosses.

    `confidence(hit)`: the reader's, that a sentence answers the question; one that is not quoted is cited only where it
    reaches `threshold`. Never raises for what the model does: the quoted answer comes back, and its notice says why.
    """
    found = evidence(answer, hits)
    best = best_span(answer.spans)
    language = answer.answer_language
    question = answer.understood or answer.question
    prompt = Prompt(question, language, tuple(one.given.text for one in found), best.text if best else None)
    written = _written(model, prompt, answer, stop)
    if isinstance(written, Answer):
        return written
    taken = _reread(answer, question, found, written, hits, shown)
    found = tuple(_evidence(taken, one.hit, one.sentence) for one in found)
    sure: dict[int, float] = {}

    def answers(number: int) -> bool:
        one = found[number - 1]
        if number not in sure:
            sure[number] = one.citation.support if one.citation else confidence(one.alone())
        return one.citation is not None or sure[number] >= threshold

    agreeing = _agreeing(taken)

    def agrees(number: int) -> bool:
        return found[number - 1].citation in agreeing

    supported = check.sentences(written, language, [one.given for one in found], question, answers, agrees)
    if not supported:
        return replace(
            answer, notice=f"nothing that the writer ({model.name}) wrote is borne out by the sentences that answer"
        )
    told = taken.answer.split("\n")[0]
    if all(f"{FSI}{one.text.rstrip(' .')}{PDI}" in told for one in supported):
        # Nothing but what the short answer says.
        return replace(taken, models={**answer.models, "writer": model.name})
    return _with(taken, supported, found, sure, hits, model.name)


def _written(model: LanguageModel, prompt: Prompt, answer: Answer, stop: Stop) -> list[Written] | Answer:
    """What the model writes; where that is nothing, the quoted answer with a notice that says why."""
    try:
        written = draft(model, prompt, stop)
    except WriterError as error:
        return replace(answer, notice=str(error))
    except Exception:
        _log.exception("the writer failed")
        return replace(answer, notice=f"the writer ({model.name}) failed; the log says why")
    if stop():
        return answer
    if not any(in_language(one.text, prompt.language) for one in written):
        return replace(answer, notice=f"the writer ({model.name}) wrote no sentence that can be shown")
    return written


def evidence(answer: Answer, hits: Sequence[Hit]) -> tuple[Evidence, ...]:
    """The quoted sentences, then the best of the others that were read; each once, as many as fit."""
    found: list[Evidence] = []
    for candidate in candidates(hits):
        one = _evidence(answer, candidate.hit, candidate.sentence)
        known = [each.given.text for each in found]
        full = sum(each.citation is None for each in found) == OTHERS
        if one.citation is None and (one.sentence.correction or one.given.text in known or full):
            continue
        found.append(one)
    found.sort(key=lambda one: one.citation.n if one.citation else len(answer.citations) + 1)
    return tuple(found[: fitting([one.given.text for one in found])])


def _evidence(answer: Answer, hit: Hit, sentence: Sentence) -> Evidence:
    article = hit.article
    place = article.article_id, article.revision, sentence.start
    citation = next((one for one in answer.citations if one.place == place), None)
    best = best_span([span for span in answer.spans if citation and _within(span, citation)])
    words = (best.text, best.gloss or "", best.spelled or "") if best else ()
    return Evidence(hit, sentence, citation, Given(article.words(sentence), article.language, *words))


def draft(model: LanguageModel, prompt: Prompt, stop: Stop) -> list[Written]:
    """What the model writes, unchecked: at most the first `MOST` sentences; of an endless answer its beginning."""
    said = ""
    begun = 0  # where the answer does, behind a thought; before one ends nothing tells the two apart
    cut = True
    sure: float | None = None
    stream = model.generate(prompt, stop)
    with suppress(Cut):
        for piece in stream:
            if isinstance(piece, Sureness):
                sure = piece.probability
                continue
            said += piece
            begun = thought_end(said, len(said) - len(piece)) or begun
            if len(said) > _LONGEST_THOUGHT or (begun and len(said) - begun > _LONGEST):
                break
        else:
            cut = False
    if close := getattr(stream, "close", None):
        close()  # a model that still writes ends here, not when somebody collects garbage
    return [replace(one, sure=sure) for one in parsed(said, len(prompt.sentences), prompt.language, cut)[:MOST]]


def _reread(
    answer: Answer,
    question: str,
    found: Sequence[Evidence],
    written: Sequence[Written],
    hits: Sequence[Hit],
    shown: Callable[[Sequence[Span]], Sequence[Span]],
) -> Answer:
    """The quoted answer with the words that a sure model copied from its best sentence in place of the reader's.

    As it is where there are none, the model does not tell how sure it is, or all of the sentence answers.
    """
    best = best_span(answer.spans)
    for one in written:
        held = found[one.cited[0] - 1] if one.cited and one.sure is not None and one.sure >= SURE else None
        if best is None or held is None or held.citation is None or not _within(best, held.citation):
            continue
        own = own_words(one.text, held.hit.article, held.sentence, best, question, answer.question_language)
        if own is None or own.text == best.text or best.text == held.given.text:
            continue
        cited = cite(shown([own if span is best else span for span in answer.spans]), hits)
        if cited.citations:
            text = write(answer.answer_language, cited.citations, cited.spans)
            return replace(answer, answer=text, spans=cited.spans, citations=cited.citations)
    return answer


def _agreeing(answer: Answer) -> list[Citation]:
    """What the best answer stands in, here or in another article."""
    stands = standings(answer.citations, answer.spans)
    return [one for one, how in zip(answer.citations, stands, strict=True) if how <= Standing.SAME]


def _within(span: Span, citation: Citation) -> bool:
    return span.same_revision(citation) and citation.start <= span.start and span.end <= citation.end


def _with(
    answer: Answer,
    shown: Sequence[Checked],
    found: Sequence[Evidence],
    sure: dict[int, float],
    hits: Sequence[Hit],
    name: str,
) -> Answer:
    marked = list(dict.fromkeys(number for one in shown for number in one.cited))
    first = [found[number - 1].cited(sure.get(number, 0.0), hits) for number in marked]
    places = {one.place for one in first}
    every = [*first, *(one for one in answer.citations if one.place not in places)]
    # In the order of how they stand to the best answer, which the headings of the quotes go by.
    order = [place for _, place in sorted(zip(standings(every, answer.spans), range(len(every)), strict=True))]
    citations = [replace(every[place], n=n) for n, place in enumerate(order, 1)]
    numbers = {number: order.index(place) + 1 for place, number in enumerate(marked)}
    lead = RLM if table_code(answer.answer_language) in RIGHT_TO_LEFT else ""
    line = " ".join(f"{one.text} {''.join(f'[{numbers[number]}]' for number in one.cited)}" for one in shown)
    return replace(
        answer,
        answer=f"{lead}{line}\n{write(answer.answer_language, citations, answer.spans)}",
        citations=tuple(citations),
        models={**answer.models, "writer": name},
    )
