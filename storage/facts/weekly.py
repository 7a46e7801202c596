"""What digests are made of: all that the record tells of a week, and what one digest then holds."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from storage.enums import Direction, Rating
from storage.facts.counting import Returns
from storage.facts.decisions import SupportFacts
from storage.facts.plan import QuarterName, RatingMeaning
from storage.facts.standing import Counts, Standing
from storage.facts.succession import CountChange


class Thing(StrEnum):
    """What it is that has a day."""

    DUE = "due"
    REVIEW = "review"
    MILESTONE = "milestone"
    PROMISE = "promise"
    HELP = "help"


class WantedThing(StrEnum):
    """What is wanted of somebody."""

    RETURNS = "returns"
    SENT_BACK = "sent_back"
    AGREEMENTS = "agreements"
    NEW_DATE = "new_date"
    REDACTION = "redaction"
    HELP = "help"


# --- what the record tells -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Stood:
    """One commitment, and what happened to its rating since the digest before. `before` is how it was rated then
    within the quarter, None where it was not; `came` says that its lead has rated it since, `ruled` that whoever
    agrees it has. `off_since` is the day since which it is off track, where that leads."""

    standing: Standing
    before: Rating | None = None
    came: bool = False
    ruled: bool = False
    off_since: date | None = None


@dataclass(frozen=True)
class Dated:
    """Something of a commitment that has a day: its own, a milestone's, that of the way back on track, or of help
    that is asked for. `what` is it in words, `kind` which way back or which help (a PathKind or a SupportKind),
    `whom` who acts or is asked, `since` when it was asked, `new` whether after the digest before."""

    thing: Thing
    ref: str
    title: str
    due: date | None
    what: str = ""
    whom: str = ""
    since: date | None = None
    kind: str = ""
    new: bool = False


@dataclass(frozen=True)
class OwedBy:
    """What is wanted of a role: so many returns, an agreement, a decision. `since` is the day on which it was asked,
    `due` the day by which it is wanted, where there is one; `mine` says that the digest's reader is asked."""

    wanted: WantedThing
    whom: str
    number: int
    since: date | None
    due: date | None = None
    refs: tuple[str, ...] = ()
    what: str = ""
    mine: bool = False


@dataclass(frozen=True)
class Countdown:
    """What is still to come of a quarter and of the Panel; what has been, or is not known, is None."""

    returns_close: datetime | None = None
    draft: datetime | None = None
    paper_due: date | None = None
    panel: date | None = None


@dataclass(frozen=True)
class Week:
    """All that the record tells one reader on the morning of a digest. `since` is the day of the digest before, None
    for the first one. Latecomers are a number where `owed` is empty. `came` is how many returns first came since."""

    quarter: QuarterName
    day: date
    since: date | None
    open: bool
    returns: Returns
    came: int
    closed_on: date | None
    """When returns closed, where they have since the digest before."""
    stood: tuple[Stood, ...]
    dated: tuple[Dated, ...]
    counts: Counts
    scheme: tuple[RatingMeaning, ...]
    countdown: Countdown = field(default=Countdown())
    count_change: CountChange | None = None
    recorded: int = 0
    """How many more are complete, as the plan records it, while returns come in."""
    owed: tuple[OwedBy, ...] = ()
    answered: tuple[SupportFacts, ...] = ()
    """Help that was answered since the digest before, as far as its reader may read it."""
    no_more: int = 0
    """How many returns are not asked for any more since the digest before, so that counts are lower."""


# --- what a digest holds -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class RatingChange:
    """A rating that changed, or an at risk or off track that arrived unchanged; which `way` it went since."""

    standing: Standing
    was: Rating
    way: Direction = Direction.NO_CHANGE


@dataclass(frozen=True)
class OffTrack:
    """A commitment that is off track still, since that day."""

    standing: Standing
    since: date


@dataclass(frozen=True)
class Digest:
    """What one digest holds, and nothing else: each line's fact changed since the digest before, falls due within
    fourteen days, or is off track or overdue. Worst first, then the oldest."""

    week: Week
    changes: tuple[RatingChange, ...] = ()
    off_track: tuple[OffTrack, ...] = ()
    overdue: tuple[Dated, ...] = ()
    soon: tuple[Dated, ...] = ()
    help: tuple[Dated, ...] = ()
    answered: tuple[SupportFacts, ...] = ()
    needs_you: tuple[OwedBy, ...] = ()
    others_owe: tuple[OwedBy, ...] = ()

    @property
    def news(self) -> bool:
        """Whether there is anything to tell besides the countdown."""
        lists = (
            self.changes,
            self.off_track,
            self.overdue,
            self.soon,
            self.help,
            self.answered,
            self.needs_you,
            self.others_owe,
        )
        return any(lists) or self.week.open or self.week.closed_on is not None or self.week.no_more > 0

    @property
    def refs(self) -> tuple[str, ...]:
        """The commitments of which it tells a rating."""
        return tuple(one.terms.ref for one in self.rated)

    @property
    def rated(self) -> tuple[Standing, ...]:
        """How they stand: what changed, then what is off track still."""
        return (*(one.standing for one in self.changes), *(one.standing for one in self.off_track))


class Audience(StrEnum):
    """To whom a digest goes: the channel, the chief executive, or somebody who agrees."""

    CHANNEL = "channel"
    CHIEF = "chief"
    SRO = "sro"


@dataclass(frozen=True)
class DigestTaste:
    """What a conversation has chosen: every so many weeks (0 for never), only the worst, and of a channel whether the
    public reads along."""

    weeks: int = 1
    worst_only: bool = False
    internal: bool = False


@dataclass(frozen=True)
class DigestReader:
    """Whose digest it is, and why: `role` is what they hold, `deliverables` how many commitments they answer for."""

    who: Audience
    role: str = ""
    deliverables: int = 0
    choice: DigestTaste = field(default=DigestTaste())


@dataclass(frozen=True)
class Correction:
    """A rating that a digest told, and that its lead or whoever agrees it has corrected since. `told` is what the
    digest had."""

    standing: Standing
    told: Rating
    day: date
    quarter: QuarterName
    scheme: tuple[RatingMeaning, ...]


@dataclass(frozen=True)
class Quiet:
    """What comes to somebody, and to the channel, for whoever asks or chooses. `reader` is None for somebody to whom
    nothing can come, `usual` what they would have without a choice; `may_set_channel` says that the channel's is
    theirs to choose."""

    reader: DigestReader | None
    usual: DigestTaste
    channel: DigestTaste
    may_set_channel: bool
    pauses: tuple[tuple[date, date], ...] = ()
    changed: str = ""
    """What was just changed: own, channel, or nothing."""
    why_not: str = ""
    """own or channel, where it is not theirs to choose."""
