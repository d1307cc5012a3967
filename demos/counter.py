"""A value that each visit has for itself: two visitors count without disturbing each other."""

import fanlight as gr


def count(clicks, step):
    clicks += step
    return clicks, clicks


with gr.Blocks(title="Counter") as demo:
    clicks = gr.State(0)
    step = gr.Radio([("One", 1), ("Ten", 10)], value=1, label="Step")
    with gr.Row():
        add = gr.Button("Add", variant="primary")
        reset = gr.Button("Reset")
    shown = gr.Number(0, label="Count", interactive=False)
    add.click(count, [clicks, step], [clicks, shown])
    reset.click(lambda: (0, 0), None, [clicks, shown])

if __name__ == "__main__":
    demo.launch()
