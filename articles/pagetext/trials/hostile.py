"""Hostile pages: texts that no press printed, made to be slow, large or confusing.

Nobody sends them on purpose; broken extractors, logs and novels put beside page texts by mistake look like them. The
benchmark times them, `fuzz` mutates them, and the tests hold what they may cost.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

COMMON: Final = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产"
"""Some of the commonest characters: words made of them occur everywhere, so that everything resembles everything."""

SENTENCES: Final = (
    "昨天上午，东门社区的图书角正式开放，前来借书的居民排起了长队。",
    "图书角由一间闲置多年的旧仓库改建而成，一半图书是居民捐赠的。",
    "城北的石桥修缮工程本月开工，预计年底前完工，行人可以从便桥通过。",
    "施工负责人告诉记者，修缮将尽量使用原有的石料，破损的石块重新打制。",
    "春耕以来，南河镇的早稻插秧基本结束，其中机插面积首次超过一半。",
    "农机手开着插秧机来回穿梭，一亩田十五分钟就能插完，省时也省力。",
    "从下周一起，三条公交夜班线的末班车延长到凌晨一点，方便晚归的市民。",
    "城西三所小学合建的共享操场启用，学生们在新跑道上开了第一堂体育课。",
    "“以前要坐公交车到市里，现在走几步路就到了。”一位居民高兴地说。",
)
HEADS: Final = (
    "图书角开放",
    "石桥修缮",
    "早稻机插过半",
    "夜班线延时",
    "操场共享",
    "旧仓库变样",
    "社区有喜事",
    "田里添新机",
)
"""What the stories of a long page are made of."""

SCRIPTS: Final = (
    "村民们",
    "Newsroom",
    "Редакция",
    "ニュース",
    "뉴스",
    "أخبار",
    "חדשות",
    "ข่าว",
    "Ειδήσεις",
    "समाचार",
    "🗞📰",
)


def _words(seed: int, count: int) -> str:
    chosen = random.Random(seed)  # noqa: S311 - no secret
    return "".join(chosen.choices(COMMON, k=count))


def _lines(make: Callable[[int], str], *, between: str = "\n") -> Callable[[int], str]:
    return lambda count: between.join(map(make, range(count)))


def _page(count: int) -> Iterator[str]:
    """A folio line, then stories of a headline, a byline and thirty lines each: a long page as a press would set it."""
    yield "2021年12月22日 星期三"
    for story in range(max(1, count // 33)):
        chance = random.Random(story)  # noqa: S311 - no secret
        text = "本报讯　" + "".join("".join(chance.sample(SENTENCES, len(SENTENCES))) for _ in range(2))
        yield from ("", "".join(chance.sample(HEADS, 2)), "■记者 张三", "")
        yield from (text[at : at + 16] for at in range(0, 30 * 16, 16))


SHAPES: Final[Mapping[str, Callable[[int], str]]] = MappingProxyType(
    {
        "one story of equal lines": _lines(lambda _: "某村的桥在昨天通车了，村民们都走上了桥头，"),
        "a page that goes on": lambda count: "\n".join(_page(count)),
        "lines that go on nowhere": _lines(lambda at: _words(at, 16)),
        "every line a block": _lines(lambda at: _words(at, 16) + "，", between="\n\n"),
        "every line a sentence": _lines(lambda at: _words(at, 9) + "。", between="\n\n"),
        "every line an opening": _lines(lambda at: "本报讯 " + _words(at, 12) + "。", between="\n\n"),
        "lines of any width": _lines(lambda at: _words(at, 1 + at * 7 % 40)),
        "only bylines": _lines(lambda at: "■记者 " + _words(at, 2)),
        "only headlines": _lines(lambda at: _words(at, 8), between="\n\n"),
        "headlines and scraps": lambda count: "\n".join(
            f"{_words(at, 9)}\n\n{_words(at + 1, 16)}\n{_words(at + 2, 7)}。\n" for at in range(count // 3)
        ),
        "bylines and scraps": lambda count: "\n".join(
            f"■记者 张三\n\n{_words(at, 16)}\n{_words(at + 1, 9)}。" for at in range(count // 3)
        ),
        "only credits": _lines(lambda at: f"（{_words(at, 2)} 摄）"),
        "only captions": _lines(lambda at: ("图为" + _words(at, 15) + "。", "■摄影 张三")[at % 2]),
        "only jumps": _lines(lambda at: ("下转C2版", "（上接第一版）")[at % 2]),
        "only advertisements": _lines(lambda at: f"报名热线：8500{at:04}"),
        "only subheads": _lines(lambda at: ("一、", "二、", "三、")[at % 3] + _words(at, 6)),
        "only verse": _lines(lambda at: "□张三" if at % 9 == 0 else _words(at, 5)),
        "only briefs": lambda count: "\n\n".join(
            "简讯" if at % 6 == 0 else f"{_words(at, 9)}\n{_words(at + 1, 16)}。" for at in range(count // 3)
        ),
        "only teachers": _lines(lambda at: (_words(at, 14) + "。", "指导老师 张三")[at % 2]),
        "an index without an end": _lines(lambda at: ("导读", _words(at, 8), "详见A2版")[at % 3]),
        "only marks": _lines(lambda at: "。，、；：！？“”（）《》"[at % 13 :] + "…"),
        "one character a line": _lines(lambda at: COMMON[at % len(COMMON)]),
        "the same line": _lines(lambda _: "桥通车了"),
        "two columns glued": _lines(
            lambda at: _words(at, 16) + ("。 " if at % 3 else " ") + _words(-at - 1, 16 if at % 2 else 9)
        ),
        "mixed scripts": _lines(lambda at: " ".join((SCRIPTS * 2)[at % len(SCRIPTS) :][:4])),
        "private use": _lines(lambda at: "\ue000\ue001\uf8ff" + chr(0xE000 + at % 6000) * 9),
        "bidirectional controls": _lines(lambda at: "\u202e" + _words(at, 12) + "\u202c\u2066\u200f"),
        "combining marks": _lines(lambda _: "e\u0301\u0302\u0303" * 12),
        "nothing visible": _lines(lambda _: "\u200b\ufeff\u200d" * 4),
        "digits": _lines(lambda at: f"{at * 7919 % 100_003} {at}.{at}% 1 . 2 . 3 , 4"),
        "open brackets": _lines(lambda _: "（“《【（" * 4),
        "blanks": _lines(lambda _: "甲" + " \u3000\t" * 8 + "乙", between="\n \n\t\n\u3000\n"),
    }
)
"""Name -> a page with about that many lines; the same number gives the same page."""

LONG_LINES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "a line of words": "某村的桥通车了，",
        "a line of words without a mark": COMMON,
        "a line of sentences": "桥通车了。",
        "a line of brackets": "（",
        "a line of quotes": "“”",
        "a line of titles": "《桥》",
        "a line of credit words": "记者",
        "a line of credits": "（张三 摄）",
        "a line of bylines": "■记者 张三 ",
        "a line of names": "张 三 ",
        "a line of slashes": "张三/文 李四/摄 ",
        "a line of digits": "1234567890",
        "a line of parted digits": "1 . 2 , ",
        "a line of dates": "2021年12月22日",
        "a line of telephones": "85000000 ",
        "a line of Latin": "newsroom ",
        "a line of hyphens": "a-",
        "a line of blanks": " \u3000",
        "a line of parted characters": "甲 ",
        "a line of jumps": "下转C2版",
        "a line of dots": "…",
        "a line of combining marks": "e\u0301\u0302",
        "a line of bidirectional controls": "\u202e甲\u202c",
        "a line of private use": "\ue000",
        "a line of radicals": "\u2f00",
        "a line of tabs": "\t甲",
    }
)
"""Name -> what a line of any length is made of, again and again."""


def long_line(name: str, characters: int) -> str:
    """One line of that many characters, made of one of `LONG_LINES`."""
    unit = LONG_LINES[name]
    return "甲" + (unit * (characters // len(unit) + 1))[: characters - 2] + "乙"
