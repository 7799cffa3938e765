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
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from math import log, log1p
from operator import add, mul
from pathlib import Path
from typing import Final
from zlib import crc32

from articles.pagetext.text.senses import Line, Senses, Stretch, no_senses

ORDER: Final = 3
"""Longest n-gram, in characters: two characters of context. A fourth raised the share of true continuations
ranked first among thirty from .541 to .555, for a table three times as large."""

STEP: Final = 2.1
"""Ratio of neighbouring counts on the logarithmic scale: fifteen of them reach from 1 to 32,000."""

SCALE: Final = (0.0, *(STEP**step for step in range(15)))
"""Count for each logarithm."""

KEPT: Final = 50_000
"""Counts that are kept: a page asks for some twenty thousand, most of them twice, and pages share the commonest."""

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


def canonical(text: str) -> str:
    """The text as the model reads it: no blanks, every number 0, every Latin word A, half-width punctuation."""
    kept = unicodedata.normalize("NFKC", text.replace("…", "\x01")).replace("\x01", "…")
    return LATIN.sub("A", NUMBER.sub("0", "".join(kept.split())))


def grams(text: str) -> Iterator[str]:
    """All n-grams of a canonical text, of one to `ORDER` characters."""
    twos = list(map(add, text, text[1:]))
    return chain(text, twos, map(add, twos, text[2:]))


class Table:
    """Hashed n-gram counts."""

    def __init__(self, slots: array[int], total: int) -> None:
        self._slots = slots + slots[:PROBES]
        """The first ones once more at the end, so that no probe need wrap around."""
        self._size = len(slots)
        self.slots = slots
        """Sixteen bits a slot: fingerprint in the high twelve, logarithm of the count (1 to 15) in the low four."""
        self.total = total
        """Characters of the text that was counted."""
        self._known: dict[str, float] = {}

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
        found = self._known.get(gram)
        if found is None:
            if len(self._known) >= KEPT:
                self._known.clear()
            found = self._known[gram] = self._looked_up(gram)
        return found

    def _looked_up(self, gram: str) -> float:
        slots = self._slots
        mark, at = divmod(crc32(gram.encode()), self._size)
        mark = mark % 4095 + 1 << 4
        for probe in range(at, at + PROBES):
            slot = slots[probe]
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
    """The model as one page sees it: general counts and the page's own, and the senses of characters."""

    def __init__(self, table: Table, own: Iterable[str] = (), senses: Senses | None = None) -> None:
        """`own` are canonical texts of the page, each counted by itself."""
        self._table = table
        self.senses = senses or no_senses()
        self._own: Counter[str] = Counter()
        for text in own:
            self._own.update(grams(text))
        self._counts: dict[str, float] = {}
        self._estimates: dict[str, float] = {}
        """N-gram -> probability of its last character after those before it."""
        self._logs: dict[str, float] = {}
        """The same as a natural logarithm."""
        self._ends: dict[str, list[float]] = {}
        self._starts: dict[str, list[float]] = {}
        self._lines: dict[str, Line] = {}
        self._stretches: dict[str, Stretch] = {}

    def bond(self, left: str, right: str) -> float:
        """Logarithm of how much likelier `right` is after `left` than by itself; above 0 speaks for a link.

        Both are canonical texts. Only the last two characters of `left` and the first of `right` count.
        """
        if not right:
            return 0.0
        logs = self._logs
        first, pair = right[0], right[:2]
        whole = left[1 - ORDER :] + first
        total = (logs.get(whole) or self._log(whole)) - (logs.get(first) or self._log(first))
        if len(pair) > 1:
            across = left[-1:] + pair
            total += (logs.get(across) or self._log(across)) - (logs.get(pair) or self._log(pair))
        return total

    def echoes(self, left: str, right: str) -> tuple[float, float]:
        """How often the page has the characters across the cut elsewhere, as logarithms: two of them, three of them."""
        get = self._own.get
        end, start = left[-1:], right[:1]
        pairs = get(end + start, 0)
        if not pairs:
            # What has no pair has no three either.
            return 0.0, 0.0
        return log1p(pairs), log1p(get(left[-2:] + start, 0) + get(end + right[:2], 0))

    def sense(self, left: str, right: str) -> float:
        """How well `right` goes on from `left` by the senses of the characters at the cut, in nats."""
        end = self._ends.get(left)
        if end is None:
            end = self._ends[left] = self.senses.end(left)
        start = self._starts.get(right)
        if start is None:
            start = self._starts[right] = self.senses.start(right)
        nats: float = sum(map(mul, end, start))
        return nats

    def fit(self, left: str, right: str) -> float:
        """How well `right` goes on from `left` by the characters at the cut and by what they mean, in nats."""
        return self.bond(left, right) + self.sense(left, right)

    def kin(self, left: str, right: str) -> float:
        """By how many nats two lines are likelier of one story than of two, by the senses of their characters."""
        lines = self._lines
        one, other = lines.get(left), lines.get(right)
        if one is None:
            one = lines[left] = self.senses.line(self.stretch(left))
        if other is None:
            other = lines[right] = self.senses.line(self.stretch(right))
        return self.senses.kin(one, other)

    def stretch(self, text: str) -> Stretch:
        """What a line is about, by the senses of its characters."""
        found = self._stretches.get(text)
        if found is None:
            found = self._stretches[text] = self.senses.stretch(text)
        return found

    def _log(self, gram: str) -> float:
        """Logarithm of the probability of the last character after the others."""
        found = self._logs[gram] = log(min(self._estimate(gram), 1.0))
        return found

    def _estimate(self, gram: str) -> float:
        """That probability, by the shorter contexts too."""
        size = len(gram) - 1
        prior = BACKOFF[size]
        seen = self._table.count(gram) + PAGE_WEIGHT * self._own.get(gram, 0)
        if not size:
            return (seen + prior / CHARACTERS) / (self._table.total + prior)
        rest = gram[1:]
        shorter = self._estimates.get(rest)
        if shorter is None:
            shorter = self._estimates[rest] = self._estimate(rest)
        context = gram[:-1]
        before = self._counts.get(context)
        if before is None:
            before = self._seen(context)
        return (seen + prior * shorter) / (before + prior)

    def _seen(self, gram: str) -> float:
        found = self._counts[gram] = self._table.count(gram) + PAGE_WEIGHT * self._own.get(gram, 0)
        return found
