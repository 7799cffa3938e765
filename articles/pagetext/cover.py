"""A best path cover: who follows whom, all decisions together.

Every node has at most one successor and at most one predecessor; leaving either open has its own evidence.
`judge` turns evidence into probabilities, `cover` picks the links whose total gain is greatest.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from articles.pagetext.hungarian import NEVER, best_pairs, first_come

Link: TypeAlias = tuple[int, int]
Features: TypeAlias = list[tuple[str, float]]
Weights: TypeAlias = Mapping[str, float]

LENIENCE: Final = 1.5
"""Added to every gain, in natural logarithms. Measured: of 0.5, 1, 1.5 and 2 the best for whole stories found."""

LIMIT: Final = 30.0
"""Largest absolute score that is told from a larger one."""

LARGEST: Final = 100
"""Nodes of a component that is solved exactly; a larger one (no real page has any) is solved greedily."""


@dataclass(frozen=True)
class Problem:
    """What is known of the possible links between some nodes: named evidence for each, and for each open end."""

    heads: Sequence[int]
    """For each node the piece that it begins with."""
    tails: Sequence[int]
    """For each node the piece that it ends with."""
    links: Iterable[tuple[int, int, Features]]
    """To be gone through once: a text of hard cases has 50,000 of them, each with twenty pieces of evidence."""
    starts: list[Features]
    """For each node the evidence that it has no predecessor."""
    ends: list[Features]
    """For each node the evidence that it has no successor."""
    is_scattered: bool = False
    """Its nodes stand in no order (`scattered`), and are judged by weights of their own."""


@dataclass(frozen=True)
class Odds:
    """Probabilities of links, as seen from either side."""

    after: Mapping[Link, float]
    """The link's share among all that may come after its left node, the open end included."""
    before: Mapping[Link, float]
    """The link's share among all that may come before its right node."""
    ends: Sequence[float]
    """For each node the probability that nothing comes after it."""
    starts: Sequence[float]

    def chance(self, link: Link) -> float:
        """Geometric mean of both shares; 0 for a link that was not considered."""
        return math.sqrt(self.after.get(link, 0.0) * self.before.get(link, 0.0))

    def chances(self) -> dict[Link, float]:
        before = self.before
        return {link: math.sqrt(share * before[link]) for link, share in self.after.items()}

    def gains(self) -> dict[Link, float]:
        """What each link is worth: how good a partner it is, and how surely both nodes need one.

        The best of many doubtful partners is worth having where there must be one; that is why the two are told
        apart. In natural logarithms; below 0 a link is worth less than none.
        """
        end, start = [logit(share) for share in self.ends], [logit(share) for share in self.starts]
        before = self.before
        found = {}
        for link, share in self.after.items():
            a, b = link
            partner = math.log(max(share, 1e-12) / max(1.0 - self.ends[a], 1e-9))
            partner += math.log(max(before[link], 1e-12) / max(1.0 - self.starts[b], 1e-9))
            found[link] = partner / 2 - end[a] - start[b] + LENIENCE
        return found


def logit(chance: float) -> float:
    """Natural logarithm of the odds, within ±14."""
    return math.log(max(chance, 1e-6) / max(1.0 - chance, 1e-6))


def chance_of(nats: float) -> float:
    """The probability whose odds have this logarithm: the reverse of `logit`."""
    return 1.0 / (1.0 + math.exp(-max(-LIMIT, min(LIMIT, nats))))


def capped(chance: float) -> float:
    """Logarithm of the odds within ±7, as a feature: surer is not better evidence."""
    if chance < 0.0005:
        return -7.0
    return max(-7.0, min(7.0, logit(chance)))


def judge(problem: Problem, weights: Weights) -> Odds:
    """Weigh all evidence."""
    ends = [_power(features, weights) for features in problem.ends]
    starts = [_power(features, weights) for features in problem.starts]
    after, before = ends[:], starts[:]
    powers = [(a, b, _power(features, weights)) for a, b, features in problem.links]
    for a, b, power in powers:
        after[a] += power
        before[b] += power
    return Odds(
        after={(a, b): power / after[a] for a, b, power in powers},
        before={(a, b): power / before[b] for a, b, power in powers},
        ends=[power / total for power, total in zip(ends, after, strict=True)],
        starts=[power / total for power, total in zip(starts, before, strict=True)],
    )


def _power(features: Features, weights: Weights) -> float:
    """The weighted sum of features, as odds."""
    return math.exp(max(-LIMIT, min(LIMIT, score(features, weights))))


def score(features: Features, weights: Weights) -> float:
    """Weighted sum of the features, in natural logarithms of odds."""
    total = 0.0
    for name, value in features:
        if name in weights:
            total += weights[name] * value
    return total


def cover(gains: Mapping[Link, float]) -> dict[int, int]:
    """Successor of each node that has one, the total gain being greatest; there are no cycles.

    Args:
        gains: what each link is worth; those not above 0 are left alone.
    """
    found: dict[int, int] = {}
    for component in _components({link: gain for link, gain in gains.items() if gain > 0}):
        rows = {a for a, _ in component}
        columns = {b for _, b in component}
        if max(len(rows), len(columns)) <= LARGEST:
            found.update(_assign(component, sorted(rows), sorted(columns)))
        else:
            found.update(first_come(sorted(component, key=lambda link: (-component[link], link))))
    return _without_cycles(found, gains)


def _components(gains: Mapping[Link, float]) -> list[dict[Link, float]]:
    """Links that share a left or right node, directly or through others, stand together."""
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while (above := parent.setdefault(node, node)) != node:
            parent[node] = node = parent.setdefault(above, above)
        return node

    for a, b in gains:
        parent[root(("left", a))] = root(("right", b))
    found: defaultdict[tuple[str, int], dict[Link, float]] = defaultdict(dict)
    for (a, b), gain in gains.items():
        found[root(("left", a))][a, b] = gain
    return list(found.values())


def _assign(gains: Mapping[Link, float], rows: list[int], columns: list[int]) -> dict[int, int]:
    """The best assignment of one component."""
    if len(gains) == 1:
        return dict(gains.keys())
    pairs = best_pairs([[gains.get((a, b), NEVER) for b in columns] for a in rows])
    return {rows[row]: columns[column] for row, column in pairs.items()}


def _without_cycles(found: dict[int, int], gains: Mapping[Link, float]) -> dict[int, int]:
    """Open each cycle at its weakest link."""
    done: set[int] = set()
    for first in sorted(found):
        walked: list[int] = []
        inside: set[int] = set()
        at = first
        while at in found and at not in done and at not in inside:
            walked.append(at)
            inside.add(at)
            at = found[at]
        if at in inside:
            loop = walked[walked.index(at) :]
            weakest = min(loop, key=lambda node: gains[node, found[node]])
            del found[weakest]
        done.update(walked)
    return found
