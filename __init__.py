"""Fanlight: turn a function or a model into an interactive web page."""

from __future__ import annotations

from . import flagging, themes
from .blocks.app import Blocks, close_all
from .blocks.errors import Error
from .blocks.files.byte_count import FileSize
from .blocks.interfaces.examples.examples import Examples
from .blocks.interfaces.explain.explain import explain
from .blocks.interfaces.explain.explanation import Explanation
from .blocks.interfaces.explain.occlusion import Occlusion
from .blocks.interfaces.interface import Interface
from .blocks.interfaces.old import inputs, mix, outputs
from .blocks.interfaces.old.box import Box
from .blocks.interfaces.parallel import Parallel
from .blocks.interfaces.series import Series
from .blocks.interfaces.tabbed_interface import TabbedInterface
from .blocks.layouts.accordion import Accordion
from .blocks.layouts.column import Column
from .blocks.layouts.draggable import Draggable
from .blocks.layouts.group import Group
from .blocks.layouts.modal import Modal
from .blocks.layouts.panes import Panes
from .blocks.layouts.row import Row
from .blocks.layouts.sidebar import Sidebar
from .blocks.layouts.step import Step
from .blocks.layouts.tab import Tab
from .blocks.layouts.tab import Tab as TabItem
from .blocks.layouts.tabs import Tabs
from .blocks.layouts.walkthrough import Walkthrough
from .blocks.reload import NO_RELOAD
from .blocks.run.cache.cache import Cache, cache
from .blocks.run.calling.cancelled import cancelled
from .blocks.run.progress.progress import Progress
from .blocks.run.run_log.sqlite.run_log_file import RunLogFile
from .blocks.run.toast import Info, Success, Warning  # noqa: A004  # gr.Warning is its public name
from .blocks.themes.base import Base as Theme
from .blocks.tree.component import Component
from .blocks.tree.event_data import (
    CopyData,
    DeletedFileData,
    DownloadData,
    EditData,
    EventData,
    KeyUpData,
    LikeData,
    RetryData,
    SelectData,
    UndoData,
)
from .blocks.tree.file_data import FileData
from .blocks.tree.listener import on
from .blocks.tree.oauth import OAuthProfile, OAuthToken
from .blocks.tree.render import render
from .blocks.tree.request import Header, Request
from .blocks.tree.update import skip, update
from .blocks.tree.validation import validate
from .blocks.version import VERSION as __version__  # noqa: N811  # PEP 396 calls it so
from .blocks.wire.i18n import I18n
from .components import validators
from .components._html_attributes import InputHTMLAttributes
from .components._watermark import WatermarkOptions
from .components._waveform import WaveformOptions
from .components._webcam import WebcamOptions
from .components.annotated_image import AnnotatedImage
from .components.audio import Audio
from .components.browser_state import BrowserState
from .components.brush import Brush, Eraser
from .components.button import Button
from .components.checkbox import Checkbox
from .components.checkbox_group import CheckboxGroup
from .components.checkbox_group import CheckboxGroup as Checkboxgroup
from .components.clear_button import ClearButton
from .components.code import Code
from .components.color_picker import ColorPicker
from .components.dataset import Dataset
from .components.date_time import DateTime
from .components.deep_link_button import DeepLinkButton
from .components.download_button import DownloadButton
from .components.dropdown import Dropdown
from .components.duplicate_button import DuplicateButton
from .components.file import File
from .components.file_explorer import FileExplorer
from .components.files import Files
from .components.gallery import Gallery
from .components.highlighted_text import HighlightedText
from .components.highlighted_text import HighlightedText as Highlight
from .components.highlighted_text import HighlightedText as Highlightedtext
from .components.html import HTML
from .components.image import Image
from .components.image_editor import ImageEditor
from .components.image_mask import ImageMask
from .components.image_slider import ImageSlider
from .components.json import JSON
from .components.json import JSON as Json  # noqa: N811  # Gradio has both
from .components.label import Label
from .components.layer_options import LayerOptions
from .components.login_button import LoginButton
from .components.markdown import Markdown
from .components.microphone import Microphone
from .components.model3d import Model3D
from .components.multimodal_textbox import MultimodalTextbox
from .components.navbar import Navbar
from .components.number import Number
from .components.paint import Paint
from .components.param_viewer import ParamViewer
from .components.playable_video import PlayableVideo
from .components.radio import Radio
from .components.sketchpad import Sketchpad
from .components.slider import Slider
from .components.state import State
from .components.text_area import TextArea
from .components.textbox import Textbox
from .components.textbox import Textbox as Text
from .components.timer import Timer
from .components.upload_button import UploadButton
from .components.video import Video
from .flagging import CSVLogger, FlaggingCallback, JSONLogger, SimpleCSVLogger, SQLiteLogger

__all__ = [
    "HTML",
    "JSON",
    "NO_RELOAD",
    "Accordion",
    "AnnotatedImage",
    "Audio",
    "Blocks",
    "Box",
    "BrowserState",
    "Brush",
    "Button",
    "CSVLogger",
    "Cache",
    "Checkbox",
    "CheckboxGroup",
    "Checkboxgroup",
    "ClearButton",
    "Code",
    "ColorPicker",
    "Column",
    "Component",
    "CopyData",
    "Dataset",
    "DateTime",
    "DeepLinkButton",
    "DeletedFileData",
    "DownloadButton",
    "DownloadData",
    "Draggable",
    "Dropdown",
    "DuplicateButton",
    "EditData",
    "Eraser",
    "Error",
    "EventData",
    "Examples",
    "Explanation",
    "File",
    "FileData",
    "FileExplorer",
    "FileSize",
    "Files",
    "FlaggingCallback",
    "Gallery",
    "Group",
    "Header",
    "Highlight",
    "HighlightedText",
    "Highlightedtext",
    "I18n",
    "Image",
    "ImageEditor",
    "ImageMask",
    "ImageSlider",
    "Info",
    "InputHTMLAttributes",
    "Interface",
    "JSONLogger",
    "Json",
    "KeyUpData",
    "Label",
    "LayerOptions",
    "LikeData",
    "LoginButton",
    "Markdown",
    "Microphone",
    "Modal",
    "Model3D",
    "MultimodalTextbox",
    "Navbar",
    "Number",
    "OAuthProfile",
    "OAuthToken",
    "Occlusion",
    "Paint",
    "Panes",
    "Parallel",
    "ParamViewer",
    "PlayableVideo",
    "Progress",
    "Radio",
    "Request",
    "RetryData",
    "Row",
    "RunLogFile",
    "SQLiteLogger",
    "SelectData",
    "Series",
    "Sidebar",
    "SimpleCSVLogger",
    "Sketchpad",
    "Slider",
    "State",
    "Step",
    "Success",
    "Tab",
    "TabItem",
    "TabbedInterface",
    "Tabs",
    "Text",
    "TextArea",
    "Textbox",
    "Theme",
    "Timer",
    "UndoData",
    "UploadButton",
    "Video",
    "Walkthrough",
    "Warning",
    "WatermarkOptions",
    "WaveformOptions",
    "WebcamOptions",
    "__version__",
    "cache",
    "cancelled",
    "close_all",
    "explain",
    "flagging",
    "inputs",
    "mix",
    "on",
    "outputs",
    "render",
    "skip",
    "themes",
    "update",
    "validate",
    "validators",
]
