"""Choose one of several: by name, with long names, from right to left, and one that only shows."""

import fanlight as gr

SIZES = [("Small", 1), ("Medium", 2), ("Large", 4)]

with gr.Blocks(title="Radio") as demo:
    size = gr.Radio(SIZES, value=2, label="Size", info="How many it is for.")
    where = gr.Radio(
        ["Here", "To take away", "To be brought to a place that takes a while to describe"], label="Where"
    )
    order = gr.Textbox(label="Order", interactive=False)
    with gr.Row():
        gr.Radio(["قهوة", "شاي"], value="شاي", label="مشروب", rtl=True, interactive=True)
        gr.Radio(SIZES, value=4, label="Last time", interactive=False)
    gr.on(
        [size.change, where.change],
        lambda size, where: f"for {size}, {where or 'somewhere'}",
        [size, where],
        order,
    )

if __name__ == "__main__":
    demo.launch()
