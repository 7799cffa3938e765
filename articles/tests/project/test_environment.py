"""How single settings are read."""

import stat
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_network

import pytest
from environs import Env

from newsroom.environment import database, local_secret_key, names, networks, switch


@pytest.fixture
def env(monkeypatch):
    monkeypatch.setenv("SET", " a.example, ,.b.example ")
    return Env()


def test_the_local_key_is_for_its_owner_alone(tmp_path):
    path = tmp_path / "folder" / "key"

    local_secret_key(path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_local_key_stays_the_same(tmp_path):
    first = local_secret_key(tmp_path / "key")

    assert len(first) >= 50
    assert local_secret_key(tmp_path / "key") == first


def test_processes_that_start_at_once_agree_on_the_local_key(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: local_secret_key(tmp_path / "key"), range(40)))

    assert len(keys) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_names_are_trimmed_and_empty_ones_dropped(env):
    assert names(env, "SET") == ["a.example", ".b.example"]


def test_networks_are_addresses_or_ranges(monkeypatch):
    monkeypatch.setenv("PROXIES", "10.0.0.7, 192.0.2.0/24")

    assert networks(Env(), "PROXIES", ()) == [ip_network("10.0.0.7"), ip_network("192.0.2.0/24")]


def test_an_empty_switch_is_wrong(monkeypatch):
    monkeypatch.setenv("SWITCH", "")

    with pytest.raises(SystemExit, match="SWITCH must be 0 or 1"):
        switch(Env(), "SWITCH")


@pytest.mark.parametrize(
    ("address", "pool", "options"),
    [
        ("postgres://u:p@db.example/news", 8, {"pool": {"min_size": 1, "max_size": 8, "timeout": 20}}),
        ("postgres://u:p@db.example/news", 0, {}),
        ("postgresql://u@db.example/news?sslmode=require", 0, {"sslmode": "require"}),
    ],
)
def test_postgresql_connections_are_pooled_unless_told_otherwise(monkeypatch, address, pool, options):
    monkeypatch.setenv("DATABASE_URL", address)

    parsed = database(Env(), "DATABASE_URL", "", pool=pool)

    assert parsed["ENGINE"] == "django.db.backends.postgresql"
    assert parsed["OPTIONS"] == options
