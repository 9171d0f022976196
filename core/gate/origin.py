"""Where a request comes from: from somebody at this very computer, or from a stranger.

A request is from here when it comes from a loopback address, names the server by a loopback name, and went through no
proxy. A proxy on this machine also connects from a loopback address; it gives itself away by the headers that it adds,
or by the name under which its visitors know it. A web page elsewhere whose name was turned to 127.0.0.1 (DNS
rebinding) is caught by its name, too. In doubt it is a stranger.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib.parse import urlsplit

PROXIED = {b"forwarded", b"via", b"x-forwarded-for", b"x-forwarded-host", b"x-forwarded-proto", b"x-real-ip"}


def from_here(scope: Mapping[str, Any]) -> bool:
    """Whether the request of this ASGI scope was made at this computer."""
    headers: Iterable[tuple[bytes, bytes]] = scope.get("headers", ())
    hosts = [value.decode("latin-1") for name, value in headers if name == b"host"]
    if any(name in PROXIED for name, _ in headers) or len(hosts) != 1:
        return False
    client = _address(scope["client"][0]) if scope.get("client") else None
    return client is not None and client.is_loopback and _is_loopback_name(hosts[0])


def side(scope: Mapping[str, Any]) -> str:
    """The address whose failures are counted together; of IPv6 the first 64 bits, because one line owns all others.

    Behind a proxy it is what the proxy says in X-Forwarded-For, where the server was told to believe it: uvicorn
    believes one at a loopback address, and those in FORWARDED_ALLOW_IPS.
    """
    client = scope["client"][0] if scope.get("client") else "?"
    address = _address(client)
    return str(IPv6Network((address, 64), strict=False)) if isinstance(address, IPv6Address) else str(address or client)


def _is_loopback_name(host: str) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    address = _address(name)
    return name == "localhost" or (address is not None and address.is_loopback)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
