"""The builders make rows that the database accepts, in every state an article can have."""

import pytest
from django.contrib.auth.models import User

from articles.editorial.rights import CHIEFS, EDITORS, HEADS, REPORTERS
from articles.models import Article
from articles.tests.builders import PASSWORD, make_article, make_flag, make_item, make_photo, make_source, make_user


@pytest.mark.parametrize("status", [Article.Status.IMPORTED, Article.Status.APPROVED])
def test_an_unpublished_article_is_not_public(db, status):
    make_article(status=status)

    assert not Article.objects.public().exists()


def test_a_published_article_is_public(db):
    article = make_article(status=Article.Status.PUBLISHED, bylines=("张三", "李四"), tags=("教育",))

    assert article in Article.objects.public()
    assert [byline.reporter.name for byline in article.bylines.all()] == ["张三", "李四"]


def test_articles_of_one_page_are_numbered(db):
    numbers = [make_article().order for _ in range(3)]

    assert numbers == [1, 2, 3]


@pytest.mark.parametrize("group", [REPORTERS, EDITORS, HEADS, CHIEFS])
def test_a_member_of_each_group_has_its_rights(db, group):
    user = make_user(group=group)

    assert user.has_perm("articles.view_article")
    assert user.check_password(PASSWORD)


def test_parts_of_a_page_hang_together(db):
    article = make_article()
    photo = make_photo(article=article)
    flag = make_flag(article=article)
    item = make_item(source=make_source(page=article.page))

    assert photo.page == flag.page == item.source.page == article.page


def test_client_of_logs_in(client_of):
    client = client_of(EDITORS)

    assert User.objects.get(pk=client.session["_auth_user_id"]).groups.get().name == EDITORS
