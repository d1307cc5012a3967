"""What `Theme.set` takes: the names that themes for Gradio use, and what each of them is here."""

from __future__ import annotations

from typing import NamedTuple


class Token(NamedTuple):
    """A name that stands for one of our tokens.

    Attributes:
        token: which.
        both: whether a value for light pages counts for dark ones as well.
        selector: what a value that is no colour is the background of, such as a gradient.
    """

    token: str
    both: bool = False
    selector: str = ""


class Rule(NamedTuple):
    """A name that stands for a property of some elements.

    Attributes:
        selector: which elements.
        css: which property.
        usual: its value without a theme, where there is one to speak of.
    """

    selector: str
    css: str
    usual: str = ""


FRAME = ":is(.fl-frame, .fl-accordion)"
TYPED = ".fl-textbox, .fl-number, .fl-dropdown, .fl-code, .fl-color_picker, .fl-date_time"
OPEN = f".fl-field.fl-open.fl-frame:where({TYPED})"
EDGE = f":is({OPEN}, .fl-form:has(> .fl-open))"
FOCUS = f"{OPEN}:focus-within"
WRONG = ".fl-field.fl-frame.fl-frame:has(> .fl-error)"
CHIP = ".fl-chip"
PICKED = ".fl-chip:has(:checked)"
BOX = ":is(.fl-chip > input, .fl-checkbox input)"
BUTTON = ".fl-face"
LINK = ".fl-prose a"
TABLE = ".fl-page table"


def _button(name: str, variant: str, fill: str, hover: str, line: str, words: str) -> dict[str, Token | Rule]:
    """The names of one kind of button."""
    normal = f".fl-face.fl-variant-{variant}"
    states = {"": (normal, fill), "_hover": (f"{normal}:not(:disabled):hover", hover)}
    found: dict[str, Token | Rule] = {}
    for state, (selector, background) in states.items():
        found[f"{name}_background_fill{state}"] = Rule(selector, "background", background)
        found[f"{name}_border_color{state}"] = Rule(selector, "border-color", line)
        found[f"{name}_text_color{state}"] = Rule(selector, "color", words)
        found[f"{name}_shadow{state}"] = Rule(selector, "box-shadow")
    found[f"{name}_shadow_active"] = Rule(f"{normal}:not(:disabled):active", "box-shadow")
    return found


def _of_size(name: str, size: str) -> dict[str, Token | Rule]:
    """The names of buttons of one size."""
    selector = f".fl-face.fl-size-{size}"
    return {
        f"{name}_padding": Rule(selector, "padding"),
        f"{name}_radius": Rule(selector, "border-radius", "var(--fl-radius-control)"),
        f"{name}_text_size": Rule(selector, "font-size", "var(--fl-size)"),
        f"{name}_text_weight": Rule(selector, "font-weight", "600"),
    }


def _chip(state: str, selector: str, fill: str, line: str, words: str) -> dict[str, Token | Rule]:
    """The names of one state of the labels around tick boxes."""
    return {
        f"checkbox_label_background_fill{state}": Rule(selector, "background", fill),
        f"checkbox_label_border_color{state}": Rule(selector, "border-color", line),
        f"checkbox_label_text_color{state}": Rule(selector, "color", words),
        f"checkbox_label_shadow{state}": Rule(selector, "box-shadow"),
    }


NAMES: dict[str, Token | Rule] = {
    "body_background_fill": Token("ground", selector="body"),
    "body_text_color": Token("text"),
    "body_text_color_subdued": Token("muted"),
    "body_text_size": Token("size"),
    "body_text_weight": Rule(".fl-page", "font-weight", "400"),
    "background_fill_primary": Token("surface", selector=FRAME),
    "background_fill_secondary": Token("sunken"),
    "border_color_primary": Token("line"),
    "border_color_accent": Rule(FOCUS, "border-color", "var(--fl-accent)"),
    "color_accent": Token("accent", both=True),
    "color_accent_soft": Token("accent-soft"),
    "link_text_color": Rule(LINK, "color", "var(--fl-accent)"),
    "link_text_color_hover": Rule(f"{LINK}:hover", "color", "var(--fl-accent-strong)"),
    "link_text_color_active": Rule(f"{LINK}:active", "color", "var(--fl-accent-strong)"),
    "link_text_color_visited": Rule(f"{LINK}:visited", "color", "var(--fl-accent)"),
    "prose_text_size": Rule(".fl-prose", "font-size", "var(--fl-size)"),
    "prose_text_weight": Rule(".fl-prose", "font-weight", "400"),
    "prose_header_text_weight": Rule(".fl-prose :is(h1, h2, h3, h4, h5, h6)", "font-weight", "600"),
    "code_background_fill": Rule(".fl-prose :is(code, pre)", "background", "var(--fl-sunken)"),
    "shadow_drop": Token("shadow"),
    "shadow_drop_lg": Token("shadow-over"),
    "block_background_fill": Rule(FRAME, "background", "var(--fl-surface)"),
    "block_border_color": Rule(FRAME, "border-color", "var(--fl-line)"),
    "block_border_width": Rule(FRAME, "border-width", "1px"),
    "block_shadow": Rule(FRAME, "box-shadow", "var(--fl-shadow)"),
    "block_radius": Token("radius"),
    "block_info_text_color": Rule(".fl-info", "color", "var(--fl-muted)"),
    "block_info_text_size": Rule(".fl-info", "font-size", "var(--fl-size-small)"),
    "block_info_text_weight": Rule(".fl-info", "font-weight", "400"),
    "block_label_background_fill": Rule(".fl-name", "background"),
    "block_label_text_color": Rule(".fl-name", "color", "var(--fl-muted)"),
    "block_label_text_size": Rule(".fl-name", "font-size", "var(--fl-size-small)"),
    "block_label_text_weight": Rule(".fl-name", "font-weight", "600"),
    "block_label_padding": Rule(".fl-name", "padding"),
    "block_label_radius": Rule(".fl-name", "border-radius"),
    "block_label_shadow": Rule(".fl-name", "box-shadow"),
    "block_title_background_fill": Rule(".fl-name", "background"),
    "block_title_text_color": Rule(".fl-name", "color", "var(--fl-muted)"),
    "block_title_text_size": Rule(".fl-name", "font-size", "var(--fl-size-small)"),
    "block_title_text_weight": Rule(".fl-name", "font-weight", "600"),
    "block_title_padding": Rule(".fl-name", "padding"),
    "block_title_radius": Rule(".fl-name", "border-radius"),
    "container_radius": Token("radius"),
    "form_gap_width": Rule(".fl-group", "gap", "1px"),
    "layout_gap": Token("gap"),
    "panel_background_fill": Rule(".fl-variant-panel", "background", "var(--fl-sunken)"),
    "panel_border_color": Rule(".fl-variant-panel", "border-color", "var(--fl-line)"),
    "panel_border_width": Rule(".fl-variant-panel", "border-width", "0"),
    "section_header_text_size": Rule(".fl-accordion > button", "font-size", "var(--fl-size)"),
    "section_header_text_weight": Rule(".fl-accordion > button", "font-weight", "600"),
    "accordion_text_color": Rule(".fl-accordion > button", "color", "var(--fl-text)"),
    "chatbot_text_size": Rule(".fl-chatbot", "font-size", "var(--fl-size)"),
    "table_text_color": Rule(TABLE, "color", "var(--fl-text)"),
    "table_border_color": Rule(f"{TABLE} :is(th, td)", "border-color", "var(--fl-line)"),
    "table_even_background_fill": Rule(f"{TABLE} tr:nth-child(even)", "background"),
    "table_odd_background_fill": Rule(f"{TABLE} tr:nth-child(odd)", "background"),
    "table_row_focus": Rule(f"{TABLE} tr:focus-within", "background"),
    "table_radius": Rule(TABLE, "border-radius"),
    "checkbox_background_color_selected": Rule(BOX, "accent-color", "var(--fl-accent)"),
    "checkbox_border_color_focus": Rule(f"{CHIP}:has(:focus-visible)", "outline-color", "var(--fl-accent)"),
    "checkbox_label_border_width": Rule(CHIP, "border-width", "1px"),
    "checkbox_label_gap": Rule(".fl-chips", "gap", "var(--fl-space)"),
    "checkbox_label_padding": Rule(CHIP, "padding"),
    "checkbox_label_text_size": Rule(CHIP, "font-size", "var(--fl-size)"),
    "checkbox_label_text_weight": Rule(CHIP, "font-weight", "400"),
    **_chip("", CHIP, "var(--fl-surface)", "var(--fl-line-strong)", "var(--fl-text)"),
    **_chip("_hover", f"{CHIP}:hover:not(:has(:disabled))", "var(--fl-surface)", "var(--fl-text)", "var(--fl-text)"),
    **_chip("_selected", PICKED, "var(--fl-accent-soft)", "var(--fl-accent)", "var(--fl-text)"),
    "error_background_fill": Token("danger-soft"),
    "error_border_color": Rule(WRONG, "border-color", "var(--fl-danger)"),
    "error_text_color": Token("danger"),
    "error_icon_color": Rule(".fl-error > .fl-icon", "color", "var(--fl-danger)"),
    "input_background_fill": Rule(OPEN, "background", "var(--fl-surface)"),
    "input_background_fill_focus": Rule(FOCUS, "background"),
    "input_background_fill_hover": Rule(f"{OPEN}:hover", "background", "var(--fl-surface)"),
    "input_border_color": Rule(EDGE, "border-color", "var(--fl-line-strong)"),
    "input_border_color_focus": Rule(FOCUS, "border-color", "var(--fl-accent)"),
    "input_border_color_hover": Rule(f"{OPEN}:hover", "border-color", "var(--fl-line-strong)"),
    "input_border_width": Rule(EDGE, "border-width", "1px"),
    "input_padding": Rule(".fl-field > .fl-body > :is(textarea, input)", "padding"),
    "input_placeholder_color": Rule(".fl-field > .fl-body ::placeholder", "color", "var(--fl-muted)"),
    "input_radius": Rule(OPEN, "border-radius", "var(--fl-radius)"),
    "input_shadow": Rule(OPEN, "box-shadow", "var(--fl-shadow)"),
    "input_shadow_focus": Rule(FOCUS, "box-shadow"),
    "input_text_size": Rule(".fl-field :is(textarea, input)", "font-size", "var(--fl-size)"),
    "input_text_weight": Rule(".fl-field :is(textarea, input)", "font-weight", "400"),
    "loader_color": Rule(".fl-bar", "--fl-accent"),
    "slider_color": Rule(".fl-track input", "--fl-fill", "var(--fl-accent)"),
    "stat_background_fill": Rule(".fl-label", "--fl-accent", "var(--fl-accent)"),
    "button_border_width": Rule(BUTTON, "border-width", "1px"),
    "button_shadow": Rule(BUTTON, "box-shadow"),
    "button_shadow_hover": Rule(f"{BUTTON}:not(:disabled):hover", "box-shadow"),
    "button_shadow_active": Rule(f"{BUTTON}:not(:disabled):active", "box-shadow"),
    "button_transition": Rule(BUTTON, "transition"),
    "button_transform_hover": Rule(f"{BUTTON}:hover", "transform", "none"),
    "button_transform_active": Rule(f"{BUTTON}:active", "transform", "none"),
    **_of_size("button_small", "sm"),
    **_of_size("button_medium", "md"),
    **_of_size("button_large", "lg"),
    **_button(
        "button_primary", "primary",
        "var(--fl-accent)", "var(--fl-accent-strong)", "transparent", "var(--fl-on-accent)",
    ),
    **_button(
        "button_secondary", "secondary",
        "var(--fl-surface)", "var(--fl-sunken)", "var(--fl-line-strong)", "var(--fl-text)",
    ),
    **_button(
        "button_cancel", "stop",
        "var(--fl-danger-soft)", "var(--fl-sunken)", "currentcolor", "var(--fl-danger)",
    ),
}  # fmt: skip
"""Every name that has an effect here; each may also be given with ``_dark`` at its end."""
