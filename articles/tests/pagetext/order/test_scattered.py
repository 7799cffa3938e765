"""Whether the blocks of a page stand in no order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from articles.pagetext.cover import Odds
from articles.pagetext.learnt import shipped
from articles.pagetext.order import scattered as module
from articles.pagetext.order.chunk import Chunk
from articles.pagetext.order.cohesion import Cohesion
from articles.pagetext.order.pieces import pieces_of
from articles.pagetext.order.reading import Reading
from articles.pagetext.order.reading_order import chains
from articles.pagetext.order.scattered import fits_better, is_scattered, joints_of, may_be_scattered
from articles.pagetext.text.language import Language
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


def columns(*order: int) -> list[list[str]]:
    """The columns of the body in an order, line by line."""
    found = (BODY[at * DEPTH : (at + 1) * DEPTH] for at in order)
    return [[column[begin : begin + MEASURE] for begin in range(0, len(column), MEASURE)] for column in found]


def source(blocks: Sequence[Sequence[str]]) -> list[SourceLine]:
    """The lines of a text of some blocks."""
    return [SourceLine(at, text) for at, text in enumerate((text for block in blocks for text in (*block, "")), 1)]


def chunks(*order: int) -> list[Chunk]:
    """The columns of the body in an order, each a block and a chunk."""
    blocks = columns(*order)
    lines = source(blocks)
    found = iter(pieces_of(lines, {line.number: Role.BODY for line in lines if line.text}))
    return [Chunk(tuple(next(found) for _ in block)) for block in blocks]


@pytest.fixture(scope="module")
def language() -> Language:
    model = shipped().order
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


def reading(order: Sequence[int], steps: Mapping[int, int], language: Language, *, known: bool = False) -> Reading:
    """A reading of the columns in an order, in which some go on in others, by their places in the file."""
    found = tuple(chunks(*order))
    odds = Odds({}, {}, [0.0] * len(found), [0.0] * len(found))
    return Reading(found, steps, {}, odds, Cohesion(found, language), language, is_scattered=known)


REVERSED = range(8, -1, -1)
TRUE = {at + 1: at for at in range(8)}
"""Where the columns go on that stand from the last to the first."""
IN_FILE_ORDER = {at: at + 1 for at in range(8)}
ANYHOW = {0: 2, 2: 1, 1: 4, 4: 6, 6: 8, 3: 5, 5: 7}
"""One step in seven goes back."""


def test_joints_tell_how_far_chains_go_and_how_well_they_fit(language) -> None:
    true, false = (joints_of(reading(REVERSED, steps, language)) for steps in (TRUE, IN_FILE_ORDER))

    assert true.steps == (-1,) * 8
    assert (true.share(back=True), true.share()) == (1.0, 0.0)
    assert (false.share(back=True), false.share()) == (0.0, 1.0)
    assert true.nats > 0 > false.nats


def test_a_page_is_read_twice_where_its_stories_often_go_back(language) -> None:
    assert may_be_scattered(reading(REVERSED, ANYHOW, language))


@pytest.mark.parametrize(
    ("steps", "known"),
    [(IN_FILE_ORDER, False), ({2: 0, 0: 4}, False), (ANYHOW, True)],
    ids=["goes on in the next", "too few steps", "known to be scattered"],
)
def test_other_pages_are_read_once(steps, known, language) -> None:
    assert not may_be_scattered(reading(REVERSED, steps, language, known=known))


def test_no_long_text_is_read_twice(language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 8)

    assert not may_be_scattered(reading(REVERSED, ANYHOW, language))


def test_the_reading_is_kept_that_fits_better_at_its_joints(language) -> None:
    true, anyhow = (joints_of(reading(REVERSED, steps, language)) for steps in (TRUE, ANYHOW))

    assert fits_better(true, anyhow)
    assert not fits_better(true, true)
    assert not fits_better(anyhow, true)


@pytest.mark.parametrize(
    ("order", "steps"),
    [(range(9), IN_FILE_ORDER), (REVERSED, {8: 7, 7: 6})],
    ids=["goes on in the next block", "too few joints"],
)
def test_a_reading_that_is_none_of_a_scattered_page_is_not_kept(order, steps, language) -> None:
    found, usual = (joints_of(reading(order, some, language)) for some in (steps, ANYHOW))

    assert not fits_better(found, usual)


@pytest.mark.parametrize("order", [(1, 0, 5, 4, 3, 2), (5, 4, 3, 0, 2, 1)])
def test_columns_are_put_in_order_that_too_few_tell_of_at_first(order: Sequence[int]) -> None:
    lines = source(columns(*order))
    texts = {line.number: line.text for line in lines}

    found = chains(lines, {line.number: Role.BODY for line in lines if line.text}, model=shipped().order)

    read = [[texts[segment.line] for segment in chain.segments] for chain in found]
    assert read == [[text for column in columns(*sorted(order)) for text in column]]
