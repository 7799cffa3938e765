"""Who is really asking when a proxy stands in front: its word counts only when it comes from a known address."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The client's address: the last in `X-Forwarded-For` that is no proxy of ours, if a proxy of ours is asking.

    What stands before it in the header was written by the client and is not believed.
    """
    address: str = request.META.get("REMOTE_ADDR", "")
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    while forwarded and is_proxy(address):
        address = forwarded.pop().strip() or address
    return address


def is_proxy(address: str) -> bool:
    """Whether the address is one of the proxies in front of this site; text that is no address is none."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return any(parsed in network for network in settings.PROXIES)
