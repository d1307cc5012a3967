"""What holds for every component: the contract with those who know Gradio, and with strangers."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import MADE
from named import named

from fanlight.blocks.errors import Refused
from fanlight.blocks.tree.component import Component, Shared
from fanlight.blocks.wire.codec import decode, encode
from fanlight.components.annotated_image import AnnotatedImage
from fanlight.components.audio import Audio
from fanlight.components.browser_state import BrowserState
from fanlight.components.button import Button
from fanlight.components.checkbox import Checkbox
from fanlight.components.checkbox_group import CheckboxGroup
from fanlight.components.code import Code
from fanlight.components.color_picker import ColorPicker
from fanlight.components.dataset import Dataset
from fanlight.components.date_time import DateTime
from fanlight.components.download_button import DownloadButton
from fanlight.components.dropdown import Dropdown
from fanlight.components.file import File
from fanlight.components.file_explorer import FileExplorer
from fanlight.components.gallery import Gallery
from fanlight.components.highlighted_text import HighlightedText
from fanlight.components.html import EVENTS as HTML_EVENTS
from fanlight.components.html import HTML
from fanlight.components.image import Image
from fanlight.components.image_editor import ImageEditor
from fanlight.components.image_slider import ImageSlider
from fanlight.components.json import JSON
from fanlight.components.label import Label
from fanlight.components.markdown import Markdown
from fanlight.components.model3d import Model3D
from fanlight.components.multimodal_textbox import MultimodalTextbox
from fanlight.components.navbar import Navbar
from fanlight.components.number import Number
from fanlight.components.param_viewer import ParamViewer
from fanlight.components.radio import Radio
from fanlight.components.slider import Slider
from fanlight.components.state import State
from fanlight.components.textbox import Textbox
from fanlight.components.timer import Timer
from fanlight.components.upload_button import UploadButton
from fanlight.components.video import Video

PLACE = "visible elem_id elem_classes render key preserved_by_key scale min_width"
COMMON = f"{PLACE} label every inputs show_label container buttons"
SIGNATURES = {
    Audio: f"value | sources type {COMMON} interactive streaming format autoplay editable waveform_options loop "
    "recording subtitles playback_position min_length max_length",
    FileExplorer: f"glob | value file_count root_dir ignore_glob {COMMON} height max_height min_height interactive",
    Video: f"value | format sources height width {COMMON} interactive webcam_options include_audio autoplay loop "
    "streaming watermark subtitles playback_position",
    UploadButton: f"label value | every inputs variant size icon type file_count file_types interactive {PLACE}",
    DownloadButton: f"label value | every inputs variant size icon interactive {PLACE}",
    File: f"value | file_count file_types type {COMMON} height interactive allow_reordering",
    Textbox: f"value | type lines max_lines placeholder {COMMON} info interactive autofocus autoscroll text_align rtl "
    "max_length submit_btn stop_btn html_attributes",
    Navbar: "value | visible main_page_name elem_id elem_classes render key",
    Number: f"value | {COMMON} info interactive placeholder precision minimum maximum step",
    Slider: f"minimum maximum value | step precision {COMMON} info interactive randomize",
    Checkbox: f"value | {COMMON} info interactive",
    CheckboxGroup: f"choices | value type {COMMON} info interactive show_select_all",
    Radio: f"choices | value type {COMMON} info interactive rtl",
    ColorPicker: f"value | {COMMON} info interactive",
    DateTime: "value | include_time type timezone label show_label info every scale min_width visible interactive "
    "elem_id elem_classes render key preserved_by_key buttons",
    Dropdown: f"choices | value type multiselect allow_custom_value max_choices num_choices_shown filterable {COMMON} "
    "info interactive",
    Button: f"value | every inputs variant size icon link link_target interactive {PLACE}",
    HighlightedText: f"value | color_map show_legend show_inline_category combine_adjacent adjacent_separator "
    f"show_whitespaces {COMMON} interactive rtl",
    AnnotatedImage: f"value | format show_legend height width color_map {COMMON}",
    ImageSlider: f"value | format height width image_mode type {COMMON} interactive slider_position max_height",
    Gallery: f"value | format file_types {COMMON} columns rows height allow_preview preview selected_index "
    "object_fit interactive type fit_columns sources",
    Model3D: f"value | display_mode clear_color camera_position zoom_speed pan_speed height {COMMON} interactive",
    Image: f"value | format height width image_mode sources type {COMMON} interactive streaming webcam_options "
    "placeholder watermark alt_text",
    ImageEditor: f"value | height width image_mode sources type {COMMON} interactive placeholder transforms eraser "
    "brush format layers canvas_size fixed_canvas webcam_options",
    MultimodalTextbox: f"value | sources file_types file_count lines max_lines placeholder {COMMON} info interactive "
    "autofocus autoscroll text_align rtl submit_btn stop_btn max_plain_text_length html_attributes",
    Markdown: f"value | {COMMON} rtl latex_delimiters sanitize_html line_breaks header_links height max_height "
    "min_height padding",
    Label: f"value | num_top_classes {COMMON} color show_heading",
    HTML: f"value | {COMMON} html_template css_template js_on_load apply_default_css min_height max_height padding "
    "autoscroll head server_functions",
    JSON: f"value | {COMMON} open show_indices height max_height min_height",
    Dataset: f" | label show_label components component_props samples headers type layout samples_per_page {PLACE} "
    "container proxy_url sample_labels",
    Code: f"value language | {COMMON} interactive lines max_lines wrap_lines show_line_numbers autocomplete",
    ParamViewer: "value language linkify | every inputs render key preserved_by_key header anchor_links max_height",
    State: "value render | time_to_live delete_callback",
    BrowserState: "default_value | storage_key secret render",
    Timer: "value | active render",
}
"""Gradio 6's parameters: by position | by keyword."""
DEFAULTS: dict[type[Component], dict[str, Any]] = {
    FileExplorer: {
        "glob": "**/*",
        "file_count": "multiple",
        "root_dir": ".",
        "ignore_glob": None,
        "max_height": 500,
    },
    Video: {
        "format": None,
        "sources": None,
        "height": None,
        "width": None,
        "webcam_options": None,
        "include_audio": None,
        "autoplay": False,
        "loop": False,
        "streaming": False,
        "watermark": None,
        "subtitles": None,
        "playback_position": 0,
    },
    UploadButton: {
        "label": "Upload a File",
        "value": None,
        "file_count": "single",
        "size": "lg",
        "type": "filepath",
    },
    DownloadButton: {"label": "Download", "value": None, "variant": "secondary", "size": "lg", "icon": None},
    File: {"file_count": "single", "file_types": None, "type": "filepath", "allow_reordering": False},
    Textbox: {"type": "text", "lines": 1, "autoscroll": True, "submit_btn": False, "stop_btn": False},
    Audio: {
        "sources": None,
        "type": "numpy",
        "streaming": False,
        "format": None,
        "autoplay": False,
        "editable": True,
        "waveform_options": None,
        "loop": False,
        "recording": False,
        "subtitles": None,
        "playback_position": 0,
    },
    Navbar: {"value": None, "visible": True, "main_page_name": "Home", "render": True},
    Number: {"value": None, "step": 1},
    Slider: {"minimum": 0, "maximum": 100, "value": None, "randomize": False},
    Checkbox: {"value": False},
    CheckboxGroup: {"choices": None, "type": "value", "show_select_all": False},
    Radio: {"choices": None, "type": "value"},
    ColorPicker: {"value": None},
    DateTime: {"value": None, "include_time": True, "type": "timestamp", "timezone": None},
    Dropdown: {
        "choices": None,
        "type": "value",
        "multiselect": None,
        "max_choices": None,
        "num_choices_shown": 100,
    },
    Button: {"value": "Run", "variant": "secondary", "size": "lg", "link_target": "_self"},
    HighlightedText: {"show_legend": False, "show_inline_category": True, "show_whitespaces": True},
    AnnotatedImage: {"show_legend": True, "height": None, "color_map": None},
    ImageSlider: {"image_mode": "RGB", "type": "numpy", "slider_position": 50, "max_height": 500},
    Gallery: {"columns": 2, "rows": None, "allow_preview": True, "type": "filepath", "fit_columns": True},
    Model3D: {"display_mode": None, "camera_position": (None, None, None), "zoom_speed": 1, "pan_speed": 1},
    Image: {"image_mode": "RGB", "type": "numpy", "sources": None, "streaming": False},
    ImageEditor: {
        "image_mode": "RGBA",
        "sources": ("upload", "webcam", "clipboard"),
        "transforms": ("crop", "resize"),
        "format": "webp",
        "layers": True,
        "canvas_size": (800, 800),
    },
    MultimodalTextbox: {
        "sources": None,
        "file_count": "single",
        "submit_btn": True,
        "max_plain_text_length": 1000,
    },
    Markdown: {"sanitize_html": True, "line_breaks": False, "header_links": False, "padding": False},
    Label: {"num_top_classes": None, "show_heading": True},
    HTML: {"html_template": "${value}", "css_template": "", "apply_default_css": True, "padding": False},
    JSON: {"open": False, "show_indices": False, "max_height": 500},
    Dataset: {"components": None, "samples": None, "type": "values", "samples_per_page": 10},
    Code: {"language": None, "lines": 5, "max_lines": None, "autocomplete": False},
    ParamViewer: {"language": "python", "linkify": None, "header": "Parameters", "anchor_links": False},
    State: {"value": None, "render": True, "time_to_live": None},
    BrowserState: {"default_value": None, "storage_key": None, "secret": None, "render": True},
    Timer: {"value": 1, "active": True, "render": True},
}
EVENTS = {
    Audio: "stream change clear play pause stop start_recording pause_recording stop_recording upload input",
    FileExplorer: "change input select",
    UploadButton: "change click upload",
    Video: "change clear start_recording stop_recording stop play pause end upload input",
    DownloadButton: "change click",
    File: "change select clear upload delete download",
    Textbox: "change input select submit focus blur stop copy",
    Navbar: "change",
    Number: "change input submit focus blur",
    Slider: "change input release",
    Checkbox: "change input select",
    CheckboxGroup: "change input select",
    Radio: "select change input",
    ColorPicker: "change input release submit focus blur",
    DateTime: "change submit",
    Dropdown: "change input select focus blur key_up",
    Button: "change click",
    HighlightedText: "change select",
    AnnotatedImage: "change select",
    ImageSlider: "clear change stream select upload input",
    Gallery: "select upload change delete preview_close preview_open",
    Model3D: "change upload edit clear",
    Image: "clear change stream select upload input",
    ImageEditor: "clear change input select upload apply",
    MultimodalTextbox: "change input select submit focus blur stop",
    Markdown: "change copy",
    Label: "change select",
    HTML: HTML_EVENTS,
    JSON: "change",
    Dataset: "click select change",
    Code: "change input focus blur",
    ParamViewer: "change upload",
    State: "change",
    BrowserState: "change",
    Timer: "change tick",
}
CLASSES = sorted(SIGNATURES, key=lambda cls: cls.__name__)
Watch = Callable[[], AbstractContextManager[list[Any]]]


@pytest.mark.parametrize("cls", CLASSES)
def test_takes_every_parameter_of_gradio(cls: type[Component]) -> None:
    positional, keyword = SIGNATURES[cls].split("|")
    own = list(inspect.signature(cls).parameters.values())
    assert [p.name for p in own if p.kind is p.POSITIONAL_OR_KEYWORD] == positional.split()
    shared = Shared.__annotations__.keys() if any(p.kind is p.VAR_KEYWORD for p in own) else set()
    named = {p.name for p in own if p.kind is p.KEYWORD_ONLY}
    assert set(keyword.split()) <= named | shared
    assert not named & shared


@pytest.mark.parametrize("cls", CLASSES)
def test_has_the_defaults_of_gradio(cls: type[Component]) -> None:
    parameters = inspect.signature(cls).parameters
    assert {name: parameters[name].default for name in DEFAULTS[cls]} == DEFAULTS[cls]


@pytest.mark.parametrize("cls", CLASSES)
def test_has_the_events_of_gradio(cls: type[Component]) -> None:
    assert set(cls.events) == set(EVENTS[cls].split())


@pytest.mark.parametrize("cls", CLASSES)
def test_says_what_each_parameter_does(cls: type[Component]) -> None:
    text = inspect.getdoc(cls) or ""
    arguments = text.split("Args:")[1]
    own = [p.name for p in inspect.signature(cls).parameters.values() if p.kind is not p.VAR_KEYWORD]
    assert [name for name in own if f"{name}:" not in arguments and f"{name}," not in arguments] == []


@pytest.mark.parametrize("component", MADE, ids=named)
def test_its_props_travel(component: Component) -> None:
    props = component.props()
    assert set(component.client_props) <= props.keys()
    assert decode(encode(props)).keys() == props.keys()


@pytest.mark.parametrize("component", MADE, ids=named)
def test_its_schema_takes_its_example(component: Component) -> None:
    schema = component.api_info()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(component.example_payload(), schema, jsonschema.Draft202012Validator)
    component.preprocess(component.example_payload())
    component.postprocess(component.example_value())


@pytest.mark.parametrize("component", MADE, ids=named)
def test_what_the_schema_refuses_is_refused(component: Component) -> None:
    schema = jsonschema.Draft202012Validator(component.api_info())
    payloads: list[Any] = [None, True, 0, 0.5, "a", "a long text", [], {}, {"path": "x"}]
    for payload in payloads:
        if not schema.is_valid(payload):
            with pytest.raises(Refused):
                component.preprocess(payload)


@given(st.text())
def test_text_that_a_function_returns_is_never_read_as_a_path(watch_files: Watch, text: str) -> None:
    components = [Textbox(), Markdown(), Label(), Button()]
    with watch_files() as opened:
        for component in components:
            component.postprocess(text)
            component.postprocess("/etc/passwd")
            component.postprocess("http://127.0.0.1/")
    assert opened == []


@pytest.mark.parametrize("component", MADE, ids=named)
def test_can_be_made_again_with_its_own_arguments(component: Component) -> None:
    changes = {"elem_id": "x"} if component.has_place else {}
    assert component.changed(changes).props() == {**component.props(), **changes}
