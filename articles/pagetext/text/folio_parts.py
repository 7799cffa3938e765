"""What a folio line is made of: some extractors give all that stands atop a page as one line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from articles.pagetext.text import style_table as style

DATE: Final = re.compile(
    rf"(?:{style.WEEKDAYS}[ /|]*)?(?:{style.FULL_DATE}|{style.HAN_DATE.replace('?P<', '?P<han_')})"
    rf"[ /|]*(?:{style.WEEKDAYS})?"
)
STAFF: Final = re.compile(rf"(?:^|\s)[^\w\s,]*{style.FOLIO_STAFF}[^。;,]*$")
"""From the first word for one of the staff to the line's end."""
PAPER: Final = re.compile(rf"^(?:《\s*)?{style.PAPER_NAME}(?:\s*》)?(?=\s|第|$)")
PARTED: Final = r"\s*[:·•/|—-]?\s*"
LABEL: Final = re.compile(
    rf"^(?:第\s*)?(?P<label>{style.FOLIO_LABEL})\s*{style.PAGE}{PARTED}(?P<section>[\u4e00-\u9fff]{{2,8}})?$"
    r"|^(?!.?.?[转接见]\s)(?P<section4>[\u4e00-\u9fff]{2,8})\s*[:·•/| —-]\s*第?\s*"
    rf"(?P<label4>{style.FOLIO_LABEL})\s*{style.PAGE}$"
    r"|^(?P<section2>[\u4e00-\u9fff]{2,8})(?:\s+|\s*[:·•/|—-]\s*)(?P<label2>[A-Za-z]?\d{1,4})$"
    rf"|^(?P<label3>[A-Za-z]?\d{{1,3}}){PARTED}(?P<section3>[\u4e00-\u9fff]{{2,8}})?$"
)
"""A page label and the name of its section, in either order."""
LONGEST: Final = 120
"""Characters of a folio line; a longer one is taken as it is."""
SECTION: Final = re.compile(r"^[\u4e00-\u9fff]{2,8}$")


def parts(text: str) -> tuple[str, ...]:
    """The parts of a folio line, half-width, in their order: paper, label with section, date, staff."""
    bare = unicodedata.normalize("NFKC", text).strip()
    return tuple(_parts(bare)) if len(bare) <= LONGEST else (bare,)


def _parts(text: str) -> Iterator[str]:
    staff = STAFF.search(text)
    date = DATE.search(text)
    if staff and staff.start() > 0 and not (date and date.start() > staff.start()):
        yield from _parts(text[: staff.start()].strip())
        yield text[staff.start() :].strip()
    elif date and date[0] != text:
        yield from _parts(text[: date.start()].strip())
        yield date[0].strip()
        yield from _parts(text[date.end() :].strip())
    elif (paper := PAPER.match(text)) and paper[0] != text:
        yield paper[0]
        yield from _parts(text[paper.end() :].strip())
    elif text:
        yield text


def is_joined(text: str) -> bool:
    """Whether a line is made of several parts of a folio, and of nothing else."""
    found = parts(text)
    known = [bool(DATE.fullmatch(p) or STAFF.match(p) or PAPER.fullmatch(p) or LABEL.match(p)) for p in found]
    return len(found) > 1 and all(known)
