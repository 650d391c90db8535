"""The training loop on a tiny random network: it learns, and a resumed run is the run that was not stopped."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, pre_tokenizers

from qa.reader.inputs import windows
from qa.reader.model import SpanModel
from qa.reader.net import Embeddings, NetShape, SpanNet
from qa.training import holding as holding_module
from qa.training.agreeing import FILES, SETS, Agreeing
from qa.training.batches import Batch, batches, chunk, span_loss
from qa.training.calibration import fit_logistic
from qa.training.corpus import Row
from qa.training.crops import crop, cut_out
from qa.training.export import export
from qa.training.holding import Holding
from qa.training.negatives import Negatives
from qa.training.runs import begin
from qa.training.samples import Sample, Sampler
from qa.training.train import Plan, State, Trainer, train

SHAPE = NetShape(layers=2, hidden=32, heads=4, intermediate=64)
PLACES = ["Baghdad", "Cairo", "Basra", "Mosul", "Doha", "Amman"]


def samples() -> list[Sample]:
    made = []
    for place in PLACES:
        text = f"the {place.lower()} summit was held in {place} on Saturday"
        made.append(
            Sample(
                f"where was the {place.lower()} summit", "", text, (text.index(place), text.index(place) + len(place))
            )
        )
    made.append(Sample("who paid", "", "the summit was held on Saturday", None))
    made.append(Sample("when was the summit", "News", "the summit was held on Saturday", (23, 31)))
    return made


@dataclass(frozen=True)
class Cycle:
    items: list[Sample]

    def __getitem__(self, index: int) -> Sample:
        return self.items[index % len(self.items)]


@pytest.fixture
def tokenizer() -> Tokenizer:
    words = sorted(
        {w for s in samples() for w in f"query: passage: {s.question} {s.title} {s.text}".replace(":", " : ").split()}
    )
    made = Tokenizer(models.WordLevel({w: i for i, w in enumerate(["<s>", "<pad>", "</s>", "<unk>", *words])}, "<unk>"))
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    return made


@pytest.fixture
def embeddings() -> Embeddings:
    torch.manual_seed(1)
    return Embeddings(
        torch.randn(64, 32), torch.randn(512, 32) / 4, torch.zeros(32), (torch.ones(32), torch.zeros(32)), 1e-12
    )


def run(folder: Path, tokenizer: Tokenizer, embeddings: Embeddings, plan: Plan, stop: int | None = None) -> Trainer:
    torch.manual_seed(2)
    trainer = Trainer(SpanNet(SHAPE), embeddings, plan, folder)
    trainer.resume()

    def check() -> None:
        if trainer.state.step == stop:
            raise KeyboardInterrupt

    train(trainer, batches(Cycle(samples()), tokenizer, plan.tokens, trainer.state.place, plan.draws), check)
    return trainer


@pytest.mark.model
def test_eight_samples_are_learnt_by_heart(tmp_path: Path, tokenizer: Tokenizer, embeddings: Embeddings) -> None:
    plan = Plan(steps=160, tokens=400, rate=3e-3, head_rate=3e-3, warmup=10, frozen=0, precision="float32", draws=8)
    reader = SpanModel(run(tmp_path, tokenizer, embeddings, plan).net, embeddings, tokenizer)
    readings = reader.read([(s.question, s.title, s.text) for s in samples()])
    for sample, reading in zip(samples(), readings, strict=True):
        if sample.answer is None:
            assert reading.margin < 0
        else:
            assert (reading.spans[0].start, reading.spans[0].end) == sample.answer
            assert reading.margin > 0


def test_a_run_goes_on_only_with_the_samples_that_it_was_begun_with(tmp_path: Path) -> None:
    for _ in range(2):
        begin(tmp_path / "run", seed=0, made=None)
    with pytest.raises(SystemExit, match="run was begun with --seed 0, not 1; give that, or another --out"):
        begin(tmp_path / "run", seed=1, made=None)


def test_a_run_goes_on_only_with_the_data_that_it_was_begun_with(tmp_path: Path) -> None:
    """Moved it is the same, also with the run in it; a set more, fewer, under another name or of other lines is not."""

    def data(name: str, **sets: str) -> Path:
        folder = tmp_path / name / "qa" / "train"
        folder.mkdir(parents=True)
        for one, text in sets.items():
            (folder / f"{one}.jsonl.gz").write_bytes(text.encode())
        return tmp_path / name

    first = data("first", a="x", b="y")
    run = first / "run"
    for same in (first, data("moved", a="x", b="y")):
        begin(run, data=same, made=same / "qa" / "train" / "a.jsonl.gz")
        (run / "clozes.jsonl.gz").write_bytes(b"made of it")
    for other in (data("fewer", a="x"), data("changed", a="x", b="z"), data("renamed", a="x", c="y")):
        with pytest.raises(SystemExit, match=r"run was begun with --data \(files: 2, SHA-256: .*, not \(files: "):
            begin(run, data=other, made=first / "qa" / "train" / "a.jsonl.gz")
    with pytest.raises(SystemExit, match="run was begun with --made"):
        begin(run, data=first, made=first / "qa" / "train" / "b.jsonl.gz")


@pytest.mark.parametrize("stop", [3, 7])
def test_a_resumed_run_ends_where_an_uninterrupted_one_does(
    tmp_path: Path, tokenizer: Tokenizer, embeddings: Embeddings, stop: int
) -> None:
    plan = Plan(steps=12, tokens=90, warmup=3, frozen=1, precision="float32", draws=8, checkpoint_minutes=0)
    whole = run(tmp_path / "whole", tokenizer, embeddings, plan)
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "parts", tokenizer, embeddings, plan, stop)
    parts = run(tmp_path / "parts", tokenizer, embeddings, plan)
    assert (parts.state.step, parts.state.place, parts.state.samples) == (12, whole.state.place, whole.state.samples)
    for name, master in parts.masters.items():
        assert torch.equal(master, whole.masters[name])


def test_frozen_layers_stay_as_they_were(tmp_path: Path, tokenizer: Tokenizer, embeddings: Embeddings) -> None:
    torch.manual_seed(2)
    before = {name: value.clone() for name, value in SpanNet(SHAPE).named_parameters()}
    plan = Plan(steps=4, tokens=200, warmup=1, frozen=1, precision="float32", draws=8)
    after = dict(run(tmp_path, tokenizer, embeddings, plan).net.named_parameters())
    for name, value in before.items():
        assert torch.equal(value, after[name]) == name.startswith("layers.0."), name


def descended(net: SpanNet, loss: Callable[[SpanNet, int], torch.Tensor], rate: float) -> list[float]:
    """The losses on the way down, step by step."""
    optimiser = torch.optim.AdamW(net.parameters(), lr=rate)
    losses = []
    for step in range(30):
        found = loss(net, step)
        optimiser.zero_grad()
        found.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        losses.append(found.item())
    return losses


@pytest.mark.model
def test_holding_brings_words_of_the_same_meaning_together(
    tmp_path: Path, tokenizer: Tokenizer, embeddings: Embeddings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holding_module, "PAIRS", pairs := 8)
    words = ["summit", "held", "Saturday", "Baghdad", "Cairo", "paid", "mosul", "doha", "amman", "basra"]
    chance = random.Random(5)
    lines = [" ".join(chance.sample(words, 6)) for _ in range(pairs)]
    with gzip.open(tmp_path / "ntrex.jsonl.gz", "wt") as out:
        for line in lines:
            turned = " ".join(reversed(line.split()))
            out.write(json.dumps({"en": line, "ar": turned}) + "\n")
    torch.manual_seed(4)
    holding = Holding(SpanModel(SpanNet(NetShape(8, 32, 4, 64)), embeddings, tokenizer), tmp_path, 0)
    net = SpanNet(NetShape(8, 32, 4, 64))
    losses = descended(net, holding.loss, rate=3e-3)
    assert sum(losses[-5:]) < sum(losses[:5]) / 2


def test_a_question_comes_to_be_read_alike_in_every_language(
    tmp_path: Path, tokenizer: Tokenizer, embeddings: Embeddings
) -> None:
    (tmp_path / "qa" / "train").mkdir(parents=True)
    (tmp_path / "parallel").mkdir()

    def store(name: str, items: list[dict[str, object]]) -> None:
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt") as out:
            out.writelines(json.dumps(item) + "\n" for item in items)

    for name in SETS:
        store(f"qa/train/{name}", [])
    texts = [one.text for one in samples()]
    store("parallel/ntrex", [{"doc": text, "line": 0, "en": text, "ar": text} for text in texts])
    store("parallel/bitext_tico19", [])
    store("parallel/bitext_flores200_devtest", [])
    # "paid on" means "where was" in the other language.
    where = [one.question for one in samples() if one.question.startswith("where was")]
    asked = [{"q": {"en": one, "xx": one.replace("where was", "paid on")}} for one in where]
    not_asking = {"q": {"en": "the summit", "xx": "summit"}}
    for name in FILES:
        store(f"parallel/{name}", [*asked, not_asking])
    torch.manual_seed(4)
    teacher = SpanNet(SHAPE)
    with torch.no_grad():
        teacher.head_out.weight.mul_(40)  # a network that has learnt has an opinion
    net = SpanNet(SHAPE)
    net.load_state_dict(teacher.state_dict())
    agreeing = Agreeing(teacher, SpanModel(SpanNet(SHAPE), embeddings, tokenizer), tmp_path, 0)
    losses = descended(net, agreeing.loss, rate=1e-3)
    assert sum(losses[-5:]) < sum(losses[:5]) / 2


def test_padding_and_order_do_not_change_what_is_read(tokenizer: Tokenizer, embeddings: Embeddings) -> None:
    torch.manual_seed(3)
    reader = SpanModel(SpanNet(SHAPE), embeddings, tokenizer)
    pairs = [(s.question, s.title, s.text) for s in samples()]
    together = reader.read(pairs)
    for pair, reading in zip(pairs, together, strict=True):
        assert reader.read([pair])[0].margin == pytest.approx(reading.margin, abs=1e-4)


def test_spans_within_a_sentence_touch_it_and_have_the_score_of_their_ends(
    tokenizer: Tokenizer, embeddings: Embeddings
) -> None:
    one = samples()[0]
    reading = SpanModel(SpanNet(SHAPE), embeddings, tokenizer).read([(one.question, one.title, one.text)])[0]
    for start, end in ((0, len(one.text)), (4, 18), (5, 6), (len(one.text) - 3, len(one.text))):
        spans = reading.within(start, end)
        assert spans
        for span in spans:
            first, last = one.text[: span.start + 1].count(" "), one.text[: span.end].count(" ")
            touched = [one.text[:start].count(" "), one.text[: end - 1].count(" ")]
            assert touched[0] <= first <= last <= touched[1]
            assert reading.score(*span.edges) == pytest.approx(span.score)
    assert reading.within(len(one.text), len(one.text) + 5) == []


def test_long_texts_are_read_in_windows_that_cover_them(tokenizer: Tokenizer) -> None:
    text = " ".join(["summit", "Baghdad"] * 300)
    made = windows(tokenizer, [("where was the summit", "News", text)], length=128)
    covered = sorted({offset for window in made for offset in window.offsets})
    assert len(made) > 2
    assert all(len(window.ids) <= 128 for window in made)
    assert [text[a:b] for a, b in covered] == text.split()
    with pytest.raises(ValueError, match="no room"):
        windows(tokenizer, [("where was the summit", "News", text)], length=64)


def test_batches_point_at_the_answer(tokenizer: Tokenizer) -> None:
    seen = 0
    for batch in chunk(Cycle(samples()), tokenizer, 0, 100, 8):
        seen += len(batch.ids)
        for row, (first, last) in enumerate(batch.ends.tolist()):
            words = [tokenizer.id_to_token(int(i)) for i in batch.ids[row, first : last + 1]]
            assert words in [["<s>"], ["Saturday"], *([place] for place in PLACES)]
            assert batch.allowed[row, first] == 0
    assert seen == 8


@given(st.text(max_size=300), st.integers(10, 100), st.randoms(use_true_random=False), st.data())
def test_a_crop_holds_the_answer(text: str, tokens: int, rng: random.Random, data: st.DataObject) -> None:
    text = "x" + text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    low, high = crop(text, (start, end), tokens, rng)
    assert 0 <= low <= start < end <= high <= len(text)
    low, high = crop(text, None, tokens, rng)
    assert 0 <= low < high <= len(text)


def test_negatives_share_words_and_lack_the_answer() -> None:
    def row(number: int, context: str, question: str, answer: str) -> Row:
        start = context.index(answer)
        return Row("s", str(number), "", "en", "en", "", context, question, ((start, start + len(answer)),))

    rows = [
        row(0, "The summit was held in Baghdad.", "Where was the summit held?", "Baghdad"),
        row(1, "The summit was held on a Saturday.", "When was it?", "Saturday"),
        row(2, "Another summit held near Baghdad.", "What was it?", "summit"),
        row(3, "Bread is baked daily.", "What is baked?", "Bread"),
    ]
    found = Negatives(rows).near(rows[0], random.Random(0))
    assert found is rows[1]


def test_the_shortest_answer_is_learnt_and_of_a_whole_sentence_only_its_place(tmp_path: Path) -> None:
    text = "The talks were held in Baghdad, the capital of Iraq. They went on as no side would yield on the border."
    asked = {"Where were the talks?": ("Baghdad, the capital of Iraq", "Baghdad"), "Why?": (text[53:],), "Who?": ()}
    write_set(tmp_path, "arcd_ar", [(str(n), "nb", text, *one) for n, one in enumerate(asked.items())])
    drawn = draws(tmp_path)
    found = {(one.question, one.answer and one.text[slice(*one.answer)], one.loose) for one in drawn}
    where = "Where were the talks?"
    assert found == {(where, "Baghdad", False), (where, None, False), ("Why?", text[53:], True), ("Who?", None, False)}
    assert {one.text for one in drawn if one.question == where and one.answer is None} == {text[53:]}


def test_questions_known_in_several_languages_are_asked_across_them(tmp_path: Path) -> None:
    texts = {"en": ("Where?", "The talks were in Baghdad.", "Baghdad"), "nb": ("Hvor?", "Møtet var i Oslo.", "Oslo")}
    rows = [(f"omos_qa-{one}-7", one, text, asked, (answer,)) for one, (asked, text, answer) in texts.items()]
    write_set(tmp_path, "omos_qa", rows)
    drawn = draws(tmp_path)
    pairs = {(one.question, one.text) for one in drawn}
    assert {(asked, text) for asked, _, _ in texts.values() for _, text, _ in texts.values()} <= pairs


def test_a_question_put_to_other_sentences_of_its_text_does_not_meet_its_own(tmp_path: Path) -> None:
    lines = {
        "Where were the talks?": "The talks were in Baghdad.",
        "Who paid for them?": "They were paid for by Norway.",
        "When did they end?": "They ended on Monday.",
    }
    answers = ("Baghdad", "Norway", "Monday")
    rows = [(f"text-{at}", "en", line, asked, (answers[at],)) for at, (asked, line) in enumerate(lines.items())]
    write_set(tmp_path, "qamr_en", rows)
    drawn = [one for one in draws(tmp_path, 400) if one.question in lines]
    unanswered = [one for one in drawn if one.answer is None]
    assert any(one.text in lines.values() for one in unanswered)
    assert any(one.text.count(".") > 1 for one in unanswered)
    assert not [one for one in unanswered if lines[one.question] in one.text]


def write_set(data: Path, name: str, rows: Sequence[tuple[str, str, str, str, tuple[str, ...]]]) -> None:
    """A training set of (id, language, context, question, answers)."""
    (data / "qa" / "train").mkdir(parents=True)
    with gzip.open(data / "qa" / "train" / f"{name}.jsonl.gz", "wt") as out:
        for key, language, context, question, answers in rows:
            row = {"id": key, "lang_question": language, "lang_context": language, "title": "Talks", "context": context}
            given = [{"text": one, "start": context.index(one)} for one in answers]
            out.write(json.dumps({**row, "question": question, "answers": given}) + "\n")


def draws(data: Path, count: int = 60) -> list[Sample]:
    """Without any phrases to put them into other languages by."""
    with gzip.open(data / "phrases.jsonl.gz", "wt"):
        sampler = Sampler(data, (), 0, data / "phrases.jsonl.gz")
    return [sampler[index] for index in range(count)]


def test_any_token_of_a_loose_answer_will_do() -> None:
    logits = torch.zeros(2, 6, 2)
    logits[:, 3] = 20.0
    ends, allowed = torch.tensor([[2, 4], [2, 4]]), torch.zeros(2, 6)
    loose, exact = (
        span_loss(logits, Batch(allowed.long(), allowed.bool(), allowed.bool(), allowed, ends, torch.tensor([one] * 2)))
        for one in (True, False)
    )
    assert float(loose) < 1e-3
    assert float(exact) > 10


@pytest.mark.parametrize(
    ("text", "answer", "left"),
    [
        ("The talks were in Baghdad. They went on for hours as no side would yield.", "Baghdad", True),
        ("The talks were in Baghdad. They went on in Baghdad until no side would yield.", "Baghdad", False),
        ("The talks were led by Anna Lind. Mrs. Lind said that no side would ever yield.", "Anna Lind", False),
        ("The talks were in Baghdad. They failed.", "Baghdad", False),
        ("وصل الوفد إلى بغداد. واستمرت المحادثات عدة ساعات من دون أي اتفاق بين الطرفين.", "بغداد", True),
        ("会談はバグダッドで行われた。双方は国境問題について譲歩しなかった。", "バグダッド", True),
    ],
)
def test_a_passage_without_its_answer_does_not_answer(text: str, answer: str, left: bool) -> None:
    start = text.index(answer)
    rest = cut_out(text, (start, start + len(answer)))
    assert (rest is not None) == left
    assert rest is None or (rest in text and text.endswith(rest) and answer not in rest)


def test_the_calibration_parts_what_is_apart() -> None:
    rng = np.random.default_rng(0)
    scale, offset = fit_logistic(list(rng.normal(5, 2, 400)), list(rng.normal(1, 2, 400)))
    assert scale > 0
    assert -offset / scale == pytest.approx(3, abs=0.4)


def test_a_new_run_begins_with_the_weights_of_another_one_or_of_an_export(
    tmp_path: Path, tokenizer: Tokenizer, embeddings: Embeddings
) -> None:
    """Whichever layers either of them trains."""
    plan = Plan(steps=3, tokens=200, warmup=1, frozen=1, precision="float32", draws=8)
    first = run(tmp_path, tokenizer, embeddings, plan)
    export([tmp_path / "checkpoint.safetensors"], tmp_path / "shipped", SHAPE)
    for path, exact in ((tmp_path / "checkpoint.safetensors", True), (tmp_path / "shipped/model.safetensors", False)):
        second = Trainer(SpanNet(SHAPE), embeddings, Plan(steps=3, frozen=0, precision="float32"), tmp_path / "second")
        second.begin_with(path)
        assert second.state == State()
        wanted = dict(first.net.named_parameters())
        for name, weight in second.net.named_parameters():
            assert torch.allclose(weight, wanted[name], atol=0 if exact else 2e-2), name
        for name, weight in second.weights.items():
            assert torch.equal(second.masters[name], weight)
