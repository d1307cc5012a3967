"""Keys: long, random, never the same."""

from __future__ import annotations

from fanlight.blocks.run.run_log.keys import AT_ONCE, Keys


def test_no_key_comes_twice() -> None:
    keys, others = Keys(), Keys()
    given = [one.new() for one in (keys, others) for _ in range(3 * AT_ONCE)]
    assert len(set(given)) == len(given)
    assert {len(bytes.fromhex(key)) for key in given} == {16}
