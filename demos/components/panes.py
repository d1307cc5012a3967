"""Panes that the visitor makes wider and narrower: side by side, and below each other."""

import fanlight as gr

with gr.Blocks(title="Panes") as demo:
    with gr.Panes(sizes=[1, 2], min_size=160):
        with gr.Column():
            source = gr.Textbox("A text.", label="Source", lines=6, interactive=True)
            count = gr.Button("Count")
        result = gr.JSON(label="Counted")
    with gr.Panes(orientation="column", height=320):
        gr.Textbox(label="Above", lines=3)
        gr.Textbox(label="Below", lines=3)
    count.click(lambda text: {"characters": len(text), "words": len(text.split())}, source, result)

if __name__ == "__main__":
    demo.launch()
