"""What the site writes to its log."""

import json

import pytest

from articles.tests.project.site import PRODUCTION, manage

SAY = """
import logging, structlog
logging.getLogger("articles").info("第 %s 版", "C1", extra={"page": "C1"})
structlog.get_logger("articles").warning("held back", flags=4)
logging.getLogger("articles").debug("too quiet")
try:
    1 / 0
except ZeroDivisionError:
    logging.getLogger("django.request").exception("broken")
"""


@pytest.fixture(scope="module")
def production_log():
    """The records of `SAY` in production, in order."""
    lines = manage("shell", "--no-imports", "-c", SAY, **PRODUCTION).stderr.splitlines()
    return [json.loads(line) for line in lines]


def test_every_line_is_one_json_object(production_log):
    assert [record["level"] for record in production_log] == ["info", "warning", "error"]
    assert all({"event", "logger", "timestamp"} <= record.keys() for record in production_log)


def test_facts_stand_beside_the_words(production_log):
    said, held, _ = production_log

    assert (said["event"], said["page"]) == ("第 C1 版", "C1")
    assert (held["event"], held["flags"]) == ("held back", 4)


def test_a_traceback_stays_inside_its_record(production_log):
    assert "ZeroDivisionError" in production_log[-1]["exception"]


def test_chinese_can_be_read_in_the_raw_log():
    assert "第 C1 版" in manage("shell", "--no-imports", "-c", SAY, **PRODUCTION).stderr


def test_ones_own_machine_shows_lines_for_a_person():
    log = manage("shell", "--no-imports", "-c", SAY, NEWSROOM_LOCAL="1").stderr

    assert "held back" in log
    assert "ZeroDivisionError" in log
    assert "\x1b" not in log
    assert not log.lstrip().startswith("{")


def test_the_level_can_be_set():
    log = manage("shell", "--no-imports", "-c", SAY, **PRODUCTION, NEWSROOM_LOG_LEVEL="ERROR").stderr

    assert [json.loads(line)["event"] for line in log.splitlines()] == ["broken"]
