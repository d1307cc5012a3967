"""Tabs, an accordion, rows and columns, and a part of the page that comes and goes."""

import fanlight as gr

with gr.Blocks(title="Layout") as demo:
    gr.Markdown("# Layouts\nBlocks go where their `with` says.")
    with gr.Tab("Side by side"):
        with gr.Row():
            with gr.Column(scale=2):
                left = gr.Textbox(label="Wide", lines=4)
            with gr.Column(scale=1, min_width=160):
                copy = gr.Button("Copy to the right")
                right = gr.Textbox(label="Narrow")
        copy.click(lambda text: text, left, right)
    with gr.Tab("Options"):
        shown = gr.Checkbox(value=True, label="Show the details")
        with gr.Group() as details:
            gr.Number(3, label="Attempts", precision=0, interactive=True)
            gr.Radio(["fast", "careful"], value="careful", label="Mode", interactive=True)
        shown.change(lambda yes: gr.Group(visible=yes), shown, details)
    with gr.Accordion("More about this page", open=False):
        gr.JSON({"layouts": ["Row", "Column", "Group", "Tabs", "Tab", "Accordion"]}, label="Used here")

if __name__ == "__main__":
    demo.launch()
