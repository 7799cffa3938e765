"""`import_seeds --reimport` on rows: what nobody touched follows, what an editor did and what was known stays."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from articles.editorial.edit import edit
from articles.editorial.place import place
from articles.editorial.rights import EDITORS
from articles.importing import run as running
from articles.importing.archive import pages_to_read, text_of_page
from articles.models import Article, Edition, Flag, Page, SourceText, WorkflowStep
from articles.pagetext import VERSION
from articles.tests.builders import make_edition, make_page, make_source, make_user
from articles.tests.importing.aged import BRIDGE, LIBRARY, WORSE, age, facts, headlines
from articles.tests.importing.command import OTHER, PAGE, write

pytestmark = pytest.mark.django_db

EDITED = "甲村图书室开门了"


@pytest.fixture(autouse=True)
def in_english():
    """So that words can be looked for."""
    with override("en"):
        yield


def test_what_nobody_touched_is_read_anew(old, run):
    page = old(PAGE, "--date", "2021-12-22", "--page", "C1")
    assert headlines() == [WORSE]

    ran = run("--reimport")

    assert ran.code == 0
    assert headlines() == [LIBRARY]
    assert "2021-12-22 C1: 1 article changed\n" in ran.out
    page.refresh_from_db()
    assert (page.current_source.importer_version, page.current_source.text) == (VERSION, PAGE)
    assert page.sources.count() == 2
    assert page.current_source.name == "scan0.txt"


def test_a_second_time_there_is_nothing_to_do(old, run):
    old(PAGE, "--date", "2021-12-22", "--page", "C1")
    run("--reimport")
    before = list(Article.objects.values()), SourceText.objects.count(), WorkflowStep.objects.count()

    ran = run("--reimport")

    assert (ran.code, ran.err) == (0, "")
    assert VERSION in ran.out
    assert (list(Article.objects.values()), SourceText.objects.count(), WorkflowStep.objects.count()) == before


def test_a_page_that_reads_the_same_is_on_record_and_unchanged(old, run):
    page = old(PAGE, "--date", "2021-12-22", "--page", "C1", was=LIBRARY)
    before = list(Article.objects.values())

    ran = run("--reimport")

    assert [line.split()[:3] for line in ran.out.splitlines() if line.strip().startswith("2021")] == [
        ["2021-12-22", "1", "0"],
    ]  # fmt: skip
    assert list(Article.objects.values()) == before
    assert not WorkflowStep.objects.exists()
    page.refresh_from_db()
    assert page.current_source.importer_version == VERSION


def test_what_an_editor_touched_stays_and_both_readings_wait(old, run):
    page = old(PAGE, "--date", "2021-12-22", "--page", "C1")
    article = page.articles.get(order=1)
    edit(article, by=make_user(group=EDITORS), version=1, change=lambda row: setattr(row, "headline", EDITED))

    ran = run("--reimport")

    assert headlines() == [EDITED]
    flag = Flag.objects.get(code="merge.conflict")
    assert [choice["value"] for choice in flag.alternatives] == [EDITED, LIBRARY]
    assert "2021-12-22 C1: 1 new flag, 1 conflict\n" in ran.out


@pytest.mark.parametrize("status", ["approved", "scheduled", "published", "withdrawn"])
def test_what_is_approved_or_published_waits_for_an_editor(old, run, status):
    page = old(PAGE, "--date", "2021-12-22", "--page", "C1")
    times = {"published_at": timezone.now()} if status in ("published", "withdrawn") else {}
    page.articles.filter(order=1).update(status=status, scheduled_for=timezone.now(), **times)

    run("--reimport")

    article = page.articles.get(order=1)
    assert (article.headline, article.status, article.version) == (WORSE, status, 1)
    flag = Flag.objects.get(code="merge.settled")
    assert [choice["value"] for choice in flag.alternatives] == [WORSE, LIBRARY]


@pytest.mark.parametrize("origin", ["option", "sidecar", "filename"])
def test_what_was_known_of_a_page_stays_as_it_is(run, tmp_path, origin):
    text = OTHER.replace("昨晚", "夜里")
    if origin == "option":
        path = write(tmp_path, "scan.txt", text)
        run(path, "--date", "2021-12-22", "--page", "C4", "--section", "副刊")
    elif origin == "sidecar":
        path = write(tmp_path, "scan.txt", text, sidecar='date = 2021-12-22\npage = "C4"\nsection = "副刊"')
        run(path)
        path.with_suffix(".toml").unlink()
    else:
        path = write(tmp_path, "2021-12-22_C4.txt", text)
        run(path)
    path.unlink()
    page = Page.objects.get()
    before, flags = facts(page), list(Flag.objects.values("pk", "code", "resolved_at"))
    age(page, headline=BRIDGE, was="丙河大桥")

    ran = run("--reimport")

    assert ran.code == 0
    assert headlines() == [BRIDGE]
    assert facts(page) == before
    assert before[-1]["date"]["origin"] == origin
    assert before[:2] == [date(2021, 12, 22), "C4"]
    assert list(Flag.objects.values("pk", "code", "resolved_at")) == flags


def test_where_an_editor_put_a_page_it_stays(old, run):
    page = old(PAGE, "--date", "2021-12-22", "--page", "C1", "--section", "要闻")
    place(page, by=make_user(group=EDITORS), edition=make_edition(date=date(2021, 12, 24)), label="C2")
    Page.objects.filter(pk=page.pk).update(section="要闻·综合")
    before = facts(page)

    run("--reimport")

    assert facts(page) == before
    assert before[:3] == [date(2021, 12, 24), "C2", "要闻·综合"]
    assert not Flag.objects.filter(article=None, photo=None).exists()
    assert headlines() == [LIBRARY]


def test_a_page_that_an_editor_dated_stays_there(old, run):
    page = old(OTHER.replace("昨晚", "夜里"), headline=BRIDGE, was="丙河大桥")
    editor = make_user(group=EDITORS)
    place(page, by=editor, edition=make_edition(date=date(2021, 12, 24)), label="C2")
    Flag.objects.update(resolved_by=editor, resolved_at=timezone.now())

    run("--reimport")

    assert facts(page)[:2] == [date(2021, 12, 24), "C2"]
    assert not Flag.objects.open().filter(article=None).exists()
    assert headlines() == [BRIDGE]


def test_the_newest_edition_comes_first(old):
    pages = [
        old(PAGE.replace("多了", f"多{day}了"), "--date", f"2021-12-{day}", "--page", "C1") for day in (22, 24, 23)
    ]

    assert pages_to_read() == [pages[1].pk, pages[2].pk, pages[0].pk]


def test_pages_of_another_publication_and_those_written_at_the_desk_are_left_alone(old):
    make_page(edition=make_edition(date=date(2021, 12, 25)))
    make_source(page=make_page(edition=make_edition(publication="另一张报")), text=OTHER)

    page = old(PAGE, "--date", "2021-12-22", "--page", "C1")

    assert pages_to_read() == [page.pk]


def test_a_text_that_came_meanwhile_is_not_undone(old, run, monkeypatch):
    page = old(PAGE, "--date", "2021-12-22", "--page", "C1")
    read = running.text_of_page

    def and_then_another_comes(key):
        text = read(key)
        make_source(page=Page.objects.get(pk=key), text=PAGE.replace("四点", "五点"))
        return text

    monkeypatch.setattr(running, "text_of_page", and_then_another_comes)

    ran = run("--reimport")

    assert (ran.code, "[import-busy]" in ran.err) == (1, True)
    page.refresh_from_db()
    assert "五点" in page.current_source.text


def test_another_reimport_may_be_faster(old, run, monkeypatch):
    old(PAGE, "--date", "2021-12-22", "--page", "C1")
    read = running.text_of_page

    def and_then_another_is_faster(key):
        text = read(key)
        monkeypatch.setattr(running, "text_of_page", read)
        assert run("--reimport").code == 0
        return text

    monkeypatch.setattr(running, "text_of_page", and_then_another_is_faster)

    ran = run("--reimport")

    assert ran.code == 0
    assert SourceText.objects.count() == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_kept_text_is_the_file_byte_for_byte(run, tmp_path, encoding):
    data = PAGE.replace("\n", "\r\n").encode(encoding)
    write(tmp_path, "2021-12-22_C1.txt", data)
    run(tmp_path)

    assert text_of_page(Page.objects.get().pk).data == data


def test_a_text_that_somebody_has_altered_is_not_read(old, run):
    page = old(PAGE, "--date", "2021-12-22", "--page", "C1")
    SourceText.objects.update(text=PAGE.replace("四点", "五点"))

    ran = run("--reimport")

    assert (ran.code, "2021-12-22/C1/scan0.txt: " in ran.err, "[text-altered]" in ran.err) == (1, True, True)
    assert page.sources.count() == 1
    assert headlines() == [WORSE]


def test_the_same_file_read_by_a_newer_importer_does_the_same(run, tmp_path):
    path = write(tmp_path, "2021-12-22_C1.txt")
    run(path)
    age(Page.objects.get())

    run(path)

    assert headlines() == [LIBRARY]
    assert pages_to_read() == []
    before = list(Article.objects.values())
    run(path)
    assert list(Article.objects.values()) == before


def test_an_edition_keeps_its_pages(old, run):
    old(PAGE, "--date", "2021-12-22", "--page", "C1")

    run("--reimport")

    assert list(Edition.objects.values_list("date", "publication")) == [(date(2021, 12, 22), settings.PUBLICATION)]
