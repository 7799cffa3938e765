"""One long or hostile page in a process of its own: ``python -m articles.pagetext.strain SHAPE SIZE``.

Prints the seconds that it took and what became of it, as JSON; whoever starts it can see how much memory it needed.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence

from articles.pagetext.errors import PageTextError
from articles.pagetext.hostile import LONG_LINES, SHAPES, long_line
from articles.pagetext.pipeline import read_page


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
    sys.stdout.write(json.dumps({"seconds": time.perf_counter() - started, "refused": refused}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
