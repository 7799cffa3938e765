"""The tour of README: an imported page is read, a flag resolved and published, a published article corrected."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils.translation import gettext as _
from playwright.sync_api import Page, expect

from articles.models import Article, Flag

pytestmark = pytest.mark.browser

COMPETING = "byline.competing"
"""The doubt of the shipped page: several bylines, several stories, and nothing tells which belongs to which."""


@pytest.fixture
def passwords(transactional_db) -> dict[str, str]:
    """The site as `make run` leaves it; login name -> password of the demo users."""
    call_command("import_seeds", "--publish", stdout=StringIO(), stderr=StringIO())
    out = StringIO()
    call_command("demo_users", stdout=out)
    return {line.split()[0]: line.split()[1] for line in out.getvalue().splitlines()}


def log_in(page: Page, username: str, password: str) -> None:
    """Enter the desk as somebody else."""
    page.context.clear_cookies()
    page.goto("/admin/")
    page.locator("#id_username").fill(username)
    page.locator("#id_password").fill(password)
    page.locator("[type=submit]").click()
    expect(page.get_by_role("heading", name=_("Waiting for you"))).to_be_visible()


def press(page: Page, name: str) -> None:
    """Press one of the steps that the desk offers, and wait for its answer."""
    page.locator(".verbs").get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def resolve_all(page: Page) -> str:
    """Take the first byline that is offered, find nothing to change in the other doubts; return the byline."""
    flag = page.locator(".flag", has=page.locator(".flag__choices button")).first
    chosen = flag.locator(".flag__choices button").first
    byline = chosen.inner_text()
    left = page.locator(".flag").count() - 1
    chosen.click()
    expect(page.locator(".flag")).to_have_count(left)
    while left:
        page.locator(".flag [data-dismiss]").first.click()
        left -= 1
        expect(page.locator(".flag")).to_have_count(left)
    return byline


def publish_by_hand(page: Page, article: Article, passwords: dict[str, str]) -> str:
    """The road of a flagged article: editor, head and chief, each with their own step; return the chosen byline."""
    desk = f"/admin/articles/article/{article.pk}/change/"
    log_in(page, "editor", passwords["editor"])
    page.goto(desk)
    byline = resolve_all(page)
    press(page, _("Send to review"))
    log_in(page, "head", passwords["head"])
    page.goto(desk)
    press(page, _("Approve"))
    log_in(page, "chief", passwords["chief"])
    page.goto(f"/admin/articles/edition/{article.page.edition_id}/publication/")
    press(page, _("Publish the edition"))
    return byline


def test_a_flagged_article_goes_from_the_desk_to_its_readers(page, passwords):
    article = Flag.objects.open().filter(code=COMPETING).last().article

    byline = publish_by_hand(page, article, passwords)

    page.goto("/")
    page.get_by_role("link", name=article.headline).first.click()
    expect(page).to_have_url(re.compile(f"{re.escape(article.get_absolute_url())}$"))
    expect(page.locator("main")).to_contain_text(article.body[-1]["text"][-20:])
    expect(page.locator("main")).to_contain_text(byline.split()[-1])
    assert Flag.objects.get(article=article, code=COMPETING).resolved_by.username == "editor"


def test_what_the_chief_corrects_stays_corrected(page, passwords):
    article = Flag.objects.open().filter(code=COMPETING).last().article
    note = "原题有一处误植，已经改正。"

    publish_by_hand(page, article, passwords)
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.locator("#id_kicker").fill("改正后的引题")
    page.locator("#id_correction_note").fill(note)
    page.get_by_role("button", name=_("Save"), exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    call_command("import_seeds", "--publish", stdout=StringIO(), stderr=StringIO())

    page.goto(article.get_absolute_url())
    expect(page.locator("main")).to_contain_text(note)
    expect(page.locator("main")).to_contain_text("改正后的引题")
