"""The desk in a real browser: the rich editor, the keys, the source that follows the caret."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from articles.editorial.edit import edit
from articles.editorial.rights import CHIEFS, EDITORS
from articles.models import Article, Tag
from articles.tests.browser.conftest import PHONE
from articles.tests.builders import PASSWORD, make_article, make_flag, make_item, make_source, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LINES = ["甲村新建图书室", "□记者 张三", "甲村的图书室昨天开门。", "孩子有了去处", "村民李四说，以后看书不用走远路。"]
BODY = [
    {"type": "paragraph", "text": LINES[2], "lines": [3]},
    {"type": "subhead", "text": LINES[3], "lines": [4]},
    {"type": "paragraph", "text": LINES[4], "lines": [5]},
]
SCREENS = (
    "/admin/",
    "/admin/articles/article/",
    "/admin/articles/article/{pk}/change/",
    "/admin/articles/article/{pk}/history/",
    "/admin/articles/page/{page}/change/",
    "/admin/articles/flag/",
    "/admin/articles/edition/{edition}/change/",
    "/admin/articles/edition/{edition}/publication/",
)
ALTERNATIVES = [
    {"label": f"记者 {name}", "value": [{"role": "reporter", "names": [name]}], "lines": [2], "score": 0.5}
    for name in ("李四", "王五")
]


@pytest.fixture
def article(transactional_db: None) -> Article:
    """An article with its source, all lines placed."""
    source = make_source(text="\n".join(LINES))
    article = make_article(page=source.page, body=BODY)
    lines = {"headline": [1], "byline": [2], "body": [3, 5], "subhead": [4]}
    make_item(source=source, kind="article", article=article, text="", lines=lines)
    return article


def log_in(page: Page, *, group: str = EDITORS) -> Any:
    user = make_user(group=group)
    page.goto("/admin/login/?next=/admin/")
    page.get_by_label(re.compile("用户名|Username")).fill(user.username)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#id_password").press("Enter")
    expect(page.locator(".dash")).to_be_visible()
    page.wait_for_load_state("load")  # keys are heard from then on
    return user


def open_form(page: Page, article: Article) -> None:
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    expect(page.locator(".ProseMirror")).to_be_visible()


def test_the_editor_keeps_what_is_not_touched(page, article):
    log_in(page)
    open_form(page, article)

    page.locator("#id_headline").fill("甲村有了图书室")
    page.keyboard.press("Control+s")

    expect(page.locator(".messagelist .success")).to_be_visible()
    article.refresh_from_db()
    assert (article.headline, article.body) == ("甲村有了图书室", BODY)


def test_a_new_subhead_and_verse_are_saved_as_such(page, article):
    log_in(page)
    open_form(page, article)

    page.locator(".ProseMirror p").last.click()
    expect(page.locator(".line--pointed .line__text")).to_have_text(LINES[4])
    page.keyboard.press("Enter")
    page.keyboard.type("又一个小标题")
    page.locator("[data-block=subhead]").click()
    expect(page.locator(".ProseMirror h3").last).to_have_text("又一个小标题")
    expect(page.locator(".ProseMirror")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("春风过")
    page.locator("[data-block=verse]").click()
    expect(page.locator(".ProseMirror blockquote p")).to_have_text(["春风过"])
    expect(page.locator(".ProseMirror")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".ProseMirror blockquote p")).to_have_count(2)
    page.keyboard.type("书页轻")
    expect(page.locator(".ProseMirror blockquote p")).to_have_text(["春风过", "书页轻"])
    expect(page.locator("[data-unsaved]")).to_be_visible()
    page.locator("[data-save]").click()

    expect(page.locator(".messagelist .success")).to_be_visible()
    article.refresh_from_db()
    assert article.body == [
        *BODY,
        {"type": "subhead", "text": "又一个小标题", "lines": []},
        {"type": "verse", "text": "春风过\n书页轻", "lines": []},
    ]


def test_what_is_pasted_keeps_its_words_apart_and_loses_the_rest(page, article):
    log_in(page)
    open_form(page, article)
    last = page.locator(".ProseMirror > *").last
    last.click()
    page.keyboard.press("Control+End")
    page.wait_for_function(
        "() => document.querySelector('.ProseMirror > :last-child').contains(getSelection().anchorNode)"
    )
    page.keyboard.press("Enter")
    expect(last).to_have_text("")

    page.evaluate(
        """html => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/html", html);
            const pasted = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
            document.querySelector(".ProseMirror").dispatchEvent(pasted);
        }""",
        "<p class=MsoNormal><b>年</b>度<o:p></o:p>统计</p><table><tr><td><p>2020</p></td><td><p>100</p></td></tr>"
        "<tr><td>2021</td><td>120</td></tr></table><p><a href='https://example.org/'>完</a></p>",
    )
    page.keyboard.press("Control+s")

    expect(page.locator(".messagelist .success")).to_be_visible()
    article.refresh_from_db()
    pasted = [(block["type"], block["text"]) for block in article.body[3:]]
    assert pasted == [("paragraph", "年度统计"), ("table", "2020  100\n2021  120"), ("paragraph", "完")]


def test_the_source_follows_the_caret(page, article):
    log_in(page)
    open_form(page, article)

    page.locator(".ProseMirror h3").click()

    expect(page.locator(".line--pointed")).to_have_count(1)
    expect(page.locator(".line--pointed .line__text")).to_have_text(LINES[3])


def test_a_key_takes_an_alternative(page, article):
    make_flag(article=article, alternatives=ALTERNATIVES)
    log_in(page)
    open_form(page, article)

    page.locator("h1").click()
    page.keyboard.press("2")

    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator(".flags")).to_have_count(0)
    assert [byline.reporter.name for byline in article.bylines.all()] == ["王五"]


def test_the_sheet_of_keys_and_the_way_to_the_list(page, article):
    log_in(page)

    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("a")

    page.wait_for_url(re.compile("/admin/articles/article/$"))
    page.keyboard.press("/")
    expect(page.locator("#searchbar")).to_be_focused()


def test_tags_are_suggested_while_they_are_typed(page, article):
    Tag.objects.create(name="乡村阅读")
    log_in(page)
    open_form(page, article)

    page.locator("#id_tags").press_sequentially("孩子、乡")
    page.get_by_role("option", name="乡村阅读").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page.locator("#id_tags")).to_have_value("孩子、乡村阅读、")


def test_a_person_is_found_for_a_byline(page, article):
    make_article(bylines=["赵六"])
    log_in(page)
    open_form(page, article)

    page.locator("#bylines-group .add-row a").click()
    page.locator("#bylines-1 .select2-selection").click()
    page.locator(".select2-search__field").fill("赵")
    page.locator(".select2-results__option", has_text="赵六").click()
    page.locator("[data-save]").click()

    expect(page.locator(".messagelist .success")).to_be_visible()
    assert [byline.reporter.name for byline in article.bylines.order_by("pk")] == ["张三", "赵六"]


def test_of_two_editors_the_second_sees_both_texts_and_loses_none(page, article):
    log_in(page)
    open_form(page, article)
    edit(article, by=make_user(group=EDITORS), version=1, change=lambda row: setattr(row, "headline", "别人改的题"))

    page.locator("#id_headline").fill("我改的题")
    page.locator("[data-save]").click()
    expect(page.locator(".two-texts")).to_contain_text("别人改的题")
    page.locator("button[name=_continue]").click()

    expect(page.locator("#id_headline")).to_have_value("我改的题")
    article.refresh_from_db()
    assert (article.headline, article.body) == ("我改的题", BODY)


def test_without_javascript_the_body_is_marked_text(browser, live_server, article):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    user = make_user(group=EDITORS)
    page.goto(f"/admin/login/?next=/admin/articles/article/{article.pk}/change/")
    page.locator("#id_username").fill(user.username)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#id_password").press("Enter")
    body = page.locator("#id_body")
    expect(body).to_have_value(f"{LINES[2]}\n\n# {LINES[3]}\n\n{LINES[4]}")

    body.fill(f"{LINES[2]}\n\n# 新的小标题\n\n{LINES[4]}")
    page.locator("[data-save]").click()

    expect(page.locator(".messagelist .success")).to_be_visible()
    context.close()
    article.refresh_from_db()
    assert article.body == [BODY[0], {"type": "subhead", "text": "新的小标题", "lines": []}, BODY[2]]


NOT_OURS = {"empty-table-header": {"enabled": False}}
"""What Django's own templates do: an empty cell heads the rows of an inline table."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_the_screens(browser, live_server, article, scheme):
    """axe puts style sheets of its own into the page, so this window does not hold it to the content policy."""
    make_flag(article=article, alternatives=ALTERNATIVES)
    edit(article, by=make_user(group=EDITORS), version=1, change=lambda row: setattr(row, "deck", "周末也开门"))
    context = browser.new_context(base_url=live_server.url, bypass_csp=True, color_scheme=scheme)
    page = context.new_page()
    log_in(page, group=CHIEFS)

    for path in SCREENS:
        page.goto(path.format(pk=article.pk, page=article.page_id, edition=article.page.edition_id))
        page.wait_for_load_state("networkidle")

        found = Axe().run(page, options={"rules": NOT_OURS}).response["violations"]
        assert [(problem["id"], problem["nodes"][0]["html"]) for problem in found] == [], path
    context.close()


@pytest.mark.parametrize("path", ["/admin/", "/admin/articles/article/", "/admin/articles/article/{pk}/change/"])
def test_a_phone_needs_no_sideways_scrolling(page, article, path):
    make_flag(article=article, alternatives=ALTERNATIVES)
    page.set_viewport_size(PHONE)
    log_in(page)

    page.goto(path.format(pk=article.pk))

    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
