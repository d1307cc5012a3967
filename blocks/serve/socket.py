"""The websocket of a tab: frames in to the scheduler, the session's outbox out."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from urllib.parse import parse_qsl

from starlette.websockets import WebSocket, WebSocketDisconnect

from ..errors import BadMessage, Refused
from ..run.questions import Questions
from ..run.run_log.links import RunLinks
from ..run.scheduler import Scheduler
from ..run.session.outbox import TooSlow
from ..run.session.session import Session
from ..run.session.sessions import Sessions
from ..tree.block import Block
from ..tree.request import Request
from ..wire.codec import encode
from ..wire.protocol import (
    VERSION,
    Ack,
    Answer,
    Ask,
    Event,
    Fault,
    Hello,
    Welcome,
    as_data,
    read_client_message,
)
from .rate import Rate
from .sender import Sender

HELLO_WITHIN = 10.0
"""Seconds that a socket has to say Hello."""
MOST_SILENT = 2000
"""How many sockets may owe it at the same time: more are refused until some have said it."""
LONGEST_MESSAGE = 2**20
FLUSHED_WITHIN = 2.0
"""Seconds in which the last frames leave when the server stops."""
STOPPED = 1012
"""RFC 6455's registry of close codes: service restart."""
NOT_OUR_VERSION, TAKEN_OVER, NO_HELLO, TOO_SLOW, NO_ROOM = 4406, 4409, 4408, 4429, 4503
"""Close codes, from the range that RFC 6455 §7.4.2 leaves to applications."""

_STOPPING, _TAKEN_OVER, _LEFT = "the server stops", "another connection took over", "the tab has left"

log = logging.getLogger("fanlight")


class Socket:
    """Connects tabs with their sessions.

    Args:
        sessions: all sessions of the app.
        scheduler: starts runs.
        questions: answers what components are asked.
        links: shows a run to whoever comes with its link.
        epoch: names this start of the server; a tab that knows another one has lost what was in flight.
        page: names what ids stand for; a tab that knows another one has to load its page again.
    """

    def __init__(
        self,
        sessions: Sessions,
        scheduler: Scheduler,
        questions: Questions,
        links: RunLinks,
        *,
        epoch: str,
        page: str,
    ) -> None:
        self._sessions = sessions
        self._scheduler = scheduler
        self._questions = questions
        self._links = links
        self._epoch = epoch
        self._page = page
        self._senders: dict[str, Sender] = {}
        self._silent = 0

    async def __call__(self, socket: WebSocket, root: Block) -> None:
        """Serve one tab until its connection ends; `root` is the page that it shows."""
        if self._silent >= MOST_SILENT:
            await socket.close(NO_ROOM)
            return
        try:
            hello = await self._greet(socket)
            session, frames = self._welcome(socket, hello, root)
        except asyncio.TimeoutError:
            await socket.close(NO_HELLO, "no Hello")
        except Refused as error:
            await socket.close(
                NOT_OUR_VERSION if isinstance(error, BadMessage) else NO_ROOM, error.message[:120]
            )
        except WebSocketDisconnect:
            pass
        else:
            await self._serve(socket, session, frames)

    async def close(self) -> None:
        """Send what is left to say and close all connections."""
        senders = list(self._senders.values())
        for sender in senders:
            sender.stop(_STOPPING)
        if senders:
            await asyncio.wait([sender.task for sender in senders], timeout=FLUSHED_WITHIN)

    async def _greet(self, socket: WebSocket) -> Hello:
        self._silent += 1
        try:
            await socket.accept()
            return await asyncio.wait_for(self._hello(socket), HELLO_WITHIN)
        finally:
            self._silent -= 1

    async def _hello(self, socket: WebSocket) -> Hello:
        message = read_client_message(await _receive(socket))
        if not isinstance(message, Hello) or message.v != VERSION:
            raise BadMessage(f"This server speaks version {VERSION} of the protocol. Reload the page.")
        return message

    def _welcome(self, socket: WebSocket, hello: Hello, root: Block) -> tuple[Session, list[bytes]]:
        """The tab's session, or a new one, and the frames that it has missed."""
        session = self._sessions.find(hello.session, hello.secret, root)
        resumed = session is not None
        if session is None:
            session = self._sessions.open(_request(socket), root)
            if hello.run is not None:
                self._links.open(session, hello.run)
        welcome = Welcome(VERSION, session.id, session.secret, self._epoch, resumed, self._page)
        missed = session.outbox.resend(hello.seq) if resumed else []
        if missed is None:
            session.snapshot()
        first = encode({"seq": 0, "messages": [as_data(welcome)]})
        return session, [first, *(missed or ())]

    async def _serve(self, socket: WebSocket, session: Session, frames: list[bytes]) -> None:
        sender = Sender(socket)
        sender.task = asyncio.create_task(self._send(sender, socket, session, frames))
        former = self._senders.get(session.id)
        self._senders[session.id] = sender
        self._sessions.connected(session)
        if former is not None:  # at once: a frame that it took now would never reach this socket
            former.stop(_TAKEN_OVER)
        loop = asyncio.get_running_loop()
        rate = Rate(loop.time())
        try:
            while True:
                self._take(session, await _receive(socket))
                wait = rate.take(loop.time(), session.served)
                if wait:
                    await asyncio.sleep(wait)  # it stops the tab's sending as well: nobody reads meanwhile
        except (WebSocketDisconnect, RuntimeError):  # RuntimeError: the sender has closed the socket
            pass
        finally:
            sender.stop(_LEFT)
            sender.close()
            if self._senders.get(session.id) is sender:
                del self._senders[session.id]
                self._sessions.left(session)

    def _take(self, session: Session, frame: str | bytes) -> None:
        """One frame from the tab. What is wrong with it is said to this tab only, and it goes on."""
        event = None
        try:
            if len(frame) > LONGEST_MESSAGE:
                raise BadMessage(
                    f"A message may have {LONGEST_MESSAGE} characters. Upload large values as files."
                )
            message = read_client_message(frame)
            match message:
                case Event():
                    event = message.id
                    self._scheduler.handle(session, message)
                case Ack():
                    session.outbox.acknowledge(message.seq)
                case Answer():
                    session.browser_calls.answer(message)
                case Ask():
                    self._questions.take(session, message)
                case Hello():
                    raise BadMessage("Hello was said already.")
        except Refused as error:
            session.outbox.put(Fault(error.code, error.message, event))
        except Exception:
            log.exception("A message of session %s could not be handled.", session.id)
            session.outbox.put(
                Fault("internal", "The server could not handle a message. Its log says why.", event)
            )

    async def _send(self, sender: Sender, socket: WebSocket, session: Session, frames: list[bytes]) -> None:
        """Send the frames, then empty the session's outbox into the socket."""
        with suppress(WebSocketDisconnect, RuntimeError):  # it is gone: the receiving side sees it too
            try:
                sender.begin()
                for frame in frames:
                    await sender.send(frame)
                while True:
                    await sender.send(await session.outbox.next())
            except TooSlow:
                await socket.close(TOO_SLOW, "The connection was too slow.")
            except asyncio.CancelledError as cancelled:
                if cancelled.args == (_STOPPING,):
                    while not session.outbox.is_empty:
                        await sender.send(await session.outbox.next())
                    await socket.close(STOPPED, "The server was stopped.")
                elif cancelled.args == (_TAKEN_OVER,):
                    await socket.close(TAKEN_OVER, "This page goes on in another tab.")
                else:
                    raise


async def _receive(socket: WebSocket) -> str | bytes:
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", 1005))
    frame: str | bytes = message.get("text") or message.get("bytes") or ""
    return frame


def _request(socket: WebSocket) -> Request:
    headers = dict(socket.headers.items())
    client = (socket.client.host, socket.client.port) if socket.client is not None else None
    return Request(headers, client, dict(parse_qsl(socket.url.query)), socket.cookies)
