"""Says at each stroke what is being drawn: a house, a star, a heart … Written in the words of the tutorial of 2019."""

import warnings

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

import fanlight as gr

SIDE = 28
"""Pixels along each side of what the model sees: white on black."""
NEIGHBOURS = 9


def around(count, radius=0.42, start=-np.pi / 2):
    """Points on a circle, clockwise from the top."""
    angles = start + np.arange(count) * 2 * np.pi / count
    return 0.5 + radius * np.stack([np.cos(angles), np.sin(angles)], axis=1)


def closed(points):
    return [np.concatenate([points, points[:1]])]


def star():
    points = around(10)
    points[1::2] = 0.5 + (points[1::2] - 0.5) * 0.42
    return closed(points)


def spiral():
    turns = np.linspace(0, 5 * np.pi, 60)
    return [0.5 + (turns / turns.max() * 0.42 * np.array([np.cos(turns), np.sin(turns)])).T]


def heart():
    t = np.linspace(0, 2 * np.pi, 40)
    y = 13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t)
    return [np.stack([0.5 + 16 * np.sin(t) ** 3 / 40, 0.45 - y / 40], axis=1)]


def face():
    smile = 0.5 + 0.22 * np.array([(np.cos(a), np.sin(a)) for a in np.linspace(0.4, np.pi - 0.4, 12)])
    eyes = [np.array([[x, 0.36], [x, 0.44]]) for x in (0.36, 0.64)]
    return [*closed(around(30)), smile, *eyes]


def house():
    walls = np.array([[0.15, 0.45], [0.15, 0.9], [0.85, 0.9], [0.85, 0.45]])
    door = np.array([[0.42, 0.9], [0.42, 0.65], [0.58, 0.65], [0.58, 0.9]])
    return [walls, np.array([[0.08, 0.5], [0.5, 0.1], [0.92, 0.5]]), door]


SKETCHES = {
    "circle": lambda: closed(around(30)),
    "square": lambda: closed(around(4, 0.55, -np.pi / 4)),
    "triangle": lambda: closed(around(3)),
    "star": star,
    "heart": heart,
    "house": house,
    "smiley": face,
    "spiral": spiral,
    "cross": lambda: [np.array([[0.1, 0.1], [0.9, 0.9]]), np.array([[0.9, 0.1], [0.1, 0.9]])],
    "zigzag": lambda: [np.array([[0.05 + 0.18 * n, 0.3 + 0.4 * (n % 2)] for n in range(6)])],
}


def draw(name, random):
    """A sketch as somebody might have drawn it: leaning, stretched, with trembling lines. White on black."""
    angle, lean = random.normal(0, 0.12), random.normal(0, 0.1)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    bend = turn @ np.array([[1, lean], [0, 1]]) @ np.diag(random.uniform(0.75, 1.1, 2))
    image = Image.new("L", (4 * SIDE, 4 * SIDE))
    for line in SKETCHES[name]():
        points = (line - 0.5) @ bend.T + 0.5 + random.normal(0, 0.012, line.shape)
        pixels = [tuple(point) for point in points * 4 * SIDE]
        ImageDraw.Draw(image).line(pixels, fill=255, width=int(random.integers(6, 17)), joint="curve")
    return np.asarray(image.resize((SIDE, SIDE), Image.Resampling.BOX))


def features(sketch):
    """What the model compares: the ink alone, wherever it is and however large, a little blurred."""
    image = Image.fromarray(sketch)
    box = image.point(lambda level: 255 * (level > 64)).getbbox() or (0, 0, SIDE, SIDE)
    ink = image.crop(box)
    scale = 20 / max(ink.size)
    ink = ink.resize([max(1, round(scale * side)) for side in ink.size], Image.Resampling.BILINEAR)
    middle = Image.new("L", (SIDE, SIDE))
    middle.paste(ink, ((SIDE - ink.width) // 2, (SIDE - ink.height) // 2))
    pixels = np.asarray(middle.filter(ImageFilter.GaussianBlur(1.2)), float).ravel()
    return pixels / max(np.linalg.norm(pixels), 1e-6)


RANDOM = np.random.default_rng(7)
NAMES = [name for name in SKETCHES for _ in range(120)]
KNOWN = np.stack([features(draw(name, RANDOM)) for name in NAMES])


def predict(sketch):
    if sketch is None or sketch.max() == 0:
        return None
    likeness = KNOWN @ features(sketch)
    nearest = np.argsort(likeness)[-NEIGHBOURS:]
    weights = np.exp(20 * (likeness[nearest] - likeness[nearest].max()))
    names = np.array(NAMES)[nearest]
    return {str(name): float(weights[names == name].sum() / weights.sum()) for name in np.unique(names)}


with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # gr.inputs and gr.outputs are old spellings
    sketchpad = gr.inputs.Image(
        image_mode="L", source="canvas", shape=(28, 28), invert_colors=True, tool="select", label="Sketch"
    )
    label = gr.outputs.Label(num_top_classes=2, label="It looks like")

demo = gr.Interface(
    fn=predict,
    inputs=sketchpad,
    outputs=label,
    live=True,
    title="Sketch recogniser",
    description=f"Draw one of these: {', '.join(SKETCHES)}.",
)

if __name__ == "__main__":
    demo.launch()
