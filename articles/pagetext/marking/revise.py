"""Roles looked at once more with what their neighbours turned out to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from articles.pagetext.marking import arrivals, briefs
from articles.pagetext.marking.assign import Label, Mark
from articles.pagetext.marking.captions import dealt_out
from articles.pagetext.marking.form_marks import by_form
from articles.pagetext.marking.head_marks import headed
from articles.pagetext.marking.torn_lines import mended
from articles.pagetext.roles import caption, credit
from articles.pagetext.text import people
from articles.pagetext.text.forms import ends_sentence
from articles.pagetext.text.language import Language, canonical
from articles.pagetext.text.measure import Page, Row
from articles.pagetext.text.opening import DATELINE
from articles.pagetext.values import CreditRole

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
WIDER = 1.4
"""Times the width of the lines above from which a caption begins at a line."""
SHORT = 1.0
"""Ems that a line must be narrower than a full one to end its paragraph by that."""
BESIDE = 4
"""Rows from a caption up to which a body's row stands beside it."""


def revise(page: Page, marks: Mapping[int, Mark], language: Language) -> dict[int, Mark]:
    """Let captions begin where their first sentence does, and give up the lines that belong to a body beside them.

    A caption was known by the credit below it; where its first known line goes on with the sentence of the body
    lines right above, these are the caption's too, and so are the lines between it and the credit, a line of numbers
    that was set behind the credit, and the body line near by that ends its last sentence. Where an extractor read
    across, some lines of a caption are those of the column beside it.
    """
    revised = dict(marks)
    for look in (mended, by_form, headed, arrivals.with_heads, briefs.with_heads):
        revised = look(page, revised)
    revised = _closed(page, _begun(page, _credited(page, revised), language))
    revised = _ended(page, _late(page, revised, language), language)
    found = dict(revised)
    for stretch in _stretches(page, revised):
        first, last = page.index[stretch[0].number], page.index[stretch[-1].number]
        near = page.rows[max(0, first - NEAR) : first]
        full = max((row.width for row in near if revised[row.number].label is Label.BODY), default=0.0)
        beside = _body_row(page, revised, first, -1), _body_row(page, revised, last, 1)
        known = {row for row in stretch if revised[row.number].label is Label.BODY}
        columns = dealt_out(stretch, known, *beside, language, full=full)
        for row in stretch:
            if row in columns and row not in known:
                _call(row, Label.BODY, found, "a line of the column beside a caption, read across")
            elif row in known and row not in columns:
                _call(row, Label.CAPTION, found, "a line of a caption, read across with the column beside it")
    return found


def _stretches(page: Page, marks: Mapping[int, Mark]) -> Iterator[tuple[Row, ...]]:
    """The rows from the first of a caption, or its title, to its last, or its credit: with lines of a body between."""
    rows = page.rows
    ends: list[tuple[int, int]] = []
    for run in _captions(page, marks):
        first, last = page.index[run[0].number], page.index[run[-1].number]
        if ends and _bodies(page, marks, ends[-1][1], 1) == first:
            ends[-1] = (ends[-1][0], last)
        else:
            ends.append((first, last))
    for first, last in ends:
        above, below = _bodies(page, marks, first, -1), _bodies(page, marks, last, 1)
        start = above + 1 if above >= 0 and marks[rows[above].number].label is Label.TITLE else first
        end = below if below < len(rows) and marks[rows[below].number].label is Label.CREDIT else last + 1
        yield tuple(rows[start:end])


def _bodies(page: Page, marks: Mapping[int, Mark], at: int, step: int) -> int:
    """Where the first row stands in a direction that is no body's, or one that is too far away to count."""
    end = at + (BESIDE + 2) * step
    for k in range(at + step, end, step):
        if not 0 <= k < len(page.rows) or marks[page.rows[k].number].label is not Label.BODY:
            return k
    return end


def _credited(page: Page, marks: Mapping[int, Mark]) -> dict[int, Mark]:
    """Marks with the credits that stand among the lines of a body read across with them, not far below a caption."""
    revised = dict(marks)
    for at, row in enumerate(page.rows):
        if _is_below_caption(page, marks, at) and _took_pictures(row):
            _call(row, Label.CREDIT, revised, "credits who took the picture, right below its caption")
        if (
            marks[row.number].label is not Label.BODY
            or row.width > credit.LONGEST
            or not credit.SPEAKS.search(row.text)
        ):
            continue
        if not (credit.is_fixed(row) or credit.credits_photographers(row)):
            continue
        above = (marks[other.number].label for other in reversed(page.rows[max(0, at - AMONG) : at]))
        if next((label for label in above if label in (Label.CAPTION, Label.CREDIT)), None) is Label.CAPTION:
            _call(row, Label.CREDIT, revised, "only credits who took the picture, and a caption above has no credit")
    return revised


def _is_below_caption(page: Page, marks: Mapping[int, Mark], at: int) -> bool:
    """Whether a byline stands in one block with the caption above it."""
    above = page.rows[at - 1] if at else None
    is_byline = marks[page.rows[at].number].label is Label.BYLINE
    return is_byline and above is not None and page.above(at) == "line" and marks[above.number].label is Label.CAPTION


def _took_pictures(row: Row) -> bool:
    """Whether somebody whom a byline names took pictures, whatever else they did."""
    parsed = people.parse(row.text)
    return parsed is not None and any(each.role is CreditRole.PHOTOGRAPHER for each in parsed.credits)


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
    revised = _narrowed(page, marks)
    for at, row in enumerate(page.rows):
        label = revised[row.number].label
        if label not in (Label.CAPTION, Label.CREDIT) or (
            at and revised[page.rows[at - 1].number].label is Label.CAPTION
        ):
            continue
        cut = label is Label.CAPTION and (
            _sentence_above(page, at, revised, language) or _alone_above(page, at, revised, language)
        )
        for above in cut or _paragraph_above(page, at, revised):
            _call(above, Label.CAPTION, revised, "goes on into a caption or a credit in mid-paragraph")
    return revised


def _narrowed(page: Page, marks: Mapping[int, Mark]) -> dict[int, Mark]:
    """Marks with captions that begin where their lines get their width, or with their own block: narrower sentences
    above are a body's, and so are those that stand in one block with a body."""
    revised = dict(marks)
    for run in _captions(page, marks):
        is_of_body = _goes_on_from_body(page, marks, run[0])
        starts = (
            at
            for at in range(len(run) - 1, 0, -1)
            if ends_sentence(run[at - 1].text)
            and ((is_of_body and run[at].gap_before) or run[at].width > WIDER * max(row.width for row in run[:at]))
        )
        for row in run[: next(starts, 0)]:
            _call(row, Label.BODY, revised, "ends a sentence above a caption that is set much wider, or apart")
    return revised


def _goes_on_from_body(page: Page, marks: Mapping[int, Mark], row: Row) -> bool:
    """Whether a row stands in one block with a body's row right above it."""
    at = page.index[row.number]
    return page.above(at) == "line" and marks[page.rows[at - 1].number].label is Label.BODY


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
            elif run is not None and label in (Label.BODY, Label.CREDIT) and len(run) < caption.LONGEST:
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
        if late_place(page, run[::-1], late, language) is not None:
            _call(late, Label.CAPTION, revised, "goes between two lines of the caption above the credit")
    return revised


def late_place(page: Page, caption: Sequence[Row], late: Row, language: Language) -> int | None:
    """How many lines of a caption stand before one that was set behind its credit; None where it is none of them."""
    if not late.text[0].isdigit() or (page.is_spaced and not late.is_alone):
        return None
    behind = page.rows[page.index[late.number] + 1 :][:1]
    elsewhere = max((0.0, *(_bond(late, row, language) for row in behind)))
    gains = {
        at: _bond(above, late, language) + _bond(late, below, language) - _bond(above, below, language) - elsewhere
        for at, (above, below) in enumerate(pairwise(caption), 1)
    }
    best = max(gains, key=gains.__getitem__, default=None)
    return best if best is not None and gains[best] >= LATE else None


def _call(row: Row, label: Label, marks: dict[int, Mark], reason: str) -> None:
    marks[row.number] = marks[row.number].called(label, reason)


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
    for k in range(at - 1, max(-1, at - caption.LONGEST), -1):
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


def _paragraph_above(page: Page, at: int, marks: Mapping[int, Mark]) -> list[Row]:
    """The body rows from where the paragraph begins that goes on at a row, where no blank line tells its beginning.

    A paragraph that ends right above a credit is its caption if it speaks of a picture.
    """
    if page.is_spaced:
        return []
    is_credit = marks[page.rows[at].number].label is Label.CREDIT
    if not is_credit and _begins_paragraph(page, at, marks):
        return []
    full = page.rows[max(0, at - 2)].width if is_credit else page.rows[at].width
    found: list[Row] = []
    for k in range(at - 1, max(-1, at - caption.LONGEST), -1):
        row = page.rows[k]
        is_last = is_credit and not found
        if marks[row.number].label is not Label.BODY or (abs(row.width - full) > NARROWER and not is_last):
            break
        found.append(row)
        if _begins_paragraph(page, k, marks):
            text = "".join(each.text for each in reversed(found))
            return found if not is_credit or caption.SPEAKS_OF_PICTURE.search(text) else []
    return []


def _begins_paragraph(page: Page, at: int, marks: Mapping[int, Mark]) -> bool:
    """Whether what stands above a body row is no body, or a body's last line: a short one, or one above an indent."""
    above = page.rows[at - 1] if at else None
    if above is None or marks[above.number].label not in (Label.BODY, Label.CAPTION):
        return True
    is_short = above.width < above.measure - SHORT
    return ends_sentence(above.text) and (is_short or page.rows[at].lacks_indent_width)
