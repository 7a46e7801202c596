"""Days that are written in words, in figures. Pure; today is handed in."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from storage.rules.calendar import quarters
from storage.rules.calendar.days import MONTHS, Period, month_of, read_day

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
_PAST = re.compile(
    r"\bsince\s+(?:the\s+|last\s+)*(?P<what>spring|summer|autumn|winter|christmas|xmas)\b", re.IGNORECASE
)
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""With which month each begins."""
_TWO = (
    (
        r"\b(?:the\s+)?first\s+(?:two|2)\s+quarters(?:\s+of\s+(?:the|this)(?:\s+financial)?\s+year)?\b",
        "q1 and q2",
    ),
    (r"\b(?:the\s+)?(?:last|latest)\s+(?:two|2)\s+quarters\b", "last quarter and this quarter"),
    (r"((?:\bq[1-4]|\blast quarter)\b.{0,20}?\b(?:and|to|versus|vs))\s+(?:now|today)\b", r"\1 this quarter"),
    (r"\b(?:the\s+)?(?:last|final)\s+quarter\s+of\s+(?:the|this)\s+(?:financial\s+)?year\b", "q4"),
)
"""Two quarters at once, and each by itself; one by its place in the year."""
OF_A_PANEL = re.compile(
    rf"\b(?:due\s+)?(?P<how>by|before)\s+(?:the\s+|our\s+)?(?:next\s+|(?P<month>{MONTH})\s+)?panel(?:\s+(?:meeting|meets))?\b",
    re.IGNORECASE,
)
"""By a meeting of the Panel's, instead of a day."""
_THEN = re.compile(
    rf"\b(?P<how>as\s+(?:at|of)|back\s+in|at\s+the\s+end\s+of|in|during|last)\s+(?:the\s+)?(?:end\s+of\s+)?"
    rf"(?:(?:28|29|30|31)(?:st|th)?\s+(?:of\s+)?)?(?P<month>{MONTH})(?:,?\s+(?P<year>\d{{4}}))?(?!\w)",
    re.IGNORECASE,
)
_STOOD = re.compile(r"\b(?:was|were|did|stood)\b", re.IGNORECASE)
"""With "in June", how something stood then is asked."""
_OF_DUE = re.compile(r"\b(?:due|finish|end|complet|fall|deliver|expir|review)", re.IGNORECASE)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_OF_WEEK = re.compile(
    r"\b(?P<how>(?:due|by|before|until|since|after|from)(?:\s+on)?|on|this|next|coming)\s+"
    rf"(?P<which>(?:this|next|last|coming)\s+)?(?P<day>{'|'.join(DAYS)})\b(?!,?\s+(?:the\s+)?\d)",
    re.IGNORECASE,
)
OF_ASKS = r"\b(?:decisions?|decide[ds]?|help|support)\b"
"""What has days of its own, by which it is wanted."""
_HAS_DAYS = re.compile(rf"{_OF_DUE.pattern}|{OF_ASKS}", re.IGNORECASE)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SOME = rf"\d{{1,2}}|{'|'.join(_NUMBERS)}|few|couple(?:\s+of)?"
SOME_COMING = rf"(?:the\s+)?(?:next|coming|following)\s+(?:{_SOME})\s+(?:days|weeks|months)"
"""The next two weeks."""
LENGTHS = {"days": 1, "weeks": 7, "months": 30}
_THAT_SEASON = re.compile(
    r"\b(?P<how>as\s+(?:at|of)|back\s+in|in|during|last|this)\s+(?:(?:the|last|this)\s+)*"
    r"(?P<season>spring|summer|autumn|winter)(?:,?\s+(?P<year>\d{4}))?(?!\w)",
    re.IGNORECASE,
)
YEARS_ON = {"last": -1, "this": 0, "next": 1}


def in_figures(text: str, today: date) -> str:
    """The text with its days in figures: "the thirty-first of March next year" is "31 March 2022"; what has gone by
    since a season, since the day after it."""
    for both, each in _TWO:
        text = re.sub(both, each, text, flags=re.IGNORECASE)
    text = _PAST.sub(lambda one: f"since {since_when(one['what'].casefold(), today):%-d %B %Y}", text)
    text = _THEN.sub(lambda one: in_quarter(one, today), text)
    text = _THAT_SEASON.sub(lambda one: in_season(one, today), text)
    text = _DAY_OF_WEEK.sub(lambda one: on_its_day(one, today), text)
    text = _SPELT.sub(lambda one: f"{number_of(one['tens'], one['ones'])} {one['month']}", text)
    return _OF_YEAR.sub(lambda one: f"{one['day']} {today.year + YEARS_ON[one['which'].casefold()]}", text)


def in_quarter(said: re.Match[str], today: date) -> str:
    """The quarter of a month in which something stood: "as at June", "how did it stand in June"; without a year, the
    last of that name. As it was typed where it says no such thing."""
    number = month_of(said["month"].casefold().strip("."))
    loose = said["how"].casefold() in ("in", "during", "last")
    if number is None or (loose and (not _STOOD.search(said.string) or _OF_DUE.search(said.string))):
        return said[0]
    year = int(said["year"]) if said["year"] else today.year - (number > today.month)
    return f" as at {quarters.code(quarters.quarter_of(date(year, number, 1)))} "


def year_days(said: str) -> Period | None:
    """The days of a year: "2022" is the calendar's, "2021/22" the office's."""
    found = re.fullmatch(r"(?:20)?(\d{2})\s*[/–-]\s*(?:20)?(\d{2})|(20\d{2})", said)
    if found is None:
        return None
    if found[3]:
        return Period(date(int(found[3]), 1, 1), date(int(found[3]), 12, 31))
    year = 2000 + int(found[1])
    return Period(date(year, 4, 1), date(year + 1, 3, 31)) if int(found[2]) == (year + 1) % 100 else None


def in_season(said: re.Match[str], today: date) -> str:
    """The quarter in which a season ends, where something stood in it: "how was it last summer"; the last that had
    begun by today, "last" before one that lasts still. As it was typed where it says no such thing."""
    loose = not re.match(r"as|back", said["how"], re.IGNORECASE)
    if loose and (not _STOOD.search(said.string) or _OF_DUE.search(said.string)):
        return said[0]
    first = SEASONS[said["season"].casefold()]
    year = int(said["year"]) if said["year"] else today.year - (today < date(today.year, first, 1))
    lasts = 0 <= (today.year - year) * 12 + today.month - first < 3
    year -= not said["year"] and lasts and "last" in said[0].casefold()
    ends = date(year + (first + 2) // 13, (first + 1) % 12 + 1, 1)
    return f" as at {quarters.code(quarters.quarter_of(ends))} "


def on_its_day(said: re.Match[str], today: date) -> str:
    """ "By Friday" by the day that it is: the next of its name, today included; since it, the last before today. Next
    Friday is that of the week to come. As it was typed where nothing has a day there."""
    how, which = said["how"].casefold(), (said["which"] or "").casefold().strip()
    if how in ("this", "next", "coming"):
        how, which = "", how
    loose = how in ("", "on")
    if loose and not _HAS_DAYS.search(said.string):
        return said[0]
    number = DAYS.index(said["day"].casefold())
    day = today + timedelta(days=(number - today.weekday()) % 7)
    if how == "since" or which == "last":
        day -= timedelta(days=7)
    elif which == "next":
        day = today + timedelta(days=7 - today.weekday() + number)
    return f"{how} {day:%-d %B %Y}".strip()


def some_coming(said: str, today: date) -> Period | None:
    """The days of "next two weeks", "coming 10 days"; None for other words."""
    found = re.fullmatch(rf"(?:the\s+)?(?:next|coming|following)\s+({_SOME})\s+(days|weeks|months)", said)
    if found is None:
        return None
    some = {"few": 3}.get(found[1], 2 if found[1].startswith("couple") else 0)
    some = some or (int(found[1]) if found[1].isdigit() else _NUMBERS.index(found[1]) + 1)
    return Period(today, today + timedelta(days=some * LENGTHS[found[2]]))


def panel_day(text: str, meetings: Sequence[date]) -> str:
    """The text with the day in place of a meeting by which something is due: "before the next Panel", "by the
    December Panel"; as it is where none is known."""
    said = OF_A_PANEL.search(text)
    month = (said["month"] or "")[:3].casefold() if said else ""
    day = next((one for one in meetings if month in ("", f"{one:%b}".casefold())), None)
    return (
        f"{text[: said.start()]} due {said['how']} {day:%-d %B %Y} {text[said.end() :]}"
        if said and day
        else text
    )


def since_when(what: str, today: date) -> date:
    """The first day of a season while it lasts, else the day after its last; the last Christmas."""
    if what not in SEASONS:
        return date(today.year - (today < date(today.year, 12, 25)), 12, 25)
    first = SEASONS[what]
    if 0 <= (today.month - first) % 12 < 3:
        return date(today.year - (today.month < first), first, 1)
    after = (first + 2) % 12 + 1
    return date(today.year - (today.month < after), after, 1)


def number_of(tens: str | None, ones: str) -> int:
    """The number of a day in words."""
    word = ones.casefold()
    return 30 if word == "thirtieth" else TENS.get((tens or "").casefold(), 0) + WORDS.index(word) + 1


def since_day(said: str, today: date) -> date | None:
    """The day that "October", "1 October", "last week" was."""
    for word, back in (("fortnight", 14), ("week", 7), ("month", 31), ("yesterday", 1)):
        if word in said:
            return today - timedelta(days=back)
    month = re.fullmatch(rf"({MONTH})(?:,?\s+(\d{{4}}))?", said)
    number = month_of(month[1].strip(".")) if month else None
    if month and number:
        year = int(month[2]) if month[2] else today.year - (number > today.month)
        return date(year, number, 1)
    day = read_day(said.replace(" of ", " "), today)
    if day is None or day <= today or re.search(r"\d{4}", said):
        return day
    return read_day(f"{said} {day.year - 1}", today) if any(name[:3] in said for name in MONTHS) else None
