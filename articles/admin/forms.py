"""The forms of the desk: an article's words, with the version that the editor saw."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_prose_editor.widgets import importmap
from js_asset import Media, Script

from articles.admin.body_html import from_html, from_text, to_html, to_text
from articles.models import Article

ONE_LINE = ("kicker", "headline", "deck", "dateline", "origin")
LINE_BREAK = re.compile(r"[ \t]*[\r\n]+[ \t]*")
"""Becomes one blank; a wide blank inside a headline of two parts stays."""


class BodyWidget(forms.Textarea):
    """Body blocks in the rich editor; without JavaScript a text area with marked text.

    The page carries both forms: the text area holds the marked text, ``data-body-html`` the HTML that the script
    puts in its place when the editor stands. A hidden field tells which of the two comes back.
    ``data-body-lines`` leads from the words of a block to its source lines, for the panel beside the form.
    """

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__(attrs={"class": "body-editor", "rows": 30, "lang": "zh-Hans", **(attrs or {})})

    @property
    def media(self) -> Media:
        return Media(importmap=importmap, js=[Script("articles/desk/body.js", type="module")])

    def format_value(self, value: Any) -> str:
        return to_text(value or [])

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        lines = [{"text": block["text"], "lines": block.get("lines", [])} for block in value or []]
        context["widget"]["attrs"] |= {
            "data-body-html": to_html(value or []),
            "data-body-lines": json.dumps(lines, ensure_ascii=False),
            "data-labels": json.dumps(_labels()),
        }
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[dict[str, str]] | None:
        text = data.get(name)
        if text is None:
            return None
        return from_html(text) if data.get(f"{name}_format") == "html" else from_text(text)


def _labels() -> dict[str, str]:
    """The words of the editor's bar."""
    return {
        "bar": gettext("Kind of block"),
        "body": gettext("body"),
        "paragraph": gettext("Paragraph"),
        "subhead": gettext("Subhead"),
        "verse": gettext("Verse"),
        "table": gettext("Table"),
        "undo": gettext("Undo"),
        "redo": gettext("Redo"),
    }


class BodyField(forms.Field):
    """Blocks without their source lines; those are carried over when the article is saved."""

    widget = BodyWidget

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _words(initial) != _words(data)


def _words(blocks: Any) -> list[tuple[str, str]]:
    return [(block["type"], block["text"]) for block in blocks or []]


class OneLine(forms.Textarea):
    """A text without line breaks that may be longer than the field is wide."""

    def __init__(self, attrs: Mapping[str, str] | None = None) -> None:
        super().__init__(attrs={"rows": 1, "class": "one-line", **(attrs or {})})


class ArticleForm(forms.ModelForm):
    """An article's words. `seen_version` is the one that the editor saw; a newer row refuses the save."""

    body = BodyField(
        label=_("body"),
        required=False,
        help_text=_(
            "In plain text: a blank line ends a paragraph; # begins a subhead, > a line of verse, | one of a table."
        ),
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=1)
    correction_note = forms.CharField(
        label=_("correction note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Readers see it above the article: what was wrong, what is right."),
    )
    comment = forms.CharField(
        label=_("comment"),
        required=False,
        widget=OneLine,
        help_text=_("For the desk only: why you changed it."),
    )

    class Meta:
        model = Article
        fields = [
            "page", "kind", "position", "kicker", "headline", "deck", "dateline", "body", "jump_to", "jump_from",
            "continued_on", "origin", "slug", "tags",
        ]  # fmt: skip
        widgets = dict.fromkeys(ONE_LINE, OneLine)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen_version"] = self.instance.version
        if "tags" in self.fields:
            query = urlencode({"app_label": "articles", "model_name": "taggedarticle", "field_name": "tag"})
            self.fields["tags"].widget.attrs["data-suggest"] = f"{reverse('admin:autocomplete')}?{query}"
            self.fields["tags"].help_text = _("Separated by 、 or a blank.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in ONE_LINE:
            if name in cleaned:
                cleaned[name] = LINE_BREAK.sub(" ", cleaned[name]).strip()
        if self.instance.status == Article.Status.PUBLISHED and not cleaned.get("correction_note", "").strip():
            self.add_error(
                "correction_note",
                ValidationError(_("This article is published: tell its readers what you corrected."), code="no-note"),
            )
        return cleaned
