"""A timer: it starts, stops and changes its pace, and a value is made anew every second."""

from datetime import datetime

import fanlight as gr


def now():
    return datetime.now().astimezone().strftime("%H:%M:%S")


with gr.Blocks(title="Timer") as demo:
    gr.Textbox(now, every=1, label="The server's clock")

    timer = gr.Timer(1, active=False)
    laps = gr.Number(0, label="Laps", interactive=False)
    pace = gr.Slider(0.1, 2, 1, step=0.1, label="Pace", info="Seconds from one lap to the next")
    with gr.Row():
        start = gr.Button("Start", variant="primary")
        stop = gr.Button("Stop", variant="stop")

    timer.tick(lambda laps: laps + 1, laps, laps, show_progress="hidden")
    start.click(lambda: gr.Timer(active=True), None, timer)
    stop.click(lambda: gr.Timer(active=False), None, timer)
    pace.release(lambda pace: gr.Timer(pace), pace, timer)

if __name__ == "__main__":
    demo.launch()
