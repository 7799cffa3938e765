"""What travels between processes arrives whole: drafts, errors with all their facts, faults with their traceback."""

from __future__ import annotations

import pickle
from multiprocessing import Pipe
from threading import Thread
from typing import Any

import pytest
from django.conf import settings

from articles.pagetext import read_page, worker
from articles.pagetext.errors import EmptyText, LinesLost, NotText, PageTextError, TooLarge, WrongMetadata
from articles.pagetext.metadata import from_filename
from articles.pagetext.text.decode import decode
from articles.pagetext.values import Metadata
from articles.pagetext.worker import answer, serve

TEXT = "甲村新建图书室\n□记者 张三\n  本报讯 甲村的图书室昨天开门，三千册书摆上了架。\n".encode()
MOST = 10_000


class AsksForTwo(Exception):
    """Cannot be unpickled: it is called with one argument only."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one)
        self.two = two


def refused(data: bytes) -> PageTextError:
    with pytest.raises(PageTextError) as caught:
        decode("page.txt", data, max_bytes=MOST)
    return caught.value


def no_such_day() -> PageTextError:
    with pytest.raises(WrongMetadata) as caught:
        from_filename("2021-02-30_C1.txt")
    return caught.value


ERRORS = [
    PageTextError("page.txt", "in words"),
    refused(b" \n"),
    refused(b"x" * (MOST + 1)),
    refused(b"%PDF-1.7"),
    refused(TEXT[:30] + b"\xff" + TEXT[30:]),
    NotText("page.txt", "in words", offset=3, tried=("utf-8", "gb18030")),
    LinesLost("page.txt", lost=(3, 4), double=(), ghost=(7,)),
    no_such_day(),
]


def sent(value: Any) -> Any:
    """The value as another process is given it."""
    return pickle.loads(pickle.dumps(value))  # noqa: S301


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.fault or error.code)
def test_an_error_arrives_with_all_its_facts(error):
    arrived = sent(error)

    assert type(arrived) is type(error)
    assert (str(arrived), arrived.said("zh"), arrived.said("en")) == (str(error), error.said("zh"), error.said("en"))
    assert (arrived.args, vars(arrived)) == (error.args, vars(error))


def test_every_kind_of_error_is_tried():
    assert {type(error) for error in ERRORS} == {PageTextError, EmptyText, TooLarge, NotText, LinesLost, WrongMetadata}


def test_a_draft_arrives_as_it_was():
    (path,) = (settings.BASE_DIR / "seeds").glob("*.txt")
    draft = read_page(path.name, path.read_bytes())

    assert sent(draft) == draft


def test_texts_are_answered_one_after_the_other_until_the_pipe_is_closed():
    ours, theirs = Pipe()
    thread = Thread(target=serve, args=(theirs,))
    thread.start()

    ours.send(("a.txt", TEXT, Metadata(), MOST))
    draft = ours.recv()
    ours.send(("b.txt", b" ", Metadata(), MOST))
    error = ours.recv()
    ours.close()
    thread.join(timeout=10)

    assert draft == read_page("a.txt", TEXT)
    assert (type(error), error.name) == (EmptyText, "b.txt")
    assert not thread.is_alive()
    theirs.close()


@pytest.mark.parametrize(
    ("fault", "expected"),
    [(KeyError("lost"), "KeyError('lost')"), (AsksForTwo("one", "two"), "RuntimeError(\"AsksForTwo('one')\"")],
)
def test_a_fault_of_ours_arrives_with_its_traceback(monkeypatch, fault, expected):
    def fail(*args, **kwargs):
        raise fault

    monkeypatch.setattr(worker, "read_page", fail)

    arrived = sent(answer("page.txt", TEXT, Metadata(), MOST))

    assert repr(arrived).startswith(expected)
    assert "in fail" in "".join([*getattr(arrived, "__notes__", []), *map(str, arrived.args)])
