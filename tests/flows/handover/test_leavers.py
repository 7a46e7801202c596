"""People who leave, and people who stand in: whatever happens, a return is asked of somebody, once."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from sqlalchemy import select

from storage.tables import AuditEvent, Commitment, Role
from tests.flows.leaving import asks, gives, leaves, told
from tests.flows.person import AMBER, GREEN, Person, contains, lacks
from tests.flows.plan import BUSY, CHIEF, CUSTODY, DEPUTY, LEAVER, PROMISE, SRO, email_of
from tests.flows.stage import CHIEFS, Stage, wait_for
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")


@pytest.fixture
def stranger_takes(stranger: Person, stage: Stage) -> Iterator[Callable[[str], None]]:
    """Gives the stranger's account another e-mail address, until the test is over."""
    yield partial(stage.workspace.change_email, stranger.user)
    stage.workspace.change_email(stranger.user, "")


def test_an_account_that_closes_is_told_once_with_what_it_leaves(
    leaver: Person, office: Person, stage: Stage
) -> None:
    """Role and commitments, with a button; the daily look finds nothing new to say."""
    leaves(leaver, office)
    contains(told(office), ("An account has closed", "Bid Lead leads 1 commitment: ANY-2.4"))
    before = len(office.messages)
    stage.it_is("2021-10-01 12:00")
    assert len(office.messages) == before


def test_a_new_account_under_the_same_address_is_told(
    leaver: Person, stranger: Person, office: Person, stranger_takes: Callable[[str], None]
) -> None:
    """Whoever comes back under another account is asked there, and the plan office reads that it is so."""
    leaves(leaver, office)
    stranger_takes(email_of(LEAVER))
    office.stage.it_is("2021-10-01 12:00")
    contains(told(office), ("Bid Lead: a new Slack account.", "If it is somebody else's, hand over"))
    contains(asks(stranger), ("1 update, by", "ANY-2.4 Safer streets bid"))
    before = len(office.messages)
    office.stage.it_is("2021-10-01 14:00")
    assert len(office.messages) == before


def test_an_account_that_is_open_again_is_told(leaver: Person, office: Person, stage: Stage) -> None:
    """The plan office had read that somebody left: it reads that they are back."""
    leaves(leaver, office)
    stage.workspace.deactivate(leaver.user, deleted=False)
    wait_for(lambda: stage.waiting() > 0)
    stage.settle()
    contains(told(office), ("Bid Lead: the Slack account is open again.",))


@pytest.mark.usefixtures("gone_deputy")
def test_an_answer_is_told_to_no_closed_account(lead: Person, office: Person) -> None:
    """A deputy whose account is closed gets no receipt, and the plan office hears of none that failed."""
    lead.answers("ANY-1.2", **GREEN)
    assert len(lead.receipts) == 1
    lacks(told(office), ("Not delivered",))


def test_the_plan_office_hands_over_from_the_message(
    leaver: Person, office: Person, other: Person, stage: Stage
) -> None:
    """One form: the new holder gets a note, and a prompt with everything that is theirs."""
    leaves(leaver, office)
    office.presses("Hand over", on="Bid Lead", place=office.messages[-1])
    office.sees("Hand over", "Bid Lead leads 1 commitment: ANY-2.4")
    office.submits()
    office.is_told("Choose a person or another role", beside="person")
    office.fills_in(person=other.user)
    office.submits()
    office.sees(
        "Handed over: they hold Bid Lead from today, and lead ANY-2.4", "Change it in the plan file too"
    )
    contains(told(other), ("You are now Bid Lead", "ANY-2.4 Safer streets bid", "Never rated yet"))
    contains(asks(other), ("2 updates", "Head of Custody", "Bid Lead", "ANY-2.4"))
    other.answers("ANY-2.4", **GREEN)
    assert stage.revisions("ANY-2.4")[0].author_role == "Bid Lead"


def test_commitments_can_go_to_another_role(leaver: Person, office: Person, busy: Person) -> None:
    """The role stays behind without them; whoever holds the other is asked."""
    leaves(leaver, office)
    gives(office, LEAVER, BUSY)
    office.sees("Handed over: Programme Manager leads ANY-2.4 from today")
    contains(asks(busy), ("18 updates", "ANY-2.4"))
    gives(office, LEAVER, CUSTODY)
    office.is_told("Bid Lead leads and agrees no commitment", beside="person")


@pytest.mark.usefixtures("gone_sro")
def test_what_an_sro_agrees_goes_to_another_role(
    office: Person, chief: Person, lead: Person, stage: Stage
) -> None:
    """The plan office reads what it is that waits for somebody; the other role's holder is told, and agrees it."""
    contains(told(office), ("Director of Operations agrees 25 commitments as SRO: ANY-1.1",))
    gives(office, SRO, CHIEF)
    office.sees("Chief Executive agrees ANY-1.1, ANY-1.2", "as SRO from today, in place of Director of")
    contains(told(chief), ("As SRO you agree 25 commitments: ANY-1.1",))
    (title,) = stage.asks(select(Role.title).join(Commitment.sro).where(Commitment.ref == "ANY-1.1"))
    assert title == CHIEF
    changed = stage.asks(select(AuditEvent).where(AuditEvent.act == "sro_changed").order_by(AuditEvent.id))
    assert len(changed) == 25
    assert {event.person_id for event in changed} != {None}
    lead.answers("ANY-1.2", **GREEN)
    stage.it_is("2021-10-15 09:30")
    contains(told(chief), ("ANY-1.2",))


@pytest.mark.usefixtures("gone_sro")
def test_no_role_comes_to_agree_what_it_leads(office: Person, lead: Person, stage: Stage) -> None:
    """Refused with the refs, and nothing has moved: neither what would clash nor the rest."""
    gives(office, SRO, lead.role)
    office.is_told("Head of Scrutiny cannot take over ANY-1.1, ANY-1.2, ANY-1.3 and ANY-3.1", beside="person")
    titles = stage.asks(select(Role.title).join(Commitment.sro).distinct())
    assert titles == [SRO]


def test_a_new_sro_reads_what_they_agree(office: Person, stage: Stage, stranger: Person) -> None:
    """Handing the role itself over names what it agrees, to whoever did it and to whoever holds it now."""
    office.types(f"/muster hand over {SRO} to @ustranger")
    office.reads("they hold Director of Operations from today, and agree ANY-1.1, ANY-1.2")
    stage.settle()
    contains(told(stranger), ("You are now Director of Operations. As SRO you agree 25 commitments",))


def test_the_day_after_the_chief_executive_hears_of_the_vacancy_once(
    leaver: Person, office: Person, stage: Stage
) -> None:
    """What the plan office has not handed over within the day is told to the chief executive's channel."""
    leaves(leaver, office)
    stage.it_is("2021-10-01 15:00")
    assert stage.messages(CHIEFS) == []
    for when in ("2021-10-04 08:00", "2021-10-04 09:30", "2021-10-04 10:30", "2021-10-05 09:30"):
        stage.it_is(when)
    (word,) = stage.messages(CHIEFS)
    contains(words_of(word["blocks"]), ("Nobody holds Bid Lead", "ANY-2.4"))


@pytest.mark.usefixtures("gone_chief")
def test_the_sro_decides_a_long_move_once_the_chief_executive_has_left(
    lead: Person, sro: Person, stage: Stage
) -> None:
    """The request goes to somebody who reads it, with a button that moves the date."""
    lead.opens("ANY-1.1")
    lead.chooses("rating", "amber")
    lead.asks_for_more()
    lead.fills_in(**{**AMBER, "new_due": "2024-03-31", "new_due_reason": "The roof must be surveyed first."})
    lead.submits()
    contains(words_of(sro.messages[-1]["blocks"]), ("or the SRO's where no chief executive can",))
    sro.presses("Approve", place=sro.messages[-1])
    stage.settle()
    contains(told(lead), ("is now due on 31 March 2024", "approved by Director of Operations"))
    (due,) = stage.asks(select(Commitment.due).where(Commitment.ref == "ANY-1.1"))
    assert due.isoformat() == "2024-03-31"


@pytest.mark.usefixtures("gone_chief")
def test_no_redaction_is_asked_of_somebody_who_has_left(lead: Person, office: Person) -> None:
    """Whoever asks reads at once that nobody can confirm it."""
    lead.answers("ANY-1.1", **GREEN)
    office.types("/muster redact")
    office.fills_in(words="Bridport", why="A secret place")
    office.submits()
    office.is_told("Nobody else holds the chief executive's role", beside="words")


def test_nothing_is_handed_over_to_somebody_who_has_left(
    leaver: Person, lead: Person, office: Person
) -> None:
    """A role whose holder's account is closed names nobody who could be asked; the lead keeps the role."""
    leaves(leaver, office)
    office.types(f"/muster hand over {lead.role} to {LEAVER}")
    office.reads("“Bid Lead” is no person", "a role that somebody holds")
    contains(asks(lead), ("4 updates",))


def test_hand_over_is_typed_too(lead: Person, office: Person, other: Person, stage: Stage) -> None:
    """The note tells ratings and promises; the prompt of the one before is emptied, and their draft is theirs."""
    office.types("/muster hand over head of scrutiny to @u0custody")
    office.reads("Handed over: they hold Head of Scrutiny from today", "ANY-1.1")
    stage.settle()
    contains(told(other), ("You are now Head of Scrutiny", "Q1 2021/22: ", f"Promised: “{PROMISE}”"))
    contains(asks(other), ("5 updates",))
    contains(asks(lead), ("no updates needed from you",))
    contains(
        told(lead), ("You are Head of Scrutiny no longer", "Whoever is Head of Custody holds the role now")
    )
    lead.forges_press(stage.return_id("ANY-1.1"))
    lead.sees("Sorry")
    office.types("/muster hand over head of scrutiny to @u0custody")
    office.reads("They hold Head of Scrutiny already")


def test_a_hand_over_after_which_nobody_can_agree_says_so(office: Person) -> None:
    """The chief executive is second agreer where nobody else is named: as SRO and lead alike, nobody is left."""
    office.types(f"/muster hand over head of scrutiny to {CHIEF}")
    office.does_not_read("Nobody can agree")
    office.types(f"/muster hand over {SRO} to {CHIEF}")
    office.reads("Nobody can agree ANY-1.1", "name a second agreer in the plan file")


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("/muster hand over", "Type /muster hand over Head of Scrutiny to @person"),
        ("/muster hand over the zoo to @u0custody", "“the zoo” is no role of the plan"),
        ("/muster hand over Bid Lead to nobody at all", "“nobody at all” is no person"),
        ("/muster hand over Bid Lead to @muster", "That account cannot be asked"),
        ("/muster hand over Bid Lead to Head of Custody", "they hold Bid Lead from today"),
        ("/muster acting Bid Lead", "Type /muster acting Bid Lead is @person"),
        ("/muster acting Bid Lead is @u0custody 20 Oct to 12 Oct", "comes after 12 October 2021"),
        ("/muster acting Bid Lead is @u0custody 1/9/2021 to 3/9/2021", "3 September 2021 has passed"),
    ],
)
def test_what_is_typed_is_answered_in_words(office: Person, line: str, answer: str) -> None:
    """What was done, or what to type instead."""
    office.types(line)
    contains(words_of(office.answer["blocks"]).replace("`", ""), (answer,))


def test_only_the_plan_office_hands_over(other: Person) -> None:
    """Anyone else is told who may, from the command and from a button that was never offered to them."""
    for line in ("hand over Bid Lead to @u0custody", "acting Bid Lead is @u0custody 12 Oct to 20 Oct"):
        other.types(f"/muster {line}")
        other.reads("Sorry, handing commitments over is for the plan office")
    other.forges_press(1, action_id="hand_over")
    other.reads("Sorry, handing commitments over is for the plan office")


def test_someone_acts_for_some_weeks(lead: Person, office: Person, other: Person, stage: Stage) -> None:
    """They are asked from the first day on; afterwards the role is its holder's again."""
    office.types("/muster acting Head of Scrutiny is @u0custody 4 Oct to 8 Oct")
    office.reads("they act as Head of Scrutiny from 4 October 2021 to 8 October 2021")
    stage.settle()
    contains(told(other), ("You act as Head of Scrutiny from 4 October 2021",))
    lacks(asks(other), ("ANY-1.1",))
    stage.it_is("2021-10-04 09:30")
    contains(asks(other), ("5 updates", "ANY-1.1"))
    other.answers("ANY-1.1", **GREEN)
    assert stage.revisions("ANY-1.1")[0].author_role == "Head of Scrutiny"
    contains(told(lead), ("Recorded: ANY-1.1",))
    stage.it_is("2021-10-11 09:30")
    other.forges_press(stage.return_id("ANY-1.2"))
    other.sees("Sorry")


def test_the_holder_reads_who_acts_and_until_when(lead: Person, office: Person, stage: Stage) -> None:
    """They may answer all the same; of whoever holds no other role they read that it is somebody else."""
    office.types("/muster acting Head of Scrutiny is @u0custody 1 Oct to 8 Oct")
    stage.settle()
    contains(told(lead), ("Head of Custody acts as Head of Scrutiny from 1 October 2021 to 8 October 2021",))
    lead.opens("ANY-1.1")
    lead.sees("Update ANY-1.1")
    lead.closes_the_form()
    office.types("/muster acting Head of Scrutiny is @ustranger 11 Oct to 12 Oct")
    stage.settle()
    contains(told(lead), ("Somebody else acts as Head of Scrutiny from 11 October 2021",))


def test_someone_new_takes_over(office: Person, stage: Stage, stranger: Person) -> None:
    """An account that the plan never named becomes a person of the record."""
    office.types(f"/muster hand over {CUSTODY} to @ustranger")
    office.reads("they hold Head of Custody from today")
    stage.settle()
    contains(asks(stranger), ("1 update", "ANY-2.1"))


def test_a_role_that_leads_nothing_promises_nothing(office: Person) -> None:
    """Nor where somebody only acts in it."""
    for line in (f"hand over {DEPUTY} to @ustranger", f"acting {DEPUTY} is @u0custody 4 Oct to 8 Oct"):
        office.types(f"/muster {line}")
        office.reads("It leads and agrees nothing of the plan at present")
        office.does_not_read("What is still out")


def test_nobody_acts_in_what_they_hold(office: Person, other: Person, stage: Stage) -> None:
    """Whoever took a role over this morning holds it for good: acting in it for ten days would have ended that."""
    office.types("/muster hand over Bid Lead to @u0custody")
    office.types("/muster acting Bid Lead is @u0custody 1 Oct to 10 Oct")
    office.reads("They hold Bid Lead already")
    stage.it_is("2021-10-11 09:30")
    other.types("/updates")
    other.reads("ANY-2.4")
