"""A small character n-gram model: how well one piece of Chinese text goes on from another.

Counts of one to three characters, learnt from newspaper text, stand in one hashed table: twelve bits tell entries
apart, four hold the count on a logarithmic scale. Such a table loads in a millisecond and needs no parsing. Fewer
bits to tell entries apart are no saving: one false count in fifty costs a seventh of the links found. A page adds
its own n-grams: the names and terms of its stories.
"""

from __future__ import annotations

import math
import re
import sys
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final
from zlib import crc32

ORDER: Final = 3
"""Longest n-gram, in characters: two characters of context. A fourth raised the share of true continuations
ranked first among thirty from .541 to .555, for a table three times as large."""

STEP: Final = 2.1
"""Ratio of neighbouring counts on the logarithmic scale: fifteen of them reach from 1 to 32,000."""

SCALE: Final = (0.0, *(STEP**step for step in range(15)))
"""Count for each logarithm."""

PROBES: Final = 8
"""Slots from its first one in which an n-gram may stand."""

BACKOFF: Final = (8.0, 20.0, 4.0)
"""Weight, in observations, of the shorter context's estimate: for unigrams, bigrams, trigrams."""

PAGE_WEIGHT: Final = 6.0
"""How many observations in general text one on the page itself is worth."""

CHARACTERS: Final = 6000
"""Size of the alphabet that unseen characters share."""

NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
LATIN = re.compile(r"[A-Za-z]+")
BLANK = re.compile(r"\s+")


def canonical(text: str) -> str:
    """The text as the model reads it: no blanks, every number 0, every Latin word A, half-width punctuation."""
    kept = unicodedata.normalize("NFKC", text.replace("…", "\x01")).replace("\x01", "…")
    return LATIN.sub("A", NUMBER.sub("0", BLANK.sub("", kept)))


def grams(text: str, order: int = ORDER) -> Iterable[str]:
    """All n-grams of a canonical text, of one to `order` characters."""
    for size in range(1, order + 1):
        for at in range(len(text) - size + 1):
            yield text[at : at + size]


class Table:
    """Hashed n-gram counts."""

    def __init__(self, slots: array[int], total: int) -> None:
        self.slots = slots
        """Sixteen bits a slot: fingerprint in the high twelve, logarithm of the count (1 to 15) in the low four."""
        self.total = total
        """Characters of the text that was counted."""

    @classmethod
    def build(cls, counts: Mapping[str, int], *, size: int) -> Table:
        """Hash counts into `size` slots, the commonest first; what finds no slot within `PROBES` is left out."""
        slots = array("H", bytes(2 * size))
        for gram, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            at, mark = _place(gram, size)
            value = mark | min(15, 1 + round(math.log(count) / math.log(STEP)))
            for probe in range(at, at + PROBES):
                if not slots[probe % size]:
                    slots[probe % size] = value
                    break
        return cls(slots, sum(count for gram, count in counts.items() if len(gram) == 1))

    def count(self, gram: str) -> float:
        """Approximate count of an n-gram; 0 when it was not seen."""
        slots = self.slots
        size = len(slots)
        at, mark = _place(gram, size)
        for probe in range(at, at + PROBES):
            slot = slots[probe % size]
            if slot & 0xFFF0 == mark:
                return SCALE[slot & 15]
            if not slot:
                return 0.0
        return 0.0

    def save(self, path: Path) -> None:
        """Write the table: characters counted (eight bytes), then the slots, low byte first."""
        slots = array("H", self.slots)
        if sys.byteorder == "big":
            slots.byteswap()
        path.write_bytes(self.total.to_bytes(8, "big") + slots.tobytes())

    @classmethod
    def load(cls, path: Path) -> Table:
        """Read what `save` wrote."""
        data = path.read_bytes()
        slots = array("H", data[8:])
        if sys.byteorder == "big":
            slots.byteswap()
        return cls(slots, int.from_bytes(data[:8], "big"))


def _place(gram: str, size: int) -> tuple[int, int]:
    """First slot and fingerprint of an n-gram."""
    mark, at = divmod(crc32(gram.encode()), size)
    return at, mark % 4095 + 1 << 4


class Language:
    """The model as one page sees it: general counts and the page's own."""

    def __init__(self, table: Table, own: Iterable[str] = ()) -> None:
        """`own` are canonical texts of the page, each counted by itself."""
        self._table = table
        self._own = Counter(gram for text in own for gram in grams(text))
        self._counts: dict[str, float] = {}
        self._chances: dict[tuple[str, str], float] = {}

    def bond(self, left: str, right: str) -> float:
        """Logarithm of how much likelier `right` is after `left` than by itself; above 0 speaks for a link.

        Both are canonical texts. Only the last two characters of `left` and the first of `right` count.
        """
        if not right:
            return 0.0
        total = self._chance(left[1 - ORDER :], right[0]) - self._chance("", right[0])
        if len(right) > 1:
            total += self._chance(left[-1:] + right[0], right[1]) - self._chance(right[0], right[1])
        return total

    def echoes(self, left: str, right: str) -> tuple[float, float]:
        """How often the page has the characters across the cut elsewhere, as logarithms: two of them, three of them."""
        own = self._own
        middle = left[-1:] + right[:1]
        longer = own.get(left[-2:] + right[:1], 0) + own.get(left[-1:] + right[:2], 0)
        return math.log1p(own.get(middle, 0)), math.log1p(longer)

    def _chance(self, context: str, char: str) -> float:
        key = (context, char)
        found = self._chances.get(key)
        if found is None:
            found = self._chances[key] = math.log(self._estimate(context, char))
        return found

    def _estimate(self, context: str, char: str) -> float:
        total = self._table.total
        chance = (self._seen(char) + BACKOFF[0] / CHARACTERS) / (total + BACKOFF[0])
        for size in range(1, len(context) + 1):
            before = context[-size:]
            prior = BACKOFF[size]
            chance = (self._seen(before + char) + prior * chance) / (self._seen(before) + prior)
        return min(chance, 1.0)

    def _seen(self, gram: str) -> float:
        found = self._counts.get(gram)
        if found is None:
            found = self._counts[gram] = self._table.count(gram) + PAGE_WEIGHT * self._own.get(gram, 0)
        return found
