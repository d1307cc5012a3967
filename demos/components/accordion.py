"""Sections that open and close: by the visitor, by a function, within each other, and one that scrolls."""

import fanlight as gr

LINES = "\n\n".join(f"{n}. line of the log" for n in range(1, 31))

with gr.Blocks(title="Accordion") as demo:
    with gr.Row():
        show = gr.Button("Show the settings")
        seen = gr.Textbox(label="Seen", interactive=False)
    with gr.Accordion("Settings", open=False) as settings:
        gr.Slider(0, 1, value=0.7, label="Temperature")
        with gr.Accordion("Even more", open=False):
            gr.Textbox(label="Prefix")
    with gr.Accordion("The log", max_height=200):
        gr.Markdown(LINES)
    with gr.Accordion(
        "A heading that is so long that it needs two lines where the screen is as narrow as that"
    ):
        gr.Markdown("Nothing.")
    show.click(lambda: gr.Accordion(open=True), None, settings)
    settings.expand(lambda: "opened", None, seen)
    settings.collapse(lambda: "closed", None, seen)

if __name__ == "__main__":
    demo.launch()
