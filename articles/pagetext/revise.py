"""Roles looked at once more with what their neighbours turned out to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from articles.pagetext import people
from articles.pagetext.assign import Label, Mark
from articles.pagetext.captions import strangers
from articles.pagetext.language import Language, canonical
from articles.pagetext.measure import Page, Row
from articles.pagetext.opening import DATELINE
from articles.pagetext.paragraphs import ends_sentence
from articles.pagetext.values import CreditRole

LONGEST_CAPTION = 14
"""Lines of a caption."""
NARROWER = 3.0
"""Ems that a line may be narrower than the caption line below and still be of the same caption."""
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
BESIDE = 4
"""Rows from a caption up to which a body's row stands beside it."""


def revise(page: Page, marks: Mapping[int, Mark], language: Language) -> dict[int, Mark]:
    """Let captions begin where their first sentence does, and give up the lines that belong to a body beside them.

    A caption was known by the credit below it; where its first known line goes on with the sentence of the body
    lines right above, these are the caption's too, and so are the lines between it and the credit, a line of numbers
    that was set behind the credit, and the body line near by that ends its last sentence. Where an extractor read
    across, some lines of a caption are those of the column beside it.
    """
    revised = _closed(page, _begun(page, marks, language))
    revised = _ended(page, _late(page, revised, language), language)
    found = dict(revised)
    for run in _captions(page, revised):
        first, last = page.index[run[0].number], page.index[run[-1].number]
        above = page.rows[max(0, first - NEAR) : first]
        full = max((row.width for row in above if revised[row.number].label is Label.BODY), default=0.0)
        beside = _body_row(page, revised, first, -1), _body_row(page, revised, last, 1)
        for row in strangers(run, *beside, language, full=full):
            _call(row, Label.BODY, found, "a line of the column beside a caption, read across")
    return found


def _body_row(page: Page, marks: Mapping[int, Mark], at: int, step: int) -> Row | None:
    """The nearest row of a body in a direction, with no more between than what belongs to a caption."""
    for k in range(at + step, at + BESIDE * step, step):
        if not 0 <= k < len(page.rows):
            return None
        label = marks[page.rows[k].number].label
        if label is Label.BODY:
            return page.rows[k]
        if label not in (Label.TITLE, Label.CREDIT):
            return None
    return None


def _captions(page: Page, marks: Mapping[int, Mark]) -> Iterator[tuple[Row, ...]]:
    """Runs of caption rows."""
    for is_caption, run in groupby(page.rows, lambda row: marks[row.number].label is Label.CAPTION):
        if is_caption:
            yield tuple(run)


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
    """Marks with captions that reach up to their title, and down to the credit that ends their block."""
    revised = dict(marks)
    for group in page.groups:
        run: list[Row] | None = None
        for row in group:
            label = marks[row.number].label
            if page.above(page.index[row.number]) == "apart":
                run = None
            if label in (Label.CAPTION, Label.TITLE):
                for inside in run or ():
                    if label is Label.CAPTION and abs(inside.width - row.width) <= NARROWER:
                        _call(inside, Label.CAPTION, revised, "stands between a title and its caption, or in one")
                run = []
            elif label is Label.CREDIT and run is not None and _is_credit(row):
                for inside in run:
                    _call(inside, Label.CAPTION, revised, "stands between a caption or a title and its credit")
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
