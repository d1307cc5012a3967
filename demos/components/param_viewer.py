"""Look up what a function takes: types, defaults, descriptions, and links to other places of the page."""

import inspect

import fanlight as gr


def resize(width: int, height: int | None = None, method: str = "bicubic") -> None:
    """Not called: its parameters are shown."""


PARAMETERS: dict[str, dict[str, str | None]] = {
    "width": {"type": "int | Length", "description": "In **pixels**, or a `Length`.", "default": None},
    "height": {
        "type": 'int | Length | Literal["keep", "square"]',
        "description": "None keeps the shape:\n\n- wide stays wide,\n- tall stays tall. See Length.",
        "default": "None",
    },
    "a_name_without_an_end" + "_and_more" * 12: {
        "type": "dict[str, " * 12 + "int" + "]" * 12,
        "default": "{}",
    },
    "on_done": {"type": None, "description": "Runs when it is done."},
}


def taken() -> dict[str, dict[str, object]]:
    """What the signature of `resize` says."""
    empty = inspect.Parameter.empty
    return {
        name: {"type": p.annotation, "default": None if p.default is empty else p.default}
        for name, p in inspect.signature(resize).parameters.items()
    }


with gr.Blocks(title="ParamViewer") as demo:
    gr.ParamViewer(PARAMETERS, linkify=["Length"], anchor_links=True, header="resize(…)")
    gr.Markdown("## Length\n\nA number with a unit, such as `2cm`.")
    with gr.Row():
        found = gr.ParamViewer(header="Found in the signature")
        gr.ParamViewer({"onDone": {"type": "() => void"}}, language="typescript", header=None)
    look_button = gr.Button("Look")
    look_button.click(taken, None, found)

if __name__ == "__main__":
    demo.launch()
