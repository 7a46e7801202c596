"""People as roles with holdings: who holds which role, from when to when. Names of people are not kept."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.enums import Duty, Route
from storage.tables.base import Base


class Person(Base):
    """Someone who holds roles. `dm_channel` is their conversation with Muster, once there is one."""

    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str | None] = mapped_column(String(254), unique=True)
    slack_id: Mapped[str | None] = mapped_column(String(32), unique=True)
    dm_channel: Mapped[str | None] = mapped_column(String(32))
    time_zone: Mapped[str] = mapped_column(String(60), default="Europe/London")
    """As their Slack account has it (IANA)."""
    works_from: Mapped[str] = mapped_column(String(5), default="")
    works_until: Mapped[str] = mapped_column(String(5), default="")
    """Their own hours, "08:30" in their time zone; "" for the office's."""
    picked_slack_id: Mapped[str | None] = mapped_column(String(32))
    """The account that the plan office picked for them, until they confirm that it is theirs."""
    deactivated_on: Mapped[date | None]
    """The day on which Slack was seen to have closed their account."""

    def move_to(self, slack_id: str) -> None:
        """From now on this is their account. The conversation with another one is not theirs any more."""
        if self.slack_id != slack_id:
            self.slack_id, self.dm_channel, self.deactivated_on = slack_id, None, None


class Role(Base):
    """A post in the office, the force or a partner: what papers print in place of a name."""

    __tablename__ = "role"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(80), unique=True)
    route: Mapped[Route] = mapped_column(default=Route.SLACK)
    duties: Mapped[list["RoleDuty"]] = relationship(cascade="all, delete-orphan", order_by="RoleDuty.duty")
    holdings: Mapped[list["Holding"]] = relationship(back_populates="role", order_by="Holding.id")
    agrees_for: Mapped[list["Role"]] = relationship(
        secondary="staff_officer",
        primaryjoin="Role.id == StaffOfficer.role_id",
        secondaryjoin="Role.id == StaffOfficer.sro_role_id",
    )
    """The SROs on whose behalf it may agree returns."""


class RoleDuty(Base):
    """One duty of a role."""

    __tablename__ = "role_duty"
    role_id: Mapped[int] = mapped_column(ForeignKey("role.id"), primary_key=True)
    duty: Mapped[Duty] = mapped_column(primary_key=True)


class Holding(Base):
    """A person in a role, from a day to a day; `until` is the last day, None while they hold it."""

    __tablename__ = "holding"
    __table_args__ = (UniqueConstraint("role_id", "person_id", "since"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    role_id: Mapped[int] = mapped_column(ForeignKey("role.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    since: Mapped[date]
    until: Mapped[date | None]
    role: Mapped[Role] = relationship(back_populates="holdings")
    person: Mapped[Person] = relationship()


class Absence(Base):
    """Days on which a person is away, both included, and the role that covers, where one does."""

    __tablename__ = "absence"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    first: Mapped[date]
    last: Mapped[date]
    cover_role_id: Mapped[int | None] = mapped_column(ForeignKey("role.id"))
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]


class StaffOfficer(Base):
    """A role that may agree returns on an SRO's behalf."""

    __tablename__ = "staff_officer"
    sro_role_id: Mapped[int] = mapped_column(ForeignKey("role.id"), primary_key=True)
    role_id: Mapped[int] = mapped_column(ForeignKey("role.id"), primary_key=True)
