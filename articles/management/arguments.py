"""What may stand behind an option on the command line; anything else is wrong usage, told before anything is done."""

from __future__ import annotations

import unicodedata
from argparse import ArgumentTypeError
from datetime import date

from django.utils.translation import gettext as _

from articles.pagetext.metadata import LABEL, LONGEST_TEXT

MOST_JOBS = 64
"""Processes that read at once; a larger number is a slip of the keys."""


def day(value: str) -> date:
    """A day on the command line."""
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise ArgumentTypeError(_("“%(value)s” is no date like 2021-12-22") % {"value": value}) from error


def label(value: str) -> str:
    """A page's label on the command line, under the rule of sidecars; "" says nothing."""
    text = unicodedata.normalize("NFKC", value).strip().upper()
    if text and not LABEL.match(text):
        raise ArgumentTypeError(_("“%(value)s” is no page label like C1 or 03") % {"value": value})
    return text


def name(value: str) -> str:
    """The name of a publication or a page on the command line, no longer than in a sidecar; "" says nothing."""
    text = value.strip()
    if len(text) > LONGEST_TEXT or not text.isprintable():
        message = _("a name has at most %(limit)d printable characters, not “%(value)s”")
        raise ArgumentTypeError(message % {"limit": LONGEST_TEXT, "value": text[:LONGEST_TEXT]})
    return text


def jobs(value: str) -> int:
    """A number of processes on the command line."""
    if not value.isdecimal() or not 1 <= int(value) <= MOST_JOBS:
        raise ArgumentTypeError(_("“%(value)s” is no number from 1 to %(most)d") % {"value": value, "most": MOST_JOBS})
    return int(value)
