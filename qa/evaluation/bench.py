"""How long a question takes on this machine, cold and warm, and how much memory; how long adding takes, twice.

Times are milliseconds or seconds of wall clock, memory is MB of the process's peak. Nothing else should be running.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from embeddings.encoder import load_encoder
from qa.assistant import Assistant
from qa.errors import LibraryError
from qa.library import Library
from qa.metrics import percentile
from qa.settings import Settings


def asking(settings: Settings, questions: Sequence[str], repeat: int) -> dict[str, Any]:
    """The first question in a process of its own, models loaded for it; then `repeat`, in turn, with the models loaded.

    Each new length of a text has made code of its own, once, so different questions tell more than the same again.
    """
    command = [sys.executable, "-m", "qa", "ask", questions[0], "--json", "--library", str(settings.library)]
    start = time.perf_counter()
    done = subprocess.run(
        command, capture_output=True, check=False, env={**os.environ, "MAQAL_ENCODER": settings.encoder}
    )
    cold = time.perf_counter() - start
    if done.returncode not in (0, 3):
        raise LibraryError(done.stderr.decode(errors="replace").strip() or "the question could not be asked")
    with Assistant.open(settings) as assistant:
        for _ in range(3):
            assistant.ask(questions[0])
        timings = [assistant.ask(questions[turn % len(questions)]).timings_ms for turn in range(repeat)]
        articles = len(assistant.library.articles())
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "articles": articles,
        "questions": min(len(questions), repeat),
        "cold_s": round(cold, 2),
        "peak_memory_mb": round(peak / 1024),
        "warm_ms": spread(timings),
    }


def spread(timings: Sequence[Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """Median and 95th percentile of each lap, of those that took it: what is refused has nothing written."""
    laps = dict.fromkeys(lap for one in timings for lap in one)
    taken = {lap: [one[lap] for one in timings if lap in one] for lap in laps}
    return {lap: {"p50": percentile(some, 0.5), "p95": percentile(some, 0.95)} for lap, some in taken.items()}


def adding(settings: Settings, count: int) -> dict[str, Any]:
    """Adds `count` articles of about 150 words to a library of its own, then the same folder again."""
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder, "articles")
        articles.mkdir()
        for number in range(count):
            lines = [f"Report {number} from district {number % 17}"]
            lines += [
                f"The council of district {(number * 7 + line) % 97} met on day {line} and heard item "
                f"{number * 31 + line} about roads, schools and water."
                for line in range(8)
            ]
            (articles / f"{number:05d}.txt").write_text("\n\n".join(lines), encoding="utf-8")
        times = []
        encoder = load_encoder(settings.encoder)
        encoder.encode_passages(["warm"])
        with Library.open(Path(folder, "library"), encoder) as library:
            for _ in range(2):
                start = time.perf_counter()
                library.add([articles])
                times.append(time.perf_counter() - start)
    first, again = times
    return {"articles": count, "first_s": round(first, 2), "again_s": round(again, 3), "ratio": round(again / first, 4)}
