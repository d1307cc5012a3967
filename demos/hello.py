"""The smallest page: one function, one input, one output."""

import fanlight as gr


def greet(name):
    return f"Hello, {name or 'stranger'}!"


with gr.Blocks(title="Hello") as demo:
    name = gr.Textbox(label="Name", placeholder="Who are you?")
    button = gr.Button("Greet", variant="primary")
    greeting = gr.Textbox(label="Greeting")
    gr.on([button.click, name.submit], greet, name, greeting)

if __name__ == "__main__":
    demo.launch()
