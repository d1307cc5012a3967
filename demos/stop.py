import time

import fanlight as gr


def count(to):
    for number in range(1, int(to) + 1):
        time.sleep(0.2)
        yield number


with gr.Blocks(title="Stop") as demo:
    to = gr.Number(100, label="Count to")
    counted = gr.Number(label="Counted")
    with gr.Row():
        start = gr.Button("Start", variant="primary")
        stop = gr.Button("Stop", variant="stop")
    counting = start.click(count, to, counted)
    stop.click(None, cancels=[counting])

if __name__ == "__main__":
    demo.launch()
