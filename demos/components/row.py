"""Rows, columns and groups: shares of the width, widths below which a row wraps, fields that share a frame."""

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
            gr.Radio(["prose", "verse"], label="Form", info="One of two")
        with gr.Column(scale=1, min_width=200):
            gr.Slider(label="Length")
            rhymes = gr.Checkbox(label="Rhymes")
            scheme = gr.Dropdown(["aabb", "abab"], label="Rhyme scheme", visible=False)
            rhymes.change(lambda yes: gr.Dropdown(visible=yes), rhymes, scheme)
    with gr.Row():
        gr.Number(1, label="From")
        gr.Number(9, label="To")
        gr.Textbox("m", label="Unit", scale=2)
        gr.Button("Measure")
    with gr.Row(equal_height=True):
        gr.Textbox(label="Tall", lines=5)
        gr.Button("As tall as its neighbour")
    with gr.Row(variant="panel"):
        gr.Number(3, label="Width")
        gr.Number(4, label="Height")
    with gr.Row(variant="compact"):
        gr.Number(3, label="Low")
        gr.Number(4, label="High")
    with gr.Row():
        with gr.Column():
            gr.Textbox(label="Without a frame", container=False)
            with gr.Row():
                gr.Button("Yes", variant="primary")
                gr.Button("No")
        with gr.Column():
            gr.Textbox(label="Alone")
    with gr.Group():
        gr.Textbox(label="Name")
        with gr.Row():
            gr.Number(label="Age")
            gr.Radio(["by post", "by mail"], label="Answer")
        gr.Checkbox(label="Send me a copy")
        gr.Button("Send")

if __name__ == "__main__":
    demo.launch()
