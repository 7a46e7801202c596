"""Comma-separated values that anybody's spreadsheet opens, and in which it calculates nothing that somebody typed."""

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import StringIO
from itertools import chain

from storage.rules.same_text import printable

MARK = "\ufeff"
"""By which Excel knows that a text file is UTF-8."""
LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a text begins that a spreadsheet would take for a formula, were it not marked as text; some take full-width
signs for ours."""


def like_a_formula(text: str) -> bool:
    """Whether a spreadsheet might calculate it. Spaces before a formula do not keep every one from that."""
    return text.startswith(LIKE_A_FORMULA) or text.lstrip().startswith(LIKE_A_FORMULA)


def sheet(heads: Iterable[str], rows: Iterable[list[str]]) -> Iterator[bytes]:
    """A table as comma-separated values that Excel opens."""
    yield MARK.encode()
    for row in chain([list(heads)], rows):
        text = StringIO()
        csv.writer(text).writerow(row)
        yield text.getvalue().encode()


def in_cell(value: object) -> str:
    """A value as a cell holds it: what a spreadsheet would take for a formula has an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, dict | list):
        value = json.dumps(value, ensure_ascii=False)
    text = value.isoformat() if isinstance(value, date | datetime) else printable(str(value))
    return f"'{text}" if isinstance(value, str) and like_a_formula(text) else text
