"""Fit the weights of `worth` to gold pages.

A logistic regression over changes: of every change that `repair` may make it is known whether it brings the chains
nearer to the true stories. The changes are those of the chains as the looks leave them, of chains on the way to the
truth, and of what the weights make of them so far. All pages are read by weights that have not seen their day. Needs
numpy and scipy.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from pathlib import Path as FilePath
from typing import Any, Final

from articles.pagetext import assign
from articles.pagetext.folds import EVERY, FOLDS, fold_of, folder
from articles.pagetext.goldpages import GoldPage, gold_pages
from articles.pagetext.marks import read_marks
from articles.pagetext.measure import page_of
from articles.pagetext.order import PAGE, WEIGHTS, Reading, load, read
from articles.pagetext.order_figures import figures
from articles.pagetext.pipeline import titles_of
from articles.pagetext.repair import applied, changes, repair
from articles.pagetext.threads import headlines, paths
from articles.pagetext.units import units
from articles.pagetext.values import Role, SourceLine
from articles.pagetext.worth import Path, Worth

PULL: Final = 1.0
"""Strength of the pull of weights towards 0 (L2), features being scaled to the same spread."""
SMALLEST: Final = 0.0005
"""A weight nearer to 0 is left out of the file."""
ROUNDS: Final = 2
"""How often the weights are fitted: more leaves the stories found as they are."""
TOWARDS: Final = 3
"""Changes towards the truth whose chains are learnt from."""
SAMPLE: Final = 100
"""Changes for the better, and for the worse, that one set of chains gives at most."""
PRINTED: Final = "seed"
"""Style of the pages that were printed as they are; all others were made of real stories for the benchmark."""
STAKE: Final = 30.0
"""What a change of a printed page counts against one of the others: its stories are neighbours in subject, as a town's
are, while those of the made pages have nothing in common."""
FOUND: Final = 0.9
"""Jaccard index of the lines from which a chain is a story (the measure of the benchmark)."""
IN_ORDER: Final = 0.01
"""What a true link is worth, against 1 for all stories found: the order inside a story comes second."""

FOR: Final = re.compile(r"link |start$|end$|one subject|words of|below the|above the")
AGAINST: Final = re.compile(r"links? never|.* left over|.* inside$|stories change|back, but|chain$")
"""Features that can only speak for stories, and that can only speak against them: what pages do by chance must not be
learnt as the reverse."""


@dataclass
class Lesson:
    """A page as it was read, and the truth about it."""

    page: GoldPage
    fold: int
    reading: Reading
    worth: Worth
    start: tuple[Path, ...]
    follows: Mapping[int, int]
    """True successor of each piece that has one."""
    stories: list[set[int]]
    """Lines of the true stories."""
    known: dict[Path, tuple[list[float], int]] = field(default_factory=dict)
    """For chains how near they are to each story, and how many of their links are true."""
    rows: list[tuple[dict[str, float], float]] = field(default_factory=list)
    """What each change changes in the features, and in the nearness to the truth."""

    def nearness(self, chains: Sequence[Path]) -> float:
        """How near chains are to the true stories."""
        judged = [self._judged(chain) for chain in chains]
        ranked = sorted(
            ((like, at, story) for at, (likes, _) in enumerate(judged) for story, like in enumerate(likes) if like > 0),
            reverse=True,
        )
        bodies: set[int] = set()
        found: set[int] = set()
        total = 0.0
        for like, at, story in ranked:
            if at not in bodies and story not in found:
                bodies.add(at)
                found.add(story)
                total += like + (like >= FOUND)
        return 2 * total / (len(chains) + len(self.stories)) + IN_ORDER * sum(links for _, links in judged)

    def _judged(self, chain: Path) -> tuple[list[float], int]:
        found = self.known.get(chain)
        if found is None:
            chunks = [self.reading.chunks[at] for at in chain]
            lines = {piece.segment.line for chunk in chunks for piece in chunk.pieces}
            true = sum(self.follows.get(a.tail.index) == b.head.index for a, b in pairwise(chunks))
            likes = [len(lines & story) / len(lines | story) for story in self.stories]
            found = self.known[chain] = likes, true
        return found

    def learn_from(self, chains: tuple[Path, ...], chance: random.Random) -> tuple[Path, ...] | None:
        """Note the changes of some chains; returns the chains after the best one, None when none is for the better."""
        before, near = _totals(self.worth, chains), self.nearness(chains)
        better: list[tuple[float, tuple[Path, ...]]] = []
        worse: list[tuple[float, tuple[Path, ...]]] = []
        for change in changes(chains, self.worth):
            after = applied(chains, change)
            gain = self.nearness(after) - near
            if abs(gain) > 1e-6:
                (better if gain > 0 else worse).append((gain, after))
        for found in (better, worse):
            for gain, after in found if len(found) <= SAMPLE else chance.sample(found, SAMPLE):
                totals = _totals(self.worth, after)
                names = before.keys() | totals.keys()
                self.rows.append(({name: totals.get(name, 0.0) - before.get(name, 0.0) for name in names}, gain))
        return max(better)[1] if better else None


def _totals(worth: Worth, chains: Sequence[Path]) -> dict[str, float]:
    totals: dict[str, float] = {}
    for name, value in (*(found for chain in chains for found in worth.of_chain(chain)), *worth.of_page(chains)):
        totals[name] = totals.get(name, 0.0) + value
    return totals


def learn(gold: Sequence[FilePath], work: FilePath) -> Iterator[str]:
    """Fit for every fold and for all pages; yields the figures, before and after."""
    lessons = list(_lessons(gold, work))
    yield figures("before", [(lesson.page, lesson.reading) for lesson in lessons])
    chance = random.Random(1)  # noqa: S311 (which changes are sampled)
    for lesson in lessons:
        chains: tuple[Path, ...] | None = lesson.start
        for _ in range(TOWARDS):
            if chains is not None:
                chains = lesson.learn_from(chains, chance)
    weights = _fit(lessons)
    for turn in range(1, ROUNDS):
        for lesson in lessons:
            lesson.learn_from(tuple(repair(lesson.start, lesson.worth, weights[lesson.fold])), chance)
        weights = _fit(lessons)
        sys.stderr.write(f"page, round {turn + 1}\n")
    for fold in EVERY:
        path = folder(work, fold) / WEIGHTS
        found = json.loads(path.read_text(encoding="utf-8"))
        found["order"][PAGE] = {
            name: round(value, 4) for name, value in sorted(weights[fold].items()) if abs(value) >= SMALLEST
        }
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    yield figures("cross-validated by date", [(lesson.page, _after(lesson, weights)) for lesson in lessons])


def _lessons(gold: Sequence[FilePath], work: FilePath) -> Iterator[Lesson]:
    fitted = {fold: assign.load(folder(work, fold) / assign.WEIGHTS) for fold in range(FOLDS)}
    models = {fold: load(folder(work, fold)) for fold in range(FOLDS)}
    for path in gold:
        fold = fold_of(str(json.loads(path.read_text(encoding="utf-8"))["date"]))
        model = models[fold]
        page = next(gold_pages([path]))
        rows = page_of(page.lines)
        marks = read_marks(rows, fitted[fold], model.table)
        roles = {number: mark.role for number, mark in marks.items()}
        page = next(gold_pages([path], roles=partial(_given, roles)))
        reading = read(page.pieces, headlines(page.lines, page.roles), model)
        if reading is None:
            raise ValueError(f"{path}: no page, but a long text")
        start = tuple(map(tuple, paths(len(reading.chunks), reading.follows)))
        yield Lesson(
            page,
            fold,
            reading,
            Worth(reading.chunks, reading.odds, reading.cohesion, titles_of(units(rows, marks)), start),
            start,
            {a: b for story in page.stories for a, b in pairwise(story)},
            [{page.pieces[at].segment.line for at in story} for story in page.stories],
        )


def _given(roles: Mapping[int, Role], _day: str, _lines: Sequence[SourceLine]) -> Mapping[int, Role]:
    return roles


def _after(lesson: Lesson, weights: Mapping[int, Mapping[str, float]]) -> Reading:
    chains = repair(lesson.start, lesson.worth, weights[lesson.fold])
    return replace(lesson.reading, follows={a: b for chain in chains for a, b in pairwise(chain)})


def _fit(lessons: Sequence[Lesson]) -> dict[int, dict[str, float]]:
    """Weights for each fold, learnt on all lessons but its own, and for all."""
    import numpy as np
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    names = sorted({name for lesson in lessons for row, _ in lesson.rows for name in row})
    number = {name: at for at, name in enumerate(names)}
    count = sum(len(lesson.rows) for lesson in lessons)
    matrix, gains, folds = np.zeros((count, len(names))), np.zeros(count), np.zeros(count, int)
    printed = np.zeros(count, bool)
    at = 0
    for lesson in lessons:
        for row, gain in lesson.rows:
            for name, value in row.items():
                matrix[at, number[name]] = value
            gains[at], folds[at], printed[at] = gain, lesson.fold, lesson.page.style == PRINTED
            at += 1
    spread = matrix.std(axis=0) + 1e-9
    matrix /= spread
    signs = np.sign(gains)
    stakes = np.abs(gains) ** 0.5
    stakes /= stakes.mean()
    stakes[printed] *= STAKE

    def fitted(without: int) -> dict[str, float]:
        chosen = folds != without
        data, sign, stake = matrix[chosen], signs[chosen], stakes[chosen]

        def loss(weights: Any) -> tuple[float, Any]:
            margin = sign * (data @ weights)
            slope = -sign / (1.0 + np.exp(np.minimum(margin, 50.0)))
            total = float((stake * np.logaddexp(0.0, -margin)).sum()) + PULL / 2 * float(weights @ weights)
            return total, data.T @ (stake * slope) + PULL * weights

        bounds = [
            (0.0, None) if FOR.match(name) else (None, 0.0) if AGAINST.match(name) else (None, None) for name in names
        ]
        found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", bounds=bounds).x / spread
        return {name: float(found[number[name]]) for name in names}

    return {fold: fitted(fold) for fold in EVERY}
