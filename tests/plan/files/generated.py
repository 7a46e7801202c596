"""Made-up plans and past returns of any size, for tests, benchmarks and chaos runs. Valid by construction,
and the same again for the same arguments."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

from storage.enums import CommitmentType, Duty, ForumKind, Polarity, Rating, ResponsibleBody
from storage.facts.plan import QuarterName
from storage.plan.files.document import (
    CommitmentEntry,
    ForumEntry,
    MeasureEntry,
    MilestoneEntry,
    OfficeEntry,
    PersonEntry,
    PlanDocument,
    PlanEntry,
    PriorityEntry,
)
from storage.rules.calendar import quarters

STARTS, ENDS = date(2021, 4, 1), date(2029, 3, 31)
CHIEF, OFFICE = "Chief Executive", "Governance Manager"
_PRIORITIES = 6
_SROS = 4
_VERBS = ("Open", "Review", "Publish", "Expand", "Fund", "Agree", "Renew", "Test")
_THINGS = ("help points", "the youth scheme", "victim support", "patrols", "training", "the road plan")
_PLACES = ("in the north", "in the south", "in market towns", "on the coast", "across the county")
_TYPES = (
    CommitmentType.DELIVERABLE,
    CommitmentType.ENGAGEMENT,
    CommitmentType.FUNDING,
    CommitmentType.ONGOING,
)
_RATINGS = (Rating.GREEN, Rating.GREEN, Rating.GREEN, Rating.AMBER, Rating.RED)


def generated_plan(
    commitments: int = 150, leads: int = 60, greedy_lead: int = 40, seed: int = 1
) -> PlanDocument:
    """A plan of so many commitments. The first lead has `greedy_lead` of them where there are as many; the
    others go round the other leads. No lead is an SRO."""
    random = Random(seed)
    return PlanDocument(
        format=1,
        office=OfficeEntry(
            name="OPCC Anyshire", area="Anyshire", force="Anyshire Police", commissioner="PCC"
        ),
        plan=PlanEntry(title="Police and Crime Plan 2021-2029", version="1", starts=STARTS, ends=ENDS),
        forums=(ForumEntry(name="Anyshire Panel", kind=ForumKind.PANEL, meetings=_meetings()),),
        people=tuple(_people(leads)),
        priorities=tuple(_priority(number) for number in range(1, _PRIORITIES + 1)),
        commitments=tuple(_commitment(at, leads, greedy_lead, random) for at in range(commitments)),
        measures=(MeasureEntry(code="M1", name="Public confidence", polarity=Polarity.HIGHER_BETTER),),
    )


def generated_returns(
    plan: PlanDocument, last: QuarterName, quarters_back: int = 1, seed: int = 1
) -> tuple[tuple[str, str, str, str, str], ...]:
    """Rows of ref, quarter, rag, progress and next steps: one for each commitment in each of the quarters
    that end with `last`, oldest first."""
    random = Random(seed)
    asked = [last]
    while len(asked) < quarters_back:
        asked.insert(0, quarters.previous(asked[0]))
    return tuple(_return(row.ref, quarter, random) for quarter in asked for row in plan.commitments)


def write_returns(rows: Sequence[Sequence[str]], path: Path) -> None:
    """Write rows as the CSV that `read_past_returns` reads; the made-up texts hold no commas."""
    lines = [("ref", "quarter", "rag", "progress", "next_steps"), *rows]
    path.write_text("".join(f"{','.join(line)}\n" for line in lines), encoding="utf-8")


def _return(ref: str, quarter: QuarterName, random: Random) -> tuple[str, str, str, str, str]:
    rating, day = random.choice(_RATINGS), quarters.last_day(quarter)
    progress = f"{random.randint(2, 9)} sites were visited and each agreed its part of the work."
    return ref, quarters.code(quarter), rating.value, progress, f"Agree the next site by {day:%d %B %Y}"


def _people(leads: int) -> list[PersonEntry]:
    held = [(CHIEF, Duty.CHIEF_EXECUTIVE), (OFFICE, Duty.PLAN_OFFICE)]
    held += [(_sro(at), Duty.SRO) for at in range(_SROS)]
    held += [(_lead(at), Duty.LEAD) for at in range(leads)]
    return [PersonEntry(role=role, email=_email(role), duties=(duty,)) for role, duty in held]


def _email(role: str) -> str:
    return f"{role.lower().replace(' ', '.')}@anyshire.example"


def _sro(at: int) -> str:
    return f"Director {at % _SROS + 1}"


def _lead(at: int) -> str:
    return f"Lead {at + 1}"


def _lead_of(at: int, leads: int, greedy_lead: int) -> str:
    if at < greedy_lead or leads == 1:
        return _lead(0)
    return _lead(1 + (at - greedy_lead) % (leads - 1))


def _priority(number: int) -> PriorityEntry:
    return PriorityEntry(
        code=str(number), title=f"Priority {number}", areas=(f"Area {number}A", f"Area {number}B")
    )


def _meetings() -> tuple[date, ...]:
    return tuple(date(year, month, 20) for year in range(2021, 2029) for month in (2, 7, 11))


def _commitment(at: int, leads: int, greedy_lead: int, random: Random) -> CommitmentEntry:
    number = at % _PRIORITIES + 1
    due = STARTS + timedelta(days=random.randint(180, 2_800))
    return CommitmentEntry(
        ref=f"ANY-{number}.{at // _PRIORITIES + 1}",
        title=f"{random.choice(_VERBS)} {random.choice(_THINGS)} {random.choice(_PLACES)}",
        priority=str(number),
        area=f"Area {number}{random.choice('AB')}",
        responsible_body=random.choice(tuple(ResponsibleBody)),
        type=random.choice(_TYPES),
        lead=_lead_of(at, leads, greedy_lead),
        sro=_sro(at),
        start=STARTS,
        due=due,
        milestones=_milestones(due, random),
    )


def _milestones(due: date, random: Random) -> tuple[MilestoneEntry, ...]:
    half_way = MilestoneEntry(text="Half of it is in place", due=due - timedelta(days=90))
    return (half_way,) if random.random() < 0.5 else ()
