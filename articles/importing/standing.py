"""What the rows of a page say now, beside what the last import of each of them said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from articles.models import Article, Byline, Flag, Page, PageItem, Photo, PhotoCredit

Credited = list[list[Any]]
"""``[[role, key of the reporter]]`` in printed order."""


@dataclass(frozen=True, slots=True)
class Imported:
    """An article or photo that an import made: its row, its credits, and the draft it was last read as."""

    row: Any
    draft: dict[str, Any]
    credited: Credited
    credits: list[dict[str, Any]]
    """The same credits with names, as ``[{"role": …, "names": […]}]``."""
    is_current: bool
    """Whether the page's current text has it; False when a later text had lost it."""

    @property
    def is_recredited(self) -> bool:
        """Whether an editor changed the credits since."""
        return self.credited != self.draft.get("credited", [])


@dataclass(frozen=True, slots=True)
class Standing:
    """The rows of a page that an import has to reckon with."""

    articles: dict[int, Imported] = field(default_factory=dict)
    photos: dict[int, Imported] = field(default_factory=dict)
    flags: dict[tuple[str, int], list[Flag]] = field(default_factory=dict)
    """("article" or "photo" or "page", key) -> flags, the oldest first."""
    furniture: tuple[tuple[str, str], ...] = ()
    """Kind and words of what is no story, as the current text was read."""
    last_article: int = 0
    """The highest number that an article of the page has."""
    last_photo: int = 0

    def of(self, thing: str) -> dict[int, Imported]:
        """The imported articles, or photos, by key."""
        return self.articles if thing == "article" else self.photos

    def flags_of(self, thing: str, imported: Imported | None) -> list[Flag]:
        """The flags of one of them; none for a new one."""
        return self.flags.get((thing, imported.row.pk), []) if imported is not None else []

    @property
    def page_flags(self) -> list[Flag]:
        """The flags of the page as a whole."""
        return self.flags.get(("page", 0), [])


def read_standing(page: Page | None, *, lock: bool) -> Standing:
    """The rows of a page, in a fixed number of queries; with `lock` they are held until the transaction ends."""
    if page is None:
        return Standing()
    articles = Article.objects.filter(page=page).order_by("pk")
    photos = Photo.objects.filter(page=page).select_related("page__edition", "article").order_by("pk")
    if lock:
        articles, photos = articles.select_for_update(of=("self",)), photos.select_for_update(of=("self",))
    article_rows, photo_rows = list(articles), list(photos)
    items = PageItem.objects.filter(source__page=page).order_by("pk")
    by_article = {item.article_id: item for item in items if item.article_id}
    by_photo = {item.photo_id: item for item in items if item.photo_id}
    bylines = _by_owner(Byline.objects.filter(article__page=page).select_related("reporter").order_by("order", "pk"))
    photo_credits = _by_owner(
        PhotoCredit.objects.filter(photo__page=page).select_related("reporter").order_by("order", "pk")
    )
    return Standing(
        articles=_imported(article_rows, by_article, bylines, page),
        photos=_imported(photo_rows, by_photo, photo_credits, page),
        flags=_flags(page),
        furniture=tuple(
            (item.kind, item.text)
            for item in items
            if item.source_id == page.current_source_id and not (item.article_id or item.photo_id)
        ),
        last_article=max((row.order for row in article_rows), default=0),
        last_photo=max((row.order for row in photo_rows), default=0),
    )


def _by_owner(rows: Iterable[Byline | PhotoCredit]) -> dict[int, list[Byline | PhotoCredit]]:
    owned: defaultdict[int, list[Byline | PhotoCredit]] = defaultdict(list)
    for credit in rows:
        owned[credit.article_id if isinstance(credit, Byline) else credit.photo_id].append(credit)
    return owned


def _imported(
    rows: Iterable[Article | Photo],
    items: dict[int, PageItem],
    credits_of: dict[int, list[Byline | PhotoCredit]],
    page: Page,
) -> dict[int, Imported]:
    """The rows that came from an import, by key; what an editor made by hand is not the importer's business."""
    return {
        row.pk: Imported(
            row,
            draft=items[row.pk].draft,
            credited=[[credit.role, credit.reporter_id] for credit in credits_of.get(row.pk, [])],
            credits=_credits_json(credits_of.get(row.pk, [])),
            is_current=items[row.pk].source_id == page.current_source_id,
        )
        for row in rows
        if row.pk in items
    }


def _credits_json(rows: Iterable[Byline | PhotoCredit]) -> list[dict[str, Any]]:
    result: list[dict[str, Any]] = []
    for credit in rows:
        if not result or result[-1]["role"] != credit.role:
            result.append({"role": credit.role, "names": []})
        result[-1]["names"].append(credit.reporter.name)
    return result


def _flags(page: Page) -> dict[tuple[str, int], list[Flag]]:
    flags: defaultdict[tuple[str, int], list[Flag]] = defaultdict(list)
    for flag in Flag.objects.filter(page=page).order_by("pk"):
        if flag.article_id:
            flags["article", flag.article_id].append(flag)
        elif flag.photo_id:
            flags["photo", flag.photo_id].append(flag)
        else:
            flags["page", 0].append(flag)
    return flags
