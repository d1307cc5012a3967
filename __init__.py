"""Fanlight: turn a function or a model into an interactive web page."""

from __future__ import annotations

from . import flagging
from .blocks.app import Blocks
from .blocks.errors import Error
from .blocks.layouts.accordion import Accordion
from .blocks.layouts.column import Column
from .blocks.layouts.group import Group
from .blocks.layouts.row import Row
from .blocks.layouts.tab import Tab
from .blocks.layouts.tabs import Tabs
from .blocks.run.toast import Info, Success, Warning
from .blocks.tree.injected import EventData, Request, SelectData
from .blocks.tree.listener import on
from .blocks.tree.update import skip, update
from .blocks.version import VERSION as __version__
from .components.button import Button
from .components.number import Number
from .components.slider import Slider
from .components.state import State
from .components.textbox import Textbox
from .flagging import CSVLogger, FlaggingCallback, JSONLogger, SimpleCSVLogger

TabItem = Tab
