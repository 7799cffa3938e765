"""Columns of briefs: below a heading such as 简讯 short items stand one right after the other, each a whole story.

Each item has a headline of its own, or a mark or 本报讯 before its first words; then the column is kept as one story.
One byline may stand at the end of the column for all of it. Only what is whole is taken for an item: the column ends
where a body is longer than that of a brief, or does not end with a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile
from typing import Final

from articles.pagetext.marking.assign import Label, Mark, roles_of
from articles.pagetext.text import style_table as style
from articles.pagetext.text.forms import SIGNATURE, ends_sentence
from articles.pagetext.text.measure import Page, Row
from articles.pagetext.text.opening import tail
from articles.pagetext.values import HEADS, Credit, Role

OPENERS: Final = re.escape(style.BULLETS + style.OPENERS)
HEADING: Final = re.compile(rf"[{OPENERS}]*{style.BRIEFS}[{re.escape(style.CLOSERS)}]*")
FEWEST: Final = 2
"""Items of a column."""
LONGEST: Final = 200.0
"""Ems of a brief's body, its lines one after the other."""
MOST_LINES: Final = 40
"""Lines that are looked at: more than any brief has."""
LONGEST_HEAD: Final = 3
"""Lines of its headline."""
HEAD: Final = HEADS | {Role.SUBHEAD}
"""Roles that the lines of its headline are taken for."""


@dataclass(frozen=True, slots=True)
class Item:
    """One brief."""

    head: tuple[int, ...]
    """The lines of its headline; empty where it has a mark or 本报讯 instead."""
    body: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and the briefs below it."""

    heading: int
    """Its line."""
    items: tuple[Item, ...]
    shared: tuple[Credit, ...]
    """Who signed all of it, on a line of its own at its end."""

    @property
    def has_heads(self) -> bool:
        """Its items have headlines; else the column is one story."""
        return bool(self.items[0].head)

    @property
    def wholes(self) -> tuple[tuple[int, ...], ...]:
        """The body lines of each story."""
        bodies = tuple(item.body for item in self.items)
        return bodies if self.has_heads else (tuple(number for body in bodies for number in body),)


def is_heading(row: Row) -> bool:
    """Whether a row is the heading of a column of briefs and nothing else."""
    return bool(HEADING.fullmatch(row.packed))


def columns(page: Page, roles: Mapping[int, Role]) -> Iterator[Column]:
    """Yield the columns of briefs of a page, in file order.

    Args:
        page: the rows.
        roles: of each row, by line number.
    """
    headings = [at for at, row in enumerate(page.rows) if is_heading(row)]
    for at, end in pairwise([*headings, len(page.rows)]):
        items = _items(page.rows[at + 1 : end], roles)
        if len(items) >= FEWEST:
            last = page.rows[page.index[items[-1].body[-1]]]
            yield Column(page.rows[at].number, tuple(items), _signed(last))


def with_heads(page: Page, marks: Mapping[int, Mark]) -> dict[int, Mark]:
    """Marks in which the heading of each column is a kicker, and what stands above each brief its headline."""
    revised = dict(marks)
    for column in columns(page, roles_of(marks)):
        revised[column.heading] = marks[column.heading].called(Label.KICKER, "heads a column of briefs")
        for number in (number for item in column.items for number in item.head):
            if marks[number].label is Label.SUBHEAD:
                revised[number] = marks[number].called(Label.HEADLINE, "stands above a brief")
    return revised


def _items(rows: Sequence[Row], roles: Mapping[int, Role]) -> list[Item]:
    """What stands below a heading, as far as it is briefs of one form."""
    found: list[Item] = []
    at = 0
    while at < len(rows):
        head = list(takewhile(lambda row: roles.get(row.number) in HEAD, rows[at : at + LONGEST_HEAD]))
        first = at + len(head)
        below = takewhile(lambda row: roles.get(row.number) is Role.BODY, islice(rows, first, first + MOST_LINES))
        body = list(below)
        if not head:
            body = body[:1] + list(takewhile(lambda row: not _is_marked(row), body[1:]))
        if not body or not (head or _is_marked(body[0])) or not _is_ended(body):
            break
        if sum(row.width for row in body) > LONGEST or (found and bool(head) is not bool(found[0].head)):
            break
        found.append(Item(tuple(row.number for row in head), tuple(row.number for row in body)))
        at = first + len(body)
    return found


def _is_marked(row: Row) -> bool:
    """Whether a brief without a headline begins with a row: with a mark, or as a report does."""
    return row.text[0] in style.BULLETS or row.text.startswith(style.REPORT)


def _is_ended(body: Sequence[Row]) -> bool:
    """Whether a body ends with a sentence, or with who wrote it, which may begin on the line above."""
    return ends_sentence(body[-1].text) or bool(SIGNATURE.search("".join(row.text for row in body[-2:])))


def _signed(row: Row) -> tuple[Credit, ...]:
    """The people whom a row names that says nothing else."""
    rest, people = tail(row.text)
    return () if rest else people
