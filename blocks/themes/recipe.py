"""From hues to tokens: for each the shade that is nearest to what one means and can still be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .color import Color, mixed, ratio, stops
from .colors import HUES
from .sizes import Size
from .tokens import COLORS, SHAPE, TEXT, Pair, same

Needs = Sequence[tuple[str, float]]
"""The colours that another one stands on, with the least contrast to each."""

NO_FILL = same("")
GROUNDS = ("ground", "surface", "sunken", "text", "muted", "line", "line-strong")
ACCENTS = ("accent", "accent-strong", "accent-soft", "on-accent")

FROM_LIGHT = ("600", "700", "800", "900", "950")
FROM_DARK = ("400", "300", "200", "100", "50")


def grounds(neutral: Color, fill: Pair = NO_FILL) -> dict[str, Pair]:
    """What everything stands on, and the words and lines on it.

    Args:
        neutral: the hue.
        fill: what lies over the ground, such as a gradient: words are to be read on all of its colours.
    """
    if neutral.expand() == HUES["linen"].expand():  # was made for the look without a theme
        return {name: COLORS[name] for name in GROUNDS}
    light = {"ground": neutral.c50, "surface": "#ffffff", "sunken": neutral.c100, "line": neutral.c200}
    dark = {"ground": neutral.c950, "surface": neutral.c900, "sunken": neutral.c800, "line": neutral.c700}
    for found, over, words, faint, lines in (
        (light, fill.light, ("900", "950"), ("500", *FROM_LIGHT), ("400", "500", "600", "700")),
        (dark, fill.dark, ("100", "50"), FROM_DARK, ("600", "500", "400", "300")),
    ):
        behind = [found[name] for name in ("ground", "surface", "sunken")]
        shown = [*behind, *stops(over)]
        found["text"] = neutral.shade(_first(neutral, words, [(one, 7) for one in shown]))
        found["muted"] = neutral.shade(_first(neutral, faint, [(one, TEXT) for one in shown]))
        found["line-strong"] = neutral.shade(_first(neutral, lines, [(one, SHAPE) for one in behind[:2]]))
    return _pairs(light, dark)


def accents(
    primary: Color, secondary: Color, behind: Mapping[str, Pair], fill: Pair = NO_FILL
) -> dict[str, Pair]:
    """What one presses and follows, on the grounds that are among the tokens `behind`, and on what lies over them."""
    if [primary.expand(), secondary.expand(), behind["surface"]] == [
        *[HUES["pine"].expand()] * 2,
        COLORS["surface"],
    ]:
        return {name: COLORS[name] for name in ACCENTS}
    light = {"accent-soft": secondary.c100, "on-accent": "#ffffff"}
    dark = {
        "accent-soft": mixed(secondary.c500, behind["surface"].dark, 0.24),
        "on-accent": primary.c950,
    }
    for side, (found, shades) in enumerate(((light, FROM_LIGHT), (dark, FROM_DARK))):
        on = [
            behind["ground"][side],
            behind["surface"][side],
            found["accent-soft"],
            found["on-accent"],
            *stops(fill[side]),
        ]
        taken = _first(primary, shades, [(one, TEXT) for one in on])
        found["accent"] = primary.shade(taken)
        found["accent-strong"] = primary.shade((*shades, taken)[shades.index(taken) + 1])
    return _pairs(light, dark)


def signals(behind: Mapping[str, Pair]) -> dict[str, Pair]:
    """The colours of errors, warnings and success: as without a theme, or further from the ground."""
    further = {"danger": HUES["red"], "warning": HUES["amber"], "success": HUES["green"]}
    found: dict[str, Pair] = {}
    for name, hue in further.items():
        sides = []
        for side, shades in enumerate((FROM_LIGHT[2:], FROM_DARK[2:])):
            own = COLORS[name][side]
            on = [(behind[one][side], TEXT) for one in ("ground", "surface")]
            sides.append(max((own, *(hue.shade(one) for one in shades)), key=lambda one: _met(one, on)))
        found[name] = Pair(*sides)
    return found


def sizes(text: Size, spacing: Size, radius: Size) -> dict[str, Pair]:
    """Letters, room and corners."""
    return {
        "size": same(text.md),
        "size-small": same(text.sm),
        "size-large": same(text.lg),
        "space": same(spacing.lg),
        "gap": same(spacing.xxl),
        "inset": same(_sum(spacing.md, spacing.lg)),
        "radius": same(radius.xl),
        "radius-control": same(radius.lg),
        "radius-small": same(radius.md),
    }


def _sum(one: str, other: str) -> str:
    numbers = [length.removesuffix("px") for length in (one, other)]
    whole = all(number.isdecimal() for number in numbers)
    return f"{sum(map(int, numbers))}px" if whole else f"calc({one} + {other})"


def _first(hue: Color, shades: Sequence[str], needs: Needs) -> str:
    """The first shade that meets all needs; where none does, the one that comes nearest."""
    return max(shades, key=lambda shade: _met(hue.shade(shade), needs))


def _met(color: str, needs: Needs) -> float:
    """How well a colour meets the needs: 1 where it meets them all."""
    found = [(ratio(color, behind), least) for behind, least in needs]
    return min((min(1, have / least) for have, least in found if have is not None), default=1)


def _pairs(light: Mapping[str, str], dark: Mapping[str, str]) -> dict[str, Pair]:
    return {name: Pair(light[name], dark[name]) for name in light}
