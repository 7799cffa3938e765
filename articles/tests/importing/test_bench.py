"""The benchmark: it measures what it says, and leaves nothing behind."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter

import pytest
from django.conf import settings

from articles.editorial.rights import importer
from articles.importing import readers
from articles.importing.bench import Timing, time_import, write_pages
from articles.importing.bench_limits import strain
from articles.importing.bench_pdf import as_pdf, pdfs_of, pdftotext
from articles.pagetext import read_page
from articles.pagetext.trials.strain import peak_memory


def test_pages_are_all_different_and_of_different_days(tmp_path):
    paths = write_pages([b"a\nb\n", b"c\nd\n"], tmp_path, 9)

    assert len({path.name for path in paths}) == 9
    assert len({path.read_bytes() for path in paths}) == 9


def test_names_are_others_in_each_turn(tmp_path):
    text = "\n\n\n湖畔新开一家书店\n■记者 张三 通讯员 李小四\n　　本报讯 昨日，张三来到新开的书店。\n".encode("gb18030")

    paths = write_pages([text], tmp_path, 3)

    first, *others = (path.read_bytes().decode("gb18030") for path in paths)
    assert "■记者 张三 通讯员 李小四" in first
    assert [other.count("张三") + other.count("李小四") for other in others] == [0, 0]
    assert len({re.search("■记者 张. 通讯员 李小.\n", other)[0] for other in others}) == 2


def test_median_and_tenths():
    timing = Timing(tuple(float(number) for number in range(1, 12)))

    assert (timing.median, timing.spread) == (6.0, (2.0, 10.0))
    assert timing.pages_per_second == pytest.approx(11 / 66)


def test_memory_is_told_in_bytes():
    assert 10_000_000 < peak_memory() < 10_000_000_000


def bench(database, *arguments, **environment):
    """Run the command, with a database that it must not touch."""
    return subprocess.run(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "bench_import", *arguments],
        env=os.environ | {"NEWSROOM_LOCAL": "1", "DATABASE_URL": f"sqlite:///{database}", **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_a_run_tells_all_timings_and_touches_no_database(tmp_path):
    database = tmp_path / "db.sqlite3"

    ran = bench(database, "--pages", "3")

    assert ran.returncode == 0, ran.stderr
    rows = len(re.findall(r"3 .*MB", ran.stdout))
    assert rows == (4 if pdftotext() else 3)
    assert not database.exists() or database.stat().st_size == 0


def test_without_pdftotext_its_rows_are_left_out(tmp_path):
    ran = bench(tmp_path / "db.sqlite3", "--pages", "1", PATH=str(tmp_path))

    assert ran.returncode == 0, ran.stderr
    assert "poppler-utils" in ran.stdout
    assert " / pdftotext" not in ran.stdout


def test_a_folder_of_pdfs_must_be_there(tmp_path):
    ran = bench(tmp_path / "db.sqlite3", "--pdf", str(tmp_path / "nowhere"))

    assert ran.returncode == 2
    assert "nowhere" in ran.stderr


@pytest.mark.django_db
def test_the_share_of_the_database_is_less_than_the_whole(tmp_path):
    paths = write_pages(["桥通车了\n\n■记者 张三\n\n某村的桥昨天通车。\n".encode()], tmp_path, 2)

    found = time_import(paths, by=importer(), max_bytes=10_000)

    assert len(found.whole.seconds) == len(found.database.seconds) == 2
    assert all(0 < part < whole for part, whole in zip(found.database.seconds, found.whole.seconds, strict=True))
    assert found.queries > 5
    assert readers.read_page is read_page


def test_a_pdf_of_the_same_stem_is_taken_and_others_are_written(tmp_path):
    texts = [tmp_path / "甲.txt", tmp_path / "乙.txt"]
    for path in texts:
        path.write_text("桥通车了", encoding="utf-8")
    given = tmp_path / "甲.pdf"
    given.write_bytes(b"%PDF")

    found = pdfs_of(texts, tmp_path, tmp_path)

    assert found[0] == given
    assert found[1].read_bytes().startswith(b"%PDF-")


@pytest.mark.skipif(pdftotext() is None, reason="pdftotext is not installed")
def test_a_written_pdf_holds_the_same_characters(tmp_path):
    lines = ["桥通车了 2021", "", "“某村”的桥昨天通车。", "𠮷野家（A版）"] * 60
    pdf = tmp_path / "page.pdf"
    pdf.write_bytes(as_pdf(lines))

    ran = subprocess.run([pdftotext(), "-enc", "UTF-8", pdf, "-"], capture_output=True, text=True, check=True)

    assert Counter("".join(ran.stdout.split())) == Counter("".join("".join(lines).split()))
    assert ran.stderr == ""


def test_the_strain_of_a_page_is_told_with_its_memory():
    read, refused = strain("only bylines", 30), strain("a line of words", 1_000_001)

    assert read.refused == ""
    assert refused.refused == "too-large"
    assert read.seconds > 0
    assert 10_000_000 < read.memory < 10_000_000_000


def test_a_page_that_is_not_known_is_an_error():
    with pytest.raises(subprocess.CalledProcessError):
        strain("nothing of the kind", 10)
