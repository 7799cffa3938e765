"""`manage.py import_seeds`: what becomes of files and folders, one by one and together."""

from __future__ import annotations

import pytest

from articles.models import Article, Edition, Flag, Page, SourceText
from articles.tests.importing.command import OTHER, PAGE, write

pytestmark = pytest.mark.django_db


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


def test_two_texts_of_one_page_in_one_run_are_an_error(run, tmp_path):
    write(tmp_path, "a/2021-12-22_C1.txt")
    second = write(tmp_path, "b/2021-12-22_C1.txt", PAGE.replace("三千", "四千"))

    ran = run(tmp_path)

    assert (ran.code, "[page-taken]" in ran.err, str(second) in ran.err) == (1, True, True)
    assert SourceText.objects.count() == 1


def test_two_pages_that_print_the_same_day_and_label_are_both_imported(run, tmp_path):
    folio = "2021年12月22日 星期三\n2版 综合新闻\n\n"
    write(tmp_path, "a.txt", folio + PAGE)
    write(tmp_path, "b.txt", folio + OTHER)

    dry = run(tmp_path, "--dry-run")
    real = run(tmp_path)

    assert (real.code, real.err) == (0, "")
    assert dry.out == real.out
    assert sorted(Page.objects.values_list("label", flat=True)) == ["", "2"]
    assert Flag.objects.filter(code="page.taken").count() == 1


def test_two_texts_of_one_page_are_an_error_of_a_dry_run_too(run, tmp_path):
    write(tmp_path, "a/2021-12-22_C1.txt")
    second = write(tmp_path, "b/2021-12-22_C1.txt", PAGE.replace("三千", "四千"))

    ran = run(tmp_path, "--dry-run")

    assert (ran.code, "[page-taken]" in ran.err, str(second) in ran.err) == (1, True, True)


def test_a_copy_of_a_file_is_no_error(run, tmp_path):
    write(tmp_path, "a/2021-12-22_C1.txt")
    write(tmp_path, "b/2021-12-22_C1.txt")

    assert run(tmp_path).code == 0
    assert Page.objects.count() == 1


def test_pages_of_one_name_in_folders_of_their_days_are_two_pages(run, tmp_path):
    write(tmp_path, "22/C1.txt", sidecar='date = 2021-12-22\npage = "C1"')
    write(tmp_path, "23/C1.txt", OTHER, sidecar='date = 2021-12-23\npage = "C1"')

    assert run(tmp_path).code == 0
    assert Edition.objects.count() == 2


def test_a_fault_of_ours_costs_one_page_and_is_logged(run, tmp_path, monkeypatch, caplog):
    from articles.importing import readers

    read_page = readers.read_page

    def fail(name, *args, **kwargs):
        if "C1" in name:
            raise ZeroDivisionError
        return read_page(name, *args, **kwargs)

    monkeypatch.setattr(readers, "read_page", fail)
    write(tmp_path, "2021-12-22_C1.txt")
    write(tmp_path, "2021-12-22_C2.txt", OTHER)

    ran = run(tmp_path)

    assert (ran.code, "[fault]" in ran.err) == (1, True)
    assert Page.objects.get().label == "C2"
    assert "ZeroDivisionError" in caplog.text
