"""A field for a text with files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Literal

from ..blocks.errors import PageError
from ..blocks.tree.brief import brief
from ..blocks.tree.component import Component, Shared, check_choice
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ._file import Count, FilePath, Shown, check_files, check_parameters, file_schema, given, name_of, shown
from ._html_attributes import InputHTMLAttributes, as_attributes
from ._text import check_text, text_schema

Source = Literal["upload", "microphone"]


class MultimodalTextbox(Component):
    """A field for a text with files, as chats have it.

    The function gets {"text": str, "files": [path, …]}: each path is a str whose last part is the name under which
    the file was sent. It returns such a dict, of which both keys may be left out, with paths or https addresses as
    files; or a str, which is the text alone; or None for an empty field.

    Args:
        value: the first text and files, as a function would return them, or a function that makes them at each
            visit.
        sources: where files are taken from: "upload" (chosen, dropped or pasted); None: that. "microphone" comes
            later: it is taken, and offers nothing yet.
        file_types: which files: suffixes (".csv"), media types, or "image", "audio", "video", "text", "file";
            None: all.
        file_count: "single": a new file takes the place of the one before; "multiple"; or "directory": a whole folder.
        lines: how many lines it shows at least.
        max_lines: how many it grows to before it scrolls.
        placeholder: shown in grey while the field is empty.
        autofocus: whether it has the focus when the page opens.
        autoscroll: whether it follows its end when a function makes the text longer.
        text_align: "left" or "right"; None: where the text begins.
        rtl: whether the text runs from right to left.
        submit_btn: a button in the field that submits it: True, or its text.
        stop_btn: a button in the field that sends `stop`: True, or its text.
        max_plain_text_length: a text of more characters that is pasted becomes a file.
        html_attributes: more attributes of the HTML element.
        shared: see `Component`.

    Raises:
        PageError: an argument is none of those.
    """

    client_props: ClassVar[tuple[str, ...]] = (
        "sources",
        "file_types",
        "file_count",
        "lines",
        "max_lines",
        "placeholder",
        "autofocus",
        "autoscroll",
        "text_align",
        "rtl",
        "submit_btn",
        "stop_btn",
        "max_plain_text_length",
    )
    holds_files = True

    change = Event("the text or the files change, by the visitor or by a function")
    input = Event("the visitor changes the text or the files")
    select = Event("the visitor selects a part of the text; SelectData has it and its place")
    submit = Event(
        "the visitor presses Enter (Shift+Enter where there are several lines) or the submit button"
    )
    focus = Event("the field gets the focus")
    blur = Event("the field loses the focus")
    stop = Event("the visitor presses the stop button")

    def __init__(
        self,
        value: Any = None,
        *,
        sources: Source | Sequence[Source] | None = None,
        file_types: list[str] | None = None,
        file_count: Count = "single",
        lines: int = 1,
        max_lines: int = 20,
        placeholder: str | None = None,
        autofocus: bool = False,
        autoscroll: bool = True,
        text_align: Literal["left", "right"] | None = None,
        rtl: bool = False,
        submit_btn: str | bool | None = True,
        stop_btn: str | bool | None = False,
        max_plain_text_length: int = 1000,
        html_attributes: InputHTMLAttributes | None = None,
        **shared: Unpack[Shared],
    ) -> None:
        check_choice("MultimodalTextbox", "text_align", text_align, ("left", "right", None))
        self.sources = _sources(sources)
        self.file_types = check_parameters("MultimodalTextbox", file_count, file_types, "filepath")
        self.file_count = file_count
        self.lines = lines
        self.max_lines = max(lines, max_lines)
        self.placeholder = placeholder
        self.autofocus = autofocus
        self.autoscroll = autoscroll
        self.text_align = text_align
        self.rtl = rtl
        self.submit_btn = submit_btn
        self.stop_btn = stop_btn
        self.max_plain_text_length = max_plain_text_length
        self.html_attributes = html_attributes
        super().__init__(value, **shared)

    def validate(self, payload: Any) -> None:
        match payload:
            case {"text": str(text), "files": list(files), **others} if not others:
                check_text(self, text)
                check_files(self, files, None if self.file_count == "directory" else self.file_types)
                if self.file_count == "single" and len(files) > 1:
                    raise self.refuse("one file at a time", files)
            case _:
                raise self.refuse('{"text": a text, "files": [uploaded files]}', payload)

    def preprocess(self, payload: Any) -> dict[str, str | list[FilePath | bytes]]:
        """Give the function the text, and the paths of the files.

        Raises:
            BadValue: the payload is no text with files.
            BadFile: a file is not of the `file_types`.
            OSError: the disk does not take the name of a file.
        """
        self.validate(payload)
        return {"text": payload["text"], "files": [given(file, "filepath") for file in payload["files"]]}

    def postprocess(self, value: Any) -> dict[str, str | list[Shown]]:
        match value:
            case None | str():
                return {"text": value or "", "files": []}
            case dict():
                text, files = value.get("text"), value.get("files")
                if (text is None or isinstance(text, str)) and (
                    files is None or isinstance(files, (list, tuple))
                ):
                    return {"text": text or "", "files": [self._file(one) for one in files or ()]}
        raise TypeError(
            f'{self.name} shows a text, or {{"text": a text, "files": [paths or URLs]}}, or None; '
            f"the function returned {brief(value)}."
        )

    def initial(self) -> dict[str, str | list[Shown]]:
        return self.postprocess(self.value)

    def process_example(self, value: Any) -> str:
        payload = self.postprocess(value)
        names = [name_of(file) for file in payload["files"] if not isinstance(file, str)]
        return " ".join(filter(None, [str(payload["text"]), ", ".join(names)]))

    def api_info(self) -> dict[str, Any]:
        most = {"maxItems": 1} if self.file_count == "single" else {}
        return {
            "type": "object",
            "properties": {
                "text": {**text_schema(), "type": "string"},
                "files": {"type": "array", "items": file_schema(), **most},
            },
            "required": ["text", "files"],
            "additionalProperties": False,
        }

    def example_payload(self) -> dict[str, Any]:
        return {"text": "Hello", "files": []}

    def props(self) -> dict[str, Any]:
        return {**super().props(), "html_attributes": as_attributes(self.html_attributes)}

    def _file(self, value: Any) -> Shown:
        match value:
            case {"path": str(path)}:
                return shown(self, path)
        return shown(self, value)


def _sources(given: Source | Sequence[Source] | None) -> list[Source]:
    sources: Sequence[Any] = ("upload",) if given is None else (given,) if isinstance(given, str) else given
    for source in sources:
        if source not in ("upload", "microphone"):
            raise PageError(
                f'MultimodalTextbox(sources=…) does not know {source!r}: write "upload" or "microphone".'
            )
    return list(sources)
