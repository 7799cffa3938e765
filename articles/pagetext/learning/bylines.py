"""Fit the weights of `bylines` to gold pages.

A softmax regression for each byline over the stories that it may be of, and over its being no story's. All pages are
read by weights that have not seen their day. Needs numpy and scipy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from articles.pagetext import named
from articles.pagetext.learning.folds import ALL, EVERY, FOLDS, folder
from articles.pagetext.learning.goldpages import story_read
from articles.pagetext.learning.regression import Evidence, softmax
from articles.pagetext.learning.sketches import gold_sketches
from articles.pagetext.learnt import load
from articles.pagetext.stories.byline_places import HABITS, NOBODYS, Habit, Place
from articles.pagetext.stories.bylines import WEIGHTS, reading
from articles.pagetext.stories.items import Sketch

PULL: Final = 1.0
"""Strength of the pull of weights towards 0 (L2)."""
FEWEST: Final = 3
"""Bylines that evidence must be found with for it to be learnt."""


@dataclass(frozen=True)
class Sample:
    """A page as it was read, and whose its bylines are."""

    fold: int
    sketch: Sketch
    true: dict[int, int | None]
    """Byline -> its story, None where it is no story's; those that nobody can tell are left out."""

    @property
    def habit(self) -> Habit:
        """Where most of its bylines stand."""
        stand = [self.sketch.standing.places[p][u] for u, p in self.true.items() if p is not None]
        return max(HABITS, key=lambda habit: sum(place in habit for place in stand))


def learn(gold: Sequence[Path], work: Path) -> Iterator[str]:
    """Fit for every fold and for all pages; yields the figures, line by line."""
    samples = list(_samples(gold, work))
    right = whole = 0
    for fold in EVERY:
        fitted = fit([sample for sample in samples if sample.fold != fold])
        named.write(fitted, folder(work, fold) / WEIGHTS)
        own = [sample for sample in samples if fold in (ALL, sample.fold)]
        counts = [_right(sample, fitted) for sample in own]
        good, count = sum(good for good, _ in counts), sum(count for _, count in counts)
        if fold == ALL:
            yield f"bylines with the right story, fitted: {good / max(1, count):.4f} of {count}"
        else:
            right, whole = right + good, whole + count
    yield f"bylines with the right story, cross-validated: {right / max(1, whole):.4f}"


def _samples(gold: Sequence[Path], work: Path) -> Iterator[Sample]:
    learnt = {fold: load(folder(work, fold)) for fold in range(FOLDS)}
    for fold, sketch, stories in gold_sketches(gold, learnt):
        yield Sample(fold, sketch, _true(sketch, stories))


def _true(sketch: Sketch, stories: Sequence[dict[str, Any]]) -> dict[int, int | None]:
    bodies = [set(plan.body.chain.lines) for plan in sketch.plans]
    found: dict[int, int | None] = {}
    for u, unit in enumerate(sketch.bylines):
        owners = [item for item in stories if set(unit.lines) & set(item["source_lines"].get("byline", ()))]
        if not owners:
            found[u] = None
        elif not any(item.get("undecided") for item in owners):
            story = story_read(owners[0], bodies)
            if story is not None:
                found[u] = story
    return found


def fit(samples: Sequence[Sample]) -> dict[str, float]:
    """Weights that make each byline's story likely."""
    groups: list[list[Evidence]] = []
    true: list[int] = []
    for sample in samples:
        habit, standing = sample.habit, sample.sketch.standing
        plans = range(len(sample.sketch.plans))
        for unit, story in sample.true.items():
            near = [p for p in plans if standing.places[p][unit] is not Place.TOO_FAR]
            groups.append([{NOBODYS: 1.0}, *(dict.fromkeys(standing.evidence(p, unit, habit), 1.0) for p in near)])
            true.append(0 if story is None else 1 + near.index(story))
    return softmax(groups, true, pull=PULL, fewest=FEWEST)


def _right(sample: Sample, fitted: dict[str, float]) -> tuple[int, int]:
    """Bylines with the right story, and all."""
    sketch = sample.sketch
    found = reading(sketch.standing, len(sketch.plans), len(sketch.bylines), fitted)
    given = {unit: plan for plan, unit in found.byline.items()}
    return sum(given.get(unit) == story for unit, story in sample.true.items()), len(sample.true)
