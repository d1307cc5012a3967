"""Buttons: what they start, how they look, where they lead, with icons, with a key, side by side."""

from pathlib import Path

import fanlight as gr

STAR = Path(__file__).parent / "files" / "star.svg"
LONG = "A button whose words are so many that they need several lines on a narrow screen"


def save() -> None:
    gr.Info("Saved.")


def fail() -> None:
    raise gr.Error("The disk is full: delete something and try again.")


with gr.Blocks(title="Button") as demo:
    gr.Markdown("What one does here, and what else:")
    with gr.Row():
        run = gr.Button("Run", variant="primary", shortcut="r")
        keep = gr.Button("Save")
        stop = gr.Button("Delete all", variant="stop")
        gr.Button("Like it", variant="huggingface", icon=STAR)
    pressed = gr.Number(0, label="Runs", interactive=False)
    gr.Markdown("Sizes, as narrow as can be:")
    with gr.Row():
        for size in ("sm", "md", "lg"):
            gr.Button(size, size=size, scale=0)
        gr.Button("", icon=STAR, label="Star", scale=0)
    gr.Markdown("Not to be pressed, with a link, with many words:")
    with gr.Row():
        gr.Button("Not now", interactive=False)
        gr.Button("Not now", variant="primary", interactive=False)
        gr.Button("To the top", icon=STAR, link="#top")
    gr.Button(LONG)
    gr.Button("ابدأ الآن", icon=STAR)
    run.click(lambda count: count + 1, pressed, pressed)
    keep.click(save)
    stop.click(fail)

if __name__ == "__main__":
    demo.launch()
