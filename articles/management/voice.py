"""What a run of the import says: results to stdout, progress and errors to stderr."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from django.core.management.base import OutputWrapper
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from articles.importing import report
from articles.management.publishing import Publication
from articles.pagetext import PageTextError


class Voice:
    """Two streams, and the progress bar between them while there is one.

    Where stdout belongs to other tools (`as_json`), what is for a person goes to stderr as well.
    """

    def __init__(self, out: OutputWrapper, err: OutputWrapper, *, as_json: bool) -> None:
        self.err = err
        self.result = err if as_json else out
        """Where a person reads the result."""
        self._console: Console | None = None

    def say(self, words: str) -> None:
        """A line to stderr, above the progress bar where there is one."""
        if self._console is None:
            self.err.write(words)
        else:
            self._console.print(words, markup=False, highlight=False, soft_wrap=True)

    def tell(self, words: str) -> None:
        """A line of the result; on a terminal with a progress bar above it."""
        if self._console is not None and self.result.isatty():
            self.say(words)
        else:
            self.result.write(words)

    def complain(self, error: PageTextError) -> None:
        """Why a page is not imported."""
        self.say(f"{error.said(get_language())} [{error.code}]")

    @contextmanager
    def progress(self, total: int, *, is_shown: bool) -> Iterator[Callable[[], None]]:
        """A bar on a terminal, nothing elsewhere; yields what moves it on by one page."""
        if not (is_shown and self.err.isatty()):
            yield lambda: None
            return
        self._console = Console(stderr=True)
        with Progress(*Progress.get_default_columns(), console=self._console, transient=True) as progress:
            task = progress.add_task(_("importing"), total=total)
            yield lambda: progress.advance(task)
        self._console = None

    def sum_up(self, table: Table | None, publications: Sequence[Publication]) -> None:
        """The table of the run, and what was published or held back."""
        if table is not None:
            report.print_table(table, self.result)
        for outcome in publications:
            number = len(outcome.published)
            words = ngettext(
                "%(edition)s: %(number)d article published", "%(edition)s: %(number)d articles published", number
            )
            self.result.write(words % {"edition": outcome.edition, "number": number})
            for article, why in outcome.held_back:
                what = {"page": article.page.label or "?", "order": article.order, "headline": article, "why": why}
                self.result.write(_("  held back: %(page)s/%(order)d %(headline)s: %(why)s") % what)
            for photo in outcome.held_back_photos:
                self.result.write(_("  photo held back: %(photo)s") % {"photo": photo})
