"""What a digest holds, of all that the record tells of a week: a line is there because its fact changed since the
digest before, falls due within fourteen days, or is off track or overdue. Pure; when digests go out is
rules/calendar/digests'."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from storage.enums import Rating
from storage.facts.answering import Answer
from storage.facts.standing import Standing
from storage.facts.weekly import Dated, Digest, OffTrack, RatingChange, Stood, Thing, Week
from storage.rules.standing.direction import direction
from storage.rules.standing.rag import SLIPPING

HORIZON = timedelta(days=14)


def held(week: Week, *, worst_only: bool = False) -> Digest:
    """The digest of that week. With `worst_only`, no more than what is off track, overdue or wanted of the reader."""
    changes = tuple(sorted((one for one in map(changed, week.stood) if one), key=severity))
    listed = {one.standing.terms.ref for one in changes}
    off = [one for one in week.stood if one.off_since and one.standing.terms.ref not in listed]
    dated = [one for one in week.dated if one.thing is not Thing.HELP]
    owed = [one for one in week.owed if is_timely(one.since, one.due, week)]
    whole = Digest(
        week=week,
        changes=changes,
        off_track=tuple(sorted(map(off_track, off), key=lambda one: one.since)),
        overdue=soonest(one for one in dated if is_overdue(one.due, week.day)),
        soon=soonest(one for one in dated if is_soon(one.due, week.day)),
        help=soonest(one for one in week.dated if one.thing is Thing.HELP and is_told(one, week.day)),
        answered=week.answered,
        needs_you=tuple(one for one in owed if one.mine),
        others_owe=tuple(one for one in owed if not one.mine),
    )
    return worst_of(whole) if worst_only else whole


def worst_of(whole: Digest) -> Digest:
    """No more of it than what is off track, overdue or wanted of the reader."""
    day = whole.week.day
    return replace(
        whole,
        changes=tuple(one for one in whole.changes if one.standing.rating is Rating.RED),
        soon=(),
        answered=(),
        help=tuple(one for one in whole.help if is_overdue(one.due, day)),
        others_owe=tuple(one for one in whole.others_owe if is_overdue(one.due, day)),
    )


def is_worth_sending(digest: Digest, *, worst_only: bool) -> bool:
    """Whether it goes out: a week without news is told too, but not to whoever wants the worst only."""
    lists = (
        digest.changes,
        digest.off_track,
        digest.overdue,
        digest.help,
        digest.needs_you,
        digest.others_owe,
    )
    return not worst_only or any(lists)


# --- ratings -------------------------------------------------------------------------------------------


def changed(one: Stood) -> RatingChange | None:
    """What is told of a rating that was given since the digest before: that it is another than it was, that an at
    risk or off track has arrived though it was that before, or that it was agreed as another than its lead's."""
    now, rating = one.standing, one.standing.rating
    if rating is Rating.NONE or not (one.came or one.ruled):
        return None
    was = one.before or (now.last.rating if now.last else Rating.NONE)
    arrived = one.came and rating in SLIPPING
    overruled = one.ruled and now.lead_rating is not None
    if was is rating and not arrived and not overruled:
        return None
    # Within the quarter by its ratings alone; since the quarter before as everywhere.
    way = direction(rating, one.before)[0] if one.before else now.direction
    return RatingChange(now, was, way)


def severity(change: RatingChange) -> int:
    """Off track first, then at risk, then the rest."""
    rating = change.standing.rating
    return SLIPPING.index(rating) if rating in SLIPPING else len(SLIPPING)


def off_track(one: Stood) -> OffTrack:
    """That it is off track still."""
    assert one.off_since is not None  # noqa: S101 - whoever calls has looked
    return OffTrack(one.standing, one.off_since)


def said_otherwise(rating: Rating, answer: Answer, now: Standing) -> bool:
    """Whether what was told of a commitment, its rating and its way back on track, is said otherwise by now. What its
    reader may not see now is no more said."""
    if now.rating is Rating.NONE:
        return False
    path = now.answer.path if now.answer else None
    return rating is not now.rating or (not now.withheld and answer.path != path)


# --- days ----------------------------------------------------------------------------------------------


def is_overdue(due: date | None, day: date) -> bool:
    """Whether its day has passed."""
    return due is not None and due < day


def is_soon(due: date | None, day: date) -> bool:
    """Whether it falls due within the horizon, today included."""
    return due is not None and day <= due <= day + HORIZON


def is_timely(since: date | None, due: date | None, week: Week) -> bool:
    """Whether what was asked on one day for another is told: it is new, falls due, or is overdue. What has no day by
    which it is wanted is overdue from a week on, and new before that."""
    new = since is not None and (week.since is None or since >= week.since)
    waits = due is None and since is not None
    return new or waits or is_overdue(due, week.day) or is_soon(due, week.day)


def is_told(one: Dated, day: date) -> bool:
    """Whether help that is asked for is told: it was asked since the digest before, falls due, or is overdue."""
    return one.new or is_overdue(one.due, day) or is_soon(one.due, day)


def soonest(found: Iterable[Dated]) -> tuple[Dated, ...]:
    """The same, the oldest day first."""
    return tuple(sorted(found, key=lambda one: (one.due or date.max, one.ref, one.thing, one.what)))
