"""The parts of which every digest is made, in their order, and the sentences above and below them. How much of
each is shown is filling's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from digests.kit.figures import movement
from digests.kit.labels import ahead, listed, near_day, rating_label
from digests.kit.prose import Ours, say
from digests.kit.typed import one_line
from digests.weekly.filling import DigestPart
from digests.weekly.lines import REF, Pen
from storage.enums import Rating
from storage.facts.weekly import Digest, DigestReader, DigestTaste

WEEKLY = "weekly/weekly"
FEW = 8
"""How many refs stand for ratings that do not fit and are not off track."""
HOW_OFTEN = {1: "Each week", 2: "Every two weeks", 4: "Every four weeks"}


@dataclass(frozen=True)
class RefsLeft:
    """The refs that stand for lines which do not fit, and how many of them are named."""

    all: Sequence[str] = ()
    most: int = FEW


NO_REFS = RefsLeft()


def plan_parts(digest: Digest, pen: Pen, where: str = "") -> list[DigestPart]:
    """What changed, what is off track still, overdue, due soon, which help is asked for and what came of it. `where`
    says where to find what does not fit."""
    off = rating_label(Rating.RED, digest.week.scheme)
    changed_refs = [one_line(one.standing.terms.ref, REF) for one in digest.changes]
    off_refs = [one_line(one.standing.terms.ref, REF) for one in digest.off_track]
    reds = sum(one.standing.rating is Rating.RED for one in digest.changes)
    few, least = min(FEW, pen.refs), min(reds, pen.refs)
    return [
        part(
            "changed",
            map(pen.change, digest.changes),
            where,
            reds,
            refs=RefsLeft(changed_refs, max(few, least)),
        ),
        part(
            "off_track",
            map(pen.off_track, digest.off_track),
            where,
            99,
            refs=RefsLeft(off_refs, pen.refs),
            off=off,
        ),
        part("overdue", map(pen.overdue, digest.overdue), where),
        part("soon", map(pen.soon, digest.soon), where),
        part("help", map(pen.help, digest.help), where),
        part("answered", map(pen.answered, digest.answered), where),
    ]


def own_parts(digest: Digest, pen: Pen, where: str = "") -> list[DigestPart]:
    """What is wanted of the reader, and of others for them. `where` says where to find what does not fit."""
    return [
        part("needs_you", map(pen.owed, digest.needs_you), where, len(digest.needs_you)),
        part("others_owe", map(pen.owed, digest.others_owe), where),
    ]


def part(
    name: str,
    lines: "map[Ours]",
    where: str = "",
    must: int = 0,
    *,
    refs: RefsLeft = NO_REFS,
    **facts: str,
) -> DigestPart:
    """One part, under its heading. For what does not fit stand its `refs`, so that nothing that is off track goes
    unnamed; else how many they are."""
    heading, written = say(WEEKLY, name, **facts), tuple(lines)

    def more(shown: int) -> Ours:
        if refs.all:
            return say(WEEKLY, "more_refs", refs=listed(refs.all[shown:], refs.most), where=where)
        return say(WEEKLY, "more", number=len(written) - shown, where=where)

    what = listed(refs.all, refs.most) if refs.all else str(len(written))
    none = say(WEEKLY, "all_of", heading=bare(heading), what=what, where=f",{where}" if where else "")
    return DigestPart(heading, written, more, none, must)


def bare(heading: Ours) -> Ours:
    """A heading without its stars, to stand in another."""
    return Ours(heading.strip("*"))


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
        panel_first=down.panel is not None and down.paper_due is not None and down.panel < down.paper_due,
    )


def counted(when: date | None, day: date) -> str:
    """ "25 November, in 6 weeks"."""
    return f"{near_day(when, day)}, {ahead((when - day).days)}" if when else ""


def why(reader: DigestReader) -> Ours:
    """Why this came, and how often it does."""
    return say(
        WEEKLY, f"why_{reader.who}", reader=reader, choice=reader.choice, how_often=how_often(reader.choice)
    )


def how_often(choice: DigestTaste) -> str:
    """ "Each week", "Every two weeks, when something is off track or overdue"."""
    words = HOW_OFTEN.get(choice.weeks, f"Every {choice.weeks} weeks")
    return f"{words}, when something is off track or overdue" if choice.worst_only else words
