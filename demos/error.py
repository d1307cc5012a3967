"""What a visitor sees when a function fails: its own words, or none that give the server away."""

import fanlight as gr


def divide(dividend, divisor):
    if divisor == 0:
        raise gr.Error("Nothing can be divided by zero. Choose another divisor.", title="Division by zero")
    gr.Info(f"{dividend:g} was divided by {divisor:g}.", duration=3)
    return dividend / divisor


def crash():
    raise RuntimeError("the password of the database is swordfish")


with gr.Blocks(title="Errors") as demo:
    with gr.Row():
        dividend = gr.Number(12, label="Dividend")
        divisor = gr.Number(0, label="Divisor")
    quotient = gr.Number(label="Quotient")
    with gr.Row():
        gr.Button("Divide", variant="primary").click(divide, [dividend, divisor], quotient)
        gr.Button("Crash", variant="stop").click(crash, None, quotient)

if __name__ == "__main__":
    demo.launch()
