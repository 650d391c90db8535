"""Reading a file where it can do no harm: in a child process with limits on time, memory, input and output."""

from __future__ import annotations

import base64
import json
import os
import stat
import subprocess
import sys
import threading
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.articles.remark import Remarked
from qa.articles.walk import check_suffix, shown
from qa.errors import ArticleError
from qa.types import Draft

MANY = (".json", ".jsonl")
_MB = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may use. `memory_bytes` is on top of the child with its libraries (0.3 GB)."""

    seconds: float = 30.0
    seconds_a_mb: float = 10.0
    """More for each MB of a file of many articles (`MANY`): one with 2,000 takes 3 s, and machines are busy."""
    memory_bytes: int = 1024 * _MB
    input_bytes: int = 20 * _MB
    output_bytes: int = 256 * _MB
    """Bytes of the child's answer; text itself is capped at a sixth of it, as JSON escapes take up to six bytes."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """`page` of `pages`, from 1; `png` of `width` x `height` pixels; `boxes`: (left, top, width, height) of the quote's
    lines, as shares of the page, empty where the words were not found on it."""

    page: int
    pages: int
    width: int
    height: int
    png: bytes
    boxes: tuple[tuple[float, float, float, float], ...]


class ArticleReader(AbstractContextManager["ArticleReader"]):
    """Reads many files with one child process, replaced when a file breaks it. Use as a context manager.

    Not for use by several threads at once.
    """

    def __init__(self, limits: Limits = Limits()) -> None:
        self.limits = limits
        self._child: subprocess.Popen[bytes] | None = None
        self._served = 0

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child and reap it."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue
        child.wait()

    def read(self, path: Path) -> list[Draft]:
        """The articles of one file, in their order; `remark_of` tells what was passed over.

        ArticleError: one line with file, reason and remedy.
        """
        found = self._ask(path, "read", {})
        return Remarked((Draft(**draft) for draft in found["drafts"]), shown(found["remark"]))

    def page(self, path: Path, quote: str, share: float) -> PagePicture:
        """The page of a PDF with a quote that stands about `share`, 0 to 1, into it. ArticleError as for `read`."""
        found = self._ask(path, "picture", {"quote": quote, "share": share})
        boxes = tuple((left, top, width, height) for left, top, width, height in found["boxes"])
        return PagePicture(**{**found, "png": base64.b64decode(found["png"]), "boxes": boxes})

    def _ask(self, path: Path, wanted: str, more: dict[str, Any]) -> Any:
        self._check(path)
        if self._served >= 500:
            self.close()
        fresh = self._child is None
        reply = self._exchange(path, more)
        if not fresh and ("memory" in reply or "crash" in reply):
            # What earlier files left behind in the child must not be held against this one.
            reply = self._exchange(path, more)
        if wanted in reply:
            return reply[wanted]
        raise ArticleError(f"{shown(path)} {shown(self._reason(path, reply))}", reply.get("key", ""))

    def _reason(self, path: Path, reply: dict[str, Any]) -> str:
        if "timeout" in reply:
            remedy = "split it" if path.suffix.lower() in MANY else "save its text as .txt"
            return f"took more than {reply['timeout']:.0f} s to read; {remedy}"
        if "memory" in reply:
            return f"needs more than {self.limits.memory_bytes / _MB:.0f} MB of memory to read; save its text as .txt"
        if "crash" in reply:
            return f"broke its reader ({reply['crash']}); the file is damaged or hostile, save its text as .txt"
        return str(reply["error"])

    def _check(self, path: Path) -> None:
        check_suffix(path)
        try:
            info = path.stat()
        except OSError as error:
            raise ArticleError(f"{shown(path)} cannot be opened ({error.strerror}); check the path") from None
        if not stat.S_ISREG(info.st_mode):
            raise ArticleError(f"{shown(path)} is no regular file; give a file")
        if info.st_size > self.limits.input_bytes:
            size, limit = info.st_size / _MB, self.limits.input_bytes / _MB
            raise ArticleError(f"{shown(path)} has {size:.1f} MB, more than the limit of {limit:.0f} MB; split it")

    def _start(self) -> subprocess.Popen[bytes]:
        root = str(Path(__file__).resolve().parents[2])
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        kept |= {
            "PYTHONPATH": os.pathsep.join(dict.fromkeys([root, *filter(os.path.isabs, sys.path)])),
            "PYTHONUTF8": "1",
            # Each thread of a linear algebra library reserves address space that is counted.
            "OPENBLAS_NUM_THREADS": "1",
            "OMP_NUM_THREADS": "1",
        }
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "qa.articles.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=kept,
        )

    def _exchange(self, path: Path, more: dict[str, Any]) -> dict[str, Any]:
        """One request and its reply; the child is gone afterwards unless it answered in order."""
        if self._child is None:
            self._child, self._served = self._start(), 0
        child, limits = self._child, self.limits
        seconds = limits.seconds
        if path.suffix.lower() in MANY:
            seconds += limits.seconds_a_mb * path.stat().st_size / _MB
        request = {
            "path": os.path.abspath(path),
            "suffix": path.suffix.lower(),
            "seconds": seconds,
            "memory_bytes": limits.memory_bytes,
            "input_bytes": limits.input_bytes,
            "text_length": limits.output_bytes // 6,
            **more,
        }
        late = threading.Event()

        def stop() -> None:
            late.set()
            child.kill()

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        reply: dict[str, Any] | None = None
        try:
            timer.start()
            reply = self._answer(child, json.dumps(request).encode("ascii") + b"\n")
        finally:
            timer.cancel()
            if reply is None or "memory" in reply or late.is_set():
                self.close()
        self._served += 1
        if reply is not None:
            return reply
        if late.is_set():
            return {"timeout": seconds}
        return {"crash": f"exit code {child.returncode}"}

    def _answer(self, child: subprocess.Popen[bytes], request: bytes) -> dict[str, Any] | None:
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            child.stdin.write(request)
            child.stdin.flush()
        except OSError:
            return None
        line = child.stdout.readline(self.limits.output_bytes + 1)
        if len(line) > self.limits.output_bytes:
            self.close()  # the rest of the line would be taken for the answer to the next file
            return {"error": "gives too much text; split it"}
        if not line.endswith(b"\n"):
            return None
        reply: dict[str, Any] = json.loads(line)
        return reply
