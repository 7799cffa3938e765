"""Rebuild the stories of a printed newspaper page from the text that was pulled out of it.

Pure Python on the standard library: no Django, no database, no clock, no settings.
The road is ``bytes -> lines -> blocks -> claims -> stories -> PageDraft``; `pipeline.read_page` shows it
on one screen, `values` holds what travels on it.
"""

from articles.pagetext.errors import PageTextError
from articles.pagetext.pipeline import read_page
from articles.pagetext.values import PageDraft
from articles.pagetext.version import VERSION

__all__ = ["VERSION", "PageDraft", "PageTextError", "read_page"]
