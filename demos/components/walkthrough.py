"""Three steps, one after the other."""

import fanlight as gr

with gr.Blocks(title="Walkthrough") as demo:
    with gr.Walkthrough(selected=1) as walkthrough:
        with gr.Step("Choose a cake", id=1):
            cake = gr.Radio(["Chocolate", "Apple", "Cheese"], value="Apple", label="Cake")
            to_address = gr.Button("Next", variant="primary")
        with gr.Step("Where it goes", id=2):
            address = gr.Textbox(label="Address", lines=3)
            to_check = gr.Button("Next", variant="primary")
        with gr.Step("Check", id=3):
            order = gr.Textbox(label="Order", interactive=False)
            again = gr.Button("Start over")
    shown = gr.Number(0, label="Steps taken", interactive=False)
    to_address.click(lambda: gr.Walkthrough(selected=2), None, walkthrough)
    to_check.click(
        lambda cake, address: (gr.Walkthrough(selected=3), f"{cake} cake to {address or 'you'}"),
        [cake, address],
        [walkthrough, order],
    )
    again.click(lambda: gr.Walkthrough(selected=1), None, walkthrough)
    walkthrough.change(lambda count: count + 1, shown, shown)

if __name__ == "__main__":
    demo.launch()
