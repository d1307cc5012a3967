"""What a function is told of who is asking."""

from __future__ import annotations

import pickle

import pytest

import fanlight as gr
from fanlight.blocks.tree.request import Headers


@pytest.mark.parametrize("name", ["user-agent", "User-Agent", "USER-AGENT"])
def test_a_header_is_found_however_its_name_is_written(name: str) -> None:
    headers = Headers({"User-Agent": "x"})
    assert headers[name] == headers.get(name) == "x"
    assert name in headers
    assert dict(headers) == pickle.loads(pickle.dumps(headers)) == {"user-agent": "x"}


def test_a_header_that_is_not_there() -> None:
    assert "x" not in Headers()
    assert Headers().get("x") is None
    assert Headers().get("x", "y") == "y"


def test_the_address_of_a_visitor() -> None:
    client = gr.Request(client=("10.0.0.1", 80)).client
    assert client is not None
    assert (client.host, client.port) == client == ("10.0.0.1", 80)
    assert gr.Request().client is None
