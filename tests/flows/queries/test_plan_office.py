"""/muster and its verbs: help for everyone, the rest for those whose duty it is."""

import pytest
from sqlalchemy import func, select

from handlers.muster import VERBS
from storage.people.roles import actor, capacities
from storage.rules.access import may
from storage.tables import AuditEvent
from tests.flows.person import AMBER, Person
from tests.flows.stage import CHIEFS, Stage, london
from tests.flows.words import words_of

THEIRS = ("`/priority [name or code]", "`/commitment <ref or words>`", "`/updates`")


@pytest.mark.parametrize("line", ["/muster", "/muster help", "/muster what?"])
def test_help_is_for_everyone(stranger: Person, line: str) -> None:
    """Whatever is typed after it, /muster lists what whoever typed it may use, with what it does."""
    stranger.types(line)
    stranger.reads(*THEIRS, "`/muster calendar [quarter]`", "`/muster quiet [off, monthly …]`")
    stranger.does_not_read("`/muster status", "`/muster open", "`/muster report")


@pytest.mark.usefixtures("asked")
def test_help_has_for_each_what_the_table_opens_to_them(everyone: dict[str, Person]) -> None:
    """Verb for verb, grouped; nobody reads of what they may not use."""
    for role, person in everyone.items():
        person.types("/muster help")
        person.reads(*THEIRS)
        shown = words_of(person.answer["blocks"])
        with person.stage.database.read() as session:
            held = capacities(actor(session, person.user, person.stage.clock.at.date()))
        for name, verb in VERBS.items():
            listed = f"`{verb.usage}`" in shown
            assert listed is (may(verb.act, held) and name != "help"), (role, name)
        heads = [head for head in ("Now: ", "People: ", "The timetable", "The plan") if f"\n{head}" in shown]
        assert len(heads) == {"Governance Manager": 4, "Chief Executive": 4}.get(role, 2), role


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wiave ANY-1.1 because it is paused", "`/muster waive <ref> because …`"),
        ("opne", "`/muster open [quarter]`"),
        ("handover Head of Custody to @u0custody", "`/muster hand over <role> to @person`"),
        ("extention ANY-1.1 to 20 Oct because late", "`/muster extend <ref> to 20 Oct because …`"),
        ("hepl", "`/muster help`"),
        ("prioritys", "`/priority [name or code] [as at Q1 2021/22]`"),
    ],
)
def test_an_unknown_word_runs_nothing(office: Person, stage: Stage, typed: str, meant: str) -> None:
    """The verb that it is written like is asked about, and nothing is done."""
    before = stage.asks(select(func.count()).select_from(AuditEvent))
    office.types(f"/muster {typed}")
    office.reads(f"Nothing was done: “{typed.split()[0]}” was not understood. Did you mean this?", meant)
    assert stage.asks(select(func.count()).select_from(AuditEvent)) == before


@pytest.mark.usefixtures("asked")
def test_an_unknown_word_is_likened_to_what_its_typist_may_use(lead: Person, chief: Person) -> None:
    """To nobody is offered what would be refused them."""
    lead.types("/muster wiave ANY-1.1")
    lead.reads("“wiave” was not understood", *THEIRS)
    lead.does_not_read("Did you mean", "/muster waive")
    lead.types("/muster hour 10am to 3pm")
    lead.reads("Did you mean this?", "`/updates hours 9:30am to 2:30pm`")
    lead.types("/muster how does the plan stand")
    lead.reads("Police and Crime Plan: Quarter 2 2021/22")
    lead.types("/muster anything about knife fights")
    lead.reads("I did not understand", "“knife” and “fights” say nothing to me")
    chief.types("/muster opne")
    chief.does_not_read("`/muster open")


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("verb", "refusal", "may"),
    [
        ("status", "seeing how the collection stands", {"Governance Manager", "Chief Executive"}),
        ("report", "making the paper", {"Governance Manager", "Chief Executive"}),
        ("open", "opening a quarter", {"Governance Manager"}),
    ],
)
def test_a_verb_is_open_to_those_whose_duty_it_is(
    everyone: dict[str, Person], verb: str, refusal: str, may: set[str]
) -> None:
    """Everyone else is told who may."""
    for role, person in everyone.items():
        person.types(f"/muster {verb}")
        if role in may:
            person.does_not_read("Sorry")
        else:
            person.reads(f"Sorry, {refusal} is for the plan office")


@pytest.mark.usefixtures("asked")
def test_status_counts_what_is_in_and_names_what_is_out(lead: Person, office: Person) -> None:
    """Counts, by SRO, by ref and role, and the days that are still to come."""
    lead.answers("ANY-1.1", **AMBER)
    office.types("/muster status")
    office.reads("Quarter 2 2021/22 (July to September 2021): open", "1 of 25 returns in")
    office.reads("ANY-1.2: Head of Scrutiny", "Director of Operations: 1 of 25 in", "returns close")
    office.types("/muster status Q4 2030/31")
    office.reads("Quarter 4 2030/31 (January to March 2031) is not asked for yet", "Leads are asked at")
    office.types("/muster status Q5")
    office.reads("No quarter answers to “Q5”", "Write it like")


@pytest.mark.usefixtures("asked")
def test_a_quarter_may_be_named_by_its_number(lead: Person, office: Person) -> None:
    """The newest that has begun, and where the plan had not begun then the next; the answer says of which year. One
    that is not asked for yet is told from one that cannot be read, and says when it is."""
    office.types("/muster status Q2")
    office.reads("Quarter 2 2021/22 (July to September 2021): open")
    lead.types("/priority youth as at Q1")
    lead.reads("Quarter 1 2021/22", "ANY-1.2 Custody visiting scheme")
    for typed in ("Q3", "quarter 3", "Q3 2021/22"):
        office.types(f"/muster report {typed}")
        office.reads("Quarter 3 2021/22 (October to December 2021) is not asked for yet", "4 January 2022")
    office.types("/muster status Q4")
    office.reads("Quarter 4 2021/22 (January to March 2022) is not asked for yet")
    office.types("/muster status Q1 2019/20")
    office.reads("Nothing was asked for Quarter 1 2019/20")


def test_a_quarter_can_be_opened_by_hand_once(office: Person, lead: Person, stage: Stage) -> None:
    """The plan office asks every lead before the hour, and reads of it in the answer alone; opening again, and the
    hour itself, ask nobody anew."""
    stage.clock.at = london("2021-10-01 08:45")
    office.types("/muster open 2021/22 Q2")
    stage.settle()
    office.reads("Quarter 2 2021/22 (July to September 2021) is open.", "5 people are asked for 24 returns")
    assert len(lead.prompts) == 1
    assert office.messages == office.prompts
    office.types("/muster open 2021/22 Q2")
    office.reads("5 people are asked for 24 returns")
    stage.it_is("2021-10-01 09:30")
    assert len(lead.prompts) == 1


@pytest.mark.usefixtures("asked")
def test_opening_again_counts_no_waived_return(office: Person) -> None:
    """Nor somebody of whom nothing else is wanted, nor a waived return that nobody would be asked for."""
    for ref in ("ANY-1.1", "ANY-2.4", "ANY-2.3"):
        office.types(f"/muster waive {ref} because the grant is paused")
    office.types("/muster open 2021/22 Q2")
    office.reads("4 people are asked for 22 returns")
    office.does_not_read("ANY-2.3")


@pytest.mark.parametrize("quarter", ["2027/28 Q1", "2021/22 Q3", "2021/22 Q1"])
def test_no_quarter_is_opened_out_of_its_time(
    office: Person, lead: Person, stage: Stage, quarter: str
) -> None:
    """One ahead, the one under way and one long ended: refused with the right one, and nobody is asked."""
    stage.clock.at = london("2021-10-01 08:45")
    office.types(f"/muster open {quarter}")
    office.reads("is not opened", "/muster open Q2 2021/22")
    stage.settle()
    assert lead.prompts == []
    office.types("/muster open Q2 2021/22")
    office.reads("Quarter 2 2021/22 (July to September 2021) is open.")


def test_a_quarter_that_is_none_opens_nothing(office: Person, lead: Person, stage: Stage) -> None:
    """A slip of the fingers is quoted back."""
    office.types("/muster open soon")
    office.reads("No quarter answers to “soon”")
    stage.settle()
    assert lead.prompts == []


@pytest.mark.usefixtures("asked")
def test_the_paper_can_be_made_by_hand_once_returns_are_closed(chief: Person, stage: Stage) -> None:
    """While returns are open the answer is why there is none, and how they stand; once closed the draft comes at
    once, and no second one until something has changed."""
    chief.types("/muster report")
    chief.reads("No draft yet", "open until noon on Tuesday 19 October", "at 9am on Friday 22 October")
    chief.reads("0 of 25 returns in")
    stage.it_is("2021-10-19 12:00")
    chief.types("/muster report")
    chief.reads("The paper for Quarter 2 2021/22", "is being made")
    stage.settle()
    chief.types("/muster report")
    chief.reads("nothing has changed since draft v0.1")
    stage.it_is("2021-10-22 09:00")
    drafts = [one for one in stage.messages(CHIEFS) if "DRAFT" in words_of(one["blocks"])]
    assert len(drafts) == 1


def test_before_any_quarter_is_open_status_says_so(office: Person) -> None:
    """The quarter that was imported is told as what it is: nobody was asked, so no step of it is told as taken."""
    office.types("/muster status")
    office.reads("Quarter 1 2021/22 (April to June 2021): brought in with past returns", "4 of 4 returns in.")
    office.does_not_read("Timetable", "leads are asked", "By SRO")
