"""A classifier of digits, trained here and now in plain numpy, with examples, and flags for what it gets wrong."""

import numpy as np
from PIL import Image, ImageDraw, ImageFont

import fanlight as gr

SIDE = 12
"""Pixels along each side of what the model sees."""
FONTS = [ImageFont.load_default(size) for size in (30, 33, 36, 39)]


def draw(digit, random):
    """A picture of a digit as somebody might have written it: moved, turned, larger or smaller, with noise."""
    image = Image.new("L", (48, 48))
    font = FONTS[random.integers(len(FONTS))]
    x, y = 24 + random.uniform(-2, 2, 2)
    ImageDraw.Draw(image).text((x, y), str(digit), fill=255, font=font, anchor="mm")
    turned = image.rotate(random.uniform(-15, 15), resample=Image.Resampling.BILINEAR)
    noisy = np.asarray(turned) + random.normal(0, 15, (48, 48))
    return 255 - np.clip(noisy, 0, 255).astype(np.uint8)  # dark on light, as on paper


def features(image):
    """What the model sees of a picture: few pixels, the ink as 1 and the paper as 0."""
    small = Image.fromarray(image).resize((SIDE, SIDE), Image.Resampling.BOX)
    pixels = 1 - np.asarray(small, float).ravel() / 255
    return pixels / max(pixels.max(), 1e-6)


def sample(count, random):
    digits = np.arange(count) % 10
    return np.stack([features(draw(digit, random)) for digit in digits]), digits


def train(inputs, digits):
    """A linear discriminant, of the mean of each class and how all vary around theirs: its weights and biases."""
    means = np.stack([inputs[digits == digit].mean(axis=0) for digit in range(10)])
    around = inputs - means[digits]
    covariance = around.T @ around / len(inputs) + 0.01 * np.eye(inputs.shape[1])
    weights = np.linalg.solve(covariance, means.T)
    return weights, -0.5 * (means.T * weights).sum(axis=0)


WEIGHTS, BIASES = train(*sample(1000, np.random.default_rng(1)))


def classify(image):
    scores = features(image) @ WEIGHTS + BIASES
    likelihoods = np.exp(scores - scores.max())
    return {str(digit): float(share) for digit, share in enumerate(likelihoods / likelihoods.sum())}


demo = gr.Interface(
    classify,
    gr.Image(image_mode="L", label="A digit, dark on light", height=300),
    gr.Label(num_top_classes=3, label="Digit"),
    examples=[draw(digit, np.random.default_rng(digit)) for digit in range(10)],
    title="Digits",
    flagging_options=["wrong digit", "not sure enough", "no digit"],
)

if __name__ == "__main__":
    demo.launch()
