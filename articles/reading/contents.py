"""What an edition holds, by its headlines: for the page list, the headline list, and what stands before and after."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from articles.models import Article, Edition, Page
from articles.reading import published

Row = TypeVar("Row", Article, Page)


@dataclass(frozen=True)
class PageContents:
    """A page with its articles in display order, continuations of other pages' articles left out."""

    page: Page
    articles: tuple[Article, ...]


@dataclass(frozen=True)
class Contents:
    """The public pages of an edition, in the order of the paper; articles carry headlines, not bodies."""

    edition: Edition
    pages: tuple[PageContents, ...]

    @cached_property
    def articles(self) -> list[Article]:
        """All articles, from the first page to the last: the order of 上一篇 and 下一篇."""
        return [article for page in self.pages for article in page.articles]

    def of(self, page: Page) -> PageContents:
        return next(contents for contents in self.pages if contents.page.pk == page.pk)

    def around_article(self, article: Article) -> tuple[Article | None, Article | None]:
        """The articles before and after, over page borders; None at both ends of the paper."""
        return _around(self.articles, article)

    def around_page(self, page: Page) -> tuple[Page | None, Page | None]:
        """The pages before and after."""
        return _around([contents.page for contents in self.pages], page)


def _around(rows: list[Row], row: Row) -> tuple[Row | None, Row | None]:
    place = rows.index(row)
    before = rows[place - 1] if place else None
    after = rows[place + 1] if place + 1 < len(rows) else None
    return before, after


def contents_of(edition: Edition) -> Contents:
    """Read an edition's contents in two queries, however many pages it has."""
    pages = list(published.pages(edition))
    by_page: dict[int, list[Article]] = {page.pk: [] for page in pages}
    known = {page.pk: page for page in pages}
    headlines = published.articles().filter(page__edition=edition).defer("body", "withdrawal_notice").in_print_order()
    for article in headlines:
        article.page = known[article.page_id]
        by_page[article.page_id].append(article)
    for page in pages:
        page.edition = edition
    return Contents(edition, tuple(PageContents(page, tuple(by_page[page.pk])) for page in pages))
