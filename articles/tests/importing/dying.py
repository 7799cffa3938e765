"""A process that reads, as the system leaves it when there is no memory; it is started without Django."""

from __future__ import annotations

import os
import signal
from multiprocessing.connection import Connection


def die_while_reading(pipe: Connection) -> None:
    """End without a word as soon as there is a text."""
    pipe.recv()
    os.kill(os.getpid(), signal.SIGKILL)
