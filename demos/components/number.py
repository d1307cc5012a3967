"""Numbers: whole ones, within limits, of any size, and those that are none."""

import math

import fanlight as gr

with gr.Blocks(title="Number") as demo:
    with gr.Row():
        price = gr.Number(9.99, label="Price", info="In steps of 50 cents.", minimum=0, step=0.5, precision=2)
        count = gr.Number(3, label="Count", minimum=1, maximum=10, precision=0)
    total = gr.Number(29.97, label="Total", precision=2, interactive=False)
    with gr.Row():
        gr.Number(2**100, label="Grains on the chessboard", interactive=True)
        gr.Number(math.nan, label="No number")
        gr.Number(-math.inf, label="Without end")
    gr.Number(label="Without a frame", placeholder="How many?", container=False)
    gr.on(
        [price.change, count.change], lambda price, count: (price or 0) * (count or 0), [price, count], total
    )

if __name__ == "__main__":
    demo.launch()
