"""Whether the blocks of a page stand in no order."""

from __future__ import annotations

import pytest

from articles.pagetext import scattered as module
from articles.pagetext.chunk import Chunk
from articles.pagetext.language import Language
from articles.pagetext.order import shipped_model
from articles.pagetext.pieces import pieces_of
from articles.pagetext.scattered import is_scattered
from articles.pagetext.values import Role, SourceLine

BODY = (
    "本报讯昨天上午，城北新建的图书馆正式开门迎客，市民可以在这里借阅图书，也可以听讲座、看展览。馆内设有儿童阅览区，"
    "每逢周末还会举办亲子活动，吸引了许多家庭前来参加。据介绍，图书馆全年开放，每天早上九点到晚上八点都可以入馆，读者"
    "凭身份证就能办理借书证，一次可以借走十本书。去年全市一共办理了两万张借书证，今年的目标是三万张。为了方便老年读者，馆"
    "里专门准备了放大镜和大字版图书，工作人员还会上门送书。城北的居民说，从前借书要坐一个小时的公共汽车，现在步行十分钟"
    "就能走到，孩子们放学以后都喜欢来这里写作业。明年春天，图书馆门前的广场也将建成，届时会有露天的阅读角和咖啡座。"
)
MEASURE, DEPTH = 11, 33
"""Ems of a line, and of all lines of a column."""


def chunks(*order: int) -> list[Chunk]:
    """The columns of the body in an order, each a block and a chunk."""
    texts: list[str] = []
    sizes = []
    for at in order:
        column = BODY[at * DEPTH : (at + 1) * DEPTH]
        lines = [column[begin : begin + MEASURE] for begin in range(0, len(column), MEASURE)]
        texts += [*lines, ""]
        sizes.append(len(lines))
    lines = [SourceLine(at, text) for at, text in enumerate(texts, 1)]
    found = iter(pieces_of(lines, {line.number: Role.BODY for line in lines if line.text}))
    return [Chunk(tuple(next(found) for _ in range(size))) for size in sizes]


@pytest.fixture(scope="module")
def language() -> Language:
    model = shipped_model()
    return Language(model.table, [BODY], model.senses)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (range(9), False),
        (range(8, -1, -1), True),
        ((4, 1, 6, 0, 8, 3, 7, 2, 5), True),
        ((1, 0, 2, 3, 4, 5, 6, 7, 8), False),
    ],
    ids=["in order", "from the last to the first", "anywhere", "two exchanged"],
)
def test_blocks_stand_in_no_order_where_as_many_go_on_in_an_earlier_one(order, expected, language) -> None:
    assert is_scattered(chunks(*order), language) is expected


def test_too_few_blocks_tell_nothing(language) -> None:
    assert not is_scattered(chunks(2, 1, 0), language)


def test_what_is_no_page_is_not_asked(language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)

    assert not is_scattered(chunks(*range(8, -1, -1)), language)
