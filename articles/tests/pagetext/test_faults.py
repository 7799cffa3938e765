"""Why a page text cannot be used, in the reader's language: the table, and every place that takes from it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from articles import pagetext
from articles.importing.errors import Unreadable
from articles.pagetext import errors
from articles.pagetext.errors import EmptyText, LinesLost, NotText, PageTextError, TooLarge, WrongMetadata
from articles.pagetext.faults import FAULTS
from articles.pagetext.metadata import from_filename, read_sidecar
from articles.pagetext.text.decode import decode

LIBRARY = Path(pagetext.__file__).parent
CHINESE = re.compile(r"[\u4e00-\u9fff]")
PAGE = "本报讯 昨天，某村的桥通车。" * 20


def facts_of(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def calls() -> Iterator[ast.Call]:
    for path in sorted(LIBRARY.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def raised() -> Iterator[tuple[str, set[str]]]:
    """Fault and facts of every place in the library that makes an error; a fact named ** stands for any."""
    for call in calls():
        words = {word.arg or "**": word.value for word in call.keywords}
        if isinstance(fault := words.get("fault"), ast.Constant):
            yield str(fault.value), set(words) - {"fault"}


def refusal(data: bytes) -> PageTextError:
    with pytest.raises(PageTextError) as caught:
        decode("page.txt", data, max_bytes=1000)
    return caught.value


def sidecar_refusal(text: str | bytes) -> PageTextError:
    with pytest.raises(WrongMetadata) as caught:
        read_sidecar("page.toml", text.encode() if isinstance(text, str) else text)
    return caught.value


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_speaks_both_languages_with_the_same_facts(fault: str) -> None:
    sentences = FAULTS[fault]

    assert set(sentences) == {"zh", "en"}
    assert facts_of(sentences["zh"]) == facts_of(sentences["en"])
    assert CHINESE.search(sentences["zh"])
    assert not CHINESE.search(sentences["en"])


def test_every_fault_is_raised_somewhere_and_with_the_facts_it_asks_for() -> None:
    found = list(raised())

    assert {fault for fault, _ in found} == set(FAULTS)
    assert [fault for fault, facts in found if "**" not in facts and facts_of(FAULTS[fault]["en"]) - facts] == []


def test_a_fault_begins_with_the_code_of_its_error() -> None:
    codes = {kind.code for kind in (EmptyText, LinesLost, NotText, TooLarge, WrongMetadata)}

    assert {fault.partition(".")[0] for fault in FAULTS} == codes


def test_the_library_makes_no_sentence_where_it_raises() -> None:
    """Its errors are given a name and nothing else by position."""
    kinds = {name for name, kind in vars(errors).items() if isinstance(kind, type)}
    made = [call for call in calls() if isinstance(call.func, ast.Name) and call.func.id in kinds]

    assert {call.func.id for call in made if isinstance(call.func, ast.Name)} == kinds - {"PageTextError"}
    assert [ast.unparse(call) for call in made if len(call.args) != 1] == []


@pytest.mark.parametrize(
    ("error", "english", "chinese"),
    [
        (refusal(b" \n"), "no text in the file", "文件里没有文字，请确认放对了文件"),
        (
            refusal(b"x" * 1001),
            "1001 bytes, more than the limit of 1000 bytes",
            "文件有 1001 字节，超过上限 1000 字节；请确认放对了文件",
        ),
        (
            refusal(PAGE[:9].encode("utf-16")),
            "the file is UTF-16; save it as UTF-8 or GB 18030",
            "文件的编码是 UTF-16，请另存为 UTF-8 或 GB 18030",
        ),
        (
            refusal(b"PK\x03\x04"),
            "the file is ZIP or DOCX, not plain text",
            "这是 ZIP 或 DOCX 文件，不是纯文本；请另存为纯文本",
        ),
        (
            refusal(b"%PDF-1.7"),
            "the file is PDF, not plain text",
            "这是 PDF 文件，不是纯文本；请另存为纯文本",
        ),
        (
            refusal(PAGE.encode()[:31] + b"\xff" + PAGE.encode()[31:500]),
            "damaged UTF-8: bad byte 0xff at offset 31",
            "UTF-8 文本有损坏：第 31 字节（从 0 数起）0xff 无法识别；请重新导出这个文件",
        ),
        (
            sidecar_refusal("page = 'C1'\ndays = 1"),
            "unknown key 'days'; allowed are publication, page, date, section",
            "没有 'days' 这一项，请删去或改正；可用的有 publication, page, date, section",
        ),
        (
            sidecar_refusal("page = 1"),
            "page must be text, not int",
            "page 应为加引号的文字，现在是整数；请改正",
        ),
        (
            sidecar_refusal("date = 'int'"),
            "date must be a date such as 2021-12-22, not 'int'",
            "date 应为 2021-12-22 这样的日期，现在是 'int'；请改正",
        ),
    ],
)
def test_an_error_says_file_and_sentence_in_both_languages(error: PageTextError, english: str, chinese: str) -> None:
    assert str(error) == error.said("en") == f"{error.name}: {english}"
    assert error.said("zh") == f"{error.name}: {chinese}"


def test_the_place_in_a_sidecar_is_told_in_both_languages() -> None:
    error = sidecar_refusal("page = 'C1'\npage = ]")

    assert str(error) == f"page.toml: no valid TOML: {error.__cause__}"
    assert "第 2 行第 8 字处" in error.said("zh")


@pytest.mark.parametrize("data", [b"\xff", b"page = '", b"page ="])
def test_what_the_parser_says_stays_whole(data: bytes) -> None:
    error = sidecar_refusal(data)

    assert str(error) == f"page.toml: no valid TOML: {error.__cause__}"
    assert CHINESE.search(error.said("zh"))


def test_lost_lines_are_listed() -> None:
    error = LinesLost("page.txt", lost=(3, 4), double=(), ghost=(7,))

    assert str(error) == "page.txt: lines lost (3, 4), claimed twice (), non-existent or blank (7,)"
    assert "遗漏的行 3、4，归属重复的行 无，不存在或空白的行 7" in error.said("zh")


def test_an_impossible_day_is_told_in_both_languages() -> None:
    with pytest.raises(WrongMetadata) as caught:
        from_filename("2021-02-30_C1.txt")

    assert str(caught.value) == "2021-02-30_C1.txt: no such day: 2021-02-30"
    assert caught.value.said("zh") == "2021-02-30_C1.txt: 没有 2021-02-30 这一天，请改正文件名"


@pytest.mark.parametrize(
    ("languages", "is_chinese"),
    [(("zh", "zh-hans", "zh_CN", "ZH-Hant"), True), (("en", "en-gb", "fr", "", None), False)],
)
def test_any_code_of_a_language_is_answered(languages: tuple[str | None, ...], is_chinese: bool) -> None:
    error = EmptyText("page.txt", fault="empty")

    assert {bool(CHINESE.search(error.said(language))) for language in languages} == {is_chinese}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_message_from_outside_the_library_is_said_as_it_is(language: str) -> None:
    error = Unreadable(Path("page.txt"), "is not a plain file")

    assert error.said(language) == str(error) == "page.txt: is not a plain file"


def test_facts_are_kept_as_they_were_found() -> None:
    error = refusal(b"abc\x00")

    assert isinstance(error, NotText)
    assert (error.fault, dict(error.facts), error.offset) == ("not-text.nul", {"offset": 3}, 3)
    assert TooLarge("page.txt", size=4, limit=3, unit="lines").said("zh").startswith("page.txt: 文件有 4 行")
