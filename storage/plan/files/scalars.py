"""The kinds of single value that a plan file holds, each checked once here. What the plan is made of
is in document.py; what a refusal is called is in faults.py."""

import re
from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, NoReturn

from pydantic import AfterValidator, BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

from storage.rules.calendar.days import weekday_denied, year_of
from storage.rules.measures.figures import read_figure
from storage.rules.same_text import folded, looks

FIRST_YEAR, LAST_YEAR = 2000, 2099
_MONTH_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})")
_WHOLE_NUMBER = re.compile(r"[0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,2}")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EMAIL = re.compile(r"[^\s@<>(),;:\\\"\[\]]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_SLACK_ID = re.compile(r"[UW][A-Z0-9]{5,20}")
# XML, and so Excel and Word, cannot hold these; nor is one ever meant by a person who typed a plan.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""Word and Excel have line breaks of their own, which come along when text is pasted."""
_NO_END = frozenset(
    (
        "ongoing",
        "continuous",
        "continuing",
        "rolling",
        "openended",
        "businessasusual",
        "bau",
        "untilfurthernotice",
    )
)
_YES_NO = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}


def refuse(code: str, *expected: str) -> NoReturn:
    """Has pydantic tell the fault `code`, with what would be right."""
    raise PydanticCustomError(code, "{expected}", {"expected": expected})


def _without_controls(value: object) -> object:
    if isinstance(value, str) and _CONTROL.search(value):
        refuse("control_character")
    return value


def one_line(value: object) -> object:
    """Runs of spaces and line breaks as one space: a title wrapped in its cell is still that title."""
    return " ".join(value.split()) if isinstance(value, str) and looks(value) else _nothing(value)


def _nothing(value: object) -> object:
    """Text of which nothing is seen is no text."""
    return "" if isinstance(value, str) else value


def _unix_lines(value: object) -> object:
    return (
        _LINE_BREAK.sub("\n", value).strip() if isinstance(value, str) and looks(value) else _nothing(value)
    )


def as_date(value: object) -> object:
    """The ISO date that was written, between the years 2000 and 2099; anything else is refused."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    day = iso_date(value) if isinstance(value, str) else None
    if isinstance(value, str) and re.sub(r"[\W_]", "", folded(value)) in _NO_END:
        refuse("ongoing_no_day")
    denied = weekday_denied(value) if isinstance(value, str) else None
    if denied:
        refuse("other_weekday", f"{denied:%A}")
    if day is None and (turned := _month_first(value)):
        refuse("month_first", f"{turned:%d/%m/%Y}")
    if day is None:
        refuse("not_a_date")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        refuse("date_out_of_range", str(FIRST_YEAR), str(LAST_YEAR))
    return day


def _month_first(value: object) -> date | None:
    """The day that a text writes with the month first: "9/30/2025"."""
    found = _MONTH_FIRST.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        return date(year_of(found[3]), int(found[1]), int(found[2])) if found else None
    except ValueError:
        return None


def iso_date(text: str) -> date | None:
    """The day that `text` writes as yyyy-mm-dd, or None when it writes none."""
    if not _ISO_DATE.fullmatch(text.strip()):
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _as_seen(value: object) -> object:
    """An address with something invisible in it would reach nobody."""
    return looks(value) if isinstance(value, str) else value


def as_choice(value: object) -> object:
    """A choice as the document has it: "BRAG plus" as brag_plus."""
    return "_".join(re.findall(r"[^\s_-]+", folded(value))) if isinstance(value, str) else value


def yes_or_no(text: str) -> bool | None:
    """What a text says that is to say yes or no; None where it says neither."""
    return _YES_NO.get(folded(text))


def _as_yes_no(value: object) -> object:
    if isinstance(value, bool):
        return value
    answer = yes_or_no(value) if isinstance(value, str) else None
    return refuse("not_yes_or_no", "yes", "no") if answer is None else answer


def _as_number(value: object) -> object:
    if not isinstance(value, str) or not _WHOLE_NUMBER.fullmatch(value.strip()):
        return value
    return int(value.strip().replace(",", ""))


def whole_number(least: int, most: int) -> BeforeValidator:
    """A whole number between two, both included."""

    def read(value: object) -> object:
        number = _as_number(value)
        return (
            number
            if type(number) is int and least <= number <= most
            else refuse("not_whole_number", str(least), str(most))
        )

    return BeforeValidator(read)


def one_of(schemes: Collection[str]) -> AfterValidator:
    """The key of a scheme."""
    return AfterValidator(lambda key: key if key in schemes else refuse("no_such_scheme", *schemes))


def any_number(*, signed: bool = False) -> AfterValidator:
    """A number with at most four decimals, kept as it is written; below nothing only where it is `signed`."""

    def read(value: str) -> str:
        found = read_figure(value)
        sound = isinstance(found, Decimal) and (signed or found >= 0)
        return str(found) if sound else refuse("not_a_number")

    return AfterValidator(read)


def _as_some(value: object) -> object:
    """pydantic's own `min_length` counts only the sound items, so it would call a list of faults empty."""
    return refuse("missing") if value in ([], ()) else value


def _email(value: str) -> str:
    return value if _EMAIL.fullmatch(value) else refuse("not_an_email")


def _slack_id(value: str) -> str:
    return value if _SLACK_ID.fullmatch(value) else refuse("not_a_slack_id")


# Of validators before, the last runs first: line breaks of any kind are made spaces, and then nothing may be left.
_ONE_LINE = (BeforeValidator(_without_controls), BeforeValidator(one_line))

Ref = Annotated[str, StringConstraints(min_length=1, max_length=20), *_ONE_LINE]
Code = Annotated[str, StringConstraints(min_length=1, max_length=10), *_ONE_LINE]
Title = Annotated[str, StringConstraints(min_length=1, max_length=200), *_ONE_LINE]
RoleName = Annotated[str, StringConstraints(min_length=1, max_length=80), *_ONE_LINE]
Prose = Annotated[
    str,
    StringConstraints(min_length=1, max_length=10_000),
    BeforeValidator(_without_controls),
    BeforeValidator(_unix_lines),
]
Email = Annotated[str, StringConstraints(max_length=254), AfterValidator(_email), BeforeValidator(_as_seen)]
SlackId = Annotated[str, AfterValidator(_slack_id), BeforeValidator(_as_seen)]
Day = Annotated[date, BeforeValidator(as_date)]
YesNo = Annotated[bool, BeforeValidator(_as_yes_no)]
Number = BeforeValidator(_as_number)
Choice = BeforeValidator(as_choice)
Some = BeforeValidator(_as_some)
"""A list that may not be empty."""
