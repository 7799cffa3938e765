"""Write gold pages as they would be in other columns, of fewer stories, read by one extractor or another.

``python -m articles.pagetext.learning.press.anew GOLD FOLDER`` writes one of each page. What a page looks like is
chosen by chance, of which its name and a number are the seed: the same comes out everywhere.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from random import Random
from typing import Any, Final

from articles.pagetext.learning.folds import gold_files, write_page
from articles.pagetext.learning.goldpages import PRINTED, STORIES, gold_pages
from articles.pagetext.learning.press.layout import laid_out
from articles.pagetext.learning.press.printed import paragraphs
from articles.pagetext.learning.press.proof import EXTRACTORS, print_page
from articles.pagetext.learning.press.truth import gold_of
from articles.pagetext.learning.side_by_side import side_by_side

FEWEST: Final = 3
"""Stories of a page that is set anew."""
LEFT_OUT: Final = (0, 0, 1, 1, 2)
"""Stories that are left out of a page of more: its others stand in another order and beside other neighbours."""


def set_anew(paths: Sequence[Path], into: Path, *, times: int = 1, first: int = 0) -> list[Path]:
    """Write gold pages set anew; those left out of which a line could not be told apart afterwards.

    Args:
        paths: gold pages; printed ones are left as they are.
        into: where the new ones go.
        times: how many are made of each page.
        first: number of the first one; others have other looks.
    """
    into.mkdir(parents=True, exist_ok=True)
    wanted = list(product(range(first, first + times), paths))
    done = side_by_side(lambda one: _write(one[1], into, one[0]), wanted)
    return [path for path in done if path is not None]


def _write(path: Path, into: Path, number: int) -> Path | None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    name, chance = f"{path.stem}-{number}", Random(f"{path.stem} {number}")  # noqa: S311 (looks, no secrets)
    made = None if gold.get("style") == PRINTED else _set(path, gold, chance, into / f"{name}.pdf", name)
    if made is None:
        return None
    target = into / f"{name}.json"
    write_page(target, *made)
    return target


def _set(path: Path, gold: dict[str, Any], chance: Random, pdf: Path, name: str) -> tuple[dict[str, Any], str] | None:
    """The truth about the page set anew, and its text; None where it cannot be told."""
    page = next(gold_pages([path]))
    told = {at: paragraphs(page, item) for at, item in enumerate(gold["items"]) if item["kind"] in STORIES}
    stories = [at for at, story in told.items() if story]
    if len(stories) < FEWEST:
        return None
    kept = chance.sample(stories, max(FEWEST, len(stories) - chance.choice(LEFT_OUT)))
    sheet = laid_out(page, gold["items"], {at: told[at] for at in kept}, chance)
    print_page(sheet, pdf)
    extractor = chance.choice(list(EXTRACTORS))
    text = EXTRACTORS[extractor](pdf)
    pdf.unlink()
    truth = gold_of(
        gold, sheet.lines, text, id=name, source=f"{name}.txt", extractor=extractor, style=sheet.look.bylines
    )
    return None if truth is None else (truth, text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write one page of each; 0 when done."""
    parser = argparse.ArgumentParser(
        prog="python -m articles.pagetext.learning.press.anew", description=__doc__.splitlines()[0]
    )
    parser.add_argument("gold", type=Path, nargs="+", help="folders of gold pages")
    parser.add_argument("folder", type=Path, help="where the new ones go")
    parser.add_argument("--first", type=int, default=0, metavar="N", help="which looks they have: any number")
    options = parser.parse_args(arguments)
    found = set_anew(gold_files(options.gold), options.folder, first=options.first)
    sys.stdout.write(f"{len(found)} pages\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
