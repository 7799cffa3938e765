"""Importing many files, one after the other: each is read, planned and written for itself; one that fails stops none.

Several processes may read ahead; what a text becomes is planned and written here, in the order of the files, so that
their number changes nothing but the time. A page's result is a few numbers; drafts and texts are let go as soon as it
is done, and only so many are read ahead, so that memory does not grow with the number of pages.
"""

from __future__ import annotations

import logging
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import IntegrityError, OperationalError
from django.utils.translation import gettext as _

from articles.importing.apply import apply_draft
from articles.importing.errors import ImportBusy, ImportFault, PageTaken
from articles.importing.foresight import Foresight
from articles.importing.known import Options
from articles.importing.place import Place, find_unchanged, is_same_page
from articles.importing.plan import PagePlan, Status, plan_page
from articles.importing.readers import Reading, readers
from articles.importing.seeds import read_bytes, readable
from articles.importing.texts import Text, text_of_file
from articles.models import Article, Edition, Flag, Page, PageItem, SourceText
from articles.pagetext import PageDraft, PageTextError
from articles.pagetext.decode import decode
from articles.pagetext.values import Kind

PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)
"""Seconds after each attempt to write a page while other imports write the same rows."""
AHEAD = 4
"""Texts for each process that are read or waiting before it is their turn: one slow page does not hold up the rest."""
RACES = ("40001", "40P01", "55P03")
"""SQLSTATE of a transaction that lost against another one: serialisation, deadlock, lock not available."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one file."""

    path: Path
    status: Status
    day: date | None
    label: str
    articles: int
    photos: int
    furniture: int
    unplaced_lines: int
    flags: int
    """Open doubts about the page and all on it; in a dry run those that it would have, but for jumps."""
    page: int | None
    """Key of the page's row; None in a dry run of a new page."""


@dataclass(slots=True)
class Run:
    """One run over some files: the options, and which file each page has come from so far."""

    options: Options
    max_bytes: int
    by: AbstractUser | None
    """In whose name; None makes it a dry run, which writes nothing."""
    on_draft: Callable[[Path, PageDraft], None] | None = None
    """Is given every draft that was imported, or would be; without it a file that changes nothing is not even read."""
    pages: dict[object, tuple[Path, str]] = field(default_factory=dict)
    """Key of a page, or in a dry run day and label of a new one -> file, digest of its text."""
    foresight: Foresight = field(default_factory=Foresight)
    """In a dry run, what linking the pages of their editions would say."""
    jobs: int = 1
    """Processes that read; 1 means this one."""

    def files(self, paths: Sequence[Path]) -> Iterator[Result | PageTextError]:
        """Import the files in order; yields a result or an error for each of them, as soon as it is done."""
        jobs = max(1, min(self.jobs, len(paths)))
        with readers(jobs, max_bytes=self.max_bytes) as begin:
            waiting: deque[tuple[Path, Callable[[], Result]]] = deque()
            for path in paths:
                waiting.append((path, self._ahead(path, begin) if jobs > 1 else partial(self._file, path, begin)))
                if jobs == 1 or len(waiting) > AHEAD * jobs:
                    yield _outcome(*waiting.popleft())
            while waiting:
                yield _outcome(*waiting.popleft())

    def _file(self, path: Path, begin: Callable[[Text], Reading]) -> Result:
        text = self._text(path)
        return self._finish(text, lambda: begin(text)())

    def _ahead(self, path: Path, begin: Callable[[Text], Reading]) -> Callable[[], Result]:
        """Have a file read before it is its turn; what is to be done then, whatever became of it."""
        try:
            text = self._text(path)
            seems_unchanged = self.on_draft is None and find_unchanged(text.sha256, text.known) is not None
        except Exception as error:  # noqa: BLE001 - raised when it is the file's turn
            return partial(_fail, error)
        return partial(self._finish, text, (lambda: begin(text)()) if seems_unchanged else begin(text))

    def _text(self, path: Path) -> Text:
        return text_of_file(path, self.options, max_bytes=self.max_bytes)

    def _finish(self, text: Text, reading: Reading) -> Result:
        """Plan and write a page, unless there is nothing to do; only then its draft is asked for."""
        path = text.path
        if self.on_draft is None and (page := find_unchanged(text.sha256, text.known)) is not None:
            self.pages[page.pk] = path, text.sha256
            return _unchanged(path, page)
        draft = reading()
        if self.by is None:
            plan = self._plan(draft)
            page = plan.place.page
            self.foresight.add(plan)
        else:
            plan, page = self._write(draft, text.data.decode(draft.encoding))
        if (key := page.pk if page is not None else _address(plan.place)) is not None:
            self.pages[key] = path, draft.sha256
        if self.on_draft is not None:
            self.on_draft(path, draft)
        if plan.status is Status.UNCHANGED:
            return _unchanged(path, page)
        return _result(path, plan, page, flags=_planned_flags(plan) if self.by is None else _open_flags(page))

    def _write(self, draft: PageDraft, text: str) -> tuple[PagePlan, Page]:
        """Apply the draft; when another import was faster with some row, look again and go on from there."""
        for pause in PAUSES:
            try:
                return apply_draft(draft, text=text, by=self.by, check=self._check)
            except (IntegrityError, OperationalError) as error:
                if not _is_race(error):
                    raise
                reason = error
            time.sleep(pause)
        message = _("other imports keep changing the same rows (%(why)s); run it again")
        raise ImportBusy(draft.name, message % {"why": str(reason).splitlines()[0]}) from reason

    def _plan(self, draft: PageDraft) -> PagePlan:
        """The plan of a dry run: pages that the run would have made by now count as if they were there."""
        plan = plan_page(draft)
        self._check(plan)
        other, sha256 = self.pages.get(_address(plan.place), (None, draft.sha256))
        if plan.place.page is not None or other is None or sha256 == draft.sha256:
            return plan
        planned = _planned_page(plan.place, other, max_bytes=self.max_bytes)
        if is_same_page(draft, planned):
            raise _same_page(draft, other)
        return plan_page(draft, planned=planned)

    def _check(self, plan: PagePlan) -> None:
        """One page, one file: a second text for it in the same run is a mistake in the files.

        Raises:
            PageTaken: another file of this run is the same page, and says something else.
        """
        page = plan.place.page
        if page is not None and page.pk in self.pages and plan.status is not Status.UNCHANGED:
            raise _same_page(plan.draft, self.pages[page.pk][0])


def _outcome(path: Path, finish: Callable[[], Result]) -> Result | PageTextError:
    """What came of one file; a fault of the database as a whole is everybody's and goes on up."""
    try:
        return finish()
    except PageTextError as error:
        return error
    except OperationalError:
        raise
    except Exception as error:  # the outermost loop: one page's fault must not cost the others
        logger.exception("import of %s failed", path)
        return ImportFault(readable(path), _("a fault of ours (%(why)s); see the log") % {"why": repr(error)})


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


def _unchanged(path: Path, page: Page) -> Result:
    """What the rows say of a page that stays as it is."""
    items = list(PageItem.objects.filter(source=page.current_source_id).values_list("kind", "lines"))
    kinds = Counter(kind for kind, _lines in items)
    articles, photos = kinds[Kind.ARTICLE] + kinds[Kind.BRIEF], kinds[Kind.PHOTO]
    return Result(
        path,
        Status.UNCHANGED,
        page.edition.date,
        page.label,
        articles=articles,
        photos=photos,
        furniture=len(items) - articles - photos - kinds[Kind.UNPLACED],
        unplaced_lines=sum(
            len(numbers) for kind, lines in items if kind == Kind.UNPLACED for numbers in lines.values()
        ),
        flags=_open_flags(page),
        page=page.pk,
    )


def _open_flags(page: Page) -> int:
    return Flag.objects.open().filter(page=page).count()


def _result(path: Path, plan: PagePlan, page: Page | None, *, flags: int) -> Result:
    draft = plan.draft
    unplaced = [item for item in draft.furniture if item.kind is Kind.UNPLACED]
    return Result(
        path,
        plan.status,
        plan.place.day,
        plan.place.label,
        articles=len(draft.stories),
        photos=len(draft.photos),
        furniture=len(draft.furniture) - len(unplaced),
        unplaced_lines=sum(len(item.lines) for item in unplaced),
        flags=flags,
        page=page.pk if page is not None else None,
    )


def _planned_flags(plan: PagePlan) -> int:
    """The open flags that the page will have once the plan is applied; what linking says of them comes later."""
    standing, goes = plan.standing, [item.imported.row for item in plan.gone if item.is_removable]
    without = {("article" if isinstance(row, Article) else "photo", row.pk) for row in goes}
    stay = [flag for thing, flags in standing.flags.items() if thing not in without for flag in flags]
    flagged = [item.flags for item in plan.gone if not item.is_removable]
    flagged += [plan.page_flags, *(item.flags for item in (*plan.articles, *plan.photos))]
    return sum(flag.is_open for flag in stay) + sum(len(change.new) - len(change.over) for change in flagged)
