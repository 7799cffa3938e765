"""Resolving flags: an editor takes one of the alternatives, or says that nothing has to change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from articles.editorial.carry import carry_lines
from articles.editorial.credits import set_bylines, set_photo_credits
from articles.editorial.edit import Change, rewrite
from articles.editorial.history import record, take
from articles.editorial.place import place_from_flag
from articles.editorial.rights import require
from articles.editorial.states import AlreadyResolved, Incomplete
from articles.models import Article, Flag, PageItem, Photo

ARTICLE_TEXTS = ("kicker", "headline", "deck", "dateline", "jump_to", "jump_from", "kind")
PHOTO_TEXTS = ("title", "caption")
PAGE_FIELDS = ("date", "page", "section")
"""The fields whose alternatives can be taken with one click; `bylines`, `body` and `credits` come on top."""


def can_take(flag: Flag) -> bool:
    """Whether an alternative of this flag can be put into its field; else it can only be read."""
    if flag.article_id is not None:
        return flag.field in (*ARTICLE_TEXTS, "bylines", "body")
    if flag.photo_id is not None:
        return flag.field in (*PHOTO_TEXTS, "credits")
    return flag.field in PAGE_FIELDS


@transaction.atomic
def resolve(flag: Flag, *, by: AbstractUser, choice: int | None = None, comment: str = "") -> Flag:
    """Settle a doubt: with `choice` (index of an alternative, from 0) its value goes into the field.

    Without `choice` the field stays as it is, or as somebody has already set it by hand. Who settled it, when and
    how is kept on the flag and in the article's steps; a changed article that was approved drops back to review.

    Raises:
        NotAllowed: `by` lacks the right ``articles.resolve_flag``.
        AlreadyResolved: somebody was faster.
        WrongState: the change would touch a published or withdrawn article.
        Incomplete: there is no such alternative, or it does not fit the field.
    """
    flag = Flag.objects.select_for_update(of=("self",)).select_related("page__edition").get(pk=flag.pk)
    require(by, "resolve_flag", flag)
    if not flag.is_open:
        raise AlreadyResolved(gettext("This flag has been resolved already."))
    alternative = None if choice is None else _alternative(flag, choice)
    flag.resolution = comment or (str(alternative["label"]) if alternative else gettext("Nothing to change."))
    flag.resolved_by, flag.resolved_at = by, timezone.now()
    flag.save(update_fields=["resolution", "resolved_by", "resolved_at"])
    if alternative is not None:
        _take(flag, alternative, by=by)
    elif flag.article is not None:
        article = take(flag.article)
        record(article, "dismiss_flag", by=by, from_status=article.status, comment=_step_comment(flag))
    return flag


def _alternative(flag: Flag, choice: int) -> dict[str, Any]:
    if not can_take(flag) or not 0 <= choice < len(flag.alternatives):
        raise Incomplete(flag.page, gettext("This flag has no such alternative; change the field by hand."))
    return flag.alternatives[choice]


def _step_comment(flag: Flag) -> str:
    return f"{flag.reason} {flag.resolution}"


def _take(flag: Flag, alternative: Mapping[str, Any], *, by: AbstractUser) -> None:
    if flag.photo is not None:
        _take_for_photo(flag, flag.photo, alternative["value"], by=by)
    elif flag.article is not None:
        article = _rewrite(
            flag, flag.article, lambda row: _set_article_field(row, flag.field, alternative["value"]), by=by
        )
        if flag.field == "bylines":
            _claim_lines(flag, article, alternative.get("lines", []))
    else:
        place_from_flag(flag.page, by=by, field=flag.field, value=alternative["value"])


def _rewrite(flag: Flag, article: Article, change: Change, *, by: AbstractUser) -> Article:
    """Apply the choice to the article; one that stands there already is a step as well, though no word changes."""
    article = take(article)
    comment = _step_comment(flag)
    if not rewrite(article, "resolve_flag", by=by, version=article.version, change=change, comment=comment):
        record(article, "resolve_flag", by=by, from_status=article.status, comment=comment)
    return article


def _set_article_field(article: Article, field: str, value: Any) -> None:
    if field == "bylines":
        set_bylines(article, value)
    elif field == "body":
        article.body = [
            {**block, "lines": given["lines"]} if (given := dict(source)).get("lines") else block
            for block, source in zip(carry_lines(article.body, value), value, strict=True)
        ]
    else:
        setattr(article, field, value)


def _take_for_photo(flag: Flag, photo: Photo, value: Any, *, by: AbstractUser) -> None:
    """Set the photo's field; with an article it is a change of that article."""

    def change(_article: Article | None = None) -> None:
        if flag.field == "credits":
            set_photo_credits(photo, value)
        else:
            setattr(photo, flag.field, value)
            photo.save(update_fields=[flag.field])

    if photo.article is None:
        change()
    else:
        _rewrite(flag, photo.article, change, by=by)


def _claim_lines(flag: Flag, article: Article, lines: list[int]) -> None:
    """Move the source lines of a chosen byline to the article's item, so that each line still has one home."""
    items = list(PageItem.objects.filter(source=flag.page.current_source_id).select_for_update(of=("self",)))
    home = next((item for item in items if item.article_id == article.pk), None)
    wanted = set(lines)
    if home is None or not wanted:
        return
    for item in items:
        kept = {role: [line for line in own if line not in wanted] for role, own in item.lines.items()}
        if item.pk == home.pk:
            kept["byline"] = sorted({*kept.get("byline", []), *wanted})
        kept = {role: own for role, own in kept.items() if own}
        if kept != item.lines:
            item.lines = kept
            item.save(update_fields=["lines"])
