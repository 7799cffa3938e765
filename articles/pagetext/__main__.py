"""Page texts on the command line: ``python -m articles.pagetext FILE…`` prints what was read.

The result goes to stdout, errors to stderr as ``file: reason [code]``; exit 0, 1 where a file failed (the others are
done), 2 for wrong usage.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from articles.pagetext import metadata
from articles.pagetext.draft_json import draft_to_json
from articles.pagetext.errors import PageTextError
from articles.pagetext.explain import as_text
from articles.pagetext.pipeline import read_page
from articles.pagetext.values import Known, Metadata, Origin, PageDraft


def main(argv: Sequence[str] | None = None) -> int:
    """Read each file and print its draft."""
    parser = _parser()
    args = parser.parse_args(argv)
    if len(args.files) > 1 and args.page:
        parser.error("--page fits one file only")
    options = _options(parser, args)
    failed = 0
    for path in args.files:
        try:
            data, told = path.read_bytes(), _sidecar(path) if args.sidecar else None
        except OSError as error:
            failed += 1
            sys.stderr.write(f"{error.filename}: {error.strerror} [unreadable]\n")
            continue
        try:
            _write(_read(path, data, told, options), args)
        except PageTextError as error:
            failed += 1
            sys.stderr.write(f"{error} [{error.code}]\n")
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m articles.pagetext",
        description="Rebuild the stories of printed newspaper pages from their raw text.",
    )
    parser.add_argument("files", metavar="FILE", type=Path, nargs="+", help="a page text")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON object a line")
    form.add_argument("--explain", action="store_true", help="print the evidence for each field too")
    parser.add_argument("--language", choices=("zh", "en"), default="zh", help="language of the reasons (default: zh)")
    parser.add_argument("--no-sidecar", dest="sidecar", action="store_false", help="ignore the .toml beside a file")
    parser.add_argument("--publication", help="name of the publication")
    parser.add_argument("--date", help="day of the edition, as 2021-12-22")
    parser.add_argument("--page", help="label of the page, as C1")
    parser.add_argument("--section", help="name of the section")
    return parser


def _options(parser: argparse.ArgumentParser, args: argparse.Namespace) -> Metadata:
    day: Known[date] | None = None
    if args.date:
        try:
            day = Known(date.fromisoformat(args.date), Origin.OPTION, evidence="--date")
        except ValueError:
            parser.error(f"--date must be a day such as 2021-12-22, not {args.date!r}")
    if args.page and not metadata.LABEL.match(args.page):
        parser.error(f"--page must be a label such as C1 or 03, not {args.page!r}")

    def known(value: str | None, option: str) -> Known[str] | None:
        return Known(value, Origin.OPTION, evidence=option) if value else None

    return Metadata(
        publication=known(args.publication, "--publication"),
        date=day,
        page=known(args.page.upper() if args.page else None, "--page"),
        section=known(args.section, "--section"),
    )


def _sidecar(path: Path) -> bytes | None:
    beside = path.with_suffix(".toml")
    return beside.read_bytes() if beside.is_file() else None


def _read(path: Path, data: bytes, told: bytes | None, options: Metadata) -> PageDraft:
    sidecar = Metadata() if told is None else metadata.read_sidecar(str(path.with_suffix(".toml")), told)
    return read_page(str(path), data, known=metadata.best(options, sidecar, metadata.from_filename(path.name)))


def _write(draft: PageDraft, args: argparse.Namespace) -> None:
    if args.json:
        sys.stdout.write(json.dumps(draft_to_json(draft, language=args.language), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(as_text(draft, reasons=args.explain, language=args.language))


if __name__ == "__main__":
    sys.exit(main())
