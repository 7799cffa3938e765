"""The benchmark: it measures what it says, and leaves nothing behind."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

from articles.importing.bench import Timing, peak_memory, write_pages


def test_pages_are_all_different_and_of_different_days(tmp_path):
    paths = write_pages([b"a\nb\n", b"c\nd\n"], tmp_path, 9)

    assert len({path.name for path in paths}) == 9
    assert len({path.read_bytes() for path in paths}) == 9


def test_median_and_tenths():
    timing = Timing(tuple(float(number) for number in range(1, 12)))

    assert (timing.median, timing.spread) == (6.0, (2.0, 10.0))
    assert timing.pages_per_second == pytest.approx(11 / 66)


def test_memory_is_told_in_bytes():
    assert 10_000_000 < peak_memory() < 10_000_000_000


def test_a_run_tells_both_timings_and_touches_no_database(tmp_path):
    database = tmp_path / "db.sqlite3"
    environment = os.environ | {"NEWSROOM_LOCAL": "1", "DATABASE_URL": f"sqlite:///{database}"}
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "bench_import", "--pages", "3"]

    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)

    assert ran.returncode == 0, ran.stderr
    assert len(re.findall(r"3 .*MB", ran.stdout)) == 2
    assert not database.exists() or database.stat().st_size == 0
