"""Whether the lines of a page stand in the file as they were written: story by story, each body in reading order.

Some extractors keep the order in which a page was put into its PDF, and set no blank lines. There a body goes on, if it
goes on, in the next line of a body, and only where stories end has to be found. What looks nearly like such a page is
read once more so, and that reading is kept where it holds: where it leaves no more sentences cut and joins no stories
that mean something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, pairwise
from typing import Final

from articles.pagetext.cover import Problem
from articles.pagetext.order.pieces import MIDST, REST, Piece
from articles.pagetext.order.reading import Reading
from articles.pagetext.order.repair import LARGEST
from articles.pagetext.order.worth import Path
from articles.pagetext.text.measure import GAPS

MOST_ASTRAY: Final = 2
"""Bodies at most that are not read line by line, for the page to be read once more so."""
DOUBTFUL: Final = 2.0
"""Nats that the page would lose by another parting or order of such a body, up to which it is in doubt."""
LEAST_SENSE: Final = -5.0
"""Nats by which the story that holds least together by its sense may do so less than the one of the usual reading.

Measured on stories found whole and in order, on pages whose day nothing was learnt from: of 1,365 on gold pages in the
order in which they were written 1,226 instead of 1,199, of 546 on pages set anew and read by PyMuPDF and PDFium 515
instead of 505, and of 683 on gold pages that only lack their blank lines 513 instead of 516. Were bodies read again
that are in no doubt, too, it would be two more of the first and two less of the last.
"""
UNDER_HEADS: Final = frozenset({"head", "byline", "from"})
"""What stands above a body that may begin with a full line."""


def may_be_as_written(reading: Reading) -> bool:
    """Whether a page, as it was read, is worth another look line by line: one without blank lines, of which little is
    not read in the order of the file, and that in doubt."""
    if reading.is_scattered or len(reading.chunks) > LARGEST or not _is_without_blanks(reading):
        return False
    found = [reading.margins[path[0]] for path in astray(reading)]
    return 0 < len(found) <= MOST_ASTRAY and all(min(each.parts, each.order) < DOUBTFUL for each in found)


def of_next(problem: Problem) -> Problem:
    """A problem of those links alone that go on in the next line of a body."""
    heads, tails = problem.heads, problem.tails
    return replace(problem, links=[link for link in problem.links if heads[link[1]] == tails[link[0]] + 1])


def holds(other: Reading, usual: Reading) -> bool:
    """Whether a page was written as the other reading has it: story by story."""
    if astray(other) or _cuts(other) > _cuts(usual):
        return False
    return _least_sense(other) >= _least_sense(usual) + LEAST_SENSE


def astray(reading: Reading) -> list[Path]:
    """The bodies that do not go on in the next line of a body throughout."""
    return [
        path
        for path in reading.paths
        if any(right.index != left.index + 1 for left, right in pairwise(_pieces(reading, path)))
    ]


def _is_without_blanks(reading: Reading) -> bool:
    """Whether no blank lines stand between the lines of bodies, on a page that has none to speak of."""
    below = {piece.index: piece.after for chunk in reading.chunks for piece in chunk.pieces}
    del below[max(below)]  # below the last one the file may end
    return "open" in below.values() and GAPS.isdisjoint(below.values())


def _pieces(reading: Reading, path: Path) -> Iterator[Piece]:
    return chain.from_iterable(reading.chunks[at].pieces for at in path)


def _cuts(reading: Reading) -> int:
    """Bodies that begin or end in mid-sentence, each end of a body counted."""
    chunks = reading.chunks
    return sum(_begins_cut(chunks[path[0]].head) + _ends_cut(chunks[path[-1]].tail) for path in reading.paths)


def _begins_cut(piece: Piece) -> bool:
    return piece.begins in REST and piece.before not in UNDER_HEADS


def _ends_cut(piece: Piece) -> bool:
    return piece.ends in MIDST and not piece.stops and piece.after != "to"


def _least_sense(reading: Reading) -> float:
    return min(margins.sense for margins in reading.margins.values())
