"""Importing many files, one after the other: each is read, planned and written for itself; one that fails stops none.

Several processes may read ahead; what a text becomes is planned and written here, in the order of the files, so that
their number changes nothing but the time. A page's result is a few numbers; drafts and texts are let go as soon as it
is done, and only so many are read ahead, so that memory does not grow with the number of pages.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import IntegrityError, OperationalError
from django.utils.translation import gettext as _

from articles.importing.apply import apply_draft
from articles.importing.archive import text_of_page
from articles.importing.changes import Changes
from articles.importing.errors import ImportBusy, ImportFault, PageTaken
from articles.importing.foresight import Foresight
from articles.importing.known import Options
from articles.importing.place import Place, find_unchanged, is_same_page
from articles.importing.plan import PagePlan, Status, plan_page
from articles.importing.readers import Readers, Reading, readers
from articles.importing.results import Result, result_of, unchanged_result
from articles.importing.seeds import read_bytes, readable
from articles.importing.texts import Text, text_of_file
from articles.models import Edition, Page, SourceText
from articles.pagetext import PageDraft, PageTextError
from articles.pagetext.text.decode import decode

PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)
"""Seconds after each attempt to write a page while other imports write the same rows."""
AHEAD = 4
"""Texts for each process that are read or waiting before it is their turn: one slow page does not hold up the rest."""
RACES = ("40001", "40P01", "55P03")
"""SQLSTATE of a transaction that lost against another one: serialisation, deadlock, lock not available."""

T = TypeVar("T")

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Run:
    """One run over some files or pages: the options, and which file each page has come from so far."""

    options: Options
    max_bytes: int
    by: AbstractUser | None
    """In whose name; None makes it a dry run, which writes nothing."""
    on_draft: Callable[[Text, PageDraft, Changes], None] | None = None
    """Is given every draft that was imported, or would be, and what it changes; without it a file that changes nothing
    is not even read."""
    pages: dict[object, tuple[Path, str]] = field(default_factory=dict)
    """Key of a page, or in a dry run day and label of a new one -> file, digest of its text."""
    foresight: Foresight = field(default_factory=Foresight)
    """In a dry run, what linking the pages of their editions would say."""
    jobs: int = 1
    """Processes that read; 1 means this one."""
    readers: Readers = readers
    """What gives them."""

    def files(self, paths: Sequence[Path]) -> Iterator[Result | PageTextError]:
        """Import the files in order; yields a result or an error for each of them, as soon as it is done."""
        return self._each(paths, partial(text_of_file, options=self.options, max_bytes=self.max_bytes), readable)

    def stored(self, keys: Sequence[int]) -> Iterator[Result | PageTextError]:
        """Read the kept texts of these pages anew and import them, in order; yields like `files`."""
        return self._each(keys, text_of_page, "page-{}".format)

    def _each(
        self, things: Sequence[T], load: Callable[[T], Text], name: Callable[[T], str]
    ) -> Iterator[Result | PageTextError]:
        jobs = max(1, min(self.jobs, len(things)))
        ahead = AHEAD * jobs if jobs > 1 else 0
        with self.readers(jobs, max_bytes=self.max_bytes) as begin:
            waiting: deque[tuple[str, Callable[[], Result]]] = deque()
            for thing in things:
                try:
                    text = load(thing)
                    reading = self._begin(text, begin, is_ahead=ahead > 0)
                except Exception as error:  # noqa: BLE001 - raised when it is its turn
                    waiting.append((name(thing), partial(_fail, error)))
                else:
                    waiting.append((text.name, partial(self._finish, text, reading)))
                if len(waiting) > ahead:
                    yield _outcome(*waiting.popleft())
            while waiting:
                yield _outcome(*waiting.popleft())

    def _begin(self, text: Text, begin: Callable[[Text], Reading], *, is_ahead: bool) -> Reading:
        """Have a text read before it is its turn; not when it looks as if nobody will ask for the draft."""
        if is_ahead and self.on_draft is None and find_unchanged(text.sha256, text.known) is not None:
            return lambda: begin(text)()
        return begin(text)

    def _finish(self, text: Text, reading: Reading) -> Result:
        """Plan and write a page, unless there is nothing to do; only then its draft is asked for."""
        if self.on_draft is None and (page := find_unchanged(text.sha256, text.known)) is not None:
            self._remember(page.pk, text)
            return unchanged_result(text.path, page)
        draft = reading()
        if self.by is None:
            plan = self._plan(draft, text)
            page = plan.place.page
            self.foresight.add(plan)
        else:
            plan, page = self._write(draft, text)
        self._remember(page.pk if page is not None else _address(plan.place), text)
        if plan.status is Status.UNCHANGED:
            result = unchanged_result(text.path, page)
        else:
            result = result_of(text.path, plan, page, is_dry=self.by is None)
        if self.on_draft is not None:
            self.on_draft(text, draft, result.changes)
        return result

    def _remember(self, page: object, text: Text) -> None:
        """Which file a page has come from; a page that is read anew has come from none."""
        if page is not None and text.source is None:
            self.pages[page] = text.path, text.sha256

    def _write(self, draft: PageDraft, text: Text) -> tuple[PagePlan, Page]:
        """Apply the draft; when another import was faster with some row, look again and go on from there."""
        for pause in PAUSES:
            try:
                words = text.data.decode(draft.encoding)
                return apply_draft(draft, text=words, by=self.by, check=partial(self._check, text))
            except (IntegrityError, OperationalError) as error:
                if not _is_race(error):
                    raise
                reason = error
            time.sleep(pause)
        message = _("other imports keep changing the same rows (%(why)s); run it again")
        raise ImportBusy(draft.name, message % {"why": str(reason).splitlines()[0]}) from reason

    def _plan(self, draft: PageDraft, text: Text) -> PagePlan:
        """The plan of a dry run: pages that the run would have made by now count as if they were there."""
        plan = plan_page(draft)
        self._check(text, plan)
        other, sha256 = self.pages.get(_address(plan.place), (None, draft.sha256))
        if plan.place.page is not None or other is None or sha256 == draft.sha256:
            return plan
        planned = _planned_page(plan.place, other, max_bytes=self.max_bytes)
        if is_same_page(draft, planned):
            raise _same_page(draft, other)
        return plan_page(draft, planned=planned)

    def _check(self, text: Text, plan: PagePlan) -> None:
        """One page, one file: a second text for it in the same run is a mistake in the files.

        Raises:
            PageTaken: another file of this run is the same page, and says something else.
            ImportBusy: a newer text has come for the page since the kept one was taken to be read.
        """
        page = plan.place.page
        if page is None or plan.status is Status.UNCHANGED:
            return
        if text.source not in (None, page.current_source_id):
            raise ImportBusy(text.name, _("has been given another text meanwhile; run it again"))
        if page.pk in self.pages:
            raise _same_page(plan.draft, self.pages[page.pk][0])


def _outcome(name: str, finish: Callable[[], Result]) -> Result | PageTextError:
    """What came of one page; a fault of the database as a whole is everybody's and goes on up."""
    try:
        return finish()
    except PageTextError as error:
        return error
    except OperationalError:
        raise
    except Exception as error:  # the outermost loop: one page's fault must not cost the others
        logger.exception("import of %s failed", name)
        return ImportFault(name, _("a fault of ours (%(why)s); see the log") % {"why": repr(error)})


def _fail(error: Exception) -> Result:
    raise error


def _is_race(error: Exception) -> bool:
    """Whether another transaction was in the way, so that a second attempt makes sense."""
    state = getattr(error.__cause__, "sqlstate", None)
    return isinstance(error, IntegrityError) or state in RACES or "locked" in str(error)


def _address(place: Place) -> tuple[date | None, str] | None:
    """By what a later file of a dry run would be the same page; None for a page without a label."""
    return (place.day, place.label) if place.label else None


def _planned_page(place: Place, path: Path, *, max_bytes: int) -> Page:
    """The page that a file of this run would have made, no row."""
    data = read_bytes(path, max_bytes=max_bytes)
    text = data.decode(decode(readable(path), data, max_bytes=max_bytes).encoding)
    edition = Edition(publication=settings.PUBLICATION, date=place.day)
    return Page(edition=edition, label=place.label, current_source=SourceText(name=path.name, text=text))


def _same_page(draft: PageDraft, other: Path) -> PageTaken:
    return PageTaken(draft.name, _("is the same page as %(other)s in this run; keep one of them") % {"other": other})
