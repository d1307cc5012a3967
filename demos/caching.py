"""Answers that are kept: the second time they come at once, for everybody, and past the queue."""

import time

import fanlight as gr


@gr.cache(max_size=100)
def ponder(question):
    for thought in ("Hm.", "Hm. I see.", f"Hm. I see. “{question}”? In any case: yes."):
        time.sleep(0.5)
        yield thought


with gr.Blocks(title="Caching") as demo:
    gr.Markdown("Ask something, then ask it again.")
    question = gr.Textbox(label="Question", value="Will it rain?")
    ask = gr.Button("Ask", variant="primary")
    answer = gr.Textbox(label="Answer")
    took = gr.Number(label="Seconds", interactive=False)
    asked = gr.State()
    (
        ask.click(time.monotonic, None, asked)
        .then(ponder, question, answer)
        .then(lambda asked: round(time.monotonic() - asked, 1), asked, took)
    )

if __name__ == "__main__":
    demo.launch()
