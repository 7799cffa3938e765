"""The pages that are in the database already, to be read anew from the text that was kept when they were imported.

What a person said of a page then, by an option, a sidecar or the file's name, is kept in `Page.metadata` and is known
beforehand again; what the page's own text says is read anew like the rest of it. What an editor has set since is in
the page's row, and is merged like any other value.
"""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import F
from django.utils.translation import gettext as _

from articles.importing.errors import TextAltered
from articles.importing.place import SAID
from articles.importing.texts import Text
from articles.models import Page
from articles.pagetext import VERSION
from articles.pagetext.values import Known, Metadata, Origin


def pages_to_read(*, day: date | None = None, label: str = "") -> list[int]:
    """Keys of the pages whose current text was read by another version than this; the newest edition first.

    A new reading is a row of its own that names its version, so that a page is asked for once, and an interrupted run
    goes on with those that are left.

    Args:
        day: of this day's edition only.
        label: with this label only.
    """
    pages = _pages(day, label).exclude(current_source__importer_version=VERSION)
    newest_first = F("edition__date").desc(nulls_first=True)
    return list(pages.order_by(newest_first, "order", "label", "pk").values_list("pk", flat=True))


def has_pages(*, day: date | None = None, label: str = "") -> bool:
    """Whether there is such a page that was imported, whatever version has read it."""
    return _pages(day, label).exists()


def _pages(day: date | None, label: str) -> Any:
    """Those of this site's publication that have a text."""
    pages = Page.objects.filter(edition__publication=settings.PUBLICATION, current_source__isnull=False)
    if day is not None:
        pages = pages.filter(edition__date=day)
    return pages.filter(label=label) if label else pages


def text_of_page(key: int) -> Text:
    """The kept text of a page, byte for byte as its file was.

    Raises:
        TextAltered: its bytes are others by now.
    """
    page = Page.objects.select_related("edition", "current_source").get(pk=key)
    source = page.current_source
    day, label = page.edition.date, page.label or f"page-{key}"
    path, data = Path(day.isoformat() if day else _("undated"), label, source.name), source.text.encode(source.encoding)
    if hashlib.sha256(data).hexdigest() != source.sha256:
        raise TextAltered(str(path), _("the text in the database is not the one that was imported"))
    return Text(
        path,
        data,
        _said_of(page.metadata),
        source.sha256,
        stem=f"{day.isoformat()}_{page.label}" if day and page.label else f"page-{key}",
        source=source.pk,
    )


def _said_of(metadata: dict[str, dict[str, Any]]) -> Metadata:
    """What a person said of the page when it was imported; what was read in its text is left out."""
    return Metadata(
        **{
            field: Known(
                date.fromisoformat(found["value"]) if field == "date" else found["value"],
                Origin(found["origin"]),
                found["confidence"],
                found["evidence"],
                tuple(found["lines"]),
            )
            for field, found in metadata.items()
            if found["origin"] in SAID
        }
    )
