"""A link to each run: whoever opens it sees what was entered and what comes of it, live."""

import time

import fanlight as gr


def spell(word):
    for end in range(1, len(word) + 1):
        yield " ".join(word[:end].upper())
        time.sleep(0.5)


with gr.Blocks(title="Run links", run_links=True, run_log="runs.db") as demo:
    word = gr.Textbox(label="Word", value="fanlight")
    spelled = gr.Textbox(label="Spelled")
    gr.Button("Spell", variant="primary").click(spell, word, spelled)

if __name__ == "__main__":
    demo.launch()
