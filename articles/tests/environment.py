"""Local mode for the tests: set before Django reads its settings (`-p` in pyproject.toml loads this first)."""

import os

os.environ.setdefault("NEWSROOM_LOCAL", "1")
