"""component_class(): the class behind the name that was noted of a column's component."""

from collections.abc import Iterator

from ...blocks.tree.component import Component


def component_class(name: str) -> type[Component]:
    """The component class with this name; of several, ours.

    Raises:
        LookupError: There is none.
    """
    classes = {one.__name__: one for one in reversed(list(_below(Component)))}  # ours come first, and win
    if name not in classes:
        raise LookupError(f"there is no component {name}")
    return classes[name]


def _below(parent: type[Component]) -> Iterator[type[Component]]:
    for child in parent.__subclasses__():
        yield child
        yield from _below(child)
