"""The lead of a priority is asked how it stands once its commitments are in: asked about what the record does not
bear, and read where the priority is read."""

import pytest

from storage.papers.snapshots import take_snapshot
from storage.plan.files.document import PriorityEntry
from storage.plan.intake.plans import import_plan
from tests.flows.person import GREEN, RED, Person, contains, lacks
from tests.flows.plan import OFFICE, QUARTER, SRO, office_plan
from tests.flows.stage import Stage, london
from tests.flows.words import buttons, words_of

SAID = "ANY-1.1 waits for the council's hall until November. The two others are on track."


@pytest.fixture
def asked(stage: Stage) -> Stage:
    """The first of the plan's priorities has a lead, the Director of Operations."""
    document = office_plan()
    first, *others = document.priorities
    led = PriorityEntry(code=first.code, title=first.title, lead=SRO)
    with stage.database.write() as session:
        update = {"priorities": (led, *others)}
        assert not import_plan(session, document.model_copy(update=update), stage.clock.at).faults
    stage.it_is("2021-10-01 09:30")
    return stage


@pytest.fixture
def sro(asked: Stage) -> Person:
    """The Director of Operations."""
    return Person(SRO, asked)


def heard(person: Person) -> str:
    """All that Muster has said to them."""
    return "\n".join(words_of(one["blocks"]) for one in person.messages)


def opens_headline(person: Person) -> None:
    """Presses [Say how it stands] in the list of what they owe."""
    person.types("/updates")
    button = next(one for one in buttons(person.answer["blocks"]) if one.action_id == "open_headline")
    person.presses(button.label)


def all_in(asked: Stage, lead: Person) -> None:
    """The commitments of the first priority are answered: one off track, two on track."""
    lead.answers("ANY-1.1", **RED)
    lead.answers("ANY-1.2", **GREEN)
    lead.answers("ANY-1.3", **GREEN)
    asked.it_is("2021-10-05 10:00")


def test_it_is_asked_last(asked: Stage, lead: Person, sro: Person) -> None:
    """Not while a commitment of it is still to come; then in their list, with how it stands in the form."""
    lead.answers("ANY-1.1", **RED)
    asked.it_is("2021-10-04 10:00")
    sro.types("/updates")
    sro.does_not_read("headline 1")
    all_in_but_one(lead)
    asked.it_is("2021-10-05 10:00")
    opens_headline(sro)
    sro.sees(
        "Headline 1", "2 On track, 1 Off track", "ANY-1.1 Cadet units", "Name what is off track: ANY-1.1"
    )


def all_in_but_one(lead: Person) -> None:
    """The rest of the first priority."""
    lead.answers("ANY-1.2", **GREEN)
    lead.answers("ANY-1.3", **GREEN)


def test_what_the_record_does_not_bear_is_asked_about(asked: Stage, lead: Person, sro: Person) -> None:
    """Each once, with the words kept; changed, it is recorded and asked for no more, and stands where the priority is
    read and in the paper."""
    all_in(asked, lead)
    opens_headline(sro)
    sro.fills_in(words="Three are on track, and people are pleased with it.")
    sro.submits()
    sro.sees(
        "Is this as you mean it?", "ANY-1.1 is off track, and is not named", "the record counts otherwise"
    )
    sro.fills_in(words=SAID)
    sro.submits()
    assert not sro.view["blocks"], words_of(sro.view["blocks"])
    sro.types("/updates")
    sro.does_not_read("headline 1")
    sro.types("/priority 1")
    sro.reads("waits for the council's hall", SRO)
    with asked.database.frozen() as session:
        ((code, said),) = take_snapshot(session, QUARTER, london("2021-10-20 10:00")).headlines
    assert (code, said.words, said.by_role, said.on_behalf_of) == ("1", SAID, SRO, "")


def test_it_may_be_meant_as_it_stands(asked: Stage, lead: Person, sro: Person) -> None:
    """A tick, and it is recorded: people know what Muster does not."""
    all_in(asked, lead)
    opens_headline(sro)
    sro.fills_in(words="A good quarter, but for the hall that the council keeps shut.")
    sro.submits()
    sro.did(asked.workspace.choose(sro.user, "anyway", ["yes"], "anyway"))
    sro.submits()
    assert not sro.view["blocks"], words_of(sro.view["blocks"])
    sro.types("/priority 1")
    sro.reads("A good quarter")


def test_too_little_or_too_much_is_refused_and_kept(asked: Stage, lead: Person, sro: Person) -> None:
    """The refusal stands at the question and what was typed is still there."""
    all_in(asked, lead)
    opens_headline(sro)
    for words, why in (("Fine.", "a sentence or two"), ("word " * 150, "At most 600 characters")):
        sro.fills_in(words=words)
        sro.submits()
        sro.is_told(why)
        assert sro.typed("words").strip() == words.strip()


def test_it_is_asked_for_when_returns_have_closed(asked: Stage, sro: Person) -> None:
    """Whatever came: the paper is drafted next, and one reminder tells of it."""
    asked.it_is("2021-10-19 12:01")
    asked.it_is("2021-10-20 09:30")
    sro.types("/updates")
    sro.reads("headline 1 Youth")


def test_it_is_nobody_elses(asked: Stage, lead: Person, sro: Person) -> None:
    """A lead of a commitment may not say it; the plan office may, in their stead."""
    all_in(asked, lead)
    opens_headline(sro)
    sro.closes_the_form()
    value = next(one.value for one in buttons(sro.answer["blocks"]) if one.action_id == "open_headline")
    lead.forges_press(value, "open_headline")
    lacks(words_of(lead.view["blocks"]), ("in two sentences",))
    office = Person(OFFICE, asked)
    office.forges_press(value, "open_headline")
    contains(words_of(office.view["blocks"]), ("in two sentences",))
