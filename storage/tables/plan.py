"""The plan: its versions, priorities, areas, commitments, milestones, moved dates and measures."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.enums import (
    CommitmentType,
    Handling,
    Lifecycle,
    MeasurePeriod,
    Origin,
    Polarity,
    ResponsibleBody,
)
from storage.facts.grades import Comparator
from storage.rules.measures.grading import DEFAULT_SCHEME
from storage.tables.base import Base
from storage.tables.people import Role


class Plan(Base):
    """The police and crime plan of this office (PRSRA 2011 s5). `papers` is the papers' head and foot."""

    __tablename__ = "plan"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    version: Mapped[str] = mapped_column(String(200))
    starts: Mapped[date]
    ends: Mapped[date]
    vision: Mapped[str] = mapped_column(Text, default="")
    strapline: Mapped[str] = mapped_column(Text, default="")
    status_note: Mapped[str] = mapped_column(Text, default="")
    words: Mapped[dict[str, Any]]
    rag_scheme: Mapped[str] = mapped_column(String(40))
    rag_words: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    """{"amber": ["Stuck"]}: the plan's own words for ratings."""
    measure_scheme: Mapped[str] = mapped_column(
        String(40), default=DEFAULT_SCHEME, server_default=DEFAULT_SCHEME
    )
    """By which measures are graded."""
    grade_words: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    """{"worse": "needs a closer look"}: the plan's own words for grades of measures."""
    synonyms: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    """{"VAWG": ["Violence Against Women and Girls"]}: the office's own words, and what they stand for."""
    collects: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    """{"items": [...]}: what is collected besides returns, as `Collected`; without it, all of that."""
    note_above: Mapped[int] = mapped_column(default=100_000, server_default="100000")
    """Of how many pounds a variance of the finance annex wants a note, if it is more."""
    papers: Mapped[dict[str, Any]]
    imported_at: Mapped[datetime]
    """When Muster first knew the plan: what was due before then is not done by itself."""


class PlanVersion(Base):
    """Each plan file that was taken in, as it was, with what it changed."""

    __tablename__ = "plan_version"
    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    label: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime]
    document: Mapped[dict[str, Any]]
    sha256: Mapped[str] = mapped_column(String(64))


class Priority(Base):
    """Level 1 of the plan. A priority that a later version drops is kept as `withdrawn`."""

    __tablename__ = "priority"
    __table_args__ = (UniqueConstraint("plan_id", "code"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    code: Mapped[str] = mapped_column(String(10))
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    statement: Mapped[str] = mapped_column(Text, default="")
    aim: Mapped[str] = mapped_column(Text, default="")
    outcomes: Mapped[dict[str, Any]]
    """{"items": [...]}: the shared outcomes, in order."""
    lead_role_id: Mapped[int | None] = mapped_column(ForeignKey("role.id"))
    withdrawn: Mapped[bool] = mapped_column(default=False)
    areas: Mapped[list["Area"]] = relationship(order_by="Area.position", cascade="all, delete-orphan")
    lead: Mapped[Role | None] = relationship()


class Area(Base):
    """Level 2 of the plan."""

    __tablename__ = "area"
    __table_args__ = (UniqueConstraint("priority_id", "title"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    priority_id: Mapped[int] = mapped_column(ForeignKey("priority.id"), index=True)
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))


class Commitment(Base):
    """What the plan promises. The ref is never used again; `due` moves only by a Rebaseline."""

    __tablename__ = "commitment"
    __table_args__ = (UniqueConstraint("plan_id", "ref"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    priority_id: Mapped[int] = mapped_column(ForeignKey("priority.id"), index=True)
    position: Mapped[int]
    ref: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(200))
    area: Mapped[str] = mapped_column(String(200), default="")
    also: Mapped[dict[str, Any]]
    """{"codes": [...]}: the other priorities it serves."""
    depends_on: Mapped[dict[str, Any]]
    """{"refs": [...]}: the commitments it waits for."""
    responsible_body: Mapped[ResponsibleBody]
    type: Mapped[CommitmentType]
    origin: Mapped[Origin]
    lead_role_id: Mapped[int] = mapped_column(ForeignKey("role.id"), index=True)
    force_lead_role_id: Mapped[int | None] = mapped_column(ForeignKey("role.id"), index=True)
    deputy_role_id: Mapped[int | None] = mapped_column(ForeignKey("role.id"), index=True)
    sro_role_id: Mapped[int] = mapped_column(ForeignKey("role.id"), index=True)
    second_agreer_role_id: Mapped[int | None] = mapped_column(ForeignKey("role.id"))
    """Who agrees where one person is both lead and SRO; the chief executive where nobody is named."""
    board: Mapped[str] = mapped_column(String(200), default="")
    start: Mapped[date | None]
    due: Mapped[date]
    completed_on: Mapped[date | None]
    monitor_after_completion: Mapped[bool]
    lifecycle: Mapped[Lifecycle]
    handling: Mapped[Handling]
    source: Mapped[str] = mapped_column(Text, default="")
    withdrawn_reason: Mapped[str] = mapped_column(Text, default="")
    succeeded_by: Mapped[dict[str, Any] | None]
    """{"refs": [...], "how": "split" or "merged", "on": an ISO day}: what took its place."""
    left_in: Mapped[int | None]
    """The first quarter that counts it no more, as rules/calendar/quarters' `index`: earlier ones keep it. None while
    it is part of the plan."""
    came_of: Mapped[dict[str, Any] | None]
    """{"refs": [...], "how": "split" or "merged"}: what it took the place of."""
    priority: Mapped[Priority] = relationship()
    lead: Mapped[Role] = relationship(foreign_keys=lead_role_id)
    force_lead: Mapped[Role | None] = relationship(foreign_keys=force_lead_role_id)
    deputy: Mapped[Role | None] = relationship(foreign_keys=deputy_role_id)
    sro: Mapped[Role] = relationship(foreign_keys=sro_role_id)
    second_agreer: Mapped[Role | None] = relationship(foreign_keys=second_agreer_role_id)
    milestones: Mapped[list["Milestone"]] = relationship(
        order_by="Milestone.position", cascade="all, delete-orphan"
    )
    rebaselines: Mapped[list["Rebaseline"]] = relationship(order_by="Rebaseline.id")


class Milestone(Base):
    """A step towards a commitment."""

    __tablename__ = "milestone"
    id: Mapped[int] = mapped_column(primary_key=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitment.id"), index=True)
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    due: Mapped[date | None]
    met: Mapped[date | None]
    forecast: Mapped[date | None]
    """The later day that its lead now expects; `due` stays."""


class Rebaseline(Base):
    """An approved move of a due date: the old date is kept and printed."""

    __tablename__ = "rebaseline"
    id: Mapped[int] = mapped_column(primary_key=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitment.id"), index=True)
    old_due: Mapped[date]
    new_due: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    approved_by_role_id: Mapped[int] = mapped_column(ForeignKey("role.id"))
    at: Mapped[datetime]


class Measure(Base):
    """A strategic measure of the plan: graded apart from commitments, never merged with them."""

    __tablename__ = "measure"
    __table_args__ = (UniqueConstraint("plan_id", "code"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    code: Mapped[str] = mapped_column(String(10))
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(200))
    unit: Mapped[str] = mapped_column(String(200), default="")
    polarity: Mapped[Polarity]
    target: Mapped[str | None] = mapped_column(String(200))
    """As the plan says it: "75%", "under 15 minutes", "fewer than last year"."""
    owner_role_id: Mapped[int | None] = mapped_column(ForeignKey("role.id"))
    definition: Mapped[str] = mapped_column(Text, default="")
    definition_version: Mapped[int] = mapped_column(default=1, server_default="1")
    source: Mapped[str] = mapped_column(String(200), default="", server_default="")
    period: Mapped[MeasurePeriod] = mapped_column(default=MeasurePeriod.QUARTER, server_default="quarter")
    decimals: Mapped[int | None]
    suppress_below: Mapped[int | None]
    """A count below it is held back."""
    comparator: Mapped[Comparator | None]
    """Beside what it is graded; None where it is not."""
    baseline: Mapped[str | None] = mapped_column(String(40))
    baseline_on: Mapped[date | None]
    tolerance: Mapped[str | None] = mapped_column(String(40))
    better_beyond: Mapped[str | None] = mapped_column(String(40))
    grave_beyond: Mapped[str | None] = mapped_column(String(40))
    """Points of a percentage, per cent of anything else, as the plan writes the number."""
    ungraded_below: Mapped[int | None]
    """A count below it has no grade."""
    speaks_to: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    """{"priorities": [codes], "commitments": [refs]}"""
    publishable: Mapped[bool] = mapped_column(default=True, server_default=true())
    withdrawn: Mapped[bool] = mapped_column(default=False)
    owner: Mapped[Role | None] = relationship()
