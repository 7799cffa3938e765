"""Learning from a small folder of gold pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from articles.pagetext.learning import __main__ as learn
from articles.pagetext.learning import language as learn_language
from articles.pagetext.learning.folds import ALL, EVERY, fold_of, folder, gold_files
from articles.pagetext.learning.goldpages import gold_pages
from articles.pagetext.learning.scattered import LEAST, write_beside
from articles.pagetext.learnt import load as load_all
from articles.pagetext.order.reading_order import LOOKS, PAGE, TURNS, WEIGHTS, chains, load
from articles.pagetext.values import Role, SourceLine

STORIES = (
    ("果园丰收", ["本报讯　张三家的果园今年", "收成很好，果子又大又甜，", "路过的人都要停下来看看。"]),
    ("校舍翻新", ["本报讯　李四所在的小学用", "一个假期翻新了校舍，教室", "里换上了新的桌椅和黑板。"]),
)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Five pages of five days, each with the two stories."""
    for day in range(1, 6):
        lines = [f"第 {day} 版"]
        items = []
        for headline, body in STORIES:
            first = len(lines) + 1
            lines += [headline, *body]
            items.append(
                {
                    "kind": "article",
                    "headline": headline,
                    **dict.fromkeys(("kicker", "deck", "jump_to", "jump_from"), ""),
                    "bylines": [],
                    "dateline": "本报讯",
                    "body": [{"type": "paragraph", "text": "".join(body).removeprefix("本报讯").strip()}],
                    "source_lines": {"headline": [first], "body": list(range(first + 1, first + 1 + len(body)))},
                }
            )
        page = {
            "source": f"page{day}.txt",
            "date": f"2001-01-0{day}",
            "style": "plain",
            "extractor": "none",
            "items": items,
        }
        (tmp_path / f"page{day}.json").write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8")
        (tmp_path / f"page{day}.txt").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


OF_ORDER = ("language", "senses", "roles", "depths", "order", "page")
"""The stages up to the order of a page."""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No general text and a small table: what is learnt from them is not the subject."""
    monkeypatch.setattr(learn_language, "general_texts", lambda: iter(()))
    monkeypatch.setattr(learn_language, "SLOTS", 4096)


def test_what_was_learnt_is_written_and_tells_the_stories_apart(gold, tmp_path):
    code = learn.main(
        [
            "--gold",
            str(gold),
            "--work",
            str(tmp_path / "work"),
            "--only",
            *OF_ORDER,
        ]
    )

    assert code == 0
    model = load(folder(tmp_path / "work", ALL))
    assert set(model.weights) == {*LOOKS, PAGE, TURNS}
    rows = [
        (role, text)
        for headline, body in STORIES
        for role, text in [(Role.HEADLINE, headline), *((Role.BODY, line) for line in body)]
    ]
    found = chains(
        [SourceLine(at, text) for at, (_, text) in enumerate(rows, 1)],
        {at: role for at, (role, _) in enumerate(rows, 1)},
        model=model,
    )
    assert [one.lines for one in found] == [(2, 3, 4), (6, 7, 8)]


def test_figures_stand_side_by_side_cross_validated_and_fitted(gold, capsys):
    learn.main(["--gold", str(gold), "--only", "language", "senses", "roles", "depths", "order"])

    printed = capsys.readouterr().out
    assert printed.index("fitted") < printed.index("cross-validated by date")
    assert printed.count("all but woven") == 2


def test_all_stages_are_learnt_and_every_page_is_read_by_what_has_not_seen_its_day(gold, tmp_path, capsys):
    work, drafts = tmp_path / "work", tmp_path / "drafts"

    learn.main(["--gold", str(gold), "--work", str(work), "--drafts", str(drafts)])

    assert sorted(path.name for path in drafts.iterdir()) == [f"page{day}.json" for day in range(1, 6)]
    assert all(load_all(folder(work, fold)).joints for fold in EVERY)
    assert "threshold" in capsys.readouterr().out


def test_a_page_is_judged_by_a_language_that_has_not_seen_its_date(gold):
    pages = list(gold_pages(gold_files([gold])))
    fold = fold_of(pages[0].date)
    seen = [page for page in pages if fold_of(page.date) != fold]

    tables = learn_language.tables(pages, folds=[ALL, fold])

    assert tables[fold].count("果园") == pytest.approx(len(seen), abs=1.5)
    assert tables[fold].total < tables[ALL].total


def test_weights_of_scattered_pages_stand_beside_the_usual_where_they_differ(tmp_path):
    usual = {PAGE: {"back": -1.0}, TURNS: {"alike": 1.0, "other": 1.0}}

    write_beside(usual, {PAGE: {"back": 0.0}, TURNS: {"alike": 1.01, "other": 0.5, "new": 2.0}}, tmp_path / WEIGHTS)

    raw = json.loads((tmp_path / WEIGHTS).read_text(encoding="utf-8"))
    assert raw == {"order": usual, "scattered": {PAGE: {"back": 0.0}, TURNS: {"other": 0.5, "new": 2.0}}}


def test_without_scattered_pages_the_usual_weights_stay(gold, tmp_path, capsys):
    work = tmp_path / "work"
    learn.main(["--gold", str(gold), "--work", str(work), "--only", *OF_ORDER, "scattered"])

    model = load(folder(work, ALL))
    assert "0 scattered pages of" in capsys.readouterr().out
    assert model.of(is_scattered=True)[TURNS] == pytest.approx(model.weights[TURNS], abs=LEAST)
