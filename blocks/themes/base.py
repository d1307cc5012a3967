"""A theme: hues, sizes and fonts, and what an author wants otherwise."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar, NamedTuple, NoReturn

from ..errors import FanlightError, PageError
from ..tree.typing import Self
from . import recipe, sheet
from .color import Color
from .colors import HUES
from .contrast import Contrast, contrasts
from .fonts import MONO, SANS, Fonts, family, listed
from .names import NAMES
from .readable import make_readable
from .references import References, scales
from .sizes import SCALES, Size
from .stored import read, written
from .tokens import TOKENS, Pair, same
from .values import DARK, Values, values


class Usual(NamedTuple):
    """What a theme looks like where nobody says otherwise; see `Base`.

    Attributes:
        values: as for `Base.set`.
    """

    primary_hue: str = "blue"
    secondary_hue: str = "blue"
    neutral_hue: str = "zinc"
    text_size: str = "md"
    spacing_size: str = "md"
    radius_size: str = "sm"
    font: Fonts = SANS
    font_mono: Fonts = MONO
    values: Mapping[str, str] = MappingProxyType({})
    custom_css: str = ""


class Base:
    """A theme, and the class that themes of your own are made from.

    The colours are taken from the hues such that all text on a page has the contrast that WCAG asks for, light and
    dark. Colours that `set` is given are taken as they are; where they are hard to read, a warning says how hard.

    ::

        demo.launch(theme=gr.themes.Base(primary_hue="emerald", radius_size="lg").set(layout_gap="20px"))

    Args:
        primary_hue: of what one presses and follows: a name such as "emerald", or a `Color`.
        secondary_hue: of what is chosen.
        neutral_hue: of the ground, the words and the lines.
        text_size, spacing_size, radius_size: "sm", "md", "lg" (for corners also "none" and "xxl"), or a `Size`.
        font, font_mono: a font or several in their order, by name or as `Font`; the first that is installed is used.

    Attributes:
        custom_css: style rules of your own that belong to the theme.

    Raises:
        PageError: there is no such hue or size.
    """

    name = "base"
    usual: ClassVar[Usual] = Usual()
    """What it looks like where nobody says otherwise."""

    def __init__(
        self,
        *,
        primary_hue: Color | str | None = None,
        secondary_hue: Color | str | None = None,
        neutral_hue: Color | str | None = None,
        text_size: Size | str | None = None,
        spacing_size: Size | str | None = None,
        radius_size: Size | str | None = None,
        font: Fonts | None = None,
        font_mono: Fonts | None = None,
    ) -> None:
        usual = self.usual
        self.hues = {
            "primary": _hue("primary_hue", primary_hue or usual.primary_hue),
            "secondary": _hue("secondary_hue", secondary_hue or usual.secondary_hue),
            "neutral": _hue("neutral_hue", neutral_hue or usual.neutral_hue),
        }
        self.sizes = {
            "text": _size("text", text_size or usual.text_size),
            "spacing": _size("spacing", spacing_size or usual.spacing_size),
            "radius": _size("radius", radius_size or usual.radius_size),
        }
        self.fonts = {"font": listed(font or usual.font), "font_mono": listed(font_mono or usual.font_mono)}
        self.custom_css = usual.custom_css
        self.given: dict[str, str] = dict(usual.values)
        self._told: set[str] = set()
        self._tell([])

    def set(self, **given: str | None) -> Self:
        """Decide single values by the names that themes for Gradio use; docs/themes.md lists them.

        Args:
            given: CSS values. ``*primary_500`` refers to a shade, ``*spacing_md`` to a size, ``*block_radius`` to
                another name. A name that ends in ``_dark`` is for dark pages.

        Returns:
            The theme itself.

        Raises:
            PageError: a value is no text, or holds braces.
        """
        unknown = [name for name in given if name.removesuffix(DARK) not in NAMES]
        for name, value in given.items():
            if value is not None and (not isinstance(value, str) or set("{}") & set(value)):
                raise PageError(f"Theme.set({name}={value!r}) is no CSS value: write a text such as '12px'.")
        self.given |= {
            name: value.strip().rstrip(";")
            for name, value in given.items()
            if value is not None and name not in unknown
        }
        self._tell(unknown)
        return self

    def css(self, used_by: Iterable[str] = ()) -> str:
        """The theme's style sheet: only what is otherwise than without it.

        Args:
            used_by: other style sheets of the page: what they take from the theme, such as ``var(--primary-500)``, is
                there for them.
        """
        tokens, found = self._look()
        names = sheet.used((*used_by, self.custom_css))
        aliases = sheet.aliases(References(self._known(), self.given), names)
        parts = (aliases, sheet.sheet(tokens, found, self.custom_css))
        return "\n".join(part for part in parts if part)

    def tokens(self) -> dict[str, Pair]:
        """All tokens by their names, for light and for dark pages."""
        return self._look()[0]

    def contrasts(self) -> list[Contrast]:
        """How the colours go together that stand on each other."""
        return list(contrasts(*self._look()))

    def to_dict(self) -> dict[str, Any]:
        """The theme as data that JSON can hold."""
        return written(self.name, self.hues, self.sizes, self.fonts, self.given, self.custom_css)

    @classmethod
    def from_dict(cls, theme: dict[str, dict[str, Any]]) -> Self:
        """The theme that `to_dict` gave, or that Gradio wrote.

        Raises:
            PageError: it is none.
        """
        stored = read(theme)
        found = cls(
            primary_hue=stored.hues["primary"],
            secondary_hue=stored.hues["secondary"],
            neutral_hue=stored.hues["neutral"],
            text_size=stored.sizes["text"],
            spacing_size=stored.sizes["spacing"],
            radius_size=stored.sizes["radius"],
            font=stored.font,
            font_mono=stored.font_mono,
        )
        found.name = stored.name
        found.custom_css = stored.custom_css
        return found.set(**stored.given)

    def dump(self, filename: str | PathLike[str]) -> None:
        """Write the theme into a JSON file."""
        Path(filename).write_text(json.dumps(self.to_dict(), indent=2) + "\n", "utf-8")

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Self:
        """The theme in a JSON file, as `dump` wrote it.

        Raises:
            PageError: it holds none.
        """
        return cls.from_dict(json.loads(Path(path).read_text("utf-8")))

    @classmethod
    def from_hub(cls, repo_name: str, token: str | None = None) -> NoReturn:  # noqa: ARG003  # Gradio has it
        """Refused: nothing is fetched from elsewhere.

        Raises:
            FanlightError: always.
        """
        raise FanlightError(
            f"The theme {repo_name!r} would have to be downloaded, and Fanlight fetches nothing. Get its JSON file "
            "yourself and read it with gr.themes.Base.load(path)."
        )

    def push_to_hub(self, repo_name: str, **arguments: Any) -> NoReturn:
        """Refused: nothing is sent elsewhere.

        Raises:
            FanlightError: always.
        """
        raise FanlightError(
            f"Fanlight sends nothing elsewhere, so not to {repo_name!r} either. Write the theme with dump(path) and "
            "upload the file yourself."
        )

    def _own_tokens(self) -> dict[str, Pair]:
        """The tokens without what `set` was given."""
        fill = self._fill()
        found = {**TOKENS, **recipe.grounds(self.hues["neutral"], fill)}
        found |= {
            **recipe.signals(found),
            **recipe.accents(self.hues["primary"], self.hues["secondary"], found, fill),
        }
        found |= recipe.sizes(self.sizes["text"], self.sizes["spacing"], self.sizes["radius"])
        return found | {
            "font": same(family(self.fonts["font"])),
            "mono": same(family(self.fonts["font_mono"])),
        }

    def _fill(self) -> Pair:
        """What the theme lays over the ground by itself."""
        names = ("body_background_fill", "body_background_fill_dark")
        light, dark = (self.usual.values.get(name, "") for name in names)
        return Pair(light, dark)

    def _known(self) -> dict[str, str]:
        fonts = {name: family(fonts) for name, fonts in self.fonts.items()}
        return {**scales(self.hues, self.sizes), **fonts}

    def _look(self) -> tuple[dict[str, Pair], Values]:
        """All tokens, and what `set` came to."""
        own = self._own_tokens()
        found = values(self.given, self._known(), own)
        tokens = {**own, **found.tokens}
        make_readable(found, tokens)
        return tokens, found

    def _tell(self, unknown: Iterable[str]) -> None:
        """Warn of what has no effect and of what is hard to read, each once."""
        tokens, found_values = self._look()
        weak = [str(one) for one in contrasts(tokens, found_values) if one.is_weak]
        without = [*unknown, *found_values.unresolved]
        for heading, found in (
            ("These colours of the theme are hard to read", weak),
            ("These values of the theme have no effect here", without),
        ):
            fresh = [one for one in found if one not in self._told]
            self._told.update(fresh)
            if fresh:
                warnings.warn(f"{heading}: {'; '.join(fresh)}.", UserWarning, stacklevel=3)


def _hue(parameter: str, given: Color | str) -> Color:
    if isinstance(given, Color):
        return given
    if given not in HUES:
        raise PageError(f"{parameter}={given!r} is no hue: take one of {', '.join(HUES)}, or a Color.")
    return HUES[given]


def _size(kind: str, given: Size | str) -> Size:
    if isinstance(given, Size):
        return given
    name = given if given.startswith(f"{kind}_") else f"{kind}_{given}"
    if name not in SCALES:
        found = [one.removeprefix(f"{kind}_") for one in SCALES if one.startswith(kind)]
        raise PageError(f"{kind}_size={given!r} is no size: take one of {', '.join(found)}, or a Size.")
    return SCALES[name]
