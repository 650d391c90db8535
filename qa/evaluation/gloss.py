"""How many glosses are right: of those given for words of news in one language, how many stand in their translation.

    python -m qa.evaluation.gloss --data DATA [--misses]

DATA/parallel/ntrex.jsonl.gz holds news sentence by sentence in many languages, as {"doc", "line", <language>: sentence}.
Every run of up to five words of a sentence is asked for its gloss; of those that overlap the longest counts. A gloss
stands in the translation if its words and numbers do, in any order. The figure leans to the bad side: a translator may
write a name otherwise, or leave it out, and words cut out at random are worse than those that a reader finds.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import regex

from qa.articles.fold import skeleton
from qa.gloss import Gloss, gloss
from qa.reader.edges import word_edges

__all__ = ["glosses", "stands_in"]

LONGEST = 5
"""Words of a run."""
PAIRS = [(one, "en") for one in ("ar", "es", "fr", "de", "ru", "tr", "fa", "zh", "ja", "hi", "he")] + [
    ("en", other) for other in ("ar", "es", "fr", "zh", "ja", "he")
]


def glosses(sentence: str, language: str, into: str) -> Iterator[tuple[str, Gloss]]:
    """The runs of words that have a gloss, longest first, none over another."""
    words = list(_words(sentence))
    taken: set[int] = set()
    for length in range(LONGEST, 0, -1):
        for first in range(len(words) - length + 1):
            start, end = words[first][0], words[first + length - 1][1]
            run = sentence[start:end]
            found = None if taken.intersection(range(start, end)) else gloss(run, language, into)
            if found:
                taken.update(range(start, end))
                yield run, found


def stands_in(found: str, translation: str) -> bool:
    """Whether all its words and numbers stand there, without case, marks and the signs between digits."""
    text = _bare(translation)
    return all(word in text for word in regex.findall(r"\d+(?:[.,]\d+)?|[\p{L}\p{M}]+", _bare(found)))


def _bare(text: str) -> str:
    return regex.sub(r"(?<=\d)[,.\s](?=\d{3}(?!\d))", "", str(regex.sub(r"\p{M}", "", skeleton(text))))


def _words(sentence: str) -> Iterator[tuple[int, int]]:
    edges = word_edges(sentence)
    for start, end in zip(edges, edges[1:], strict=False):
        if any(one.isalnum() or one in "%$€" for one in sentence[start:end]):
            yield start, end


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with parallel/ntrex.jsonl.gz")
    parser.add_argument(
        "--misses", action="store_true", help="also print each gloss that the translation does not have"
    )
    chosen = parser.parse_args()
    with gzip.open(chosen.data / "parallel" / "ntrex.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    right = given = 0
    for language, into in PAIRS:
        told = [(run, one.text, row) for row in rows for run, one in glosses(row[language], language, into)]
        missed = [(run, text, row) for run, text, row in told if not stands_in(text, row[into])]
        right, given = right + len(told) - len(missed), given + len(told)
        _print({"from": language, "into": into, "given": len(told), "found": round(1 - len(missed) / len(told), 4)})
        for run, text, row in missed if chosen.misses else ():
            _print({"words": run, "gloss": text, "in": row[language].strip(), "translation": row[into].strip()})
    _print({"given": given, "found": round(right / given, 4)})


def _print(item: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(item, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
