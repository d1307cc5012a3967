"""Send files with a button: one, several of a kind, one that is small, and one that cannot be pressed."""

from pathlib import Path

import fanlight as gr


def weigh(paths: list[str] | None) -> str:
    return "\n".join(f"{Path(path).name}: {Path(path).stat().st_size} bytes" for path in paths or [])


with gr.Blocks(title="UploadButton") as demo:
    with gr.Row():
        send = gr.UploadButton(
            "Send texts", file_count="multiple", file_types=["text", ".csv"], variant="primary"
        )
        gr.UploadButton("Send a folder", file_count="directory", size="sm")
        gr.UploadButton("Not now", interactive=False)
    weights = gr.Textbox(label="They weigh", lines=2)
    send.upload(weigh, send, weights)

if __name__ == "__main__":
    demo.launch()
