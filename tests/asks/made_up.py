"""A kind of ask that nobody built: figures, kept in a list of the test's own. It names nothing of the product but the
registry."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from digests.asks.words import WORDS, AskWords, speak_of
from storage.asks.kinds import KINDS, AskKind, Stands, State, register
from storage.facts.plan import QuarterName
from storage.rules.asks.out import AskId, Out, Steps
from storage.rules.asks.participation import Counted, Part
from storage.rules.calendar.timetable import Timetable

FIGURES = "figures"


@dataclass
class Figures:
    """Figures of a quarter, by id: of which role each is wanted, who stands in, who hears that it is missing, and
    what came of it."""

    quarter: QuarterName
    times: Timetable
    wanted: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    """(asked, deputy, superior), as ids of roles."""
    came: dict[int, tuple[datetime, int]] = field(default_factory=dict)
    """(when, of whom)."""
    told: dict[int, datetime] = field(default_factory=dict)
    """Of which the superior was told."""

    def out(self, _session: Session, now: datetime) -> Iterator[Out]:
        """Those that have not come."""
        times = self.times
        for id, (asked, deputy, superior) in self.wanted.items():
            if id not in self.came:
                yield Out(
                    AskId(FIGURES, id),
                    asked,
                    Steps(times.reminder_1, times.reminder_2, times.overdue, times.escalation, times.draft),
                    times.lead_deadline,
                    quarter=self.quarter,
                    ref=f"FIG-{id}",
                    title="Cadets in post",
                    whose="Whoever counts",
                    superior="Whoever waits",
                    deputies=(deputy,),
                    escalates_to=superior,
                    closed=now >= times.cut_off,
                    escalated=id in self.told,
                    counted=times.escalation <= now < times.cut_off,
                )

    def states(self, _session: Session, ids: Collection[int]) -> Mapping[int, State]:
        """How some of them stand."""
        return {id: State(Stands.IN if id in self.came else Stands.WANTED, self.quarter) for id in ids}

    def escalated(self, _session: Session, ids: Collection[int], now: datetime) -> Collection[int]:
        """Marks some as told of."""
        new = [id for id in ids if id not in self.told]
        self.told.update(dict.fromkeys(new, now))
        return new

    def answers(self, _session: Session, _now: datetime) -> Mapping[int, datetime]:
        """When each person last gave one."""
        return {person_id: at for at, person_id in sorted(self.came.values())}

    def answered(self, _session: Session, year: int) -> Iterator[Counted]:
        """What each counts as."""
        for id in self.wanted:
            part = Part.AWAITED if id not in self.came else Part.ON_TIME
            if self.quarter.year == year:
                yield Counted(self.quarter, "Whoever waits", part)

    def kind(self) -> AskKind:
        """The entry."""
        return AskKind(FIGURES, self.out, self.states, self.escalated, self.answers, self.answered)


@contextmanager
def registered(figures: Figures) -> Iterator[Figures]:
    """The kind is one among the others, for as long as this lasts."""
    register(figures.kind())
    speak_of(FIGURES, AskWords("figure", "figures", ("Fill in", "open_figure")))
    try:
        yield figures
    finally:
        del KINDS[FIGURES], WORDS[FIGURES]
