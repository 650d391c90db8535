"""`maqal mcp`: the library for other programs."""

from __future__ import annotations

from qa.commands.shared import EncoderOption, LibraryOption, ThresholdOption
from qa.errors import SettingsError
from qa.settings import Settings

__all__ = ["mcp"]


def mcp(library: LibraryOption = None, encoder: EncoderOption = None, threshold: ThresholdOption = None) -> None:
    """Serve the Model Context Protocol on stdin and stdout, for a client that starts this command."""
    settings = Settings.load(library=library, encoder=encoder, threshold=threshold)
    try:
        from qa.api.mcp import server
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in ("mcp", "mcp_types"):
            raise
        raise SettingsError("this needs the package mcp 2; install it with `pip install 'maqal[mcp]'`") from error
    from qa.ui.desk import leave, warm

    server(lambda: warm(settings)).run()
    leave()
