"""Stories: what each is given once the chains are known."""

from __future__ import annotations

import pytest

from articles.pagetext.assign import Label, Mark
from articles.pagetext.learnt import shipped
from articles.pagetext.marks import language_of
from articles.pagetext.measure import page_of
from articles.pagetext.stories import sketched, stories
from articles.pagetext.units import units
from articles.pagetext.values import BodyKind, Role, SourceLine
from articles.tests.pagetext.chained import chain_of

HEADLINE = "北河镇新图书室开门"
BODY = (
    "昨天上午，北河镇的新图书室正式",
    "开门，前来借书的居民在门口排起",
    "了长队。图书室由一座旧粮仓改建",
    "而成，上下两层，共有图书三万多",
    "册，其中一半是居民捐赠的。",
)


@pytest.mark.parametrize(
    ("opening", "dateline", "names"),
    [
        ("本报讯（记者 张 三）", "本报讯", ("张三",)),
        ("新华社北河1月3日电（记者 张三、李四）", "新华社北河1月3日电", ("张三", "李四")),
    ],
)
def test_an_opening_that_was_joined_to_no_body_names_the_writers_of_its_story(opening, dateline, names):
    texts = (HEADLINE, opening, *BODY)
    lines = [SourceLine(at, text) for at, text in enumerate(texts, 1)]
    page = page_of(lines)
    labels = [Label.HEADLINE, *[Label.BODY] * 6]
    marks = {at: Mark(label, 1.0, label, 0.0) for at, label in enumerate(labels, 1)}
    chains = [chain_of(lines[1:2]), chain_of(lines[2:])]
    language = language_of(page, shipped().order.table, shipped().order.senses)

    sketch = sketched(page, lines, marks, units(page, marks), chains, language, shipped())
    (story,) = stories(sketch, shipped()).stories

    assert [credit.names for credit in story.bylines] == [names]
    assert story.dateline == dateline
    assert story.lines[Role.BYLINE] == (2,)
    assert "".join(block.text for block in story.body if block.kind is BodyKind.PARAGRAPH) == "".join(BODY)
