"""`manage.py import_seeds`: page texts in, editions, pages and articles out."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.editorial.rights import importer
from articles.importing import report
from articles.importing.archive import has_pages, pages_to_read
from articles.importing.changes import Changes
from articles.importing.known import Options
from articles.importing.plan import Status
from articles.importing.results import Result
from articles.importing.run import Run
from articles.importing.seeds import find_seeds
from articles.importing.texts import Text
from articles.management.arguments import (
    MOST_JOBS,
    check_files,
    check_usage,
    day,
    jobs,
    label,
    name,
    output_folder,
)
from articles.management.publishing import publish_pages
from articles.management.voice import Voice
from articles.models.pinyin import read_names_only
from articles.pagetext import VERSION, PageDraft, PageTextError

INTERRUPTED = 130
"""Exit code after Ctrl+C, as shells have it."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a run has to do."""

    number: int
    """Pages to come."""
    start: Callable[[Run], Generator[Result | PageTextError]]
    errors: Sequence[PageTextError] = ()
    """What could not even be looked at."""


class Command(BaseCommand):
    """Arguments in, words out: the result goes to stdout, progress and errors to stderr."""

    help = _("Read the texts of printed pages and import their articles; the same file twice changes nothing.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths",
            metavar="PATH",
            nargs="*",
            type=Path,
            help=_("Files, or folders searched for *.txt. Default: seeds/"),
        )
        parser.add_argument(
            "--reimport",
            action="store_true",
            help=_(
                "Read anew the pages in the database that another version of the importer has read; "
                "--date and --page choose among them."
            ),
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
        check_tables()
        check_usage(options)
        read_names_only()
        given = Options(
            options["date"],
            options["page"],
            options["publication"],
            options["section"],
            use_sidecar=not options["no_sidecar"],
        )
        work = work_of_archive(given) if options["reimport"] else work_of_files(options, given)
        voice = Voice(self.stdout, self.stderr, as_json=options["format"] == "json")
        output = output_folder(options["output"]) if options["output"] is not None else None
        by = None if options["dry_run"] else importer()
        run = Run(given, settings.MAX_SEED_BYTES, by, self._on_draft(voice, output, options), jobs=options["jobs"])
        summary, failed, is_interrupted = report.Summary(), 0, False
        is_shown = options["format"] == "table" or output is not None
        with closing(work.start(run)) as outcomes, voice.progress(work.number, is_shown=is_shown) as advance:
            try:
                for outcome in chain(work.errors, outcomes):
                    if isinstance(outcome, PageTextError):
                        failed += 1
                        voice.complain(outcome)
                    else:
                        summary.add(outcome)
                        if options["reimport"] and outcome.status is Status.CHANGED:
                            voice.tell(report.change_line(outcome))
                    advance()
            except KeyboardInterrupt:
                is_interrupted = True
        if output is not None:
            output.write_links()
        self._sum_up(run, summary, voice, options, is_interrupted=is_interrupted)
        if is_interrupted:
            raise CommandError(_("interrupted; what was imported stays, run it again to go on"), returncode=INTERRUPTED)
        if failed:
            words = ngettext("%d page could not be imported", "%d pages could not be imported", failed)
            raise CommandError(words % failed)
        if not work.number and options["reimport"]:
            voice.tell(_("every page has been read by version %(version)s of the importer") % {"version": VERSION})

    def _sum_up(
        self, run: Run, summary: report.Summary, voice: Voice, options: Mapping[str, Any], *, is_interrupted: bool
    ) -> None:
        """Count what only the end can tell, publish where that was asked for, and say it all."""
        if run.by is None:
            for edition_day, number in run.foresight.flags():
                summary.add_flags(number, edition_day)
        else:
            summary.recount_flags()
        publications = []
        if options["publish"] and run.by is not None and not is_interrupted:
            publications = publish_pages(summary.pages, by=run.by)
        voice.sum_up(summary.table(is_reimport=options["reimport"]) if summary.editions else None, publications)

    def _on_draft(
        self, voice: Voice, output: report.Output | None, options: Mapping[str, Any]
    ) -> Callable[[Text, PageDraft, Changes], None] | None:
        """What is done with each draft: written, printed, talked about; None when nothing is."""
        if options["format"] == "table" and options["verbosity"] <= 1:
            return None

        def show(text: Text, draft: PageDraft, changes: Changes) -> None:
            if output is not None:
                output.write(text, draft, changes)
            elif options["format"] == "json":
                self.stdout.write(report.as_line(report.draft_json(text, draft, changes)))
                self.stdout.flush()  # whoever reads on a pipe has each page as it is done
            if options["verbosity"] > 1:
                for line in report.flag_lines(draft):
                    voice.say(line)

        return show


def work_of_files(options: Mapping[str, Any], given: Options) -> Work:
    """The files that the paths lead to.

    Raises:
        CommandError: the options do not fit them (exit code 2), or there are none.
    """
    found = find_seeds(options["paths"] or [settings.BASE_DIR / "seeds"])
    check_files(options, given, found.seeds)
    if not found.seeds and not found.errors:
        raise CommandError(_("no page texts found"))
    return Work(len(found.seeds), lambda run: run.files(found.seeds), found.errors)


def work_of_archive(given: Options) -> Work:
    """The pages that another version of the importer has read.

    Raises:
        CommandError: nothing was imported for that day and label.
    """
    if not has_pages(day=given.date, label=given.page):
        raise CommandError(_("no such page in the database"))
    keys = pages_to_read(day=given.date, label=given.page)
    return Work(len(keys), lambda run: run.stored(keys))


def check_tables() -> None:
    """Refuse a database whose tables are not those of this version.

    Raises:
        CommandError: with what to do.
    """
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError(_("the database is not up to date; run manage.py migrate first"))
