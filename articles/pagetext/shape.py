"""The shape of a line in its surroundings, as named features: what `assign` weighs beside the recognisers' claims.

Everything is relative: widths to the measure of the column, places to neighbours, words to classes of words.
So what was learnt on some papers holds on others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from articles.pagetext import style_table as style
from articles.pagetext.clean import unshadow
from articles.pagetext.measure import Page, Row, pairs
from articles.pagetext.values import Claim

DATELINE = re.compile("|".join(style.DATELINES[:5]))
ECHO_LINES = 8
"""Lines above and below in which a line's words are looked for."""
HOLDS = tuple((mark, f"holds {mark}") for mark in "，。、；：（！？")
"""A mark inside a line, and the name of that feature."""
HIGH, MIDDLE = 0.9, 0.65
"""Bounds of a claim's score between the features ``high``, ``middle`` and ``low``."""


def features(page: Page, claims: Iterable[Claim]) -> list[tuple[str, ...]]:
    """The names of the features that hold for each row of a page, in the order of `page.rows`."""
    claimed = _claimed(page, claims)
    words = [frozenset(pairs(row.text)) for row in page.rows]
    return [
        tuple(
            dict.fromkeys(
                [
                    *_own(page, at, row),
                    *claimed.get(at, ()),
                    *_near(page, at, claimed),
                    *_joint(page, at),
                    *_echo(page, at, words),
                ]
            )
        )
        for at, row in enumerate(page.rows)
    ]


def _echo(page: Page, at: int, words: Sequence[frozenset[str]]) -> list[str]:
    """How much of the line's words come again: a headline's in the lead below it and all over its story."""
    own = words[at]
    if not own:
        return []
    below = frozenset().union(*words[at + 1 : at + 1 + ECHO_LINES])
    above = frozenset().union(*words[max(0, at - ECHO_LINES) : at])
    counts = page.counts
    again = sum([counts[word] > 1 for word in own]) / len(own)
    return [
        f"echo below {_share(len(own & below) / len(own))}",
        f"echo above {_share(len(own & above) / len(own))}",
        f"echo page {_share(again)}",
        f"echo page {_share(again)} width {width_class(page.rows[at])}",
    ]


def _share(share: float) -> str:
    return (
        "none"
        if share == 0
        else "little"
        if share < 0.2
        else "some"
        if share < 0.4
        else "much"
        if share < 0.7
        else "most"
    )


def end_class(text: str) -> str:
    """What kind of character a text ends with; the dots and quotes behind a sentence's end belong to it."""
    return _end_class(text[-2:])


@lru_cache(maxsize=8192)
def _end_class(text: str) -> str:
    last = text[-1]
    if text.endswith(("——", "—", "：", ":")):
        return "leads-in"
    if last in style.SENTENCE_ENDS:
        return "full-stop" if last == "。" else "stop"
    if last in style.CLOSERS:
        return "closed-stop" if text[-2:-1] in tuple(style.SENTENCE_ENDS) else "closed"
    if last in "，、；,;":
        return "comma"
    return "digit" if last.isdigit() else "word"


def start_class(text: str) -> str:
    """What kind of character a text starts with."""
    return _start_class(text[:2])


@lru_cache(maxsize=8192)
def _start_class(text: str) -> str:
    first = text[0]
    if first in style.BULLETS:
        return "bullet"
    if text.startswith(("——", "—")):
        return "dash"
    if first in "，。、；！？：" + style.CLOSERS:
        return "closing"
    if first in style.OPENERS:
        return "opening"
    return "digit" if first.isdigit() else "word"


def width_class(row: Row) -> str:
    """How the width of a line stands to its column's measure, in ems."""
    off = row.measure - row.width
    for bound, name in ((-3.0, "much-wider"), (-1.3, "wider"), (1.2, "full"), (2.8, "indented"), (4.5, "shorter")):
        if off <= bound:
            return name
    return "short" if row.width > row.measure / 3 else "stub"


def _claimed(page: Page, claims: Iterable[Claim]) -> Mapping[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for claim in claims:
        what = claim.kind.value if claim.kind else claim.role.value
        how = "high" if claim.score >= HIGH else "middle" if claim.score >= MIDDLE else "low"
        for number in claim.lines:
            found.setdefault(page.index[number], []).append(f"claim {what} {how}")
    return {at: tuple(names) for at, names in found.items()}


def _own(page: Page, at: int, row: Row) -> list[str]:
    text, width = row.text, width_class(row)
    names = [
        "always",
        f"width {width}",
        f"end {end_class(text)}",
        f"start {start_class(text)}",
        f"width {width} end {end_class(text)}",
        f"ems {min(12, int(row.width // 3))}",
        f"gaps {row.gap_before:d}{row.gap_after:d} width {width}",
    ]
    names.extend([name for mark, name in HOLDS if mark in text[:-1]])
    if text[-1] in style.HANGING_ENDS or text.endswith(style.HANGING_WORDS):
        names.append(f"hangs at its end, width {width}")
    if text[0] in style.HANGING_STARTS:
        names.append("hangs at its start")
    marks = sum(map(text.count, "，。、；：！？"))
    names.append(f"marks {min(3, marks)} width {width}")
    if text[-2:].isalnum():
        names.append(f"tail {text[-2:]}")
    if unshadow(text) != text:
        names.append("printed twice")
    if text.endswith(style.KICKER_ENDS):
        names.append("ends like a kicker")
    if DATELINE.match(text):
        names.append("dateline")
    if " " in text.strip() and re.search(r"[\u4e00-\u9fff] [\u4e00-\u9fff“]", text):
        names.append("parted words")
    if row.indent >= 1.5:
        names.append("indented visibly")
    if at < 3 or at >= len(page.rows) - 3:
        names.append("edge of file")
    return names


def _near(page: Page, at: int, claimed: Mapping[int, Sequence[str]]) -> list[str]:
    names: list[str] = []
    for step, word in ((-2, "two up"), (-1, "above"), (1, "below"), (2, "two down")):
        k = at + step
        if not 0 <= k < len(page.rows):
            names.append(f"{word}: nothing")
            continue
        row = page.rows[k]
        names.append(f"{word}: width {width_class(row)}")
        if k in claimed:
            names.extend([f"{word}: {claim}" for claim in claimed[k] if not claim.endswith("low")])
        if abs(step) == 1:
            end = end_class(row.text)
            names += (f"{word}: end {end}", f"{word}: start {start_class(row.text)}")
            if DATELINE.match(row.text):
                names.append(f"{word}: dateline")
            names.append(f"{word}: {end} gap {(row.gap_after if step < 0 else row.gap_before):d}")
    names.append(f"full above {_full(page.rows[max(0, at - 4) : at])}")
    names.append(f"full below {_full(page.rows[at + 1 : at + 5])}")
    return names


def _full(rows: Sequence[Row]) -> str:
    share = sum([row.is_full or row.lacks_indent_width for row in rows])
    return "many" if share >= 3 else "some" if share else "none"


def _joint(page: Page, at: int) -> list[str]:
    """How the line joins the one above: a word cut by the line end, equal widths, the same words."""
    row = page.rows[at]
    names = [f"leads on {_straddle(page, row, page.rows[at + 1])}"] if at + 1 < len(page.rows) else []
    if at == 0:
        return names
    above = page.rows[at - 1]
    names += [
        f"joint gap {row.gap_before:d}",
        f"joint word {_straddle(page, above, row)}",
        f"after {end_class(above.text)} {width_class(above)} this {width_class(row)} {end_class(row.text)}",
    ]
    difference = row.width - above.width
    size = (
        "equal"
        if abs(difference) <= 1.0
        else "near"
        if abs(difference) <= 2.5
        else "longer"
        if difference > 0
        else "shorter"
    )
    names.append(f"joint {size}")
    names.append(f"joint {size} gap {row.gap_before:d} end {end_class(above.text)}")
    if above.text == row.text:
        names.append("joint same words")
    if above.width <= 0.75 * row.width:
        names.append("joint above much shorter")
    if row.width <= 0.75 * above.width:
        names.append("joint above much longer")
    return names


def _straddle(page: Page, above: Row, below: Row) -> str:
    """Whether the last character of a line and the first of the next make a pair that the page uses elsewhere."""
    pair = above.text[-1] + below.text[0]
    if not pair.isalnum():
        return "no word"
    count = page.counts.get(pair, 0)
    return "often" if count > 2 else "twice" if count == 2 else "once"
