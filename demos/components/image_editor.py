"""A picture to edit in layers; one on a canvas of fixed size; what a function makes of it."""

from typing import Any

import numpy as np

import fanlight as gr


def picture() -> np.ndarray:
    """Colours that run into each other."""
    y, x = np.mgrid[0:1:240j, 0:1:360j]
    return (np.stack([x, y, 1 - x], axis=-1) * 200 + 40).astype(np.uint8)


def described(drawing: dict[str, Any]) -> tuple[np.ndarray | None, str]:
    composite, layers = drawing["composite"], drawing["layers"]
    if composite is None:
        return None, "Nothing yet"
    drawn = sum(bool(layer.any()) for layer in layers)
    return (
        composite,
        f"{composite.shape[1]} × {composite.shape[0]} pixels, drawn on {drawn} of {len(layers)} layers",
    )


def negative(drawing: dict[str, Any]) -> dict[str, Any]:
    background = drawing["background"]
    return {
        **drawing,
        "background": None if background is None else 255 - background[..., :3],
        "composite": None,
    }


with gr.Blocks(title="ImageEditor") as demo:
    with gr.Row():
        with gr.Column():
            editor = gr.ImageEditor(
                {"background": picture(), "layers": [], "composite": None},
                label="Editor",
                layers=gr.LayerOptions(layers=["Sketch", "Notes"]),
            )
            invert = gr.Button("Negative of the background")
        with gr.Column():
            shown = gr.Image(label="Composite", interactive=False)
            found = gr.Textbox(label="Found", interactive=False)
    with gr.Row():
        gr.ImageEditor(label="Bring a picture", height=260)
        gr.ImageEditor(label="Always a square", canvas_size=(300, 300), fixed_canvas=True, brush=False)
    gr.on([demo.load, editor.change], described, editor, [shown, found])
    invert.click(negative, editor, editor)

if __name__ == "__main__":
    demo.launch()
