"""The words for ratings, directions, quarters and times, in one place. Sentences live in the templates."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from storage.enums import Direction, Rating
from storage.facts.plan import QuarterName, RatingMeaning
from storage.facts.redaction import Tombstone
from storage.facts.standing import Counts
from storage.facts.succession import CountChange, Replaced
from storage.rules.calendar import quarters
from storage.rules.calendar.working_days import LONDON
from storage.rules.standing.rag import SYMBOLS as SYMBOLS

EMOJI = {
    Rating.BLUE: ":large_blue_circle:",
    Rating.GREEN: ":large_green_circle:",
    Rating.AMBER: ":large_yellow_circle:",
    Rating.RED: ":red_circle:",
    Rating.GREY: ":white_circle:",
    Rating.NONE: ":heavy_minus_sign:",
}

DEFAULT_LABELS = {
    Rating.BLUE: "Complete",
    Rating.GREEN: "On track",
    Rating.AMBER: "At risk",
    Rating.RED: "Off track",
    Rating.GREY: "Not started",
    Rating.NONE: "No return",
}
"""For a rating that the plan's own scheme has no word for."""

DIRECTIONS = {
    Direction.IMPROVED: "↑ Improved",
    Direction.NO_CHANGE: "→ No change",
    Direction.WORSENED: "↓ Worsened",
    Direction.NEW: "New",
    Direction.STARTED: "Started",
    Direction.COMPLETED: "Completed",
    Direction.REOPENED: "Reopened",
    Direction.NOT_COMPARABLE: "Not comparable",
}

REASONS = {
    "no_return": "no return this quarter",
    "not_asked": "not asked for",
    "no_return_before": "no return last time",
    "rebaselined": "the due date was moved",
    "scheme_changed": "the ratings were redefined",
    "not_started": "not started",
    "split": "split",
    "merged": "merged",
}
"""Why two ratings cannot be compared, by the key that the rules give."""


def rating_label(rating: Rating, scheme: Sequence[RatingMeaning]) -> str:
    """The plan's own word for a rating, such as "At risk"."""
    own = [meaning.label for meaning in scheme if meaning.rating is rating]
    return own[0] if own else DEFAULT_LABELS[rating]


def rating_mark(rating: Rating) -> str:
    """Colour and shape of a rating, to stand before its word: ":large_yellow_circle: ▲"."""
    return f"{EMOJI[rating]} {SYMBOLS[rating]}"


def rated(rating: Rating, scheme: Sequence[RatingMeaning]) -> str:
    """Colour, shape and word of a rating: ":large_yellow_circle: ▲ At risk"."""
    return f"{rating_mark(rating)} {rating_label(rating, scheme)}"


def tombstone(one: Tombstone) -> str:
    """ "Redacted on 4 October 2021 by Chief Executive: A victim was named"."""
    return f"Redacted on {plain_day(one.on)} by {one.by or 'the chief executive'}: {one.why}"


def direction_label(direction: Direction, because: str = "") -> str:
    """The direction of travel in words, with its arrow. `because` is the key of why it cannot be compared."""
    label = DIRECTIONS[direction]
    return f"{label} ({REASONS.get(because, because)})" if because else label


NOT_IN_YET = "not in yet"
"""What there is to say of a return that is still awaited; "No return" is for one that never came."""


def counts_in_words(
    counts: Counts, scheme: Sequence[RatingMeaning], *, awaited: bool = False, missing: int = 0
) -> str:
    """ "5 Complete, 15 On track, 1 No return": ratings that nobody has are left out. While returns are
    `awaited`, those without a rating are "not in yet", but for so many that are `missing`."""
    return ", ".join(_counted(counts, scheme, counts.of(Rating.NONE) - missing if awaited else 0)) or "none"


def _counted(counts: Counts, scheme: Sequence[RatingMeaning], awaited: int) -> Iterator[str]:
    for rating, number in counts.by_rating:
        known = number - awaited if rating is Rating.NONE else number
        if known:
            yield f"{known} {rating_label(rating, scheme)}"
    if awaited:
        yield f"{awaited} {NOT_IN_YET}"


def acting_for(role: str, on_behalf_of: str) -> str:
    """ "Staff Officer on behalf of Deputy Chief Constable": who agreed, and for whom where it was for another."""
    return f"{role} on behalf of {on_behalf_of}" if on_behalf_of else role


def day(when: date | datetime, *, year: bool = False) -> str:
    """ "Thursday 14 October", in London where `when` has a time; with the year where asked."""
    local = when.astimezone(LONDON) if isinstance(when, datetime) else when
    return f"{local:%A} {local.day} {local:%B}" + (f" {local.year}" if year else "")


def plain_day(when: date) -> str:
    """ "14 October 2021", in London where `when` has a time: a date that need not be kept like an appointment."""
    local = when.astimezone(LONDON) if isinstance(when, datetime) else when
    return f"{local.day} {local:%B %Y}"


def near_day(when: date, beside: date) -> str:
    """ "14 October": with its year where that is another than that of the day beside which it is read."""
    return plain_day(when) if when.year != beside.year else f"{when.day} {when:%B}"


def from_to(first: date, last: date) -> str:
    """ "on 12 October 2021", "from 12 October 2021 to 20 October 2021": days, both included."""
    return f"on {plain_day(first)}" if first == last else f"from {plain_day(first)} to {plain_day(last)}"


def those_days(first: date, last: date) -> str:
    """ "on that day", "in those days": days that were named before."""
    return "on that day" if first == last else "in those days"


def time_of_day(when: datetime) -> str:
    """ "5pm", "noon", "9:30am", on London clocks."""
    return clock_time(when.astimezone(LONDON).time())


def clock_time(at: time) -> str:
    """The same of a time on whatever clock."""
    if (at.hour, at.minute) in {(0, 0), (12, 0)}:
        return "noon" if at.hour else "midnight"
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def moment(when: datetime, *, year: bool = False) -> str:
    """ "5pm on Thursday 14 October", on London clocks; with the year where asked."""
    return f"{time_of_day(when)} on {day(when, year=year)}"


def ago(days: int) -> str:
    """ "today", "yesterday", "5 days ago", "3 weeks ago": whole weeks from a fortnight on."""
    if days < 2:
        return "yesterday" if days == 1 else "today"
    return f"{so_long(days)} ago"


def for_so_long(days: int) -> str:
    """ "since today", "for 1 day", "for 3 weeks"."""
    return f"for {so_long(days)}" if days > 0 else "since today"


def ahead(days: int) -> str:
    """ "today", "tomorrow", "in 5 days", "in 6 weeks"."""
    if days < 2:
        return "tomorrow" if days == 1 else "today"
    return f"in {so_long(days)}"


def so_long(days: int) -> str:
    """ "1 day", "5 days", "3 weeks": whole weeks from a fortnight on."""
    return count(days, "day") if days < 14 else count(days // 7, "week")


def quarter_name(quarter: QuarterName) -> str:
    """ "Quarter 2 2021/22 (July to September 2021)": for a heading."""
    return quarters.long_label(quarter)


def quarter_short(quarter: QuarterName) -> str:
    """ "Q2 2021/22": for a line."""
    return quarters.short_label(quarter)


def draft_name(version: int) -> str:
    """ "v0.2": the second draft of a paper."""
    return f"v0.{version}"


def count(number: int, thing: str, things: str = "") -> str:
    """ "1 update", "3 updates", "2 priorities"; `things` where the plural is neither -s nor -ies."""
    return f"{number} {thing if number == 1 else things or _plural(thing)}"


def _plural(thing: str) -> str:
    return f"{thing[:-1]}ies" if re.search("[^aeiou]y$", thing) else f"{thing}s"


def capital(text: str) -> str:
    """The same with a capital at its head, and nothing else changed: "not yet agreed by its SRO" keeps its SRO."""
    return text[:1].upper() + text[1:]


def listed(items: Sequence[str], most: int = 6, last: str = "and") -> str:
    """ "A, B and C", or with another word before the last; past `most` items "A, B, C and 6 more"."""
    shown = list(items[:most])
    if len(items) > most:
        return f"{', '.join(shown)} and {len(items) - most} more"
    return f" {last} ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


IN_PARTS = {2: "two", 3: "three", 4: "four"}


def count_explained(change: CountChange) -> str:
    """ "28 before, and DOR-2.1 split in two (DOR-2.11 and DOR-2.12)": why a quarter counts another number."""
    return f"{change.before} before, and {listed([_replaced(one) for one in change.replaced], 4)}"


def _replaced(one: Replaced) -> str:
    old, new = listed(one.old), listed(one.new)
    if one.how == "split":
        return f"{old} split in {IN_PARTS.get(len(one.new), str(len(one.new)))} ({new})"
    return f"{old} merged into {new}" if one.how == "merged" else f"{old} withdrawn"
