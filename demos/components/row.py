"""Rows, columns and groups: shares of the width, widths below which a row wraps, one frame around several fields."""

import fanlight as gr

with gr.Blocks(title="Row, Column, Group") as demo:
    with gr.Row():
        gr.Textbox(label="Question", scale=4)
        gr.Button("Ask", scale=1, min_width=60)
    with gr.Row():
        with gr.Column(scale=0, min_width=120):
            gr.Button("Back")
        with gr.Column(scale=3):
            gr.Textbox(label="Text", lines=4)
        with gr.Column(scale=1, min_width=200):
            gr.Slider(label="Length")
            gr.Checkbox(label="Rhymes")
    with gr.Row(equal_height=True):
        gr.Textbox(label="Tall", lines=5)
        gr.Button("As tall as its neighbour")
    with gr.Row(variant="panel"):
        gr.Number(3, label="Width")
        gr.Number(4, label="Height")
    with gr.Row(variant="compact"):
        gr.Number(3, label="From")
        gr.Number(4, label="To")
    with gr.Group():
        gr.Textbox(label="Name")
        with gr.Row():
            gr.Number(label="Age")
            gr.Radio(["by post", "by mail"], label="Answer")
        gr.Checkbox(label="Send me a copy")
        gr.Button("Send")

if __name__ == "__main__":
    demo.launch()
