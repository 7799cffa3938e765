"""Which page of which edition a draft is: found by its text first, then by publication, day and label.

What is known of the page is merged like any other value: what an editor set stays, and a weaker origin (a guess
from the text) never replaces a stronger one (an option, a sidecar).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from articles.importing.errors import PageTaken
from articles.importing.match import SAME_PAGE, likeness
from articles.importing.merge import FieldMerge, taken
from articles.models import Article, Page, SourceText
from articles.models.edition import EditionStatus
from articles.models.page import PageQuerySet
from articles.pagetext import VERSION
from articles.pagetext.values import Metadata, Origin, PageDraft

FIELDS = ("date", "page", "section", "editor")
"""Metadata of a page that its row carries."""
ADDRESS = ("date", "page")
"""What makes a page's public address."""
NAMESAKES = 20
"""Former pages of a file's name that are compared; names like ``C1.txt`` come every day."""
STRENGTH = {origin: rank for rank, origin in enumerate(reversed(Origin))}
"""How far an origin is trusted; a higher number goes before a lower one."""
SAID = (Origin.OPTION, Origin.SIDECAR, Origin.FILENAME)
"""Origins in which a person said what the page is."""
SETTLED = (Article.Status.APPROVED, Article.Status.SCHEDULED, Article.Status.PUBLISHED, Article.Status.WITHDRAWN)
"""States of an article that an import does not change any more."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a draft's page is or will be, and what its row will say."""

    page: Page | None
    """None: a page that is not there yet."""
    merges: tuple[FieldMerge, ...]
    """Of the fields in `FIELDS`, all as text, "" where nothing is known."""
    metadata: dict[str, Any]
    """What `Page.metadata` will be."""
    label_taken: str = ""
    """The label that a guess gave the page, which another page of the edition bears."""
    outranked: frozenset[str] = frozenset()
    """Fields that a former import knew from a stronger origin: what this one reads there, or does not find, does not
    count."""

    @property
    def taken(self) -> dict[str, str]:
        """Field -> new value, for what the import sets."""
        return taken(self.merges)

    @property
    def is_news(self) -> bool:
        """Whether anything about the page's row is new."""
        return self.page is None or self.metadata != self.page.metadata or bool(self.taken)

    @property
    def moves(self) -> bool:
        """Whether the address of a page that is there changes."""
        return self.page is not None and any(field in self.taken for field in ADDRESS)

    @property
    def day(self) -> date | None:
        """The day of the page's edition after the import; None for the undated one."""
        if value := self.taken.get("date"):
            return date.fromisoformat(value)
        return self.page.edition.date if self.page else None

    @property
    def label(self) -> str:
        return self.taken.get("page", self.page.label if self.page else "")


def find_place(draft: PageDraft, *, lock: bool, planned: Page | None = None) -> Place:
    """Where the draft belongs; with `lock`, the page's row is held until the transaction ends.

    Args:
        planned: another page, no row yet, that will bear the draft's day and label by then.
    Raises:
        PageTaken: a person said which page it is, but that is another page already.
    """
    pages = Page.objects.select_related("edition", "current_source")
    if lock:
        pages = pages.select_for_update(of=("self",))
    key = SourceText.objects.filter(sha256=draft.sha256).values_list("page_id", flat=True).first()
    page = pages.get(pk=key) if key else None
    label_taken = ""
    if page is None and (bearer := planned or _page_named(draft, pages)) is not None:
        if bearer.pk and is_same_page(draft, bearer):
            page = bearer
        else:
            label_taken = _refuse_or_yield(draft, bearer)
    if page is None:
        page = _page_of_file(draft, pages)
    if page is None:
        return _new_place(draft, label_taken=label_taken)
    return _known_place(draft, page)


def find_unchanged(sha256: str, known: Metadata) -> Page | None:
    """The page whose current text this is, read by this version, with nothing new known: there is nothing to do.

    What the text itself says of its day and label is the same each time, so it need not be read to know that.
    """
    page = (
        Page.objects.select_related("edition")
        .filter(current_source__sha256=sha256, current_source__importer_version=VERSION)
        .first()
    )
    if page is None:
        return None
    for field, found in metadata_json(known).items():
        former = page.metadata.get(field)
        if former is None or STRENGTH[Origin(former["origin"])] < STRENGTH[Origin(found["origin"])]:
            return None
        if former["origin"] == found["origin"] and former["value"] != found["value"]:
            return None
    return page


def is_settled(page: Page) -> bool:
    """Whether readers or an editor's approval already rely on where the page is."""
    return page.edition.status == EditionStatus.PUBLISHED or page.articles.filter(status__in=SETTLED).exists()


def is_same_page(draft: PageDraft, page: Page) -> bool:
    """Whether the page has no text yet, or one that is another reading of the same paper."""
    if page.current_source is None:
        return True
    return likeness(page.current_source.text, "\n".join(line.text for line in draft.lines)) >= SAME_PAGE


def _page_named(draft: PageDraft, pages: PageQuerySet) -> Page | None:
    """The page that bears the draft's day (or none) and label."""
    known = draft.metadata
    if known.page is None:
        return None
    day = known.date.value if known.date else None
    return pages.filter(edition__publication=settings.PUBLICATION, edition__date=day, label=known.page.value).first()


def _page_of_file(draft: PageDraft, pages: PageQuerySet) -> Page | None:
    """The page that a former text of the same file made, while nobody said that they are of different days."""
    day = draft.metadata.date
    for page in pages.filter(current_source__name=Path(draft.name).name).order_by("-pk")[:NAMESAKES]:
        former = page.metadata.get("date")
        both_said = day and former and day.origin in SAID and former["origin"] in SAID
        if not (both_said and day.value.isoformat() != former["value"]) and is_same_page(draft, page):
            return page
    return None


def _refuse_or_yield(draft: PageDraft, bearer: Page) -> str:
    """The label that the draft cannot have; a guess gives way, a person's word is an error.

    Raises:
        PageTaken: both day and label were said by a person.
    """
    known = draft.metadata
    if known.date and known.page and known.date.origin in SAID and known.page.origin in SAID:
        source = bearer.current_source.name if bearer.current_source else _("the desk")
        message = _("%(page)s is there already with another text, from %(source)s; change the date or the label")
        raise PageTaken(draft.name, message % {"page": bearer, "source": source})
    return bearer.label


def _new_place(draft: PageDraft, *, label_taken: str) -> Place:
    known = draft.metadata
    metadata = metadata_json(known)
    if label_taken:
        metadata["page"]["waiting"] = True
    values = {field: found["value"] for field, found in metadata.items() if field in FIELDS}
    if label_taken:
        del values["page"]
    merges = tuple(FieldMerge(field, base="", ours="", theirs=value) for field, value in values.items())
    return Place(None, merges, metadata, label_taken)


def _known_place(draft: PageDraft, page: Page) -> Place:
    """Merge what is known now with what the last import knew and what the row says."""
    row = _row_values(page)
    settled = is_settled(page)
    metadata, merges, outranked = dict(page.metadata), [], set()
    for field, found in metadata_json(draft.metadata).items():
        former = page.metadata.get(field)
        if former and STRENGTH[Origin(former["origin"])] > STRENGTH[Origin(found["origin"])]:
            outranked.add(field)
            continue
        metadata[field] = found
        if field in FIELDS:
            base = former["value"] if former and not former.get("waiting") else ""
            merges.append(FieldMerge(field, base=base, ours=row[field], theirs=found["value"], is_settled=settled))
    said = {field for field, former in page.metadata.items() if Origin(former["origin"]) in SAID}
    outranked |= said - metadata_json(draft.metadata).keys()
    place = Place(page, tuple(merges), metadata, outranked=frozenset(outranked))
    bearer = _bearer(place) if place.moves else None
    if bearer is None:
        return place
    label_taken = _refuse_or_yield(draft, bearer)
    metadata = {**metadata, **{field: page.metadata[field] for field in ADDRESS if field in page.metadata}}
    stays = tuple(merge for merge in merges if merge.field not in ADDRESS)
    return Place(page, stays, metadata, label_taken, frozenset(outranked))


def _bearer(place: Place) -> Page | None:
    """Another page that stands already where this one would move."""
    there = Page.objects.filter(edition__publication=settings.PUBLICATION, edition__date=place.day, label=place.label)
    return there.exclude(pk=place.page.pk).select_related("current_source", "edition").first() if place.label else None


def _row_values(page: Page) -> dict[str, str]:
    return {
        "date": page.edition.date.isoformat() if page.edition.date else "",
        "page": page.label,
        "section": page.section,
        "editor": page.responsible_editor,
    }


def metadata_json(metadata: Metadata) -> dict[str, dict[str, Any]]:
    """What is known of a page in the shape of `Page.metadata`; a day as ISO text."""
    known = {field: getattr(metadata, field) for field in ("publication", *FIELDS)}
    return {
        field: {
            "value": piece.value.isoformat() if isinstance(piece.value, date) else piece.value,
            "origin": piece.origin.value,
            "confidence": piece.confidence,
            "evidence": piece.evidence,
            "lines": list(piece.lines),
        }
        for field, piece in known.items()
        if piece is not None
    }
