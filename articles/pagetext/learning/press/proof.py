"""A set page -> PDF -> the text that an extractor finds in it.

Needs reportlab, pdfminer.six, poppler's pdftotext and a font of Chinese, Debian's fonts-arphic-gbsn00lp.
"""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from unittest.mock import patch

from articles.pagetext.learning.press.layout import Line, Sheet
from articles.pagetext.learning.press.setting import BLANK, is_narrow

FONT: Final = Path("/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf")
"""Of Chinese: it has the characters of GB 2312, as what is printed in China nearly always does."""
NARROW_FONT: Final = "Times-Roman"
"""Of digits and Latin letters."""
GREY: Final = 0.85
"""Of pictures."""

_RUNS: Final = re.compile(r"[!-~]+|[^!-~ ]+| +")


@cache
def chinese() -> str:
    """Name of the font of Chinese, known to reportlab from now on.

    Raises:
        FileNotFoundError: it is not installed.
    """
    from reportlab.pdfbase.pdfmetrics import registerFont  # type: ignore[import-untyped]
    from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]

    if not FONT.exists():
        raise FileNotFoundError(f"{FONT} is not there: it comes with Debian's fonts-arphic-gbsn00lp")
    registerFont(TTFont(FONT.stem, FONT))
    return FONT.stem


def print_page(sheet: Sheet, path: Path) -> None:
    """Write the PDF of a page."""
    from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

    canvas = Canvas(str(path), pagesize=(sheet.width, sheet.height), invariant=1)
    canvas.setFillGray(GREY)
    for left, top, wide, high in sheet.pictures:
        canvas.rect(left, sheet.height - top - high, wide, high, stroke=0, fill=1)
    canvas.setFillGray(0)
    for line in sheet.lines:
        _print_line(canvas, line, sheet)
    canvas.save()


def _print_line(canvas: Any, line: Line, sheet: Sheet) -> None:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    x, y = line.x, sheet.height - line.y - line.size
    for run in _RUNS.findall(line.text):
        if run.isspace():
            canvas.setFont(chinese(), line.size)
            canvas.drawString(x, y, run)
            x += len(run) * BLANK * line.size
            continue
        narrow = is_narrow(run[0])
        font, gap = (NARROW_FONT, sheet.look.gap * line.size / 2) if narrow else (chinese(), 0.0)
        canvas.setFont(font, line.size)
        canvas.drawString(x + gap, y, run)
        x += stringWidth(run, font, line.size) + 2 * gap


def _by_pdftotext(path: Path, *options: str) -> str:
    command = ["pdftotext", *options, str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()  # noqa: S603 (no shell)


def _by_pdfminer(path: Path) -> str:
    """Of boxes that are equally near pdfminer takes those that lie first in memory, another order each time; they are
    told apart by their turn instead."""
    from pdfminer import high_level, layout

    turns: defaultdict[int, int] = defaultdict(count().__next__)
    with patch.object(layout, "id", lambda box: turns[id(box)], create=True):
        return str(high_level.extract_text(path))


EXTRACTORS: Final[Mapping[str, Callable[[Path], str]]] = MappingProxyType(
    {"pdftotext": _by_pdftotext, "pdfminer": _by_pdfminer, "raw": lambda path: _by_pdftotext(path, "-raw")}
)
"""Name of each extractor, and what gives the text of a PDF as it does. The last keeps the order in which a page was
written into its PDF and sets no blank lines, as PyMuPDF, PDFium and others do."""
