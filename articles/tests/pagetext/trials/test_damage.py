"""Damage to a page raises flags; what changes silently is the damage alone."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from articles.pagetext import read_page
from articles.pagetext.trials.damage import Outcome, changes, examine, main, table
from articles.pagetext.trials.fuzz import PAGES
from articles.pagetext.trials.mutate import CHANGES, DAMAGE, Mutation, mutate, numbered

PAGE_FILES = [path for folder in PAGES for path in sorted(folder.glob("*.txt"))]
INVENTED = [path for path in PAGE_FILES if "tests" in path.parts]


@pytest.mark.parametrize("path", PAGE_FILES, ids=lambda path: path.stem)
def test_no_damage_is_silent(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    found = [
        (name, sorted(mutation.touched), change.headline)
        for name, mutation, outcomes in examine(text, number=2 if path in INVENTED else 1, seed=0)
        for change in outcomes
        if change.outcome is Outcome.SILENT
    ]

    assert found == []


@pytest.mark.parametrize("path", INVENTED, ids=lambda path: path.stem)
@pytest.mark.parametrize("story", range(2))
def test_a_doubled_block_is_flagged(path: Path, story: int) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    body = read_page("page.txt", text.encode()).stories[story].body
    block = lines[body[1].lines[0] - 1 : body[1].lines[-1]]
    doubled = [*lines[: body[1].lines[-1]], "", *block, *lines[body[1].lines[-1] :]]

    draft = read_page("page.txt", "\n".join(doubled).encode())

    owners = [story for story in draft.stories if any(block[0] in paragraph.text for paragraph in story.body)]
    assert owners
    assert all("lines.doubled" in [flag.code for flag in story.flags] for story in owners)


@pytest.mark.parametrize("path", PAGE_FILES, ids=lambda path: path.stem)
def test_pages_have_nothing_twice(path: Path) -> None:
    draft = read_page("page.txt", path.read_bytes())

    assert not [flag for story in draft.stories for flag in story.flags if flag.code == "lines.doubled"]


@pytest.mark.parametrize("name", CHANGES)
def test_a_mutation_knows_where_its_lines_were(name: str) -> None:
    text = INVENTED[0].read_text(encoding="utf-8")
    before = dict(numbered(text))

    found = mutate(text, name, random.Random(3))

    assert found.text != text
    assert len(found.origin) == len(found.text.split("\n"))
    same = [(before[n], line) for n, line in zip(found.origin, found.text.split("\n"), strict=True) if n]
    if name in DAMAGE:
        assert all(was == line for was, line in same)


def test_the_same_chance_does_the_same_damage() -> None:
    text = INVENTED[0].read_text(encoding="utf-8")

    assert all(mutate(text, name, random.Random(5)) == mutate(text, name, random.Random(5)) for name in CHANGES)


def test_an_article_that_is_gone_without_a_word_is_silent() -> None:
    text = INVENTED[0].read_text(encoding="utf-8")
    whole = read_page("page.txt", text.encode())
    lines = text.split("\n")
    first = whole.stories[0]
    end = max(number for numbers in first.lines.values() for number in numbers)
    rest = "\n".join(lines[end:])
    mutation = Mutation("cut", rest, tuple(range(end + 1, len(lines) + 1)), frozenset())

    found = list(changes(whole, read_page("page.txt", rest.encode()), mutation))

    assert Outcome.SILENT in [change.outcome for change in found]


def test_the_table_counts_what_became_of_articles() -> None:
    text = INVENTED[1].read_text(encoding="utf-8")

    lines = list(table((name, outcomes) for name, _, outcomes in examine(text, number=1, seed=1)))

    assert len(lines) == 1 + len(DAMAGE)
    assert all(line.split()[-5] == "1" for line in lines[1:])


def test_the_command_prints_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(INVENTED[1]), "--number", "1"]) == 0

    assert "a block doubled" in capsys.readouterr().out
