"""Marks put right by the form of single lines and blocks: what no head, byline, caption or box can look like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise, takewhile

from articles.pagetext import people
from articles.pagetext import style_table as style
from articles.pagetext.assign import Label, Mark
from articles.pagetext.measure import Page, Row
from articles.pagetext.page_credits import credits_of_page
from articles.pagetext.paragraphs import ends_sentence
from articles.pagetext.roles import caption
from articles.pagetext.units import HEAD_LABELS

TELEPHONE = re.compile(rf"(?:.*{style.TELEPHONE}\D{{0,3}})?{style.PHONE}")
NO_HEAD = re.compile(style.NO_HEAD)
NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节条部])[^，。；！？]+"
)
"""What a part of a report begins with: 一、, （二）."""
CHAPTER = re.compile(r"第[一二三四五六七八九十]{1,3}[章节][ \u3000]?[^，。；！？]{0,12}")
SHORT = 3.5
"""Ems that such a line lacks to its column at least: the first line of a paragraph lacks two."""
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
            _call(row, Label.BODY, revised, "stands in mid-sentence between two lines of a body")
    return revised


def _told(page: Page, marks: Mapping[int, Mark]) -> dict[int, Mark]:
    """Marks in which a line that gives a telephone number is an advert's, one with the marks of sentences a body's, and
    neither a head, what a byline is glued to a headline, and a head that begins with a dash a deck: of 1,365 stories of
    gold pages 58 have such a deck, none a kicker or headline that begins so. A byline that names nobody is what else it
    is likeliest to be; who is credited with the whole page stands on it as its staff does."""
    revised = dict(marks)
    for row in page.rows:
        label = marks[row.number].label
        if label in HEAD_LABELS and TELEPHONE.fullmatch(row.text):
            _call(row, Label.ADVERTISEMENT, revised, "is or gives a telephone number")
        elif label in HEAD_LABELS and CHAPTER.fullmatch(row.text.strip()):
            _call(row, Label.SUBHEAD, revised, "is a chapter of a law or a report")
        elif label in HEAD_LABELS and NO_HEAD.search(row.text):
            _call(row, Label.BODY, revised, "has the marks of a sentence")
        elif label in (Label.BYLINE, Label.CREDIT) and _is_inside(page, marks, row) and _names_nobody(row.text):
            _call(row, Label.SUBHEAD, revised, "is marked like a byline, names nobody and stands inside a body")
        elif label is Label.BYLINE and _names_nobody(row.text):
            shares = {other: share for other, share in marks[row.number].shares.items() if other is not label}
            _call(row, max(shares, key=shares.__getitem__, default=label), revised, "is like a byline and names nobody")
        elif label is Label.BODY and NUMBERED.fullmatch(row.text.strip()) and row.measure - row.width >= SHORT:
            _call(row, Label.SUBHEAD, revised, "is numbered, short, and no sentence")
        elif credits_of_page(row):
            revised[row.number] = marks[row.number].settled(Label.FOLIO, "credits somebody with the whole page")
        elif row.byline and label not in HEAD_LABELS:
            _call(row, Label.HEADLINE, revised, "a byline is glued to its end")
        elif label in (Label.KICKER, Label.HEADLINE) and row.text.startswith(style.DASH):
            _call(row, Label.DECK, revised, "a head that begins with a dash")
    return revised


def _pictured(page: Page, marks: Mapping[int, Mark]) -> dict[int, Mark]:
    """Marks in which a block of its own that begins with what the picture shows, and ends a sentence, is a caption."""
    revised = dict(marks)
    for group in page.groups if page.is_spaced else ():
        if len(group) <= caption.LONGEST and SHOWS.match(group[0].text) and ends_sentence(group[-1].text):
            for row in group:
                if marks[row.number].label is Label.BODY:
                    _call(row, Label.CAPTION, revised, "says what a picture shows")
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


def _names_nobody(text: str) -> bool:
    """Whether a text has neither a word for a role nor what looks like a name."""
    return people.parse(text) is None and not any(map(people.looks_like_name, people.names(text.lstrip(style.BULLETS))))


def _is_inside(page: Page, marks: Mapping[int, Mark], row: Row) -> bool:
    """Whether a row with a mark before it stands between two lines of a body, in one block with the one below."""
    at = page.index[row.number]
    if row.text[0] not in style.BULLETS or not 0 < at < len(page.rows) - 1:
        return False
    beside = (page.rows[at - 1], page.rows[at + 1])
    return not row.gap_after and all(marks[other.number].label is Label.BODY for other in beside)


def _is_titled(row: Row) -> bool:
    """Whether a row says what kind of notice stands below it, and nothing else."""
    return "".join(row.text.split()).strip(style.BULLETS + style.OPENERS + style.CLOSERS) in NOTICES


def _call(row: Row, label: Label, marks: dict[int, Mark], reason: str) -> None:
    marks[row.number] = marks[row.number].called(label, reason)
