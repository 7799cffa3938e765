"""Fit the weights of `reading_order` for pages whose blocks stand in no order (`scattered`).

Learnt from gold pages whose blocks were scattered (`goldvariants`), as far as they are taken for such pages. What the
other weights say is the beginning, and only what these pages teach differently is kept beside them. Needs numpy and
scipy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from articles.pagetext.learning import page as learn_page
from articles.pagetext.learning.folds import EVERY, fold_of, folder
from articles.pagetext.learning.goldpages import gold_pages
from articles.pagetext.learning.goldvariants import scattered
from articles.pagetext.learning.language import General
from articles.pagetext.learning.order import Lesson, learnt_looks, unseen_marks, write_weights
from articles.pagetext.learning.order_figures import figures
from articles.pagetext.learning.side_by_side import side_by_side
from articles.pagetext.marking.assign import roles_of
from articles.pagetext.order.reading_order import LOOKS_AT_CHUNKS, PAGE, WEIGHTS, load

LEAST: Final = 0.05
"""Nats from which a weight differs from the usual one; those of `PAGE`, of which some are of thousands, all do."""


def learn(gold: Sequence[Path], work: Path) -> Iterator[str]:
    """Fit for every fold and for all pages, from variants that it writes; yields the figures, before and after."""
    paths = scattered(gold, work / "scattered")
    before = [lesson for lesson in learn_page.lessons_of(paths, work) if lesson.reading.is_scattered]
    yield f"{len(before)} scattered pages of {len(paths)}"
    known = {fold: load(folder(work, fold)).weights for fold in EVERY}
    yield _figures("read as other pages", before, known)
    unseen = unseen_marks(work)
    pages = gold_pages(paths, roles=lambda day, lines: roles_of(unseen(day, lines)))
    lessons = [Lesson(page, fold_of(page.date)) for page in pages]
    languages = {fold: General.load(work, fold) for fold in EVERY}
    weights = learnt_looks(lessons, languages, known)
    looks = {fold: {look: weights[look][fold] for look in LOOKS_AT_CHUNKS} for fold in EVERY}
    for fold in EVERY:
        write_beside(known[fold], looks[fold], folder(work, fold) / WEIGHTS)
    after = [lesson for lesson in learn_page.lessons_of(paths, work) if lesson.reading.is_scattered]
    found = learn_page.fit(after, known)
    for fold in EVERY:
        write_beside(known[fold], {**looks[fold], **found[fold]}, folder(work, fold) / WEIGHTS)
    yield _figures("cross-validated by date", after, found)


def _figures(
    title: str, lessons: Sequence[learn_page.Lesson], weights: Mapping[int, Mapping[str, Mapping[str, float]]]
) -> str:
    """The figures of pages that are repaired by the weights of their folds."""
    return figures(title, side_by_side(partial(learn_page.outcome_by, weights), lessons))


def write_beside(
    usual: Mapping[str, Mapping[str, float]], found: Mapping[str, Mapping[str, float]], path: Path
) -> None:
    """Write the usual weights, and beside them those of scattered pages where they differ, also where they are 0."""
    other = {
        look: {
            name: round(value, learn_page.DIGITS)
            for name, value in sorted(weights.items())
            if look == PAGE or abs(value - usual[look].get(name, 0.0)) >= LEAST
        }
        for look, weights in found.items()
    }
    write_weights(usual, path, other)
