"""Texts: short and long ones, secrets, submit and stop in the field, a limit, a result that grows."""

import time
from collections.abc import Iterator

import fanlight as gr

POEM = "Two roads diverged in a yellow wood,\nAnd sorry I could not travel both\nAnd be one traveler, long I stood"


def repeat(text: str) -> Iterator[str]:
    for count in range(1, 6):
        time.sleep(0.1)
        yield "\n".join([text] * count)


with gr.Blocks(title="Textbox") as demo:
    question = gr.Textbox(
        label="Question",
        info="Enter sends it.",
        placeholder="Ask something",
        max_length=80,
        submit_btn=True,
        stop_btn=True,
    )
    answer = gr.Textbox(label="Answer", lines=2, max_lines=4, buttons=["copy"], interactive=False)
    with gr.Row():
        gr.Textbox(label="Password", type="password", placeholder="At least 8 characters")
        gr.Textbox(label="E-mail", type="email", placeholder="ada@example.org", submit_btn="Sign up")
    with gr.Row():
        gr.TextArea(POEM, label="Poem", lines=4, max_lines=6, interactive=True)
        gr.Textbox("شارع طويل", label="Street", rtl=True, lines=4, interactive=True)
    gr.Textbox(
        placeholder="No frame, no label to be seen",
        label="Bare",
        container=False,
        show_label=False,
        submit_btn=True,
    )
    gr.Textbox("Read me", label="Shown without a frame", container=False, interactive=False, lines=2)
    asking = question.submit(repeat, question, answer)
    question.stop(None, cancels=[asking])

if __name__ == "__main__":
    demo.launch()
