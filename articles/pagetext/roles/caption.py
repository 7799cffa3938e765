"""Captions: the words under a photo, known by the credit near them and by how they speak of the picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.pagetext.text import people
from articles.pagetext.text.measure import Page, Row
from articles.pagetext.text.opening import tail
from articles.pagetext.values import Claim, CreditRole, Role

SPEAKS_OF_PICTURE = re.compile(r"图为|图[①②③④⑤⑥⑦⑧⑨左右上下]|[▲▼←→↑↓]|右图|左图|上图|下图|本组图片|无人机照片|资料图")
LONGEST = 14
"""Lines of a caption."""


def claims(page: Page) -> Iterator[Claim]:
    """Yield a claim for the lines just above a photo credit, and for lines that speak of a picture."""
    for at, row in enumerate(page.rows):
        if SPEAKS_OF_PICTURE.search(row.text):
            yield Claim(Role.CAPTION, (row.number,), 0.7, "speaks of the picture")
        parsed = people.parse(row.text) if row.width <= 30 else None
        if parsed and parsed.named_role and parsed.credits[0].role is CreditRole.PHOTOGRAPHER and parsed.certain:
            above = _above(page, at)
            if above:
                yield Claim(Role.CAPTION, above, 0.8, "stands right above a photo credit")
        elif _ends_with_photographer(row):
            yield Claim(Role.CAPTION, (*_above(page, at), row.number), 0.8, "a photo credit closes the sentence")


def _ends_with_photographer(row: Row) -> bool:
    """``…走过新桥。（张三 摄）``: the caption's last words and the credit on one line."""
    rest, credited = tail(row.text)
    return bool(rest and credited) and all(credit.role is CreditRole.PHOTOGRAPHER for credit in credited)


def _above(page: Page, at: int) -> tuple[int, ...]:
    """The sentence lines above a credit, up to a line that cannot be a caption's, or to a blank line."""
    numbers: list[int] = []
    for row in reversed(page.rows[max(0, at - LONGEST) : at]):
        if people.parse(row.text) or (row.width < 6 and row.text[-1] not in "。）"):
            break
        numbers.append(row.number)
        if row.gap_before:
            break
    return tuple(reversed(numbers))
