"""How a page looks and what it brings along: one object for theme, styles, scripts, head and icon."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import PageError
from ..themes.base import Base
from ..themes.looks import READY_MADE, Default
from ..themes.sheet import used
from ..tree.block import Block
from .head import Head, sources_in_css
from .policy import policy

Paths = str | Path | Sequence[str | Path]


@dataclass(frozen=True, slots=True)
class Look:
    """How a page looks and what it brings along.

    Attributes:
        theme: None: the look without one.
        styles: the author's own style sheets, as text.
        scripts: the author's own functions that run when the page is there, as JavaScript.
        head: HTML for the head of the page.
        icon: the file of the page's icon.
        texts: what else takes from the theme, such as ``var(--primary-500)``: styles that blocks bring along.
    """

    theme: Base | None = None
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    head: str = ""
    icon: Path | None = None
    texts: tuple[str, ...] = ()

    def then(self, other: Look) -> Look:
        """This look and another, which comes later: its theme and its icon count."""
        return Look(
            other.theme or self.theme,
            (*self.styles, *other.styles),
            (*self.scripts, *other.scripts),
            "\n".join(one for one in (self.head, other.head) if one),
            other.icon or self.icon,
            (*self.texts, *other.texts),
        )

    def around(self, blocks: Iterable[Block]) -> Look:
        """This look and what the blocks of a page need of it."""
        needs = [block.needs for block in blocks if block.needs is not None]
        heads = dict.fromkeys(need.head for need in needs if need.head and need.head not in self.head)
        return self.then(Look(head="\n".join(heads), texts=tuple(need.style for need in needs)))

    def sheets(self) -> list[str]:
        """All style sheets: that of the theme first, where it has one."""
        texts = (*self.styles, self.head, *self.texts)
        if self.theme is None and not used(texts):  # as most pages are: they need not wait for a theme
            return list(self.styles)
        theme = self.theme or Default()
        return [text for text in (theme.css(texts), *self.styles) if text]

    def policy(self) -> str:
        """The content security policy of the page."""
        head = Head(self.head)
        more = {name: list(sources) for name, sources in head.sources.items()}
        for css in self.sheets():
            for name, sources in sources_in_css(css).items():
                more.setdefault(name, []).extend(sources)
        return policy(more, head.without)


def look(
    *,
    theme: Any = None,
    css: str | None = None,
    css_paths: Paths | None = None,
    js: str | Path | bool | None = None,
    head: str | None = None,
    head_paths: Paths | None = None,
    favicon_path: str | Path | None = None,
) -> Look:
    """The look that the parameters of `Blocks` or `launch` describe.

    Raises:
        PageError: one of them is none of what it takes.
        OSError: a file cannot be read.
    """
    text = "\n".join(_texts(head, head_paths))
    Head(text)  # complain here, where the author wrote it
    return Look(
        theme_of(theme),
        _texts(css, css_paths),
        () if not js or isinstance(js, bool) else (_script(js),),
        text,
        None if favicon_path is None else _icon(favicon_path),
    )


def theme_of(given: Any) -> Base | None:
    """The theme that was named or given; with a warning, none where there is no such theme.

    Raises:
        PageError: it is neither a name nor a theme.
    """
    if given is None or isinstance(given, Base):
        return given
    if not isinstance(given, str):
        raise PageError(f"theme={given!r} is no theme: write gr.themes.Soft(), or a name such as 'soft'.")
    known = {one.name: one for one in READY_MADE}
    name = given.lower().removeprefix("gradio/")
    if name in known:
        return known[name]()
    warnings.warn(
        f"There is no theme {given!r} here, so the page looks as usual: take one of {', '.join(known)}. One of a hub "
        "is read from its JSON file with gr.themes.Base.load(path).",
        UserWarning,
        stacklevel=5,
    )
    return None


def _script(given: str | Path) -> str:
    if isinstance(given, Path) or (given.endswith(".js") and "\n" not in given):
        return Path(given).read_text("utf-8")
    return given


def _icon(given: str | Path) -> Path:
    path = Path(given).absolute()
    if not path.is_file():
        raise PageError(f"favicon_path={str(given)!r} is no file.")
    return path


def _texts(text: str | None, paths: Paths | None) -> tuple[str, ...]:
    """A text and the texts of files."""
    files = [paths] if isinstance(paths, (str, Path)) else list(paths or ())
    return (*([text] if text else ()), *(Path(path).read_text("utf-8") for path in files))
