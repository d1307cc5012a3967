"""Regions on a picture: boxes and masks of a scene, with and without a legend, and found anew by a function."""

from typing import Any

import numpy as np

import fanlight as gr

HEIGHT, WIDTH = 320, 480
Y, X = np.mgrid[0:HEIGHT, 0:WIDTH]
SUN = np.clip((60 - np.hypot(X - 360, Y - 90)) / 8, 0, 1)
RIDGE = 210 + 34 * np.sin(X / 52) + 12 * np.sin(X / 17)
HILLS = RIDGE < Y
LAKE = ((X - 130) / 110) ** 2 + ((Y - 275) / 26) ** 2 < 1


def scene() -> np.ndarray:
    sky = np.stack([150 + Y * 0.25, 190 + Y * 0.12, 230 - Y * 0.1], axis=-1)
    for mask, color in ((SUN, (255, 214, 110)), (HILLS, (74, 116, 82)), (LAKE, (84, 142, 178))):
        sky = sky + mask[..., None] * (np.array(color) - sky)
    return sky.astype(np.uint8)


SCENE = scene()
MASKS = [(SUN, "sun"), (HILLS & ~LAKE, "hills"), (LAKE, "lake")]
BOXES = [((298, 28, 422, 152), "sun"), ((20, 249, 240, 301), "lake"), ((0, 164, 480, 320), "hills")]


def found(kind: str) -> tuple[np.ndarray, list[Any]]:
    return SCENE, MASKS if kind == "Masks" else BOXES


with gr.Blocks(title="AnnotatedImage") as demo:
    kind = gr.Radio(["Masks", "Boxes"], value="Masks", label="What is found")
    with gr.Row():
        regions = gr.AnnotatedImage(
            found("Masks"), label="Scene", color_map={"sun": "#e8a010", "lake": "#3f8fd6"}
        )
        with gr.Column():
            many = [
                ((12 + 78 * n, 20 + 30 * (n % 3), 70 + 78 * n, 90 + 40 * (n % 3)), f"window {n + 1}")
                for n in range(6)
            ]
            gr.AnnotatedImage(
                (
                    SCENE,
                    [
                        *many,
                        ((10, 200, 200, 310), "a very long label, as models that explain themselves give"),
                    ],
                ),
                label="Windows",
                height=220,
            )
    with gr.Row():
        gr.AnnotatedImage((SCENE, BOXES), label="Without a legend", show_legend=False, buttons=[])
        gr.AnnotatedImage(label="Nothing yet")
    chosen = gr.Textbox(label="Selected")
    kind.change(found, kind, regions)

    @regions.select(outputs=chosen)
    def tell(event: gr.SelectData) -> str:
        return f"{event.index}: {event.value}"


if __name__ == "__main__":
    demo.launch()
