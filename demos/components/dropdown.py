"""Choose from a list: one of a few, several, names of your own, one of ten thousand, and one that only shows."""

import fanlight as gr

TREES = [
    "Ash",
    "Beech",
    "Birch",
    "Élan oak",
    "Hazel",
    "Hornbeam",
    "Linden",
    "Maple",
    "Oak",
    "Rowan",
    "Willow",
]
STARS = [f"Star {number:,}" for number in range(1, 10_001)]

with gr.Blocks(title="Dropdown") as demo:
    with gr.Row():
        tree = gr.Dropdown(TREES, label="Tree", info="Type to find one.")
        size = gr.Dropdown([("Small", 1), ("Large", 2)], value=None, label="Size", filterable=False)
    hedge = gr.Dropdown(
        TREES,
        value=["Hazel", "Rowan"],
        multiselect=True,
        max_choices=4,
        label="Hedge",
        info="Up to four kinds.",
    )
    order = gr.Textbox(label="Order", interactive=False)
    with gr.Row():
        ground = gr.Dropdown(
            ["Bark", "Moss"], value="Moss", allow_custom_value=True, label="Ground", info="Or your own words."
        )
        star = gr.Dropdown(STARS, value="Star 5,000", label="Star", info="One of ten thousand.")
    with gr.Row():
        gr.Dropdown(TREES, value="Oak", label="Last time", interactive=False)
        gr.Dropdown(TREES, value=["Oak", "Ash"], multiselect=True, label="Last hedge", interactive=False)
    chosen = [tree, hedge, ground, star]
    gr.on(
        [one.change for one in chosen],
        lambda tree, hedge, ground, star: f"{tree}, {' and '.join(hedge)} on {ground} below {star}",
        chosen,
        order,
    )

if __name__ == "__main__":
    demo.launch()
