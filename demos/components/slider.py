"""Numbers on a line: told while the knob moves or when it is let go, with steps, back to the first one, at random."""

import fanlight as gr

with gr.Blocks(title="Slider") as demo:
    volume = gr.Slider(0, 100, 30, step=5, label="Volume", info="Moves by five.", buttons=["reset"])
    with gr.Row():
        moving = gr.Number(30, label="While it moves", interactive=False)
        released = gr.Number(30, label="When it is let go", interactive=False)
    with gr.Row():
        gr.Slider(-1, 1, randomize=True, label="At random")
        gr.Slider(1, 5, 4, step=1, label="Rating of the others", interactive=False)
    gr.Slider(1e6, 1e9, 123456789.5, label="Large numbers", container=False, interactive=True)
    volume.change(lambda volume: volume, volume, moving)
    volume.release(lambda volume: volume, volume, released)

if __name__ == "__main__":
    demo.launch()
