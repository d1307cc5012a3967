"""HTML of the author's: shown as it is, made of a template, or a component of their own without a build."""

from __future__ import annotations

import asyncio
import inspect
import re
import warnings
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from ..blocks.errors import BadValue
from ..blocks.tree.block import Block, Needs
from ..blocks.tree.component import Component, Shared
from ..blocks.tree.layout import Layout
from ..blocks.tree.listener import Trigger
from ..blocks.wire.media import StoredFile
from ..blocks.wire.script import script_name
from ._html_template import template_script
from ._json_form import json_form, json_of

TEMPLATE = "${value}"
CLICKS = "element.addEventListener('click', function() { trigger('click') });"
EVENTS = (
    "change input click double_click submit stop edit clear play pause end start_recording pause_recording "
    "stop_recording focus blur upload release select stream like example_select option_select load key_up apply delete "
    "tick undo retry expand collapse download copy"
)
PARAMETERS = "element, trigger, props, server, upload, watch"
"""What js_on_load knows, in the order in which the browser's side passes it."""
CHILDREN = '<div class="fl-children" data-fl-children></div>'
_SHARED = Shared.__annotations__.keys() - {"info", "interactive"}
_SCRIPT = re.compile(r"<script\b|<[a-z][^<>]*\son[a-z]+\s*=", re.IGNORECASE)


class HTML(Component, Layout):
    """HTML of the author's: shown as it is, made of a template, or a component of their own without a build.

    What a template makes is cleaned in the browser of all that could run by itself, as its values may come from
    strangers: script elements and handlers such as onclick are taken out; `js_on_load` is the place for both.
    A function gets the value as it is, and returns any value that JSON knows. Used with `with`, what is made inside
    stands where the template says `@children`.

    Args:
        value: what the template shows, by default as HTML; or a function that makes it at each visit.
        html_template: the HTML. `${…}` is JavaScript and `{{…}}` Handlebars; both know `value`, `label` and `props`
            by their names. `{{…}}` escapes what it shows, `${…}` does not.
        css_template: style rules for what is in here and for nothing else, made in the same way; declarations
            outside of a rule are those of the element around it.
        js_on_load: JavaScript that runs once, when it is shown for the first time. It knows `element`, `props` (to be
            read and set), `trigger(event, data)`, `watch(name or names, function)`, `server` and `upload(file)`.
        apply_default_css: False leaves headings, lists, links and buttons as bare as the browser has them.
        min_height, max_height: in pixels or any CSS length; what does not fit scrolls.
        padding: whether there is room around it.
        autoscroll: whether it scrolls to the end when it grows, unless the visitor has scrolled up.
        head: script, link, style and meta elements that it needs in the page's head; their addresses join the page's
            policy. It is there when the page is: of what is rendered or changed later, it is not looked at.
        server_functions: functions that `js_on_load` calls as `await server.name(…)`. Everybody who sees the page can
            call them with any arguments.
        props: what else the templates and scripts know, by name; also what `Shared` names, see `Component`.

    Raises:
        PageError: a template cannot be read.
    """

    client_props: ClassVar[tuple[str, ...]] = (
        "apply_default_css",
        "min_height",
        "max_height",
        "padding",
        "autoscroll",
    )
    events = tuple(EVENTS.split())
    holds_files = True
    default_interactive = True
    served = ("call",)

    def __init__(
        self,
        value: Any = None,
        *,
        html_template: str = TEMPLATE,
        css_template: str = "",
        js_on_load: str | None = CLICKS,
        apply_default_css: bool = True,
        min_height: int | str | None = None,
        max_height: int | str | None = None,
        padding: bool = False,
        autoscroll: bool = False,
        head: str | None = None,
        server_functions: Sequence[Callable[..., Any]] | None = None,
        **props: Any,
    ) -> None:
        given = {name: props.pop(name) for name in list(props) if name in _SHARED}
        self.html_template = html_template
        self.css_template = css_template
        self.js_on_load = js_on_load
        self.apply_default_css = apply_default_css
        self.min_height = min_height
        self.max_height = max_height
        self.padding = padding
        self.autoscroll = autoscroll
        self.head = head
        self.server_functions = {function.__name__: function for function in server_functions or ()}
        vars(self)["props"] = _Props(props, partial(HTML.props, self))  # authors write self.props["choices"]
        self.script = self._script(("value", "label", "visible", *props))
        self._warn_of_scripts(value)
        super().__init__(value, **{"container": False, "min_width": None, "show_label": False, **given})

    def __getattr__(self, name: str) -> Trigger:
        """An event by its name: one of `EVENTS`, or any that `js_on_load` names in quotes."""
        script = vars(self).get("js_on_load") or ""
        if name in type(self).events or any(f"{quote}{name}{quote}" in script for quote in "'\"`"):
            return Trigger(self, name)
        raise AttributeError(
            f"{type(self).__name__} has no {name!r}: to make it an event, write trigger({name!r}) in js_on_load."
        )

    @property
    def needs(self) -> Needs:
        return Needs(self.head or "", f"{self.css_template} {self.html_template} {self.value}")

    @property
    def own_scripts(self) -> tuple[str, ...]:
        return () if self.script is None else (self.script,)

    def parts(self) -> list[Block]:
        return [*self.children, *super().parts()]

    def props(self) -> dict[str, Any]:
        known = {"label": self.label, "visible": self.visible, **_props_of(self)}
        return {
            **super().props(),
            "known": json_form(known),
            "script": None if self.script is None else script_name(self.script),
            "clicks": self.js_on_load == CLICKS,
        }

    def preprocess(self, payload: Any) -> Any:
        self.validate(payload)
        return _with_paths(payload)

    def postprocess(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else json_of(self.name, value)

    def example_payload(self) -> str:
        return "<p>Hello</p>"

    def call(self, name: Any, arguments: Any) -> Any:
        """Call one of `server_functions` for the page.

        Raises:
            BadValue: there is none of that name.
        """
        function = self.server_functions.get(name) if isinstance(name, str) else None
        if function is None or not isinstance(arguments, list):
            raise BadValue(f"{self.name} has no server function {str(name)[:40]!r}.")
        result = function(*_with_paths(arguments))
        return json_form(asyncio.run(_awaited(result)) if inspect.isawaitable(result) else result)

    def _script(self, names: Sequence[str]) -> str | None:
        """What the browser loads: the functions that make the HTML and the style, and the one that runs on load."""
        members = []
        if self.html_template != TEMPLATE:
            text = self.html_template.replace("@children", CHILDREN)
            members.append(f"html: {template_script(text, names)}")
        if self.css_template:
            members.append(f"css: {template_script(self.css_template, names)}")
        if self.js_on_load not in (None, "", CLICKS):
            members.append(f"load: async function ({PARAMETERS}) {{\n{self.js_on_load}\n}}")
        return "{" + ",\n".join(members) + "}" if members else None

    def _warn_of_scripts(self, value: Any) -> None:
        texts = (self.html_template, value)
        if any(isinstance(text, str) and _SCRIPT.search(text) for text in texts):
            warnings.warn(
                f"{type(self).__name__} runs no <script> and no handlers such as onclick: write js_on_load for them.",
                UserWarning,
                stacklevel=3,
            )


class _Props(dict[str, Any]):
    """What the author's templates know beside the value; called, it is the method of all blocks by that name."""

    def __init__(self, known: dict[str, Any], sent: Callable[[], dict[str, Any]]) -> None:
        super().__init__(known)
        self._sent = sent

    def __call__(self) -> dict[str, Any]:
        return self._sent()


def _props_of(html: HTML) -> _Props:
    props = vars(html)["props"]
    assert isinstance(props, _Props)
    return props


async def _awaited(result: Awaitable[Any]) -> Any:
    return await result


def _with_paths(payload: Any) -> Any:
    """A payload with the paths of files that the page has sent in the place of the files."""
    match payload:
        case StoredFile():
            return str(payload.path)
        case list():
            return [_with_paths(one) for one in payload]
        case dict():
            return {name: _with_paths(one) for name, one in payload.items()}
    return payload
