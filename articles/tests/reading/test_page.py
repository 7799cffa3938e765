"""A printed page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.plan import COLUMN, HEIGHT, WIDTH, Piece, plan, set_lines
from articles.tests.builders import make_article, make_page, make_photo
from articles.tests.reading.conftest import continue_on

PIECES = st.lists(
    st.builds(Piece, key=st.just("/"), headline=st.text("甲乙丙丁12，。", max_size=30), length=st.integers(0, 5000)),
    max_size=25,
)


@pytest.mark.django_db
def test_a_page_lists_its_published_articles(client, published):
    make_article(page=published.page, headline="未发布的标题")

    text = client.get(published.page.get_absolute_url()).content.decode()

    assert published.headline in text
    assert "未发布的标题" not in text


@pytest.mark.django_db
def test_a_page_without_label_has_no_address(client, edition):
    make_page(edition=edition, label="")

    assert client.get("/2021-12-22/C1/").status_code == 404


@pytest.mark.django_db
def test_a_page_whose_articles_wait_says_so(client, page):
    response = client.get(page.get_absolute_url())

    assert response.status_code == 200
    assert 'class="empty"' in response.content.decode()


@pytest.mark.django_db
def test_each_area_of_the_plan_leads_to_its_story(client, published):
    text = " ".join(client.get(published.page.get_absolute_url()).content.decode().split())

    assert f'<a class="plan__story" href="{published.get_absolute_url()}" aria-label="{published.headline}">' in text


@pytest.mark.django_db
def test_a_continuation_is_named_on_the_page_where_it_stands(client, published):
    part = continue_on(published, headline="续稿的标题")

    text = client.get(part.page.get_absolute_url()).content.decode()

    assert "续稿的标题" in text
    assert "stories__jump" in text


@pytest.mark.django_db
def test_queries_do_not_grow_with_stories(client, published, django_assert_max_num_queries):
    make_photo(page=published.page)
    with django_assert_max_num_queries(13) as few:
        client.get(published.page.get_absolute_url())
    for number in range(5):
        make_article(page=published.page, status="published", bylines=[f"甲{number}"])
        make_photo(page=published.page, credits=[f"乙{number}"])

    with django_assert_max_num_queries(len(few)):
        client.get(published.page.get_absolute_url())


@given(PIECES)
def test_a_plan_covers_the_page_without_gaps(pieces):
    areas = plan(pieces)

    assert [area.piece.headline for area in areas] == [piece.headline for piece in pieces]
    covered = sum(area.width * area.height for area in areas)
    assert covered == pytest.approx(WIDTH * HEIGHT if pieces else 0, rel=0.01)
    for area in areas:
        assert area.width % COLUMN == 0
        assert area.x + area.width <= WIDTH
        assert area.y + area.height <= HEIGHT + 0.5


def test_a_long_story_gets_more_room_than_a_short_one():
    lead, long, short = plan([Piece("/1", "甲" * 8, 900), Piece("/2", "乙" * 8, 2000), Piece("/3", "丙" * 8, 200)])

    assert long.width * long.height > short.width * short.height
    assert lead.y == 0


def test_headlines_on_the_plan_keep_numbers_whole():
    assert set_lines("市第十五次党代会12月27日开幕", per_line=5, most=9) == ["市第十五次", "党代会12月", "27日开幕"]


def test_no_character_is_left_alone_on_the_last_line_of_the_plan():
    assert set_lines("自主研发添动力", per_line=3, most=9) == ["自主研", "发添", "动力"]


def test_no_line_on_the_plan_begins_with_a_closing_mark():
    assert set_lines("甲乙丙丁，戊己庚", per_line=4, most=3) == ["甲乙丙丁，", "戊己庚"]


def test_a_headline_without_room_ends_in_an_ellipsis():
    assert set_lines("甲乙丙丁戊己庚辛", per_line=2, most=2) == ["甲乙", "丙…"]
