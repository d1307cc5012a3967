"""Views behind tabs: filled when they are opened, opened by a function, one that is closed off, thirty in a menu."""

import fanlight as gr

with gr.Blocks(title="Tabs") as demo:
    with gr.Tabs() as steps:
        with gr.Tab("Order", id="order"):
            name = gr.Textbox(label="Name")
            send = gr.Button("Order", variant="primary")
        with gr.Tab("Receipt", id="receipt") as receipt:
            text = gr.Textbox(label="Receipt", interactive=False)
        with gr.Tab("Closed", interactive=False):
            gr.Markdown("Nobody comes here.")
        with gr.Tab("Help", alignment="right"):
            with gr.Tab("Delivery"):
                gr.Markdown("It comes tomorrow.")
            with gr.Tab("Payment"):
                gr.Markdown("You pay at the door.")
    with gr.Tabs(selected=4):
        for month in range(30):
            with gr.Tab(f"Month {month + 1}"):
                gr.Number(month, label="Sold")
    with gr.Tabs(overflow_behavior="wrap"):
        for place in ("Llanfairpwllgwyngyll", "Bad Neuenahr-Ahrweiler", "Rio de Janeiro", "Ouagadougou"):
            with gr.Tab(place):
                gr.Textbox(label=f"What to see in {place}")

    send.click(lambda: gr.Tabs(selected="receipt"), None, steps)
    receipt.select(lambda name: f"One of each, for {name or 'somebody'}.", name, text)

if __name__ == "__main__":
    demo.launch()
