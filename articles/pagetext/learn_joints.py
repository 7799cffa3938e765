"""Fit the weights of `paragraphs` to gold pages.

Logistic regression on named evidence, the true chains given. Figures are cross-validated by date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from articles.pagetext import named
from articles.pagetext.folds import ALL, EVERY, fold_of, folder
from articles.pagetext.goldpages import GoldPage, gold_pages, plain
from articles.pagetext.learn_regression import logistic
from articles.pagetext.paragraphs import WEIGHTS, Piece, evidence, joints

PULL = 1.0
"""Strength of the pull of weights towards 0 (L2). Measured: of 0.1, 0.3, 1 and 3 the best on unseen days."""
FEWEST = 3
"""Joints that evidence must be found at for it to be learnt."""


@dataclass(frozen=True)
class Sample:
    """One true body: its pieces, and for each joint whether a paragraph ends there (None where gold cannot say)."""

    day: str
    pieces: tuple[Piece, ...]
    breaks: tuple[bool | None, ...]


def samples(gold: Iterable[Path]) -> Iterator[Sample]:
    """The bodies of gold pages."""
    for page in gold_pages(gold):
        ends = _paragraph_ends(page)
        gaps = {line.number for before, line in zip(page.lines, page.lines[1:], strict=False) if before.is_blank}
        for story in page.stories:
            pieces = tuple(_piece(page, index, gaps) for index in story)
            if len(pieces) > 1:
                yield Sample(page.date, pieces, tuple(_breaks(a, b, ends) for a, b in pairwise(pieces)))


def _piece(page: GoldPage, index: int, gaps: set[int]) -> Piece:
    segment = page.pieces[index].segment
    text = page.lines[segment.line - 1].text
    part = text[segment.begin : segment.end]
    return Piece(segment.line, part, part.strip() == text.strip(), segment.line in gaps)


def _paragraph_ends(page: GoldPage) -> str:
    """All paragraphs of a page, each closed by a line break."""
    return "\n" + "\n".join(map(plain, page.texts)) + "\n"


def _breaks(above: Piece, below: Piece, text: str) -> bool | None:
    left, right = plain(above.text)[-8:], plain(below.text)[:8]
    joined, parted = left + right in text, f"{left}\n{right}" in text
    return None if joined == parted else parted


def fit(some: Sequence[Sample]) -> dict[str, float]:
    """Weights that make the true joints likely."""
    rows = [
        (names, answer)
        for sample in some
        for names, answer in zip(evidence(sample.pieces), sample.breaks, strict=True)
        if answer is not None
    ]
    return logistic(rows, pull=PULL, fewest=FEWEST)


def score(some: Sequence[Sample], fitted: Mapping[str, float]) -> tuple[int, int, int, int]:
    """Right joints, all joints, bodies with every joint right, all bodies."""
    right = whole = clean = 0
    for sample in some:
        given = [joint.breaks >= 0.5 for joint in joints(sample.pieces, fitted)]
        known = [(a, b) for a, b in zip(given, sample.breaks, strict=True) if b is not None]
        good = sum(a == b for a, b in known)
        right, whole, clean = right + good, whole + len(known), clean + (good == len(known))
    return right, whole, clean, len(some)


def learn(gold: Sequence[Path], work: Path) -> Iterator[str]:
    """Fit for every fold and for all pages; yields the figures, line by line."""
    every = list(samples(gold))
    totals = (0, 0, 0, 0)
    for fold in EVERY:
        fitted = fit([sample for sample in every if fold_of(sample.day) != fold])
        named.write(fitted, folder(work, fold) / WEIGHTS.name)
        if fold == ALL:
            yield _figures("fitted", score(every, fitted))
        else:
            counted = score([sample for sample in every if fold_of(sample.day) == fold], fitted)
            totals = (
                totals[0] + counted[0],
                totals[1] + counted[1],
                totals[2] + counted[2],
                totals[3] + counted[3],
            )
    yield _figures("cross-validated", totals)


def _figures(title: str, counted: tuple[int, int, int, int]) -> str:
    right, whole, clean, bodies = counted
    return f"paragraph ends right, {title}: {right / whole:.4f}; whole bodies: {clean / bodies:.4f}"
