"""Labelled lines -> units: the lines that make one headline, one byline, one caption, one box."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from articles.pagetext.marking.assign import Label, Mark
from articles.pagetext.text import people
from articles.pagetext.text import style_table as style
from articles.pagetext.text.clean import clean, join_head, join_lines, unshadow
from articles.pagetext.text.language import Language, canonical
from articles.pagetext.text.measure import Page, Row
from articles.pagetext.values import CreditRole

MOST_HEAD_LINES = 8
"""Lines of one head, shadows included."""
HEADS = frozenset({Label.KICKER, Label.HEADLINE, Label.DECK})
HEAD_LABELS = (Label.KICKER, Label.HEADLINE, Label.HEADLINE_MORE, Label.DECK)
"""What lines of a head are called, before `units` makes one headline of its lines."""

ONE_WORD = 5.0
"""Nats of bond from which two lines break off in mid-word. Measured: of 238 heads of three lines two have another
head's line in the midst, with 7.9 and 8.0 across it; all others where it fits neither neighbour have 3.0 at most."""
TORN = 8
"""Rows over which the two lines of a byline may be parted by a neighbouring column."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Neighbouring lines that were given one label and belong together."""

    label: Label
    first: int
    """Position of its first row among the rows of the page."""
    last: int
    lines: tuple[int, ...]
    text: str
    """Joined and cleaned; heads without their shadows."""
    probability: float
    """That the least certain of its lines has this label."""


def units(page: Page, marks: Mapping[int, Mark]) -> tuple[Unit, ...]:
    """Cut the rows of a page into units, in file order; body and subhead lines make none."""
    found: list[Unit] = []
    for run in _runs(page, marks):
        label = marks[run[0].number].label
        if label is Label.BODY:
            continue
        label = Label.HEADLINE if label is Label.HEADLINE_MORE else label
        at = page.index[run[0].number]
        found.append(
            Unit(
                label,
                at,
                at + len(run) - 1,
                tuple(row.number for row in run),
                _text(label, run),
                min(marks[row.number].probability for row in run),
            )
        )
    return tuple(found)


def join_heads(page: Page, every: Sequence[Unit], language: Language) -> tuple[Unit, ...]:
    """Join the head lines of one story that stand together: how they are parted is read when its body is known.

    Where an extractor set blank lines, head lines without one between are one story's: on the development pages in
    1,122 cases of 1,126. That holds where most lines have one after them, too: those that have none belong together.
    Without blank lines only a kicker and what follows, or a deck and what it follows, are joined, and nothing to what
    leads in, for that begins a head. Read across columns, a line of another head may stand between two of one that
    break off in mid-word: these are parted again.
    """
    found: list[Unit] = []
    for unit in every:
        above = found[-1] if found else None
        if above and _is_one_head(page, above, unit):
            lines = (*above.lines, *unit.lines)
            text = join_head(row.text for row in page.rows_of(lines))
            chance = min(above.probability, unit.probability)
            found[-1] = Unit(Label.HEADLINE, above.first, unit.last, lines, text, chance)
        else:
            found.append(unit)
    return tuple(part for unit in found for part in _parted(page, unit, language))


def _parted(page: Page, unit: Unit, language: Language) -> Iterator[Unit]:
    """A head, and by itself a line between two of it that go on in each other and not in that line."""
    if unit.label not in HEADS or len(unit.lines) < 3:
        yield unit
        return
    rows = page.rows_of(unit.lines)
    texts = [canonical(row.text) for row in rows]
    for at in range(1, len(rows) - 1):
        above, between, below = texts[at - 1 : at + 2]
        if (
            language.bond(above, below) >= ONE_WORD
            and max(language.bond(above, between), language.bond(between, below)) < 0
        ):
            yield _with_rows(unit, page, (*rows[:at], *rows[at + 1 :]))
            yield _with_rows(unit, page, rows[at : at + 1])
            return
    yield unit


def _with_rows(unit: Unit, page: Page, rows: Sequence[Row]) -> Unit:
    lines = tuple(row.number for row in rows)
    first, last = page.index[lines[0]], page.index[lines[-1]]
    return replace(unit, first=first, last=last, lines=lines, text=join_head(row.text for row in rows))


def _is_one_head(page: Page, above: Unit, below: Unit) -> bool:
    if above.label not in HEADS or below.label not in HEADS or below.first != above.last + 1:
        return False
    if page.rows[above.last].byline:
        return False
    if len(above.lines) + len(below.lines) > MOST_HEAD_LINES:
        return False
    between = page.above(below.first)
    if between == "open":
        if below.text.rstrip().endswith(style.LEADS_IN):
            return False
        return above.label is Label.KICKER or below.label is Label.DECK
    return between in ("line", "tied")


def join_torn_bylines(bylines: Sequence[Unit]) -> tuple[Unit, ...]:
    """Join a line of correspondents to the reporters a few lines above it: reading across columns parted them."""
    found: list[Unit] = []
    for unit in bylines:
        above = found[-1] if found else None
        if (
            above
            and unit.first - above.last <= TORN
            and _only(unit, CreditRole.CORRESPONDENT)
            and _only(above, CreditRole.REPORTER)
            and unit.text[0] not in style.BULLETS
        ):
            found[-1] = Unit(
                unit.label,
                above.first,
                unit.last,
                (*above.lines, *unit.lines),
                f"{above.text}\n{unit.text}",
                min(above.probability, unit.probability),
            )
        else:
            found.append(unit)
    return tuple(found)


def _only(unit: Unit, role: CreditRole) -> bool:
    parsed = people.parse(unit.text.replace("\n", " "))
    return parsed is not None and {credit.role for credit in parsed.credits} == {role}


def _runs(page: Page, marks: Mapping[int, Mark]) -> Iterator[list[Row]]:
    run: list[Row] = []
    for row in page.rows:
        if run and not _goes_on(run, row, marks):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _goes_on(run: Sequence[Row], row: Row, marks: Mapping[int, Mark]) -> bool:
    before, this = marks[run[-1].number].label, marks[row.number].label
    if run[-1].byline:
        return False
    if this is Label.HEADLINE_MORE:
        return before in {Label.HEADLINE, Label.HEADLINE_MORE} and len(run) < MOST_HEAD_LINES
    if before is Label.HEADLINE_MORE and this is Label.HEADLINE:
        return False
    if this is not before:
        return False
    if this in {Label.HEADLINE, Label.KICKER, Label.DECK, Label.TITLE, Label.SUBHEAD}:
        return this is not Label.SUBHEAD and unshadow(clean(row.text).text) == unshadow(clean(run[-1].text).text)
    if this is Label.BYLINE:
        return continues_byline(run[-1].text, row.text)
    return this is not Label.JUMP


def continues_byline(above: str, below: str) -> bool:
    """Whether a byline line goes on with the one above: no mark of its own, other people, or correspondents."""
    if below[0] in style.BULLETS or people.squeeze(below).startswith(("记者", "本报记者", "——")):
        return False
    first, second = people.parse(above), people.parse(below)
    if second is None:
        return bool(people.names(below)) or (first is None and people.parse(f"{above}\n{below}") is not None)
    roles = {credit.role for credit in first.credits} if first else set()
    return not roles & {credit.role for credit in second.credits}


def _text(label: Label, run: Sequence[Row]) -> str:
    if label in HEADS:
        return join_head(row.text for row in run)
    parts = [row.whole for row in run]
    if label in {Label.TITLE, Label.SUBHEAD}:
        return join_head(parts)
    if label in {Label.CAPTION, Label.WEATHER}:
        return join_lines(parts)
    return "\n".join(clean(part).text for part in parts)
