"""Real processes on a real database: two imports at once, and an import that is killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connections

from articles.models import Article, Edition, Page, PageItem, Reporter, SourceText
from articles.pagetext import VERSION

PAGES = 12
START = [sys.executable, str(settings.BASE_DIR / "manage.py"), "import_seeds"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """Pages of three days, all by the same few people, so that imports get in each other's way."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    for number in range(PAGES):
        name = f"2021-12-{22 + number % 3}_C{1 + number // 3}.txt"
        place = chr(ord("一") + number * 7)
        paragraph = f"{place}村的图书室昨天开门，三千册书摆上了架，\n村民李四说以后看书不用走远路。\n"
        (folder / name).write_text(f"{place}村新建图书室\n□记者 张三 王五\n  本报讯 {paragraph * 8}", encoding="utf-8")
    return folder


@pytest.fixture
def database(transactional_db: None, tmp_path: Path) -> Iterator[str]:
    """The address of the test's database; an SQLite one in memory is copied to a file, which this process uses too."""
    inside = connections["default"]
    if inside.vendor != "sqlite":
        user, password, host, port, name = (
            quote(str(inside.settings_dict[part]), safe="") for part in ("USER", "PASSWORD", "HOST", "PORT", "NAME")
        )
        yield f"postgres://{user}:{password}@{host}:{port}/{name}".replace(":@", "@").replace(":/" + name, "/" + name)
        return
    path = tmp_path / "db.sqlite3"
    inside.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        inside.connection.backup(copy)
    outside = connections.create_connection("default")
    outside.settings_dict = inside.settings_dict | {"NAME": str(path)}
    connections["default"] = outside
    yield f"sqlite:///{path}"
    outside.close()
    connections["default"] = inside


@pytest.fixture
def start(database: str) -> Callable[..., subprocess.Popen[str]]:
    """Start an import in a process of its own, on the test's database."""
    environment = os.environ | {"NEWSROOM_LOCAL": "1", "DATABASE_URL": database}

    def start_it(*arguments: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*START, *map(str, arguments)], env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    return start_it


def whole_pages() -> int:
    """How many pages are there; each of them must be whole."""
    for page in Page.objects.select_related("current_source"):
        lines = [number for number, line in enumerate(page.current_source.lines, start=1) if line.strip()]
        items = PageItem.objects.filter(source=page.current_source_id)
        assert sorted(number for item in items for number in item.line_numbers) == lines
        assert page.articles.count() == items.filter(article__isnull=False).count() > 0
    return Page.objects.count()


def test_a_database_without_tables_is_told_in_one_line(seeds, tmp_path):
    environment = os.environ | {"NEWSROOM_LOCAL": "1", "DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}"}

    ran = subprocess.run([*START, str(seeds)], env=environment, capture_output=True, text=True, timeout=60)

    assert ran.returncode == 1
    assert "migrate" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_two_imports_at_once_make_each_page_once(seeds, start):
    runs = [start(seeds), start(seeds)]
    said = [run.communicate(timeout=120) for run in runs]

    assert [run.returncode for run in runs] == [0, 0], said
    assert whole_pages() == PAGES
    assert (Edition.objects.count(), SourceText.objects.count()) == (3, PAGES)
    assert Reporter.objects.filter(name="张三").count() == 1


def test_an_import_that_is_killed_leaves_whole_pages_and_can_be_run_again(seeds, start):
    run = start(seeds)
    deadline = time.monotonic() + 60
    while Page.objects.count() < 2 and run.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    run.send_signal(signal.SIGKILL)
    run.communicate(timeout=60)

    assert run.returncode == -signal.SIGKILL
    assert 2 <= whole_pages() < PAGES
    before = set(Article.objects.values_list("pk", flat=True))

    again = start(seeds)
    said = again.communicate(timeout=120)

    assert again.returncode == 0, said
    assert whole_pages() == PAGES
    assert before <= set(Article.objects.values_list("pk", flat=True))


def read_anew() -> int:
    """How many pages this version of the importer has read."""
    return Page.objects.filter(current_source__importer_version=VERSION).count()


def test_a_reimport_that_is_killed_goes_on_with_the_pages_that_are_left(seeds, start):
    first = start(seeds)
    assert (first.communicate(timeout=120), first.returncode)[1] == 0
    SourceText.objects.update(importer_version="0.9")

    run = start("--reimport", "--jobs", "2")
    deadline = time.monotonic() + 60
    while read_anew() < 2 and run.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    run.send_signal(signal.SIGKILL)
    run.communicate(timeout=60)

    assert run.returncode == -signal.SIGKILL
    done = read_anew()
    assert 2 <= done < PAGES
    assert whole_pages() == PAGES

    again = start("--reimport")
    said = again.communicate(timeout=120)

    assert again.returncode == 0, said
    assert whole_pages() == read_anew() == PAGES
    assert SourceText.objects.count() == 2 * PAGES


def test_two_reimports_at_once_read_each_page_once(seeds, start):
    first = start(seeds)
    assert (first.communicate(timeout=120), first.returncode)[1] == 0
    SourceText.objects.update(importer_version="0.9")

    runs = [start("--reimport"), start("--reimport")]
    said = [run.communicate(timeout=120) for run in runs]

    assert [run.returncode for run in runs] == [0, 0], said
    assert whole_pages() == read_anew() == PAGES
    assert SourceText.objects.count() == 2 * PAGES
