"""Words are taken out of everything: one asks, another confirms, and a note stays."""

import json
from typing import Any

import pytest
from sqlalchemy import select

from storage.enums import ReportState
from storage.redaction.redaction import holds
from storage.rules.redaction import Sought
from storage.tables import AuditEvent, Base, Redaction, Report
from tests.flows.person import GREEN, RED, Person, contains, lacks
from tests.flows.queries.test_talk import musters, says
from tests.flows.stage import CHIEFS, DIGEST, Stage, wait_for
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")

NAME = "Josephine Bloggs"
NAMED = {
    **GREEN,
    "progress": "Met the family of  josephine BLOGGS & others; the unit opened on 9 September.",
    "next_steps": "See Josephine Bloggs' family again by December, and open the Bridport unit.",
}
AFTER = {**GREEN, "progress": "Met the family of a victim; the unit opened on 9 September with 24 cadets."}


def asks(person: Person, words: str = NAME, why: str = "A victim was named") -> None:
    """Asks for a redaction by the modal."""
    person.types("/muster redact")
    person.fills_in(words=words, why=why)
    person.submits()


def whole_record(stage: Stage) -> str:
    """Every row of the database as text."""
    rows: list[Any] = []
    with stage.database.read() as session:
        for table in Base.metadata.sorted_tables:
            rows += [list(row) for row in session.execute(select(table))]
    return json.dumps(rows, default=str, ensure_ascii=False).casefold()


def everything_shown(stage: Stage, *people: Person) -> str:
    """All that Slack shows of Muster's messages."""
    places = [stage.messages(place) for place in (CHIEFS, DIGEST)] + [one.messages for one in people]
    return json.dumps(places, ensure_ascii=False).casefold()


def test_words_are_gone_from_the_record_and_from_slack(
    lead: Person, force: Person, office: Person, chief: Person, stage: Stage
) -> None:
    """Answers in every version, drafts, receipts, prompts and the paper: after the second person's yes no trace
    of the words is left, and each version says who, when and why."""
    lead.answers_anyway("ANY-1.1", **NAMED)
    lead.answers("ANY-1.1", **AFTER)
    lead.opens("ANY-1.2")
    lead.fills_in(**NAMED)
    lead.closes_the_form()
    assert "bloggs" in whole_record(stage)
    asks(office)
    office.sees("Found in 1 version of an update, 1 draft and", "The chief executive is asked")
    stage.settle()
    request = chief.messages[-1]
    contains(words_of(request["blocks"]), ("Governance Manager asks you", "A victim was named"))
    lacks(json.dumps(request), (NAME, "Bloggs"))
    chief.presses("Look and confirm", place=request)
    chief.sees("To be redacted: “Josephine Bloggs”", "This cannot be undone")
    chief.submits()
    chief.sees("Redacted in", "backups made before now")
    assert "bloggs" not in whole_record(stage)
    assert "bloggs" not in everything_shown(stage, lead, force, office, chief)
    contains(words_of(office.messages[-1]["blocks"]), ("Redacted in", "A victim was named"))
    first, second = stage.revisions("ANY-1.1")
    assert first.content["answer"]["next_steps"].startswith("See [redacted]' family")
    assert (first.redacted_why, second.redacted_why) == ("A victim was named", None)
    acts = [
        event.act
        for event in stage.asks(select(AuditEvent).order_by(AuditEvent.id))
        if event.subject == "redaction"
    ]
    assert acts == ["redaction_asked", "redaction_confirmed"]
    lead.opens("ANY-1.2")
    lead.sees("[redacted]")


def test_words_are_found_however_their_letters_are_composed(
    lead: Person, office: Person, chief: Person, stage: Stage
) -> None:
    """Typed on one computer and asked for on another: what looks the same is gone, and what does not stays."""
    said = "Opened the refuge at {}, and again at {}; Ty Coch is a farm, and both are in use."
    lead.answers("ANY-1.1", **{**GREEN, "progress": said.format("T\u0177 Coch", "Ty\u0302 Coch")})
    asks(office, "t\u0177\xa0coch", "A refuge was named")
    stage.settle()
    chief.presses("Look and confirm", place=chief.messages[-1])
    chief.submits()
    (revision,) = stage.revisions("ANY-1.1")
    assert revision.content["answer"]["progress"] == said.format("[redacted]", "[redacted]")


@pytest.mark.parametrize("typed", ["Josephine O'Bloggs-Hill", "josephine O’Bloggs\u2011Hill"])
def test_a_name_is_found_whichever_apostrophe_was_typed(
    lead: Person, office: Person, chief: Person, stage: Stage, typed: str
) -> None:
    """A telephone writes another apostrophe, and other hyphens, than a computer: no place keeps the name."""
    said = "Met Josephine O'Bloggs-Hill on 9 September; Josephine O’Bloggs–Hill came again."
    lead.answers_anyway("ANY-1.1", **GREEN | {"progress": said})
    asks(office, typed)
    office.sees("Found in 1 version of an update")
    stage.settle()
    chief.presses("Look and confirm", place=chief.messages[-1])
    chief.submits()
    assert "bloggs" not in whole_record(stage)
    assert "bloggs" not in everything_shown(stage, lead, office, chief)


def test_a_note_stands_where_the_words_were(
    lead: Person, office: Person, chief: Person, sro: Person, stranger: Person, stage: Stage
) -> None:
    """When, by which role and why: to those who lead or agree it and to the office, in this quarter's answer, in what
    is to be agreed, and in the history of later ones. Everyone else reads that words are missing, and no more."""
    lead.answers("ANY-1.1", **{**NAMED, **RED, "progress": NAMED["progress"]})
    asks(office)
    stage.settle()
    chief.presses("Look and confirm", place=chief.messages[-1])
    chief.submits()
    note = "Redacted on 1 October 2021 by Chief Executive: A victim was named"
    for person in (lead, sro, office, chief):
        person.types("/commitment ANY-1.1")
        person.reads("[redacted]", note)
    stranger.types("/commitment ANY-1.1")
    stranger.reads("[redacted]")
    stranger.does_not_read("Redacted on", "A victim was named")
    sro.opens_home()
    sro.presses_at_home("Open", on="for you to agree")
    sro.sees("[redacted]", note)
    stage.it_is("2022-01-04 09:30")
    lead.types("/commitment ANY-1.1")
    lead.reads("Q2 2021/22: :red_circle: ■ Off track", note)
    stranger.types("/commitment ANY-1.1")
    stranger.does_not_read("Redacted on")


def test_other_words_can_be_redacted_later(lead: Person, office: Person, chief: Person, stage: Stage) -> None:
    """The same version loses another name; the newer note stands."""
    lead.answers_anyway("ANY-1.1", **NAMED)
    for minute, (words, why) in enumerate(((NAME, "A victim"), ("Bridport", "A secret place"))):
        stage.it_is(f"2021-10-01 11:0{minute}")
        asks(office, words, why)
        stage.settle()
        chief.presses("Look and confirm", place=chief.messages[-1])
        chief.submits()
    (only,) = stage.revisions("ANY-1.1")
    assert only.redacted_why == "A secret place"
    assert "Bridport" not in json.dumps(only.content)


def test_a_paper_not_yet_published_is_withdrawn_and_made_anew(
    lead: Person, office: Person, chief: Person, stage: Stage
) -> None:
    """The draft in the chief executive's channel loses its words and its file; the next tick drafts it again."""
    lead.answers_anyway("ANY-1.1", **NAMED)
    stage.it_is("2021-10-19 12:00")
    stage.it_is("2021-10-22 09:00")
    files = len(stage.workspace.files())
    asks(office)
    stage.settle()
    chief.presses("Look and confirm", place=chief.messages[-1])
    chief.submits()
    assert "bloggs" not in whole_record(stage)
    assert "bloggs" not in everything_shown(stage, lead, office, chief)
    assert len(stage.workspace.files()) == files - 1
    assert any("This file is withdrawn" in words_of(one["blocks"]) for one in stage.messages(CHIEFS))
    stage.it_is("2021-10-22 09:05")
    states = [(one.version_no, one.state) for one in stage.asks(select(Report).order_by(Report.id))]
    assert states == [(1, ReportState.WITHDRAWN), (2, ReportState.DRAFT)]
    assert len(stage.workspace.files()) == files


def test_a_redaction_is_declined(lead: Person, office: Person, chief: Person, stage: Stage) -> None:
    """Nothing changes, the words are kept no longer in the request, and a second press finds it decided."""
    lead.answers_anyway("ANY-1.1", **NAMED)
    asks(office)
    stage.settle()
    request = chief.messages[-1]
    chief.presses("Decline", place=request)
    chief.sees("The redaction was declined")
    stage.settle()
    contains(words_of(office.messages[-1]["blocks"]), ("declined",))
    assert [one.words for one in stage.asks(select(Redaction))] == [""]
    assert stage.revisions("ANY-1.1")[0].redacted_at is None
    chief.forges_press(1, "redaction_look")
    chief.sees("was decided already")


@pytest.mark.parametrize(
    ("words", "why", "field", "refusal"),
    [
        ("Nobody Whatever", "A victim", "words", "found nowhere"),
        ("&", "A victim", "words", "too few characters"),
        (NAME, "Named josephine bloggs", "why", "must not hold the words themselves"),
    ],
)
def test_what_cannot_be_redacted_is_refused_beside_its_field(
    lead: Person, office: Person, words: str, why: str, field: str, refusal: str
) -> None:
    """Nothing is asked of anybody."""
    lead.answers_anyway("ANY-1.1", **NAMED)
    asks(office, words, why)
    office.is_told(refusal, beside=field)


def test_only_the_chief_executive_confirms(lead: Person, office: Person, sro: Person, stage: Stage) -> None:
    """Whoever asked, and anyone else, is told who may; the words are shown to none of them."""
    lead.answers_anyway("ANY-1.1", **NAMED)
    asks(office)
    stage.settle()
    for person in (office, sro, lead):
        for action in ("redaction_look", "redaction_decline"):
            person.forges_press(1, action)
            person.reads("Sorry, confirming a redaction is for the chief executive")
    assert stage.revisions("ANY-1.1")[0].redacted_at is None


def test_words_do_not_come_back_with_what_was_typed_to_muster(
    lead: Person, office: Person, chief: Person, stage: Stage
) -> None:
    """The conversation keeps what somebody typed there: the button that would use it opens the form without it and
    says why; what is typed after that is used as ever."""
    says(lead, f"ANY-1.2: We met {NAME} in September and agreed the rota.")
    offer = musters(lead)[-1]
    stage.it_is("2021-10-01 11:00")
    asks(office)
    stage.settle()
    chief.presses("Look and confirm", place=chief.messages[-1])
    chief.submits()
    lead.presses("Use it", place=offer)
    lead.sees("Words have been taken out of the record since you typed that", "write here what still holds")
    lead.chooses("rating", "green")
    assert not lead.typed("progress")
    lead.closes_the_form()
    assert "bloggs" not in whole_record(stage)
    stage.it_is("2021-10-01 11:05")
    says(lead, "ANY-1.2: We met a family in September and agreed the rota.")
    lead.presses("Use it", place=musters(lead)[-1])
    lead.chooses("rating", "green")
    assert lead.typed("progress") == "We met a family in September and agreed the rota."


@pytest.mark.parametrize("database_url_of_each_kind", ["postgresql"], indirect=True)
def test_a_redaction_that_takes_long_is_seen_at_once_and_said_when_it_is_done(
    lead: Person, office: Person, chief: Person, stage: Stage
) -> None:
    """While somebody else holds what it needs, the modal says that it is under way, and then that it is done; a fault
    on the way stands there too."""
    lead.answers_anyway("ANY-1.1", **NAMED)
    asks(office)
    stage.settle()
    chief.presses("Look and confirm", place=chief.messages[-1])
    with stage.database.write() as session:
        session.execute(select(Redaction).with_for_update()).all()
        chief.submits()
        chief.sees("The words are being taken out")
    wait_for(lambda: "Redacted in" in words_of(chief.view["blocks"]))
    assert "bloggs" not in whole_record(stage)


def test_a_calendar_file_is_looked_through_too(
    lead: Person, office: Person, chief: Person, stage: Stage
) -> None:
    """It is no workbook, and stands in nobody's way; what it says is found where its lines are folded too."""
    lead.answers_anyway("ANY-1.1", **NAMED)
    office.types("/muster calendar")
    stage.settle()
    asks(office)
    stage.settle()
    chief.presses("Look and confirm", place=chief.messages[-1])
    chief.submits()
    chief.sees("Redacted in")
    assert "bloggs" not in whole_record(stage)
    assert holds(b"SUMMARY:Met Josephine Blo\r\n ggs about it\r\n", Sought(NAME))
