"""A draft for a person: what was found, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from articles.pagetext.reasons import reason
from articles.pagetext.values import BodyKind, Credit, Flag, Furniture, Known, PageDraft, Photo, Role, Story

ROLES = {"reporter": "记者", "correspondent": "通讯员", "photographer": "摄影", "editor": "编辑", "agency": "通讯社"}
KINDS = {
    "article": "稿件",
    "brief": "简讯",
    "photo": "图片",
    "advertisement": "广告",
    "weather": "天气",
    "notice": "公告",
    "folio": "报眉",
    "nameplate": "报头",
    "masthead": "版权栏",
    "unplaced": "未归属",
}
SHOWN = 48
"""Characters of a paragraph that are shown."""


def as_text(draft: PageDraft, *, reasons: bool = False, language: str = "zh") -> str:
    """A draft in lines for a terminal.

    Args:
        reasons: print the evidence for each field too, and its probability.
        language: of the flags' sentences, ``zh`` or ``en``.
    """
    lines = [*_page(draft), *_flags(draft.name, draft.flags, language)]
    for number, story in enumerate(draft.stories, 1):
        lines += ["", *_story(number, story), *_flags(draft.name, story.flags, language)]
        if reasons:
            lines += _reasons(story)
    for photo in draft.photos:
        lines += ["", *_photo(photo), *_flags(draft.name, photo.flags, language)]
    for item in draft.furniture:
        lines += ["", *_furniture(item)]
    return "\n".join(lines) + "\n"


def flag_line(name: str, flag: Flag, language: str = "zh") -> str:
    """A flag as ``file:line: reason [code]``."""
    place = f"{name}:{flag.lines[0]}" if flag.lines else name
    return f"{place}: {reason(flag.code, flag.facts, language=language)} [{flag.code}]"


def line_span(lines: Iterable[int]) -> str:
    """Line numbers as ranges: ``5-7, 9``."""
    runs: list[list[int]] = []
    for number in sorted(lines):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def credit_text(credited: Sequence[Credit]) -> str:
    """Credits as they are printed: ``记者 甲 乙 通讯员 丙``."""
    return " ".join(f"{ROLES[credit.role.value]} {' '.join(credit.names)}" for credit in credited)


def _page(draft: PageDraft) -> Iterator[str]:
    data = draft.metadata
    yield f"{draft.name}  {draft.encoding}  {len(draft.lines)} 行  sha256 {draft.sha256[:12]}"
    for label, piece in (
        ("刊名", data.publication),
        ("日期", data.date),
        ("版次", data.page),
        ("版名", data.section),
        ("责任编辑", data.editor),
    ):
        if piece:
            yield f"{label}: {piece.value}  ({_origin(piece)})"


def _origin(piece: Known[str] | Known[date]) -> str:
    evidence = f", {piece.evidence}" if piece.evidence else ""
    return f"{piece.origin.value} {piece.confidence:.0%}{evidence}"


def _story(number: int, story: Story) -> Iterator[str]:
    yield f"{number}. {KINDS[story.kind.value]}  [{line_span(story.numbers)}]"
    for label, role, text in (
        ("引题", Role.KICKER, story.kicker),
        ("主题", Role.HEADLINE, story.headline),
        ("副题", Role.DECK, story.deck),
    ):
        if text:
            yield f"   {label}: {text}  [{line_span(story.lines.get(role, ()))}]"
    if story.bylines:
        yield f"   署名: {credit_text(story.bylines)}  [{line_span(story.lines.get(Role.BYLINE, ()))}]"
    if story.dateline:
        yield f"   电头: {story.dateline}"
    for block in story.body:
        mark = "■ " if block.kind is BodyKind.SUBHEAD else "　　"
        short = block.text if len(block.text) <= SHOWN else f"{block.text[: SHOWN - 13]}…{block.text[-12:]}"
        yield f"   {mark}{short}  [{line_span(block.lines)}]"
    if story.jump_to:
        yield f"   下转 {story.jump_to} 版"
    if story.jump_from:
        yield f"   上接 {story.jump_from} 版"


def _photo(photo: Photo) -> Iterator[str]:
    yield f"{KINDS['photo']}  [{line_span(photo.numbers)}]"
    for label, text in (("标题", photo.title), ("图说", photo.caption), ("署名", credit_text(photo.credits))):
        if text:
            yield f"   {label}: {text}"


def _furniture(item: Furniture) -> Iterator[str]:
    yield f"{KINDS[item.kind.value]}  [{line_span(item.lines)}]"
    for line in item.text.split("\n"):
        yield f"   {line}"


def _flags(name: str, flags: Iterable[Flag], language: str) -> Iterator[str]:
    for flag in flags:
        yield f"   ! {flag_line(name, flag, language)}"
        for alternative in flag.alternatives:
            yield f"       - {alternative.label}  [{line_span(alternative.lines)}]"


def _reasons(story: Story) -> Iterator[str]:
    for field, chance in story.confidence.items():
        yield f"   ? {field}: {chance:.0%}"
    for field, why in story.reasons.items():
        for sentence in why:
            yield f"   ? {field}: {sentence}"
