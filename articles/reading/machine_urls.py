"""Addresses that are not for people and have no language: health, feeds, sitemaps, robots."""

from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from articles.reading.caching import same_for_everyone
from articles.reading.favicon import favicon
from articles.reading.feeds import ArticleFeed, ReporterFeed, SectionFeed, TagFeed, feed_view
from articles.reading.health import health
from articles.reading.robots import robots
from articles.reading.sitemaps import SITEMAPS, sitemap_index, sitemap_news

# /feeds/
feed_urls = [
    path("articles.xml", feed_view(ArticleFeed), name="feed"),
    path("articles.json", feed_view(ArticleFeed, as_json=True), name="feed-json"),
    path("reporters/<str:slug>.xml", feed_view(ReporterFeed), name="reporter-feed"),
    path("tags/<str:slug>.xml", feed_view(TagFeed), name="tag-feed"),
    path("sections/<str:section>.xml", feed_view(SectionFeed), name="section-feed"),
]

urlpatterns = [
    path("health/", health, name="health"),
    path("favicon.ico", favicon, name="favicon"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap_index, name="sitemap-index"),
    path("sitemap-news.xml", sitemap_news, name="sitemap-news"),
    path(
        "sitemap-<slug:section>.xml",
        same_for_everyone(sitemap),
        {"sitemaps": SITEMAPS},
        name="sitemap-section",
    ),
    path("feeds/", include(feed_urls)),
]
