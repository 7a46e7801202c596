"""Every message in every state worth looking at: "module.function", then "/state" -> how it is made."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from digests.answering import form, notices, receipt, refusals
from digests.answering.form import Typed
from digests.collecting.closed import cut_off_notice
from digests.collecting.status import not_to_open, opened, report_coming, status_answer
from digests.kit.blocks import Message
from digests.outbox import undelivered
from digests.prompting import prompt
from digests.queries import answers
from digests.queries.meant import did_you_mean, not_asked, nothing_found, nothing_in
from handlers.muster import help_for, misspelt_verb
from storage.enums import Duty, Handling, Rating, SupportKind
from storage.facts.counting import Returns
from storage.facts.plan import PriorityFacts, QuarterName
from storage.facts.standing import Trouble
from storage.people.roles import Actor
from storage.rules.access import Act, who_may
from tests.messages.registry import people
from tests.messages.registry.answering import ASKED_DATE, FORM
from tests.messages.registry.asked.headlines import HEADLINES
from tests.messages.registry.asked.rechecks import RECHECKS
from tests.messages.registry.asks import LETTING_OFF, REMINDERS
from tests.messages.registry.calendar import TIMETABLE
from tests.messages.registry.desk import DESK
from tests.messages.registry.kit import cast, stood
from tests.messages.registry.papers import PAPERS
from tests.messages.registry.plan import ADOPTION
from tests.messages.registry.queries.asked import ASKED
from tests.messages.registry.queries.finance import FINANCE
from tests.messages.registry.queries.histories import HISTORIES
from tests.messages.registry.queries.measures import MEASURES
from tests.messages.registry.queries.members import MEMBERS
from tests.messages.registry.queries.talk import TALK
from tests.messages.registry.sign_off.states import SIGN_OFF
from tests.messages.registry.weekly import WEEKLY

Made = Message | dict[str, Any] | str

_OFFICE = Actor(1, "U1", frozenset({1}), ("Governance Manager",), frozenset({Duty.PLAN_OFFICE}))
_MANY = tuple(stood.standing(cast.GREEN, f"DOR-2.{number}") for number in range(1, 21))
_PRIORITIES = tuple(
    stood.priority_standing(
        *stood.STANDINGS[number % 5 :], priority=PriorityFacts(str(number), "Cut crime", "")
    )
    for number in range(1, 13)
)


MESSAGES: Mapping[str, Callable[[], Made]] = {
    **people.MESSAGES,
    **SIGN_OFF,
    **ADOPTION,
    **PAPERS,
    **FINANCE,
    "prompting.prompt.prompt/first": lambda: prompt.prompt(cast.prompt_facts(*cast.lines(3))),
    "prompting.prompt.prompt/one_recorded": lambda: prompt.prompt(
        cast.prompt_facts(*cast.lines(3, recorded=1))
    ),
    "prompting.prompt.prompt/all_recorded": lambda: prompt.prompt(
        cast.prompt_facts(*cast.lines(3, recorded=3))
    ),
    "prompting.prompt.prompt/one_line_never_rated": lambda: prompt.prompt(
        cast.prompt_facts(cast.line(1, last=None))
    ),
    "prompting.prompt.prompt/asked_early": lambda: prompt.prompt(
        replace(cast.prompt_facts(*cast.lines(2)), data_date=cast.QUARTER_END)
    ),
    "prompting.prompt.prompt/overdue": lambda: prompt.prompt(
        replace(cast.prompt_facts(*cast.lines(3, recorded=1)), overdue=True)
    ),
    "prompting.prompt.prompt/overdue_none_in": lambda: prompt.prompt(
        replace(cast.prompt_facts(*cast.lines(1)), overdue=True)
    ),
    "prompting.prompt.prompt/closed": lambda: prompt.prompt(
        replace(cast.prompt_facts(*cast.lines(3, recorded=1)), overdue=True, closed=True)
    ),
    "prompting.prompt.prompt/closed_none_in": lambda: prompt.prompt(
        replace(cast.prompt_facts(*cast.lines(2)), overdue=True, closed=True)
    ),
    "prompting.prompt.prompt/none_left": lambda: prompt.prompt(cast.prompt_facts()),
    "prompting.prompt.prompt/fifteen": lambda: prompt.prompt(cast.prompt_facts(*cast.lines(15))),
    "prompting.prompt.prompt/forty": lambda: prompt.prompt(cast.prompt_facts(*cast.lines(40, recorded=10))),
    "prompting.prompt.prompt/more_than_a_menu": lambda: prompt.prompt(cast.prompt_facts(*cast.lines(150))),
    "answering.receipt.receipt/green": lambda: receipt.receipt(cast.a_receipt(cast.GREEN)),
    "answering.receipt.receipt/amber_late": lambda: receipt.receipt(
        cast.a_receipt(cast.AMBER, late=True, revision_no=3, at=cast.at(18))
    ),
    "answering.receipt.receipt/red_after_draft": lambda: receipt.receipt(
        cast.a_receipt(cast.RED, late=True, after_draft=True, at=cast.at(25))
    ),
    "answering.receipt.receipt/blue": lambda: receipt.receipt(cast.a_receipt(cast.BLUE)),
    "answering.receipt.receipt/grey_after_cut_off": lambda: receipt.receipt(
        cast.a_receipt(cast.GREY, late=True, at=cast.at(20))
    ),
    "answering.receipt.receipt/warned_and_exempt": lambda: receipt.receipt(
        cast.a_receipt(cast.WITHHELD_FROM_MEMBERS, warnings=(cast.SIMILAR, cast.OVERDUE))
    ),
    "answering.form.form_view/first": lambda: form.form_view(cast.form_facts(), Typed()),
    "answering.form.form_view/first_time_ever": lambda: form.form_view(
        cast.form_facts(last=None, late=True), Typed()
    ),
    "answering.form.form_view/green": lambda: form.form_view(cast.form_facts(), Typed(Rating.GREEN)),
    "answering.form.form_view/green_from_red": lambda: form.form_view(
        cast.form_facts(last=replace(cast.LAST, rating=Rating.RED, agreed=False)),
        Typed(Rating.GREEN, more=True),
    ),
    "answering.form.form_view/amber": lambda: form.form_view(
        cast.form_facts(), Typed(Rating.AMBER, support_kind=SupportKind.NONE, progress="Half & half")
    ),
    "answering.form.form_view/red_with_help": lambda: form.form_view(
        cast.form_facts(),
        form.typed_from_answer(cast.RED),
        notice=notices.not_yet(form.typed_from_answer(cast.RED)),
    ),
    "answering.form.form_view/blue": lambda: form.form_view(cast.form_facts(), Typed(Rating.BLUE)),
    "answering.form.form_view/blue_monitored": lambda: form.form_view(
        cast.form_facts(), form.typed_from_answer(cast.BLUE)
    ),
    "answering.form.form_view/grey": lambda: form.form_view(cast.form_facts(), Typed(Rating.GREY)),
    "answering.form.form_view/grey_not_yet_due_to_start": lambda: form.form_view(
        cast.form_facts(terms=cast.terms(start=cast.TIMES.draft.date()), last=None), Typed(Rating.GREY)
    ),
    "answering.form.form_view/restricted": lambda: form.form_view(
        cast.form_facts(), Typed(Rating.GREEN, handling=Handling.RESTRICTED, more=True)
    ),
    "answering.refusals.not_allowed/answer": lambda: refusals.not_allowed(Act.ANSWER, who_may(Act.ANSWER)),
    "answering.refusals.not_allowed/open_quarter": lambda: refusals.not_allowed(
        Act.OPEN_QUARTER, who_may(Act.OPEN_QUARTER)
    ),
    "answering.refusals.not_allowed/bot": lambda: refusals.not_allowed(
        Act.VIEW_STANDING, who_may(Act.VIEW_STANDING)
    ),
    "answering.refusals.someone_else/notice": lambda: refusals.someone_else(
        "Head of Scrutiny", cast.at(12, 10, 42)
    ),
    "answering.refusals.went_wrong/words": refusals.went_wrong,
    "answering.refusals.not_ours/words": refusals.not_ours,
    "answering.refusals.account_closed/words": refusals.account_closed,
    "answering.refusals.slack_is_busy/words": refusals.slack_is_busy,
    "answering.notices.not_yet/notice": lambda: notices.not_yet(Typed(progress="Opened it.")),
    "answering.notices.not_yet/nothing_typed": lambda: notices.not_yet(Typed(Rating.RED), "Say why."),
    "queries.answers.plan_overview/first_page": lambda: answers.plan_overview(stood.overview(*_PRIORITIES)),
    "queries.answers.plan_overview/last_page": lambda: answers.plan_overview(stood.overview(*_PRIORITIES), 9),
    "queries.answers.plan_overview/empty": lambda: answers.plan_overview(stood.overview()),
    "queries.answers.priority_answer/all_ratings": lambda: stood.priority_page(
        stood.priority_standing(*stood.STANDINGS)
    ),
    "queries.answers.priority_answer/agreed": lambda: stood.priority_page(
        stood.priority_standing(*stood.AGREED)
    ),
    "queries.answers.priority_answer/sent_back": lambda: stood.priority_page(
        stood.priority_standing(*stood.BACK)
    ),
    "queries.answers.priority_answer/let_off": lambda: stood.priority_page(
        stood.priority_standing(stood.STANDINGS[7])
    ),
    "queries.answers.priority_answer/collecting": lambda: stood.priority_page(
        stood.priority_standing(*stood.STANDINGS), before=stood.BEFORE
    ),
    "queries.answers.priority_answer/agreed_while_collecting": lambda: stood.priority_page(
        stood.priority_standing(*stood.AGREED[1:]), before=stood.BEFORE
    ),
    "queries.answers.plan_overview/collecting": lambda: answers.plan_overview(
        stood.overview(stood.priority_standing(*stood.STANDINGS), before=stood.BEFORE)
    ),
    "queries.answers.plan_overview/first_quarter": lambda: answers.plan_overview(
        stood.overview(stood.priority_standing(*stood.STANDINGS), collecting=True)
    ),
    "queries.answers.commitment_answer/collecting": lambda: answers.commitment_answer(
        stood.story(stood.STANDINGS[1], collecting=True)
    ),
    "queries.answers.commitment_answer/sent_back": lambda: answers.commitment_answer(
        stood.story(stood.BACK[0])
    ),
    "queries.answers.priority_answer/middle_page": lambda: stood.priority_page(
        stood.priority_standing(*_MANY), 2
    ),
    "queries.answers.commitment_answer/red": lambda: answers.commitment_answer(
        stood.story(stood.STANDINGS[0], 12)
    ),
    "queries.answers.commitment_answer/agreed": lambda: answers.commitment_answer(
        stood.story(stood.STANDINGS[2])
    ),
    "queries.answers.commitment_answer/redacted": lambda: answers.commitment_answer(
        replace(
            stood.story(stood.STANDINGS[0]),
            tombstones=(cast.TOMBSTONE, cast.TOMBSTONE),
            history=tuple(
                replace(one, tombstones=(cast.TOMBSTONE,)) for one in stood.story(stood.STANDINGS[0]).history
            ),
        )
    ),
    "queries.answers.commitment_answer/wish": lambda: answers.commitment_answer(
        replace(stood.story(stood.STANDINGS[0]), wish=ASKED_DATE)
    ),
    "queries.answers.commitment_answer/no_return": lambda: answers.commitment_answer(
        stood.story(stood.STANDINGS[5])
    ),
    "queries.answers.commitment_answer/withheld": lambda: answers.commitment_answer(
        stood.story(stood.STANDINGS[8], 0)
    ),
    "queries.meant.not_asked/not_yet": lambda: not_asked(cast.Q2, cast.at(1)),
    "queries.meant.not_asked/never": lambda: not_asked(cast.Q2),
    "queries.meant.nothing_found/without": lambda: nothing_found("priority", "zebra"),
    "queries.meant.nothing_found/commitment_not_named": lambda: nothing_found("commitment", ""),
    "queries.meant.nothing_found/not_a_quarter": lambda: nothing_found("quarter", "Q7"),
    "queries.meant.nothing_in/commitment": lambda: nothing_in(cast.Q1, "DOR-2.11 Cadet units"),
    "queries.meant.nothing_found/no_quarter_yet": lambda: nothing_found("quarter", ""),
    "queries.meant.did_you_mean/two": lambda: did_you_mean(
        "commitment", "cadet", (("DOR-2.3", "Cadet units"), ("DOR-2.4", "Cadet & youth board"))
    ),
    "queries.answers.updates_answer/older_quarter": lambda: answers.updates_answer(
        replace(stood.waiting(2), older=stood.OLDER)
    ),
    "queries.answers.updates_answer/older_quarter_alone": lambda: answers.updates_answer(
        replace(stood.waiting(), older=stood.OLDER)
    ),
    "queries.answers.updates_answer/overdue": lambda: answers.updates_answer(
        replace(stood.waiting(2), overdue=True)
    ),
    "queries.answers.updates_answer/closed": lambda: answers.updates_answer(
        replace(stood.waiting(2), overdue=True, closed=True)
    ),
    "collecting.status.status_answer/open": lambda: status_answer(stood.status()),
    "collecting.status.status_answer/imported": lambda: status_answer(stood.imported()),
    "collecting.status.status_answer/no_draft_yet": lambda: status_answer(stood.status(), no_draft=True),
    "collecting.status.status_answer/cut_off_with_troubles": lambda: status_answer(
        stood.status(
            state="cut_off",
            returns=Returns(28, 18, 5, 1, 9),
            missing=(),
            by_sro=(),
            troubles=(stood.PROMPT_TROUBLE,),
            now=cast.TIMES.cut_off,
        )
    ),
    "collecting.status.status_answer/split_and_merged": lambda: status_answer(
        stood.status(returns=Returns(28, 19, let_off=3), commitments=28, count_change=stood.COUNT_CHANGE)
    ),
    "queries.meant.help_answer/plan_office": lambda: help_for(_OFFICE),
    "queries.meant.help_answer/chief_executive": lambda: help_for(
        Actor(2, "U2", frozenset({2}), ("Chief Executive",), frozenset({Duty.CHIEF_EXECUTIVE}))
    ),
    "queries.meant.help_answer/lead": lambda: help_for(Actor(3, "U3", frozenset({3}), ("Bid Lead",))),
    "queries.meant.help_answer/stranger": lambda: help_for(Actor(None, "U4")),
    "queries.meant.no_such_verb/one": lambda: cast.needed(misspelt_verb("wiave", _OFFICE)),
    "queries.meant.no_such_verb/several": lambda: cast.needed(misspelt_verb("re<", _OFFICE)),
    "collecting.status.opened/quarter": lambda: opened(cast.Q2, 19, 28),
    "collecting.status.opened/some_not_in_slack": lambda: opened(
        cast.Q2, 18, 26, (("DOR-3.5", "Charity Manager", False), ("DOR-2.1", "Bid Lead", True))
    ),
    "collecting.status.not_to_open/one": lambda: not_to_open(cast.Q2, (cast.Q1,)),
    "collecting.status.not_to_open/asked_early": lambda: not_to_open(
        cast.Q1, (cast.Q2, QuarterName(2021, 3))
    ),
    "collecting.status.report_coming/quarter": lambda: report_coming(cast.Q2, 1, made=True),
    "collecting.status.report_coming/unchanged": lambda: report_coming(cast.Q2, 2, made=False),
    "collecting.closed.cut_off_notice/missing": lambda: cut_off_notice(
        cast.Q2, (("DOR-2.1", "Bid Lead"), ("DOR-3.2", "Head of Scrutiny")), Returns(28, 26, missing=2)
    ),
    "collecting.closed.cut_off_notice/extended": lambda: cut_off_notice(
        cast.Q2,
        (("DOR-2.1", "Bid Lead"), ("DOR-3.2", "Head of Scrutiny")),
        Returns(28, 26, missing=1, let_off=2),
        (("DOR-3.2", "Head of Scrutiny", cast.at(20, 17, 0)),),
    ),
    "collecting.closed.cut_off_notice/all_in": lambda: cut_off_notice(cast.Q2, (), Returns(28, 28)),
    "collecting.closed.cut_off_notice/sent_back": lambda: cut_off_notice(
        cast.Q2,
        (),
        Returns(28, 28, sent_back=2),
        sent_back=(("DOR-3.2", "Head of Scrutiny", None), ("DOR-3.3", "Bid Lead", cast.at(20, 17, 0))),
    ),
    "collecting.closed.cut_off_notice/none_asked": lambda: cut_off_notice(cast.Q2, (), Returns(let_off=1)),
    "outbox.undelivered.trouble/no_account": lambda: undelivered.trouble(stood.PROMPT_TROUBLE),
    "outbox.undelivered.trouble/unknown_error": lambda: undelivered.trouble(
        Trouble("digest", "digest channel", "no_such_error")
    ),
    "outbox.undelivered.trouble/channel": lambda: undelivered.trouble(
        Trouble("draft", "chief executive's channel", "is_archived")
    ),
    **DESK,
    **HISTORIES,
    **WEEKLY,
    **FORM,
    **MEASURES,
    **REMINDERS,
    **LETTING_OFF,
    **HEADLINES,
    **RECHECKS,
    **MEMBERS,
    **ASKED,
    **TALK,
    **TIMETABLE,
}
