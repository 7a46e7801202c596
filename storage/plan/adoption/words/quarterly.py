"""Takes a cell apart that tells of several quarters: "Q1 (2015/16) On track. Q2 (2015/16) Late."."""

import re
from dataclasses import dataclass

from storage.facts.plan import QuarterName

_MARK = re.compile(
    r"(?:^|(?<=[\n.;|]))[\s•*-]*(?:q|qtr|quarter)\s?([1-4])\b[\s:.)–-]*(?:\(?\s*((?:20\d{2}|\d{2})\s?[/–-]\s?(?:20\d{2}|\d{2}))\s*\)?)?"
    r"(?:\s*(?:update|status|progress|position))?[\s:.)–-]*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Told:
    """What a cell tells of one quarter."""

    quarter: QuarterName
    text: str


def by_quarter(text: str, year: int | None) -> tuple[str, tuple[Told, ...]]:
    """What stands before the first quarter, and what is told of each. A quarter without a year is of `year`;
    where that is not known, the whole text is as one."""
    marks = list(_MARK.finditer(text))
    if not marks:
        return text, ()
    told = []
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        begins = _year(mark[2]) if mark[2] else year
        if begins is None:
            return text, ()
        said = text[mark.end() : after.start() if after else len(text)].strip(" \n;|")
        told.append(Told(QuarterName(begins, int(mark[1])), said))
    return text[: marks[0].start()].strip(), tuple(told)


def _year(text: str) -> int:
    first = int(re.split(r"[/–-]", text)[0])
    return first + (2000 if first < 100 else 0)
