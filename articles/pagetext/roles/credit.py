"""Photo credits: who took the picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.pagetext.text import people
from articles.pagetext.text import style_table as style
from articles.pagetext.text.measure import Page, Row
from articles.pagetext.values import Claim, CreditRole, Role

LONGEST = 30.0
"""Ems of a photo credit that stands on its own line."""

SPEAKS = re.compile(style.any_of(style.TOOK_WORDS))
"""Words that every credit has which names who took a picture, on a line of its own."""
FROM_FILE = re.compile(r"^[（(]?(?:本报)?资料(?:图|图片|照片)[）)]?$")
FIXED = re.compile(r"^[（(][^（）()，。]{2,12}[ \u3000](?:摄|摄影|攝)[）)]$|^[（(]?[^（）()，。]{2,16}供图[）)]?$")
"""Forms that credit somebody whose name need not look like one: pen-names of publicity offices, offices, 受访者."""


def claims(page: Page) -> Iterator[Claim]:
    """Yield a claim for each line that only credits photographers, and for bare name lines below it."""
    for at, row in enumerate(page.rows):
        if row.width > LONGEST:
            continue
        if FROM_FILE.match(row.text):
            yield Claim(Role.CREDIT, (row.number,), 0.9, "says that the picture is from the files")
            continue
        if not credits_photographers(row):
            if is_fixed(row):
                yield Claim(Role.CREDIT, (row.number,), 0.9, "a fixed form of a photo credit")
            continue
        yield Claim(Role.CREDIT, (row.number,), 0.96, "names and a word for taking pictures")
        yield from _continued(page, at)


def is_fixed(row: Row) -> bool:
    """Whether a row has a form that only credits have, whatever the names."""
    return FIXED.match(row.text) is not None


def credits_photographers(row: Row) -> bool:
    """Whether a row only names people, and says that they took a picture."""
    if re.search(r"[。！？；]", row.text.rstrip("。")):
        return False
    parsed = people.parse(row.text)
    return bool(parsed and parsed.named_role and parsed.certain and parsed.credits[0].role is CreditRole.PHOTOGRAPHER)


def _continued(page: Page, at: int) -> Iterator[Claim]:
    """A bare name line below the credit continues it."""
    for row in page.rows[at + 1 : at + 3]:
        if row.text[0] in style.BULLETS or row.gap_before:
            return
        found = people.names(row.text)
        correspondents = people.parse(row.text)
        if found and all(map(people.looks_like_name, found)):
            yield Claim(Role.CREDIT, (row.number,), 0.97, "only names, right below a photo credit")
        elif correspondents and correspondents.named_role and row.width < LONGEST / 2:
            yield Claim(Role.CREDIT, (row.number,), 0.6, "names of another role, right below a photo credit")
        else:
            return
