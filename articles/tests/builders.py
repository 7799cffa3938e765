"""Rows for tests: each builder makes what it needs around it and takes any field by name.

People are plainly placeholders, texts are invented here.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db.models import Max
from django.utils import timezone

from articles.models import (
    Article,
    Byline,
    CreditRole,
    Edition,
    Flag,
    Page,
    PageItem,
    Photo,
    PhotoCredit,
    Reporter,
    SourceText,
)

DAY = datetime.date(2021, 12, 22)
"""The day of an edition that gives no other."""

PASSWORD = "只在测试里用的口令 7"
"""What every test user logs in with."""

SHOWN_ONCE = (Article.Status.PUBLISHED, Article.Status.WITHDRAWN)
"""States in which readers have seen the article."""

_numbers = count(1)


def make_user(*, group: str = "", username: str = "", password: str = PASSWORD, **fields: Any) -> User:
    """A user who may enter the desk; with `group` (named by `editorial.rights`) its member, else without any right."""
    fields.setdefault("is_staff", True)
    username = username or f"{group or 'staff'}{next(_numbers)}"
    user = User.objects.create_user(username, password=password, **fields)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def make_edition(*, date: datetime.date | None = DAY, **fields: Any) -> Edition:
    """An open edition of this site's publication; ``status="published"`` brings its time with it."""
    fields.setdefault("publication", settings.PUBLICATION)
    if fields.get("status") == Edition.Status.PUBLISHED:
        fields.setdefault("published_at", timezone.now())
    return Edition.objects.create(date=date, **fields)


def make_page(*, edition: Edition | None = None, label: str = "C1", section: str = "要闻", **fields: Any) -> Page:
    """A page; without `edition`, of the edition of `DAY`, which is made when it is not there."""
    if edition is None:
        edition = Edition.objects.filter(date=DAY, publication=settings.PUBLICATION).first() or make_edition()
    fields.setdefault("order", edition.pages.count())
    return Page.objects.create(edition=edition, label=label, section=section, **fields)


def make_source(*, page: Page | None = None, text: str = "甲村新建图书室\n□记者 张三\n", **fields: Any) -> SourceText:
    """A source text, from then on the page's current one."""
    page = page or make_page()
    fields.setdefault("name", f"page{page.pk}.txt")
    fields.setdefault("sha256", hashlib.sha256(text.encode()).hexdigest())
    fields.setdefault("encoding", "utf-8")
    fields.setdefault("importer_version", "test")
    source = SourceText.objects.create(page=page, text=text, **fields)
    page.current_source = source
    page.save(update_fields=["current_source"])
    return source


def make_item(
    *, source: SourceText, kind: str = PageItem.Kind.WEATHER, text: str = "今天多云", **fields: Any
) -> PageItem:
    """A piece of a page; for an article or photo give the row as `article` or `photo`."""
    fields.setdefault("position", source.items.count())
    fields.setdefault("lines", {"text": [1]})
    return PageItem.objects.create(source=source, kind=kind, text=text, **fields)


def make_reporter(name: str = "张三", **fields: Any) -> Reporter:
    """The person of that name, made once."""
    return Reporter.objects.get_or_create(name=name, **fields)[0]


def paragraphs(*texts: str) -> list[dict[str, Any]]:
    """A body of paragraphs, one source line each, from line 3."""
    return [{"type": "paragraph", "text": text, "lines": [line]} for line, text in enumerate(texts, start=3)]


def make_article(
    *,
    page: Page | None = None,
    headline: str = "甲村新建图书室",
    bylines: Iterable[str] = ("张三",),
    tags: Sequence[str] = (),
    role: str = CreditRole.REPORTER,
    **fields: Any,
) -> Article:
    """An article with its credits; a published or withdrawn one of no given page is in a published edition."""
    status = fields.get("status", Article.Status.IMPORTED)
    if status in SHOWN_ONCE:
        fields.setdefault("published_at", timezone.now())
    page = page or _first_page(is_published=status in SHOWN_ONCE)
    number = (page.articles.aggregate(last=Max("order"))["last"] or 0) + 1
    fields.setdefault("order", number)
    fields.setdefault("position", fields["order"])
    fields.setdefault("body", paragraphs("甲村的图书室昨天开门。", "村民李四说，以后看书不用走远路。"))
    article = Article.objects.create(page=page, headline=headline, **fields)
    for place, name in enumerate(bylines):
        Byline.objects.create(article=article, reporter=make_reporter(name), role=role, order=place)
    article.tags.add(*tags)
    return article


def _first_page(*, is_published: bool) -> Page:
    page = Page.objects.filter(edition__date=DAY, label="C1").first() or make_page()
    if is_published and not page.edition.is_published:
        page.edition.status = Edition.Status.PUBLISHED
        page.edition.published_at = timezone.now()
        page.edition.save(update_fields=["status", "published_at"])
    return page


def make_photo(*, page: Page | None = None, credits: Iterable[str] = ("王五",), **fields: Any) -> Photo:
    """A photo known by its words, with its photographers; with ``article=`` on that article's page."""
    if article := fields.get("article"):
        page = article.page
    page = page or _first_page(is_published=False)
    fields.setdefault("order", page.photos.count() + 1)
    fields.setdefault("caption", "村民在图书室里看书。")
    photo = Photo.objects.create(page=page, **fields)
    for place, name in enumerate(credits):
        PhotoCredit.objects.create(photo=photo, reporter=make_reporter(name), order=place)
    return photo


def make_flag(*, article: Article | None = None, page: Page | None = None, **fields: Any) -> Flag:
    """An open doubt on an article, or on a page as a whole; by default two bylines compete."""
    fields.setdefault("code", "byline.competing")
    fields.setdefault("field", "bylines")
    fields.setdefault("lines", [2])
    fields.setdefault("facts", {"bylines": 4, "stories": 4})
    page = page or (article.page if article else _first_page(is_published=False))
    return Flag.objects.create(page=page, article=article, **fields)
