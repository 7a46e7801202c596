"""A quarter's figures: asked with the updates, given in a form, shown with what they speak to, revised and late."""

import pytest
from sqlalchemy import select

from digests.papers.draft import paper_text
from storage.enums import Polarity
from storage.facts.grades import Comparator
from storage.papers.snapshots import canonical, take_snapshot
from storage.plan.files.document import MeasureEntry
from storage.plan.intake.plans import import_plan
from storage.tables import Figure
from tests.flows.on_behalf.test_return_form import musters, sends
from tests.flows.person import Person, contains, lacks
from tests.flows.plan import LEAD, QUARTER, office_plan
from tests.flows.stage import Stage
from tests.flows.words import words_of

MEASURES = (
    MeasureEntry(
        code="M1",
        name="999 calls answered in ten seconds",
        unit="%",
        polarity=Polarity.HIGHER_BETTER,
        target="90%",
        decimals=1,
        owner=LEAD,
        commitments=("ANY-1.1",),
        definition="Calls presented that are answered within ten seconds",
        comparator=Comparator.TARGET,
        tolerance="1",
    ),
    MeasureEntry(
        code="M2", name="Burglaries", unit="offences", polarity=Polarity.LOWER_BETTER, owner=LEAD, priorities=("1",)
    ),
    MeasureEntry(
        code="M3",
        name="Complaints about staff",
        polarity=Polarity.LOWER_BETTER,
        owner=LEAD,
        priorities=("1",),
        suppress_below=5,
        publishable=False,
    ),
)  # fmt: skip


@pytest.fixture
def measured(stage: Stage) -> None:
    """The plan has measures, and the quarter is open."""
    plan = office_plan().model_copy(update={"measures": MEASURES})
    with stage.database.write() as session:
        import_plan(session, plan, stage.clock.at)
    stage.it_is("2021-10-01 09:30")


def gives(person: Person, **answers: str) -> None:
    """Fills in the form on top and sends it."""
    person.fills_in(**answers)
    person.submits()


@pytest.mark.usefixtures("measured")
def test_figures_are_asked_and_given(lead: Person) -> None:
    """One prompt asks for updates and figures; a figure is kept, and the form of the next stands there; two numbers
    that come to another percentage are refused."""
    asked = ("4 updates", "M1 999 calls answered in ten seconds · figure, by 5pm")
    contains(words_of(lead.prompt["blocks"]), asked)
    lead.presses("Give the figure", "M1 ", lead.prompt)
    lead.sees("Figure M1", "Higher is better. Target: 90%.", "Calls presented that are answered")
    gives(lead, figure="87.8", numbers="31,620 of 35,610", status="final")
    lead.is_told("These two come to 88.8%, not to the figure above.", beside="numbers:1:8085")
    gives(lead, figure="88.8")
    lead.sees("M1 is recorded: 88.8% (31,620 of 35,610).", "Figure M2")
    gives(lead, figure="1,588", status="final")
    lead.sees("Figure M3", "Not for publication")
    gives(lead, figure="3", status="final")
    assert lead.has_no_form
    lacks(words_of(lead.prompt["blocks"]), ("M1 ", "M2 ", "M3 "))


@pytest.mark.usefixtures("measured")
def test_a_figure_whose_measure_left_the_plan_meanwhile(lead: Person, stage: Stage) -> None:
    """Sent after the plan had the measure no more, it is refused beside its question, with what was typed, and not
    kept; opened from an old prompt, it says so."""
    lead.presses("Give the figure", "M1 ", lead.prompt)
    with stage.database.write() as session:
        import_plan(session, office_plan().model_copy(update={"measures": MEASURES[1:]}), stage.clock.at)
    gives(lead, figure="87.8", status="final")
    lead.is_told("This figure is not asked for any more, so it was not kept.")
    assert stage.asks(select(Figure)) == []


@pytest.mark.usefixtures("measured")
def test_figures_are_shown_beside_what_they_speak_to(lead: Person, stranger: Person, stage: Stage) -> None:
    """With where they go since last quarter and last year; one that may not be published to nobody else and in no
    paper, and one that is too small to nobody."""
    lead.presses("Give the figure", "M1 ", lead.prompt)
    more = {"last_quarter": "92.7", "last_year": "89.1", "commentary": "Below 90% as visitors return"}
    gives(lead, figure="88.8", numbers="31,620 of 35,610", status="provisional", grade="expected", **more)
    lead.is_told("Say why it is another than the figures give.")
    gives(lead, grade_why="The fair brought 900 calls in a night")
    gives(lead, figure="1,588", status="final")
    gives(lead, figure="3", status="final", commentary="Three, all of one station")
    stranger.types("/commitment ANY-1.1")
    stranger.reads(
        "M1 999 calls answered in ten seconds: 88.8% (31,620 of 35,610), provisional",
        "Down 3.9 points since Q1 2021/22 (92.7%): losing ground",
        "down 0.3 points since Q2 2020/21 (89.1%): holding steady",
        "1.2 points below target 90% · higher is better",
        "Provisionally graded “below expectations” by the figures, against target 90% (tolerance: 1 point); “meets "
        "expectations” in the judgement of Head of Scrutiny, because “The fair brought 900 calls in a night”; in Q1 "
        "2021/22 it was “exceeds expectations”",
        "Below 90% as visitors return",
    )
    stranger.does_not_read("Burglaries")
    stranger.types("/priority Youth")
    stranger.reads("M1 999 calls", "M2 Burglaries: 1,588 offences", "Lower is better")
    stranger.does_not_read("M3", "Complaints")
    lead.types("/muster measures M3")
    lead.reads("held back, for the numbers are too small to show", "Revise the figure")
    lead.does_not_read("Three, all of one station")
    stranger.types("/muster measures M3")
    stranger.reads("No measure answers to “M3”")
    with stage.database.frozen() as session:
        kept = take_snapshot(session, QUARTER, stage.clock.at).measures
    assert [(one.terms.code, str(one.value)) for one in kept] == [("M1", "88.8"), ("M2", "1588")]


@pytest.mark.usefixtures("measured")
def test_what_is_not_there_yet_and_what_is_revised(
    lead: Person, office: Person, chief: Person, stage: Stage
) -> None:
    """A figure that is expected before the paper is asked for on its day; a revision leaves what stood; the plan
    office gives one on behalf; a waived one is not wanted."""
    lead.presses("Give the figure", "M2 ", lead.prompt)
    gives(lead, status="not_yet", expected="2021-10-12")
    lead.is_told("Say in a few words why there is none yet.")
    gives(lead, status="not_yet", expected="2021-10-12", commentary="The Force closes its books on the 11th")
    contains(words_of(lead.prompt["blocks"]), ("M2 Burglaries · figure, by 5pm on Tuesday 12 October",))
    chief.types("/muster measures")
    chief.reads(
        "Measures, Quarter 2",
        "0 of 3 figures in",
        "M2 Burglaries: not available yet, expected on 12 October 2021",
    )
    office.types("/muster measures M2")
    office.presses("Revise the figure")
    gives(office, figure="1,600", status="final", expected="")
    assert office.has_no_form
    office.types("/muster measures burglaries")
    office.reads("1,600 offences", "Given by Governance Manager for Head of Scrutiny")
    lead.types("/muster measures M2")
    lead.presses("Revise the figure")
    assert lead.typed("figure") == "1,600"
    gives(lead, figure="160", status="final", last_quarter="1,655")
    lead.sees("Is this as you mean it?", "ten times or more off an earlier one, 1,600")
    gives(lead, figure="1,588")
    lead.sees("M2 is recorded: 1,588 offences; revised from 1,600")
    lead.closes_the_form()
    stage.settle()
    office.types("/muster waive M1 because the telephones were changed")
    office.reads("M1 999 calls answered in ten seconds is waived for Quarter 2")
    office.types("/muster measures M1")
    office.reads("not asked for", "the telephones were changed")
    stage.settle()


@pytest.mark.usefixtures("measured")
def test_a_withheld_figure_is_nowhere(lead: Person, stranger: Person, stage: Stage) -> None:
    """It stood, and then it is withheld, with a reason that does not tell it: no answer, no form, no message and no
    paper has it, nor do words of another quarter; then it is given after all."""
    lead.presses("Give the figure", "M1 ", lead.prompt)
    gives(lead, figure="88.8", numbers="3,552 of 4,000", status="final", commentary="At 88.8% for once")
    lead.closes_the_form()
    earlier = b"code,quarter,figure,checked,commentary\nM1,2021/22 Q1,92.7,yes,Well above 88.80% of 4000"
    sends(lead, earlier, "q1.csv")
    lead.types("/muster measures M1")
    lead.presses("Revise the figure")
    gives(lead, status="withheld", commentary="The 88.8 shows where cover was low")
    lead.is_told("What is withheld is not kept here. Take the figure out.")
    gives(lead, figure="", numbers="")
    lead.is_told("These words have a number of the figure that is withheld. Say it without.")
    gives(lead, commentary="It shows where cover was low")
    lead.is_told("Which role looks at it again on that day?")
    gives(lead, withheld_by="Deputy Chief Constable", expected="2021-12-01")
    stage.settle()
    seen = []
    for typed in ("/commitment ANY-1.1", "/priority Youth", "/muster measures", "/muster measures M1"):
        stranger.types(typed)
        seen.append(words_of(stranger.answer["blocks"]))
    contains(seen[0], ("withheld until 1 December 2021, when Deputy Chief Constable looks", "Why: “It shows"))
    lead.types("/muster measures M1")
    lead.presses("Revise the figure")
    seen += [words_of(lead.view["blocks"]), lead.typed("commentary")]
    lead.closes_the_form()
    sends(lead, earlier.replace(b"92.7", b"92.6"), "q1.csv")
    with stage.database.frozen() as session:
        kept = take_snapshot(session, QUARTER, stage.clock.at)
    everything = "\n".join(
        [*seen, *(words_of(one["blocks"]) for one in musters(lead)), paper_text(kept), canonical(kept)]
    )
    lacks(everything, ("88.8", "3,552", "3552", "4,000", "4000"))
    contains(everything, ("Well above [withheld]% of [withheld]",))
    lead.types("/muster measures M1")
    lead.presses("Revise the figure")
    gives(lead, figure="88.8", numbers="3,552 of 4,000", status="final", commentary="")
    stranger.types("/muster measures M1")
    stranger.reads("88.8% (3,552 of 4,000)")


@pytest.mark.usefixtures("measured")
def test_who_may_give_a_figure(stranger: Person, deputy: Person, lead: Person) -> None:
    """Its owner, who covers for them, and the plan office; nobody else, whatever they press."""
    found = next(
        one
        for block in lead.prompt["blocks"]
        for one in [block.get("accessory", {})]
        if one.get("action_id") == "open_figure"
    )
    for other in (stranger, deputy):
        other.forges_press(found["value"], "open_figure")
        assert not other.view["blocks"]


@pytest.mark.usefixtures("measured")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("measures", ("Measures, Quarter 2", "M1 999 calls", "M2 Burglaries")),
        ("kpis for rural crime", ("No measure speaks to",)),
        ("measures of youth", ("M1 999 calls", "M2 Burglaries")),
        ("how is M2 doing?", ("M2 Burglaries, Quarter 2", "not in")),
        ("how many 999 calls in ten seconds", ("M1 999 calls", "not in")),
        ("red measures", ("not sure", "understand")),
    ],
)
def test_a_question_about_measures(stranger: Person, typed: str, said: tuple[str, ...]) -> None:
    """All of them, those of a priority, or one by its code; none of them has a rating."""
    stranger.types(f"/priority {typed}")
    words = words_of(stranger.answer["blocks"])
    assert (
        any(one in words for one in said) if typed == "red measures" else all(one in words for one in said)
    ), words
