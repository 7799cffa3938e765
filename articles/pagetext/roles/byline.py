"""Bylines: lines of their own that name who wrote a story."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.pagetext.text import people
from articles.pagetext.text import style_table as style
from articles.pagetext.text.measure import Page, Row
from articles.pagetext.values import Claim, CreditRole, Role

LONGEST = 34.0
"""Ems: three roles with three names each; a longer line that begins with a mark is a sentence."""

SENTENCE = re.compile(r"[。！？；]|，.*，")
TELLING = "□"
"""Marks that papers set before who wrote a story, and hardly before anything else."""
SHORTEST_NAME = 2
"""Characters of a name that may as well be a word."""
LONGEST_NAME = 4.0
"""Ems of a name that stands alone over the bracket that says who the person is."""
UNCERTAIN, IN_BRACKETS, CERTAIN, MARKED = 0.75, 0.9, 0.95, 0.97
"""Scores of a line that may be something else, of one in brackets, which is mostly the end of a body, and of those that
can be nothing but a byline, without and with a mark."""


def claims(page: Page) -> Iterator[Claim]:
    """Yield a claim for each line that is a byline by itself, and for the lines that continue it."""
    telling = telling_marks(page)
    for at, row in enumerate(page.rows):
        parsed = _parsed(row)
        if parsed is None:
            yield from _named(page, at, telling)
            continue
        photographers = all(credit.role is CreditRole.PHOTOGRAPHER for credit in parsed.credits)
        if photographers:
            continue
        marked = row.text[0] in style.BULLETS
        if not parsed.certain:
            score = UNCERTAIN
        elif row.text[0] in "（(":
            score = IN_BRACKETS
        else:
            score = MARKED if marked else CERTAIN
        yield Claim(
            Role.BYLINE,
            (row.number,),
            score,
            "a mark, a credit word and names" if marked else "a credit word and names, nothing else",
        )
        yield from _continued(page, at)


def telling_marks(page: Page) -> frozenset[str]:
    """The marks that names stand behind: on every page, and those that this one sets before names that can hardly be
    anything else."""
    own = (row.text[0] for row in page.rows if row.text[0] in style.BULLETS and _is_signed(row) and _names_plainly(row))
    return frozenset((*TELLING, *own))


def is_byline(row: Row, telling: frozenset[str]) -> bool:
    """Whether a row is a byline by itself, whatever stands around it; `telling` are the `telling_marks` of its page."""
    return _parsed(row) is not None or (row.text[0] in telling and _is_signed(row))


def _parsed(row: Row) -> people.Parsed | None:
    if row.width > LONGEST or SENTENCE.search(row.text):
        return None
    if row.text[0] in "（(" and row.text[-1] not in "）)":
        return None
    parsed = people.parse(row.text)
    return parsed if parsed and parsed.named_role else None


def _named(page: Page, at: int, telling: frozenset[str]) -> Iterator[Claim]:
    """Authors without any word for their role: a mark and names, or a name over a bracket that says who it is.

    One name of two characters counts behind □, or behind a mark that the page sets before longer names: ■党建 is a
    column's head.
    """
    row = page.rows[at]
    if row.width > LONGEST or SENTENCE.search(row.text):
        return
    if row.text[0] in style.BULLETS:
        if row.text[0] in telling and _is_signed(row):
            yield Claim(Role.BYLINE, (row.number,), 0.9, "a mark and names, nothing else")
        return
    following = page.rows[at + 1] if at + 1 < len(page.rows) else None
    if following is None or following.text[0] not in "（(" or row.width > LONGEST_NAME:
        return
    if people.parse(f"{row.text}\n{following.text}"):
        yield Claim(Role.BYLINE, (row.number, following.number), 0.92, "a name, and who the person is")


def _is_signed(row: Row) -> bool:
    """Whether a row has nothing behind its mark but what looks like names."""
    if row.width > LONGEST or SENTENCE.search(row.text):
        return False
    found = _behind_mark(row)
    return bool(found) and all(map(people.looks_like_name, found))


def _names_plainly(row: Row) -> bool:
    """Whether what looks like names behind a mark can hardly be anything else."""
    found = _behind_mark(row)
    return len(found) > 1 or any(len(name) > SHORTEST_NAME for name in found)


def _behind_mark(row: Row) -> tuple[str, ...]:
    return people.names(row.text.lstrip(style.BULLETS + " \u3000"))


def _continued(page: Page, at: int) -> Iterator[Claim]:
    """A bare list of names right below a byline goes on with it."""
    if at + 1 >= len(page.rows):
        return
    row = page.rows[at + 1]
    if row.gap_before and not page.rows[at].gap_before:
        return
    found = people.names(row.text)
    if found and all(map(people.looks_like_name, found)) and row.width <= page.rows[at].width + 4:
        yield Claim(Role.BYLINE, (row.number,), 0.85, "only names, right below a byline")
