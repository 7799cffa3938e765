"""Feeds: the newest articles of the paper, of a person, of a subject, of a section, as RSS and as JSON Feed."""

from __future__ import annotations

import datetime
import json
from typing import IO, Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed, SyndicationFeed
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from articles.models import Article, Reporter, Tag
from articles.reading import published
from articles.reading.caching import same_for_everyone
from articles.reading.structured import WRITERS, absolute
from articles.reading.views.people import credited
from articles.reading.views.tags import used_tags

NEWEST = 50
"""Articles in a feed."""
HOUR = 6
"""Local hour at which an edition counts as out, for readers that want a time."""


class JsonFeed(SyndicationFeed):
    """JSON Feed 1.1 (jsonfeed.org)."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile: IO[str], _encoding: str) -> None:
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "description": self.feed["description"],
            "language": self.feed["language"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "items": [self.item(item) for item in self.items],
        }
        outfile.write(json.dumps(feed, ensure_ascii=False, indent=1))

    def item(self, item: dict[str, Any]) -> dict[str, Any]:
        """One article."""
        return {
            "id": item["unique_id"],
            "url": item["link"],
            "title": item["title"],
            "content_text": item["description"],
            "date_published": item["pubdate"].isoformat(),
            "date_modified": item["updateddate"].isoformat(),
            "authors": [{"name": name} for name in item["author_name"].split("、") if name],
            "tags": item["categories"],
        }


class ArticleFeed(Feed):
    """The newest articles of the paper."""

    feed_type = Rss201rev2Feed
    language = "zh-Hans"

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.path = request.path
        return super().__call__(request, *args, **kwargs)

    def title(self, _obj: object) -> str:
        return settings.PUBLICATION

    def description(self, _obj: object) -> str:
        return _("The newest articles of %(publication)s.") % {"publication": settings.PUBLICATION}

    def link(self, _obj: object) -> str:
        return absolute(reverse("home"))

    def feed_url(self, _obj: object) -> str:
        return absolute(self.path)

    def articles(self, _obj: object) -> QuerySet[Article]:
        return published.articles()

    def items(self, obj: object) -> QuerySet[Article]:
        return self.articles(obj).for_lists().prefetch_related("tags").newest_first()[:NEWEST]

    def item_title(self, item: Article) -> str:
        return item.headline

    def item_description(self, item: Article) -> str:
        return item.plain_text

    def item_link(self, item: Article) -> str:
        return absolute(item.get_absolute_url())

    def item_pubdate(self, item: Article) -> datetime.datetime:
        return datetime.datetime.combine(item.page.edition.date, datetime.time(HOUR), get_current_timezone())

    def item_updateddate(self, item: Article) -> datetime.datetime:
        return item.updated_at

    def item_author_name(self, item: Article) -> str:
        return "、".join(byline.reporter.name for byline in item.bylines.all() if byline.role in WRITERS)

    def item_categories(self, item: Article) -> list[str]:
        section = [item.page.section] if item.page.section else []
        return section + [tag.name for tag in item.tags.all()]


class ReporterFeed(ArticleFeed):
    """The newest articles that a person is credited for."""

    def get_object(self, _request: HttpRequest, slug: str) -> Reporter:
        return get_object_or_404(credited(), slug=slug)

    def title(self, obj: Reporter) -> str:
        return f"{settings.PUBLICATION}：{obj.name}"

    def link(self, obj: Reporter) -> str:
        return absolute(obj.get_absolute_url())

    def articles(self, obj: Reporter) -> QuerySet[Article]:
        return published.articles().filter(bylines__reporter=obj).distinct()


class TagFeed(ArticleFeed):
    """The newest articles of a subject."""

    def get_object(self, _request: HttpRequest, slug: str) -> Tag:
        return get_object_or_404(used_tags(), slug=slug)

    def title(self, obj: Tag) -> str:
        return f"{settings.PUBLICATION}：{obj.name}"

    def link(self, obj: Tag) -> str:
        return absolute(obj.get_absolute_url())

    def articles(self, obj: Tag) -> QuerySet[Article]:
        return published.articles().filter(tagged__tag=obj)


class SectionFeed(ArticleFeed):
    """The newest articles of pages with one section name (版名)."""

    def get_object(self, _request: HttpRequest, section: str) -> str:
        if not published.articles().filter(page__section=section).exists():
            raise Http404
        return section

    def title(self, obj: str) -> str:
        return f"{settings.PUBLICATION}：{obj}"

    def articles(self, obj: str) -> QuerySet[Article]:
        return published.articles().filter(page__section=obj)


def feed_view(feed: type[ArticleFeed], *, as_json: bool = False):
    """The view of a feed, in RSS or JSON, cached like a page."""
    kind = type(feed.__name__, (feed,), {"feed_type": JsonFeed}) if as_json else feed

    @same_for_everyone
    def view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return kind()(request, **kwargs)

    return view
