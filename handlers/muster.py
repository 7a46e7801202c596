"""/muster and its verbs: what the plan office and the chief executive do by hand. The table of verbs is what
dispatches and what help is made of."""

from collections.abc import Mapping
from html import unescape
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from digests.answering.refusals import not_allowed
from digests.kit.blocks import Message
from digests.queries.meant import Usages, help_answer
from digests.queries.usage import not_done
from handlers.asks.by_hand import chase
from handlers.asks.participation import participation_words
from handlers.calendar.closures import closed
from handlers.calendar.timetable import meeting, timetable
from handlers.collecting.by_hand import open_by_hand, status_words
from handlers.decisions.support import support_words
from handlers.desk import Desk, payload
from handlers.handover.handing_over import acting, hand
from handlers.on_behalf.on_behalf import record
from handlers.on_behalf.return_form import send_form
from handlers.papers.by_hand import report_words
from handlers.people.absence import away, back_again
from handlers.people.accounts import accounts_words
from handlers.reading.spoken import in_words
from handlers.reading.spoken_ids import channel_names, known
from handlers.reading.verbs import Command, Verb
from handlers.redaction.redaction import redact
from handlers.rulings.rulings import exempt, extend, reopen, waive
from handlers.succession.succession import merge, split, withdraw
from storage.people.roles import Actor, capacities
from storage.rules.access import Act, may, who_may
from storage.rules.same_text import folded

ASKING: Usages = (
    ("priority", "/priority [name or code] [as at Q1 2021/22]"),
    ("commitment", "/commitment <ref or words>"),
    ("updates", "/updates"),
)
"""What anybody can type."""
OF_ONESELF: Usages = (
    ("away", "/updates away 12 Oct to 20 Oct cover <role>"),
    ("hours", "/updates hours 9:30am to 2:30pm"),
)
"""What is for whoever holds a role of the plan."""


def commands_for(actor: Actor) -> Usages:
    """What this person can type, besides the verbs of /muster."""
    return (*ASKING, *OF_ONESELF) if actor.roles else ASKING


def muster(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """/muster <verb> [words]: checks who may, and answers on the acknowledgement."""
    # Slack escapes what follows /muster, so that a mention comes with the account's id.
    text = str(body.get("text") or "")
    channels = channel_names(client, text)
    with desk.database.read() as session:
        actor = desk.who(session, body)
        typed, _, words = in_words(text, known(session, desk.today(), text, channels)).partition(" ")
    verb = VERBS.get(folded(typed), VERBS["help"])
    marked = unescape(text).strip().partition(" ")[2].strip()
    asked = Command(desk, body, actor, words.strip(), marked, client)
    if typed and folded(typed) not in VERBS:
        answer: Message | None = not_done(typed, typed, help_words(asked))
    elif may(verb.act, capacities(actor)):
        answer = verb.do(asked)
    else:
        answer = not_allowed(verb.act, who_may(verb.act))
    ack(**payload(answer) if answer else {})


def help_words(asked: Command) -> Message:
    """What can be typed, made from the table itself: what whoever asks may, and the office's verbs."""
    return help_answer(
        [(name, f"/muster {verb.usage}") for name, verb in VERBS.items()], commands_for(asked.actor)
    )


VERBS: Mapping[str, Verb] = {
    "help": Verb("help", Act.GET_HELP, help_words),
    "status": Verb("status [quarter]", Act.SEE_STATUS, status_words),
    "open": Verb("open [quarter]", Act.OPEN_QUARTER, open_by_hand),
    "report": Verb("report [quarter]", Act.MAKE_REPORT, report_words),
    "chase": Verb("chase <ref or role>", Act.CHASE, chase),
    "waive": Verb("waive <ref> because …", Act.WAIVE, waive),
    "reopen": Verb("reopen <ref> because …", Act.REOPEN, reopen),
    "extend": Verb("extend <ref> to 20 Oct because …", Act.EXTEND, extend),
    "exempt": Verb("exempt <role> because …", Act.WAIVE, exempt),
    "away": Verb("away <role> 12 Oct to 20 Oct cover <role>", Act.RECORD_ABSENCE, away),
    "hand": Verb("hand over <role> to @person", Act.HAND_OVER, hand),
    "record": Verb("record <ref> [from …]", Act.RECORD_ON_BEHALF, record),
    "return-form": Verb("return-form <role>", Act.RECORD_ON_BEHALF, send_form),
    "accounts": Verb("accounts", Act.PICK_ACCOUNT, accounts_words),
    "acting": Verb("acting <role> is @person 12 Oct to 20 Nov", Act.HAND_OVER, acting),
    "back": Verb("back <role>", Act.RECORD_ABSENCE, back_again),
    "timetable": Verb("timetable [quarter]", Act.SET_TIMETABLE, timetable),
    "meeting": Verb("meeting <forum> 20 Nov 2021", Act.MOVE_MEETING, meeting),
    "closed": Verb("closed 24 Dec to 3 Jan", Act.SET_TIMETABLE, closed),
    "support": Verb("support", Act.CLOSE_SUPPORT, support_words),
    "participation": Verb(
        "participation [2021/22]",
        Act.SEE_PARTICIPATION,
        participation_words,
    ),
    "split": Verb("split <ref>", Act.SPLIT_COMMITMENT, split),
    "merge": Verb("merge <refs> into <ref> <title>", Act.SPLIT_COMMITMENT, merge),
    "withdraw": Verb("withdraw <ref> because …", Act.SPLIT_COMMITMENT, withdraw),
    "redact": Verb("redact", Act.ASK_REDACTION, redact),
}
"""Every verb, in the order in which help lists them."""
