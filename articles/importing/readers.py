"""Reading page texts by several processes, for that is where the time of an import goes.

A process that reads is started anew (`spawn`), so that it inherits no connection to the database and no lock; it is
given texts and gives drafts, and writes nothing. Each is looked after by a thread of its own, which waits for it.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from multiprocessing import get_context, resource_tracker
from queue import Empty, SimpleQueue

from django.utils.translation import gettext as _

from articles.importing.errors import ReaderLost
from articles.importing.texts import Text
from articles.pagetext import PageDraft, read_page
from articles.pagetext.worker import Request, serve

TRIES = 2
"""Processes that are given a page; one may have been ended for another's fault, two were not by chance."""
SPAWN = get_context("spawn")

Reading = Callable[[], PageDraft]
"""Waits for the draft of a text, or raises what the reading of it raised."""


Readers = Callable[..., AbstractContextManager[Callable[[Text], Reading]]]
"""As `readers`."""


@contextmanager
def readers(number: int, *, max_bytes: int) -> Iterator[Callable[[Text], Reading]]:
    """What begins to read a text: in one of `number` processes at once, or for 1 in this one when it is asked for.

    No process is started before there is a text to read; on leaving all are ended, whatever they do.
    """
    if number == 1:
        yield lambda text: partial(read_page, text.name, text.data, known=text.known, max_bytes=max_bytes)
        return
    pool = _Pool(number)
    try:
        yield lambda text: pool.begin((text.name, text.data, text.known, max_bytes))
    finally:
        pool.close()


class _Ended(Exception):
    """A process that was reading is there no more; `exitcode` is negative for a signal."""

    def __init__(self, exitcode: int | None) -> None:
        super().__init__(exitcode)
        self.exitcode = exitcode

    @property
    def reason(self) -> str:
        """The name of the signal, or the exit code."""
        if self.exitcode is not None and self.exitcode < 0:
            return signal.Signals(-self.exitcode).name
        return _("exit code %(code)s") % {"code": self.exitcode}


class _Worker:
    """A process that reads, with the pipe to it."""

    def __init__(self) -> None:
        self.pipe, theirs = SPAWN.Pipe()
        self.process = SPAWN.Process(target=serve, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()

    def ask(self, request: Request) -> PageDraft | Exception:
        """Send a text and wait for what becomes of it.

        Raises:
            _Ended: the process has ended meanwhile, or before.
        """
        try:
            self.pipe.send(request)
            return self.pipe.recv()
        except (EOFError, OSError) as error:
            raise _Ended(self.end()) from error

    def end(self) -> int | None:
        """End the process; its exit code."""
        self.process.kill()
        self.process.join()
        self.pipe.close()
        return self.process.exitcode


class _Pool:
    """Threads that each ask one process at a time; a process that ends is replaced."""

    def __init__(self, number: int) -> None:
        self._threads = ThreadPoolExecutor(number, initializer=_leave_interrupts_to_main_thread)
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._all: set[_Worker] = set()
        self._lock = threading.Lock()
        self._is_closed = False

    def begin(self, request: Request) -> Reading:
        """Have the text read as soon as a process is free."""
        future = self._threads.submit(self._read, request)

        def reading() -> PageDraft:
            try:
                return future.result()
            except _Ended as error:
                message = _("the process that read it was ended %(times)d times (%(why)s); try fewer --jobs")
                raise ReaderLost(request[0], message % {"times": TRIES, "why": error.reason}) from error

        return reading

    def close(self) -> None:
        """End all processes at once; what is not read by now is not read."""
        with self._lock:
            self._is_closed = True
            for worker in self._all:
                worker.process.kill()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._all:
            worker.end()

    def _read(self, request: Request) -> PageDraft:
        tries = TRIES
        while True:
            worker = self._take()
            try:
                answer = worker.ask(request)
            except _Ended:
                with self._lock:
                    self._all.discard(worker)
                tries -= 1
                if not tries or self._is_closed:
                    raise
                continue
            self._idle.put(worker)
            if isinstance(answer, Exception):
                raise answer
            return answer

    def _take(self) -> _Worker:
        """A process that has nothing to do; there are never more than threads."""
        try:
            return self._idle.get_nowait()
        except Empty:
            with self._lock:
                if self._is_closed:
                    raise _Ended(None) from None
                worker = _Worker()
                self._all.add(worker)
                return worker


def _leave_interrupts_to_main_thread() -> None:
    """Block Ctrl+C in a thread and in the processes that it starts: the main thread ends them in good order.

    The process that multiprocessing itself needs goes first, for starting it would let Ctrl+C through again.
    """
    resource_tracker.ensure_running()
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
