"""Gold pages as other extractors would give them: the same lines and truth, in another order or without blank lines.

Printed pages are left as they are. Each variant is written as a gold page with its text, so that all that learns or
measures reads it like any other: ``python -m articles.pagetext.learning.goldvariants GOLD FOLDER`` writes all of them.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, zip_longest
from pathlib import Path
from typing import Any, Final, TypeAlias

from articles.pagetext.learning.folds import gold_files, text_of, write_page
from articles.pagetext.learning.goldacross import Block, by_height
from articles.pagetext.learning.goldpages import BREAK, HEADS, PRINTED, STORIES
from articles.pagetext.learning.goldwritten import as_written
from articles.pagetext.text.blocks import EVERYWHERE
from articles.pagetext.text.measure import ALL_BLANKS, Page, page_of
from articles.pagetext.values import SourceLine

MOST_KEPT: Final = 0.98
"""Share of lines with text from which a page has no blank lines to speak of."""
FEWEST_BLOCKS: Final = 2
"""Blocks of a story from which its columns can stand apart."""
FEWEST_LISTED: Final = 2
"""Bylines that make a list."""
NOBODYS: Final = -1
"""The owner of lines that are in no item."""
HALF: Final = 0.5
"""Share of the blank lines between blocks that an extractor loses."""

Order: TypeAlias = Callable[[Path, Mapping[str, Any], Sequence[str]], list[Block]]
"""How a variant has the lines of a page: blocks of line numbers; none where the page has no such variant."""


def without_blanks(paths: Iterable[Path], into: Path) -> list[Path]:
    """Write pages without their blank lines, as several extractors give them; those that have none are left out."""
    return _written(paths, into, _packed, "unspaced")


def interleaved(paths: Iterable[Path], into: Path) -> list[Path]:
    """Write pages whose columns are read from the top of the page to its foot, through the stories that stand in them:
    the columns of two or three neighbouring stories take turns. Pages read across are left out."""
    return _written(paths, into, _in_turn, "interleaved")


def across(paths: Iterable[Path], into: Path) -> list[Path]:
    """Write pages as they are read across columns: of one to three stories set side by side line after line as they
    stand in height, with a blank line wherever the next one is of another column. Pages read so already are left out,
    and those of which such lines could not be told from ones set after each line.
    """
    return _written(paths, into, _across, "across")


def bylines_above(paths: Iterable[Path], into: Path) -> list[Path]:
    """Write pages with each byline above its headline, on every other page in one block with it. Pages without bylines
    that stand by themselves are left out."""
    return _written(paths, into, _signed_above, "above")


def bylines_listed(paths: Iterable[Path], into: Path) -> list[Path]:
    """Write pages with all bylines together, in the order of their headlines: on every other page above all else, on
    the others below. Pages with less than two bylines that stand by themselves are left out."""
    return _written(paths, into, _signed_in_a_list, "listed")


def in_written_order(paths: Iterable[Path], into: Path) -> list[Path]:
    """Write pages in the order in which their style has them written, without blank lines."""
    return _written(paths, into, _as_written, "written")


def scattered(paths: Iterable[Path], into: Path) -> list[Path]:
    """Write pages whose blocks stand in no order: on one page in three anywhere, on one from the last to the first, on
    one the columns of each story in any turn. Pages read across are left out."""
    return _written(paths, into, _in_no_order, "scattered")


def half_parted(paths: Iterable[Path], into: Path) -> list[Path]:
    """Write pages without half of the blank lines that part their blocks, as an extractor leaves them that takes
    neighbouring blocks for one. Pages read across are left out."""
    return _written(paths, into, _half_parted, "halved")


def _written(paths: Iterable[Path], into: Path, order: Order, name: str) -> list[Path]:
    into.mkdir(parents=True, exist_ok=True)
    return [into / path.name for path in paths if _write(path, into, order, name)]


def _write(path: Path, into: Path, order: Order, name: str) -> bool:
    gold = json.loads(path.read_text(encoding="utf-8"))
    texts = BREAK.split(text_of(path).read_bytes().decode("utf-8"))
    blocks = [] if gold.get("style") == PRINTED else order(path, gold, texts)
    if not blocks:
        return False
    number: dict[int, int] = {}
    lines: list[str] = []
    for block in blocks:
        for old in block:
            lines.append(texts[old - 1])
            number[old] = len(lines)
        lines.append("")
    gold["extractor"] = f"{gold.get('extractor', '')} {name}"
    for item in gold["items"]:
        sources = item["source_lines"].items()
        item["source_lines"] = {role: sorted(number[old] for old in olds) for role, olds in sources}
    write_page(into / path.name, gold, "\n".join(lines))
    return True


def _packed(_path: Path, _gold: Mapping[str, Any], texts: Sequence[str]) -> list[Block]:
    kept = [number for number, text in enumerate(texts, 1) if text.strip()]
    return [kept] if len(kept) <= MOST_KEPT * len(texts) else []


def _in_turn(_path: Path, gold: Mapping[str, Any], texts: Sequence[str]) -> list[Block]:
    page = _page_of(gold, texts)
    if page is None:
        return []
    items = gold["items"]
    owner = {n: at for at, item in enumerate(items) for ns in item["source_lines"].values() for n in ns}
    bodies = {n for item in items if item["kind"] in STORIES for n in item["source_lines"].get("body", ())}
    blocks = _blocks_of(page)
    stories = [list(run) for _, run in groupby(blocks, lambda block: owner.get(block[0], NOBODYS))]
    found: list[Block] = []
    group: list[list[list[Block]]] = []
    most = 2 + len(blocks) % 2
    for run in stories:
        columns = list(_columns(run, bodies))
        at = owner.get(run[0][0], NOBODYS)
        if len(columns) >= FEWEST_BLOCKS and at != NOBODYS and items[at]["kind"] in STORIES:
            group.append(columns)
            if len(group) < most:
                continue
        else:
            group.append([run])
        found.extend(_taking_turns(group))
        group = []
    return [*found, *_taking_turns(group)]


def _across(path: Path, gold: Mapping[str, Any], texts: Sequence[str]) -> list[Block]:
    page = _page_of(gold, texts)
    found = list(by_height(path, gold, page)) if page else []
    lines = sum(map(len, found))
    return found if EVERYWHERE * lines <= len(found) < ALL_BLANKS * lines else []


def _as_written(path: Path, gold: Mapping[str, Any], _texts: Sequence[str]) -> list[Block]:
    return [list(as_written(path, gold))]


def _signed_above(path: Path, gold: Mapping[str, Any], texts: Sequence[str]) -> list[Block]:
    page = _page_of(gold, texts)
    moved = _bylines(gold) if page else {}
    if page is None or not moved:
        return []
    bylines = {number for numbers in moved.values() for number in numbers}
    is_apart = zlib.crc32(path.stem.encode()) % 2
    found: list[Block] = []
    for group in page.groups:
        block: Block = []
        for row in group:
            if row.number in moved:
                found.append(block)
                block = list(moved[row.number])
                if is_apart:
                    found.append(block)
                    block = []
            if row.number not in bylines:
                block.append(row.number)
        found.append(block)
    return [block for block in found if block]


def _signed_in_a_list(path: Path, gold: Mapping[str, Any], texts: Sequence[str]) -> list[Block]:
    page = _page_of(gold, texts)
    listed = [numbers for _, numbers in sorted(_bylines(gold).items())]
    if page is None or len(listed) < FEWEST_LISTED:
        return []
    bylines = {number for numbers in listed for number in numbers}
    others = [[number for number in block if number not in bylines] for block in _blocks_of(page)]
    rest = list(filter(None, others))
    return [*listed, *rest] if zlib.crc32(path.stem.encode()) % 2 else [*rest, *listed]


def _in_no_order(path: Path, gold: Mapping[str, Any], texts: Sequence[str]) -> list[Block]:
    blocks = _blocks_of(_page_of(gold, texts))
    way = zlib.crc32(path.stem.encode())
    chance = random.Random(way)  # noqa: S311 (which way a page is scattered)
    if way % 3 == 0:
        chance.shuffle(blocks)
    elif way % 3 == 1:
        blocks.reverse()
    else:
        _shuffle_columns(blocks, gold, chance)
    return blocks


def _half_parted(path: Path, gold: Mapping[str, Any], texts: Sequence[str]) -> list[Block]:
    chance = random.Random(zlib.crc32(path.stem.encode()))  # noqa: S311 (which blocks are taken for one)
    found: list[Block] = []
    for block in _blocks_of(_page_of(gold, texts)):
        if found and chance.random() < HALF:
            found[-1].extend(block)
        else:
            found.append(block)
    return found


def _shuffle_columns(blocks: list[Block], gold: Mapping[str, Any], chance: random.Random) -> None:
    """Have the blocks of each body change places among themselves."""
    for item in gold["items"]:
        body = set(item["source_lines"].get("body", ()))
        places = [at for at, block in enumerate(blocks) if block[0] in body]
        shuffled = [blocks[at] for at in places]
        chance.shuffle(shuffled)
        for at, block in zip(places, shuffled, strict=True):
            blocks[at] = block


def _bylines(gold: Mapping[str, Any]) -> dict[int, list[int]]:
    """First line of a story's head -> the lines of its byline, where that has lines of its own."""
    found: dict[int, list[int]] = {}
    for item in gold["items"]:
        sources = item["source_lines"]
        head = [n for role in HEADS for n in sources.get(role, ())]
        if item["kind"] in STORIES and head and sources.get("byline") and not item.get("undecided"):
            found[min(head)] = sources["byline"]
    return found


def _page_of(gold: Mapping[str, Any], texts: Sequence[str]) -> Page | None:
    """A page whose blank lines part blocks; None for others, and for those that were read across."""
    page = page_of([SourceLine(number, text) for number, text in enumerate(texts, 1)])
    return page if page.is_spaced and gold.get("style") != "woven" else None


def _blocks_of(page: Page | None) -> list[Block]:
    return [[row.number for row in group] for group in page.groups] if page else []


def _columns(run: Sequence[Block], bodies: set[int]) -> Iterator[list[Block]]:
    """The blocks of a story, those that are no body's with the next that is."""
    waiting: list[Block] = []
    for block in run:
        waiting.append(block)
        if bodies.intersection(block):
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _taking_turns(group: Sequence[Sequence[list[Block]]]) -> Iterator[Block]:
    for columns in zip_longest(*group, fillvalue=[]):
        yield from chain.from_iterable(columns)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write each variant into a folder of its name in FOLDER; 0 when done."""
    parser = argparse.ArgumentParser(
        prog="python -m articles.pagetext.learning.goldvariants", description=__doc__.splitlines()[0]
    )
    parser.add_argument("gold", type=Path, help="folder of gold pages")
    parser.add_argument("folder", type=Path, help="where the variants go")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only the variants of every N-th page")
    options = parser.parse_args(arguments)
    paths = gold_files([options.gold])[:: options.every]
    for name, variant in VARIANTS.items():
        sys.stdout.write(f"{name}: {len(variant(paths, options.folder / name))} pages of {len(paths)}\n")
    return 0


VARIANTS: Final = {
    "unspaced": without_blanks,
    "interleaved": interleaved,
    "across": across,
    "above": bylines_above,
    "listed": bylines_listed,
    "written": in_written_order,
    "scattered": scattered,
    "halved": half_parted,
}
"""Name of a variant's folder -> what writes it."""


if __name__ == "__main__":
    sys.exit(main())
