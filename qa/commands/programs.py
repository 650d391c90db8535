"""`maqal mcp`: the library for other programs; `maqal --version`."""

from __future__ import annotations

import os
import signal
import sys

import typer

from qa.commands.shared import (
    EncoderOption,
    LibraryOption,
    ThresholdOption,
    WriterOption,
    complain,
    existing,
    say,
    tell,
)
from qa.errors import MaqalError
from qa.extras import install
from qa.settings import Settings


def mcp(
    library: LibraryOption = None,
    encoder: EncoderOption = None,
    threshold: ThresholdOption = None,
    writer: WriterOption = None,
) -> None:
    """Serve the Model Context Protocol on stdin and stdout, for a client that starts this command."""
    settings = existing(Settings.load(library=library, encoder=encoder, threshold=threshold, writer=writer))
    try:
        from qa.api.mcp import server
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in ("mcp", "mcp_types"):
            raise
        raise MaqalError(f"this needs the package mcp 2; {install('mcp')}") from error
    from qa.serving.desk import warm

    if sys.stdin.isatty():
        say("waiting for a client, which would start this command itself and speak MCP with it (Ctrl+C stops it)")
    # The system ends this (a shell says 130), and no exception: Python would wait for the thread that reads stdin, and
    # nothing but a line wakes that.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        server(lambda: warm(settings)).run()
    except Exception as error:
        complain(f"the connection to the client broke ({type(error).__name__}: {error})")
        os._exit(1)


def version(wanted: bool) -> None:
    """Print it and end, where it is wanted."""
    if not wanted:
        return
    from importlib import metadata

    tell(f"maqal {metadata.version('maqal')}")
    raise typer.Exit
