"""Who sees and changes what at the desk: every address, every group, by refusal."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from articles.editorial.edit import edit
from articles.editorial.rights import CHIEFS, EDITORS, HEADS, REPORTERS
from articles.models import Article, Correction, Flag, Reporter, ReporterAlias, Tag, TaggedArticle
from articles.tests.builders import (
    make_article,
    make_flag,
    make_item,
    make_photo,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db

GROUPS = (REPORTERS, EDITORS, HEADS, CHIEFS)
BYLINE = [{"label": "记者 李四", "value": [{"role": "reporter", "names": ["李四"]}], "lines": [2], "score": 0.5}]
OURS = sorted(model._meta.model_name for model in admin.site._registry if model._meta.app_label == "articles")

MAY_ADD = {
    REPORTERS: {"tag"},
    EDITORS: {"tag", "article", "photo", "reporter"},
    HEADS: {"tag", "article", "photo", "reporter"},
    CHIEFS: {"tag", "article", "photo", "reporter", "page", "edition"},
}


@pytest.fixture
def rows(db: None) -> dict[str, Any]:
    """One row of every model, of an article that is not yet approved."""
    source = make_source()
    article = make_article(page=source.page, tags=["乡村"])
    edit(article, by=make_user(group=EDITORS), version=1, change=lambda row: setattr(row, "deck", "周末也开门"))
    article.refresh_from_db()
    photo = make_photo(article=article)
    person = Reporter.objects.get(name="张三")
    return {
        "article": article,
        "byline": article.bylines.get(),
        "correction": Correction.objects.create(article=article, note="更正", by=make_user()),
        "edition": article.page.edition,
        "flag": make_flag(article=article, alternatives=BYLINE),
        "page": article.page,
        "pageitem": make_item(source=source, kind="article", article=article, text=""),
        "photo": photo,
        "photocredit": photo.credits.get(),
        "reporter": person,
        "reporteralias": ReporterAlias.objects.create(reporter=person, name="小三"),
        "revision": article.revisions.first(),
        "sourcetext": source,
        "tag": Tag.objects.get(),
        "taggedarticle": TaggedArticle.objects.get(),
        "workflowstep": article.steps.first(),
    }


def addresses(model: str, row: Any) -> dict[str, str]:
    def of(name: str, *args: Any) -> str:
        return reverse(f"admin:articles_{model}_{name}", args=args)

    return {
        "list": of("changelist"),
        "form": of("change", row.pk),
        "history": of("history", row.pk),
        "add": of("add"),
        "delete": of("delete", row.pk),
    }


def own_posts(rows: dict[str, Any]) -> dict[str, str]:
    """The addresses that change something without being a form of Django's."""
    article = rows["article"].pk
    posts = {
        noun: reverse(f"admin:articles_article_{noun}", args=[article])
        for noun in ("review", "approval", "publication", "return", "withdrawal")
    }
    posts["resolution"] = reverse("admin:articles_flag_resolution", args=[rows["flag"].pk])
    posts["edition"] = reverse("admin:articles_edition_publication", args=[rows["edition"].pk])
    return posts


LOWEST = {
    "review": EDITORS,
    "approval": HEADS,
    "return": HEADS,
    "publication": CHIEFS,
    "withdrawal": CHIEFS,
    "resolution": EDITORS,
    "edition": CHIEFS,
}


def test_every_model_has_a_screen(rows):
    assert set(OURS) == set(rows)


@pytest.mark.parametrize("model", OURS)
def test_the_public_is_sent_to_the_login(rows, model):
    for name, url in addresses(model, rows[model]).items():
        for send in (Client().get, Client().post):
            answer = send(url)

            assert (name, answer.status_code) == (name, 302)
            assert answer.url.startswith(reverse("admin:login"))


def test_the_public_can_post_nothing(rows):
    for url in own_posts(rows).values():
        answer = Client().post(url, {"choice": "0", "notice": "撤下"})

        assert answer.url.startswith(reverse("admin:login"))
    rows["article"].refresh_from_db()
    assert rows["article"].status == Article.Status.IMPORTED
    assert Flag.objects.open().count() == 1


@pytest.mark.parametrize("model", OURS)
def test_staff_without_a_group_see_nothing(rows, model, client_of):
    client = client_of(make_user())

    for name, url in addresses(model, rows[model]).items():
        assert (name, client.get(url).status_code) == (name, 403)


def test_staff_without_a_group_can_post_nothing(rows, client_of):
    client = client_of(make_user())

    for name, url in own_posts(rows).items():
        assert (name, client.post(url, {"choice": "0"}).status_code) == (name, 403)


def test_a_member_of_a_group_who_is_no_staff_is_sent_to_the_login(rows, client_of):
    client = client_of(make_user(group=CHIEFS, is_staff=False))

    assert client.get(reverse("admin:index")).status_code == 302


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("model", OURS)
def test_every_group_sees_every_list(rows, model, group, client_of):
    client = client_of(group)
    urls = addresses(model, rows[model])

    assert client.get(urls["list"]).status_code == 200
    assert client.get(urls["form"]).status_code == 200


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("model", OURS)
def test_adding_is_for_those_who_may(rows, model, group, client_of):
    expected = 200 if model in MAY_ADD[group] else 403

    assert client_of(group).get(addresses(model, rows[model])["add"]).status_code == expected


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("model", OURS)
def test_nothing_is_deleted_but_tags_by_chiefs(rows, model, group, client_of):
    client = client_of(group)
    may = model == "tag" and group == CHIEFS

    answer = client.post(addresses(model, rows[model])["delete"], {"post": "yes"})

    assert answer.status_code == (302 if may else 403)
    assert type(rows[model]).objects.filter(pk=rows[model].pk).exists() != may


@pytest.mark.parametrize("model", [name for name in OURS if name != "tag"])
def test_not_even_an_administrator_deletes(rows, model, client_of):
    client = client_of(make_user(is_superuser=True))

    client.post(addresses(model, rows[model])["delete"], {"post": "yes"})
    client.post(
        addresses(model, rows[model])["list"], {"action": "delete_selected", "_selected_action": rows[model].pk}
    )

    assert type(rows[model]).objects.filter(pk=rows[model].pk).exists()


@pytest.mark.parametrize(
    "model",
    ["byline", "correction", "pageitem", "photocredit", "revision", "sourcetext", "taggedarticle", "workflowstep"],
)
def test_records_and_sources_are_read_only_for_everybody(rows, model, client_of):
    client = client_of(make_user(is_superuser=True))

    answer = client.post(addresses(model, rows[model])["form"], {"text": "别的", "note": "别的", "comment": "别的"})

    assert answer.status_code == 403


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("noun", LOWEST)
def test_a_verb_is_for_its_group_and_those_above(rows, noun, group, client_of):
    allowed = GROUPS.index(group) >= GROUPS.index(LOWEST[noun])

    answer = client_of(group).post(own_posts(rows)[noun], {"choice": "0", "notice": "撤下"})

    assert answer.status_code == (302 if allowed else 403)


@pytest.mark.parametrize("noun", [noun for noun in LOWEST if noun != "edition"])
def test_a_verb_is_done_by_post_only(rows, noun, client_of):
    assert client_of(CHIEFS).get(own_posts(rows)[noun]).status_code == 405


def test_a_verb_needs_the_forms_token(rows):
    user = make_user(group=CHIEFS)
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)

    for url in own_posts(rows).values():
        assert client.post(url).status_code == 403
