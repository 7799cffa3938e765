"""Search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.reading.caching import same_for_everyone
from articles.reading.pagination import page_of
from articles.reading.search import LONGEST_QUERY, excerpt, find_articles, mark

BY_DATE = "date"
"""The value of ``?sort=`` that puts the newest first; anything else sorts by relevance."""
RESULTS = 20


@require_safe
@same_for_everyone
def search(request: HttpRequest) -> HttpResponse:
    """What readers find; without a query, the form and how to use it."""
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    newest_first = request.GET.get("sort") == BY_DATE
    found = page_of(request, find_articles(query, newest_first=newest_first), size=RESULTS)
    results = [
        {"article": article, "headline": mark(article.headline, query), "excerpt": excerpt(article.plain_text, query)}
        for article in found
    ]
    context = {"query": query, "newest_first": newest_first, "list": found, "results": results}
    return render(request, "articles/search.html", context)
