"""What damage to a page does to its articles: ``python -m articles.pagetext.trials.damage PAGE…`` prints the table.

A page is read, damaged in one place and read again. An article that changed must be flagged, or differ by nothing but
the damage itself: a line that is gone, a block that was cut. Anything else is silent, and an editor would not look.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from articles.pagetext.errors import PageTextError
from articles.pagetext.pipeline import read_page
from articles.pagetext.trials.mutate import DAMAGE, Mutation, mutate
from articles.pagetext.values import PageDraft, Role, Story


class Outcome(StrEnum):
    """What became of an article of the damaged page, or of one that is no longer there."""

    SAME = "as before"
    FLAGGED = "flagged"
    OWN_TEXT = "the damage alone"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Change:
    """One article after damage."""

    outcome: Outcome
    headline: str


def changes(before: PageDraft, after: PageDraft, mutation: Mutation) -> Iterator[Change]:
    """What became of every article of the damaged page, and of those that it lost.

    Args:
        before: the page as it is read undamaged.
        after: as it is read damaged.
        mutation: the damage.
    """
    known = {_content(story) for story in before.stories}
    texts = Counter(_reduced(story, mutation.touched, range(len(before.lines) + 1)) for story in before.stories)
    for story in after.stories:
        if _content(story) in known and not _is_double(story, after):
            yield Change(Outcome.SAME, story.headline)
        elif story.needs_review:
            yield Change(Outcome.FLAGGED, story.headline)
        else:
            own = _reduced(story, mutation.touched, (0, *mutation.origin)) in texts
            repeated = len(set(_origins(story, mutation))) < len(_origins(story, mutation))
            yield Change(Outcome.OWN_TEXT if own and not repeated else Outcome.SILENT, story.headline)
    yield from _lost(before, after, mutation)


def _lost(before: PageDraft, after: PageDraft, mutation: Mutation) -> Iterator[Change]:
    """The articles half of whose lines are in no article now; flagged where something that has a line of them is."""
    kept = {number for story in after.stories for number in _origins(story, mutation)}
    warned = {number for story in after.stories if story.needs_review for number in _origins(story, mutation)}
    warned.update(mutation.origin[n - 1] for flag in after.flags if flag.code == "lines.unplaced" for n in flag.lines)
    for story in before.stories:
        left = [n for n in story.lines.get(Role.BODY, ()) if n not in mutation.touched]
        if left and sum(number in kept for number in left) * 2 < len(left):
            yield Change(Outcome.SILENT if warned.isdisjoint(story.numbers) else Outcome.FLAGGED, story.headline)


def _content(story: Story) -> tuple[object, ...]:
    return story.kicker, story.headline, story.deck, story.bylines, tuple((b.kind, b.text) for b in story.body)


def _is_double(story: Story, page: PageDraft) -> bool:
    """Whether the page has the article twice, and this one says nothing of it."""
    return not story.needs_review and sum(_content(other) == _content(story) for other in page.stories) > 1


def _reduced(story: Story, touched: frozenset[int], origin: Sequence[int]) -> tuple[tuple[Role, tuple[int, ...]], ...]:
    """The lines of an article by role, as they were numbered on the page, without those that the damage touched."""
    lines = (
        (role, tuple(origin[n] for n in numbers if origin[n] not in touched)) for role, numbers in story.lines.items()
    )
    return tuple(sorted((role, numbers) for role, numbers in lines if numbers))


def _origins(story: Story, mutation: Mutation) -> list[int]:
    return [mutation.origin[number - 1] for number in story.numbers]


def examine(text: str, *, number: int, seed: int) -> Iterator[tuple[str, Mutation, list[Change]]]:
    """Damage a page in every way of `DAMAGE`, `number` times each, and tell what became of its articles.

    Raises:
        PageTextError: the page itself cannot be read.
    """
    before = read_page("page.txt", text.encode())
    for name in DAMAGE:
        for turn in range(number):
            mutation = mutate(text, name, random.Random(f"{seed} {name} {turn}"))  # noqa: S311 - no secret
            try:
                after = read_page("page.txt", mutation.text.encode())
            except PageTextError:
                continue
            yield name, mutation, list(changes(before, after, mutation))


def table(found: Iterable[tuple[str, list[Change]]]) -> Iterator[str]:
    """How often each damage had which outcome, line by line."""
    counts: dict[str, Counter[Outcome]] = {name: Counter() for name in DAMAGE}
    pages: Counter[str] = Counter()
    for name, outcomes in found:
        pages[name] += 1
        counts[name].update(change.outcome for change in outcomes)
    yield f"{'':20}{'pages':>8}" + "".join(f"{outcome.value:>18}" for outcome in Outcome)
    for name, outcome_counts in counts.items():
        yield f"{name:20}{pages[name]:>8}" + "".join(f"{outcome_counts[outcome]:>18}" for outcome in Outcome)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table for some pages, and on stderr each silent change; 0 whatever is found."""
    parser = argparse.ArgumentParser(prog="python -m articles.pagetext.trials.damage", description=__doc__)
    parser.add_argument("pages", metavar="PAGE", type=Path, nargs="+", help="page texts, or folders of them")
    parser.add_argument("--number", type=int, default=3, help="how often each damage is done to a page (default: 3)")
    parser.add_argument("--seed", type=int, default=0, help="another number damages other places (default: 0)")
    args = parser.parse_args(argv)
    files = [file for path in args.pages for file in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]
    found = []
    for file in files:
        for name, mutation, outcomes in examine(file.read_text("utf-8"), number=args.number, seed=args.seed):
            found.append((name, outcomes))
            for change in outcomes:
                if change.outcome is Outcome.SILENT:
                    lines = ", ".join(map(str, sorted(mutation.touched)))
                    sys.stderr.write(f"{file}: {name} (lines {lines}): {change.headline or '-'}\n")
    sys.stdout.write("\n".join(table(found)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
