"""The tables of the record. Importing this package registers them all; queries live elsewhere."""

from storage.tables.answering import Draft, Return, Revision
from storage.tables.asks import Ask, PutOff, ToldOf
from storage.tables.base import Base
from storage.tables.calendar import Closure, Forum, Meeting, Quarter, StepDate, StepRule
from storage.tables.decisions import DueDateRequest, HelpAnswer, SupportRequest
from storage.tables.finance import FinanceConfirmed, FinanceUpdate
from storage.tables.headlines import Headline
from storage.tables.measures import Figure
from storage.tables.members import MemberAnswer, MemberRequest
from storage.tables.outbox import Attachment, Mark, OutboxMessage, RateSlot
from storage.tables.papers import PaperStep, Report
from storage.tables.people import Absence, Holding, Person, Role, RoleDuty, StaffOfficer
from storage.tables.plan import Area, Commitment, Measure, Milestone, Plan, PlanVersion, Priority, Rebaseline
from storage.tables.rechecks import Recheck
from storage.tables.record import AuditEvent, Heartbeat, Installation, Office
from storage.tables.redaction import Redaction
from storage.tables.rulings import Exemption, Ruling
from storage.tables.sign_off import LeadQuestion, Reply, Review
from storage.tables.weekly import DigestChoice, DigestRound, PreElection

__all__ = [
    "Absence",
    "Area",
    "Ask",
    "Attachment",
    "AuditEvent",
    "Base",
    "Closure",
    "Commitment",
    "DigestChoice",
    "DigestRound",
    "Draft",
    "DueDateRequest",
    "Exemption",
    "Figure",
    "FinanceConfirmed",
    "FinanceUpdate",
    "Forum",
    "Headline",
    "Heartbeat",
    "HelpAnswer",
    "Holding",
    "Installation",
    "LeadQuestion",
    "Mark",
    "Measure",
    "Meeting",
    "MemberAnswer",
    "MemberRequest",
    "Milestone",
    "Office",
    "OutboxMessage",
    "PaperStep",
    "Person",
    "Plan",
    "PlanVersion",
    "PreElection",
    "Priority",
    "PutOff",
    "Quarter",
    "RateSlot",
    "Rebaseline",
    "Recheck",
    "Redaction",
    "Reply",
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
    "ToldOf",
]
