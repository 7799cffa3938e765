"""Fuzzing: ``python -m articles.pagetext.trials.fuzz [PAGE…]`` reads hostile and damaged pages until one goes wrong.

Every page must end in time in a draft or in an error for the one who sent it; the draft uses each line once, and is the
same when the page is read again. A case is made from its number alone, so that a failure can be had again: its number
is printed, and its text written to a file. Exit code 0, 1 after a failure, 2 for wrong usage.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from articles.pagetext.conservation import claims
from articles.pagetext.draft_json import draft_to_json
from articles.pagetext.errors import LinesLost, PageTextError
from articles.pagetext.pipeline import read_page
from articles.pagetext.trials.hostile import LONG_LINES, SHAPES, long_line
from articles.pagetext.trials.mutate import CHANGES, mutate
from articles.pagetext.values import PageDraft

CHECKOUT: Final = Path(__file__).parents[3]
PAGES: Final = (CHECKOUT / "seeds", CHECKOUT / "articles/tests/pagetext/pages")
"""Folders of the pages that are damaged unless others are named."""
LIMIT: Final = 20.0
"""Seconds that a page may take."""
MOST_LINES, MOST_CHARACTERS = 300, 20_000
"""Of a hostile page here: many small ones find more than a few large ones."""


@dataclass(frozen=True, slots=True)
class Case:
    """One page to read."""

    number: int
    what: str
    data: bytes


def case(number: int, pages: Sequence[str]) -> Case:
    """The page with this number; the same number and pages give the same page."""
    chance = random.Random(number)  # noqa: S311 - no secret
    kind = chance.choices(("damage", "shape", "line", "bytes"), (6, 2, 1, 1))[0]
    if kind == "damage" and pages:
        text, names = chance.choice(pages), chance.choices(tuple(CHANGES), k=chance.randint(1, 4))
        for name in names:
            text = mutate(text, name, chance).text if text.strip() else text
        return Case(number, ", ".join(names), _encoded(text, chance))
    if kind == "line":
        unit = chance.choice(tuple(LONG_LINES))
        return Case(number, unit, _encoded(long_line(unit, chance.randint(2, MOST_CHARACTERS)), chance))
    if kind == "bytes":
        return Case(number, "any bytes", chance.randbytes(chance.randint(0, 400)))
    shape = chance.choice(tuple(SHAPES))
    return Case(number, shape, _encoded(SHAPES[shape](chance.randint(1, MOST_LINES)), chance))


def _encoded(text: str, chance: random.Random) -> bytes:
    """The text as one of the encodings that are read, its lines ended in any way; sometimes cut anywhere."""
    text = text.replace("\n", chance.choice(("\n", "\n", "\n", "\r\n", "\r", "\f")))
    data = text.encode(chance.choice(("utf-8", "utf-8", "utf-8-sig", "gb18030")), errors="replace")
    return data[: chance.randint(0, len(data))] if chance.random() < 0.05 else data


def fault(page: Case, *, limit: float = LIMIT) -> str:
    """What is wrong with how a page is read; empty where all is well."""
    started = time.monotonic()
    try:
        draft = read_page("page.txt", page.data)
        again = read_page("page.txt", page.data)
        json.dumps(draft_to_json(draft))
    except LinesLost as error:
        return str(error)
    except PageTextError:
        return _too_slow(time.monotonic() - started, limit)
    except Exception:  # noqa: BLE001 - what is looked for is just what nobody thought of
        return traceback.format_exc()
    return _wrong(draft, again) or _too_slow((time.monotonic() - started) / 2, limit)


def _wrong(draft: PageDraft, again: PageDraft) -> str:
    if sorted(claims(draft)) != [line.number for line in draft.lines if not line.is_blank]:
        return "a line is not used exactly once"
    return "" if draft == again else "read again, the page gives another draft"


def _too_slow(seconds: float, limit: float) -> str:
    return f"{seconds:.1f} seconds, more than {limit:.0f}" if seconds > limit else ""


def main(argv: Sequence[str] | None = None) -> int:
    """Read cases until the time or the number is up, or one goes wrong."""
    args = _parser().parse_args(argv)
    pages = list(_texts(args.pages or [folder for folder in PAGES if folder.is_dir()]))
    started, number = time.monotonic(), args.seed
    while number - args.seed < args.number and time.monotonic() - started < args.seconds:
        page = case(number, pages)
        wrong = fault(page, limit=args.limit)
        if wrong:
            args.failures.mkdir(parents=True, exist_ok=True)
            path = args.failures / f"{number}.txt"
            path.write_bytes(page.data)
            sys.stderr.write(f"seed {number} ({page.what}): {wrong}\nits text is in {path}\n")
            return 1
        number += 1
    sys.stdout.write(f"{number - args.seed} pages read from seed {args.seed}, nothing wrong\n")
    return 0


def _texts(paths: Sequence[Path]) -> Iterator[str]:
    for path in paths:
        for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
            yield file.read_text(encoding="utf-8", errors="replace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m articles.pagetext.trials.fuzz",
        description="Read hostile and damaged pages until one goes wrong.",
    )
    parser.add_argument(
        "pages",
        metavar="PAGE",
        type=Path,
        nargs="*",
        help="pages to damage, or folders of them (default: seeds/ and tests)",
    )
    parser.add_argument("--seconds", type=float, default=60.0, help="how long to go on (default: 60)")
    parser.add_argument("--number", type=int, default=1_000_000, help="how many pages to read at most")
    parser.add_argument("--seed", type=int, default=0, help="number of the first page (default: 0)")
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds that a page may take (default: 20)")
    parser.add_argument(
        "--failures",
        type=Path,
        default=Path(".local/fuzz"),
        help="where the text of a failure goes (default: .local/fuzz)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
