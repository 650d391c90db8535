"""The child process that parses files and paints pages of PDFs: `python -P -m qa.articles.worker`.

One JSON line in, one JSON line out.

Whatever a file does here, it does to this process only: memory and processor time are capped, and no socket can be
opened and no program started.
"""

from __future__ import annotations

import base64
import errno
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from qa.errors import ArticleError

_DENIED = frozenset(
    ["socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "subprocess.Popen", "os.system"]
    + ["os.exec", "os.posix_spawn", "os.fork", "os.startfile"]
)


def _deny(event: str, _: Any) -> None:
    if event in _DENIED:
        raise PermissionError(f"{event} is not for a parser")


# Address space that the parsers' own libraries and the language model take, measured at 0.29 GB.
_LIBRARIES = 320 * 2**20


def _limit_memory(extra: int) -> None:
    """Cap the address space at the bare process, its libraries and `extra` bytes, where the system can."""
    try:
        import resource

        used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        cap = used + _LIBRARIES + extra
        resource.setrlimit(resource.RLIMIT_AS, (cap, cap))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        return


def _limit_processor(seconds: float) -> None:
    """Let the system end this process after `seconds` more of processor time, also when the parent is gone."""
    try:
        import resource

        usage = resource.getrusage(resource.RUSAGE_SELF)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime + seconds) + 2, hard))
    except (ImportError, OSError, ValueError):
        return


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    from qa.articles.formats import parse
    from qa.articles.remark import remark_of

    try:
        data = _bytes(request["path"], request["input_bytes"] + 1)
        if len(data) > request["input_bytes"]:
            return {"error": "grew beyond the size limit while it was read; try again"}
        if "quote" in request:
            return _picture(data, request["quote"], request["share"])
        drafts = parse(data, request["suffix"], Path(request["path"]).name)
        if sum(len(draft.text) for draft in drafts) > request["text_length"]:
            return {"error": f"holds more than {request['text_length']:,} letters; split it"}
        return {"read": {"drafts": [asdict(draft) for draft in drafts], "remark": remark_of(drafts)}}
    except ArticleError as error:
        return {"error": str(error), "key": error.key}
    except MemoryError:
        return {"memory": True}
    except ImportError as error:
        reason = str(error).split("\n")[0]
        return {"error": f"cannot be read, the installation is incomplete ({reason}); install maqal again"}
    except Exception as error:  # A parser may raise anything on hostile input; the user gets one line, with its type.
        damaged = f"is damaged or no article its reader understands ({type(error).__name__}); save it as text"
        return {"error": _unwritten(error) or damaged}


def _bytes(path: str, most: int) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(most)
    except OSError as error:
        raise ArticleError(
            f"cannot be opened ({error.strerror or error}); check the file and its permissions"
        ) from None


def _unwritten(error: Exception) -> str:
    """A library keeps a temporary file while it loads: that it could not is no fault of the article's."""
    if not isinstance(error, OSError) or error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS):
        return ""
    where = error.filename or tempfile.tempdir or "the folder for temporary files"
    return f"cannot be read, for nothing could be written in {where} ({error.strerror}); free some space and repeat"


def _picture(data: bytes, quote: str, share: float) -> dict[str, Any]:
    from qa.articles.pdf_page import page_picture

    found = page_picture(data, quote, share)
    return {"picture": {**asdict(found), "png": base64.b64encode(found.png).decode("ascii")}}


def main() -> None:
    """Serve requests from standard input until it closes."""
    out = sys.stdout.buffer
    sys.addaudithook(_deny)
    limited = False
    for line in sys.stdin.buffer:
        request = json.loads(line)
        if not limited:
            _limit_memory(request["memory_bytes"])
            limited = True
        _limit_processor(request["seconds"])
        answer = _answer(request)
        try:
            reply = json.dumps(answer).encode("ascii")
        except MemoryError:
            reply = b'{"memory": true}'
        out.write(reply + b"\n")
        out.flush()


if __name__ == "__main__":
    main()
