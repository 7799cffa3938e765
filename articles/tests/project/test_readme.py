"""What README.md shows is there: commands, options, settings, files, pictures."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands, load_command_class

from articles.tests.project.site import run

README = (settings.BASE_DIR / "README.md").read_text(encoding="utf-8")
MAKEFILE = (settings.BASE_DIR / "Makefile").read_text(encoding="utf-8")

SETTING = r"(?:NEWSROOM_[A-Z_]+|DATABASE_URL|PORT|WEB_CONCURRENCY)"
LARGEST_PICTURE = 200_000
"""Bytes; a reader of README on a train should see it."""


def shell_lines() -> Iterator[str]:
    """The commands of all shell blocks, without comments."""
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL):
        yield from (line.partition("#")[0].strip() for line in block.splitlines())


def calls_of(program: str) -> list[list[str]]:
    """The arguments of each call of a program in the shell blocks."""
    parts = [part for line in shell_lines() for part in re.split(r"&&", line)]
    return [shlex.split(part.partition(program)[2]) for part in parts if program in part]


def options_of(command: str) -> dict[str, str]:
    """Option of a `manage.py` command -> its help."""
    parser = load_command_class(get_commands()[command], command).create_parser("manage.py", command)
    return {name: action.help or "" for action in parser._actions for name in action.option_strings}


@pytest.mark.parametrize("call", calls_of("manage.py "), ids=" ".join)
def test_commands_and_their_options_exist(call):
    command, *arguments = call

    assert command in get_commands()
    assert {argument for argument in arguments if argument.startswith("--")} <= options_of(command).keys()


def test_every_option_of_the_import_says_what_it_does():
    assert [name for name, words in options_of("import_seeds").items() if not words] == []


@pytest.mark.parametrize("option", ["--json", "--explain"])
def test_the_library_can_be_called_by_itself(option):
    assert option in README
    assert option in run("-m", "articles.pagetext", "--help").stdout


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`?make ([a-z]+)", README))))
def test_make_targets_exist(target):
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)


def test_every_setting_is_in_the_table_and_nothing_else():
    code = "".join(path.read_text(encoding="utf-8") for path in (settings.BASE_DIR / "newsroom").glob("*.py"))
    read = set(re.findall(rf'["\']({SETTING})["\']', code))

    assert set(re.findall(rf"^\| `({SETTING})` \|", README, re.MULTILINE)) == read


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:articles|newsroom|templates)/[\w/.]*)`", README))))
def test_files_and_folders_exist(path):
    assert (settings.BASE_DIR / path).exists()


@pytest.mark.parametrize("picture", re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README))
def test_pictures_are_there_and_small(picture):
    assert 0 < (settings.BASE_DIR / picture).stat().st_size < LARGEST_PICTURE


@pytest.mark.parametrize("program", sorted(set(re.findall(r"\.venv/bin/([\w-]+)", README + MAKEFILE))))
def test_programs_are_installed_by_the_lists(program):
    assert (Path(run("-c", "import sys; print(sys.prefix)").stdout.strip()) / "bin" / program).exists()


def test_the_plain_commands_are_those_of_make():
    """What README calls plain is what the Makefile runs: each program and subcommand of `make run` stands in it."""
    recipe = MAKEFILE[MAKEFILE.index("\nrun: $(VENV)") : MAKEFILE.index("\ntest:")]
    commands = re.findall(r"manage\.py (\w+)|(gunicorn -c \S+)", recipe)

    assert commands
    assert [one or other for one, other in commands if (one or other) not in README] == []
