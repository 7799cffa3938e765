"""What the desk calls fields and states where no form field is at hand to ask."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from articles.models import Article, Edition

FIELD_NAMES = {
    "kicker": _("kicker"),
    "headline": _("headline"),
    "deck": _("deck"),
    "bylines": _("bylines"),
    "dateline": _("dateline"),
    "body": _("body"),
    "kind": _("kind"),
    "jump_to": _("continued on page"),
    "jump_from": _("continued from page"),
    "title": _("title"),
    "caption": _("caption"),
    "credits": _("photo credits"),
    "date": _("date"),
    "page": _("page label"),
    "section": _("section"),
    "publication": _("publication"),
    "editor": _("responsible editor"),
}
"""Field of a flag -> its name."""

STATUS_NAMES = dict(Edition.Status.choices) | dict(Article.Status.choices)
"""State of an article or edition -> its name."""
