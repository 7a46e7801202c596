"""What a number in a cell shows under its number format (ECMA-376 part 1, 18.8.31): 1.1 shown as "1.10", 0.75 as
"75%". What cannot be told for certain is not guessed at. Also the escapes of characters in a workbook's text."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from openpyxl.styles.numbers import BUILTIN_FORMATS

MOST_SHOWN_WHOLE = 10**11
"""From here on Excel shows a number without a format in powers of ten."""
_ROOM_SHOWN = 11
"""How many characters Excel shows of such a number, its point among them."""
MOST_DIGITS = 10**15
"""Excel keeps fifteen digits of a number."""
BY_PLACE = frozenset(BUILTIN_FORMATS[number] for number in (5, 6, 7, 8, 42, 44))
"""Formats whose currency is that of whoever looks."""
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<gap>.)|\*(?P<fill>.)'
    r"|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]|\[(?P<colour>[a-z]+ ?\d*)\]"
    r"|(?P<digits>[0#?,.]+)|(?P<percent>%)|(?P<sign>[-+$£€(): ])",
    re.IGNORECASE,
)
_PIECES = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|.', re.DOTALL)
_WITH_TEXT = 4
"""A format of so many sections has one for text."""
_DAY_PART = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DAY_LETTERS = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[[^\]]*\]|(?P<part>d{1,4}|m{1,4}|yyyy|yy)', re.IGNORECASE
)
_DAY_PARTS: Mapping[str, Callable[[date], str]] = {
    "d": lambda day: str(day.day), "dd": lambda day: f"{day:%d}", "ddd": lambda day: f"{day:%a}",
    "dddd": lambda day: f"{day:%A}", "m": lambda day: str(day.month), "mm": lambda day: f"{day:%m}",
    "mmm": lambda day: f"{day:%b}", "mmmm": lambda day: f"{day:%B}", "yy": lambda day: f"{day:%y}",
    "yyyy": lambda day: f"{day:%Y}",
}  # fmt: skip
_DAY_OF_MONTH = re.compile(r"(?<!d)dd?(?!d)")
_HOURS = re.compile(r"h+[^my]*m+(?:[^my]*s+)?")
_DASHES = frozenset("-–—")
"""How an accountant's format shows nothing."""
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")

Parts = list[tuple[str, str]]
"""The pieces of a section, each with its kind."""


def shown_number(value: float, number_format: str) -> str | None:
    """The number as its cell shows it, None where that cannot be told."""
    if number_format in ("General", "@", ""):
        return plain_number(value)
    if abs(value) >= MOST_DIGITS:
        return None
    section, left = chosen_section(value, number_format)
    parts = parts_of(section)
    if number_format in BY_PLACE or parts is None:
        return None
    if not any(kind == "digits" for kind, _ in parts):
        written = "".join(text for kind, text in parts if kind == "text").strip()
        return written if value == 0 and written in _DASHES else None
    if value < 0 < left and not _has_sign(parts):
        return None
    shown = filled_in(Decimal(repr(left)), parts)
    return shown.strip() if shown is not None else None


def _has_sign(parts: Parts) -> bool:
    """Whether what is below zero shows that it is: in a colour alone, nobody who prints or listens is told."""
    return any(kind == "text" and set(text) & set("-(−–") for kind, text in parts)


def is_scaled(number_format: str) -> bool:
    """Whether a format shows thousands or millions of what the cell holds."""
    parts = parts_of(sections_of(number_format)[0]) or []
    return "".join(text for kind, text in parts if kind == "digits").endswith(",")


def plain_number(value: float) -> str | None:
    """A number without a format."""
    if value == int(value):
        return str(int(value)) if abs(value) < MOST_SHOWN_WHOLE else None
    if "e" in f"{value:.15g}":
        return None
    room = _ROOM_SHOWN - len(f"{int(abs(value))}.")
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-max(room, 0)), ROUND_HALF_UP)
    return f"{rounded:f}".rstrip("0").rstrip(".")


def shows_day(number_format: str) -> bool:
    """Whether a date's format shows the day of the month: neither "mmm-yy" nor the weekday of "dddd" does."""
    return bool(_DAY_OF_MONTH.search(_DAY_PART.sub("", number_format.casefold())))


def shows_month(number_format: str) -> bool:
    """Whether a date's format shows month and year."""
    letters = _HOURS.sub("", _DAY_PART.sub("", number_format.casefold()))
    return "m" in letters and "mmmmm" not in letters and "y" in letters


def shown_day(value: date, number_format: str) -> str:
    """A date as its cell shows it, near enough to be recognised: of "1/2" Excel makes 1 February and shows 1-Feb."""
    bare = _DAY_PART.sub("", number_format.split(";")[0].casefold())
    if bare in ("d-mmm", "dd-mmm"):
        return f"{value.day}/{value.month}"
    if "h" in bare:
        return value.isoformat()
    return _DAY_LETTERS.sub(lambda found: _day_piece(found, value), number_format.split(";")[0]).strip()


def _day_piece(found: "re.Match[str]", value: date) -> str:
    """A piece of a date's format: a part of the day, or what is written beside it."""
    return (
        _DAY_PARTS[found["part"].casefold()](value)
        if found["part"]
        else found["quoted"] or found["escaped"] or ""
    )


def shown_text(text: str, number_format: str) -> str | None:
    """A text as its cell shows it: a format may put words around it, or hide it. None where that cannot be told."""
    sections = sections_of(number_format)
    own = len(sections) >= _WITH_TEXT
    section = sections[_WITH_TEXT - 1] if own else sections[-1]
    before, at, after = section.partition("@")
    if not at:
        return None if own else text
    around = [parts_of(before), parts_of(after)]
    words = ["".join(piece for _, piece in parts) for parts in around if parts is not None]
    return f"{words[0]}{text}{words[1]}".strip() if len(words) == len(around) else None


def sections_of(number_format: str) -> list[str]:
    """A format's sections: for what is above zero, below it, zero, and text."""
    found = [""]
    for piece in _PIECES.findall(number_format):
        if piece == ";":
            found.append("")
        else:
            found[-1] += piece
    return found


def chosen_section(value: float, number_format: str) -> tuple[str, float]:
    """The section that this number is shown in, and the number as that shows it, without a sign of its own."""
    sections = sections_of(number_format)
    if len(sections) == 1:
        return sections[0], value
    if value < 0:
        return sections[1], -value
    return sections[2 if value == 0 and len(sections) > 2 else 0], value


def parts_of(section: str) -> Parts | None:
    """The pieces of a section; None where one is of a kind that is not read, such as a fraction or a condition."""
    parts: Parts = []
    at = 0
    while at < len(section):
        found = _TOKEN.match(section, at)
        if found is None or found.lastgroup is None:
            return None
        kind, at = found.lastgroup, found.end()
        literal = kind in ("quoted", "escaped", "currency", "sign")
        text = " " if kind == "gap" else found[kind]
        parts += [] if kind in ("fill", "colour") else [("text" if literal or kind == "gap" else kind, text)]
    return parts


def filled_in(value: Decimal, parts: Parts) -> str | None:
    """The number in its section."""
    runs = [text for kind, text in parts if kind == "digits"]
    layout = "".join(runs)
    whole_layout, _, decimal_layout = layout.rstrip(",").partition(".")
    if "." in "".join((*runs[:-1], decimal_layout)) or "," in decimal_layout:
        return None
    thousands = len(layout) - len(layout.rstrip(","))
    value *= Decimal(100) ** sum(kind == "percent" for kind, _ in parts) / Decimal(1000) ** thousands
    rounded = value.quantize(Decimal(1).scaleb(-len(decimal_layout)), ROUND_HALF_UP)
    whole, _, decimals = f"{abs(rounded):f}".partition(".")
    whole = whole.lstrip("0").rjust(whole_layout.count("0"), "0")
    while decimals and decimal_layout[len(decimals) - 1] != "0" and decimals[-1] == "0":
        decimals = decimals[:-1]
    shown = put_in(whole, decimals, parts, grouped="," in whole_layout)
    return f"-{shown}" if rounded < 0 else shown


def put_in(whole: str, decimals: str, parts: Parts, *, grouped: bool) -> str:
    """The digits in their places, from the last to the first, with whatever is written between them."""
    left, shown = list(whole), ""
    runs = sum(kind == "digits" for kind, _ in parts)
    for kind, text in reversed(parts):
        if kind != "digits":
            shown = ("%" if kind == "percent" else text) + shown
            continue
        runs -= 1
        layout, point, _ = text.partition(".")
        room = len(layout.replace(",", "")) if runs else len(left)
        taken = "".join(left[max(len(left) - room, 0) :])
        del left[len(left) - len(taken) :]
        shown = (f"{int(taken):,}" if grouped and taken else taken) + (point and point + decimals) + shown
    return shown


def unescaped(text: str) -> str:
    """A cell's text as it is shown: "_x000D_" is a line break (ECMA-376 part 1, 22.9.2.19)."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def escaped(text: str) -> str:
    """The text as a workbook holds it, so that what only looks like an escape is kept."""
    return _LIKE_AN_ESCAPE.sub("_x005F_", text)
