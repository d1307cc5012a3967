"""Coming back: while it counts, reload the page, close the lid, change the network. It goes on where it was."""

import time

import fanlight as gr


def count(until):
    text = ""
    for number in range(1, int(until) + 1):
        text += f"{number} "
        yield text
        time.sleep(0.25)


with gr.Blocks(title="Coming back", session_ttl=3600) as demo:  # a visit waits for an hour
    until = gr.Slider(1, 1000, 100, step=1, label="Count to")
    counted = gr.Textbox(label="Counted", lines=5)
    with gr.Row():
        start = gr.Button("Start", variant="primary")
        stop = gr.Button("Stop", variant="stop")
    counting = start.click(count, until, counted)
    stop.click(None, cancels=counting)

if __name__ == "__main__":
    demo.launch()
