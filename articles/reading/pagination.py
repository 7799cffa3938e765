"""Long lists in pages of fixed length."""

from __future__ import annotations

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import Http404, HttpRequest

ROWS = 30
"""Rows of a list on one page."""


def page_of(request: HttpRequest, rows, *, size: int = ROWS) -> Page:
    """The rows that ``?page=`` asks for, the first ones without it.

    Raises:
        Http404: there is no such page.
    """
    try:
        return Paginator(rows, size).page(request.GET.get("page", 1))
    except (EmptyPage, PageNotAnInteger) as error:
        raise Http404 from error
