"""Each line of a digest, in words: a rating, a day, help, what is wanted of somebody. In short for the message
itself, in full for its thread. Which lines there are is rules/weekly's."""

from dataclasses import dataclass
from datetime import date

from digests.decisions.helping import came_of
from digests.kit.figures import whose
from digests.kit.labels import ago, for_so_long, near_day, rated
from digests.kit.prose import Ours, say
from digests.kit.typed import one_line
from digests.standing.said import PATH_KINDS, SUPPORT_KINDS, path_in_words
from digests.standing.words import standing_words
from storage.enums import PathKind, Rating
from storage.facts.decisions import SupportFacts
from storage.facts.standing import Standing
from storage.facts.weekly import Dated, OffTrack, OwedBy, RatingChange, Thing, WantedThing, Week
from storage.rules.standing.leading import last_leads
from storage.rules.standing.rag import SLIPPING

LINES = "weekly/lines"
REF = 90
"""Room for a ref."""
SAME_WORDS = 300
"""Room for what whoever was asked said: it is the same in a letter, a digest and the paper."""
RESTRICTED = "(restricted)"


@dataclass(frozen=True)
class Pen:
    """How lines are written: of which week, with how much room for what people typed, and naming how many refs."""

    week: Week
    room: int
    refs: int = 3

    def change(self, one: RatingChange) -> Ours:
        """A rating that changed, whose it is, and what it was."""
        return say(LINES, "change", one=one, scheme=self.week.scheme, **self.titled(one.standing))

    def off_track(self, one: OffTrack) -> Ours:
        """What is off track still, and for how long."""
        long = for_so_long((self.week.day - one.since).days)
        return say(
            LINES, "off_track", long=long, stands=self.stands(one.standing), **self.titled(one.standing)
        )

    def stands(self, one: Standing) -> Ours:
        """How it stands and whose that is; the last rating where that leads, and this quarter's beside it."""
        week = self.week
        if last_leads(one, collecting=week.open) or one.rating is Rating.NONE:
            return Ours(standing_words(one, week.scheme, week.quarter, collecting=week.open)["stands"])
        return Ours(", ".join(filter(None, [rated(one.rating, week.scheme), whose(one)])))

    def detail(self, one: Standing) -> Ours:
        """What gets it back on track, and who agreed another rating than its lead's; empty where there is neither."""
        path = path_in_words(one.answer, one.outcomes, self.room) if one.rating in SLIPPING else Ours()
        if not path and one.lead_rating is None:
            return Ours()
        return say(LINES, "detail", one=one, path=path, room=self.room, **self.titled(one))

    def titled(self, one: Standing) -> dict[str, object]:
        """A commitment's terms, and its title as far as it may be read."""
        return {"terms": one.terms, "title": self.title(one.terms.title) or RESTRICTED}

    def title(self, title: str) -> Ours:
        """A title on a line."""
        return say(LINES, "title", title=title, room=self.room)

    def overdue(self, one: Dated) -> Ours:
        """What is overdue, with its age."""
        due = one.due or self.week.day
        return self.dated(one, f"{near_day(due, self.week.day)}, {ago((self.week.day - due).days)}")

    def soon(self, one: Dated) -> Ours:
        """What falls due."""
        return self.dated(one, short_day(one.due or self.week.day))

    def dated(self, one: Dated, when: str) -> Ours:
        """Something that has a day, in the words of what it is."""
        known = {"kind": kind_of(one), "title": self.title(one.title), "room": self.room}
        return say(LINES, one.thing, one=one, when=by(one, when), asked=self.asked(one.since), **known)

    def help(self, one: Dated) -> Ours:
        """Help that is asked for: of whom, until when, since when."""
        return self.dated(one, self.by_then(one.due))

    def answered(self, one: SupportFacts) -> Ours:
        """What came of help, in the words of everything else that tells it."""
        return Ours(f"*{one_line(one.ref, REF)}* {came_of(one, max(self.room, SAME_WORDS))}")

    def owed(self, one: OwedBy) -> Ours:
        """What is wanted of somebody."""
        name = "asked_of_you" if one.wanted is WantedThing.HELP else one.wanted
        until = date.fromisoformat(one.what) if one.wanted is WantedThing.NEW_DATE else self.week.day
        bare = one.wanted in (WantedThing.RETURNS, WantedThing.SENT_BACK)
        when = self.day_or_age(one.due) if bare else self.by_then(one.due)
        known = {"until": near_day(until, self.week.day), "room": self.room, "most": self.refs}
        return say(LINES, name, one=one, when=when, asked=self.asked(one.since), **known)

    def by_then(self, due: date | None) -> str:
        """ "by 21 October 2021", and how long ago where that has passed."""
        return f"by {self.day_or_age(due)}"

    def day_or_age(self, due: date | None) -> str:
        """ "21 October 2021", and how long ago where that has passed."""
        if due is None:
            return ""
        late = (self.week.day - due).days
        words = near_day(due, self.week.day)
        return f"{words}, {ago(late)}" if late > 0 else words

    def asked(self, since: date | None) -> str:
        """How long ago something was asked."""
        return ago((self.week.day - since).days) if since else ""


def by(one: Dated, when: str) -> str:
    """A promise is kept by a day; all else is due on it."""
    return f"by {when}" if one.thing is Thing.PROMISE else when


def kind_of(one: Dated) -> str:
    """Which way back it is, or which help."""
    if one.thing is Thing.PROMISE:
        return "promised" if one.kind == PathKind.ACTION else lower(PATH_KINDS[one.kind]).replace(":", ",")
    return lower(SUPPORT_KINDS[one.kind]) if one.thing is Thing.HELP else ""


def lower(words: str) -> str:
    """ "A decision" in the middle of a line."""
    return words[:1].lower() + words[1:]


def short_day(when: date) -> str:
    """ "Tue 12 Oct"."""
    return f"{when:%a} {when.day} {when:%b}"
