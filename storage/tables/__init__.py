"""The tables of the record. Importing this package registers them all; queries live elsewhere."""

from storage.tables.base import Base
from storage.tables.delivery import OutboxMessage, RateSlot
from storage.tables.forums import Forum, Meeting
from storage.tables.office import AuditEvent, Closure, Heartbeat, Installation, Office
from storage.tables.people import Holding, Person, Role, RoleDuty
from storage.tables.plan import Area, Commitment, Measure, Milestone, Plan, PlanVersion, Priority, Rebaseline
from storage.tables.reports import Report
from storage.tables.returns import Draft, Quarter, Return, Revision

__all__ = [
    "Area",
    "AuditEvent",
    "Base",
    "Closure",
    "Commitment",
    "Draft",
    "Forum",
    "Heartbeat",
    "Holding",
    "Installation",
    "Measure",
    "Meeting",
    "Milestone",
    "Office",
    "OutboxMessage",
    "Person",
    "Plan",
    "PlanVersion",
    "Priority",
    "Quarter",
    "RateSlot",
    "Rebaseline",
    "Report",
    "Return",
    "Revision",
    "Role",
    "RoleDuty",
]
