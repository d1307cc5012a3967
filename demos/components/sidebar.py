"""A sidebar beside the page, which makes room for it, and one that is opened by a button."""

import fanlight as gr

with gr.Blocks(title="Sidebar") as demo:
    with gr.Sidebar(label="Settings") as settings:
        gr.Markdown("# Settings")
        style = gr.Radio(["Formal", "Friendly"], value="Friendly", label="Style")
        length = gr.Slider(1, 10, value=3, step=1, label="Sentences")
        gr.Textbox(label="Notes", lines=12)
    with gr.Sidebar(label="History", position="right", width=260, open=False) as history:
        gr.Markdown("Nothing yet.")
    name = gr.Textbox(label="Name", value="Ada")
    write = gr.Button("Write", variant="primary")
    letter = gr.Textbox(label="Letter", lines=6)
    with gr.Row():
        show = gr.Button("Show the history")
        seen = gr.Textbox(label="Seen", interactive=False)
    write.click(
        lambda name, style, count: "\n".join([f"{'Hi' if style == 'Friendly' else 'Dear'} {name},"] * count),
        [name, style, length],
        letter,
    )
    show.click(lambda: gr.Sidebar(open=True), None, history)
    settings.expand(lambda: "Settings opened", None, seen)
    settings.collapse(lambda: "Settings closed", None, seen)

if __name__ == "__main__":
    demo.launch()
