"""Addresses in pinyin, and a process that makes none but people's."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from articles.models.pinyin import pinyin_slug

NAMES_ONLY = """
import django
django.setup()
from articles.models.pinyin import pinyin_slug, read_names_only
read_names_only()
print(pinyin_slug("张三"))
from pypinyin.constants import PHRASES_DICT
print(len(PHRASES_DICT))
"""


@pytest.mark.parametrize(("text", "slug"), [("张三", "zhang-san"), ("春耕 2021", "chun-geng-2021"), ("！？", "")])
def test_an_address_in_pinyin(text, slug):
    assert pinyin_slug(text) == slug


def test_names_are_read_without_the_words_of_the_dictionary():
    where = os.environ | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    done = subprocess.run([sys.executable, "-c", NAMES_ONLY], capture_output=True, text=True, check=True, env=where)

    assert done.stdout.split() == ["zhang-san", "0"]
