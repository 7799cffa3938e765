"""What the import tests share: the system user, and one call that imports a draft."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from articles.editorial.rights import importer
from articles.importing.apply import apply_draft
from articles.models import Page
from articles.pagetext.values import PageDraft
from articles.tests.importing.command import Ran, run_command


@pytest.fixture
def bring(db: None) -> Callable[[PageDraft], Page]:
    """Import a draft as the system user; gives its page, read anew."""

    def bring_in(draft: PageDraft) -> Page:
        text = "\n".join(line.text for line in draft.lines)
        _plan, page = apply_draft(draft, text=text, by=importer(), check=lambda _plan: None)
        return Page.objects.select_related("edition", "current_source").get(pk=page.pk)

    return bring_in


@pytest.fixture
def run(db: None) -> Callable[..., Ran]:
    """`manage.py import_seeds` with the arguments given."""
    return run_command
