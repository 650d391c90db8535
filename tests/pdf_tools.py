"""PDFs for the tests, of lines that stand where they are told to, in letters of any script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class At:
    """`text` as it stands from left to right, from the point (x, y) on, in letters of `size` points.

    `soft` is drawn, as wide as nothing, for each of its soft hyphens, and the file says what it stands for.
    """

    x: float
    y: float
    text: str
    size: float = 10
    soft: str = ""


def pdf(*pages: Sequence[At], title: str | None = "", table: bool = True, broken: Sequence[int] = ()) -> bytes:
    """A PDF of these pages, 600 x 800 points, with or without a `table` of its letters.

    Pages `broken`, and a title that is None, cannot be read.
    """
    letters = sorted({letter for page in pages for line in page for letter in line.text + line.soft})
    codes = {letter: 33 + number for number, letter in enumerate(letters)}
    widths = " ".join("600" for _ in codes)
    pairs = "".join(f"<{code:02x}> <{ord(letter):04x}>\n" for letter, code in codes.items())
    cmap = f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(codes)} beginbfchar\n{pairs}endbfchar\n".encode()
    font = f"<</Type/Font/Subtype/Type1/BaseFont/Courier/FirstChar 33/LastChar {32 + len(codes)}/Widths[{widths}]"
    numbers = [5 + 2 * number for number in range(len(pages))]
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{' '.join(f'{number} 0 R' for number in numbers)}]/Count {len(pages)}>>".encode(),
        f"{font}{'/ToUnicode 4 0 R' if table else ''}>>".encode(),
        b"<</Length %d>>stream\n%s\nendstream" % (len(cmap), cmap),
    ]
    for number, page in enumerate(pages):
        shown = "".join(
            f"BT /F1 {line.size} Tf 1 0 0 1 {line.x} {line.y} Tm {_drawn(line, codes)} ET\n" for line in page
        ).encode()
        packed = "/Filter/FlateDecode/DecodeParms<</Predictor 99>>" if number in broken else ""
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {6 + 2 * number} 0 R"
            f"/Resources<</Font<</F1 3 0 R>>>>>>".encode(),
            b"<</Length %d%s>>stream\n%s\nendstream" % (len(shown), packed.encode(), shown),
        ]
    told = "[1]" if title is None else f"<feff{title.encode('utf-16-be').hex()}>"
    objects.append(f"<</Title {told}>>".encode())
    return bound(objects, len(objects))


def _drawn(line: At, codes: Mapping[str, int]) -> str:
    """The operators that draw a line from its start on."""
    first, *others = line.text.split("\u00ad") if line.soft else [line.text]
    mark = f"/Span<</ActualText<FEFF00AD>>>BDC <{bytes(codes[letter] for letter in line.soft).hex()}> Tj EMC"
    drawn, width = [f"<{bytes(codes[letter] for letter in first).hex()}> Tj"], 0.6 * line.size * len(first)
    for part in others:
        word = f" {width} 0 Td <{bytes(codes[letter] for letter in part).hex()}> Tj" if part else ""
        drawn, width = [*drawn, mark + word], 0.6 * line.size * len(part)
    return " ".join(drawn)


def bound(objects: Sequence[bytes], info: int = 0) -> bytes:
    """A PDF of these objects, the first of them its root; `info`: the number of the one with its metadata."""
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    entries = b"".join(b"%010d 00000 n \n" % place for place in places)
    told = b"/Info %d 0 R" % info if info else b""
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF"
    return out + tail % (len(objects) + 1, entries, len(objects) + 1, told, len(out))
