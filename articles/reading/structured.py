"""Structured data for machines that read our pages: schema.org NewsArticle as JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from articles.models import CreditRole, ReporterKind
from articles.reading.story import Story

ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
"""JSON inside HTML must not be able to end its script element."""

ENGLISH = "/en"
"""What the addresses of the English interface begin with."""

WRITERS = (CreditRole.REPORTER, CreditRole.CORRESPONDENT, CreditRole.AGENCY)


def absolute(path: str) -> str:
    """The full address of a path of this site."""
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def news_article(story: Story) -> dict[str, Any]:
    """Describe a story as a schema.org NewsArticle, with where it stood in print."""
    article = story.article
    page, edition = article.page, article.page.edition
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.headline,
        "alternativeHeadline": article.deck or article.kicker,
        "inLanguage": "zh-Hans",
        "url": absolute(article.get_absolute_url()),
        "mainEntityOfPage": absolute(article.get_absolute_url()),
        "datePublished": edition.date.isoformat(),
        "dateModified": story.modified_at.isoformat(),
        "dateline": article.dateline,
        "printEdition": f"{edition.publication} {edition.date.isoformat()}",
        "printPage": "、".join(part.page.label for part in story.parts),
        "printSection": page.section,
        "articleSection": page.section,
        "author": _authors(story),
        "editor": [{"@type": "Person", "name": name} for name in story.responsible_editors],
        "publisher": {"@type": "NewsMediaOrganization", "name": edition.publication, "url": absolute("/")},
        "keywords": [tag.name for tag in story.tags],
        "correction": [
            {"@type": "CorrectionComment", "text": note.note, "datePublished": note.created_at.isoformat()}
            for note in story.corrections
        ],
        "image": [absolute(photo.image.url) for photo in story.photos if photo.image],
        "wordCount": sum(len(part.plain_text) for part in story.parts),
        "isAccessibleForFree": True,
    }
    return {key: value for key, value in data.items() if value not in ("", [], None)}


def _authors(story: Story) -> list[dict[str, str]]:
    writers = [byline.reporter for byline in story.bylines if byline.role in WRITERS]
    return [
        {
            "@type": "Organization" if writer.kind == ReporterKind.AGENCY else "Person",
            "name": writer.name,
            "url": absolute(writer.get_absolute_url()),
        }
        for writer in dict.fromkeys(writers)
    ]


def as_json_ld(data: dict[str, Any]) -> SafeString:
    """The data for a script element; safe because nothing in it can close the element."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(ESCAPES))  # noqa: S308 - escaped just before
