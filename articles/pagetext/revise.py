"""Roles looked at once more with what their neighbours turned out to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from articles.pagetext import people
from articles.pagetext.assign import Label, Mark
from articles.pagetext.language import Language, canonical
from articles.pagetext.measure import Page, Row
from articles.pagetext.opening import DATELINE
from articles.pagetext.paragraphs import ends_sentence
from articles.pagetext.values import CreditRole

LONGEST_CAPTION = 14
"""Lines of a caption."""
NARROWER = 3.0
"""Ems that a line may be narrower than the caption line below and still be of the same caption."""


CROSSED = 6.0
"""Nats, in all, by which the lines of two columns go on better in the line after the next than in the next. Measured on
the development pages: captions read across have 7 to 40, all others but one (3) less than nothing."""
NEAR = 6
"""Lines above a caption that tell how wide a body is set there."""
AMONG = 14
"""Lines of other columns at most among which the last one of a caption stands."""
ENDS = 1.5
"""Nats by which a line must go on better from a caption than from any body line above it to end it."""
LATE = 3.0
"""Nats by which the lines of a caption must go on better with a line from behind the credit between them."""
GOES_ON = 2.0
"""Nats by which a line that is a block by itself must go on in a caption to begin it."""
SHORTEST_WEAVE = 4
"""Lines of a caption from which it may be two columns read across."""


def revise(page: Page, marks: Mapping[int, Mark], language: Language) -> dict[int, Mark]:
    """Let captions begin where their first sentence does, and give up the lines that belong to a body beside them.

    A caption was known by the credit below it; where its first known line goes on with the sentence of the body
    lines right above, these are the caption's too, and so are the lines between it and the credit, a line of numbers
    that was set behind the credit, and the body line near by that ends its last sentence. Where an extractor read
    across, every other line of a caption is a body's: the lines go on in the line after the next.
    """
    revised = _closed(page, _begun(page, marks, language))
    revised = _ended(page, _late(page, revised, language), language)
    captions = [run for run in _captions(page, revised) if len(run) >= SHORTEST_WEAVE]
    if not captions:
        return revised
    for run in captions:
        above = page.rows[max(0, page.index[run[0].number] - NEAR) : page.index[run[0].number]]
        full = max((row.width for row in above if revised[row.number].label is Label.BODY), default=0.0)
        for row in _strangers(run, language, full=full):
            _call(row, Label.BODY, revised, "every other line of a caption read across")
    return revised


def _captions(page: Page, marks: Mapping[int, Mark]) -> Iterator[tuple[Row, ...]]:
    """Runs of caption rows."""
    for is_caption, run in groupby(page.rows, lambda row: marks[row.number].label is Label.CAPTION):
        if is_caption:
            yield tuple(run)


def _strangers(run: Sequence[Row], language: Language, *, full: float) -> tuple[Row, ...]:
    """The rows of a caption that are another column's; none where it reads well as it stands.

    Args:
        full: width of a full line of the bodies above, in ems; 0 where there are none.
    """
    straight = [_bond(above, below, language) for above, below in pairwise(run)]
    crossed = [_bond(above, below, language) for above, below in zip(run, run[2:], strict=False)]
    if sum(crossed) - sum(straight) / len(straight) * len(crossed) < CROSSED:
        return ()
    last, other = run[-1::-2], run[-2::-2]
    off = [abs(max(row.width for row in rows) - full) for rows in (last, other)]
    if full and abs(off[0] - off[1]) > NARROWER:
        return tuple(last if off[0] < off[1] else other)
    # A caption ends with its sentence, a column anywhere; of two that do, the one nearer to its credit is the caption.
    return tuple(last if ends_sentence(other[0].text) and not ends_sentence(last[0].text) else other)


def _bond(above: Row, below: Row, language: Language) -> float:
    return language.bond(canonical(above.text)[-4:], canonical(below.text)[:4])


def _begun(page: Page, marks: Mapping[int, Mark], language: Language) -> dict[int, Mark]:
    """Marks with captions that begin with their first sentence."""
    revised = dict(marks)
    for at, row in enumerate(page.rows):
        if marks[row.number].label is not Label.CAPTION or (
            at and marks[page.rows[at - 1].number].label is Label.CAPTION
        ):
            continue
        for above in _sentence_above(page, at, revised, language) or _alone_above(page, at, revised, language):
            _call(above, Label.CAPTION, revised, "goes on into a caption in mid-sentence")
    return revised


def _closed(page: Page, marks: Mapping[int, Mark]) -> dict[int, Mark]:
    """Marks with captions that reach down to the credit that ends their block."""
    revised = dict(marks)
    for group in page.groups:
        run: list[Row] | None = None
        for row in group:
            label = marks[row.number].label
            if label is Label.CAPTION:
                run = []
            elif label is Label.CREDIT and run is not None and _is_credit(row):
                for inside in run:
                    _call(inside, Label.CAPTION, revised, "stands between a caption and its credit")
                run = None
            elif run is not None and label in (Label.BODY, Label.CREDIT) and len(run) < LONGEST_CAPTION:
                run.append(row)
            else:
                run = None
    return revised


def _is_credit(row: Row) -> bool:
    return people.parse(row.text, default=CreditRole.PHOTOGRAPHER) is not None


def _late(page: Page, marks: Mapping[int, Mark], language: Language) -> dict[int, Mark]:
    """Marks with the lines of captions that were set behind the credit: digits may stand a little lower than Chinese
    type, and a line that they begin is then taken for one of its own."""
    revised = dict(marks)
    for at, row in enumerate(page.rows[:-1]):
        late = page.rows[at + 1]
        if marks[row.number].label is not Label.CREDIT or marks[late.number].label is Label.CAPTION:
            continue
        run: list[Row] = []
        while len(run) < at and marks[page.rows[at - len(run) - 1].number].label is Label.CAPTION:
            run.append(page.rows[at - len(run) - 1])
        if late_place(run[::-1], late, language) is not None:
            _call(late, Label.CAPTION, revised, "goes between two lines of the caption above the credit")
    return revised


def late_place(caption: Sequence[Row], late: Row, language: Language) -> int | None:
    """How many lines of a caption stand before one that was set behind its credit; None where it is none of them."""
    if not (late.text[0].isdigit() and late.is_alone):
        return None
    gains = {
        at: _bond(above, late, language) + _bond(late, below, language) - _bond(above, below, language)
        for at, (above, below) in enumerate(pairwise(caption), 1)
    }
    best = max(gains, key=gains.__getitem__, default=None)
    return best if best is not None and gains[best] >= LATE else None


def _call(row: Row, label: Label, marks: dict[int, Mark], reason: str) -> None:
    old = marks[row.number]
    marks[row.number] = replace(old, label=label, runner_up=old.label, reason=reason)


def _ended(page: Page, marks: Mapping[int, Mark], language: Language) -> dict[int, Mark]:
    """Marks with captions that end with a sentence: their last line may stand among lines of the column beside them."""
    revised = dict(marks)
    rows = page.rows
    for run in list(_captions(page, marks)):
        at = page.index[run[-1].number]
        near = rows[at + 1 : at + 1 + AMONG]
        if ends_sentence(run[-1].text) or any(marks[row.number].label is Label.CAPTION for row in near):
            continue
        gains = {
            row: _bond(run[-1], row, language) - max((_bond(above, row, language) for above in others), default=0.0)
            for k, row in enumerate(near, at + 1)
            if marks[row.number].label is Label.BODY and ends_sentence(row.text)
            for others in [[r for r in rows[max(0, k - NEAR) : k] if marks[r.number].label is Label.BODY]]
        }
        best = max(gains, key=gains.__getitem__, default=None)
        if best is not None and gains[best] >= ENDS:
            _call(best, Label.CAPTION, revised, "ends the last sentence of a caption")
    return revised


def _sentence_above(page: Page, at: int, marks: Mapping[int, Mark], language: Language) -> list[Row]:
    """The body rows above that share the block and the sentence with the row at `at`."""
    found: list[Row] = []
    for k in range(at - 1, max(-1, at - LONGEST_CAPTION), -1):
        row, below = page.rows[k], page.rows[k + 1]
        if below.gap_before or marks[row.number].label is not Label.BODY or ends_sentence(row.text):
            break
        if (abs(row.width - below.width) > NARROWER and found) or DATELINE.match(row.text):
            break
        if page.above(k + 1) in ("apart", "open") and _bond(row, below, language) < GOES_ON:
            break
        found.append(row)
    return found


def _alone_above(page: Page, at: int, marks: Mapping[int, Mark], language: Language) -> list[Row]:
    """The body row above that is a block by itself and goes on in the row at `at`."""
    row, below = page.rows[at - 1], page.rows[at]
    if (
        not (at and page.is_spaced and row.is_alone)
        or marks[row.number].label is not Label.BODY
        or ends_sentence(row.text)
    ):
        return []
    return [row] if _bond(row, below, language) >= GOES_ON else []
