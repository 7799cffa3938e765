"""`manage.py bench_import`: how fast pages are imported here; in a database of its own that is thrown away."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils.translation import gettext as _

from articles.editorial.rights import importer
from articles.importing.bench import Timing, peak_memory, time_import, time_reading, write_pages
from articles.importing.seeds import find_seeds
from articles.pagetext import PageTextError


class Command(BaseCommand):
    """Times reconstruction alone and import with the database, page by page."""

    help = _("Time the import of many pages in a temporary database.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help=_("Page texts. Default: seeds/"))
        parser.add_argument("--pages", type=int, default=100, help=_("How many pages are made of them."))

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["pages"] < 1:
            raise CommandError(_("--pages must be at least 1"), returncode=2)
        found = find_seeds(options["paths"] or [settings.BASE_DIR / "seeds"])
        if found.errors or not found.seeds:
            raise CommandError(_("no page texts found"))
        with tempfile.TemporaryDirectory() as name, temporary_database(Path(name)):
            folder = Path(name, "pages")
            folder.mkdir()
            try:
                paths = write_pages([path.read_bytes() for path in found.seeds], folder, options["pages"])
                self._tell(_("reconstruction"), time_reading(paths))
                importing = time_import(paths, by=importer(), max_bytes=settings.MAX_SEED_BYTES)
            except (PageTextError, OSError) as error:
                raise CommandError(str(error)) from error
            self._tell(_("import into %(database)s") % {"database": connection.vendor}, importing)

    def _tell(self, what: str, timing: Timing) -> None:
        low, high = timing.spread
        self.stdout.write(
            _(
                "%(what)s: %(pages)d pages, %(speed).1f pages a second, median %(median).0f ms a page "
                "(tenths %(low).0f to %(high).0f ms), peak memory %(memory).0f MB"
            )
            % {
                "what": what,
                "pages": len(timing.seconds),
                "speed": timing.pages_per_second,
                "median": timing.median * 1000,
                "low": low * 1000,
                "high": high * 1000,
                "memory": peak_memory() / 1_000_000,
            }
        )


@contextmanager
def temporary_database(folder: Path) -> Iterator[None]:
    """A new database with all tables beside the configured one; SQLite's is a file, as in use."""
    own_name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(folder / "db.sqlite3")
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(own_name, verbosity=0)
