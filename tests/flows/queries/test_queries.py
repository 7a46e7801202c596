"""What anyone may ask: /priority, /commitment, /updates and App Home."""

import pytest

from tests.flows.agreeing import of_two_quarters
from tests.flows.person import AMBER, GREEN, RED, Person, contains, lacks
from tests.flows.plan import MANY, PROMISE, SECRET_PROMISE
from tests.flows.stage import Stage
from tests.flows.words import words_of

SECRET = "Paid the informants in the way that the review of March advised."


def test_before_a_quarter_opens_the_imported_one_is_told(stranger: Person) -> None:
    """Anyone may ask how the plan stands; with nothing newer it is the last quarter's."""
    stranger.types("/priority")
    stranger.reads("Police and Crime Plan: Quarter 1 2021/22", "1 Off track")


@pytest.mark.usefixtures("asked")
def test_the_overview_lists_each_priority(lead: Person) -> None:
    """Each priority has its worst rating, in word and symbol and colour, and its counts."""
    lead.answers("ANY-1.1", **AMBER)
    lead.answers("ANY-1.2", **GREEN)
    lead.types("/priority")
    lead.reads("Police and Crime Plan: Quarter 2 2021/22", "1 Youth: :large_yellow_circle: ▲ At risk")
    lead.reads("1 On track, 1 At risk", "2 Rural crime", "3 Serious harm", "4 Estates")


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("words", ["1", "Youth", "youth", "yuoth"])
def test_a_priority_is_found_by_code_name_and_misspelt(lead: Person, words: str) -> None:
    """A code, a name in any capitals and a slip of the fingers all find it; what was guessed says so."""
    lead.types(f"/priority {words}")
    lead.reads("1 Youth:", "ANY-1.1 Cadet units", "Lead: Head of Scrutiny")
    guess = "Did you mean 1 Youth? I read “yuoth” as “youth”."
    (lead.reads if words == "yuoth" else lead.does_not_read)(guess if words == "yuoth" else "Did you mean")


@pytest.mark.usefixtures("asked")
def test_an_unknown_priority_is_said_to_be_unknown(lead: Person) -> None:
    """What answers to nothing is quoted back, with what would be right."""
    lead.types("/priority zebras")
    lead.reads("I did not understand “zebras”", "You can ask, for instance: “Youth”, “who leads ANY-1.1”")


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("quarter", ["Q1 2021/22", "2021/22 Q1", "q1 2021-22"])
def test_a_priority_can_be_asked_as_at_an_earlier_quarter(lead: Person, quarter: str) -> None:
    """The answer is that quarter's, whatever has been said since."""
    lead.answers("ANY-1.2", **AMBER)
    lead.types(f"/priority youth as at {quarter}")
    lead.reads("ANY-1.2 Custody visiting scheme: :large_green_circle: ● On track")


@pytest.mark.usefixtures("asked")
def test_a_quarter_that_is_none_is_refused_in_words(lead: Person) -> None:
    """A slip in the quarter says how to write one; a quarter without returns says so."""
    lead.types("/priority youth as at soon")
    lead.reads("No quarter answers to “soon”", "Write it like “Q1 2021/22”")
    lead.types("/priority as at Q1 2019/20")
    lead.reads("Nothing was asked for Quarter 1 2019/20")


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("quarter", ["Q3 2021/22", "Q4 2021/22"])
@pytest.mark.parametrize("question", ["/priority", "/priority youth", "/commitment ANY-1.2"])
def test_a_quarter_that_is_not_asked_for_yet_has_no_answer(lead: Person, quarter: str, question: str) -> None:
    """Nothing is told of it, as if what is complete already were all there is."""
    lead.types(f"{question} as at {quarter}")
    lead.reads(f"Quarter {quarter[1]} 2021/22", "is not asked for yet", "Leads are asked at")
    lead.does_not_read("Complete", "No commitment answers", "Youth:")


@pytest.mark.usefixtures("asked")
def test_a_long_priority_has_pages(lead: Person) -> None:
    """Seventeen commitments come eight at a time; the buttons turn the pages in place, there and back."""
    lead.types("/priority")
    lead.presses("Show", on="Estates")
    lead.reads("ANY-4.8 ", "page 1 of 3")
    lead.does_not_read("ANY-4.9 ")
    first = lead.answer["ts"]
    lead.presses("Next page")
    lead.reads("ANY-4.9 ", "page 2 of 3")
    lead.presses("Next page")
    lead.reads(f"ANY-4.{MANY} ", "page 3 of 3")
    lead.presses("Page before")
    lead.reads("ANY-4.9 ", "page 2 of 3")
    assert lead.answer["ts"] == first


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("words", ["ANY-1.1", "any-1.1", "cadet units", "cadte units"])
def test_a_commitment_is_found_by_ref_and_by_words(stranger: Person, lead: Person, words: str) -> None:
    """Its rating, direction, date, lead, what was said and how it stood before are told to anyone."""
    lead.answers("ANY-1.1", **RED)
    stranger.types(f"/commitment {words}")
    stranger.reads("ANY-1.1 Cadet units", "■ Off track", "↓ Worsened", "31 March 2023", "Head of Scrutiny")
    stranger.reads("Force: Chief Inspector Prevention", RED["progress"], RED["support_ask"])
    stranger.reads("Q1 2021/22: :large_yellow_circle: ▲ At risk")
    guess = words == "cadte units"
    (stranger.reads if guess else stranger.does_not_read)("Did you mean ANY-1.1 Cadet units?")


@pytest.mark.usefixtures("asked")
def test_words_that_fit_several_are_asked_about(lead: Person) -> None:
    """All of them are listed, page by page; of several priorities each is offered with a button, which shows it."""
    lead.types("/commitment estate project")
    lead.reads("“estate project”: 17 commitments", "ANY-4.1 Estate project 1", "page 1 of 3")
    lead.presses("Next page")
    lead.reads("ANY-4.9 Estate project 9", "page 2 of 3")


@pytest.mark.usefixtures("asked")
def test_a_commitment_that_is_unknown_or_not_named_says_so(lead: Person) -> None:
    """Nothing like it, and nothing at all, are both answered with what to type."""
    lead.types("/commitment zzzz")
    lead.reads("I did not understand “zzzz”")
    lead.types("/commitment")
    lead.reads("/commitment` takes a ref")


@pytest.mark.usefixtures("asked")
def test_restricted_text_is_shown_to_those_concerned_only(lead: Person, everyone: dict[str, Person]) -> None:
    """Of a restricted commitment its people, the plan office and the chief executive read what was said;
    others read its rating, and who may."""
    lead.answers("ANY-3.1", **{**AMBER, "progress": SECRET})
    readers = {"Head of Scrutiny", "Chief Inspector Prevention", "Director of Operations"}
    readers |= {"Governance Manager", "Chief Executive"}
    for role, person in everyone.items():
        person.types("/commitment ANY-3.1")
        person.reads("ANY-3.1", "At risk")
        if role in readers:
            person.reads("Informant handling", SECRET)
        else:
            person.reads("What was said is restricted")
            person.does_not_read(
                "Informant", SECRET, SECRET_PROMISE, AMBER["path_action"], "The work on ANY-3.1"
            )


@pytest.mark.usefixtures("asked")
def test_a_restricted_title_cannot_be_guessed(stranger: Person) -> None:
    """Words of a restricted title find nothing, and no list of priorities or of likely names shows it."""
    for line in ("/commitment informant handling", "/commitment handling", "/priority 3", "/priority"):
        stranger.types(line)
        stranger.does_not_read("Informant handling")


@pytest.mark.usefixtures("asked")
def test_an_answer_can_be_restricted_by_its_lead(lead: Person, other: Person, sro: Person) -> None:
    """Of a public commitment, an answer marked restricted is shown to its people only, in every query."""
    lead.opens("ANY-1.1")
    lead.fills_in(**{**AMBER, "progress": SECRET})
    lead.asks_for_more()
    lead.fills_in(handling="restricted")
    lead.submits()
    for line in ("/commitment ANY-1.1", "/priority 1", "/commitment cadet units"):
        other.types(line)
        other.does_not_read(SECRET, AMBER["path_action"])
    sro.types("/commitment ANY-1.1")
    sro.reads(SECRET)


@pytest.mark.usefixtures("asked")
def test_updates_lists_what_waits_for_a_lead(lead: Person) -> None:
    """A lead's own are listed with a button, which opens the form; what is in says so."""
    lead.types("/updates")
    lead.reads("updates by 5pm on Thursday 14 October", "Yours to update", "ANY-1.1", PROMISE)
    lead.presses("Update", on="ANY-1.1")
    lead.fills_in(**AMBER)
    lead.submits()
    lead.types("/updates")
    lead.reads("✔ ANY-1.1 Cadet units · recorded:")
    lead.presses("Change", on="ANY-1.1")
    assert lead.typed("progress") == AMBER["progress"]


@pytest.mark.usefixtures("asked")
def test_updates_lists_what_an_sro_will_agree(sro: Person, lead: Person) -> None:
    """An SRO sees every return of theirs and how it stands, eight to a page, with nothing to press but pages."""
    lead.answers("ANY-1.1", **AMBER)
    sro.types("/updates")
    sro.reads("Yours to agree, as SRO", "ANY-1.1 Cadet units: :large_yellow_circle: ▲ At risk")
    sro.reads("ANY-1.2 Custody visiting scheme: not in yet")
    sro.does_not_read("ANY-4.17")
    for _ in range(3):
        sro.presses("Next page")
    sro.reads("ANY-4.17")


@pytest.mark.usefixtures("asked")
def test_updates_lists_what_is_still_out_of_an_older_quarter(lead: Person, stage: Stage) -> None:
    """What was given time past the opening of the next quarter stands above that, under its own heading, until it is
    answered; what never came in time does not."""
    of_two_quarters(stage, "2022-01-10")
    lead.types("/updates")
    older, newer = words_of(lead.answer["blocks"]).split("Quarter 3 2021/22 (October to December 2021)")
    contains(
        older, ("Quarter 2 2021/22 (July to September 2021): returns closed at", "ANY-1.2 Custody visiting")
    )
    contains(older, ("Due by 5pm on Monday 10 January",))
    lacks(older, ("ANY-1.1", "ANY-1.3"))
    contains(newer, ("updates by 5pm on Monday 17 January", "ANY-1.1", "ANY-1.2"))
    lead.opens_home()
    older, newer = words_of(lead.home["blocks"]).split("Quarter 3 2021/22 (October to December 2021)")
    contains(older, ("Quarter 2 2021/22 (July to September 2021): 1 update to do: returns closed", "ANY-1.2"))
    contains(newer, ("4 updates to do, by 5pm on Monday 17 January",))
    lead.types("/updates")
    lead.presses("Update", on="Due by 5pm on Monday 10 January")
    lead.sees("Quarter 2 2021/22")
    lead.fills_in(**GREEN)
    lead.submits()
    lead.types("/updates")
    lead.reads("Quarter 3 2021/22 (October to December 2021): updates by", "ANY-1.2")
    lead.does_not_read("Quarter 2 2021/22 (July")


@pytest.mark.usefixtures("asked")
def test_updates_says_when_nothing_waits(stranger: Person) -> None:
    """Who leads and agrees nothing is told so, kindly."""
    stranger.types("/updates")
    stranger.reads("Nothing waits for you in Quarter 2 2021/22")


def test_updates_before_a_quarter_opens_says_what_will_come(lead: Person) -> None:
    """With no quarter open nothing waits, and one is told how one will hear."""
    lead.types("/updates")
    lead.reads("Nothing waits for you.", "a direct message asks each lead")


@pytest.mark.usefixtures("asked")
def test_app_home_shows_what_waits_and_opens_forms(lead: Person, stage: Stage) -> None:
    """App Home lists the lead's updates with buttons; opened again, it shows what is in by then."""
    lead.opens_home()
    assert "Yours to update" in words_of(lead.home["blocks"])
    lead.presses_at_home("Update", on="ANY-1.1")
    lead.fills_in(**AMBER)
    lead.submits()
    assert len(stage.revisions("ANY-1.1")) == 1
    lead.opens_home()
    assert "ANY-1.1 Cadet units: :large_yellow_circle: ▲ At risk" in words_of(lead.home["blocks"])


@pytest.mark.usefixtures("asked")
def test_updates_of_one_commitment(lead: Person, stranger: Person) -> None:
    """A ref shows that one and is no day; what is no ref is named, beside all that waits; how leave is typed names a
    role that is not the reader's."""
    lead.types("/updates any-1.1")
    lead.reads("ANY-1.1 Cadet units")
    lead.does_not_read("ANY-1.2", "stands before the days")
    stranger.types("/updates ANY-1.1")
    stranger.reads("Nothing of ANY-1.1 waits for you", "/commitment ANY-1.1")
    lead.types("/updates zebra")
    lead.reads("“zebra” was not understood, so this is all that waits for you", "ANY-1.1", "ANY-1.2")
    lead.types("/updates away some time")
    lead.reads("/updates away 12 Oct to 20 Oct cover Bid Lead")
