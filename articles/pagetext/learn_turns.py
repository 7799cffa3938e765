"""Fit the weights of `turns` to gold pages.

A softmax regression over the orders of each true story's chunks: the true one, and those with two neighbouring runs
exchanged. Needs numpy and scipy.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from articles.pagetext.chunk import Chunk
from articles.pagetext.folds import EVERY, teaches
from articles.pagetext.learn_regression import Evidence, softmax
from articles.pagetext.turns import LONGEST, Turns, exchanges
from articles.pagetext.worth import Path

PULL: Final = 1.0
"""Strength of the pull of weights towards 0 (L2)."""
TIMES: Final = 30
"""How often a story of a printed page counts: less, and its likeliest order is not the true one."""
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


def fit(samples: Sequence[Sample]) -> dict[int, dict[str, float]]:
    """Weights for each fold, learnt on all samples but its own, and for all."""
    chance = random.Random(1)  # noqa: S311 (which orders are sampled)
    rivals = [list(_rivals(sample, chance)) for sample in samples]
    return {
        fold: _fitted(
            found
            for sample, found in zip(samples, rivals, strict=True)
            if found and teaches(sample.fold, fold)
            for _ in range(TIMES if sample.printed else 1)
        )
        for fold in EVERY
    }


def _rivals(sample: Sample, chance: random.Random) -> Iterator[Evidence]:
    """For each order that the true one is compared with how its features differ."""
    others = list(dict.fromkeys(exchanges(sample.true)))
    true = _sums(sample.turns, sample.true)
    for path in others if len(others) <= SAMPLE else chance.sample(others, SAMPLE):
        found = _sums(sample.turns, path)
        yield {name: found.get(name, 0.0) - true.get(name, 0.0) for name in found.keys() | true.keys()}


def _sums(turns: Turns, path: Path) -> dict[str, float]:
    sums: dict[str, float] = {}
    for name, value in turns.of_chain(path):
        sums[name] = sums.get(name, 0.0) + value
    return sums


def _fitted(rivals: Iterable[Sequence[Evidence]]) -> dict[str, float]:
    """Weights by which no rival is likelier than the true order, from which it differs by its evidence."""
    groups = [[{}, *found] for found in rivals]
    return softmax(groups, [0] * len(groups), pull=PULL, fewest=1)
