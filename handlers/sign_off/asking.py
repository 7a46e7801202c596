"""Asking a lead without sending their return back: whoever agrees asks, the lead answers, both from a small modal."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from digests.kit.notice import notice_view
from digests.sign_off import questions as words
from digests.sign_off.messages import revised_notice
from digests.sign_off.modal import ASK, QUESTION, ask_view, signoff_view
from digests.sign_off.questions import ANSWER, REPLY
from digests.sign_off.sitting import Sitting
from handlers.desk import Body, Desk, put_in_place
from handlers.permission import MayNot
from handlers.reading.fields import fields_in
from handlers.sign_off.sign_off import NotToAgree, decision_view, of_view
from handlers.sign_off.told import announce_question, announce_reply
from storage.answering import returns
from storage.facts.sign_off import QuestionFacts
from storage.people.roles import Actor, capacities
from storage.prompting import asking
from storage.record.database import Session
from storage.rules.access import Act, may
from storage.sign_off import asked, questions, queues
from storage.sign_off.questions import AskedAlready, NewQuestion, NobodyHears, NoMoreAnswers
from storage.sign_off.reviews import NotYours, Revised

# --- whoever agrees ------------------------------------------------------------------------------------


def listen(app: App) -> None:
    """Asking a lead, and their answer."""
    app.action(ASK)(open_ask)
    app.action(ANSWER)(open_answer)
    app.view(ASK)(submit_ask)
    app.view(ANSWER)(submit_answer)


def open_ask(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Ask the lead]: what to ask; the return stays as it is."""
    ack()
    put_in_place(body, client, decision_view(body, desk, ask_view))


def submit_ask(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """[Ask]: the question is recorded and the lead told; what waits goes on, this return left for later."""
    return_id, revision_no = of_view(body)
    sitting = Sitting.read(body["view"]["private_metadata"])
    said = fields_in(body["view"]).get(QUESTION, "").strip()
    with desk.database.write() as session:
        actor = desk.who(session, body)
        outcome = put(session, desk, actor, return_id, revision_no, said)
        queue = queues.queue_of(session, actor, desk.now())
    match outcome:
        case str() as why_not:
            ack(response_action="errors", errors={QUESTION: why_not})
        case Revised(ref):
            ack(response_action="update", view=signoff_view(queue, sitting, revised_notice([ref])))
        case asked_now:
            view = signoff_view(queue, sitting.with_later(return_id), words.asked_notice(asked_now.ref))
            ack(response_action="update", view=view)


def put(
    session: Session, desk: Desk, actor: Actor, return_id: int, revision_no: int, said: str
) -> QuestionFacts | Revised | str:
    """Records the question and tells the lead; or why not, below its box. Raises NotToAgree where it is not theirs to
    ask."""
    now = desk.now()
    heard = bool(asking.people_to_tell(session, return_id, desk.today()))
    match questions.ask(session, NewQuestion(return_id, revision_no, said, heard=heard), actor, now):
        case NotYours() as refused:
            raise NotToAgree(refused)
        case AskedAlready():
            return words.not_asked("already")
        case NobodyHears():
            return words.not_asked("nobody_hears")
        case None:
            return words.not_asked("missing")
        case QuestionFacts() as question:
            announce_question(session, question, now)
            return question
        case revised:
            return revised


# --- the lead ------------------------------------------------------------------------------------------


def open_answer(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Answer]: one box; or what became of the question, where it wants no answer any more."""
    ack()
    with desk.database.read() as session:
        question, _ = asked_of(session, desk, int(body["actions"][0]["value"]), body)
    closed = notice_view("question", words.question(question))
    client.views_open(
        trigger_id=body["trigger_id"], view=words.answer_view(question) if question.is_open else closed
    )


def submit_answer(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """[Answer] was sent: kept, and told to whoever asked; an answer that came before stands."""
    said = fields_in(body["view"]).get(REPLY, "").strip()
    with desk.database.write() as session:
        question, actor = asked_of(session, desk, int(body["view"]["private_metadata"]), body)
        outcome = questions.answer(session, question, said, actor, desk.now()) if said else None
        if isinstance(outcome, QuestionFacts):
            announce_reply(session, outcome, desk.now())
    if outcome is None:
        ack(response_action="errors", errors={REPLY: words.not_asked("missing")})
    elif isinstance(outcome, NoMoreAnswers):
        ack(response_action="update", view=notice_view("question", words.question(outcome.question)))
    else:
        ack()


def asked_of(session: Session, desk: Desk, question_id: int, body: Body) -> tuple[QuestionFacts, Actor]:
    """The question and who answers it. Raises MayNot for anyone to whom that is not open."""
    question, actor = asked.by_id(session, [question_id]).get(question_id), desk.who(session, body)
    act = Act.ANSWER_QUESTION
    if question is None or not may(
        act, capacities(actor, returns.commitment_of(session, question.return_id))
    ):
        raise MayNot(act)
    return question, actor
