"""Tables of cases: each file in `cases/` holds what texts are read as, one case after the other."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).with_name("cases")


def table(name: str) -> list[dict[str, Any]]:
    """The cases of a table as they stand there."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["case"]


def cases(name: str) -> list[Any]:
    """The same as values of a parameter, with their labels, or else their texts, as test ids."""
    return [pytest.param(case, id=case.get("label") or case["text"]) for case in table(name)]
