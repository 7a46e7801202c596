"""What is told of help, in the same words everywhere, and to those alone who may see it."""

import pytest

from bot.rehearsal.playing.hands import offered
from digests.papers.draft import paper_text
from digests.weekly.weekly import in_thread, weekly
from storage.facts.plan import QuarterName
from storage.facts.weekly import Audience, DigestReader
from storage.papers.snapshots import take_snapshot
from storage.rules.weekly import held
from storage.weekly.week import Eyes, week_of
from tests.flows.decisions.help import ASK, MORNING, answers_help, ask_of, asks_for_help, letters
from tests.flows.person import GREEN, Person, contains, lacks
from tests.flows.plan import CHIEF, QUARTER
from tests.flows.stage import Stage, london
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")
NO_MONEY = "There is no money this year."
ASKED_FOR = f"Decision asked of {CHIEF} by 5 November 2021: {ASK}."
CAME = f"Declined by {CHIEF}, 4 October 2021: {NO_MONEY} Not yet recorded as a decision."


def paper(stage: Stage, quarter: QuarterName = QUARTER) -> str:
    """The quarter's paper, as it would be drafted now."""
    with stage.database.frozen() as session:
        return paper_text(take_snapshot(session, quarter, stage.clock.at))


def digest(stage: Stage, since: str = "2021-09-27 09:00") -> str:
    """What the channel's digest would say after one at that time."""
    public = DigestReader(Audience.CHANNEL)
    with stage.database.read() as session:
        week = week_of(session, stage.clock.at.date(), Eyes(london(since)), stage.clock.at)
    assert week is not None
    told = [weekly(held(week), public), *in_thread(held(week), public)]
    return "\n".join(words_of(one.blocks) for one in told)


def test_it_waits_in_the_list_of_whoever_is_asked(lead: Person, chief: Person, stage: Stage) -> None:
    """In /updates, in that of the commitment alone and in App Home, each with a way to answer."""
    asks_for_help(lead)
    stage.it_is(MORNING)
    for question in ("/updates", "/updates ANY-1.1"):
        chief.types(question)
        chief.reads("Asked of you", ASKED_FOR)
    chief.presses("Answer", on="ANY-1.1")
    chief.sees(ASK, "What came of it?")
    chief.closes_the_form()
    chief.opens_home()
    contains(words_of(chief.home["blocks"]), ("Asked of you", ASKED_FOR))
    answers_help(chief, "Done", words="Both are in post.")
    chief.types("/updates")
    chief.does_not_read("Asked of you")


def test_a_decline_stays_visible_in_the_same_words(
    lead: Person, chief: Person, office: Person, sro: Person, stage: Stage
) -> None:
    """The lead's letter, the commitment's story, the chief executive's exceptions, the digest and the paper."""
    asks_for_help(lead)
    stage.it_is(MORNING)
    answers_help(chief, "Declined", words=NO_MONEY)
    contains(letters(lead)[0], (CAME,))
    sro.types("/commitment ANY-1.1")
    sro.reads(CAME)
    chief.opens_home()
    contains(words_of(chief.home["blocks"]), ("whose help was declined", "help was declined", CAME))
    contains(digest(stage, "2021-10-03 09:00"), (CAME,))
    assert CAME not in digest(stage, "2021-10-05 09:00")
    contains(paper(stage), (f"What came of it: {CAME}",))
    office.types("/muster support")
    office.reads("No requests for support wait", "Answered in the last three months", CAME)


def test_what_is_not_answered_in_time_is_named(lead: Person, chief: Person, stage: Stage) -> None:
    """In the exceptions, the digest and the paper, until it is."""
    asks_for_help(lead, support_by_when="2021-10-08")
    stage.it_is(MORNING)
    contains(digest(stage), ("from Chief Executive, by 8 October",))
    stage.clock.at = london("2021-10-12 12:00")
    late = "No answer yet; it was wanted by 8 October 2021."
    contains(digest(stage), ("from Chief Executive, by 8 October, 4 days ago",))
    contains(paper(stage), (f"What came of it: {late}",))
    chief.opens_home()
    contains(words_of(chief.home["blocks"]), ("help was asked and not answered in time", late))


@pytest.mark.parametrize("label", ["Agreed", "Declined"])
def test_the_next_paper_says_what_became_of_it(lead: Person, chief: Person, stage: Stage, label: str) -> None:
    """Answered after a quarter's paper, it stands in the next one, though its commitment be back on track by then."""
    asks_for_help(lead)
    stage.it_is(MORNING)
    stage.clock.at = london("2021-11-03 12:00")
    answers_help(chief, label, words="The Board has met.")
    stage.it_is("2022-01-04 09:30")
    lead.uses(dict(offered(lead.prompts[-1]))["ANY-1.1"])
    lead.fills_in(**{**GREEN, "reason": "Both leaders came back by themselves in December."})
    lead.submits()
    lead.submits()
    stage.clock.at = london("2022-01-20 09:00")
    told = f"Asked before: {ASKED_FOR} {label} by {CHIEF}, 3 November 2021: The Board has met."
    contains(paper(stage, QuarterName(2021, 3)), (told,))


def test_what_is_restricted_is_told_to_those_alone_who_may_see_it(
    lead: Person, chief: Person, busy: Person, sro: Person, stage: Stage
) -> None:
    """Neither the digest nor the paper has a word of it, nor an answer to anybody else."""
    asks_for_help(lead, CHIEF, "ANY-3.1")
    stage.it_is(MORNING)
    answers_help(chief, "Declined", words=NO_MONEY)
    lacks(digest(stage), (ASK, NO_MONEY))
    lacks(paper(stage), (ASK, NO_MONEY))
    busy.types("/commitment ANY-3.1")
    busy.does_not_read(ASK, NO_MONEY)
    sro.types("/commitment ANY-3.1")
    sro.reads(NO_MONEY)


def test_a_redaction_takes_words_out_of_an_answer(
    lead: Person, chief: Person, office: Person, other: Person, stage: Stage
) -> None:
    """In the record, and in every message that told it."""
    asks_for_help(lead, "Head of Custody")
    stage.it_is(MORNING)
    answers_help(other, "Declined", words="Mallory Finch said no.")
    office.types("/muster redact")
    office.fills_in(words="Mallory Finch", why="It names somebody")
    office.submits()
    asked = next(one for one in chief.messages if "confirm a redaction" in words_of(one.get("blocks", [])))
    chief.presses("Look and confirm", place=asked)
    chief.submits()
    stage.settle()
    for words in (letters(lead)[0], words_of(ask_of(other)["blocks"])):
        contains(words, ("[redacted] said no.",))
        lacks(words, ("Mallory",))
