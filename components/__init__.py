"""One component a file; `components/<name>.py` has its browser twin `client_js/src/components/<name>.tsx`."""

from ..blocks.tree.component import Component
from ._html_attributes import InputHTMLAttributes
from ._watermark import WatermarkOptions
from ._waveform import WaveformOptions
from ._webcam import WebcamOptions
from .annotated_image import AnnotatedImage
from .audio import Audio
from .browser_state import BrowserState
from .brush import Brush, Eraser
from .button import Button
from .checkbox import Checkbox
from .checkbox_group import CheckboxGroup
from .checkbox_group import CheckboxGroup as Checkboxgroup
from .clear_button import ClearButton
from .code import Code
from .color_picker import ColorPicker
from .dataset import Dataset
from .date_time import DateTime
from .deep_link_button import DeepLinkButton
from .download_button import DownloadButton
from .dropdown import Dropdown
from .duplicate_button import DuplicateButton
from .file import File
from .file_explorer import FileExplorer
from .files import Files
from .gallery import Gallery
from .highlighted_text import HighlightedText
from .highlighted_text import HighlightedText as Highlight
from .highlighted_text import HighlightedText as Highlightedtext
from .html import HTML
from .image import Image
from .image_editor import ImageEditor
from .image_mask import ImageMask
from .image_slider import ImageSlider
from .json import JSON
from .json import JSON as Json  # noqa: N811  # Gradio has both
from .label import Label
from .layer_options import LayerOptions
from .login_button import LoginButton
from .markdown import Markdown
from .microphone import Microphone
from .model3d import Model3D
from .multimodal_textbox import MultimodalTextbox
from .navbar import Navbar
from .number import Number
from .paint import Paint
from .param_viewer import ParamViewer
from .playable_video import PlayableVideo
from .radio import Radio
from .sketchpad import Sketchpad
from .slider import Slider
from .state import State
from .text_area import TextArea
from .textbox import Textbox
from .textbox import Textbox as Text
from .timer import Timer
from .upload_button import UploadButton
from .video import Video

__all__ = [
    "HTML",
    "JSON",
    "AnnotatedImage",
    "Audio",
    "BrowserState",
    "Brush",
    "Button",
    "Checkbox",
    "CheckboxGroup",
    "Checkboxgroup",
    "ClearButton",
    "Code",
    "ColorPicker",
    "Component",
    "Dataset",
    "DateTime",
    "DeepLinkButton",
    "DownloadButton",
    "Dropdown",
    "DuplicateButton",
    "Eraser",
    "File",
    "FileExplorer",
    "Files",
    "Gallery",
    "Highlight",
    "HighlightedText",
    "Highlightedtext",
    "Image",
    "ImageEditor",
    "ImageMask",
    "ImageSlider",
    "InputHTMLAttributes",
    "Json",
    "Label",
    "LayerOptions",
    "LoginButton",
    "Markdown",
    "Microphone",
    "Model3D",
    "MultimodalTextbox",
    "Navbar",
    "Number",
    "Paint",
    "ParamViewer",
    "PlayableVideo",
    "Radio",
    "Sketchpad",
    "Slider",
    "State",
    "Text",
    "TextArea",
    "Textbox",
    "Timer",
    "UploadButton",
    "Video",
    "WatermarkOptions",
    "WaveformOptions",
    "WebcamOptions",
]
