"""A small office for the flows: who is in it, what its plan promises, and how that stood a quarter ago."""

from datetime import UTC, date, datetime

from storage.enums import CommitmentType, Duty, ForumKind, Handling, Rating, ResponsibleBody, Route
from storage.facts.plan import QuarterName
from storage.plan.files.document import (
    CommitmentEntry,
    ForumEntry,
    MilestoneEntry,
    OfficeEntry,
    PersonEntry,
    PlanDocument,
    PlanEntry,
    PriorityEntry,
)
from storage.plan.files.past_returns import PastReturn

KNOWN_SINCE = datetime(2021, 9, 20, 9, 0, tzinfo=UTC)
"""When the plan came in."""
BEFORE, QUARTER = QuarterName(2021, 1), QuarterName(2021, 2)

CHIEF, OFFICE, SRO = "Chief Executive", "Governance Manager", "Director of Operations"
LEAD, FORCE, DEPUTY = "Head of Scrutiny", "Chief Inspector Prevention", "Scrutiny Officer"
CUSTODY, BUSY, LEAVER = "Head of Custody", "Programme Manager", "Bid Lead"
PARTNER, CHARITY = "Council Director", "Charity Manager"
STRANGER = "Someone else"

ACCOUNTS = {
    CHIEF: "U000CHIEF",
    OFFICE: "U0OFFICE",
    SRO: "U00000SRO",
    LEAD: "U0000LEAD",
    FORCE: "U000FORCE",
    DEPUTY: "U00DEPUTY",
    CUSTODY: "U0CUSTODY",
    BUSY: "U0000BUSY",
    LEAVER: "U00LEAVER",
    STRANGER: "USTRANGER",
}
"""Everyone's Slack account. Two roles of the plan have none: others speak for them."""
DUTIES = {
    CHIEF: (Duty.CHIEF_EXECUTIVE, Duty.SRO),
    OFFICE: (Duty.PLAN_OFFICE,),
    SRO: (Duty.SRO,),
}
ROUTES = {PARTNER: Route.CO_LEAD, CHARITY: Route.PLAN_OFFICE}
MANY = 17
"""How many commitments the busy lead has: more than a prompt has buttons for."""

PROMISE = "Agree the Poole venue by 30 September"
SECRET_PROMISE = "Settle the informant payments"


def email_of(role: str) -> str:
    """A role's address, made up."""
    return f"{role.lower().replace(' ', '.')}@anyshire.example"


def commitment(ref: str, title: str, lead: str = LEAD, **more: object) -> CommitmentEntry:
    """A commitment with what most of them have in common."""
    common = {"priority": ref[4], "sro": SRO, "start": date(2021, 4, 1), "due": date(2023, 3, 31)}
    return CommitmentEntry.model_validate({"ref": ref, "title": title, "lead": lead, **common, **more})


COMMITMENTS = (
    commitment(
        "ANY-1.1",
        "Cadet units",
        force_lead=FORCE,
        responsible_body=ResponsibleBody.JOINT,
        milestones=(MilestoneEntry(text="Open the Poole unit", due=date(2021, 10, 12)),),
    ),
    commitment("ANY-1.2", "Custody visiting scheme", deputy=DEPUTY),
    commitment("ANY-1.3", "Body-worn video scrutiny", due=date(2021, 8, 31), type=CommitmentType.ONGOING),
    commitment("ANY-2.1", "Special constables", CUSTODY),
    commitment("ANY-2.2", "Rural watch", PARTNER, force_lead=FORCE),
    commitment("ANY-2.3", "Victim support", CHARITY),
    commitment("ANY-2.4", "Safer streets bid", LEAVER),
    commitment("ANY-3.1", "Informant handling", force_lead=FORCE, handling=Handling.RESTRICTED),
    *(commitment(f"ANY-4.{number}", f"Estate project {number}", BUSY) for number in range(1, MANY + 1)),
)


def office_plan() -> PlanDocument:
    """The plan of the flows' office."""
    roles = [*(role for role in ACCOUNTS if role != STRANGER), PARTNER, CHARITY]
    return PlanDocument(
        format=1,
        office=OfficeEntry(
            name="OPCC Anyshire", area="Anyshire", force="Anyshire Police", commissioner="PCC"
        ),
        plan=PlanEntry(
            title="Police and Crime Plan", version="1", starts=date(2021, 4, 1), ends=date(2029, 3, 31)
        ),
        forums=(ForumEntry(name="Anyshire Panel", kind=ForumKind.PANEL, meetings=(date(2021, 11, 25),)),),
        people=tuple(person(role) for role in roles),
        priorities=tuple(
            PriorityEntry(code=code, title=title)
            for code, title in zip("1234", ("Youth", "Rural crime", "Serious harm", "Estates"), strict=True)
        ),
        commitments=COMMITMENTS,
    )


def person(role: str) -> PersonEntry:
    """One role of the plan; two of them are known by e-mail only, for Muster to find."""
    account = ACCOUNTS.get(role) if role not in (CUSTODY, LEAVER) else None
    return PersonEntry(
        role=role,
        email=email_of(role) if role in ACCOUNTS else None,
        slack=account,
        route=ROUTES.get(role, Route.SLACK),
        duties=DUTIES.get(role, (Duty.LEAD,)),
    )


def past_returns() -> tuple[PastReturn, ...]:
    """How the plan stood a quarter ago; what is not here was never rated."""
    said = {
        "ANY-1.1": (Rating.AMBER, PROMISE),
        "ANY-1.2": (Rating.GREEN, "Train six more visitors"),
        "ANY-2.1": (Rating.RED, "Agree the money"),
        "ANY-3.1": (Rating.AMBER, SECRET_PROMISE),
    }
    return tuple(
        PastReturn(ref, BEFORE, rating, f"The work on {ref} went on as it was planned.", promise, None, "row")
        for ref, (rating, promise) in said.items()
    )
