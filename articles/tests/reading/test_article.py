"""An article at its address."""

import datetime
import json
import re

import pytest

from articles.models import Article, Correction, Edition, ReporterKind
from articles.reading.views.article import article_page
from articles.tests.builders import make_article, make_edition, make_page, make_photo, make_user, paragraphs
from articles.tests.reading.conftest import continue_on

pytestmark = pytest.mark.django_db


def json_ld(response) -> dict:
    """The structured data of a page."""
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', response.content.decode())[1])


def test_a_published_article_is_shown_whole(client, page):
    article = make_article(
        page=page, status="published", kicker="甲村三年办成四件事", deck="村民看书不走远路", dateline="本报讯"
    )

    response = client.get(article.get_absolute_url())

    for words in (article.kicker, article.headline, article.deck, "本报讯", "张三", "村民李四说", "赵六", "C1 要闻"):
        assert words in response.content.decode()


@pytest.mark.parametrize("status", ["imported", "in_review", "approved"])
def test_a_draft_does_not_exist(client, page, status):
    draft = make_article(page=page, status=status)

    assert client.get(draft.get_absolute_url()).status_code == 404


def test_an_article_of_an_open_edition_does_not_exist(client):
    page = make_page(edition=make_edition())
    article = make_article(page=page, status="published")

    assert client.get(article.get_absolute_url()).status_code == 404


def test_another_publication_is_not_shown(client):
    page = make_page(edition=make_edition(publication="乙市日报", status=Edition.Status.PUBLISHED))
    article = make_article(page=page, status="published")

    assert client.get(article.get_absolute_url()).status_code == 404


def test_a_withdrawn_article_is_gone_with_its_notice_only(client, page):
    article = make_article(page=page, status="withdrawn", withdrawal_notice="本文有误，现予撤下。")

    response = client.get(article.get_absolute_url())

    assert response.status_code == 410
    assert "本文有误，现予撤下。" in response.content.decode()
    assert article.headline not in response.content.decode()
    assert "村民李四说" not in response.content.decode()


@pytest.mark.parametrize("day", ["2021-02-30", "2021-13-01", "0000-01-01", "2021-1-1"])
def test_an_impossible_day_is_no_address(client, day):
    assert client.get(f"/{day}/C1/1/").status_code == 404


def test_a_continued_article_is_read_as_one(client, published):
    continue_on(published, headline="续稿", body=paragraphs("图书室的窗户朝南。"))

    text = client.get(published.get_absolute_url()).content.decode()

    assert "图书室的窗户朝南。" in text
    assert "转C2版" in text


def test_the_address_of_a_continuation_leads_to_the_first_part(client, published):
    part = continue_on(published)

    response = client.get(part.get_absolute_url())

    assert response.status_code == 301
    assert response.url == f"{published.get_absolute_url()}#part-C2"


def test_a_continuation_not_yet_published_stays_hidden(client, published):
    continue_on(published, status="approved", body=paragraphs("图书室的窗户朝南。"))

    text = client.get(published.get_absolute_url()).content.decode()

    assert "图书室的窗户朝南。" not in text
    assert "下转C2版" in text


def test_a_continuation_of_a_draft_stands_alone(client, published):
    part = continue_on(published)
    Article.objects.filter(pk=published.pk).update(status="in_review")

    assert client.get(part.get_absolute_url()).status_code == 200


def test_neighbours_lead_through_the_whole_paper(client, published):
    second = make_article(page=published.page, status="published", headline="乙镇菜场完工")
    third = make_article(
        page=make_page(edition=published.page.edition, label="C2"), status="published", headline="丙河水质好转"
    )

    response = client.get(second.get_absolute_url())

    assert (response.context["before"], response.context["after"]) == (published, third)
    assert response.context["page_after"] == third.page


def test_corrections_stand_on_top_newest_first(client, published):
    user = make_user()
    Correction.objects.create(article=published, note="数字应为六。", by=user)
    Correction.objects.create(article=published, note="人名应为李四。", by=user)

    text = client.get(published.get_absolute_url()).content.decode()

    assert text.index("人名应为李四。") < text.index("数字应为六。") < text.index("<h1")


def test_photos_that_are_held_back_are_not_shown(client, published):
    make_photo(article=published, caption="可以看的图说。")
    make_photo(article=published, caption="扣下的图说。", is_withheld=True)

    text = client.get(published.get_absolute_url()).content.decode()

    assert "可以看的图说。" in text
    assert "扣下的图说。" not in text


def test_structured_data_tells_where_it_was_printed(client, published):
    data = json_ld(client.get(published.get_absolute_url()))

    assert data["@type"] == "NewsArticle"
    assert (data["headline"], data["printPage"], data["printSection"]) == (published.headline, "C1", "要闻")
    assert data["datePublished"] == "2021-12-22"
    assert data["author"][0]["name"] == "张三"
    assert data["editor"] == [{"@type": "Person", "name": "赵六"}]
    assert data["keywords"] == ["图书室"]


def test_structured_data_knows_agencies_and_corrections(client, published):
    published.bylines.update(role="agency")
    published.bylines.get().reporter.__class__.objects.update(kind=ReporterKind.AGENCY)
    Correction.objects.create(article=published, note="数字应为六。", by=make_user())

    data = json_ld(client.get(published.get_absolute_url()))

    assert data["author"][0]["@type"] == "Organization"
    assert data["correction"][0]["text"] == "数字应为六。"


def test_no_text_can_leave_its_element(client, page):
    attack = "</script><script>alert(1)</script>"
    article = make_article(page=page, status="published", headline=attack, body=paragraphs(attack))

    response = client.get(article.get_absolute_url())

    assert attack not in response.content.decode()
    assert json_ld(response)["headline"] == attack


def test_every_kind_of_block_keeps_its_shape(client, page):
    body = [
        {"type": "subhead", "text": "小标题", "lines": [1]},
        {"type": "verse", "text": "春水绿\n秋山红", "lines": [2, 3]},
        {"type": "table", "text": "站名  首班\n甲村  5:40", "lines": [4, 5]},
    ]
    article = make_article(page=page, status="published", body=body)

    text = client.get(article.get_absolute_url()).content.decode()

    assert '<h2 class="text__subhead">小标题</h2>' in text
    assert '<p class="text__verse">春水绿\n秋山红</p>' in text
    assert "站名  首班\n甲村  5:40</pre>" in text


def test_queries_do_not_grow_with_what_an_article_carries(client, published, django_assert_max_num_queries):
    def carry(number: int) -> None:
        photo = make_photo(article=published, credits=[f"甲{number}"])
        published.tags.add(f"标签{number}")
        make_article(page=published.page, status="published", headline=f"第{number}篇")
        assert photo.pk

    carry(1)
    with django_assert_max_num_queries(16) as few:
        client.get(published.get_absolute_url())
    for number in range(2, 6):
        carry(number)

    with django_assert_max_num_queries(len(few)):
        client.get(published.get_absolute_url())


def test_a_preview_shows_a_draft_without_day_or_neighbours(rf, db):
    page = make_page(edition=make_edition(date=None), label="")
    draft = make_article(page=page, headline="未发布的标题")

    text = article_page(rf.get("/admin/"), draft, is_preview=True).content.decode()

    assert "未发布的标题" in text
    assert 'content="noindex"' in text
    assert "ld+json" not in text
    assert 'rel="canonical"' not in text


def test_the_day_in_the_address_is_the_editions(client, published):
    other = published.get_absolute_url().replace("2021-12-22", "2021-12-21")

    assert published.page.edition.date == datetime.date(2021, 12, 22)
    assert client.get(other).status_code == 404
