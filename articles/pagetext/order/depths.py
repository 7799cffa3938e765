"""Depths: whether a chain of lines fills columns side by side.

A story is set in columns of one depth; only the last may end higher. Where a column ends, the reader goes on at the
top of the next one, elsewhere in the file. So the places where a chain leaves its run in the file should lie a
column's depth apart: that tells the true order of a story from another, and a whole story from half of two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from articles.pagetext.order.links import AHEAD, BACK
from articles.pagetext.order.pieces import INDENTED, REST, Piece
from articles.pagetext.text.measure import GAPS

WEIGHTS: Final = "depths.json"
"""Name of the file that holds what was learnt."""
MOST_COLUMNS: Final = 8
"""Columns of a story at most; a broadsheet has no more."""
MANY: Final = 4
"""Columns from which one more says nothing new."""
SIZES: Final = ("short", "middling", "long")
MIDDLING, LONG = 24, 40
"""Lines from which a story is not short, and from which it is long."""
LEAST_DEPTH: Final = 3
"""Lines of a column at least."""
EVEN, DEEPER, SHALLOWER, UNEVEN = -0.2, -2.0, -3.0, -4.5
"""Nats for a column as deep as its share, a line deeper or less deep, and two lines: a subhead takes more room than a
line, a picture takes some away. Measured on the gold pages: four columns of five are exactly as deep as their share."""
IMPOSSIBLE: Final = -1e9
"""Nats of a column's end where no line stands."""
MOST_CHUNKS: Final = 60
"""Chunks of a story at most; the longest of the development pages have half as many."""
PLACES: Final = {**{kind: kind for kind in (*GAPS, "tied")}, **dict.fromkeys(("line", "apart", "open"), "line")}
"""What stands between two pieces, one right after the other -> the kind of place; else something else stands there."""
PARTED: Final = frozenset({*GAPS, "over", "back", "ahead"})
"""Kinds of places that a column may well go on at, and as well end at: there it matters how the lines are set. Where an
extractor begins a block within a column, one line is short and the next one set in; at a column's end they are as they
happen to be."""
ENDS: Final = {"full": "full", "slightly": "indent", "indent": "indent"}
"""How a line ends (`Piece.ends`) -> the same, as far as it matters; else it is short."""
BEGINS: Final = {
    **dict.fromkeys(REST, "full"),
    **dict.fromkeys((*INDENTED, "dateline", "head"), "indent"),
}
"""How a line begins (`Piece.begins`) -> the same, as far as it matters."""
READ_ACROSS: Final = 0.3
"""Share of lines that go on past another from which the extractor read across columns."""

ACROSS, STOP = "across: ", ", stop"
"""What kinds of places begin with where the extractor read across columns, and end with where a sentence ends."""
LEAST_WORTH, MOST_WORTH = -2.0, 12.0
"""Nats that count, of what columns say: on a real page a story with columns of unlike depth must not lose its order to
one that happens to fit. Measured: of 4, 7 and 12 at most, 1,206, 1,213 and 1,218 of 1,307 true stories of unseen days
are put in order."""


class Fit(NamedTuple):
    """How a chain is best taken for columns."""

    nats: float
    """By which its places in the file are likelier in such columns than at random."""
    ends: tuple[int, ...]
    """Pieces before the end of each column but the last."""

    @property
    def worth(self) -> float:
        """The nats as far as they count: pictures cut columns short, and of many orders one fits by chance."""
        return max(LEAST_WORTH, min(MOST_WORTH, self.nats))


class Kinds:
    """How two neighbours of a chain stand to each other in the file, in a few words each."""

    def __init__(self, runs: Iterable[Sequence[Piece]]) -> None:
        """`runs` are pieces that go on in each other, by which the page's habits are told."""
        links = [link for run in runs for link in pairwise(run)]
        steps = [right.index - left.index for left, right in links]
        self.across = sum(step > 1 for step in steps) > READ_ACROSS * max(1, len(steps))
        """Whether the extractor read across columns."""

    def of(self, left: Piece, right: Piece) -> str:
        """The kind of a pair."""
        step = right.index - left.index
        if step == 1:
            where = PLACES.get(left.after, "over")
        elif 0 < step <= AHEAD:
            where = "near"
        elif step > 0:
            where = "ahead"
        else:
            where = "just before" if step >= -BACK else "back"
        if where in PARTED:
            where += f", {ENDS.get(left.ends.rstrip('.:'), 'short')} to {BEGINS.get(right.begins, 'other')}"
        return f"{ACROSS if self.across else ''}{where}{STOP if left.stops else ''}"


class Depths:
    """Judges chains of chunks by the depth of their columns."""

    def __init__(self, chunks: Sequence[Sequence[Piece]], weights: Mapping[str, float]) -> None:
        """`weights`: nats of a column's end at each kind of place, and of its going on there (`weight_names`)."""
        self._chunks = chunks
        self._kinds = Kinds(chunks)
        self._weights = weights
        self._inside = [self._gains(chunk) for chunk in chunks]
        """For each chunk the nats of its joints, no column ending at any, and for each what one ending there gains."""
        self._between: dict[tuple[int, int], tuple[float, float]] = {}
        self._columns = {size: columns_nats(size, weights) for size in SIZES}
        """For a short, a middling and a long story the nats of its having 1, 2, … columns."""

    def _gains(self, chunk: Sequence[Piece]) -> tuple[float, list[float]]:
        joints = [self._joint(left, right) for left, right in pairwise(chunk)]
        return sum(on for on, _ in joints), [end - on for on, end in joints]

    def _joint(self, left: Piece, right: Piece) -> tuple[float, float]:
        return joint_nats(self._kinds.of(left, right), self._weights)

    def fit(self, path: Sequence[int]) -> Fit:
        """How the chunks of a path, read one after the other, are best taken for columns.

        A path of more than `MOST_CHUNKS` is no story's, and is taken for one column.
        """
        if len(path) > MOST_CHUNKS:
            return Fit(0.0, ())
        total, gains = self._inside[path[0]]
        gains = gains[:]
        for link in pairwise(path):
            joint = self._between.get(link)
            if joint is None:
                joint = self._joint(self._chunks[link[0]][-1], self._chunks[link[1]][0])
                self._between[link] = joint
            inside, more = self._inside[link[1]]
            total += joint[0] + inside
            gains.append(joint[1] - joint[0])
            gains += more
        return best_fit(total, gains, self._columns[size_of(len(gains) + 1)])

    def gain_without(self, path: Sequence[int], piece: Piece) -> float:
        """Nats by which a path fills columns better when one of its lines is none of it."""
        pieces = [other for at in path for other in self._chunks[at] if other is not piece]
        if not pieces or len(path) > MOST_CHUNKS:
            return 0.0
        joints = [self._joint(left, right) for left, right in pairwise(pieces)]
        return fit_of(joints, self._columns[size_of(len(pieces))]).nats - self.fit(path).nats


def size_of(lines: int) -> str:
    """Whether a story of so many lines is short, middling or long."""
    return SIZES[(lines >= MIDDLING) + (lines >= LONG)]


def columns_name(size: str, number: int) -> str:
    """Name of the weight of a story's having so many columns."""
    return f"{size}: {number if number < MANY else 'more'} columns"


def columns_nats(size: str, weights: Mapping[str, float]) -> list[float]:
    """Nats of a story's having 1, 2, … columns."""
    return [weights.get(columns_name(size, number), 0.0) for number in range(1, MOST_COLUMNS + 1)]


def joint_nats(kind: str, weights: Mapping[str, float]) -> tuple[float, float]:
    """Nats of a column's going on at a kind of place, and of its ending there."""
    on, end = weight_names(kind)
    return weights.get(on, 0.0), weights.get(end, 0.0)


def weight_names(kind: str) -> tuple[str, str]:
    """Names of the weights of a column's going on at a kind of place, and of its ending there."""
    return f"{kind}: goes on", f"{kind}: ends"


def fit_of(joints: Sequence[tuple[float, float]], numbers: Sequence[float]) -> Fit:
    """The best number of columns for a chain, by the nats of its joints (`joint_nats`) and of each number."""
    return best_fit(sum(on for on, _ in joints), [end - on for on, end in joints], numbers)


def best_fit(total: float, gains: Sequence[float], numbers: Sequence[float]) -> Fit:
    """The best number of columns for a chain.

    Args:
        total: nats of its joints, no column ending at any.
        gains: for each joint the nats gained by a column's ending there.
        numbers: nats of its having 1, 2, … columns at all.
    """
    size = len(gains) + 1
    best = Fit(total + numbers[0], ())
    most = max(gains, default=0.0) + EVEN
    for columns in range(2, len(numbers) + 1):
        depth = -(-size // columns)
        if depth < LEAST_DEPTH or depth * (columns - 1) >= size:
            break
        found = _with_depth(total + numbers[columns - 1], gains, columns, depth, best.nats, most)
        if found is not None:
            best = found
    return best


def _with_depth(
    total: float, gains: Sequence[float], columns: int, depth: int, worth: float, most: float
) -> Fit | None:
    """The chain in columns of a depth, None where that is worth no more than `worth`; no end gains more than `most`.

    The five places where a column may end are looked at one by one: here most of the time goes.
    """
    ends: list[int] = []
    at, joints = 0, len(gains)
    for left in range(columns - 1, 0, -1):
        if total + left * most <= worth:
            return None
        at += depth
        if at > joints + 2:
            return None
        best, place = (gains[at - 1] + EVEN, at) if at <= joints else (IMPOSSIBLE, at)
        if at < joints and (gain := gains[at] + DEEPER) > best:
            best, place = gain, at + 1
        if at - 1 <= joints and (gain := gains[at - 2] + SHALLOWER) > best:
            best, place = gain, at - 1
        if at + 1 < joints and (gain := gains[at + 1] + UNEVEN) > best:
            best, place = gain, at + 2
        if (gain := gains[at - 3] + UNEVEN) > best:
            best, place = gain, at - 2
        total += best
        at = place
        ends.append(at)
    return Fit(total, tuple(ends)) if total > worth else None
