"""A link to the page with what is entered there."""

import fanlight as gr

with gr.Blocks(title="DeepLinkButton") as demo:
    name = gr.Textbox(label="Name", value="Ada")
    with gr.Row():
        cakes = gr.Slider(1, 9, value=2, step=1, label="Cakes")
        wishes = gr.CheckboxGroup(["Candles", "Cream"], label="Wishes")
    with gr.Row():
        order = gr.Button("Order", variant="primary")
        gr.DeepLinkButton("Copy a link to this order", "Copied")
    answer = gr.Textbox(label="Answer")
    order.click(
        lambda name, cakes, wishes: f"{cakes} for {name}: {', '.join(wishes) or 'plain'}",
        [name, cakes, wishes],
        answer,
    )

if __name__ == "__main__":
    demo.launch()
