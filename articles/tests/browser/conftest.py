"""A real browser for a live server: what a script or the content policy complains of fails the test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from articles.tests.browser.chromium import ARGUMENTS, chromium

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
PATIENCE = 10_000
"""Milliseconds that a page may take; the machine may be busy with other tests."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser, for the tests of one file; while it runs, Django must allow rows in its event loop's thread."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        expect.set_options(timeout=PATIENCE)
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, live_server) -> Iterator[BrowserContext]:
    """A visitor of the live server: relative addresses are its own, and nobody else is asked for anything."""
    context = browser.new_context(base_url=live_server.url, viewport=DESKTOP, locale="zh-CN", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    strangers: list[str] = []
    context.on(
        "request",
        lambda request: (
            None if request.url.startswith((live_server.url, "data:", "blob:")) else strangers.append(request.url)
        ),
    )
    yield context
    context.close()
    assert strangers == [], "the page asked somebody else"


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """One window on a desktop screen; use `page.set_viewport_size(PHONE)` for a phone."""
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: complaints.append(message.text) if "Content Security Policy" in message.text else None,
    )
    yield page
    assert complaints == [], "a script or the content policy complained"
