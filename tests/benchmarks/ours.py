"""The pages of ours that are measured. Run it with a port, and the name of one of them or a number of fields."""

from __future__ import annotations

import asyncio
import importlib
import random
import sys
import threading
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

# Another framework of the same contract may stand in for ours: `ours.py 7860 hello gradio`.
gr: Any = importlib.import_module(sys.argv[3] if len(sys.argv) > 3 else "fanlight")

SAMPLE, FLOOD = 1_000, 100_000
"""Characters of a value that `sample` and `flood` yield."""


def tell(words: str, pause: str) -> Iterator[str]:
    told = ""
    for _ in range(int(words)):
        told += "word "
        yield told
        if pause != "0":  # to sleep for no time is to give way to others: the floor does not
            time.sleep(float(pause))


async def count(values: str, pause: str) -> AsyncIterator[str]:
    """A growing text that shows where something is missing or stands twice."""
    told = ""
    for number in range(int(values)):
        told += f"{number} "
        yield told
        await asyncio.sleep(float(pause))


def sample(values: str, pause: str) -> Iterator[str]:
    """Values of equal length, each with its number."""
    for number in range(int(values)):
        yield f"{number} ".ljust(SAMPLE, "·")
        time.sleep(float(pause))


def flood(values: str, pause: str) -> Iterator[str]:
    """Long values that have nothing in common."""
    for _ in range(int(values)):
        yield random.randbytes(FLOOD // 2).hex()
        time.sleep(float(pause))


def hello() -> None:
    text = gr.Textbox(label="Text")
    button = gr.Button("Echo")
    result = gr.Textbox(label="Result")
    button.click(lambda value: value, text, result)


def stream() -> None:
    words, pause = gr.Textbox(label="Words"), gr.Textbox(label="Pause")
    button = gr.Button("Tell")
    told = gr.Textbox(label="Told")
    button.click(tell, [words, pause], told)


def work() -> None:
    """An echo, and what else may go on meanwhile, any number of times."""
    values, pause = gr.Textbox(label="Values"), gr.Textbox(label="Pause")
    echo, told = gr.Textbox(label="Echo"), gr.Textbox(label="Told")
    let_go = threading.Event()

    def hold() -> None:
        let_go.wait()

    gr.Button("Echo").click(lambda value: value, values, echo)
    for function in (count, sample, flood):
        gr.Button(function.__name__.title()).click(function, [values, pause], told, concurrency_limit=None)
    gr.Button("Hold").click(hold, concurrency_limit=None, trigger_mode="multiple")
    gr.Button("Let go").click(let_go.set)


def pictures() -> None:
    """Echoes of a picture, as the author's function gets it by default and as the path of a file, and at once."""
    picture, path = gr.Image(label="Picture"), gr.Image(label="Path", type="filepath")
    shown = gr.Image(label="Shown")
    gr.Button("Pixels").click(lambda value: value, picture, shown)
    picture.upload(lambda value: value, picture, shown)
    gr.Button("Bytes").click(lambda value: value, path, shown)


def many(fields: int) -> None:
    kinds = [gr.Textbox, gr.Number, gr.Slider]
    for place in range(fields):
        kinds[place % len(kinds)](label=f"Field {place}")


if __name__ == "__main__":
    which = sys.argv[2] if len(sys.argv) > 2 else "hello"
    with gr.Blocks() as demo:
        if which.isdecimal():
            many(int(which))
        else:
            {"hello": hello, "stream": stream, "work": work, "pictures": pictures}[which]()
    demo.launch(server_port=int(sys.argv[1]), quiet=True)
