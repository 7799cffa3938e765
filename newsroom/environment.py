"""Reading the environment: a wrong setting stops the start and names itself in one line."""

import contextlib
import os
import secrets
import tempfile
from collections.abc import Callable
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from environs import Env, EnvError

T = TypeVar("T")

KEY_BYTES = 50
"""Bytes of randomness in a key made by us."""
SHORTEST_KEY = 50
"""Characters; Django's own deployment check calls a shorter key weak."""


def refuse(message: str) -> NoReturn:
    """Stop the start with one clear line instead of a traceback, exit code 1."""
    raise SystemExit(f"newsroom: {message}")


def read(parser: Callable[..., T], name: str, default: T, **checks: Any) -> T:
    """Read a setting by one of environs' parsers and `checks`; text that does not fit stops the start."""
    try:
        return parser(name, default, **checks)
    except EnvError as error:
        refuse(str(error))


def switch(env: Env, name: str, *, default: bool = False) -> bool:
    """Read an on/off setting: 0 or 1, nothing else; anything else stops the start."""
    text = env.str(name, "1" if default else "0")
    if text not in {"0", "1"}:
        refuse(f"{name} must be 0 or 1, not {text!r}")
    return text == "1"


def names(env: Env, name: str) -> list[str]:
    """Read words separated by commas; blanks around them and empty ones do not count."""
    return [word.strip() for word in env.list(name, []) if word.strip()]


def networks(env: Env, name: str, default: tuple[str, ...]) -> list[IPv4Network | IPv6Network]:
    """Read addresses (``10.0.0.7``) and ranges of addresses (``10.0.0.0/24``) separated by commas."""
    try:
        return [ip_network(word) for word in names(env, name) or default]
    except ValueError as error:
        refuse(f"{name} must be addresses or ranges of addresses: {error}")


def hosts(env: Env, name: str) -> list[str]:
    """The host names that the site answers to; none, or any, stops the start."""
    given = names(env, name)
    if not given:
        refuse(f"{name} is not set; give the site's host names, separated by commas")
    if "*" in given:
        refuse(f"{name} must name the site's hosts; * would let anybody choose the host in our links")
    return given


def secret_key(env: Env, name: str, *, local_file: Path | None) -> str:
    """The key that signs sessions: from the environment, in local mode else from `local_file`.

    A missing or a short key stops the start.
    """
    key = env.str(name, "")
    if not key and local_file:
        return local_secret_key(local_file)
    if not key:
        refuse(f"{name} is not set; give a long random text, or NEWSROOM_LOCAL=1 on your own machine")
    if len(key) < SHORTEST_KEY:
        refuse(f"{name} has {len(key)} characters; at least {SHORTEST_KEY} random ones are needed")
    return key


def local_secret_key(path: Path) -> str:
    """The key of local mode: made once, kept in an ignored file that only its owner can read.

    The key is complete before it gets its name, and the first of two processes that start at once wins.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, encoding="ascii") as made:  # readable by its owner only
            made.write(secrets.token_urlsafe(KEY_BYTES))
            made.flush()
            with contextlib.suppress(FileExistsError):
                os.link(made.name, path)
    return path.read_text(encoding="ascii")


def database(env: Env, name: str, default: str, *, pool: int) -> dict[str, Any]:
    """Read a database address and add what its engine needs; SQLite and PostgreSQL are what the site is tested on.

    An address that cannot be used stops the start and is not shown, since it may hold a password.

    Args:
        pool: most connections that one PostgreSQL process keeps; 0 opens one for each request.
    """
    try:
        parsed: dict[str, Any] = env.dj_db_url(name, default)
    except EnvError:
        parsed = {"ENGINE": ""}
    if parsed["ENGINE"] not in {"django.db.backends.sqlite3", "django.db.backends.postgresql"}:
        refuse(
            f"{name} is no address that can be used; give sqlite:////folder/file or postgres://user:password@host/name"
        )
    options = parsed.setdefault("OPTIONS", {})
    if parsed["ENGINE"].endswith("sqlite3"):
        options.update(SQLITE_OPTIONS)
    elif pool:
        options["pool"] = {"min_size": 1, "max_size": pool, "timeout": 20}
    return parsed


SQLITE_OPTIONS = {
    "timeout": 20,  # seconds a writer waits for another
    "transaction_mode": "IMMEDIATE",  # the write lock at once: no deadlock between two readers that turn writers
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; "
        "PRAGMA mmap_size=134217728; PRAGMA cache_size=-20000; PRAGMA journal_size_limit=67108864"
    ),
}
"""Readers and one writer at once, and no wait for the disk that safety does not need; sizes in bytes, cache in KiB."""
