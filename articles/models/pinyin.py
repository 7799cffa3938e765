"""Chinese in Latin letters, for addresses."""

from __future__ import annotations

from django.utils.text import slugify


def pinyin_slug(text: str) -> str:
    """The text as the plain part of an address: ``张三`` → ``zhang-san``; "" where nothing of it can be written so."""
    # Its dictionary takes 60 MB, which a process that only shows pages can do without.
    from pypinyin import lazy_pinyin

    return slugify("-".join(lazy_pinyin(text)))
