"""The plan office records for somebody who is not in Slack, and says where it has it from."""

import pytest

from tests.flows.person import AMBER, GREEN, Person, contains
from tests.flows.plan import CHARITY
from tests.flows.stage import Stage
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")


def told(person: Person) -> str:
    """Everything that Muster has said to them."""
    return "\n".join(words_of(one["blocks"]) for one in person.messages)


def test_the_source_is_asked_first_and_kept(office: Person, stage: Stage) -> None:
    """Ref, source, form: recorded under the lead's role, with the source, and receipted to whoever recorded."""
    office.types("/muster record ANY-2.3")
    office.sees("ANY-2.3 Victim support", CHARITY, "Where is this from?")
    office.fills_in(source="E-mail of 12 October")
    office.submits()
    office.sees("Update ANY-2.3", f"On behalf of {CHARITY}, from: E-mail of 12 October")
    office.fills_in(**AMBER)
    office.submits()
    assert office.has_no_form, office.view["errors"]
    (revision,) = stage.revisions("ANY-2.3")
    assert (revision.author_role, revision.source) == (CHARITY, "E-mail of 12 October")
    contains(told(office), (f"Recorded by the plan office for {CHARITY}, from: E-mail of 12 October",))


def test_the_source_can_be_typed_at_once_and_the_lead_hears_of_it(
    office: Person, lead: Person, stage: Stage
) -> None:
    """For any commitment: a lead of the workspace gets the receipt in the thread of their prompt."""
    office.types("/muster record any-1.2 from telephone call, 5 October")
    office.sees("Update ANY-1.2", "On behalf of Head of Scrutiny, from: telephone call, 5 October")
    office.fills_in(**GREEN)
    office.submits()
    contains(words_of(lead.receipts[0]["blocks"]), ("Recorded by the plan office for Head of Scrutiny",))
    contains(
        words_of(lead.prompt["blocks"]), ("✔ ANY-1.2", "● On track, by the plan office for Head of Scrutiny")
    )
    lead.types("/commitment ANY-1.2")
    lead.reads("Q2: lead's rating, recorded by the plan office, not yet agreed")
    assert stage.revisions("ANY-1.2")[0].source == "telephone call, 5 October"


def test_only_the_plan_office_records_for_others(sro: Person, lead: Person) -> None:
    """Anyone else is told who may; without a ref it says what to type."""
    for person in (sro, lead):
        person.types("/muster record ANY-2.3 from a letter")
        person.reads("Sorry, recording an update for someone else is for the plan office")


def test_what_is_typed_is_answered_in_words(office: Person) -> None:
    """No ref, an unknown one, or one that is not asked for."""
    office.types("/muster record")
    office.reads("/muster record ANY-1.1 from e-mail of 12 October")
    office.types("/muster record zebra crossing from a letter")
    office.reads("zebra crossing")


def test_the_form_of_another_source_is_refused_to_others(office: Person, lead: Person, stage: Stage) -> None:
    """A submission replayed in another's name is refused: the form's source gives nobody a right."""
    office.types("/muster record ANY-2.3 from a letter")
    office.fills_in(**GREEN)
    office.did(stage.workspace.submit(office.user))
    sent = dict(stage.heard("interactive")[-1])
    sent["user"] = {**sent["user"], "id": lead.user}
    sent["trigger_id"] = "another"
    answer = stage.delivers(sent)
    assert answer.json()["response_action"] == "push"
    assert "for the plan office" in answer.text
    stage.settle()


def test_whom_a_source_mentions_is_named_by_role(office: Person, stage: Stage) -> None:
    """The form, the receipt and the record have the title of the role, never an account."""
    office.types("/muster record ANY-2.3 from @u000chief by telephone")
    office.sees("from: Chief Executive by telephone")
    office.fills_in(**GREEN)
    office.submits()
    contains(told(office), ("from: Chief Executive by telephone",))
    assert stage.revisions("ANY-2.3")[0].source == "Chief Executive by telephone"
