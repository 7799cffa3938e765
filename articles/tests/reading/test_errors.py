"""What readers see when a page cannot be shown."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from articles.reading.views.errors import bad_request, forbidden, not_found, server_error


@pytest.mark.django_db
def test_a_missing_page_leads_on(client):
    response = client.get("/2021-12-22/C1/1/")

    assert response.status_code == 404
    assert 'href="/archive/"' in response.content.decode()


@pytest.mark.parametrize(("view", "status"), [(bad_request, 400), (forbidden, 403), (not_found, 404)])
def test_error_pages_need_no_database(rf: RequestFactory, view, status):
    response = view(rf.get("/"), exception=PermissionDenied())

    assert response.status_code == status
    assert str(status) in response.content.decode()


def test_a_fault_of_ours_needs_nothing_at_all():
    response = server_error(None)

    assert response.status_code == 500
    assert "500" in response.content.decode()


@pytest.mark.django_db
def test_a_fault_is_answered_with_our_own_page(client, monkeypatch):
    def fail(*_args):
        raise RuntimeError("broken")

    client.raise_request_exception = False
    monkeypatch.setattr("articles.reading.views.edition.contents_of", fail)
    monkeypatch.setattr("articles.reading.published.editions", fail)

    response = client.get("/")

    assert response.status_code == 500
    assert "said__code" in response.content.decode()
