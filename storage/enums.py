"""The enumerations of the record, stored and sent by value. Labels for people live in digests."""

from enum import StrEnum


class Rating(StrEnum):
    """Canonical rating. A plan's own words and colours map to these (storage/rules/standing/rag.py)."""

    BLUE = "blue"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    GREY = "grey"
    NONE = "none"


class Direction(StrEnum):
    """Direction of travel of a rating since the last comparable one. Not the trend of a measure."""

    IMPROVED = "improved"
    NO_CHANGE = "no_change"
    WORSENED = "worsened"
    NEW = "new"
    STARTED = "started"
    COMPLETED = "completed"
    REOPENED = "reopened"
    NOT_COMPARABLE = "not_comparable"


class ReturnState(StrEnum):
    """Where a quarterly return stands; "overdue" is derived. `no_return` says that its time is out: without a rating
    it never came, with one it was sent back and not answered again (storage/rules/standing/counting.py)."""

    SCHEDULED = "scheduled"
    PROMPTED = "prompted"
    DRAFTING = "drafting"
    SUBMITTED = "submitted"
    AGREED = "agreed"
    RETURNED = "returned"
    NO_RETURN = "no_return"
    WAIVED = "waived"
    CLEARED = "cleared"
    PUBLISHED = "published"


class QuarterState(StrEnum):
    """Where a quarter stands."""

    PLANNED = "planned"
    OPEN = "open"
    CUT_OFF = "cut_off"
    CLOSED = "closed"


RUNNING = (QuarterState.OPEN, QuarterState.CUT_OFF)
"""While a quarter stands so, something of it may still come: a return, however late, or an agreement."""


class ReportState(StrEnum):
    """Where a paper stands, from first draft to the meeting."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    CLEARED = "cleared"
    WITHDRAWN = "withdrawn"


class Lifecycle(StrEnum):
    """Where a commitment stands, apart from its rating."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETE = "complete"
    COMPLETE_MONITORING = "complete_monitoring"
    ON_HOLD = "on_hold"
    CLOSED_NOT_DELIVERED = "closed_not_delivered"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class ResponsibleBody(StrEnum):
    """Whose work a commitment is."""

    OPCC = "opcc"
    FORCE = "force"
    JOINT = "joint"
    PARTNER = "partner"


class CommitmentType(StrEnum):
    """What kind of commitment it is; `ongoing` has a review date, not an end."""

    DELIVERABLE = "deliverable"
    ONGOING = "ongoing"
    ASSURANCE = "assurance"
    FUNDING = "funding"
    BID = "bid"
    ENGAGEMENT = "engagement"
    PUBLICATION = "publication"
    GOVERNANCE = "governance"


class Origin(StrEnum):
    """Where a commitment came from."""

    MANIFESTO = "manifesto"
    PLAN = "plan"
    FIRST_100_DAYS = "first_100_days"
    PANEL_REQUEST = "panel_request"
    AUDIT = "audit"
    INSPECTION = "inspection"
    STATUTORY = "statutory"
    PARTNER = "partner"


class Handling(StrEnum):
    """Who may read what was written (LGA 1972 Sch 12A for exempt)."""

    PUBLIC = "public"
    RESTRICTED = "restricted"
    EXEMPT = "exempt"


class Collected(StrEnum):
    """What a plan may have collected each quarter besides returns and their agreement: `finance` of the role with
    that duty, `headlines` of priorities' leads, and `rechecks` of whatever was said, shortly before the meeting."""

    FINANCE = "finance"
    MEASURES = "measures"
    HEADLINES = "headlines"
    REQUESTS = "requests"
    RECHECKS = "rechecks"


class Duty(StrEnum):
    """What a role does for the plan. Of several that are `force_contact`, whom the Force names, each is asked."""

    LEAD = "lead"
    SRO = "sro"
    CHIEF_EXECUTIVE = "chief_executive"
    PLAN_OFFICE = "plan_office"
    FINANCE = "finance"
    VIEWER = "viewer"
    FORCE = "force"
    FORCE_CONTACT = "force_contact"


class Route(StrEnum):
    """How a role is asked."""

    SLACK = "slack"
    CO_LEAD = "co_lead"
    PLAN_OFFICE = "plan_office"


class OfficeKind(StrEnum):
    """The local policing body."""

    PCC = "pcc"
    PFCC = "pfcc"
    MAYOR = "mayor"
    POLICING_AND_CRIME_BOARD = "policing_and_crime_board"
    OTHER = "other"


class ForumKind(StrEnum):
    """What kind of meeting it is; only a Panel's papers have a statutory notice (LGA 1972 s100B)."""

    PANEL = "panel"
    BOARD = "board"
    GROUP = "group"


class Polarity(StrEnum):
    """Which way a measure should go."""

    HIGHER_BETTER = "higher_better"
    LOWER_BETTER = "lower_better"
    CONTEXT = "context"


class MeasurePeriod(StrEnum):
    """What a figure is of: a quarter, the twelve months to its end, or how it stood on its last day."""

    QUARTER = "quarter"
    TWELVE_MONTHS = "twelve_months"
    POINT = "point"


class Trend(StrEnum):
    """Where a figure goes, which is no rating's direction: `up` and `down` where the plan says no better way."""

    GAINING = "gaining"
    LOSING = "losing"
    STEADY = "steady"
    UP = "up"
    DOWN = "down"


class SupportKind(StrEnum):
    """What help an amber or red commitment asks for."""

    NONE = "none"
    DECISION = "decision"
    FUNDING = "funding"
    PEOPLE = "people"
    PARTNER = "partner"
    LEGAL = "legal"
    DATA = "data"
    OTHER = "other"


class PathKind(StrEnum):
    """What gets an amber or red commitment back on track."""

    ACTION = "action"
    DECISION_MONEY = "decision_money"
    DECISION_NEW_DATE = "decision_new_date"
    DECISION_CLOSE = "decision_close"


class PromiseKept(StrEnum):
    """What became of what was promised last time, as the lead says."""

    KEPT = "kept"
    MISSED = "missed"
    MOVED = "moved"


class OutboxState(StrEnum):
    """Where an owed message stands."""

    NEW = "new"
    SENDING = "sending"
    SENT = "sent"
    SUPERSEDED = "superseded"
    FAILED = "failed"


class OutboxKind(StrEnum):
    """What delivery does with a row: post a message, change one, or upload a file and share it."""

    POST = "post"
    UPDATE = "update"
    FILE = "file"


class Verdict(StrEnum):
    """What an SRO says of a return."""

    AGREED = "agreed"
    AGREED_WITH_CHANGE = "agreed_with_change"
    SENT_BACK = "sent_back"


class SupportState(StrEnum):
    """Where a request for support stands: open until somebody answers, and again where an answer is taken back."""

    OPEN = "open"
    AGREED = "agreed"
    AGREED_IN_PART = "agreed_in_part"
    DECLINED = "declined"
    MET = "met"
    WITHDRAWN = "withdrawn"


class RequestState(StrEnum):
    """Where something that one person asks and another decides stands."""

    ASKED = "asked"
    APPROVED = "approved"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"


class MembersKind(StrEnum):
    """What members of a forum asked for."""

    REQUEST = "request"
    RECOMMENDATION = "recommendation"
    ACTION = "action"
    QUESTION = "question"


class MembersState(StrEnum):
    """Where something that members asked for stands; `closed` without an answer. "Overdue" is derived."""

    OPEN = "open"
    ANSWERED = "answered"
    PARTLY_ANSWERED = "partly_answered"
    DECLINED = "declined"
    CLOSED = "closed"


class RulingKind(StrEnum):
    """What the office rules of one return by hand."""

    WAIVED = "waived"
    REOPENED = "reopened"
    EXTENDED = "extended"
