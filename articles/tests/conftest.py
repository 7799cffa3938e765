"""What every test stands on: plain static files, media in a temporary folder, quick passwords, a browser's cookie jar.

The database is the one of ``DATABASE_URL``: SQLite without it, PostgreSQL when it says so.
"""

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client, override_settings

from articles.tests.builders import make_user


@pytest.fixture(autouse=True, scope="session")
def quick_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Static files straight from their folders (hashed names have tests of their own), uploads thrown away."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "static").mkdir()
    with override_settings(
        MEDIA_ROOT=folder / "media",
        STATIC_ROOT=folder / "static",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        STORAGES={
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
    ):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """SQLite in a file, as on a real site: one in memory has no WAL, and a live server could not have its own lock."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture
def client_of(db: None) -> Callable[[str | User], Client]:
    """A browser logged in as a member of a group (named by `editorial.rights`), or as the user given."""

    def log_in(who: str | User) -> Client:
        client = Client()
        client.force_login(make_user(group=who) if isinstance(who, str) else who)
        return client

    return log_in
