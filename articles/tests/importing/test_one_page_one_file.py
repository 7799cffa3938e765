"""Two files of one run that say that they are the same page."""

from __future__ import annotations

import pytest

from articles.models import Edition, Flag, Page, SourceText
from articles.tests.importing.typed import OTHER, PAGE, import_seeds, write

pytestmark = pytest.mark.django_db


def test_two_texts_of_one_page_in_one_run_are_an_error(tmp_path):
    write(tmp_path, "a/2021-12-22_C1.txt")
    second = write(tmp_path, "b/2021-12-22_C1.txt", PAGE.replace("三千", "四千"))

    ran = import_seeds(tmp_path)

    assert (ran.code, "[page-taken]" in ran.err, str(second) in ran.err) == (1, True, True)
    assert SourceText.objects.count() == 1


def test_two_pages_that_print_the_same_day_and_label_are_both_imported(tmp_path):
    folio = "2021年12月22日 星期三\n2版 综合新闻\n\n"
    write(tmp_path, "a.txt", folio + PAGE)
    write(tmp_path, "b.txt", folio + OTHER)

    dry = import_seeds(tmp_path, "--dry-run")
    real = import_seeds(tmp_path)

    assert (real.code, real.err) == (0, "")
    assert dry.out == real.out
    assert sorted(Page.objects.values_list("label", flat=True)) == ["", "2"]
    assert Flag.objects.filter(code="page.taken").count() == 1


def test_two_texts_of_one_page_are_an_error_of_a_dry_run_too(tmp_path):
    write(tmp_path, "a/2021-12-22_C1.txt")
    second = write(tmp_path, "b/2021-12-22_C1.txt", PAGE.replace("三千", "四千"))

    ran = import_seeds(tmp_path, "--dry-run")

    assert (ran.code, "[page-taken]" in ran.err, str(second) in ran.err) == (1, True, True)


def test_a_copy_of_a_file_is_no_error(tmp_path):
    write(tmp_path, "a/2021-12-22_C1.txt")
    write(tmp_path, "b/2021-12-22_C1.txt")

    assert import_seeds(tmp_path).code == 0
    assert Page.objects.count() == 1


def test_pages_of_one_name_in_folders_of_their_days_are_two_pages(tmp_path):
    write(tmp_path, "22/C1.txt", sidecar='date = 2021-12-22\npage = "C1"')
    write(tmp_path, "23/C1.txt", OTHER, sidecar='date = 2021-12-23\npage = "C1"')

    assert import_seeds(tmp_path).code == 0
    assert Edition.objects.count() == 2
