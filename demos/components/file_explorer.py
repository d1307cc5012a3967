"""Choose files of the server: several of a folder, one of a kind, and a tree that only shows what is chosen."""

import tempfile
from pathlib import Path

import fanlight as gr

FOLDER = Path(tempfile.mkdtemp())
for name in ("data/2025/rain.csv", "data/2026/rain.csv", "data/2026/sun.csv", "data/notes.txt", "readme.txt"):
    path = FOLDER / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{name}\n")


def read(paths: list[str] | None) -> str:
    return "".join(Path(path).read_text() for path in paths or [] if Path(path).is_file())


with gr.Blocks(title="FileExplorer") as demo:
    with gr.Row():
        files = gr.FileExplorer(
            root_dir=FOLDER, value=["data/2026/sun.csv"], label="Files", info="Any of them.", height=240
        )
        with gr.Column():
            gr.FileExplorer("**/*.csv", root_dir=FOLDER, file_count="single", label="One table")
            gr.FileExplorer(root_dir=FOLDER, value="readme.txt", label="Chosen last time", interactive=False)
    content = gr.Textbox(label="Content", lines=3)
    files.change(read, files, content)

if __name__ == "__main__":
    demo.launch()
