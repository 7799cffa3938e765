"""Fit the weights of `worth` and `turns` to gold pages.

A logistic regression over changes: of every change that `repair` may make it is known whether it brings the chains
nearer to the true stories. The changes are those of the chains as the looks leave them, of chains on the way to the
truth, and of what the weights make of them so far. All pages are read by weights that have not seen their day. Needs
numpy and scipy.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import pairwise
from pathlib import Path as FilePath
from typing import Any, Final, TypeAlias

from articles.pagetext.hungarian import first_come
from articles.pagetext.learning import turns as learn_turns
from articles.pagetext.learning.folds import ALL, EVERY, FOLDS, SHIPPED, fold_of, folder, teaches
from articles.pagetext.learning.goldpages import PRINTED, GoldPage, gold_pages
from articles.pagetext.learning.order import rounded, unseen_marks, write_weights
from articles.pagetext.learning.order_figures import MATCH, Outcome, figures, outcome
from articles.pagetext.learning.side_by_side import side_by_side
from articles.pagetext.marking import assign
from articles.pagetext.marking.arrivals import arrivals
from articles.pagetext.marking.assign import Mark, roles_of
from articles.pagetext.marking.marks import language_of, read_marks
from articles.pagetext.marking.units import join_heads, units
from articles.pagetext.order.reading import Reading
from articles.pagetext.order.reading_order import PAGE, TURNS, WEIGHTS, Model, load, read, repaired, worth_of
from articles.pagetext.order.repair import applied, changes, repair
from articles.pagetext.order.threads import headlines
from articles.pagetext.order.turns import Turns
from articles.pagetext.order.worth import Path, Worth
from articles.pagetext.pipeline import strange_of, titles_of
from articles.pagetext.text.measure import page_of
from articles.pagetext.values import SourceLine

PULL: Final = 10.0
"""Strength of the pull of weights towards 0 (L2), features being scaled to the same spread. Measured with `STAKE`: of
1,372 stories of gold pages 1,325, 1,328, 1,328 and 1,328 are found on unseen days with 1 and 30, 10 and 100, 30 and
100, 100 and 100, with .9622, .9651, .9641 and .9637 for F1; 100 and 300 find 1,316."""
DIGITS: Final = 4
"""Digits of a weight that are kept: those of sizes are small."""
ROUNDS: Final = 2
"""How often the weights are fitted, each time also on what the last ones make of the pages. Measured: of the stories of
all gold pages, other layouts among them, the F1 is .9441, .9473 and .9456 on unseen days after one, two and three."""
TOWARDS: Final = 3
"""Changes towards the truth whose chains are learnt from."""
SAMPLE: Final = 100
"""Changes for the better, and for the worse, that one set of chains gives at most."""
STAKE: Final = 100.0
"""What a change of a printed page counts against one of the others: its stories are neighbours in subject, as a town's
are, while those of the made pages have nothing in common. With 30 two stories of the customer's page are taken for one.
"""
IN_ORDER: Final = 0.01
"""What a true link is worth, against 1 for all stories found: the order inside a story comes second."""

FOR: Final = re.compile(r"link |start$|end$|one subject|words of|below the|above the|perhaps")
AGAINST: Final = re.compile(r"links? never|.* left over|.* inside$|stories change|back, but|chain$")
"""Features that can only speak for stories, and that can only speak against them: what pages do by chance must not be
learnt as the reverse."""

Row: TypeAlias = tuple[dict[str, float], float]
"""What a change changes in the features, and in the nearness to the truth."""


@dataclass
class Lesson:
    """A page as it was read, and the truth about it."""

    page: GoldPage
    fold: int
    reading: Reading
    worth: Worth
    known: dict[Path, tuple[list[float], int]] = field(default_factory=dict)
    """For chains how near they are to each story, and how many of their links are true."""
    rows: list[Row] = field(default_factory=list)

    @cached_property
    def stories(self) -> list[set[int]]:
        """The lines of the true stories."""
        return [self.page.lines_of(story) for story in self.page.stories]

    def nearness(self, chains: Sequence[Path]) -> float:
        """How near chains are to the true stories; what is in none of these need be in no chain of its own."""
        judged = [self._judged(chain) for chain in chains]
        ranked = sorted(
            ((like, at, story) for at, (likes, _) in enumerate(judged) for story, like in enumerate(likes) if like > 0),
            reverse=True,
        )
        found = first_come((at, story) for _, at, story in ranked)
        likes = [judged[at][0][story] for at, story in found.items()]
        total = sum(like + (like >= MATCH) for like in likes)
        count = sum(any(likes) for likes, _ in judged)
        return 2 * total / (count + len(self.stories)) + IN_ORDER * sum(links for _, links in judged)

    def _judged(self, chain: Path) -> tuple[list[float], int]:
        found = self.known.get(chain)
        if found is None:
            chunks = [self.reading.chunks[at] for at in chain]
            lines = self.page.lines_of(piece.index for chunk in chunks for piece in chunk.pieces)
            true = sum(self.page.follows.get(a.tail.index) == b.head.index for a, b in pairwise(chunks))
            likes = [len(lines & story) / len(lines | story) for story in self.stories]
            found = self.known[chain] = likes, true
        return found

    def learn_from(self, chains: tuple[Path, ...], chance: random.Random) -> tuple[list[Row], tuple[Path, ...] | None]:
        """The changes of some chains, and the chains after the best one, None when none is for the better."""
        before, near = _totals(self.worth, chains), self.nearness(chains)
        better: list[tuple[float, tuple[Path, ...]]] = []
        worse: list[tuple[float, tuple[Path, ...]]] = []
        for change in changes(chains, self.worth):
            after = applied(chains, change)
            gain = self.nearness(after) - near
            if abs(gain) > 1e-6:
                (better if gain > 0 else worse).append((gain, after))
        rows: list[Row] = []
        for found in (better, worse):
            for gain, after in found if len(found) <= SAMPLE else chance.sample(found, SAMPLE):
                totals = _totals(self.worth, after)
                names = before.keys() | totals.keys()
                rows.append(({name: totals.get(name, 0.0) - before.get(name, 0.0) for name in names}, gain))
        return rows, max(better)[1] if better else None


def _totals(worth: Worth, chains: Sequence[Path]) -> dict[str, float]:
    totals: dict[str, float] = {}
    for name, value in (*(found for chain in chains for found in worth.of_chain(chain)), *worth.of_page(chains)):
        totals[name] = totals.get(name, 0.0) + value
    return totals


def learn(gold: Sequence[FilePath], work: FilePath) -> Iterator[str]:
    """Fit for every fold and for all pages; yields the figures, before and after."""
    lessons = [*lessons_of(gold, work), *_shipped_lessons(gold, work)]
    unseen = [lesson for lesson in lessons if lesson.fold != SHIPPED]
    yield figures("before", (outcome(lesson.page, lesson.reading) for lesson in unseen))
    found = fit(lessons, {fold: {PAGE: {}, TURNS: {}} for fold in EVERY})
    for fold in EVERY:
        path = folder(work, fold) / WEIGHTS
        kept = {name: rounded(some, DIGITS) for name, some in found[fold].items()}
        write_weights({**load(path.parent).weights, **kept}, path)
    yield figures("cross-validated by date", side_by_side(partial(outcome_by, found), unseen))


def outcome_by(weights: Mapping[int, Mapping[str, Mapping[str, float]]], lesson: Lesson) -> Outcome:
    """What becomes of a page that is repaired by the weights of its fold."""
    return outcome(lesson.page, repaired(lesson.reading, lesson.worth, weights[lesson.fold]))


def fit(
    lessons: Sequence[Lesson], towards: Mapping[int, Mapping[str, Mapping[str, float]]]
) -> dict[int, dict[str, dict[str, float]]]:
    """For each fold the weights of `PAGE` and `TURNS`, learnt on all lessons but its own, and for all.

    Args:
        lessons: pages as they were read.
        towards: the same of weights that these are pulled to, and that stay where nothing is learnt.
    """
    _note_changes(lessons, _towards)
    start = {fold: towards[fold][PAGE] for fold in EVERY}
    weights = _fit(lessons, start)
    for turn in range(1, ROUNDS):
        _note_changes(lessons, partial(_repaired, weights))
        weights = _fit(lessons, start)
        sys.stderr.write(f"page, round {turn + 1}\n")
    turns = learn_turns.fit(list(_true_orders(lessons)), {fold: towards[fold][TURNS] for fold in EVERY})
    return {fold: {PAGE: weights[fold], TURNS: turns[fold]} for fold in EVERY}


def _note_changes(lessons: Sequence[Lesson], found: Callable[[Lesson], list[Row]]) -> None:
    """Add the changes that are found of each page to its rows."""
    for lesson, rows in zip(lessons, side_by_side(found, lessons), strict=True):
        lesson.rows += rows


def _chance(lesson: Lesson) -> random.Random:
    """Chooses which changes of a page are sampled, the same whoever asks."""
    return random.Random(lesson.page.name)  # noqa: S311 (no secrets)


def _towards(lesson: Lesson) -> list[Row]:
    """The changes of a page's chains on the way to the truth."""
    chance = _chance(lesson)
    rows: list[Row] = []
    chains: tuple[Path, ...] | None = lesson.reading.paths
    for _ in range(TOWARDS):
        if chains is not None:
            found, chains = lesson.learn_from(chains, chance)
            rows += found
    return rows


def _repaired(weights: Mapping[int, Mapping[str, float]], lesson: Lesson) -> list[Row]:
    """The changes of a page's chains as some weights leave them."""
    fitted = weights[ALL if lesson.fold == SHIPPED else lesson.fold]
    rows, _ = lesson.learn_from(tuple(repair(lesson.reading.paths, lesson.worth, fitted)), _chance(lesson))
    return rows


def lessons_of(gold: Sequence[FilePath], work: FilePath) -> Iterator[Lesson]:
    """Read gold pages by weights that have not seen their days."""
    models = {fold: load(folder(work, fold)) for fold in range(FOLDS)}
    unseen = unseen_marks(work)
    for page in gold_pages(gold, roles=lambda day, lines: roles_of(unseen(day, lines))):
        fold = fold_of(page.date)
        yield _lesson(page, fold, models[fold], unseen(page.date, page.lines))


def _shipped_lessons(gold: Sequence[FilePath], work: FilePath) -> Iterator[Lesson]:
    """Printed pages as they will be read: by weights that have seen them, as those of the first look have by now."""
    model, fitted = load(folder(work, ALL)), assign.load(folder(work, ALL) / assign.WEIGHTS)

    def read_all(lines: tuple[SourceLine, ...]) -> dict[int, Mark]:
        return read_marks(rows := page_of(lines), fitted, language_of(rows, model.table, model.senses))

    for page in gold_pages(gold, roles=lambda _, lines: roles_of(read_all(lines))):
        if page.style == PRINTED:
            yield _lesson(page, SHIPPED, model, read_all(page.lines))


def _lesson(page: GoldPage, fold: int, model: Model, marks: Mapping[int, Mark]) -> Lesson:
    rows = page_of(page.lines)
    language = language_of(rows, model.table, model.senses)
    reading = read(page.pieces, headlines(page.lines, page.roles), model, language)
    if reading is None:
        raise ValueError(f"{page.name}: no page, but a long text")
    every = join_heads(rows, units(rows, marks), language)
    worth = worth_of(reading, titles_of(every), strange_of(marks), model, arrivals(every))
    return Lesson(page, fold, reading, worth)


def _true_orders(lessons: Iterable[Lesson]) -> Iterator[learn_turns.Sample]:
    for lesson in lessons:
        turns = Turns(lesson.reading.chunks, lesson.worth, lesson.reading.language)
        for path in learn_turns.true_paths(lesson.reading.chunks, lesson.page.stories):
            yield learn_turns.Sample(lesson.fold, turns, path, lesson.page.style == PRINTED)


def _fit(lessons: Sequence[Lesson], towards: Mapping[int, Mapping[str, float]]) -> dict[int, dict[str, float]]:
    """Weights for each fold, learnt on all lessons but its own, and for all; those that they are pulled towards where
    there is nothing to change."""
    import numpy as np
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    if not any(lesson.rows for lesson in lessons):
        return {fold: dict(towards[fold]) for fold in EVERY}
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
        chosen = np.array([teaches(int(fold), without) for fold in folds])
        data, sign, stake = matrix[chosen], signs[chosen], stakes[chosen]
        start = np.array([towards[without].get(name, 0.0) for name in names]) * spread

        def loss(weights: Any) -> tuple[float, Any]:
            margin = sign * (data @ weights)
            slope = -sign / (1.0 + np.exp(np.minimum(margin, 50.0)))
            off = weights - start
            total = float((stake * np.logaddexp(0.0, -margin)).sum()) + PULL / 2 * float(off @ off)
            return total, data.T @ (stake * slope) + PULL * off

        bounds = [
            (0.0, None) if FOR.match(name) else (None, 0.0) if AGAINST.match(name) else (None, None) for name in names
        ]
        found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x / spread
        return {**towards[without], **{name: float(found[number[name]]) for name in names}}

    return {fold: fitted(fold) for fold in EVERY}
