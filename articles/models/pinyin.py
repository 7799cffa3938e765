"""Chinese in Latin letters, for addresses."""

from __future__ import annotations

import os

from django.utils.text import slugify


def read_names_only() -> None:
    """Keep the dictionary small, for a process that makes addresses of people alone: no name is in its 44 MB of words.

    To be said before the first address is made.
    """
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")


def pinyin_slug(text: str) -> str:
    """The text as the plain part of an address: ``张三`` → ``zhang-san``; "" where nothing of it can be written so."""
    # Its dictionary takes 60 MB, which a process that only shows pages can do without.
    from pypinyin import lazy_pinyin

    return slugify("-".join(lazy_pinyin(text)))
