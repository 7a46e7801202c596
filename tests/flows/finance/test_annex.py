"""The quarter's finance update: asked, sent as a file, sent back, confirmed, shown and printed; or waived."""

import pytest

from digests.papers.draft import paper_text
from storage.enums import Duty
from storage.facts.finance import FinanceFacts
from storage.facts.papers import Snapshot
from storage.papers.snapshots import take_snapshot
from storage.plan.intake.plans import import_plan
from tests.finance_file import SOUND, WRONG, changed
from tests.flows.on_behalf.test_return_form import musters, sends
from tests.flows.person import Person, contains, lacks
from tests.flows.plan import QUARTER, SRO, office_plan
from tests.flows.stage import Stage, london
from tests.flows.words import Json, words_of

YES = "Yes, this is the update"


@pytest.fixture
def sro(stage: Stage) -> Person:
    """The Director of Operations, who has the finance duty here; the quarter is open."""
    document = office_plan()
    people = [
        one.model_copy(update={"duties": (*one.duties, Duty.FINANCE)}) if one.role == SRO else one
        for one in document.people
    ]
    with stage.database.write() as session:
        update = {"people": tuple(people)}
        assert not import_plan(session, document.model_copy(update=update), stage.clock.at).faults
    stage.it_is("2021-10-01 09:30")
    return Person(SRO, stage)


def last(person: Person) -> Json:
    """What Muster said to them last."""
    return musters(person)[-1]


def snapshot(stage: Stage) -> Snapshot:
    """What a paper would be made of."""
    with stage.database.frozen() as session:
        return take_snapshot(session, QUARTER, london("2021-10-20 10:00"))


def annex(stage: Stage) -> FinanceFacts:
    """The quarter's annex as it counts."""
    found = snapshot(stage).annex
    assert found is not None
    return found


def is_sent_back_and_mended(sro: Person) -> None:
    """The three wrong figures are named; the sound file is shown as it was read."""
    sends(sro, WRONG, "q2.csv")
    contains(
        words_of(last(sro)["blocks"]),
        (
            "Nothing of “q2.csv” was kept: 3 things to put right",
            "Total force, actual to date (line 15, column E): “36,638” is given",
            "Victims' services grant (Ministry of Justice), annual budget (line 29, column C): The sign is wrong",
            "Vehicles, variance (line 33, column G): “250” is given",
        ),
    )
    sends(sro, SOUND.encode(), "q2.csv")
    contains(
        words_of(last(sro)["blocks"]),
        (
            "as I read “q2.csv”. In thousands of pounds",
            "Force: 250 under.",
            "2,310 · 640 · 812 · 2,690 · +380",
            YES,
        ),
    )


def test_it_is_asked_sent_back_mended_and_confirmed(sro: Person, stranger: Person, stage: Stage) -> None:
    """Faults are named with their cells and nothing is kept; what was read is shown again and counts only once it is
    confirmed; then it is asked for no more, and stands in the answer and in the paper."""
    (asked,) = (one for one in musters(sro) if "1 finance update, due by 5pm" in words_of(one["blocks"]))
    sro.presses("How to send it", "finance annex", asked)
    sro.sees("Finance update", "as an Excel or CSV file", "more than £100,000 wants a note")
    sro.closes_the_form()
    is_sent_back_and_mended(sro)
    sro.types("/muster finance")
    sro.reads(
        f"There is no finance update of Quarter 2 2021/22 (July to September 2021) yet. {SRO} is asked for it."
    )
    assert not annex(stage).is_confirmed
    contains(paper_text(snapshot(stage)), ("[To be supplied by: ",))
    sro.presses(YES, place=last(sro))
    contains(words_of(last(sro)["blocks"]), ("Recorded: the finance update of Quarter 2",))
    sro.types("/updates")
    sro.does_not_read("finance annex")
    stranger.types("/priority how is the budget")
    stranger.reads(
        f"{SRO}, 1 October 2021", "Force: 250 under", "Police officer overtime", "+380", "A busy summer"
    )
    stranger.does_not_read("Premises and transport")
    found = annex(stage)
    assert (found.confirmed_by, found.on_behalf_of, found.version) == (SRO, "", 1)
    contains(
        paper_text(snapshot(stage)), (f"Supplied by {SRO} on 1 October 2021.", "Vehicles (−250): Deliveries")
    )


def test_a_later_file_is_a_new_version(sro: Person, office: Person, lead: Person, stage: Stage) -> None:
    """Both are kept, and the newest that was confirmed counts; an older one's button records nothing any more. The
    plan office may send it on behalf; of anybody else's file nothing is kept, and no press of theirs counts."""
    sends(sro, SOUND.encode(), "first.csv")
    first = last(sro)
    more = "opcc,Supplies and services,142,36,41,150,8,For the consultation"
    sends(office, changed(("opcc,Supplies", more)), "second.csv")
    office.presses(YES, place=last(office))
    found = annex(stage)
    assert found.sections[1].lines[3].note == "For the consultation"
    assert (found.confirmed_by, found.on_behalf_of) == ("Governance Manager", SRO)
    sro.presses(YES, place=first)
    contains(words_of(last(sro)["blocks"]), ("A later file has been confirmed since",))
    sends(sro, SOUND.encode(), "third.csv")
    third = last(sro)
    sro.presses(YES, place=third)
    contains(words_of(last(sro)["blocks"]), ("version 2; the earlier one is kept",))
    assert annex(stage).version == 2
    value = next(one["elements"][0]["value"] for one in third["blocks"] if one["type"] == "actions")
    sends(lead, SOUND.encode(), "mine.csv")
    contains(words_of(last(lead)["blocks"]), ("“mine.csv” was not read, and nothing of it was kept",))
    lead.forges_press(value, "confirm_finance")
    lead.forges_press(value, "open_finance")
    assert lead.has_no_form
    assert annex(stage).version == 2
    sends(sro, b"a,b\n1,2\n", "other.csv")
    contains(words_of(last(sro)["blocks"]), ("has no figures of the finance update that I can find",))


def test_it_may_be_waived_for_a_reason(sro: Person, office: Person, stage: Stage) -> None:
    """The paper and the answer say why; whoever is asked hears it."""
    office.types("/muster waive finance because the books close late this quarter")
    office.reads("finance annex is waived for Quarter 2")
    stage.settle()
    contains(words_of(last(sro)["blocks"]), ("is not needed", "the books close late"))
    office.types("/muster finance Q2 2021/22")
    office.reads("No finance update is needed for Quarter 2", "the books close late this quarter")
    text = paper_text(snapshot(stage))
    contains(text, ("No financial update is given this quarter: the books close late",))
    lacks(text, ("Financial update (Appendix C)",))
    office.types("/muster finance 2019/20 Q1")
    office.does_not_read("Finance update")
