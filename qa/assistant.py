"""The ask path: question -> vector -> hits -> spans -> citations -> answer.

The stages know nothing of each other. Besides this one only `qa.search`, `qa.writing.compose` and `qa.evaluation` call
more than one of them.

Python use:

    from qa.assistant import Assistant
    from qa.settings import Settings

    with Assistant.open(Settings.load()) as assistant:
        print(assistant.ask("where will the next meeting be held?").answer)
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from embeddings.encoder import Encoder, load_encoder
from embeddings.errors import EmbeddingError
from qa.articles.language import written_form
from qa.cite import Cited, cite
from qa.errors import LibraryError, WriterError
from qa.evidence.agreement import best_span
from qa.evidence.context import in_context
from qa.evidence.fact_checks import is_claim
from qa.evidence.fit import fit
from qa.evidence.mentions import mentioned, named
from qa.evidence.readable import readable, without_others
from qa.evidence.repeated import short_answers, unrepeated
from qa.evidence.talked_of import of_its_place, rather_there, there_first
from qa.evidence.undisputed import undisputed
from qa.followup import Asked, Wording, doubted, fuller_wins, turns, wordings
from qa.gloss import glossed
from qa.library import Library
from qa.nearest import nearest
from qa.overview import overview_of
from qa.question import checked, nothing_fits
from qa.question.asked_for import of_all, overview
from qa.question.language import question_language
from qa.reader import Reader, Reading, load_reader
from qa.retrieve import retrieve, retrieve_of
from qa.second_reader import SecondReader, load_second_reader, weights
from qa.second_reader.again import read_again
from qa.settings import Settings
from qa.spelling import spelled
from qa.suggest import suggest
from qa.types import Answer, Filter, Hit, Span
from qa.write import not_found, write
from qa.writing.check import Check
from qa.writing.compose import compose
from qa.writing.language_model import LanguageModel, Stop
from qa.writing.models import load_writer


class Assistant(AbstractContextManager["Assistant"]):
    """A library with the models that answer from it. Threads may ask at the same time."""

    def __init__(
        self,
        library: Library,
        encoder: Encoder,
        reader: Reader,
        settings: Settings,
        writer: LanguageModel | None = None,
        second: SecondReader | None = None,
    ) -> None:
        self.library = library
        self._encoder = encoder
        self._reader = reader
        self._writer = writer
        self._check = Check(lambda texts, languages: encoder.encode_passages(texts, languages=languages), _judged)
        self._passages = settings.passages
        self._suggesting = threading.Lock()
        self._suggested: dict[tuple[int, str], tuple[str, ...]] = {}
        self._second = second
        self._alone = reader.threshold if settings.threshold is None else settings.threshold
        """The threshold of the first reader by itself."""
        self._threshold = self._alone if second is None or settings.threshold is not None else weights().threshold

    @classmethod
    def open(cls, settings: Settings) -> Assistant:
        """Loads the models (seconds), but a writer's at its first answer.

        Raises LibraryError when the encoder or the library cannot be opened, WriterError when there is no such writer
        or second reader, SettingsError for a name that is none.
        """
        writer = load_writer(settings.writer, settings.writer_model)
        second = load_second_reader(settings.second_reader)
        try:
            encoder, reader = load_encoder(settings.encoder), load_reader(settings.encoder)
            return cls(Library.open(settings.library, encoder), encoder, reader, settings, writer, second)
        except EmbeddingError as error:
            raise LibraryError(str(error)) from error

    def close(self) -> None:
        """Gives back the library. Every later call raises LibraryError."""
        self.library.close()

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(
        self,
        question: str,
        where: Filter | Mapping[str, Any] | None = None,
        before: Sequence[Asked | str] = (),
        *,
        quoted: Callable[[Answer], None] = lambda answer: None,
        stop: Stop = lambda: False,
        only_quoted: bool = False,
        asker: str | None = None,
    ) -> Answer:
        """Answers from the articles that `where`, or a `Filter` of its parts, admits, from all by default.

        `before`: the answers, or the questions, of the conversation so far, oldest first; a question that leans on them
        is asked in full. One that may or may not lean on them is read twice, and takes twice the time; one that names
        nothing once more where it is answered from another article than the answer before.
        Where a language model writes, `quoted` gets the quoted answer before, and `stop` is asked whether to go on;
        `only_quoted`: it does not write, for whoever looks at the citations alone. `asker`: the language that somebody
        who asks for a bare name is answered in, where there is no turn before.

        Raises QuestionError for a question without words or too long, or a filter that leaves no article; LibraryError
        when there are no articles.
        """
        asked, where = checked(question), Filter.of(where)
        clock = _Clock()
        said = turns(before)
        language = question_language(asked, said[-1].question_language if said else asker)
        if (place := doubted(asked, said)) is not None:
            # "Not in these articles" would take back what was answered.
            again = self.ask(
                said[place].question, where, said[:place],
                quoted=quoted, stop=stop, only_quoted=only_quoted, asker=said[place].question_language,
            )  # fmt: skip
            return replace(again, question=asked, understood=again.understood or again.question)
        if whole := self._overview(asked, language, where, said, clock):
            return whole
        found = self._understood(asked, language, said, where, clock)
        wording, hits = found.wording, found.hits
        shown_in = written_form(wording.question, wording.language)
        reading, threshold, notice = self._again(wording.question, found.reading, hits, stop)
        if self._second:
            clock.lap("second_reader")
        if wording.beside:
            reading = of_its_place(reading, asked, wording.language, hits)
        spans = reading.spans if reading.confidence >= threshold else ()
        cited = cite(_shown(spans, hits, wording, shown_in), hits)
        answered = bool(cited.citations)
        text = write(shown_in, cited.citations, cited.spans) if answered else not_found(shown_in)
        clock.lap("write")
        answer = Answer(
            question=asked,
            question_language=wording.language,
            status="answered" if answered else "not_found",
            answer=text,
            answer_language=shown_in,
            confidence=reading.confidence,
            spans=cited.spans,
            citations=cited.citations,
            timings_ms=clock.laps(),
            models=self._models(),
            nearest=() if answered else nearest(hits, reading),
            understood=wording.understood,
            where=where,
            notice=notice,
            damaged=tuple(map(str, self.library.storage.met_damaged())),
        )
        # A writer could take for the answer what a correction withdraws, an article calls false, or a sentence denies.
        denied = any(one.correction or is_claim(one.quote, one.language) for one in cited.citations)
        if only_quoted or self._writer is None or not answered or denied or found.only_whole(cited.spans):
            return answer
        quoted(answer)
        written = self._written(self._writer, answer, wording, hits, threshold, stop)
        clock.lap("model")
        return replace(written, timings_ms=clock.laps())

    def _overview(
        self, asked: str, likely: str, where: Filter | None, said: Sequence[Asked], clock: _Clock
    ) -> Answer | None:
        """The answer to "Summarize the article"; None where it asks for something else, or there is no article."""
        language = overview(asked, likely)
        if language is None:
            return None
        found = overview_of(self.library, asked, where, said, every=of_all(asked, language))
        cited = cite(found.spans, found.hits)
        if not cited.citations:
            return None
        shown_in = written_form(asked, language)
        text = write(shown_in, cited.citations, cited.spans, newest=not found.whole)
        clock.lap("write")
        return Answer(
            asked, language, "answered", text, shown_in, 1.0, cited.spans, cited.citations, clock.laps(),
            self._models(), where=where, damaged=tuple(map(str, self.library.storage.met_damaged())),
        )  # fmt: skip

    def _models(self) -> dict[str, str | None]:
        return {
            "encoder": self._encoder.identity,
            "reader": self._reader.name,
            "second_reader": self._second.name if self._second else None,
            "writer": None,
        }

    def _written(
        self, writer: LanguageModel, answer: Answer, wording: Wording, hits: Sequence[Hit], threshold: float, stop: Stop
    ) -> Answer:
        """The quoted answer with what the language model makes of it."""

        def shown(spans: Sequence[Span]) -> Sequence[Span]:
            return _shown(spans, hits, wording, answer.answer_language)

        def confidence(hit: Hit) -> float:
            reading = self._reader.read(wording.question, wording.language, [hit])
            return self._again(wording.question, reading, [hit], stop)[0].confidence

        return compose(writer, self._check, answer, hits, shown, confidence, threshold, stop)

    def _understood(
        self, asked: str, language: str, said: Sequence[Asked], where: Filter | None, clock: _Clock
    ) -> _Found:
        """What is found for a turn, by the wording that is surer and with what the talk has told already behind it."""
        found = _taken([self._find(one, where, clock) for one in wordings(asked, language, said)])
        wording, several = found.wording, len({hit.article.article_id for hit in found.hits}) > 1
        if found.reading.confidence < wording.least or wording.lost and several:
            return found._replace(reading=Reading((), 0.0))
        known: list[Answer | Cited] = [turn for turn in said if isinstance(turn, Answer)]
        if wording.beside:
            known = known or [self._cited(wording.beside, where, clock)]
        given = [span for one in known for span in short_answers(one.citations, one.spans)]
        found = found.but_for(given)
        # A whole question since then that found nothing was of something else.
        elsewhere = isinstance(wording.stays, Answer) and not (wording.stays.citations or wording.stays.understood)
        if wording.stays and not elsewhere and (talk := [one for one in known if one.citations]):
            return self._in_the_talk(found, talk[-1].citations[0].article_id, asked, given, where, clock)
        return found

    def _find(self, wording: Wording, where: Filter | None, clock: _Clock) -> _Found:
        vector = self._encoder.encode_queries([wording.question], languages=[wording.language])[0]
        clock.lap("embed")
        hits = retrieve(self.library, wording.question, vector, self._passages, where)
        clock.lap("search")
        if not hits and where and (known := self.library.statistics()).articles:
            raise nothing_fits(where, known)
        if not hits and (damaged := self.library.storage.met_damaged()):
            raise LibraryError(str(damaged[0]))
        if not hits:
            line = f"no articles in {self.library.folder} yet; add some with `maqal add PATH…`"
            raise LibraryError(line, "error.no-articles")
        return self._read(wording, hits, clock)

    def _read(self, wording: Wording, hits: Sequence[Hit], clock: _Clock) -> _Found:
        hits = readable(in_context(hits, wording.question, wording.language), wording.question)
        reading = self._reader.read(wording.question, wording.language, hits)
        reading = without_others(reading, wording.question, hits)
        told = undisputed(reading, wording.question, wording.language, hits)
        widened = frozenset(map(_place, told.spans)) - frozenset(map(_place, reading.spans))
        reading = mentioned(told, named(wording.question, wording.language), wording.language, hits)
        clock.lap("read")
        return _Found(wording, hits, reading, widened)

    def _in_the_talk(
        self, found: _Found, article_id: str, turn: str, given: Sequence[Span], where: Filter | None, clock: _Clock
    ) -> _Found:
        """What is found for a turn that names nothing; in the article that was talked of, if that tells it as well."""
        wording, best = found.wording, best_span(found.reading.spans)
        if best is not None and best.article_id == article_id:
            return found
        vector = self._encoder.encode_queries([wording.question], languages=[wording.language])[0]
        hits = retrieve_of(self.library, article_id, wording.question, vector, self._passages, where)
        if not hits:
            return found
        there = self._read(wording, hits, clock).but_for(given)
        articles = {hit.article.article_id: hit.article for hit in (*found.hits, *hits)}
        if not rather_there(there.reading, found.reading, turn, wording.language, articles):
            return found
        others = [hit for hit in found.hits if hit.article.article_id != article_id]
        reading = there_first(there.reading, found.reading)
        return _Found(wording, [*there.hits, *others], reading, there.widened | found.widened)

    def _cited(self, turn: Asked, where: Filter | None, clock: _Clock) -> Cited:
        """What a turn was answered with of which only the question is known."""
        asked = Wording(turn.understood or turn.question, turn.question_language)
        found = self._find(asked, where, clock)
        return cite(found.reading.spans, found.hits)

    def _again(
        self, question: str, reading: Reading, hits: Sequence[Hit], stop: Stop
    ) -> tuple[Reading, float, str | None]:
        """The reading as both readers have it, the threshold that it is measured by, and what went wrong.

        Where something did, the first reader's word stands, by its own measure.
        """
        if self._second is None:
            return reading, self._threshold, None
        try:
            return read_again(self._second, question, reading, hits, self._threshold, stop), self._threshold, None
        except WriterError as error:
            return reading, self._alone, str(error)

    def suggestions(self, language: str) -> tuple[str, ...]:
        """A few questions in a language that the articles answer; none in languages that are not known well.

        Takes the time of up to a dozen answers, once for each language after each change of the library.
        """
        with self._suggesting:  # a second page waits for what the first one asks
            key = (self.library.changes(), language)
            if key not in self._suggested:
                found = suggest(self.library, language, partial(self.ask, only_quoted=True))
                self._suggested = {known: some for known, some in self._suggested.items() if known[0] == key[0]}
                self._suggested[key] = found
            return self._suggested[key]


class _Found(NamedTuple):
    """What the articles hold for one wording of a question."""

    wording: Wording
    hits: Sequence[Hit]
    reading: Reading
    widened: frozenset[tuple[str, int, int, int]]
    """Places of sentences that stand for words of theirs, as by themselves those would mislead (`undisputed`)."""

    def but_for(self, given: Sequence[Span]) -> _Found:
        """The same, with what the talk has told already behind the rest, where a turn stands beside the one before."""
        if not self.wording.beside:
            return self
        return self._replace(reading=unrepeated(self.reading, given, self.hits))

    def only_whole(self, spans: Sequence[Span]) -> bool:
        """Whether the best of the spans is such a sentence, of which nobody may write less."""
        best = best_span(spans)
        return best is not None and _place(best) in self.widened


def _place(span: Span) -> tuple[str, int, int, int]:
    return span.article_id, span.revision, span.start, span.end


def _taken(found: Sequence[_Found]) -> _Found:
    """What was found for the question as it is written, or for a fuller wording where that is surer."""
    taken = found[0]
    for full in found[1:]:
        fits = full.reading.fits or not taken.reading.fits
        sure = taken.reading.confidence, full.reading.confidence
        if fits and fuller_wins(*sure, full.wording.bias, full.wording.least):
            taken = full
    return taken


def _shown(spans: Sequence[Span], hits: Sequence[Hit], wording: Wording, shown_in: str) -> tuple[Span, ...]:
    """The spans as what the question asks for needs them, with glosses."""
    question, language = wording.question, wording.language
    languages = {hit.article.article_id: hit.article.language for hit in hits}
    return spelled(glossed(fit(spans, hits, question, language), languages, shown_in), languages, question, language)


def _judged(pairs: Sequence[tuple[str, str]]) -> list[float]:
    # Here: it needs torch, which takes seconds that a page which is only opened does not have.
    from qa.writing.judge import load_judge

    return load_judge()(pairs)


class _Clock:
    """Milliseconds between laps, those of one name together."""

    def __init__(self) -> None:
        self._start = self._last = time.perf_counter()
        self._laps: dict[str, float] = {}

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self._laps[name] = round(self._laps.get(name, 0.0) + (now - self._last) * 1000, 2)
        self._last = now

    def laps(self) -> dict[str, float]:
        return {**self._laps, "total": round((self._last - self._start) * 1000, 2)}
