"""The office in which access is tried: one person for each capacity, and a record that holds something to act on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from bot.rehearsal.workspace.remote import Workspace
from storage.enums import Duty, Polarity, RequestState, SupportKind, SupportState
from storage.headlines.kind import HEADLINES
from storage.members.kind import MEETINGS, subject_of_meeting
from storage.people import accounts
from storage.people.absences import Away, record
from storage.plan.files.document import MeasureEntry, PersonEntry, PlanDocument, RequestEntry
from storage.plan.intake.plans import import_past_returns, import_plan
from storage.rechecks.kind import RECHECKS
from storage.record.database import Database
from storage.redaction import redaction
from storage.rules.access import Act, Capacity, may
from storage.tables import (
    Ask,
    Commitment,
    DueDateRequest,
    FinanceUpdate,
    Forum,
    LeadQuestion,
    Measure,
    MemberRequest,
    Priority,
    Return,
    Role,
    SupportRequest,
)
from storage.tables import Person as PersonRow
from tests.flows.plan import (
    ACCOUNTS,
    BUSY,
    CHIEF,
    CUSTODY,
    DEPUTY,
    FORCE,
    KNOWN_SINCE,
    LEAD,
    LEAVER,
    OFFICE,
    SRO,
    office_plan,
    past_returns,
)
from tests.flows.stage import Stage, user, workspace_config
from tests.flows.words import Json

MET, MEETS = date(2021, 9, 16), date(2021, 11, 25)
"""When the Panel met, and when it meets."""
REF, SECOND_REF, GUESTS_REF = "ANY-1.1", "ANY-2.4", "ANY-2.2"
"""Towards which the cast has its capacities: a second agreer where the SRO leads, a guest where they lead."""
FINANCE, VIEWER, GUEST, SECOND = "Chief Finance Officer", "Panel Officer", "Charity Lead", "Deputy Director"
ASKED = "Head of Estates"
"""Of whom help is asked, a headline of the first priority, which they lead, and a look at a commitment of it."""
LOOKED_AT_REF = "ANY-1.3"
NEW = {
    FINANCE: "U0FINANCE",
    VIEWER: "U00VIEWER",
    GUEST: "U000GUEST",
    SECOND: "U00SECOND",
    ASKED: "U000ASKED",
}
ROLELESS_GUEST = "U00VISITOR"
FOREIGN = "U000FOREIGN"
"""Somebody of another organisation, in a channel that is shared with it."""
UNKNOWN = "Partnership Manager"
"""A role whose holder Slack does not find."""


@dataclass(frozen=True)
class Player:
    """One of the cast: an account, the capacity that it has besides `anyone`, and towards which commitment."""

    user: str
    capacity: Capacity
    ref: str = REF

    def __str__(self) -> str:
        return f"{self.capacity} {self.user}"

    def may(self, act: Act | None) -> bool:
        """What the access table says of them; None is open to nobody who was not asked."""
        return act is not None and may(act, frozenset({Capacity.ANYONE, self.capacity}))


CAST = (
    Player(ACCOUNTS[BUSY], Capacity.ANYONE),
    Player("USTRANGER", Capacity.STRANGER),
    Player(ROLELESS_GUEST, Capacity.STRANGER),
    Player(NEW[VIEWER], Capacity.VIEWER),
    Player(NEW[FINANCE], Capacity.FINANCE),
    Player(NEW[SECOND], Capacity.SECOND_AGREER_OF, SECOND_REF),
    Player(NEW[ASKED], Capacity.ASKED_OF),
    Player(ACCOUNTS[DEPUTY], Capacity.STAFF_OFFICER_OF),
    Player(ACCOUNTS[SRO], Capacity.SRO_OF),
    Player(ACCOUNTS[CUSTODY], Capacity.COVER_OF),
    Player(ACCOUNTS[FORCE], Capacity.CO_LEAD_OF),
    Player(NEW[GUEST], Capacity.LEAD_OF, GUESTS_REF),
    Player(ACCOUNTS[LEAD], Capacity.LEAD_OF),
    Player(ACCOUNTS[CHIEF], Capacity.CHIEF_EXECUTIVE),
    Player(ACCOUNTS[OFFICE], Capacity.PLAN_OFFICE),
)
"""Everyone once, two of them guests of the workspace; the plan office last, since what it does changes most."""

# --- the record ----------------------------------------------------------------------------------------


def cast_plan() -> PlanDocument:
    """The flows' plan with a person for each capacity."""
    document = office_plan()
    changed: dict[str, dict[str, Any]] = {
        LEAVER: {"slack": ACCOUNTS[SRO], "email": None},
        CUSTODY: {"slack": ACCOUNTS[CUSTODY], "email": None},
        DEPUTY: {"agrees_for": (SRO,)},
    }
    refs: dict[str, dict[str, Any]] = {
        SECOND_REF: {"second_agreer": SECOND},
        GUESTS_REF: {"lead": GUEST, "force_lead": None},
        "ANY-1.2": {"deputy": None},
        LOOKED_AT_REF: {"lead": ASKED},
    }
    duties = {FINANCE: (Duty.FINANCE,), VIEWER: (Duty.VIEWER,)}
    more = (PersonEntry(role=role, slack=NEW[role], duties=duties.get(role, (Duty.LEAD,))) for role in NEW)
    unknown = PersonEntry(role=UNKNOWN, email="unknown@anyshire.example", duties=(Duty.LEAD,))
    people = tuple(one.model_copy(update=changed.get(one.role, {})) for one in document.people)
    commitments = tuple(one.model_copy(update=refs.get(one.ref, {})) for one in document.commitments)
    first, *others = document.priorities
    led = first.model_copy(update={"lead": ASKED})
    measured = MeasureEntry(code="M1", name="Burglaries", polarity=Polarity.LOWER_BETTER, owner=ASKED)
    met = document.forums[0].model_copy(update={"meetings": (MET, *document.forums[0].meetings)})
    asked = RequestEntry(
        ref="R1", forum=met.name, meeting=MET, asked_by="The Chair", text="Show last quarter too", owner=ASKED
    )
    whole = {
        "people": (*people, *more, unknown),
        "commitments": commitments,
        "priorities": (led, *others),
        "measures": (measured,),
        "forums": (met,),
        "requests": (asked,),
    }
    return document.model_copy(update=whole)


def stock(database: Database) -> None:
    """Brings the plan and how it stood a quarter ago into a migrated database."""
    with database.write() as session:
        result = import_plan(session, cast_plan(), KNOWN_SINCE)
        assert not result.faults, result.faults
        import_past_returns(session, past_returns(), KNOWN_SINCE)


OF_A_PARTNER = {"team_id": "TELSEWHERE", "is_stranger": True}


@contextmanager
def cast_workspace() -> Iterator[Workspace]:
    """The office's workspace with the whole cast, two of them guests."""
    config = workspace_config()
    more = [user(role, account) for role, account in NEW.items()]
    guests: list[Json] = [{**one, "is_restricted": True} for one in more if one["name"] == "u000guest"]
    members = [one for one in more if one["name"] != "u000guest"]
    visitor = {"id": ROLELESS_GUEST, "name": "visitor", "real_name": "A visitor", "is_restricted": True}
    foreign = {"id": FOREIGN, "name": "foreign", "real_name": "Of a partner", **OF_A_PARTNER}
    config["users"] = [*config["users"], *members, *guests, visitor, foreign]
    with Workspace.start(config) as running:
        yield running


def waiting(stage: Stage) -> dict[str, str]:
    """Absence, requests and redactions for the cast to act on, by the name of their ids."""
    now, day = stage.clock.at, stage.clock.at.date()
    with stage.database.write() as session:
        roles = {one.title: one.id for one in session.scalars(select(Role))}
        people = {one.slack_id or one.email: one.id for one in session.scalars(select(PersonRow))}
        known = (ACCOUNTS[LEAD], ACCOUNTS[OFFICE], "unknown@anyshire.example")
        lead, office, unknown = (people[one] for one in known)
        record(session, Away(lead, day, day.replace(day=8), roles[CUSTODY]), office, now)
        refs = (REF, SECOND_REF, GUESTS_REF)
        requests = [request(stage, stage.return_id(REF), lead) for _ in range(2)]
        wishes = {ref: request(stage, stage.return_id(ref), lead, ref) for ref in refs}
        support, annex = support_of(stage, stage.return_id(REF)), finance_update(stage)
        questions = {ref: question(stage, ref, people[ACCOUNTS[SRO]]) for ref in refs}
        headline, again, meeting = asks(stage)
        waits = [headline, annex, meeting, again, *requests, *wishes.values(), *questions.values(), support]
        session.add_all(waits)
        asked = [
            redaction.ask(session, words, "It names somebody", office, now) for words in ("Poole", "Bridport")
        ]
        accounts.pick(session, unknown, "UNOBODYYET", office, day, now)
        session.flush()
        return {
            **dict(zip(("request", "spare_request"), (str(one.id) for one in requests), strict=True)),
            **{f"wish {ref}": str(one.id) for ref, one in wishes.items()},
            **{f"question {ref}": str(one.id) for ref, one in questions.items()},
            **asked_besides(stage),
            "annex": str(annex.id),
            "meeting_ask": str(meeting.id),
            "support": str(support.id),
            "headline": str(headline.id),
            "recheck": str(again.id),
            "redaction": str(asked[0].id),
            "spare_redaction": str(asked[1].id),
            "role": str(roles[BUSY]),
            "other_role": str(roles[UNKNOWN]),
            "unknown": str(unknown),
            "person": str(lead),
            "picked": ROLELESS_GUEST,
        }


def finance_update(stage: Stage) -> FinanceUpdate:
    """Figures that were sent, and wait to be confirmed."""
    (quarter,) = stage.asks(select(Return.quarter_id).where(Return.id == stage.return_id(REF)))
    figures: dict[str, Any] = {"sections": []}
    return FinanceUpdate(
        quarter_id=quarter, in_thousands=True, figures=figures, file_name="q.csv", at=stage.clock.at
    )


def meeting_ask(stage: Stage, quarter_id: int) -> Ask:
    """What members asked for at the Panel to come is asked for."""
    (forum,) = stage.asks(select(Forum.id))
    subject = subject_of_meeting(MEETS, forum)
    return Ask(kind=MEETINGS, quarter_id=quarter_id, annex=subject, asked_at=stage.clock.at)


def asked_besides(stage: Stage) -> dict[str, str]:
    """A figure and its measure; a request, the ask for its answer, and the meeting at which another may be logged."""
    (forum,) = stage.asks(select(Forum.id))
    ids = {
        "figure": select(Ask.id).where(Ask.measure_id.is_not(None)),
        "measure": select(Measure.id),
        "asked": select(MemberRequest.id),
        "answer": select(Ask.id).where(Ask.request_id.is_not(None)),
    }
    found = {name: str(stage.asks(query)[0]) for name, query in ids.items()}
    return {**found, "meeting": subject_of_meeting(MET, forum)}


def asks(stage: Stage) -> tuple[Ask, Ask, Ask]:
    """How the first priority stands, a look at a commitment before the meeting, and what a meeting asked for."""
    (priority,) = stage.asks(select(Priority.id).where(Priority.code == "1"))
    (quarter,) = stage.asks(select(Return.quarter_id).where(Return.id == stage.return_id(REF)))
    at, looked_at = stage.clock.at, stage.return_id(LOOKED_AT_REF)
    return (
        Ask(kind=HEADLINES, quarter_id=quarter, priority_id=priority, asked_at=at),
        Ask(kind=RECHECKS, quarter_id=quarter, return_id=looked_at, asked_at=at),
        meeting_ask(stage, quarter),
    )


def request(stage: Stage, return_id: int, person_id: int, ref: str = REF) -> DueDateRequest:
    """A later due date that is asked for."""
    at, commitment = stage.clock.at, commitment_of(stage, ref)
    day = at.date().replace(year=2024)
    return DueDateRequest(
        commitment_id=commitment,
        return_id=return_id,
        new_due=day,
        reason="The hall",
        asked_by_id=person_id,
        asked_at=at,
        state=RequestState.ASKED,
    )


def question(stage: Stage, ref: str, person_id: int) -> LeadQuestion:
    """What an SRO asks of a return without sending it back."""
    return LeadQuestion(
        return_id=stage.return_id(ref), words="Which hall?", by_id=person_id, by_role=SRO, at=stage.clock.at
    )


def support_of(stage: Stage, return_id: int) -> SupportRequest:
    """Help that is asked for."""
    return SupportRequest(
        commitment_id=commitment_of(stage),
        return_id=return_id,
        kind=SupportKind.DECISION,
        ask="The money",
        of_whom=ASKED,
        by_when=None,
        state=SupportState.OPEN,
        asked_at=stage.clock.at,
    )


def commitment_of(stage: Stage, ref: str = REF) -> int:
    """The id of a commitment, by default of the one that the cast acts on."""
    return int(stage.asks(select(Commitment.id).where(Commitment.ref == ref))[0])
