"""The weather box."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.pagetext.text import style_table as style
from articles.pagetext.text.measure import Page, Row
from articles.pagetext.values import Claim, Kind, Role

HEADING = re.compile(r"[【\[]?(?:今日|明日)?天气(?:预报)?[】\]]?")
OPENING = re.compile(
    r"^(?:【?天气(?:预报)?】?[:：]?\s*)?(?:今天|今日|明天|今晚|今明|本市|我市|市区|今起|后天|预计).{0,10}?"
    + style.any_of(style.WEATHER_SKY)
)
SURELY, MAY_BE = 0.98, 0.93
"""Highest scores of lines of a box: those in one block, and others, which may be of a column read across."""
LONGEST_BOX = 6
"""Lines of a weather box that is not a story about the weather."""


def claims(page: Page) -> Iterator[Claim]:
    """Yield one claim for a weather box: it opens with a day and a sky and goes on while words of weather come."""
    for at, row in enumerate(page.rows):
        if not OPENING.match(row.text):
            continue
        box = _box(page, at)
        words = sum(word in "".join(r.text for r in box) for word in style.WEATHER_WORDS)
        if words >= 2 and len(box) <= LONGEST_BOX:
            together = tuple(_together(page, at, len(box)))
            for lines, most in ((together, SURELY), (tuple(row.number for row in box), MAY_BE)):
                yield Claim(
                    Role.TEXT,
                    lines,
                    min(most, 0.8 + words * 0.05),
                    f"opens with a day and a sky and has {words} words of weather",
                    Kind.WEATHER,
                )


def is_heading(text: str) -> bool:
    """Whether a line is the heading of a weather box and nothing else."""
    return bool(HEADING.fullmatch("".join(text.split())))


def _together(page: Page, at: int, size: int) -> Iterator[int]:
    """The lines of a box that stand in one block with its first, and its heading."""
    if at and is_heading(page.rows[at - 1].text):
        yield page.rows[at - 1].number
    yield page.rows[at].number
    for k in range(at + 1, at + size):
        if page.above(k) != "line":
            break
        yield page.rows[k].number


def _box(page: Page, at: int) -> list[Row]:
    """The rows from `at` to the sentence end that closes the forecast."""
    box = [page.rows[at]]
    for row in page.rows[at + 1 : at + LONGEST_BOX + 1]:
        if box[-1].text[-1] in style.SENTENCE_ENDS and not any(word in row.text for word in style.WEATHER_WORDS):
            break
        if row.text[0] in style.BULLETS or row.text.startswith(style.STORY_OPENERS):
            break
        box.append(row)
    return box
