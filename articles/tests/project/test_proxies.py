"""Whose address counts when requests come through proxies."""

from ipaddress import ip_network

import pytest
from django.test import RequestFactory

from newsroom.proxies import client_address


@pytest.mark.parametrize(
    ("asking", "forwarded", "client"),
    [
        pytest.param("203.0.113.9", None, "203.0.113.9", id="no proxy"),
        pytest.param("203.0.113.9", "198.51.100.1", "203.0.113.9", id="a client that claims a proxy"),
        pytest.param("127.0.0.1", "198.51.100.1", "198.51.100.1", id="our proxy"),
        pytest.param("127.0.0.1", "192.0.2.66, 198.51.100.1", "198.51.100.1", id="a header begun by the client"),
        pytest.param("127.0.0.1", "198.51.100.1, 10.0.0.3", "198.51.100.1", id="two proxies of ours"),
        pytest.param("127.0.0.1", None, "127.0.0.1", id="this machine itself"),
        pytest.param("127.0.0.1", " , ", "127.0.0.1", id="an empty header"),
        pytest.param("", "198.51.100.1", "", id="a socket without address"),
    ],
)
def test_only_our_proxies_are_believed(settings, asking, forwarded, client):
    settings.PROXIES = [ip_network("127.0.0.1"), ip_network("10.0.0.0/24")]
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    request = RequestFactory().get("/", REMOTE_ADDR=asking, **headers)

    assert client_address(request) == client
