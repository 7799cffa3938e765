"""The desk: the admin site with a dashboard as its first page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.urls.resolvers import URLPattern, URLResolver
from django.utils.translation import gettext_lazy as _


class DeskSite(AdminSite):
    """The newsroom's admin site."""

    site_header = _("Editorial desk")
    site_title = _("Editorial desk")
    index_title = _("Today at the desk")
    index_template = "admin/desk/dashboard.html"
    enable_nav_sidebar = False

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Without Django's way from any row's key to its public page, which breaks where there is none yet."""
        return [url for url in super().get_urls() if getattr(url, "name", None) != "view_on_site"]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """With the ways through the desk, for those who may see it."""
        sees_desk = request.user.is_active and request.user.has_perm("articles.view_article")
        return {**super().each_context(request), "desk_ways": ways(request.path) if sees_desk else []}

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """What waits for this user, the edition of the day, the newest imports, where the doubts are."""
        from articles.admin.dashboard import dashboard

        context = {
            **self.each_context(request),
            "title": self.index_title,
            "subtitle": None,
            "app_list": self.get_app_list(request),
            **dashboard(request),
            **(extra_context or {}),
        }
        request.current_app = self.name
        return TemplateResponse(request, self.index_template, context)


@dataclass(frozen=True, slots=True)
class Way:
    """One way through the desk, in the header of every screen."""

    label: Any
    url: str
    is_here: bool


WAYS = (
    (_("Articles"), "article"),
    (_("Flags"), "flag"),
    (_("Editions"), "edition"),
    (_("Pages"), "page"),
    (_("Photos"), "photo"),
    (_("People"), "reporter"),
    (_("Tags"), "tag"),
    (_("Source texts"), "sourcetext"),
)
"""Name and model of the lists that are used every day, in the order of the work."""


def ways(path: str) -> list[Way]:
    """The header's links; the one that leads to where `path` is stands out."""
    start = reverse("admin:index")
    lists = [(label, reverse(f"admin:articles_{model}_changelist")) for label, model in WAYS]
    return [
        Way(_("Today"), start, is_here=path == start),
        *(Way(label, url, is_here=path.startswith(url)) for label, url in lists),
    ]
