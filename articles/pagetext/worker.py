"""Reading page texts in a process of its own: a text comes through a pipe, its draft goes back, one after the other.

Who starts such a process has nothing to tell it but texts: it knows no database, no settings and no language.
"""

from __future__ import annotations

import pickle
import traceback
from multiprocessing.connection import Connection
from typing import TypeAlias

from articles.pagetext.errors import PageTextError
from articles.pagetext.pipeline import read_page
from articles.pagetext.values import Metadata, PageDraft

Request: TypeAlias = tuple[str, bytes, Metadata, int]
"""Name, bytes, what is known beforehand, the most bytes: the arguments of `read_page`."""


def serve(pipe: Connection) -> None:
    """Answer requests until the other end of the pipe is closed."""
    while True:
        try:
            request: Request = pipe.recv()
        except EOFError:
            return
        pipe.send(answer(*request))


def answer(name: str, data: bytes, known: Metadata, max_bytes: int) -> PageDraft | Exception:
    """The draft, or whatever `read_page` raised, fit to be sent."""
    try:
        return read_page(name, data, known=known, max_bytes=max_bytes)
    except PageTextError as error:
        return error
    except Exception as error:  # noqa: BLE001 - a fault of ours is told by who asked, with the traceback of this process
        error.add_note("".join(traceback.format_exception(error)))
        return error if _can_travel(error) else RuntimeError(repr(error), *error.__notes__)


def _can_travel(error: Exception) -> bool:
    """Whether a pickle gives the error back; some kinds ask for more arguments than they keep."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - made here
    except Exception:  # noqa: BLE001 - whatever it raises, the answer is no
        return False
    return True
