"""The search library's database backend, without what would make each save slower as the archive grows.

The library weighs a headline by its length against the average of all headlines. To keep that average it reads the
whole index, and on SQLite writes the new entry a second time, whenever a row is saved. Our order of results does not
ask for that weight (see `articles.reading.search`), so it is left out.

A search on SQLite begins with the matches, see `articles.models.search_sqlite`.
"""

from __future__ import annotations

from typing import Any

from django.db import connection
from modelsearch.backends import database
from modelsearch.backends.base import BaseSearchBackend


class WithoutTitleNorms:
    """An index whose headline weights stay at 1."""

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Nothing to bring up to date."""


def SearchBackend(params: dict[str, Any]) -> BaseSearchBackend:  # noqa: N802 - the name that the library looks for
    """The backend for the database in use, SQLite or PostgreSQL."""
    backend = database.SearchBackend(params)
    backend.index_class = type("LeanIndex", (WithoutTitleNorms, backend.index_class), {})
    if connection.vendor == "sqlite":
        from articles.models.search_sqlite import MatchesFirst  # its tables exist on SQLite only

        backend.query_compiler_class = MatchesFirst
    return backend
