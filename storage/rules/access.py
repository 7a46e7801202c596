"""The access table: which act is open to whom. Every handler asks it; who holds which role it is told."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Act(StrEnum):
    """What a person may want to do or to see."""

    GET_HELP = "get_help"
    VIEW_STANDING = "view_standing"
    VIEW_WITHHELD = "view_withheld"
    SEE_OWN_UPDATES = "see_own_updates"
    ANSWER = "answer"
    RECORD_ON_BEHALF = "record_on_behalf"
    OPEN_QUARTER = "open_quarter"
    SEE_STATUS = "see_status"
    MAKE_REPORT = "make_report"
    READ_DRAFT = "read_draft"
    CLEAR_PAPER = "clear_paper"
    SEND_BACK_PAPER = "send_back_paper"
    RECORD_PAPER = "record_paper"
    AGREE = "agree"
    SEND_BACK = "send_back"
    TAKE_BACK_AGREEMENT = "take_back_agreement"
    ASK_LEAD = "ask_lead"
    ANSWER_QUESTION = "answer_question"
    RECORD_OWN_ABSENCE = "record_own_absence"
    RECORD_ABSENCE = "record_absence"
    HAND_OVER = "hand_over"
    PICK_ACCOUNT = "pick_account"
    CHASE = "chase"
    WAIVE = "waive"
    REOPEN = "reopen"
    EXTEND = "extend"
    SET_TIMETABLE = "set_timetable"
    MOVE_MEETING = "move_meeting"
    SEE_RETURNS_LIST = "see_returns_list"
    SEE_EXCEPTIONS = "see_exceptions"
    SEE_PARTICIPATION = "see_participation"
    DECIDE_DUE_DATE = "decide_due_date"
    TAKE_BACK_DUE_DATE = "take_back_due_date"
    SEE_HELP = "see_help"
    ANSWER_HELP = "answer_help"
    ANSWER_ASK = "answer_ask"
    SEND_FINANCE = "send_finance"
    LOG_REQUEST = "log_request"
    SEE_CALENDAR = "see_calendar"
    CHOOSE_DIGEST = "choose_digest"
    CHOOSE_CHANNEL_DIGEST = "choose_channel_digest"
    SPLIT_COMMITMENT = "split_commitment"
    ASK_REDACTION = "ask_redaction"
    CONFIRM_REDACTION = "confirm_redaction"


class Capacity(StrEnum):
    """In what capacity someone acts. A person has several: those of the commitment in question and those of
    their roles. Everyone of this workspace has `anyone`, guests included, who do with buttons what others may type
    too; those without a role have `stranger` as well. A bot and a person of another organisation have none at all,
    so that everything is refused them."""

    ANYONE = "anyone"
    LEAD_OF = "lead_of"
    CO_LEAD_OF = "co_lead_of"
    COVER_OF = "cover_of"
    SRO_OF = "sro_of"
    STAFF_OFFICER_OF = "staff_officer_of"
    SECOND_AGREER_OF = "second_agreer_of"
    ASKED_OF = "asked_of"
    PLAN_OFFICE = "plan_office"
    CHIEF_EXECUTIVE = "chief_executive"
    FINANCE = "finance"
    VIEWER = "viewer"
    STRANGER = "stranger"


_ANYONE = frozenset({Capacity.ANYONE})
_OFFICE = frozenset({Capacity.PLAN_OFFICE, Capacity.CHIEF_EXECUTIVE})
_PLAN_OFFICE = frozenset({Capacity.PLAN_OFFICE})
_CHIEF = frozenset({Capacity.CHIEF_EXECUTIVE})
_LEADS = frozenset({Capacity.LEAD_OF, Capacity.CO_LEAD_OF, Capacity.COVER_OF})
AGREERS = frozenset({Capacity.SRO_OF, Capacity.STAFF_OFFICER_OF, Capacity.SECOND_AGREER_OF})

MAY: Mapping[Act, frozenset[Capacity]] = MappingProxyType(
    {
        Act.GET_HELP: _ANYONE,
        Act.VIEW_STANDING: _ANYONE,
        Act.VIEW_WITHHELD: _LEADS | AGREERS | _OFFICE,
        Act.SEE_OWN_UPDATES: _ANYONE,
        Act.ANSWER: _LEADS,
        Act.RECORD_ON_BEHALF: _PLAN_OFFICE,
        Act.OPEN_QUARTER: _PLAN_OFFICE,
        Act.SEE_STATUS: _OFFICE,
        Act.MAKE_REPORT: _OFFICE,
        Act.READ_DRAFT: _OFFICE,
        Act.CLEAR_PAPER: _CHIEF,
        Act.SEND_BACK_PAPER: _CHIEF,
        Act.RECORD_PAPER: _OFFICE,
        Act.AGREE: AGREERS,
        Act.SEND_BACK: AGREERS,
        Act.TAKE_BACK_AGREEMENT: AGREERS,
        Act.ASK_LEAD: AGREERS,
        Act.ANSWER_QUESTION: _LEADS,
        Act.RECORD_OWN_ABSENCE: _ANYONE,
        Act.RECORD_ABSENCE: _PLAN_OFFICE,
        Act.HAND_OVER: _PLAN_OFFICE,
        Act.PICK_ACCOUNT: _PLAN_OFFICE,
        Act.CHASE: _PLAN_OFFICE,
        Act.WAIVE: _OFFICE,
        Act.REOPEN: _OFFICE,
        Act.EXTEND: _OFFICE,
        Act.SET_TIMETABLE: _PLAN_OFFICE,
        Act.MOVE_MEETING: _PLAN_OFFICE,
        Act.SEE_RETURNS_LIST: _PLAN_OFFICE,
        Act.SEE_EXCEPTIONS: _OFFICE,
        Act.SEE_PARTICIPATION: _OFFICE,
        Act.DECIDE_DUE_DATE: frozenset({Capacity.SRO_OF, Capacity.CHIEF_EXECUTIVE}),
        Act.TAKE_BACK_DUE_DATE: _LEADS | _PLAN_OFFICE,
        Act.SEE_HELP: _OFFICE,
        Act.ANSWER_HELP: _OFFICE | {Capacity.ASKED_OF},
        Act.ANSWER_ASK: _PLAN_OFFICE | {Capacity.ASKED_OF},
        Act.SEND_FINANCE: _PLAN_OFFICE | {Capacity.FINANCE},
        Act.LOG_REQUEST: _OFFICE,
        Act.SEE_CALENDAR: _ANYONE,
        Act.CHOOSE_DIGEST: _ANYONE,
        Act.CHOOSE_CHANNEL_DIGEST: _OFFICE,
        Act.SPLIT_COMMITMENT: _PLAN_OFFICE,
        Act.ASK_REDACTION: _PLAN_OFFICE,
        Act.CONFIRM_REDACTION: _CHIEF,
    }
)
"""Who may do each act: any one of these capacities is enough."""


def may(act: Act, capacities: frozenset[Capacity]) -> bool:
    """Whether someone with these capacities may do this."""
    return bool(MAY[act] & capacities)


def who_may(act: Act) -> tuple[Capacity, ...]:
    """Who may do this, in the order of `Capacity`, for a refusal to say."""
    return tuple(capacity for capacity in Capacity if capacity in MAY[act])
