"""Repair: chains are changed as long as that makes the page as a whole likelier (`worth`).

They are cut, joined and exchange their tails, and runs of chunks move, always the change that gains most, until none
gains anything.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import Final, TypeAlias

from articles.pagetext.cover import Link, Weights, score
from articles.pagetext.order.worth import CEILING, UNSEEN, WORDS, Path, Worth

FIRM: Final = -0.02
"""Worth of a link from which it is not cut."""
CHANGES: Final = 60
"""Looks at a page at most; most need half a dozen."""
DOUBTFUL: Final = -0.5
"""Worth of a link, in nats, below which it is doubtful."""
MANY: Final = 25
"""Doubtful links that make chains a bad start for the search. Most pages have a handful; where an extractor read across
many columns, it is better to begin with what is sure: of 121 such stories 66 are found instead of 59."""
MOST: Final = 0.6
"""Share of doubtful links from which nothing is sure, and nothing to begin with."""
LARGEST: Final = 250
"""Chunks that are repaired at most, for the work grows with their square; no real page has as many."""
WEIGHED: Final = 4_000
"""Changes of a page that are weighed at a time, of the likeliest links first; most pages have fewer than 1,500."""
WEIGHED_LINKS: Final = 80_000
"""Links that the chains of these changes have at most, about: fewer changes of chains that are too long for a story."""
MOST_JUDGED: Final = 200_000
"""Chunks of chains that are judged before a search is given up; of the development pages three have more, read across
many columns, and without this bound one story more is found on them."""
MOST_WORDS: Final = 600_000
"""Words of headlines that are looked up before it is given up; of the development pages one needs 230,000."""
REFUSED: Final = 20.0
"""Nats that a link costs that the looks have ruled out: that two stories share a subject is no reason for it."""
MISSING: Final = 3.0
"""Nats that a page loses for each story that comes from another page, as a line says, and is none of its chains. Of 23
such stories of unseen editions three were read as one with another; with 2.5 to 4 nats two of them no more, with 6 or
more other stories are cut instead."""
LEAST: Final = 1e-6
"""Nats that a change must gain."""
LOOKED_AT: Final = 400
"""Changes at most of which it is asked what the page as a whole says, those first that gain most by themselves."""

Run: TypeAlias = tuple[Path, int, int]
"""A stretch of a chain, as in a slice."""
Change: TypeAlias = tuple[tuple[Path, ...], tuple[Path, ...]]
"""The chains that go, and those that take their place."""


def repair(chains: Sequence[Path], page: Worth, weights: Weights) -> dict[Path, float]:
    """The chains, changed as long as the page gets likelier, in order of their first chunks; each with its margin.

    A chain's margin are the nats that the page would lose by the best other way to part its chunks among stories,
    `CEILING` at most.

    Args:
        chains: each chunk in exactly one, `LARGEST` in all.
        page: what any chains are judged by.
        weights: of the features that it finds.
    """
    search = _Search(page, weights)
    found = [search.mended(start) for start in _starts(chains, page)]
    best = max(found, key=search.worth)
    if best is not found[-1]:
        search.better(best)  # for its margins: those at hand are of the last search
    return {chain: search.margin(chain) for chain in sorted(best)}


def _starts(chains: Sequence[Path], page: Worth) -> Iterator[tuple[Path, ...]]:
    """The chains, and where these are a bad start, what is left of them without their doubtful links."""
    links = [link for chain in chains for link in pairwise(chain)]
    doubtful = {link for link in links if page.links.get(link, UNSEEN) < DOUBTFUL}
    if MANY < len(doubtful) < MOST * len(links):
        yield tuple(part for chain in chains for part in _parts(chain, doubtful))
    yield tuple(chains)


def _parts(chain: Path, doubtful: Set[Link]) -> Iterator[Path]:
    cuts = [at + 1 for at, link in enumerate(pairwise(chain)) if link in doubtful]
    return (chain[begin:end] for begin, end in pairwise([0, *cuts, len(chain)]))


class _Search:
    """What chains are worth, found once for each."""

    def __init__(self, page: Worth, weights: Weights) -> None:
        self._page = page
        self._weights = weights
        self._known: dict[Path, float] = {}
        self._guessed: dict[Path, float] = {}
        self._links: dict[Link, float] = {}
        self._judged = 0
        """Chunks of the chains that were judged so far."""
        self._margins: dict[Path, float] = {}
        """For each chain of the last look what would have been lost by changing what is in it."""

    def mended(self, chains: tuple[Path, ...]) -> tuple[Path, ...]:
        """The chains, changed until no change gains anything, or the work is too much."""
        enough, words = self._judged + MOST_JUDGED, self._page.compared + MOST_WORDS
        for _ in range(CHANGES):
            better = self.better(chains)
            if better is None or self._judged > enough or self._page.compared > words:
                break
            chains = better
        return chains

    def worth(self, chains: Sequence[Path]) -> float:
        """What chains are worth as a page."""
        return sum(map(self._of_chain, chains)) + self._of_page(chains)

    def margin(self, chain: Path) -> float:
        """That of a chain that no change was found for."""
        return max(0.0, self._margins.get(chain, CEILING))

    def better(self, chains: tuple[Path, ...]) -> tuple[Path, ...] | None:
        """The chains after the change that gains most, and after the others that gain beside it; None without any."""
        likely, worth = self._likely, self._of_chain
        most = min(WEIGHED, WEIGHED_LINKS // max(map(len, chains)))
        ranked = heapq.nlargest(
            LOOKED_AT,
            (
                (sum(map(likely, new)) - sum(map(likely, old)), (old, new))
                for old, new in itertools.islice(changes(chains, self._page), most)
            ),
        )
        whole = self._of_page(chains)
        gains: list[tuple[float, Change]] = []
        self._margins = {}
        for _, change in ranked:
            old, new = change
            gained = sum(map(worth, new)) - sum(map(worth, old)) + self._of_page(applied(chains, change)) - whole
            if not len(old) == len(new) == 1:
                for chain in old:
                    self._margins[chain] = min(self._margins.get(chain, CEILING), -gained)
            if gained > LEAST:
                gains.append((gained, change))
        return self._changed(chains, whole, gains) if gains else None

    def _changed(
        self, chains: tuple[Path, ...], whole: float, gains: Sequence[tuple[float, Change]]
    ) -> tuple[Path, ...]:
        """Make the change that gains most, and those of other chains that still gain after it."""
        touched: set[Path] = set()
        for _, change in sorted(gains, reverse=True):
            old, new = change
            if touched.isdisjoint(old):
                after = applied(chains, change)
                found = self._of_page(after)
                gained = sum(map(self._of_chain, new)) - sum(map(self._of_chain, old)) + found - whole
                if gained > LEAST:
                    chains, whole = after, found
                    touched.update(old)
        return chains

    def _of_chain(self, chain: Path) -> float:
        found = self._known.get(chain)
        if found is None:
            self._judged += len(chain)
            found = score(self._page.of_whole(chain), self._weights)
            found -= MISSING * self._page.swallowed(chain)
            found = self._known[chain] = found + sum(map(self._of_link, pairwise(chain)))
        return found

    def _of_link(self, link: Link) -> float:
        found = self._links.get(link)
        if found is None:
            found = score(self._page.of_link(link), self._weights) - REFUSED * self._page.is_refused(link)
            self._links[link] = found
        return found

    def _likely(self, chain: Path) -> float:
        """What a chain is worth by itself, with the headline that fits it best."""
        found = self._guessed.get(chain)
        if found is None:
            words = self._weights.get(WORDS, 0.0) * self._page.best_claim(chain)
            found = self._guessed[chain] = self._of_chain(chain) + words
        return found

    def _of_page(self, chains: Sequence[Path]) -> float:
        return score(self._page.of_page(chains), self._weights) - MISSING * self._page.missing(chains)


def applied(chains: Sequence[Path], change: Change) -> tuple[Path, ...]:
    """The chains after a change."""
    old, new = change
    return (*(chain for chain in chains if chain not in old), *new)


def changes(chains: Sequence[Path], page: Worth) -> Iterator[Change]:
    """Every change of the chains that is worth a look."""
    joints = {chain: _joints(chain, page) for chain in chains}
    for chain in chains:
        for at in joints[chain]:
            yield (chain,), (chain[:at], chain[at:])
    place = {chunk: (chain, at) for chain in chains for at, chunk in enumerate(chain)}
    for left, right in page.tried:
        (one, at), (other, to) = place[left], place[right]
        if one is not other:
            found = _between(one, at + 1, other, to, joints)
        elif to != at + 1:
            found = _within(one, at + 1, to, joints[one])
        else:
            continue
        for runs in found:
            yield (one,) if one is other else (one, other), tuple(filter(None, map(_joined, runs)))


def _joints(chain: Path, page: Worth) -> list[int]:
    """Where a chain may be cut."""
    return [at + 1 for at, link in enumerate(pairwise(chain)) if page.links.get(link, UNSEEN) < FIRM]


def _between(
    one: Path, at: int, other: Path, to: int, joints: Mapping[Path, list[int]]
) -> Iterator[tuple[tuple[Run, ...], ...]]:
    """Link the chunk before `at` of one chain to the chunk at `to` of another: by their tails, or by a run of one."""
    size, length = len(one), len(other)
    yield ((one, 0, at), (other, to, length)), ((other, 0, to), (one, at, size))
    yield ((one, 0, at), (other, to, length)), ((other, 0, to),), ((one, at, size),)
    for end in (*joints[other], length):
        if end > to:
            yield ((one, 0, at), (other, to, end), (one, at, size)), ((other, 0, to), (other, end, length))
    for begin in (0, *joints[one]):
        if begin < at:
            yield ((other, 0, to), (one, begin, at), (other, to, length)), ((one, 0, begin), (one, at, size))


def _within(chain: Path, at: int, to: int, joints: list[int]) -> Iterator[tuple[tuple[Run, ...], ...]]:
    """Link the chunk before `at` to the chunk at `to` of the same chain."""
    size = len(chain)
    if to > at:
        yield ((chain, 0, at), (chain, to, size)), ((chain, at, to),)
        for end in (*joints, size):
            if end > to:
                yield (((chain, 0, at), (chain, to, end), (chain, at, to), (chain, end, size)),)
    else:
        for cut in joints:
            if to < cut < at:
                yield (((chain, 0, to), (chain, cut, at), (chain, to, cut), (chain, at, size)),)


def _joined(runs: tuple[Run, ...]) -> Path:
    return tuple(itertools.chain.from_iterable(path[begin:end] for path, begin, end in runs))
