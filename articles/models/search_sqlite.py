"""Searching the index on SQLite from its right end: the full-text table first.

The library joins its full-text table with its entries and leaves the order to SQLite, which begins with the entries
and asks the full-text table once for each: 6 seconds for a word of 20,000 articles. Beginning with the full-text
table takes 0.2 (measured on this project's index; the order is fixed by CROSS JOIN, as SQLite documents).
"""

from __future__ import annotations

from typing import Any

from django.db import connections
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from modelsearch.backends.database.sqlite.query import MatchExpression, normalize
from modelsearch.backends.database.sqlite.sqlite import (
    IndexEntry,
    SQLiteFTSIndexEntry,
    SQLiteSearchQueryCompiler,
)
from modelsearch.query import And, Phrase
from modelsearch.utils import get_descendants_content_types_pks


class MatchesFirst(SQLiteSearchQueryCompiler):
    """Compiles what our search asks: words that must all be there, in an order that the query set gives."""

    def search(self, config: Any, start: int | None, stop: int | None, score_field: str | None = None) -> QuerySet:
        """The rows of the query set that match; anything but plain words in a given order is left to the library."""
        if self.order_by_relevance or score_field or not isinstance(self.query, Phrase | And):
            return super().search(config, start, stop, score_field=score_field)
        return self.queryset.filter(pk__in=self.matching_keys(config))[start:stop]

    def matching_keys(self, config: Any) -> RawSQL:
        """The keys of all rows of the model whose index entry matches, as a subquery."""
        connection = connections[self.queryset.db]
        match = MatchExpression(
            self.fields or self.FTS_TABLE_FIELDS, self.build_search_query(normalize(self.query), config=config)
        )
        condition, values = match.as_sql(
            SQLiteFTSIndexEntry.objects.all().query.get_compiler(self.queryset.db), connection
        )
        types = get_descendants_content_types_pks(self.queryset.model)
        found, entry = (connection.ops.quote_name(model._meta.db_table) for model in (SQLiteFTSIndexEntry, IndexEntry))
        marks = ", ".join(["%s"] * len(types))
        sql = (  # made of table names and marks; all values are parameters
            f"SELECT CAST({entry}.object_id AS INTEGER) FROM {found} "  # noqa: S608
            f"CROSS JOIN {entry} ON {entry}.id = {found}.rowid "
            f"WHERE {condition} AND {entry}.content_type_id IN ({marks})"
        )
        return RawSQL(sql, [*values, *types])  # noqa: S611
