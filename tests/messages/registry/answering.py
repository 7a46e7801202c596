"""The form and what belongs to it, in every state worth looking at: short, following, challenged, closed; the
typed reply, and later due dates."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from digests.answering import challenge, closed_form, form, receipt, typed_reply
from digests.answering.form import Shape, Typed
from digests.answering.no_change import needs_more
from digests.decisions import due_dates
from digests.kit.blocks import Message
from digests.prompting import prompt
from storage.enums import (
    CommitmentType,
    Handling,
    Lifecycle,
    PathKind,
    PromiseKept,
    Rating,
    RequestState,
)
from storage.facts.answering import Finding, MilestoneSaid, PathToGreen
from storage.facts.decisions import DueDateFacts
from storage.facts.plan import OpenMilestone
from tests.messages.registry.decisions import HELP
from tests.messages.registry.kit import cast

MILESTONES = (
    OpenMilestone(3, "Agree the Poole venue", date(2021, 9, 1)),
    OpenMilestone(4, "Swear in 18 cadets & two leaders", None, met=date(2021, 9, 14)),
)
SAID = (
    MilestoneSaid(3, "Agree the Poole venue", forecast=date(2021, 11, 30)),
    MilestoneSaid(4, "Swear in 18 cadets & two leaders", met=date(2021, 9, 14)),
)
WITH_EVERYTHING = replace(
    cast.RED,
    milestones=SAID,
    new_due=date(2022, 6, 30),
    new_due_reason="The survey <of the roof> takes three months.",
    handling=Handling.EXEMPT,
    paragraph=3,
    recheck=True,
    support=replace(cast.RED.support, for_board=True) if cast.RED.support else None,
)
NEW_DATE = replace(
    cast.RED,
    path=PathToGreen(PathKind.DECISION_NEW_DATE, "", "Director of Operations", date(2021, 10, 29)),
    new_due=date(2022, 6, 30),
    promise=PromiseKept.MISSED,
)
CHALLENGES = (
    Finding("V12", "rating", "overdue_milestone", False, (("milestones", "Poole venue"),)),
    Finding("V17", "progress", "phone", False, (("piece", "07700 900123"),)),
    Finding("V20", "progress", "still_to_come", False, (("words", "will"),)),
)
ASKED_DATE = DueDateFacts(
    id=5,
    ref="DOR-2.3",
    title="Cadet units",
    lead="Citizens in Policing Liaison (OPCC)",
    first_due=date(2022, 3, 31),
    old_due=date(2022, 3, 31),
    new_due=date(2022, 6, 30),
    reason="The survey of the roof takes three months & the school is shut in August.",
    asked_by="Citizens in Policing Liaison (OPCC)",
    state=RequestState.ASKED,
)
LONG_MOVE = replace(ASKED_DATE, new_due=date(2022, 7, 2))
APPROVED = replace(ASKED_DATE, state=RequestState.APPROVED, decided_by="Director of Operations")
DECLINED = replace(
    ASKED_DATE,
    state=RequestState.DECLINED,
    decided_by="Chief Executive",
    decision_reason="The Panel was promised March.",
)
TAKEN_BACK = replace(ASKED_DATE, state=RequestState.TAKEN_BACK, decided_by=ASKED_DATE.asked_by)
BEGUN = (
    cast.line(1, draft=True),
    cast.line(2, last=replace(cast.LAST, rating=Rating.RED, agreed=False)),
    cast.line(3),
)

FORM: Mapping[str, Callable[[], Message | dict[str, Any] | str]] = {
    **HELP,
    "prompting.prompt.prompt/carry_on": lambda: prompt.prompt(cast.prompt_facts(*BEGUN)),
    "answering.receipt.receipt/with_everything": lambda: receipt.receipt(cast.a_receipt(WITH_EVERYTHING)),
    "answering.form.form_view/short": lambda: form.form_view(
        cast.form_facts(), replace(form.typed_from_answer(cast.AMBER), progress=""), shape=Shape(short=True)
    ),
    "answering.form.form_view/short_with_what_is_missing": lambda: form.form_view(
        cast.form_facts(),
        replace(form.typed_from_answer(cast.AMBER), progress=""),
        shape=Shape(short=True, missing=("path_by_when", "support_kind")),
    ),
    "answering.form.form_view/drafted": lambda: form.form_view(
        cast.form_facts(), Typed(Rating.GREEN, progress="Half a tho"), shape=Shape(drafted=True)
    ),
    "answering.form.form_view/thrown_away": lambda: form.form_view(
        cast.form_facts(), Typed(), shape=Shape(following=True, drafted=True).anew()
    ),
    "answering.form.form_view/past_due": lambda: form.form_view(
        cast.form_facts(
            terms=cast.terms(due=date(2021, 8, 31)), ruled_out=frozenset({Rating.GREEN, Rating.AMBER})
        ),
        Typed(),
    ),
    "answering.form.form_view/delivered_before": lambda: form.form_view(
        cast.form_facts(ruled_out=frozenset({Rating.GREY})), Typed()
    ),
    "answering.form.form_view/ongoing": lambda: form.form_view(
        cast.form_facts(terms=cast.terms(type=CommitmentType.ONGOING), ruled_out=frozenset({Rating.BLUE})),
        Typed(),
    ),
    "answering.form.form_view/red_that_needs_a_new_date": lambda: form.form_view(
        cast.form_facts(), Typed(Rating.RED, path_kind=PathKind.DECISION_NEW_DATE, more=True)
    ),
    "answering.form.form_view/red_that_needs_an_action": lambda: form.form_view(
        cast.form_facts(), Typed(Rating.RED)
    ),
    "answering.receipt.receipt/new_date_and_promise": lambda: receipt.receipt(cast.a_receipt(NEW_DATE)),
    "answering.form.form_view/following": lambda: form.form_view(
        cast.form_facts(), Typed(), notice="✔ *DOR-2.2* is recorded.", shape=Shape(following=True)
    ),
    "answering.form.form_view/with_everything": lambda: form.form_view(
        cast.form_facts(milestones=MILESTONES), form.typed_from_answer(WITH_EVERYTHING)
    ),
    "answering.form.form_view/not_short": lambda: form.form_view(
        cast.form_facts(),
        Typed(Rating.RED),
        notice=needs_more(cast.form_facts(), Rating.RED, ()),
    ),
    "answering.no_change.needs_more/rule": lambda: needs_more(
        cast.form_facts(),
        Rating.AMBER,
        (Finding("V14", "rating", "amber_again", False, (("running", "3"),)),),
    ),
    "answering.challenge.challenge_view/three": lambda: challenge.challenge_view(
        cast.form_facts(), CHALLENGES, Typed(Rating.GREEN, progress="It will be."), 0
    ),
    "answering.challenge.challenge_view/one": lambda: challenge.challenge_view(
        cast.form_facts(), CHALLENGES[:1], Typed(Rating.GREEN), 2, shape=Shape(following=True)
    ),
    "answering.closed_form.closed_form_view/typed": lambda: closed_form.closed_form_view(
        cast.form_facts(), form.typed_from_answer(cast.RED), kept=True
    ),
    "answering.closed_form.closed_form_view/only_a_rating": lambda: closed_form.closed_form_view(
        cast.form_facts(), Typed(Rating.AMBER), kept=True
    ),
    "answering.closed_form.closed_form_view/sent_before": lambda: closed_form.closed_form_view(
        cast.form_facts(), Typed(Rating.GREEN, progress="Sent already."), kept=False
    ),
    "answering.closed_form.closed_form_view/waived": lambda: closed_form.closed_form_view(
        replace(cast.form_facts(), waived=True), Typed(Rating.GREEN, progress="Typed."), kept=True
    ),
    "answering.closed_form.closed_form_view/split": lambda: closed_form.closed_form_view(
        replace(
            cast.form_facts(),
            terms=replace(cast.form_facts().terms, lifecycle=Lifecycle.SUPERSEDED),
            waived=True,
        ),
        Typed(Rating.GREEN, progress="Typed."),
        kept=True,
    ),
    "answering.closed_form.closed_form_view/nothing": lambda: closed_form.closed_form_view(
        cast.form_facts(), Typed(), kept=False
    ),
    "answering.typed_reply.reply_offer/several": lambda: typed_reply.reply_offer(
        "Opened the <Poole> unit & swore in 18 cadets", cast.lines(3), "1633077000.000100|"
    ),
    "answering.typed_reply.reply_offer/one": lambda: typed_reply.reply_offer(
        "Opened the Poole unit", cast.lines(1), "1633077000.000100|1633077000.000001"
    ),
    "decisions.due_dates.due_date_request/asked": lambda: due_dates.due_date_request(ASKED_DATE),
    "decisions.due_dates.due_date_request/approved": lambda: due_dates.due_date_request(APPROVED),
    "decisions.due_dates.due_date_request/declined": lambda: due_dates.due_date_request(DECLINED),
    "decisions.due_dates.due_date_decided/approved": lambda: due_dates.due_date_decided(APPROVED),
    "decisions.due_dates.due_date_decided/declined": lambda: due_dates.due_date_decided(DECLINED),
    "decisions.due_dates.due_date_request/taken_back": lambda: due_dates.due_date_request(TAKEN_BACK),
    "decisions.due_dates.due_date_decided/taken_back": lambda: due_dates.due_date_decided(TAKEN_BACK),
    "decisions.due_dates.nobody_decides/words": lambda: due_dates.nobody_decides(ASKED_DATE),
    "decisions.due_dates.not_yours_to_take_back/words": lambda: due_dates.not_yours_to_take_back(ASKED_DATE),
    "answering.receipt.receipt/wish_of_another": lambda: receipt.receipt(
        cast.a_receipt(WITH_EVERYTHING, wish=ASKED_DATE), may_take_back=False
    ),
    "answering.receipt.receipt/wish": lambda: receipt.receipt(
        cast.a_receipt(WITH_EVERYTHING, wish=ASKED_DATE)
    ),
    "decisions.due_dates.decide_view/question": lambda: due_dates.decide_view(ASKED_DATE),
    "decisions.due_dates.decline_view/question": lambda: due_dates.decline_view(ASKED_DATE),
    "decisions.due_dates.due_date_request/long": lambda: due_dates.due_date_request(LONG_MOVE),
    "decisions.due_dates.not_yours/words": lambda: due_dates.not_yours(ASKED_DATE),
    "decisions.due_dates.not_yours/long": lambda: due_dates.not_yours(LONG_MOVE),
}
