"""One long or hostile page in a process of its own: ``python -m articles.pagetext.trials.strain SHAPE SIZE``.

Prints the seconds that it took, the most memory that the process held in bytes, and what became of it, as JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from articles.pagetext.errors import PageTextError
from articles.pagetext.pipeline import read_page
from articles.pagetext.trials.hostile import LONG_LINES, SHAPES, long_line

STATUS: Final = Path("/proc/self/status")


def main(argv: Sequence[str] | None = None) -> int:
    """Read the page; 0 also where it is refused, 2 for a shape that is not known."""
    shape, size = sys.argv[1:] if argv is None else argv
    if shape not in {*SHAPES, *LONG_LINES}:
        sys.stderr.write(f"no such page: {shape}\n")
        return 2
    text = SHAPES[shape](int(size)) if shape in SHAPES else long_line(shape, int(size))
    data = text.encode()
    read_page("a short page", "某村的桥通车了。".encode())
    refused = ""
    started = time.perf_counter()
    try:
        read_page(shape, data)
    except PageTextError as error:
        refused = error.code
    seconds = time.perf_counter() - started
    sys.stdout.write(json.dumps({"seconds": seconds, "memory": peak_memory(), "refused": refused}) + "\n")
    return 0


def peak_memory() -> int:
    """The most memory that this process has held, in bytes.

    Linux counts to a new process what the one that started it held; what the kernel tells of its own pages does not.
    """
    if STATUS.exists():
        return 1024 * int(STATUS.read_text().partition("VmHWM:")[2].split()[0])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


if __name__ == "__main__":
    sys.exit(main())
