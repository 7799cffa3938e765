"""`import_seeds --reimport` as it is typed: which pages, what is said, what happens when it is stopped."""

from __future__ import annotations

import json

import pytest
from django.utils.translation import override

from articles.importing import run as running
from articles.importing.archive import pages_to_read
from articles.models import Article, Flag, SourceText
from articles.tests.builders import make_article
from articles.tests.importing.aged import BRIDGE, LIBRARY, WORSE, headlines
from articles.tests.importing.command import OTHER, PAGE, of_a_fresh_run

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    """So that words can be looked for."""
    with override("en"):
        yield


def test_a_dry_run_says_the_same_and_writes_nothing(old, run):
    page = old(PAGE, "--date", "2021-12-22", "--page", "C1")
    page.articles.filter(order=2).update(kicker="编辑加的引题")
    rows = list(Article.objects.values()), SourceText.objects.count(), Flag.objects.count()

    dry = run("--reimport", "--dry-run")

    assert (list(Article.objects.values()), SourceText.objects.count(), Flag.objects.count()) == rows
    assert "2021-12-22 C1: 1 article changed" in dry.out
    assert run("--reimport") == dry


@pytest.mark.parametrize("options", [(), ("--dry-run",), ("--dry-run", "--format", "json")])
def test_several_processes_say_the_same(old, run, options):
    old(PAGE, "--date", "2021-12-22", "--page", "C1")
    old(OTHER, "--date", "2021-12-23", "--page", "C1", headline=BRIDGE, was="丙河大桥")

    one = of_a_fresh_run(run, "--reimport", *options)

    assert of_a_fresh_run(run, "--reimport", "--jobs", "2", *options) == one
    assert "2021-12-23 C1: 1 article changed" in one[0].out + one[0].err


def test_json_tells_what_changes(old, run):
    old(PAGE, "--date", "2021-12-22", "--page", "C1")

    told = json.loads(run("--reimport", "--dry-run", "--format", "json").out)

    assert (told["id"], told["source"], told["date"], told["page"]) == (
        "2021-12-22_C1", "scan0.txt", "2021-12-22", "C1",
    )  # fmt: skip
    assert told["items"][0]["headline"] == LIBRARY
    assert {name: number for name, number in told["changes"].items() if number} == {"articles": 1}


def test_json_files_are_named_by_day_and_label(old, run, tmp_path):
    old(PAGE, "--date", "2021-12-22", "--page", "C1")
    undated = old(OTHER.replace("昨晚", "夜里"), headline=BRIDGE, was="丙河大桥")

    run("--reimport", "--format", "json", "--output", tmp_path / "out")

    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["2021-12-22_C1.json", "links.json", f"page-{undated.pk}.json"]


def test_one_page_that_fails_stops_no_other_and_is_tried_again(old, run, settings):
    old(PAGE, "--date", "2021-12-23", "--page", "C1")
    old(OTHER, "--date", "2021-12-22", "--page", "C1", headline=BRIDGE, was="丙河大桥")
    settings.MAX_SEED_BYTES = len(OTHER.encode()) + 1

    ran = run("--reimport")

    assert (ran.code, "2021-12-23/C1/scan0.txt: " in ran.err, "[too-large]" in ran.err) == (1, True, True)
    assert BRIDGE in headlines()
    settings.MAX_SEED_BYTES = 100_000
    again = run("--reimport")
    assert (again.code, "2021-12-23 C1" in again.out, "2021-12-22 C1" in again.out) == (0, True, False)
    assert LIBRARY in headlines()


def test_an_interrupted_run_goes_on_with_the_rest(old, run, monkeypatch):
    old(PAGE, "--date", "2021-12-23", "--page", "C1")
    old(OTHER, "--date", "2021-12-22", "--page", "C1", headline=BRIDGE, was="丙河大桥")
    apply_draft = running.apply_draft

    def interrupt_at_the_second(draft, **given):
        if "2021-12-22" in draft.name:
            raise KeyboardInterrupt
        return apply_draft(draft, **given)

    with monkeypatch.context() as patched:
        patched.setattr(running, "apply_draft", interrupt_at_the_second)
        ran = run("--reimport")

    assert ran.code == 130
    assert "2021-12-23 C1: 1 article changed" in ran.out
    assert len(pages_to_read()) == 1
    assert run("--reimport").code == 0
    assert pages_to_read() == []


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--date", "2021-12-22"), {"2021-12-22 C1", "2021-12-22 C2"}),
        (("--page", "C1"), {"2021-12-22 C1", "2021-12-23 C1"}),
        (("--date", "2021-12-22", "--page", "C2"), {"2021-12-22 C2"}),
    ],
)
def test_day_and_label_choose_pages(old, run, options, expected):
    for number, (day, label) in enumerate([("2021-12-22", "C1"), ("2021-12-22", "C2"), ("2021-12-23", "C1")]):
        text = PAGE.replace("摊位多了一倍", f"摊位多了{'一二三'[number]}成")
        old(text, "--date", day, "--page", label)

    ran = run("--reimport", *options)

    assert {line.partition(":")[0] for line in ran.out.splitlines() if "article changed" in line} == expected
    assert len(pages_to_read()) == 3 - len(expected)


@pytest.mark.parametrize("options", [(), ("--date", "2021-12-25"), ("--page", "C9")])
def test_pages_that_are_not_there_are_an_error(run, options):
    make_article()

    ran = run("--reimport", *options)

    assert ran.code == 1
    assert "no such page" in ran.err


@pytest.mark.parametrize(
    "options",
    [("page.txt",), ("--section", "要闻"), ("--publication", "嘉兴日报平湖版"), ("--no-sidecar",), ("--output", "x")],
)
def test_options_that_do_not_go_with_it_are_wrong_usage(old, run, options):
    old(PAGE, "--date", "2021-12-22", "--page", "C1")

    ran = run("--reimport", *options)

    assert (ran.code, ran.out) == (2, "")
    assert headlines() == [WORSE]


def test_what_is_in_no_doubt_can_be_published_at_once(old, run):
    old(PAGE, "--date", "2021-12-22", "--page", "C1")

    run("--reimport", "--publish")

    held_back = Flag.objects.open().exclude(article=None).values("article").distinct().count()
    assert Article.objects.filter(status="published").count() == 2 - held_back
