"""Addresses: Chinese at the root, English under ``/en/``; what is not for people has no language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.views.static import serve

urlpatterns = [
    path("", include("articles.reading.machine_urls")),
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path("", include("articles.reading.urls")),
        prefix_default_language=False,
    ),
]

if settings.LOCAL:  # in production the proxy in front serves what editors upload
    urlpatterns.insert(0, path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}))

handler404 = "articles.reading.views.errors.not_found"
handler500 = "articles.reading.views.errors.server_error"
handler403 = "articles.reading.views.errors.forbidden"
handler400 = "articles.reading.views.errors.bad_request"
