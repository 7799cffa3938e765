"""The site in a process of its own, with an environment of its own: what an operator sees at the prompt."""

from __future__ import annotations

import os
import subprocess
import sys

from django.conf import settings

KEY = "only-in-tests-0123456789-abcdefghij-ABCDEFGHIJ-!?+=*"
"""Long and mixed enough for a production start."""

PRODUCTION = {"NEWSROOM_SECRET_KEY": KEY, "NEWSROOM_ALLOWED_HOSTS": "paper.example"}
"""The least that a production site must be told."""


def environment(**variables: str) -> dict[str, str]:
    """A bare environment: what the machine needs and the variables given, nothing of the tests' own."""
    return {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", **variables}


def run(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Python with these arguments in the checkout, to its end."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=settings.BASE_DIR,
        env=environment(**variables),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def manage(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command of `manage.py` to its end."""
    return run("manage.py", *arguments, **variables)
