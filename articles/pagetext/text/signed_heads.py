"""Bylines on the line of the headline above them: some extractors glue what stands close under large type to it."""

from __future__ import annotations

import re
from typing import Final

from articles.pagetext.text import people
from articles.pagetext.text import style_table as style
from articles.pagetext.values import CreditRole

MARK: Final = re.compile(f"(?<=\\S)[ \u3000]*(?=[{re.escape(style.BULLETS)}])")
RUNNING: Final = re.compile(r"[。，、；：][”’」』）)]*$")
"""How a line of a body ends, and no headline."""
LONGEST: Final = 120
"""Characters of a headline's line with a byline at most."""
SHORTEST: Final = 4
"""Characters of a headline's line at least: fewer before a mark are a column's head, as 图片■记者 is."""


def parted(text: str) -> tuple[str, str]:
    """A line without the byline glued to its end, and that byline, which begins with a mark; "" where there is none.

    Behind a sentence's end a byline closes a body, and a photographer's credit a caption: both stay where they are.
    """
    for mark in MARK.finditer(text) if len(text) <= LONGEST else ():
        head, byline = text[: mark.start()], text[mark.end() :]
        if len(head) >= SHORTEST and not RUNNING.search(head) and _is_byline(byline):
            return head, byline
    return text, ""


def _is_byline(text: str) -> bool:
    found = people.parse(text)
    return (
        found is not None
        and found.named_role
        and found.certain
        and any(credit.role is not CreditRole.PHOTOGRAPHER for credit in found.credits)
    )
