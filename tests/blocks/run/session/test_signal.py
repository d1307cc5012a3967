"""A flag for one waiter."""

from __future__ import annotations

import asyncio

from fanlight.blocks.run.session.signal import Signal


async def test_who_waits_is_woken_and_who_comes_late_need_not_wait() -> None:
    signal = Signal()
    waiting = asyncio.create_task(signal.wait())
    await asyncio.sleep(0)
    assert not waiting.done()
    signal.set()
    signal.set()
    await asyncio.wait_for(waiting, 10)
    await asyncio.wait_for(signal.wait(), 10)
    assert signal.is_set()


async def test_one_that_was_taken_down_before_the_waiter_ran_is_waited_for_again() -> None:
    signal = Signal()
    waiting = asyncio.create_task(signal.wait())
    await asyncio.sleep(0)
    signal.set()
    signal.clear()
    await asyncio.sleep(0)
    assert not waiting.done()
    signal.set()
    await asyncio.wait_for(waiting, 10)


async def test_a_waiter_that_gave_up_is_no_trouble() -> None:
    signal = Signal()
    waiting = asyncio.create_task(signal.wait())
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.wait([waiting])
    signal.set()
    await asyncio.wait_for(signal.wait(), 10)
