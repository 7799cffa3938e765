"""Jumps after a page was placed by hand: what belongs together on its new day is linked, what it left is flagged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from articles.editorial.rights import importer
from articles.importing.links import link_edition
from articles.models import Article, Edition, Page
from articles.models.searchable import reindex_all


@contextmanager
def jumps_follow(page: Page) -> Iterator[None]:
    """Link the jumps of the page's old and new edition again, when what is done inside gives it another address.

    Everything is one transaction: a refusal inside leaves page and jumps as they were.
    """
    with transaction.atomic():
        before = _address(page)
        yield
        after = _address(page)
        if before != after:
            link_again(before[0], after[0])


def link_again(*editions: int) -> None:
    """Link what belongs together in the editions of these keys, in the importer's name, as after an import.

    Must run inside a transaction; the editions are held until it ends, in the order in which imports hold them.
    """
    changed: set[int] = set()
    for edition in Edition.objects.select_for_update().filter(pk__in=editions).order_by("pk"):
        changed |= link_edition(edition, by=importer())
    reindex_all(Article.objects.filter(pk__in=changed))


def _address(page: Page) -> tuple[int, str]:
    """Key of the edition and label, as they are in the database."""
    return Page.objects.values_list("edition_id", "label").get(pk=page.pk)
