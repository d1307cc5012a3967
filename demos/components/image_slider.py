"""Before and after: two images under a handle, made of one that is sent, and a pair of the visitor's own."""

import numpy as np

import fanlight as gr

HEIGHT, WIDTH = 320, 480
Y, X = np.mgrid[0:HEIGHT, 0:WIDTH]


def pattern() -> np.ndarray:
    rings = np.sin(np.hypot(X - 300, Y - 130) / 9)
    warm = np.stack([190 + 50 * rings, 130 + 60 * np.cos(X / 60), 90 + 70 * np.sin(Y / 50)], axis=-1)
    return warm.astype(np.uint8)


def coarse(image: np.ndarray, size: int = 12) -> np.ndarray:
    small = image[size // 2 :: size, size // 2 :: size]
    return small.repeat(size, axis=0).repeat(size, axis=1)[: image.shape[0], : image.shape[1]]


def pair(image: np.ndarray | None) -> tuple[np.ndarray, np.ndarray] | None:
    return None if image is None else (image, coarse(image))


with gr.Blocks(title="ImageSlider") as demo:
    with gr.Row():
        compared = gr.ImageSlider(
            pair(pattern()), label="Fine and coarse", slider_position=40, interactive=False
        )
        with gr.Column():
            photo = gr.Image(label="Photo", height=180)
            gr.ImageSlider(pair(pattern()), label="Small", max_height=120, buttons=[], interactive=False)
    with gr.Row():
        own = gr.ImageSlider(label="Your own pair", interactive=True)
        gr.ImageSlider(label="Nothing yet", interactive=False)
    shapes = gr.Textbox(label="What the function gets", interactive=False)
    photo.change(pair, photo, compared)

    @own.change(inputs=own, outputs=shapes)
    def tell(images: tuple[np.ndarray | None, np.ndarray | None] | None) -> str:
        return "None" if images is None else ", ".join(str(one is not None and one.shape) for one in images)


if __name__ == "__main__":
    demo.launch()
