"""Reminders, escalations, counts, lists and what is let off, in every state worth looking at, for the registry."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from digests.asks import let_off, reminders
from digests.kit.blocks import Message
from digests.queries import answers
from storage.facts.asks import AskNamed, EscalationFacts, MissingCounts, OutCount, ReminderFacts, StillOut
from tests.messages.registry.kit import cast, stood

OUT = tuple(StillOut(number, f"DOR-2.{number}", "Cadet & youth units", "Bid Lead") for number in range(1, 41))
FACTS = ReminderFacts(cast.Q2, 1, cast.TIMES.lead_deadline, cast.TIMES.cut_off, OUT[:2], kind="returns")
SENT_BACK = replace(OUT[0], sent_back=True, due_at=cast.at(20, 17, 0))
CLOSED = tuple(replace(one, closed=True) for one in OUT[:2])
COVERED = replace(OUT[1], away_until=date(2021, 10, 20))
MISSING = tuple((one.ref, "Head of Scrutiny") for one in OUT)
ESCALATED = EscalationFacts(
    cast.Q2, "Director of Operations", MISSING[:2], cast.TIMES.cut_off, kind="returns"
)

AGREED = replace(FACTS, own=OUT[:2], deadline=cast.TIMES.sros_done, kind="agreements")
"""What an SRO who leads something too reads in one message."""
DATES = ReminderFacts(None, 1, cast.at(20, 17, 0), cast.at(20, 17, 0), OUT[2:3], kind="dates")

MAP = AskNamed("map 1", "Map of the divisions", "Head of Scrutiny")
WHY = "The Panel looks at divisions <next> year."

LETTING_OFF: Mapping[str, Callable[[], Message]] = {
    "asks.let_off.waived/told": lambda: let_off.waived(MAP, cast.Q2, WHY, told=True),
    "asks.let_off.waived/nobody_to_tell": lambda: let_off.waived(MAP, cast.Q2, WHY, told=False),
    "asks.let_off.told_waived/one": lambda: let_off.told_waived(MAP, cast.Q2, WHY),
    "asks.let_off.asked_again/told": lambda: let_off.asked_again(MAP, cast.Q2, WHY, told=True),
    "asks.let_off.asked_again/nobody_to_tell": lambda: let_off.asked_again(MAP, cast.Q2, WHY, told=False),
    "asks.let_off.told_again/one": lambda: let_off.told_again(MAP, cast.Q2, WHY, cast.TIMES.lead_deadline),
    "asks.let_off.nothing_to_waive/in": lambda: let_off.nothing_to_waive(replace(MAP, came=True)),
    "asks.let_off.nothing_to_waive/waived": lambda: let_off.nothing_to_waive(replace(MAP, let_off=True)),
    "asks.let_off.nothing_to_take_up/in": lambda: let_off.nothing_to_take_up(replace(MAP, came=True)),
    "asks.let_off.nothing_to_take_up/asked": lambda: let_off.nothing_to_take_up(MAP),
}

REMINDERS: Mapping[str, Callable[[], Message]] = {
    "asks.reminders.reminder/first": lambda: reminders.reminder([FACTS]),
    "asks.reminders.reminder/may_wait": lambda: reminders.reminder(
        [replace(FACTS, own=OUT[:1], until=date(2021, 10, 11))]
    ),
    "asks.reminders.put_off/monday": lambda: reminders.put_off(date(2021, 10, 11)),
    "asks.reminders.cannot_wait/why": reminders.cannot_wait,
    "asks.reminders.reminder/second_shared": lambda: reminders.reminder(
        [replace(FACTS, rung=2, own=OUT[:1], shared=OUT[1:3])]
    ),
    "asks.reminders.reminder/overdue": lambda: reminders.reminder([replace(FACTS, rung=3, own=OUT[:1])]),
    "asks.reminders.reminder/sent_back_and_covered": lambda: reminders.reminder(
        [replace(FACTS, rung=3, own=(SENT_BACK, COVERED))]
    ),
    "asks.reminders.reminder/closed": lambda: reminders.reminder([replace(FACTS, rung=3, own=CLOSED)]),
    "asks.reminders.reminder/one_closed": lambda: reminders.reminder(
        [replace(FACTS, rung=3, own=(CLOSED[0], SENT_BACK))]
    ),
    "asks.reminders.reminder/closed_sent_back": lambda: reminders.reminder(
        [replace(FACTS, rung=3, own=(replace(SENT_BACK, closed=True),))]
    ),
    "asks.reminders.reminder/closed_of_both_kinds": lambda: reminders.reminder(
        [replace(FACTS, rung=3, own=(*CLOSED, replace(SENT_BACK, closed=True)))]
    ),
    "asks.reminders.reminder/forty": lambda: reminders.reminder([replace(FACTS, own=OUT)]),
    "asks.reminders.reminder/of_three_kinds": lambda: reminders.reminder([FACTS, AGREED, DATES]),
    "asks.reminders.reminder/only_dates": lambda: reminders.reminder([DATES]),
    "asks.reminders.reminder/late": lambda: reminders.reminder(
        [replace(AGREED, late=True), replace(DATES, late=True)]
    ),
    "asks.reminders.all_in/of_two_kinds": lambda: reminders.all_in(cast.Q2, ["returns", "agreements"]),
    "asks.reminders.escalation/of_another_kind": lambda: reminders.escalation(
        [ESCALATED, replace(ESCALATED, in_place=True, kind="dates")]
    ),
    "asks.reminders.missing_counts/of_another_kind": lambda: reminders.missing_counts(
        MissingCounts(cast.Q2, (OutCount("Director of Operations", 3, 14),), cast.TIMES.cut_off, "agreements")
    ),
    "queries.answers.updates_answer/nothing_open": lambda: answers.updates_answer(stood.NOTHING_OPEN),
    "queries.answers.updates_answer/nothing_waits": lambda: answers.updates_answer(stood.waiting()),
    "queries.answers.updates_answer/all_kinds": lambda: answers.updates_answer(stood.waiting(2, 1, 2)),
    "queries.answers.updates_answer/second_page": lambda: answers.updates_answer(stood.waiting(40), 2),
    "queries.answers.updates_answer/besides": lambda: answers.updates_answer(
        replace(stood.waiting(1), besides=stood.BESIDES[:2])
    ),
    "queries.answers.updates_answer/only_besides": lambda: answers.updates_answer(
        replace(stood.NOTHING_OPEN, besides=stood.BESIDES)
    ),
    "asks.reminders.reminder/two_quarters": lambda: reminders.reminder(
        [replace(FACTS, quarter=cast.Q1, rung=3, own=(SENT_BACK,)), replace(FACTS, own=OUT[1:3])]
    ),
    "asks.reminders.reminder/two_quarters_of_forty": lambda: reminders.reminder(
        [replace(FACTS, quarter=cast.Q1, own=OUT), replace(FACTS, own=OUT, shared=OUT[:2])]
    ),
    "asks.reminders.reminded_anew/one": reminders.reminded_anew,
    "asks.reminders.timetable_moved/one": reminders.timetable_moved,
    "asks.reminders.all_in/one": lambda: reminders.all_in(cast.Q2, ["returns"]),
    "asks.reminders.all_in/some_waived": lambda: reminders.all_in(cast.Q2, ["returns"], waived=True),
    "asks.reminders.escalation/two": lambda: reminders.escalation([ESCALATED]),
    "asks.reminders.escalation/in_place": lambda: reminders.escalation(
        [replace(ESCALATED, missing=MISSING[:1], in_place=True)]
    ),
    "asks.reminders.escalation/closed": lambda: reminders.escalation([replace(ESCALATED, closed=True)]),
    "asks.reminders.escalation/sent_back": lambda: reminders.escalation(
        [replace(ESCALATED, missing=(), sent_back=MISSING[:1])]
    ),
    "asks.reminders.escalation/of_both_kinds_closed": lambda: reminders.escalation(
        [replace(ESCALATED, missing=MISSING[:1], sent_back=MISSING[1:3], in_place=True, closed=True)]
    ),
    "asks.reminders.escalation/many": lambda: reminders.escalation([replace(ESCALATED, missing=MISSING * 3)]),
    "asks.reminders.missing_counts/two": lambda: reminders.missing_counts(
        MissingCounts(
            cast.Q2,
            (OutCount("Director of Operations", 3, 14), OutCount("Chief Executive", 1, 9)),
            cast.TIMES.cut_off,
            "returns",
        )
    ),
}
