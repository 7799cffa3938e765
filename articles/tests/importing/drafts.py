"""Page drafts made by hand, so that tests of the import do not hang on how well pages are read."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from articles.pagetext.values import (
    BodyBlock,
    BodyKind,
    Credit,
    CreditRole,
    Flag,
    Furniture,
    Kind,
    Known,
    Metadata,
    Origin,
    PageDraft,
    Photo,
    Role,
    SourceLine,
    Story,
)

DAY = date(2021, 12, 22)

LIBRARY = ("甲村新建图书室", "甲村的图书室昨天开门，三千册书摆上了架。村民李四说，以后看书不用走远路。")
MARKET = ("乙镇菜场搬新家", "乙镇菜场今天起在南街营业，摊位多了一倍。卖鱼的赵六早上四点就来摆摊。")
BRIDGE = ("丙河大桥合龙", "跨越丙河的新桥昨晚合龙，明年春天通车。两岸居民来往只要走五分钟。")
RACE = ("丁湖划船比赛开桨", "二十支队伍周末在丁湖比赛划船，岸上站满看热闹的人。冠军是去年的第二名。")
"""Invented stories: headline, body of one paragraph."""


def story(words: tuple[str, str], *, line: int = 1, by: Sequence[str] = ("张三",), **fields: Any) -> Story:
    """A story of two source lines, from `line` on: its headline and its only paragraph."""
    headline, text = words
    bylines = (Credit(CreditRole.REPORTER, tuple(by)),) if by else ()
    fields.setdefault("kind", Kind.ARTICLE)
    fields.setdefault("headline", headline)
    fields.setdefault("bylines", bylines)
    fields.setdefault("body", (BodyBlock(BodyKind.PARAGRAPH, text, (line + 1,)),))
    fields.setdefault("lines", {Role.HEADLINE: (line,), Role.BODY: (line + 1,)})
    return Story(**fields)


def photo(caption: str, *, line: int, by: Sequence[str] = ("王五",), **fields: Any) -> Photo:
    """A photo of one source line."""
    return Photo(
        {Role.CAPTION: (line,)}, caption=caption, credits=(Credit(CreditRole.PHOTOGRAPHER, tuple(by)),), **fields
    )


def known(*, day: date | None = DAY, page: str = "C1", section: str = "", origin: Origin = Origin.FILENAME) -> Metadata:
    """What is known of a page; "" and None for what is not."""
    return Metadata(
        date=Known(day, origin) if day else None,
        page=Known(page, origin) if page else None,
        section=Known(section, origin) if section else None,
    )


def draft(
    *stories: Story,
    photos: Sequence[Photo] = (),
    furniture: Sequence[Furniture] = (),
    flags: Sequence[Flag] = (),
    metadata: Metadata | None = None,
    text: str = "",
    name: str = "2021-12-22_C1.txt",
    version: str = "1",
) -> PageDraft:
    """A draft of the stories; without `text` the source is made of their words, line by line."""
    text = text or source_of(*stories, photos=photos, furniture=furniture)
    return PageDraft(
        name=name,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        encoding="utf-8",
        lines=tuple(SourceLine(number, line) for number, line in enumerate(text.split("\n"), start=1)),
        metadata=metadata or known(),
        stories=stories,
        photos=tuple(photos),
        furniture=tuple(furniture),
        flags=tuple(flags),
        version=version,
    )


def source_of(*stories: Story, photos: Sequence[Photo] = (), furniture: Sequence[Furniture] = ()) -> str:
    """A source text whose lines are what the items say they are."""
    lines: dict[int, str] = {}
    for item in stories:
        lines |= dict.fromkeys(item.lines.get(Role.HEADLINE, ()), item.headline)
        lines |= {number: block.text for block in item.body for number in block.lines}
        lines |= dict.fromkeys(item.lines.get(Role.JUMP, ()), item.jump_to or item.jump_from)
    for picture in photos:
        lines |= dict.fromkeys(picture.lines[Role.CAPTION], picture.caption)
    for thing in furniture:
        lines |= dict.fromkeys(thing.lines, thing.text)
    return "\n".join(lines.get(number, "") for number in range(1, max(lines) + 1))
