"""Several pages in one app, each with an address of its own; a bar at the top leads from one to the other."""

import fanlight as gr

with gr.Blocks(title="Measures") as demo:
    gr.Markdown("Pages of one app: they share the server and its queue, and nothing that is entered on them.")
    gr.Markdown("Choose above what to convert.")

with demo.route("Lengths"):
    metres = gr.Number(1, label="Metres")
    feet = gr.Number(label="Feet", interactive=False)
    gr.on(None, lambda metres: round(metres / 0.3048, 3), metres, feet)

with demo.route("Temperatures", "/warmth") as temperatures:
    celsius = gr.Number(label="Celsius")
    fahrenheit = gr.Number(label="Fahrenheit", interactive=False)
    celsius.change(lambda degrees: degrees * 9 / 5 + 32, celsius, fahrenheit)
    temperatures.load(lambda: 20, None, celsius)

if __name__ == "__main__":
    demo.launch()
