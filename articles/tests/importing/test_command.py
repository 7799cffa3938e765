"""`manage.py import_seeds` as it is typed: options, what goes where, exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import IntegrityError, OperationalError

from articles.management.commands.import_seeds import Command
from articles.models import Article, Edition, Flag, Page, SourceText
from articles.tests.importing.typed import OTHER, PAGE, Ran, import_seeds, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def run() -> Callable[..., Ran]:
    return import_seeds


def test_the_customers_page_is_imported_by_default(run):
    ran = run()

    assert ran.code == 0
    page = Page.objects.select_related("edition").get()
    assert (str(page.edition.date), page.label) == ("2021-12-22", "C1")
    assert "2021-12-22" in ran.out


def test_the_customers_page_again_changes_nothing(run):
    run()
    before = list(Article.objects.order_by("pk").values())

    ran = run()

    assert ran.code == 0
    assert list(Article.objects.order_by("pk").values()) == before
    assert SourceText.objects.count() == 1


def test_every_line_of_the_customers_page_is_in_one_item(run):
    run()

    source = SourceText.objects.get()
    claimed = sorted(number for item in source.items.all() for number in item.line_numbers)
    assert claimed == [number for number, line in enumerate(source.lines, start=1) if line.strip()]


@pytest.mark.parametrize(
    "data",
    [PAGE.encode(), PAGE.encode("gb18030"), b"\xef\xbb\xbf" + PAGE.encode(), PAGE.replace("\n", "\r\n").encode()],
)
def test_the_raw_text_is_kept_whatever_its_encoding(run, tmp_path, data):
    write(tmp_path, "2021-12-22_C1.txt", data)

    assert run(tmp_path).code == 0

    source = SourceText.objects.get()
    assert source.text.encode(source.encoding) == data
    assert source.lines == PAGE.split("\n")


def test_a_folder_becomes_editions_with_one_line_each(run, tmp_path):
    write(tmp_path, "a/2021-12-22_C1.txt")
    write(tmp_path, "a/2021-12-22_C2.txt", OTHER)
    write(tmp_path, "b/2021-12-23_C1.txt", OTHER.replace("丙河", "丁江"))

    ran = run(tmp_path)

    assert ran.code == 0
    assert Edition.objects.count() == 2
    rows = [line.split() for line in ran.out.splitlines() if line.strip().startswith("2021")]
    assert [row[:2] for row in rows] == [["2021-12-22", "2"], ["2021-12-23", "1"]]


def test_options_go_before_the_file_name(run, tmp_path):
    path = write(tmp_path, "2021-12-22_C1.txt")

    run(path, "--date", "2021-12-24", "--page", "C4", "--section", "副刊")

    page = Page.objects.select_related("edition").get()
    assert (str(page.edition.date), page.label, page.section) == ("2021-12-24", "C4", "副刊")
    assert page.metadata["date"]["origin"] == "option"


def test_a_page_without_a_day_is_dated_later_by_option(run, tmp_path):
    path = write(tmp_path, "scan.txt", OTHER.replace("昨晚", "夜里"))
    run(path)
    undated = Page.objects.select_related("edition").get()

    ran = run(path, "--date", "2021-12-22", "--page", "C1")

    page = Page.objects.select_related("edition").get()
    assert undated.edition.date is None
    assert (ran.code, page.pk, str(page.edition.date), page.label) == (0, undated.pk, "2021-12-22", "C1")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not-text"),
        (PAGE.encode()[:100] + b"\xff\xfe\xfd" + PAGE.encode()[102:], "not-text"),
        (b"x\n" * 600, "too-large"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_others_are_imported(run, tmp_path, settings, data, code):
    settings.MAX_SEED_BYTES = 1000
    bad = write(tmp_path, "2021-12-21_C1.txt", data)
    write(tmp_path, "2021-12-22_C1.txt")

    ran = run(tmp_path)

    assert ran.code == 1
    assert str(bad) in ran.err
    assert f"[{code}]" in ran.err
    assert "Traceback" not in ran.err
    assert Page.objects.get().edition.date.day == 22


@pytest.mark.parametrize(
    ("name", "sidecar", "code"),
    [
        ("2021-12-21_C1.txt", "dates = 2021-12-21", "wrong-metadata"),
        ("2021-12-21_C1.txt", "date = 2021-02-30", "wrong-metadata"),
        ("2021-12-21_C1.txt", 'publication = "乙城日报"', "other-publication"),
        ("2021-02-30_C1.txt", "", "wrong-metadata"),
    ],
)
def test_wrong_metadata_is_an_error_of_its_file(run, tmp_path, name, sidecar, code):
    write(tmp_path, name, sidecar=sidecar)
    write(tmp_path, "2021-12-22_C2.txt", OTHER)

    ran = run(tmp_path)

    assert (ran.code, f"[{code}]" in ran.err) == (1, True)
    assert Page.objects.get().label == "C2"


def test_a_missing_path_is_an_error(run, tmp_path):
    ran = run(tmp_path / "none.txt")

    assert ran.code == 1
    assert "none.txt" in ran.err
    assert "[unreadable]" in ran.err


def test_an_empty_folder_is_an_error(run, tmp_path):
    assert run(tmp_path).code == 1


def test_a_fault_of_ours_costs_one_page_and_is_logged(run, tmp_path, monkeypatch, caplog):
    from articles.importing import run as running

    read_page = running.read_page

    def fail(name, *args, **kwargs):
        if "C1" in name:
            raise ZeroDivisionError
        return read_page(name, *args, **kwargs)

    monkeypatch.setattr(running, "read_page", fail)
    write(tmp_path, "2021-12-22_C1.txt")
    write(tmp_path, "2021-12-22_C2.txt", OTHER)

    ran = run(tmp_path)

    assert (ran.code, "[fault]" in ran.err) == (1, True)
    assert Page.objects.get().label == "C2"
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.parametrize(
    "arguments",
    [
        ("--page", "C1"),
        ("--date", "2021-12-24"),
        ("--output", "out"),
        ("--dry-run", "--publish"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_written(run, tmp_path, arguments):
    write(tmp_path, "2021-12-22_C1.txt")
    write(tmp_path, "2021-12-23_C2.txt", OTHER)

    ran = run(tmp_path, *arguments)

    assert (ran.code, ran.out) == (2, "")
    assert Page.objects.count() == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("--date", "2021-02-30"),
        ("--date", "yesterday"),
        ("--page", "C1/C2"),
        ("--page", "front page"),
        ("--section", "要" * 101),
        ("--format", "xml"),
        ("--x",),
    ],
)
def test_an_option_that_cannot_be_read_is_wrong_usage(capsys, arguments):
    with pytest.raises(SystemExit) as caught:
        Command().run_from_argv(["manage.py", "import_seeds", *arguments])

    assert caught.value.code == 2
    assert arguments[0] in capsys.readouterr().err


def test_json_is_one_page_a_line(run, tmp_path):
    write(tmp_path, "2021-12-22_C1.txt")
    write(tmp_path, "2021-12-22_C2.txt", OTHER)

    ran = run(tmp_path, "--dry-run", "--format", "json")

    first, second = map(json.loads, ran.out.splitlines())
    assert (first["id"], first["source"], first["page"], first["date"]) == (
        "2021-12-22_C1", "2021-12-22_C1.txt", "C1", "2021-12-22",
    )  # fmt: skip
    assert {"kind", "source_lines"} <= set(first["items"][0])
    assert second["id"] == "2021-12-22_C2"
    assert Page.objects.count() == 0


def test_json_output_is_one_file_a_page_and_the_links(run, tmp_path):
    write(tmp_path, "in/2021-12-22_C1.txt")
    write(tmp_path, "in/2021-12-22_C2.txt", OTHER)

    ran = run(tmp_path / "in", "--format", "json", "--output", tmp_path / "out" / "json")

    assert (ran.code, ran.out) == (0, "")
    names = sorted(path.name for path in (tmp_path / "out" / "json").iterdir())
    assert names == ["2021-12-22_C1.json", "2021-12-22_C2.json", "links.json"]
    assert json.loads((tmp_path / "out" / "json" / "links.json").read_text(encoding="utf-8")) == []
    assert Page.objects.count() == 2


@pytest.mark.parametrize("names", [("a/C1.txt", "b/C1.txt"), ("links.txt", "a.txt")])
def test_colliding_output_files_are_refused(run, tmp_path, names):
    for place, name in enumerate(names):
        write(tmp_path / "in", name, PAGE + str(place))

    ran = run(tmp_path / "in", "--format", "json", "--output", tmp_path / "out")

    assert ran.code == 2
    assert not (tmp_path / "out").exists()
    assert Page.objects.count() == 0


def test_the_sidecar_of_the_customers_page_can_be_ignored(run):
    ran = run("--no-sidecar", "--dry-run", "--format", "json")

    metadata = json.loads(ran.out)["metadata"]
    assert "sidecar" not in {known["origin"] for known in metadata.values()}


def test_flags_are_told_line_by_line_when_asked_for(run, tmp_path):
    path = write(tmp_path, "scan.txt", OTHER.replace("昨晚", "夜里"))

    ran = run(path, "-v", "2", "--dry-run")

    assert f"{path}: " in ran.err
    assert "[date.unknown]" in ran.err


def test_seeds_are_shipped():
    assert (settings.BASE_DIR / "seeds" / "000_8658860eb72b6ef5.txt").is_file()


def test_a_page_that_others_keep_changing_is_told_after_some_attempts(run, tmp_path, monkeypatch):
    from articles.importing import run as running

    attempts = []

    def lose(*args, **kwargs):
        attempts.append(args)
        raise IntegrityError("duplicate key")

    monkeypatch.setattr(running, "apply_draft", lose)
    monkeypatch.setattr(running, "PAUSES", (0, 0, 0))
    write(tmp_path, "2021-12-22_C1.txt")

    ran = run(tmp_path)

    assert (ran.code, "[import-busy]" in ran.err, len(attempts)) == (1, True, 3)


def test_a_page_that_lost_a_race_once_is_imported(run, tmp_path, monkeypatch):
    from articles.importing import run as running

    apply_draft, attempts = running.apply_draft, []

    def lose_once(*args, **kwargs):
        attempts.append(args)
        if len(attempts) == 1:
            raise OperationalError("database is locked")
        return apply_draft(*args, **kwargs)

    monkeypatch.setattr(running, "apply_draft", lose_once)
    write(tmp_path, "2021-12-22_C1.txt")

    assert run(tmp_path).code == 0
    assert Page.objects.count() == 1
