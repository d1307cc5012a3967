"""A box to tick: alone, with an explanation, one that only shows, and a long text."""

import fanlight as gr

LONG = "I have read the terms, the terms of those terms, and whatever may be written in the small print below them"

with gr.Blocks(title="Checkbox") as demo:
    with gr.Row():
        news = gr.Checkbox(label="Send me news", info="Once a month.")
        gr.Checkbox(value=True, label="Was here before", interactive=False)
        gr.Checkbox(value=False, label="Never was", interactive=False)
    answer = gr.Textbox("No news", label="Answer", interactive=False)
    gr.Checkbox(label=LONG)
    gr.Checkbox(label="Without a frame", container=False)
    news.change(lambda news: "News" if news else "No news", news, answer)

if __name__ == "__main__":
    demo.launch()
