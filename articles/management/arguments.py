"""What may stand on the command line; anything else is wrong usage, told before anything is read or written."""

from __future__ import annotations

import unicodedata
from argparse import ArgumentTypeError
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from articles.importing import report
from articles.importing.known import Options, misfits
from articles.pagetext.metadata import LABEL, LONGEST_TEXT

WRONG_USAGE = 2
"""Exit code; 1 says that a file failed or none was found."""
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


def check_usage(options: Mapping[str, Any]) -> None:
    """Refuse options that contradict each other.

    Raises:
        CommandError: with exit code 2.
    """
    if options["output"] is not None and options["format"] != "json":
        _refuse(_("--output needs --format json"))
    if options["publish"] and options["dry_run"]:
        _refuse(_("--publish writes, --dry-run does not: choose one"))
    if options["reimport"] and options["paths"]:
        _refuse(_("--reimport reads what is in the database; it takes no paths"))
    if options["reimport"] and (options["publication"] or options["section"] or options["no_sidecar"]):
        _refuse(_("--reimport keeps what is known of the pages; only --date and --page go with it, to choose some"))


def check_files(options: Mapping[str, Any], given: Options, seeds: Sequence[Path]) -> None:
    """Refuse options that do not fit the files.

    Raises:
        CommandError: with exit code 2.
    """
    if why := misfits(seeds, given):
        _refuse(why)
    if options["output"] is not None and (clash := report.collision(seeds)):
        what = {"one": clash[0], "other": clash[1]}
        _refuse(_("%(one)s and %(other)s would be one output file, or the list of links") % what)


def output_folder(path: Path) -> report.Output:
    """A folder for the drafts, made where it is missing.

    Raises:
        CommandError: with exit code 2; it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        _refuse(f"{path}: {error.strerror}")
    return report.Output(path)


def _refuse(why: str) -> NoReturn:
    raise CommandError(why, returncode=WRONG_USAGE)
