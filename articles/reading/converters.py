"""Days in addresses: ``2021-12-22``; a day that no calendar has is no address."""

from __future__ import annotations

import datetime


class DayConverter:
    """Between an address and a date."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> datetime.date:
        return datetime.date.fromisoformat(value)

    def to_url(self, value: datetime.date | str) -> str:
        return str(value)


class YearConverter:
    """Between an address and a year of four digits."""

    regex = r"[1-9][0-9]{3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04d}"
