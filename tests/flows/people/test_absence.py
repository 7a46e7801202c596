"""Leave: a lead says so, somebody covers, and everybody knows whose turn it is."""

import pytest
from sqlalchemy import select

from storage.tables import Absence
from tests.flows.person import GREEN, Person, contains, lacks
from tests.flows.stage import Stage
from tests.flows.words import buttons, words_of

AWAY = "/updates away 12 Oct to 20 Oct cover head of custody"


def told(person: Person) -> str:
    """Everything that Muster has said to them."""
    return "\n".join(words_of(one["blocks"]) for one in person.messages)


def asks(person: Person) -> str:
    """What their prompt says."""
    return words_of(person.prompt["blocks"])


def test_leave_that_has_begun_sends_the_prompt_to_the_cover(
    lead: Person, other: Person, office: Person, stage: Stage
) -> None:
    """The cover is told at once and asked in the lead's place; the lead finds theirs in /updates."""
    stage.it_is("2021-09-30 12:00")
    lead.types("/updates away from today to 20 Oct, cover: Head of Custody")
    lead.reads("you are away from 30 September 2021 to 20 October 2021", "Head of Custody covers")
    stage.it_is("2021-10-01 09:30")
    contains(told(other), ("You cover for Head of Scrutiny",))
    contains(told(office), ("Head of Scrutiny is away from 30 September", "Head of Custody covers"))
    assert lead.prompts == []
    contains(asks(other), ("5 updates", "Head of Scrutiny · away until 20 October 2021", "ANY-1.1"))
    lead.types("/updates")
    lead.reads("Yours to update", "ANY-1.1")


@pytest.mark.usefixtures("asked")
def test_leave_that_begins_later_asks_the_cover_on_its_first_day(
    lead: Person, other: Person, stage: Stage
) -> None:
    """A newer prompt takes the place of the cover's own, in office hours; the lead's says who covers."""
    lead.types(AWAY)
    stage.it_is("2021-10-11 16:00")
    lacks(asks(other), ("Head of Scrutiny",))
    stage.it_is("2021-10-12 00:30")
    lacks(asks(other), ("Head of Scrutiny",))
    stage.it_is("2021-10-12 09:30")
    contains(asks(other), ("Head of Custody", "ANY-2.1", "Head of Scrutiny · away until 20 October 2021"))
    contains(told(other), ("this list goes on in a newer message",))
    contains(asks(lead), ("You are away until 20 October 2021. Head of Custody covers",))
    stage.it_is("2021-10-12 10:30")
    assert len(other.prompts) == 1


@pytest.mark.usefixtures("asked")
def test_a_cover_answers_and_both_hear_of_it(lead: Person, other: Person, stage: Stage) -> None:
    """It is recorded under the cover's role, ticked off in both prompts, and receipted to both."""
    lead.types(AWAY)
    stage.it_is("2021-10-12 09:30")
    other.answers("ANY-1.2", **GREEN)
    assert stage.revisions("ANY-1.2")[0].author_role == "Head of Custody"
    for person in (lead, other):
        contains(told(person), ("Recorded: ANY-1.2",))
        contains(asks(person), ("✔ ANY-1.2",))
    other.types("/updates")
    other.reads("Yours to cover", "ANY-1.1")


@pytest.mark.usefixtures("asked")
def test_a_lead_who_is_away_reads_that_returns_have_closed(lead: Person, other: Person, stage: Stage) -> None:
    """Their cover was asked and did not answer: at the cut-off the prompts of both say so."""
    lead.types(AWAY)
    stage.it_is("2021-10-12 09:30")
    stage.it_is("2021-10-19 12:00")
    for person in (lead, other):
        contains(asks(person), ("returns closed at noon on Tuesday 19 October",))


@pytest.mark.usefixtures("asked")
def test_a_cover_may_answer_only_while_the_lead_is_away(lead: Person, other: Person, stage: Stage) -> None:
    """Before the first day and after the last the form does not open."""
    lead.types(AWAY)
    return_id = stage.return_id("ANY-1.1")
    other.forges_press(return_id)
    other.sees("Sorry", "its lead")
    stage.it_is("2021-10-12 09:30")
    other.opens("ANY-1.1")
    other.sees("Update ANY-1.1")


@pytest.mark.usefixtures("asked")
def test_coming_back_early_ends_the_cover(lead: Person, other: Person, office: Person, stage: Stage) -> None:
    """The cover's list shrinks, both and the plan office are told, and /updates back once more says so."""
    lead.types(AWAY)
    stage.it_is("2021-10-12 09:30")
    stage.it_is("2021-10-13 10:00")
    lead.types("/updates back")
    lead.reads("You are not away any more")
    stage.settle()
    lacks(asks(other), ("ANY-1.1",))
    lacks(asks(lead), ("You are away",))
    contains(told(other), ("you need not cover",))
    contains(told(office), ("Head of Scrutiny is not away any more",))
    lead.types("/updates back")
    lead.reads("You are not recorded as away")


def test_a_lead_who_was_away_at_the_start_is_asked_on_return(lead: Person, stage: Stage) -> None:
    """Nobody holds their returns twice: back on the Tuesday, the lead gets their first prompt."""
    lead.types("/updates away 30 Sep to 4 Oct cover Head of Custody")
    stage.it_is("2021-10-01 09:30")
    stage.it_is("2021-10-04 12:00")
    assert lead.prompts == []
    stage.it_is("2021-10-05 09:30")
    contains(asks(lead), ("4 updates", "ANY-1.1"))


def test_without_a_cover_the_deputy_is_asked_and_the_rest_waits(
    lead: Person, deputy: Person, stage: Stage
) -> None:
    """The deputy of one commitment gets that one; the lead gets the others, to find on their return."""
    lead.types("/updates away 30 Sep to 20 Oct")
    lead.reads("Nobody was named to cover")
    stage.it_is("2021-10-01 09:30")
    contains(asks(deputy), ("1 update", "ANY-1.2", "away until 20 October 2021"))
    contains(asks(lead), ("You are away until 20 October 2021. Nobody was named to cover", "ANY-1.1"))


def test_a_cover_of_a_cover_is_not_asked(
    lead: Person, other: Person, busy: Person, office: Person, stage: Stage
) -> None:
    """Where the cover is away too, the return waits for its lead, and the plan office knows."""
    stage.it_is("2021-09-30 12:00")
    other.types("/updates away 30 Sep to 20 Oct cover Programme Manager")
    lead.types("/updates away 30 Sep to 20 Oct cover Head of Custody")
    lead.reads("Head of Custody was named as cover and is away in those days too")
    stage.it_is("2021-10-01 09:30")
    contains(told(office), ("a cover's cover is not asked",))
    contains(asks(lead), ("4 updates",))
    contains(asks(busy), ("18 updates", "ANY-2.1"))
    lacks(asks(busy), ("ANY-1.1",))


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("/updates away", "Say from when to when"),
        ("/updates away soon", "Say from when to when"),
        ("/updates away 20 Oct to 12 Oct", "20 October 2021 comes after 12 October 2021"),
        ("/updates away 1 Sep 2021 to 3 Sep 2021", "3 September 2021 has passed"),
        ("/updates away 12 Oct to 20 Oct cover the zebra keeper", "No role of the plan answers to"),
        ("/updates away 12 Oct to 20 Oct cover Head of Scrutiny", "is the role of whoever is away"),
        ("/updates away 12 Oct to 20 Oct cover Council Director", "Nobody holds Council Director"),
        ("/updates away 12-20 October cover hed of custdy", "Did you mean “Head of Custody”"),
        ("/updates away 12-20 Oct covered by HEAD OF CUSTODY.", "Head of Custody covers"),
        ("/updates away 12/10/2021 to 20/10/2021", "from 12 October 2021 to 20 October 2021"),
        ("/updates away until 25 Oct", "from 30 September 2021 to 25 October 2021"),
        ("/updates away 12/10/21 to 20/10/21", "from 12 October 2021 to 20 October 2021"),
        ("/updates away 12 to 20.10.21, cover Head of Custody", "Head of Custody covers"),
        ("/updates away 12 Oct to 20 Oct inclusive", "from 12 October 2021 to 20 October 2021"),
        ("/updates away 12 Oct to 20 Oct (incl.) cover Bid Lead", "Bid Lead covers"),
        ("/updates on leave 12 to 20 Oct", "Recorded: you are away from 12 October 2021 to 20 October 2021"),
        ("/updates absent 12 to 20 Oct", "“absent” stands before the days and was not understood"),
        ("/updates away 12-20/10", "from 12 October 2021 to 20 October 2021"),
        ("/updates away I'm on leave 12 Oct for two weeks", "from 12 October 2021 to 25 October 2021"),
        ("/updates away 12 Sep to 18 Sep", "if you mean next year, write the year too"),
        ("/updates away 1 Sep to 31 Mar", "from 1 September 2021 to 31 March 2022"),
        ("/updates away 4 Oct to 4 Oct 2035", "4 October 2035 is more than a year ahead, so nothing was"),
        ("/updates away 4 Oct 2021 to 4 Oct 2022", "is more than half a year still to come, so nothing was"),
        ("/updates away until Friday", "from 30 September 2021 to 1 October 2021"),
        ("/updates on leave next week", "from 4 October 2021 to 8 October 2021"),
        ("/updates away 12 Oct to 20 Oct cover @u0000busy", "Programme Manager covers"),
        ("/updates away 12 Oct to 20 Oct cover @ustranger", "That person holds no role of the plan"),
        ("/updates away 12 Oct to 20 Oct cover @u0000lead", "is the role of whoever is away"),
        ("/updates away cover Head of Custody 12 Oct", "“cover Head of Custody” stands before the days"),
    ],
)
def test_absences_are_read_forgivingly_and_refused_in_words(
    lead: Person, stage: Stage, line: str, answer: str
) -> None:
    """Whatever is typed, the answer says what was recorded or what to type instead."""
    stage.it_is("2021-09-30 12:00")  # Slack has been asked who is who
    lead.types(line)
    lead.reads(answer)


def test_two_absences_do_not_overlap(lead: Person) -> None:
    """The second is refused with the first one's days and how to call it off."""
    lead.types(AWAY)
    lead.types("/updates away 20 Oct to 22 Oct")
    lead.reads("from 12 October 2021 to 20 October 2021 is recorded already", "/updates back")


def test_the_plan_office_says_it_for_someone(lead: Person, office: Person, stage: Stage) -> None:
    """By role; whoever is away reads it; calling it off is for the plan office too."""
    office.types("/muster away head of scrutiny 12 Oct to 20 Oct cover Scrutiny Officer")
    office.reads("Recorded: Head of Scrutiny is away", "Scrutiny Officer covers")
    stage.settle()
    contains(told(lead), ("The plan office has recorded that you are away", "/updates back"))
    office.types("/muster back Head of Scrutiny")
    office.reads("Head of Scrutiny is not away any more")
    office.types("/muster away @u0000lead until 20 Oct")
    office.reads("Recorded: Head of Scrutiny is away from 30 September 2021 to 20 October 2021")
    office.types("/muster back @ustranger")
    office.reads("That person holds no role of the plan")


def test_whoever_says_it_is_told_once(office: Person, lead: Person, stage: Stage) -> None:
    """The answer says all of it, to a cover who says it too. What somebody else says the office still hears."""
    office.types("/muster away head of scrutiny 12 Oct to 20 Oct cover Governance Manager")
    office.reads("Recorded: Head of Scrutiny is away", "Governance Manager covers")
    office.types("/muster back Head of Scrutiny")
    stage.settle()
    unsaid = ("Head of Scrutiny is away", "is not away any more", "You cover for", "need not cover")
    lacks(told(office), unsaid)
    lead.types(AWAY)
    stage.settle()
    contains(told(office), ("Head of Scrutiny is away",))


@pytest.mark.parametrize("verb", ["away Head of Scrutiny 12 Oct to 20 Oct", "back Head of Scrutiny"])
def test_only_the_plan_office_says_it_for_others(other: Person, sro: Person, verb: str) -> None:
    """Anyone else is told who may."""
    for person in (other, sro):
        person.types(f"/muster {verb}")
        person.reads("Sorry, recording someone else's absence is for the plan office")


def test_someone_without_a_role_need_not_say(stranger: Person) -> None:
    """Nobody asks them for updates."""
    stranger.types(AWAY)
    stranger.reads("You hold no role in the plan")


@pytest.mark.usefixtures("asked")
def test_someone_without_commands_is_back_by_a_button(lead: Person) -> None:
    """The form of [Tell us] shows the absence that is recorded, with a button that ends it."""
    lead.types("/updates away 1 Oct to 20 Oct")
    lead.presses("Tell us", place=lead.prompt)
    lead.sees("You are recorded as away from 1 October 2021 to 20 October 2021")
    back = next(one for one in buttons(lead.view["blocks"]) if one.label == "I am back")
    lead.did(lead.stage.workspace.choose(lead.user, back.action_id, back.value, back.block_id))
    lead.sees("You are not away any more")
    lead.types("/updates back")
    lead.reads("not recorded as away")


@pytest.mark.usefixtures("asked")
def test_tell_us_records_an_absence(lead: Person, other: Person) -> None:
    """From the prompt: days and cover are picked; days the wrong way round are refused beside their field."""
    lead.presses("Tell us", place=lead.prompt)
    lead.fills_in(what="away", first="2021-10-20", last="2021-10-12")
    lead.submits()
    lead.is_told("20 October 2021 comes after 12 October 2021", beside="last")
    custody = role_id(lead, "Head of Custody")
    lead.fills_in(first="2021-10-01", last="2021-10-20", cover=custody)
    lead.submits()
    lead.sees("you are away from 1 October 2021 to 20 October 2021", "Head of Custody covers")
    contains(asks(other), ("Head of Scrutiny · away until 20 October 2021",))


@pytest.mark.usefixtures("asked")
def test_someone_who_handed_over_is_told_who_can_say_it(lead: Person, office: Person, stage: Stage) -> None:
    """With the form still open they record no absence; they read who can, and the plan office hears nothing."""
    lead.presses("Tell us", place=lead.prompt)
    lead.fills_in(what="away", first="2021-10-12", last="2021-10-20")
    stage.hands_over("Head of Scrutiny", "U0000BUSY")
    lead.submits()
    lead.sees("You hold no role in the plan", "Whoever holds the role now", "the plan office")
    assert stage.asks(select(Absence.id)) == []
    lacks(told(office), ("is away",))


def role_id(person: Person, title: str) -> str:
    """The value of a role in the form's menu of covers."""
    block = next(block for block in person.view["blocks"] if block["block_id"] == "cover")
    options = {one["text"]["text"]: one["value"] for one in block["element"]["options"]}
    return str(options[title])


@pytest.mark.usefixtures("asked")
def test_not_mine_reaches_the_plan_office_with_a_word(lead: Person, office: Person) -> None:
    """One update, or all of them; what is typed comes along, harmless."""
    lead.presses("Tell us", place=lead.prompt)
    lead.fills_in(what="not_mine", which="ANY-1.2", word="Ask <!channel> the Estates team")
    lead.submits()
    lead.sees("Thank you")
    contains(told(office), ("Head of Scrutiny says of ANY-1.2: not mine", "<!channel>"))
    assert all("<!channel>" not in one["text"] for one in office.messages)


@pytest.mark.usefixtures("asked")
def test_nobody_needs_a_command_to_say_so(lead: Person) -> None:
    """App Home has the same form: a guest, or somebody on a phone, needs buttons only."""
    lead.opens_home()
    lead.presses_at_home("Away, or not yours?", on="Ask at any time")
    lead.sees("Which is it?", "Who covers?")
