"""The source text beside the form: each line with its owner, so that an editor can check one against the other."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Page, PageItem, Photo, SourceText
from articles.pagetext.values import Role

ROLE_NAMES = {
    Role.KICKER: _("kicker"),
    Role.HEADLINE: _("headline"),
    Role.DECK: _("deck"),
    Role.BYLINE: _("byline"),
    Role.BODY: _("body"),
    Role.SUBHEAD: _("subhead"),
    Role.JUMP: _("jump"),
    Role.TITLE: _("title"),
    Role.CAPTION: _("caption"),
    Role.CREDIT: _("photo credit"),
    Role.TEXT: _("text"),
}


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """One source line as the panel shows it."""

    number: int
    text: str
    state: str
    """``mine``, ``other``, ``unplaced`` or ``blank``; it decides the rule at the line's left."""
    role: str = ""
    """What the line is to the item that owns it, in the interface's language."""
    owner: str = ""
    """Headline or kind of the owner; only on the first line of a run, and not for the item in hand."""
    url: str = ""
    """The owner's form at the desk; empty for furniture."""
    is_first: bool = False
    """The first line of a run of one owner and role."""


def checked_lines(page: Page, *, article: Article | None = None, photo: Photo | None = None) -> list[CheckedLine]:
    """The lines of the page's current source; those of the given article or photo are ``mine``. Two queries."""
    if page.current_source_id is None:
        return []
    source = SourceText.objects.get(pk=page.current_source_id)
    owners: dict[int, tuple[PageItem, str]] = {}
    for item in source.items.select_related("article", "photo"):
        for role, numbers in item.lines.items():
            owners.update(dict.fromkeys(numbers, (item, role)))
    lines = []
    before: tuple[int, str] | None = None
    for number, text in enumerate(source.lines, start=1):
        if number not in owners:
            lines.append(CheckedLine(number, text, "blank"))
            continue
        item, role = owners[number]
        lines.append(_line(number, text, item, role, is_first=before != (item.pk, role), article=article, photo=photo))
        before = (item.pk, role)
    while lines and lines[-1].state == "blank":
        lines.pop()
    return lines


def _line(
    number: int, text: str, item: PageItem, role: str, *, is_first: bool, article: Article | None, photo: Photo | None
) -> CheckedLine:
    is_mine = (article is not None and item.article_id == article.pk) or (
        photo is not None and item.photo_id == photo.pk
    )
    state = "mine" if is_mine else "unplaced" if item.kind == PageItem.Kind.UNPLACED else "other"
    return CheckedLine(
        number,
        text,
        state,
        role=str(ROLE_NAMES.get(role, role)) if item.article_id or item.photo_id else "",
        owner="" if is_mine or not is_first else owner_name(item),
        url="" if is_mine or not is_first else owner_url(item),
        is_first=is_first,
    )


def owner_name(item: PageItem) -> str:
    """What the item is called beside its lines."""
    if item.photo is not None:
        return gettext("photo: %(photo)s") % {"photo": item.photo}
    return str(item.article or item.get_kind_display())


def owner_url(item: PageItem) -> str:
    """The form at the desk of the row that the item became; empty for furniture."""
    if item.article_id is not None:
        return reverse("admin:articles_article_change", args=[item.article_id])
    if item.photo_id is not None:
        return reverse("admin:articles_photo_change", args=[item.photo_id])
    return ""
