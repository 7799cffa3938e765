"""Gold pages read across columns: stories set side by side, given line after line as they stand in height.

So some extractors read a page whose columns stand close. What they give tells its columns by its blank lines: there is
one wherever the next line is of another column. A few last lines of paragraphs come late, after all columns of a band.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

from articles.pagetext.learning.goldpages import HEADS, STORIES, first_line, gold_pages, lines_of_item
from articles.pagetext.text.measure import Page

Block: TypeAlias = list[int]
"""Line numbers without a blank line between."""

MOST_BESIDE: Final = 3
"""Stories side by side at most."""
COLUMNS: Final = (2, 4)
"""Columns of a story at least, where it is long enough, and at most."""
LEAST_DEPTH: Final = 6
"""Lines of a column at least."""
HEAD_LEADING: Final = 1.6
"""Lines of a body that a line of a headline takes."""
PICTURED: Final = 0.3
"""Share of columns that begin lower than their neighbours, below a picture or a headline."""
PICTURE: Final = (2, 8)
"""Its height in lines at least and at most."""
LATE: Final = 0.2
"""Share of columns of which some lines come late."""
MOST_LATE: Final = 3
"""Such lines at most."""
BELOW_ALL: Final = 1000.0
"""Height in lines below that of any page."""
SHORT: Final = 0.8
"""Share of a column's width up to which a line ends its paragraph."""


class _Placed(NamedTuple):
    """A line where it stands in a band."""

    top: float
    """Lines of a body from the band's upper edge."""
    column: int
    """From the left; a headline stands in its story's first."""
    number: int


class _Story(NamedTuple):
    """The lines of a story by number."""

    head: list[int]
    """Above its columns: headline, and the byline of those that have it there."""
    body: list[int]
    """In reading order."""
    foot: list[int]
    """Below its last column."""


def by_height(path: Path, gold: Mapping[str, Any], page: Page) -> Iterator[Block]:
    """The lines of a gold page in bands of one to three stories; what is no story stands alone, as it does there.

    Args:
        path: of the gold page, which gives the order of each body.
        gold: what it says.
        page: its lines.
    """
    chance = random.Random(path.stem)  # noqa: S311 - no secret, and the same page each time
    (truth,) = gold_pages([path])
    band: list[_Story] = []
    most = chance.randint(1, MOST_BESIDE)
    done: set[int] = set()
    for item in sorted(gold["items"], key=first_line):
        numbers = set(lines_of_item(item)) - done
        done |= numbers
        order = next((order for order in truth.orders if numbers.intersection(order)), None)
        if item["kind"] not in STORIES or order is None:
            own = ([row.number for row in group if row.number in numbers] for group in page.groups)
            yield from filter(None, own)
            continue
        band.append(_story(item["source_lines"], [number for number in order if number in numbers], numbers))
        if len(band) == most:
            yield from _blocks(_band(band, page, chance))
            band, most = [], chance.randint(1, MOST_BESIDE)
    yield from _blocks(_band(band, page, chance))


def _story(sources: Mapping[str, Sequence[int]], body: list[int], numbers: set[int]) -> _Story:
    head = [n for role in HEADS for n in sources.get(role, ()) if n in numbers]
    rest = sorted(numbers.difference(head, body))
    above = [n for n in rest if n < min(body)]
    return _Story([*head, *above], body, [n for n in rest if n not in above])


def _band(stories: Sequence[_Story], page: Page, chance: random.Random) -> Iterator[_Placed]:
    column = 0
    for story in stories:
        top = chance.random()
        for number in story.head:
            yield _Placed(top, column, number)
            top += HEAD_LEADING
        count = min(chance.randint(*COLUMNS), max(1, len(story.body) // LEAST_DEPTH))
        depth = -(-len(story.body) // count)
        columns = [story.body[at : at + depth] for at in range(0, len(story.body), depth)]
        late = frozenset[int]().union(*(_late(numbers, page, chance) for numbers in columns))
        columns[-1].extend(story.foot)
        for numbers in columns:
            picture = chance.randint(*PICTURE) if chance.random() < PICTURED else 0
            for at, number in enumerate(numbers, picture):
                yield _Placed(top + at + (BELOW_ALL if number in late else 0.0), column, number)
            column += 1


def _late(numbers: Sequence[int], page: Page, chance: random.Random) -> Sequence[int]:
    """Last lines of one of a column's paragraphs, now and then."""
    widths = [row.width for row in page.rows_of(numbers)]
    ends = [at for at, width in enumerate(widths) if width <= SHORT * max(widths)]
    if not ends or chance.random() >= LATE:
        return ()
    end = chance.choice(ends)
    return numbers[max(0, end + 1 - chance.randint(1, MOST_LATE)) : end + 1]


def _blocks(band: Iterator[_Placed]) -> Iterator[Block]:
    for _, run in groupby(sorted(band), key=itemgetter(1)):
        yield [placed.number for placed in run]
