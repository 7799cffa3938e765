"""Published rows for tests of the public pages."""

from __future__ import annotations

import pytest
from django.utils import timezone

from articles.models import Article, Edition, Page
from articles.tests.builders import make_article, make_edition, make_page


@pytest.fixture
def edition(db) -> Edition:
    """A published edition of the usual day, without pages."""
    return make_edition(status=Edition.Status.PUBLISHED)


@pytest.fixture
def page(edition) -> Page:
    """Its page C1."""
    return make_page(edition=edition, responsible_editor="赵六")


@pytest.fixture
def published(page) -> Article:
    """A published article on that page."""
    return make_article(page=page, status=Article.Status.PUBLISHED, tags=["图书室"])


def continue_on(article: Article, **fields) -> Article:
    """A published second part of an article, on page C2 of its edition."""
    second = make_page(edition=article.page.edition, label="C2", section="深一度")
    fields.setdefault("status", Article.Status.PUBLISHED)
    part = make_article(page=second, bylines=(), published_at=timezone.now(), jump_from="C1", **fields)
    article.jump_to = "C2"
    article.continued_on = part
    article.save(update_fields=["jump_to", "continued_on"])
    return part
