"""Changing a photo's words, picture or credits: a photo of an article is part of that article's words."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from articles.editorial.correct import correct
from articles.editorial.edit import rewrite
from articles.editorial.history import take
from articles.editorial.rights import require
from articles.editorial.states import PUBLISHED
from articles.models import Photo


@transaction.atomic
def edit_photo(
    photo: Photo, *, by: AbstractUser, change: Callable[[], None], note: str = "", comment: str = ""
) -> None:
    """Let `change` save the photo and its credits, under the rules of the article that it belongs to.

    An approved article drops back to review; a published one is corrected and needs `note` for its readers.

    Raises:
        NotAllowed: `by` may not change this photo.
        WrongState: its article is withdrawn.
        Incomplete: its article is published and the note is empty.
    """
    stored = Photo.objects.select_related("article", "page__edition").get(pk=photo.pk)
    require(by, "edit_photo", stored)
    if stored.article is None:
        change()
        return
    article = take(stored.article)
    if article.status == PUBLISHED:
        correct(article, by=by, version=article.version, note=note, change=lambda _row: change(), comment=comment)
    else:
        rewrite(article, "edit", by=by, version=article.version, change=lambda _row: change(), comment=comment)
