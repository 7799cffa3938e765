"""Fit the weights of `paragraphs` to gold pages.

Logistic regression on named evidence, the true chains given. Bodies are learnt from as they stand, and with the
indents of first lines that some extractors keep. Figures are cross-validated by date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import add
from pathlib import Path

from articles.pagetext import named
from articles.pagetext.learning.folds import ALL, EVERY, fold_of, folder
from articles.pagetext.learning.goldpages import GoldPage, gold_pages, plain
from articles.pagetext.learning.regression import logistic
from articles.pagetext.stories.paragraphs import WEIGHTS, Piece, evidence, joints
from articles.pagetext.text.measure import page_of
from articles.pagetext.values import Role

PULL = 4.0
"""Strength of the pull of weights towards 0 (L2). Measured, each joint in four variants: better than 1 on unseen
days."""
VISIBLE = "\u3000\u3000"
"""An indent as extractors write it."""
FEWEST = 12
"""Joints that evidence must be found at for it to be learnt."""


@dataclass(frozen=True)
class Sample:
    """One true body: its pieces, and for each joint whether a paragraph ends there (None where gold cannot say)."""

    day: str
    pieces: tuple[Piece, ...]
    breaks: tuple[bool | None, ...]
    is_indented: bool = False
    """Its first lines show their indent."""

    def indented(self) -> Sample:
        """The body as an extractor gives it that keeps indents."""
        starts = (True, *self.breaks)
        pieces = (
            replace(piece, text=f"{VISIBLE}{piece.text.lstrip()}") if start else piece
            for piece, start in zip(self.pieces, starts, strict=True)
        )
        return replace(self, pieces=tuple(pieces), is_indented=True)


def samples(gold: Iterable[Path]) -> Iterator[Sample]:
    """The bodies of gold pages."""
    for page in gold_pages(gold):
        ends = _paragraph_ends(page)
        gaps = {row.number for row in page_of(page.lines).rows if row.gap_before}
        for story in page.stories:
            pieces = tuple(_piece(page, index, gaps) for index in story if page.pieces[index].role is Role.BODY)
            if len(pieces) > 1:
                found = Sample(page.date, pieces, tuple(_breaks(a, b, ends) for a, b in pairwise(pieces)))
                yield found
                yield found.indented()


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
    totals: dict[bool, tuple[int, ...]] = {False: (0, 0, 0, 0), True: (0, 0, 0, 0)}
    for fold in EVERY:
        fitted = fit([sample for sample in every if fold_of(sample.day) != fold])
        named.write(fitted, folder(work, fold) / WEIGHTS)
        for is_indented in totals:
            some = [sample for sample in every if sample.is_indented == is_indented]
            if fold == ALL:
                yield _figures("fitted", score(some, fitted), is_indented=is_indented)
            else:
                counted = score([sample for sample in some if fold_of(sample.day) == fold], fitted)
                totals[is_indented] = tuple(map(add, totals[is_indented], counted))
    for is_indented, total in totals.items():
        yield _figures("cross-validated", total, is_indented=is_indented)


def _figures(title: str, counted: tuple[int, ...], *, is_indented: bool) -> str:
    right, whole, clean, bodies = counted
    how = ", indents kept" if is_indented else ""
    return f"paragraph ends right, {title}{how}: {right / whole:.4f}; whole bodies: {clean / bodies:.4f}"
