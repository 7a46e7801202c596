"""/muster participation: who answered on time, late or not at all."""

import pytest

from storage.asks.participation import participation
from storage.facts.asks import Tally
from storage.facts.plan import QuarterName
from tests.flows.person import AMBER, GREEN, Person
from tests.flows.stage import Stage
from tests.flows.words import words_of


@pytest.mark.usefixtures("asked")
def test_the_figures_of_a_year(lead: Person, other: Person, office: Person, stage: Stage) -> None:
    """On time, late, missing and waived; the exempted count against nobody; the groups add up to the whole."""
    lead.answers("ANY-1.1", **GREEN)
    office.types("/muster extend ANY-1.2 to 18 Oct because the survey is late")
    office.types("/muster waive ANY-1.3 because it is paused")
    office.types("/muster exempt Programme Manager because the post is vacant")
    office.types("/muster participation")
    office.reads(
        "Participation in 2021/22: 100% on time (1 of 1), 18 not asked for, 6 still to come, of 25 returns."
    )
    stage.it_is("2021-10-15 10:00")
    lead.answers("ANY-1.2", **GREEN)
    other.answers("ANY-2.1", **AMBER)
    stage.it_is("2021-10-19 12:00")
    office.types("/muster participation 2021/22")
    office.reads(
        "28% on time (2 of 7), 1 late, 4 missing, 18 not asked for, of 25 returns.",
        "• Q2 2021/22: 28% on time",
    )
    office.reads("• Director of Operations: 28% on time")
    with stage.database.read() as session:
        found = participation(session, 2021)
    assert [name for name, _ in found.by_quarter] == [QuarterName(2021, 2)]
    assert sum((each for _, each in found.by_quarter), Tally()) == found.whole
    assert sum((each for _, each in found.by_sro), Tally()) == found.whole


@pytest.mark.usefixtures("asked")
def test_a_new_rule_changes_no_past_figure(lead: Person, office: Person, stage: Stage) -> None:
    """An answer in time stays one when the office brings its deadline forward afterwards."""
    stage.it_is("2021-10-14 10:00")
    lead.answers("ANY-1.1", **GREEN)
    stage.it_is("2021-11-01 10:00")
    office.types("/muster participation 2021/22")
    before = words_of(office.answer["blocks"])
    assert "4% on time (1 of 25), 24 missing" in before
    office.types("/muster timetable lead deadline +9 17:00")
    office.reads("It holds from now on")
    office.types("/muster participation 2021/22")
    assert words_of(office.answer["blocks"]) == before


@pytest.mark.usefixtures("asked")
def test_taking_up_again_makes_nothing_come_in_time(lead: Person, office: Person, stage: Stage) -> None:
    """What first came after its deadline is late in every figure, though it was waived and reopened since."""
    stage.it_is("2021-10-19 12:00")
    lead.answers("ANY-1.1", **GREEN)
    office.types("/muster waive ANY-1.1 because it is a duplicate")
    office.presses("Yes, waive it")
    office.types("/muster reopen ANY-1.1 because it is none")
    office.types("/muster status Q2 2021/22")
    office.reads("1 of 25 returns in; 1 came late")
    office.types("/muster participation 2021/22")
    office.reads("0% on time (0 of 25), 1 late, 24 missing")


def test_a_year_that_is_none(office: Person) -> None:
    """Words that are no year are quoted back; a year without a quarter has nothing to tell."""
    office.types("/muster participation soon")
    office.reads("No year answers to “soon”")
    office.types("/muster participation 2030/31")
    office.reads("Nothing was asked in 2030/31")
