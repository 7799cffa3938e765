"""The front of an edition: what leads, what stands beside it, what runs below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.models import Article, ArticleKind, Edition, Page, PageItem, Photo
from articles.reading import published

SECONDS = 2
"""Articles that stand beside the lead with a few lines of their text."""
MOST_COLUMNS = 4
"""Of articles side by side below the lead, on a wide screen."""


@dataclass(frozen=True, slots=True)
class Band:
    """Articles side by side. Their number decides on the columns, so that rows come out full."""

    articles: tuple[Article, ...]

    @property
    def columns(self) -> int:
        """On a wide screen: as many as there are articles, from five on three or four."""
        count = len(self.articles)
        if count <= MOST_COLUMNS:
            return count
        return MOST_COLUMNS if count % MOST_COLUMNS in (0, 3) or count % 3 == 1 else 3

    @property
    def is_wide(self) -> bool:
        """Whether the first article takes two columns of a wide screen, where one place would stay empty."""
        count = len(self.articles)
        return count > MOST_COLUMNS and count % self.columns == self.columns - 1

    @property
    def is_odd(self) -> bool:
        """The same in two columns, on a screen of middle width."""
        count = len(self.articles)
        return count > 1 and count % 2 == 1


@dataclass(frozen=True, slots=True)
class InnerPage:
    """A page behind the front page, with its articles."""

    page: Page
    band: Band


@dataclass(frozen=True, slots=True)
class Front:
    """The parts of an edition's front, each in the order that an editor set."""

    page: Page | None
    """The front page; None while the edition has no public article."""
    lead: Article | None
    seconds: tuple[Article, ...]
    rest: Band
    briefs: tuple[Article, ...]
    photos: tuple[Photo, ...]
    """Photo news of the front page: photos that belong to no article."""
    furniture: tuple[PageItem, ...]
    """The day's weather and notices."""
    inner: tuple[InnerPage, ...]


def arrange(articles: Sequence[Article], *, photos: Sequence[Photo] = (), furniture: Sequence[PageItem] = ()) -> Front:
    """Give the articles of an edition, in print order, their places: the first full article of the first page leads."""
    by_page: dict[int, list[Article]] = {}
    for article in articles:
        by_page.setdefault(article.page_id, []).append(article)
    pages = [tuple(group) for group in by_page.values()]
    first = pages[0] if pages else ()
    full = [article for article in first if article.kind == ArticleKind.ARTICLE]
    briefs = [article for article in first if article.kind == ArticleKind.BRIEF]
    front_page = first[0].page if first else None
    return Front(
        page=front_page,
        lead=full[0] if full else None,
        seconds=tuple(full[1 : 1 + SECONDS]),
        rest=Band(tuple(full[1 + SECONDS :])),
        briefs=tuple(briefs),
        photos=tuple(photo for photo in photos if front_page is None or photo.page_id == front_page.pk),
        furniture=tuple(furniture),
        inner=tuple(InnerPage(group[0].page, Band(group)) for group in pages[1:]),
    )


def front_of(edition: Edition) -> Front:
    """Read an edition and arrange it; six queries whatever its size."""
    articles = (
        published.articles().filter(page__edition=edition).for_lists().prefetch_related("photos__credits__reporter")
    )
    photos = published.photos().filter(page__edition=edition, article__isnull=True).order_by("page__order", "order")
    return arrange(list(articles.in_print_order()), photos=list(photos), furniture=list(published.furniture(edition)))
