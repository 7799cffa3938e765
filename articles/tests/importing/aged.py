"""Pages as an older importer left them, so that this one reads something else in the text that was kept."""

from __future__ import annotations

from typing import Any

from articles.models import Article, Page, PageItem, SourceText

LIBRARY, BRIDGE = "甲村新建图书室", "丙河大桥合龙"
WORSE = "甲村新建图书"
"""What an older importer made of the first headline."""


def age(page: Page, *, headline: str = LIBRARY, was: str = WORSE) -> None:
    """Let the page be as an older importer read it, which took one headline for another."""
    SourceText.objects.filter(page=page).update(importer_version="0.9")
    Article.objects.filter(page=page, headline=headline).update(headline=was)
    for item in PageItem.objects.filter(source__page=page, draft__headline=headline):
        item.draft["headline"] = was
        item.save()


def headlines() -> list[str]:
    """Of the first article of each page."""
    return list(Article.objects.filter(order=1).order_by("page").values_list("headline", flat=True))


def facts(page: Page) -> list[Any]:
    """All that a page's row says of where it belongs."""
    page = Page.objects.select_related("edition").get(pk=page.pk)
    return [page.edition.date, page.label, page.section, page.order, page.responsible_editor, page.metadata]
