"""An article as readers read it: its parts from all pages in one, with its people, photos and corrections."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property

from articles.models import Article, Byline, Correction, Photo, Tag
from articles.reading.credits import CreditLine, by_role


@dataclass(frozen=True)
class Story:
    """An article and its continuations, the first part first."""

    parts: tuple[Article, ...]

    @property
    def article(self) -> Article:
        """The first part: its headline and its address are the story's."""
        return self.parts[0]

    @cached_property
    def credits(self) -> list[CreditLine]:
        """Who wrote it; a continuation's own bylines join those of the first part."""
        return by_role(self.bylines)

    @cached_property
    def bylines(self) -> list[Byline]:
        return [byline for part in self.parts for byline in part.bylines.all()]

    @cached_property
    def photos(self) -> list[Photo]:
        return [photo for part in self.parts for photo in part.photos.all() if not photo.is_withheld]

    @cached_property
    def corrections(self) -> list[Correction]:
        """Newest first."""
        notes = [note for part in self.parts for note in part.corrections.all()]
        return sorted(notes, key=lambda note: (note.created_at, note.pk), reverse=True)

    @cached_property
    def tags(self) -> list[Tag]:
        return sorted({tag for part in self.parts for tag in part.tags.all()}, key=lambda tag: tag.slug)

    @property
    def open_jump(self) -> str:
        """The label of the page where the story goes on in print, while no part of it is public there; or ""."""
        return self.parts[-1].jump_to

    @cached_property
    def responsible_editors(self) -> list[str]:
        """Of all pages that it stands on, each once."""
        return list(dict.fromkeys(part.page.responsible_editor for part in self.parts if part.page.responsible_editor))

    @cached_property
    def modified_at(self) -> datetime.datetime:
        """When a word of it changed last."""
        return max(part.updated_at for part in self.parts)


def story_of(article: Article, *, is_preview: bool = False) -> Story:
    """Join an article with what continues it; readers get public parts only, a preview shows all."""
    parts = [part for part in article.parts() if part == article or is_preview or part.is_public]
    return Story(tuple(parts))
