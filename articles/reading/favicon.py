"""The sign of the paper, for whoever asks for it at the address of old."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from articles.reading.caching import same_for_everyone


@require_safe
@same_for_everyone
def favicon(_request: HttpRequest) -> HttpResponse:
    """Pages name the seal themselves; others (old browsers, readers of feeds) are led to it.

    Not for ever: the seal's address carries a hash of its content and changes with it.
    """
    return redirect(static("articles/img/seal.svg"))
