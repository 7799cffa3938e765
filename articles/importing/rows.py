"""Writing the rows of a plan: articles, photos, their credits, and the items that say which lines made them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import F
from django.utils import timezone

from articles.importing.items import Person, furniture_lines
from articles.importing.lines import renumber
from articles.importing.plan import PagePlan
from articles.importing.plan_items import ItemPlan
from articles.models import Article, Byline, Page, PageItem, Photo, PhotoCredit, SourceText

People = Mapping[Person, int]


def write_articles(plan: PagePlan, page: Page, people: People) -> list[int]:
    """Make or change the article of each story; their keys in the draft's order.

    A new story gets the next number that no article of the page has; it stands behind the story before it.
    """
    number, position = plan.standing.last_article, 0
    new: list[tuple[int, Article]] = []
    keys: list[int | None] = []
    for place, item in enumerate(plan.articles):
        if item.imported is not None:
            position = item.imported.row.position
            keys.append(_change_article(plan, item, people))
            continue
        number += 1
        position = position if plan.standing.articles and position else number
        new.append((place, _new_article(page, item, order=number, position=position)))
        keys.append(None)
    made = Article.objects.bulk_create([article for _place, article in new])
    for (place, _article), row in zip(new, made, strict=True):
        keys[place] = row.pk
    Byline.objects.bulk_create(
        Byline(article_id=row.pk, reporter_id=people[who], role=role, order=order)
        for (place, _article), row in zip(new, made, strict=True)
        for order, (role, who) in enumerate(plan.articles[place].people)
    )
    return [key for key in keys if key is not None]


def _new_article(page: Page, item: ItemPlan, *, order: int, position: int) -> Article:
    draft = item.draft
    texts = {name: draft[name] for name in ("kind", "kicker", "headline", "deck", "dateline", "jump_to", "jump_from")}
    return Article(page=page, order=order, position=position, body=draft["body"], **texts)


def _change_article(plan: PagePlan, item: ItemPlan, people: People) -> int:
    """Set what the plan changes; words raise the version, new line numbers alone do not."""
    row, changes = item.imported.row, dict(item.changes)
    new_credits = changes.pop("bylines", None)
    values: dict[str, Any] = dict(changes)
    if changes or new_credits is not None:
        values |= {"version": F("version") + 1, "updated_at": timezone.now()}
    if "body" not in changes and plan.moved is not None:
        body = renumber(row.body, item.draft["body"], plan.moved)
        if body != row.body:
            values["body"] = body
    if values:
        Article.objects.filter(pk=row.pk).update(**values)
    if new_credits is not None:
        row.bylines.all().delete()
        Byline.objects.bulk_create(
            Byline(article_id=row.pk, reporter_id=people[who], role=role, order=order)
            for order, (role, who) in enumerate(item.people)
        )
    return row.pk


def write_photos(plan: PagePlan, page: Page, people: People, articles: Sequence[int]) -> list[int]:
    """Make or change each photo; their keys in the draft's order.

    A new photo of an edition that readers see already is held back until an editor lets it go.
    """
    number = plan.standing.last_photo
    keys = []
    for item in plan.photos:
        article = articles[item.part.story] if item.part.story is not None else None
        if item.imported is not None:
            keys.append(_change_photo(item, people, article))
            continue
        number += 1
        photo = Photo.objects.create(
            page=page,
            article_id=article,
            title=item.draft["title"],
            caption=item.draft["caption"],
            order=number,
            is_withheld=page.edition.is_published,
        )
        _credit(photo, item, people)
        keys.append(photo.pk)
    return keys


def _change_photo(item: ItemPlan, people: People, article: int | None) -> int:
    row, changes = item.imported.row, dict(item.changes)
    new_credits = changes.pop("credits", None)
    if row.article_id == item.imported.draft.get("article") and not item.is_settled:
        changes["article_id"] = article
    if any(getattr(row, name) != value for name, value in changes.items()):
        Photo.objects.filter(pk=row.pk).update(**changes)
    if new_credits is not None:
        row.credits.all().delete()
        _credit(row, item, people)
    return row.pk


def _credit(photo: Photo, item: ItemPlan, people: People) -> None:
    PhotoCredit.objects.bulk_create(
        PhotoCredit(photo=photo, reporter_id=people[who], role=role, order=order)
        for order, (role, who) in enumerate(item.people)
    )


def write_items(
    plan: PagePlan, source: SourceText, people: People, articles: Sequence[int], photos: Sequence[int]
) -> None:
    """Say which lines of the source each row was made of, and what it was read as."""
    items = [
        PageItem(kind=item.part.kind.value, article_id=key, lines=item.lines, draft=_kept(item, people))
        for item, key in zip(plan.articles, articles, strict=True)
    ]
    items += [
        PageItem(
            kind=PageItem.Kind.PHOTO,
            photo_id=key,
            lines=item.lines,
            draft=_kept(item, people) | {"article": None if item.part.story is None else articles[item.part.story]},
        )
        for item, key in zip(plan.photos, photos, strict=True)
    ]
    items += [
        PageItem(kind=item.kind.value, text=item.text, lines=furniture_lines(item)) for item in plan.draft.furniture
    ]
    for position, item in enumerate(items):
        item.source, item.position = source, position
    PageItem.objects.bulk_create(items)


def _kept(item: ItemPlan, people: People) -> dict[str, Any]:
    """An item's draft with the keys of the rows it was credited and linked to."""
    kept = {**item.draft, "credited": [[role, people[who]] for role, who in item.people]}
    if item.imported is not None and (linked := item.imported.draft.get("continued_on")):
        kept["continued_on"] = linked
    return kept
