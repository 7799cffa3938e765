"""Roles looked at once more with what their neighbours turned out to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from articles.pagetext.assign import Label, Mark
from articles.pagetext.measure import Page, Row
from articles.pagetext.opening import DATELINE
from articles.pagetext.paragraphs import ends_sentence

LONGEST_CAPTION = 14
"""Lines of a caption."""
NARROWER = 3.0
"""Ems that a line may be narrower than the caption line below and still be of the same caption."""


def revise(page: Page, marks: Mapping[int, Mark]) -> dict[int, Mark]:
    """Let captions begin where their first sentence does.

    A caption was known by the credit below it; where its first known line goes on with the sentence of the body
    lines right above, these are the caption's too.
    """
    revised = dict(marks)
    for at, row in enumerate(page.rows):
        if marks[row.number].label is not Label.CAPTION or (
            at and marks[page.rows[at - 1].number].label is Label.CAPTION
        ):
            continue
        for above in _sentence_above(page, at, revised):
            old = revised[above.number]
            revised[above.number] = replace(
                old, label=Label.CAPTION, runner_up=old.label, reason="goes on into a caption in mid-sentence"
            )
    return revised


def _sentence_above(page: Page, at: int, marks: Mapping[int, Mark]) -> list[Row]:
    """The body rows above that share the block and the sentence with the row at `at`."""
    found: list[Row] = []
    for k in range(at - 1, max(-1, at - LONGEST_CAPTION), -1):
        row, below = page.rows[k], page.rows[k + 1]
        if below.gap_before or marks[row.number].label is not Label.BODY or ends_sentence(row.text):
            break
        if (abs(row.width - below.width) > NARROWER and found) or DATELINE.match(row.text):
            break
        found.append(row)
    return found
