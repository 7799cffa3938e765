"""The lists of libraries are whole: pinned, with a reason, and nothing is installed that they do not name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import requires, version

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LISTS = ("requirements.txt", "requirements-dev.txt")
BROUGHT = "# brought along"
"""The line above libraries that nobody asked for by name."""
PYTHONS = ("3.11", "3.12", "3.13")


def lines(name: str) -> list[str]:
    return (settings.BASE_DIR / name).read_text(encoding="utf-8").splitlines()


def pins(name: str) -> dict[str, Requirement]:
    """Library -> its line in the list."""
    parsed = [Requirement(line.partition("#")[0]) for line in lines(name) if re.match(r"\w", line)]
    return {canonicalize_name(pin.name): pin for pin in parsed}


def everything() -> dict[str, Requirement]:
    return {name: pin for file in LISTS for name, pin in pins(file).items()}


def brought_by(pin: Requirement) -> Iterator[str]:
    """What a library needs on any Python that we support, with the extras that we ask for."""
    for text in requires(pin.name) or []:
        needed = Requirement(text)
        places = [{"python_version": python, "extra": extra} for python in PYTHONS for extra in {"", *pin.extras}]
        if needed.marker is None or any(needed.marker.evaluate(place) for place in places):
            yield canonicalize_name(needed.name)


@pytest.mark.parametrize("file", LISTS)
def test_every_library_is_pinned_to_one_version(file):
    loose = [str(pin) for pin in pins(file).values() if [spec.operator for spec in pin.specifier] != ["=="]]

    assert loose == []


@pytest.mark.parametrize("file", LISTS)
def test_every_library_that_we_ask_for_has_a_reason(file):
    asked = lines(file)[: lines(file).index(BROUGHT)]

    assert [line for line in asked if re.match(r"\w", line) and not re.search(r"  # \w.{9}", line)] == []


@pytest.mark.parametrize("name", sorted(everything()))
def test_what_a_library_brings_along_is_pinned_too(name):
    missing = set(brought_by(everything()[name])) - everything().keys()

    assert missing == set()


def test_nothing_is_listed_that_nothing_needs():
    for file in LISTS:
        asked = {pin for pin in pins(file) if pin not in brought(file)}
        needed = {name for pin in everything().values() for name in brought_by(pin)}

        assert brought(file) <= needed
        assert asked


def brought(file: str) -> set[str]:
    """The libraries of a list's second part."""
    return {
        canonicalize_name(line.partition("==")[0]) for line in lines(file)[lines(file).index(BROUGHT) + 1 :] if line
    }


@pytest.mark.parametrize("name", sorted(everything()))
def test_the_tests_run_with_the_listed_versions(name):
    assert everything()[name].specifier.contains(version(name))
