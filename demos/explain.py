"""A detector of heart valves in ultrasound-like pictures made here, and where in a picture it has seen one."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from PIL import Image, ImageDraw, ImageFilter

import fanlight as gr

SIDE = 192
"""Pixels along each side of a picture."""
COARSE = 6
"""The detector looks at every sixth pixel."""


def leaflets(x, y, size):
    """The two leaflets of a valve that is about to open, as lines of (x, y)."""
    return [[(x - size, y - size), (x - 2, y + size)], [(x + size, y - size), (x + 2, y + size)]]


def picture(seed, has_valve=True):
    """What a scanner might see: a sector of speckle with the walls of two chambers, and between them a valve."""
    random = np.random.default_rng(seed)
    echo = Image.new("L", (SIDE, SIDE), 40)
    draw = ImageDraw.Draw(echo)
    x, y = int(random.integers(70, 122)), int(random.integers(80, 130))
    draw.ellipse((x - 50, y - 66, x + 50, y), outline=120, width=5, fill=14)
    draw.ellipse((x - 38, y + 6, x + 38, y + 58), outline=120, width=5, fill=14)
    for line in leaflets(x, y, 14) if has_valve else ():
        draw.line(line, fill=255, width=6)
    speckle = random.rayleigh(0.75, (SIDE, SIDE))
    sector = Image.new("L", (SIDE, SIDE))
    ImageDraw.Draw(sector).pieslice((-92, -180, SIDE + 92, SIDE - 4), 50, 130, fill=255)
    seen = np.asarray(echo.filter(ImageFilter.GaussianBlur(1.5))) * speckle * (np.asarray(sector) > 0)
    return seen.clip(0, 255).astype(np.uint8)


def template():
    """What the detector looks for: a valve, seen coarsely, less its mean."""
    image = Image.new("L", (48, 48))
    for line in leaflets(24, 24, 14):
        ImageDraw.Draw(image).line(line, fill=255, width=6)
    shape = np.asarray(image.reduce(COARSE), float)
    shape -= shape.mean()
    return shape / np.linalg.norm(shape)


VALVE = template()


def detect(image):
    """How sure the detector is of a valve: how much the place that is most like one resembles it."""
    coarse = np.asarray(Image.fromarray(image).reduce(COARSE), float)
    match = np.einsum("ijkl,kl->ij", sliding_window_view(coarse, VALVE.shape), VALVE).max()
    sure = 1 / (1 + np.exp((230 - match) / 25))
    return {"valve": float(sure), "no valve": float(1 - sure)}


demo = gr.Interface(
    detect,
    gr.Image(image_mode="L", label="Ultrasound"),
    gr.Label(label="Finding"),
    examples=[picture(1), picture(2), picture(3, has_valve=False)],
    interpretation=gr.Occlusion(tiles=(6, 11), baseline="blur"),
    title="Where is the valve?",
    description="Press Submit, then Explain: one part of the picture after the other is blurred, and what the detector "
    "says then is compared.",
)

if __name__ == "__main__":
    demo.launch()
