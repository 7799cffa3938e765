"""What the site asks of SQLite, SQLite does."""

import sqlite3

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler
from environs import Env

from newsroom.environment import database

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 1,  # NORMAL
    "busy_timeout": 20_000,  # milliseconds
    "foreign_keys": 1,
    "temp_store": 2,  # memory
    "cache_size": -20_000,  # KiB
    "journal_size_limit": 67_108_864,  # bytes
}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "site.sqlite3"


@pytest.fixture
def connection(path, monkeypatch, django_db_blocker):
    """A connection as the site would open it to a new file."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    with django_db_blocker.unblock():
        connection: BaseDatabaseWrapper = ConnectionHandler({"default": database(Env(), "DATABASE_URL", "", pool=0)})[
            "default"
        ]
        yield connection
        connection.close()


@pytest.mark.parametrize(("pragma", "value"), PRAGMAS.items())
def test_sqlite_is_tuned(connection, pragma, value):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")

        assert cursor.fetchone()[0] == value


def test_a_transaction_takes_the_write_lock_at_once(connection, path):
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    other = sqlite3.connect(path, timeout=0)

    with pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    other.close()
    connection.rollback()


def test_readers_do_not_wait_for_a_writer(connection, path):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE t (n integer)")
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO t VALUES (1)")
    other = sqlite3.connect(path, timeout=0)

    assert other.execute("SELECT count(*) FROM t").fetchone() == (0,)
    other.close()
    connection.rollback()
