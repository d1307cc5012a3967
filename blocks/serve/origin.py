"""Who may talk to the app: pages of its own origin, under names that it answers to.

Browsers let any page on the web open a websocket to, or post to, any address, with the visitor's cookies
and from inside the visitor's network. They do say which page it was (Origin), and pages cannot lie about it.
And a name that an attacker owns may suddenly lead to 127.0.0.1 (DNS rebinding): then the Host header tells.

Behind a proxy that hands on Host as it came and says so (X-Forwarded-For), nothing needs to be set up, even where
it takes off TLS. A proxy that replaces Host by an inner name (some notebooks' do, and nginx without
`proxy_set_header Host $http_host`) makes every page look foreign. Cure it at the proxy; or name the public address
in FANLIGHT_ORIGINS; or name the proxy's address in FANLIGHT_PROXIES, so that its X-Forwarded-Host and
X-Forwarded-Proto count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from ipaddress import IPv6Address, ip_address, ip_network
from typing import NamedTuple

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LOOPBACK = ("localhost", "*.localhost", "127.0.0.1", "::1")
"""The host names of an app that only its own machine can reach."""


class Origin(NamedTuple):
    """What browsers compare: two addresses are of one origin if all three are equal (RFC 6454)."""

    scheme: str
    host: str
    port: int


class OriginGuard:
    """An ASGI app in front of another: lets through what may come in, answers 403 to the rest.

    Args:
        app: what is guarded.
        hosts: the names under which the app is reached, "*.example.org" for all below one; empty: any name.
        origins: foreign origins that count as the app's own, such as "https://example.org".
        proxies: addresses or networks of proxies whose X-Forwarded-Host and -Proto are believed.

    Raises:
        ValueError: one of `origins` is no origin, or one of `proxies` no address.
    """

    def __init__(
        self,
        app: ASGIApp,
        hosts: Sequence[str] = (),
        origins: Sequence[str] = (),
        proxies: Sequence[str] = (),
    ) -> None:
        self._app = app
        self._hosts = tuple(hosts)
        self._origins = frozenset(_configured(origin) for origin in origins)
        self._proxies = tuple(ip_network(proxy) for proxy in proxies)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = self._refusal(scope) if scope["type"] in ("http", "websocket") else None
        if refusal is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket" and "websocket.http.response" not in scope.get("extensions", {}):
            await send({"type": "websocket.close", "code": 1008, "reason": refusal})
        else:
            await PlainTextResponse(refusal, 403)(scope, receive, send)

    def _refusal(self, scope: Scope) -> str | None:
        headers = Headers(scope=scope)
        own = self._own_origin(scope, headers)
        if own is None or not (is_known_host(own, self._hosts) or is_forwarded(headers)):
            return (
                "This app does not answer to this host name. Its author can add the name to FANLIGHT_HOSTS."
            )
        changes_nothing = scope["type"] == "http" and scope["method"] in ("GET", "HEAD", "OPTIONS")
        given = headers.getlist("origin")
        if changes_nothing or not given or (len(given) == 1 and is_own(given[0], own, self._origins)):
            return None
        return (
            "Pages of other origins may not use this app. Its author can add the page's to FANLIGHT_ORIGINS."
        )

    def _own_origin(self, scope: Scope, headers: Headers) -> Origin | None:
        scheme = {"ws": "http", "wss": "https"}.get(scope["scheme"], scope["scheme"])
        hosts = headers.getlist("host")
        if self._is_from_proxy(scope):
            hosts = _nearest(headers, "x-forwarded-host") or hosts
            scheme = next(iter(_nearest(headers, "x-forwarded-proto")), scheme)
        return parse_origin(f"{scheme}://{hosts[0]}") if len(hosts) == 1 else None

    def _is_from_proxy(self, scope: Scope) -> bool:
        client = scope.get("client")
        if not self._proxies or client is None:
            return False
        try:
            address = ip_address(client[0])
        except ValueError:  # a Unix socket has no address
            return False
        return any(address in proxy for proxy in self._proxies)


def parse_origin(text: str) -> Origin | None:
    """An origin as browsers write it; None for "null" and for all that is not scheme://host or scheme://host:port."""
    match = _ORIGIN.fullmatch(text.lower())
    if match is None:
        return None
    scheme, ipv6, name, port = match.groups()
    number = int(port) if port else _PORTS[scheme]
    try:
        host = name or str(IPv6Address(ipv6))
    except ValueError:
        return None
    return Origin(scheme, host, number) if 0 < number < 65536 else None


def is_own(given: str, own: Origin | None, others: frozenset[Origin] = frozenset()) -> bool:
    """Whether the Origin header `given` is that of the app, as the request saw it, or one of `others`.

    A proxy that takes off TLS shows us http where the page is https: that much, and only upwards, may differ.
    """
    origin = parse_origin(given)
    if origin is None:
        return False
    if own is not None and own.scheme == "http" and origin.scheme == "https":
        port = 443 if own.port == 80 else own.port
        own = Origin("https", own.host, port)
    return origin == own or origin in others


def is_known_host(own: Origin | None, hosts: Sequence[str]) -> bool:
    """Whether the app was called by one of these names; it must have been called by a proper one in any case."""
    if own is None:
        return False
    name = own.host.removesuffix(".")  # "localhost." is the same machine, written fully
    return not hosts or any(
        name == host or (host.startswith("*.") and name.endswith(host[1:])) for host in map(str.lower, hosts)
    )


def is_forwarded(headers: Headers) -> bool:
    """Whether a proxy handed the request on, and so answers for the name that it was called by.

    No page can make its websocket's handshake look so. A page behind a rebound name can, for its own requests: it
    reads what is the same for every visitor, and gets neither a session nor a file.
    """
    return "x-forwarded-for" in headers or "forwarded" in headers


def _configured(text: str) -> Origin:
    origin = parse_origin(text)
    if origin is None:
        raise ValueError(
            f"{text!r} is no origin. Write it as https://example.org, without path or final slash."
        )
    return origin


def _nearest(headers: Headers, name: str) -> list[str]:
    """The last value of a header that proxies append to: that of the proxy next to us."""
    values = ",".join(headers.getlist(name)).split(",")
    return [values[-1].strip()] if values[-1].strip() else []


_PORTS = {"http": 80, "https": 443}
_ORIGIN = re.compile(r"(https?)://(?:\[([0-9a-f:.]+)\]|([a-z0-9_][a-z0-9._-]*))(?::([0-9]{1,5}))?", re.ASCII)
