"""Finding page texts and reading their bytes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from articles.importing.errors import Unreadable
from articles.importing.seeds import find_seeds, read_bytes, readable
from articles.pagetext.errors import TooLarge


def touch(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("甲村新建图书室\n", encoding="utf-8")
    return paths


def test_folders_are_searched_in_the_same_order_each_time(tmp_path):
    touch(tmp_path, "b/2.txt", "b/1.txt", "a.txt", "c.TXT", "a/9.txt")

    found = find_seeds([tmp_path])

    assert [str(path.relative_to(tmp_path)) for path in found.seeds] == [
        "a.txt",
        "c.TXT",
        "a/9.txt",
        "b/1.txt",
        "b/2.txt",
    ]
    assert found.errors == ()


def test_other_files_of_a_folder_are_no_page_texts(tmp_path):
    touch(tmp_path, "a.txt", "a.toml", "notes.md", ".hidden.txt", ".git/b.txt", "._a.txt")

    assert [path.name for path in find_seeds([tmp_path]).seeds] == ["a.txt"]


def test_a_file_that_is_named_needs_no_suffix(tmp_path):
    (path,) = touch(tmp_path, "page")

    assert find_seeds([path]).seeds == (path,)


def test_a_file_named_twice_is_read_once(tmp_path):
    (path,) = touch(tmp_path, "a.txt")

    assert find_seeds([path, tmp_path, tmp_path / "." / "a.txt"]).seeds == (path,)


def test_a_link_to_a_folder_above_is_not_followed(tmp_path):
    touch(tmp_path, "a/1.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)

    assert len(find_seeds([tmp_path]).seeds) == 1


def test_a_folder_that_cannot_be_listed_is_an_error_of_its_own(tmp_path, monkeypatch):
    touch(tmp_path, "a.txt", "closed/b.txt")
    scandir = os.scandir

    def refuse(path):
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)

    found = find_seeds([tmp_path])

    assert [path.name for path in found.seeds] == ["a.txt"]
    assert "closed" in str(found.errors[0])
    assert "Permission denied" in str(found.errors[0])


def test_a_missing_file_says_so(tmp_path):
    (path,) = find_seeds([tmp_path / "none.txt"]).seeds

    with pytest.raises(Unreadable, match=r"none\.txt.*No such file"):
        read_bytes(path, max_bytes=100)


def test_a_broken_link_says_so(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")

    with pytest.raises(Unreadable, match="No such file"):
        read_bytes(find_seeds([tmp_path]).seeds[0], max_bytes=100)


def test_a_pipe_is_refused_instead_of_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")

    with pytest.raises(Unreadable):
        read_bytes(tmp_path / "a.txt", max_bytes=100)


def test_a_large_file_is_refused_with_both_sizes(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 101)

    with pytest.raises(TooLarge) as caught:
        read_bytes(path, max_bytes=100)

    assert (caught.value.size, caught.value.limit) == (101, 100)
    assert read_bytes(path, max_bytes=101) == b"x" * 101


def test_a_name_that_is_no_utf8_can_be_printed():
    path = Path(os.fsdecode("版面".encode("gbk") + b".txt"))

    assert readable(path) == r"\xb0\xe6\xc3\xe6.txt"
