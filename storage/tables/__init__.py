"""The tables of the record. Importing this package registers them all; queries live elsewhere."""

from storage.tables.base import Base
from storage.tables.decisions import DueDateRequest, Exemption, Redaction, Review, Ruling, SupportRequest
from storage.tables.delivery import Attachment, OutboxMessage, RateSlot
from storage.tables.forums import Forum, Meeting
from storage.tables.office import AuditEvent, Closure, Heartbeat, Installation, Office
from storage.tables.people import Absence, Holding, Person, Role, RoleDuty, StaffOfficer
from storage.tables.plan import Area, Commitment, Measure, Milestone, Plan, PlanVersion, Priority, Rebaseline
from storage.tables.reports import Report
from storage.tables.returns import Draft, Quarter, Return, Revision
from storage.tables.timetable import StepDate, StepRule

__all__ = [
    "Absence",
    "Area",
    "Attachment",
    "AuditEvent",
    "Base",
    "Closure",
    "Commitment",
    "Draft",
    "DueDateRequest",
    "Exemption",
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
    "Redaction",
    "Report",
    "Return",
    "Review",
    "Revision",
    "Role",
    "RoleDuty",
    "Ruling",
    "StaffOfficer",
    "StepDate",
    "StepRule",
    "SupportRequest",
]
