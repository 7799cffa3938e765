"""What long and hostile pages take: seconds and memory, each in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

from articles.pagetext.trials.hostile import LONG_LINES, SHAPES

LONG = "a page that goes on"
"""The shape of a long page as a press would set it."""
LENGTHS = (500, 1_000, 2_000, 5_000, 10_000, 20_000)
"""Lines of the pages that show how time grows."""
HOSTILE_LINES = 2_000
"""Lines of a hostile page: the most that is read as a whole, which is the dearest."""
LONG_LINE = 1_000_000
"""Characters of a line: the most that is read at all."""


@dataclass(frozen=True, slots=True)
class Strain:
    """What one page took."""

    name: str
    size: int
    """Lines, or for one line characters."""
    seconds: float
    memory: int
    """The most that its process held, in bytes."""
    refused: str
    """Code of the error; empty where it was read."""


def scaling() -> Iterator[Strain]:
    """Long pages, each longer than the one before."""
    return (strain(LONG, lines) for lines in LENGTHS)


def hostile_pages() -> Iterator[Strain]:
    """Every hostile page."""
    return (strain(shape, HOSTILE_LINES) for shape in SHAPES if shape != LONG)


def long_lines() -> Iterator[Strain]:
    """Pages of one line."""
    return (strain(unit, LONG_LINE) for unit in LONG_LINES)


def strain(name: str, size: int) -> Strain:
    """Read one page in a process of its own.

    Raises:
        subprocess.CalledProcessError: the process failed.
    """
    command = [sys.executable, "-m", "articles.pagetext.trials.strain", name, str(size)]
    ran = subprocess.run(command, cwd=settings.BASE_DIR, stdout=subprocess.PIPE, check=True)  # noqa: S603
    found = json.loads(ran.stdout)
    return Strain(name, size, found["seconds"], found["memory"], found["refused"])
