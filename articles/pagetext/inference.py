"""Date and label of a page that does not print them: inferred from its stories, always flagged, never today's.

The library has no clock. The year comes from a full year beside 今年, or the latest full date; the day from the
leads: the latest event that has already happened. Where other leads say 昨天 for yesterday, an event given by its
date was not yesterday, so the paper came out two days after it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from articles.pagetext.values import Alternative, Flag, Known, Metadata, Origin, Story

LEAD = 70
"""Characters of a story in which its event is dated."""
DAY = re.compile(r"(?<![\d年至到])(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?P<part>[早晚]|上午|下午|凌晨|傍晚)?")
AHEAD = re.compile(r"(?:将于|将在|定于|拟于|于)(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:至|到|起|开幕|召开|举行)")
FULL_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})年")
THIS_YEAR = re.compile(r"今年")
YESTERDAY = re.compile(r"昨天|昨日|昨晚")
SENTENCE = re.compile(r"[^。！？]+")
PROPOSED, LIKELY = 0.6, 0.75
"""Confidence of an inferred date, without and with an event ahead that bounds it."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that a story speaks of."""

    day: date
    phrase: str
    lines: tuple[int, ...]


def infer(stories: Sequence[Story]) -> Metadata:
    """What the stories of a page say of its date and label; nothing where they say nothing."""
    return Metadata(date=_date(stories), page=_label(stories))


def flags(resolved: Metadata) -> tuple[Flag, ...]:
    """Flags for inferred and unknown pieces, with the proposal as an alternative."""
    found = []
    for field, piece in (("date", resolved.date), ("page", resolved.page)):
        if piece is None:
            found.append(Flag(f"{field}.unknown", field))
        elif piece.origin is Origin.INFERRED:
            value = str(piece.value)
            found.append(
                Flag(
                    f"{field}.inferred",
                    field,
                    piece.lines,
                    {field: value, "evidence": piece.evidence},
                    (Alternative(value, value, piece.lines, piece.confidence),),
                )
            )
    return tuple(found)


def _label(stories: Sequence[Story]) -> Known[str] | None:
    """A story that goes on on page 2 of a section starts on page 1: jumps lead forward."""
    for story in stories:
        match = re.fullmatch(r"(?P<letter>[A-Z]?)0*2", story.jump_to.upper())
        if match:
            lines = next((numbers for role, numbers in story.lines.items() if role.value == "jump"), ())
            return Known(f"{match['letter']}1", Origin.INFERRED, 0.8, f"下转{story.jump_to}版", lines)
    return None


def _date(stories: Sequence[Story]) -> Known[date] | None:
    year = _year(stories)
    if year is None:
        return None
    happened = [found for story in stories for found in _happened(story, year)]
    if not happened:
        return None
    ahead = [found for story in stories for found in _ahead(story, year)]
    bound = min((found.day for found in ahead), default=None)
    past = [found for found in happened if bound is None or found.day < bound]
    if not past:
        return None
    latest = max(past, key=lambda found: found.day)
    relative = any(YESTERDAY.search(_text(story)[:LEAD]) for story in stories)
    proposed = latest.day + timedelta(days=2 if relative else 1)
    if bound is not None and proposed > bound:
        proposed = bound
    evidence = f"{year}年，{latest.phrase}" + ("，昨天" if relative else "")
    if bound is not None:
        evidence += f"，{bound.month}月{bound.day}日在后"
    return Known(proposed, Origin.INFERRED, LIKELY if bound else PROPOSED, evidence, latest.lines)


def _year(stories: Sequence[Story]) -> int | None:
    """The full year that stands in one sentence with 今年 most often; else the latest one that is named."""
    beside: Counter[int] = Counter()
    every: set[int] = set()
    for story in stories:
        for sentence in SENTENCE.findall(_text(story)):
            years = [int(match["year"]) for match in FULL_YEAR.finditer(sentence)]
            every.update(years)
            if THIS_YEAR.search(sentence):
                beside.update(years)
    if not every:
        return None
    latest = max(every)
    return latest if not beside or latest in beside else max(beside, key=lambda year: (beside[year], year))


def _happened(story: Story, year: int) -> list[Dated]:
    lead = _text(story)[:LEAD]
    ahead = {(found["month"], found["day"]) for found in AHEAD.finditer(lead)}
    return [
        dated
        for match in DAY.finditer(lead)
        if (match["month"], match["day"]) not in ahead and (dated := _dated(story, year, match))
    ]


def _ahead(story: Story, year: int) -> list[Dated]:
    return [dated for match in AHEAD.finditer(_text(story)) if (dated := _dated(story, year, match))]


def _dated(story: Story, year: int, match: re.Match[str]) -> Dated | None:
    try:
        day = date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return Dated(day, match[0], story.body[0].lines[:2] if story.body else ())


def _text(story: Story) -> str:
    return story.dateline + "".join(block.text for block in story.body)
