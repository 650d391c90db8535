"""The text of a PDF page in the order in which it is read, where it is written from right to left.

A line is drawn as it stands, mostly from its left end. pypdf turns each right-to-left run of letters around, and leaves
the runs where they are; in "بزيادة 17٪" and "450 مليون" on one line the numbers would change places.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from pypdf import PageObject

from qa.articles.pdf_lines import Ink, Line, Place, ink_end, ink_gap
from qa.articles.pdf_runs import GAP, Run, read_runs
from qa.articles.raised import lowered, raised

# Runs by kind, see `_kind`, that keep their order in a line from right to left: foreign words, parts of a number.
_KEPT = re.compile("L(?:[LNSW]*[LN])?|N(?:S?N)*|.")
_SPAN = re.compile(r"(?<=\d)([-+])(?=\d)")
# The look-behind keeps a long run of spaces from being tried at each of them.
_BESIDE = re.compile(f"(?<! ) *{GAP}[{GAP} ]*")

_SMALLEST, _SMALLER = 0.4, 0.85
"""Share of a line's size that raised and lowered letters have."""
_RAISED, _LOWERED, _FARTHEST = 0.15, 0.08, 0.6
"""Share of it by which they stand at least above or below the others, and at most."""
# On the page a bracket is drawn as it faces, and a distance before a mark counts as a space to pypdf.
_OPEN, _CLOSE = "([{«‹", ")]}»›"
_OTHER = str.maketrans(_OPEN + _CLOSE, _CLOSE + _OPEN)
_BRACKET = re.compile(f"[{re.escape(_OPEN + _CLOSE)}]")
_BEFORE_CLOSER = re.compile(rf"(?<=[^\W_]) +(?=[.،؛,;:؟!?۔{re.escape(_CLOSE)}](?![\d٠-٩۰-۹]))")
# What is figures on both sides is a decimal or a time; what is Latin an address or a name like "F.C.".
_AFTER_CLOSER = re.compile(rf"(?<=[^\W\da-zA-Z][،؛؟!۔.:{re.escape(_CLOSE)}])(?=[^\W_])|(?<=[،؛؟۔])(?=[^\W\d_])")
_AFTER_OPENER = re.compile(rf"(?<=[{re.escape(_OPEN)}]) +")
# A single letter there is no word, but an "and" or "in" that is written on to the next.
_BEFORE_OPENER = re.compile(rf"(?<=[^\W\d_]{{2}})(?=[{re.escape(_OPEN)}])")


def page_lines(page: PageObject, ink: Ink | None) -> list[Line]:
    """The lines of the page's text layer, each with its place where `ink` tells where it ends."""
    text, runs = read_runs(page)
    if "".join(run.text for run in runs) != text:
        return [Line(_BESIDE.sub(" ", line)) for line in text.split("\n")]
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=other)] for other in others]
    drawn = [_shifted(filled) for line in lines if (filled := [run for run in line if run.text.strip(GAP)])]
    return _marked(_joined([Line(_line(_gapped(line, ink)), _place(line, ink)) for line in drawn], ink))


def _shifted(runs: list[Run]) -> list[Run]:
    """Runs of a line with its smaller figures above and below the others in their raised and lowered form."""
    baseline, size = _usual(runs)
    return [replace(run, text=_formed(run.text, run, baseline, size)) if run.size else run for run in runs]


def _formed(text: str, at: Run | Place, baseline: float, size: float) -> str:
    """`text`, which stands `at`, as part of a line with that baseline and size."""
    figures = text.strip(f" {GAP}")
    lift = (at.baseline - baseline) / (size or 1.0)
    shifted = _RAISED <= lift <= _FARTHEST or _LOWERED <= -lift <= _FARTHEST
    if not figures or not shifted or not _SMALLEST * size <= at.size <= _SMALLER * size:
        return text
    return text.replace(figures, raised(figures) if lift > 0 else lowered(figures))


def _usual(runs: Sequence[Run]) -> tuple[float, float]:
    """The baseline and the size that most letters have."""
    letters: Counter[tuple[float, float]] = Counter()
    for run in runs:
        letters[round(run.baseline, 1), round(run.size, 1)] += len(run.text)
    return letters.most_common(1)[0][0]


def _gapped(runs: list[Run], ink: Ink | None) -> list[Run]:
    """Runs of a line without the gaps behind right-to-left ones that are not on the page; pypdf finds some in words."""
    if ink is None:
        return runs
    return [
        replace(run, text=run.text.rstrip(GAP)) if run.turned and not (after and _apart(after, ink)) else run
        for run, after in zip(runs, [*runs[1:], None], strict=True)
    ]


def _apart(run: Run, ink: Ink) -> bool:
    return run.size == 0 or ink_gap(ink, run.left, run.baseline, run.size)


def _marked(lines: list[Line]) -> list[Line]:
    """The marks of right-to-left lines as they are written, where the page has them as they look."""
    from_right = [written_from_right(line.text) for line in lines]
    backwards = _drawn_backwards(line.text for line, right in zip(lines, from_right, strict=True) if right)
    return [
        replace(line, text=_spaced(_turned(line.text) if backwards else line.text)) if right else line
        for line, right in zip(lines, from_right, strict=True)
    ]


def _place(runs: Sequence[Run], ink: Ink | None) -> Place | None:
    """The place of a line of runs; its baseline and size are those that most of its letters have."""
    inked = [run for run in runs if run.text.strip(f" {GAP}")]
    if ink is None or not inked or not all(run.size for run in inked):
        return None
    baseline, size = _usual(inked)
    last = max(inked, key=lambda run: run.left)
    end = ink_end(ink, last.left, last.baseline, last.size)
    return None if end is None else Place(min(run.left for run in inked), end, baseline, size)


def _joined(lines: list[Line], ink: Ink | None) -> list[Line]:
    """Raised and lowered parts, which pypdf takes for lines of their own, back in the line that they stand in."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        a, b = before.place if before else None, line.place
        if before and ink and a and b and _goes_on(a, b):
            space = " " if ink_gap(ink, b.left, b.baseline, a.size) else ""
            main = a if len(before.text) >= len(line.text) else b
            texts = [_formed(one.text, place, main.baseline, main.size) for one, place in ((before, a), (line, b))]
            joined[-1] = Line(space.join(texts), replace(main, left=a.left, right=max(a.right, b.right)))
        else:
            joined.append(line)
    return joined


def _goes_on(a: Place, b: Place) -> bool:
    """Whether `b` stands behind `a`, a little higher or lower; where they end alike, PDFium holds them for one line."""
    near = -0.5 * a.size < b.left - a.right < a.size or (a.left < b.left and abs(a.right - b.right) < 0.1)
    return near and 0 < abs(a.baseline - b.baseline) < 0.5 * max(a.size, b.size)


def _line(runs: Sequence[Run]) -> str:
    drawn = "".join(run.text for run in runs)
    if not written_from_right(drawn):
        return _BESIDE.sub(" ", drawn)
    arabic = any(unicodedata.bidirectional(letter) == "AL" for letter in drawn)
    read = zip((run.left for run in runs), _read(runs), strict=True)
    from_left = [text for _, text in sorted(read, key=itemgetter(0))]
    kinds = "".join("W" if arabic and run in ("-", "+") else _kind(run) for run in from_left)
    groups = ["".join(from_left[slice(*group.span())]) for group in _KEPT.finditer(kinds)]
    text = "".join(reversed([_outside(group, arabic) if _kind(group) in "LN" else group for group in groups]))
    if drawn.count(" ") * 12 > len(drawn):
        # It has spaces of its own: a distance beside one or beside a mark is none.
        text = re.sub(rf"(?<=[\W_]){GAP}|{GAP}(?=[\W_])", "", text)
    return _BESIDE.sub(" ", text)


def _read(runs: Sequence[Run]) -> Iterator[str]:
    """Runs as they are read from the right: a gap is behind what it follows on the page, so before it; marks turned."""
    for run in runs:
        letters = run.text.rstrip(GAP)
        gap = run.text[len(letters) :]
        if run.turned:
            yield gap + letters
        elif _kind(letters) in "LNS":
            yield run.text
        else:
            yield run.text[::-1]


def _outside(group: str, arabic: bool) -> str:
    """Its marks and spaces on the other side: it keeps its order, and what stands to its right is read before it.

    Among Arabic letters, but not Hebrew ones, the first of two numbers with a hyphen stands to the right, and a sign
    such as that of a percentage is none of its number.
    """
    marks = [_is_mark(letter) and (arabic or unicodedata.bidirectional(letter) != "ET") for letter in group]
    first, last = marks.index(False), len(marks) - marks[::-1].index(False)
    core = group[first:last]
    core = "".join(reversed(_SPAN.split(core))) if arabic and _kind(core) == "N" else core
    return group[last:][::-1] + core + group[:first][::-1]


def _is_mark(letter: str) -> bool:
    return letter == GAP or unicodedata.category(letter)[0] in "PSZ"


def _kind(run: str) -> str:
    """R written from the right, L from the left, N a number, S what stands within numbers, W anything else."""
    kinds = {unicodedata.bidirectional(letter) for letter in run.replace(GAP, "")}
    if kinds & {"R", "AL"}:
        return "R"
    if "L" in kinds:
        return "L"
    if kinds & {"EN", "AN"}:
        return "N"
    return "S" if kinds and kinds <= {"CS", "ES"} and len(run) == 1 else "W"


def written_from_right(text: str) -> bool:
    """Whether most of its letters are of a script that is written from the right."""
    strong = Counter(map(unicodedata.bidirectional, text))
    return strong["R"] + strong["AL"] > strong["L"]


def _drawn_backwards(lines: Iterable[str]) -> bool:
    """Whether in most of the right-to-left `lines` that have brackets a closing one comes before any opening one."""
    first = [found[0] for line in lines if (found := _BRACKET.search(line))]
    return sum(bracket in _CLOSE for bracket in first) > len(first) / 2


def _turned(line: str) -> str:
    """A line with its brackets turned around, but for those within words of a script from the left."""
    return _BRACKET.sub(lambda bracket: _faced(line, bracket), line)


def _faced(line: str, bracket: re.Match[str]) -> str:
    sides = line[: bracket.start()][-40:][::-1], line[bracket.end() :][:40]
    within = all(_first_strong(side) == "L" for side in sides)
    return bracket[0] if within else bracket[0].translate(_OTHER)


def _first_strong(text: str) -> str:
    kinds = map(unicodedata.bidirectional, text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "")


def _spaced(line: str) -> str:
    """A line with no space before a closing mark and one after it, and the reverse at an opening one."""
    line = _AFTER_OPENER.sub("", _BEFORE_CLOSER.sub("", line))
    return _BEFORE_OPENER.sub(" ", _AFTER_CLOSER.sub(" ", line))
