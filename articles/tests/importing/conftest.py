"""What the import tests share: the system user, and one call that imports a draft."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from articles.editorial.rights import importer
from articles.importing.apply import apply_draft
from articles.models import Page
from articles.pagetext.values import PageDraft
from articles.tests.importing.aged import LIBRARY, WORSE, age
from articles.tests.importing.command import PAGE, Ran, run_command, write


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


@pytest.fixture
def old(run: Callable[..., Ran], tmp_path: Path) -> Callable[..., Page]:
    """Import a page by options as it was long ago: an older importer, no file left."""

    def bring(text: str = PAGE, *options: object, headline: str = LIBRARY, was: str = WORSE) -> Page:
        keys = set(Page.objects.values_list("pk", flat=True))
        path = write(tmp_path, f"scan{len(keys)}.txt", text)
        assert run(path, *options).code == 0
        path.unlink()
        page = Page.objects.exclude(pk__in=keys).get()
        age(page, headline=headline, was=was)
        return page

    return bring
