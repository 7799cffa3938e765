"""File names, sidecars, folios, contradictions and inference."""

from datetime import date

import pytest

from articles.pagetext import inference, metadata
from articles.pagetext.errors import WrongMetadata
from articles.pagetext.text.measure import page_of
from articles.pagetext.values import (
    BodyBlock,
    BodyKind,
    Kind,
    Known,
    Metadata,
    Origin,
    Role,
    SourceLine,
    Story,
)


def test_file_name_gives_date_and_label() -> None:
    found = metadata.from_filename("pages/2021-12-22_C1.txt")

    assert found.date == Known(date(2021, 12, 22), Origin.FILENAME, evidence="2021-12-22_C1.txt")
    assert found.page is not None
    assert found.page.value == "C1"


@pytest.mark.parametrize("name", ["000_8658860eb72b6ef5.txt", "page.txt", "20211222.txt", "12-22_C1.txt"])
def test_other_names_say_nothing(name: str) -> None:
    assert metadata.from_filename(name) == Metadata()


def test_impossible_day_in_a_name_is_refused() -> None:
    with pytest.raises(WrongMetadata, match="2021-02-30"):
        metadata.from_filename("2021-02-30_C1.txt")


def test_sidecar_is_read() -> None:
    data = 'publication = "某某日报"\npage = "c1"\ndate = 2021-12-22\nsection = "要闻"\n'.encode()

    found = metadata.read_sidecar("page.toml", data)

    assert found.publication is not None
    assert found.publication.value == "某某日报"
    assert found.page is not None
    assert found.page.value == "C1"
    assert found.date is not None
    assert (found.date.value, found.date.origin) == (date(2021, 12, 22), Origin.SIDECAR)


@pytest.mark.parametrize(
    "text",
    [
        "pages = 'C1'",
        "page = 1",
        "date = 'tomorrow'",
        "date = 2021-12-22T10:00:00",
        "date = 20211222",
        "publication = ''",
        "page = '要闻'",
        "not toml",
        "page = 'C1'\npage = 'C2'",
    ],
)
def test_wrong_sidecar_is_refused(text: str) -> None:
    with pytest.raises(WrongMetadata):
        metadata.read_sidecar("page.toml", text.encode())


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            ["2019 年 10 月 3 日 星期二", "C8 版 经济", "责任编辑：张三 版式：李四 校对：王五"],
            (date(2019, 10, 3), "C8", "经济", "张三"),
        ),
        (["某某日报·城关版", "第 A7 版：深一度", "责编 张三 美编 李四"], (None, "A7", "深一度", "张三")),
        (["民生  A5", "2019.10.5  星期四", "编辑 张 三 电话"], (date(2019, 10, 5), "A5", "民生", "张三")),
        (["第C01版:今日某某报"], (None, "C01", "今日某某报", None)),
        (["第A002版:某州要闻", "2021/12/22 周三"], (date(2021, 12, 22), "A002", "某州要闻", None)),
        (["z0005版:某某生活"], (None, "Z0005", "某某生活", None)),
        (["第十二版：综合", "二〇二一年十二月二十二日 星期三"], (date(2021, 12, 22), "12", "综合", None)),
        (["综合 第4版", "二○一九年十月廿三日"], (date(2019, 10, 23), "4", "综合", None)),
        (["要闻  ２", "星期三 ２０２１年１２月２２日"], (date(2021, 12, 22), "2", "要闻", None)),
        (["A5", "要闻·2", "本版责编：张三"], (None, "A5", "要闻", "张三")),
        (["02 / 要闻", "二〇二一年十三月四十日"], (None, "02", "要闻", None)),
        (["下转 4 版"], (None, None, None, None)),
        (
            ["2019 年 10 月 3 日 星期二 C8 版 经济 责任编辑：张三 版式：李四 校对：王五"],
            (date(2019, 10, 3), "C8", "经济", "张三"),
        ),
        (["2019 年 10 月 3 日 " * 2000], (date(2019, 10, 3), None, None, None)),
        (["某某日报·城关版 第 A7 版：深一度 责编 张三 美编 李四"], (None, "A7", "深一度", "张三")),
        (["民生 A5 2019.10.5  星期四 编辑 张 三 电话 0570-1234567"], (date(2019, 10, 5), "A5", "民生", "张三")),
    ],
)
def test_folio_is_read(lines: list[str], wanted: tuple[object, ...]) -> None:
    page = page_of([SourceLine(n, text) for n, text in enumerate(lines, 1)])

    found = metadata.from_folio(page, dict.fromkeys(range(1, len(lines) + 1), Kind.FOLIO))

    pieces = (found.date, found.page, found.section, found.editor)
    assert tuple(piece and piece.value for piece in pieces) == wanted


def test_contradiction_is_flagged_but_spelling_is_none() -> None:
    given = Metadata(publication=Known("某某日报城关版", Origin.OPTION), page=Known("C02", Origin.OPTION))
    read = Metadata(publication=Known("某某日报 · 城关版", Origin.FOLIO), page=Known("C3", Origin.FOLIO, lines=(2,)))

    flags = metadata.contradictions(given, read)

    assert [(flag.code, flag.lines) for flag in flags] == [("page.differs", (2,))]


def story(text: str, jump_to: str = "") -> Story:
    return Story(
        kind=Kind.ARTICLE, lines={Role.BODY: (1,)}, body=(BodyBlock(BodyKind.PARAGRAPH, text, (1,)),), jump_to=jump_to
    )


def test_date_is_two_days_after_an_event_given_by_its_date() -> None:
    stories = [story("昨天，甲村的桥通车。"), story("3月4日晚，乙村演戏。"), story("2018年起，丙村修路，今年修完。")]

    found = inference.infer(stories)

    assert found.date is not None
    assert (found.date.value, found.date.origin) == (date(2018, 3, 6), Origin.INFERRED)


def test_event_ahead_bounds_the_date() -> None:
    stories = [story("3月4日，乙村演戏，今年（2018年）第三次。会议将于3月5日召开。")]

    found = inference.infer(stories)

    assert found.date is not None
    assert found.date.value == date(2018, 3, 5)


def test_nothing_dated_says_nothing() -> None:
    assert inference.infer([story("甲村的桥通车。")]) == Metadata()


def test_jump_to_page_two_means_page_one() -> None:
    found = inference.infer([story("甲村的桥通车。", jump_to="C2")])

    assert found.page is not None
    assert found.page.value == "C1"


def test_unknown_and_inferred_are_flagged() -> None:
    flags = inference.flags(Metadata(page=Known("C1", Origin.INFERRED, 0.8, "下转C2版", (8,))))

    assert [flag.code for flag in flags] == ["date.unknown", "page.inferred"]
    assert flags[1].alternatives[0].value == "C1"
