"""Lines of a body in reading order -> paragraphs, by measure.

Evidence at each joint: the line above ends short or with a sentence; the line below is two ems short (a lost
first-line indent) or visibly indented; a blank line between. On pages whose first lines are not indented at all
only the line above speaks: how this body indents is found first, from its certain paragraph starts. How much each
piece of evidence weighs was fitted by `learning.joints`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from articles.pagetext.cover import chance_of
from articles.pagetext.text import style_table as style
from articles.pagetext.text.forms import SIGNATURE, ends_sentence
from articles.pagetext.text.measure import INDENT, SHORTEST_MEASURE, SURELY_SHORT, indent, printed_width

WEIGHTS = "joints.json"
"""Name of the file that holds what was learnt."""
NEAR = 7
"""Lines on either side that share in finding the measure at a place in a chain."""

WIDEST_INDENT = 3.0
"""Ems of an indent."""

INSIDE_BYLINE = "inside a byline"
"""Evidence of a bracket that opened with the word for a writer and is not closed yet: no paragraph ends there."""
SIGNED_BELOW = "signed below"
"""Evidence of a line that is set to the right and stands in brackets: who wrote the paragraph above."""
GOES_ON = frozenset((INSIDE_BYLINE, SIGNED_BELOW))
"""Evidence against which no other counts: no paragraph ends there."""

HANGING = frozenset("，。、；：！？…" + style.CLOSERS)
"""Marks that may hang out of the column at a line's end."""

A_LITTLE_SHORT = ("half", "one", "hung")
"""How a line stands to its column (`_first`) that is a little short."""

UNIT = re.compile(
    rf"[{re.escape(style.OPENERS)}]*(?:[A-Za-z0-9.,%:+/&-]+|.)[{re.escape(style.CLOSERS)}，。、；：！？…—]*"
)
"""What no line break parts: a character or a number, with the marks that stand before and behind it."""
LEAST_ROOM, MOST_ROOM = -5, 6
"""Half ems, from which less or more says nothing more."""

SAID = "whose quotation it was"
WHO_SAID = re.compile(rf"[^，。；：！？“”]{{1,30}}(?:{'|'.join(style.SAYING)})[。，；]")
"""Who said what stands before."""

ITEM = re.compile(
    r"[0-9]{1,2} ?[.．、](?! ?[0-9])|[（(][一二三四五六七八九十0-9]{1,2}[）)]|[一二三四五六七八九十]{1,2}[、是要]"
)
"""The number of an item in a list."""
SPEAKER = re.compile(r"[^，。、；：！？“”]{1,6}[：:]")
"""Who speaks, or of what place or thing a paragraph is."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a source line in reading order."""

    line: int
    text: str
    """As printed, leading blanks kept."""
    whole: bool
    """The stretch is the whole line."""
    gap_before: bool
    """A blank line stands before it in the file."""
    is_verse: bool = False
    """It is a line of a free verse."""


@dataclass(frozen=True, slots=True)
class Joint:
    """The place between two pieces."""

    breaks: float
    """Probability that a paragraph ends here."""
    why: tuple[str, ...]
    """The evidence, as named features."""


def joints(pieces: Sequence[Piece], fitted: Mapping[str, float]) -> list[Joint]:
    """How probable a paragraph's end is after each piece but the last."""
    return [
        Joint(0.0 if not GOES_ON.isdisjoint(names) else chance_of(sum(fitted.get(name, 0.0) for name in names)), names)
        for names in evidence(pieces)
    ]


def evidence(pieces: Sequence[Piece]) -> list[tuple[str, ...]]:
    """The named evidence at each joint between two neighbouring pieces."""
    if len(pieces) < 2:
        return []
    measure = measures(pieces)
    widths = [printed_width(piece.text) for piece in pieces]
    habit = _habit(pieces, measure, widths)
    rooms = [_left(pieces, at, measure, widths) for at in range(len(pieces))]
    last = len(pieces) - 2
    return [
        _names(
            pieces[k], pieces[k + 1], measure[k] - widths[k], measure[k + 1] - widths[k + 1], habit, is_last=k == last
        )
        + _inside(pieces, k)
        + _signed(pieces[k + 1])
        + _said(pieces, k)
        + _room(rooms[k], rooms[k + 1], _end(pieces[k].text), habit)
        + _then(pieces, k, measure[k + 1] - widths[k + 1])
        for k in range(len(pieces) - 1)
    ]


def _inside(pieces: Sequence[Piece], at: int) -> tuple[str, ...]:
    """What kind of bracket that was opened in this line or the one above is still open at its end, if any."""
    text = "".join(piece.text for piece in pieces[max(0, at - 1) : at + 1])
    opened = max(text.rfind("（"), text.rfind("("))
    if opened <= max(text.rfind("）"), text.rfind(")")):
        return ()
    inside = "".join(text[opened + 1 :].split())
    is_byline = inside and any(word.startswith(inside[: len(word)]) for word in style.BYLINE_WORDS)
    return ("inside brackets", INSIDE_BYLINE) if is_byline else ("inside brackets",)


def _signed(below: Piece) -> tuple[str, ...]:
    """Whether the line below is a signature."""
    is_right = below.whole and indent(below.text) > WIDEST_INDENT
    return (SIGNED_BELOW,) if is_right and SIGNATURE.fullmatch(below.text.strip()) else ()


def _said(pieces: Sequence[Piece], at: int) -> tuple[str, ...]:
    """Whether what follows a quotation says whose it was."""
    below = "".join(piece.text.strip() for piece in pieces[at + 1 : at + 3])
    return (SAID,) if _end(pieces[at].text) == "quoted-stop" and WHO_SAID.match(below) else ()


def _room(above: str, below: str, end: str, habit: str) -> tuple[str, ...]:
    """What is left (`_left`) of the lines above and below a joint, given how the upper one ends.

    A line that is short for no other reason than that nothing more would fit is full.
    """
    return (
        f"room {above}, end {end}",
        f"room below {below}, end {end}",
        f"room below {below}, habit {habit}",
        f"room {above}, below {below}, end {end}",
    )


def _left(pieces: Sequence[Piece], at: int, measure: Sequence[float], widths: Sequence[float]) -> str:
    """Half ems that a line has left when what opens the next one is set in it, too."""
    if at + 1 >= len(pieces):
        return "at the end"
    if not pieces[at].whole:
        return "part"
    opens = UNIT.match(pieces[at + 1].text.lstrip())
    left = measure[at] - widths[at] - (printed_width(opens[0]) if opens else 0.0)
    return str(max(LEAST_ROOM, min(MOST_ROOM, round(2 * left))))


def _then(pieces: Sequence[Piece], at: int, off: float) -> tuple[str, ...]:
    """What follows a line that is a little short: inside a paragraph one is cut early only before what stays together.

    `off`: ems that the line below the joint lacks to a full one.
    """
    if at + 2 >= len(pieces):
        return ()
    below, then = pieces[at + 1].text, pieces[at + 2].text
    first = _first(below, off)
    return (f"{first}, end {_end(below)}, then {_begins(then.lstrip())}",) if first in A_LITTLE_SHORT else ()


def measures(pieces: Sequence[Piece]) -> list[float]:
    """The measure (ems) of the column that each piece is set in: the commonest full width near it in the chain."""
    steps = [round(printed_width(piece.text) * 2) / 2 for piece in pieces]
    window = Counter(steps[:NEAR])
    found = []
    for at in range(len(steps)):
        if at + NEAR < len(steps):
            window[steps[at + NEAR]] += 1
        if at > NEAR:
            window[steps[at - NEAR - 1]] -= 1
        near = {step: count for step, count in window.items() if count > 0 and step >= SHORTEST_MEASURE}
        found.append(max(sorted(near), key=partial(_support, count=near)) if near else SHORTEST_MEASURE)
        if len(window) > 4 * NEAR:
            window = Counter({step: count for step, count in window.items() if count > 0})
    return found


def _support(width: float, count: Mapping[float, int]) -> float:
    """Lines about as wide as `width`; of two equal candidates the wider is the measure."""
    return sum([lines * max(0.0, 1 - abs(width - other)) for other, lines in count.items()]) + width / 25


def _habit(pieces: Sequence[Piece], measure: Sequence[float], widths: Sequence[float]) -> str:
    """How first lines are set here, from paragraph starts that are certain from the line above.

    Where all visible indents stand behind sentences the extractor kept them. What stands farther in is set to the
    right.
    """
    indented = [
        k for k in range(1, len(pieces)) if _is_visibly_indented(pieces[k]) and indent(pieces[k].text) <= WIDEST_INDENT
    ]
    if indented and all(ends_sentence(pieces[k - 1].text) for k in indented):
        return "visible"
    starts = [
        k + 1
        for k in range(len(pieces) - 1)
        if ends_sentence(pieces[k].text) and pieces[k].whole and measure[k] - widths[k] >= SURELY_SHORT
    ]
    starts.append(0)
    visible = sum(_is_visibly_indented(pieces[k]) for k in starts)
    if visible * 2 > len(starts):
        return "visible"
    lost = sum(abs(measure[k] - widths[k] - INDENT) <= 0.9 for k in starts)
    return "lost" if lost * 3 >= len(starts) * 2 else "mixed" if lost * 3 >= len(starts) else "none"


def _is_visibly_indented(piece: Piece) -> bool:
    blank = len(piece.text) - len(piece.text.lstrip())
    return blank >= 2 or piece.text.startswith("\u3000")


def _names(above: Piece, below: Piece, short: float, off: float, habit: str, *, is_last: bool) -> tuple[str, ...]:
    end, size, first = (
        _end(above.text),
        _short(short) if above.whole else "part",
        _first(below.text, off) if below.whole else "part",
    )
    begins = _begins(below.text.lstrip())
    shown = "visible" if _is_visibly_indented(below) else "none"
    names = _named(end, size, first, habit, begins, shown, gap=below.gap_before)
    last = above.text.rstrip()[-1:]
    if begins == "digit" and (last.isdigit() or last in tuple(".．·—-～")):
        names = (*names, "number cut in two")
    if is_last:
        return (*names, f"last line end {end} short {size}")
    return (*names, f"below ends first {first} end {end}") if ends_sentence(below.text) else names


@lru_cache(maxsize=8192)
def _named(end: str, size: str, first: str, habit: str, begins: str, indent: str, *, gap: bool) -> tuple[str, ...]:
    """The names of what is there at any joint."""
    return (
        "always",
        f"end {end}",
        f"end {end} short {size}",
        f"end {end} first {first}",
        f"habit {habit} first {first}",
        f"end {end} short {size} first {first}",
        f"habit {habit} end {end} short {size}",
        f"begins {begins}",
        f"begins {begins} first {first}",
        f"gap {gap:d} end {end}",
        f"gap {gap:d} short {size}",
        f"indent {indent} habit {habit}",
    )


def _begins(text: str) -> str:
    """What kind of thing a line without leading blanks begins with."""
    start = text[:1]
    if start in style.BULLETS or ITEM.match(text):
        return "item"
    if start in style.CLOSERS + "，。、；：！？+%":
        return "closing"
    if start in style.OPENERS:
        return "opening"
    return "digit" if start.isdigit() else "speaker" if SPEAKER.match(text) else "other"


def _end(text: str) -> str:
    bare = text.rstrip()
    if bare[-1:] in tuple(style.OPENERS):
        return "opener"
    if bare.endswith("。"):
        return "full-stop"
    if ends_sentence(bare):
        return "quoted-stop" if bare[-1] in style.CLOSERS else "stop"
    if bare.endswith(("：", ":", "——")):
        return "colon"
    if bare[-1:] in tuple(style.HANGING_ENDS) or bare.endswith(style.HANGING_WORDS):
        return "hanging"
    if bare[-1:] in tuple("；;"):
        return "semicolon"
    if bare[-1:] in tuple("，、,"):
        return "comma"
    return "closed" if bare[-1:] in tuple(style.CLOSERS) else "word"


def _short(short: float) -> str:
    for bound, name in ((0.4, "full"), (0.9, "half"), (1.4, "one"), (1.9, "near-two"), (2.6, "two"), (4.0, "three")):
        if short < bound:
            return name
    return "much"


def _first(text: str, off: float) -> str:
    """How a line stands to the width of a first line; a mark may hang out of the column at its end."""
    hangs = 0.5 <= off < 1.5 and text.rstrip()[-1:] in HANGING
    return "hung" if hangs else _off(off)


def _off(off: float) -> str:
    for bound, name in ((-0.6, "wider"), (0.5, "full"), (1.0, "half"), (1.5, "one"), (2.5, "indent"), (3.2, "more")):
        if off < bound:
            return name
    return "much"
