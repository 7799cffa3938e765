"""What `pdftotext` takes for the same pages: the measure that the import is held to.

A page text that has no PDF is set as one: lines one below the other in as many columns as it takes, in a font that is
not embedded but says which characters its codes are, as the PDFs of printing houses do. So the text that comes out is
the same, with any `pdftotext` and without further data.
"""

from __future__ import annotations

import shutil
import subprocess
import time
import zlib
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from articles.importing.bench import Timing

PROGRAM = "pdftotext"
"""Of Debian's poppler-utils."""
SIZE, LEADING = 8.0, 10.0
"""Points of a character, and from one line to the next."""
HEIGHT, MARGIN, GUTTER = 1500.0, 40.0, 16.0
"""Points: of a page, around it, and between columns."""
MAPPINGS = 100
"""Characters told in one block: the most that the format allows."""
LONGEST = 60.0
"""Seconds after which a run of the program is given up."""


def pdftotext() -> str | None:
    """Where the program is; None where it is not installed."""
    return shutil.which(PROGRAM)


def pdfs_of(texts: Sequence[Path], folder: Path | None, work: Path) -> list[Path]:
    """A PDF for each page text: the one of the same stem in `folder`, else one that is written into `work`."""
    found = []
    for place, text in enumerate(texts):
        given = folder / f"{text.stem}.pdf" if folder else None
        if given is not None and given.is_file():
            found.append(given)
            continue
        written = work / f"{place}.pdf"
        written.write_bytes(as_pdf(text.read_text(encoding="utf-8", errors="replace").splitlines()))
        found.append(written)
    return found


def time_pdftotext(program: str, pdfs: Sequence[Path], runs: int) -> Timing:
    """Seconds of each run until its text is here, the start of the process included; the PDFs take turns.

    The text is read: without a pipe to wait at, Python looks at intervals that double whether a process has ended, and
    all of 8 to 16 milliseconds would be told as 16.

    Raises:
        OSError: the program cannot be started.
        subprocess.SubprocessError: it failed, or did not end.
    """
    seconds = []
    for pdf in islice(cycle(pdfs), max(runs, len(pdfs))):
        command = [program, "-enc", "UTF-8", str(pdf), "-"]
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, timeout=LONGEST)  # noqa: S603
        seconds.append(time.perf_counter() - started)
    return Timing(tuple(seconds))


def as_pdf(lines: Sequence[str]) -> bytes:
    """One page with these lines, in columns from left to right; a blank line leaves its room."""
    codes = {char: code for code, char in enumerate(sorted({char for line in lines for char in line.strip()}), 1)}
    content, width = _content(lines, codes)
    fonts = (
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 5 0 R>>"
    )
    descendant = (
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/FontDescriptor 7 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
    )
    descriptor = (
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0"
        b"/Ascent 800/Descent -200/CapHeight 700/StemV 80>>"
    )
    page = (
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width:.0f} {HEIGHT:.0f}]/Contents 4 0 R"
        f"/Resources<</Font<</F 8 0 R>>>>>>"
    )
    return _document(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            page.encode(),
            _stream(content.encode()),
            _stream(_meaning(codes).encode()),
            descendant,
            descriptor,
            fonts,
        ]
    )


def _content(lines: Sequence[str], codes: dict[str, int]) -> tuple[str, float]:
    """The drawing of the page, and how wide it is in points."""
    rows = int((HEIGHT - 2 * MARGIN) / LEADING)
    drawn, left = [f"BT /F {SIZE} Tf"], MARGIN
    for first in range(0, max(1, len(lines)), rows):
        column = [line.strip() for line in lines[first : first + rows]]
        for row, line in enumerate(column):
            if line:
                text = "".join(f"{codes[char]:04x}" for char in line)
                drawn.append(f"1 0 0 1 {left:.1f} {HEIGHT - MARGIN - (row + 1) * LEADING:.1f} Tm <{text}> Tj")
        left += SIZE * max(map(len, column), default=0) + GUTTER
    return "\n".join((*drawn, "ET")), left - GUTTER + MARGIN


def _meaning(codes: dict[str, int]) -> str:
    """The table of characters (ToUnicode) of the font."""
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Page def /CMapType 2 def",
            "1 begincodespacerange <0000> <ffff> endcodespacerange",
            *_blocks([f"<{code:04x}> <{char.encode('utf-16-be').hex()}>" for char, code in codes.items()]),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        )
    )


def _blocks(mappings: Sequence[str]) -> Iterator[str]:
    for first in range(0, len(mappings), MAPPINGS):
        some = mappings[first : first + MAPPINGS]
        yield "\n".join((f"{len(some)} beginbfchar", *some, "endbfchar"))


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed)


def _document(objects: Sequence[bytes]) -> bytes:
    """The file: objects numbered from 1, the first of them the catalogue, and where each of them begins."""
    whole, places = b"%PDF-1.5\n", []
    for number, data in enumerate(objects, 1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return (
        whole
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, len(whole))
    )
