"""Marks put right by the form of single lines and blocks: what no head, byline, caption or box can look like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise, takewhile

from articles.pagetext.marking.assign import Label, Mark
from articles.pagetext.marking.units import HEAD_LABELS
from articles.pagetext.roles import caption
from articles.pagetext.text import people
from articles.pagetext.text import style_table as style
from articles.pagetext.text.forms import ends_sentence
from articles.pagetext.text.measure import Page, Row
from articles.pagetext.text.page_credits import credits_of_page

TELEPHONE = re.compile(rf"(?:.*{style.TELEPHONE}\D{{0,3}})?{style.PHONE}")
NO_HEAD = re.compile(style.NO_HEAD)
NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节条部])[^，。；！？]+"
)
"""What a part of a report begins with: 一、, （二）."""
CHAPTER = re.compile(r"第[一二三四五六七八九十]{1,3}[章节][ \u3000]?[^，。；！？]{0,12}")
SHORT = 3.5
"""Ems that such a line lacks to its column at least: the first line of a paragraph lacks two."""
SIDE_BOX = re.compile(style.SIDE_BOX)
SHOWS = re.compile(r"图为|[上下左右]图[:：为是]")
BOXES = frozenset({Label.ADVERTISEMENT, Label.NOTICE, Label.WEATHER})
"""What is set as a box, with a heading of its own."""
NOTICES = frozenset(style.NOTICE_CUES + style.ADVERT_NOTICE)
BOX = 2
"""Lines below such a heading at least."""


def by_form(page: Page, marks: Mapping[int, Mark]) -> dict[int, Mark]:
    """Marks of which each was looked at by the form of its line, and then by that of its block."""
    revised = dict(marks)
    for look in (_amid, _told, _pictured, _boxed):
        revised = look(page, revised)
    return revised


def _amid(page: Page, marks: Mapping[int, Mark]) -> dict[int, Mark]:
    """Marks in which a line of a body that speaks of sponsors and publishers is no masthead: it stands in mid-sentence,
    as wide as its column."""
    revised = dict(marks)
    for above, row, below in zip(page.rows, page.rows[1:], page.rows[2:], strict=False):
        if (
            marks[row.number].label is Label.MASTHEAD
            and row.is_full
            and not (row.gap_before or row.gap_after)
            and marks[above.number].label is marks[below.number].label is Label.BODY
            and not ends_sentence(above.text)
        ):
            revised[row.number] = marks[row.number].called(
                Label.BODY, "stands in mid-sentence between two lines of a body"
            )
    return revised


def _told(page: Page, marks: Mapping[int, Mark]) -> dict[int, Mark]:
    """Marks of which each was looked at by the form of its own line."""
    revised = dict(marks)
    for row in page.rows:
        mark = marks[row.number]
        if sure := _settled(page, row, mark):
            revised[row.number] = mark.settled(*sure)
        elif rather := _rather(page, row, marks):
            revised[row.number] = mark.called(*rather)
    return revised


def _settled(page: Page, row: Row, mark: Mark) -> tuple[Label, str] | None:
    """What a row can only be, and why."""
    if mark.label in (*HEAD_LABELS, Label.TITLE, Label.JUMP) and _heads_side_box(page, row):
        return Label.SUBHEAD, "heads a box beside a story"
    if mark.label in HEAD_LABELS and CHAPTER.fullmatch(row.text):
        return Label.SUBHEAD, "is a chapter of a law or a report"
    if mark.label is Label.BODY and NUMBERED.fullmatch(row.text) and row.measure - row.width >= SHORT:
        return Label.SUBHEAD, "is numbered, short, and no sentence"
    if credits_of_page(row):
        # Who is credited with the whole page stands on it as its staff does.
        return Label.FOLIO, "credits somebody with the whole page"
    return None


def _rather(page: Page, row: Row, marks: Mapping[int, Mark]) -> tuple[Label, str] | None:
    """What a row is rather than what it was taken for, and why."""
    label = marks[row.number].label
    if label in HEAD_LABELS:
        return _told_of_head(row, label)
    found = _told_of_signature(page, marks, row) if label in (Label.BYLINE, Label.CREDIT) else None
    return found or ((Label.HEADLINE, "a byline is glued to its end") if row.byline else None)


def _told_of_head(row: Row, label: Label) -> tuple[Label, str] | None:
    """What a line that was taken for a head's is instead, and why.

    Of 1,365 stories of gold pages 58 have a deck that begins with a dash, and none a kicker or headline that does.
    """
    if TELEPHONE.fullmatch(row.text):
        return Label.ADVERTISEMENT, "is or gives a telephone number"
    if NO_HEAD.search(row.text):
        return Label.BODY, "has the marks of a sentence"
    if label in (Label.KICKER, Label.HEADLINE) and row.text.startswith(style.DASH):
        return Label.DECK, "a head that begins with a dash"
    return None


def _told_of_signature(page: Page, marks: Mapping[int, Mark], row: Row) -> tuple[Label, str] | None:
    """What a line that was taken for a byline or credit is instead, and why: what else it is likeliest to be."""
    mark = marks[row.number]
    if _is_inside(page, marks, row) and not _is_signed(row):
        return Label.SUBHEAD, "is marked like a byline, names nobody and stands inside a body"
    if mark.label is Label.BYLINE and _names_nobody(row.text):
        shares = {label: share for label, share in mark.shares.items() if label is not mark.label}
        return max(shares, key=shares.__getitem__, default=mark.label), "is like a byline and names nobody"
    return None


def _pictured(page: Page, marks: Mapping[int, Mark]) -> dict[int, Mark]:
    """Marks in which a block of its own that begins with what the picture shows, and ends a sentence, is a caption."""
    revised = dict(marks)
    for group in page.groups if page.is_spaced else ():
        if len(group) <= caption.LONGEST and SHOWS.match(group[0].text) and ends_sentence(group[-1].text):
            for row in group:
                if marks[row.number].label is Label.BODY:
                    revised[row.number] = marks[row.number].called(Label.CAPTION, "says what a picture shows")
    return revised


def _boxed(page: Page, marks: Mapping[int, Mark]) -> dict[int, Mark]:
    """Marks in which the head of a block is of the box that all of its other rows are: of an advert, a notice."""
    revised = dict(marks)
    for group in page.groups if page.is_spaced else ():
        heads = list(takewhile(lambda row: marks[row.number].label in HEAD_LABELS, group))
        label = marks[group[-1].number].label
        rest = group[len(heads) :]
        if len(rest) >= BOX and label in BOXES and all(marks[row.number].label is label for row in rest):
            for row in heads:
                revised[row.number] = marks[row.number].settled(label, "heads a box")
    for row, below in pairwise(page.rows):
        label = marks[below.number].label
        if marks[row.number].label not in BOXES and label in BOXES and _is_titled(row):
            revised[row.number] = marks[row.number].settled(label, "says what kind of notice stands below")
    return revised


def _heads_side_box(page: Page, row: Row) -> bool:
    """Whether a row by itself says what kind of box stands below it, and nothing else."""
    return bool(SIDE_BOX.fullmatch(row.heading)) and (row.is_alone or not page.is_spaced)


def _names_nobody(text: str) -> bool:
    """Whether a text has neither a word for a role nor names."""
    return people.parse(text) is None and not people.names(text.lstrip(style.BULLETS))


def _is_signed(row: Row) -> bool:
    """Whether a row has a word for a role, or what looks like a name."""
    found = people.names(row.text.lstrip(style.BULLETS))
    return people.parse(row.text) is not None or any(map(people.looks_like_name, found))


def _is_inside(page: Page, marks: Mapping[int, Mark], row: Row) -> bool:
    """Whether a row with a mark before it stands between two lines of a body, in one block with the one below."""
    at = page.index[row.number]
    if row.text[0] not in style.BULLETS or not 0 < at < len(page.rows) - 1:
        return False
    beside = (page.rows[at - 1], page.rows[at + 1])
    return not row.gap_after and all(marks[other.number].label is Label.BODY for other in beside)


def _is_titled(row: Row) -> bool:
    """Whether a row says what kind of notice stands below it, and nothing else."""
    return row.heading in NOTICES
