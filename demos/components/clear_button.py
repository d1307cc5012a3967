"""A button that empties others, and one that takes more of them later."""

import fanlight as gr

with gr.Blocks(title="ClearButton") as demo:
    name = gr.Textbox(label="Name", value="Ada")
    with gr.Row():
        heat = gr.Slider(0, 10, value=3, step=1, label="Heat")
        wishes = gr.CheckboxGroup(["Candles", "Cream"], value=["Cream"], label="Wishes")
    heard = gr.Textbox(label="Heard", interactive=False)
    with gr.Row():
        clear = gr.ClearButton(name, value="Clear the name")
        everything = gr.ClearButton(variant="stop", value="Clear all").add([name, heat, wishes])
    name.change(lambda name: f"the name is {name!r}", name, heard)

if __name__ == "__main__":
    demo.launch()
