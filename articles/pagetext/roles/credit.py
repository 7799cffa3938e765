"""Photo credits: who took the picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.pagetext import people
from articles.pagetext import style_table as style
from articles.pagetext.measure import Page, Row
from articles.pagetext.values import Claim, CreditRole, Role

LONGEST = 30.0
"""Ems of a photo credit that stands on its own line."""

PROVIDED = re.compile(
    r"^[（(]?(?:图片|照片)?(?:由|来源[:：]|供图[:：])\S{2,20}?(?:提供|供图)?[）)]?$|^[（(]?资料(?:图|照)片?[）)]?$"
)


def claims(page: Page) -> Iterator[Claim]:
    """Yield a claim for each line that only credits photographers, and for bare name lines below it."""
    for at, row in enumerate(page.rows):
        if row.width > LONGEST:
            continue
        if PROVIDED.match(row.text):
            yield Claim(Role.CREDIT, (row.number,), 0.7, "says who provided the picture")
            continue
        if not _credits_photographers(row):
            continue
        yield Claim(Role.CREDIT, (row.number,), 0.96, "names and a word for taking pictures")
        yield from _continued(page, at)


def _credits_photographers(row: Row) -> bool:
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
