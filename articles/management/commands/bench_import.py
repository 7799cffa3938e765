"""`manage.py bench_import`: how fast pages are imported here; in a database of its own that is thrown away."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils.translation import gettext as _

from articles.editorial.rights import importer
from articles.importing.bench import Importing, Timing, time_import, time_reading, write_pages
from articles.importing.bench_limits import Strain, hostile_pages, long_lines, scaling
from articles.importing.bench_pdf import PROGRAM, pdfs_of, pdftotext, time_pdftotext
from articles.importing.seeds import find_seeds
from articles.models.pinyin import read_names_only
from articles.pagetext import PageTextError
from articles.pagetext.trials.strain import peak_memory

MOST_READING, MOST_DATABASE = 10, 3
"""Times of what `pdftotext` takes that a page's reconstruction, and its database work, may take."""


class Command(BaseCommand):
    """Times reconstruction alone and import with the database, page by page, beside what pdftotext takes."""

    help = _("Time the import of many pages in a temporary database.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help=_("Page texts. Default: seeds/"))
        parser.add_argument("--pages", type=int, default=100, help=_("How many pages are made of them."))
        parser.add_argument(
            "--pdf",
            metavar="FOLDER",
            type=Path,
            help=_("PDFs of the pages, by the same stems, for pdftotext. Without one a PDF is made of the text."),
        )
        parser.add_argument("--limits", action="store_true", help=_("Time long and hostile pages too."))

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["pages"] < 1:
            raise CommandError(_("--pages must be at least 1"), returncode=2)
        if options["pdf"] is not None and not options["pdf"].is_dir():
            raise CommandError(_("no such folder: %(folder)s") % {"folder": options["pdf"]}, returncode=2)
        found = find_seeds(options["paths"] or [settings.BASE_DIR / "seeds"])
        if found.errors or not found.seeds:
            raise CommandError(_("no page texts found"))
        read_names_only()  # as `import_seeds` does
        with tempfile.TemporaryDirectory() as name:
            try:
                reading, importing = self._import(found.seeds, Path(name), options["pages"])
                self._compare(found.seeds, Path(name), options, reading, importing)
            except (PageTextError, OSError, subprocess.SubprocessError) as error:
                raise CommandError(str(error)) from error
        if options["limits"]:
            self._table(_("long pages"), scaling())
            self._table(_("hostile pages"), hostile_pages())
            self._table(_("pages of one line"), long_lines())

    def _import(self, seeds: Sequence[Path], work: Path, number: int) -> tuple[Timing, Importing]:
        folder = work / "pages"
        folder.mkdir()
        with temporary_database(work):
            paths = write_pages([path.read_bytes() for path in seeds], folder, number)
            reading = time_reading(paths)
            self._tell(_("reconstruction"), reading)
            importing = time_import(paths, by=importer(), max_bytes=settings.MAX_SEED_BYTES)
        self._tell(_("import into %(database)s") % {"database": connection.vendor}, importing.whole)
        self._tell(
            _("of which the database, %(queries).0f queries a page") % {"queries": importing.queries},
            importing.database,
        )
        return reading, importing

    def _compare(
        self, seeds: Sequence[Path], work: Path, options: dict[str, Any], reading: Timing, importing: Importing
    ) -> None:
        program = pdftotext()
        if program is None:
            self.stdout.write(
                _("%(program)s is not installed (Debian: poppler-utils): no comparison") % {"program": PROGRAM}
            )
            return
        timing = time_pdftotext(program, pdfs_of(seeds, options["pdf"], work), options["pages"])
        self._tell(_("%(program)s, its start included") % {"program": PROGRAM}, timing)
        for what, own, most in (
            (_("reconstruction"), reading, MOST_READING),
            (_("database"), importing.database, MOST_DATABASE),
        ):
            self.stdout.write(
                _("%(what)s / %(program)s: %(ratio).1f (at most %(most)d)")
                % {"what": what, "program": PROGRAM, "ratio": own.median / timing.median, "most": most}
            )

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

    def _table(self, what: str, strains: Iterable[Strain]) -> None:
        self.stdout.write(_("%(what)s: lines (or characters), seconds, ms for each, peak memory") % {"what": what})
        for strain in strains:
            outcome = strain.refused or _("read")
            self.stdout.write(
                f"  {strain.size:>9,}  {strain.seconds:6.2f} s  {strain.seconds * 1000 / strain.size:8.4f} ms"
                f"  {strain.memory / 1_000_000:5.0f} MB  {outcome:<9}  {strain.name}"
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
