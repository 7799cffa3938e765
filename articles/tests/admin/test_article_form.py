"""The form in which an article is edited: what is saved, what is refused, what is never lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from articles.editorial.edit import edit
from articles.editorial.rights import CHIEFS, EDITORS
from articles.models import Article, Correction, Revision, WorkflowStep
from articles.tests.admin.forms import form_fields
from articles.tests.builders import (
    make_article,
    make_photo,
    make_reporter,
    make_user,
    paragraphs,
)

pytestmark = pytest.mark.django_db

BODY = [*paragraphs("甲村的图书室昨天上午开门。"), {"type": "subhead", "text": "孩子有了去处", "lines": [6]}]


def address(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def typed(client: Client, article: Article, **changes: str) -> dict[str, str]:
    return form_fields(client, address(article), form_id="article_form") | changes


@pytest.fixture
def editor(db: None) -> User:
    return make_user(group=EDITORS)


@pytest.fixture
def client(editor: User, client_of: Callable[[User], Client]) -> Client:
    return client_of(editor)


class TestSaving:
    def test_words_credits_and_tags_are_saved_as_one_edit(self, client, editor):
        article = make_article(body=BODY)
        another = make_reporter("李四")
        form = typed(
            client,
            article,
            **{
                "headline": "甲村有了图书室",
                "tags": "乡村、阅读",
                "comment": "改题",
                "bylines-TOTAL_FORMS": "2",
                "bylines-1-id": "",
                "bylines-1-article": str(article.pk),
                "bylines-1-role": "correspondent",
                "bylines-1-reporter": str(another.pk),
                "bylines-1-order": "1",
            },
        )

        answer = client.post(address(article), form)

        assert answer.status_code == 302
        article.refresh_from_db()
        assert (article.headline, article.version) == ("甲村有了图书室", 2)
        assert [byline.reporter.name for byline in article.bylines.order_by("order")] == ["张三", "李四"]
        assert {tag.name for tag in article.tags.all()} == {"乡村", "阅读"}
        step = WorkflowStep.objects.get(article=article)
        assert (step.verb, step.by, step.comment) == ("edit", editor, "改题")
        assert step.revision.snapshot["tags"] == ["乡村", "阅读"]

    def test_the_body_as_marked_text_keeps_its_source_lines(self, client):
        article = make_article(body=BODY)
        form = typed(client, article)
        assert form["body"] == "甲村的图书室昨天上午开门。\n\n# 孩子有了去处"

        client.post(address(article), form | {"body": "甲村的图书室昨天下午开门。\n\n# 孩子有了去处\n\n编者补记。"})

        article.refresh_from_db()
        assert article.body == [
            {"type": "paragraph", "text": "甲村的图书室昨天下午开门。", "lines": [3]},
            {"type": "subhead", "text": "孩子有了去处", "lines": [6]},
            {"type": "paragraph", "text": "编者补记。", "lines": []},
        ]

    def test_the_body_as_html_is_cleaned(self, client):
        article = make_article(body=BODY)
        html = (
            "<p>甲村的图书室昨天上午开门。</p><h3>孩子有了去处</h3><p onclick='x()'>补<b>记</b><script>x()</script></p>"
        )

        client.post(address(article), typed(client, article, body=html, body_format="html"))

        article.refresh_from_db()
        assert [(block["type"], block["text"], block["lines"]) for block in article.body] == [
            ("paragraph", "甲村的图书室昨天上午开门。", [3]),
            ("subhead", "孩子有了去处", [6]),
            ("paragraph", "补记", []),
        ]

    def test_saving_without_a_change_records_nothing(self, client):
        article = make_article(body=BODY, tags=["乡村"], status=Article.Status.APPROVED)

        client.post(address(article), typed(client, article))

        article.refresh_from_db()
        assert (article.version, article.status, article.body) == (1, Article.Status.APPROVED, BODY)
        assert not WorkflowStep.objects.exists()

    def test_a_wide_blank_in_a_headline_stays(self, client):
        article = make_article()

        client.post(address(article), typed(client, article, headline="甲村　有了\r\n图书室 "))

        article.refresh_from_db()
        assert article.headline == "甲村　有了 图书室"

    def test_an_approved_article_goes_back_to_review_and_says_so(self, client):
        article = make_article(status=Article.Status.APPROVED)

        answer = client.post(address(article), typed(client, article, headline="甲村有了图书室"))

        article.refresh_from_db()
        assert article.status == Article.Status.IN_REVIEW
        assert len(list(get_messages(answer.wsgi_request))) == 2

    def test_a_photos_words_are_words_of_the_article(self, client):
        article = make_article()
        photo = make_photo(article=article)

        client.post(address(article), typed(client, article, **{"photos-0-caption": "孩子们在看书。"}))

        photo.refresh_from_db()
        article.refresh_from_db()
        assert photo.caption == "孩子们在看书。"
        assert article.version == 2

    def test_a_new_article_gets_the_next_number_of_its_page(self, client, editor):
        page = make_article().page
        form = {
            "page": page.pk, "kind": "article", "headline": "乙镇开渔", "body": "船队昨天出海。",
            "bylines-TOTAL_FORMS": "0", "bylines-INITIAL_FORMS": "0", "seen_version": "1",
        }  # fmt: skip

        answer = client.post(reverse("admin:articles_article_add"), form)

        assert answer.status_code == 302
        article = Article.objects.get(headline="乙镇开渔")
        assert (article.order, article.body[0]["lines"]) == (2, [])
        assert WorkflowStep.objects.get(article=article).verb == "create"
        assert Revision.objects.get(article=article).by == editor


class TestConflict:
    def test_a_save_over_a_newer_version_shows_both_texts(self, client):
        article = make_article(body=BODY)
        form = typed(client, article, headline="我改的题", body="我改的正文。", tags="阅读")
        edit(article, by=make_user(group=EDITORS), version=1, change=lambda row: setattr(row, "headline", "别人改的题"))

        answer = client.post(address(article), form)

        assert answer.status_code == 409
        page = answer.content.decode()
        for text in ("别人改的题", "我改的正文。", "阅读", "张三"):
            assert text in page
        assert '<input type="hidden" name="headline" value="我改的题">' in page
        article.refresh_from_db()
        assert article.headline == "别人改的题"

    def test_the_own_text_can_then_be_saved_over_it(self, client):
        article = make_article(body=BODY)
        form = typed(client, article, headline="我改的题")
        edit(article, by=make_user(group=EDITORS), version=1, change=lambda row: setattr(row, "headline", "别人改的题"))
        client.post(address(article), form)

        client.post(address(article), form | {"seen_version": "2"})

        article.refresh_from_db()
        assert (article.headline, article.version) == ("我改的题", 3)

    def test_a_refusal_keeps_what_was_typed(self, client_of):
        """The article was published while a chief had the form of its approved text open."""
        chief = client_of(CHIEFS)
        article = make_article(status=Article.Status.APPROVED)
        form = typed(chief, article, headline=" ", correction_note="更正")
        Article.objects.filter(pk=article.pk).update(status=Article.Status.PUBLISHED, published_at=article.created_at)

        answer = chief.post(address(article), form | {"body": "我改的正文。"})

        assert answer.status_code == 409
        assert "我改的正文。" in answer.content.decode()
        article.refresh_from_db()
        assert article.headline == "甲村新建图书室"


class TestCorrecting:
    def test_a_published_article_is_corrected_with_a_note(self, client_of):
        article = make_article(status=Article.Status.PUBLISHED)
        chief = client_of(CHIEFS)

        chief.post(
            address(article), typed(chief, article, headline="甲村有了图书室", correction_note="标题有误，已更正。")
        )

        article.refresh_from_db()
        assert (article.headline, article.status) == ("甲村有了图书室", Article.Status.PUBLISHED)
        assert Correction.objects.get(article=article).note == "标题有误，已更正。"

    def test_without_a_note_the_form_asks_for_one(self, client_of):
        article = make_article(status=Article.Status.PUBLISHED)
        chief = client_of(CHIEFS)

        answer = chief.post(address(article), typed(chief, article, headline="甲村有了图书室"))

        assert answer.status_code == 200
        assert "correction_note" in answer.context["adminform"].form.errors
        assert 'name="headline" ' in answer.content.decode()
        assert not Correction.objects.exists()
