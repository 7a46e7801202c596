"""Who agrees besides the SRO: a staff officer on their behalf, a second agreer where one person is lead and SRO."""

import pytest
from sqlalchemy import insert, select

from storage.enums import Handling, Rating, ReturnState
from storage.people.agreers import agreers
from storage.people.roles import actor
from storage.rules.access import Act
from storage.tables import Absence, Commitment
from tests.flows.agreeing import Agreer, replan, returned, reviews
from tests.flows.person import AMBER, GREEN, Person
from tests.flows.plan import ACCOUNTS, BUSY, CHIEF, DEPUTY, LEAVER, OFFICE, SRO
from tests.flows.stage import Stage, london
from tests.flows.words import words_of

STAFF_OFFICER = {DEPUTY: {"agrees_for": (SRO,)}}
SRO_LEADS = {LEAVER: {"slack": ACCOUNTS[SRO], "email": None}}
"""The SRO holds the Bid Lead's role too, and so leads ANY-2.4."""


def away(stage: Stage, role: str, first: str, last: str) -> None:
    """That person is away on these days, both included."""
    days = {"first": london(first).date(), "last": london(last).date()}
    person = Agreer(role, stage).person_id
    with stage.database.write() as session:
        session.execute(insert(Absence).values(person_id=person, at=stage.clock.at, **days))


@pytest.mark.usefixtures("asked")
def test_a_staff_officer_agrees_on_behalf_of_the_sro(lead: Person, stage: Stage) -> None:
    """It says so in the modal, to the lead and to whoever asks."""
    replan(stage, STAFF_OFFICER)
    lead.answers("ANY-1.1", **AMBER)
    officer = Agreer(DEPUTY, stage)
    officer.opens_the_queue_at_home()
    officer.sees("You agree on behalf of Director of Operations")
    officer.agrees()
    assert any(
        "by Scrutiny Officer on behalf of Director of Operations" in words_of(one) for one in lead.receipts
    )
    lead.types("/commitment ANY-1.1")
    lead.reads("agreed by Scrutiny Officer on behalf of Director of Operations")


@pytest.mark.usefixtures("asked")
def test_a_staff_officer_is_asked_while_the_sro_is_away(lead: Person, stage: Stage) -> None:
    """The SRO hears nothing on leave; the staff officer is told who is away. Back, the SRO is reminded."""
    replan(stage, STAFF_OFFICER)
    lead.answers("ANY-1.1", **AMBER)
    away(stage, SRO, "2021-10-14", "2021-10-19")
    stage.it_is("2021-10-15 09:30")
    officer, sro = Agreer(DEPUTY, stage), Agreer(SRO, stage)
    assert sro.asks == []
    assert "Director of Operations is away" in words_of(officer.asks[0]["blocks"])
    stage.it_is("2021-10-20 09:30")
    assert len(sro.asks) == 1
    assert len(officer.asks) == 1


@pytest.mark.usefixtures("asked")
def test_an_sro_who_is_away_alone_is_asked_when_back(lead: Person, stage: Stage) -> None:
    """Without a staff officer nobody is bothered in their place."""
    lead.answers("ANY-1.1", **AMBER)
    away(stage, SRO, "2021-10-14", "2021-10-19")
    sro = Agreer(SRO, stage)
    stage.it_is("2021-10-15 09:30")
    assert sro.asks == []
    stage.it_is("2021-10-20 09:30")
    assert len(sro.asks) == 1


@pytest.mark.usefixtures("stage")
@pytest.mark.parametrize(("named", "second"), [(None, CHIEF), (OFFICE, OFFICE)])
def test_a_second_agrees_what_an_sro_leads(stage: Stage, named: str | None, second: str) -> None:
    """The chief executive, or whom the plan names: the SRO does not see it among what waits, cannot agree it, and
    reads whose it is."""
    replan(stage, SRO_LEADS, {"ANY-2.4": {"second_agreer": named}})
    stage.it_is("2021-10-01 09:30")
    sro, agreer = Agreer(SRO, stage), Agreer(second, stage)
    sro.answers("ANY-2.4", **GREEN)
    sro.forges_in_view("sign_off_agree", f"{stage.return_id('ANY-2.4')}.1")
    sro.sees(f"Nobody agrees their own: you lead this or sent it. It is for {second} to agree.")
    assert reviews(stage, "ANY-2.4") == []
    stage.it_is("2021-10-15 09:30")
    assert sro.asks == []
    agreer.opens_the_queue()
    agreer.agrees_all_ticked()
    (review,) = reviews(stage, "ANY-2.4")
    assert (review.by_role, review.on_behalf_of) == (second, "")
    assert returned(stage, "ANY-2.4").state is ReturnState.AGREED


@pytest.mark.usefixtures("stage")
def test_a_second_agreer_reads_what_is_restricted(stage: Stage, everyone: dict[str, Person]) -> None:
    """Of a restricted commitment that they are to agree they read what was said; the same person, of another's, does
    not."""
    restricted = {"handling": Handling.RESTRICTED}
    replan(stage, SRO_LEADS, {"ANY-2.4": {"second_agreer": BUSY, **restricted}, "ANY-2.1": restricted})
    stage.it_is("2021-10-01 09:30")
    Agreer(SRO, stage).answers("ANY-2.4", **GREEN)
    second = everyone[BUSY]
    second.types("/commitment ANY-2.4")
    second.reads("Safer streets bid", GREEN["progress"])
    second.types("/priority 2")
    second.reads("Safer streets bid")
    second.does_not_read("Special constables")


@pytest.mark.usefixtures("asked")
def test_a_second_agreer_agrees_nothing_that_the_sro_may(stage: Stage, lead: Person) -> None:
    """Where another person leads and sent the answer, it is the SRO's alone, whoever the plan names as second."""
    replan(stage, {}, {"ANY-1.1": {"second_agreer": BUSY}})
    lead.answers("ANY-1.1", **GREEN)
    second = Agreer(BUSY, stage)
    second.forges_in_view("sign_off_agree", f"{stage.return_id('ANY-1.1')}.1")
    second.sees("Sorry, ")
    assert reviews(stage, "ANY-1.1") == []


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(("act", "theirs"), [(Act.AGREE, True), (Act.SEND_BACK, True), (Act.WAIVE, False)])
def test_an_sro_acts_in_what_the_table_opens_to_them(stage: Stage, act: Act, theirs: bool) -> None:
    """The table is asked for the act that is done, agreeing or sending back, and for no other in its place."""
    with stage.database.read() as session:
        day = stage.clock.at.date()
        row = session.scalars(select(Commitment).where(Commitment.ref == "ANY-1.1")).one()
        acting = agreers(session, day).acting(actor(session, ACCOUNTS[SRO], day), row, None, act)
        assert (acting is not None) is theirs


@pytest.mark.usefixtures("asked")
def test_another_rating_needs_its_reason(lead: Person, stage: Stage) -> None:
    """Another rating than the lead's is agreed with a reason, and not without one (V22)."""
    lead.answers("ANY-1.1", **AMBER)
    sro = Agreer(SRO, stage)
    sro.opens_the_queue_at_home()
    sro.agrees_another("red", "   ")
    sro.is_told("Say why in a sentence: the lead reads it.", beside="agreed_reason")
    assert reviews(stage, "ANY-1.1") == []
    sro.fills_in(agreed_reason="The hall is lost.")
    sro.submits()
    assert [(one.rating, one.reason) for one in reviews(stage, "ANY-1.1")] == [
        (Rating.RED, "The hall is lost.")
    ]


@pytest.mark.usefixtures("asked")
def test_what_the_sro_sent_for_the_lead_is_not_theirs_to_agree(stage: Stage, lead: Person) -> None:
    """An SRO who is co-lead too and sends the answer: the chief executive agrees it (V23)."""
    replan(stage, {}, {"ANY-1.2": {"deputy": SRO}})
    del lead
    sro, chief = Agreer(SRO, stage), Agreer(CHIEF, stage)
    sro.forges_press(stage.return_id("ANY-1.2"))
    sro.fills_in(**GREEN)
    sro.submits()
    sro.forges_in_view("sign_off_agree", f"{stage.return_id('ANY-1.2')}.1")
    sro.sees("Nobody agrees their own", "It is for Chief Executive to agree")
    chief.opens_the_queue_at_home()
    chief.agrees_all_ticked()
    assert returned(stage, "ANY-1.2").state is ReturnState.AGREED
