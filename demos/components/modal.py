"""Dialogs over the page: one that asks, one that has to be answered, and one that is long."""

import fanlight as gr


def save(name: str) -> gr.Modal:
    if not name:
        raise gr.Error("Write a name first.")
    gr.Success(f"Saved as {name}.")
    return gr.Modal(visible=False)


with gr.Blocks(title="Modal") as demo:
    with gr.Row():
        ask = gr.Button("Save as …", variant="primary")
        insist = gr.Button("Delete all", variant="stop")
        read = gr.Button("Terms")
    closed = gr.Number(0, label="Closed by the visitor", interactive=False)

    with gr.Modal(label="Save as") as asking:
        name = gr.Textbox(label="Name", info="What others see.")
        gr.Button("Save", variant="primary").click(save, name, asking)
    with gr.Modal(label="Delete everything?", allow_user_close=False, width=400) as insisting:
        gr.Markdown("This cannot be undone.")
        with gr.Row():
            gr.Button("Keep").click(lambda: gr.Modal(visible=False), None, insisting)
            gr.Button("Delete", variant="stop").click(lambda: gr.Modal(visible=False), None, insisting)
    with gr.Modal() as reading:
        gr.Markdown("# Terms\n\n" + "\n\n".join(f"{n}. Be kind to each other." for n in range(1, 41)))

    ask.click(lambda: gr.Modal(visible=True), None, asking)
    insist.click(lambda: gr.Modal(visible=True), None, insisting)
    read.click(lambda: gr.Modal(visible=True), None, reading)
    gr.on([asking.blur, reading.blur], lambda count: count + 1, closed, closed)

if __name__ == "__main__":
    demo.launch()
