"""A live interface: what is counted follows the text while it is typed."""

import re

import fanlight as gr


def statistics(text):
    words = re.findall(r"\w+", text)
    sentences = re.findall(r"[^.!?\s][^.!?]*", text)
    longest = max(words, key=len, default="")
    per_sentence = len(words) / len(sentences) if sentences else 0
    return len(text), len(words), round(per_sentence, 1), longest


demo = gr.Interface(
    statistics,
    gr.Textbox(label="Text", lines=8, placeholder="Write something."),
    [
        gr.Number(label="Characters"),
        gr.Number(label="Words"),
        gr.Number(label="Words per sentence"),
        gr.Textbox(label="Longest word"),
    ],
    title="Text statistics",
    live=True,
    flagging_mode="never",
)

if __name__ == "__main__":
    demo.launch()
