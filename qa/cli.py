"""`maqal …`: parse, call, print. Results go to stdout, progress and errors to stderr.

Exit codes: 0 done; 1 an error, said in one line; 2 wrong usage: what cannot be in any library; 3 `ask` found no answer;
130 stopped.
The commands are in `qa.commands`. Nothing heavy is imported until a command needs it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sys
import threading
from typing import Annotated

import typer

from qa.commands import adding, articles, asking, measuring, programs, review, users
from qa.commands.shared import (
    EncoderOption,
    LibraryOption,
    ThresholdOption,
    WriterOption,
    complain,
    existing,
    forgiving,
    typed,
)
from qa.errors import MaqalError, SettingsError
from qa.settings import Settings

_MOMENT = 0.2
"""Seconds in which a thread without work ends."""

app = typer.Typer(
    name="maqal",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)
app.command()(adding.add)
app.command()(asking.ask)
app.command()(asking.search)
app.command("list")(articles.list_articles)
app.command()(articles.show)
app.command()(articles.correct)
app.command()(articles.remove)
app.command()(articles.restore)
app.command()(articles.check)
app.command()(articles.rebuild)
app.command()(articles.backup)
app.add_typer(review.app, name="review")
app.command("eval")(measuring.evaluate)
app.command()(measuring.bench)
app.add_typer(users.app, name="users")
app.command("mcp")(programs.mcp)


@app.callback()
def maqal(
    version: Annotated[
        bool, typer.Option("--version", callback=programs.version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Ask your own articles in any language; every answer opens at the exact words it rests on."""


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 7860,
    library: LibraryOption = None,
    encoder: EncoderOption = None,
    threshold: ThresholdOption = None,
    writer: WriterOption = None,
    root_path: Annotated[str, typer.Option(help="Path under which a reverse proxy shows the pages, as /maqal.")] = "",
    trust_proxy: Annotated[
        list[str] | None, typer.Option(help="Address or network of a proxy whose X-Forwarded headers are believed.")
    ] = None,
    public_host: Annotated[list[str] | None, typer.Option(help="Further host name to answer to.")] = None,
) -> None:
    """Open the chat in a browser."""
    from qa.serving.forwarded import Proxy

    with typed():
        settings = Settings.load(library=library, encoder=encoder, threshold=threshold, writer=writer)
        proxy = Proxy(root_path, tuple(trust_proxy or ()), tuple(public_host or ()))
    existing(settings, make=True)
    from qa.ui.server import serve as run

    # Not Python's own, for which asyncio puts one that cancels: of that uvicorn tells a traceback while it starts.
    signal.signal(signal.SIGINT, _interrupted)
    run(settings, host, port, proxy)


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def main() -> None:
    """Console script. Every error a user can meet is one line on stderr."""
    try:
        run_command()
    except SystemExit as end:
        _leave(end.code if isinstance(end.code, int) else 0)
        raise


def _leave(code: int) -> None:
    """End the process now where a model is being loaded or still writes, or a question is still being answered.

    Python's own end would wait for the one that answers, and a model that goes on in there makes it a crash.
    """
    from qa.serving.desk import OPENING
    from qa.writing.waiting import WRITING

    for thread in threading.enumerate():
        if thread.name in (OPENING, WRITING) or not (thread.daemon or thread is threading.current_thread()):
            thread.join(_MOMENT)
            if thread.is_alive():
                with contextlib.suppress(OSError):  # whoever read has gone
                    sys.stdout.flush()
                    sys.stderr.flush()
                os._exit(code)


def run_command() -> None:
    """What `main` does, in a process that goes on."""
    from embeddings.errors import EmbeddingError

    _need_streams()
    forgiving(sys.stdout)
    try:
        app(prog_name="maqal")
    except (MaqalError, EmbeddingError) as error:
        complain(str(error))
        sys.exit(2 if isinstance(error, SettingsError) else 1)
    except BrokenPipeError:
        # Whoever read our output has gone; a second complaint at exit would be noise.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        if os.environ.get("MAQAL_DEBUG"):
            raise
        complain(_fault(error))
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def _need_streams() -> None:
    """Python has None for a standard stream that was closed, and the next file that is opened would take its number."""
    closed = [name for name in ("stdin", "stdout", "stderr") if getattr(sys, name) is None]
    for name in closed:
        os.dup2(os.open(os.devnull, os.O_RDWR), ("stdin", "stdout", "stderr").index(name))
        setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w"))  # noqa: SIM115
    if "stdout" in closed:
        complain("standard output is closed; give it a place, such as a file or /dev/null")
        sys.exit(1)


def _fault(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS):
        where = error.filename or "our output or a file of ours"
        return f"{where} cannot be written ({error.strerror}); free some space and repeat"
    return f"a fault of ours, {type(error).__name__}: {error}; MAQAL_DEBUG=1 shows where"
