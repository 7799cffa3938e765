"""The desk's lists: what they cost, what they filter, what their actions do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext

from articles.admin.paginator import LOOK_AHEAD, LookAheadPaginator
from articles.editorial.rights import CHIEFS, EDITORS, HEADS
from articles.models import Article, Reporter
from articles.tests.admin.test_permissions import OURS
from articles.tests.builders import (
    make_article,
    make_edition,
    make_flag,
    make_item,
    make_page,
    make_photo,
    make_reporter,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db

ARTICLES = "admin:articles_article_changelist"


@pytest.fixture
def chief(client_of: Callable[..., Client]) -> Client:
    return client_of(CHIEFS)


def add_rows(number: int, *, day: int) -> Article:
    """An edition with that many articles, each with all that hangs on it; the last of them."""
    page = make_page(edition=make_edition(date=f"2021-12-{day:02}"))
    source = make_source(page=page, text=f"{day}\n")
    for place in range(number):
        names = [f"记者{day}-{place}-{index}" for index in range(3)]
        article = make_article(page=page, bylines=names, tags=[f"标签{day}-{place}"], headline=f"第{day}-{place}条")
        photo = make_photo(article=article, credits=names)
        make_item(source=source, kind="article", article=article, text="", lines={"headline": [1]})
        make_flag(article=article)
        make_flag(page=page, photo=photo, field="caption")
    return article


def queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize("model", OURS)
def test_a_list_costs_the_same_with_more_rows(model, chief):
    url = reverse(f"admin:articles_{model}_changelist")
    add_rows(2, day=1)
    few = queries(chief, url)

    add_rows(8, day=2)

    assert queries(chief, url) == few


def test_the_first_page_costs_the_same_with_more_rows(chief):
    add_rows(2, day=1)
    few = queries(chief, reverse("admin:index"))

    add_rows(8, day=2)

    assert queries(chief, reverse("admin:index")) == few


def test_the_article_form_costs_the_same_with_more_credits(chief):
    url = reverse("admin:articles_article_change", args=[add_rows(2, day=1).pk])
    few = queries(chief, url)
    article = add_rows(8, day=2)
    for number in range(8):
        article.bylines.create(reporter=make_reporter(f"又一位{number}"), order=number)
        make_flag(article=article, alternatives=[{"label": "甲", "value": [{"role": "reporter", "names": ["甲"]}]}])

    many = queries(chief, reverse("admin:articles_article_change", args=[article.pk]))

    assert many <= few + 1  # names that compete are looked up once, however many flags there are


@pytest.mark.parametrize("model", ["photo", "page", "edition"])
def test_other_forms_cost_the_same_with_more_rows(model, chief):
    def form_of(article: Article) -> str:
        row = {"photo": article.photos.get(), "page": article.page, "edition": article.page.edition}[model]
        return reverse(f"admin:articles_{model}_change", args=[row.pk])

    few = queries(chief, form_of(add_rows(2, day=1)))

    assert queries(chief, form_of(add_rows(8, day=2))) == few


def test_no_list_counts_its_whole_table(chief):
    add_rows(3, day=1)

    for model in OURS:
        with CaptureQueriesContext(connection) as captured:
            chief.get(reverse(f"admin:articles_{model}_changelist"))
        table = f'articles_{model}"'
        counts = [
            query["sql"] for query in captured if query["sql"].startswith("SELECT COUNT(") and table in query["sql"]
        ]
        assert counts == []


class TestPaginator:
    def test_it_knows_the_rows_when_there_are_few(self):
        for number in range(7):
            make_reporter(f"记者{number}")

        paginator = LookAheadPaginator(Reporter.objects.order_by("pk"), 3, page="2")

        assert (paginator.count, paginator.num_pages, paginator.is_more) == (7, 3, False)

    def test_it_looks_no_further_than_a_few_pages(self, django_assert_num_queries):
        Reporter.objects.bulk_create(Reporter(name=f"记者{n}", slug=f"r{n}") for n in range(2 * LOOK_AHEAD))

        paginator = LookAheadPaginator(Reporter.objects.order_by("pk"), 1)

        with django_assert_num_queries(1):
            assert paginator.count == LOOK_AHEAD + 2
        assert paginator.is_more

    @pytest.mark.parametrize("page", ["x", "0", "-3", ""])
    def test_what_is_no_page_is_the_first(self, page):
        make_reporter()

        assert LookAheadPaginator(Reporter.objects.order_by("pk"), 3, page=page).count == 1

    def test_a_page_beyond_the_end_leads_back(self, chief):
        make_article()

        assert chief.get(reverse(ARTICLES), {"p": "99"}).status_code == 302

    def test_a_long_list_says_that_there_is_more(self, chief):
        Reporter.objects.bulk_create(Reporter(name=f"记者{n}", slug=f"r{n}") for n in range(700))

        answer = chief.get(reverse("admin:articles_reporter_changelist"))

        assert answer.context["cl"].paginator.is_more
        assert len(answer.context["cl"].result_list) == 50


@pytest.mark.parametrize("model", ["article", "tag"])
def test_a_list_without_rows_says_why(chief, model):
    address = reverse(f"admin:articles_{model}_changelist")

    empty, filtered = (chief.get(f"{address}{query}").content.decode() for query in ("", "?q=甲村"))

    assert gettext("There is nothing here yet.") in empty
    assert gettext("Nothing fits the search and the filters.") in filtered


class TestFilters:
    def listed(self, client: Client, **query: str) -> set[str]:
        answer = client.get(reverse(ARTICLES), query)
        assert answer.status_code == 200
        return {str(article) for article in answer.context["cl"].result_list}

    def test_by_edition_and_page(self, chief):
        first = make_page(edition=make_edition(date="2021-12-01"), label="A1")
        second = make_page(edition=first.edition, label="A2")
        make_article(page=first, headline="甲题")
        make_article(page=second, headline="乙题")
        make_article(headline="丙题")

        edition = str(first.edition_id)
        assert self.listed(chief, edition=edition) == {"甲题", "乙题"}
        assert self.listed(chief, edition=edition, label="A2") == {"乙题"}

    def test_an_old_edition_stays_in_the_choice(self, chief):
        old = make_edition(date="2001-01-01")
        for day in range(1, 20):
            make_edition(date=f"2021-11-{day:02}")

        page = chief.get(reverse(ARTICLES), {"edition": old.pk}).content.decode()

        assert "2001-01-01" in page

    def test_by_what_a_new_reading_did(self, chief):
        changed, checked, differs, other = (make_article(headline=text) for text in ("甲题", "乙题", "丙题", "丁题"))
        for article, verbs in ((changed, ["reimport"]), (checked, ["reimport", "edit"]), (other, ["edit"])):
            for verb in verbs:
                article.steps.create(verb=verb, by=make_user())
        make_flag(article=differs, code="merge.settled")
        make_flag(article=other, code="byline.missing")
        make_flag(article=checked, code="merge.conflict", resolved_by=make_user(), resolved_at="2021-12-22T10:00+08:00")

        assert self.listed(chief, reading="changed") == {"甲题"}
        assert self.listed(chief, reading="differs") == {"丙题"}
        assert self.listed(chief, reading="other") == {"甲题", "乙题", "丙题", "丁题"}

    def test_flags_by_what_a_new_reading_says(self, chief):
        article = make_article()
        found = {make_flag(article=article, code=f"{code}").pk for code in ("merge.conflict", "import.vanished")}
        make_flag(article=article, code="byline.missing")

        answer = chief.get(reverse("admin:articles_flag_changelist"), {"reading": "differs"})

        assert {flag.pk for flag in answer.context["cl"].result_list} == found

    def test_by_open_flags(self, chief):
        flagged, settled, clean = (make_article(headline=text) for text in ("甲题", "乙题", "丙题"))
        make_flag(article=flagged)
        make_flag(article=settled, resolved_by=make_user(), resolved_at="2021-12-22T10:00+08:00")

        assert self.listed(chief, flags="open") == {"甲题"}
        assert self.listed(chief, flags="none") == {str(settled), str(clean)}

    def test_by_state_kind_and_search(self, chief):
        make_article(headline="甲题", status=Article.Status.IN_REVIEW)
        make_article(headline="乙题", kind="brief", bylines=["赵六"])

        assert self.listed(chief, status__exact="in_review") == {"甲题"}
        assert self.listed(chief, kind__exact="brief") == {"乙题"}
        assert self.listed(chief, q="赵六") == {"乙题"}
        assert self.listed(chief, q="2021-12-22") == {"甲题", "乙题"}

    def test_flags_are_listed_while_open(self, chief):
        make_flag(article=make_article(headline="甲题"))
        make_flag(article=make_article(headline="乙题"), resolved_by=make_user(), resolved_at="2021-12-22T10:00+08:00")
        url = reverse("admin:articles_flag_changelist")

        def titles(state: str) -> set[str]:
            return {str(flag.article) for flag in chief.get(url, {"state": state}).context["cl"].result_list}

        assert [titles(state) for state in ("", "resolved", "all")] == [{"甲题"}, {"乙题"}, {"甲题", "乙题"}]

    @pytest.mark.parametrize("query", [{"edition": "x"}, {"label": "ZZ"}, {"flags": "?"}, {"edition": "999999"}])
    def test_what_nobody_offered_is_no_error(self, chief, query):
        make_article()

        assert chief.get(reverse(ARTICLES), query).status_code in {200, 302}


class TestActions:
    def act(self, client: Client, action: str, *articles: Article) -> list[str]:
        answer = client.post(
            reverse(ARTICLES), {"action": action, "_selected_action": [article.pk for article in articles]}
        )
        assert answer.status_code == 302
        return [message.level_tag for message in get_messages(answer.wsgi_request)]

    def test_each_row_goes_through_the_verb_and_each_refusal_is_said(self, client_of):
        ready = make_article(status=Article.Status.IN_REVIEW)
        others = [make_article(), make_article(status=Article.Status.PUBLISHED)]

        tags = self.act(client_of(HEADS), "approve_all", ready, *others)

        assert sorted(tags) == ["error", "error", "success"]
        ready.refresh_from_db()
        assert ready.status == Article.Status.APPROVED

    def test_an_action_without_the_right_does_nothing(self, client_of):
        article = make_article(status=Article.Status.APPROVED)

        self.act(client_of(EDITORS), "publish_all", article)

        article.refresh_from_db()
        assert article.status == Article.Status.APPROVED

    @pytest.mark.parametrize(
        ("action", "status", "becomes"),
        [
            ("send_up", "imported", "in_review"),
            ("approve_all", "in_review", "approved"),
            ("publish_all", "approved", "published"),
            ("return_all", "approved", "in_review"),
        ],
    )
    def test_the_verbs_of_the_list(self, chief, action, status, becomes):
        article = make_article(status=status)

        self.act(chief, action, article)

        article.refresh_from_db()
        assert article.status == becomes

    def test_only_verbs_of_ones_right_are_offered(self, client_of):
        make_article()

        page = client_of(EDITORS).get(reverse(ARTICLES)).content.decode()

        assert 'value="send_up"' in page
        assert 'value="approve_all"' not in page
        assert "delete_selected" not in page


@pytest.mark.parametrize("number", ["9" * 25, "-1", "0", "x", "²"])
@pytest.mark.parametrize("query", ["p", "edition"])
def test_a_number_that_no_row_has_is_no_error(chief, query, number):
    make_article()

    answers = [
        chief.get(reverse(f"admin:articles_{model}_changelist"), {query: number}) for model in ("article", "page")
    ]

    assert all(answer.status_code in {200, 302} for answer in answers)
