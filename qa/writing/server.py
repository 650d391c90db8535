"""An OpenAI-compatible server on this machine: llama.cpp, Ollama, vLLM, `transformers serve` and others."""

from __future__ import annotations

import asyncio
import ipaddress
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from qa.errors import WriterError
from qa.extras import install
from qa.writing.language_model import LONGEST_ANSWER, Stop, Sureness
from qa.writing.prompt import Prompt, messages
from qa.writing.waiting import FIRST, GLANCE, WHOLE, Cut, pieces

if TYPE_CHECKING:
    from openai import AsyncOpenAI


class ServerModel:
    """Asks the server at `address`, and no other: addresses beyond this machine are refused, redirects not followed."""

    def __init__(self, address: str, model: str | None = None, first: float = FIRST, whole: float = WHOLE) -> None:
        """`model`: as the server calls it, the first it lists by default; `first`, `whole`: seconds to wait."""
        if not _loopback(address):
            raise WriterError(
                f"the writer's server must be on this machine, {address} is not; give one such as "
                "http://127.0.0.1:8080/v1, for nothing may leave the machine"
            )
        try:
            import openai
        except ImportError as error:
            raise WriterError(f"the client for a server is not installed; {install('openai')}") from error
        self._openai = openai
        self._address = address
        self._shown = re.sub(r"//[^/@]*@", "//", address)  # a password is nobody's who asks
        self._model = model
        self._first, self._whole = first, whole

    @property
    def name(self) -> str:
        return f"{self._model or 'a model'} at {self._shown}"

    def generate(self, prompt: Prompt, stop: Stop) -> Iterator[str | Sureness]:
        def produce(put: Callable[[str], None], stopped: Callable[[], bool]) -> None:
            try:
                asyncio.run(self._ask_until(stopped, prompt, put))
            except Cut:
                raise
            except self._openai.APIStatusError as error:
                raise WriterError(f"the writer's server at {self._shown} answered {error.status_code}") from error
            except self._openai.APITimeoutError as error:
                raise WriterError(f"the writer's server at {self._shown} does not answer") from error
            except self._openai.APIConnectionError as error:
                raise WriterError(
                    f"no writer's server at {self._shown}; start it, or set MAQAL_WRITER to another"
                ) from error
            except Exception as error:  # a server's garbage shows in whatever way the client stumbles over it
                reason = " ".join(str(error).split())[:120] or type(error).__name__
                raise WriterError(f"the writer's server at {self._shown} broke off: {reason}") from error

        return pieces(produce, stop, f"the writer's server at {self._shown}", self._first, self._whole)

    async def _ask_until(self, stopped: Callable[[], bool], prompt: Prompt, put: Callable[[str], None]) -> None:
        """Closes the connection soon after `stopped` becomes true, also of a server that says nothing."""
        asking = asyncio.create_task(self._ask(prompt, put))
        while not asking.done() and not stopped():
            await asyncio.wait([asking], timeout=GLANCE)
        asking.cancel()  # nothing for one that is done
        with suppress(asyncio.CancelledError):
            await asking

    def _client(self) -> AsyncOpenAI:
        return self._openai.AsyncOpenAI(
            base_url=self._address,
            api_key="none",
            max_retries=0,
            # No proxy of the environment, no redirect: either could carry the articles elsewhere. Whoever waits gives
            # up after `first`; the request itself a little later.
            http_client=self._openai.DefaultAsyncHttpxClient(
                trust_env=False, follow_redirects=False, timeout=self._first + 1
            ),
        )

    async def _ask(self, prompt: Prompt, put: Callable[[str], None]) -> None:
        async with self._client() as client:
            if self._model is None:
                listed = (await client.models.list()).data
                if not listed:
                    raise ValueError("it lists no model; name one by MAQAL_WRITER_MODEL")
                self._model = str(listed[0].id)
            chunks: Any = await client.chat.completions.create(
                model=self._model,
                messages=messages(prompt),  # type: ignore[arg-type]
                max_tokens=LONGEST_ANSWER,
                temperature=0,
                stream=True,
            )
            ended: str | None = None
            async with chunks:
                async for chunk in chunks:
                    for choice in (getattr(chunk, "choices", None) or ())[:1]:
                        put(_words(getattr(getattr(choice, "delta", None), "content", None)))
                        reason = getattr(choice, "finish_reason", None)
                        ended = ended if reason is None else reason
        if ended is None:
            raise ValueError("the answer has no end")
        if ended == "length":
            raise Cut


def _words(content: Any) -> str:
    """Nothing for what is no text; some servers send a list of parts."""
    if isinstance(content, list):
        texts = (part for part in content if isinstance(part, dict) and part.get("type") == "text")
        return "".join(_words(part.get("text")) for part in texts)
    return content if isinstance(content, str) else ""


def _loopback(address: str) -> bool:
    """Whether it is this machine by its own words; a name that only a look-up could tell is not."""
    try:
        host = urlsplit(address).hostname or ""
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
