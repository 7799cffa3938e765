"""Fit the weights of `assign` to gold pages.

A linear-chain conditional random field, fitted with numpy and scipy (needed here only).
Figures are cross-validated by date: a page is labelled by weights that saw no page of its day.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from articles.pagetext.learning.folds import ALL, EVERY, FOLDS, fold_of, folder, text_of
from articles.pagetext.learning.goldpages import PRINTED
from articles.pagetext.learning.language import General
from articles.pagetext.learning.side_by_side import side_by_side
from articles.pagetext.marking.assign import LABELS, WEIGHTS, Label, Weights, assign
from articles.pagetext.marking.shape import features
from articles.pagetext.roles import RECOGNISERS
from articles.pagetext.text.decode import decode
from articles.pagetext.text.measure import Page, page_of
from articles.pagetext.values import SourceLine

if TYPE_CHECKING:
    from numpy.typing import NDArray

PULL = 3.0
"""Strength of the pull of a feature's weights towards 0 (L2). Measured with half as many pages again: of 1 to 30,
labels of unseen pages are the likeliest with 3 to 5."""
PULL_STEPS = 0.1
"""The same for pairs of labels, which are all common."""
TURNS = 100
"""Turns of the fitting; more change nothing that matters."""
TIMES = 20
"""How often a printed page counts against one that was made, and that is learnt from without blank lines too."""
BATCH = 48
"""Pages whose sums are found together."""
RAREST = 8
"""A feature that holds on fewer lines than this is not learnt."""
UNIT = 0.01
"""Weights are stored as whole hundredths of a nat."""
LEAST = 2
"""Units from which a feature is kept: one in four has less for every label, and moves no line's."""
LARGEST = 20 << 20
MOST_MISTAKES = 12
"""Kinds of mistakes that are listed."""


@dataclass(frozen=True)
class Example:
    """A page with the right label of each of its rows."""

    day: str
    page: Page
    gold: tuple[int, ...]
    names: tuple[tuple[str, ...], ...]
    times: int
    """How often it counts."""


def read(gold_paths: Iterable[Path], languages: Mapping[int, General]) -> list[Example]:
    """Gold pages, read with a language that saw no page of their day."""
    found = []
    for path in gold_paths:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = text_of(path)
        lines = decode(text.name, text.read_bytes(), max_bytes=LARGEST).lines
        labels = _gold_labels(gold["items"], lines)
        day = str(gold["date"])
        times = TIMES if gold.get("style") == PRINTED else 1
        found.append(_example(day, lines, labels, languages[fold_of(day)], times))
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


def _example(day: str, lines: Sequence[SourceLine], labels: dict[int, Label], general: General, times: int) -> Example:
    page = page_of(lines)
    claims = [claim for recogniser in RECOGNISERS for claim in recogniser(page)]
    gold = tuple(LABELS.index(labels.get(row.number, Label.BODY)) for row in page.rows)
    return Example(day, page, gold, tuple(features(page, claims, general.of(page))), times)


class Lessons:
    """Pages in batches of like lengths, for the sums that the field is fitted by."""

    def __init__(self, examples: Sequence[Example]) -> None:
        import numpy as np
        from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

        examples = sorted(examples, key=lambda example: -len(example.gold))
        seen = Counter(name for example in examples for names in example.names for name in names)
        self.names = sorted(name for name, count in seen.items() if count >= RAREST)
        number = {name: at for at, name in enumerate(self.names)}
        rows = [[number[name] for name in names if name in number] for e in examples for names in e.names]
        columns = np.concatenate([np.array(row, int) for row in rows])
        first = np.cumsum([0, *map(len, rows)])
        self.there: Any = csr_matrix((np.ones(len(columns)), columns, first), shape=(len(rows), len(self.names)))
        """Which features hold on which rows."""
        self.back: Any = self.there.T.tocsr()
        self.gold: NDArray[Any] = np.concatenate([np.array(example.gold) for example in examples])
        self.pairs: NDArray[Any] = np.zeros((len(LABELS), len(LABELS)))
        """How often each label truly stands right below another."""
        for example in examples:
            np.add.at(self.pairs, (np.array(example.gold[:-1], int), np.array(example.gold[1:], int)), 1.0)
        begins = np.cumsum([0, *(len(example.gold) for example in examples)])
        self.batches = [
            _batch(begins[at : at + BATCH + 1], len(examples[at].gold)) for at in range(0, len(examples), BATCH)
        ]
        """Row of each place (first index) of each page (second); -1 behind its end."""

    def expect(self, own: NDArray[Any], steps: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any], float]:
        """Probability of each label of each row, expected counts of neighbouring pairs, and the sum of all, in nats.

        Args:
            own: weight of each label of each row.
            steps: weight of each pair of labels.
        """
        import numpy as np

        top = own.max(axis=1, keepdims=True)
        emit, step = np.exp(own - top), np.exp(steps)
        shares, joint = np.empty_like(own), np.zeros_like(steps)
        whole = float(top.sum())
        for batch in self.batches:
            there = batch >= 0
            said = np.where(there[:, :, None], emit[batch], 1.0)
            forward = np.empty_like(said)
            norms = np.empty(batch.shape)
            for at in range(len(batch)):
                row = (forward[at - 1] @ step) * said[at] if at else said[at]
                norms[at] = row.sum(axis=1)
                forward[at] = row / norms[at][:, None]
            backward = np.ones_like(said[0])
            for at in range(len(batch) - 1, -1, -1):
                if at + 1 < len(batch):
                    after = np.where(there[at + 1][:, None], said[at + 1] * backward / norms[at + 1][:, None], 0.0)
                    joint += forward[at].T @ after
                    backward = np.where(there[at + 1][:, None], after @ step.T, 1.0)
                some = there[at]
                shares[batch[at][some]] = (forward[at] * backward)[some]
            whole += float(np.log(norms)[there].sum())
        return shares, joint * step, whole

    def fit(self) -> Fitted:
        """Weights that make the true labels likely."""
        import numpy as np
        from scipy.optimize import minimize  # type: ignore[import-untyped]

        size, count, rows = len(LABELS), len(self.names) * len(LABELS), np.arange(len(self.gold))

        def loss(weights: NDArray[Any]) -> tuple[float, NDArray[Any]]:
            features, steps = weights[:count].reshape(-1, size), weights[count:].reshape(size, size)
            own = self.there @ features
            shares, joint, whole = self.expect(own, steps)
            true = float(own[rows, self.gold].sum()) + float((steps * self.pairs).sum())
            pull = PULL / 2 * float((features**2).sum()) + PULL_STEPS / 2 * float((steps**2).sum())
            shares[rows, self.gold] -= 1.0
            slope = (self.back @ shares + PULL * features).ravel()
            return whole - true + pull, np.concatenate([slope, (joint - self.pairs + PULL_STEPS * steps).ravel()])

        options = {"maxiter": TURNS}
        found = minimize(loss, np.zeros(count + size * size), jac=True, method="L-BFGS-B", options=options).x
        features, steps = found[:count].reshape(-1, size), found[count:].reshape(size, size)
        return Fitted(dict(zip(self.names, features.tolist(), strict=True)), steps.tolist())


def _batch(begins: NDArray[Any], longest: int) -> NDArray[Any]:
    import numpy as np

    rows = np.full((longest, len(begins) - 1), -1)
    for at, (begin, end) in enumerate(pairwise(begins.tolist())):
        rows[: end - begin, at] = np.arange(begin, end)
    return rows


@dataclass(frozen=True)
class Fitted:
    """The weights of each label for each feature, and for each pair of labels."""

    features: Mapping[str, Sequence[float]]
    steps: Sequence[Sequence[float]]

    def weights(self) -> Weights:
        """The weights as `assign` reads them."""
        return Weights({name: tuple(row) for name, row in self.features.items()}, tuple(map(tuple, self.steps)))

    def as_json(self) -> dict[str, Any]:
        """The weights in whole units, features without any that counts left out."""
        rows = {name: [round(w / UNIT) for w in row] for name, row in self.features.items()}
        return {
            "unit": UNIT,
            "labels": [label.value for label in LABELS],
            "steps": [[round(w / UNIT) for w in row] for row in self.steps],
            "features": {name: row for name, row in rows.items() if max(map(abs, row)) > LEAST},
        }


def score(
    pages: Sequence[Example],
    fitted: Weights,
    languages: Mapping[int, General],
    wrong: Counter[tuple[str, str]],
) -> tuple[int, int]:
    """Right and all lines."""
    right = whole = 0
    for example in pages:
        claims = [claim for recogniser in RECOGNISERS for claim in recogniser(example.page)]
        marks = assign(example.page, claims, fitted, languages[fold_of(example.day)].of(example.page))
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
    languages = {fold: General.load(work, fold) for fold in range(FOLDS)}
    pages = read(gold, languages)
    wrong: Counter[tuple[str, str]] = Counter()
    right = whole = 0

    def fitted(fold: int) -> Fitted:
        return Lessons([page for page in pages if fold_of(page.day) != fold for _ in range(page.times)]).fit()

    for fold, field in zip(EVERY, side_by_side(fitted, EVERY), strict=True):
        text = json.dumps(field.as_json(), ensure_ascii=False, separators=(",", ":"))
        (folder(work, fold) / WEIGHTS).write_text(text, encoding="utf-8")
        if fold == ALL:
            a, b = score(pages, field.weights(), languages, Counter())
            yield f"lines with the right role, fitted: {a / b:.4f}"
        else:
            a, b = score([page for page in pages if fold_of(page.day) == fold], field.weights(), languages, wrong)
            right, whole = right + a, whole + b
    yield f"lines with the right role, cross-validated: {right / whole:.4f}"
    for (true, given), count in wrong.most_common(MOST_MISTAKES):
        yield f"{count:6d} {true} called {given}"
