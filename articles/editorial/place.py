"""Where a page belongs: its day, label and section. Once readers have seen it, its address stays."""

from __future__ import annotations

import datetime

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils.translation import gettext

from articles.editorial.rights import require
from articles.editorial.states import Incomplete
from articles.models import Article, Edition, Page
from articles.models.page import label_order


@transaction.atomic
def place(page: Page, *, by: AbstractUser, edition: Edition | None = None, label: str | None = None) -> Page:
    """Move a page to another edition or give it another label; what is None stays.

    Its place among the pages follows the label, unless somebody has set another one. An edition that is left with
    nothing of its own is gone: a wrong day would stand among the editions for ever.

    Raises:
        NotAllowed: `by` lacks the right ``articles.change_page``.
        Incomplete: readers have seen the page, or the edition has such a page already.
    """
    page = Page.objects.select_for_update(of=("self",)).select_related("edition").get(pk=page.pk)
    require(by, "place", page)
    edition = edition or page.edition
    label = page.label if label is None else label.strip()
    if (edition, label) == (page.edition, page.label):
        return page
    if Article.objects.filter(page=page, published_at__isnull=False).exists():
        raise Incomplete(page, gettext("Readers have seen articles of “%(page)s”: its address stays.") % {"page": page})
    if label and edition.pages.filter(label=label).exclude(pk=page.pk).exists():
        raise Incomplete(
            page, gettext("“%(edition)s” has a page %(label)s already.") % {"edition": edition, "label": label}
        )
    if page.order == label_order(page.label):
        page.order = label_order(label)
    former = page.edition
    page.edition, page.label = edition, label
    page.save(update_fields=["edition", "label", "order"])
    if former != edition:
        Edition.objects.filter(pk=former.pk).bare().delete()
    return page


def place_from_flag(page: Page, *, by: AbstractUser, field: str, value: object) -> Page:
    """Put the chosen value of a page flag (`date` as ISO text, `page`, `section`) into its place.

    Raises:
        Incomplete: the value is no date; and as `place`.
    """
    if field == "section":
        require(by, "place", page)
        page.section = str(value)
        page.save(update_fields=["section"])
        return page
    if field == "page":
        return place(page, by=by, label=str(value))
    try:
        day = datetime.date.fromisoformat(str(value))
    except ValueError:
        raise Incomplete(page, gettext("%(value)s is no date.") % {"value": value}) from None
    edition, _is_new = Edition.objects.get_or_create(publication=page.edition.publication, date=day)
    return place(page, by=by, edition=edition)
