"""The site does not start on a setting that is wrong or unsafe, and says in one line which one."""

import pytest

from articles.tests.project.site import KEY, PRODUCTION, manage, run

WRONG = [
    pytest.param({}, "NEWSROOM_SECRET_KEY is not set", id="nothing set"),
    pytest.param({"NEWSROOM_ALLOWED_HOSTS": "paper.example"}, "NEWSROOM_SECRET_KEY is not set", id="no key"),
    pytest.param({**PRODUCTION, "NEWSROOM_SECRET_KEY": "short"}, "NEWSROOM_SECRET_KEY has 5 char", id="short key"),
    pytest.param({"NEWSROOM_SECRET_KEY": KEY}, "NEWSROOM_ALLOWED_HOSTS is not set", id="no hosts"),
    pytest.param({**PRODUCTION, "NEWSROOM_ALLOWED_HOSTS": " , "}, "NEWSROOM_ALLOWED_HOSTS is not set", id="blanks"),
    pytest.param({**PRODUCTION, "NEWSROOM_ALLOWED_HOSTS": "*"}, "NEWSROOM_ALLOWED_HOSTS must name", id="any host"),
    pytest.param({**PRODUCTION, "NEWSROOM_DEBUG": "1"}, "NEWSROOM_DEBUG=1 works only", id="debug for everybody"),
    pytest.param({"NEWSROOM_LOCAL": "yes"}, "NEWSROOM_LOCAL must be 0 or 1, not 'yes'", id="a word"),
    pytest.param({**PRODUCTION, "NEWSROOM_SMALL_DESK": "on"}, "NEWSROOM_SMALL_DESK must be 0 or 1", id="a switch"),
    pytest.param({**PRODUCTION, "NEWSROOM_MAX_SEED_BYTES": "20MB"}, "NEWSROOM_MAX_SEED_BYTES", id="a unit"),
    pytest.param({**PRODUCTION, "NEWSROOM_MAX_SEED_BYTES": "0"}, "NEWSROOM_MAX_SEED_BYTES", id="nothing allowed in"),
    pytest.param({**PRODUCTION, "NEWSROOM_HSTS_SECONDS": "-1"}, "NEWSROOM_HSTS_SECONDS", id="less than no time"),
    pytest.param({**PRODUCTION, "NEWSROOM_SITE_URL": "paper.example"}, "NEWSROOM_SITE_URL", id="no scheme"),
    pytest.param({**PRODUCTION, "NEWSROOM_LOG_LEVEL": "LOUD"}, "NEWSROOM_LOG_LEVEL", id="unknown log level"),
    pytest.param({**PRODUCTION, "NEWSROOM_PROXIES": "proxy"}, "NEWSROOM_PROXIES must be addresses", id="a name"),
    pytest.param({**PRODUCTION, "DATABASE_URL": "mysql://u:hush@host/n"}, "DATABASE_URL", id="another database"),
    pytest.param({**PRODUCTION, "DATABASE_URL": "u:hush@host"}, "DATABASE_URL", id="no address of a database"),
]


@pytest.mark.parametrize(("variables", "says"), WRONG)
def test_a_wrong_setting_stops_the_start_with_one_line(variables, says):
    result = manage("check", **variables)

    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.startswith("newsroom: ")
    assert says in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_refused_database_address_keeps_its_password_to_itself():
    result = manage("check", **PRODUCTION, DATABASE_URL="mysql://somebody:hush@host/name")

    assert "hush" not in result.stderr


def test_the_server_refuses_as_well():
    result = run("-m", "gunicorn", "-c", "newsroom/gunicorn.py", "--check-config")

    assert result.returncode == 1
    assert "newsroom: NEWSROOM_SECRET_KEY is not set" in result.stderr
    assert "Traceback" not in result.stderr


def test_local_mode_is_never_shown_to_others():
    result = run("-m", "gunicorn", "-c", "newsroom/gunicorn.py", NEWSROOM_LOCAL="1", NEWSROOM_BIND="0.0.0.0")  # noqa: S104

    assert result.returncode == 1
    assert "NEWSROOM_BIND=0.0.0.0" in result.stderr
    assert "Traceback" not in result.stderr


def test_local_mode_starts_with_nothing_else_set():
    result = manage("check", NEWSROOM_LOCAL="1")

    assert result.returncode == 0


def test_local_mode_answers_this_machine_only():
    ask = "from django.conf import settings; print(settings.ALLOWED_HOSTS, settings.DEBUG)"

    result = manage("shell", "--no-imports", "-c", ask, NEWSROOM_LOCAL="1", NEWSROOM_ALLOWED_HOSTS="paper.example")

    assert result.stdout.strip() == "['127.0.0.1', 'localhost', '[::1]'] False"


def test_the_deployment_check_misses_the_static_files(tmp_path):
    result = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION, NEWSROOM_STATIC_ROOT=str(tmp_path))

    assert result.returncode == 1
    assert "newsroom.W001" in result.stderr
    assert "collectstatic" in result.stderr
