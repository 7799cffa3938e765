"""Writing one page: the plan made and applied in one transaction, so that a page is there whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.importing import trace
from articles.importing.doubts import FlagChanges
from articles.importing.errors import TooLong
from articles.importing.links import link_edition
from articles.importing.people import ensure_people
from articles.importing.place import Place
from articles.importing.plan import PagePlan, Status, plan_page
from articles.importing.plan_items import ItemPlan
from articles.importing.rows import write_articles, write_items, write_photos
from articles.models import Article, Edition, Flag, Page, Reporter, SourceText
from articles.models.page import label_order
from articles.models.searchable import reindex_all
from articles.pagetext.values import PageDraft

COLUMNS = {"page": "label", "section": "section", "editor": "responsible_editor"}
"""Metadata field -> column of the page's row."""


@transaction.atomic
def apply_draft(
    draft: PageDraft, *, text: str, by: AbstractUser, check: Callable[[PagePlan], None]
) -> tuple[PagePlan, Page]:
    """Import one page: what the plan says, and the row of its page.

    Args:
        text: the source as it was read, verbatim.
        by: in whose name doubts are resolved that the import itself ends.
        check: is shown the plan before anything is written, and raises to refuse it.
    Raises:
        PageTaken: a person said which page it is, but that is another page already.
        TooLong: a name or label does not fit its column.
    """
    plan = plan_page(draft, lock=True)
    check(plan)
    if plan.status is Status.UNCHANGED:
        return plan, plan.place.page
    _check_lengths(plan)
    kept = trace.before(plan, by=by)
    former = plan.place.page.edition if plan.place.page else None
    edition = _edition(plan.place.day, former)
    page = _write_page(plan.place, edition)
    source = _write_source(plan, page, text)
    people = ensure_people((who for item in _items(plan) for _role, who in item.people), plan.people.known)
    articles = write_articles(plan, page, people)
    photos = write_photos(plan, page, people, articles)
    write_items(plan, source, people, articles, photos)
    _write_all_flags(plan, page, source, articles, photos, by=by)
    _write_gone(plan, page, source, by=by)
    linked = link_edition(edition, by=by)
    if former is not None and former != edition:
        linked |= link_edition(former, by=by)
        Edition.objects.filter(pk=former.pk).bare().delete()
    trace.after(kept, linked, plan, by=by)
    reindex_all(Article.objects.filter(pk__in={*articles, *linked}))
    return plan, page


def _items(plan: PagePlan) -> tuple[ItemPlan, ...]:
    return (*plan.articles, *plan.photos)


def _check_lengths(plan: PagePlan) -> None:
    """Refuse what a column would cut; databases differ in whether they do it silently."""
    wanted: list[tuple[type[models.Model], str, str]] = [(Page, "label", plan.place.label)]
    for item in plan.articles:
        wanted += [(Article, name, item.draft[name]) for name in ("jump_to", "jump_from")]
    wanted += [(Reporter, "name", name) for item in _items(plan) for _role, (_kind, name) in item.people]
    for model, name, value in wanted:
        column = model._meta.get_field(name)
        if len(value) > column.max_length:
            message = _("%(field)s “%(value)s…” is longer than %(limit)d characters")
            values = {"field": column.verbose_name, "value": value[:20], "limit": column.max_length}
            raise TooLong(plan.draft.name, message % values, field=name, limit=column.max_length)


def _edition(day: date | None, former: Edition | None) -> Edition:
    """The edition of the day (the undated one for None), held until the transaction ends, so that two pages of one
    edition see each other's jumps; the one that a page leaves is held with it."""
    if former is not None and former.date == day:
        edition = former
    else:
        edition, _is_new = Edition.objects.get_or_create(publication=settings.PUBLICATION, date=day)
    keys = {edition.pk} | ({former.pk} if former is not None else set())
    list(Edition.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
    return edition


def _write_page(place: Place, edition: Edition) -> Page:
    page = place.page or Page(edition=edition)
    former_order = label_order(page.label)
    page.edition, page.metadata = edition, place.metadata
    for field, column in COLUMNS.items():
        if field in place.taken:
            setattr(page, column, place.taken[field])
    if place.page is None or page.order == former_order:
        page.order = label_order(page.label)
    page.save()
    return page


def _write_source(plan: PagePlan, page: Page, text: str) -> SourceText:
    """The row of this reading as the page's current source; one that was read before is read into anew."""
    draft, source = plan.draft, plan.source
    if source is None:
        source = SourceText.objects.create(
            page=page,
            name=draft.name.replace("\\", "/").rsplit("/", 1)[-1],
            sha256=draft.sha256,
            encoding=draft.encoding,
            text=text,
            importer_version=draft.version,
        )
    else:
        source.items.all().delete()
    page.current_source = source
    page.save(update_fields=["current_source"])
    return source


def _write_all_flags(
    plan: PagePlan, page: Page, source: SourceText, articles: list[int], photos: list[int], *, by: AbstractUser
) -> None:
    on: list[tuple[dict[str, Any], FlagChanges]] = [({}, plan.page_flags)]
    on += [({"article_id": key}, item.flags) for item, key in zip(plan.articles, articles, strict=True)]
    on += [({"photo_id": key}, item.flags) for item, key in zip(plan.photos, photos, strict=True)]
    _write_flags(on, page, source, by=by)


def _write_flags(
    on: Iterable[tuple[dict[str, Any], FlagChanges]], page: Page, source: SourceText, *, by: AbstractUser
) -> None:
    """Write what changes in the flags of some things (given by the column that names them)."""
    new = []
    for thing, changes in on:
        new += [Flag(page=page, source=source, **thing, **doubt.values) for doubt in changes.new]
        for flag, doubt in changes.going_on:
            Flag.objects.filter(pk=flag.pk).update(source=source, **doubt.values)
        over = Flag.objects.filter(pk__in=[flag.pk for flag in changes.over])
        if changes.over:
            over.update(
                resolved_by=by, resolved_at=timezone.now(), resolution=_("The newest reading has no such doubt.")
            )
    Flag.objects.bulk_create(new)


def _write_gone(plan: PagePlan, page: Page, source: SourceText, *, by: AbstractUser) -> None:
    """Remove what nobody has touched or seen; flag the rest."""
    for gone in plan.gone:
        row = gone.imported.row
        column = "article" if isinstance(row, Article) else "photo"
        if gone.is_removable:
            row.items.all().delete()
            if isinstance(row, Article):
                row.steps.all().delete()  # of former imports
                row.revisions.all().delete()
            row.delete()
        else:
            _write_flags([({f"{column}_id": row.pk}, gone.flags)], page, source, by=by)
