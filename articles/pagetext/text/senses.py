"""Senses: what characters mean by the company they keep, for telling what goes on in what and what is of one story.

`language` knows which characters follow each other; it has nothing to say where a true continuation was never seen.
Here each character has vectors learnt from newspaper text (`learning.senses`): characters that stand in like places
have like vectors. From the characters at a cut it is told how well one text goes on in another, and from all of them
how much likelier two texts are of one story than of two.

The latter is probabilistic linear discriminant analysis (PLDA), as speakers are told by: each story has a subject,
drawn once from a normal distribution, and each of its characters adds to it noise of variance 1 in every direction.
"""

from __future__ import annotations

import json
import math
import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import add, mul, sub
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

WEIGHTS: Final = "senses.bin"

NEAR: Final = 3
"""Characters on either side of a cut that tell how well it is bridged. With two, a tenth of what they tell is lost."""

BIAS: Final = 128
"""Added to signed bytes, so that they add up without borrowing."""

MOST: Final = 250
"""Vectors that are added up at a time: their bytes, biased, fit sixteen bits."""

KEPT: Final = 1024
"""Sizes of texts for which it is kept what makes evidence of one."""

LINE: Final = 18
"""Characters of a line, about, by which lines are compared in one multiplication."""

Vector: TypeAlias = Sequence[float]


@dataclass(frozen=True, slots=True)
class Stretch:
    """What some text is about."""

    size: int
    """Characters."""
    vector: Vector
    """The sum of theirs."""
    evidence: float
    """Nats by which it is likelier to have a subject than to have none."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, ready to be compared with others."""

    own: float
    """Nats that it has by itself."""
    vector: Vector
    """Its product with another's is what they have together, in nats."""


class _Size(NamedTuple):
    """What makes evidence of a text of one size."""

    constant: float
    factors: list[float]
    """For the square of its vector in each direction."""
    roots: list[float]
    """Of twice each factor: of two lines the product of both is what weighs the product of their vectors."""


class Rows:
    """Vectors of signed bytes that are added up many at a time: each is one integer, of sixteen bits for each byte."""

    def __init__(self, data: bytes, width: int, scales: Vector) -> None:
        """`data` are the vectors, `width` bytes each; `scales` says what 1 is worth in each place."""
        self.data = data
        self.width = width
        self.scales = tuple(scales)
        self._known: dict[int, int] = {}
        self._biases: dict[int, list[float]] = {}
        """For each number of vectors what they have too much together."""

    def sum(self, rows: Sequence[int]) -> list[float]:
        """The sum of some vectors."""
        found = self._sum(rows[:MOST])
        for begin in range(MOST, len(rows), MOST):
            found = list(map(add, found, self._sum(rows[begin : begin + MOST])))
        return found

    def _sum(self, rows: Sequence[int]) -> list[float]:
        """The sum of `MOST` vectors at most."""
        count = len(rows)
        known = self._known
        whole = sum([known.get(row) or self._row(row) for row in rows])
        lanes = memoryview(whole.to_bytes(2 * self.width, sys.byteorder)).cast("H")
        bias = self._biases.get(count)
        if bias is None:
            bias = self._biases[count] = [BIAS * count * scale for scale in self.scales]
        return list(map(sub, map(mul, lanes, self.scales), bias))

    def _row(self, row: int) -> int:
        signed = array("b", self.data[row * self.width : (row + 1) * self.width])
        lanes = array("H", [value + BIAS for value in signed])
        found = self._known[row] = int.from_bytes(lanes.tobytes(), sys.byteorder)
        return found


class Senses:
    """The vectors of characters; all texts are canonical."""

    def __init__(
        self,
        characters: str,
        pairs: Sequence[str],
        near: int,
        tables: tuple[Rows, Rows, Rows],
        spread: Sequence[float],
    ) -> None:
        """Take what was learnt.

        Args:
            characters: those that have vectors, the commonest first; all others share row 0 of each table.
            pairs: pairs of characters, most of them words, that have vectors of their own beside those of either.
            near: how many characters have vectors for standing at a cut.
            tables: `near` + 1 rows for the last character before a cut, as many for the last but one, and so on; the
                same for the characters after a cut; and a row for each character wherever it stands, and after
                them for each pair: of its subject, with a variance of 1 within stories in each direction.
            spread: the variance of a story's subject in each of these directions.
        """
        self._number: Mapping[str, int] = {character: at for at, character in enumerate(characters, 1)}
        self._pairs: Mapping[str, int] = {pair: at for at, pair in enumerate(pairs, 1 + len(characters))}
        self._near = near
        self._ends, self._starts, self._subjects = tables
        self.spread = tuple(spread)
        self._sizes: dict[int, _Size] = {}

    def end(self, text: str) -> list[float]:
        """What a text's last characters let expect."""
        return self._ends.sum(self._places(text[: -NEAR - 1 : -1]))

    def start(self, text: str) -> list[float]:
        """What a text's first characters go on from: its product with a text's `end` tells how well, in nats."""
        return self._starts.sum(self._places(text[:NEAR]))

    def stretch(self, text: str) -> Stretch:
        """What a text is about."""
        number, pair = self._number, self._pairs
        rows = [number.get(character, 0) for character in text]
        rows += [row for row in map(pair.get, map(add, text, text[1:])) if row]
        vector = self._subjects.sum(rows)
        return Stretch(len(text), vector, self._evidence(len(text), vector))

    def joined(self, stretches: Iterable[Stretch]) -> Stretch:
        """What texts are about that are of one story, in whatever order."""
        size, vector = 0, [0.0] * len(self.spread)
        for stretch in stretches:
            size += stretch.size
            vector = list(map(add, vector, stretch.vector))
        return Stretch(size, vector, self._evidence(size, vector))

    def gain(self, left: Stretch, right: Stretch) -> float:
        """By how many nats two texts are likelier of one story than of two."""
        both = self._evidence(left.size + right.size, list(map(add, left.vector, right.vector)))
        return both - left.evidence - right.evidence

    def line(self, stretch: Stretch) -> Line:
        """A line as `kin` compares it."""
        size = self._for_size(stretch.size + LINE)
        with_another = sum(map(mul, map(mul, stretch.vector, stretch.vector), size.factors))
        own = size.constant - self._for_size(2 * LINE).constant / 2 + with_another - stretch.evidence
        return Line(own, list(map(mul, stretch.vector, size.roots)))

    def kin(self, left: Line, right: Line) -> float:
        """As `gain` of two lines: exactly where both are of `LINE` characters, and nearly so elsewhere."""
        together: float = sum(map(mul, left.vector, right.vector), left.own + right.own)
        return together

    def _evidence(self, size: int, vector: Vector) -> float:
        known = self._for_size(size)
        nats: float = known.constant + sum(map(mul, map(mul, vector, vector), known.factors))
        return nats

    def _for_size(self, size: int) -> _Size:
        found = self._sizes.get(size)
        if found is None:
            if len(self._sizes) >= KEPT:
                self._sizes.clear()
            wide = [1.0 + size * variance for variance in self.spread]
            factors = [s / (2 * w) for s, w in zip(self.spread, wide, strict=True)]
            roots = [math.sqrt(2 * factor) for factor in factors]
            found = self._sizes[size] = _Size(-sum(map(math.log, wide)) / 2, factors, roots)
        return found

    def _places(self, characters: str) -> list[int]:
        near, number = self._near, self._number
        return [
            place * (near + 1) + (found if (found := number.get(character, 0)) <= near else 0)
            for place, character in enumerate(characters)
        ]

    def save(self, path: Path) -> None:
        """Write a line of JSON with all but the tables, then the tables, deflated: a fifth less to ship."""
        tables = (self._ends, self._starts, self._subjects)
        head = {
            "characters": "".join(self._number),
            "pairs": "".join(self._pairs),
            "near": self._near,
            "tables": [[table.width, len(table.data), *table.scales] for table in tables],
            "spread": list(self.spread),
        }
        first = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        path.write_bytes(first + zlib.compress(b"".join(table.data for table in tables), 9))

    @classmethod
    def load(cls, path: Path) -> Senses:
        """Read what `save` wrote."""
        first, _, rest = path.read_bytes().partition(b"\n")
        head, rest = json.loads(first), zlib.decompress(rest)
        tables = []
        for width, size, *scales in head["tables"]:
            tables.append(Rows(rest[:size], width, scales))
            rest = rest[size:]
        ends, starts, subjects = tables
        pairs = head["pairs"]
        pairs = [pairs[at : at + 2] for at in range(0, len(pairs), 2)]
        return cls(head["characters"], pairs, head["near"], (ends, starts, subjects), head["spread"])


@lru_cache(maxsize=1)
def no_senses() -> Senses:
    """Of a language of which none are known: nothing speaks for or against anything."""
    nothing = Rows(b"", 0, ())
    return Senses("", (), 0, (nothing, nothing, nothing), ())
