"""Days that are written in words, in figures. Pure; today is handed in."""

import re
from datetime import date

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d)|{MONTH})"
"""A day of a month, or a month, without its year."""
WORDS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "thirtieth",
)
TENS = {"twenty": 20, "thirty": 30}
_SPELT = re.compile(
    rf"\b(?:the\s+)?(?:(?P<tens>twenty|thirty)[\s-]+)?(?P<ones>{'|'.join(WORDS)})\s+(?:of\s+)?(?P<month>{MONTH})\b",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(rf"\b(?:the\s+)?(?P<day>{DATE})\s+(?P<which>last|this|next)\s+year\b", re.IGNORECASE)
YEARS_ON = {"last": -1, "this": 0, "next": 1}


def in_figures(text: str, today: date) -> str:
    """The text with its days in figures: "the thirty-first of March next year" is "31 March 2022"."""
    text = _SPELT.sub(lambda one: f"{number_of(one['tens'], one['ones'])} {one['month']}", text)
    return _OF_YEAR.sub(lambda one: f"{one['day']} {today.year + YEARS_ON[one['which'].casefold()]}", text)


def number_of(tens: str | None, ones: str) -> int:
    """The number of a day in words."""
    word = ones.casefold()
    return 30 if word == "thirtieth" else TENS.get((tens or "").casefold(), 0) + WORDS.index(word) + 1
