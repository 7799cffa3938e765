"""The front of an edition."""

import datetime

import pytest
from django.utils.translation import override

from articles.models import Edition, PageItem
from articles.reading.front import Band, arrange
from articles.tests.builders import make_article, make_edition, make_item, make_page, make_photo, make_source
from articles.tests.reading.conftest import continue_on

pytestmark = pytest.mark.django_db


def test_the_root_shows_the_newest_published_edition(client, published):
    make_edition(date=datetime.date(2021, 12, 23))

    assert client.get("/").context["edition"] == published.page.edition


def test_before_the_first_edition_the_root_says_so(client, db):
    response = client.get("/")

    assert response.status_code == 200
    assert "articles/no_edition.html" in [template.name for template in response.templates]


def test_an_open_edition_does_not_exist(client, db):
    make_edition()

    assert client.get("/2021-12-22/").status_code == 404


def test_the_nameplate_has_the_date_in_both_calendars(client, published):
    text = client.get("/2021-12-22/").content.decode()

    assert "2021年12月22日 星期三" in text
    assert "辛丑年冬月十九" in text


def test_the_english_nameplate_has_an_english_date(client, published):
    text = client.get("/en/2021-12-22/").content.decode()

    assert "Wednesday, 22 December 2021" in text
    assert '<html lang="en">' in text


def test_the_order_of_editors_decides_who_leads(client, published):
    lead = make_article(page=published.page, status="published", headline="乙镇菜场完工", position=0)

    assert client.get("/").context["front"].lead == lead


def test_briefs_stand_apart_and_never_lead(page):
    brief = make_article(page=page, status="published", kind="brief")
    article = make_article(page=page, status="published")

    front = arrange([brief, article])

    assert front.lead == article
    assert front.briefs == (brief,)


def test_inner_pages_follow_in_the_order_of_the_paper(client, published):
    inner = make_article(page=make_page(edition=published.page.edition, label="C2"), status="published")

    front = client.get("/").context["front"]

    assert [group.page for group in front.inner] == [inner.page]


def test_a_continuation_does_not_stand_on_the_front(client, published):
    continue_on(published, headline="续稿的标题")

    assert "续稿的标题" not in client.get("/").content.decode()


def test_weather_and_notices_are_public_and_advertisements_never(client, published):
    source = make_source(page=published.page)
    make_item(source=source, kind=PageItem.Kind.WEATHER, text="今天多云到晴")
    make_item(source=source, kind=PageItem.Kind.NOTICE, text="甲路明日停水")
    make_item(source=source, kind=PageItem.Kind.ADVERTISEMENT, text="某店开业酬宾")
    make_item(source=source, kind=PageItem.Kind.FOLIO, text="责编某某")

    text = client.get("/").content.decode()

    assert "今天多云到晴" in text
    assert "甲路明日停水" in text
    assert "某店开业酬宾" not in text
    assert "责编某某" not in text


def test_furniture_of_an_older_reading_is_not_shown(client, published):
    make_item(source=make_source(page=published.page, sha256="old"), text="昨天的天气")
    make_source(page=published.page, sha256="new")

    assert "昨天的天气" not in client.get("/").content.decode()


def test_drafts_are_on_no_front(client, published):
    make_article(page=published.page, headline="未发布的标题")

    assert "未发布的标题" not in client.get("/").content.decode()


def test_photo_news_stands_on_the_front(client, published):
    make_photo(page=published.page, title="晨读", caption="村民在图书室里看书。")

    assert "晨读" in client.get("/").content.decode()


def test_editions_lead_to_those_before_and_after(client, published):
    before = make_edition(date=datetime.date(2021, 12, 20), status=Edition.Status.PUBLISHED)
    after = make_edition(date=datetime.date(2021, 12, 24), status=Edition.Status.PUBLISHED)

    context = client.get("/2021-12-22/").context

    assert (context["earlier"], context["later"]) == (before, after)


@pytest.mark.parametrize(
    ("count", "columns", "is_wide"),
    [(1, 1, False), (2, 2, False), (4, 4, False), (5, 3, True), (6, 3, False), (7, 4, True), (8, 4, False)],
)
def test_bands_come_out_in_full_rows(count, columns, is_wide):
    band = Band(tuple(range(count)))

    assert (band.columns, band.is_wide) == (columns, is_wide)
    assert (count + is_wide) % columns == 0


def test_queries_do_not_grow_with_articles(client, published, django_assert_max_num_queries):
    with django_assert_max_num_queries(14) as few:
        client.get("/")
    for number in range(6):
        make_article(page=published.page, status="published", bylines=[f"甲{number}"])
    page = make_page(edition=published.page.edition, label="C2")
    make_article(page=page, status="published")
    make_photo(page=published.page, credits=["乙"])

    with django_assert_max_num_queries(len(few) + 2) as many:  # what hangs on photos is asked for once there are any
        client.get("/")
    for number in range(6):
        make_photo(page=published.page, credits=[f"丙{number}"])
        make_article(page=page, status="published")

    with django_assert_max_num_queries(len(many)):
        client.get("/")


def test_both_languages_name_each_other(client, published):
    for path in ("/2021-12-22/", "/en/2021-12-22/"):
        text = client.get(path).content.decode()

        assert 'hreflang="zh-Hans" href="http://127.0.0.1:8000/2021-12-22/"' in text
        assert 'hreflang="en" href="http://127.0.0.1:8000/en/2021-12-22/"' in text


def test_links_stay_in_the_readers_language(client, published):
    with override("en"):
        address = published.get_absolute_url()

    assert address.startswith("/en/")
    assert f'href="{address}"' in client.get("/en/").content.decode()
