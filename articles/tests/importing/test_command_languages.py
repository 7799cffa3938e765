"""`manage.py import_seeds` says what is wrong with a file in the language of its reader."""

from __future__ import annotations

import re

import pytest
from django.utils.translation import override

from articles.tests.importing.command import OTHER, PAGE, write

pytestmark = pytest.mark.django_db

CHINESE = re.compile(r"[\u4e00-\u9fff]")
DAMAGED = PAGE.encode()[:100] + b"\xff\xfe\xfd" + PAGE.encode()[102:]
NAME = "2021-12-21_C1"


def told(run, folder, language):
    """What the command says of its one bad file, without the file's name and the code."""
    with override(language):
        ran = run(folder)
    (line,) = [line for line in ran.err.splitlines() if NAME in line or "2021-02-30" in line]
    return re.fullmatch(r".*?\.(?:txt|toml): (.*) \[[a-z-]+\]", line)[1]


@pytest.mark.parametrize(
    ("data", "chinese", "english"),
    [
        (b"", "文件里没有文字，请确认放对了文件", "no text in the file"),
        (DAMAGED, "UTF-8 文本有损坏：第 99 字节", "damaged UTF-8: bad byte 0xe4 at offset 99"),
        (
            "甲村".encode() + b"\xff\xff\xff\xff" * 9,
            "文件的编码既不是 UTF-8（第 6 字节有误）",
            "neither UTF-8 (bad byte",
        ),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "这是 PNG 文件，不是纯文本；请另存为纯文本", "the file is PNG, not plain text"),
        (b"abc\x00", "第 3 字节（从 0 数起）是空字节", "a NUL byte at offset 3"),
        (b"\x01\x02\x03\x04" * 9, "文件里有 36 个控制字符", "36 control characters"),
        (b"x\n" * 600, "文件有 1200 字节，超过上限 1000 字节", "1200 bytes, more than the limit of 1000 bytes"),
    ],
)
def test_a_file_that_is_no_page_text(run, tmp_path, settings, data, chinese, english):
    settings.MAX_SEED_BYTES = 1000
    write(tmp_path, f"{NAME}.txt", data)

    assert told(run, tmp_path, "zh-hans").startswith(chinese)
    assert told(run, tmp_path, "en").startswith(english)


@pytest.mark.parametrize(
    ("sidecar", "chinese", "english"),
    [
        ("page = 'C1'\ndate = ]", "第 2 行第 8 字处不符合 TOML 的写法，请改正", "no valid TOML: "),
        ("page = 'C1'\ndate", "到文件末尾仍不是完整的 TOML，请补全", "no valid TOML: "),
        ("dates = 2021-12-21", "没有 'dates' 这一项，请删去或改正", "unknown key 'dates'"),
        ("page = 1", "page 应为加引号的文字，现在是整数；请改正", "page must be text, not int"),
        ("section = ''", "section 应为 1 至 100 个可见字符", "section must be 1 to 100 printable characters"),
        ("page = '要闻'", "page 应为 C1 或 03 这样的版次，现在是 '要闻'", "page must be a page label such as C1 or 03"),
        ("date = 20211221", "date 应为 2021-12-22 这样的日期，现在是整数", "date must be a date, not int"),
        ("date = '2021-02-30'", "date 应为 2021-12-22 这样的日期，现在是 '2021-02-30'", "date must be a date such as"),
    ],
)
def test_a_wrong_sidecar(run, tmp_path, sidecar, chinese, english):
    write(tmp_path, f"{NAME}.txt", OTHER, sidecar=sidecar)

    assert told(run, tmp_path, "zh-hans").startswith(chinese)
    assert told(run, tmp_path, "en").startswith(english)


def test_an_impossible_day_in_a_files_name(run, tmp_path):
    write(tmp_path, "2021-02-30_C1.txt")

    assert told(run, tmp_path, "zh-hans") == "没有 2021-02-30 这一天，请改正文件名"
    assert told(run, tmp_path, "en") == "no such day: 2021-02-30"


def test_what_the_site_itself_refuses(run, tmp_path):
    write(tmp_path, f"{NAME}.txt", OTHER, sidecar='publication = "乙城日报"')

    assert told(run, tmp_path, "zh-hans").startswith("属于“乙城日报”")
    assert told(run, tmp_path, "en").startswith("belongs to “乙城日报”")


def test_the_site_speaks_chinese_unless_told_otherwise(run, tmp_path):
    write(tmp_path, f"{NAME}.txt", b"")

    assert CHINESE.search(run(tmp_path).err.partition(".txt: ")[2].partition(" [empty]")[0])
