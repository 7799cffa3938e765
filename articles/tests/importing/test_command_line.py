"""`manage.py import_seeds` as it is typed: wrong usage, what goes where, when others are in the way."""

from __future__ import annotations

import json

import pytest
from django.conf import settings
from django.db import IntegrityError, OperationalError

from articles.management.commands.import_seeds import Command
from articles.models import Page
from articles.tests.importing.command import OTHER, PAGE, write

pytestmark = pytest.mark.django_db


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
