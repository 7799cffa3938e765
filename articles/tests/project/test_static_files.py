"""Static files as readers get them in production: hashed names, long lives, compressed on the way."""

from __future__ import annotations

import json

import pytest

from articles.tests.project.site import manage

ASK = """
import json, sys
from django.test import Client
from django.templatetags.static import static
secure = {"HTTP_HOST": "paper.example", "secure": True}
answers = {}
for path in ["admin/css/base.css", "admin/img/icon-yes.svg"]:
    for encoding in ["identity", "gzip", "br"]:
        answer = Client().get(static(path), headers={"accept-encoding": encoding}, **secure)
        b"".join(answer)
        answers[f"{path} {encoding}"] = [static(path), answer.status_code, dict(answer.headers)]
answers["unhashed"] = dict(Client().get("/static/admin/css/base.css", **secure).headers)
answers["plain"] = Client().get("/static/admin/css/base.css", HTTP_HOST="paper.example").status_code
print(json.dumps(answers))
"""


@pytest.fixture(scope="module")
def answers(production):
    """What the site answers to requests for static files."""
    return json.loads(manage("shell", "--no-imports", "-c", ASK, **production).stdout)


def test_a_production_site_with_everything_in_place_has_nothing_to_warn_of(production):
    result = manage("check", "--deploy", "--fail-level", "WARNING", **production)

    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


def test_names_carry_a_hash_and_live_for_years(answers):
    address, status, headers = answers["admin/css/base.css identity"]

    assert address.startswith("/static/admin/css/base.")
    assert address != "/static/admin/css/base.css"
    assert status == 200
    assert headers["Cache-Control"] == "max-age=315360000, public, immutable"


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_texts_are_compressed_as_the_browser_likes(answers, encoding):
    _, _, headers = answers[f"admin/css/base.css {encoding}"]

    assert headers["Content-Encoding"] == encoding
    assert headers["Vary"] == "Accept-Encoding"


def test_names_without_a_hash_are_asked_for_again_soon(answers):
    assert answers["unhashed"]["Cache-Control"] == "max-age=60, public"


def test_plain_http_is_sent_to_https_first(answers):
    assert answers["plain"] == 301
