"""Public pages are the same for everyone, and say how long they may be kept."""

import pytest

from articles.tests.builders import make_user

pytestmark = pytest.mark.django_db

PAGES = (
    "/",
    "/2021-12-22/",
    "/2021-12-22/C1/",
    "/2021-12-22/C1/1/",
    "/archive/",
    "/reporters/",
    "/tags/",
    "/photos/",
    "/search/?q=图书",
    "/en/",
    "/feeds/articles.xml",
    "/sitemap.xml",
    "/sitemap-articles.xml",
    "/robots.txt",
)


@pytest.mark.parametrize("path", PAGES)
def test_a_public_page_may_be_kept_by_anyone(client, published, path):
    response = client.get(path)

    assert "public" in response.headers["Cache-Control"]
    assert "max-age=60" in response.headers["Cache-Control"]
    assert response.headers["ETag"]
    assert "Cookie" not in response.headers.get("Vary", "")
    assert not response.cookies


@pytest.mark.parametrize("path", PAGES)
def test_whoever_has_the_page_is_not_sent_it_again(client, published, path):
    etag = client.get(path).headers["ETag"]

    response = client.get(path, headers={"If-None-Match": etag})

    assert response.status_code == 304
    assert response.content == b""


def test_a_change_changes_the_validator(client, published):
    before = client.get(published.get_absolute_url()).headers["ETag"]
    published.headline = "甲村图书室开门"
    published.save(update_fields=["headline"])

    assert client.get(published.get_absolute_url()).headers["ETag"] != before


@pytest.mark.parametrize("path", ["/", "/2021-12-22/C1/1/"])
def test_staff_and_readers_get_the_same_page(client, published, path):
    before = client.get(path).content
    client.force_login(make_user(is_superuser=True))

    assert client.get(path, headers={"Accept-Language": "en"}).content == before


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_public_pages_are_for_reading_only(client, published, method):
    assert getattr(client, method)(published.get_absolute_url()).status_code == 405


def test_a_missing_page_is_not_kept(client, published):
    assert "Cache-Control" not in client.get("/2021-12-22/C1/99/").headers
