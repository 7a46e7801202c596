"""The quarters, the days and the spans that a question names. Pure: today and the newest quarter are handed in; what
was read is blanked out of the text, so that its figures are taken for nothing else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from handlers.reading.questions.figures import (
    DATE,
    MONTH,
    OF_ASKS,
    SOME_COMING,
    in_figures,
    since_day,
    some_coming,
    year_days,
)
from storage.facts.plan import QuarterName
from storage.rules.calendar import quarters
from storage.rules.calendar.days import Period, month_of, read_day

_YEAR = r"(?:20)?\d{2}\s*[/–-]\s*(?:20)?\d{2}"
_Q = r"(?:q(?:uarter|tr)?\.?\s*[1-4]|[1-4](?:st|nd|rd|th)\s+quarter|(?:first|second|third|fourth)\s+quarter)"
_LEAD = r"(?:\b(?:as\s+at|as\s+of|back\s+in|at\s+the\s+end\s+of|in|for|at|of|during|end\s+of)\s+(?:the\s+)?)?"
_NAMED = re.compile(rf"{_LEAD}\b(?:{_YEAR}[\s,]*{_Q}|{_Q}(?:[\s,]*(?:of\s+)?{_YEAR})?)(?!\w)", re.IGNORECASE)
_BEFORE = r"(?:last|previous|prior)\s+(?:quarter|qtr|time|return)(?:s|'s|’s)?"
_LAST = re.compile(rf"{_LEAD}\b{_BEFORE}\b|\b(?:the\s+)?quarter\s+before(?:\s+last)?\b", re.IGNORECASE)
_THIS = re.compile(
    rf"{_LEAD}\b(?:this|current|present|latest|newest)\s+(?:quarter|qtr)(?:'s|’s)?\b", re.IGNORECASE
)
_AS_AT = re.compile(r"\bas\s+(?:at|of)\s+(?P<what>.+?)\s*[?!.]*$", re.IGNORECASE)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_EDGE = r"(?:(?:the\s+)?(?:end|start|beginning)\s+of\s+(?:the\s+)?)?"
_DAY = rf"{_EDGE}{DATE}(?:,?\s+\d{{4}})?|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|\d{{4}}-\d{{2}}-\d{{2}}"
_NEAR = (
    r"(?:christmas|xmas|(?:the\s+)?new\s+year|today|tomorrow"
    r"|(?:the\s+)?end\s+of\s+(?:the\s+|this\s+|next\s+)?(?:week|month|quarter|year))"
)
_SINCE = re.compile(
    rf"\b(?:since|from|after)\s+(?P<day>{_DAY}|yesterday|last\s+week|last\s+month)(?!\w)"
    r"|\b(?P<recent>in\s+the\s+(?:last|past)\s+(?:week|month|fortnight)|(?:this|last|past)\s+(?:week|month))\b",
    re.IGNORECASE,
)
_DUE = (
    r"\b(?:due|finish(?:es|ing)?|end(?:s|ing)?|complet(?:e|es|ing)|falls?(?:\s+due)?|falling(?:\s+due)?"
    r"|deliver(?:ed|s|y)?|expir(?:e|es|ing)|review(?:ed)?)\b"
)
_COMING = (
    r"(?:(?:the\s+)?(?:this|next|current|coming)\s+(?:financial\s+)?(?:quarter|month|week|year|fortnight)"
    rf"|{SOME_COMING})"
)
_QUARTER = rf"{_Q}(?:[\s,]*(?:of\s+)?{_YEAR})?|{_YEAR}[\s,]*{_Q}"
_WHOLE_YEAR = rf"(?:{_YEAR}|20\d{{2}})(?![/–-]?\d)"
_UNTIL = r"by|before|until|up\s+to|no\s+later\s+than"
_SPAN = re.compile(
    rf"(?P<due>{_DUE})?\s*\b(?:(?P<until>{_UNTIL})\s+(?P<last>{_DAY}|{_NEAR}|{_COMING})"
    rf"|(?P<after>after|from)\s+(?P<first>{_DAY}|{_NEAR})"
    rf"|(?:in|during|on|within|for|over)?\s*(?P<span>{_COMING}|{_QUARTER}|{_DAY}|{_WHOLE_YEAR}|today|tomorrow|yesterday|soon|shortly))(?!\w)",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:since|than)\s+(?:it\s+was\s+)?(?:in\s+)?(?:the\s+)?$", re.IGNORECASE)
"""What stands before the quarter with which the newest is compared: "worse than last quarter"."""
_PAST = re.compile(rf"\b(?:did|have|has|was|were)\b.*{_DUE}", re.IGNORECASE)
"""What was done in those days is not what falls due in them."""
SOON = timedelta(days=28)
_A_YEAR = re.compile(
    r"\b(?:since\s+(?:the\s+)?)?(?P<which>(?:last|this|next|previous|past|current)\s+(?:financial\s+)?years?)\b",
    re.IGNORECASE,
)


@dataclass
class Times:
    """What of a text names a time, and the text without it."""

    text: str
    quarters: list[QuarterName] = field(default_factory=list)
    since_quarter: QuarterName | None = None
    since: date | None = None
    due: Period | None = None
    no_quarter: str = ""
    """What stands after "as at", and is none."""
    before: QuarterName | None = None
    """The quarter before the newest: what was promised in it is kept or not in the newest."""


def times_in(text: str, today: date, newest: QuarterName | None, starts: date) -> Times:
    """Reads them: what falls due first, for "due this quarter" names no standing."""
    text = in_figures(text, today)
    found = Times(text, before=quarters.previous(newest) if newest else None)
    read_due(found, today)
    read_quarters(found, today, newest, starts)
    read_since(found, today)
    if year := _A_YEAR.search(found.text):
        found.no_quarter, found.text = year["which"], without(year)
    elif bad := _AS_AT.search(found.text):
        found.no_quarter, found.text = bad["what"].strip(), found.text[: bad.start()]
    return found


def without(found: re.Match[str]) -> str:
    """The text with what was read blanked out."""
    return f"{found.string[: found.start()]} {found.string[found.end() :]}"


# --- when something falls due ----------------------------------------------------------------------------


def read_due(found: Times, today: date) -> None:
    """From which day to which something is to fall due, where the words say that it does."""
    if _PAST.search(found.text):
        return
    for one in _SPAN.finditer(found.text):
        says = one["due"] or (one["until"] and re.search(rf"{_DUE}|{OF_ASKS}", found.text, re.IGNORECASE))
        period = span_of(one, today) if says else None
        if period:
            found.due = period
            found.text = without(one)
            return


def span_of(found: re.Match[str], today: date) -> Period | None:
    """The days of a span as they were typed."""
    if found["last"]:
        last = end_of(found["last"], today)
        if last and found["until"].casefold() == "before" and not re.match(r"(?:the\s+)?end", found["last"]):
            last = start_of(found["last"], today) or last
            last -= timedelta(days=1)
        return Period(date.min, last) if last else None
    if found["first"]:
        first = days_of(found["first"], today)
        return Period(first.last + timedelta(days=1), date.max) if first else None
    return days_of(found["span"], today)


def end_of(words: str, today: date) -> date | None:
    """The last day of what was named."""
    found = days_of(words, today)
    return found.last if found else None


def start_of(words: str, today: date) -> date | None:
    """Its first day."""
    found = days_of(words, today)
    return found.first if found else None


def days_of(words: str, today: date) -> Period | None:
    """The days of "this quarter", "next month", "October", "31 March 2022", "Q3", "Christmas"; without a year, the
    next of that name, the one that it is included."""
    said = re.sub(r"^(?:the\s+)?(?:(end|start|beginning)\s+of\s+)?(?:the\s+)?", "", words.casefold().strip())
    ends = re.match(r"(?:the\s+)?end\s+of", words.casefold().strip())
    found = (
        near_days(said, today)
        or some_coming(said, today)
        or quarter_days(said, today)
        or year_days(said)
        or month_days(said, today)
    )
    if found is None and (day := read_day(said.replace(" of ", " "), today)):
        found = Period(day, day)
    return Period(found.last, found.last) if found and ends else found


def near_days(said: str, today: date) -> Period | None:
    """This quarter, next month, soon, and what else lies near."""
    monday = today - timedelta(days=today.weekday())
    quarter, month = quarters.quarter_of(today), date(today.year, today.month, 1)
    year = quarters.quarter_of(today).year
    coming = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    what = re.sub(r"^(?:the\s+)?(?:this|current|financial)\s+", "", said).replace("financial ", "")
    christmas = date(today.year + (today > date(today.year, 12, 25)), 12, 25)
    named = {
        "quarter": days_in(quarter),
        "next quarter": days_in(quarters.following(quarter)),
        "coming quarter": days_in(quarters.following(quarter)),
        "month": whole_month(month),
        "next month": whole_month(coming),
        "coming month": Period(today, today + timedelta(days=30)),
        "week": Period(monday, monday + timedelta(days=6)),
        "next week": Period(monday + timedelta(days=7), monday + timedelta(days=13)),
        "next fortnight": Period(today, today + timedelta(days=14)),
        "fortnight": Period(today, today + timedelta(days=14)),
        "year": Period(date(year, 4, 1), date(year + 1, 3, 31)),
        "next year": Period(date(year + 1, 4, 1), date(year + 2, 3, 31)),
        "today": Period(today, today),
        "tomorrow": Period(today + timedelta(days=1), today + timedelta(days=1)),
        "yesterday": Period(today - timedelta(days=1), today - timedelta(days=1)),
        "soon": Period(today, today + SOON),
        "shortly": Period(today, today + SOON),
        "christmas": Period(christmas, christmas),
        "xmas": Period(christmas, christmas),
        "new year": Period(date(today.year + 1, 1, 1), date(today.year + 1, 1, 1)),
    }
    return named.get(what)


def quarter_days(said: str, today: date) -> Period | None:
    """The days of a quarter; "Q3" is that of this financial year, and of the next where it has passed."""
    quarter = quarters.named(said)
    if quarter is None and (number := number_of(said)) is not None:
        quarter = QuarterName(quarters.quarter_of(today).year, number)
        if quarters.last_day(quarter) < today:
            quarter = QuarterName(quarter.year + 1, quarter.number)
    return days_in(quarter) if quarter else None


def month_days(said: str, today: date) -> Period | None:
    """The days of a month, with its year or without."""
    found = re.fullmatch(rf"({MONTH})(?:,?\s+(\d{{4}}))?", said)
    number = month_of(found[1].strip(".")) if found else None
    if found is None or number is None:
        return None
    year = int(found[2]) if found[2] else today.year + (number < today.month)
    return whole_month(date(year, number, 1))


def whole_month(first: date) -> Period:
    """The month that begins on this day."""
    return Period(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def days_in(quarter: QuarterName) -> Period:
    """The days of a quarter."""
    return Period(quarters.first_day(quarter), quarters.last_day(quarter))


# --- as at which quarter ---------------------------------------------------------------------------------


def read_quarters(found: Times, today: date, newest: QuarterName | None, starts: date) -> None:
    """Every quarter that is named, in order; the one that is compared since, by itself."""
    places = list(_named(found.text, today, starts))
    if newest:
        places += [(one, quarters.previous(newest)) for one in _LAST.finditer(found.text)]
        places += [(one, newest) for one in _THIS.finditer(found.text)]
    for one, quarter in sorted(places, key=lambda each: each[0].start()):
        if _COMPARED.search(found.text[: one.start()]):
            found.since_quarter = quarter
        else:
            found.quarters.append(quarter)
    for one, _ in sorted(places, key=lambda each: -each[0].start()):
        before = _COMPARED.sub("", found.text[: one.start()])
        found.text = f"{before} {found.text[one.end() :]}"


def _named(text: str, today: date, starts: date) -> Iterator[tuple[re.Match[str], QuarterName]]:
    for one in _NAMED.finditer(text):
        quarter = quarter_said(one[0], today, starts)
        if quarter:
            yield one, quarter


def quarters_named(text: str, today: date, starts: date) -> list[tuple[int, QuarterName]]:
    """Every quarter that is named by its number, and where it stands."""
    return [(one.start(), quarter) for one, quarter in _named(text, today, starts)]


def quarter_said(words: str, today: date, starts: date) -> QuarterName | None:
    """The quarter of these words. By its number alone it is the newest of the plan that has begun, else its first to
    come."""
    said = re.sub(rf"^{_LEAD}", "", words.strip(), flags=re.IGNORECASE).strip()
    for word, ordinal in _ORDINALS.items():
        said = re.sub(rf"^{word}\s+quarter", f"q{ordinal}", said, flags=re.IGNORECASE)
    whole = quarters.named(said)
    number = number_of(said)
    if whole or number is None:
        return whole
    found = quarters.quarter_of(today)
    while found.number != number:
        found = quarters.previous(found)
    first = quarters.quarter_of(starts)
    return (
        found if quarters.index(found) >= quarters.index(first) else QuarterName(found.year + 1, found.number)
    )


def number_of(said: str) -> int | None:
    """The number of a quarter that is named by it alone."""
    alone = re.fullmatch(
        r"q(?:uarter|tr)?\.?\s*([1-4])|([1-4])(?:st|nd|rd|th)\s+quarter", said.strip(), re.IGNORECASE
    )
    return int(alone[1] or alone[2]) if alone else None


# --- since when ------------------------------------------------------------------------------------------


def read_since(found: Times, today: date) -> None:
    """Since which day: a month is its first day, and without a year the last of its name."""
    one = _SINCE.search(found.text)
    if one is None:
        return
    day = since_day((one["day"] or one["recent"]).casefold(), today)
    if day:
        found.since = day
        found.text = without(one)
