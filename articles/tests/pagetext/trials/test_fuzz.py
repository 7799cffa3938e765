"""The fuzzer: it finds what is wrong, tells how to have it again, and is quiet otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.pagetext.errors import LinesLost, PageTextError
from articles.pagetext.trials import fuzz

TEXT = "桥通车了\n\n■记者 张三\n\n某村的桥昨天通车，村民们走上桥头。\n"


def test_the_same_number_gives_the_same_page() -> None:
    assert [fuzz.case(number, [TEXT]) for number in range(60)] == [fuzz.case(number, [TEXT]) for number in range(60)]


def test_all_kinds_of_pages_come_up() -> None:
    found = {fuzz.case(number, [TEXT]).what.split(" of ")[0] for number in range(200)}

    assert {"any bytes", "a line", "a block doubled", "lines shuffled", "characters spoilt"} <= found


def test_some_pages_are_read_without_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")

    assert fuzz.main([str(page), "--number", "12", "--seed", "40", "--failures", str(tmp_path / "failures")]) == 0

    assert "12 pages read from seed 40" in capsys.readouterr().out
    assert not (tmp_path / "failures").exists()


@pytest.mark.parametrize(
    ("error", "told"),
    [
        pytest.param(RuntimeError("a fault"), "RuntimeError: a fault", id="exception"),
        pytest.param(LinesLost("page.txt", lost=(3,), double=(), ghost=()), "lines lost", id="lines lost"),
    ],
)
def test_a_failure_is_told_with_its_seed_and_text(
    error: Exception, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise error

    monkeypatch.setattr(fuzz, "read_page", fail)

    assert fuzz.main(["--number", "5", "--seed", "7", "--failures", str(tmp_path)]) == 1

    said = capsys.readouterr().err
    assert "seed 7" in said
    assert told in said
    pages = list(fuzz._texts([folder for folder in fuzz.PAGES if folder.is_dir()]))
    assert (tmp_path / "7.txt").read_bytes() == fuzz.case(7, pages).data


def test_an_error_for_the_sender_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise PageTextError("page.txt", "refused")

    monkeypatch.setattr(fuzz, "read_page", refuse)

    assert fuzz.fault(fuzz.Case(0, "page", b"")) == ""


def test_too_long_is_a_fault() -> None:
    assert "seconds" in fuzz.fault(fuzz.Case(0, "page", TEXT.encode()), limit=0.0)


def test_another_draft_at_the_second_reading_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = iter((TEXT, TEXT + "又及\n"))
    read = fuzz.read_page
    monkeypatch.setattr(fuzz, "read_page", lambda name, _data: read(name, next(texts).encode()))

    assert "another draft" in fuzz.fault(fuzz.Case(0, "page", b""))
