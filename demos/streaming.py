"""A generator: each value that it yields is shown at once."""

import time

import fanlight as gr


def tell(story, pause):
    told = ""
    for word in story.split():
        told += word + " "
        yield told
        time.sleep(pause)


with gr.Blocks(title="Streaming") as demo:
    story = gr.Textbox("Once upon a time there was a window over a door.", label="Story", lines=2)
    pause = gr.Slider(0, 1, 0.1, step=0.05, label="Pause", info="Seconds between two words")
    button = gr.Button("Tell it", variant="primary")
    told = gr.Textbox(label="As told", lines=3)
    button.click(tell, [story, pause], told)

if __name__ == "__main__":
    demo.launch()
