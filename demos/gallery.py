"""Everything that a page can be made of, each on a page of its own."""

import runpy
from pathlib import Path

import fanlight as gr

GROUPS = {
    "Text": "textbox multimodal_textbox code highlighted_text markdown html json param_viewer",
    "Choice": "checkbox checkbox_group radio dropdown color_picker date_time slider number",
    "Buttons": "button clear_button upload_button download_button deep_link_button",
    "Media": "image audio annotated_image image_slider gallery video model3d",
    "Drawing": "image_editor sketchpad paint image_mask",
    "Files and samples": "file file_explorer dataset label",
    "Layout": "row tabs accordion sidebar walkthrough modal draggable panes",
}
FOLDER = Path(__file__).parent / "components"


def link(name: str) -> str:
    return f"[{shown(name)}]({shown(name)})"


def shown(name: str) -> str:
    return {"html": "HTML", "json": "JSON", "model3d": "Model3D"}.get(name) or "".join(
        map(str.capitalize, name.split("_"))
    )


with gr.Blocks(title="Gallery") as demo:
    gr.Markdown("# Gallery\nEverything that a page can be made of, each on a page of its own.")
    with gr.Row():
        for group, names in GROUPS.items():
            with gr.Column(min_width=180):
                gr.Markdown(f"## {group}\n" + "\n".join(f"- {link(name)}" for name in names.split()))

for names in GROUPS.values():
    for name in names.split():
        with demo.route(shown(name), f"/{shown(name)}", show_in_navbar=False):
            runpy.run_path(str(FOLDER / f"{name}.py"))

if __name__ == "__main__":
    demo.launch()
