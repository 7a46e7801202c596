"""Writes the plan's roles, and who holds them from the day of the import on. One e-mail address or Slack id
is one person, in however many roles. Names of people are not kept."""

from datetime import date, datetime, timedelta

from storage.plan.files import document as doc
from storage.plan.intake.record import Record, open_holding
from storage.record import audit
from storage.tables import Holding, Person, Role, RoleDuty


def write_people(record: Record, document: doc.PlanDocument, day: date, at: datetime) -> None:
    """Brings roles, duties and holdings to what the document says. A role that is gone keeps its row and its
    past holders, without duties and without a holder from `day` on."""
    named = _people_named(record, document)
    for entry in document.people:
        role = record.roles.get(entry.role) or _new_role(record, entry.role)
        role.title, role.route = entry.role, entry.route
        kept = [held for held in role.duties if held.duty in entry.duties]
        new = set(entry.duties) - {held.duty for held in kept}
        role.duties = sorted([*kept, *(RoleDuty(duty=duty) for duty in new)], key=lambda held: held.duty)
        _hand_over(record, role, named[entry.role], day, at)
    for entry in document.people:
        record.roles[entry.role].agrees_for = [record.roles[title] for title in sorted(set(entry.agrees_for))]
    in_file = {entry.role for entry in document.people}
    for title, role in record.roles.items():
        if title not in in_file:
            role.duties, role.agrees_for = [], []
            _hand_over(record, role, None, day, at)


def _people_named(record: Record, document: doc.PlanDocument) -> dict[str, Person | None]:
    """Whom each role's entry names. Entries with both an address and an id come first: they say whose an
    address is by now."""
    by_certainty = sorted(document.people, key=lambda entry: not (entry.email and entry.slack))
    return {entry.role: _person(record, entry) for entry in by_certainty}


def _new_role(record: Record, title: str) -> Role:
    role = Role(title=title, duties=[], holdings=[])
    record.session.add(role)
    # The order of ids is the plan's order of roles.
    record.session.flush()
    record.roles[title] = role
    return role


def _person(record: Record, entry: doc.PersonEntry) -> Person | None:
    """Whoever the entry reaches, None for a role that the plan office or a co-lead answers for."""
    if not (entry.email or entry.slack):
        return None
    known = _known(record, entry)
    # An account that somebody has just let go is free before somebody else takes it: the database holds one of each.
    record.session.flush()
    person = known or _new_person(record)
    _take_address_from_others(record, person, entry)
    person.email = entry.email or person.email
    if entry.slack:
        person.move_to(entry.slack)
    return person


def _take_address_from_others(record: Record, person: Person, entry: doc.PersonEntry) -> None:
    """Someone whom the record had twice, once by address and once by id, is the one with the id from now on."""
    for other in _with_address(record, entry.email):
        if other is not person:
            other.email = None
            record.session.flush()


def _with_address(record: Record, address: str | None) -> list[Person]:
    email = (address or "").casefold()
    return [person for person in record.people if email and (person.email or "").casefold() == email]


def _known(record: Record, entry: doc.PersonEntry) -> Person | None:
    by_slack = [person for person in record.people if entry.slack and person.slack_id == entry.slack]
    return next(iter(by_slack + _with_address(record, entry.email)), None)


def _new_person(record: Record) -> Person:
    person = Person()
    record.session.add(person)
    record.people.append(person)
    return person


def _hand_over(record: Record, role: Role, person: Person | None, day: date, at: datetime) -> None:
    held = open_holding(role)
    if (held.person if held else None) is person:
        return
    if held:
        held.until = day - timedelta(days=1)
    if person:
        _begin_holding(role, person, day)
    record.session.flush()
    audit.record(
        record.session,
        at,
        "role_handed_over",
        role,
        before={"person_id": held.person_id if held else None},
        after={"person_id": person.id if person else None},
    )


def _begin_holding(role: Role, person: Person, day: date) -> None:
    """Someone who held the role earlier the same day holds it on: that day has one holding for them."""
    same_day = (held for held in role.holdings if held.person is person and held.since == day)
    holding = next(same_day, None)
    if holding:
        holding.until = None
    else:
        role.holdings.append(Holding(person=person, since=day))
