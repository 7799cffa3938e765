"""Bytes to numbered lines: encodings, line breaks, and what is refused with its offset."""

import codecs

import pytest

from articles.pagetext.errors import EmptyText, NotText, TooLarge
from articles.pagetext.text.decode import decode

LIMIT = 1 << 20
CHINESE = "本报讯 昨天，某村的桥通车。"


def texts(data: bytes) -> list[str]:
    return [line.text for line in decode("page.txt", data, max_bytes=LIMIT).lines]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (CHINESE.encode(), "utf-8"),
        (codecs.BOM_UTF8 + CHINESE.encode(), "utf-8-sig"),
        (CHINESE.encode("gbk"), "gb18030"),
        ((CHINESE + "㐀").encode("gb18030"), "gb18030"),
    ],
)
def test_encoding_is_found(data: bytes, encoding: str) -> None:
    decoded = decode("page.txt", data, max_bytes=LIMIT)

    assert decoded.encoding == encoding
    assert decoded.lines[0].text.startswith(CHINESE)


def test_line_breaks_count_as_editors_do() -> None:
    assert texts("甲\r\n乙\r丙\f丁\n\n戊".encode()) == ["甲", "乙", "丙", "丁", "", "戊"]
    assert texts("甲\u2028乙\x0b丙".encode()) == ["甲\u2028乙\x0b丙"]


def test_numbers_count_from_one() -> None:
    decoded = decode("page.txt", "甲\n\n乙".encode(), max_bytes=LIMIT)

    assert [line.number for line in decoded.lines] == [1, 2, 3]


def test_damaged_utf8_is_refused_with_its_offset() -> None:
    data = (CHINESE * 20).encode()
    damaged = data[:31] + b"\xff" + data[31:]

    with pytest.raises(NotText) as caught:
        decode("page.txt", damaged, max_bytes=LIMIT)

    assert caught.value.offset == 31
    assert caught.value.tried == ("utf-8",)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", "\u3000\n\u3000".encode(), b"\x00 \x00"])
def test_blank_files_are_empty(data: bytes) -> None:
    with pytest.raises(EmptyText):
        decode("page.txt", data, max_bytes=LIMIT)


@pytest.mark.parametrize(
    "data",
    [
        CHINESE.encode("utf-16"),
        CHINESE.encode("utf-32"),
        b"%PDF-1.7\n",
        b"PK\x03\x04abc",
        b"ab\x00cd",
        b"\x01\x02\x03\x04" * 9,
        b"\xff\xff\xff\xff",
    ],
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(NotText):
        decode("page.txt", data, max_bytes=LIMIT)


def test_nul_is_refused_with_its_offset() -> None:
    with pytest.raises(NotText) as caught:
        decode("page.txt", b"abc\x00", max_bytes=LIMIT)

    assert caught.value.offset == 3


def test_size_limit_says_both_sizes() -> None:
    with pytest.raises(TooLarge) as caught:
        decode("page.txt", b"abcd", max_bytes=3)

    assert (caught.value.size, caught.value.limit) == (4, 3)
