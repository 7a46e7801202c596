"""Every message in every state worth looking at: "module.function", then "/state" -> how it is made."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from digests import chief, form, notices, office, prompt, queries, receipt, refusals, weekly
from digests.blocks import Message
from digests.form import Typed
from storage.enums import Handling, Rating, ReturnState, SupportKind
from storage.facts import PriorityFacts, QuarterName, Trouble
from storage.facts.counting import Returns
from storage.rules.access import Act, who_may
from tests.messages import cast, people_messages, stood
from tests.messages.desk_registry import DESK
from tests.messages.form_messages import ASKED_DATE, FORM
from tests.messages.reminder_messages import REMINDERS
from tests.messages.signoff_messages import SIGN_OFF
from tests.messages.talk_messages import TALK
from tests.messages.timetable_messages import TIMETABLE

Made = Message | dict[str, Any] | str

_MANY = tuple(stood.standing(cast.GREEN, f"DOR-2.{number}") for number in range(1, 21))
_PRIORITIES = tuple(
    stood.priority_standing(
        *stood.STANDINGS[number % 5 :], priority=PriorityFacts(str(number), "Cut crime", "")
    )
    for number in range(1, 13)
)

MESSAGES: Mapping[str, Callable[[], Made]] = {
    **people_messages.MESSAGES,
    **SIGN_OFF,
    "prompt.prompt/first": lambda: prompt.prompt(cast.prompt_facts(*cast.lines(3))),
    "prompt.prompt/one_recorded": lambda: prompt.prompt(cast.prompt_facts(*cast.lines(3, recorded=1))),
    "prompt.prompt/all_recorded": lambda: prompt.prompt(cast.prompt_facts(*cast.lines(3, recorded=3))),
    "prompt.prompt/one_line_never_rated": lambda: prompt.prompt(cast.prompt_facts(cast.line(1, last=None))),
    "prompt.prompt/asked_early": lambda: prompt.prompt(
        replace(cast.prompt_facts(*cast.lines(2)), data_date=cast.QUARTER_END)
    ),
    "prompt.prompt/overdue": lambda: prompt.prompt(
        replace(cast.prompt_facts(*cast.lines(3, recorded=1)), overdue=True)
    ),
    "prompt.prompt/overdue_none_in": lambda: prompt.prompt(
        replace(cast.prompt_facts(*cast.lines(1)), overdue=True)
    ),
    "prompt.prompt/closed": lambda: prompt.prompt(
        replace(cast.prompt_facts(*cast.lines(3, recorded=1)), overdue=True, closed=True)
    ),
    "prompt.prompt/closed_none_in": lambda: prompt.prompt(
        replace(cast.prompt_facts(*cast.lines(2)), overdue=True, closed=True)
    ),
    "prompt.prompt/none_left": lambda: prompt.prompt(cast.prompt_facts()),
    "prompt.prompt/fifteen": lambda: prompt.prompt(cast.prompt_facts(*cast.lines(15))),
    "prompt.prompt/forty": lambda: prompt.prompt(cast.prompt_facts(*cast.lines(40, recorded=10))),
    "prompt.prompt/more_than_a_menu": lambda: prompt.prompt(cast.prompt_facts(*cast.lines(150))),
    "receipt.receipt/green": lambda: receipt.receipt(cast.a_receipt(cast.GREEN)),
    "receipt.receipt/amber_late": lambda: receipt.receipt(
        cast.a_receipt(cast.AMBER, late=True, revision_no=3, at=cast.at(18))
    ),
    "receipt.receipt/red_after_draft": lambda: receipt.receipt(
        cast.a_receipt(cast.RED, late=True, after_draft=True, at=cast.at(25))
    ),
    "receipt.receipt/blue": lambda: receipt.receipt(cast.a_receipt(cast.BLUE)),
    "receipt.receipt/grey_after_cut_off": lambda: receipt.receipt(
        cast.a_receipt(cast.GREY, late=True, at=cast.at(20))
    ),
    "receipt.receipt/warned_and_exempt": lambda: receipt.receipt(
        cast.a_receipt(cast.WITHHELD_FROM_MEMBERS, warnings=(cast.SIMILAR, cast.OVERDUE))
    ),
    "form.form_view/first": lambda: form.form_view(cast.form_facts(), Typed()),
    "form.form_view/first_time_ever": lambda: form.form_view(cast.form_facts(last=None, late=True), Typed()),
    "form.form_view/green": lambda: form.form_view(cast.form_facts(), Typed(Rating.GREEN)),
    "form.form_view/green_from_red": lambda: form.form_view(
        cast.form_facts(last=replace(cast.LAST, rating=Rating.RED)), Typed(Rating.GREEN, more=True)
    ),
    "form.form_view/amber": lambda: form.form_view(
        cast.form_facts(), Typed(Rating.AMBER, support_kind=SupportKind.NONE, progress="Half & half")
    ),
    "form.form_view/red_with_help": lambda: form.form_view(
        cast.form_facts(),
        form.typed_from_answer(cast.RED),
        notice=notices.not_yet(form.typed_from_answer(cast.RED)),
    ),
    "form.form_view/blue": lambda: form.form_view(cast.form_facts(), Typed(Rating.BLUE)),
    "form.form_view/blue_monitored": lambda: form.form_view(
        cast.form_facts(), form.typed_from_answer(cast.BLUE)
    ),
    "form.form_view/grey": lambda: form.form_view(cast.form_facts(), Typed(Rating.GREY)),
    "form.form_view/grey_not_yet_due_to_start": lambda: form.form_view(
        cast.form_facts(terms=cast.terms(start=cast.TIMES.draft.date())), Typed(Rating.GREY)
    ),
    "form.form_view/restricted": lambda: form.form_view(
        cast.form_facts(), Typed(Rating.GREEN, handling=Handling.RESTRICTED, more=True)
    ),
    "refusals.not_allowed/answer": lambda: refusals.not_allowed(Act.ANSWER, who_may(Act.ANSWER)),
    "refusals.not_allowed/open_quarter": lambda: refusals.not_allowed(
        Act.OPEN_QUARTER, who_may(Act.OPEN_QUARTER)
    ),
    "refusals.not_allowed/bot": lambda: refusals.not_allowed(Act.VIEW_STANDING, who_may(Act.VIEW_STANDING)),
    "refusals.someone_else/notice": lambda: refusals.someone_else("Head of Scrutiny", cast.at(12, 10, 42)),
    "refusals.went_wrong/words": refusals.went_wrong,
    "refusals.not_ours/words": refusals.not_ours,
    "refusals.account_closed/words": refusals.account_closed,
    "refusals.slack_is_busy/words": refusals.slack_is_busy,
    "notices.not_yet/notice": lambda: notices.not_yet(Typed(progress="Opened it.")),
    "notices.not_yet/nothing_typed": lambda: notices.not_yet(Typed(Rating.RED), "Say why."),
    "queries.plan_overview/first_page": lambda: queries.plan_overview(stood.overview(*_PRIORITIES)),
    "queries.plan_overview/last_page": lambda: queries.plan_overview(stood.overview(*_PRIORITIES), 9),
    "queries.plan_overview/empty": lambda: queries.plan_overview(stood.overview()),
    "queries.priority_answer/all_ratings": lambda: stood.priority_page(
        stood.priority_standing(*stood.STANDINGS)
    ),
    "queries.priority_answer/agreed": lambda: stood.priority_page(stood.priority_standing(*stood.AGREED)),
    "queries.priority_answer/sent_back": lambda: stood.priority_page(stood.priority_standing(*stood.BACK)),
    "queries.priority_answer/let_off": lambda: stood.priority_page(
        stood.priority_standing(stood.STANDINGS[7])
    ),
    "queries.priority_answer/collecting": lambda: stood.priority_page(
        stood.priority_standing(*stood.STANDINGS), before=stood.BEFORE
    ),
    "queries.plan_overview/collecting": lambda: queries.plan_overview(
        stood.overview(stood.priority_standing(*stood.STANDINGS), before=stood.BEFORE)
    ),
    "queries.plan_overview/first_quarter": lambda: queries.plan_overview(
        stood.overview(stood.priority_standing(*stood.STANDINGS), collecting=True)
    ),
    "queries.commitment_answer/collecting": lambda: queries.commitment_answer(
        stood.story(stood.STANDINGS[1], collecting=True)
    ),
    "queries.commitment_answer/sent_back": lambda: queries.commitment_answer(stood.story(stood.BACK[0])),
    "queries.priority_answer/middle_page": lambda: stood.priority_page(stood.priority_standing(*_MANY), 2),
    "queries.commitment_answer/red": lambda: queries.commitment_answer(stood.story(stood.STANDINGS[0], 12)),
    "queries.commitment_answer/agreed": lambda: queries.commitment_answer(stood.story(stood.STANDINGS[2])),
    "queries.commitment_answer/redacted": lambda: queries.commitment_answer(
        replace(
            stood.story(stood.STANDINGS[0]),
            tombstones=(cast.TOMBSTONE, cast.TOMBSTONE),
            history=tuple(
                replace(one, tombstones=(cast.TOMBSTONE,)) for one in stood.story(stood.STANDINGS[0]).history
            ),
        )
    ),
    "queries.commitment_answer/wish": lambda: queries.commitment_answer(
        replace(stood.story(stood.STANDINGS[0]), wish=ASKED_DATE)
    ),
    "queries.commitment_answer/no_return": lambda: queries.commitment_answer(stood.story(stood.STANDINGS[5])),
    "queries.commitment_answer/withheld": lambda: queries.commitment_answer(
        stood.story(stood.STANDINGS[8], 0)
    ),
    "queries.nothing_found/with_suggestions": lambda: queries.nothing_found(
        "commitment", "cadetts <!channel>", ("DOR-2.3", "DOR-2.4")
    ),
    "queries.nothing_found/without": lambda: queries.nothing_found("priority", "zebra"),
    "queries.nothing_found/commitment_not_named": lambda: queries.nothing_found("commitment", ""),
    "queries.nothing_found/not_a_quarter": lambda: queries.nothing_found("quarter", "Q7"),
    "queries.nothing_found/no_quarter_yet": lambda: queries.nothing_found("quarter", ""),
    "queries.did_you_mean/two": lambda: queries.did_you_mean(
        "commitment", "cadet", (("DOR-2.3", "Cadet units"), ("DOR-2.4", "Cadet & youth board"))
    ),
    "queries.updates_answer/nothing_open": lambda: queries.updates_answer(stood.NOTHING_OPEN),
    "queries.updates_answer/nothing_waits": lambda: queries.updates_answer(stood.waiting()),
    "queries.updates_answer/all_kinds": lambda: queries.updates_answer(stood.waiting(2, 1, 2)),
    "queries.updates_answer/second_page": lambda: queries.updates_answer(stood.waiting(40), 2),
    "queries.updates_answer/older_quarter": lambda: queries.updates_answer(
        replace(stood.waiting(2), older=stood.OLDER)
    ),
    "queries.updates_answer/older_quarter_alone": lambda: queries.updates_answer(
        replace(stood.waiting(), older=stood.OLDER)
    ),
    "queries.updates_answer/overdue": lambda: queries.updates_answer(replace(stood.waiting(2), overdue=True)),
    "queries.updates_answer/closed": lambda: queries.updates_answer(
        replace(stood.waiting(2), overdue=True, closed=True)
    ),
    "queries.status_answer/open": lambda: queries.status_answer(stood.status()),
    "queries.status_answer/no_draft_yet": lambda: queries.status_answer(stood.status(), no_draft=True),
    "queries.status_answer/cut_off_with_troubles": lambda: queries.status_answer(
        stood.status(
            state="cut_off",
            returns=Returns(28, 18, 5, 1, 9),
            missing=(),
            by_sro=(),
            troubles=(stood.PROMPT_TROUBLE,),
        )
    ),
    "queries.status_answer/split_and_merged": lambda: queries.status_answer(
        stood.status(returns=Returns(28, 19, let_off=3), commitments=28, count_change=stood.COUNT_CHANGE)
    ),
    "queries.help_answer/plan_office": lambda: queries.help_answer(
        (("/muster open", "opens the quarter and asks the leads"),),
        (("/priority [name or code]", "how a priority stands"), ("/updates", "what waits for you")),
    ),
    "queries.opened/quarter": lambda: queries.opened(cast.Q2, 19, 28),
    "queries.opened/some_not_in_slack": lambda: queries.opened(
        cast.Q2, 18, 26, (("DOR-3.5", "Charity Manager", False), ("DOR-2.1", "Bid Lead", True))
    ),
    "queries.not_to_open/one": lambda: queries.not_to_open(cast.Q2, (cast.Q1,)),
    "queries.not_to_open/asked_early": lambda: queries.not_to_open(cast.Q1, (cast.Q2, QuarterName(2021, 3))),
    "queries.report_coming/quarter": lambda: queries.report_coming(cast.Q2),
    "weekly.weekly/open": lambda: weekly.weekly(stood.digest()),
    "weekly.weekly/first": lambda: weekly.weekly(stood.digest(since=None, changes=(), due_soon=())),
    "weekly.weekly/agreed_otherwise": lambda: weekly.weekly(stood.digest(changes=stood.AGREED_OTHERWISE)),
    "weekly.weekly/split_and_merged": lambda: weekly.weekly(stood.digest(count_change=stood.COUNT_CHANGE)),
    "weekly.weekly/closed_after_a_gap": lambda: weekly.weekly(
        stood.digest(open=False, since=cast.QUARTER_END, changes=stood.digest().changes * 4)
    ),
    "chief.draft_notice/needs": lambda: chief.draft_notice(
        stood.draft(*stood.STANDINGS, to_supply=(("the finance annex", "Chief Finance Officer"),)), "{file}"
    ),
    "chief.draft_notice/extended": lambda: chief.draft_notice(
        replace(
            stood.draft(*stood.STANDINGS),
            extended=(("DOR-2.7", "Head of Scrutiny", cast.at(25, 17, 0)),),
        ),
        "{file}",
    ),
    "chief.draft_notice/needs_nothing": lambda: chief.draft_notice(
        stood.draft(replace(stood.STANDINGS[2], state=ReturnState.AGREED)), "https://files.example/F1?a=1&b=2"
    ),
    "chief.cut_off_notice/missing": lambda: chief.cut_off_notice(
        cast.Q2, (("DOR-2.1", "Bid Lead"), ("DOR-3.2", "Head of Scrutiny")), Returns(28, 26, missing=2)
    ),
    "chief.cut_off_notice/extended": lambda: chief.cut_off_notice(
        cast.Q2,
        (("DOR-2.1", "Bid Lead"), ("DOR-3.2", "Head of Scrutiny")),
        Returns(28, 26, missing=1, let_off=2),
        (("DOR-3.2", "Head of Scrutiny", cast.at(20, 17, 0)),),
    ),
    "chief.cut_off_notice/all_in": lambda: chief.cut_off_notice(cast.Q2, (), Returns(28, 28)),
    "chief.cut_off_notice/sent_back": lambda: chief.cut_off_notice(
        cast.Q2, (), Returns(28, 28, sent_back=1), sent_back=(("DOR-3.2", "Head of Scrutiny"),)
    ),
    "chief.cut_off_notice/none_asked": lambda: chief.cut_off_notice(cast.Q2, (), Returns(let_off=1)),
    "office.trouble/no_account": lambda: office.trouble(stood.PROMPT_TROUBLE),
    "office.trouble/unknown_error": lambda: office.trouble(
        Trouble("digest", "digest channel", "no_such_error")
    ),
    "office.trouble/channel": lambda: office.trouble(
        Trouble("draft", "chief executive's channel", "is_archived")
    ),
    **DESK,
    **FORM,
    **REMINDERS,
    **TALK,
    **TIMETABLE,
}
