"""Adoption: a chain that opens no story is put back into one, between two chunks or after the last.

Where a piece of a story is taken out of its place, the links around the gap close over it, and it is left over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from typing import Final

from articles.pagetext.cover import Link

ORPHAN: Final = 0.4
"""Probability of opening a story below which a chain is put into another. Measured: at 0.5 more whole stories are
swallowed than fragments healed; without adoption one chain in nine is a fragment."""

LEAST: Final = -2.0
"""Gain below which an orphan is left alone after all, in natural logarithms. Measured: of whole stories .829 are found
with it, .817 without; 0 leaves twice the fragments."""


def adopt(
    follows: Mapping[int, int],
    starts: Mapping[int, float],
    worth: Callable[[Link], float],
    known: Collection[Link],
) -> dict[int, int]:
    """Put each orphan where it fits best.

    Args:
        follows: successor of each node that has one.
        starts: for each node the probability that it opens a story.
        worth: gain of a link, in natural logarithms, defined for any.
        known: the links that were considered. A place that no such link leads to or from is not tried: it is worth
            less than `LEAST`.
    Returns:
        The successors with all orphans adopted; the chain of the likeliest opening always stays.
    """
    after = dict(follows)
    followed = set(follows.values())
    orphans = sorted((starts[at], at) for at in starts if at not in followed and starts[at] < ORPHAN)
    left, right = _partners(known)
    before = {b: a for a, b in after.items()}
    for _, head in orphans:
        chain = _chain(head, after)
        hosts = left[head] | {before[at] for at in right[chain[-1]] if at in before}
        others = hosts.difference(chain)
        if not others:
            continue
        host = max(others, key=lambda at: (_fit(at, chain, after, worth), -at))
        if _fit(host, chain, after, worth) < LEAST:
            continue
        rest = after.get(host)
        after[host] = head
        before[head] = host
        if rest is not None:
            after[chain[-1]] = rest
            before[rest] = chain[-1]
    return after


def _partners(known: Collection[Link]) -> tuple[defaultdict[int, set[int]], defaultdict[int, set[int]]]:
    """For each node those with a known link to it, and those with one from it."""
    left: defaultdict[int, set[int]] = defaultdict(set)
    right: defaultdict[int, set[int]] = defaultdict(set)
    for a, b in known:
        left[b].add(a)
        right[a].add(b)
    return left, right


def _chain(head: int, after: Mapping[int, int]) -> list[int]:
    found = [head]
    while found[-1] in after:
        found.append(after[found[-1]])
    return found


def _fit(host: int, chain: list[int], after: Mapping[int, int], worth: Callable[[Link], float]) -> float:
    """What is gained by putting a chain behind `host`."""
    gain = worth((host, chain[0]))
    rest = after.get(host)
    if rest is not None:
        gain += worth((chain[-1], rest)) - worth((host, rest))
    return gain
