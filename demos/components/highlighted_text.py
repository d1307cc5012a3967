"""Texts whose parts bear labels or scores: one to label, one with a legend, scores, from right to left."""

import fanlight as gr

TEXT = "Ada Lovelace met Charles Babbage in London in 1833."
NAMES = {
    "text": TEXT,
    "entities": [
        {"entity": "person", "start": 0, "end": 12},
        {"entity": "person", "start": 17, "end": 32},
        {"entity": "place", "start": 36, "end": 42},
    ],
}
SCORES = [("This ", None), ("wonderful", 0.9), (" film has a ", None), ("weak", -0.6), (" ending", -0.1)]
CHANGES = [("The ", None), ("quick", "−"), ("slow", "+"), (" brown fox", None)]
ARABIC = [("شارع ", None), ("طويل", "صفة")]


def count(parts: list[tuple[str, str | None]]) -> str:
    return ", ".join(f"{text} ({label})" for text, label in parts if label)


def picked(event: gr.SelectData) -> str:
    return f"{event.value[0]} is part {event.index}"


with gr.Blocks(title="HighlightedText") as demo:
    names = gr.HighlightedText(
        NAMES, label="Names", color_map={"person": "#d33a7c", "place": "#2b7de9", "year": "#e0a100"}
    )
    found = gr.Textbox(label="Found", interactive=False)
    with gr.Row():
        gr.HighlightedText(NAMES, label="With a legend", show_legend=True, interactive=False)
        gr.HighlightedText(SCORES, label="Scores", show_legend=True, interactive=False)
    with gr.Row():
        part = gr.HighlightedText(CHANGES, label="Changes", color_map={"−": "red", "+": "green"})
        gr.HighlightedText(ARABIC, label="From right to left", rtl=True, interactive=False)
        gr.HighlightedText(label="Nothing yet", interactive=False)
    gr.on([demo.load, names.change], count, names, found)
    part.select(picked, None, found)

if __name__ == "__main__":
    demo.launch()
