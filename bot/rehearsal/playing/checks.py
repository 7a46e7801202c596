"""Before the meeting: what was said is looked at again, and where it changed the paper is made anew."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from bot.rehearsal.playing.acts import Event, Stage
from bot.rehearsal.playing.besides import Besides
from bot.rehearsal.playing.hands import Fields
from digests.rechecks.recheck import OPEN, STATE
from storage.enums import Duty
from storage.facts.rechecks import RecheckState
from storage.people.roles import holders_of_duty
from storage.rechecks import kind as rechecks

AS_IT_WAS: Fields = {STATE: RecheckState.STILL_RIGHT}
"""What is said where no script has words for it."""


class Checks:
    """The last days before a meeting."""

    def __init__(self, stage: Stage, besides: Besides) -> None:
        self.stage, self.besides = stage, besides

    def events(self) -> Iterator[Event]:
        """Nothing where no meeting takes the paper, or nothing is looked at again."""
        opens = self.opens()
        if opens:
            yield Event(opens, "What was said is looked at again before the meeting")
            yield Event(opens + timedelta(hours=2), "Leads look again", self.look_again)
            yield Event(opens + timedelta(hours=4), "The paper is made anew", self.made_anew)

    def opens(self) -> datetime | None:
        """When owners are asked to look again."""
        with self.stage.database.read() as session:
            days = rechecks.days_before_meeting(session, self.stage.quarter)
            wanted = days and rechecks.KIND.wanted_in(session, self.stage.quarter)
        return days.steps.first if days and wanted else None

    def look_again(self) -> None:
        """Each says whether it is still right."""
        script = self.stage.script.part("rechecks")
        for user, ref in self.besides.asked(rechecks.KIND):
            said = script.get(ref.removeprefix("check "), AS_IT_WAS)
            self.besides.through(ref, partial(self.besides.opened, OPEN, user, ref, said))

    def made_anew(self) -> None:
        """The chief executive has the next draft made."""
        with self.stage.database.read() as session:
            day = self.stage.workspace.now().date()
            found = [person.slack_id for person, _ in holders_of_duty(session, Duty.CHIEF_EXECUTIVE, day)]
        for user in found[:1]:
            if user:
                self.stage.workspace.command(user, "/muster", "report")
