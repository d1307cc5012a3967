"""What a function or class takes, to look up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Literal, TypedDict

from ..blocks.tree.brief import brief
from ..blocks.tree.component import Component, Shared, check_choice
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack

FIELDS = ("type", "description", "default")


class Parameter(TypedDict, total=False):
    """What there is to say of a parameter; whatever is None or missing is not shown."""

    type: str | None
    description: str | None
    default: str | None


class ParamViewer(Component):
    """A list of parameters, each of which opens: its type, what it does, its default. For showing only.

    The function gets a dict of names to dicts with "type", "description" and "default", texts or None. It returns
    such a dict, where a type may be a class and a default any object; or a list of such dicts, each with a "name".

    Args:
        value: the first parameters, or a function that makes them at each visit.
        language: that of the types, for their colours: "python" or "typescript".
        linkify: words that become links to the heading of that name, in types and descriptions.
        header: stands above them, beside a button that opens or closes all; None: neither is shown.
        anchor_links: whether each has an address on the page, `#param-<name>`; a text comes before the name in it,
            where there are several such lists.
        max_height: in pixels or any CSS length; what does not fit scrolls below the header.
        shared: see `Component`.

    Raises:
        PageError: the language is neither of those.
    """

    client_props: ClassVar[tuple[str, ...]] = ("language", "linkify", "header", "anchor_links", "max_height")
    default_interactive = False

    change = Event("a function changes the parameters")
    upload = Event("never: it is here for code that names it")

    def __init__(
        self,
        value: Mapping[str, Mapping[str, Any]]
        | Sequence[Mapping[str, Any]]
        | Callable[..., Any]
        | None = None,
        language: Literal["python", "typescript"] = "python",
        linkify: list[str] | None = None,
        *,
        header: str | None = "Parameters",
        anchor_links: bool | str = False,
        max_height: int | str | None = None,
        **shared: Unpack[Shared],
    ) -> None:
        check_choice("ParamViewer", "language", language, ("python", "typescript"))
        self.language = language
        self.linkify = linkify
        self.header = header
        self.anchor_links = anchor_links
        self.max_height = max_height
        super().__init__(value, **shared)

    def validate(self, payload: Any) -> None:
        if not isinstance(payload, dict) or not all(map(_is_parameter, payload.values())):
            raise self.refuse(
                "a dict of names to dicts with the texts type, description and default", payload
            )

    def postprocess(self, value: Any) -> dict[str, Parameter]:
        try:
            return {str(name): _parameter(said) for name, said in _named(value)}
        except (TypeError, ValueError, LookupError, AttributeError) as error:
            raise ValueError(
                f"{self.name} shows a dict of parameters' names to dicts with type, description and default, or a list "
                f"of such dicts that have a name; it got {brief(value)}."
            ) from error

    def initial(self) -> dict[str, Parameter]:
        return self.postprocess(self.value)

    def process_example(self, value: Any) -> str:
        return ", ".join(self.postprocess(value))

    def api_info(self) -> dict[str, Any]:
        text = {"type": ["string", "null"]}
        parameter = {
            "type": "object",
            "properties": dict.fromkeys(FIELDS, text),
            "additionalProperties": False,
        }
        return {"type": "object", "additionalProperties": parameter}

    def example_payload(self) -> dict[str, Parameter]:
        return {"size": {"type": "int", "description": "In **pixels**.", "default": "100"}}


def _named(value: Any) -> Any:
    """The pairs of a name and what is said of it."""
    if value is None:
        return []
    if isinstance(value, Mapping):
        return value.items()
    return [(said["name"], said) for said in value]


def _parameter(said: Mapping[str, Any]) -> Parameter:
    kind, description, default = (said.get(field) for field in FIELDS)
    return {
        "type": kind.__name__ if isinstance(kind, type) else _text(kind),
        "description": _text(description),
        "default": default if default is None or isinstance(default, str) else repr(default),
    }


def _text(said: Any) -> str | None:
    return None if said is None else str(said)


def _is_parameter(said: Any) -> bool:
    return isinstance(said, dict) and all(
        field in FIELDS and (text is None or isinstance(text, str)) for field, text in said.items()
    )
