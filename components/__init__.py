"""One component a file; `components/<name>.py` has its browser twin `client_js/src/components/<name>.tsx`."""

from ..blocks.tree.component import Component
from .browser_state import BrowserState
from .button import Button
from .checkbox import Checkbox
from .checkbox_group import CheckboxGroup
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
from .highlighted_text import HighlightedText
from .html import HTML
from .image import Image
from .json import JSON
from .label import Label
from .login_button import LoginButton
from .markdown import Markdown
from .multimodal_textbox import MultimodalTextbox
from .navbar import Navbar
from .number import Number
from .param_viewer import ParamViewer
from .radio import Radio
from .slider import Slider
from .state import State
from .text_area import TextArea
from .textbox import Textbox
from .timer import Timer
from .upload_button import UploadButton

__all__ = [
    "HTML",
    "JSON",
    "BrowserState",
    "Button",
    "Checkbox",
    "CheckboxGroup",
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
    "File",
    "FileExplorer",
    "Files",
    "HighlightedText",
    "Image",
    "Label",
    "LoginButton",
    "Markdown",
    "MultimodalTextbox",
    "Navbar",
    "Number",
    "ParamViewer",
    "Radio",
    "Slider",
    "State",
    "TextArea",
    "Textbox",
    "Timer",
    "UploadButton",
]
