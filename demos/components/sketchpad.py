"""A canvas to draw on: what a function gets of it, one that begins with a drawing, one that only is shown."""

from typing import Any

import numpy as np

import fanlight as gr

SIDE = 200


def circle() -> np.ndarray:
    """A ring in the middle, as a layer: black, and nothing around it."""
    y, x = np.mgrid[:SIDE, :SIDE] - SIDE / 2
    ring = abs(np.hypot(x, y) - SIDE / 3) < 6
    return np.where(ring[..., None], [0, 0, 0, 255], 0).astype(np.uint8)


def ink(drawing: dict[str, Any]) -> str:
    if drawing["composite"] is None:
        return "Nothing yet"
    share = (drawing["composite"][..., 0] < 128).mean()
    return f"{share:.1%} is black"


DRAWING = {"background": None, "layers": [circle()], "composite": None}

with gr.Blocks(title="Sketchpad") as demo:
    with gr.Row():
        sketch = gr.Sketchpad(label="Sketch", canvas_size=(400, 400))
        found = gr.Textbox(label="Found", interactive=False)
    with gr.Row():
        gr.Sketchpad(DRAWING, label="Begun", layers=False, height=200, interactive=True)
        gr.Sketchpad(DRAWING, label="Shown", interactive=False)
        gr.Sketchpad(label="Nothing yet", interactive=False)
    sketch.change(ink, sketch, found)

if __name__ == "__main__":
    demo.launch()
