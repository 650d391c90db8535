"""Training texts with their names in other scripts: the answer stays the answer."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.training.spellings import Spellings

NAMES = {
    ("ar", "barzani"): "بارزاني",
    ("ar", "ankara"): "أنقرة",
    ("ko", "barzani"): "바르자니",
    ("ko", "ankara"): "앙카라",
}


@pytest.fixture(scope="module")
def spellings(tmp_path_factory: pytest.TempPathFactory) -> Spellings:
    folder = tmp_path_factory.mktemp("parallel")
    with gzip.open(folder / "lexicon_names.jsonl.gz", "wt", encoding="utf-8") as lines:
        for (script, name), form in NAMES.items():
            lines.write(json.dumps({"s": "en", "t": script, "src": name, "tgt": form, "kind": "name"}) + "\n")
    return Spellings(folder)


def test_names_change_their_script_and_the_answer_moves_with_them(spellings: Spellings) -> None:
    text = "In Ankara, Barzani met Erdogan."
    start = text.index("Barzani")
    put, (first, last) = spellings.put(text, "ko", random.Random(0), (start, start + len("Barzani")))
    assert put == "In 앙카라, 바르자니 met Erdogan."
    assert put[first:last] == "바르자니"
    start = text.index("Erdogan")
    put, (first, last) = spellings.put(text, "ar", random.Random(0), (start, start + len("Erdogan")))
    assert put[first:last] == "Erdogan"


def test_a_word_that_only_begins_a_sentence_is_no_name(spellings: Spellings) -> None:
    assert spellings.put("Barzani spoke.", "ko", random.Random(0))[0] == "Barzani spoke."
    assert spellings.put("Barzani spoke.", "ko", random.Random(0), known="So Barzani did.")[0] == "바르자니 spoke."
    assert spellings.put("The Ankara, an ankara.", "ko", random.Random(0))[0] == "The Ankara, an ankara."


def test_without_a_script_or_a_list_nothing_changes(spellings: Spellings, tmp_path: Path) -> None:
    assert spellings.put("of Ankara", None, random.Random(0), (3, 9)) == ("of Ankara", (3, 9))
    assert Spellings(tmp_path).scripts(random.Random(0)) == (None, None)


@given(seed=st.integers(0, 1000))
def test_one_of_the_two_is_always_in_another_script(spellings: Spellings, seed: int) -> None:
    assert any(spellings.scripts(random.Random(seed)))


WORDS = st.lists(
    st.sampled_from(["Ankara", "Barzani", "met", "in", "the", "🙂", "e\u0301", "بغداد", ".", "\n"]), min_size=1
)


@given(words=WORDS, data=st.data(), script=st.sampled_from(["ar", "ko"]))
def test_what_is_not_a_name_stays_and_places_keep_their_order(
    spellings: Spellings, words: list[str], data: st.DataObject, script: str
) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    put, (first, last) = spellings.put(text, script, random.Random(0), (start, end))
    assert 0 <= first <= last <= len(put)
    back = put
    for (_, name), form in NAMES.items():
        back = back.replace(form, name.capitalize())
    assert back == text
    if not any(form in put for form in NAMES.values()):
        assert (first, last) == (start, end)
