"""Fit all weights to gold pages: ``python -m articles.pagetext.learning --gold FOLDER… [--work FOLDER] [--ship]``.

Each stage is fitted to all pages and, for cross-validation, without each fold of days; the later ones see what the
earlier ones make of pages that they have not seen. Pages are learnt from as they stand, and some also as extractors
give them that set no blank lines, read through the stories of a column or across columns, or keep the order in which a
page was written (`goldvariants`), and set anew in other columns (`press`).
``--drafts`` writes what every gold page is read as by weights that saw no page of its day: what the scorer says of
these is what to expect of pages never seen. Needs the libraries in requirements-dev.txt.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from articles.pagetext.draft_json import draft_to_json
from articles.pagetext.learning import (
    bylines,
    confidence,
    depths,
    heads,
    joints,
    language,
    order,
    owners,
    page,
    recast,
    roles,
    scattered,
    senses,
)
from articles.pagetext.learning.folds import ALL, FOLDS, fold_of, folder, gold_files, text_of
from articles.pagetext.learning.goldvariants import (
    across,
    bylines_above,
    bylines_listed,
    in_written_order,
    interleaved,
    without_blanks,
)
from articles.pagetext.learning.press.anew import set_anew
from articles.pagetext.learnt import SHIPPED, load
from articles.pagetext.pipeline import read_page

STAGES: Final = {
    "language": language.learn,
    "senses": senses.learn,
    "roles": roles.learn,
    "joints": joints.learn,
    "heads": heads.learn,
    "depths": depths.learn,
    "order": order.learn,
    "page": page.learn,
    "scattered": scattered.learn,
    "owners": owners.learn,
    "recast": recast.learn,
    "bylines": bylines.learn,
    "confidence": confidence.learn,
}

OF_GOLD: Final = frozenset({"language", "senses", "scattered"})
"""Stages that take gold pages alone: those that learn from texts, whatever the page looks like, and the one that makes
its own variants."""
EVERY_TURNED: Final = 4
"""Of so many pages one is also learnt from with its columns in turn."""
EVERY_ACROSS: Final = 3
"""Of so many pages one is also learnt from as it is read across columns."""
EVERY_ABOVE: Final = 3
"""Of so many pages one is also learnt from with its bylines above their headlines."""
EVERY_LISTED: Final = 3
"""Of so many pages one is also learnt from with its bylines in a list."""
EVERY_WRITTEN: Final = 2
"""Of so many pages one is also learnt from in the order in which it was written."""
ANEW: Final = 3
"""How often each page is set anew in other columns, to be learnt from."""
OF_PLACES: Final = frozenset({"owners", "bylines", "confidence"})
"""Stages that learn where heads and bylines stand, and whether they are right."""
LIGHT: Final = frozenset({"roles", "joints", "heads", "depths"})
"""Stages that learn from all pages without blank lines; the others take much longer, and from half of them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print the figures, write the files; 0 when done."""
    parser = argparse.ArgumentParser(prog="python -m articles.pagetext.learning", description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True, nargs="+", help="folders of gold pages")
    parser.add_argument("--work", type=Path, help="where the weights of each fold go, and are taken from with --only")
    parser.add_argument("--only", nargs="+", choices=STAGES, default=list(STAGES), help="stages to fit")
    parser.add_argument("--drafts", type=Path, help="where to write the cross-validated drafts, for the scorer")
    parser.add_argument("--ship", action="store_true", help="put what was learnt from all pages into the library")
    options = parser.parse_args(arguments)
    gold = gold_files(options.gold)
    with TemporaryDirectory() as scratch:
        work = options.work or Path(scratch)
        unspaced = without_blanks(gold, work / "unspaced")
        woven = across(gold, work / "across")[::EVERY_ACROSS]
        turned = [*interleaved(gold, work / "interleaved")[1::EVERY_TURNED], *woven]
        above = bylines_above(gold, work / "above")[::EVERY_ABOVE]
        listed = bylines_listed(gold, work / "listed")[::EVERY_LISTED]
        as_written = in_written_order(gold, work / "written")[::EVERY_WRITTEN]
        anew = set_anew(gold, work / "anew", times=ANEW) if set(options.only) - OF_GOLD else []
        light, heavy = [*unspaced, *woven, *anew], [*unspaced[::2], *turned, *anew[::2]]
        for stage in (stage for stage in STAGES if stage in options.only):
            began = time.monotonic()
            more = [] if stage in OF_GOLD else light if stage in LIGHT else heavy
            places = [*above, *listed, *as_written] if stage in OF_PLACES else []
            for line in STAGES[stage]([*gold, *more, *places], work):
                sys.stdout.write(f"{line}\n")
            sys.stdout.write(f"{stage}: {time.monotonic() - began:.0f} seconds\n\n")
            sys.stdout.flush()
        if options.drafts:
            write_drafts(gold, work, options.drafts)
        if options.ship:
            shutil.copytree(folder(work, ALL), SHIPPED, dirs_exist_ok=True)
    return 0


def write_drafts(gold: Sequence[Path], work: Path, drafts: Path) -> None:
    """Read every gold page by weights that saw no page of its day; one NAME.json each."""
    drafts.mkdir(parents=True, exist_ok=True)
    learnt = {fold: load(folder(work, fold)) for fold in range(FOLDS)}
    for path in gold:
        day = str(json.loads(path.read_text(encoding="utf-8"))["date"])
        text = text_of(path)
        draft = read_page(text.name, text.read_bytes(), learnt=learnt[fold_of(day)])
        found = json.dumps(draft_to_json(draft), ensure_ascii=False)
        (drafts / path.name).write_text(found, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
