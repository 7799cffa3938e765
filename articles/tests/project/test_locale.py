"""The Chinese interface is complete: whatever the code says in English stands in the catalogue, translated."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import gettext, ngettext, override

from articles.tests.project.site import environment

CATALOGUE = Path("newsroom/locale/zh_Hans/LC_MESSAGES/django.po")


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def messages(catalogue: Catalog) -> list[Message]:
    """All but the header."""
    return [message for message in catalogue if message.id]


def first(text: str | tuple[str, ...]) -> str:
    """The text, or of a text in singular and plural the first."""
    return text if isinstance(text, str) else text[0]


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    return read(settings.BASE_DIR / CATALOGUE)


@pytest.fixture(scope="module")
def gathered(tmp_path_factory) -> Catalog:
    """What `make messages` would find in the code now, gathered in a copy of the checkout."""
    copy = tmp_path_factory.mktemp("checkout")
    skip = shutil.ignore_patterns(".*", "*.pyc", "tests", "staticfiles", "media", "db.sqlite3*")
    shutil.copytree(settings.BASE_DIR, copy, ignore=skip, dirs_exist_ok=True)
    done = subprocess.run(
        [shutil.which("make"), "messages", "-o", ".venv/for-checking", f"BIN={Path(sys.executable).parent}"],
        cwd=copy,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return read(copy / CATALOGUE)


def test_the_catalogue_has_what_the_code_says_and_nothing_else(catalogue, gathered):
    kept, said = ({(message.id, message.context) for message in messages(of)} for of in (catalogue, gathered))

    assert said - kept == set(), "run `make messages` and translate"
    assert kept - said == set(), "nobody says this any more: run `make messages`"


def test_everything_is_translated_for_certain(catalogue):
    open_questions = [message.id for message in messages(catalogue) if message.fuzzy or not first(message.string)]

    assert open_questions == []


def test_placeholders_are_the_same_in_both_languages(catalogue):
    faults = [str(error) for message in messages(catalogue) for error in message.check(catalogue)]

    assert faults == []


def test_nothing_is_translated_by_itself(catalogue):
    """Names such as SHA-256 aside, a translation has a Chinese character in it."""
    untouched = [
        message.id
        for message in messages(catalogue)
        if not re.search(r"[\u4e00-\u9fff]", first(message.string))
        and re.search(r"[a-z]{3}", re.sub(r"%\(\w+\)", "", first(message.id)))
    ]

    assert untouched == []


def test_half_width_punctuation_does_not_stand_between_chinese_characters(catalogue):
    wrong = [
        message.string
        for message in messages(catalogue)
        if re.search(r"[\u4e00-\u9fff][,;:!?][\u4e00-\u9fff]|[\u4e00-\u9fff]\.$", first(message.string))
    ]

    assert wrong == []


def test_the_site_speaks_chinese_by_default():
    assert gettext("headline") == "主题"


def test_english_is_the_source_itself():
    with override("en"):
        assert gettext("headline") == "headline"
        assert ngettext("%d page", "%d pages", 2) == "%d pages"
