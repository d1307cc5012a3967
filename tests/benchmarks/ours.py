"""The pages of ours that are measured. Run it with a port, and the name of one of them or a number of fields."""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Iterator
from typing import Any

# Another framework of the same contract may stand in for ours: `ours.py 7860 hello gradio`.
gr: Any = importlib.import_module(sys.argv[3] if len(sys.argv) > 3 else "fanlight")


def tell(words: str, pause: str) -> Iterator[str]:
    told = ""
    for _ in range(int(words)):
        told += "word "
        yield told
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
            {"hello": hello, "stream": stream}[which]()
    demo.launch(server_port=int(sys.argv[1]), quiet=True)
