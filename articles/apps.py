"""The app's entry: groups are made when the database is."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """Editions, pages, articles, and the desk that works on them."""

    name = "articles"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        from articles.editorial.rights import ensure_groups

        post_migrate.connect(ensure_groups, sender=self, dispatch_uid="articles.groups")
