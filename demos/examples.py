"""Examples: a click fills the form and shows the result, which was computed before the first visitor came."""

import time

import numpy as np

import fanlight as gr


def draw(pattern, waves):
    time.sleep(0.3)  # as a model would take its time
    y, x = np.mgrid[-1:1:240j, -1:1:320j]
    distance = np.hypot(x, y) if pattern == "rings" else x + y
    light = (1 + np.cos(2 * np.pi * waves * distance)) / 2
    return np.stack([light, light * 0.8, 1 - light / 2], axis=-1)


with gr.Blocks(title="Examples") as demo:
    with gr.Row():
        with gr.Column():
            pattern = gr.Radio(["rings", "stripes"], label="Pattern")
            waves = gr.Slider(1, 20, step=1, label="Waves")
            button = gr.Button("Draw", variant="primary")
        picture = gr.Image(label="Picture")
    button.click(draw, [pattern, waves], picture)
    gr.Examples(
        [["rings", 4], ["stripes", 9], ["rings", 15]],
        [pattern, waves],
        picture,
        draw,
        cache_examples=True,
    )

if __name__ == "__main__":
    demo.launch()
