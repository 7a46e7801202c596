"""What changes something is named exactly: a ref or a role's title, and nothing is changed on a guess."""

import pytest
from sqlalchemy import func, select

from storage.tables import Absence, AuditEvent, Commitment
from tests.flows.person import Person, contains
from tests.flows.stage import Stage
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")


def changes(stage: Stage) -> int:
    """How many changes the record has seen."""
    return int(stage.asks(select(func.count()).select_from(AuditEvent))[0])


@pytest.mark.parametrize(
    "line",
    [
        "waive {} because it is paused",
        "extend {} to 20 October because the survey is late",
        "reopen {} because a figure was wrong",
        "record {} from a letter",
        "chase {}",
        "split {}",
        "merge {} ANY-2.1 into ANY-9.9 Cadets and specials",
        "withdraw {} because the partner left",
    ],
)
@pytest.mark.parametrize("words", ["cadets", "ANY-1.11", "1.1"])
def test_a_commitment_is_changed_by_its_ref_alone(
    office: Person, lead: Person, stage: Stage, line: str, words: str
) -> None:
    """Words of a title, a ref with a slip in it and half a ref change nothing, tell nobody, and name the one that
    may have been meant."""
    before, told = changes(stage), len(lead.messages)
    office.types(f"/muster {line.format(words)}")
    stage.settle()
    office.reads(f"Nothing was done yet: “{words}” is no ref", "ANY-1.1 Cadet units")
    assert (changes(stage), len(lead.messages)) == (before, told)
    assert not office.view["blocks"]


@pytest.mark.parametrize("words", ["ANY-1.1 Cadet units", "not ANY-1.1", "ANY-1.1 ANY-1.2"])
def test_a_ref_with_more_than_itself_changes_nothing(office: Person, stage: Stage, words: str) -> None:
    """A ref among other words is shown as what may have been meant."""
    before = changes(stage)
    office.types(f"/muster waive {words} because it is paused")
    office.reads("Nothing was done", "ANY-1.1 Cadet units")
    assert changes(stage) == before


def test_a_ref_may_be_written_in_any_case_and_spacing(office: Person) -> None:
    """The same letters and numbers are the same ref."""
    office.types("/muster waive any 1.1 because it is paused")
    office.reads("ANY-1.1 Cadet units is waived")
    office.types("/muster withdraw any-1.2 because it is paused")
    office.reads("ANY-1.2 is withdrawn")
    office.types("/muster waive ANY-1.2 because it is paused")
    office.reads("ANY-1.2 is part of the plan no longer")


@pytest.mark.parametrize(
    "ref", ["АNY-1.1", "ＡＮＹ－１．１", "ANY – 1.1", "Any\u00a01.1", "ANY\u20111.1\u200b", "ΑΝΥ-1.1"]
)
def test_a_ref_is_the_same_in_letters_that_only_look_like_it(office: Person, lead: Person, ref: str) -> None:
    """Cyrillic and Greek look-alikes, full-width letters, any dash and space, and what nobody sees: wherever a ref is
    typed it is found."""
    for line in (f"/commitment {ref}", f"/priority {ref}", f"/updates {ref}"):
        lead.types(line)
        lead.reads("ANY-1.1 Cadet units")
        lead.does_not_read("did you mean", "Custody visiting scheme")
    office.types(f"/muster split {ref}")
    office.sees("ANY-1.1 Cadet units")
    office.types(f"/muster extend {ref} to 20 October because the survey is late")
    office.reads("ANY-1.1 Cadet units")
    office.types(f"/muster waive {ref} because it is paused")
    office.reads("ANY-1.1 Cadet units is waived")
    office.types(f"/muster reopen {ref} because it goes on")
    office.reads("ANY-1.1 Cadet units")
    office.types(f"/muster withdraw {ref} because the partner left")
    office.reads("ANY-1.1 is withdrawn")
    for line in (f"/muster waive {ref} because it is paused", f"/commitment {ref}"):
        office.types(line)
        office.reads("ANY-1.1 is part of the plan no longer")


def test_a_new_ref_is_written_as_the_plan_writes_its_own(office: Person, stage: Stage) -> None:
    """In plain letters, with its dash; one that only looks unused is refused."""
    office.types("/muster merge ANY-1.1 ANY-1.2 into АNY 2.1 Cadets and visitors")
    office.reads("is or was the ref of another commitment")
    office.types("/muster merge ANY-1.1, ANY 1.2 into АNY 9.9 “Cadets and visitors”")
    office.reads("ANY-9.9")
    assert "ANY-9.9" in stage.asks(select(Commitment.ref))
    assert "Cadets and visitors" in stage.asks(select(Commitment.title))


def test_a_restricted_title_is_not_among_what_may_have_been_meant(office: Person) -> None:
    """Its ref is named, its title is not."""
    office.types("/muster waive ANY-3.11 because it is paused")
    office.reads("ANY-3.1 (restricted)")
    office.does_not_read("Informant")


@pytest.mark.parametrize(
    "line",
    [
        "exempt {} because the post is vacant",
        "away {} 12 Oct to 20 Oct",
        "away Head of Custody 12 Oct to 20 Oct cover {}",
        "back {}",
        "hand over {} to @u0custody",
        "hand over Bid Lead to {}",
        "acting {} is @u0custody 4 Oct to 8 Oct",
        "acting Bid Lead is {} 4 Oct to 8 Oct",
        "return-form {}",
        "chase {}",
    ],
)
def test_a_role_is_named_by_its_whole_title(office: Person, stage: Stage, line: str) -> None:
    """A title with a slip in it changes nothing, and the one that may have been meant is named."""
    before = changes(stage)
    office.types(f"/muster {line.format('Head of Scruteny')}")
    office.reads("“Head of Scruteny”", "Did you mean", "Head of Scrutiny")
    assert changes(stage) == before
    assert stage.asks(select(func.count()).select_from(Absence)) == [0]


@pytest.mark.parametrize(
    "line",
    ["timetable sekond reminder +7", "timetable reminder +7", "meeting Anyshire Panl 25 January 2022"],
)
def test_a_step_and_a_forum_are_named_exactly(office: Person, stage: Stage, line: str) -> None:
    """A slip in either sets nothing, and says how it is typed."""
    before = changes(stage)
    office.types(f"/muster {line}")
    office.reads("/muster ")
    assert changes(stage) == before


def test_what_is_too_long_is_refused_and_not_cut(office: Person, stage: Stage) -> None:
    """A ref, a title and a source that do not fit are said to be too long: nothing is kept of a part."""
    before = changes(stage)
    office.types(f"/muster merge ANY-1.1 ANY-1.2 into ANY-9.9 {'Cadets and visitors ' * 20}")
    office.reads("The title of ANY-9.9 is too long", "Nothing was changed")
    office.types("/muster merge ANY-1.1 ANY-1.2 into ANY-CADETS-AND-VISITORS-9 Cadets")
    office.reads("is too long for a ref")
    office.types(f"/muster record ANY-1.1 from {'a letter and ' * 30}")
    office.reads("takes 3", "200 are kept")
    assert changes(stage) == before
    assert "ANY-9.9" not in stage.asks(select(Commitment.ref))


def test_words_still_show_what_they_mean(office: Person, lead: Person) -> None:
    """Looking something up forgives more than changing it."""
    lead.types("/commitment who leads the cadets?")
    lead.reads("ANY-1.1 Cadet units")
    office.types("/priority how is rural crime doing")
    contains(words_of(office.answer["blocks"]), ("2 Rural crime",))
