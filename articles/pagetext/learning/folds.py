"""Cross-validation by date: a page is judged by weights that saw no page of its day.

What was learnt without a fold lies in a folder of its own, beside what was learnt from all pages.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

FOLDS: Final = 5
LINKS: Final = "links.json"
ALL: Final = -1
"""The fold that leaves out nothing."""
SHIPPED: Final = FOLDS
"""The fold of a page as it is read by what has seen it: only what ships is taught by it."""
EVERY: Final = (ALL, *range(FOLDS))


def fold_of(day: str) -> int:
    """The fold of a day; all pages of a day share one."""
    return sum(map(int, filter(str.isdigit, day))) * 7919 % FOLDS


def teaches(fold: int, without: int) -> bool:
    """Whether a page of a fold teaches the weights that leave out another."""
    return without == ALL or fold not in (without, SHIPPED)


def folder(work: Path, fold: int) -> Path:
    """Where the weights that saw no page of the fold lie; made when it is missing."""
    path = work / ("all" if fold == ALL else f"without-{fold}")
    path.mkdir(parents=True, exist_ok=True)
    return path


def gold_files(folders: Iterable[Path]) -> list[Path]:
    """The gold pages of some folders, by name; beside them may lie a list of links."""
    return [path for folder in folders for path in sorted(folder.glob("*.json")) if path.name != LINKS]


def text_of(path: Path) -> Path:
    """The page text that a gold page names."""
    return path.with_name(json.loads(path.read_text(encoding="utf-8"))["source"])


def write_page(path: Path, gold: Mapping[str, Any], text: str) -> None:
    """Write a gold page, and beside it the page text that it names."""
    path.write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    path.with_name(gold["source"]).write_text(text, encoding="utf-8")
