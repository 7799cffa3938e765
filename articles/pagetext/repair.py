"""Repair: links are changed as long as that makes the page as a whole likelier, its headlines included.

The looks judge links one by one; a page is more: it has as many stories as headlines, and each story holds the words
of one of them. So chains are cut, joined and exchange their tails, and runs of chunks move, always the change that
gains most, until none gains anything.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise, starmap
from typing import Final, TypeAlias

from articles.pagetext.chunk import Chunk, terms
from articles.pagetext.cover import Odds

LINKS: Final = 2.5
"""Weight of the links against the headlines. Measured, with the five below, on pages read by weights that had not seen
their day: of 1,251 stories .841 are found with what was made of them so, .816 without (F1)."""
WORDS: Final = 6.0
"""Nats for a headline all of whose weight is in the body."""
CHANCE: Final = 0.3
"""Share of a headline's words that any body has."""
BESIDE: Final = 2.0
"""Nats for a headline right above the first line of the body."""
BARE: Final = 5.0
"""Nats lost for each body without a headline."""
UNSEEN: Final = -7.0
"""Worth, in nats, of a link that was never considered."""
DOUBTFUL: Final = -6.0
"""Worth of a link below which it is not tried."""
FIRM: Final = -0.02
"""Worth of a link from which it is not cut."""
CHANGES: Final = 40
"""Changes at most; a real page needs a dozen."""
LARGEST: Final = 80
"""Chunks of a text from which it is left as it is: read across so many columns, its links tell too little, and the
work grows with their square."""
LEAST: Final = 1e-6
"""Nats that a change must gain."""
CEILING: Final = WORDS + BESIDE + BARE
"""Nats that the headlines can gain by one change, mostly."""
NO_WORD: Final = 0.35
"""Nats of a pair of characters that is in no body at all."""
LEAST_WORD: Final = 0.1
"""Nats of one that is in all of them."""

Path: TypeAlias = tuple[int, ...]
"""Chunks in reading order."""
Run: TypeAlias = tuple[Path, int, int]
"""A stretch of a chain, as in a slice."""
Change: TypeAlias = tuple[tuple[Path, ...], tuple[tuple[Run, ...], ...]]
"""The chains that go, and the runs that make each of those that take their place; any may be empty."""


@dataclass(frozen=True, slots=True)
class Title:
    """A headline."""

    text: str
    """Canonical."""
    row: int
    """Position of its last line among the non-blank lines of the page."""


def repair(chains: Sequence[Path], chunks: Sequence[Chunk], odds: Odds, titles: Sequence[Title]) -> tuple[Path, ...]:
    """The chains, changed as long as the page gets likelier.

    Args:
        chains: each chunk in exactly one.
        chunks: what they are made of.
        odds: probabilities of links between chunks, and of open ends.
        titles: the headlines of the page.
    """
    current = tuple(chains)
    if len(chunks) > LARGEST:
        return current
    worth = _Worth(current, chunks, odds, titles)
    for _ in range(CHANGES):
        better = worth.best_change(current)
        if better is None:
            break
        current = better
    return tuple(sorted(current))


class _Worth:
    """What a set of chains is worth, in nats."""

    def __init__(self, chains: Sequence[Path], chunks: Sequence[Chunk], odds: Odds, titles: Sequence[Title]) -> None:
        self._links = {link: LINKS / 2 * (_log(share) + _log(odds.before[link])) for link, share in odds.after.items()}
        self._starts = [LINKS / 2 * _log(share) for share in odds.starts]
        self._ends = [LINKS / 2 * _log(share) for share in odds.ends]
        self._tried = sorted(
            (link for link, worth in self._links.items() if worth > LINKS * DOUBTFUL),
            key=lambda link: (-self._links[link], link),
        )
        self._words = [_Words(title, chains, chunks) for title in titles]
        self._under = [_first_below(title, chunks) for title in titles]
        self._sums: dict[Path, list[float]] = {}
        self._near: dict[Path, list[float]] = {}

    def best_change(self, chains: tuple[Path, ...]) -> tuple[Path, ...] | None:
        """The chains after the change that gains most; None when none gains anything."""
        best, most = None, LEAST
        heads = self._with_heads(chains)
        for old, new in self._changes(chains):
            gain = sum(map(self._of_links, new)) - sum(self._of_links(((chain, 0, len(chain)),)) for chain in old)
            if gain + CEILING <= most:
                continue
            changed = (*(chain for chain in chains if chain not in old), *filter(None, map(_joined, new)))
            gain += self._with_heads(changed) - heads
            if gain > most:
                best, most = changed, gain
        return best

    def _of_links(self, runs: tuple[Run, ...]) -> float:
        """What the links of a chain and its ends are worth, by the runs that make it."""
        total, last = 0.0, None
        for chain, begin, end in runs:
            if begin >= end:
                continue
            sums = self._sums.get(chain) or self._summed(chain)
            total += sums[end - 1] - sums[begin]
            total += self._starts[chain[begin]] if last is None else self._link(last, chain[begin])
            last = chain[end - 1]
        return total if last is None else total + self._ends[last]

    def _link(self, left: int, right: int) -> float:
        return self._links.get((left, right), LINKS * UNSEEN)

    def _summed(self, chain: Path) -> list[float]:
        """What the links of a chain up to each of its chunks are worth."""
        sums = self._sums[chain] = [0.0, *accumulate(starmap(self._link, pairwise(chain)))]
        return sums

    def _with_heads(self, chains: tuple[Path, ...]) -> float:
        """What the headlines are worth, given to bodies in the order of how well they fit."""
        found = -BARE * len(chains)
        scores = sorted(
            (
                (near + BARE, at, title)
                for at, chain in enumerate(chains)
                for title, near in enumerate(self._nearness(chain))
            ),
            reverse=True,
        )
        bodies: set[int] = set()
        given: set[int] = set()
        for score, at, title in scores:
            if at not in bodies and title not in given:
                bodies.add(at)
                given.add(title)
                found += score
        return found

    def _nearness(self, chain: Path) -> list[float]:
        found = self._near.get(chain)
        if found is None:
            found = self._near[chain] = [
                WORDS * (words.share(chain) - CHANCE) + BESIDE * (chain[0] == under)
                for words, under in zip(self._words, self._under, strict=True)
            ]
        return found

    def _changes(self, chains: tuple[Path, ...]) -> Iterator[Change]:
        """Every change that is worth a look."""
        joints = {chain: self._joints(chain) for chain in chains}
        for chain in chains:
            for at in joints[chain]:
                yield (chain,), (((chain, 0, at),), ((chain, at, len(chain)),))
        place = {chunk: (chain, at) for chain in chains for at, chunk in enumerate(chain)}
        for left, right in self._tried:
            (one, at), (other, to) = place[left], place[right]
            if one is not other:
                yield from _between(one, at + 1, other, to, joints)
            elif to != at + 1:
                yield from _within(one, at + 1, to, joints[one])

    def _joints(self, chain: Path) -> list[int]:
        """Where a chain may be cut."""
        return [at + 1 for at, link in enumerate(pairwise(chain)) if self._link(*link) < LINKS * FIRM]


def _between(one: Path, at: int, other: Path, to: int, joints: Mapping[Path, list[int]]) -> Iterator[Change]:
    """Link the chunk before `at` of one chain to the chunk at `to` of another: by their tails, or by a run of one."""
    old, size, length = (one, other), len(one), len(other)
    yield old, (((one, 0, at), (other, to, length)), ((other, 0, to), (one, at, size)))
    yield old, (((one, 0, at), (other, to, length)), ((other, 0, to),), ((one, at, size),))
    for end in (*joints[other], length):
        if end > to:
            yield old, (((one, 0, at), (other, to, end), (one, at, size)), ((other, 0, to), (other, end, length)))
    for begin in (0, *joints[one]):
        if begin < at:
            yield old, (((other, 0, to), (one, begin, at), (other, to, length)), ((one, 0, begin), (one, at, size)))


def _within(chain: Path, at: int, to: int, joints: list[int]) -> Iterator[Change]:
    """Link the chunk before `at` to the chunk at `to` of the same chain."""
    old, size = (chain,), len(chain)
    if to > at:
        yield old, (((chain, 0, at), (chain, to, size)), ((chain, at, to),))
        for end in (*joints, size):
            if end > to:
                yield old, (((chain, 0, at), (chain, to, end), (chain, at, to), (chain, end, size)),)
    else:
        for cut in joints:
            if to < cut < at:
                yield old, (((chain, 0, to), (chain, cut, at), (chain, to, cut), (chain, at, size)),)


def _joined(runs: tuple[Run, ...]) -> Path:
    return tuple(itertools.chain.from_iterable(path[begin:end] for path, begin, end in runs))


class _Words:
    """How much of a headline's words a chain has; those in few bodies of the page count more."""

    def __init__(self, title: Title, chains: Sequence[Path], chunks: Sequence[Chunk]) -> None:
        words = sorted(terms(title.text))
        bodies = Counter(word for chain in chains for word in words if any(word in chunks[at].terms for at in chain))
        weights = [_rarity(bodies[word], len(chains)) for word in words]
        whole = sum(weights) or 1.0
        self._weights = [weight / whole for weight in weights]
        self._masks = [sum(1 << k for k, word in enumerate(words) if word in chunk.terms) for chunk in chunks]
        """For each chunk the words that it has, as bits."""

    def share(self, chain: Path) -> float:
        """0 to 1."""
        mask = 0
        for at in chain:
            mask |= self._masks[at]
        return sum(weight for k, weight in enumerate(self._weights) if mask >> k & 1)


def _rarity(bodies: int, count: int) -> float:
    return max(LEAST_WORD, math.log((count + 1) / bodies)) if bodies else NO_WORD


def _first_below(title: Title, chunks: Sequence[Chunk]) -> int | None:
    """The chunk whose first line is the first body line below the headline."""
    below = [(chunk.head.row, at) for at, chunk in enumerate(chunks) if chunk.head.row > title.row]
    rows = [piece.row for chunk in chunks for piece in chunk.pieces if piece.row > title.row]
    return min(below)[1] if below and min(below)[0] == min(rows) else None


def _log(share: float) -> float:
    return math.log(max(share, 1e-9))
