"""Pieces: the segments of a page's body lines with what each shows of its place in a column.

A justified column tells the role of a line by its width alone. A first line is two ems short of the measure,
where the extractor lost its indent; a last line ends anywhere; all others are full, give or take an em that
punctuation hangs out or squeezes. So most lines say whether they begin, continue or end a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from articles.pagetext.marking.wholes import wholes
from articles.pagetext.order.chains import Segment
from articles.pagetext.roles.jump import label_in, label_out
from articles.pagetext.roles.preformatted import kept_lines
from articles.pagetext.text import enumerations, people
from articles.pagetext.text import style_table as style
from articles.pagetext.text.enumerations import Mark
from articles.pagetext.text.language import canonical
from articles.pagetext.text.measure import GAPS, Page, Row, page_of, printed_width
from articles.pagetext.values import HEADS, INSIDE, Role, SourceLine

HEAD_ROWS: Final = HEADS | {Role.BYLINE, Role.JUMP}
"""Roles of the lines that may stand between a headline and its body."""

SLACK: Final = 1.3
"""Ems by which a line may be wider than its column: hung punctuation, half-width digits."""

HALF: Final = 0.4
"""Ems by which a width may be off: less than the half of a character. Measured: of lines one em short that end with a
hanging mark two in five are first lines, of those without one in thirty."""

GLUED: Final = 1.28
"""Share of the measure from which a line is taken for two: the shortest ends set beside a full line reach 1.3."""

WIDEST: Final = 200.0
"""Ems from which a line is no longer two columns on one line: no paper sets columns of a hundred characters."""

OPENING: Final = re.compile(
    style.BEFORE_DATELINE
    + r"(本报讯|(本报|新华社|中新社|中新网|据新华社)[^,。]{0,12}?0月0日(电|讯)|本报[^,。]{1,8}讯|据[^,。]{2,10}电[(:])"
)
"""A dateline in canonical text: only the opening of a story carries one."""

REPORT: Final = re.compile(style.BEFORE_DATELINE + style.REPORT)
"""One of the paper's own that says no more, in canonical text."""

SIGNED: Final = re.compile(
    r"[(（][^()（）]{0,40}(记者|通讯员|作者|摄影|报道|整理)[^()（）]{0,40}[)）]$"
    r"|^[(（][\u4e00-\u9fff、]{2,12}[)）]$"
)
"""A byline in brackets at the end of a text, or all of it: only the end of a story carries one."""

FINAL: Final = frozenset("。!?…")
CLOSERS: Final = frozenset("”’」』)》】")
OPENERS: Final = frozenset("“‘「『(《【")
PAIRS: Final = (
    {"“": "o", "”": "c", "「": "o", "」": "c", "『": "o", "』": "c"},
    {"《": "o", "》": "c"},
    {"(": "o", ")": "c"},
)
"""Marks that open and close: of speech, of titles, and brackets."""
PAIRED: Final = re.compile(f"[{re.escape(''.join(char for pair in PAIRS for char in pair))}]")
UNKNOWN: Final = frozenset({"open", "apart", "tied"})
"""What stands beside a piece where blank lines do not tell blocks apart."""
RUNNING_ON: Final = UNKNOWN | {"line"}
"""What stands beside a piece where no block is known to end."""
NEIGHBOURS: Final = RUNNING_ON | GAPS
"""What stands beside a piece where the next line is a body's too."""
REST: Final = frozenset({"full", "never"})
"""How the rest of a story begins that was cut in mid-sentence."""
INDENTED: Final = frozenset({"indent", "hung"})
"""How a paragraph begins whose first line is set in."""
MIDST: Final = frozenset({"full", "indent"})
"""How a line ends in the midst of a paragraph."""
UNMARKED: Final = (("", ""),) * len(PAIRS)
HANGING: Final = frozenset("。,、;:!?”’」』)》】…")
"""Marks that may hang out of the column at a line's end: with one a first line is only one em short."""
NO_START: Final = HANGING
"""Characters that no line starts with in print."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment of a body line among its neighbours."""

    index: int
    """Position among the pieces of the page, from 0."""
    segment: Segment
    text: str
    """Canonical."""
    role: Role
    width: float
    short: float
    """Ems that it lacks to the measure; below 0 when it sticks out."""
    indent: float
    """Visible indent in ems."""
    block: int
    """Number of its block: the body lines between blank lines or lines of other roles."""
    row: int
    """Position of its line among the non-blank lines of the page."""
    before: str
    """What stands right before it in the file: "line" (a body line), "gap" or "lone gap" (one, with a blank line
    between), "apart", "tied" or "open" (one, where no blank lines tell blocks apart, `Page.above`), "head", "byline" or
    "other"; "from" under a head or jump line that says from which page the story comes."""
    after: str
    """What stands right after it; "to" above a line that says on which page the story goes on."""
    begins: str
    """How it begins: "head" (subhead), "dateline", "indent" (two ems short or visible), "hung" (one, with a mark that
    may hang at its end), "full", "slightly", "short"."""
    ends: str
    """How it ends: "head", "signed", "full", "full." (at a sentence's end), "short", "short.", "indent" and so on."""
    half: int
    """0 for a whole line, 1 and 2 for the halves of a glued one."""
    jumps: str
    """Which jump lines the page has: "", "from", "to" or "from to"; without any no body is cut in a sentence."""
    marks: tuple[tuple[str, str], ...]
    """For quotes, titles and brackets whether the first one in it opens ("o") or closes ("c"), and the last one."""
    is_kept: bool
    """Its line is of a verse, a table or a list of names."""
    whole: int
    """The first line of the body that its line is of, where no other lines can be of that (`wholes`); else 0."""
    stops: bool
    """It ends where a sentence, a subhead or a story does."""
    marked: bool
    """It has any of `marks`."""
    enumerated: tuple[Mark, ...]
    """What it counts with."""

    @property
    def may_be_rest(self) -> bool:
        """It begins as the rest of a story may that stands below no head: in mid-sentence, where other lines end."""
        return self.before in NEIGHBOURS and self.begins in REST

    @property
    def is_cut(self) -> bool:
        """Its block ends with it in mid-sentence."""
        return self.after not in RUNNING_ON and self.ends == "full" and not self.stops

    @property
    def is_opening(self) -> bool:
        """It begins a story as nothing inside one does: of 1,365 stories of gold pages, of which many tell in their
        midst where a part of them was filed, none says 本报讯 but at its beginning. So does a verse, a table or a list
        right below a head: one inside a story stands among its lines."""
        return bool(REPORT.match(self.text)) or (self.is_kept and self.before in ("head", "byline"))


def pieces_of(lines: Sequence[SourceLine], roles: Mapping[int, Role], page: Page | None = None) -> tuple[Piece, ...]:
    """Cut the body lines of a page into pieces, in file order.

    Args:
        lines: the lines of the page.
        roles: what they are, by line number.
        page: the lines measured, where that is done already.
    """
    page = page or page_of(lines)
    texts = {line.number: line.text for line in lines}
    jumps = _jumps(page, roles)
    kept = kept_lines(page)
    alone = wholes(page, roles, kept)
    found: list[Piece] = []
    block = -1
    for at, row in enumerate(page.rows):
        role = roles.get(row.number, Role.TEXT)
        if role not in INSIDE:
            continue
        before, after = _beside(page, roles, at, -1), _beside(page, roles, at, 1)
        if before not in RUNNING_ON or not found or row.gap_before:
            block += 1
        is_kept = row.number in kept
        is_closed = after == "byline" and people.names_helpers(page.rows[at + 1].text)
        spans = ((0, len(texts[row.number])),) if is_kept else _spans(row, texts[row.number])
        for half, (begin, end) in enumerate(spans):
            text = texts[row.number][begin:end]
            found.append(
                _piece(
                    index=len(found),
                    segment=Segment(row.number, begin, end),
                    text=text,
                    role=role,
                    row=row,
                    at=at,
                    block=block,
                    beside=(before if half == 0 else "line", after if half == len(spans) - 1 else "line"),
                    half=half + 1 if len(spans) > 1 else 0,
                    jumps=jumps,
                    is_kept=is_kept,
                    whole=alone.get(row.number, 0),
                    is_closed=is_closed,
                )
            )
    return tuple(found)


def _piece(
    *,
    index: int,
    segment: Segment,
    text: str,
    role: Role,
    row: Row,
    at: int,
    block: int,
    beside: tuple[str, str],
    half: int,
    jumps: str,
    is_kept: bool,
    whole: int,
    is_closed: bool,
) -> Piece:
    width = printed_width(text)
    short = row.measure - width
    indent = row.indent if half < 2 else 0.0
    canon = canonical(text)
    ends = "signed" if is_closed else _ends(canon, role, short + indent)
    marks = _marks(canon)
    return Piece(
        index=index,
        segment=segment,
        text=canon,
        role=role,
        width=width,
        short=short,
        indent=indent,
        block=block,
        row=at,
        before=beside[0],
        after=beside[1],
        begins=_begins(canon, role, short, indent),
        ends=ends,
        half=half,
        jumps=jumps,
        marks=marks,
        is_kept=is_kept,
        whole=whole,
        stops=ends[-1:] == "." or ends in ("head", "signed") or canon[-1:] in FINAL,
        marked=any(map(any, marks)),
        enumerated=tuple(enumerations.marks(text)),
    )


def _marks(text: str) -> tuple[tuple[str, str], ...]:
    """What the first and the last mark of each kind in a text do."""
    if not PAIRED.search(text):
        return UNMARKED
    return tuple((_first(text, pair), _first(text[::-1], pair)) for pair in PAIRS)


def _first(text: str, pair: Mapping[str, str]) -> str:
    """What the first mark of a kind in a text does; "" when there is none."""
    return next((pair[char] for char in text if char in pair), "")


def _jumps(page: Page, roles: Mapping[int, Role]) -> str:
    """Which kinds of jump lines there are."""
    texts = [row.text for row in page.rows if roles.get(row.number) is Role.JUMP]
    kinds = ("from", any(map(label_in, texts))), ("to", any(map(label_out, texts)))
    return " ".join(name for name, there in kinds if there)


def _beside(page: Page, roles: Mapping[int, Role], at: int, step: int) -> str:
    """What the neighbouring row in the direction of `step` is."""
    other = at + step
    if not 0 <= other < len(page.rows):
        return page.gap
    role = roles.get(page.rows[other].number, Role.TEXT)
    if role in INSIDE:
        return page.above(max(at, other))
    if step < 0 and _comes_from_elsewhere(page, roles, other):
        return "from"
    if role is Role.JUMP:
        return "to" if step > 0 and label_out(page.rows[other].text) else "head" if step > 0 else "other"
    return "head" if role in HEADS else "byline" if role is Role.BYLINE else "other"


def _comes_from_elsewhere(page: Page, roles: Mapping[int, Role], at: int) -> bool:
    """Whether a line that says so stands among the heads and bylines that end with the row at `at`."""
    while at >= 0 and (role := roles.get(page.rows[at].number)) in HEAD_ROWS:
        if role is Role.JUMP:
            return bool(label_in(page.rows[at].text))
        at -= 1
    return False


def _begins(text: str, role: Role, short: float, indent: float) -> str:
    if role is Role.SUBHEAD:
        return "head"
    if OPENING.match(text):
        return "dateline"
    if indent >= 1.0:
        return "indent"
    if text[:1] in NO_START:
        return "never"
    if abs(short - 1.0) <= HALF and text[-1:] in HANGING:
        return "hung"
    if abs(short) <= SLACK:
        return "full"
    return "indent" if abs(short - 2.0) < 0.8 else "slightly" if short < 2.0 else "short"


def _ends(text: str, role: Role, short: float) -> str:
    if role is Role.SUBHEAD:
        return "head"
    if SIGNED.search(text):
        return "signed"
    bare = text.rstrip("".join(CLOSERS))
    stop = "." if bare[-1:] in FINAL else ":" if text[-1:] == ":" else ""
    width = "full" if short <= SLACK else "indent" if abs(short - 2.0) < 0.8 else "slightly" if short < 2.0 else "short"
    return width + stop


def _spans(row: Row, text: str) -> tuple[tuple[int, int], ...]:
    """Where the parts of a line begin and end: one part, or two when it was glued from two columns."""
    whole = (0, len(text))
    if row.width < row.measure * GLUED or row.width > min(WIDEST, 2 * row.measure + 2 * SLACK):
        return (whole,)
    best, best_cost = whole[1], 3.0
    for at in _cuts(text):
        cost = _cost(text[:at], row.measure, is_left=True) + _cost(text[at:], row.measure, is_left=False)
        if cost < best_cost:
            best, best_cost = at, cost
    return (whole,) if best == whole[1] else ((0, best), (best, whole[1]))


def _cuts(text: str) -> Iterator[int]:
    for at in range(1, len(text)):
        if text[at - 1].isspace() or (text[at - 1] in "。”！？）" and not text[at].isspace()):
            yield at


def _cost(text: str, measure: float, *, is_left: bool) -> float:
    """How badly a part fits a column: ems off the measure, less for a paragraph's end, none may stick out."""
    width = printed_width(text)
    if width > measure + SLACK:
        return 10.0
    ends = canonical(text)[-1:] in FINAL | CLOSERS
    off = max(0.0, abs(measure - width) - 0.5)
    return min(off, 1.0 if ends else 10.0) + (0.0 if text[-1:].isspace() or not is_left else 1.0)
