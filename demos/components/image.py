"""Pictures: sent, taken and changed before they are used; streamed from the webcam; looked at closely."""

import numpy as np
from numpy.typing import NDArray

import fanlight as gr

Picture = NDArray[np.uint8]


def scan(width: int = 480, height: int = 360) -> Picture:
    """What an ultrasound of a heart looks like from afar: a fan of noise with two dark chambers and a bright valve."""
    noise = np.random.default_rng(7).normal(0, 1, (height, width))
    x, y = np.meshgrid(np.linspace(-1, 1, width), np.linspace(0, 1, height))
    far = np.hypot(x, y)
    light = 90 + 35 * noise * (0.4 + far)
    for at, size in (((-0.2, 0.45), 0.18), ((0.22, 0.5), 0.16)):
        light -= 80 * np.exp(-((np.hypot(x - at[0], y - at[1]) / size) ** 4))
    light += 190 * np.exp(-(((x - 0.02) / 0.03) ** 2) - ((y - 0.55) / 0.07) ** 2)
    fan = (np.abs(x) < y * 0.85) & (far < 0.97) & (far > 0.12)
    grey = np.where(fan, np.clip(light, 12, 255), 8).astype(np.uint8)
    return np.repeat(grey[:, :, None], 3, axis=2)


def find_valve(picture: Picture | None) -> str:
    """The brightest spot; a model would stand here."""
    if picture is None:
        return "Nothing to look at"
    rows, columns = (picture.shape[0] // 8, picture.shape[1] // 8)
    blocks = picture[: rows * 8, : columns * 8].mean(axis=2).reshape(rows, 8, columns, 8).mean(axis=(1, 3))
    y, x = np.unravel_index(blocks.argmax(), blocks.shape)
    bright = blocks.max()
    return f"at {x * 8 + 4}, {y * 8 + 4}" if bright > 150 else "not found"


def edges(picture: Picture | None) -> Picture | None:
    """How much each pixel differs from the ones to its right and below."""
    if picture is None:
        return None
    grey = picture.mean(axis=2)
    across, down = np.diff(grey, axis=1)[1:], np.diff(grey, axis=0)[:, 1:]
    strength: Picture = np.clip(np.hypot(across, down) * 3, 0, 255).astype(np.uint8)
    return strength


def tell(point: gr.SelectData) -> str:
    return f"pixel {point.index}"


with gr.Blocks(title="Image") as demo:
    with gr.Row():
        ultrasound = gr.Image(scan(), label="Ultrasound", interactive=True)
        with gr.Column():
            found = gr.Textbox(find_valve(scan()), label="Valve")
            picked = gr.Textbox(label="Picked")
    with gr.Row():
        camera = gr.Image(
            label="Webcam", streaming=True, webcam_options=gr.WebcamOptions(constraints={"width": 320})
        )
        outlines = gr.Image(label="Edges")
    with gr.Row():
        gr.Image(label="A place for a picture", interactive=True)
        gr.Image(scan(), label="With a mark", interactive=False, watermark=np.full((16, 60), 255, np.uint8))
    ultrasound.change(find_valve, ultrasound, found)
    ultrasound.select(tell, None, picked)
    camera.stream(edges, camera, outlines, stream_every=0.2, time_limit=60)

if __name__ == "__main__":
    demo.launch()
