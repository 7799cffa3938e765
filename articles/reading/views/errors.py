"""What readers see when a page cannot be shown; the paper's own voice, with a way on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django gives it by this name
    """A request that breaks the rules, such as a forged host."""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django gives it by this name
    """A page of the desk for which the visitor has no right."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django gives it by this name
    """No such address, or nothing published there."""
    return render(request, "404.html", status=404)


def server_error(_request: HttpRequest) -> HttpResponse:
    """A fault of ours; rendered without the request, whose own machinery may be what is broken."""
    return HttpResponse(get_template("500.html").render(), status=500)
