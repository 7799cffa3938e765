"""What crawlers may read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.reading.caching import same_for_everyone
from articles.reading.structured import absolute


@require_safe
@same_for_everyone
def robots(_request: HttpRequest) -> HttpResponse:
    """Everything but the desk and the endless pages of search; where the sitemaps are."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {prefix}/{place}/" for prefix in ("", "/en") for place in ("admin", "search")),
        *(f"Sitemap: {absolute(reverse(name))}" for name in ("sitemap-index", "sitemap-news")),
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
