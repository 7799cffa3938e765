"""Lists that readers run their eyes down: people, tags, photos, the archive."""

import datetime

import pytest

from articles.models import Edition
from articles.tests.builders import make_article, make_edition, make_page, make_photo, make_reporter

pytestmark = pytest.mark.django_db

LISTS = ("/reporters/", "/tags/", "/photos/", "/archive/", "/search/")


@pytest.mark.parametrize("path", [*LISTS, *(f"/en{path}" for path in LISTS)])
def test_an_empty_list_says_what_to_do_next(client, db, path):
    response = client.get(path)

    assert response.status_code == 200
    assert 'class="empty"' in response.content.decode()


def test_people_are_listed_by_the_letter_of_their_pinyin(client, published):
    text = client.get("/reporters/").content.decode()

    assert 'index__letter">Z<' in text
    assert "张三" in text


def test_a_person_credited_in_drafts_only_is_unknown(client, published):
    make_article(page=published.page, bylines=["李四"])

    assert "李四" not in client.get("/reporters/").content.decode()
    assert client.get(make_reporter("李四").get_absolute_url()).status_code == 404


def test_a_photographer_is_known_by_photos_alone(client, published):
    make_photo(page=published.page, credits=["王五"], caption="村民在看书。")

    text = client.get(f"/en{make_reporter('王五').get_absolute_url()}").content.decode()

    assert "村民在看书。" in text
    assert "1 photo" in text
    assert "0 articles" not in text


def test_an_article_with_two_roles_of_a_person_is_listed_once(client, published):
    person = make_reporter("张三")
    published.bylines.create(reporter=person, role="photographer", order=2)

    assert client.get(person.get_absolute_url()).context["list"].paginator.count == 1


def test_a_tag_lists_its_public_articles(client, published):
    make_article(page=published.page, headline="未发布的标题", tags=["图书室"])

    text = client.get(published.tags.get().get_absolute_url()).content.decode()

    assert published.headline in text
    assert "未发布的标题" not in text


def test_a_tag_of_drafts_only_does_not_exist(client, published):
    draft = make_article(page=published.page, tags=["乡村"])

    assert client.get(draft.tags.get().get_absolute_url()).status_code == 404


def test_photos_of_drafts_and_held_back_ones_are_not_listed(client, published):
    make_photo(page=published.page, caption="公开的图说。")
    make_photo(article=make_article(page=published.page), caption="草稿的图说。")
    make_photo(page=published.page, caption="扣下的图说。", is_withheld=True)

    text = client.get("/photos/").content.decode()

    assert "公开的图说。" in text
    assert "草稿的图说。" not in text
    assert "扣下的图说。" not in text


def test_the_archive_marks_the_days_of_published_editions(client, edition):
    make_edition(date=datetime.date(2021, 12, 23))

    text = client.get("/archive/").content.decode()

    assert 'href="/2021-12-22/"' in text
    assert 'href="/2021-12-23/"' not in text


def test_the_archive_has_a_page_for_each_year_with_editions(client, edition):
    make_edition(date=datetime.date(2020, 5, 2), status=Edition.Status.PUBLISHED)

    assert client.get("/archive/2020/").context["months"][0].first == datetime.date(2020, 5, 1)
    assert client.get("/archive/2019/").status_code == 404


def test_long_lists_have_pages(client, published):
    for number in range(35):
        make_article(page=published.page, status="published", headline=f"第{number}篇", tags=["图书室"])
    address = published.tags.get().get_absolute_url()

    assert len(client.get(address).context["list"]) == 30
    assert len(client.get(f"{address}?page=2").context["list"]) == 6
    assert f'href="http://127.0.0.1:8000{address}?page=2"' in client.get(f"{address}?page=2").content.decode()
    assert client.get(f"{address}?page=3").status_code == 404
    assert client.get(f"{address}?page=x").status_code == 404


@pytest.mark.parametrize("path", ["/reporters/", "/tags/", "/photos/", "/archive/", "/reporters/zhang-san/"])
def test_queries_do_not_grow_with_rows(client, published, path, django_assert_max_num_queries):
    make_photo(page=published.page, credits=["张三"])
    with django_assert_max_num_queries(10) as few:
        client.get(path)
    for number in range(5):
        page = make_page(
            edition=make_edition(date=datetime.date(2021, 11, number + 1), status=Edition.Status.PUBLISHED)
        )
        make_article(page=page, status="published", bylines=["张三", f"甲{number}"], tags=[f"标签{number}"])
        make_photo(page=page, credits=["张三", f"乙{number}"])

    with django_assert_max_num_queries(len(few)):
        client.get(path)
