"""The Chinese calendar's date for the nameplate: ``辛丑年冬月十九``, and the solar term where the day has one."""

from __future__ import annotations

import datetime
from functools import lru_cache

from lunar_python import Solar


@lru_cache(maxsize=400)
def lunar_date(day: datetime.date) -> str:
    """Year by its stem and branch, month and day as a calendar on the wall says them: ``辛丑年冬月十九``."""
    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    return f"{lunar.getYearInGanZhi()}年{lunar.getMonthInChinese()}月{lunar.getDayInChinese()}"


@lru_cache(maxsize=400)
def solar_term(day: datetime.date) -> str:
    """The solar term that begins on the day (``冬至``), or ""."""
    return Solar.fromYmd(day.year, day.month, day.day).getLunar().getJieQi()
