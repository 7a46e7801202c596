"""What the office changed by command since it last took a plan file in: a file that says nothing new of that does not
undo it. Meetings are kept; a hand-over that the file would undo is a fault."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select

from storage.plan.files import document as doc
from storage.plan.files.faults import Fault
from storage.plan.intake.record import Record, open_holding
from storage.tables import AuditEvent, Person, Role

AGREEING = ("lead", "sro", "second_agreer")
"""What of a commitment goes to another role at a hand-over."""


# --- meetings ------------------------------------------------------------------------------------------


def with_meetings_by_hand(document: doc.PlanDocument, record: Record) -> tuple[doc.ForumEntry, ...]:
    """The file's forums, each with the meetings that were added or moved by command."""
    return tuple(
        entry.model_copy(update={"meetings": meetings(entry, record)})
        if entry.name in record.forums
        else entry
        for entry in document.forums
    )


def meetings(entry: doc.ForumEntry, record: Record) -> tuple[date, ...]:
    """The days on which a forum meets: those of the record, less what this file takes out and with what it puts in,
    each beside the file before. A meeting that was moved by command goes when the file takes its first day out."""
    forum = record.forums[entry.name]
    before = {
        date.fromisoformat(day)
        for one in record.listed("forums")
        if one["name"] == entry.name
        for day in one["meetings"]
    }
    gone, new = before - set(entry.meetings), set(entry.meetings) - before
    first = first_days(record, forum.id)
    kept = {
        one.day
        for one in forum.meetings
        if (one.day if one.day in before else first.get(one.day, one.day)) not in gone
    }
    return tuple(sorted(kept | new))


def first_days(record: Record, forum_id: int) -> dict[date, date]:
    """On which day each meeting was to be that was moved by command, by the day it is on now."""
    moves = (
        select(AuditEvent)
        .where(
            AuditEvent.act == "meeting_moved",
            AuditEvent.subject == "forum",
            AuditEvent.subject_id == forum_id,
        )
        .order_by(AuditEvent.id)
    )
    found: dict[date, date] = {}
    for event in record.session.scalars(moves):
        old, new = (date.fromisoformat(said["day"]) for said in (event.before or {}, event.after or {}))
        found[new] = found.pop(old, old)
    return found


# --- hand-overs ----------------------------------------------------------------------------------------


def undone(record: Record, document: doc.PlanDocument) -> Iterator[Fault]:
    """Each hand-over since the file before that this file would undo, because it still says what that file said."""
    if record.newest_file is not None:
        yield from undone_holders(record, document)
        yield from undone_parts(record, document)
        yield from undone_staff(record, document)


def undone_holders(record: Record, document: doc.PlanDocument) -> Iterator[Fault]:
    """Roles whose entry names whoever held them before."""
    held_before = handed_over(record)
    for entry in document.people:
        role = record.roles.get(entry.role)
        holding = open_holding(role) if role else None
        named = named_in(record, entry)
        if (
            role
            and holding
            and named
            and named.id in held_before.get(role.id, ())
            and named is not holding.person
        ):
            now = holding.person.email or holding.person.slack_id or ""
            given = entry.email or entry.slack or ""
            yield Fault(entry.role, "people.email", "hand_over_undone", given, (now,))


def handed_over(record: Record) -> dict[int, tuple[int, ...]]:
    """Who held each role before it was first handed over by command, since the newest file came in."""
    since = record.newest_file.at if record.newest_file else None
    events = select(AuditEvent).where(AuditEvent.act == "role_handed_over", AuditEvent.at >= since)
    found: dict[int, tuple[int, ...]] = {}
    for event in record.session.scalars(events.order_by(AuditEvent.id)):
        # What an import hands over is told of as one person.
        if event.subject_id and "people" in (event.before or {}):
            found.setdefault(event.subject_id, tuple((event.before or {})["people"]))
    return found


def named_in(record: Record, entry: doc.PersonEntry) -> Person | None:
    """The person of the record whom an entry names."""
    email = (entry.email or "").casefold()
    by_slack = [one for one in record.people if entry.slack and one.slack_id == entry.slack]
    by_email = [one for one in record.people if email and (one.email or "").casefold() == email]
    return next(iter(by_slack + by_email), None)


def undone_parts(record: Record, document: doc.PlanDocument) -> Iterator[Fault]:
    """Commitments that another role leads or agrees by now."""
    before = {entry["ref"]: entry for entry in record.listed("commitments")}
    for entry in document.commitments:
        row = record.commitments.get(entry.ref)
        for part in AGREEING if row and entry.ref in before else ():
            said, now = getattr(entry, part), getattr(row, part)
            if said and said == before[entry.ref].get(part) and now is not None and now.title != said:
                yield Fault(entry.ref, f"commitments.{part}", "part_handed_over", said, (now.title,))


def undone_staff(record: Record, document: doc.PlanDocument) -> Iterator[Fault]:
    """Staff officers that another role is, or another SRO has, by now."""
    before = {entry["role"]: entry for entry in record.listed("people")}
    for entry in document.people:
        role, same = record.roles.get(entry.role), before.get(entry.role, {}).get("agrees_for", [])
        if role and set(same) == set(entry.agrees_for) != titles(role):
            given, now = (", ".join(sorted(one)) or "nobody" for one in (set(entry.agrees_for), titles(role)))
            yield Fault(entry.role, "people.agrees_for", "part_handed_over", given, (now,))


def titles(role: Role) -> set[str]:
    """The SROs whose staff officer it is."""
    return {one.title for one in role.agrees_for}
