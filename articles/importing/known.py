"""What is known of a page before its text is read: options, then the sidecar, then the file's name.

A site shows one publication. An option or a sidecar that names another is refused; names are compared without the
middle dot and blanks, so ``嘉兴日报·平湖版`` and ``嘉兴日报 平湖版`` are one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from articles.importing.errors import OtherPublication
from articles.importing.seeds import read_bytes, readable
from articles.pagetext.errors import PageTextError, WrongMetadata
from articles.pagetext.metadata import from_filename, read_sidecar
from articles.pagetext.values import Known, Metadata, Origin

NO_MATTER = re.compile(r"[\s·・•‧]+")
"""What does not count when names of publications are compared."""
SIDECAR_BYTES = 100_000
"""A larger sidecar is no sidecar; the four keys need a few hundred bytes."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller says about all files of a run; None and "" where they say nothing."""

    date: date | None = None
    page: str = ""
    publication: str = ""
    section: str = ""
    use_sidecar: bool = True

    @property
    def metadata(self) -> Metadata:
        return Metadata(
            publication=_given(self.publication),
            date=Known(self.date, Origin.OPTION) if self.date else None,
            page=_given(self.page),
            section=_given(self.section),
        )


def known_metadata(path: Path, options: Options) -> Metadata:
    """What is known of the file's page; the publication is always the site's, in the site's spelling.

    Raises:
        WrongMetadata: the sidecar has an unknown key, a wrong type or an impossible date; so has the file's name.
        OtherPublication: another publication is named.
        Unreadable, TooLarge: the sidecar cannot be read.
    """
    known = _over(options.metadata, _from_filename(path))
    sidecar = path.with_suffix(".toml")
    if options.use_sidecar and sidecar.exists():
        beside = read_sidecar(str(sidecar), read_bytes(sidecar, max_bytes=SIDECAR_BYTES))
        known = _over(_over(options.metadata, beside), known)
    return replace(known, publication=_site_publication(str(path), known.publication))


def _from_filename(path: Path) -> Metadata:
    """What the file's name says; an error names the whole path, for names come again in every folder."""
    try:
        return from_filename(path.name)
    except WrongMetadata as error:
        raise WrongMetadata(readable(path), fault=error.fault, **error.facts) from error


def same_publication(one: str, other: str) -> bool:
    """Whether two names mean one publication."""
    return _plain(one) == _plain(other)


def check_publication(name: str, given: str) -> None:
    """Refuse a publication that is not the site's.

    Raises:
        OtherPublication: it is another.
    """
    if not same_publication(given, settings.PUBLICATION):
        message = _("belongs to “%(other)s”; this site shows “%(ours)s” (NEWSROOM_PUBLICATION)")
        raise OtherPublication(name, message % {"other": given, "ours": settings.PUBLICATION}, publication=given)


def misfits(paths: Sequence[Path], options: Options) -> str:
    """Why `--date` or `--page` cannot hold for all the files at once; empty when they can.

    Two files whose names or sidecars give different days cannot both be of `--date`, the same for labels and
    `--page`; and two files that end with the same day and label (or the same label and no day) cannot both be
    that page. Files whose metadata is wrong are left to their own error.
    """
    if not (options.date or options.page) or len(paths) < 2:
        return ""
    own = [found for path in paths if (found := _own(path, options)) is not None]
    days = {known.date.value for known in own if known.date}
    if options.date and len(days) > 1:
        return _("--date cannot fit all files: they are of different days")
    labels = {known.page.value for known in own if known.page}
    if options.page and len(labels) > 1:
        return _("--page cannot fit all files: they are different pages")
    places = [place for known in own if (place := _place(_over(options.metadata, known)))]
    if len(places) > len(set(places)):
        return _("--page and --date would make one page of several files")
    return ""


def _own(path: Path, options: Options) -> Metadata | None:
    try:
        return known_metadata(path, Options(use_sidecar=options.use_sidecar))
    except PageTextError:
        return None


def _place(known: Metadata) -> tuple[date | None, str] | None:
    """Day and label of a page; None where its label is not known yet, which may still be any."""
    return (known.date.value if known.date else None, known.page.value) if known.page else None


def _given(value: str) -> Known[str] | None:
    return Known(value.strip(), Origin.OPTION) if value.strip() else None


def _over(first: Metadata, second: Metadata) -> Metadata:
    """The first's values, and the second's where the first has none."""
    return Metadata(
        publication=first.publication or second.publication,
        date=first.date or second.date,
        page=first.page or second.page,
        section=first.section or second.section,
        editor=first.editor or second.editor,
    )


def _site_publication(name: str, given: Known[str] | None) -> Known[str]:
    if given is None:
        return Known(settings.PUBLICATION, Origin.OPTION)
    check_publication(name, given.value)
    return replace(given, value=settings.PUBLICATION)


def _plain(name: str) -> str:
    return NO_MATTER.sub("", unicodedata.normalize("NFKC", name))
