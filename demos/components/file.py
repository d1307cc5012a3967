"""Send files and get some: several in an order, a table alone, results to download, and places that wait for some."""

import tempfile
from pathlib import Path

import fanlight as gr

FOLDER = Path(tempfile.mkdtemp())
LONG = f"{'the minutes of a very long meeting that went on and on ' * 3}(final).txt"


def written(name: str, size: int) -> str:
    path = FOLDER / name
    path.write_bytes(b"x" * size)
    return str(path)


def joined(paths: list[str] | None) -> tuple[str | None, str]:
    if not paths:
        return None, "Nothing yet"
    whole = FOLDER / "joined.bin"
    whole.write_bytes(b"".join(Path(path).read_bytes() for path in paths))
    return str(whole), " + ".join(Path(path).name for path in paths)


with gr.Blocks(title="File") as demo:
    with gr.Row():
        parts = gr.Files(
            [written("one.txt", 12), written(LONG, 3_456), written("three.csv", 2_345_678)],
            label="Parts",
            info="They are joined in this order.",
            allow_reordering=True,
            interactive=True,
        )
        with gr.Column():
            whole = gr.File(label="Joined", interactive=False)
            order = gr.Textbox(label="Order", interactive=False)
    with gr.Row():
        gr.File(label="A table", file_types=[".csv"], interactive=True)
        gr.Files(label="A folder", file_count="directory", interactive=True)
    parts.change(joined, parts, [whole, order])

if __name__ == "__main__":
    demo.launch()
