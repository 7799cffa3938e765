"""The forms of pages, editions, photos, people and tags, and the door to the desk."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.contrib.contenttypes.models import ContentType
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from articles.editorial.rights import CHIEFS, EDITORS
from articles.models import Article, Correction, Page, Photo, Reporter, Tag, WorkflowStep
from articles.tests.admin.forms import form_fields
from articles.tests.builders import (
    PASSWORD,
    make_article,
    make_edition,
    make_flag,
    make_page,
    make_photo,
    make_reporter,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client_of: Callable[..., Client]) -> Client:
    return client_of(EDITORS)


def address(row) -> str:
    return reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])


def save(client: Client, row, **changes: str):
    form = form_fields(client, address(row), form_id=f"{row._meta.model_name}_form")
    return client.post(address(row), form | changes)


class TestPages:
    def test_a_page_moves_to_another_day_and_label(self, editor):
        page = make_page(edition=make_edition(date=None), label="")
        target = make_edition()

        save(editor, page, edition=str(target.pk), label="C3", section="民生")

        page.refresh_from_db()
        assert (page.edition, page.label, page.section) == (target, "C3", "民生")

    @pytest.mark.parametrize("label", ["C1/2", "C 1", "..", "C1?"])
    def test_a_label_that_no_address_can_carry_is_refused(self, editor, label):
        page = make_page(label="C1")

        answer = save(editor, page, label=label)

        assert "label" in answer.context["adminform"].form.errors
        assert Page.objects.get(pk=page.pk).label == "C1"

    def test_a_label_that_is_taken_is_refused_in_words(self, editor):
        make_page(label="C2")
        page = make_page(label="C1")

        answer = save(editor, page, label="C2")

        assert answer.status_code in {200, 302}
        assert Page.objects.get(pk=page.pk).label == "C1"

    def test_where_readers_have_been_the_address_stays(self, editor):
        page = make_article(status=Article.Status.PUBLISHED).page

        save(editor, page, label="C9", section="民生")

        page.refresh_from_db()
        assert (page.label, page.section) == ("C1", "民生")

    def test_it_says_which_version_has_read_it(self, editor):
        source = make_source(importer_version="9.7", name="甲.txt")

        page = editor.get(reverse("admin:articles_page_change", args=[source.page_id])).content.decode()

        assert "9.7" in page
        assert "甲.txt" in page

    def test_its_flags_are_resolved_there(self, editor):
        page = make_page(label="")
        value = [{"label": "C1", "value": "C1", "lines": [8], "score": 0.9}]
        flag = make_flag(
            page=page,
            code="page.inferred",
            field="page",
            facts={"page": "C1", "evidence": "下转C2版"},
            alternatives=value,
        )

        answer = editor.get(address(page))
        editor.post(reverse("admin:articles_flag_resolution", args=[flag.pk]), {"choice": "0"})

        assert answer.content.decode().count('name="choice"') == 1
        assert Page.objects.get(pk=page.pk).label == "C1"


class TestEditions:
    def test_the_day_of_a_published_edition_stays(self, client_of):
        edition = make_edition(status="published")

        save(client_of(CHIEFS), edition, date="2021-12-30", number="第 1 期")

        edition.refresh_from_db()
        assert (edition.date, edition.number) == (datetime.date(2021, 12, 22), "第 1 期")

    def test_an_open_one_can_be_dated(self, editor):
        edition = make_edition(date=None)

        save(editor, edition, date="2021-12-30")

        edition.refresh_from_db()
        assert edition.date == datetime.date(2021, 12, 30)

    def test_nothing_leads_to_a_public_page_that_is_not_there(self, client_of):
        edition = make_edition(date=None)

        assert "/admin/r/" not in client_of(CHIEFS).get(address(edition)).content.decode()


class TestPhotos:
    def test_words_and_credits_are_an_edit_of_the_article(self, editor):
        article = make_article(status=Article.Status.APPROVED)
        photo = make_photo(article=article)
        another = make_reporter("赵六")

        save(editor, photo, caption="孩子们在看书。", **{"credits-0-reporter": str(another.pk)})

        photo.refresh_from_db()
        article.refresh_from_db()
        assert photo.caption == "孩子们在看书。"
        assert photo.credits.get().reporter == another
        assert (article.status, article.version) == (Article.Status.IN_REVIEW, 2)
        assert WorkflowStep.objects.get(article=article).verb == "edit"

    def test_of_a_published_article_it_is_a_correction(self, client_of):
        photo = make_photo(article=make_article(status=Article.Status.PUBLISHED))
        chief = client_of(CHIEFS)

        save(chief, photo, caption="孩子们在看书。")
        assert Photo.objects.get(pk=photo.pk).caption == "村民在图书室里看书。"
        save(chief, photo, caption="孩子们在看书。", correction_note="图说有误，已更正。")

        assert Photo.objects.get(pk=photo.pk).caption == "孩子们在看书。"
        assert Correction.objects.get().note == "图说有误，已更正。"

    def test_it_goes_with_an_article_of_its_own_page_only(self, editor):
        photo = make_photo(page=make_page(label="C1"))
        elsewhere = make_article(page=make_page(label="C2"))

        save(editor, photo, article=str(elsewhere.pk))

        photo.refresh_from_db()
        assert photo.article is None

    @pytest.mark.parametrize("status", [Article.Status.APPROVED, Article.Status.PUBLISHED])
    def test_it_is_not_slipped_into_an_article_that_is_approved(self, client_of, status):
        article = make_article(status=status)
        photo = make_photo(page=article.page)

        save(client_of(CHIEFS), photo, article=str(article.pk))

        photo.refresh_from_db()
        assert photo.article is None

    def test_a_new_one_takes_the_next_number(self, editor):
        page = make_photo().page
        form = {
            "page": page.pk, "caption": "一座新桥。",
            "credits-TOTAL_FORMS": "0", "credits-INITIAL_FORMS": "0",
        }  # fmt: skip

        editor.post(reverse("admin:articles_photo_add"), form)

        assert Photo.objects.get(caption="一座新桥。").order == 2


class TestPeopleAndTags:
    def test_a_new_person_gets_an_address_from_the_name(self, editor):
        form = {"name": "王五", "kind": "person", "aliases-TOTAL_FORMS": "0", "aliases-INITIAL_FORMS": "0"}

        editor.post(reverse("admin:articles_reporter_add"), form)

        assert Reporter.objects.get(name="王五").slug == "wang-wu"

    def test_a_namesake_needs_a_note(self, editor):
        make_reporter("王五")
        form = {"name": "王五", "kind": "person", "aliases-TOTAL_FORMS": "0", "aliases-INITIAL_FORMS": "0"}

        answer = editor.post(reverse("admin:articles_reporter_add"), form)

        assert answer.status_code == 200
        assert Reporter.objects.count() == 1

    def test_an_alias_finds_the_person_in_the_autocomplete(self, editor):
        person = make_reporter("王五")
        person.aliases.create(name="小五")

        answer = editor.get(
            reverse("admin:autocomplete"),
            {"app_label": "articles", "model_name": "byline", "field_name": "reporter", "term": "小五"},
        )

        assert [result["text"] for result in answer.json()["results"]] == ["王五"]

    def test_a_new_tag_is_spelt_the_normal_way(self, editor):
        editor.post(reverse("admin:articles_tag_add"), {"name": "“ＡＩ”"})

        tag = Tag.objects.get()
        assert (tag.name, tag.slug) == ("AI", "ai")


class TestTheDoor:
    def test_ten_wrong_passwords_close_it_for_a_while(self):
        user = make_user(group=EDITORS)
        client = Client()
        url = reverse("admin:login")

        for _number in range(10):
            answer = client.post(url, {"username": user.username, "password": "错"})
        right = client.post(url, {"username": user.username, "password": PASSWORD})

        assert (answer.status_code, right.status_code) == (429, 429)

    def test_the_right_password_leads_to_the_first_page(self):
        user = make_user(group=EDITORS)

        answer = Client().post(
            reverse("admin:login"), {"username": user.username, "password": PASSWORD, "next": reverse("admin:index")}
        )

        assert answer.url == reverse("admin:index")


def test_the_import_map_carries_the_nonce_of_its_answer(editor):
    answer = editor.get(address(make_article()))

    nonce = answer["Content-Security-Policy"].split("'nonce-")[1].split("'")[0]
    assert f'nonce="{nonce}"' in answer.content.decode()


def test_a_refusal_in_a_form_is_said(client_of):
    page = make_page(label="C1")
    other = make_page(label="C2", edition=make_edition(date=None))

    answer = save(client_of(CHIEFS), other, edition=str(page.edition_id), label="C1")

    other.refresh_from_db()
    assert other.label == "C2"
    assert answer.status_code == 200 or list(get_messages(answer.wsgi_request))


def test_people_and_tags_lead_to_their_public_pages(editor):
    article = make_article(tags=["乡村"])
    rows = [article.bylines.get().reporter, article.tags.get()]

    pages = [editor.get(address(row)).content.decode() for row in rows]

    assert all(f'href="{row.get_absolute_url()}"' in page for row, page in zip(rows, pages, strict=True))


def test_no_key_leads_to_a_public_page_that_is_not_there(editor):
    edition = make_edition(date=None)
    kind = ContentType.objects.get_for_model(edition)

    answer = editor.get(f"/admin/r/{kind.pk}/{edition.pk}/")

    assert answer.status_code == 404
