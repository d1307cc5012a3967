"""The ready-made themes."""

from __future__ import annotations

from .base import Base, Usual


class Default(Base):
    """What a page looks like without a theme: warm paper, pine green, the system's own letters."""

    name = "default"
    usual = Usual("pine", "pine", "linen", radius_size="md")


class Soft(Base):
    """Round and roomy: white cushions without lines on a pale ground."""

    name = "soft"
    usual = Usual(
        "indigo",
        "violet",
        "slate",
        spacing_size="lg",
        radius_size="xxl",
        font=("Nunito", "Quicksand", "ui-rounded", "Varela Round", "Trebuchet MS", "system-ui", "sans-serif"),
        values={
            "body_background_fill": "#eef0f9",
            "body_background_fill_dark": "#10121f",
            "background_fill_primary_dark": "#1b1e30",
            "background_fill_secondary": "#e7eaf6",
            "background_fill_secondary_dark": "#272b42",
            "border_color_primary": "#d9dded",
            "border_color_primary_dark": "#343955",
            "block_border_color": "transparent",
            "shadow_drop": "0 1px 2px rgb(55 48 163 / 5%), 0 8px 24px rgb(55 48 163 / 8%)",
            "shadow_drop_dark": "0 8px 24px rgb(0 0 0 / 35%)",
            "input_border_color": "*neutral_400",
            "input_border_color_dark": "*neutral_500",
            "button_large_radius": "999px",
            "button_medium_radius": "999px",
            "button_small_radius": "999px",
            "button_primary_shadow": "0 6px 16px *primary_200",
            "button_primary_shadow_dark": "none",
            "button_secondary_background_fill": "#dde1f6",
            "button_secondary_background_fill_dark": "#2d324d",
            "button_secondary_background_fill_hover": "#ced4f2",
            "button_secondary_background_fill_hover_dark": "#3a4062",
            "button_secondary_border_color": "transparent",
            "button_secondary_border_color_dark": "transparent",
        },
    )


class Monochrome(Base):
    """Ink on paper: a serif, square corners, black lines, no colour but for errors."""

    name = "monochrome"
    usual = Usual(
        "neutral",
        "neutral",
        "neutral",
        radius_size="none",
        font=(
            "Lora",
            "Iowan Old Style",
            "Palatino Linotype",
            "Noto Serif",
            "DejaVu Serif",
            "Georgia",
            "serif",
        ),
        values={
            "body_background_fill": "#ffffff",
            "body_background_fill_dark": "#000000",
            "background_fill_primary_dark": "#0a0a0a",
            "background_fill_secondary_dark": "#1f1f1f",
            "color_accent": "#171717",
            "color_accent_dark": "#e5e5e5",
            "border_color_primary": "#171717",
            "border_color_primary_dark": "#737373",
            "shadow_drop": "none",
            "block_label_text_color": "*neutral_900",
            "block_label_text_color_dark": "*neutral_100",
            "input_border_width": "2px",
            "input_border_color": "#171717",
            "input_border_color_dark": "#a3a3a3",
            "button_border_width": "2px",
            "button_large_text_weight": "700",
            "button_primary_background_fill": "#171717",
            "button_primary_background_fill_dark": "#f5f5f5",
            "button_primary_border_color": "#171717",
            "button_primary_border_color_dark": "#f5f5f5",
            "button_primary_text_color": "#ffffff",
            "button_primary_text_color_dark": "#0a0a0a",
            "button_primary_background_fill_hover": "#ffffff",
            "button_primary_background_fill_hover_dark": "#000000",
            "button_primary_text_color_hover": "#171717",
            "button_primary_text_color_hover_dark": "#f5f5f5",
            "button_secondary_border_color": "#171717",
            "button_secondary_border_color_dark": "#d4d4d4",
            "button_secondary_background_fill_hover": "#171717",
            "button_secondary_background_fill_hover_dark": "#f5f5f5",
            "button_secondary_text_color_hover": "#ffffff",
            "button_secondary_text_color_hover_dark": "#0a0a0a",
        },
        custom_css=".fl-page .fl-head:not(.fl-checkbox > *) > .fl-name "
        "{ letter-spacing: 0.08em; text-transform: uppercase; font-size: 0.8em }",
    )


class Glass(Base):
    """Frosted panes over a morning sky, or a night one."""

    name = "glass"
    usual = Usual(
        "sky",
        "indigo",
        "slate",
        radius_size="lg",
        font=("Optima", "Candara", "Noto Sans", "Segoe UI", "system-ui", "sans-serif"),
        values={
            "body_background_fill": "linear-gradient(160deg, #dbeafe, #f5f3ff 45%, #ffe4e6) fixed #eef0fc",
            "body_background_fill_dark": "linear-gradient(160deg, #0b1530, #1a1433 50%, #2a1230) fixed #1a1433",
            "background_fill_secondary": "#e6ebf5",
            "background_fill_secondary_dark": "#262c47",
            "background_fill_primary_dark": "#171c33",
            "block_background_fill": "rgb(255 255 255 / 62%)",
            "block_background_fill_dark": "rgb(160 180 255 / 9%)",
            "block_border_color": "rgb(255 255 255 / 85%)",
            "block_border_color_dark": "rgb(190 205 255 / 18%)",
            "shadow_drop": "0 8px 30px rgb(60 80 160 / 12%)",
            "shadow_drop_dark": "0 8px 30px rgb(0 0 0 / 40%)",
            "input_background_fill": "rgb(255 255 255 / 82%)",
            "input_background_fill_dark": "rgb(160 180 255 / 13%)",
            "button_primary_background_fill": "linear-gradient(180deg, *primary_700, *primary_800)",
            "button_primary_background_fill_dark": "linear-gradient(180deg, *primary_300, *primary_400)",
            "button_primary_shadow": "inset 0 1px rgb(255 255 255 / 35%), 0 4px 14px rgb(60 80 160 / 25%)",
            "button_secondary_background_fill": "rgb(255 255 255 / 65%)",
            "button_secondary_background_fill_dark": "rgb(160 180 255 / 14%)",
        },
        custom_css=".fl-page :is(.fl-frame, .fl-accordion) { backdrop-filter: blur(14px) saturate(1.4) }",
    )


class Origin(Base):
    """Compact and plain, with an orange that one remembers from early demos."""

    name = "origin"
    usual = Usual(
        "orange",
        "orange",
        "gray",
        text_size="sm",
        spacing_size="sm",
        radius_size="sm",
        font=("Source Sans 3", "Source Sans Pro", "Open Sans", "ui-sans-serif", "system-ui", "sans-serif"),
        values={
            "body_background_fill": "#ffffff",
            "background_fill_primary_dark": "*neutral_900",
            "shadow_drop": "none",
            "block_label_text_weight": "400",
            "block_label_text_size": "*text_md",
            "button_large_text_weight": "600",
            "button_primary_background_fill": "linear-gradient(to bottom right, *primary_100, *primary_300)",
            "button_primary_background_fill_dark": "linear-gradient(to bottom right, *primary_800, *primary_900)",
            "button_primary_background_fill_hover": "linear-gradient(to bottom right, *primary_100, *primary_200)",
            "button_primary_background_fill_hover_dark": "*primary_800",
            "button_primary_text_color": "*primary_900",
            "button_primary_text_color_dark": "#ffffff",
            "button_primary_border_color": "*primary_200",
            "button_primary_border_color_dark": "*primary_700",
            "button_secondary_background_fill": "linear-gradient(to bottom right, *neutral_100, *neutral_200)",
            "button_secondary_background_fill_dark": "linear-gradient(to bottom right, *neutral_600, *neutral_700)",
            "button_secondary_border_color": "*neutral_300",
            "button_secondary_border_color_dark": "*neutral_600",
        },
    )


class Citrus(Base):
    """Loud and playful: thick ink outlines, hard shadows, lemon buttons that go down when pressed."""

    name = "citrus"
    usual = Usual(
        "amber",
        "yellow",
        "sand",
        text_size="md",
        radius_size="lg",
        font=("Fredoka", "Baloo 2", "Ubuntu", "Trebuchet MS", "ui-rounded", "system-ui", "sans-serif"),
        values={
            "body_background_fill": "#fff8e1",
            "body_background_fill_dark": "#17120d",
            "block_border_width": "2px",
            "block_border_color": "#2b2118",
            "block_border_color_dark": "#6b583d",
            "input_border_color": "#2b2118",
            "input_border_color_dark": "#b39b78",
            "shadow_drop": "3px 3px 0 #2b2118",
            "shadow_drop_dark": "3px 3px 0 #000000",
            "button_border_width": "2px",
            "button_large_text_weight": "700",
            "button_primary_background_fill": "*primary_400",
            "button_primary_background_fill_dark": "*primary_400",
            "button_primary_background_fill_hover": "*primary_300",
            "button_primary_background_fill_hover_dark": "*primary_300",
            "button_primary_text_color": "#2b2118",
            "button_primary_text_color_dark": "#2b2118",
            "button_primary_border_color": "#2b2118",
            "button_primary_border_color_dark": "#000000",
            "button_primary_shadow": "3px 3px 0 #2b2118",
            "button_primary_shadow_dark": "3px 3px 0 #000000",
            "button_primary_shadow_active": "0 0 0 #2b2118",
            "button_secondary_border_color": "#2b2118",
            "button_secondary_border_color_dark": "#b39b78",
            "button_secondary_shadow": "3px 3px 0 #2b2118",
            "button_secondary_shadow_dark": "3px 3px 0 #000000",
            "button_secondary_shadow_active": "0 0 0 #2b2118",
            "button_cancel_border_color": "#2b2118",
            "button_cancel_border_color_dark": "#ff9d94",
            "button_cancel_shadow": "3px 3px 0 #2b2118",
            "button_cancel_shadow_dark": "3px 3px 0 #000000",
            "button_cancel_shadow_active": "0 0 0 #2b2118",
            "button_transform_active": "translate(3px, 3px)",
            "checkbox_label_border_color": "#2b2118",
            "checkbox_label_border_color_dark": "#b39b78",
            "checkbox_label_background_fill_selected": "#ffe28a",
            "checkbox_label_background_fill_selected_dark": "#4a3a12",
        },
        custom_css=(
            ".fl-page .fl-tab { padding: 0 4px 4px 0; margin: 0 -4px -4px 0 }"  # room for the hard shadows
            " .fl-accordion { box-shadow: var(--fl-shadow) }"
        ),
    )


class Ocean(Base):
    """Deep water: sea green that turns into blue, on mist by day and on the sea floor by night."""

    name = "ocean"
    usual = Usual(
        "teal",
        "sky",
        "mist",
        text_size="lg",
        radius_size="lg",
        font=("IBM Plex Sans", "Inter", "Segoe UI", "system-ui", "sans-serif"),
        values={
            "body_background_fill": "linear-gradient(180deg, #e0f2f1, #f2f7fa 320px)",
            "body_background_fill_dark": "linear-gradient(180deg, #0d2a35, #0b151c 420px)",
            "block_border_color": "#d2e6ea",
            "block_border_color_dark": "#1d3b47",
            "background_fill_primary_dark": "#10222c",
            "background_fill_secondary_dark": "#1b333f",
            "button_primary_background_fill": "linear-gradient(110deg, *primary_700, *secondary_700)",
            "button_primary_background_fill_dark": "linear-gradient(110deg, *primary_300, *secondary_300)",
            "button_primary_background_fill_hover": "linear-gradient(110deg, *primary_800, *secondary_800)",
            "button_primary_background_fill_hover_dark": "linear-gradient(110deg, *primary_200, *secondary_200)",
            "button_large_radius": "999px",
            "button_secondary_border_color": "*primary_700",
            "button_secondary_border_color_dark": "*primary_400",
            "button_secondary_text_color": "*primary_800",
            "button_secondary_text_color_dark": "*primary_200",
            "slider_color": "*secondary_700",
            "slider_color_dark": "*secondary_400",
        },
    )


class Cyberpunk(Base):
    """A terminal at night: cyan and magenta, one width for all letters, cut corners."""

    name = "cyberpunk"
    usual = Usual(
        "cyan", "fuchsia", "slate", text_size="sm", radius_size="none",
        font=("JetBrains Mono", "Fira Code", "ui-monospace", "Menlo", "Consolas", "monospace"),
    )  # fmt: skip


class Ember(Base):
    """Glowing coals: red and orange on warm stone."""

    name = "ember"
    usual = Usual("red", "orange", "stone", radius_size="md")


class Mario(Base):
    """Bright and simple as an old game: red, yellow, thick lines."""

    name = "mario"
    usual = Usual(
        "red", "yellow", "sand", radius_size="sm",
        values={"block_border_width": "2px", "button_border_width": "2px", "input_border_width": "2px"},
    )  # fmt: skip


class Neon(Base):
    """Signs at night: fuchsia and lime, with a glow around what one presses."""

    name = "neon"
    usual = Usual(
        "fuchsia", "lime", "zinc", radius_size="lg",
        values={"button_primary_shadow": "0 0 18px *primary_500"},
    )  # fmt: skip


READY_MADE = (
    Default, Base, Soft, Monochrome, Glass, Origin, Citrus, Ocean, Cyberpunk, Ember, Mario, Neon,
)  # fmt: skip
"""All of them."""
