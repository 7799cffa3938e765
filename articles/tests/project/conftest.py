"""A production site, ready to be asked."""

import fcntl
import os
from pathlib import Path

import pytest

from articles.tests.project.site import PRODUCTION, manage


@pytest.fixture(scope="session")
def production(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a production site is told, with its static files collected and its database laid out.

    Compressing the files takes many seconds, so that processes which run tests side by side share one site.
    """
    folder = shared_folder(tmp_path_factory)
    site = folder / "production"
    variables = {**PRODUCTION, "NEWSROOM_STATIC_ROOT": str(site), "DATABASE_URL": f"sqlite:///{site}/db.sqlite3"}
    with (folder / "production.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.exists():
            site.mkdir()
            for command in (["collectstatic", "--noinput"], ["migrate", "--noinput"]):
                done = manage(*command, **variables)
                assert done.returncode == 0, done.stderr
    return variables


def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A temporary folder of this run of the tests, the same for all its processes."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
