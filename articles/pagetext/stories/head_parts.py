"""How the lines of a story's head are parted among kicker, headline and deck.

Without type sizes they look alike, so all readings of the lines are compared: first some lines of kicker, then the
headline, then some of deck. What speaks for a reading are the forms of each part (a kicker leads in, a deck begins
with a dash) and its words, how lines join (a headline is broken anywhere, and into lines of a length), and where the
body speaks of each part. The weight of each piece of evidence is learnt (`learning.heads`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from articles.pagetext.stories.cut_heads import is_glued
from articles.pagetext.text import style_table as style
from articles.pagetext.text.forms import leaves_open
from articles.pagetext.text.language import Language, Table, canonical
from articles.pagetext.text.measure import Page, Row, pairs

WEIGHTS: Final = "heads.json"
"""Name of the file that holds what was learnt."""
MOST_LINES: Final = 8
"""Lines of one head; the readings grow with their square, and a printed head has four at most."""
TEXT: Final = 1000
"""Characters of a body that are looked at: what a head says comes early."""
LEADS: Final = (60, 130)
"""Characters of a body that its headline sums up: of the first sentence, and of the first paragraph."""
RATIOS: Final = (0.5, 0.7, 0.85, 0.97, 1.03, 1.2, 1.5, 2.0)
"""Steps of a ratio of widths."""
NARROWEST: Final = 0.5
"""Ems of a headline at least: marks that take no room have none."""
SHARES: Final = (0.0, 0.25, 0.5, 0.75)
"""Steps of a share of words."""
DEPTHS: Final = (20.0, 60.0, 130.0, 300.0)
"""Steps of where, in characters, a body first has the words of a part."""
KICKER: Final = "kicker"
HEADLINE: Final = "headline"
DECK: Final = "deck"

SURER: Final = 4.0
"""What it counts for how an extractor set two lines, against 1 for other evidence: words differ from head to head, but
extractors go by rules. Measured: of the heads of unseen days .9474 are read right with 1, .9509 with 4, .9505 with 7.
"""
UNHEARD_OF: Final = 10.0
"""Nats that it costs a headline to begin with a dash, to have a double one outside of brackets or where a line ends, or
to end a line with a colon, and any part to end with a comma: of 1,365 of gold pages none does. A single dash may stand
between two years. Nor does a headline go on behind the mark of a series."""
SERIES: Final = re.compile(style.SERIES)
UNENDED: Final = ("、", ",")
"""Marks that end no part, in canonical text."""
DOUBLE_DASH: Final = 2 * style.DASH
PARTED = re.compile(r"[\u4e00-\u9fff”’》）] +[\u4e00-\u9fff“]")
"""Two clauses with a blank between."""

Reading: TypeAlias = tuple[int, int]
"""The headline's lines, as in a slice: those before are kicker, those behind deck."""
Evidence: TypeAlias = dict[str, float]


@dataclass(frozen=True, slots=True)
class Parting:
    """How a head is read."""

    reading: Reading
    chance: float
    """Probability of the reading."""
    runner_up: str
    """The next likeliest, in words; "" where there is none."""
    way: int = 0
    """In which of several ways its lines are read."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the head, and how it joins the next."""

    text: str
    """Canonical."""
    is_glued: bool
    """It has a double dash in its midst (`cut_heads`)."""
    width: float
    forms: tuple[str, ...]
    """Named forms that it has whatever part it is."""
    ends: tuple[str, ...]
    """Forms of its end, which count where a part ends."""
    starts: tuple[str, ...]
    joint: tuple[str, ...]
    """What is there between it and the next line."""
    between: str
    """What the extractor set between the two, "" where that says nothing."""
    bond: float
    """`Language.bond` with the next line."""


class Head:
    """The lines of a story's head beside its body."""

    def __init__(self, page: Page, rows: Sequence[Row], body: str, table: Table) -> None:
        """Measure the head.

        Args:
            page: where it stands.
            rows: its rows as they are read, `MOST_LINES` at most, shadows left out; of one line there may be two.
            body: text of the body.
            table: of the language that tells how lines go on.
        """
        self._body = canonical(body[: 2 * TEXT])[:TEXT]
        texts = [canonical(row.text) for row in rows]
        language = Language(table, [self._body, *texts])
        self._words = frozenset(pairs(self._body))
        self._leads = [frozenset(pairs(self._body[:size])) for size in LEADS]
        self._first: dict[str, int] = {}
        for at in range(len(self._body) - 1):
            self._first.setdefault(self._body[at : at + 2], at)
        self._measure = rows[0].measure
        self._lines = [
            _Line(
                text,
                is_glued(row.text),
                row.width,
                tuple(_forms(row.text, text, is_last=at == len(rows) - 1)),
                tuple(_ends(text)),
                tuple(_starts(text)),
                tuple(self._joint(text, texts[at + 1], _rows_on(page, row, rows[at + 1])))
                if at + 1 < len(rows)
                else (),
                _between(page, row, rows[at + 1]) if at + 1 < len(rows) else "",
                max(-3.0, min(8.0, language.bond(text, texts[at + 1]))) if at + 1 < len(rows) else 0.0,
            )
            for at, (row, text) in enumerate(zip(rows, texts, strict=True))
        ]

    def best(self, fitted: Mapping[str, float]) -> Parting:
        """The likeliest reading by some weights."""
        return best_of([(self, 0.0)], fitted)

    def points(self, reading: Reading, fitted: Mapping[str, float]) -> float:
        """What a reading is worth by some weights, in nats."""
        learnt = sum(fitted.get(name, 0.0) * value for name, value in self.evidence(reading).items())
        return learnt - UNHEARD_OF * self._unheard_of(reading)

    def _unheard_of(self, reading: Reading) -> int:
        """How many marks a headline would have where none has any."""
        texts = [line.text for line in self._lines[slice(*reading)]]
        breaks = sum(text.endswith((DOUBLE_DASH, ":")) for text in texts)
        breaks += sum(bool(SERIES.search(text)) for text in texts[:-1])
        breaks += sum(text.startswith(DOUBLE_DASH) for text in texts[1:])
        breaks += sum(line.is_glued for line in self._lines[slice(*reading)])
        cuts = sum(self._lines[at - 1].text.endswith(UNENDED) for at in reading if at)
        return texts[0].startswith(style.DASH) + breaks + cuts

    def told(self, reading: Reading) -> str:
        """A reading in words."""
        start, end = reading
        counts = {KICKER: start, HEADLINE: end - start, DECK: len(self._lines) - end}
        return ", ".join(f"{part} of {count} line{'s' * (count > 1)}" for part, count in counts.items() if count)

    def readings(self) -> Iterator[Reading]:
        """All readings with one headline."""
        count = len(self._lines)
        return ((start, end) for start in range(count) for end in range(start + 1, count + 1))

    def evidence(self, reading: Reading) -> Evidence:
        """What speaks for or against a reading."""
        start, end = reading
        count = len(self._lines)
        parts = [KICKER] * start + [HEADLINE] * (end - start) + [DECK] * (count - end)
        stretches = {KICKER: (0, start), HEADLINE: (start, end), DECK: (end, count)}
        names = [f"kicker {start > 0:d} deck {end < count:d}"]
        values: Evidence = {}
        names.extend(f"{part} lines {to - begin}" for part, (begin, to) in stretches.items())
        names.extend(self._widths(start, end))
        for part, (begin, to) in stretches.items():
            if begin < to:
                names.extend(f"{part} {form}" for line in self._lines[begin:to] for form in line.forms)
                names.extend(f"{part} {form}" for form in (*self._lines[to - 1].ends, *self._lines[begin].starts))
        self._add_words(stretches, names, values)
        for at in range(count - 1):
            line = self._lines[at]
            where = "inside" if parts[at] == parts[at + 1] else f"{parts[at]} to {parts[at + 1]}"
            names.extend(f"{where}: {form}" for form in line.joint)
            if line.between:
                values[f"{where}: {line.between}"] = values.get(f"{where}: {line.between}", 0.0) + SURER
            names.append(f"{where}: bond {round(line.bond / 2)}")
            values[f"{where}: bond"] = values.get(f"{where}: bond", 0.0) + line.bond / 3
        for name in names:
            values[name] = values.get(name, 0.0) + 1.0
        return values

    def _joint(self, above: str, below: str, apart: int) -> Iterator[str]:
        pair = above[-1:] + below[:1]
        if pair.isalnum():
            yield "word of the body" if pair in self._words else "no word of the body"
            yield f"{sum(three in self._body for three in (above[-2:] + below[:1], above[-1:] + below[:2]))} triples"
        else:
            yield "a mark"
        yield f"{min(3, apart)} rows on"
        if leaves_open(above):
            yield "open bracket"
        if above[-1:] in style.HANGING_ENDS or above.endswith(style.HANGING_WORDS):
            yield "hangs at its end"
        if below[:1] in style.HANGING_STARTS:
            yield "hangs at its start"

    def _widths(self, start: int, end: int) -> Iterator[str]:
        widths = [line.width for line in self._lines]
        widest = max(NARROWEST, *widths[start:end])
        others = ((KICKER, widths[:start]), (DECK, widths[end:]))
        for part, found in others:
            for width in found:
                yield f"{part} to headline {_step(width / widest, RATIOS)}"
                yield f"{part} to measure {_step(width / self._measure, RATIOS)}"
                yield f"{part} ems {int(width // 4)}"
        lines = end - start
        yield f"headline to measure {_step(widest / self._measure, RATIOS)} in {lines}"
        yield f"headline ems {int(widest // 3)}"
        for at in range(start, end - 1):
            step = max(-4, min(4, round(widths[at + 1] - widths[at])))
            yield f"headline step {step}"
            yield f"headline step {step} at {at - start} of {lines}"
        if lines > 1:
            yield f"headline ends by {max(-2, min(2, int(widths[end - 1] - widths[end - 2])))}"

    def _add_words(self, stretches: Mapping[str, Reading], names: list[str], values: Evidence) -> None:
        """Where the body has the words of each part, and which part's come first."""
        early: dict[str, float] = {}
        depth: dict[str, float] = {}
        for part, (begin, to) in stretches.items():
            text = "".join(line.text for line in self._lines[begin:to])
            own = set(pairs(text))
            if not own:
                continue
            for size, lead in zip(LEADS, self._leads, strict=True):
                names.append(f"{part} in {size} {_step(len(own & lead) / len(own), SHARES)}")
            names.append(f"{part} in body {_step(len(own & self._words) / len(own), SHARES)}")
            names.extend(f"{part} has {pair}" for pair in sorted(own))
            if text.count("“") != text.count("”"):
                names.append(f"{part} cuts a quotation")
            early[part] = values[f"{part} in lead"] = 3 * len(own & self._leads[0]) / len(own)
            found = [self._first[pair] for pair in own if pair in self._first]
            if found:
                depth[part] = sum(found) / len(found)
            names.append(f"{part} depth {_step(depth[part], DEPTHS) if found else 'none'}")
        for part in (KICKER, DECK):
            if part in early and HEADLINE in early:
                values[f"{part} before headline in lead"] = early[part] - early[HEADLINE]
            if part in depth and HEADLINE in depth:
                values[f"{part} behind headline in body"] = math.log((5 + depth[part]) / (5 + depth[HEADLINE]))


def _rows_on(page: Page, row: Row, other: Row) -> int:
    """How many rows the latter of two is from the former; 1 where they are two parts of one."""
    return max(1, abs(page.index[other.number] - page.index[row.number]))


def _between(page: Page, row: Row, other: Row) -> str:
    """What the extractor set between two rows, and whether blank lines are few on the page (`Page.gap`).

    Where they are, it ends a block where the type size changes, as it does below a kicker.
    """
    here, there = page.index[row.number], page.index[other.number]
    above = page.above(there) if there != here else "line"
    if above == "open":
        return ""
    if abs(there - here) > 1:
        above = "rows"
    return f"{above} beside {page.gap}s" if above in ("line", "rows") else above


def best_of(ways: Sequence[tuple[Head, float]], fitted: Mapping[str, float]) -> Parting:
    """The likeliest reading of a head by some weights.

    Args:
        ways: the head in each way in which its lines may be read, and what that costs, in nats: in the order of the
            file, in others, or with one of its lines cut in two (`cut_heads`).
        fitted: the weights.
    """
    points = {
        (way, reading): head.points(reading, fitted) - cost
        for way, (head, cost) in enumerate(ways)
        for reading in head.readings()
    }
    first, *others = sorted(points, key=lambda found: -points[found])
    chance = 1 / sum(math.exp(value - points[first]) for value in points.values())
    next_best = ways[others[0][0]][0].told(others[0][1]) if others else ""
    return Parting(first[1], chance, next_best, first[0])


def _forms(printed: str, text: str, *, is_last: bool) -> Iterator[str]:
    if PARTED.search(printed.strip()):
        yield "has two clauses"
    yield from (f"has {mark}" for mark in "，、；！？“”《》" if mark in text)
    if "0" in text:
        yield "has a number"
    if any(verb in text for verb in style.ATTENDS):
        yield f"names who attended, last {is_last:d}"
    if text.endswith(style.HAPPENS):
        yield f"says that it happened, last {is_last:d}"


def _ends(text: str) -> Iterator[str]:
    yield f"end {text[-1:]}"
    if text.endswith(style.DASH):
        yield "end dash"
    if text.endswith(style.KICKER_ENDS):
        yield "end leads in"


def _starts(text: str) -> Iterator[str]:
    yield f"start {text[:1]}"
    if text.startswith(style.DASH):
        yield "start dash"


def _step(value: float, bounds: Sequence[float]) -> int:
    return sum(value > bound for bound in bounds)
