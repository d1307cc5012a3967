"""Sizes: of text, of the space between things, of corners; each in seven steps."""

from __future__ import annotations

from dataclasses import dataclass, replace

STEPS = ("xxs", "xs", "sm", "md", "lg", "xl", "xxl")


@dataclass(frozen=True)
class Size:
    """Seven lengths, as CSS lengths, from the smallest to the largest.

    Args:
        xxs, xs, sm, md, lg, xl, xxl: the lengths.
        name: what the scale is called.
    """

    xxs: str
    xs: str
    sm: str
    md: str
    lg: str
    xl: str
    xxl: str
    name: str | None = None

    def expand(self) -> list[str]:
        """The lengths, from the smallest to the largest."""
        return [self.xxs, self.xs, self.sm, self.md, self.lg, self.xl, self.xxl]


def _pixels(name: str, *lengths: int) -> Size:
    return replace(Size(*(f"{one}px" for one in lengths)), name=name)


radius_none = _pixels("radius_none", 0, 0, 0, 0, 0, 0, 0)
radius_sm = _pixels("radius_sm", 1, 1, 2, 3, 4, 6, 10)
radius_md = _pixels("radius_md", 2, 3, 5, 7, 10, 12, 22)
radius_lg = _pixels("radius_lg", 3, 5, 8, 10, 14, 18, 28)
radius_xxl = _pixels("radius_xxl", 6, 9, 12, 14, 22, 26, 40)
spacing_sm = _pixels("spacing_sm", 1, 1, 2, 4, 6, 8, 11)
spacing_md = _pixels("spacing_md", 1, 2, 4, 6, 8, 10, 16)
spacing_lg = _pixels("spacing_lg", 2, 4, 6, 8, 10, 14, 22)
text_sm = _pixels("text_sm", 9, 11, 12, 14, 16, 20, 24)
text_md = _pixels("text_md", 10, 12, 13, 15, 17, 22, 26)
text_lg = _pixels("text_lg", 12, 14, 15, 17, 20, 25, 30)

SCALES: dict[str, Size] = {
    size.name: size
    for size in (
        radius_none, radius_sm, radius_md, radius_lg, radius_xxl, spacing_sm, spacing_md, spacing_lg, text_sm,
        text_md, text_lg,
    )
    if size.name
}  # fmt: skip
"""All of them by their names."""
