"""Pictures that editors upload: shown by the site itself on one's own machine, by the proxy in production."""

import pytest

from articles.tests.project.site import manage

ASK = """
from django.test import Client
answer = Client().get("/media/photos/a.txt", HTTP_HOST="{host}", secure=True)
print(answer.status_code, b"".join(answer) if answer.streaming else "")
"""


@pytest.fixture
def uploads(tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.txt").write_bytes(b"seen")
    return str(tmp_path)


def test_local_mode_shows_uploads(uploads):
    result = manage(
        "shell", "--no-imports", "-c", ASK.format(host="127.0.0.1"), NEWSROOM_LOCAL="1", NEWSROOM_MEDIA_ROOT=uploads
    )

    assert result.stdout.strip() == "200 b'seen'", result.stderr


def test_production_leaves_uploads_to_the_proxy(uploads, production):
    variables = {**production, "NEWSROOM_MEDIA_ROOT": uploads}

    result = manage("shell", "--no-imports", "-c", ASK.format(host="paper.example"), **variables)

    assert result.stdout.split()[0] == "404", result.stderr
