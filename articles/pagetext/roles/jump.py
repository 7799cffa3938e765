"""Jumps: where a story goes on, or where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.pagetext import style_table as style
from articles.pagetext.measure import Page
from articles.pagetext.numerals import page_label
from articles.pagetext.values import Claim, Role

LABELS = rf"(?P<label>{style.LABEL})(?:\s*版?\s*[-—–、,，]\s*第?\s*{style.LABEL})*"
"""Of a pointer to several pages the first label counts."""
SECTION = r"\s*(?:[\u4e00-\u9fff]{2,4}?)??\s*第?\s*"
"""下转要闻3版."""


def _compiled(forms: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The forms of the table as whole lines, with brackets and marks around them."""
    edge = style.JUMP_MARKS
    filled = (form.format(label=LABELS, section=SECTION, pointer=style.any_of(style.JUMP_POINTERS)) for form in forms)
    return tuple(re.compile(rf"^[（(【\s{edge}]*(?:{form}){style.JUMP_TAIL}[）)】\s。{edge}]*$") for form in filled)


OUT, IN = _compiled(style.JUMP_OUT), _compiled(style.JUMP_IN)

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
    """The page label that a jump line points to, in Arabic digits; "" where it is none."""
    return _label(text, OUT)


def label_in(text: str) -> str:
    """The page label that a jump line comes from."""
    return _label(text, IN)


def _label(text: str, forms: tuple[re.Pattern[str], ...]) -> str:
    for form in forms:
        match = form.match(text.strip())
        if match:
            return page_label(match["label"])
    return ""
