"""The colour that fills a cell, and what people call it."""

import colorsys
from typing import Any

from openpyxl.cell.rich_text import TextBlock
from openpyxl.styles.colors import COLOR_INDEX

THEME = ("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")
"""The colours of Office's own theme, which most workbooks keep."""
_PALE = 0.15
_WHITE, _BLACK = "FFFFFF", "000000"
_TOLD_APART = 0.1
"""Two colours that differ less, over red, green and blue, nobody tells apart."""
_HUES = ((20, "red"), (50, "amber"), (70, "yellow"), (170, "green"), (260, "blue"), (330, ""), (361, "red"))
"""Up to which degree of the colour wheel a fill is of a colour that ratings have."""


def fill_of(cell: Any) -> str:
    """The colour that fills a cell, as RRGGBB; "" where none does."""
    fill = getattr(cell, "fill", None)
    if fill is None or fill.fill_type != "solid":
        return ""
    return _plain(fill.fgColor)


def _plain(colour: Any) -> str:
    """A colour without its tint, as RRGGBB; "" where it is nobody's but whoever looks'."""
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return colour.rgb[-6:].upper()
    if colour.type == "theme" and isinstance(colour.theme, int) and colour.theme < len(THEME):
        return THEME[colour.theme]
    if colour.type == "indexed" and isinstance(colour.indexed, int) and colour.indexed < len(COLOR_INDEX):
        return COLOR_INDEX[colour.indexed][-6:].upper()
    return ""


def is_unseen(cell: Any) -> bool:
    """Whether words of a cell are written in the colour that fills it: white on white, black on black."""
    ground = _ground(getattr(cell, "fill", None))
    parts = cell.value if isinstance(cell.value, list) else ()
    inks = [part.font.color for part in parts if isinstance(part, TextBlock) and part.text.strip()]
    if not parts or any(isinstance(part, str) and part.strip() for part in parts):
        inks.append(getattr(getattr(cell, "font", None), "color", None))
    return any(_alike(_painted(ink) if ink else _BLACK, ground) for ink in inks)


def _ground(fill: Any) -> str:
    """The colour behind a cell's words; "" where it is a pattern's."""
    if fill is None or fill.fill_type is None:
        return _WHITE
    return _painted(fill.fgColor) if fill.fill_type == "solid" else ""


def _painted(colour: Any) -> str:
    """A colour as it is seen, tint and all; "" where that cannot be told."""
    plain = _plain(colour)
    if not plain or not colour.tint:
        return plain
    hue, light, saturation = colorsys.rgb_to_hls(*_channels(plain))
    light = light * (1 + colour.tint) if colour.tint < 0 else light * (1 - colour.tint) + colour.tint
    return "".join(f"{round(one * 255):02X}" for one in colorsys.hls_to_rgb(hue, light, saturation))


def _alike(one: str, other: str) -> bool:
    apart = sum(abs(a - b) for a, b in zip(_channels(one), _channels(other), strict=False))
    return bool(one and other) and apart < _TOLD_APART


def _channels(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[at : at + 2], 16) / 255 for at in range(0, len(colour), 2))


def colour_of(fill: str) -> str:
    """What a fill is called, "amber"; "" for none, for grey and white, and for what no rating is painted in."""
    if not fill:
        return ""
    hue, saturation, _ = colorsys.rgb_to_hsv(*_channels(fill))
    if saturation < _PALE:
        return ""
    return next(name for degrees, name in _HUES if hue * 360 < degrees)
