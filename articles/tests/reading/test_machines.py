"""What is not for people: feeds, sitemaps, robots, health."""

import datetime
from xml.etree import ElementTree

import feedparser
import pytest
from django.db import OperationalError
from django.templatetags.static import static
from django.utils import timezone

from articles.models import Edition
from articles.tests.builders import make_article, make_edition, make_page
from articles.tests.reading.conftest import continue_on

pytestmark = pytest.mark.django_db

FEEDS = (
    "/feeds/articles.xml",
    "/feeds/reporters/zhang-san.xml",
    "/feeds/tags/tu-shu-shi.xml",
    "/feeds/sections/要闻.xml",
)


def locations(client, path):
    """The addresses that a sitemap names."""
    return [
        element.text
        for element in ElementTree.fromstring(client.get(path).content).iter()  # noqa: S314 - our own
        if element.tag.endswith("}loc")
    ]


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_has_the_public_articles(client, published, path):
    make_article(page=published.page, headline="未发布的标题", tags=["图书室"])

    feed = feedparser.parse(client.get(path).content)

    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == [published.headline]
    assert feed.entries[0].link == f"http://127.0.0.1:8000{published.get_absolute_url()}"
    assert feed.entries[0].published_parsed[:3] == (2021, 12, 21)  # six in the morning of the 22nd, in UTC


def test_the_json_feed_says_the_same(client, published):
    feed = client.get("/feeds/articles.json").json()

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["items"][0]["title"] == published.headline
    assert feed["items"][0]["authors"] == [{"name": "张三"}]


@pytest.mark.parametrize("path", ["reporters/nobody", "tags/nothing", "sections/没有"])
def test_a_feed_of_nothing_public_does_not_exist(client, published, path):
    assert client.get(f"/feeds/{path}.xml").status_code == 404


def test_the_sitemap_lists_every_public_page_in_both_languages(client, published):
    make_article(page=published.page)
    continue_on(published)

    found = [address for place in locations(client, "/sitemap.xml") for address in locations(client, place)]

    address = published.get_absolute_url()
    assert f"http://127.0.0.1:8000{address}" in found
    assert f"http://127.0.0.1:8000/en{address}" in found
    assert "http://127.0.0.1:8000/2021-12-22/C2/" in found
    assert len([place for place in found if place.endswith(("/1/", "/2/"))]) == 2


def test_every_address_of_the_sitemap_answers(client, published):
    for place in locations(client, "/sitemap.xml"):
        for address in locations(client, place):
            assert client.get(address).status_code == 200, address


def test_the_news_sitemap_has_the_last_two_days_only(client, published):
    today = make_edition(date=timezone.localdate(), status=Edition.Status.PUBLISHED)
    news = make_article(page=make_page(edition=today), status="published")

    assert locations(client, "/sitemap-news.xml") == [f"http://127.0.0.1:8000{news.get_absolute_url()}"]
    assert published.page.edition.date < timezone.localdate() - datetime.timedelta(days=2)


def test_robots_are_kept_from_the_desk_and_shown_the_sitemap(client, db):
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /admin/\n" in text
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml\n" in text


def test_health_asks_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/health/")

    assert response.json() == {"status": "ok", "database": "ok"}
    assert "no-store" in response.headers["Cache-Control"]


def test_health_says_when_the_database_is_down(client, monkeypatch):
    def refuse(*_args):
        raise OperationalError("gone")

    monkeypatch.setattr("articles.reading.health.Edition.objects.exists", refuse)

    response = client.get("/health/")

    assert response.status_code == 503
    assert response.json()["database"] == "error"


def test_the_address_of_old_leads_to_the_seal(client):
    answer = client.get("/favicon.ico")

    assert (answer.status_code, answer["Location"]) == (302, static("articles/img/seal.svg"))
    assert "max-age" in answer["Cache-Control"]
