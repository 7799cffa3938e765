"""Linking the articles of an edition over its pages, whichever page came first.

An end without its other part carries a flag until the other page arrives; that flag is then resolved in the
importer's name. What an editor has unlinked is not linked again: each item keeps what the importer linked it to.
A link would change what readers see of a published article, so there it is only proposed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.importing.doubts import JUMP, PROPOSED
from articles.importing.jumps import End, match_jumps
from articles.importing.plan_items import is_settled
from articles.models import Article, Edition, Flag, PageItem

HAS_JUMP = ~Q(jump_to="") | ~Q(jump_from="")


def link_edition(edition: Edition, *, by: AbstractUser) -> set[int]:
    """Link what belongs together in the edition, flag what is left over; keys of the articles that changed.

    Must run inside the transaction that brought a page, with the edition's row held.
    """
    articles = Article.objects.filter(page__edition=edition)
    waiting = Flag.objects.open().filter(article__in=articles, code=JUMP)
    if not articles.filter(HAS_JUMP).exists() and not waiting.exists():
        return set()
    rows = {row.pk: row for row in articles.select_related("page__edition").order_by("page__order", "order")}
    traces = _traces(rows)
    continued = {row.continued_on_id for row in rows.values() if row.continued_on_id}
    changed = set()
    ends = [end_of(row) for row in rows.values()] if edition.date else []  # undated pages need not be of one day
    for one, other in match_jumps(ends):
        first, second = rows[one.key], rows[other.key]
        if first.continued_on_id or second.pk in continued or (first.pk in traces and traces[first.pk].linked_to):
            continue
        if is_settled(first) or is_settled(second):
            _propose(first, second)
        else:
            _link(first, second)
            continued.add(second.pk)
            changed |= {first.pk, second.pk}
    _flag_left_over(rows, continued, traces, by=by)
    return changed


def end_of(row: Article) -> End:
    """An article as the other part of it would look for it; its page comes with the row."""
    text = "".join(block["text"] for block in row.body)
    return End(row.pk, row.page.label, row.headline, row.jump_to, row.jump_from, text)


@dataclass(frozen=True, slots=True)
class _Trace:
    """What the last import of an article left behind about its jumps."""

    lines: dict[str, list[int]]
    linked_to: int | None


def _traces(rows: Mapping[int, Article]) -> dict[int, _Trace]:
    """Article -> its trace; a link to an article that is there no more does not count."""
    items = PageItem.objects.filter(article__in=rows).order_by("pk")
    found = items.values_list("article_id", "lines", "draft__continued_on")
    return {key: _Trace(lines, linked if linked in rows else None) for key, lines, linked in found}


def _link(first: Article, second: Article) -> None:
    Article.objects.filter(pk=first.pk).update(continued_on=second, version=F("version") + 1, updated_at=timezone.now())
    first.continued_on = second
    if (item := PageItem.objects.filter(article=first).order_by("pk").last()) is not None:
        item.draft["continued_on"] = second.pk
        item.save(update_fields=["draft"])


def _propose(first: Article, second: Article) -> None:
    """Leave the link to an editor, once."""
    known = Flag.objects.filter(article=first, code=PROPOSED, field="continued_on")
    if not known.exists():
        facts = {"headline": second.headline, "label": second.page.label}
        Flag.objects.create(page=first.page, article=first, code=PROPOSED, field="continued_on", facts=facts)


def _flag_left_over(
    rows: Mapping[int, Article], continued: Collection[int], traces: Mapping[int, _Trace], *, by: AbstractUser
) -> None:
    """Flag each end without its other part once; resolve the flags of those that have it now."""
    linked_once = {end for key, trace in traces.items() if trace.linked_to for end in (key, trace.linked_to)}
    flags = Flag.objects.filter(article__in=rows, code=JUMP)
    known = {
        (flag.article_id, flag.field): flag for flag in flags.order_by("pk") if flag.is_open or flag.resolved_by != by
    }
    for key, row in rows.items():
        for field, has_other in (("jump_to", row.continued_on_id is not None), ("jump_from", key in continued)):
            flag = known.get((key, field))
            if flag is not None and flag.is_open and (has_other or not getattr(row, field)):
                flag.resolved_by, flag.resolved_at = by, timezone.now()
                flag.resolution = _("The other page has arrived.") if has_other else _("The jump is gone.")
                flag.save(update_fields=["resolved_by", "resolved_at", "resolution"])
            elif flag is None and getattr(row, field) and not has_other and key not in linked_once:
                _flag(row, field, traces.get(key))


def _flag(row: Article, field: str, trace: _Trace | None) -> None:
    Flag.objects.create(
        page=row.page,
        article=row,
        source_id=row.page.current_source_id,
        code=JUMP,
        field=field,
        lines=trace.lines.get("jump", []) if trace else [],
        facts={"label": getattr(row, field)},
    )
