"""A canvas to paint on: all colours; and one of a few, half transparent, without layers."""

from collections import Counter
from typing import Any

import fanlight as gr


def mostly(painting: dict[str, Any]) -> str:
    if painting["composite"] is None:
        return "Nothing yet"
    pixels = Counter(tuple(pixel[:3]) for pixel in painting["composite"].reshape(-1, 4).tolist())
    pixels.pop((255, 255, 255), None)  # the canvas
    red, green, blue = max(pixels, key=pixels.__getitem__, default=(255, 255, 255))
    return f"Mostly #{red:02x}{green:02x}{blue:02x}, in {len(painting['layers'])} layers"


with gr.Blocks(title="Paint") as demo:
    painting = gr.Paint(label="Painting", canvas_size=(600, 300))
    found = gr.Textbox(label="Found", interactive=False)
    gr.Paint(
        label="Markers",
        canvas_size=(600, 200),
        brush=gr.Brush(
            default_size=12, colors=[("#ffd400", 0.5), ("#39d353", 0.5), ("#ff7ac6", 0.5)], color_mode="fixed"
        ),
        layers=False,
        transforms=(),
        placeholder="Three markers",
    )
    painting.change(mostly, painting, found)

if __name__ == "__main__":
    demo.launch()
