"""Choose several of several: all at once, some by name, from right to left, and one that only shows."""

import fanlight as gr

TOPPINGS = ["Cheese", "Tomato", "Basil", "Olives"]

with gr.Blocks(title="CheckboxGroup") as demo:
    toppings = gr.CheckboxGroup(
        TOPPINGS, value=["Cheese"], label="Toppings", info="As many as you like.", show_select_all=True
    )
    order = gr.Textbox(label="Order", interactive=False)
    with gr.Row():
        gr.CheckboxGroup([("Monday", 0), ("Tuesday", 1)], label="Days")
        gr.CheckboxGroup(TOPPINGS, value=["Basil"], label="Last time", interactive=False)
    toppings.change(" and ".join, toppings, order)

if __name__ == "__main__":
    demo.launch()
