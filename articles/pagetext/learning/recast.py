"""Fit the weights of `recast` to gold pages.

A logistic regression over the body lines that may be heads. All pages are read by weights that have not seen their
day. Needs numpy and scipy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from articles.pagetext import named
from articles.pagetext.cover import score
from articles.pagetext.learning.folds import EVERY, FOLDS, fold_of, folder
from articles.pagetext.learning.goldpages import GoldPage, gold_pages
from articles.pagetext.learning.regression import softmax
from articles.pagetext.learning.side_by_side import all_from
from articles.pagetext.learnt import Learnt, load
from articles.pagetext.pipeline import sketch_of
from articles.pagetext.stories.recast import WEIGHTS
from articles.pagetext.values import HEADS, INSIDE

PULL: Final = 2.0
"""Strength of the pull of weights towards 0 (L2). Measured: of 1, 2, 3, 5 and 8 the best on unseen days."""
FEWEST: Final = 6
"""Lines that evidence must be found with for it to be learnt."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A doubtful line."""

    fold: int
    evidence: Mapping[str, float]
    is_head: bool


def learn(gold: Sequence[Path], work: Path) -> Iterator[str]:
    """Fit for every fold and for all pages; yields the figures, line by line."""
    samples = list(_samples(gold, work))
    right = found = wrong = 0
    for fold in EVERY:
        some = [sample for sample in samples if sample.fold != fold]
        groups = [[{}, sample.evidence] for sample in some]
        fitted = softmax(groups, [int(sample.is_head) for sample in some], pull=PULL, fewest=FEWEST)
        named.write(fitted, folder(work, fold) / WEIGHTS)
        for sample in samples:
            if sample.fold == fold:
                called = score(list(sample.evidence.items()), fitted) > 0
                right += called == sample.is_head
                found += called and sample.is_head
                wrong += called and not sample.is_head
    heads = sum(sample.is_head for sample in samples)
    yield f"doubtful lines: {len(samples)}, heads {heads}; cross-validated: right {right}, found {found}, wrong {wrong}"


def _samples(gold: Sequence[Path], work: Path) -> Iterator[Sample]:
    learnt = {fold: replace(load(folder(work, fold)), recast={}) for fold in range(FOLDS)}
    return all_from(lambda page: _doubtful(page, learnt[fold_of(page.date)]), gold_pages(gold))


def _doubtful(page: GoldPage, learnt: Learnt) -> Iterator[Sample]:
    recast = sketch_of(page.lines, learnt).recast
    for number in recast.lines:
        role = page.roles.get(number)
        if role in HEADS | INSIDE:
            yield Sample(fold_of(page.date), recast.evidence(number), role in HEADS)
