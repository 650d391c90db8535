"""Words of one language in another, for those that the phrases of parallel texts lack."""

from __future__ import annotations

import json
import random
import re
from collections import Counter, defaultdict
from pathlib import Path

from qa.training.corpus import read_jsonl

CHOICES, CHANCES = 3, (6, 3, 1)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_GLUED = {"zh", "ja", "th"}
_ARABIC_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل", "ف", "ك", "س")
_ARABIC_SUFFIXES = ("ها", "هم", "ات", "ون", "ين", "ية", "ه", "ة", "ت", "ي", "ا")
_ENGLISH_ENDS = (("ies", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""),
                 ("ing", "e"), ("'s", ""), ("’s", ""))  # fmt: skip

_IRREGULAR = dict(
    pair.split(":")
    for line in (
        "won:win grew:grow founded:establish made:make led:lead held:hold wrote:write written:write took:take",
        "taken:take gave:give given:give became:become began:begin begun:begin came:come went:go gone:go",
        "said:say found:find left:leave built:build sold:sell bought:buy fought:fight lost:lose met:meet",
        "paid:pay ran:run saw:see seen:see sent:send shot:shoot spent:spend spoke:speak stood:stand",
        "taught:teach thought:think told:tell wore:wear known:know knew:know called:call born:bear",
        "killed:kill died:die men:man women:woman children:child got:get had:have has:have kept:keep",
        "brought:bring broke:break chose:choose fell:fall felt:feel rose:rise",
    )
    for pair in line.split()
)
# What dictionaries of content words leave out, the words that make a question: language, English word, its words.
QUESTION_WORDS: dict[str, dict[str, list[str]]] = json.loads(
    (Path(__file__).parent / "question_words.json").read_text("utf-8")
)


def _stems(word: str, language: str) -> list[str]:
    """The word, then what may be its dictionary form."""
    forms = [word]
    if language == "en":
        forms = [_IRREGULAR.get(word, word)]
        forms += [
            word[: -len(end)] + other for end, other in _ENGLISH_ENDS if word.endswith(end) and len(word) > len(end) + 2
        ]
    if language == "ar":
        bare = [word] + [word[len(p) :] for p in _ARABIC_PREFIXES if word.startswith(p) and len(word) > len(p) + 2]
        forms = bare + [w[: -len(s)] for w in bare for s in _ARABIC_SUFFIXES if w.endswith(s) and len(w) > len(s) + 2]
        forms += [w[:-1] + "ة" for w in bare if w.endswith("ت")]
    return forms


def _word_counts(folder: Path) -> dict[str, Counter[str]]:
    """How often each word occurs in the parallel texts, by language; of glued ones, all pieces of up to three."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name in ("ntrex", "bitext_flores200_devtest", "bitext_tatoeba"):
        path = folder / f"{name}.jsonl.gz"
        for item in read_jsonl(path) if path.exists() else ():
            for language, text in item.get("t", item).items():
                if language in _GLUED:
                    counts[language].update(text[i : i + n] for n in (1, 2, 3) for i in range(len(text) - n + 1))
                elif language in QUESTION_WORDS or language == "en":
                    counts[language].update(_WORD.findall(text.lower()))
    return counts


class Lexicon:
    """Word lists between English and other languages, read once from the data folder's `parallel`."""

    def __init__(self, folder: Path) -> None:
        self._from_english: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._to_english: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._names: dict[str, dict[str, str]] = defaultdict(dict)
        for name in ("lexicon_gatitos", "lexicon_ar_en", "lexicon_cldr", "lexicon_omw", "lexicon_names"):
            path = folder / f"{name}.jsonl.gz"
            for item in read_jsonl(path) if path.exists() else ():
                if name == "lexicon_names":
                    self._names[item["t"]].setdefault(item["src"], item["tgt"])
                else:
                    self._add(item["s"], item["src"], item["t"], item["tgt"])
        self._order(_word_counts(folder))
        for language, words in QUESTION_WORDS.items():
            for english, others in words.items():
                self._from_english[language][english] = list(others)
                for other in others:
                    if other and " " not in other:
                        self._to_english[language][other].insert(0, english)

    def word(self, word: str, source: str, target: str, rng: random.Random) -> str | None:
        """One word of `source` in `target`, one of the two English: from the word lists, else as a name."""
        table = self._from_english.get(target) if source == "en" else self._to_english.get(source)
        return self._pick(table or {}, word, source, rng) or self._name(word, target)

    def _name(self, word: str, target: str) -> str | None:
        return self._names.get(target, {}).get(word.lower()) if word[0].isupper() else None

    def _pick(self, table: dict[str, list[str]], word: str, language: str, rng: random.Random) -> str | None:
        if language != "en" and len(word) < 4 and word.isascii():  # small words of one language are nouns of another
            return None
        for form in _stems(word.lower(), language):
            found = table.get(form)
            if found:
                return rng.choices(found, CHANCES[: len(found)])[0] if len(found) <= CHOICES else rng.choice(found)
        return None

    def _order(self, counts: dict[str, Counter[str]]) -> None:
        """Likelier translations first: words that are frequent in texts and have few other meanings."""
        for tables, backs in ((self._from_english, self._to_english), (self._to_english, self._from_english)):
            for language, table in tables.items():
                seen = counts[language if tables is self._from_english else "en"]
                back = backs[language]
                for word, others in table.items():
                    if len(others) > 1:
                        scores = {
                            other: (min(seen[part] for part in other.lower().split()) + 0.3)
                            / len(set(back.get(other.lower(), other))) ** 1.5
                            for other in others
                            if other.strip()
                        }
                        table[word] = sorted(scores, key=lambda one: -scores[one])[:CHOICES]

    def _add(self, source: str, word: str, target: str, other: str) -> None:
        if source == "en":
            self._from_english[target][word.lower()].append(other)
            self._to_english[target][other.lower()].append(word)
        else:
            self._from_english[source][other.lower()].append(word)
            self._to_english[source][word.lower()].append(other)
