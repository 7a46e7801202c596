"""Why each line of a digest may stand there, by its words and by what was said when: its fact changed since the
digest before, falls due within fourteen days, or is off track or overdue and says for how long."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import select

from storage.record.database import Database
from storage.tables import Commitment, OutboxMessage, Return, Review, Revision, SupportRequest
from storage.weekly.rounds import DIGEST

Said = Mapping[str, Sequence[datetime]]
HEADING = re.compile(r"\*([^*]+)\*$")
REF = re.compile(r"\bANY-\d\.\d+")
DAY = re.compile(r"(?:by|due)(?: [A-Z][a-z]{2})? (\d{1,2}) ([A-Z][a-z]{2})[a-z]*(?: (\d{4}))?")
AGE = re.compile(r"\b(?:yesterday|\d+ (?:day|week)s? ago|for \d+ (?:day|week)s?|since today)\b")
FORTNIGHT = timedelta(days=14)
ELSEWHERE, REST = " in the thread", ", the rest"
"""What stands for lines that are elsewhere, and above them there."""
LAST = ("Returns close", "Paper due", "Panel ", "The draft paper", "Each week")
"""How the countdown and the reason why it came begin: they stand below all lines."""


def without_reason(database: Database, told: Sequence[OutboxMessage]) -> list[str]:
    """The lines of these digests and of what stands in their threads instead, in their order, for which there is no
    reason."""
    said, last, before = (
        told_when(database),
        dict[int | None, datetime](),
        dict[int | None, datetime | None](),
    )
    found: list[str] = []
    for one in told:
        if last.get(one.person_id) != one.created_at:
            before[one.person_id] = last.get(one.person_id)
            last[one.person_id] = one.created_at
        lines = lines_of(one.payload["text"]) if one.what == DIGEST else rest_of(one.payload["text"])
        found += [
            f"{one.created_at:%d %b %Y}, {one.addressee}, {heading}: {line}"
            for heading, line in lines
            if not has_reason(heading, line, one.created_at.date(), before[one.person_id], said)
        ]
    return found


def told_when(database: Database) -> Said:
    """When something was said of each commitment: an answer, an agreement, or help that was asked for."""
    found: dict[str, list[datetime]] = {}
    with database.read() as session:
        for at, table in ((Revision.at, Revision), (Review.at, Review)):
            rows = select(Commitment.ref, at).join(Return, Return.commitment_id == Commitment.id)
            for ref, when in session.execute(rows.join(table, table.return_id == Return.id)):
                found.setdefault(ref, []).append(when)
        asked = select(Commitment.ref, SupportRequest.asked_at).join(Commitment)
        for ref, when in session.execute(asked):
            found.setdefault(ref, []).append(when)
    return found


def lines_of(text: str) -> Iterator[tuple[str, str]]:
    """Each line with the heading above it; what stands above the first heading and below the last line is no line."""
    heading = ""
    for line in text.splitlines()[1:]:
        named = HEADING.match(line)
        if named:
            heading = named[1]
        elif line.startswith(LAST):
            return
        elif heading and not line.endswith(ELSEWHERE):
            yield heading, line


def rest_of(text: str) -> Iterator[tuple[str, str]]:
    """The same in its thread, of what the digest itself had no room for."""
    heading = ""
    for line in text.splitlines():
        named = HEADING.match(line)
        if named:
            heading = named[1].removesuffix(REST) if named[1].endswith(REST) else ""
        elif heading:
            yield heading, line


def has_reason(heading: str, line: str, day: date, since: datetime | None, said: Said) -> bool:
    """Whether the line may stand there."""
    refs, aged, due = REF.findall(line), bool(AGE.search(line)), due_day(line, day)
    is_new = since is None or any(when > since for ref in refs for when in said.get(ref, ()))
    is_soon = due is not None and day <= due <= day + FORTNIGHT
    is_overdue = due is not None and due < day and aged
    if heading == "What changed":
        return is_new
    if heading == "Off track still":
        return aged and "Off track" in line
    if heading == "Overdue":
        return is_overdue
    if heading == "Due in the next 14 days":
        return is_soon
    return bool(refs) and (is_new or is_soon or is_overdue or (due is None and aged))


def due_day(line: str, day: date) -> date | None:
    """The day that the line names; without a year it is that of the digest."""
    named = DAY.search(line)
    if named is None:
        return None
    number, month, year = named.groups()
    return datetime.strptime(f"{number} {month} {year or day.year}", "%d %b %Y").date()  # noqa: DTZ007 - a day
