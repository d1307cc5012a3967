"""What a classifier says: with confidences, in a colour, many classes, scores beyond 1, one class alone, nothing."""

import fanlight as gr

PETS = {
    "cat": 0.72,
    "dog": 0.21,
    "rabbit": 0.06,
    "a very long name of an animal that nobody has seen yet": 0.01,
}

with gr.Blocks(title="Label") as demo:
    with gr.Row():
        pet = gr.Label(PETS, num_top_classes=3, label="Pet")
        gr.Label({"benign": 0.98, "malign": 0.02}, color="#1c6e33", label="Finding")
    with gr.Row():
        gr.Label(
            {f"class {number}": 1 / (number + 1) for number in range(12)}, show_heading=False, label="Many"
        )
        gr.Label({"up": 3.2, "down": -1.5, "unknown": float("nan")}, label="Scores")
        gr.Label("spam", label="Alone")
        gr.Label(label="Nothing yet")
    chosen = gr.Textbox(label="Chosen", interactive=False)

    @pet.select(outputs=chosen)
    def choose(event: gr.SelectData):
        return f"{event.index}: {event.value}"


if __name__ == "__main__":
    demo.launch()
