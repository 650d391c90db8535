"""Looks for patterns of `qa` whose time grows with the cube of the text, or faster: `python -m tests.growing_patterns`.

Runs every compiled pattern, those in tables and those that cached functions make included, over repeats of short units.
Prints a line before each pattern and one for each that is too slow; one that never ends ends the process.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, TypeAlias

import regex

import qa

LANGUAGES = ("en", "ar", "zh", "tr")
"""For what is made by language: a script each, and one that inflects by endings."""
UNITS = (" ", "\n", "a", "A ", "Ab. ", "1", "1 ", "1,", "-", "— ", ", ", '"', "ا ", "中", "\u0301")
SIZE = 300
SUSPICIOUS = 0.005
"""Seconds for SIZE characters from which the growth is measured; a linear pattern takes less than a thousandth."""
CUBIC = 6.0
"""Times as long for twice the text: between the square, 4, and the cube, 8."""
TRIES = 5
"""Each must show the growth: on a busy machine a single one may meet the interruptions of others twice as long."""
ENDLESS = 10.0
"""Seconds."""
PASSED_OVER = ("qa.__main__", "qa.training", "qa.evaluation", "qa.ui.server")
"""What reads no article and no question, or needs what is not always installed."""

Pattern: TypeAlias = re.Pattern[str] | regex.Pattern[str]


def patterns(name: str, value: Any) -> Iterator[tuple[str, Pattern]]:
    if isinstance(value, re.Pattern | regex.Pattern):
        if isinstance(value.pattern, str):
            yield name, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from patterns(f"{name}[{key!r}]", one)
    elif isinstance(value, tuple | list):
        for n, one in enumerate(value):
            yield from patterns(f"{name}[{n}]", one)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from patterns(f"{name}.{one.name}", getattr(value, one.name, None))


def made(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """A value of a module, or, of a cached function without arguments or by language, what it gives."""
    if not hasattr(value, "cache_info"):
        yield name, value
        return
    needed = [one.name for one in inspect.signature(value).parameters.values() if one.default is one.empty]
    if not needed:
        yield f"{name}()", value()
    elif len(needed) == 1 and needed[0] in ("language", "base", "code"):
        for language in LANGUAGES:
            try:
                yield f"{name}({language})", value(language)
            except KeyError:  # the language is none of those it is made for
                continue


def all_patterns() -> dict[tuple[str, int], tuple[str, Pattern]]:
    """Each once, with a name."""
    found: dict[tuple[str, int], tuple[str, Pattern]] = {}
    for one in pkgutil.walk_packages(qa.__path__, "qa."):
        if one.name.startswith(PASSED_OVER):
            continue
        for name, value in list(vars(importlib.import_module(one.name)).items()):
            for called, thing in made(f"{one.name}.{name}", value):
                for where, pattern in patterns(called, thing):
                    found.setdefault((str(pattern.pattern), pattern.flags), (where, pattern))
    return found


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def seconds(pattern: Pattern, unit: str, size: int) -> float:
    text = f"12:00{(unit * size)[:size]}!"  # a beginning, and an end that hardly anything fits
    began = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - began


def grows(pattern: Pattern, unit: str) -> bool:
    """With the cube, or faster; the quicker of two each, in turns."""
    once, twice = zip(
        *((seconds(pattern, unit, SIZE), seconds(pattern, unit, 2 * SIZE)) for _ in range(2)), strict=True
    )
    return min(once) > SUSPICIOUS and min(twice) > CUBIC * min(once)


def main() -> int:
    slow = 0
    for name, pattern in all_patterns().values():
        tell(name)
        signal.setitimer(signal.ITIMER_VIRTUAL, ENDLESS)
        own = sorted(
            {
                one
                for one in str(pattern.pattern)
                if not (one.isalnum() or one.isspace()) and one not in r"\^$|?*+(){}[]"
            }
        )
        for unit in (*UNITS, *own[:8]):
            if seconds(pattern, unit, SIZE) > SUSPICIOUS and all(grows(pattern, unit) for _ in range(TRIES)):
                tell(f"SLOW {name} {unit!r}: {seconds(pattern, unit, SIZE):.3f} s for {SIZE} characters")
                slow += 1
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main())
