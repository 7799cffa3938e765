"""How fast pages are read and imported, and how much memory that takes, over as many pages as one likes."""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path

from django.contrib.auth.models import AbstractUser

from articles.importing.known import Options
from articles.importing.run import Run
from articles.pagetext import PageTextError, read_page

FIRST_DAY = date(2001, 1, 1)
"""The day of the first page; each further page is of the next day."""


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
    """Fill the folder with pages of consecutive days: the texts in turn, each time without another of their lines."""
    paths = []
    for place, text in enumerate(islice(cycle(texts), number)):
        lines = text.splitlines(keepends=True)
        left_out = place // len(texts) % len(lines)
        path = folder / f"{FIRST_DAY + timedelta(days=place)}_C1.txt"
        path.write_bytes(b"".join(lines[:left_out] + lines[left_out + 1 :]) + f"\n({place + 1})\n".encode())
        paths.append(path)
    return paths


def time_reading(paths: Sequence[Path]) -> Timing:
    """Reconstruction alone, from bytes to draft."""
    seconds = []
    for path in paths:
        data = path.read_bytes()
        started = time.perf_counter()
        read_page(path.name, data)
        seconds.append(time.perf_counter() - started)
    return Timing(tuple(seconds))


def time_import(paths: Sequence[Path], *, by: AbstractUser, max_bytes: int) -> Timing:
    """The whole way from file to rows.

    Raises:
        PageTextError: a page cannot be imported; a benchmark of errors says nothing.
    """
    return Timing(tuple(_seconds(Run(Options(), max_bytes, by), paths)))


def _seconds(run: Run, paths: Sequence[Path]) -> Iterator[float]:
    started = time.perf_counter()
    for outcome in run.files(paths):
        if isinstance(outcome, PageTextError):
            raise outcome
        now = time.perf_counter()
        yield now - started
        started = now


def peak_memory() -> int:
    """The most memory that this process has held, in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
