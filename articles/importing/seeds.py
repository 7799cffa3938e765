"""Finding the page texts: files as they are named, folders searched for ``*.txt``, always in the same order.

Hidden files and folders (their name begins with a dot) are left alone when a folder is searched: other systems keep
copies of their own there. A link to a folder is not followed, so that no folder is searched for ever.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from django.utils.translation import gettext as _

from articles.importing.errors import Unreadable
from articles.pagetext.errors import PageTextError, TooLarge

SUFFIX = ".txt"


@dataclass(frozen=True, slots=True)
class Found:
    """What the paths of a command hold: files to read, each once, and what could not even be looked at."""

    seeds: tuple[Path, ...]
    errors: tuple[PageTextError, ...]


def find_seeds(paths: Iterable[Path]) -> Found:
    """All page texts under the paths; those named first come first, those of a folder by their path."""
    seeds: dict[Path, Path] = {}
    errors: list[PageTextError] = []
    for path in paths:
        for found in _under(path):
            if isinstance(found, PageTextError):
                errors.append(found)
            else:
                seeds.setdefault(found.resolve(), found)
    return Found(tuple(seeds.values()), tuple(errors))


def _under(path: Path) -> Iterator[Path | PageTextError]:
    """Files of one argument; a missing one is left to `read_bytes`, which says why."""
    if not path.is_dir():
        yield path
        return
    problems: list[OSError] = []
    for folder, folders, files in os.walk(path, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(SUFFIX) and not name.startswith("."):
                yield Path(folder, name)
    for problem in problems:
        yield Unreadable(Path(problem.filename), _("cannot be read: %(why)s") % {"why": problem.strerror})


def read_bytes(path: Path, *, max_bytes: int) -> bytes:
    """The bytes of a file; a large one is refused before it is read.

    Raises:
        Unreadable: missing, no plain file, or no right to read it.
        TooLarge: more than `max_bytes`.
    """
    try:
        facts = path.stat()
        if not S_ISREG(facts.st_mode):
            raise Unreadable(path, _("is not a plain file"))
        if facts.st_size > max_bytes:
            raise TooLarge(str(path), size=facts.st_size, limit=max_bytes)
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(path, _("cannot be read: %(why)s") % {"why": error.strerror or str(error)}) from error


def readable(path: Path) -> str:
    """The path as text for messages and rows; bytes of a name that are no UTF-8 stand as ``\\xb0``."""
    return os.fsencode(path).decode("utf-8", errors="backslashreplace")
