"""The layout keeps its promises: one road, small files, a library that stands alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from articles.pagetext.learnt import SHIPPED
from articles.tests.project.site import run

LONGEST_FILE = 400
"""Lines; from 300 on a file is asked why."""
MOST_LEARNT = 3_000_000
"""Bytes of all weights that the importer ships."""


def python_files() -> Iterator[Path]:
    for folder in ("articles", "newsroom"):
        for path in sorted((settings.BASE_DIR / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path.relative_to(settings.BASE_DIR)


def read(path: Path) -> str:
    return (settings.BASE_DIR / path).read_text(encoding="utf-8")


def test_the_page_text_library_needs_no_django():
    result = run("-c", "import sys, articles.pagetext; print([name for name in sys.modules if 'django' in name])")

    assert result.stdout.strip() == "[]", result.stderr


def test_files_are_short():
    assert [str(path) for path in python_files() if read(path).count("\n") > LONGEST_FILE] == []


def test_a_file_says_its_subject_first():
    assert [str(path) for path in python_files() if read(path) and not ast.get_docstring(ast.parse(read(path)))] == []


def test_no_name_says_nothing():
    vague = {"utils.py", "helpers.py", "common.py", "misc.py"}

    assert [str(path) for path in python_files() if path.name in vague] == []


def test_what_was_learnt_is_small():
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < MOST_LEARNT
