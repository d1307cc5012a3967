"""Samples to choose from: pictures, rows of a table, names, many on several pages."""

import numpy as np

import fanlight as gr


def waves(count: int) -> np.ndarray:
    y, x = np.mgrid[-1:1:120j, -1:1:160j]
    light = (1 + np.cos(2 * np.pi * count * np.hypot(x, y))) / 2
    return np.stack([light, light * 0.8, 1 - light / 2], axis=-1)


FRUIT = [
    ["apple", 3, True],
    ["pear", 12, False],
    ["a fruit with a very long name that needs its room", 1, True],
]

with gr.Blocks(title="Dataset") as demo:
    pictures = gr.Dataset(components=["image"], samples=[[waves(n)] for n in range(1, 11)], label="Waves")
    with gr.Row():
        table = gr.Dataset(
            components=["textbox", "number", "checkbox"], headers=["Fruit", "How many", "Ripe"], samples=FRUIT
        )
        named = gr.Dataset(
            components=["number"], samples=[[n] for n in (1, 12, 60)], sample_labels=["One", "A dozen", "A shock"],
            label="How many",
        )  # fmt: skip
    many = gr.Dataset(
        components=["textbox"], samples=[f"Number {n}" for n in range(1, 41)], samples_per_page=6, type="index",
        label="Many",
    )  # fmt: skip
    gr.Dataset(components=["textbox"], samples=[], label="None yet")
    chosen = gr.Textbox(label="Chosen", interactive=False)

    pictures.click(lambda _: "a picture", pictures, chosen)
    table.click(lambda row: f"{row[1]} × {row[0]}", table, chosen)
    named.click(lambda row: f"{row[0]:.0f}", named, chosen)
    many.click(lambda place: f"place {place}", many, chosen)

if __name__ == "__main__":
    demo.launch()
