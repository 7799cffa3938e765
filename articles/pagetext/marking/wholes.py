"""Wholes: lines that are all that there is of a body, whatever else stands on the page.

So are the items of a column of briefs, and a verse, a table or a list of names that stands below a head of its own and
above no line of a body.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from articles.pagetext.marking.briefs import columns
from articles.pagetext.text.measure import Page
from articles.pagetext.values import HEADS, INSIDE, Role


def wholes(page: Page, roles: Mapping[int, Role], kept: Container[int]) -> dict[int, int]:
    """For each line of a whole body the first line of that.

    Args:
        roles: of each row, by line number.
        kept: the lines of verse, tables and lists.
    """
    bodies = [*_kept(page, roles, kept), *(body for column in columns(page, roles) for body in column.wholes)]
    return {number: body[0] for body in bodies for number in body}


def _kept(page: Page, roles: Mapping[int, Role], kept: Container[int]) -> Iterator[list[int]]:
    """The lines of each verse, table or list between a head or byline and what is no body's."""
    run: list[int] = []
    is_below = False
    for row in page.rows:
        role = roles.get(row.number, Role.TEXT)
        if role in INSIDE and row.number in kept and (run or is_below):
            run.append(row.number)
            continue
        if run and role not in INSIDE:
            yield run
        run, is_below = [], role in HEADS or role is Role.BYLINE
    if run:
        yield run
