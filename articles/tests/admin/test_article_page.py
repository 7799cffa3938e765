"""What stands around an article's form: flags, source, verbs, the next flagged one, history."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from articles.editorial.edit import edit
from articles.editorial.rights import CHIEFS, EDITORS, REPORTERS
from articles.models import Article, WorkflowStep
from articles.tests.admin.forms import form_fields
from articles.tests.builders import make_article, make_flag, make_item, make_page, make_source, make_user

pytestmark = pytest.mark.django_db


def address(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


@pytest.fixture
def editor(db: None) -> User:
    return make_user(group=EDITORS)


@pytest.fixture
def client(editor: User, client_of: Callable[[User], Client]) -> Client:
    return client_of(editor)


def said(answer) -> str:
    return "\n".join(str(message) for message in get_messages(answer.wsgi_request))


class TestNextFlagged:
    def test_saving_leads_to_the_next_flagged_article_of_the_page(self, client):
        first, second, third = (make_article(headline=text) for text in ("甲题", "乙题", "丙题"))
        make_flag(article=first)
        make_flag(article=third)

        answer = client.post(
            address(first), form_fields(client, address(first), form_id="article_form") | {"_next": "1"}, follow=True
        )

        assert answer.redirect_chain[-1][0] == address(third)
        assert second.flags.count() == 0

    def test_the_same_page_comes_first_then_round_and_round(self, client):
        other = make_article(page=make_page(label="C2"))
        here = [make_article() for _number in range(2)]
        for article in (other, *here):
            make_flag(article=article)

        def after(article: Article) -> str:
            return client.get(f"{reverse('admin:articles_article_next')}?after={article.pk}").url

        assert after(here[0]) == address(here[1])
        assert after(here[1]) == address(here[0])

    def test_when_none_is_left_it_says_so(self, client):
        answer = client.get(reverse("admin:articles_article_next"))

        assert answer.url == reverse("admin:articles_article_changelist")
        assert said(answer)

    def test_reporters_are_led_to_what_they_see(self, client_of):
        make_flag(article=make_article(status=Article.Status.APPROVED))

        answer = client_of(REPORTERS).get(reverse("admin:articles_article_next"))

        assert answer.url == reverse("admin:articles_article_changelist")


class TestFlagsOnTheForm:
    ALTERNATIVES = [
        {"label": "记者 李四", "value": [{"role": "reporter", "names": ["李四"]}], "lines": [2], "score": 0.5},
        {"label": "记者 王五", "value": [{"role": "reporter", "names": ["王五"]}], "lines": [4], "score": 0.4},
    ]

    def test_alternatives_are_buttons_and_a_taken_one_says_by_whom(self, client):
        article = make_article(bylines=[])
        make_article(headline="乙镇开渔", bylines=["王五"])
        make_flag(article=article, alternatives=self.ALTERNATIVES)

        page = client.get(address(article)).content.decode()

        assert page.count('name="choice"') == 2
        assert "乙镇开渔" in page

    @pytest.mark.parametrize(
        ("field", "stands", "read"),
        [
            ("headline", "甲村新建图书室", "甲村新建图书馆"),
            ("body", [{"type": "paragraph", "text": "图书室开门。"}], [{"type": "paragraph", "text": "图书馆开门。"}]),
            ("bylines", [{"role": "reporter", "names": ["室"]}], [{"role": "reporter", "names": ["馆"]}]),
        ],
    )
    def test_what_a_new_reading_would_change_is_shown(self, client, field, stands, read):
        article = make_article()
        values = [{"label": label, "value": value, "lines": []} for label, value in (("甲", stands), ("乙", read))]
        make_flag(article=article, code="merge.conflict", field=field, alternatives=values)

        page = client.get(address(article)).content.decode()

        assert "<del>室</del><ins>馆</ins>" in page

    def test_the_byline_that_stands_is_marked_among_the_alternatives(self, client):
        article = make_article(bylines=["李四"])
        make_flag(article=article, alternatives=self.ALTERNATIVES)

        shown = client.get(address(article)).context["flags"][0]

        assert [choice.is_current for choice in shown.choices] == [True, False]

    def test_one_click_sets_the_byline_and_comes_back(self, client, editor):
        article = make_article(bylines=[])
        flag = make_flag(article=article, alternatives=self.ALTERNATIVES)

        answer = client.post(
            reverse("admin:articles_flag_resolution", args=[flag.pk]), {"choice": "1", "back": address(article)}
        )

        assert answer.url == address(article)
        assert [byline.reporter.name for byline in article.bylines.all()] == ["王五"]
        flag.refresh_from_db()
        assert flag.resolved_by == editor

    def test_nothing_to_change(self, client, editor):
        article = make_article()
        flag = make_flag(article=article, alternatives=self.ALTERNATIVES)

        client.post(reverse("admin:articles_flag_resolution", args=[flag.pk]), {"comment": "与版面一致"})

        flag.refresh_from_db()
        assert (flag.resolved_by, flag.resolution) == (editor, "与版面一致")
        assert [byline.reporter.name for byline in article.bylines.all()] == ["张三"]

    def test_the_way_back_stays_on_this_site(self, client):
        flag = make_flag(article=make_article())

        answer = client.post(
            reverse("admin:articles_flag_resolution", args=[flag.pk]), {"back": "https://example.com/"}
        )

        assert answer.url == address(flag.article)

    def test_reporters_read_the_doubt_but_have_no_button(self, client_of):
        article = make_article()
        make_flag(article=article, alternatives=self.ALTERNATIVES)

        page = client_of(REPORTERS).get(address(article)).content.decode()

        assert "记者 李四" in page
        assert 'name="choice"' not in page


class TestSourceBesideTheForm:
    def test_every_line_shows_its_owner(self, client):
        source = make_source(text="甲题\n□记者 张三\n甲文\n\n乙题\n乙文\n散句")
        article = make_article(page=source.page, headline="甲题")
        other = make_article(page=source.page, headline="乙题")
        make_item(source=source, kind="article", article=article, text="", lines={"headline": [1], "body": [3]})
        make_item(source=source, kind="article", article=other, text="", lines={"headline": [5], "body": [6]})
        make_item(source=source, kind="unplaced", text="", lines={"text": [2, 7]})

        lines = client.get(address(article)).context["source_lines"]

        assert [(line.number, line.state, line.owner) for line in lines] == [
            (1, "mine", ""),
            (2, "unplaced", lines[1].owner),
            (3, "mine", ""),
            (4, "blank", ""),
            (5, "other", "乙题"),
            (6, "other", "乙题"),
            (7, "unplaced", lines[1].owner),
        ]
        assert lines[4].url == address(other)


class TestVerbsOnTheForm:
    def test_only_those_that_fit_are_offered(self, client):
        article = make_article()

        page = client.get(address(article)).content.decode()

        actions = re.findall(r'formaction="([^"]+)"', page)
        assert actions == [reverse("admin:articles_article_review", args=[article.pk])]

    def test_the_form_leads_to_preview_history_and_the_next_flagged_one(self, client):
        article, another = make_article(), make_article()
        make_flag(article=another)

        page = client.get(address(article)).content.decode()

        assert reverse("admin:articles_article_preview", args=[article.pk]) in page
        assert reverse("admin:articles_article_history", args=[article.pk]) in page
        assert re.search(rf'href="{address(another)}"\s+data-key="n"', page)

    def test_a_published_article_links_to_its_public_page(self, client):
        article = make_article(status=Article.Status.PUBLISHED)

        assert f'href="{article.get_absolute_url()}"' in client.get(address(article)).content.decode()

    def test_a_withdrawn_article_shows_what_readers_are_told(self, client):
        article = make_article(status=Article.Status.WITHDRAWN, withdrawal_notice="这篇报道已撤下。")

        assert "这篇报道已撤下。" in client.get(address(article)).content.decode()

    def test_who_wrote_it_reads_why_they_may_not_approve(self, client_of):
        chief = make_user(group=CHIEFS)
        article = make_article(status=Article.Status.IN_REVIEW)
        edit(article, by=chief, version=1, change=lambda row: setattr(row, "deck", "周末也开门"))

        answer = client_of(chief).get(address(article))

        (verb,) = answer.context["verbs"]
        assert verb.verb.name == "approve"
        assert verb.objection in answer.content.decode()
        assert verb.url not in answer.content.decode()

    def test_the_comment_goes_with_the_step(self, client):
        article = make_article()

        client.post(reverse("admin:articles_article_review", args=[article.pk]), {"comment": "请看一下"})

        assert WorkflowStep.objects.get(article=article).comment == "请看一下"

    def test_a_refusal_is_said(self, client_of):
        article = make_article(status=Article.Status.PUBLISHED)

        answer = client_of(CHIEFS).post(reverse("admin:articles_article_withdrawal", args=[article.pk]), {"notice": ""})

        assert said(answer)
        article.refresh_from_db()
        assert article.status == Article.Status.PUBLISHED


def test_the_history_shows_what_each_step_changed(client):
    article = make_article()
    edit(article, by=make_user(group=EDITORS), version=1, change=lambda row: setattr(row, "headline", "甲村有了图书室"))
    edit(article, by=make_user(group=EDITORS), version=2, change=lambda row: setattr(row, "deck", "周末也开门"))

    page = client.get(reverse("admin:articles_article_history", args=[article.pk])).content.decode()

    assert "<del>新建</del><ins>有了</ins>" in page
    assert "<ins>周末也开门</ins>" in page


def test_taking_an_article_back_is_not_the_first_thing_to_press(client_of):
    article = make_article(status=Article.Status.PUBLISHED)

    page = client_of(CHIEFS).get(address(article)).content.decode()

    assert reverse("admin:articles_article_return", args=[article.pk]) in page
    assert "button--first" not in page


@pytest.mark.parametrize("choice", ["x", "-1", "9" * 25, "1.5"])
def test_a_choice_that_is_no_number_resolves_nothing(client, choice):
    flag = make_flag(article=make_article())

    answer = client.post(reverse("admin:articles_flag_resolution", args=[flag.pk]), {"choice": choice})

    flag.refresh_from_db()
    assert (answer.status_code, flag.is_open) == (400, True)


def test_the_next_one_after_no_article_is_the_first(client):
    article = make_article()
    make_flag(article=article)

    answer = client.get(reverse("admin:articles_article_next"), {"after": "9" * 25})

    assert answer["Location"] == address(article)
