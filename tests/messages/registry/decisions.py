"""Help that is asked for, in every state worth looking at: of whom, on whose behalf, and what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from digests.decisions import help_form, helping
from digests.home import home
from digests.kit.blocks import Message
from digests.queries import answers
from storage.enums import Handling, SupportKind, SupportState
from storage.facts.decisions import AskedOf, HelpAsked, HelpSaid, Instead, Outcomes, SupportFacts
from storage.facts.home import HomeFacts
from tests.messages.registry.kit import cast, stood

WANTED = SupportFacts(
    id=9,
    ref="DOR-2.3",
    title="Cadet units",
    lead="Citizens in Policing Liaison (OPCC)",
    kind=SupportKind.FUNDING,
    ask="£14,000 a year",
    of_whom="Resources Board",
    by_when=date(2021, 11, 1),
    for_board=True,
    asked_at=cast.at(12),
)
OF_CHIEF = replace(
    WANTED,
    kind=SupportKind.DECISION,
    ask="A later date, or two more leaders & a hall",
    of_whom="Chief Executive",
    for_board=False,
)
OF_FORCE = replace(
    OF_CHIEF, ask="That the <Poole> unit has officers until March", of_whom="Chief Constable", of_force=True
)
CHIEF = AskedOf("Chief Executive", 1, 1)
COVER = AskedOf("Director of Operations", 1, 2, in_place_of="Chief Executive")
CONTACT = AskedOf("Force Liaison", 3, 3, in_place_of="Chief Constable", of_force=True)
BOARD = AskedOf("Resources Board", why=Instead.NOT_IN_PLAN)
IN_PART = HelpSaid(
    SupportState.AGREED_IN_PART,
    "Two leaders, not four; no hall <yet>",
    "Chief Executive",
    cast.at(20),
    decided_by="Resources Board",
    decided_on=date(2021, 10, 19),
    reference="Minute 7.2",
)
DECLINED = HelpSaid(SupportState.DECLINED, "There is no money this year.", "Chief Executive", cast.at(18))
FOR_BOARD = HelpSaid(
    SupportState.MET,
    "The Board gave £14,000 & asked for a report.",
    "Governance Manager",
    cast.at(20),
    on_behalf_of="Resources Board",
)
AGREED_PART = replace(OF_CHIEF, state=SupportState.AGREED_IN_PART, answers=(IN_PART,))
DECLINED_ONE = replace(OF_CHIEF, state=SupportState.DECLINED, answers=(DECLINED,))
CHANGED = replace(OF_CHIEF, state=SupportState.AGREED_IN_PART, answers=(DECLINED, IN_PART))
TAKEN_BACK = replace(
    OF_CHIEF, answers=(DECLINED, HelpSaid(SupportState.OPEN, "", "Chief Executive", cast.at(19)))
)
MET = replace(WANTED, state=SupportState.MET, answers=(FOR_BOARD,))
NO_LONGER = replace(
    WANTED,
    state=SupportState.WITHDRAWN,
    answers=(replace(FOR_BOARD, state=SupportState.WITHDRAWN, words="The school lends its hall"),),
)
LATE = replace(OF_CHIEF, late=True)
GUARDED = replace(OF_CHIEF, handling=Handling.RESTRICTED)


def beside(one: SupportFacts, *, this_quarter: bool = True) -> HelpAsked:
    """The same as it stands beside its commitment."""
    plain = {key: getattr(one, key) for key in HelpAsked.__dataclass_fields__}
    return HelpAsked(**{**plain, "this_quarter": this_quarter})


TOLD = (beside(DECLINED_ONE), beside(MET, this_quarter=False))
"""What a commitment's story tells of help."""


def instead(why: Instead) -> Message:
    """What the plan office is asked on the chief executive's behalf."""
    return helping.help_for_office(OF_CHIEF, replace(CHIEF, person_id=None, why=why))


HELP: Mapping[str, Callable[[], Message | dict[str, Any] | str]] = {
    "decisions.helping.help_asked/asked": lambda: helping.help_asked(OF_CHIEF, CHIEF),
    "decisions.helping.help_asked/cover": lambda: helping.help_asked(OF_CHIEF, COVER),
    "decisions.helping.help_asked/force": lambda: helping.help_asked(OF_FORCE, CONTACT),
    "decisions.helping.help_asked/agreed_in_part": lambda: helping.help_asked(AGREED_PART, CHIEF),
    "decisions.helping.help_asked/declined": lambda: helping.help_asked(DECLINED_ONE, CHIEF),
    "decisions.helping.help_asked/changed": lambda: helping.help_asked(CHANGED, CHIEF),
    "decisions.helping.help_asked/taken_back": lambda: helping.help_asked(TAKEN_BACK, CHIEF),
    "decisions.helping.help_for_office/body": lambda: helping.help_for_office(WANTED, BOARD),
    "decisions.helping.help_for_office/silent": lambda: helping.help_for_office(LATE, CHIEF),
    "decisions.helping.help_for_office/restricted": lambda: helping.help_for_office(
        GUARDED, replace(CHIEF, person_id=None, why=Instead.GUARDED)
    ),
    "decisions.helping.help_for_office/restricted_answered": lambda: helping.help_for_office(
        replace(GUARDED, state=SupportState.DECLINED, answers=(DECLINED,)), CHIEF
    ),
    **{
        f"decisions.helping.help_for_office/{why}": partial(instead, why)
        for why in (Instead.VACANT, Instead.OUTSIDE, Instead.AWAY, Instead.OWN)
    },
    "decisions.helping.help_for_office/met": lambda: helping.help_for_office(MET, BOARD),
    "decisions.helping.help_elsewhere/person": lambda: helping.help_elsewhere(OF_CHIEF, COVER),
    "decisions.helping.help_elsewhere/office": lambda: helping.help_elsewhere(WANTED, BOARD),
    "decisions.helping.help_elsewhere/withdrawn": lambda: helping.help_elsewhere(
        replace(OF_CHIEF, state=SupportState.WITHDRAWN), CHIEF
    ),
    "decisions.helping.help_answered/agreed_in_part": lambda: helping.help_answered(AGREED_PART),
    "decisions.helping.help_answered/declined": lambda: helping.help_answered(DECLINED_ONE),
    "decisions.helping.help_answered/changed": lambda: helping.help_answered(CHANGED),
    "decisions.helping.help_answered/taken_back": lambda: helping.help_answered(TAKEN_BACK),
    "decisions.helping.help_answered/met_for_a_board": lambda: helping.help_answered(MET),
    "decisions.helping.help_answered/no_longer_wanted": lambda: helping.help_answered(NO_LONGER),
    "decisions.helping.help_answered/force": lambda: helping.help_answered(
        replace(OF_FORCE, state=SupportState.AGREED, answers=(replace(FOR_BOARD, state=SupportState.AGREED),))
    ),
    "decisions.helping.help_reminder/one": lambda: helping.help_reminder((OF_CHIEF,)),
    "decisions.helping.help_reminder/two": lambda: helping.help_reminder((LATE, OF_FORCE)),
    "decisions.helping.support_list/two": lambda: helping.support_list(
        (WANTED, replace(LATE, id=10)), (AGREED_PART,)
    ),
    "decisions.helping.support_list/many": lambda: helping.support_list((WANTED,) * 30, ()),
    "decisions.helping.support_list/none": lambda: helping.support_list((), ()),
    "decisions.help_form.answer_view/asked": lambda: help_form.answer_view(
        OF_CHIEF, CHIEF, SupportState.AGREED, office=False
    ),
    "decisions.help_form.answer_view/office": lambda: help_form.answer_view(WANTED, BOARD, None, office=True),
    "decisions.help_form.answer_view/change": lambda: help_form.answer_view(
        CHANGED, CHIEF, None, office=False
    ),
    "queries.answers.commitment_answer/help": lambda: answers.commitment_answer(
        stood.story(replace(stood.STANDINGS[0], outcomes=Outcomes(help=TOLD)))
    ),
    "queries.answers.updates_answer/help": lambda: answers.updates_answer(
        replace(stood.waiting(1), help=(OF_CHIEF, LATE))
    ),
    "queries.answers.updates_answer/help_alone": lambda: answers.updates_answer(
        replace(stood.NOTHING_OPEN, help=(OF_CHIEF,))
    ),
    "home.home.home_view/help": lambda: home.home_view(HomeFacts(stood.waiting(1), help=(OF_CHIEF, LATE))),
}
