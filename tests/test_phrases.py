"""The phrase translator that puts training questions into other languages."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest

from qa.training.lexicon import Lexicon
from qa.training.phrases import Phrases, _phrase_pairs, units

COUNTS = [
    ("ar", "where", "أين", 9),
    ("ar", "was the summit held", "عقدت القمة", 5),
    ("ar", "was", "كان", 5),
    ("ar", "held", "عقدت", 3),
    ("ar", "in cairo", "في القاهرة", 4),
    ("zh", "where", "在 哪里", 4),
]


@pytest.fixture
def phrases(tmp_path: Path) -> Phrases:
    (tmp_path / "parallel").mkdir()
    with gzip.open(tmp_path / "phrases.jsonl.gz", "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in COUNTS)
    real = [("ar", "أين عقدت القمة في القاهرة؟"), ("en", "where was the summit held in cairo?")]
    return Phrases(tmp_path / "phrases.jsonl.gz", tmp_path / "parallel", real, Lexicon(tmp_path / "parallel"))


def test_the_longest_phrases_win_and_the_mark_is_the_scripts_own(phrases: Phrases) -> None:
    found = phrases.translate("Where was the summit held?", "en", "ar", random.Random(1))
    assert found == "أين عقدت القمة؟"


def test_it_goes_both_ways(phrases: Phrases) -> None:
    assert phrases.translate("أين عقدت القمة؟", "ar", "en", random.Random(1)) == "where was the summit held?"


def test_what_is_unknown_stays_and_punctuation_parts_the_phrases(phrases: Phrases) -> None:
    found = phrases.translate("Where, in Cairo or Xyzzy 1984?", "en", "ar", random.Random(1))
    assert found.startswith("أين، في القاهرة")
    assert "Xyzzy 1984" in found


def test_chinese_is_written_without_spaces(phrases: Phrases) -> None:
    assert phrases.translate("Where?", "en", "zh", random.Random(1)) == "在哪里？"
    assert phrases.knows("en", "zh")
    assert not phrases.knows("en", "ko")


def test_marks_that_join_letters_do_not_part_words() -> None:
    text = "बैठक कहाँ होगी?"
    assert [text[a:b] for a, b in units(text, "hi")] == ["बैठक", "कहाँ", "होगी"]


def test_phrases_keep_the_links_of_their_words_among_themselves() -> None:
    links = [(0, 1), (1, 0)]  # two words that change places
    found = set(_phrase_pairs(links, 2, 3))
    assert {(0, 2, 0, 2), (0, 1, 1, 2), (1, 2, 0, 1)} <= found
    assert (0, 2, 0, 3) in found, "a word without a link may go along"
    assert not any(first == 0 and after == 1 and low == 0 for first, after, low, _ in found)
