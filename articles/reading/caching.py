"""How long browsers and caches may keep a public page: the same for everyone, so anyone may hold it for a while."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import get_conditional_response, patch_cache_control

BROWSER = 60
"""Seconds that a reader's browser shows a page without asking again."""
SHARED = 60
"""Seconds that a cache in front of the site does; a withdrawn article is gone everywhere after both."""
STALE = 600
"""Seconds that a shared cache may serve the old page while it fetches the new one, or while the site is down."""

View = Callable[..., HttpResponse]


def same_for_everyone(view: View) -> View:
    """Give a page lifetimes and a validator, and answer 304 to whoever has it already.

    For views that look neither at the visitor nor at the session. Answers other than 200, redirects for example, get
    the lifetimes only.
    """

    @wraps(view)
    def cached(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse):
            response.render()
        patch_cache_control(
            response, public=True, max_age=BROWSER, s_maxage=SHARED, stale_while_revalidate=STALE, stale_if_error=STALE
        )
        if response.status_code != 200 or response.streaming:
            return response
        etag = f'W/"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        response.headers["ETag"] = etag
        return get_conditional_response(request, etag=etag, response=response)

    return cached
