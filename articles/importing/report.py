"""What a run tells: a table with one line for each edition, drafts as JSON, and the jumps between pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import IO, Any

from django.db.models import Count
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from rich import box
from rich.console import Console
from rich.table import Table

from articles.importing.changes import Changes
from articles.importing.jumps import End, match_jumps
from articles.importing.plan import Status
from articles.importing.results import Result
from articles.importing.texts import Text
from articles.models import ArticleKind, Flag
from articles.pagetext import PageDraft
from articles.pagetext.draft_json import draft_to_json
from articles.pagetext.reasons import reason

LINKS = "links"
"""Stem of the file of jumps in an output folder."""
BATCH = 500
"""Pages asked for in one query; SQLite takes 999 values."""
WIDTH = 100
"""Columns of the table where there is no terminal to ask."""


@dataclass(slots=True)
class Tally:
    """Numbers of one edition, or of all."""

    pages: int = 0
    new: int = 0
    changed: int = 0
    articles: int = 0
    photos: int = 0
    furniture: int = 0
    flags: int = 0
    unplaced_lines: int = 0
    changed_articles: int = 0
    new_articles: int = 0
    gone_articles: int = 0
    conflicts: int = 0
    new_flags: int = 0

    def add(self, result: Result) -> None:
        self.pages += 1
        self.new += result.status is Status.NEW
        self.changed += result.status is Status.CHANGED
        self.articles += result.articles
        self.photos += result.photos
        self.furniture += result.furniture
        self.flags += result.flags
        self.unplaced_lines += result.unplaced_lines
        self.changed_articles += result.changes.articles
        self.new_articles += result.changes.new_articles
        self.gone_articles += result.changes.gone_articles
        self.conflicts += result.changes.conflicts
        self.new_flags += result.changes.new_flags


@dataclass(slots=True)
class Summary:
    """The numbers of a run, edition by edition; None stands for the undated one."""

    editions: dict[date | None, Tally] = field(default_factory=dict)
    total: Tally = field(default_factory=Tally)
    pages: dict[int, date | None] = field(default_factory=dict)
    """Key of each page in the run -> the day of its edition."""

    def add(self, result: Result) -> None:
        self.editions.setdefault(result.day, Tally()).add(result)
        self.total.add(result)
        if result.page is not None:
            self.pages[result.page] = result.day

    def add_flags(self, number: int, day: date | None) -> None:
        """Count flags that no single page of the edition could foresee; a negative number takes some away."""
        self.editions[day].flags += number
        self.total.flags += number

    def recount_flags(self) -> None:
        """Count the open flags again at the end: a later page may have resolved the jump of an earlier one."""
        if not self.pages:
            return
        counts = dict.fromkeys(self.editions, 0)
        keys = list(self.pages)
        for start in range(0, len(keys), BATCH):
            flags = Flag.objects.open().filter(page__in=keys[start : start + BATCH]).order_by()
            for key, number in flags.values_list("page").annotate(number=Count("pk")):
                counts[self.pages[key]] += number
        for day, number in counts.items():
            self.editions[day].flags = number
        self.total.flags = sum(counts.values())

    def table(self, *, is_reimport: bool = False) -> Table:
        """For a person: one line an edition, the oldest first, and a line of totals where there are several.

        Of an import it says what the pages hold, of a reimport what has become different.
        """
        table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_footer=len(self.editions) > 1)
        table.add_column(_("edition"), footer=_("total"), no_wrap=True)
        columns = _reimport_columns() if is_reimport else _import_columns()
        for name, heading in columns.items():
            footer = str(getattr(self.total, name))
            table.add_column(heading, footer=footer, justify="right", no_wrap=" " not in heading)
        for day in sorted(self.editions, key=lambda day: (day is None, day or date.min)):
            count = self.editions[day]
            table.add_row(day.isoformat() if day else _("undated"), *(str(getattr(count, name)) for name in columns))
        return table


def _import_columns() -> dict[str, str]:
    """Field of a `Tally` -> heading of its column."""
    return {
        "pages": _("pages"),
        "new": _("new"),
        "changed": _("changed"),
        "articles": _("articles"),
        "photos": _("photos"),
        "furniture": _("furniture"),
        "flags": _("open flags"),
        "unplaced_lines": _("unplaced lines"),
    }


def _reimport_columns() -> dict[str, str]:
    return {
        "pages": _("pages"),
        "changed": _("changed"),
        "articles": _("articles"),
        "changed_articles": _("articles changed"),
        "new_articles": _("articles new"),
        "gone_articles": _("articles gone"),
        "new_flags": _("new flags"),
        "conflicts": _("of them conflicts"),
        "flags": _("open flags"),
    }


def change_line(result: Result) -> str:
    """What an import has changed of one page, or would: ``2021-12-22 C1: 2 articles changed, 1 new flag``."""
    changes = result.changes
    said = [
        (changes.articles, ngettext("%d article changed", "%d articles changed", changes.articles)),
        (changes.new_articles, ngettext("%d new article", "%d new articles", changes.new_articles)),
        (changes.gone_articles, ngettext("%d article gone", "%d articles gone", changes.gone_articles)),
        (changes.photos, ngettext("%d photo changed", "%d photos changed", changes.photos)),
        (
            changes.furniture,
            ngettext("%d piece of furniture changed", "%d pieces of furniture changed", changes.furniture),
        ),
        (changes.fields, ngettext("%d fact about the page changed", "%d facts about the page changed", changes.fields)),
        (changes.new_flags, ngettext("%d new flag", "%d new flags", changes.new_flags)),
        (changes.conflicts, ngettext("%d conflict", "%d conflicts", changes.conflicts)),
        (changes.ended_flags, ngettext("%d flag over", "%d flags over", changes.ended_flags)),
    ]
    day = result.day.isoformat() if result.day else _("undated")
    what = _(", ").join(words % number for number, words in said if number)
    return f"{day} {result.label or f'page-{result.page}'}: {what}"


def print_table(table: Table, out: IO[str]) -> None:
    """Write a table as text; colours and the terminal's width only where there is a terminal."""
    console = Console(file=out, highlight=False)
    if not console.is_terminal:
        console = Console(file=out, highlight=False, width=WIDTH)
    console.print(table)


def draft_json(text: Text, draft: PageDraft, changes: Changes) -> dict[str, Any]:
    """A draft in the shape that scorers read; `id` and `source` name the file.

    That of a page which was read anew has `changes`, the numbers of what became different.
    """
    name = text.path.name
    told = {**draft_to_json(draft, language=_language()), "id": text.stem, "name": name, "source": name}
    return told if text.source is None else {**told, "changes": asdict(changes)}


def flag_lines(draft: PageDraft) -> Iterator[str]:
    """Each doubt of a draft: ``2021-12-22_C1.txt:12: two bylines compete for one body [byline.competing]``."""
    parts = (draft, *draft.stories, *draft.photos, *draft.furniture)
    for flag in sorted((flag for part in parts for flag in part.flags), key=lambda flag: flag.lines[:1]):
        place = f"{draft.name}:{flag.lines[0]}" if flag.lines else draft.name
        yield f"{place}: {reason(flag.code, flag.facts, language=_language())} [{flag.code}]"


def as_line(value: Any) -> str:
    """One JSON value on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def collision(paths: Iterable[Path]) -> tuple[Path, Path] | None:
    """Two files whose output would be one file; a file whose output would be the list of jumps stands alone, twice."""
    stems: dict[str, Path] = {}
    for path in paths:
        if path.stem == LINKS:
            return path, path
        if (other := stems.setdefault(path.stem, path)) is not path:
            return other, path
    return None


def _language() -> str:
    return "en" if (get_language() or "").startswith("en") else "zh"


@dataclass(slots=True)
class Output:
    """A folder with one JSON file for each draft, and the jumps between them."""

    folder: Path
    pages: dict[date, list[tuple[str, str]]] = field(default_factory=dict)
    """Day -> stem and label of its pages; undated ones, which need not be of one day, are left out."""

    def write(self, text: Text, draft: PageDraft, changes: Changes) -> None:
        """Write the draft; remember which page of which day it is."""
        self._dump(text.stem, draft_json(text, draft, changes))
        known = draft.metadata
        if known.date is not None and known.page is not None:
            self.pages.setdefault(known.date.value, []).append((text.stem, known.page.value))

    def write_links(self) -> None:
        """Write which story goes on on which page; the drafts are read again, day by day, instead of being kept."""
        links = [
            {"date": day.isoformat(), "headline": one.headline, "from": one.page, "to": other.page}
            for day in sorted(self.pages)
            for one, other in match_jumps([end for stem, label in self.pages[day] for end in self._ends(stem, label)])
        ]
        self._dump(LINKS, links)

    def _ends(self, stem: str, label: str) -> Iterator[End]:
        draft = json.loads(self._path(stem).read_text(encoding="utf-8"))
        for place, item in enumerate(draft["items"]):
            if item["kind"] in ArticleKind:
                text = "".join(block["text"] for block in item["body"])
                yield End((stem, place), label, item["headline"], item["jump_to"], item["jump_from"], text)

    def _dump(self, stem: str, value: Any) -> None:
        words = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
        self._path(stem).write_text(words, encoding="utf-8")

    def _path(self, stem: str) -> Path:
        return self.folder / f"{stem}.json"
