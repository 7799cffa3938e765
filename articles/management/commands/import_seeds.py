"""`manage.py import_seeds`: page texts in, editions, pages and articles out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser, OutputWrapper
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import Progress

from articles.editorial.rights import importer
from articles.importing import report
from articles.importing.known import Options, misfits
from articles.importing.run import Run
from articles.importing.seeds import find_seeds
from articles.management.arguments import MOST_JOBS, day, jobs, label, name
from articles.management.publishing import Publication, publish_pages
from articles.pagetext import PageDraft, PageTextError

WRONG_USAGE = 2
"""Exit code; 1 says that a file failed or none was found."""
INTERRUPTED = 130
"""Exit code after Ctrl+C, as shells have it."""


class Command(BaseCommand):
    """Arguments in, words out: the result goes to stdout, progress and errors to stderr."""

    help = _("Read the texts of printed pages and import their articles; the same file twice changes nothing.")
    console: Console | None = None
    """Draws the progress bar while there is one."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths",
            metavar="PATH",
            nargs="*",
            type=Path,
            help=_("Files, or folders searched for *.txt. Default: seeds/"),
        )
        parser.add_argument("--date", type=day, help=_("The day on the paper, like 2021-12-22."))
        parser.add_argument("--page", type=label, default="", help=_("The page's label as printed, like C1."))
        parser.add_argument(
            "--publication", type=name, default="", help=_("Whose page it is; refused when it is not this site's.")
        )
        parser.add_argument("--section", type=name, default="", help=_("The page's name, like 要闻."))
        parser.add_argument("--no-sidecar", action="store_true", help=_("Ignore the .toml files beside the texts."))
        parser.add_argument("--dry-run", action="store_true", help=_("Say what would be imported; write nothing."))
        parser.add_argument(
            "--format", choices=("table", "json"), default="table", help=_("How the result is printed.")
        )
        parser.add_argument(
            "--output",
            type=Path,
            metavar="DIR",
            help=_("With --format json: a folder for one file each, and links.json."),
        )
        parser.add_argument(
            "--jobs",
            type=jobs,
            default=1,
            metavar="N",
            help=_("Processes that read the texts, 1 to %(most)d; the result is the same. Default: 1.")
            % {"most": MOST_JOBS},
        )
        parser.add_argument("--publish", action="store_true", help=_("Approve and publish what is in no doubt."))

    def handle(self, *_args: Any, **options: Any) -> None:
        given = Options(
            options["date"],
            options["page"],
            options["publication"],
            options["section"],
            use_sidecar=not options["no_sidecar"],
        )
        check_tables()
        found = find_seeds(options["paths"] or [settings.BASE_DIR / "seeds"])
        check_usage(options, given, found.seeds)
        as_json, by = options["format"] == "json", None if options["dry_run"] else importer()
        output = report.Output(options["output"]) if options["output"] else None
        run = Run(given, settings.MAX_SEED_BYTES, by, self._on_draft(output, options), jobs=options["jobs"])
        summary, failed, is_interrupted = report.Summary(), 0, False
        is_shown = not as_json or output is not None
        with (
            closing(run.files(found.seeds)) as outcomes,
            self._progress(len(found.seeds), is_shown=is_shown) as advance,
        ):
            try:
                for outcome in chain(found.errors, outcomes):
                    if isinstance(outcome, PageTextError):
                        failed += 1
                        self._say(f"{outcome.said(get_language())} [{outcome.code}]")
                    else:
                        summary.add(outcome)
                    advance()
            except KeyboardInterrupt:
                is_interrupted = True
        if output is not None:
            output.write_links()
        if by is None:
            for edition_day, number in run.foresight.flags():
                summary.add_flags(number, edition_day)
        else:
            summary.recount_flags()
        publications = (
            publish_pages(summary.pages, by=by) if options["publish"] and by is not None and not is_interrupted else []
        )
        self._tell(summary, publications, out=self.stderr if as_json else self.stdout)
        if is_interrupted:
            raise CommandError(_("interrupted; what was imported stays, run it again to go on"), returncode=INTERRUPTED)
        if failed:
            words = ngettext("%d file could not be imported", "%d files could not be imported", failed)
            raise CommandError(words % failed)
        if not found.seeds:
            raise CommandError(_("no page texts found"))

    def _on_draft(
        self, output: report.Output | None, options: Mapping[str, Any]
    ) -> Callable[[Path, PageDraft], None] | None:
        """What is done with each draft: written, printed, talked about; None when nothing is."""
        if options["format"] == "table" and options["verbosity"] <= 1:
            return None

        def show(path: Path, draft: PageDraft) -> None:
            if output is not None:
                output.write(path, draft)
            elif options["format"] == "json":
                self.stdout.write(report.as_line(report.draft_json(path, draft)))
            if options["verbosity"] > 1:
                for line in report.flag_lines(draft):
                    self._say(line)

        return show

    def _say(self, words: str) -> None:
        """A line to stderr, above the progress bar where there is one."""
        if self.console is None:
            self.stderr.write(words)
        else:
            self.console.print(words, markup=False, highlight=False, soft_wrap=True)

    @contextmanager
    def _progress(self, total: int, *, is_shown: bool) -> Iterator[Callable[[], None]]:
        """A bar on a terminal, nothing elsewhere; yields what moves it on by one file."""
        if not (is_shown and self.stderr.isatty()):
            yield lambda: None
            return
        self.console = Console(stderr=True)
        with Progress(*Progress.get_default_columns(), console=self.console, transient=True) as progress:
            task = progress.add_task(_("importing"), total=total)
            yield lambda: progress.advance(task)
        self.console = None

    def _tell(self, summary: report.Summary, publications: Sequence[Publication], *, out: OutputWrapper) -> None:
        if summary.editions:
            report.print_table(summary.table(), out)
        for outcome in publications:
            number = len(outcome.published)
            words = ngettext(
                "%(edition)s: %(number)d article published", "%(edition)s: %(number)d articles published", number
            )
            out.write(words % {"edition": outcome.edition, "number": number})
            for article, why in outcome.held_back:
                what = {"page": article.page.label or "?", "order": article.order, "headline": article, "why": why}
                out.write(_("  held back: %(page)s/%(order)d %(headline)s: %(why)s") % what)
            for photo in outcome.held_back_photos:
                out.write(_("  photo held back: %(photo)s") % {"photo": photo})


def check_usage(options: Mapping[str, Any], given: Options, seeds: Sequence[Path]) -> None:
    """Refuse arguments that contradict each other or the files, before anything is read or written.

    Raises:
        CommandError: with exit code 2.
    """
    why = misfits(seeds, given)
    if options["output"] is not None:
        if options["format"] != "json":
            why = _("--output needs --format json")
        elif clash := report.collision(seeds):
            why = _("%(one)s and %(other)s would be one output file, or the list of links") % {
                "one": clash[0],
                "other": clash[1],
            }
        else:
            why = why or _no_folder(options["output"])
    if options["publish"] and options["dry_run"]:
        why = _("--publish writes, --dry-run does not: choose one")
    if why:
        raise CommandError(why, returncode=WRONG_USAGE)


def check_tables() -> None:
    """Refuse a database whose tables are not those of this version.

    Raises:
        CommandError: with what to do.
    """
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError(_("the database is not up to date; run manage.py migrate first"))


def _no_folder(path: Path) -> str:
    """Why the folder cannot be made; empty when it is there."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return f"{path}: {error.strerror}"
    return ""
