"""The credited: all of them, and each with what they are credited for."""

from __future__ import annotations

from itertools import groupby

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Byline, PhotoCredit, Reporter
from articles.reading import published
from articles.reading.caching import same_for_everyone
from articles.reading.pagination import page_of

PEOPLE = 240
"""People on one page of the list, in columns."""
NEWEST_PHOTOS = 6
"""Photos shown on a person's first page."""


def credited() -> QuerySet[Reporter]:
    """People whom readers find credited; `articles_count` is for how many articles."""
    public = published.articles().values("pk")
    bylines = Byline.objects.filter(reporter=OuterRef("pk"), article__in=public)
    photos = PhotoCredit.objects.filter(reporter=OuterRef("pk"), photo__in=published.photos().values("pk"))
    counted = Count("bylines__article", filter=Q(bylines__article__in=public), distinct=True)
    return Reporter.objects.filter(Exists(bylines) | Exists(photos)).annotate(articles_count=counted)


@require_safe
@same_for_everyone
def reporters(request: HttpRequest) -> HttpResponse:
    """All who are credited, by the first letter of their address, which is the name's pinyin."""
    people = page_of(request, credited().order_by("slug"), size=PEOPLE)
    letters = [(letter.upper(), list(group)) for letter, group in groupby(people, key=lambda person: person.slug[:1])]
    return render(request, "articles/reporters.html", {"letters": letters, "list": people})


@require_safe
@same_for_everyone
def reporter(request: HttpRequest, slug: str) -> HttpResponse:
    """One person or agency with their articles, newest first, and their newest photos."""
    person = get_object_or_404(credited(), slug=slug)
    articles = published.articles().filter(Exists(Byline.objects.filter(article=OuterRef("pk"), reporter=person)))
    photos = published.photos().filter(Exists(PhotoCredit.objects.filter(photo=OuterRef("pk"), reporter=person)))
    context = {
        "person": person,
        "list": page_of(request, articles.for_lists().newest_first()),
        "photos_count": photos.count(),
        "photos": photos.order_by("-page__edition__date", "page__order", "order")[:NEWEST_PHOTOS],
    }
    return render(request, "articles/reporter.html", context)
