"""Jumps: where a story goes on, or where it comes from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from articles.pagetext import style_table as style
from articles.pagetext.measure import Page
from articles.pagetext.values import Claim, Role

WRAP = r"^[（(【\s■□▶►>＞]*{}[）)】\s。]*$"
OUT = tuple(re.compile(WRAP.format(form.format(label=style.LABEL))) for form in style.JUMP_OUT)
IN = tuple(re.compile(WRAP.format(form.format(label=style.LABEL))) for form in style.JUMP_IN)

LONGEST = 16.0
"""Ems; a longer line that speaks of a page is a sentence or a pointer to a whole section."""


def claims(page: Page) -> Iterator[Claim]:
    """Yield a claim for each line that says nothing but a jump."""
    for row in page.rows:
        if row.width > LONGEST:
            continue
        if label_out(row.text):
            yield Claim(Role.JUMP, (row.number,), 0.97, "says on which page the story goes on")
        elif label_in(row.text):
            yield Claim(Role.JUMP, (row.number,), 0.97, "says from which page the story comes")


def label_out(text: str) -> str:
    """The page label that a jump line points to, as printed but without blanks; "" where it is none."""
    return _label(text, OUT)


def label_in(text: str) -> str:
    """The page label that a jump line comes from."""
    return _label(text, IN)


def _label(text: str, forms: tuple[re.Pattern[str], ...]) -> str:
    for form in forms:
        match = form.match(text.strip())
        if match:
            return re.sub(r"\s", "", unicodedata.normalize("NFKC", match["label"]))
    return ""
