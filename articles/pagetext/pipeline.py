"""The road on one screen: bytes -> lines -> claims -> roles -> units, chains -> stories -> a draft of the page."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from articles.pagetext import conservation, inference, metadata
from articles.pagetext.learnt import Learnt, shipped
from articles.pagetext.limits import Bounds, bounds_of
from articles.pagetext.marking.arrivals import arrivals
from articles.pagetext.marking.assign import Label, Mark, roles_of
from articles.pagetext.marking.borders import seen_by_borders
from articles.pagetext.marking.doubles import flag_doubles
from articles.pagetext.marking.marks import language_of, read_marks
from articles.pagetext.marking.units import Unit, join_heads, units
from articles.pagetext.order.headline_words import Title
from articles.pagetext.order.reading_order import chains
from articles.pagetext.stories.headings import headings
from articles.pagetext.stories.items import Items, Sketch, sketched, stories
from articles.pagetext.stories.sections import Section, joined, sections
from articles.pagetext.stories.subheads import torn
from articles.pagetext.stories.upright import restored, upright
from articles.pagetext.text.decode import decode
from articles.pagetext.text.language import Language, canonical
from articles.pagetext.text.measure import Page, page_of
from articles.pagetext.text.readable import readable
from articles.pagetext.text.run_names import flag_run_names
from articles.pagetext.text.unnamed import flag_unnamed, unnamed
from articles.pagetext.values import Flag, Metadata, PageDraft, SourceLine
from articles.pagetext.version import VERSION

MAX_BYTES = 20_000_000
"""Bytes of a page text; a printed page has some ten thousand characters."""


def read_page(
    name: str,
    data: bytes,
    *,
    known: Metadata = Metadata(),  # noqa: B008 - frozen
    max_bytes: int = MAX_BYTES,
    learnt: Learnt | None = None,
) -> PageDraft:
    """Rebuild the stories of a printed page from the text that was pulled out of it.

    Args:
        name: what to call the file in messages.
        data: its bytes.
        known: what options, a sidecar or the file name say of the page; it wins over what the page says.
        max_bytes: refuse more.
        learnt: other weights than those in the repository, for cross-validation.
    Raises:
        TooLarge, EmptyText, NotText: the bytes are no usable text, or more than any page has (`limits`).
        LinesLost: a fault of this library, found by its own check.
    """
    decoded = decode(name, data, max_bytes=max_bytes)
    learnt = learnt or shipped()
    lines, columns = upright(readable(decoded.lines))
    page, marks, language = marked(page_of(lines), learnt)
    parts = sections(page, lines, marks)
    items = joined([_items(part, marks, language, learnt, rows=len(page.rows)) for part in parts], parts)
    items = restored(items, columns)
    counts = unnamed(lines)
    resolved, flags = _metadata(page, marks, items, known)
    draft = PageDraft(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        lines=decoded.lines,
        metadata=resolved,
        stories=flag_run_names(flag_unnamed(flag_doubles(items.stories, page, marks), counts), lines),
        photos=flag_run_names(flag_unnamed(items.photos, counts), lines),
        furniture=items.furniture,
        flags=(*items.flags, *flags),
        version=VERSION,
    )
    conservation.check(draft)
    return draft


def _items(part: Section, marks: Mapping[int, Mark], language: Language, learnt: Learnt, *, rows: int) -> Items:
    """The items of a section of a text that has so many rows, given the language of the text."""
    own = {row.number: marks[row.number] for row in part.page.rows}
    return stories(_sketch(part, own, language, learnt, rows), learnt)


def sketch_of(lines: tuple[SourceLine, ...], learnt: Learnt) -> Sketch:
    """The stories of a page with their heads, as `read_page` sees them, for learning what comes after."""
    page, marks, language = marked(page_of(lines), learnt)
    return _sketch(Section(page, lines), marks, language, learnt, len(page.rows))


def marked(page: Page, learnt: Learnt) -> tuple[Page, dict[int, Mark], Language]:
    """The page, the role of each row and the language of the page; marked once more where blank lines are missing."""
    language = language_of(page, learnt.order.table, learnt.order.senses)
    marks = read_marks(page, learnt.roles, language)
    seen = seen_by_borders(page, marks)
    return seen, marks if seen is page else read_marks(seen, learnt.roles, language), language


def _sketch(part: Section, marks: Mapping[int, Mark], language: Language, learnt: Learnt, rows: int) -> Sketch:
    """The stories of a section with their heads; once more, where lines turn out to be heads or subheads, or none."""
    page = part.page
    if len(page.rows) < rows:
        language = language_of(page, learnt.order.table, learnt.order.senses)
    bounds = bounds_of(len(page.rows), rows)
    sketch = _matched(part, marks, language, learnt, bounds)
    others = headings(page, sketch.bodies, marks, language) | sketch.recast.heads(learnt.recast)
    return _matched(part, {**marks, **others}, language, learnt, bounds) if others else sketch


def _matched(
    part: Section, marks: Mapping[int, Mark], language: Language, learnt: Learnt, bounds: Bounds | None
) -> Sketch:
    """Chains and heads of a section, matched."""
    page, lines, roles = part.page, part.lines, roles_of(marks)
    every = join_heads(page, units(page, marks), language)
    away = torn(page, roles)
    found = chains(
        lines,
        {number: role for number, role in roles.items() if number not in away},
        titles=titles_of(every),
        strange=strange_of(marks),
        model=learnt.order,
        page=page,
        language=language,
        arrivals=arrivals(every),
        bounds=bounds,
    )
    return sketched(page, lines, marks, every, found, language, learnt)


def titles_of(every: Sequence[Unit]) -> list[Title]:
    """The headlines among the units of a page."""
    return [Title(canonical(unit.text), unit.last) for unit in every if unit.label is Label.HEADLINE]


def strange_of(marks: Mapping[int, Mark]) -> dict[int, float]:
    """For each line that was taken for a body's the probability that it is none of a body."""
    return {
        number: 1.0 - sum(mark.shares.get(label, 0.0) for label in (Label.BODY, Label.SUBHEAD))
        for number, mark in marks.items()
        if mark.label is Label.BODY
    }


def _metadata(page: Page, marks: dict[int, Mark], items: Items, known: Metadata) -> tuple[Metadata, tuple[Flag, ...]]:
    folio = metadata.from_folio(page, {number: mark.kind for number, mark in marks.items()})
    resolved = metadata.best(known, folio, inference.infer(items.stories))
    return resolved, (*metadata.contradictions(known, folio), *inference.flags(resolved))
