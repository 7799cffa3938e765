"""A page's text with what is known of it before it is read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from articles.importing.known import Options, known_metadata
from articles.importing.seeds import read_bytes, readable
from articles.pagetext.values import Metadata


@dataclass(frozen=True, slots=True)
class Text:
    """The text of one page."""

    path: Path
    """Where it lies; one that was kept with its page is named by the page's address and the file's name."""
    data: bytes
    known: Metadata
    """What is known of the page beforehand."""
    sha256: str
    """Hex digest of the file's bytes."""
    stem: str
    """What a file for its draft is called, without the ending."""
    source: int | None = None
    """Key of the row that keeps it; None for a file."""

    @property
    def name(self) -> str:
        """What messages call it."""
        return readable(self.path)


def text_of_file(path: Path, options: Options, *, max_bytes: int) -> Text:
    """The text of a file.

    Raises:
        Unreadable, TooLarge: the file, or its sidecar, cannot be read.
        WrongMetadata, OtherPublication: as `known_metadata`.
    """
    known = known_metadata(path, options)
    data = read_bytes(path, max_bytes=max_bytes)
    return Text(path, data, known, hashlib.sha256(data).hexdigest(), path.stem)
