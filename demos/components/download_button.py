"""Download what a function has written; the other buttons have nothing to give yet, or may not."""

import tempfile
from pathlib import Path

import fanlight as gr

FOLDER = Path(tempfile.mkdtemp())


def write(text: str) -> str:
    path = FOLDER / "letter.txt"
    path.write_text(text)
    return str(path)


with gr.Blocks(title="DownloadButton") as demo:
    text = gr.Textbox("Dear all,", label="Letter")
    with gr.Row():
        make = gr.Button("Make the file")
        get = gr.DownloadButton("Download the letter", variant="primary")
        gr.DownloadButton("Download", write("Dear nobody,"), size="sm")
        gr.DownloadButton("Not now", write("Dear nobody,"), interactive=False)
    make.click(write, text, get)

if __name__ == "__main__":
    demo.launch()
