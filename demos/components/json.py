"""Look into data: some levels open, all of it, with indices, as they come, and a list of 20,000 records."""

import math

import fanlight as gr

PERSON = {
    "name": "Ada Lovelace",
    "born": [1815, 12, 10],
    "known_for": {"field": "mathematics", "works": ["Notes on the Analytical Engine"]},
    "exact": {"power": 2**100, "none": None, "not a number": math.nan, "limit": -math.inf, "true": True},
    "": {},
    "a word without an end": "a" * 200,
    "من اليمين": "إلى اليسار",
}


def many_records() -> list[dict[str, object]]:
    """More than anyone reads: over a megabyte."""
    return [
        {"id": n, "name": f"visitor {n}", "seen": [n, n + 0.5], "place": {"room": n % 7}}
        for n in range(20_000)
    ]


with gr.Blocks(title="JSON") as demo:
    with gr.Row():
        person = gr.JSON(PERSON, label="Person")
        gr.JSON(PERSON, label="All of it", open=True, show_indices=True, max_height=240)
    with gr.Row():
        records = gr.JSON(label="Records")
        parsed = gr.JSON("[1, 2.5, null]", label="Read from a text", buttons=[])
    load_button = gr.Button("Load 20,000 records")
    load_button.click(many_records, None, records)

if __name__ == "__main__":
    demo.launch()
