"""Questions made over parallel texts: read back as written, placed where they belong, never over the wrong words."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from qa.training.maker.made import _place
from qa.training.maker.net import Gemma, Shape
from qa.training.maker.passages import MadeQuestions
from qa.training.maker.samples import asked, read
from qa.training.maker.texts import Document, around, documents, text_of, windows
from qa.training.writer.net import ADAPTED
from qa.training.writer.train import _losses

LINES = (
    {"en": "Talks go on in the capital", "ar": "المحادثات مستمرة في العاصمة"},
    {"en": "The next meeting will be in Baghdad.", "ar": "سيعقد الاجتماع المقبل في بغداد."},
    {"en": "Two delegations came.", "ar": "حضر وفدان.", "zh": "两个代表团来了。"},
    {"ar": "ولم يعلق أحد."},
)
DOCUMENT = Document("ntrex/one", LINES, headed=True)


@given(st.text("ab بغداد\u0301 7", min_size=1), st.text("ab? أين", min_size=6))
def test_what_is_asked_is_read_back(answer: str, question: str) -> None:
    wanted = " ".join(answer.split()), " ".join(question.split())
    found = read(asked(answer, question))
    assert found == (wanted if wanted[0] and len(wanted[1]) > 5 else None)


@pytest.mark.parametrize(
    "text", ["", " Baghdad", " Baghdad\n", " Baghdad\nWhere is it?\n", "\nQuestion: Where is it?\n"]
)
def test_what_is_not_of_the_form_is_no_question(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_windows_hold_each_line_of_the_language_once(language: str) -> None:
    seen = [line for first, after in windows(DOCUMENT, language) for line in range(first, after)]
    assert seen == [index for index, line in enumerate(LINES) if language in line]


@given(st.sampled_from(["en", "ar", "zh"]), st.integers(0, 3))
def test_a_line_stands_where_it_is_said_to_stand(language: str, line: int) -> None:
    if language in LINES[line]:
        text, start = around(DOCUMENT, language, line)
        assert text[start:].startswith(LINES[line][language])
        assert text == text_of(DOCUMENT, language, range(4))


@pytest.mark.parametrize(
    ("answer", "place"),
    [("Baghdad", (1, 28)), ("The next meeting", (1, 0)), ("in", None), ("aghdad", None), ("Cairo", None)],
)
def test_an_answer_has_one_place_of_whole_words_or_none(answer: str, place: tuple[int, int] | None) -> None:
    assert _place(DOCUMENT, "en", 0, 3, answer) == place


def test_a_made_question_meets_its_answer_in_each_language_or_a_text_without_it(tmp_path: Path) -> None:
    for name in ("bitext_tico19", "bitext_flores200_devtest"):
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt") as out:
            out.write(json.dumps({"doc": "other", "t": {"en": "Rain is due.", "ar": "المطر قادم."}}) + "\n")
    with gzip.open(tmp_path / "ntrex.jsonl.gz", "wt") as out:
        out.writelines(json.dumps({"doc": "one", "line": i, **line}) + "\n" for i, line in enumerate(LINES))
    assert documents(tmp_path)[0] == DOCUMENT
    row = {"document": "ntrex/one", "line": 1, "asked": "en", "question": "Where will the next meeting be?",
           "answers": {"en": [28, 35], "ar": [25, 30]}}  # fmt: skip
    with gzip.open(tmp_path / "made.jsonl.gz", "wt") as out:
        out.write(json.dumps(row) + "\n")
    made = MadeQuestions(tmp_path / "made.jsonl.gz", tmp_path)
    found = set()
    for seed in range(200):
        question, _, text, answer = made.draw(60, random.Random(seed))
        assert question == row["question"]
        words = None if answer is None else text[slice(*answer)]
        assert (words is None) == ("Baghdad" not in text and "بغداد" not in text)
        found.add(words)
    assert found == {"Baghdad", "بغداد", None}


def _tensors(shape: Shape) -> dict[str, Tensor]:
    torch.manual_seed(3)
    sizes = {
        "attn_q": (shape.heads * shape.head, shape.hidden), "attn_k": (shape.head, shape.hidden),
        "attn_v": (shape.head, shape.hidden), "attn_output": (shape.hidden, shape.heads * shape.head),
        "ffn_gate": (shape.intermediate, shape.hidden), "ffn_up": (shape.intermediate, shape.hidden),
        "ffn_down": (shape.hidden, shape.intermediate),
    }  # fmt: skip
    assert set(sizes) == set(ADAPTED)
    norms = {"attn_norm": shape.hidden, "attn_q_norm": shape.head, "attn_k_norm": shape.head,
             "post_attention_norm": shape.hidden, "ffn_norm": shape.hidden, "post_ffw_norm": shape.hidden}  # fmt: skip
    tensors = {"token_embd.weight": torch.randn(40, shape.hidden), "output_norm.weight": torch.ones(shape.hidden)}
    for layer in range(shape.layers):
        tensors |= {f"blk.{layer}.{name}.weight": torch.randn(size) / 4 for name, size in sizes.items()}
        tensors |= {f"blk.{layer}.{name}.weight": torch.ones(size) for name, size in norms.items()}
    return tensors


def test_reading_on_is_reading_at_once() -> None:
    """Two turns after one text, token by token, see what they see when all is there from the start, padding or not."""
    shape = Shape(layers=7, hidden=16, heads=2, head=8, intermediate=24)
    net = Gemma(shape, _tensors(shape), rank=2)
    ids = torch.randint(0, 40, (2, 9))
    branch = torch.tensor([[0, 0, 0, 0, 0, 1, 2, 1, 2], [0, 0, 0, -1, -1, 1, 2, 1, 2]])
    places = torch.tensor([[0, 1, 2, 3, 4, 5, 5, 6, 6], [0, 1, 2, 3, 4, 3, 3, 4, 4]]).float()
    with torch.inference_mode():
        whole, _ = net.read(ids, places, branch)
        _, past = net.read(ids[:, :5], places[:, :5], branch[:, :5])
        _, past = net.read(ids[:, 5:7], places[:, 5:7], branch[:, 5:7], past)
        last, _ = net.read(ids[:, 7:], places[:, 7:], branch[:, 7:], past)
        alone, _ = net.read(ids[1:, [0, 1, 2, 5, 7]], places[1:, [0, 1, 2, 5, 7]], torch.zeros(1, 5).long())
    torch.testing.assert_close(last.view(2, 2, -1), whole.view(2, 9, -1)[:, 7:], rtol=1e-4, atol=1e-4)
    torch.testing.assert_close(alone[-1], whole.view(2, 9, -1)[1, 7], rtol=1e-4, atol=1e-4)


def test_the_loss_some_rows_at_a_time_is_the_loss_of_all() -> None:
    torch.manual_seed(0)
    words, targets, weights = torch.randn(50, 8), torch.randint(0, 50, (600,)), torch.rand(600)
    x = torch.randn(600, 8, requires_grad=True)
    wanted = torch.nn.functional.cross_entropy(x @ words.T, targets, reduction="none")
    (slope,) = torch.autograd.grad((wanted * weights).sum(), x)
    losses, (same, found) = _losses(x, words, targets, weights)
    assert same is x
    torch.testing.assert_close(losses, wanted.detach())
    torch.testing.assert_close(found, slope)
