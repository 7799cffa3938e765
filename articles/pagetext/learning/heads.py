"""Fit the weights of `head_parts` to gold pages.

A softmax regression over the readings of each gold head, its body given. Figures are cross-validated by date. Needs
numpy and scipy.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from articles.pagetext import named
from articles.pagetext.learning.folds import ALL, EVERY, fold_of, folder, text_of
from articles.pagetext.learning.goldpages import HEADS, STORIES
from articles.pagetext.learning.regression import softmax
from articles.pagetext.order.reading_order import LANGUAGE
from articles.pagetext.stories.head_parts import MOST_LINES, WEIGHTS, Evidence, Head, Reading
from articles.pagetext.stories.heads import repeats
from articles.pagetext.text.decode import decode
from articles.pagetext.text.language import Table
from articles.pagetext.text.measure import Page, page_of

PULL: Final = 16.0
"""Strength of the pull of weights towards 0 (L2). Measured, each head with and without blank lines and in two other
columns: of 991 heads of several lines 926 are read right with 16 (917 without blank lines), 923 (915) with 12 and 924
(914) with 24."""
FEWEST: Final = 30
"""Heads on which a piece of evidence must be found for it to be learnt: with 50, 927 are read right, but without blank
lines only 908."""
LARGEST: Final = 20 << 20
MOST_MISTAKES: Final = 8
"""Kinds of mistakes that are listed."""


@dataclass(frozen=True)
class Sample:
    """A gold head as weights of one fold see it."""

    day: str
    head: Head
    true: Reading

    @cached_property
    def readings(self) -> list[Reading]:
        """All its readings."""
        return list(self.head.readings())

    @cached_property
    def evidence(self) -> list[Evidence]:
        """What speaks for each."""
        return [self.head.evidence(reading) for reading in self.readings]


def samples(gold: Sequence[Path], tables: Mapping[int, Table]) -> Iterator[Sample]:
    """The heads of gold pages that stand in the usual order, measured by a language that saw no page of their day."""
    for path in gold:
        page = json.loads(path.read_text(encoding="utf-8"))
        text, day = text_of(path), str(page["date"])
        rows = page_of(decode(text.name, text.read_bytes(), max_bytes=LARGEST).lines)
        for item in page["items"]:
            if item["kind"] in STORIES:
                yield from _sample(day, rows, item, tables[fold_of(day)])


def _sample(day: str, page: Page, item: Mapping[str, Any], table: Table) -> Iterator[Sample]:
    part = {n: at for at, name in enumerate(HEADS) for n in item["source_lines"].get(name, ())}
    numbers = sorted(part)
    doubled = repeats(page, numbers)
    kept = [number for number in numbers if number not in doubled]
    parts = [part[number] for number in kept]
    if parts != sorted(parts) or 1 not in parts or len(kept) > MOST_LINES:
        return
    rows = page.rows_of(kept)
    body = "".join(block["text"] for block in item["body"])
    head = Head(page, rows, body, table)
    yield Sample(day, head, (parts.count(0), parts.count(0) + parts.count(1)))


def fit(some: Sequence[Sample]) -> dict[str, float]:
    """Weights that make the true readings likely."""
    taught = [sample for sample in some if len(sample.readings) > 1]
    true = [sample.readings.index(sample.true) for sample in taught]
    return softmax([sample.evidence for sample in taught], true, pull=PULL, fewest=FEWEST)


def learn(gold: Sequence[Path], work: Path) -> Iterator[str]:
    """Fit for every fold and for all pages; yields the figures, line by line."""
    every = list(samples(gold, {fold: Table.load(folder(work, fold) / LANGUAGE) for fold in EVERY}))
    right, wrong = 0, Counter[tuple[str, str]]()
    for fold in EVERY:
        fitted = fit([sample for sample in every if fold_of(sample.day) != fold])
        named.write(fitted, folder(work, fold) / WEIGHTS)
        if fold == ALL:
            good = sum(sample.head.best(fitted).reading == sample.true for sample in every)
            yield f"heads read right, fitted: {good / len(every):.4f}"
        for sample in (sample for sample in every if fold_of(sample.day) == fold):
            found = sample.head.best(fitted).reading
            right += found == sample.true
            if found != sample.true:
                wrong[_printed(sample, sample.true), _printed(sample, found)] += 1
    yield f"heads read right, cross-validated: {right / len(every):.4f}"
    for (true, given), count in wrong.most_common(MOST_MISTAKES):
        yield f"{count:6d} {true} read as {given}"


def _printed(sample: Sample, reading: Reading) -> str:
    start, end = reading
    lines = sample.readings[-1][1]
    return "K" * start + "H" * (end - start) + "D" * (lines - end)
