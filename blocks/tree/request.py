"""Who is asking: what a function may know of the visit that calls it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Client(NamedTuple):
    """Where a visitor comes from: the address and the port."""

    host: str
    port: int


class Headers(dict[str, str]):
    """The headers of a request; a name is found however it is written (RFC 9110, 5.1).

    Args:
        headers: by name.
    """

    def __init__(self, headers: Mapping[str, str] | None = None) -> None:
        super().__init__({name.lower(): value for name, value in (headers or {}).items()})

    def __getitem__(self, name: str) -> str:
        return super().__getitem__(name.lower())

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and super().__contains__(name.lower())

    def get(self, name: str, default: Any = None) -> Any:
        """The header of that name, or `default`."""
        return super().get(name.lower(), default)


class Request:
    """Who is asking: annotate a parameter with this class to get it.

    Attributes:
        headers: the headers of the websocket's handshake; a name is found however it is written.
        client: the visitor's (host, port), also as `client.host`; or None where it is not known.
        query_params: of the page's address.
        cookies: by name.
        session_hash: names the visit; the same in all its runs.
        username: who logged in, where the app asks for that.
    """

    def __init__(
        self,
        headers: Mapping[str, str] | None = None,
        client: tuple[str, int] | None = None,
        query_params: Mapping[str, str] | None = None,
        cookies: Mapping[str, str] | None = None,
        session_hash: str | None = None,
        username: str | None = None,
    ) -> None:
        self.headers = Headers(headers)
        self.client = None if client is None else Client(*client)
        self.query_params = dict(query_params or {})
        self.cookies = dict(cookies or {})
        self.session_hash = session_hash
        self.username = username


class Header(str):
    """The text of one header: annotate a parameter ``x_api_token: gr.Header`` to get that of "x-api-token", or None."""

    __slots__ = ()
