"""Fit the weights of `depths` to gold pages.

Where a column ends no gold page says. So it is guessed from the weights so far, and these from the guesses, in turn,
until neither changes: hard expectation maximisation, from the guess that columns end where the file breaks off.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final, TypeAlias

from articles.pagetext import named
from articles.pagetext.learning.folds import ALL, EVERY, fold_of, folder
from articles.pagetext.learning.goldpages import gold_pages
from articles.pagetext.order.depths import (
    ACROSS,
    MANY,
    SIZES,
    WEIGHTS,
    Fit,
    Kinds,
    columns_name,
    columns_nats,
    fit_of,
    joint_nats,
    size_of,
    weight_names,
)

SHORTEST: Final = 6
"""Lines of a story from which it may have columns."""
ROUNDS: Final = 8
"""Rounds of guessing; nothing changes after five."""
SEEN: Final = 0.2
"""Occurrences that are added to each count, for what was never seen."""
GUESS: Final = {"back": 0.8, "ahead": 0.8, "gap": 0.3, "lone gap": 0.5, "over": 0.3}
"""Share of columns' ends among places of some kinds, to begin with; among others it is `SELDOM`."""
SELDOM: Final = 0.02

Story: TypeAlias = tuple[str, ...]
"""The kinds of a story's joints, in reading order."""


def learn(gold: Sequence[Path], work: Path) -> Iterator[str]:
    """Fit for every fold and for all pages; yields the figures, line by line."""
    every = list(_stories(gold))
    for fold in EVERY:
        fitted = fit([story for other, story in every if other != fold])
        named.write(fitted, folder(work, fold) / WEIGHTS)
        some = [story for other, story in every if fold in (ALL, other)]
        nats = sum(best(story, fitted).nats for story in some) / max(1, len(some))
        yield f"columns of a story, {folder(work, fold).name}: {nats:.2f} nats likelier than chance"


def _stories(gold: Sequence[Path]) -> Iterator[tuple[int, Story]]:
    """The true stories, each with its fold."""
    for page in gold_pages(gold):
        stories = [[page.pieces[at] for at in story] for story in page.stories]
        kinds = Kinds(stories)
        for story in stories:
            if len(story) >= SHORTEST:
                yield fold_of(page.date), tuple(kinds.of(left, right) for left, right in pairwise(story))


def fit(stories: Sequence[Story]) -> dict[str, float]:
    """Nats of a column's end, and of its going on, at each kind of place, against the place's being there at all, and
    of each number of columns."""
    places = Counter(kind for story in stories for kind in story)
    ends = {kind: count * GUESS.get(_where(kind), SELDOM) for kind, count in places.items()}
    fitted = _nats(places, ends)
    for _ in range(ROUNDS):
        found = [(story, best(story, fitted).ends) for story in stories]
        fitted = _nats(places, Counter(story[at - 1] for story, some in found for at in some))
        fitted |= _columns((size_of(len(story) + 1), len(some) + 1) for story, some in found)
    return fitted


def best(story: Story, weights: Mapping[str, float]) -> Fit:
    """How a true story is best taken for columns."""
    joints = [joint_nats(kind, weights) for kind in story]
    return fit_of(joints, columns_nats(size_of(len(story) + 1), weights))


def _columns(seen: Iterable[tuple[str, int]]) -> dict[str, float]:
    """Nats of each number of columns of a short, a middling and a long story."""
    counts = Counter((size, min(number, MANY)) for size, number in seen)
    whole = {size: sum(counts[size, number] + 1 for number in range(1, MANY + 1)) for size in SIZES}
    return {
        columns_name(size, number): math.log((counts[size, number] + 1) / whole[size])
        for size in SIZES
        for number in range(1, MANY + 1)
    }


def _where(kind: str) -> str:
    return kind.removeprefix(ACROSS).split(",")[0]


def _nats(places: Mapping[str, int], ends: Mapping[str, float]) -> dict[str, float]:
    found: dict[str, float] = {}
    for across in (False, True):
        kinds = [kind for kind in places if kind.startswith(ACROSS) == across]
        ended = {kind: ends.get(kind, 0.0) + SEEN for kind in kinds}
        went_on = {kind: places[kind] + 2 * SEEN - ended[kind] for kind in kinds}
        whole = sum(ended.values()) + sum(went_on.values())
        for kind in kinds:
            share = (ended[kind] + went_on[kind]) / whole
            for name, counts in zip(weight_names(kind), (went_on, ended), strict=True):
                found[name] = math.log(counts[kind] / sum(counts.values()) / share)
    return found
