"""Search over published articles, on whatever database the tests run."""

import datetime

import pytest

from articles.models import Article, Edition
from articles.models.searchable import reindex, reindex_all
from articles.reading.search import excerpt, find_articles, mark
from articles.tests.builders import make_article, make_edition, make_page, make_photo, make_reporter, paragraphs
from articles.tests.reading.conftest import continue_on


def found(query, **options):
    return list(find_articles(query, **options))


def text_of(runs):
    return "".join(run.text for run in runs)


def matches(runs):
    return [run.text for run in runs if run.is_match]


@pytest.fixture
def article(page):
    """An article whose text has words of every kind."""
    article = make_article(
        page=page,
        status="published",
        kicker="乙镇三年办成四件事",
        headline="第15次读书会12月27日开幕",
        deck="村民共读",
        dateline="本报讯",
        body=paragraphs("图书室接通5G网络，投资3.5万元。", "馆长𠮷田说，CAFÉ也要开张。", "甲乙，乙丙。"),
        bylines=["王强"],
        tags=["乡村振兴"],
    )
    make_photo(article=article, title="晨读", caption="孩子们在窗前看绘本。")
    reindex(article)
    return article


@pytest.mark.parametrize(
    "query",
    [
        "书", "图书", "图书室", "书室接通", "读书会", "第15次", "12月", "15", "5G", "5g", "５Ｇ", "3.5", "𠮷田", "cafe",
        "乙镇", "共读", "本报讯", "王强", "乡村振兴", "绘本", "要闻", "图书室 网络", "“图书室”", "读书会　开幕",
    ],
)  # fmt: skip
def test_every_word_is_found(article, query):
    assert found(query) == [article]


@pytest.mark.parametrize(
    "query", ["室书", "图室", "1", "5次", "甲乙丙", "乙乙", "网络 丙河", "', OR", "NOT 图书", "图书*", "%", "", "。"]
)
def test_nothing_false_is_found(article, query):
    assert found(query) == ([article] if query == "图书*" else [])


def test_drafts_withdrawn_articles_and_open_editions_are_never_found(article):
    make_article(page=article.page, headline="读书会的草稿")
    make_article(page=article.page, headline="读书会已撤下", status="withdrawn")
    open_page = make_page(edition=make_edition(date=datetime.date(2021, 12, 23)))
    make_article(page=open_page, headline="明天的读书会", status="published")

    assert found("读书会") == [article]


def test_what_was_withdrawn_later_is_found_no_more(article):
    article.status = Article.Status.WITHDRAWN
    article.save(update_fields=["status"])

    assert found("读书会") == []


def test_a_corrected_text_is_found_by_its_new_words_only(article):
    article.headline = "朗读会开幕"
    article.save(update_fields=["headline"])

    assert found("朗读会") == [article]
    assert found("第15次") == []


def test_a_new_credit_is_found_after_reindexing(article):
    article.bylines.create(reporter=make_reporter("李四"))
    reindex(article)

    assert found("李四") == [article]


def test_a_continued_article_is_found_once_by_all_its_words(article):
    part = continue_on(article, headline="续稿", body=paragraphs("窗户朝南，桌椅一新。"))
    reindex(part)

    assert found("窗户朝南") == [article]
    assert found("读书会") == [article]


def test_words_of_a_hidden_continuation_are_not_found(article):
    part = continue_on(article, body=paragraphs("窗户朝南。"), status="approved")
    reindex(part)

    assert found("窗户朝南") == []


def test_rows_written_in_bulk_are_found_after_reindexing(page):
    Article.objects.bulk_create(
        Article(
            page=page,
            order=n,
            position=n,
            headline=f"丙河清淤{n}",
            status="published",
            published_at="2021-12-22T00:00Z",
        )
        for n in range(1, 6)
    )

    assert found("清淤") == []
    assert reindex_all(Article.objects.all()) == 5
    assert len(found("清淤")) == 5


def test_headlines_come_first_then_the_newest(page):
    older = make_page(edition=make_edition(date=datetime.date(2021, 12, 1), status=Edition.Status.PUBLISHED))
    in_text = make_article(page=page, status="published", body=paragraphs("昨天清淤。"))
    in_headline = make_article(page=older, status="published", headline="丙河清淤")

    assert found("清淤") == [in_headline, in_text]
    assert found("清淤", newest_first=True) == [in_text, in_headline]


def test_saving_an_article_costs_the_same_in_a_full_index(page, django_assert_max_num_queries):
    article = make_article(page=page, status="published")
    with django_assert_max_num_queries(20) as few:
        article.save()
    for _number in range(5):
        make_article(page=page, status="published")

    with django_assert_max_num_queries(len(few)):
        article.save()


def test_matches_are_marked_as_the_index_sees_them():
    assert matches(mark("５Ｇ网络与15G流量，5g", "5G")) == ["５Ｇ", "5g"]
    assert matches(mark("图书室里的图书", "图书室 图书")) == ["图书室", "图书"]
    assert text_of(mark("图书室里的图书", "图书")) == "图书室里的图书"


def test_an_excerpt_shows_the_first_match_in_its_surroundings():
    runs = excerpt("前" * 100 + "图书室" + "后" * 100, "图书室")

    assert matches(runs) == ["图书室"]
    assert text_of(runs).startswith("…前")
    assert text_of(runs).endswith("后…")


def test_results_show_where_the_words_stand(client, article):
    text = client.get("/search/", {"q": "图书室"}).content.decode()

    assert "<mark>图书室</mark>" in text


def test_what_was_typed_cannot_leave_its_place(client, article):
    text = client.get("/search/", {"q": '"><script>alert(1)</script>图书'}).content.decode()

    assert "<script>alert" not in text


def test_marked_text_is_escaped(client, page):
    make_article(page=page, status="published", headline="<b>图书</b>室", body=paragraphs("<i>图书</i>"))

    text = client.get("/search/", {"q": "图书"}).content.decode()

    assert "&lt;b&gt;<mark>图书</mark>&lt;/b&gt;室" in text
    assert "<b>" not in text


def test_nothing_found_says_what_to_do_next(client, article):
    text = client.get("/search/", {"q": "没有的词"}).content.decode()

    assert 'class="empty" role="status"' in text
    assert "/archive/" in text


def test_queries_do_not_grow_with_results(client, article, django_assert_max_num_queries):
    with django_assert_max_num_queries(8) as few:
        client.get("/search/", {"q": "图书室"})
    for number in range(5):
        make_article(page=article.page, status="published", bylines=[f"甲{number}"])

    with django_assert_max_num_queries(len(few)):
        assert client.get("/search/", {"q": "图书室"}).context["list"].paginator.count == 6
