"""Days on which the office is closed: noted, taken back, refused, and told to whom they concern."""

from sqlalchemy import select

from storage.tables import AuditEvent, Closure
from tests.flows.calendar.test_timetable import hears_of_the_move
from tests.flows.person import Person, contains
from tests.flows.stage import Stage


def closed(stage: Stage) -> list[str]:
    """The days on which the office is closed, as the record has them."""
    return [str(day) for day in stage.asks(select(Closure.day).order_by(Closure.day))]


def test_the_office_is_closed_between_the_holidays(office: Person, stage: Stage) -> None:
    """Its days are noted without weekends and bank holidays, what moves is told, and a day can be taken back."""
    stage.it_is("2021-09-30 12:00")
    office.types("/muster closed 24 Dec to 5 Jan because nobody is in")
    office.reads("closed on 6 more working days", "24 December 2021, 29 December 2021", "5 January 2022")
    office.reads(
        "Q3 2021/22, leads are asked: 9:30am on Thursday 6 January (was 9:30am on Tuesday 4 January)"
    )
    assert closed(stage)[0] == "2021-12-24"
    office.types("/muster closed open 4 Jan to 5 Jan")
    office.reads("open again on 2 days", "leads are asked: 9:30am on Tuesday 4 January")
    assert closed(stage) == ["2021-12-24", "2021-12-29", "2021-12-30", "2021-12-31"]
    office.types("/muster closed")
    office.reads("Closed from today on, besides weekends and bank holidays: 24 December 2021")
    assert [
        *stage.asks(select(AuditEvent.act).where(AuditEvent.subject == "office").order_by(AuditEvent.id))
    ] == [
        "office_closed",
        "office_open_again",
    ]


def test_a_closure_undoes_nothing(office: Person, stage: Stage) -> None:
    """What is past, closed anyway, too long to be meant or not understood changes nothing, and says so."""
    stage.it_is("2021-10-01 10:00")
    for typed, words in {
        "/muster closed 25 Dec": "there is no working day among these",
        "/muster closed 3 Sep 2021": "is not ahead",
        "/muster closed 1 Nov to 24 Dec": "That is more than a month",
        "/muster closed open 29 Dec": "the office is not noted as closed then",
        "/muster closed whenever": "To note that the office is closed",
        "/muster closed 29 Dec rain": "To note that the office is closed",
    }.items():
        office.types(typed)
        office.reads(words)
    assert closed(stage) == []


def test_leads_note_no_closure(lead: Person, stage: Stage) -> None:
    """Closing the office is the plan office's, as the timetable is."""
    lead.types("/muster closed 29 Dec because I say so")
    lead.reads("for the plan office")
    assert closed(stage) == []


def test_leads_hear_of_a_closure_that_moves_their_deadline(
    office: Person, lead: Person, stage: Stage
) -> None:
    """A day on which the office is closed gives a working day more, and who is being asked is told."""
    stage.it_is("2021-10-01 09:30")
    office.types("/muster closed 8 Oct because the heating is off")
    stage.settle()
    (told,) = hears_of_the_move(lead)
    contains(told, ("the deadline is now 5pm on Friday 15 October", "Why: the heating is off"))
