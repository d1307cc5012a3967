"""Pictures in a grid: with captions, in a frame that scrolls, of the visitor's own, seen large, and none yet."""

import numpy as np

import fanlight as gr

Y, X = np.mgrid[0:300, 0:400]


def picture(number: int) -> np.ndarray:
    """A pattern of waves; no two numbers give the same."""
    angle = number * 2.4
    wave = np.sin((X * np.cos(angle) + Y * np.sin(angle)) / (14 + number % 7 * 4))
    rings = np.cos(np.hypot(X - 200 - 90 * np.cos(angle), Y - 150 - 60 * np.sin(angle)) / 21)
    colors = [128 + 100 * np.sin(angle + shift + wave * 0.7 + rings * 0.5) for shift in (0.0, 1.0, 2.2)]
    return np.stack(colors, axis=-1).astype(np.uint8)


CAPTIONS = [
    "Dunes",
    "Tide",
    "Wool",
    "Agate",
    "A caption that goes on and on until it has said all that can be seen",
]
FEW = [(picture(number), caption) for number, caption in enumerate(CAPTIONS)]

with gr.Blocks(title="Gallery") as demo:
    with gr.Row():
        many = gr.Gallery([picture(number) for number in range(60)], label="Sixty", columns=4, height=380)
        named = gr.Gallery(FEW, label="With captions", columns=3, object_fit="contain", interactive=False)
    with gr.Row():
        own = gr.Gallery(FEW[:2], label="Your own", columns=4, interactive=True)
        gr.Gallery(label="Still empty", interactive=True)
    with gr.Row():
        gr.Gallery(FEW, label="Seen large", preview=True, height=340, interactive=False)
        gr.Gallery(label="Nothing yet", interactive=False)
    told = gr.Textbox(label="Selected")
    count = gr.Textbox(label="What the function gets", interactive=False)

    @many.select(outputs=told)
    def tell(event: gr.SelectData) -> str:
        return f"{event.index}: {event.value['caption']}"

    @own.change(inputs=own, outputs=count)
    def number_of(items: list[tuple[str, str | None]] | None) -> str:
        return ", ".join(str(caption) for _, caption in items or []) or "None"


if __name__ == "__main__":
    demo.launch()
