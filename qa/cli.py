"""`maqal …`: parse, call, print. Results go to stdout, progress and errors to stderr.

Exit codes: 0 done; 1 an error, said in one line; 2 wrong usage; 3 `ask` found no answer.
The commands are in `qa.commands`. Nothing heavy is imported until a command needs it.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from qa.commands import articles, asking, measuring, programs, review, users
from qa.commands.shared import EncoderOption, LibraryOption, ThresholdOption, complain, forgiving
from qa.errors import MaqalError
from qa.settings import Settings

__all__ = ["app", "main"]

app = typer.Typer(
    name="maqal",
    help="Ask your own articles in any language; every answer opens at the exact words it rests on.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
)
app.command()(articles.add)
app.command()(asking.ask)
app.command("list")(articles.list_articles)
app.command()(articles.show)
app.command()(articles.correct)
app.command()(articles.remove)
app.command()(articles.restore)
app.command()(articles.check)
app.command()(articles.rebuild)
app.add_typer(review.app, name="review")
app.command("eval")(measuring.evaluate)
app.command()(measuring.bench)
app.add_typer(users.app, name="users")
app.command("mcp")(programs.mcp)


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 7860,
    library: LibraryOption = None,
    encoder: EncoderOption = None,
    threshold: ThresholdOption = None,
    root_path: Annotated[str, typer.Option(help="Path under which a reverse proxy shows the pages, as /maqal.")] = "",
    trust_proxy: Annotated[
        list[str] | None, typer.Option(help="Address or network of a proxy whose X-Forwarded headers are believed.")
    ] = None,
    public_host: Annotated[list[str] | None, typer.Option(help="Further host name to answer to.")] = None,
) -> None:
    """Open the chat in a browser."""
    settings = Settings.load(library=library, encoder=encoder, threshold=threshold)
    from qa.ui.desk import leave
    from qa.ui.forwarded import Proxy

    proxy = Proxy(root_path, tuple(trust_proxy or ()), tuple(public_host or ()))
    from qa.ui.server import serve as run

    run(settings, host, port, proxy)
    leave()


def main() -> None:
    """Console script. Every error a user can meet is one line on stderr."""
    from embeddings.errors import EmbeddingError

    forgiving(sys.stdout)
    try:
        app()
    except (MaqalError, EmbeddingError) as error:
        complain(str(error))
        sys.exit(1)
    except BrokenPipeError:
        # Whoever read our output has gone; a second complaint at exit would be noise.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        if os.environ.get("MAQAL_DEBUG"):
            raise
        complain(f"a fault of ours, {type(error).__name__}: {error}; MAQAL_DEBUG=1 shows where")
        sys.exit(1)
    except KeyboardInterrupt:
        complain("stopped; everything said to be added is in the library")
        sys.exit(130)
