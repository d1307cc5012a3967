"""A real server for one test."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest_asyncio
import uvicorn
from starlette.types import ASGIApp


@pytest_asyncio.fixture
async def listening() -> AsyncIterator[Callable[[ASGIApp], Awaitable[int]]]:
    """Serves an app with uvicorn in the test's event loop; gives the port."""
    running: list[tuple[uvicorn.Server, asyncio.Task[None]]] = []

    async def listen(app: ASGIApp) -> int:
        listener = socket.create_server(("127.0.0.1", 0))  # connections wait in it until uvicorn is ready
        config = uvicorn.Config(app, ws="websockets-sansio", log_level="error", lifespan="off")
        server = uvicorn.Server(config)
        running.append((server, asyncio.create_task(server.serve([listener]))))
        port: int = listener.getsockname()[1]
        return port

    yield listen
    for server, task in running:
        server.should_exit = True
        await task
