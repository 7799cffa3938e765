"""Who guesses passwords is shut out, and nobody else."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils.translation import gettext as _

from articles.tests.builders import PASSWORD, make_user

WRONG = "not the password"
LIMIT = 10
"""Failures after which a name is shut for the address that tried."""

pytestmark = pytest.mark.django_db


def try_login(*, address: str, password: str) -> HttpResponse:
    """Ask through the proxy on this machine, as the client of that address."""
    form = {"username": "zhangsan", "password": password}
    return Client().post("/admin/login/", form, REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=address)


@pytest.fixture
def guessed() -> None:
    """Somebody has tried too many passwords for one name."""
    make_user(username="zhangsan")
    for _attempt in range(LIMIT):
        try_login(address="198.51.100.1", password=WRONG)


def test_even_the_right_password_does_not_help_who_guessed_too_often(guessed):
    answer = try_login(address="198.51.100.1", password=PASSWORD)

    assert answer.status_code == 429
    assert _("Too many wrong passwords") in answer.content.decode()


def test_its_owner_gets_in_from_elsewhere(guessed):
    assert try_login(address="203.0.113.9", password=PASSWORD).status_code == 302


def test_a_few_mistakes_are_forgiven():
    make_user(username="zhangsan")
    for _attempt in range(LIMIT - 1):
        try_login(address="198.51.100.1", password=WRONG)

    assert try_login(address="198.51.100.1", password=PASSWORD).status_code == 302
