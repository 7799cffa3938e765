"""Fit the weights of `assign` to gold pages.

A linear-chain conditional random field, fitted by Adagrad with numpy (needed here only). Each page is learnt
as it stands, without any blank lines and with one after each line, because extractors differ in nothing more.
Figures are cross-validated by date: a page is labelled by weights that saw no page of its day.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from articles.pagetext.assign import LABELS, WEIGHTS, Label, Weights, assign
from articles.pagetext.decode import decode
from articles.pagetext.folds import ALL, EVERY, fold_of, folder, text_of
from articles.pagetext.measure import Page, page_of
from articles.pagetext.roles import RECOGNISERS
from articles.pagetext.shape import features
from articles.pagetext.values import SourceLine

if TYPE_CHECKING:
    from numpy.typing import NDArray

EPOCHS = 6
RATE = 0.5
"""Adagrad's first step."""
SHRINK = 2e-6
"""Pull of every weight towards 0 at each page, relative to its size."""
RAREST = 12
"""A feature that holds on fewer lines than this is not learnt."""
UNIT = 0.01
"""Weights are stored as whole hundredths of a nat."""
LARGEST = 20 << 20
MOST_MISTAKES = 12
"""Kinds of mistakes that are listed."""


@dataclass(frozen=True)
class Example:
    """A page with the right label of each of its rows, in one of the blank-line variants."""

    day: str
    page: Page
    gold: tuple[int, ...]
    names: tuple[tuple[str, ...], ...]


def read(gold_paths: Iterable[Path]) -> list[list[Example]]:
    """Gold pages, each in its blank-line variants."""
    found = []
    for path in gold_paths:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = text_of(path)
        lines = decode(text.name, text.read_bytes(), max_bytes=LARGEST).lines
        labels = _gold_labels(gold["items"], lines)
        day = str(gold["date"])
        found.append([_example(day, variant, labels) for variant in _variants(lines)])
    return found


def _gold_labels(items: Iterable[dict[str, Any]], lines: Sequence[SourceLine]) -> dict[int, Label]:
    labels: dict[int, Label] = {}
    owner: dict[int, tuple[int, str]] = {}
    for k, item in enumerate(items):
        for role, numbers in item["source_lines"].items():
            for number in numbers:
                owner.setdefault(number, (k, role))
                labels.setdefault(number, Label(item["kind"] if role == "text" else role))
    before = None
    for line in lines:
        if line.is_blank:
            continue
        if labels.get(line.number) is Label.HEADLINE and before == owner[line.number]:
            labels[line.number] = Label.HEADLINE_MORE
        before = owner.get(line.number)
    return labels


def _variants(lines: Sequence[SourceLine]) -> Iterable[list[SourceLine]]:
    yield list(lines)
    yield [line for line in lines if not line.is_blank]
    yield [part for line in lines if not line.is_blank for part in (line, SourceLine(-1, ""))]


def _example(day: str, lines: Sequence[SourceLine], labels: dict[int, Label]) -> Example:
    page = page_of(lines)
    claims = [claim for recogniser in RECOGNISERS for claim in recogniser(page)]
    gold = tuple(LABELS.index(labels.get(row.number, Label.BODY)) for row in page.rows)
    return Example(day, page, gold, tuple(features(page, claims)))


class Field:
    """The random field while it is being fitted."""

    def __init__(self, examples: Sequence[Example]) -> None:
        import numpy as np

        self.np = np
        seen = Counter(name for example in examples for names in example.names for name in names)
        self.index = {name: k for k, name in enumerate(sorted(n for n, c in seen.items() if c >= RAREST))}
        size = len(LABELS)
        self.own: NDArray[Any] = np.zeros((len(self.index), size))
        self.steps: NDArray[Any] = np.zeros((size, size))
        self.own_seen: NDArray[Any] = np.full((len(self.index), size), 1e-6)
        self.steps_seen: NDArray[Any] = np.full((size, size), 1e-6)

    def fit(self, examples: Sequence[Example], *, epochs: int = EPOCHS, seed: int = 1) -> None:
        """Go over the pages in a fixed random order."""
        coded = [([[self.index[n] for n in names if n in self.index] for names in e.names], e.gold) for e in examples]
        order = list(range(len(coded)))
        rng = random.Random(seed)  # noqa: S311 - shuffling, not secrecy
        for _ in range(epochs):
            rng.shuffle(order)
            for k in order:
                self._step(*coded[k])

    def _step(self, rows: Sequence[Sequence[int]], gold: Sequence[int]) -> None:
        np = self.np
        own = np.array([self.own[row].sum(axis=0) for row in rows])
        shares, joint = self._expect(own)
        wrong = shares
        wrong[np.arange(len(gold)), gold] -= 1.0
        for prev, this in pairwise(gold):
            joint[prev, this] -= 1.0
        at = np.concatenate([np.array(row) for row in rows])
        grad = np.repeat(wrong, [len(row) for row in rows], axis=0)
        some, back = np.unique(at, return_inverse=True)
        total = np.zeros((len(some), len(LABELS)))
        np.add.at(total, back, grad)
        total /= len(gold)
        joint /= len(gold)
        self.own_seen[some] += total**2
        self.own[some] -= RATE * total / np.sqrt(self.own_seen[some]) + SHRINK * len(gold) * self.own[some]
        self.steps_seen += joint**2
        self.steps -= RATE * joint / np.sqrt(self.steps_seen)

    def _expect(self, own: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Probability of each label of each row, and expected counts of neighbouring pairs."""
        np = self.np
        count, size = own.shape
        steps = np.exp(self.steps)
        emit = np.exp(own - own.max(axis=1, keepdims=True))
        forward, backward = np.empty((count, size)), np.ones((count, size))
        forward[0] = emit[0] / emit[0].sum()
        for k in range(1, count):
            row = (forward[k - 1] @ steps) * emit[k]
            forward[k] = row / row.sum()
        for k in range(count - 2, -1, -1):
            row = steps @ (emit[k + 1] * backward[k + 1])
            backward[k] = row / row.sum()
        shares = forward * backward
        shares /= shares.sum(axis=1, keepdims=True)
        joint = np.zeros((size, size))
        for k in range(1, count):
            pair = forward[k - 1][:, None] * steps * (emit[k] * backward[k])[None, :]
            joint += pair / pair.sum()
        return shares, joint

    def weights(self) -> Weights:
        """The weights as `assign` reads them."""
        return Weights({name: tuple(self.own[k]) for name, k in self.index.items()}, tuple(map(tuple, self.steps)))

    def as_json(self) -> dict[str, Any]:
        """The weights in whole units, features without any left out."""
        rows = {name: [round(w / UNIT) for w in self.own[k]] for name, k in self.index.items()}
        return {
            "unit": UNIT,
            "labels": [label.value for label in LABELS],
            "steps": [[round(w / UNIT) for w in row] for row in self.steps],
            "features": {name: row for name, row in rows.items() if any(row)},
        }


def score(pages: Sequence[Sequence[Example]], fitted: Weights, wrong: Counter[tuple[str, str]]) -> tuple[int, int]:
    """Right and all lines, pages as they stand."""
    right = whole = 0
    for variants in pages:
        example = variants[0]
        claims = [claim for recogniser in RECOGNISERS for claim in recogniser(example.page)]
        marks = assign(example.page, claims, fitted)
        for row, gold in zip(example.page.rows, example.gold, strict=True):
            whole += 1
            right += marks[row.number].label is LABELS[gold]
            if marks[row.number].label is not LABELS[gold]:
                wrong[LABELS[gold].value, marks[row.number].label.value] += 1
    return right, whole


def learn(gold: Sequence[Path], work: Path) -> Iterable[str]:
    """Fit for every fold and for all pages; yields the figures, line by line.

    Args:
        gold: gold pages.
        work: where the weights of each fold go.
    """
    pages = read(gold)
    wrong: Counter[tuple[str, str]] = Counter()
    right = whole = 0
    for fold in EVERY:
        taught = [example for variants in pages if fold_of(variants[0].day) != fold for example in variants]
        field = Field(taught)
        field.fit(taught)
        text = json.dumps(field.as_json(), ensure_ascii=False, separators=(",", ":"))
        (folder(work, fold) / WEIGHTS).write_text(text, encoding="utf-8")
        if fold == ALL:
            a, b = score(pages, field.weights(), Counter())
            yield f"lines with the right role, fitted: {a / b:.4f}"
        else:
            a, b = score([page for page in pages if fold_of(page[0].day) == fold], field.weights(), wrong)
            right, whole = right + a, whole + b
    yield f"lines with the right role, cross-validated: {right / whole:.4f}"
    for (true, given), count in wrong.most_common(MOST_MISTAKES):
        yield f"{count:6d} {true} called {given}"
