"""Whoever agrees asks the lead without sending back: one question, one answer, and the return stays as it is."""

import json

import pytest
from sqlalchemy import select

from storage.enums import Handling, ReturnState
from storage.tables import AuditEvent, LeadQuestion, Reply
from tests.flows.agreeing import Agreer, replan, returned, reviews
from tests.flows.person import AMBER, GREEN, Person, contains, lacks
from tests.flows.plan import ACCOUNTS, DEPUTY, SRO
from tests.flows.queries.test_talk import musters, says
from tests.flows.redaction.test_redaction import asks, everything_shown, whole_record
from tests.flows.stage import Stage
from tests.flows.words import Json, words_of

pytestmark = pytest.mark.usefixtures("asked")

QUESTION, ANSWER = "Which hall did Josephine Bloggs find?", "The one in Poole, says Josephine Bloggs."


def question_to(person: Person) -> Json:
    """The message that asks them, in the thread of their prompt."""
    found = [one for one in person.receipts if "A question on" in words_of(one["blocks"])]
    return found[-1]


def answer_to(agreer: Agreer) -> str:
    """The message that tells them of an answer."""
    said = [words_of(one["blocks"]) for one in agreer.messages]
    return next((words for words in reversed(said) if "is answered" in words), "")


def answers(person: Person, words: str = ANSWER) -> None:
    """[Answer] in the thread, and what they say."""
    person.presses("Answer", place=question_to(person))
    person.fills_in(reply=words)
    person.submits()


def asked_about(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """One return at risk, of which its SRO asks something on the day on which they are asked to agree."""
    lead.answers("ANY-1.1", **AMBER)
    stage.it_is("2021-10-15 09:30")
    agreer.opens_the_queue()
    agreer.asks_the_lead(QUESTION)


def test_a_question_is_asked_and_answered_and_the_return_stays(
    lead: Person, agreer: Agreer, stage: Stage
) -> None:
    """The lead reads it in the thread of their prompt and answers there; the SRO is told, reads both beside the
    return, and agrees it. It was never sent back, and the record has who said what."""
    asked_about(lead, agreer, stage)
    agreer.sees("Asked: ANY-1.1", "1 return is left for later")
    assert returned(stage, "ANY-1.1").state is ReturnState.SUBMITTED
    assert "asked, no answer yet" in words_of(agreer.asks[-1]["blocks"])
    words = words_of(question_to(lead)["blocks"])
    assert f"Director of Operations asks: “{QUESTION}”" in words
    assert "Your update stands and is not sent back" in words
    answers(lead)
    assert "Answered by Head of Scrutiny" in words_of(question_to(lead)["blocks"])
    assert '"Answer"' not in json.dumps(question_to(lead))
    assert f"Head of Scrutiny: “{ANSWER}”" in answer_to(agreer)
    assert "asked and answered" in words_of(agreer.asks[-1]["blocks"])
    agreer.opens_the_queue()
    agreer.sees("its lead was asked", QUESTION, ANSWER)
    agreer.agrees()
    assert returned(stage, "ANY-1.1").state is ReturnState.AGREED
    assert len(reviews(stage, "ANY-1.1")) == len(stage.revisions("ANY-1.1")) == 1
    (question,), (reply,) = stage.asks(select(LeadQuestion)), stage.asks(select(Reply))
    assert (question.words, question.by_role, reply.words, reply.by_role) == (
        QUESTION,
        "Director of Operations",
        ANSWER,
        "Head of Scrutiny",
    )
    trail = stage.asks(select(AuditEvent).order_by(AuditEvent.id))
    acts = [one.act for one in trail if "question" in (one.after or {})]
    assert acts == ["asked_lead", "answered_question"]


def test_an_answer_typed_in_the_thread_is_offered_as_one(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """Typed where they were asked, a sentence is shown beside the question, and sent once its author says so; thanks
    are no answer, and afterwards nothing is offered."""
    asked_about(lead, agreer, stage)
    thread = str(question_to(lead)["thread_ts"])
    lacks(says(lead, "Thanks!", thread_ts=thread), ("Is this your answer",))
    said = says(lead, "It is the one in Poole, and it opens on 4 October.", thread_ts=thread)
    contains(said, ("Is this your answer to Director of Operations", QUESTION, "it opens on 4 October"))
    assert stage.asks(select(Reply)) == []
    lead.presses("Send it as the answer", place=musters(lead)[-1])
    assert lead.typed("reply") == "It is the one in Poole, and it opens on 4 October."
    lead.submits()
    assert "it opens on 4 October" in answer_to(agreer)
    lacks(says(lead, "The hall has been booked for a year", thread_ts=thread), ("Is this your answer",))


def test_a_short_answer_in_the_thread_is_offered_too(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """A word that says little elsewhere answers a question; outside its thread it is no answer to anything."""
    asked_about(lead, agreer, stage)
    thread = str(question_to(lead)["thread_ts"])
    lacks(says(lead, "Poole"), ("Is this your answer",))
    contains(says(lead, "Poole", thread_ts=thread), ("Is this your answer", "Poole"))


def test_one_question_at_a_time(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """While one waits for its answer nobody is offered another, and a screen that stood open says why; an empty one
    is none. When it is answered the next may be asked."""
    replan(stage, {DEPUTY: {"agrees_for": (SRO,)}})
    lead.answers("ANY-1.1", **AMBER)
    officer = Agreer(DEPUTY, stage)
    for one in (officer, agreer):
        one.opens_the_queue_at_home()
    officer.uses_view("Ask the lead")
    officer.fills_in(question="  ")
    officer.submits()
    officer.is_told("Say it in a sentence")
    agreer.asks_the_lead(QUESTION)
    officer.fills_in(question="And which day?")
    officer.submits()
    officer.is_told("A question on this return waits for its answer")
    assert [one.words for one in stage.asks(select(LeadQuestion))] == [QUESTION]
    answers(lead)
    officer.submits()
    officer.sees("Asked: ANY-1.1")
    assert "Scrutiny Officer on behalf of Director of Operations asks" in words_of(
        question_to(lead)["blocks"]
    )


def test_what_is_as_expected_is_looked_at_once_something_was_asked(
    lead: Person, agreer: Agreer, stage: Stage
) -> None:
    """It is not agreed unread with the others, answered or not."""
    lead.answers("ANY-1.2", **GREEN)
    agreer.opens_the_queue_at_home()
    agreer.unticks_all()
    agreer.asks_the_lead("How many are that?")
    agreer.opens_the_queue_at_home()
    agreer.sees("By itself because its lead was asked", "How many are that?", "No answer has come yet")
    assert returned(stage, "ANY-1.2").state is ReturnState.SUBMITTED


def test_a_question_wants_no_answer_once_its_return_is_agreed(
    lead: Person, agreer: Agreer, stage: Stage
) -> None:
    """Its button goes; a box that stood open says so, and nothing is kept. Where the agreement is taken back the
    question may be answered again."""
    asked_about(lead, agreer, stage)
    asked = question_to(lead)
    lead.presses("Answer", place=asked)
    agreer.opens_the_queue()
    agreer.agrees()
    assert "no answer is needed" in words_of(question_to(lead)["blocks"])
    lead.fills_in(reply=ANSWER)
    lead.submits()
    lead.sees("no answer is needed")
    assert stage.asks(select(Reply)) == []
    agreer.takes_back("ANY-1.1")
    answers(lead)
    assert ANSWER in answer_to(agreer)


def test_an_answer_that_comes_twice_is_one(lead: Person, force: Person, agreer: Agreer, stage: Stage) -> None:
    """The lead and a co-lead answer at once: the first stands, and the second reads it."""
    asked_about(lead, agreer, stage)
    lead.presses("Answer", place=question_to(lead))
    force.presses("Answer", place=question_to(force))
    lead.fills_in(reply=ANSWER)
    lead.submits()
    force.fills_in(reply="Another one")
    force.submits()
    force.sees("Answered by Head of Scrutiny", ANSWER)
    assert [one.words for one in stage.asks(select(Reply))] == [ANSWER]


def test_where_nobody_in_slack_answers_nothing_is_asked(office: Person, agreer: Agreer, stage: Stage) -> None:
    """The plan office recorded it for a charity that is not in Slack: the SRO learns whom to ask instead."""
    office.types("/muster record ANY-2.3")
    office.fills_in(source="By telephone")
    office.submits()
    office.fills_in(**AMBER)
    office.submits()
    agreer.opens_the_queue_at_home()
    agreer.asks_the_lead(QUESTION)
    agreer.is_told("Nobody in Slack answers for this return: ask the plan office", beside="question")
    assert stage.asks(select(LeadQuestion)) == []


def test_nobody_else_asks_or_answers(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """The lead's own name below the SRO's question, and a stranger's below the lead's answer, record nothing."""
    lead.answers("ANY-1.1", **AMBER)
    agreer.opens_the_queue_at_home()
    agreer.uses_view("Ask the lead")
    agreer.fills_in(question=QUESTION)
    refused = stage.delivers(agreer.submission_as(ACCOUNTS["Head of Scrutiny"])).json()
    assert "Nobody agrees their own" in words_of(refused["view"])
    agreer.submits()
    other = Person("Head of Custody", stage)
    other.forges_press(stage.asks(select(LeadQuestion.id))[0], "answer_question")
    other.reads("Sorry, answering this question is for its lead, its co-leads and whoever covers for them")
    assert stage.asks(select(Reply)) == []


def test_a_restricted_return_says_who_reads_it(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """Both boxes say so, and nobody else finds a word of it."""
    replan(stage, {}, {"ANY-1.1": {"handling": Handling.RESTRICTED}})
    lead.answers("ANY-1.1", **AMBER)
    agreer.opens_the_queue_at_home()
    agreer.uses_view("Ask the lead")
    agreer.sees("It is restricted: question and answer are shown only to those who lead or agree it")
    agreer.fills_in(question=QUESTION)
    agreer.submits()
    lead.presses("Answer", place=question_to(lead))
    lead.sees("It is restricted: both are shown only to those who lead or agree it")
    lead.fills_in(reply=ANSWER)
    lead.submits()
    other = Person("Head of Custody", stage)
    other.types("/commitment ANY-1.1")
    other.does_not_read("Bloggs", "Which hall")
    said = {one.user: json.dumps(one.messages) for one in (other, Person("Programme Manager", stage))}
    assert [user for user, words in said.items() if "Bloggs" in words] == []


def test_a_redaction_takes_words_out_of_both(
    lead: Person, agreer: Agreer, office: Person, chief: Person, stage: Stage
) -> None:
    """The record and every message lose them, and both say when; the rest stands as it was said."""
    asked_about(lead, agreer, stage)
    answers(lead)
    asks(office, "Josephine Bloggs", "A volunteer was named")
    office.sees("2 questions and answers at sign-off")
    stage.settle()
    chief.presses("Look and confirm", place=chief.messages[-1])
    chief.submits()
    stage.settle()
    assert "bloggs" not in whole_record(stage)
    assert "bloggs" not in everything_shown(stage, lead, agreer, office, chief)
    (question,), (reply,) = stage.asks(select(LeadQuestion)), stage.asks(select(Reply))
    assert (question.words, reply.words) == (
        "Which hall did [redacted] find?",
        "The one in Poole, says [redacted].",
    )
    assert question.redacted_at == reply.redacted_at is not None
