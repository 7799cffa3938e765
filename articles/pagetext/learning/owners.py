"""Fit the weights of `head_owners` to gold pages.

A logistic regression over all moves of a head line to another story, on pages as they were read by weights that have
not seen their day. Needs numpy and scipy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from articles.pagetext import named
from articles.pagetext.learning.folds import EVERY, FOLDS, folder
from articles.pagetext.learning.goldpages import HEADS, story_read
from articles.pagetext.learning.regression import Evidence, softmax
from articles.pagetext.learning.sketches import gold_sketches
from articles.pagetext.learnt import load
from articles.pagetext.stories.head_owners import WEIGHTS, Owners
from articles.pagetext.stories.items import Sketch

PULL: Final = 1.0
"""Strength of the pull of weights towards 0 (L2). Measured: 0.2, 1 and 5 are alike."""
FEWEST: Final = 6
"""Moves that evidence must be found with for it to be learnt."""
NOT_READ: Final = -1
"""The owner of a head line whose story was not read."""


@dataclass(frozen=True)
class Sample:
    """A page as it was read, and whose its head lines are."""

    fold: int
    owners: Owners
    true: Mapping[int, int]
    """Head line -> its story, or `NOT_READ`."""
    moves: Sequence[tuple[Evidence, bool]]
    """What speaks for each move, and whether it is right."""

    @property
    def stories(self) -> set[int]:
        """Those that were read and have a head."""
        return set(self.true.values()) - {NOT_READ}

    @property
    def right(self) -> int:
        """How many of them have the lines of their head and no other."""
        return sum(_lines_of(self.owners.of, story) == _lines_of(self.true, story) for story in self.stories)


def _lines_of(owner: Mapping[int, int | None], story: int) -> set[int]:
    return {number for number, p in owner.items() if p == story}


def learn(gold: Sequence[Path], work: Path) -> Iterator[str]:
    """Fit for every fold and for all pages; yields the figures, line by line."""
    samples = list(_samples(gold, work))
    count, before = sum(len(sample.stories) for sample in samples), sum(sample.right for sample in samples)
    for fold in EVERY:
        moves = [move for sample in samples if sample.fold != fold for move in sample.moves]
        groups: list[list[Evidence]] = [[{}, evidence] for evidence, _ in moves]
        fitted = softmax(groups, [int(is_right) for _, is_right in moves], pull=PULL, fewest=FEWEST)
        named.write(fitted, folder(work, fold) / WEIGHTS)
        for sample in samples:
            if sample.fold == fold:
                sample.owners.improve(fitted)
    yield f"heads that have their lines: {before} of {count}"
    yield f"with lines that change their story, cross-validated: {sum(sample.right for sample in samples)}"


def _samples(gold: Sequence[Path], work: Path) -> Iterator[Sample]:
    learnt = {fold: replace(load(folder(work, fold)), owners={}) for fold in range(FOLDS)}
    for fold, sketch, stories in gold_sketches(gold, learnt):
        true, owners = _true(sketch, stories), sketch.owners
        moves = [(owners.evidence((line, story)), true.get(line) == story) for line, story in owners.moves()]
        yield Sample(fold, owners, true, moves)


def _true(sketch: Sketch, stories: Sequence[Mapping[str, Any]]) -> dict[int, int]:
    """For each head line of gold the story that was read."""
    bodies = [set(plan.body.chain.lines) for plan in sketch.plans]
    found: dict[int, int] = {}
    for item in stories:
        story = story_read(item, bodies)
        owner = NOT_READ if story is None else story
        found.update((number, owner) for role in HEADS for number in item["source_lines"].get(role, ()))
    return found
