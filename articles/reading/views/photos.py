"""All photos, newest first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.reading import published
from articles.reading.caching import same_for_everyone
from articles.reading.pagination import page_of

PHOTOS = 24


@require_safe
@same_for_everyone
def photos(request: HttpRequest) -> HttpResponse:
    """Photos with their words and credits; a photo known by its words alone is one too."""
    rows = published.photos().order_by("-page__edition__date", "page__order", "page__label", "order")
    return render(request, "articles/photos.html", {"list": page_of(request, rows, size=PHOTOS)})
