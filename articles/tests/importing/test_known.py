"""What is known of a page before it is read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from articles.importing.errors import OtherPublication
from articles.importing.known import Options, known_metadata, misfits, same_publication
from articles.pagetext.errors import WrongMetadata
from articles.pagetext.values import Origin

DAY, NEXT_DAY = date(2021, 12, 22), date(2021, 12, 23)


@pytest.fixture(autouse=True)
def publication(settings):
    settings.PUBLICATION = "甲城晚报"


def seed(folder: Path, name: str = "2021-12-22_C1.txt", sidecar: str = "") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("甲村新建图书室\n", encoding="utf-8")
    if sidecar:
        path.with_suffix(".toml").write_text(sidecar, encoding="utf-8")
    return path


def test_the_file_name_says_day_and_label(tmp_path):
    known = known_metadata(seed(tmp_path), Options())

    assert (known.date.value, known.date.origin) == (DAY, Origin.FILENAME)
    assert (known.page.value, known.page.origin) == ("C1", Origin.FILENAME)
    assert known.section is None


def test_a_sidecar_goes_before_the_file_name(tmp_path):
    known = known_metadata(seed(tmp_path, sidecar='date = 2021-12-23\nsection = "要闻"'), Options())

    assert (known.date.value, known.date.origin) == (NEXT_DAY, Origin.SIDECAR)
    assert (known.page.value, known.page.origin) == ("C1", Origin.FILENAME)
    assert known.section.value == "要闻"


def test_an_option_goes_before_the_sidecar(tmp_path):
    path = seed(tmp_path, sidecar='date = 2021-12-23\npage = "C2"')

    known = known_metadata(path, Options(date=DAY, section="副刊"))

    assert (known.date.value, known.date.origin) == (DAY, Origin.OPTION)
    assert (known.page.value, known.section.value) == ("C2", "副刊")


def test_sidecars_can_be_ignored(tmp_path):
    path = seed(tmp_path, sidecar="this is no TOML")

    assert known_metadata(path, Options(use_sidecar=False)).date.value == DAY


@pytest.mark.parametrize(
    "sidecar", ["this is no TOML", "data = 2021-12-22", "page = 1", 'date = "2021-02-30"', "date = 2021-13-01"]
)
def test_a_wrong_sidecar_is_refused_by_its_name(tmp_path, sidecar):
    with pytest.raises(WrongMetadata, match=r"2021-12-22_C1\.toml"):
        known_metadata(seed(tmp_path, sidecar=sidecar), Options())


def test_an_impossible_day_in_the_file_name_is_refused(tmp_path):
    with pytest.raises(WrongMetadata, match="2021-02-30_C1"):
        known_metadata(seed(tmp_path, "2021-02-30_C1.txt"), Options())


def test_the_publication_is_the_sites(tmp_path):
    assert known_metadata(seed(tmp_path), Options()).publication.value == "甲城晚报"


def test_another_way_to_write_the_publication_is_no_other(tmp_path):
    known = known_metadata(seed(tmp_path, sidecar='publication = "甲城 · 晚报"'), Options())

    assert known.publication.value == "甲城晚报"


def test_another_publication_in_a_sidecar_is_refused_with_both_names(tmp_path):
    with pytest.raises(OtherPublication, match=r"乙城日报.*甲城晚报"):
        known_metadata(seed(tmp_path, sidecar='publication = "乙城日报"'), Options())


def test_another_publication_in_an_option_is_refused(tmp_path):
    with pytest.raises(OtherPublication):
        known_metadata(seed(tmp_path), Options(publication="乙城日报"))


@pytest.mark.parametrize("name", ["甲城·晚报", "甲城　晚报", " 甲城晚报 ", "甲城・晚报"])
def test_dots_and_blanks_do_not_tell_publications_apart(name):
    assert same_publication(name, "甲城晚报")


@pytest.mark.parametrize(
    ("names", "options", "fits"),
    [
        (["a.txt"], {"page": "C1", "date": DAY}, True),
        (["2021-12-22_C1.txt"], {"page": "C9", "date": NEXT_DAY}, True),
        (["a.txt", "b.txt"], {}, True),
        (["a.txt", "b.txt"], {"page": "C1"}, False),
        (["a.txt", "b.txt"], {"page": "C1", "date": DAY}, False),
        (["a.txt", "b.txt"], {"date": DAY}, True),
        (["2021-12-22_C1.txt", "2021-12-22_C2.txt"], {"date": NEXT_DAY}, True),
        (["2021-12-22_C1.txt", "2021-12-23_C2.txt"], {"date": DAY}, False),
        (["2021-12-22_C1.txt", "2021-12-23_C1.txt"], {"page": "C2"}, True),
        (["2021-12-22_C1.txt", "2021-12-22_C2.txt"], {"page": "C1"}, False),
        (["x/2021-12-22_C1.txt", "y/2021-12-22_C1.txt"], {"date": NEXT_DAY}, False),
        (["2021-12-22.txt", "2021-12-23.txt"], {"page": "C1"}, True),
    ],
)
def test_one_day_or_label_for_several_files(tmp_path, names, options, fits):
    paths = [seed(tmp_path, name) for name in names]

    assert (misfits(paths, Options(**options)) == "") is fits


def test_an_impossible_day_in_a_name_is_told_with_the_whole_path(tmp_path):
    path = seed(tmp_path, "folder/2021-13-45_C1.txt")

    with pytest.raises(WrongMetadata) as caught:
        known_metadata(path, Options())

    assert str(caught.value).startswith(f"{path}: ")
