"""Pick a colour or write it in any form of CSS; see through it; and what a function makes of it."""

import fanlight as gr


def opposite(color: str | None) -> str | None:
    return color and "#" + "".join(f"{255 - int(color[at : at + 2], 16):02x}" for at in (1, 3, 5))


with gr.Blocks(title="ColorPicker") as demo:
    with gr.Row():
        color = gr.ColorPicker("orange", label="Colour", info="Press the field, or write a name.")
        other = gr.ColorPicker(label="Opposite", interactive=False)
    with gr.Row():
        gr.ColorPicker("rgba(12, 107, 88, 0.4)", label="Glass", interactive=True)
        gr.ColorPicker(label="None yet", interactive=True)
    gr.on([color.change, demo.load], opposite, color, other)

if __name__ == "__main__":
    demo.launch()
