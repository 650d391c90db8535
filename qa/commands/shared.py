"""What the commands share: options, opening things, printing. Results go to stdout, all else to stderr."""

from __future__ import annotations

import io
import json
import os
import shlex
import signal
import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from qa.errors import LibraryError, MaqalError, QuestionError
from qa.settings import Settings
from qa.show import visible

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.library import Library, Progress

_PATIENCE = 600.0
"""Seconds for which a command waits while another process adds: whoever uploads must not make a nightly one fail."""


def named_path(given: str) -> Path:
    """Nothing, as of a variable that is not set, would be the folder that one is in."""
    if not given:
        raise typer.BadParameter("the path is empty; give one, or . for this folder")
    return Path(os.path.expanduser(given))  # which no shell does behind "--library="; "~$a.docx" stays as it is


LibraryOption = Annotated[
    Path | None,
    typer.Option("--library", parser=named_path, metavar="<path>", help="Folder of the library [MAQAL_LIBRARY]."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say only what went wrong.")]
EncoderOption = Annotated[
    str | None,
    typer.Option(
        "--encoder", help="`packaged` (unpacked into MAQAL_CACHE), a model folder or a hub name [MAQAL_ENCODER]."
    ),
]
ThresholdOption = Annotated[
    float | None, typer.Option("--threshold", help="Confidence from which an answer is given [MAQAL_THRESHOLD].")
]
FromOption = Annotated[str | None, typer.Option("--from", help="First day of the articles: 2024-06-18.")]
ToOption = Annotated[str | None, typer.Option("--to", help="Last day of the articles.")]
SourceOption = Annotated[
    list[str] | None,
    typer.Option(metavar="<outlet>", help="Only articles of this outlet, named as `maqal list` does; can be repeated."),
]
LanguageOption = Annotated[
    list[str] | None, typer.Option(metavar="<code>", help="Only articles in this language; can be repeated.")
]


WriterOption = Annotated[
    str | None,
    typer.Option(
        "--writer",
        help="`quote`, `packaged`, a .gguf file, a chat model's folder, or the address of a server here [MAQAL_WRITER; "
        "the server's model: MAQAL_WRITER_MODEL].",
    ),
]


@contextmanager
def typed() -> Iterator[None]:
    """Around what only looks at what was typed: what cannot be, in any library, is wrong usage."""
    try:
        yield
    except MaqalError as error:
        complain(str(error))
        raise typer.Exit(2) from error


def existing(settings: Settings, make: bool = False) -> Settings:
    """The same. LibraryError: something else lies there, or nothing, and one that is mistyped must not be made."""
    from qa.library.storage import DATABASE

    try:
        (settings.library / DATABASE).stat()
    except NotADirectoryError:
        raise LibraryError(f"{settings.library} is not a folder; choose another with --library") from None
    except FileNotFoundError:
        if not make:
            where = shlex.quote(str(settings.library))
            line = f"no library at {settings.library}; `maqal add FILES --library {where}` makes one"
            raise LibraryError(line) from None
    except OSError:  # whoever opens it tells better
        return settings
    return settings


@contextmanager
def opened_library(settings: Settings, load_index: bool = True, make: bool = False) -> Iterator[Library]:
    """The library, which must be there unless it may be made."""
    existing(settings, make)
    from embeddings.encoder import load_encoder
    from qa.library import Library

    with Library.open(settings.library, load_encoder(settings.encoder), load_index=load_index) as opened:
        opened.lock_seconds = _PATIENCE
        yield opened


@contextmanager
def stopped_at_once() -> Iterator[None]:
    """Ctrl+C ends the process. As an exception it is lost, or tells a traceback, in much of what runs while packages
    and models are loaded.
    """
    before = signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def opened_assistant(settings: Settings) -> Iterator[Assistant]:
    existing(settings)
    with stopped_at_once():
        from qa.assistant import Assistant

        opened = Assistant.open(settings)
    with opened as assistant:
        for notice in (before := assistant.library.notices):
            say(notice)
        yield assistant
        for notice in assistant.library.notices:
            if notice not in before:
                say(notice)


@contextmanager
def progress_bar(quiet: bool, unit: str) -> Iterator[Callable[..., None] | None]:
    """A progress bar on stderr, where somebody is looking."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from tqdm import tqdm

    with tqdm(unit=unit, file=sys.stderr, leave=False) as bar:

        def step(done: Progress | int, total: int | None = None) -> None:
            bar.total = total if isinstance(done, int) else done.total
            bar.update((done if isinstance(done, int) else done.done) - bar.n)
            if not isinstance(done, int):
                bar.set_postfix_str(f"{done.encoded} texts encoded")

        yield step


def above_bar(shown: bool) -> AbstractContextManager[None]:
    """While it lasts, lines can be printed where a progress bar stands."""
    if not shown:
        return nullcontext()
    from tqdm import tqdm

    lines: AbstractContextManager[None] = tqdm.external_write_mode()
    return lines


@contextmanager
def written() -> Iterator[None]:
    """Around what writes to standard output, and sees to it that it is out. MaqalError: it cannot be written."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python tries what is left again when it ends
        reason = f"standard output cannot be written ({error.strerror}); give it another place"
        raise MaqalError(reason) from error


def put(line: str = "") -> None:
    """One line of a result, out at once: whoever stops or kills this has all that was said."""
    with written():
        print(line)


def print_json(value: Any) -> None:
    put(_json(value, indent=2))


def print_line(value: Any) -> None:
    put(_json(value))


def _json(value: Any, indent: int | None = None) -> str:
    # Where the terminal cannot write all letters they are escaped: with "?" in their place it would be other data.
    return json.dumps(value, ensure_ascii=not (sys.stdout.encoding or "").lower().startswith("utf"), indent=indent)


def forgiving(lines: TextIO) -> None:
    """What is not of the terminal's encoding becomes "�" or "?", for one such line must not end the others."""
    if isinstance(lines, io.TextIOWrapper):
        lines.reconfigure(errors="replace")


def typed_lines() -> Iterator[str]:
    """Lines of standard input: of a terminal in its encoding, of a file in UTF-8, also with a mark, or in UTF-16 with
    its mark, as Windows writes them; `legible` tells of the others."""
    source = sys.stdin
    if isinstance(source, io.TextIOWrapper):
        if isinstance(source.buffer, io.BufferedReader) and source.buffer.peek(2)[:2] in (BOM_UTF16_LE, BOM_UTF16_BE):
            source.reconfigure(encoding="utf-16", errors="replace")
        else:  # not "replace": a "\ufffd" may stand in the file
            source.reconfigure(encoding=None if source.isatty() else "utf-8-sig", errors="surrogateescape")
    yield from map(str.strip, source)


def legible(line: str, number: int) -> str:
    """The same. QuestionError: it was in another encoding, and what is left of it would be another question."""
    if "\0" in line or not line.isascii() and any("\udc80" <= one <= "\udcff" for one in line):
        raise QuestionError(f"line {number} is not UTF-8; save the file as UTF-8")
    return line


def tell(*columns: str) -> None:
    """One line of a result: what stands in it may come from an article or a file name, and steers no terminal."""
    put("  ".join(visible(column).replace("\n", " ") for column in columns).rstrip())


def say(message: str) -> None:
    print(visible(message), file=sys.stderr)


def complain(message: str) -> None:
    say("maqal: " + " ".join(message.split()))
