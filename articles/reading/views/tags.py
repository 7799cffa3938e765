"""Subjects: all tags, and the articles of one."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Tag
from articles.reading import published
from articles.reading.caching import same_for_everyone
from articles.reading.pagination import page_of

TAGS = 240
"""Tags on one page of the list, in columns."""


def used_tags() -> QuerySet[Tag]:
    """Tags that public articles carry; `articles_count` is how many."""
    public = published.articles().values("pk")
    counted = Count("tagged_articles", filter=Q(tagged_articles__content_object__in=public))
    return Tag.objects.annotate(articles_count=counted).filter(articles_count__gt=0)


@require_safe
@same_for_everyone
def tags(request: HttpRequest) -> HttpResponse:
    """All tags in use, by pinyin."""
    return render(request, "articles/tags.html", {"list": page_of(request, used_tags().order_by("slug"), size=TAGS)})


@require_safe
@same_for_everyone
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """The articles of one subject, newest first."""
    shown = get_object_or_404(used_tags(), slug=slug)
    articles = published.articles().filter(tagged__tag=shown).for_lists().newest_first()
    return render(request, "articles/tag.html", {"tag": shown, "list": page_of(request, articles)})
