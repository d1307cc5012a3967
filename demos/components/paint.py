"""A canvas to paint on: all colours; and one of a few, half transparent, without layers."""

from typing import Any

import fanlight as gr


def colors(painting: dict[str, Any]) -> str:
    if painting["composite"] is None:
        return "Nothing yet"
    found = {tuple(color[:3]) for color in painting["composite"].reshape(-1, 4).tolist()}
    return f"{len(found)} colours in {len(painting['layers'])} layers"


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
    painting.change(colors, painting, found)

if __name__ == "__main__":
    demo.launch()
