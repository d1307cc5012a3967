"""A picture on which a part is marked: the function gets the mask alone."""

from typing import Any

import numpy as np

import fanlight as gr


def landscape() -> np.ndarray:
    """Sky over a field."""
    y = np.linspace(0, 1, 240)[:, None, None]
    sky = np.array([120, 170, 230]) * (1 - y) + np.array([235, 225, 210]) * y
    field = np.array([90, 140, 70])
    return np.broadcast_to(np.where(y < 0.6, sky, field), (240, 360, 3)).astype(np.uint8)


def mask(editor: dict[str, Any]) -> np.ndarray | None:
    return editor["layers"][0][..., 3] if editor["layers"] else None


with gr.Blocks(title="ImageMask") as demo:
    with gr.Row():
        marked = gr.ImageMask(landscape(), label="Mark a part")
        part = gr.Image(label="Mask", interactive=False)
    gr.ImageMask(label="Bring a picture", height=240)
    marked.change(mask, marked, part)

if __name__ == "__main__":
    demo.launch()
