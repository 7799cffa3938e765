"""Advertisements and small ads: business words, addresses and telephone numbers in a few short lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.pagetext.text import style_table as style
from articles.pagetext.text.measure import Page, Row
from articles.pagetext.values import Claim, Kind, Role

PHONE = re.compile(style.PHONE)
DETAIL = re.compile("^" + style.any_of(style.ADVERT_DETAILS) + r"\s*[:：]")
LONGEST_BOX = 10
"""Lines of an advertisement that text extraction leaves."""
REACH = 4
"""Rows above and below a telephone number that may belong to its advertisement."""


def claims(page: Page) -> Iterator[Claim]:
    """Yield a claim for the lines around each certain cue that read like the same advertisement."""
    for at, row in enumerate(page.rows):
        if strength(row) < 2:
            continue
        box = _box(page, at)
        total = sum(min(3, strength(r)) for r in box)
        yield Claim(
            Role.TEXT,
            tuple(r.number for r in box),
            min(0.97, 0.55 + 0.09 * total),
            f"telephone, address or selling words ({total} points) in {len(box)} short lines",
            Kind.ADVERTISEMENT,
        )


def strength(row: Row) -> int:
    """Points for what only advertisements say; 0 for a line that could stand in a story."""
    text = row.text
    if row.width > 40 or text.count("，") > 2:
        return 0
    points = sum(word in text for word in style.ADVERT_STRONG)
    points += (
        2 * bool(PHONE.search(text)) + 2 * bool(DETAIL.match(text)) + 2 * any(w in text for w in style.ADVERT_NOTICE)
    )
    if text[-1] in "，、" or (row.is_full and "，" in text and not PHONE.search(text)):
        points -= 2
    return max(0, points)


def _box(page: Page, at: int) -> list[Row]:
    box = [page.rows[at]]
    for step in (-1, 1):
        k = at + step
        while 0 <= k < len(page.rows) and abs(k - at) <= REACH and len(box) < LONGEST_BOX:
            row = page.rows[k]
            parted = row.gap_after if step < 0 else row.gap_before
            if not _joins(row, parted=parted):
                break
            box.insert(0, row) if step < 0 else box.append(row)
            k += step
    return box


def _joins(row: Row, *, parted: bool) -> bool:
    """A line goes with the advertisement when it is one itself, or a short slogan in the same block."""
    if strength(row) >= (2 if parted else 1):
        return True
    return not parted and row.width <= 16 and not re.search(r"[。；，■□]|本报讯|记者", row.text)
