"""Captions and credits -> photos."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.pagetext.marking.assign import Label
from articles.pagetext.marking.revise import late_place
from articles.pagetext.marking.units import Unit
from articles.pagetext.stories.sheet import PhotoPlan
from articles.pagetext.text import people
from articles.pagetext.text.clean import join_lines
from articles.pagetext.text.forms import ends_sentence
from articles.pagetext.text.language import Language
from articles.pagetext.text.measure import Page
from articles.pagetext.values import Credit, CreditRole

CLOSE = 2
"""Rows that may stand between the parts of one photo."""
TORN = 14
"""Rows that may stand between the lines of a caption that was read across a column."""


def photos(page: Page, units: Sequence[Unit], language: Language) -> list[PhotoPlan]:
    """Group captions and credits by their order.

    Args:
        page: its rows.
        units: of the page.
        language: of the page.

    Returns:
        The photos in file order, still without titles.
    """
    plans: list[PhotoPlan] = []
    last = title = -TORN - 2
    for unit in units:
        if unit.label is Label.TITLE:
            title = unit.last
        if unit.label not in {Label.CAPTION, Label.CREDIT}:
            continue
        is_titled = unit.first == title + 1
        current = plans[-1] if plans and not is_titled else None
        if current and unit.label is Label.CAPTION and _put_in(page, current, unit, language):
            continue
        if current is None or not _belongs(unit, current, unit.first - last - 1):
            current = PhotoPlan()
            plans.append(current)
        (current.caption if unit.label is Label.CAPTION else current.credits).append(unit)
        last = unit.last
    return plans


def _put_in(page: Page, plan: PhotoPlan, late: Unit, language: Language) -> bool:
    """Put a line that was set behind the credit between the lines of the caption, where it is one of them."""
    if not (plan.caption and plan.credits) or late.first != plan.credits[-1].last + 1 or len(late.lines) > 1:
        return False
    unit = plan.caption[-1]
    rows = page.rows[unit.first : unit.last + 1]
    at = late_place(page, rows, page.rows[late.first], language)
    if at is None:
        return False
    parts = (rows[:at], rows[at:])
    above, below = (
        replace(
            unit,
            first=page.index[part[0].number],
            last=page.index[part[-1].number],
            lines=tuple(row.number for row in part),
            text=join_lines(row.whole for row in part),
        )
        for part in parts
    )
    plan.caption[-1:] = [above, late, below]
    return True


def _belongs(unit: Unit, plan: PhotoPlan, rows_between: int) -> bool:
    """Whether a caption or credit goes on with the photo above it."""
    torn = bool(plan.caption) and not ends_sentence(plan.caption[-1].text)
    if unit.label is Label.CAPTION:
        among_a_column = rows_between == 1 and not plan.credits
        return among_a_column or (torn and rows_between <= TORN and (not plan.credits or ends_sentence(unit.text)))
    return bool(plan.caption) and not plan.credits and rows_between <= (TORN if torn else CLOSE)


def photo_credits(units: Sequence[Unit]) -> tuple[Credit, ...]:
    """The people of a photo's credit lines; whoever is named in them took the picture unless it says otherwise."""
    text = " ".join(unit.text.replace("\n", " ") for unit in units)
    parsed = people.parse(text, default=CreditRole.PHOTOGRAPHER)
    if parsed:
        return parsed.credits
    found: list[Credit] = []
    for unit in units:
        for line in unit.text.split("\n"):
            part = people.parse(line, default=CreditRole.PHOTOGRAPHER)
            found.extend(part.credits if part else ())
    return people.merge(found)
