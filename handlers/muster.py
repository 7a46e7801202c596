"""/muster and its verbs: what the plan office and the chief executive do by hand. The table of verbs is what
dispatches and what help is made of."""

from collections.abc import Mapping
from html import unescape
from typing import Any

from rapidfuzz import fuzz, process
from slack_bolt import Ack
from slack_sdk import WebClient

from digests.answering.refusals import not_allowed
from digests.kit.blocks import Message
from digests.queries.meant import Usages, help_answer, no_such_verb
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
from handlers.reading.verbs import Command, Group, Verb
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
ALIKE, MOST_ALIKE = 72.0, 3
"""How like a verb (0 to 100) a word is that may have been meant to be it, and how many of them are offered."""


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
        answer: Message | None = not_known(typed, actor)
    elif may(verb.act, capacities(actor)):
        answer = verb.do(asked)
    else:
        answer = not_allowed(verb.act, who_may(verb.act))
    ack(**payload(answer) if answer else {})


def help_words(asked: Command) -> Message:
    """What whoever asks may type."""
    return help_for(asked.actor)


def help_for(actor: Actor) -> Message:
    """What this person may type, made from the table itself."""
    theirs = verbs_for(actor)
    groups = [(group, [usage_of(name) for name in theirs if VERBS[name].group is group]) for group in Group]
    return help_answer(commands_for(actor), [(group, usages) for group, usages in groups if usages])


def verbs_for(actor: Actor) -> list[str]:
    """The verbs of /muster that this person may use; help itself is no news to whoever reads it."""
    held = capacities(actor)
    return [name for name, verb in VERBS.items() if name != "help" and may(verb.act, held)]


def usage_of(name: str) -> tuple[str, str]:
    """A verb, and how it is typed."""
    return name, f"/muster {VERBS[name].usage}"


def not_known(typed: str, actor: Actor) -> Message:
    """That there is no such verb, and nothing was done: which of what they may type is written like it, else all of
    it."""
    known = [*commands_for(actor), *map(usage_of, ["help", *verbs_for(actor)])]
    names = [name for name, _ in known]
    like = process.extract(folded(typed), names, scorer=fuzz.WRatio, limit=MOST_ALIKE, score_cutoff=ALIKE)
    return (
        no_such_verb(typed, [known[at] for *_, at in like])
        if like
        else not_done(typed, typed, help_for(actor))
    )


VERBS: Mapping[str, Verb] = {
    "help": Verb("help", Group.NOW, Act.GET_HELP, help_words),
    "status": Verb("status [quarter]", Group.NOW, Act.SEE_STATUS, status_words),
    "open": Verb("open [quarter]", Group.NOW, Act.OPEN_QUARTER, open_by_hand),
    "report": Verb("report [quarter]", Group.NOW, Act.MAKE_REPORT, report_words),
    "chase": Verb("chase <ref or role>", Group.NOW, Act.CHASE, chase),
    "waive": Verb("waive <ref> because …", Group.NOW, Act.WAIVE, waive),
    "reopen": Verb("reopen <ref> because …", Group.NOW, Act.REOPEN, reopen),
    "extend": Verb("extend <ref> to 20 Oct because …", Group.NOW, Act.EXTEND, extend),
    "exempt": Verb("exempt <role> because …", Group.PEOPLE, Act.WAIVE, exempt),
    "away": Verb("away <role> 12 Oct to 20 Oct cover <role>", Group.PEOPLE, Act.RECORD_ABSENCE, away),
    "hand": Verb("hand over <role> to @person", Group.PEOPLE, Act.HAND_OVER, hand),
    "record": Verb("record <ref> [from …]", Group.PEOPLE, Act.RECORD_ON_BEHALF, record),
    "return-form": Verb("return-form <role>", Group.PEOPLE, Act.RECORD_ON_BEHALF, send_form),
    "accounts": Verb("accounts", Group.PEOPLE, Act.PICK_ACCOUNT, accounts_words),
    "acting": Verb("acting <role> is @person 12 Oct to 20 Nov", Group.PEOPLE, Act.HAND_OVER, acting),
    "back": Verb("back <role>", Group.PEOPLE, Act.RECORD_ABSENCE, back_again),
    "timetable": Verb("timetable [quarter]", Group.TIMETABLE, Act.SET_TIMETABLE, timetable),
    "meeting": Verb("meeting <forum> 20 Nov 2021", Group.TIMETABLE, Act.MOVE_MEETING, meeting),
    "closed": Verb("closed 24 Dec to 3 Jan", Group.TIMETABLE, Act.SET_TIMETABLE, closed),
    "support": Verb("support", Group.NOW, Act.CLOSE_SUPPORT, support_words),
    "participation": Verb(
        "participation [2021/22]",
        Group.NOW,
        Act.SEE_PARTICIPATION,
        participation_words,
    ),
    "split": Verb("split <ref>", Group.PLAN, Act.SPLIT_COMMITMENT, split),
    "merge": Verb("merge <refs> into <ref> <title>", Group.PLAN, Act.SPLIT_COMMITMENT, merge),
    "withdraw": Verb("withdraw <ref> because …", Group.PLAN, Act.SPLIT_COMMITMENT, withdraw),
    "redact": Verb("redact", Group.PLAN, Act.ASK_REDACTION, redact),
}
"""Every verb, in the order in which help lists them."""
