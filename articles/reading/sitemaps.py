"""Sitemaps: every public page in both languages, and the articles of the last two days for news search."""

from __future__ import annotations

import datetime
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Article, Edition, Page, Reporter, Tag
from articles.reading import published
from articles.reading.caching import same_for_everyone
from articles.reading.structured import ENGLISH, absolute
from articles.reading.views.people import credited
from articles.reading.views.tags import used_tags

NEWS_DAYS = 2
"""News search reads articles of the last two days only."""
NEWS_MOST = 1000
"""Addresses in a news sitemap, by its rules."""


class PaperSitemap(Sitemap):
    """A part of the site, at the site's configured address whatever host was asked, in both languages.

    Django's own way to several languages reads all rows for every file; here a file asks for its own rows only.
    """

    limit = 1_000
    """Rows in a file, each with an address in either language: what a server makes in about a second."""

    def get_urls(self, page: int = 1, **_asked: Any) -> list[dict[str, Any]]:
        address = urlsplit(settings.SITE_URL)
        site = SimpleNamespace(domain=address.netloc)
        chinese = super().get_urls(page=page, site=site, protocol=address.scheme)
        return [found for url in chinese for found in in_both_languages(url)]


def in_both_languages(url: dict[str, Any]) -> list[dict[str, Any]]:
    """The entries of a page in Chinese and in English, each naming both."""
    origin = absolute("")
    locations = {"zh-Hans": url["location"], "en": f"{origin}{ENGLISH}{url['location'].removeprefix(origin)}"}
    alternates = [{"lang_code": code, "location": location} for code, location in locations.items()]
    alternates.append({"lang_code": "x-default", "location": url["location"]})
    return [{**url, "location": location, "alternates": alternates} for location in locations.values()]


class ArticleSitemap(PaperSitemap):
    """Articles, by their first parts."""

    def items(self) -> QuerySet[Article]:
        return published.articles().select_related("page__edition").defer("body").newest_first()

    def lastmod(self, item: Article) -> datetime.datetime:
        return item.updated_at


class PageSitemap(PaperSitemap):
    """Printed pages."""

    def items(self) -> QuerySet[Page]:
        shown = Page.objects.public().filter(edition__publication=settings.PUBLICATION)
        return shown.select_related("edition").order_by("-edition__date", "order", "label")


class EditionSitemap(PaperSitemap):
    """Editions."""

    def items(self) -> QuerySet[Edition]:
        return published.editions().order_by("-date")

    def lastmod(self, item: Edition) -> datetime.datetime | None:
        return item.published_at


class ReporterSitemap(PaperSitemap):
    """The credited."""

    def items(self) -> QuerySet[Reporter]:
        return credited().order_by("slug")


class TagSitemap(PaperSitemap):
    """Subjects."""

    def items(self) -> QuerySet[Tag]:
        return used_tags().order_by("slug")


class ListSitemap(PaperSitemap):
    """The pages that lead to all others."""

    def items(self) -> list[str]:
        return ["home", "archive", "reporters", "tags", "photos"]

    def location(self, item: str) -> str:
        return reverse(item)


SITEMAPS: dict[str, type[PaperSitemap]] = {
    "lists": ListSitemap,
    "editions": EditionSitemap,
    "pages": PageSitemap,
    "articles": ArticleSitemap,
    "reporters": ReporterSitemap,
    "tags": TagSitemap,
}
"""Section of the sitemap -> what it lists; the name is part of its address."""


@require_safe
@same_for_everyone
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The files that together list every public page; each section in as many as it needs."""
    places = []
    for section, sitemap in SITEMAPS.items():
        base = absolute(reverse("sitemap-section", args=[section]))
        pages = sitemap().paginator.num_pages
        places += [base, *(f"{base}?p={number}" for number in range(2, pages + 1))]
    newest = published.articles().aggregate(changed=Max("updated_at"))["changed"]
    context = {"places": places, "changed": newest}
    return render(request, "articles/sitemap_index.xml", context, content_type="application/xml")


@require_safe
@same_for_everyone
def sitemap_news(request: HttpRequest) -> HttpResponse:
    """Articles of editions of the last two days."""
    since = timezone.localdate() - datetime.timedelta(days=NEWS_DAYS)
    articles = published.articles().filter(page__edition__date__gte=since).select_related("page__edition").defer("body")
    context = {"articles": articles.newest_first()[:NEWS_MOST], "site_url": absolute("")}
    return render(request, "articles/sitemap_news.xml", context, content_type="application/xml")
