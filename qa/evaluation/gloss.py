"""How many glosses are right: of those given for words of news in one language, how many stand in their translation.

    python -m qa.evaluation.gloss --data DATA [--misses]

DATA/parallel/ntrex.jsonl.gz holds news sentence by sentence, as {"doc", "line", <language>: sentence}.
Every run of up to five words of a sentence is asked for its gloss; of those that overlap the longest counts. A gloss
stands in the translation if its words and numbers do, in any order. The figure leans to the bad side: a translator may
write a name otherwise, or leave it out, and words cut out at random are worse than those that a reader finds.
"""

from __future__ import annotations

import argparse
import unicodedata
from pathlib import Path

import regex

from qa.facts.numbers import in_words
from qa.facts.people import who
from qa.glossary import glossary
from qa.text.fold import skeleton
from qa.training.corpus import print_line, read_jsonl

PAIRS = [(one, "en") for one in ("ar", "es", "fr", "de", "ru", "tr", "fa", "zh", "ja", "hi", "he")] + [
    ("en", other) for other in ("ar", "es", "fr", "zh", "ja", "he")
]

_NUMBER = regex.compile(r"\d+(?:[.,]\d+)?")
_MAGNITUDES = frozenset({
    "thousand", "million", "billion", "trillion", "الف", "الاف", "مليون", "ملايين", "مليار", "mil", "millones",
    "mille", "millions", "milliards", "us",
})  # fmt: skip
# Other usual names, where sentences have them as often; by a gloss.
_ALSO = {
    "United States": (" us ", "u.s", "america"), "United Kingdom": (" uk ", "u.k", "britain", "british"),
    "European Union": (" eu ", " eu'", "eu-", " e.u", "europe"), "United Nations": (" un ", " u.n", " un'"),
    "Türkiye": ("turk",), "Germany": ("german",), "France": ("french",), "Spain": ("spanish", "spaniard"),
    "Denmark": ("danish",), "Netherlands": ("dutch",), "Greece": ("greek",), "Switzerland": ("swiss",),
    "Czechia": ("czech",), "New York": ("new york", " ny "), "North Korea": ("north korea",),
    "الدانمرك": ("دنمارك", "دانمارك"), "美国": ("美",), "アメリカ合衆国": ("米", "アメリカ"),
    "欧州連合": ("eu",), "国際連合": ("国連",),
}  # fmt: skip


def stands_in(found: str, translation: str, language: str) -> bool:
    """Whether all its numbers stand there, in words or by their digits without zeros at the end, and all its words, by
    their stems; or another usual name of it. `language`: of both.

    "Nine people" need not be called people ("killing nine"), but dead and wounded have to be, in any of their words.
    """
    text = _bare(translation)
    if any(name in f" {text} " for name in _ALSO.get(found, ())):
        return True
    numbers = [*_NUMBER.findall(text), *(str(int(value)) for value in in_words(translation, language)[0])]
    digits = set(map(_significant, numbers))
    counted, rest = who(found, language) if _NUMBER.search(found) else (None, found)
    hurt = set((counted or "").split("|")) - {"", "person"}
    if not hurt.issubset((who(translation, language)[0] or "").split("|")):
        return False
    words = regex.findall(r"\p{L}+", _bare(rest))
    return digits.issuperset(map(_significant, _NUMBER.findall(_bare(found)))) and all(
        word[: max(4, len(word) - 2)] in text for word in words if word not in _MAGNITUDES
    )


def _bare(text: str) -> str:
    plain = regex.sub(r"\p{M}", "", unicodedata.normalize("NFD", skeleton(text)))
    return str(regex.sub(r"(?<=\d)[,.\s](?=\d{3}(?!\d))", "", plain))


def _significant(number: str) -> str:
    return regex.sub(r"\D", "", number).strip("0") or "0"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with parallel/ntrex.jsonl.gz")
    parser.add_argument(
        "--misses", action="store_true", help="also print each gloss that the translation does not have"
    )
    chosen = parser.parse_args()
    rows = list(read_jsonl(chosen.data / "parallel" / "ntrex.jsonl.gz"))
    right = given = 0
    for language, into in PAIRS:
        told = [
            (row[language][one.start : one.end], one.text, row)
            for row in rows
            for one in glossary(row[language], language, into)
        ]
        missed = [(run, text, row) for run, text, row in told if not stands_in(text, row[into], into)]
        right, given = right + len(told) - len(missed), given + len(told)
        print_line({"from": language, "into": into, "given": len(told), "found": round(1 - len(missed) / len(told), 4)})
        for run, text, row in missed if chosen.misses else ():
            print_line({"words": run, "gloss": text, "in": row[language].strip(), "translation": row[into].strip()})
    print_line({"given": given, "found": round(right / given, 4)})


if __name__ == "__main__":
    main()
