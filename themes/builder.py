"""The theme builder: choose hues, sizes and fonts, see them on a page, and copy the code."""

from __future__ import annotations

from typing import Any

from ..blocks.app import Blocks
from ..blocks.layouts.accordion import Accordion
from ..blocks.layouts.column import Column
from ..blocks.layouts.row import Row
from ..blocks.layouts.tab import Tab
from ..blocks.layouts.tabs import Tabs
from ..blocks.themes.colors import HUES
from ..blocks.themes.contrast import Contrast
from ..blocks.themes.looks import READY_MADE, Default
from ..blocks.tree.listener import on
from ..components.button import Button
from ..components.checkbox_group import CheckboxGroup
from ..components.code import Code
from ..components.dropdown import Dropdown
from ..components.label import Label
from ..components.markdown import Markdown
from ..components.number import Number
from ..components.radio import Radio
from ..components.slider import Slider
from ..components.textbox import Textbox

AS_IT_COMES = "as it comes"
"""What is chosen where the ready-made theme decides."""
LOOKS = {one.__name__: one for one in READY_MADE}
PUT_ON = """
(css) => {
  const sheet = (globalThis.fanlightTheme ??= new CSSStyleSheet());
  sheet.replaceSync(css);
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
}
"""
"""Shows a theme at once: a style sheet that a script makes needs no style element, which the page's policy forbids."""


def builder(**parameters: Any) -> None:
    """Open the theme builder.

    Args:
        parameters: as for `Blocks.launch`.
    """
    builder_page().launch(**parameters)


def builder_page() -> Blocks:
    """The theme builder as a page."""
    with Blocks(title="Theme builder", fill_width=True) as page:
        with Row():
            with Column(scale=1, min_width=280):
                Markdown("# Theme builder")
                chosen = _controls()
                Button("Light or dark").click(None, js="() => { document.body.classList.toggle('dark') }")
            with Column(scale=2, min_width=320), Tabs():
                with Tab("Page"):
                    _samples()
                with Tab("Code"):
                    code = Code(_code("Default", {}), language="python", label="Python", interactive=False)
                with Tab("Contrast"):
                    table = Markdown(_table(Default().contrasts()), label="Contrast")
        css = Textbox(visible=False, label="CSS")
        on([one.change for one in chosen], look_of, chosen, [css, code, table], show_progress="hidden").then(
            None, css, None, js=PUT_ON
        )
    return page


def look_of(name: str, *chosen: str) -> tuple[str, str, str]:
    """The style sheet of a theme, the code that makes it, and what its contrasts are.

    Args:
        name: of a ready-made theme.
        chosen: hues, sizes and fonts, in the order of the controls.
    """
    arguments = {
        parameter: value.strip()
        for parameter, value in zip(PARAMETERS, chosen, strict=True)
        if value and value.strip() not in ("", AS_IT_COMES)
    }
    theme = LOOKS[name](**arguments)
    return theme.css(), _code(name, arguments), _table(theme.contrasts())


PARAMETERS = (
    "primary_hue", "secondary_hue", "neutral_hue", "text_size", "spacing_size", "radius_size", "font", "font_mono",
)  # fmt: skip


def _controls() -> list[Dropdown | Radio | Textbox]:
    """One control for the ready-made theme and one for each of PARAMETERS."""
    hues = [AS_IT_COMES, *HUES]
    sizes = [AS_IT_COMES, "sm", "md", "lg"]
    return [
        Dropdown(list(LOOKS), value="Default", label="Start from", interactive=True),
        *(
            Dropdown(hues, value=AS_IT_COMES, label=label, interactive=True)
            for label in ("Primary hue", "Secondary hue", "Neutral hue")
        ),
        Radio(sizes, value=AS_IT_COMES, label="Text", interactive=True),
        Radio(sizes, value=AS_IT_COMES, label="Room", interactive=True),
        Radio(
            [AS_IT_COMES, "none", "sm", "md", "lg", "xxl"],
            value=AS_IT_COMES,
            label="Corners",
            interactive=True,
        ),
        Textbox(label="Font", placeholder="Inter, Arial, sans-serif", interactive=True),
        Textbox(label="Font for code", placeholder="JetBrains Mono, monospace", interactive=True),
    ]


def _samples() -> None:
    """A bit of everything."""
    with Row():
        with Column(min_width=260):
            Markdown("## A heading\nWords, [a link](https://example.org) and `code`.", label="Text")
            Textbox("Ada Lovelace", label="Name", info="As it stands in the passport", interactive=True)
            Textbox(label="Message", placeholder="Write something…", lines=3, interactive=True)
            Slider(0, 100, 40, label="Temperature", interactive=True)
            Dropdown(["small", "large"], value="small", label="Model", interactive=True)
        with Column(min_width=260):
            CheckboxGroup(["Fast", "Careful", "Loud"], value=["Careful"], label="Modes", interactive=True)
            Radio(["One", "Two"], value="One", label="Choice", interactive=True)
            Number(42, label="Answer")
            Label({"cat": 0.8, "dog": 0.15, "bird": 0.05}, label="Animal")
            with Accordion("More", open=False):
                Markdown("What is not needed at first.", label="More")
    with Row():
        Button("Run", variant="primary")
        Button("Clear")
        Button("Stop", variant="stop")


def _code(name: str, arguments: dict[str, str]) -> str:
    given = "".join(f"\n    {parameter}={value!r}," for parameter, value in arguments.items()).replace(
        "'", '"'
    )
    return f"theme = gr.themes.{name}({given}{chr(10) if given else ''})\n\ndemo.launch(theme=theme)\n"


def _table(found: list[Contrast]) -> str:
    """The contrasts, the weakest first."""
    rows = []
    for one in sorted(found, key=lambda one: one.have / one.least):
        verdict = "too weak" if one.is_weak else "yes"
        rows.append(
            f"| {one.front} on {one.back} | {one.scheme} | {one.have:.2f} | {one.least:g} | {verdict} |"
        )
    return "\n".join(
        ["| colours | page | ratio | at least | to be read |", "| --- | --- | --- | --- | --- |", *rows]
    )
