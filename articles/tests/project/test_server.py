"""The server as an operator starts it."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from django.conf import settings

from articles.tests.project.site import environment

PATIENCE = 20
"""Seconds that the server may take to answer for the first time."""


class Server:
    """A running gunicorn: where it listens, and everything it wrote once it has ended."""

    def __init__(self, port: int, log: Path, process: subprocess.Popen[bytes]) -> None:
        self.port = port
        self.log = log
        self.process = process

    def ask(self, path: str, **headers: str) -> tuple[int, dict[str, str]]:
        """Send a GET, return status and headers."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status, dict(answer.headers)

    def is_up(self) -> bool:
        """Whether somebody listens at the port; an ended process is an error."""
        assert self.process.poll() is None, "the server ended"
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def server(production: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A production site on a free port."""
    path = tmp_path_factory.mktemp("server") / "log"
    port = free_port()
    with path.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "newsroom/gunicorn.py"],
            cwd=settings.BASE_DIR,
            env=environment(**production, PORT=str(port), WEB_CONCURRENCY="1"),
            stderr=log,
        )
        server = Server(port, path, process)
        limit = time.monotonic() + PATIENCE
        while not server.is_up() and time.monotonic() < limit:
            time.sleep(0.1)
        yield server
        process.terminate()
        assert process.wait(timeout=10) == 0


def test_health_is_answered_without_https(server):
    status, _ = server.ask("/health/", Host="paper.example")

    assert status == 200


def test_readers_are_sent_to_https(server):
    status, headers = server.ask("/", Host="paper.example")

    assert (status, headers["Location"]) == (301, "https://paper.example/")


def test_a_proxy_on_this_machine_may_say_that_https_was_used(server):
    status, headers = server.ask("/robots.txt", Host="paper.example", X_Forwarded_Proto="https")

    assert status == 200
    assert headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_another_host_is_refused(server):
    status, _ = server.ask("/robots.txt", Host="other.example", X_Forwarded_Proto="https")

    assert status == 400


def test_each_request_is_one_json_record(server):
    server.ask("/health/?seen-in-log", Host="paper.example", X_Forwarded_For="198.51.100.1")

    deadline = time.monotonic() + 10  # seconds; the record follows the answer
    while "seen-in-log" not in server.log.read_text(encoding="utf-8") and time.monotonic() < deadline:
        time.sleep(0.05)
    records = [json.loads(line) for line in server.log.read_text(encoding="utf-8").splitlines()]
    access = [record["event"] for record in records if record["logger"] == "gunicorn.access"]
    assert any("/health/?seen-in-log" in line and "198.51.100.1" in line for line in access)
