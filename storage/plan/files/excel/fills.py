"""The colour that fills a cell, and what people call it."""

import colorsys
from typing import Any

from openpyxl.styles.colors import COLOR_INDEX

THEME = ("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")
"""The colours of Office's own theme, which most workbooks keep."""
_PALE = 0.15
_HUES = ((20, "red"), (50, "amber"), (70, "yellow"), (170, "green"), (260, "blue"), (330, ""), (361, "red"))
"""Up to which degree of the colour wheel a fill is of a colour that ratings have."""


def fill_of(cell: Any) -> str:
    """The colour that fills a cell, as RRGGBB; "" where none does."""
    fill = getattr(cell, "fill", None)
    if fill is None or fill.fill_type != "solid":
        return ""
    colour = fill.fgColor
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return colour.rgb[-6:].upper()
    if colour.type == "theme" and isinstance(colour.theme, int) and colour.theme < len(THEME):
        return THEME[colour.theme]
    if colour.type == "indexed" and isinstance(colour.indexed, int) and colour.indexed < len(COLOR_INDEX):
        return COLOR_INDEX[colour.indexed][-6:].upper()
    return ""


def is_white(cell: Any) -> bool:
    """Whether a cell is written in white on white."""
    colour = getattr(getattr(cell, "font", None), "color", None)
    if colour is None or fill_of(cell) not in ("", "FFFFFF"):
        return False
    fill = getattr(cell, "fill", None)
    is_patterned = fill is not None and fill.fill_type not in (None, "solid")
    said = colour.rgb if colour.type == "rgb" else ""
    is_own = isinstance(said, str) and said[-6:].upper() == "FFFFFF"
    return not is_patterned and (is_own or (colour.type == "theme" and colour.theme == 0 and not colour.tint))


def colour_of(fill: str) -> str:
    """What a fill is called, "amber"; "" for none, for grey and white, and for what no rating is painted in."""
    if not fill:
        return ""
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, saturation, _ = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < _PALE:
        return ""
    return next(name for degrees, name in _HUES if hue * 360 < degrees)
