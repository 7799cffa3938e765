"""Fit the weights of `turns` to gold pages.

A softmax regression over the orders of each true story's chunks: the true one, those with two neighbouring runs
exchanged, and those that the weights so far would choose. Needs numpy and scipy.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from articles.pagetext.learning.folds import ALL, EVERY, SHIPPED, teaches
from articles.pagetext.learning.regression import Evidence, softmax
from articles.pagetext.learning.side_by_side import side_by_side
from articles.pagetext.order.chunk import Chunk
from articles.pagetext.order.turns import LONGEST, Order, Turns, exchanges
from articles.pagetext.order.worth import Path

PULL: Final = 1.0
"""Strength of the pull of weights towards 0 (L2)."""
TIMES: Final = 60
"""How often a story of a printed page counts: less, and its likeliest order is not the true one."""
ROUNDS: Final = 2
"""How often the orders that the weights would choose are added to those that the true one is compared with."""
SAMPLE: Final = 120
"""Orders that a true one is compared with at most."""


@dataclass(frozen=True)
class Sample:
    """A true story as a page was read."""

    fold: int
    turns: Turns
    true: Path
    printed: bool = False
    """Of a page that was printed as it is."""


def true_paths(chunks: Sequence[Chunk], stories: Sequence[Sequence[int]]) -> Iterator[Path]:
    """The chunks of each true story (its pieces in reading order) whose chunks are all its own and none is torn."""
    chunk_of = {piece.index: at for at, chunk in enumerate(chunks) for piece in chunk.pieces}
    for story in stories:
        path = tuple(dict.fromkeys(chunk_of[piece] for piece in story))
        pieces = [piece.index for at in path for piece in chunks[at].pieces]
        if pieces == list(story) and len(path) <= LONGEST:
            yield path


def fit(samples: Sequence[Sample], towards: Mapping[int, Evidence]) -> dict[int, dict[str, float]]:
    """Weights for each fold, learnt on all samples but its own, and for all; pulled towards those given for each."""
    chance = random.Random(1)  # noqa: S311 (which orders are sampled)
    groups = [_Group(sample, chance) for sample in samples]
    for _ in range(ROUNDS):
        chosen = side_by_side(partial(_chosen, _fitted(groups, towards)), samples)
        for group, paths in zip(groups, chosen, strict=True):
            for path in paths:
                group.add(path)
    return _fitted(groups, towards)


def _chosen(fitted: Mapping[int, Evidence], sample: Sample) -> list[Path]:
    """The orders that the weights of its fold choose for a story, from the true one on and from that of the file."""
    order = Order(sample.turns, fitted[ALL if sample.fold == SHIPPED else sample.fold])
    return [order.best(start)[0] for start in (sample.true, tuple(sorted(sample.true)))]


class _Group:
    """A true order and those that it is compared with: what one exchange makes of it, to begin with."""

    def __init__(self, sample: Sample, chance: random.Random) -> None:
        self.sample = sample
        self.rivals: dict[Path, Evidence] = {}
        """How the features of each other order differ from those of the true one."""
        self._true = _sums(sample.turns, sample.true)
        others = list(dict.fromkeys(exchanges(sample.true)))
        for path in others if len(others) <= SAMPLE else chance.sample(others, SAMPLE):
            self.add(path)

    def add(self, path: Path) -> None:
        """Compare the true order with one more."""
        if path != self.sample.true and path not in self.rivals:
            found, true = _sums(self.sample.turns, path), self._true
            self.rivals[path] = {
                name: found.get(name, 0.0) - true.get(name, 0.0) for name in found.keys() | true.keys()
            }


def _sums(turns: Turns, path: Path) -> dict[str, float]:
    sums: dict[str, float] = {}
    for name, value in turns.of_chain(path):
        sums[name] = sums.get(name, 0.0) + value
    return sums


def _fitted(groups: Sequence[_Group], towards: Mapping[int, Evidence]) -> dict[int, dict[str, float]]:
    """For each fold, and for all, weights by which no rival is likelier than the true order, learnt on all samples but
    its own."""

    def without(fold: int) -> dict[str, float]:
        found: list[list[Evidence]] = [
            [{}, *group.rivals.values()]
            for group in groups
            if group.rivals and teaches(group.sample.fold, fold)
            for _ in range(TIMES if group.sample.printed else 1)
        ]
        return softmax(found, [0] * len(found), pull=PULL, fewest=1, towards=towards[fold])

    return dict(zip(EVERY, side_by_side(without, EVERY), strict=True))
