"""Fit the weights of `reading_order` to gold pages.

Each look is a pair of softmax regressions that share their weights: over what may follow a node and over what may
precede it. Looks are learnt in turn, each on pages that the earlier looks judged by weights (and by a language) that
had not seen the page's date. The figures are those of the same cross-validation; the shipped weights see all pages.
Needs numpy and scipy.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from articles.pagetext.cover import Odds, Problem, judge
from articles.pagetext.learning.folds import ALL, EVERY, FOLDS, fold_of, folder
from articles.pagetext.learning.goldpages import PRINTED, GoldPage, gold_pages
from articles.pagetext.learning.language import General
from articles.pagetext.learning.order_figures import figures, outcome
from articles.pagetext.learning.side_by_side import side_by_side
from articles.pagetext.marking import assign
from articles.pagetext.marking.assign import Mark, roles_of
from articles.pagetext.marking.marks import read_marks
from articles.pagetext.order.reading import Reading
from articles.pagetext.order.reading_order import LOOKS, LOOKS_AT_CHUNKS, WEIGHTS, Looks, looks
from articles.pagetext.order.threads import headlines
from articles.pagetext.text.measure import page_of
from articles.pagetext.values import SourceLine

PULL: Final = 2.0
"""Strength of the pull of weights towards 0 (L2)."""
TIMES: Final = 10
"""How often a printed page counts against one that was made: no made page has stories of one town."""


@dataclass
class Lesson:
    """A page under way through the looks."""

    page: GoldPage
    fold: int
    steps: dict[int, Looks] = field(default_factory=dict)
    """For each set of weights in use its way through the looks."""
    problems: dict[int, Problem] = field(default_factory=dict)
    readings: dict[int, Reading] = field(default_factory=dict)

    @property
    def is_scattered(self) -> bool:
        """Whether its problem is, as those see it that have not seen its day."""
        return self.problems[self.fold].is_scattered


def learn(gold: Sequence[Path], work: Path) -> Iterator[str]:
    """Fit for every fold and for all pages; yields the figures, table by table."""
    unseen = unseen_marks(work)
    pages = list(gold_pages(gold, roles=lambda day, lines: roles_of(unseen(day, lines))))
    languages = {fold: General.load(work, fold) for fold in EVERY}
    lessons = [Lesson(page, fold_of(page.date)) for page in pages]
    weights = learnt_looks(lessons, languages)
    for fold in EVERY:
        write_weights({look: rounded(found[fold]) for look, found in weights.items()}, folder(work, fold) / WEIGHTS)
    yield figures("fitted", (outcome(lesson.page, lesson.readings[ALL]) for lesson in lessons))
    yield figures("cross-validated by date", (outcome(one.page, one.readings[one.fold]) for one in lessons))


def unseen_marks(work: Path) -> Callable[[str, tuple[SourceLine, ...]], dict[int, Mark]]:
    """Marks as weights that have not seen a page's day read its lines: what comes after must bear their mistakes.

    The page asked for last is kept.
    """
    fitted = {fold: assign.load(folder(work, fold) / assign.WEIGHTS) for fold in range(FOLDS)}
    languages = {fold: General.load(work, fold) for fold in range(FOLDS)}

    @lru_cache(maxsize=1)
    def read(day: str, lines: tuple[SourceLine, ...]) -> dict[int, Mark]:
        fold = fold_of(day)
        return read_marks(rows := page_of(lines), fitted[fold], languages[fold].of(rows))

    return read


def write_weights(
    weights: Mapping[str, Mapping[str, float]], path: Path, scattered: Mapping[str, Mapping[str, float]] | None = None
) -> None:
    """Write the weights of all looks where `order.load` finds them, and what is other on scattered pages."""
    both = {"order": weights} | ({"scattered": scattered} if scattered else {})
    path.write_text(json.dumps(both, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def rounded(weights: Mapping[str, float], digits: int = 3) -> dict[str, float]:
    """Weights as they are kept; those that `digits` hardly tell from 0 are left out."""
    return {name: round(value, digits) for name, value in sorted(weights.items()) if abs(value) >= 5 * 10**-digits}


def learnt_looks(
    lessons: Sequence[Lesson],
    languages: Mapping[int, General],
    known: Mapping[int, Mapping[str, Mapping[str, float]]] = MappingProxyType({}),
) -> dict[str, dict[int, dict[str, float]]]:
    """Learn look after look; every lesson goes on both by its own fold's weights and by those of all pages.

    Args:
        lessons: pages at their beginning; they are at their end then.
        languages: of each fold.
        known: fold -> look -> weights, where those of pieces are not learnt but taken, and those of chunks are learnt
            from scattered pages alone, and differ from these by what such pages teach.
    Returns:
        Look -> fold -> weights.
    """
    for lesson in lessons:
        rows = page_of(lesson.page.lines)
        for fold in {lesson.fold, ALL}:
            language = languages[fold].of(rows)
            lesson.steps[fold] = looks(lesson.page.pieces, headlines(lesson.page.lines, lesson.page.roles), language)
            lesson.problems[fold] = _kept(next(lesson.steps[fold]))
    weights = {}
    for look in LOOKS:
        towards = {fold: known[fold][look] if known else {} for fold in EVERY}
        teaching = [lesson for lesson in lessons if not known or lesson.is_scattered]
        if (known and look not in LOOKS_AT_CHUNKS) or not teaching:
            found = {fold: dict(towards[fold]) for fold in EVERY}
        else:
            found = _Data(teaching).fitted(towards)
        weights[look] = found
        sys.stderr.write(f"{look}: {len(found[ALL])} features\n")
        for lesson in lessons:
            for fold, step in lesson.steps.items():
                _advance(lesson, fold, step, judge(lesson.problems[fold], found[fold]))
    return weights


def _advance(lesson: Lesson, fold: int, step: Looks, odds: Odds) -> None:
    try:
        lesson.problems[fold] = _kept(step.send(odds))
    except StopIteration as done:
        lesson.readings[fold] = done.value


def _kept(problem: Problem) -> Problem:
    """The problem with its links at hand as often as they are asked for."""
    return replace(problem, links=list(problem.links))


class _Data:
    """The problems of all lessons as one sparse matrix, with the truth; from each the page's own fold's view."""

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        self._names: dict[str, int] = {}
        self._entries = (array("i"), array("i"), array("d"))
        """Row, column and value of each feature: compact, for there are millions."""
        self._after: list[int] = []
        self._before: list[int] = []
        self._true_after: list[bool] = []
        self._true_before: list[bool] = []
        self._folds: list[int] = []
        self._nodes = 0
        for lesson in lessons:
            for _ in range(TIMES if lesson.page.style == PRINTED else 1):
                self._add(lesson)
        self._matrix = self._sparse()

    def _add(self, lesson: Lesson) -> None:
        problem = lesson.problems[lesson.fold]
        follows = _true_links(lesson, problem)
        known = {(a, b) for a, b, _ in problem.links if follows.get(a) == b}
        left, right = {a for a, _ in known}, {b for _, b in known}
        base, count = self._nodes, len(problem.starts)
        self._nodes += 2 * count
        for a, b, features in problem.links:
            self._row(features, base + a, base + count + b, lesson.fold, truth=((a, b) in known,) * 2)
        for a, features in enumerate(problem.ends):
            self._row(features, base + a, -1, lesson.fold, truth=(a not in left, False))
        for b, features in enumerate(problem.starts):
            self._row(features, -1, base + count + b, lesson.fold, truth=(False, b not in right))

    def _row(
        self, features: Sequence[tuple[str, float]], after: int, before: int, fold: int, *, truth: tuple[bool, bool]
    ) -> None:
        rows, columns, values = self._entries
        for name, value in features:
            rows.append(len(self._after))
            columns.append(self._names.setdefault(name, len(self._names)))
            values.append(value)
        self._after.append(after)
        self._before.append(before)
        self._true_after.append(truth[0])
        self._true_before.append(truth[1])
        self._folds.append(fold)

    def _sparse(self) -> Any:
        from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

        rows, columns, values = self._entries
        shape = (len(self._after), len(self._names))
        return csr_matrix((values, (rows, columns)), shape=shape)

    def fitted(self, towards: Mapping[int, Mapping[str, float]]) -> dict[int, dict[str, float]]:
        """For each fold weights learnt on all others, pulled towards those of that fold."""
        return dict(zip(EVERY, side_by_side(lambda fold: self._fit(fold, towards[fold]), EVERY), strict=True))

    def _fit(self, without: int, towards: Mapping[str, float]) -> dict[str, float]:
        """Weights learnt on all folds but one, pulled towards others; what those have beside is left as it is."""
        import numpy as np
        from scipy.optimize import minimize  # type: ignore[import-untyped]

        chosen = np.array(self._folds) != without
        matrix = self._matrix[np.flatnonzero(chosen)]
        sides = [
            _side(np.array(groups)[chosen], np.array(truth)[chosen])
            for groups, truth in ((self._after, self._true_after), (self._before, self._true_before))
        ]

        start = np.array([towards.get(name, 0.0) for name in self._names])

        def loss(weights: Any) -> tuple[float, Any]:
            scores = matrix @ weights
            slope = np.zeros(len(scores))
            off = weights - start
            total = PULL / 2 * float(off @ off)
            for where, group, count, truth in sides:
                own = scores[where]
                top = np.full(count, -np.inf)
                np.maximum.at(top, group, own)
                power = np.exp(own - top[group])
                share = power / np.bincount(group, power, count)[group]
                total -= float(np.log(np.maximum(share[truth], 1e-30)).sum())
                slope[where] += share - truth
            return total, matrix.T @ slope + PULL * off

        found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 160}).x
        return {**towards, **{name: float(found[at]) for name, at in self._names.items()}}


def _side(groups: Any, truth: Any) -> tuple[Any, Any, int, Any]:
    """Rows that take part on one side, their group numbered from 0, the number of groups, which rows are true."""
    import numpy as np

    where = np.flatnonzero(groups >= 0)
    names, group = np.unique(groups[where], return_inverse=True)
    return where, group, len(names), truth[where]


def _true_links(lesson: Lesson, problem: Problem) -> dict[int, int]:
    """True successors of the nodes of a look; none where the true successor is no node's head."""
    node = {head: at for at, head in enumerate(problem.heads)}
    follows = lesson.page.follows
    return {at: node[follows[tail]] for at, tail in enumerate(problem.tails) if follows.get(tail) in node}
