"""Tags: one row for a subject, however it is typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from articles.models.pinyin import pinyin_slug

SEPARATORS = re.compile(r"[,，、;；\s]+")
"""What separates tags when they are typed in a row; white space includes the full-width one."""
QUOTES = "“”\"'‘’《》"
"""Quotation marks around a whole tag are no part of it."""


def normal_name(name: str) -> str:
    """One spelling for each tag: NFKC, without blanks and quotation marks around it."""
    return unicodedata.normalize("NFKC", name).strip().strip(QUOTES).strip()


def has_letters(name: str) -> bool:
    """Whether a name has any letter or digit; punctuation alone is no tag."""
    return any(char.isalnum() for char in name)


def tags_from_string(text: str) -> list[str]:
    """Split what an editor typed into tag names, in typed order, each once.

    Raises:
        ValidationError: a part has neither a letter nor a digit.
    """
    names = [normal_name(part) for part in SEPARATORS.split(text) if part]
    for name in names:
        if not has_letters(name):
            raise ValidationError(_("A tag needs at least one letter or digit."), code="tag-empty")
    return list(dict.fromkeys(names))


def string_from_tags(tags: Iterable[Tag]) -> str:
    """What the form shows: names separated by 、, in the order of their names."""
    return "、".join(sorted(tag.name for tag in tags))


class Tag(TagBase):
    """A subject that articles share; its address is its pinyin."""

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["slug"]

    def clean(self) -> None:
        self.name = normal_name(self.name)
        if not has_letters(self.name):
            raise ValidationError({"name": _("A tag needs at least one letter or digit.")})

    def slugify(self, tag: str, i: int | None = None) -> str:
        """The name in pinyin, with a number when the plain one is taken."""
        plain = pinyin_slug(tag)[:80] or "tag"
        return plain if i is None else f"{plain}-{i}"

    def get_absolute_url(self) -> str:
        return reverse("tag", args=[self.slug])


class TaggedArticle(ItemBase):
    """An article carries a tag."""

    tag = models.ForeignKey(Tag, models.CASCADE, related_name="tagged_articles", verbose_name=_("tag"))
    content_object = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="tagged", verbose_name=_("article")
    )

    class Meta:
        verbose_name = _("tagged article")
        verbose_name_plural = _("tagged articles")
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="tagged_once")]

    def __str__(self) -> str:
        return f"{self.tag}: {self.content_object}"
