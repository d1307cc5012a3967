"""Children that the visitor puts in order: below each other, and side by side."""

import fanlight as gr

with gr.Blocks(title="Draggable") as demo:
    gr.Markdown("Drag the handles, or press Space on one and move it with the arrows.")
    with gr.Draggable():
        first = gr.Textbox("Wash", label="Morning", interactive=True)
        gr.Textbox("Work", label="Noon", interactive=True)
        with gr.Group():
            gr.Textbox("Sleep", label="Evening", interactive=True)
            gr.Checkbox(label="With a book")
    with gr.Draggable(orientation="row"):
        for card in ("Plan", "Make", "Check"):
            gr.Textbox(label=card, lines=2, interactive=True)
    gr.Button("Sing in the morning").click(lambda: "Sing", None, first)

if __name__ == "__main__":
    demo.launch()
