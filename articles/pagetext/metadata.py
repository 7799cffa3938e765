"""Publication, date, label and section of a page: from a sidecar, a file name, the folio, or inferred from the text.

What a caller knows wins over what the page says, and that over what was inferred; contradictions are flagged.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import PurePath
from typing import TypeVar

from articles.pagetext.errors import WrongMetadata
from articles.pagetext.text import people
from articles.pagetext.text import style_table as style
from articles.pagetext.text.folio_parts import LABEL as FOLIO_LABEL
from articles.pagetext.text.folio_parts import PAPER, SECTION, parts
from articles.pagetext.text.measure import Page, Row
from articles.pagetext.text.numerals import number, page_label
from articles.pagetext.values import Flag, Kind, Known, Metadata, Origin

T = TypeVar("T")

FILENAME = re.compile(
    r"^(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:[_ \-](?P<label>[A-Za-z]?\d{1,4}))?(?:[_ \-].*)?$"
    r"|^(?P<year8>(?:19|20)\d{2})(?P<month8>\d{2})(?P<day8>\d{2})[_ \-](?P<label8>[A-Za-z]?\d{1,4})$"
)
SIDECAR_KEYS = ("publication", "page", "date", "section")
TOML_LINE = re.compile(r"^(?P<why>.*) \(at line (?P<line>\d+), column (?P<column>\d+)\)$", re.DOTALL)
TOML_END = " (at end of document)"
"""How the parser's messages end; it gives the place in no other way."""
LABEL = re.compile(r"^[A-Za-z]?\d{1,4}$")
LONGEST_TEXT = 100
"""Characters of a publication or section name in a sidecar."""

DATE = re.compile(style.FULL_DATE)
HAN_DATE = re.compile(style.HAN_DATE)
EDITOR = re.compile(
    style.any_of(("责任编辑", "责编", "编辑"), letter_spaced=True) + r"\s*[:：]?\s*(?P<names>[\u4e00-\u9fff ]{2,20}?)"
    r"\s*(?=美编|版式|校对|电\s*话|组版|$)"
)


def from_filename(name: str) -> Metadata:
    """Read ``2021-12-22_C1.txt`` or ``20211222_C1.txt``; a name of another form says nothing.

    Raises:
        WrongMetadata: the name has the form but no such day exists.
    """
    match = FILENAME.match(PurePath(name).stem)
    if not match:
        return Metadata()
    parts = [match[part] or match[f"{part}8"] for part in ("year", "month", "day")]
    day = _day(name, *map(int, parts))
    label = match["label"] or match["label8"]
    return Metadata(
        date=Known(day, Origin.FILENAME, evidence=PurePath(name).name),
        page=Known(label.upper(), Origin.FILENAME, evidence=PurePath(name).name) if label else None,
    )


def read_sidecar(path_name: str, data: bytes) -> Metadata:
    """Read the TOML file that lies beside a page text: any of publication, page, date, section.

    Raises:
        WrongMetadata: no TOML, an unknown key, a wrong type, an impossible date or label.
    """
    try:
        values = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise WrongMetadata(path_name, fault="wrong-metadata.encoding", why=str(error)) from error
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(path_name, str(error)) from error
    unknown = sorted(values.keys() - set(SIDECAR_KEYS))
    if unknown:
        raise WrongMetadata(path_name, fault="wrong-metadata.key", key=unknown[0], allowed=", ".join(SIDECAR_KEYS))
    return Metadata(
        publication=_sidecar(path_name, values, "publication", _text),
        date=_sidecar(path_name, values, "date", _date),
        page=_sidecar(path_name, values, "page", _label),
        section=_sidecar(path_name, values, "section", _text),
    )


def best(*sources: Metadata) -> Metadata:
    """Each piece from the first source that has it."""

    def first(field: str) -> Known[object] | None:
        return next((piece for source in sources if (piece := getattr(source, field)) is not None), None)

    return Metadata(**{field: first(field) for field in ("publication", "date", "page", "section", "editor")})  # type: ignore[arg-type]


def from_folio(page: Page, kinds: Mapping[int, Kind | None]) -> Metadata:
    """What the folio and nameplate lines of a page say."""
    rows = [row for row in page.rows if kinds.get(row.number) in {Kind.FOLIO, Kind.NAMEPLATE}]
    return Metadata(
        publication=_first(rows, _publication_in),
        date=_first(rows, _date_in),
        page=_first(rows, _label_in),
        section=_first(rows, _section_in),
        editor=_first(rows, _editor_in),
    )


def contradictions(given: Metadata, read: Metadata) -> tuple[Flag, ...]:
    """Flags for what a caller says and the page says otherwise."""
    found = []
    for field in ("publication", "date", "page"):
        ours, theirs = getattr(given, field), getattr(read, field)
        if ours is None or theirs is None or _same(field, ours.value, theirs.value):
            continue
        found.append(
            Flag(f"{field}.differs", field, theirs.lines, {"given": str(ours.value), "read": str(theirs.value)})
        )
    return tuple(found)


def same_publication(one: str, other: str) -> bool:
    """Whether two names of a publication are the same but for ``·`` and blanks."""

    def bare(name: str) -> str:
        return re.sub(r"[\s·•・.]+", "", unicodedata.normalize("NFKC", name))

    return bare(one) == bare(other)


def _same(field: str, one: object, other: object) -> bool:
    if field == "publication":
        return same_publication(str(one), str(other))
    if field == "page":
        return _plain_label(str(one)) == _plain_label(str(other))
    return one == other


def _plain_label(label: str) -> str:
    """``C02`` and ``c2`` are one label."""
    bare = re.sub(r"\s", "", unicodedata.normalize("NFKC", label)).upper()
    return re.sub(r"^([A-Z]?)0+(?=\d)", r"\1", bare)


def _day(name: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise WrongMetadata(name, fault="wrong-metadata.day", year=year, month=month, day=day) from error


def _no_toml(path_name: str, why: str) -> WrongMetadata:
    """The parser's complaint; the place it ends with is told apart, so that every language can say it."""
    if match := TOML_LINE.match(why):
        return WrongMetadata(path_name, fault="wrong-metadata.toml-line", **match.groupdict())
    if why.endswith(TOML_END):
        return WrongMetadata(path_name, fault="wrong-metadata.toml-end", why=why.removesuffix(TOML_END))
    return WrongMetadata(path_name, fault="wrong-metadata.toml", why=why)


def _sidecar(
    path_name: str, values: Mapping[str, object], key: str, read: Callable[[str, str, object], T]
) -> Known[T] | None:
    if key not in values:
        return None
    return Known(read(path_name, key, values[key]), Origin.SIDECAR, evidence=PurePath(path_name).name)


def _text(path_name: str, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise WrongMetadata(path_name, fault="wrong-metadata.no-text", key=key, type=type(value).__name__)
    bare = value.strip()
    if not bare or len(bare) > LONGEST_TEXT or re.search(r"[\x00-\x1f\x7f]", bare):
        raise WrongMetadata(path_name, fault="wrong-metadata.length", key=key, limit=LONGEST_TEXT)
    return bare


def _label(path_name: str, key: str, value: object) -> str:
    text = unicodedata.normalize("NFKC", _text(path_name, key, value)).upper()
    if not LABEL.match(text):
        raise WrongMetadata(path_name, fault="wrong-metadata.label", key=key, value=value)
    return text


def _date(path_name: str, key: str, value: object) -> date:
    if isinstance(value, datetime) or not isinstance(value, date | str):
        raise WrongMetadata(path_name, fault="wrong-metadata.no-date", key=key, type=type(value).__name__)
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value.strip())
    except ValueError as error:
        raise WrongMetadata(path_name, fault="wrong-metadata.date", key=key, value=value) from error


def _first(rows: Iterable[Row], read: Callable[[Row], T | None]) -> Known[T] | None:
    for row in rows:
        value = read(row)
        if value is not None:
            return Known(value, Origin.FOLIO, confidence=0.97, evidence=row.text, lines=(row.number,))
    return None


def _publication_in(row: Row) -> str | None:
    papers = (part for part in parts(row.text) if PAPER.fullmatch(part))
    return next((people.squeeze(paper.strip("《》 ")) for paper in papers), None)


def _date_in(row: Row) -> date | None:
    text = unicodedata.normalize("NFKC", row.text)
    match = DATE.search(text)
    parts = [int(part) for part in match.group("year", "month", "day")] if match else _han_date(row.text)
    try:
        return date(*parts) if parts else None
    except ValueError:
        return None


def _han_date(text: str) -> list[int]:
    """Year, month and day of 二〇二一年十二月二十二日."""
    match = HAN_DATE.search(text)
    found = [number(part) for part in match.group("year", "month", "day")] if match else []
    return [part for part in found if part is not None] if None not in found else []


def _folio_label(row: Row) -> re.Match[str] | None:
    return next(filter(None, map(FOLIO_LABEL.match, parts(row.text))), None)


def _label_in(row: Row) -> str | None:
    match = _folio_label(row)
    labels = match.group("label", "label2", "label3", "label4") if match else ()
    return next((page_label(label) for label in labels if label), None)


def _section_in(row: Row) -> str | None:
    match = _folio_label(row)
    sections = match.group("section", "section2", "section3", "section4") if match else ()
    section = next(filter(None, sections), None)
    return section or (row.text if SECTION.match(row.text) and not PAPER.fullmatch(row.text) and not match else None)


def _editor_in(row: Row) -> str | None:
    match = EDITOR.search(row.text)
    found = people.names(match["names"]) if match else ()
    return "、".join(found) or None
