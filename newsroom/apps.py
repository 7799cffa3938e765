"""The desk's own admin site in place of Django's, and the checks of a production site."""

from django.contrib.admin.apps import AdminConfig


class NewsroomAdminConfig(AdminConfig):
    """Makes `articles.admin.site.DeskSite` the site that every model registers with."""

    default_site = "articles.admin.site.DeskSite"

    def ready(self) -> None:
        from newsroom import checks  # noqa: F401 - importing registers them

        super().ready()
        # not in the package's own __init__: it is imported while the site that they register with is being made
        from articles.admin import screens  # noqa: F401 - importing registers them
