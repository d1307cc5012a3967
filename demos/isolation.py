"""Functions in processes of their own: one that crashes ends its own run alone, one that hangs is killed."""

import ctypes
import os
import time

import fanlight as gr


def work(what):
    yield f"Process {os.getpid()} begins."
    if what == "hang":
        time.sleep(3600)
    elif what == "crash":
        ctypes.string_at(0)  # reads an address that is nobody's: a segmentation fault
    yield f"Process {os.getpid()} is done."


with gr.Blocks(title="Isolation") as demo:
    what = gr.Radio(
        [("Do the work", "work"), ("Hang for an hour", "hang"), ("Crash", "crash")],
        value="work",
        label="What the function does",
    )
    with gr.Row():
        run = gr.Button("Run", variant="primary")
        stop = gr.Button("Stop", variant="stop")
    said = gr.Textbox(label="What it says")
    running = run.click(work, what, said, isolate="process")
    stop.click(None, cancels=[running])

if __name__ == "__main__":
    demo.launch()
