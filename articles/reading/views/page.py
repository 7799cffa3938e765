"""A printed page: its plan and its stories."""

from __future__ import annotations

import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Article, Photo
from articles.reading import published
from articles.reading.caching import same_for_everyone
from articles.reading.contents import contents_of
from articles.reading.plan import Piece, plan


@require_safe
@same_for_everyone
def page(request: HttpRequest, day: datetime.date, label: str) -> HttpResponse:
    """A page of a published edition, also one whose articles all wait for publication."""
    edition = get_object_or_404(published.editions(), date=day)
    shown = get_object_or_404(published.pages(edition), label=label)
    stories = list(
        published.all_parts()
        .filter(page=shown)
        .for_lists()
        .select_related("continued_from__page__edition")
        .in_print_order()
    )
    photos = list(published.photos().filter(page=shown, article__isnull=True).order_by("order"))
    contents = contents_of(edition)
    before, after = contents.around_page(shown)
    context = {
        "edition": edition,
        "page": shown,
        "contents": contents,
        "stories": stories,
        "photos": photos,
        "furniture": published.furniture(edition).filter(source__page=shown),
        "areas": plan(pieces_of(stories, photos)),
        "before": before,
        "after": after,
    }
    return render(request, "articles/page.html", context)


def pieces_of(stories: list[Article], photos: list[Photo]) -> list[Piece]:
    """What the plan of a page is drawn from: its articles in display order, then its photo news."""
    pieces = [Piece(story.get_absolute_url(), story.headline, len(story.plain_text)) for story in stories]
    return pieces + [Piece(f"#photo-{photo.pk}", str(photo), len(photo.caption), is_photo=True) for photo in photos]
