"""Changing when steps fall due: for the office, for one quarter, or by a meeting; and what moves with it. A change
that would undo what has happened, or put steps out of order, is not made."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from storage.calendar import meetings, timetables
from storage.calendar.quarters import calendar, ensure_quarter, quarter_row, timetable_of, today
from storage.enums import QuarterState
from storage.facts.calendar import MeetingChanged, StepChanged, StepMove, TimetableFacts
from storage.facts.plan import QuarterName
from storage.rules.calendar import quarters
from storage.rules.calendar.ladder import in_force, leads_days, panel_of
from storage.rules.calendar.timetable import StepTime, Timetable, out_of_order, timetable

# --- looking -------------------------------------------------------------------------------------------


def timetable_facts(session: Session, name: QuarterName) -> TimetableFacts:
    """A quarter's steps as they are in force, and why."""
    ladder, working = timetables.ladder_of(session, name), calendar(session)
    times, meeting = in_force(name, working, ladder), panel_of(name, working, ladder)
    row = quarter_row(session, name)
    usual = timetable(name, working, ladder.office)
    due = working.paper_deadline(meeting) if meeting else None
    return TimetableFacts(
        quarter=name,
        steps=times.steps(),
        moved=frozenset(ladder.moved),
        meeting=meeting,
        paper_due=due,
        pulled=due is not None and due < usual.draft.date(),
        leads_days=leads_days(times, working),
        data_date=row.data_date if row else None,
    )


def quarter_at_hand(session: Session, now: datetime) -> QuarterName:
    """The quarter that is being collected, or the next to be."""
    last = quarters.last_ended(today(now))
    return last if now < timetable_of(session, last).draft else quarters.following(last)


def near_quarters(now: datetime) -> tuple[QuarterName, ...]:
    """The quarters whose steps a change may move now: the last that ended, this one and the next."""
    last = quarters.last_ended(today(now))
    return last, quarters.following(last), quarters.following(quarters.following(last))


def timetables_near(session: Session, now: datetime) -> dict[QuarterName, Timetable]:
    """Their timetables."""
    return {name: timetable_of(session, name) for name in near_quarters(now)}


def moves(
    before: Mapping[QuarterName, Timetable], after: Mapping[QuarterName, Timetable]
) -> tuple[StepMove, ...]:
    """Every step that is not when it was."""
    return tuple(
        StepMove(name, old.key, old.at, new.at)
        for name, times in before.items()
        for old, new in zip(times.steps(), after[name].steps(), strict=True)
        if old.at != new.at
    )


def for_leads(found: Sequence[StepMove], name: QuarterName, now: datetime) -> tuple[StepMove, ...]:
    """Those of them that leads of the quarter go by: their deadline and the cut-off, where it lies ahead."""
    return tuple(
        one
        for one in found
        if one.quarter == name and one.key in ("lead_deadline", "cut_off") and one.after > now
    )


def is_open(session: Session, name: QuarterName) -> bool:
    """Whether the quarter's prompts have gone out."""
    row = quarter_row(session, name)
    return row is not None and row.state is not QuarterState.PLANNED


# --- a step --------------------------------------------------------------------------------------------


def set_rule(session: Session, key: str, rule: StepTime, now: datetime, person_id: int | None) -> StepChanged:
    """Takes a step at another time from now on, in this office. `moves` tells of the quarters near."""
    working, before = calendar(session), timetables_near(session, now)
    office = {**timetables.office_rules(session), key: rule}
    ladders = {name: timetables.ladder_of(session, name) for name in before}
    after = {name: in_force(name, working, replace(each, office=office)) for name, each in ladders.items()}
    name = quarter_at_hand(session, now)
    changed = StepChanged(name, key, rule.working_days, getattr(after[name], key), moves(before, after))
    plain = [timetable(each, working, office) for each in before]
    refused = why_not(session, changed, [*plain, *after.values()], now)
    if not refused.why_not:
        timetables.set_rule(session, key, rule, now, person_id)
    return refused


def move_step(
    session: Session,
    name: QuarterName,
    key: str,
    moment: datetime,
    why: str,
    now: datetime,
    person_id: int | None,
) -> StepChanged:
    """Moves one step of one quarter, for that quarter alone."""
    before = timetable_of(session, name)
    after = replace(before, **{key: moment})
    changed = StepChanged(name, key, None, moment, moves({name: before}, {name: after}))
    if not calendar(session).is_working_day(today(moment)):
        return replace(changed, why_not="not_working")
    refused = why_not(session, changed, [after], now)
    if not refused.why_not:
        ensure_quarter(session, name)
        row = quarter_row(session, name, lock=True)
        assert row is not None  # noqa: S101 - ensured above
        timetables.move_step(session, row, key, moment, why, now, person_id)
    return refused


def why_not(session: Session, changed: StepChanged, found: Sequence[Timetable], now: datetime) -> StepChanged:
    """The same change, with the reason why it is not made where there is one."""
    for each in changed.moves:
        taken, passed = each.before <= now and changed.days is None, each.after <= now < each.before
        if (taken or passed) and is_open(session, each.quarter):
            case = "taken" if taken else "past"
            return replace(changed, why_not=case, quarter=each.quarter, key=each.key)
    clash = next((pair for pair in map(out_of_order, found) if pair), None)
    return replace(changed, why_not="order", clash=clash) if clash else changed


# --- a meeting -----------------------------------------------------------------------------------------


def change_meeting(
    session: Session, forum: str, old: date | None, new: date, now: datetime, person_id: int | None
) -> MeetingChanged:
    """Adds a meeting, or moves the one on `old`; says what moves with it."""
    changed = MeetingChanged(forum, old, new)
    if new <= today(now):
        return replace(changed, why_not="past")
    before = timetables_near(session, now)
    made = (
        meetings.move(session, forum, old, new, now, person_id)
        if old
        else meetings.add(session, forum, new, now, person_id)
    )
    if not made:
        case = "unknown" if old and not meetings.find(session, forum, old) else "known"
        return replace(changed, why_not=case, known=tuple(meetings.days_of(session, forum)))
    working = calendar(session)
    changed = replace(changed, at_rest=not working.is_working_day(new))
    if not meetings.is_panel(session, forum):
        return changed
    passed = tuple(pass_over(session, before, new, now, person_id))
    paper_due = working.paper_deadline(new)
    return replace(
        changed,
        publish_by=working.latest_publication(new),
        paper_due=paper_due,
        overdue=paper_due <= today(now),
        moves=moves(before, timetables_near(session, now)),
        passed=passed,
    )


def pass_over(
    session: Session,
    before: Mapping[QuarterName, Timetable],
    meeting: date,
    now: datetime,
    person_id: int | None,
) -> list[QuarterName]:
    """The quarters under way whose steps the meeting would pull into the past: their paper goes to the next."""
    after = timetables_near(session, now)
    torn = {each.quarter for each in moves(before, after) if each.after <= now < each.before}
    passed = []
    for name in sorted(torn, key=quarters.index):
        row = quarter_row(session, name)
        if row is not None and row.state is not QuarterState.PLANNED:
            timetables.pass_panel_over(session, row, meeting, now, person_id)
            passed.append(name)
    return passed
