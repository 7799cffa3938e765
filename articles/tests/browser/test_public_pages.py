"""The public pages in a real browser: reachable by everyone, at any width, with and without scripts."""

from __future__ import annotations

import datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from articles.models import Correction, Edition, PageItem
from articles.tests.browser.conftest import PHONE
from articles.tests.builders import (
    make_article,
    make_edition,
    make_item,
    make_page,
    make_photo,
    make_source,
    make_user,
    paragraphs,
)

pytestmark = pytest.mark.browser

PATHS = (
    "/",
    "/2021-12-22/C1/",
    "/2021-12-22/C1/1/",
    "/2021-12-22/C1/2/",
    "/2021-12-22/C1/9/",
    "/2021-12-22/C9/1/",
    "/archive/",
    "/reporters/",
    "/reporters/zhang-san/",
    "/tags/",
    "/tags/tu-shu-shi/",
    "/photos/",
    "/search/",
    "/search/?q=图书室",
    "/search/?q=没有的词",
    "/en/",
    "/en/2021-12-22/C1/1/",
    "/en/search/?q=图书室",
)
"""Every kind of page, with all that it can carry; an article that was withdrawn and a page that is not there too."""


@pytest.fixture(autouse=True)
def paper(transactional_db) -> Edition:
    """An edition of two pages with everything that a page can carry, and one of the day before."""
    make_edition(date=datetime.date(2021, 12, 21), status=Edition.Status.PUBLISHED)
    edition = make_edition(status=Edition.Status.PUBLISHED, number="第12期")
    front = make_page(edition=edition, responsible_editor="赵六")
    lead = make_article(
        page=front, status="published", kicker="甲村三年办成四件事", deck="村民看书不走远路", tags=["图书室"]
    )
    shapes = [
        *paragraphs("丁路公交下月加密班次。"),
        {"type": "subhead", "text": "早晚各加两班", "lines": [8]},
        {"type": "verse", "text": "春水绿\n秋山红", "lines": [9]},
        {"type": "table", "text": "站名        首班    末班\n甲村路口    5:40    23:10", "lines": [10]},
    ]
    make_article(
        page=front, status="published", headline="丁路公交 下月加密班次", body=shapes, bylines=["张三", "李四"]
    )
    for number in range(4):
        make_article(page=front, status="published", headline=f"乙镇菜场改造第{number + 1}期完工")
    make_article(page=front, status="published", kind="brief", headline="菜场周日停业一天", bylines=())
    make_article(page=front, status="published", headline="戊校学生走进田间")
    make_article(page=front, status="withdrawn", headline="撤下的稿件", withdrawal_notice="本文有误，现予撤下。")
    make_photo(page=front, title="晨读", caption="村民在图书室里看书。")
    make_photo(article=lead, caption="图书室的窗户朝南。")
    Correction.objects.create(article=lead, note="数字应为六。", by=make_user())
    source = make_source(page=front)
    make_item(source=source, text="今天多云到晴")
    make_item(source=source, kind=PageItem.Kind.NOTICE, text="甲路明日停水")
    make_article(page=make_page(edition=edition, label="C2", section="深一度"), status="published")
    return edition


def problems(page: Page) -> str:
    """What axe finds wrong with the page as it stands; "" for nothing."""
    results = Axe().run(page)
    return results.generate_report() if results.violations_count else ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_is_open_to_everyone(page, scheme):
    page.emulate_media(color_scheme=scheme)

    for path in PATHS:
        page.goto(path)

        assert problems(page) == "", path


@pytest.mark.parametrize("width", [360, 390, 820, 1280, 1600])
def test_no_page_is_wider_than_the_screen(page, width):
    page.set_viewport_size({"width": width, "height": 800})

    for path in PATHS:
        page.goto(path)

        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_an_article_is_reached_from_the_plan_by_keyboard(page):
    page.goto("/2021-12-22/C1/")

    story = page.locator(".plan").get_by_role("link", name="甲村新建图书室")
    story.focus()
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text("甲村新建图书室")


def test_the_arrow_keys_lead_through_the_paper(page):
    page.goto("/2021-12-22/C1/1/")

    page.keyboard.press("ArrowRight")
    expect(page.locator("h1")).to_contain_text("丁路公交")
    page.keyboard.press("ArrowLeft")

    expect(page.locator("h1")).to_have_text("甲村新建图书室")


def test_the_text_size_is_kept(page):
    page.set_viewport_size(PHONE)
    page.goto("/2021-12-22/C1/1/")
    size = "parseFloat(getComputedStyle(document.querySelector('.text')).fontSize)"
    usual = page.evaluate(size)

    page.locator("[data-step='1']").click()
    page.locator("[data-step='1']").click()
    largest = page.evaluate(size)
    page.goto("/2021-12-22/C1/2/")

    assert largest > usual * 1.3
    assert page.evaluate(size) == largest
    expect(page.locator("[data-step='1']")).to_be_disabled()


def test_the_first_tab_skips_to_the_text(page):
    page.goto("/2021-12-22/C1/1/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def test_everything_can_be_read_without_scripts(browser, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()

    page.goto("/")
    page.get_by_role("link", name="甲村新建图书室").first.click()
    expect(page.locator(".text")).to_contain_text("村民李四说")
    expect(page.locator(".text-size")).to_be_hidden()
    page.goto("/search/")
    page.locator("#q").fill("图书室")
    page.locator(".search__go").click()

    expect(page.locator("mark").first).to_have_text("图书室")
    context.close()


def test_the_language_switch_shows_the_same_page(page):
    page.goto("/2021-12-22/C1/1/")

    page.locator(".ways__language a").click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_have_text("甲村新建图书室")
