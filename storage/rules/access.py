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


class Capacity(StrEnum):
    """In what capacity someone acts. A person has several: those of the commitment in question and those of
    their roles. Everyone of this workspace has `anyone`; those without a role have `stranger` too. A guest, a
    bot and a person of another organisation have none at all, so that everything is refused them."""

    ANYONE = "anyone"
    LEAD_OF = "lead_of"
    CO_LEAD_OF = "co_lead_of"
    SRO_OF = "sro_of"
    PLAN_OFFICE = "plan_office"
    CHIEF_EXECUTIVE = "chief_executive"
    FINANCE = "finance"
    VIEWER = "viewer"
    STRANGER = "stranger"


_ANYONE = frozenset({Capacity.ANYONE})
_OFFICE = frozenset({Capacity.PLAN_OFFICE, Capacity.CHIEF_EXECUTIVE})
_LEADS = frozenset({Capacity.LEAD_OF, Capacity.CO_LEAD_OF})

MAY: Mapping[Act, frozenset[Capacity]] = MappingProxyType(
    {
        Act.GET_HELP: _ANYONE,
        Act.VIEW_STANDING: _ANYONE,
        Act.VIEW_WITHHELD: _LEADS | {Capacity.SRO_OF} | _OFFICE,
        Act.SEE_OWN_UPDATES: _ANYONE,
        Act.ANSWER: _LEADS,
        Act.RECORD_ON_BEHALF: frozenset({Capacity.PLAN_OFFICE}),
        Act.OPEN_QUARTER: frozenset({Capacity.PLAN_OFFICE}),
        Act.SEE_STATUS: _OFFICE,
        Act.MAKE_REPORT: _OFFICE,
        Act.READ_DRAFT: _OFFICE,
    }
)
"""Who may do each act: any one of these capacities is enough."""


def may(act: Act, capacities: frozenset[Capacity]) -> bool:
    """Whether someone with these capacities may do this."""
    return bool(MAY[act] & capacities)


def who_may(act: Act) -> tuple[Capacity, ...]:
    """Who may do this, in the order of `Capacity`, for a refusal to say."""
    return tuple(capacity for capacity in Capacity if capacity in MAY[act])
