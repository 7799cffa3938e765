"""How fast pages are read and imported, and how much memory that takes, over as many pages as one likes."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, Final

from django.contrib.auth.models import AbstractUser
from django.db import connection

from articles.importing.known import Options
from articles.importing.readers import Readers, Reading, readers
from articles.importing.run import Run
from articles.importing.texts import Text
from articles.pagetext import PageDraft, PageTextError, read_page
from articles.pagetext.values import CreditRole

FIRST_DAY = date(2001, 1, 1)
"""The day of the first page; each further page is of the next day."""
GIVEN: Final = "明华芳军丽强敏静磊洋艳勇娟涛超霞平刚桂英玲辉鹏飞红梅波宁兰峰琴萍云莉斌凯燕岚健琪"
"""Characters that names end with."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds that each page took."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def spread(self) -> tuple[float, float]:
        """The seconds that one page in ten stays below, and that one in ten goes beyond."""
        if len(self.seconds) < 2:
            return self.median, self.median
        tenths = statistics.quantiles(self.seconds, n=10, method="inclusive")
        return tenths[0], tenths[-1]

    @property
    def pages_per_second(self) -> float:
        return len(self.seconds) / sum(self.seconds)


def write_pages(texts: Sequence[bytes], folder: Path, number: int) -> list[Path]:
    """Fill the folder with pages of consecutive days: the texts in turn, each time without another of their lines.

    Whoever is credited has another name in each turn, as far as `GIVEN` goes: rows of people are made as on new pages.

    Raises:
        PageTextError: a text cannot be read.
    """
    paths = [folder / f"{FIRST_DAY + timedelta(days=place)}_C1.txt" for place in range(number)]
    repeated = texts if number > len(texts) else ()
    drafts = [read_page(path.name, text) for path, text in zip(paths, repeated, strict=False)]
    for place, path in enumerate(paths):
        turn, which = divmod(place, len(texts))
        text = _renamed(texts[which], drafts[which], turn) if turn else texts[which]
        lines = text.splitlines(keepends=True)
        left_out = turn % len(lines)
        path.write_bytes(b"".join(lines[:left_out] + lines[left_out + 1 :]) + f"\n({place + 1})\n".encode())
    return paths


def _renamed(text: bytes, draft: PageDraft, turn: int) -> bytes:
    """The text with another last character in each credited name."""
    said = chain(*(story.bylines for story in draft.stories), *(photo.credits for photo in draft.photos))
    names = {name for credit in said if credit.role is not CreditRole.AGENCY for name in credit.names}
    for name in sorted(names, key=len, reverse=True):
        other = name[:-1] + GIVEN[turn % len(GIVEN)]
        text = text.replace(name.encode(draft.encoding), other.encode(draft.encoding))
    return text


def time_reading(paths: Sequence[Path]) -> Timing:
    """Reconstruction alone, from bytes to draft."""
    seconds = []
    for path in paths:
        data = path.read_bytes()
        started = time.perf_counter()
        read_page(path.name, data)
        seconds.append(time.perf_counter() - started)
    return Timing(tuple(seconds))


@dataclass(frozen=True, slots=True)
class Importing:
    """What the import of some pages took."""

    whole: Timing
    """From file to rows."""
    database: Timing
    """The same without reconstruction: what is planned, looked up and written."""
    queries: float
    """Queries of a page, on average."""


def time_import(paths: Sequence[Path], *, by: AbstractUser, max_bytes: int) -> Importing:
    """The whole way from file to rows, and how much of it is the database's.

    Raises:
        PageTextError: a page cannot be imported; a benchmark of errors says nothing.
    """
    whole, database, queries = [], [], _Count()
    spent: list[float] = []
    with connection.execute_wrapper(queries):
        run = Run(Options(), max_bytes, by, readers=_clocked(spent))
        started = time.perf_counter()
        for outcome in run.files(paths):
            now = time.perf_counter()
            if isinstance(outcome, PageTextError):
                raise outcome
            whole.append(now - started)
            database.append(now - started - sum(spent))
            spent.clear()
            started = time.perf_counter()
    return Importing(Timing(tuple(whole)), Timing(tuple(database)), queries.made / max(1, len(whole)))


def _clocked(spent: list[float]) -> Readers:
    """Readers that note the seconds that each text takes."""

    @contextmanager
    def clocked(number: int, *, max_bytes: int) -> Iterator[Callable[[Text], Reading]]:
        with readers(number, max_bytes=max_bytes) as begin:
            yield lambda text: partial(timed, begin(text))

    def timed(reading: Reading) -> PageDraft:
        started = time.perf_counter()
        draft = reading()
        spent.append(time.perf_counter() - started)
        return draft

    return clocked


class _Count:
    """Counts queries."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self, execute: Callable[..., Any], *query: Any) -> Any:
        self.made += 1
        return execute(*query)
