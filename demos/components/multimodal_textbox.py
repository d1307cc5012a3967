"""Texts with files: several of any kind, pictures only, long pastes, one that only shows."""

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

import fanlight as gr

FOLDER = Path(__file__).parent
MADE = Path(tempfile.mkdtemp())


def picture() -> str:
    """A sky in the evening, beside the other files of this session."""
    shades = np.linspace((250, 180, 120), (40, 60, 120), 90).astype(np.uint8)
    path = MADE / "evening.png"
    Image.fromarray(np.repeat(shades[:, None], 120, axis=1)).save(path)
    return str(path)


def answer(message: dict[str, Any]) -> str:
    names = [Path(path).name for path in message["files"]]
    return f"{message['text']!r} with {len(names)} files: {', '.join(names)}"


with gr.Blocks(title="MultimodalTextbox") as demo:
    message = gr.MultimodalTextbox(
        label="Message",
        info="Drop files here, or paste them.",
        placeholder="Write something",
        file_count="multiple",
        max_plain_text_length=200,
        stop_btn=True,
    )
    heard = gr.Textbox(label="Heard", interactive=False)
    gr.MultimodalTextbox(
        {"text": "What is this?", "files": [picture(), FOLDER / "multimodal_textbox.py"]},
        label="Sent before",
        interactive=False,
    )
    gr.MultimodalTextbox(
        label="A picture",
        file_types=["image"],
        placeholder="A picture, please",
        container=False,
        submit_btn="Send",
    )
    message.submit(answer, message, heard)

if __name__ == "__main__":
    demo.launch()
