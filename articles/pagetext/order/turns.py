"""Turns: in which order the chunks of one story are read.

`repair` finds which chunks are one story's; for that it weighs links against words, headlines and places. What order
they stand in is a question of links alone, and has weights of its own (`learning.turns`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import accumulate, chain, pairwise, permutations
from typing import Final

from articles.pagetext.cover import Features, Link, Weights, score
from articles.pagetext.order.chunk import Chunk
from articles.pagetext.order.links import BOND_LIMIT, sense_features
from articles.pagetext.order.moves import Box, moves
from articles.pagetext.order.pieces import RUNNING_ON, Piece
from articles.pagetext.order.worth import CEILING, COLUMNS, Path, Worth
from articles.pagetext.text.language import Language

LONGEST: Final = 60
"""Chunks of a chain from which its order is left as it is: the moves grow with their cube."""
MOVES: Final = 40
"""Moves at most; a real story needs three."""
LEAST: Final = 0.25
"""Nats that an exchange must gain, for `repair` has looked at the order too, and of many orders one fits columns by
chance. Measured: of 0.1, 0.25 and 0.5, 1,121, 1,120 and 1,113 of 1,358 stories of unseen days are put in order."""
LOOKED_AT: Final = 40
"""Exchanges at most of which it is asked how the chain then fills columns, those first whose links gain most."""
MOST_COLUMNS: Final = 4
"""Columns of a chain that it is looked for in."""
BEAM: Final = 40
"""Ways to set the first chunks in columns that are followed."""
ENDS: Final = 12
"""Of these the likeliest whose columns are taken in all turns; and orders that are asked how they fill columns."""
STARTS: Final = 3
"""Of these the likeliest from which exchanges are tried."""
LONG: Final = 24
"""Chunks of a chain up to which that is done: a real story seldom has more."""
MANY, SOME = 4, 3
"""Chunks of one column, and columns, from which more are alike."""
HEADLESS: Final = 20.0
"""Nats that it costs to end with a subhead, which heads nothing there."""


class Turns:
    """What speaks for the chunks of a chain being read in an order, as named features."""

    def __init__(self, chunks: Sequence[Chunk], page: Worth, language: Language) -> None:
        self._chunks = chunks
        self._page = page
        self._language = language

    def of_chain(self, path: Path) -> Features:
        """Evidence in the links of a chain, in its ends and in the whole."""
        found = [*self.of_first(path[0]), *self.of_last(path[-1]), *self.of_whole(path)]
        for link in pairwise(path):
            found.extend(self.of_link(link))
        return found

    def of_link(self, link: Link) -> Features:
        """Evidence in two chunks for the one being read right after the other."""
        tail, head = self._chunks[link[0]].tail, self._chunks[link[1]].head
        together = tail.after == "line" and head.index == tail.index + 1
        bond = max(-BOND_LIMIT, min(BOND_LIMIT, self._language.bond(tail.text, head.text))) / BOND_LIMIT
        return [
            ("bond after a stop" if tail.stops else "bond", bond),
            *sense_features(tail, head, self._language),
            *self._page.of_link(link),
            (f"{tail.ends} to {head.begins}", 1.0),
            (f"{'stop' if tail.stops else 'no stop'} to {head.begins}", 1.0),
            ("without a blank line", float(together)),
        ]

    def place(self, chunk: int) -> int:
        """Where a chunk stands in the file."""
        return self._chunks[chunk].head.index

    def of_whole(self, path: Path) -> Features:
        """Evidence in the order of all: in the columns that it fills, and in what it says."""
        return [*self.of_columns(path), *self._page.discourse.of_path(path)]

    def of_columns(self, path: Path) -> Features:
        """Evidence in the columns that a chain fills: what they say, whether they are of one depth to the line, and
        how the extractor went through them."""
        fit = self._page.columns(path)
        if not fit.ends:
            return [(COLUMNS, fit.worth), (f"one column of {min(MANY, len(path))}", 1.0)]
        sizes = [len(self._chunks[at].pieces) for at in path]
        places = list(accumulate(sizes))
        number = len(fit.ends) + 1
        if not set(fit.ends) <= set(places):
            how = "columns end inside"
        else:
            depth = -(-places[-1] // number)
            is_even = fit.ends == tuple(range(depth, depth * number, depth))
            how = "exactly even columns" if is_even else "uneven columns"
        found = moves(_boxes([piece for at in path for piece in self._chunks[at].pieces]), fit.ends)
        return [(COLUMNS, fit.worth), (f"{how} {min(SOME, number)}", 1.0), *found]

    def is_subhead(self, chunk: int) -> bool:
        """Whether a chunk ends with a subhead: no story does."""
        return self._chunks[chunk].tail.ends == "head"

    def of_first(self, chunk: int) -> Features:
        """Evidence in a chunk for being read first."""
        head = self._chunks[chunk].head
        return [
            ("start", self._page.start(chunk)),
            (f"begins {head.begins}{', stories come' if 'from' in head.jumps else ''}", 1.0),
            (f"begins behind {head.before}", 1.0),
        ]

    def of_last(self, chunk: int) -> Features:
        """Evidence in a chunk for being read last."""
        tail = self._chunks[chunk].tail
        return [
            ("end", self._page.end(chunk)),
            (f"ends {tail.ends}", 1.0),
            (f"ends with {'a' if tail.stops else 'no'} stop{', stories go on' if 'to' in tail.jumps else ''}", 1.0),
            (f"ends before {tail.after}", 1.0),
        ]


class Order:
    """Looks for the best order of chains, each link weighed once."""

    def __init__(self, turns: Turns, weights: Weights) -> None:
        self._turns = turns
        self._weights = weights
        self._links: dict[Link, float] = {}
        self._first: dict[int, float] = {}
        self._last: dict[int, float] = {}
        self._wholes: dict[Path, float] = {}

    def best(self, path: Path) -> tuple[Path, float]:
        """The likeliest order that was found, and its margin in nats.

        Looked for by exchanges of neighbouring runs, from the order given and from the likeliest columns. The margin is
        what the best other order loses that was met on the way or lies within one exchange; `CEILING` at most.
        """
        if len(path) == 1:
            return path, CEILING
        if len(path) > LONGEST:
            return path, 0.0
        columns = self._in_columns(path) if len(path) <= LONG else []
        starts = (path, *nlargest(STARTS, columns, key=self.worth))
        margins = dict(map(self._settled, dict.fromkeys(starts)))
        near = next(iter(margins))
        best = max(margins, key=self.worth)
        if self.worth(best) < self.worth(near) + LEAST:
            best = near
        lost = (abs(self.worth(best) - self.worth(other)) for other in margins if other != best)
        return best, min(margins[best], *lost, CEILING)

    def worth(self, path: Path) -> float:
        """What an order is worth, in nats."""
        return self._of_joints(path) + self._of_whole(path)

    def _settled(self, path: Path) -> tuple[Path, float]:
        """The order that exchanges lead to from this one, and what the best further one loses."""
        gain, other = self._exchange(path)
        for _ in range(MOVES):
            if gain < LEAST:
                break
            path = other
            gain, other = self._exchange(path)
        return path, max(0.0, min(CEILING, -gain))

    def _in_columns(self, path: Path) -> list[Path]:
        """Likely orders that read a chain column by column, each from its top: what stands in one is in file order.

        A beam search: each chunk, in file order, goes on with one of the columns so far or begins another.
        """
        arrives = {at: max(self._of_link((other, at)) for other in path if other != at) for at in path}
        beam: list[tuple[float, tuple[Path, ...]]] = [(0.0, ())]
        for at in sorted(path, key=self._turns.place):
            grown = []
            for points, columns in beam:
                for k, column in enumerate(columns):
                    more = (*columns[:k], (*column, at), *columns[k + 1 :])
                    grown.append((points + self._of_link((column[-1], at)), more))
                if len(columns) < MOST_COLUMNS:
                    grown.append((points + arrives[at], (*columns, (at,))))
            beam = nlargest(BEAM, grown)
        orders = {tuple(chain.from_iterable(turn)) for _, columns in beam[:ENDS] for turn in permutations(columns)}
        return nlargest(ENDS, orders, key=lambda order: (self._of_joints(order), order))

    def _of_joints(self, path: Path) -> float:
        """What its links and its ends are worth."""
        return self._of_first(path[0]) + sum(map(self._of_link, pairwise(path))) + self._of_last(path[-1])

    def _exchange(self, path: Path) -> tuple[float, Path]:
        """The exchange of two neighbouring runs that gains most: what it gains, and the order after it."""
        now = self._of_whole(path)
        looked = [(gain, exchanged(path, *places)) for gain, places in nlargest(LOOKED_AT, self._gains(path))]
        return max((gain + self._of_whole(other) - now, other) for gain, other in looked)

    def _gains(self, path: Path) -> Iterator[tuple[float, tuple[int, int, int]]]:
        """What each exchange gains in links and ends, and the places that its runs lie between."""
        size = len(path)
        for begin in range(size - 1):
            for cut in range(begin + 1, size):
                opened = self._before(path, begin, path[cut]) - self._before(path, begin, path[begin])
                opened -= self._of_link((path[cut - 1], path[cut]))
                for end in range(cut + 1, size + 1):
                    gain = opened + self._of_link((path[end - 1], path[begin]))
                    gain += self._behind(path, end, path[cut - 1]) - self._behind(path, end, path[end - 1])
                    yield gain, (begin, cut, end)

    def _of_whole(self, path: Path) -> float:
        found = self._wholes.get(path)
        if found is None:
            found = self._wholes[path] = score(self._turns.of_whole(path), self._weights)
        return found

    def _before(self, path: Path, at: int, chunk: int) -> float:
        """What it is worth that a chunk stands at a place of the path, by what is before it."""
        return self._of_link((path[at - 1], chunk)) if at else self._of_first(chunk)

    def _behind(self, path: Path, at: int, chunk: int) -> float:
        return self._of_link((chunk, path[at])) if at < len(path) else self._of_last(chunk)

    def _of_link(self, link: Link) -> float:
        found = self._links.get(link)
        if found is None:
            found = self._links[link] = score(self._turns.of_link(link), self._weights)
        return found

    def _of_first(self, chunk: int) -> float:
        found = self._first.get(chunk)
        if found is None:
            found = self._first[chunk] = score(self._turns.of_first(chunk), self._weights)
        return found

    def _of_last(self, chunk: int) -> float:
        found = self._last.get(chunk)
        if found is None:
            found = score(self._turns.of_last(chunk), self._weights) - HEADLESS * self._turns.is_subhead(chunk)
            self._last[chunk] = found
        return found


def _boxes(pieces: Sequence[Piece]) -> list[Box]:
    """Pieces in reading order, as they stand together in the file."""
    cuts = [at for at in range(1, len(pieces)) if not _are_in_one_box(pieces[at - 1], pieces[at])]
    return [Box(end - begin, pieces[begin].index) for begin, end in pairwise([0, *cuts, len(pieces)])]


def _are_in_one_box(left: Piece, right: Piece) -> bool:
    return right.index == left.index + 1 and left.after in RUNNING_ON


def exchanges(path: Path) -> Iterator[Path]:
    """The path with any two neighbouring runs exchanged."""
    size = len(path)
    for begin in range(size - 1):
        for cut in range(begin + 1, size):
            for end in range(cut + 1, size + 1):
                yield exchanged(path, begin, cut, end)


def exchanged(path: Path, begin: int, cut: int, end: int) -> Path:
    """The path with the runs between three places exchanged."""
    return path[:begin] + path[cut:end] + path[begin:cut] + path[end:]
