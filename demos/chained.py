"""One step after another: then, success and failure."""

import fanlight as gr


def read(text):
    words = text.split()
    if not words:
        raise gr.Error("Write something first.", title="Nothing to read")
    return words, f"{len(words)} words read."


def longest(words):
    return {max(words, key=len): 1.0}


with gr.Blocks(title="Chained events") as demo:
    text = gr.Textbox(label="Text", lines=3)
    button = gr.Button("Analyse", variant="primary")
    words = gr.State([])
    with gr.Row():
        steps = gr.Textbox(label="Progress")
        result = gr.Label(label="Longest word")

    reading = button.click(read, text, [words, steps])
    reading.success(longest, words, result).then(lambda: "Done.", None, steps)
    reading.failure(lambda: "Could not be read.", None, steps)

if __name__ == "__main__":
    demo.launch()
