"""What a cell of Excel's shows to whoever looks at it: 1.1 in the format 0.00 is 1.10. Only what plans hold:
numbers with zeroes, per cents and words around them; every other format shows the number as it is."""

import re
from datetime import date, datetime, time

from storage.plan.adoption.grid import clean

_SECTION = re.compile(r"\[[^\]]*\]|_.|\*.")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_DIGITS = re.compile(r"[#0?,]*0(?:\.(0+))?")


def shown(value: object, number_format: str) -> str:
    """The value as text, as its cell shows it as far as is known."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float):
        return _number(value, number_format or "General")
    return clean(str(value).replace("_x000D_", ""))


def _number(value: int | float, number_format: str) -> str:
    pattern = _SECTION.sub("", number_format.split(";")[0])
    literals = _LITERAL.sub("\x01", pattern)
    digits = _DIGITS.search(literals)
    if number_format == "General" or digits is None or re.search(r"[dmyhsE@]", literals, re.IGNORECASE):
        return _plain(value)
    head, tail = _around(pattern, digits)
    hundred = "%" in pattern
    places = len(digits[1] or "")
    width = len(digits[0].partition(".")[0].lstrip("#?,").replace(",", ""))
    body = f"{abs(value) * (100 if hundred else 1):.{places}f}"
    whole, point, rest = body.partition(".")
    sign = "-" if value < 0 else ""
    return f"{sign}{head}{whole.zfill(width)}{point}{rest}{tail}".strip()


def _around(pattern: str, digits: "re.Match[str]") -> tuple[str, str]:
    """The words before and after the digits."""
    parts = re.split(r"[#0?,]*0(?:\.0+)?", pattern, maxsplit=1)
    del digits
    return _unquoted(parts[0]), _unquoted(parts[1]) if len(parts) > 1 else ""


def _unquoted(text: str) -> str:
    return _LITERAL.sub(lambda found: found[1] or found[2] or "", text)


def _plain(value: int | float) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else f"{value:.10g}"
