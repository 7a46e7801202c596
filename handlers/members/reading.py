"""Reading the forms of members' requests: what was filled in, what is wrong with it, and what is asked about."""

from datetime import date

from digests.members import forms as words
from digests.members.forms import (
    ANSWERED_IN,
    ASKED_BY,
    DUE,
    KIND,
    MEETING,
    MINUTES,
    OWNER,
    REFS,
    TEXT,
    WORDS,
)
from handlers.reading.fields import Fields
from storage.enums import MembersKind
from storage.facts.members import LogForm, MeetingHeld, Sensitive, ToLog, Unlogged
from storage.members.requests import meeting_of
from storage.plan.plan_facts import plan_in_force, role_titles
from storage.queries.stories import commitment_names
from storage.record.database import Session
from storage.rules.members import MOST_LETTERS, has_crime_number, sensitive
from storage.rules.same_text import folded

Errors = dict[str, str]
SAID = (TEXT, ASKED_BY, MINUTES, ANSWERED_IN, WORDS)
"""What is typed in words."""


def read_request(session: Session, facts: LogForm, typed: Fields, today: date) -> tuple[ToLog | None, Errors]:
    """A request to log; what is wrong, by question."""
    errors = Errors()
    if not typed.get(TEXT, "").strip():
        errors[TEXT] = words.refused(Unlogged.NO_TEXT)
    if not typed.get(ASKED_BY, "").strip():
        errors[ASKED_BY] = words.refused(Unlogged.NO_ASKER)
    meeting = facts.meeting or dict(facts.meetings).get(typed.get(MEETING, ""))
    if (day := day_in(typed)) and day < today:
        errors[DUE] = words.refused(Unlogged.DUE_PAST)
    return read_whole(session, facts, typed, meeting, errors)


def read_amended(
    session: Session, facts: LogForm, typed: Fields, _today: date
) -> tuple[ToLog | None, Errors]:
    """What is amended of a request: its day may have passed by now."""
    meeting = meeting_of(facts.request) if facts.request else None
    return read_whole(session, facts, typed, meeting, Errors())


def read_whole(
    session: Session, facts: LogForm, typed: Fields, meeting: MeetingHeld | None, errors: Errors
) -> tuple[ToLog | None, Errors]:
    """What both forms ask."""
    owner = int(typed[OWNER]) if typed.get(OWNER) else 0
    if owner not in dict(facts.roles):
        errors[OWNER] = words.refused(Unlogged.NO_OWNER)
    refs, strange = refs_in(session, facts, typed.get(REFS, ""))
    if strange:
        errors[REFS] = words.refused(Unlogged.NO_SUCH_REF, of=strange)
    errors |= said_wrong(typed)
    if errors or meeting is None:
        return None, errors
    asked_by, text = " ".join(typed.get(ASKED_BY, "").split()), typed.get(TEXT, "").strip()
    return ToLog(meeting, asked_by, MembersKind(typed[KIND]), text, owner, day_in(typed), refs), errors


def said_wrong(typed: Fields) -> Errors:
    """What is wrong with words, by question: their length, and a crime's number in them."""
    errors = Errors()
    for key in SAID:
        said, most = typed.get(key, "").strip(), 200 if key in (ASKED_BY, ANSWERED_IN) else MOST_LETTERS
        if len(said) > most:
            errors[key] = words.too_long(len(said), most)
        elif has_crime_number([said]):
            errors[key] = words.refused(Unlogged.CRIME_NUMBER)
    return errors


def day_in(typed: Fields) -> date | None:
    """The day by which it is wanted."""
    return date.fromisoformat(typed[DUE]) if typed.get(DUE) else None


def refs_in(session: Session, facts: LogForm, typed: str) -> tuple[tuple[str, ...], str]:
    """The refs that were typed as the plan has them, and the first that it does not have. What a request was about
    already it may go on to be about, though that has left the plan."""
    mine = facts.request.refs if facts.request else ()
    known = {folded(ref): ref for ref in (*mine, *(ref for _, ref, _ in commitment_names(session)))}
    pieces = typed.replace(",", " ").replace(";", " ").split()
    strange = next((piece for piece in pieces if folded(piece) not in known), "")
    return tuple(dict.fromkeys(known[folded(piece)] for piece in pieces if folded(piece) in known)), strange


def known_names(session: Session) -> tuple[str, ...]:
    """Names of the plan, which are no person's."""
    office = plan_in_force(session)[0]
    return (*role_titles(session).values(), office.name, office.area, office.force, office.commissioner)


def doubts_of(typed: Fields, known: tuple[str, ...]) -> tuple[Sensitive, ...]:
    """What is asked about before it is kept."""
    return sensitive([typed[key] for key in SAID if typed.get(key)], known)
