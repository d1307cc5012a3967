"""Who may talk to the app: a table of truth, then the guard itself in front of an app and of a real server."""

from collections.abc import Awaitable, Callable

import httpx
import pytest
import websockets
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Message
from starlette.websockets import WebSocket

import fanlight as gr
from fanlight.blocks.serve.origin import LOOPBACK, Origin, OriginGuard, is_known_host, is_own, parse_origin


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("http://localhost", Origin("http", "localhost", 80)),
        ("https://localhost", Origin("https", "localhost", 443)),
        ("HTTP://LocalHost:7860", Origin("http", "localhost", 7860)),
        ("https://example.org:443", Origin("https", "example.org", 443)),
        ("http://[::1]:80", Origin("http", "::1", 80)),
        ("http://[0:0:0:0:0:0:0:1]", Origin("http", "::1", 80)),
        ("http://example.org.", Origin("http", "example.org.", 80)),
        ("http://my_host", Origin("http", "my_host", 80)),
    ],
)
def test_origins_are_read(text: str, origin: Origin) -> None:
    assert parse_origin(text) == origin


GARBAGE = [
    "",
    "null",
    "localhost",
    "http:",
    "http://",
    "http://:80",
    "http://a/",
    "http://a/path",
    "http://a?b",
    "http://a#b",
    "http://me@a",
    "http://a:b@c",
    "http://a:",
    "http://a:0",
    "http://a:65536",
    "http://a:99999999999",
    "http://a:-1",
    "http://a:8o",
    "http://a b",
    "http://a,http://b",
    "http://a\n",
    " http://a",
    "http://[::1",
    "http://::1",
    "http://[1.2.3.4]",
    "http://[:::]",
    "http://[fe80::1%25eth0]",
    "http://*.a",
    "http://.a",
    "http://é",
    "file://",
    "ws://a",
    "chrome-extension://abc",
]


@pytest.mark.parametrize("text", GARBAGE)
def test_garbage_is_no_origin(text: str) -> None:
    assert parse_origin(text) is None
    assert not is_own(text, parse_origin("http://localhost"))


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    origin = parse_origin(text)
    assert origin is None or 0 < origin.port < 65536


@pytest.mark.parametrize(
    ("page", "app", "own"),
    [
        ("http://localhost:7860", "http://localhost:7860", True),
        ("http://localhost:7861", "http://localhost:7860", False),
        ("http://127.0.0.1:7860", "http://localhost:7860", False),
        ("http://[::1]:7860", "http://[0::1]:7860", True),
        ("http://example.org", "http://example.org:80", True),
        ("https://example.org", "https://example.org:443", True),
        ("http://EXAMPLE.org", "http://example.ORG", True),
        ("http://example.org.", "http://example.org", False),
        ("http://example.org.evil.com", "http://example.org", False),
        ("http://evil-example.org", "http://example.org", False),
        ("http://sub.example.org", "http://example.org", False),
        ("http://example.org", "http://sub.example.org", False),
        # a proxy took off TLS
        ("https://example.org", "http://example.org", True),
        ("https://example.org:8443", "http://example.org:8443", True),
        ("https://example.org", "http://example.org:8080", False),
        ("https://example.org:8443", "http://example.org", False),
        # a page that came without TLS must not talk to one that came with it
        ("http://example.org", "https://example.org", False),
        ("http://example.org:443", "https://example.org", False),
        ("https://example.org", "https://example.org:80", False),
    ],
)
def test_who_is_of_the_apps_origin(page: str, app: str, own: bool) -> None:
    assert is_own(page, parse_origin(app)) is own


def test_other_origins_count_when_they_are_configured() -> None:
    others = frozenset({Origin("https", "public.example", 443)})
    app = parse_origin("http://inner:7860")
    assert is_own("https://public.example", app, others)
    assert not is_own("http://public.example", app, others)
    assert not is_own("null", app, others)
    assert not is_own("https://public.example", None)


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("localhost", True),
        ("LOCALHOST:7860", True),
        ("localhost.", True),
        ("app.localhost:1", True),
        ("127.0.0.1:7860", True),
        ("[::1]:7860", True),
        ("[0:0::1]", True),
        ("127.0.0.2", False),
        ("0.0.0.0", False),
        ("rebound.evil.com", False),
        ("localhost.evil.com", False),
        ("evil-localhost", False),
        ("*.localhost", False),
        ("", False),
        ("me@localhost", False),
        ("localhost:port", False),
    ],
)
def test_names_of_the_loopback(host: str, known: bool) -> None:
    assert is_known_host(parse_origin(f"http://{host}"), LOOPBACK) is known


def test_without_a_list_any_proper_name_is_known() -> None:
    assert is_known_host(parse_origin("http://any.example"), ())
    assert not is_known_host(parse_origin("http://any example"), ())


def test_configured_names_have_any_case_and_stars() -> None:
    hosts = ("Example.ORG", "*.a.example")
    known = [
        is_known_host(Origin("http", host, 80), hosts) for host in ("example.org", "x.a.example", "a.example")
    ]
    assert known == [True, True, False]


@pytest.mark.parametrize("origin", ["*", "example.org", "https://example.org/", "null"])
def test_a_wrong_configuration_is_told_at_once(origin: str) -> None:
    with pytest.raises(ValueError, match=r"https://example\.org, without path"):
        OriginGuard(Starlette(), origins=[origin])


async def greet(request: Request) -> PlainTextResponse:
    return PlainTextResponse("hello")


async def chat(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("hello")
    await socket.close()


APP = Starlette(routes=[Route("/", greet, methods=["GET", "POST", "DELETE"]), WebSocketRoute("/ws", chat)])


def client(guard: OriginGuard, address: str = "127.0.0.1") -> httpx.AsyncClient:
    transport = httpx.ASGITransport(guard, client=(address, 123))
    return httpx.AsyncClient(transport=transport, base_url="http://localhost:7860")


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        ("POST", {}, 200),
        ("POST", {"Origin": "http://localhost:7860"}, 200),
        ("POST", {"Origin": "https://localhost:7860"}, 200),
        ("POST", {"Origin": "http://evil.com"}, 403),
        ("POST", {"Origin": "null"}, 403),
        ("POST", {"Origin": ""}, 403),
        ("DELETE", {"Origin": "http://evil.com"}, 403),
        ("GET", {"Origin": "http://evil.com"}, 200),
        ("GET", {"Host": "rebound.evil.com"}, 403),
        ("GET", {"Host": "local host"}, 403),
        ("GET", {"Host": "local host", "X-Forwarded-For": "9.9.9.9"}, 403),
        ("GET", {"Host": "app.example", "X-Forwarded-For": "9.9.9.9"}, 200),
        ("POST", {"Host": "app.example", "X-Forwarded-For": "9.9.9.9", "Origin": "http://app.example"}, 200),
        ("POST", {"Host": "app.example", "X-Forwarded-For": "9.9.9.9", "Origin": "http://evil.com"}, 403),
        ("POST", {"Host": "rebound.evil.com", "Origin": "http://rebound.evil.com"}, 403),
        ("POST", {"X-Forwarded-Host": "evil.com", "Origin": "http://evil.com"}, 403),
        ("GET", {"Host": "rebound.evil.com", "X-Forwarded-Host": "localhost"}, 403),
    ],
)
async def test_requests(method: str, headers: dict[str, str], status: int) -> None:
    async with client(OriginGuard(APP, LOOPBACK)) as http:
        assert (await http.request(method, "/", headers=headers)).status_code == status


@pytest.mark.parametrize("name", ["Origin", "Host"])
async def test_a_header_that_comes_twice_is_refused(name: str) -> None:
    async with client(OriginGuard(APP)) as http:
        headers = [(name, "http://localhost:7860"), (name, "http://localhost:7860")]
        assert (await http.post("/", headers=headers)).status_code == 403


@pytest.mark.parametrize(
    ("address", "forwarded", "status"),
    [
        ("10.0.0.7", {"X-Forwarded-Host": "app.example", "X-Forwarded-Proto": "https"}, 200),
        ("10.0.0.7", {"X-Forwarded-Host": "forged.example, app.example", "X-Forwarded-Proto": "https"}, 200),
        ("10.0.0.7", {"X-Forwarded-Host": "app.example, other.example"}, 403),
        ("10.0.0.7", {}, 403),
        ("11.0.0.7", {"X-Forwarded-Host": "app.example", "X-Forwarded-Proto": "https"}, 403),
        ("testclient", {"X-Forwarded-Host": "app.example", "X-Forwarded-Proto": "https"}, 403),
    ],
)
async def test_only_configured_proxies_are_believed(
    address: str, forwarded: dict[str, str], status: int
) -> None:
    guard = OriginGuard(APP, proxies=["10.0.0.0/24"])
    async with client(guard, address) as http:
        headers = {"Origin": "https://app.example", "Host": "inner:7860", **forwarded}
        assert (await http.post("/", headers=headers)).status_code == status


async def test_a_foreign_page_gets_no_websocket(listening: Callable[[ASGIApp], Awaitable[int]]) -> None:
    port = await listening(OriginGuard(APP, LOOPBACK))
    address = f"ws://127.0.0.1:{port}/ws"
    for origin in (None, websockets.Origin(f"http://127.0.0.1:{port}")):
        async with websockets.connect(address, origin=origin, proxy=None) as socket:
            assert await socket.recv() == "hello"
    for foreign in ("http://evil.com", "null", f"http://localhost:{port}"):
        with pytest.raises(websockets.InvalidStatus) as refusal:
            await websockets.connect(address, origin=websockets.Origin(foreign), proxy=None)
        assert refusal.value.response.status_code == 403
        assert b"FANLIGHT_ORIGINS" in (refusal.value.response.body or b"")


async def test_where_a_handshake_cannot_be_answered_it_is_closed() -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "websocket",
        "scheme": "ws",
        "headers": [(b"host", b"localhost"), (b"origin", b"null")],
    }
    await OriginGuard(APP)(scope, receive, send)
    assert [(message["type"], message["code"]) for message in sent] == [("websocket.close", 1008)]


@pytest.mark.parametrize(
    ("name", "status"), [("localhost", 200), ("named.example", 200), ("rebound.evil.com", 403)]
)
def test_a_page_for_this_machine_alone_answers_to_its_names_alone(
    serve: Callable[..., str], monkeypatch: pytest.MonkeyPatch, name: str, status: int
) -> None:
    monkeypatch.setenv("FANLIGHT_HOSTS", "named.example, other.example")
    with gr.Blocks() as demo:
        gr.Button()
    assert httpx.get(serve(demo), headers={"Host": name}).status_code == status


def test_a_page_for_all_answers_to_any_name(serve: Callable[..., str]) -> None:
    with gr.Blocks() as demo:
        gr.Button()
    address = serve(demo, server_name="0.0.0.0")
    assert httpx.get(address, headers={"Host": "anything.example"}).status_code == 200
