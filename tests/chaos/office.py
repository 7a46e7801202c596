"""A small office for the whole bot's ordeals: four leads, six commitments, one lead whom Slack does not know.
What happens in its quarters is quarters.py's."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from bot.rehearsal.playing.stage import CHIEF, workspace_config
from storage.enums import Duty, ForumKind
from storage.plan.files.document import (
    CommitmentEntry,
    ForumEntry,
    OfficeEntry,
    PersonEntry,
    PlanDocument,
    PlanEntry,
    PriorityEntry,
)

START = datetime(2021, 9, 30, 17, 0, tzinfo=UTC)
"""After office hours, in which nothing is owed before the quarter opens."""
FAR_OFF = date(2098, 3, 31)
"""Two hundred rounds take forty quarters: the plan must not end before them."""

DIRECTOR, MANAGER = "Chief Executive", "Governance Manager"
LEAD, CO_LEAD, BY_EMAIL, UNKNOWN = "Head of Scrutiny", "Chief Inspector", "Programme Manager", "Bid Lead"
ACCOUNTS = {DIRECTOR: "U000CHIEF", MANAGER: "U0OFFICE", LEAD: "U0000LEAD", CO_LEAD: "U00COLEAD"}
EMAILS = {BY_EMAIL: "programme@anyshire.example", UNKNOWN: "bids@elsewhere.example"}
"""Two leads are known by e-mail only; nobody in the workspace has the second address."""
DUTIES = {DIRECTOR: (Duty.CHIEF_EXECUTIVE, Duty.SRO), MANAGER: (Duty.PLAN_OFFICE,)}

LEADS: Mapping[str, str] = {
    "ANY-1.1": LEAD,
    "ANY-1.2": LEAD,
    "ANY-2.1": CO_LEAD,
    "ANY-2.2": BY_EMAIL,
    "ANY-2.3": BY_EMAIL,
    "ANY-3.1": UNKNOWN,
}
SHARED = "ANY-1.1"
"""The commitment that the co-lead may answer too, and hears of."""
NEVER = "ANY-2.3"
"""The commitment that nobody answers in time."""
MANY_CALLS = 6000
"""Tests make more calls in an office minute than an office does."""
BUSY_METHODS = (
    *("users.list", "users.lookupByEmail", "auth.test", "apps.connections.open"),
    *("conversations.info", "conversations.open", "conversations.history", "conversations.replies"),
    *("chat.update", "views.open", "views.update", "files.getUploadURLExternal"),
    "files.completeUploadExternal",
)


def plan() -> PlanDocument:
    """The office's plan."""
    return PlanDocument(
        format=1,
        office=OfficeEntry(
            name="OPCC Anyshire", area="Anyshire", force="Anyshire Police", commissioner="PCC"
        ),
        plan=PlanEntry(title="Police and Crime Plan", version="1", starts=date(2021, 4, 1), ends=FAR_OFF),
        forums=(ForumEntry(name="Anyshire Panel", kind=ForumKind.PANEL, meetings=(date(2021, 11, 25),)),),
        people=tuple(person(role) for role in (*ACCOUNTS, *EMAILS)),
        priorities=tuple(PriorityEntry(code=code, title=f"Priority {code}") for code in "123"),
        commitments=tuple(commitment(ref, role) for ref, role in LEADS.items()),
    )


def person(role: str) -> PersonEntry:
    """One role of the plan."""
    duties = DUTIES.get(role, (Duty.LEAD,))
    return PersonEntry(role=role, slack=ACCOUNTS.get(role), email=EMAILS.get(role), duties=duties)


def commitment(ref: str, lead: str) -> CommitmentEntry:
    """One commitment, on its way for the whole of the plan."""
    return CommitmentEntry(
        ref=ref,
        title=f"Work on {ref}",
        priority=ref[4],
        lead=lead,
        force_lead=CO_LEAD if ref == SHARED else None,
        sro=DIRECTOR,
        start=date(2021, 4, 1),
        due=FAR_OFF,
    )


def workspace(request_url: str = "") -> dict[str, Any]:
    """The office's workspace: by Socket Mode, or by HTTP when a request URL is given."""
    config = workspace_config(plan(), START, posts_per_second=50)
    unknown = account(config, UNKNOWN)
    config["users"] = [user for user in config["users"] if user["id"] != unknown]
    for channel in config["channels"]:
        channel["members"] = [member for member in channel["members"] if member != unknown]
    by_http = {"request_url": request_url} if request_url else {}
    return {**config, **by_http, "rates": dict.fromkeys(BUSY_METHODS, MANY_CALLS)}


def account(config: Mapping[str, Any], role: str) -> str:
    """The Slack account of a role."""
    return next(str(user["id"]) for user in config["users"] if user["real_name"] == role)


def slack_id(role: str) -> str:
    """The Slack account of someone in the office."""
    return account(workspace_config(plan(), START, 1), role)


PLACES_OF_A_QUARTER: Mapping[str, int] = {
    slack_id(LEAD): 1,
    slack_id(CO_LEAD): 1,
    slack_id(BY_EMAIL): 1,
    slack_id(MANAGER): 3,
    CHIEF: 3,
}
"""How many messages a whole quarter puts into each conversation, replies aside: a prompt for each lead; for the
plan office whom Slack does not find, that it is open, and whom it could not reach; for the chief executive the
cut-off, the draft, and how it stands."""
HEARERS: Mapping[str, tuple[str, ...]] = {
    ref: (slack_id(role), slack_id(CO_LEAD)) if ref == SHARED else (slack_id(role),)
    for ref, role in LEADS.items()
    if role != UNKNOWN
}
"""Who gets a receipt for each commitment."""
