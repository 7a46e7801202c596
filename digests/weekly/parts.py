"""The parts of which every digest is made, in their order, and the sentences above and below them. How much of
each is shown is filling's."""

from collections.abc import Callable, Sequence
from datetime import date

from digests.kit.figures import movement
from digests.kit.labels import ahead, listed, plain_day, rating_label
from digests.kit.prose import Ours, say
from digests.weekly.filling import Part
from digests.weekly.lines import Pen
from storage.enums import Rating
from storage.facts.weekly import Choice, Digest, Reader

WEEKLY = "weekly/weekly"
REFS = 8
"""How many refs stand for what does not fit."""
HOW_OFTEN = {1: "Each week", 2: "Every two weeks", 4: "Every four weeks"}


def plan_parts(digest: Digest, pen: Pen, where: str = "") -> list[Part]:
    """What changed, what is off track still, overdue, due soon, and which help is asked for. `where` says where to
    find what does not fit."""
    off = rating_label(Rating.RED, digest.week.scheme)
    changed_refs = [one.standing.terms.ref for one in digest.changes]
    off_refs = [one.standing.terms.ref for one in digest.off_track]
    reds = sum(one.standing.rating is Rating.RED for one in digest.changes)
    return [
        part("changed", map(pen.change, digest.changes), refs_from(changed_refs, where), must=reds),
        part("off_track", map(pen.off_track, digest.off_track), refs_from(off_refs, where), must=99, off=off),
        part("overdue", map(pen.overdue, digest.overdue), number_from(len(digest.overdue), where)),
        part("soon", map(pen.soon, digest.soon), number_from(len(digest.soon), where)),
        part("help", map(pen.help, digest.help), number_from(len(digest.help), where)),
    ]


def own_parts(digest: Digest, pen: Pen) -> list[Part]:
    """What is wanted of the reader, and of others for them."""
    yours, theirs = digest.needs_you, digest.others_owe
    return [
        part("needs_you", map(pen.owed, yours), number_from(len(yours)), must=len(yours)),
        part("others_owe", map(pen.owed, theirs), number_from(len(theirs))),
    ]


def part(name: str, lines: "map[Ours]", more: Callable[[int], Ours], must: int = 0, **facts: str) -> Part:
    """One part, under its heading."""
    return Part(say(WEEKLY, name, **facts), tuple(lines), more, must)


def number_from(all_of_them: int, where: str = "") -> Callable[[int], Ours]:
    """ "and 7 more": what stands for those that do not fit."""
    return lambda shown: say(WEEKLY, "more", number=all_of_them - shown, where=where)


def refs_from(refs: Sequence[str], where: str = "") -> Callable[[int], Ours]:
    """ "and DOR-2.1, DOR-3.2": the same by name, so that nothing that is off track goes unnamed."""
    return lambda shown: say(WEEKLY, "more_refs", refs=listed(refs[shown:], REFS), where=where)


# --- above and below -----------------------------------------------------------------------------------


def head(digest: Digest) -> Ours:
    """How the returns come in, and how ratings moved since when."""
    moved = movement(change.way for change in digest.changes)
    return say(WEEKLY, "head", digest=digest, week=digest.week, since=since(digest), moved=moved)


def nothing_new(digest: Digest) -> Ours:
    """The one line of a week without news."""
    return say(WEEKLY, "nothing_new", week=digest.week, since=since(digest), coming=coming(digest))


def since(digest: Digest) -> str:
    """ "last Monday", or the day; empty for a first digest."""
    day, before = digest.week.day, digest.week.since
    if before is None:
        return ""
    return f"last {before:%A}" if (day - before).days <= 7 else say(WEEKLY, "since_day", since=before)


def coming(digest: Digest) -> Ours:
    """The countdown: when returns close, when the draft is made, the next paper and the next Panel."""
    down, day = digest.week.countdown, digest.week.day
    return say(
        WEEKLY,
        "coming",
        returns_close=down.returns_close,
        draft=None if down.returns_close else down.draft,
        paper_due=counted(down.paper_due, day),
        panel=counted(down.panel, day),
    )


def counted(when: date | None, day: date) -> str:
    """ "25 November 2021, in 6 weeks"."""
    return f"{plain_day(when)}, {ahead((when - day).days)}" if when else ""


def why(reader: Reader) -> Ours:
    """Why this came, and how often it does."""
    return say(
        WEEKLY, f"why_{reader.who}", reader=reader, choice=reader.choice, how_often=how_often(reader.choice)
    )


def how_often(choice: Choice) -> str:
    """ "Each week", "Every two weeks, when something is off track or overdue"."""
    words = HOW_OFTEN.get(choice.weeks, f"Every {choice.weeks} weeks")
    return f"{words}, when something is off track or overdue" if choice.worst_only else words
