"""For other programs: HTTP in OpenAI's form, by its own client."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import httpx
import openai
import pytest

from qa.api.completions import marked
from qa.types import Answer
from tests.api_tools import GRADIO, House
from tests.review_fake import QUESTION

pytestmark = GRADIO
HARMLESS = {
    "model": "maqal", "messages": [{"role": "user", "content": QUESTION}], "temperature": 0, "top_p": 1,
    "max_tokens": 99, "user": "me", "seed": 1, "stop": None, "store": False, "n": 1, "top_k": 40,
    "response_format": {"type": "text"}, "max_completion_tokens": 9, "logprobs": True, "metadata": {}, "tools": [],
    "tool_choice": "auto", "stream": False, "stream_options": None, "filter_ids": [], "chat_id": "1", "features": {},
}  # fmt: skip
"""What clients send besides a question."""


def test_an_openai_client_gets_the_answer_with_citations_that_open(open_house: House) -> None:
    earlier = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "What about hotels?"},
               {"role": "assistant", "content": "They prepare."}]  # fmt: skip
    asked = [{"type": "text", "text": QUESTION}]
    for last in (QUESTION, asked):
        done = open_house.client().chat.completions.create(
            model="maqal",
            messages=[*earlier, {"role": "user", "content": last}],  # type: ignore[misc,list-item]
            temperature=0.5,
        )
        answer = open_house.assistant.ask(QUESTION)
        message = done.choices[0].message
        assert message.content == answer.answer
        assert Answer.from_dict(done.model_extra["maqal"]) == answer  # type: ignore[index]
    assert done.usage
    assert done.usage.total_tokens == done.usage.prompt_tokens + done.usage.completion_tokens > 0
    assert len(message.annotations or ()) == len(answer.citations)
    for note, citation in zip(message.annotations or (), answer.citations, strict=True):
        place = note.url_citation
        assert message.content[place.start_index : place.end_index] == f"[{citation.n}]"
        assert place.title == citation.title
        assert httpx.get(place.url).json()["quote"] == citation.quote


def test_a_stream_says_the_same_line_by_line(open_house: House) -> None:
    chunks = list(
        open_house.client().chat.completions.create(
            model="maqal",
            messages=[{"role": "user", "content": QUESTION}],
            stream=True,
            stream_options={"include_usage": True},
        )
    )
    answer = open_house.assistant.ask(QUESTION)
    said = [chunk.choices[0].delta.content for chunk in chunks if chunk.choices and chunk.choices[0].delta.content]
    assert len(said) == 4
    assert "".join(said) == answer.answer
    last = chunks[-2]
    assert last.choices[0].finish_reason == "stop"
    assert Answer.from_dict(last.model_extra["maqal"]) == answer  # type: ignore[index]
    assert len(last.choices[0].delta.model_extra["annotations"]) == 3  # type: ignore[index]
    assert chunks[-1].usage
    raw = {"model": "maqal", "stream": True, "messages": [{"role": "user", "content": QUESTION}]}
    text = httpx.post(f"{open_house.url}/v1/chat/completions", json=raw).text
    assert text.endswith("data: [DONE]\n\n")
    assert "usage" not in text


def test_openai_clients_understand_the_errors(open_house: House) -> None:
    client = open_house.client()

    def ask(content: Any, role: str = "user", model: str = "maqal", stream: bool = False) -> Any:
        return client.chat.completions.create(model=model, messages=[{"role": role, "content": content}], stream=stream)  # type: ignore[call-overload]

    picture = [{"type": "image_url", "image_url": {"url": "https://news.invalid/1.png"}}]
    with pytest.raises(openai.NotFoundError) as caught:
        ask(QUESTION, model="gpt-4")
    assert caught.value.code == "model_not_found"
    with pytest.raises(openai.BadRequestError, match="only text"):
        ask(picture)
    half = b'{"model": "maqal", "messages": [{"role": "user", "content": "next meeting \\ud800"}]}'
    kind = {"content-type": "application/json"}
    answer = httpx.post(f"{open_house.url}/v1/chat/completions", content=half, headers=kind)
    assert answer.json()["maqal"]["question"] == "next meeting ?"
    with pytest.raises(openai.BadRequestError, match="no message of the user"):
        ask("You are helpful.", role="system")
    with pytest.raises(openai.BadRequestError, match="at most 2,000"):
        ask("x" * 3000, stream=True)
    for more, line in (
        ({"wheres": {"languages": ["ar"]}}, "there is no 'wheres'; there is where"),
        ({"sources": ["BBC"]}, "it is a part of where"),
        ({"n": 2}, "n: at most 1 is wanted"),
        ({"response_format": {"type": "json_object"}}, "response_format.type: there is text alone"),
    ):
        refused = httpx.post(f"{open_house.url}/v1/chat/completions", json={**HARMLESS, **more})
        assert refused.status_code == 400
        assert line in refused.json()["error"]["message"]
    assert httpx.post(f"{open_house.url}/v1/chat/completions", json=HARMLESS).status_code == 200
    assert [model.id for model in client.models.list()] == [client.models.retrieve("maqal").id] == ["maqal"]


def test_what_looks_like_a_mark_in_a_quote_is_not_annotated(open_house: House) -> None:
    answer = open_house.assistant.ask(QUESTION)
    (first, *_) = answer.citations
    quote = "He said [1] and [2]."
    cited = replace(first, quote=quote, end=first.start + len(quote))
    hostile = replace(answer, answer=f"It says:\n“{quote}” [1] — [7]", citations=(cited,))
    (note,) = marked(hostile, "http://127.0.0.1/v1")
    assert note["url_citation"]["start_index"] == hostile.answer.index(" [1] —") + 1
