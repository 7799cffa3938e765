"""Gold pages as they are read by weights that have not seen their day, for the stages that learn from sketches."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from articles.pagetext.learning.folds import fold_of, text_of
from articles.pagetext.learning.goldpages import STORIES
from articles.pagetext.learnt import Learnt
from articles.pagetext.pipeline import MAX_BYTES, sketch_of
from articles.pagetext.stories.items import Sketch
from articles.pagetext.text.decode import decode


def gold_sketches(
    gold: Iterable[Path], learnt: Mapping[int, Learnt]
) -> Iterator[tuple[int, Sketch, list[dict[str, Any]]]]:
    """For each page the fold of its day, its sketch, and the stories of gold.

    Args:
        learnt: fold -> the weights that saw no page of it.
    """
    for path in gold:
        page = json.loads(path.read_text(encoding="utf-8"))
        fold, text = fold_of(str(page["date"])), text_of(path)
        sketch = sketch_of(decode(text.name, text.read_bytes(), max_bytes=MAX_BYTES).lines, learnt[fold])
        yield fold, sketch, [item for item in page["items"] if item["kind"] in STORIES]
