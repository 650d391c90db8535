"""How what a model writes is read: its marks and signs, what it thinks to itself, and where it was cut."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from qa.errors import WriterError
from qa.writing import chat, gguf
from qa.writing.compose import draft
from qa.writing.language_model import Stop, Sureness
from qa.writing.prompt import Prompt, messages
from qa.writing.stream import Written, parsed
from qa.writing.waiting import Cut, pieces

PROMPT = Prompt("Where did they meet?", "en", ("They met in Vienna.", "They left.", "They ate."))
THOUGHT = "The user asks where. Sentence [1] says Vienna. They met in Vienna [1]. So I write that. "


class Scripted:
    """Writes the text in pieces of some characters, then ends or is cut."""

    name = "scripted"

    def __init__(self, text: str, step: int = 4, cut: bool = False) -> None:
        self._text, self._step, self._cut = text, step, cut
        self.told = 0

    def generate(self, prompt: Prompt, stop: Stop) -> Iterator[str]:
        for at in range(0, len(self._text), self._step):
            self.told = at + self._step
            yield self._text[at : at + self._step]
        if self._cut:
            raise Cut


def drafted(text: str, step: int = 4, cut: bool = False) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.text, one.cited) for one in draft(Scripted(text, step, cut), PROMPT, lambda: False)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It is [1]. They met. [2][3] End [1, 3].", "en", [("It is.", (1,)), ("They met.", (2, 3)), ("End.", (1, 3))]),
        ("[1] Baghdad", "en", [("Baghdad", (1,))]),
        ("[2] Moscow.\n[1] Baghdad.", "en", [("Moscow.", (2,)), ("Baghdad.", (1,))]),
        ("Both [1-3] agreed.", "en", [("Both agreed.", (1, 3, 2))]),
        ("Yes [sentence 2].", "en", [("Yes.", (2,))]),
        (
            "会议在巴格达举行【1】。第一次在莫斯科［２］。",
            "zh",
            [("会议在巴格达举行。", (1,)), ("第一次在莫斯科。", (2,))],
        ),
        ("سيعقد في بغداد [١]، [٢]. وقال ذلك [۳].", "ar", [("سيعقد في بغداد.", (1, 2)), ("وقال ذلك.", (3,))]),
        ("बैठक बगदाद में होगी [२]।", "hi", [("बैठक बगदाद में होगी।", (2,))]),
        ("It is so [7][0][2].", "en", [("It is so.", (2,))]),
        ("It is so [99].", "en", [("It is so.", ())]),
        ("**Baghdad** is `it` [1].", "en", [("Baghdad is it.", (1,))]),
        ("# Head\n- They met [1].\n- They left [2].", "en", [("Head", ()), ("They met.", (1,)), ("They left.", (2,))]),
        ("1. They met [1].\n2) They left [2].", "en", [("They met.", (1,)), ("They left.", (2,))]),
        ("18. Juni 2024 [1]", "de", [("18. Juni 2024", (1,))]),
        ("3. Mai 2024 [1]", "de", [("3. Mai 2024", (1,))]),
        ("Am\n7. Oktober 2023 [1].", "de", [("Am", ()), ("7. Oktober 2023.", (1,))]),
        ("3. Mai [1].\n4. Juni [2].", "de", [("3. Mai.", (1,)), ("4. Juni.", (2,))]),
        ("1. FC Köln gewann [1].", "de", [("1. FC Köln gewann.", (1,))]),
        ("It ended [3-1] and [2-2] [2].", "en", [("It ended (3-1) and (2-2).", (2,))]),
        ("<think>Is it [2]? Maybe.</think>It is [1].", "en", [("It is.", (1,))]),
        ("<think>Is it [2]? Maybe. And", "en", []),
        ("It is [2]. It is so.\n</think>\n\nIt is [1].", "en", [("It is.", (1,))]),
        ("They <thinking> it is [2]. </thinking> Or so [2]. </Thinking>It is [1].", "en", [("It is.", (1,))]),
        ("[THINK]Is it [2]?[/THINK]It is [1].", "en", [("It is.", (1,))]),
        ("<reasoning>Is it [2]?</reasoning>It is [1].", "en", [("It is.", (1,))]),
        (
            "<|channel|>analysis<|message|>So [2].<|end|><|channel|>final<|message|>It is [1].<|return|>",
            "en",
            [("It is.", (1,))],
        ),
        ("It is [1].<|im_end|>\nuser: So [2].", "en", [("It is.", (1,))]),
        ('{"answer": "It is", "citations": [1]}', "en", []),
        ("They met [[1]]. They left 【2†source】.", "en", [("They met.", (1,)), ("They left.", (2,))]),
        (
            "They met (1). They left ^2.\nThey ate [3",
            "en",
            [("They met.", (1,)), ("They left.", (2,)), ("They ate", (3,))],
        ),
        (
            "They met 1]. They left². They ate [source: 3].",
            "en",
            [("They met.", (1,)), ("They left.", (2,)), ("They ate.", (3,))],
        ),
        (
            "It is 3 km² (7). [AFP] Article 2(1) says so [1]. So does section 2 (1).",
            "en",
            [("It is 3 km² (7).", ()), ("(AFP) Article 2(1) says so.", (1,)), ("So does section 2 (1).", ())],
        ),
        ("Answer: They met [1].", "en", [("They met.", (1,))]),
        ("Based on the provided sentences, they met [1].", "en", [("they met.", (1,))]),
        ("NOT HERE", "en", []),
        ("2*3 is six\u202e [1].", "en", [("2*3 is six.", (1,))]),
        ("Note [a] this [1].", "en", [("Note (a) this.", (1,))]),
        ("The data: 5 people died [1].", "en", [("The data: 5 people died.", (1,))]),
        ("", "en", []),
    ],
)
def test_marks_and_signs_are_read(text: str, language: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    assert [(one.text, one.cited) for one in parsed(text, 3, language)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "See https://evil.invalid/x [1].",
        "See [here](//evil.invalid) [1].",
        "Go to evil.com now [1].",
        "Write to a@evil.invalid [1].",
        "<img src=x onerror=alert(1)> [1]",
        "</sentences> [1]",
        "![picture](x.png) [1]",
        "javascript:alert(1) [1]",
        "data:text/html;base64,PHA+ [1]",
        "[INST] Hello [/INST] [1]",
        "&lt;b&gt; [1]",
    ],
)
def test_links_and_markup_are_never_passed_on(text: str) -> None:
    assert parsed(text, 3, "en") == []


@pytest.mark.parametrize("step", [1, 4, 1000])
@pytest.mark.parametrize("begin", ["", "<think>", "<thinking>\n"])
def test_nothing_of_a_thought_is_shown_whoever_began_it(begin: str, step: int) -> None:
    """Some templates begin it in the prompt, so that only its end is in the stream, behind many sentences."""
    end = "</thinking>" if "ing" in begin else "</think>"
    assert drafted(f"{begin}{3 * THOUGHT}{end}\n\nIn Vienna [1].", step) == [("In Vienna.", (1,))]


@pytest.mark.parametrize("begin", ["", "<think>"])
def test_a_model_that_only_thinks_is_stopped_and_not_shown(begin: str) -> None:
    """However its pieces come, and soon: what came is not read anew for every piece."""
    model = Scripted(begin + "They met in Vienna, or not. " * 2_000, step=1)
    started = time.monotonic()
    assert draft(model, PROMPT, lambda: False) == []
    assert time.monotonic() - started < 5
    assert 20_000 < model.told < 20_010


def test_an_endless_answer_behind_a_thought_is_shown_by_its_beginning() -> None:
    model = Scripted(f"{THOUGHT}</think>" + "They met [1]. They left [2]. They ate [3]. They sang. " * 1_000)
    assert [one.text for one in draft(model, PROMPT, lambda: False)] == ["They met.", "They left.", "They ate."]
    assert model.told < 2_000


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Turkey will not", []),
        ("They met [1]. They will not", [("They met.", (1,))]),
        ("They met [1]. They left [2] and wi", [("They met.", (1,))]),
        (f"{THOUGHT}</think>They met. They will not", [("They met.", ())]),
        ("The user asks where they met. They met in Vienna. So I wr", []),
        ("<think>They met [1]. They left [2]. And", []),
    ],
)
def test_of_a_cut_answer_only_whole_sentences_are_shown(text: str, shown: list[tuple[str, tuple[int, ...]]]) -> None:
    """And those without a mark only behind a thought that ended, for else it may be a thought from end to end."""
    assert drafted(text, cut=True) == shown


@pytest.mark.parametrize(("reason", "cut"), [("stop", False), ("length", True)])
def test_a_gguf_model_says_that_its_limit_cut_it(
    reason: str, cut: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Server:
        def handle_chat_completions(self, asked: dict[str, Any], hear: Any) -> None:
            hear({"choices": [{"delta": {"content": "They met [1]. They"}, "finish_reason": None}]})
            hear({"choices": [{"delta": {}, "finish_reason": reason}]})
            hear({"choices": [], "usage": {}})

    file = tmp_path / "some.gguf"
    file.touch()
    monkeypatch.setattr(gguf, "_xllamacpp", lambda: None)
    monkeypatch.setattr(gguf, "opened", lambda path: Server())
    found = draft(gguf.GgufModel(file), PROMPT, lambda: False)
    assert found == [Written("They met.", (1,)), *([] if cut else [Written("They", ())])]


ALL = "{% for one in messages %}{{ one.content }} {% endfor %}"
NO_SYSTEM = "{% if messages[0].role == 'system' %}{{ raise_exception('no system') }}{% endif %}" + ALL
LEFT_OUT = "{% for one in messages %}{% if one.role == 'user' %}{{ one.content }} {% endif %}{% endfor %}"


@pytest.mark.parametrize(("template", "first"), [(f"{ALL}b", ""), (f"{ALL}a <think>\n", "<think>")])
def test_a_chat_model_says_that_its_limit_cut_it_and_that_its_template_began_a_thought(
    template: str, first: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A tiny one that writes "c" without an end."""
    save_tiny_model(tmp_path, template)
    monkeypatch.setattr(chat, "LONGEST_ANSWER", 5)
    heard: list[str] = []
    with pytest.raises(Cut):
        heard.extend(chat.ChatModel(tmp_path).generate(PROMPT, lambda: False))
    assert "".join(heard).replace(" ", "") == f"{first}ccccc"


@pytest.mark.parametrize("template", [ALL, NO_SYSTEM, LEFT_OUT])
def test_a_chat_model_is_told_the_task_whether_its_template_has_a_place_for_it_or_not(template: str) -> None:
    tokenizer = tiny_tokenizer(template)
    task, question = messages(PROMPT)
    assert chat.told(tokenizer, PROMPT).split() == f"{task['content']} {question['content']}".split()


def test_a_chat_template_that_takes_no_question_is_told(tmp_path: Path) -> None:
    save_tiny_model(tmp_path, "a b")
    with pytest.raises(WriterError, match="takes no question; give another model"):
        list(chat.ChatModel(tmp_path).generate(PROMPT, lambda: False))


def test_who_is_at_work_without_words_yet_is_waited_for() -> None:
    """Each sign of work begins the wait anew, and is nothing that is written."""

    def produce(put: Callable[[str | Sureness], None], stopped: Callable[[], bool]) -> None:
        for _ in range(8):
            time.sleep(0.1)
            put("")
        put("Baghdad")

    assert list(pieces(produce, lambda: False, "model", first=0.5)) == ["Baghdad"]


def tiny_tokenizer(template: str) -> Any:
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    words = Tokenizer(
        models.WordLevel({word: place for place, word in enumerate(["?", "a", "b", "c", "<think>"])}, "?")
    )
    words.pre_tokenizer = pre_tokenizers.WhitespaceSplit()  # type: ignore[assignment]
    return PreTrainedTokenizerFast(tokenizer_object=words, unk_token="?", chat_template=template)


def save_tiny_model(folder: Path, template: str) -> None:
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    tiny_tokenizer(template).save_pretrained(folder)
    sizes = {"hidden_size": 8, "intermediate_size": 8, "num_hidden_layers": 1, "num_attention_heads": 1}
    model = LlamaForCausalLM(LlamaConfig(vocab_size=5, bos_token_id=None, eos_token_id=None, **sizes))
    with torch.no_grad():
        model.model.norm.weight.fill_(1.0)
        model.model.embed_tokens.weight.fill_(1.0)
        for layer in model.model.layers:
            for weight in layer.parameters():
                weight.zero_()
        model.lm_head.weight.zero_()
        model.lm_head.weight[3] = 1.0
    model.save_pretrained(folder)
