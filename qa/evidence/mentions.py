"""What a question only names, and asks nothing of, and the sentences that name it: "Barzani", "Tell me about Iran".

The reader finds a few words for anything, and nothing in few words answers these. So the sentences that have all the
words answer, whole, if any does. In another script a name is told by its sound, if that says enough, a place by what it
is called; a name that nothing found has is not answered.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from qa.facts.places import places_named
from qa.facts.sounds import alike, keys
from qa.followup.tokens import tokens
from qa.lexical import parts, plain
from qa.nearest import has_words
from qa.question.about import EDGES, asked_about
from qa.question.asked_for import yes_or_no
from qa.question.words import asking, languages
from qa.question.words import keys as typed_beside
from qa.reader import Reading
from qa.reader.base import Candidate, candidates
from qa.spelling.letters import load_letters
from qa.spelling.names import folded
from qa.text.fold import letters
from qa.text.whole_words import UNSPACED, UNSPACED_SIGN, WORD
from qa.text.word_tables import table_code
from qa.types import Hit, Span

_MOST, _LETTERS = 4, 8
"""Words of what is named, and its signs in a script without blanks."""
_SENTENCES = 3
"""That are cited."""
_TELLING = 4
"""Words of a sentence that tells something."""
_STEM, _ENDING = 4, 3
"""Letters of a word that may have an ending, at least, and of the ending at most."""
_SOUNDS = 4
"""Consonants by which a word alone is known in another script."""
_LIKELY = 3
"""Spellings of a name, of which one must be the asker's where it has fewer."""
_SURE, _HEARD = 0.9, 0.5
"""How probable it is that a sentence names it, by its words and by their sound."""
_SUPPORT = 0.5
"""That a sentence gives: it names what is asked about, and may tell little of it."""
_MARK = regex.compile(r"[?？؟]")
_CAPITAL = regex.compile(r"\p{Lu}")


def named(question: str, language: str) -> tuple[str, ...]:
    """The words of what it only names; none where it asks for something, or names much. `language`: of the question."""
    whole = " ".join(question.replace("\u200c", " ").split()).strip(EDGES)
    own_code, about = table_code(language), asked_about(question, language)
    whole = whole if about is None else about
    small = whole.lower()
    if asking(small, language, also=about is None):
        return ()
    if about is None and _asks(question, small, language):
        return ()
    if own_code in UNSPACED:
        return (whole,) if 1 < len(whole) <= _LETTERS or not UNSPACED_SIGN.search(whole) else ()
    found = tokens(whole, language)
    own = [one.text for one in found if one.kind == "own"] if found else WORD.findall(whole)
    return tuple(own) if len(own) <= _MOST else ()


def _asks(question: str, small: str, language: str) -> bool:
    """Whether it may be a question after all: with its mark, with a word for what is asked ("price"), or in a language
    whose questions are not known.
    """
    marked = _MARK.search(question) is not None and len(small.split()) > 1
    unknown = table_code(language) not in languages()
    return marked or unknown or bool(typed_beside(small, language)) or yes_or_no(question, language)


def mentioned(reading: Reading, words: Sequence[str], language: str, hits: Sequence[Hit]) -> Reading:
    """The sentences that name all of the words, nearest first; the reading as it is where none does, or nothing where
    they are names.
    """
    if not words:
        return reading
    found = [one for one in candidates(hits) if has_words(one.text, _TELLING) and _names(one, words, language)]
    # An article's headline says what its text does.
    own = [one for one in found if letters(one.text) != letters(one.article.title)] or found
    if not own:
        return Reading((), 0.0) if all(map(_CAPITAL.match, words)) and not _sounds(reading, words, hits) else reading
    spans = tuple(Span.of(one.article, one.sentence.start, one.sentence.end, _SUPPORT) for one in own[:_SENTENCES])
    read = table_code(own[0].article.language) == table_code(language)
    return Reading(spans, max(reading.confidence, _SURE if read else _HEARD))


def _sounds(reading: Reading, words: Sequence[str], hits: Sequence[Hit]) -> bool:
    """Whether the likeliest sentence that was read has a word that sounds like one of these."""
    read = [hit.article.words(its) for span in reading.spans[:1] for hit in hits if (its := hit.sentence_of(span))]
    said = [form for text in read for form in _forms(plain(text))]
    return any(alike(word, form) for word in words for form in said)


def _names(one: Candidate, words: Sequence[str], language: str) -> bool:
    there, text = one.article.language, plain(one.text)
    if table_code(there) == table_code(language) in UNSPACED:
        return all(plain(word) in text for word in words)
    said = _forms(text)
    if all(_found(word, said, language) for word in words):
        return True
    if table_code(there) == table_code(language):
        return False
    if codes := places_named(" ".join(words), language):
        # "London Gazette" is no place.
        others = [[*words[:n], *words[n + 1 :]] for n in range(len(words))] if len(words) > 1 else []
        if not any(places_named(" ".join(some), language) >= codes for some in others):
            return bool(codes & places_named(one.text, there, language))
    sounds = [keys(word) for word in words]
    if len(words) == 1 and max(map(len, sounds[0]), default=0) < _SOUNDS:
        return any(_spelled(form, there, language, words[0]) for form in said if alike(form, words[0]))
    heard = frozenset().union(*map(keys, said))
    alone = [word for word, sound in zip(words, sounds, strict=True) if not sound]
    known = all(map(heard.intersection, filter(None, sounds))) and len(alone) < len(words)
    return known and all(any(alike(word, form) for form in said) for word in words)


def _spelled(form: str, there: str, language: str, word: str) -> bool:
    """Whether the word is one of the likeliest spellings of a form."""
    source, asker = table_code(there), table_code(language)
    model = load_letters(source, asker if source == "en" else "en")
    return model is not None and plain(word) in map(plain, model.write(folded(form, source))[:_LIKELY])


def _forms(text: str) -> frozenset[str]:
    """The words of a plain text, with and without what is written onto their front."""
    return frozenset(way for word in WORD.findall(text) for _, ways in parts(word) for way in ways)


def _found(word: str, forms: frozenset[str], language: str) -> bool:
    """Whether one of the forms is this word, or has an ending behind it, or in its place where words have cases."""
    for own in _forms(plain(word)):
        stems = [own] if len(own) < _STEM or table_code(language) == "en" else [own, own[:-1]]
        if own in forms or any(
            form.startswith(stem) and len(form) - len(stem) <= _ENDING and len(stem) >= _STEM
            for stem in stems
            for form in forms
        ):
            return True
    return False
