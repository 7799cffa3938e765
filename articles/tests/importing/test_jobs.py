"""Several processes that read: the same result in less time, whatever happens to one of them."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest
from django.conf import settings

from articles.importing import readers
from articles.importing.errors import (
    ImportBusy,
    ImportFault,
    OtherPublication,
    PageTaken,
    ReaderLost,
    TooLong,
    Unreadable,
)
from articles.importing.known import Options
from articles.importing.run import AHEAD, Run
from articles.importing.texts import Text
from articles.management.commands.import_seeds import Command
from articles.models import Page
from articles.pagetext import read_page
from articles.pagetext.errors import EmptyText
from articles.pagetext.values import Metadata
from articles.tests.importing.command import OTHER, PAGE, of_a_fresh_run, write
from articles.tests.importing.dying import die_while_reading

MOST = 100_000


def text(data: bytes = PAGE.encode(), name: str = "page.txt") -> Text:
    return Text(Path(name), data, Metadata(), "", "page")


@pytest.fixture
def begin(request: pytest.FixtureRequest) -> Iterator[Callable[[Text], readers.Reading]]:
    """What begins to read a text in one of two processes."""
    with readers.readers(2, max_bytes=MOST) as begin_it:
        yield begin_it


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """Files of every sort: good and bad, twice the same, two texts of one page, a sidecar, another encoding."""
    folder = tmp_path / "seeds"
    write(folder, "2021-12-22_C1.txt")
    write(folder, "2021-12-22_C2.txt", OTHER.encode("gb18030"))
    write(folder, "2021-12-23_C1.txt", b"%PDF-1.7")
    write(folder, "2021-12-24_C1.txt", b" \n")
    write(folder, "a/2021-02-30_C1.txt")
    write(folder, "a/scan.txt", OTHER.replace("丙河", "丁江"), sidecar='date = 2021-12-25\npage = "A1"')
    write(folder, "a/same.txt", PAGE)
    write(folder, "b/2021-12-22_C1.txt", PAGE.replace("四点", "五点"))
    write(folder, "b/undated.txt", OTHER.replace("昨晚", "夜里").replace("丙河", "戊河"))
    return folder


@pytest.mark.django_db
@pytest.mark.parametrize(
    "options", [(), ("--dry-run",), ("--dry-run", "--format", "json"), ("--format", "json", "-v", "2")]
)
def test_what_is_told_and_written_is_the_same(run, seeds, options):
    one = of_a_fresh_run(run, seeds, *options)

    two = of_a_fresh_run(run, seeds, *options, "--jobs", "2")

    assert two == one
    assert one[0].code == 1
    assert {code for code in ("not-text", "empty", "wrong-metadata", "page-taken") if f"[{code}]" in one[0].err} == {
        "not-text", "empty", "wrong-metadata", "page-taken",
    }  # fmt: skip


@pytest.mark.django_db
def test_what_is_written_as_json_files_is_the_same(run, seeds, tmp_path):
    for name in ("a/same.txt", "b/2021-12-22_C1.txt"):
        (seeds / name).unlink()

    for jobs in ("1", "2"):
        run(seeds, "--dry-run", "--format", "json", "--output", tmp_path / jobs, "--jobs", jobs)

    one, two = ({path.name: path.read_bytes() for path in (tmp_path / jobs).iterdir()} for jobs in ("1", "2"))
    assert len(one) == 5
    assert two == one


@pytest.mark.django_db
def test_files_that_change_nothing_are_not_read(run, seeds, monkeypatch):
    run(seeds)
    asked = []
    monkeypatch.setattr(readers._Pool, "begin", lambda _pool, request: asked.append(request[0]))

    run(seeds / "2021-12-22_C1.txt", seeds / "2021-12-22_C2.txt", "--jobs", "2")

    assert asked == []
    assert not active_children()


@pytest.mark.django_db
def test_a_page_that_an_earlier_file_of_the_run_has_changed_is_read_after_all(run, tmp_path):
    """It seemed unchanged when its turn was not yet come."""
    known = tmp_path / "z" / "2021-12-22_C1.txt"
    write(known.parent, known.name)
    run(known)
    write(tmp_path, "a/2021-12-22_C1.txt", PAGE.replace("四点", "五点"))

    one = of_a_fresh_run(run, tmp_path)
    two = of_a_fresh_run(run, tmp_path, "--jobs", "2")

    assert two == one
    assert "[page-taken]" in one[0].err


def test_drafts_and_errors_come_from_another_process(begin):
    drafts, broken = [begin(text(PAGE.encode(), name)) for name in ("a.txt", "b.txt", "c.txt")], begin(text(b" "))

    assert [draft() for draft in drafts] == [read_page(name, PAGE.encode()) for name in ("a.txt", "b.txt", "c.txt")]
    with pytest.raises(EmptyText, match=r"page\.txt"):
        broken()
    assert 1 <= len(active_children()) <= 2


def test_no_process_is_left_behind(begin):
    """Whatever they were doing."""
    with readers.readers(2, max_bytes=MOST) as begin_it:
        for number in range(8):
            begin_it(text(PAGE.encode() * 20, f"{number}.txt"))

    assert not active_children()


def test_a_page_whose_process_was_ended_once_is_read_by_another(begin):
    begin(text())()
    (worker,) = active_children()

    worker.kill()

    assert begin(text())() == read_page("page.txt", PAGE.encode())


def test_a_page_whose_processes_are_ended_again_and_again_is_an_error(begin, monkeypatch):
    monkeypatch.setattr(readers, "serve", die_while_reading)

    with pytest.raises(ReaderLost, match=r"page\.txt: .*SIGKILL"):
        begin(text())()


@pytest.mark.django_db
def test_a_page_that_cannot_be_read_costs_no_other(run, tmp_path, monkeypatch):
    write(tmp_path, "2021-12-22_C1.txt", b"\xe6" * 3)
    write(tmp_path, "2021-12-22_C2.txt")
    write(tmp_path, "2021-12-22_C3.txt", OTHER)
    begin = readers._Pool.begin

    def die_at_the_second(pool, request):
        def lost():
            raise ReaderLost(request[0], "ended")

        return lost if "C2" in request[0] else begin(pool, request)

    monkeypatch.setattr(readers._Pool, "begin", die_at_the_second)

    ran = run(tmp_path, "--jobs", "2")

    assert (ran.code, "[reader-lost]" in ran.err, "[not-text]" in ran.err) == (1, True, True)
    assert Page.objects.get().label == "C3"


def test_only_so_many_texts_are_read_ahead(tmp_path, monkeypatch):
    begun = []

    def begin(_pool, request):
        begun.append(request[0])
        return lambda: read_page(*request[:2])

    monkeypatch.setattr(readers._Pool, "begin", begin)
    monkeypatch.setattr(Run, "_finish", lambda _run, text, reading: text.name)
    paths = [write(tmp_path, f"{number}.txt") for number in range(50)]

    outcomes = Run(Options(), MOST, None, on_draft=lambda *_: None, jobs=2).files(paths)

    assert next(outcomes) == str(paths[0])
    assert len(begun) == 2 * AHEAD + 1
    assert [str(path) for path in paths[1:]] == list(outcomes)
    assert len(begun) == 50


@pytest.mark.parametrize(
    "error",
    [
        Unreadable(Path("page.txt"), "is not a plain file"),
        OtherPublication("page.txt", "belongs to “乙报”", publication="乙报"),
        PageTaken("page.txt", "is there already"),
        TooLong("page.txt", "is too long", field="name", limit=3),
        ImportBusy("page.txt", "run it again"),
        ImportFault("page.txt", "see the log"),
        ReaderLost("page.txt", "was ended"),
    ],
    ids=lambda error: error.code,
)
def test_errors_of_the_import_can_be_sent_as_well(error):
    arrived = pickle.loads(pickle.dumps(error))  # noqa: S301

    assert (type(arrived), str(arrived), vars(arrived)) == (type(error), str(error), vars(error))


@pytest.mark.parametrize("value", ["0", "-1", "65", "two", "1.5", ""])
def test_a_number_of_jobs_that_makes_no_sense_is_wrong_usage(capsys, value):
    with pytest.raises(SystemExit) as caught:
        Command().run_from_argv(["manage.py", "import_seeds", f"--jobs={value}"])

    assert caught.value.code == 2
    assert "--jobs" in capsys.readouterr().err


def test_a_process_that_reads_knows_no_django():
    code = "import sys, articles.pagetext.worker; print([name for name in sys.modules if 'django' in name])"

    ran = subprocess.run([sys.executable, "-c", code], cwd=settings.BASE_DIR, capture_output=True, text=True)

    assert ran.stdout.strip() == "[]", ran.stderr


@pytest.fixture
def heeded_ctrl_c():
    """Ctrl+C ends processes started here, also where the tests themselves run in the background and ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeded_ctrl_c")
def test_ctrl_c_ends_a_run_in_good_order(tmp_path):
    environment = os.environ | {"NEWSROOM_LOCAL": "1", "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}"}
    manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
    subprocess.run([*manage, "migrate", "--verbosity", "0"], env=environment, check=True, timeout=120)
    for number in range(400):
        write(tmp_path / "seeds", f"2021-12-22_{number + 1}.txt", PAGE.replace("甲村", f"{number}村"))

    run = subprocess.Popen(
        [*manage, "import_seeds", str(tmp_path / "seeds"), "--format", "json", "--jobs", "2"],
        env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    run.stdout.readline()
    os.killpg(run.pid, signal.SIGINT)
    _out, err = run.communicate(timeout=60)

    assert run.returncode == 130
    assert "Traceback" not in err
    assert err.splitlines()[-1]
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and is_group_alive(run.pid):
        time.sleep(0.05)
    assert not is_group_alive(run.pid)


def is_group_alive(group: int) -> bool:
    """Whether a process of the group is still there."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
