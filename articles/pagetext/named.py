"""Weights of named evidence, as they lie in a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path


def load(path: Path) -> Mapping[str, float]:
    """Evidence -> nats, from a file that `write` wrote."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    return {name: float(value) for name, value in raw["features"].items()}


def write(fitted: Mapping[str, float], path: Path) -> None:
    """Keep weights in hundredths of a nat; those that are none are left out."""
    rounded = ((name, round(value, 2)) for name, value in sorted(fitted.items()))
    kept = {name: value for name, value in rounded if value}
    path.write_text(json.dumps({"features": kept}, ensure_ascii=False, indent=0), encoding="utf-8")
