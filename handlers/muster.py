"""/muster and its verbs: what the plan office and the chief executive do by hand, some of it by App Home's buttons.
The table of verbs is what dispatches and what help is made of."""

import re
from collections.abc import Mapping
from dataclasses import replace
from html import unescape
from typing import Any

from rapidfuzz import fuzz, process
from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from digests.answering.refusals import not_allowed
from digests.home.office import DO, ROLE, WHICH_ROLE, which_role_view
from digests.kit.blocks import Block, Message
from digests.kit.notice import notice_view
from digests.queries.exact import GO_AHEAD, LEAVE_IT, GoAhead, left_alone, opened, too_late
from digests.queries.meant import help_answer, no_such_verb
from digests.queries.usage import not_done
from handlers.asks.participation import participation_words
from handlers.calendar.closures import closed
from handlers.calendar.ics import calendar
from handlers.calendar.timetable import meeting, timetable
from handlers.collecting.by_hand import open_by_hand, status_words
from handlers.decisions.helping import support_words
from handlers.desk import Body, Desk, payload
from handlers.door.patience import patiently
from handlers.handover import handing_over
from handlers.handover.handing_over import acting, hand
from handlers.home.home import HAS_A_BUTTON
from handlers.members.noting import request
from handlers.on_behalf.on_behalf import record
from handlers.on_behalf.return_form import send_form
from handlers.papers.by_hand import report_words
from handlers.people import cover
from handlers.people.absence import away, back_again
from handlers.people.accounts import accounts_words
from handlers.permission import allowed
from handlers.prompting.by_hand import chase
from handlers.queries.answering import answer
from handlers.queries.asking import asking
from handlers.queries.finance import finance
from handlers.queries.measures import measures
from handlers.queries.offered import commands_for
from handlers.queries.requests import requests
from handlers.reading.exact import NothingDone
from handlers.reading.fields import fields_in
from handlers.reading.parts import read_parts
from handlers.reading.remarks import asks as is_put_as_question
from handlers.reading.spoken import in_words
from handlers.reading.spoken_ids import channel_names, known
from handlers.reading.verbs import Command, HelpGroup, Takes, Verb, first_word
from handlers.redaction.redaction import redact
from handlers.rulings.rulings import exempt, extend, reopen, waive
from handlers.succession.succession import merge, split, withdraw
from handlers.weekly.quiet import election, quiet
from storage.facts.queries import AskedFor
from storage.people.roles import Actor, capacities, holders_on
from storage.plan.plan_facts import role_titles
from storage.record.database import Session
from storage.rules.access import Act, may, who_may
from storage.rules.same_text import AROUND, folded

OF_A_ROLE = ("hand", "away")
"""What is about somebody, and cannot be done before it is said of whom."""
COURTEOUS = re.compile(r"^(?:please|pls|kindly)\b[\s,]*(?=\S)", re.IGNORECASE)
"""What may stand before a verb."""
A_FEW = 3
"""Of so many words and more a line that begins with no verb asks something."""
ALIKE, MOST_ALIKE = 72.0, 3
"""How like a verb (0 to 100) a word is that may have been meant to be it, and how many of them are offered."""


def listen(app: App) -> None:
    """/muster, the answer to what it asks, and its buttons in App Home."""
    app.command("/muster")(muster)
    app.action(GO_AHEAD)(go_ahead)
    app.action(LEAVE_IT)(leave_it)
    app.action(re.compile(f"^{DO}({'|'.join(HAS_A_BUTTON)})$"))(press_at_home)
    app.view(WHICH_ROLE)(role_chosen)


def muster(ack: Ack, body: dict[str, Any], client: WebClient, respond: Respond, desk: Desk) -> None:
    """/muster <verb> [words]: checks who may, and answers on the acknowledgement; after it, what takes long."""
    text = str(body.get("text") or "")
    patiently(
        ack,
        desk.patience,
        lambda: answer_to(text, body, client, desk),
        shown=payload,
        late=lambda words: respond(**payload(words)),
    )


def go_ahead(ack: Ack, body: dict[str, Any], client: WebClient, respond: Respond, desk: Desk) -> None:
    """[Yes, waive it]: the line that was shown is read as if it were typed now, by whoever presses, with all that is
    so now; the answer stands in place of the question."""
    ack()
    meant = GoAhead.read(body["actions"][0]["value"])
    today = meant.on == desk.today()
    answer = answer_to(meant.line, body, client, desk, meant.sure) if today else too_late()
    respond(**payload(answer or opened()), replace_original=True)


def leave_it(ack: Ack, respond: Respond) -> None:
    """[No]."""
    ack()
    respond(**payload(left_alone()), replace_original=True)


def answer_to(text: str, body: Body, client: WebClient, desk: Desk, sure: str = "") -> Message | None:
    """Does what was typed after /muster, as Slack sends it, and says so; None where a modal does. `sure` says of what
    it was asked whether it is meant."""
    # Slack escapes what follows /muster, so that a mention comes with the account's id.
    line = COURTEOUS.sub("", text.strip())
    channels = channel_names(client, line)
    with desk.database.read() as session:
        actor = desk.who(session, body)
        said = in_words(line, known(session, desk.today(), line, channels))
    typed, words = first_word(said)
    verb = VERBS.get(folded(typed.strip(AROUND) or "help"))
    if verb is None:
        return question_or_slip(line, typed, actor, desk)
    if not may(verb.act, capacities(actor)):
        return not_allowed(verb.act, who_may(verb.act))
    _, marked = first_word(unescape(line))
    return done(Command(desk, body, actor, client, verb, line, words, marked, sure=sure))


def done(asked: Command) -> Message | None:
    """Does what a verb is for, once what it takes is read; or what is said instead."""
    try:
        return asked.verb.do(replace(asked, typed=read_parts(asked)) if asked.verb.reads_alike else asked)
    except NothingDone as refusal:
        return refusal.words


def help_words(asked: Command) -> Message:
    """What whoever asks may type."""
    return help_for(asked.actor)


def help_for(actor: Actor) -> Message:
    """What this person may type, made from the table itself."""
    theirs = verbs_for(actor)
    groups = [
        (group, [usage_of(name) for name in theirs if VERBS[name].group is group]) for group in HelpGroup
    ]
    return help_answer(commands_for(actor), [(group, usages) for group, usages in groups if usages])


def verbs_for(actor: Actor) -> list[str]:
    """The verbs of /muster that this person may use; help itself is no news to whoever reads it."""
    held = capacities(actor)
    return [name for name, verb in VERBS.items() if name != "help" and may(verb.act, held)]


def usage_of(name: str) -> tuple[str, str]:
    """A verb, and how it is typed."""
    return name, VERBS[name].usage


def question_or_slip(line: str, typed: str, actor: Actor, desk: Desk) -> Message:
    """What begins with no verb: a question, where all of it is one; else a verb that was misspelt, and nothing was
    done; else a question as far as it goes, if its first word was understood."""
    with desk.database.read() as session:
        one = asking(session, desk, actor, line)
        asks = one.question.understood and one.question.asks_something
        sentence = len(line.split()) >= A_FEW
        put = sentence and is_put_as_question(line)
        slip = None if put or (asks and not one.question.is_guess) else misspelt_verb(typed, actor)
        if one.question.ask is AskedFor.HELP and not slip:
            return help_for(actor)
        if (asks or sentence) and not slip and folded(typed) not in one.question.unknown:
            return answer(one)
    return slip or not_done(typed, typed, help_for(actor))


def misspelt_verb(typed: str, actor: Actor) -> Message | None:
    """That there is no such verb, and nothing was done: which of what they may type is written like it; None where
    nothing is."""
    known = [*commands_for(actor), *map(usage_of, ["help", *verbs_for(actor)])]
    names = [name for name, _ in known]
    found = process.extract(folded(typed), names, scorer=fuzz.WRatio, limit=MOST_ALIKE, score_cutoff=ALIKE)
    like = [known[at] for *_, at in found]
    return no_such_verb(typed, like) if like else None


# --- by App Home's buttons -------------------------------------------------------------------------------


def press_at_home(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """One of them is pressed. Raises MayNot."""
    ack()
    verb = str(body["actions"][0]["action_id"]).removeprefix(DO)
    with desk.database.read() as session:
        allowed(session, desk, body, HAS_A_BUTTON[verb])
        view = which_role_view(verb, roles_for(session, desk, verb)) if verb in OF_A_ROLE else None
    if view is None:
        view = notice_view(verb, answer_to(verb, body, client, desk) or opened())
    client.views_open(trigger_id=body["trigger_id"], view=view)


def roles_for(session: Session, desk: Desk, verb: str) -> list[tuple[int, str]]:
    """(id, title) of the roles that can be chosen, by title: nobody is away of a role that nobody holds."""
    held = holders_on(session, desk.today())
    titles = role_titles(session).items()
    return sorted(
        (one for one in titles if verb == "hand" or one[0] in held), key=lambda one: one[1].casefold()
    )


def role_chosen(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """The role was chosen: what is asked of it stands in the form's place. Raises MayNot."""
    verb = str(body["view"]["private_metadata"])
    with desk.database.read() as session:
        allowed(session, desk, body, HAS_A_BUTTON[verb])
        view = form_for(session, desk, verb, int(fields_in(body["view"])[ROLE]))
    ack(response_action="update", view=view)


def form_for(session: Session, desk: Desk, verb: str, role_id: int) -> Block:
    """What is asked once it is known whose role it is."""
    if verb == "hand":
        return handing_over.form(session, role_id)
    return cover.modal_of(session, desk, role_id, role_titles(session)[role_id])


# --- the table -------------------------------------------------------------------------------------------

VERBS: Mapping[str, Verb] = {
    verb.name: verb
    for verb in (
        Verb("help", HelpGroup.NOW, Act.GET_HELP, help_words),
        Verb("status", HelpGroup.NOW, Act.SEE_STATUS, status_words, (Takes.QUARTER,)),
        Verb("open", HelpGroup.NOW, Act.OPEN_QUARTER, open_by_hand, (Takes.QUARTER,)),
        Verb("report", HelpGroup.NOW, Act.MAKE_REPORT, report_words, (Takes.QUARTER,)),
        Verb("chase", HelpGroup.NOW, Act.CHASE, chase, (Takes.REF_OR_ROLE,)),
        Verb("waive", HelpGroup.NOW, Act.WAIVE, waive, (Takes.REF, Takes.REASON)),
        Verb("reopen", HelpGroup.NOW, Act.REOPEN, reopen, (Takes.REF, Takes.REASON)),
        Verb("extend", HelpGroup.NOW, Act.EXTEND, extend, (Takes.REF, Takes.UNTIL, Takes.REASON)),
        Verb("support", HelpGroup.NOW, Act.SEE_HELP, support_words),
        Verb("participation", HelpGroup.NOW, Act.SEE_PARTICIPATION, participation_words, (Takes.YEAR,)),
        Verb("exempt", HelpGroup.PEOPLE, Act.WAIVE, exempt, (Takes.ROLE, Takes.REASON)),
        Verb("away", HelpGroup.PEOPLE, Act.RECORD_ABSENCE, away, (Takes.ROLE, Takes.DAYS, Takes.COVER)),
        Verb("back", HelpGroup.PEOPLE, Act.RECORD_ABSENCE, back_again, (Takes.ROLE,)),
        Verb("hand", HelpGroup.PEOPLE, Act.HAND_OVER, hand, (Takes.OVER, Takes.TO)),
        Verb("acting", HelpGroup.PEOPLE, Act.HAND_OVER, acting, (Takes.ROLE, Takes.ACTS, Takes.DAYS)),
        Verb("record", HelpGroup.PEOPLE, Act.RECORD_ON_BEHALF, record, (Takes.REF, Takes.SOURCE)),
        Verb("return-form", HelpGroup.PEOPLE, Act.RECORD_ON_BEHALF, send_form, (Takes.ROLE,)),
        Verb("accounts", HelpGroup.PEOPLE, Act.PICK_ACCOUNT, accounts_words),
        Verb("timetable", HelpGroup.TIMETABLE, Act.SET_TIMETABLE, timetable, (Takes.QUARTER,)),
        Verb("meeting", HelpGroup.TIMETABLE, Act.MOVE_MEETING, meeting, (Takes.FORUM, Takes.DAY)),
        Verb("closed", HelpGroup.TIMETABLE, Act.SET_TIMETABLE, closed, (Takes.CLOSED,)),
        Verb("election", HelpGroup.TIMETABLE, Act.SET_TIMETABLE, election, (Takes.ELECTION,)),
        Verb("calendar", HelpGroup.TIMETABLE, Act.SEE_CALENDAR, calendar, (Takes.QUARTER,)),
        Verb("quiet", HelpGroup.TIMETABLE, Act.CHOOSE_DIGEST, quiet, (Takes.OFTEN,)),
        Verb("measures", HelpGroup.PLAN, Act.VIEW_STANDING, measures, (Takes.MEASURE,)),
        Verb("finance", HelpGroup.PLAN, Act.VIEW_STANDING, finance, (Takes.QUARTER,)),
        Verb("requests", HelpGroup.PLAN, Act.VIEW_STANDING, requests),
        Verb("request", HelpGroup.PLAN, Act.LOG_REQUEST, request, (Takes.REQUEST,)),
        Verb("split", HelpGroup.PLAN, Act.SPLIT_COMMITMENT, split, (Takes.REF,)),
        Verb("merge", HelpGroup.PLAN, Act.SPLIT_COMMITMENT, merge, (Takes.REFS, Takes.INTO)),
        Verb("withdraw", HelpGroup.PLAN, Act.SPLIT_COMMITMENT, withdraw, (Takes.REF, Takes.REASON)),
        Verb("redact", HelpGroup.PLAN, Act.ASK_REDACTION, redact),
    )
}
"""Every verb, in the order in which help lists them."""
