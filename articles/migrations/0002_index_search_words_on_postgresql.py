"""PostgreSQL: an index on what a search looks at, headline and words together.

The search library asks for ``title || body`` but indexes each alone, so that every search reads the whole index.
Entries go into the index at once, since a search is cheaper than a plan that has to count what still waits.
SQLite's full-text table needs nothing.
"""

from django.db import migrations

NAME = "search_headline_and_words"


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        table = apps.get_model("modelsearch", "IndexEntry")._meta.db_table
        schema_editor.execute(f'CREATE INDEX "{NAME}" ON "{table}" USING gin ((title || body)) WITH (fastupdate = off)')


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f'DROP INDEX IF EXISTS "{NAME}"')


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial_tables"),
        ("modelsearch", "0004_rename_modelsear_autocom_476c89_gin_modelsearch_autocom_ea8581_gin_and_more"),
    ]

    operations = [migrations.RunPython(create, drop)]
