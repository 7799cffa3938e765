"""An edition: the newest one at the root of the site, each at its day."""

from __future__ import annotations

import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Edition
from articles.reading import published
from articles.reading.caching import same_for_everyone
from articles.reading.contents import contents_of
from articles.reading.front import front_of


@require_safe
@same_for_everyone
def home(request: HttpRequest) -> HttpResponse:
    """The newest published edition; before the first one, a page that says so."""
    newest = published.editions().order_by("-date").first()
    if newest is None:
        return render(request, "articles/no_edition.html")
    return _front(request, newest)


@require_safe
@same_for_everyone
def edition(request: HttpRequest, day: datetime.date) -> HttpResponse:
    """The edition of a day."""
    return _front(request, get_object_or_404(published.editions(), date=day))


def _front(request: HttpRequest, shown: Edition) -> HttpResponse:
    context = {
        "edition": shown,
        "contents": contents_of(shown),
        "front": front_of(shown),
        "earlier": published.editions().filter(date__lt=shown.date).order_by("-date").first(),
        "later": published.editions().filter(date__gt=shown.date).order_by("date").first(),
    }
    return render(request, "articles/edition.html", context)
