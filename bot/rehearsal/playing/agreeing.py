"""How the cast's SROs agree: most of them all that waits; one agrees another rating and sends a return back, whose
lead answers again; where there are others, one never does. How they press is signing's."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

from bot.rehearsal.playing.acts import Event, Lead, Stage
from bot.rehearsal.playing.hands import Stuck, fill_in, gone_wrong, prompts
from bot.rehearsal.playing.signing import AGREE, CHANGE, SEND_BACK, sign_off
from storage.enums import Rating
from storage.prompting.asking import AskedInSlack
from storage.sign_off import asks


class Signing:
    """How SROs agree in a rehearsal: most of them all that waits; one changes a rating and sends a return back,
    whose lead answers again; where there are others, one never does. `leads` says whom the quarter asks, `pause` lets
    time pass after an act, and `troubles` hears what did not go through."""

    def __init__(
        self, stage: Stage, leads: Callable[[], list[Lead]], pause: Callable[[], None], troubles: list[str]
    ) -> None:
        self.stage, self.leads, self.pause, self.troubles = stage, leads, pause, troubles
        self.changed = False
        self.sent_back: list[str] = []

    def events(self) -> Iterator[Event]:
        """Two sittings for each SRO, and the answer that was asked for anew between them."""
        times, agreers = self.stage.times, self.agreers()
        silent = agreers[-1:] if len(agreers) > 2 else []
        for number, one in enumerate(agreers):
            if one in silent:
                continue
            wait = timedelta(minutes=10 * number)
            for at in (times.escalation + timedelta(hours=3), times.sros_done - timedelta(hours=3)):
                yield Event(at + wait, f"{one.role} agrees what waits", partial(self.sign, one))
        answered = times.cut_off + timedelta(hours=3)
        yield Event(answered, "What was sent back is answered again", self.answer_again)

    def agreers(self) -> list[AskedInSlack]:
        """Everyone who agrees returns of the quarter, those with the most first."""
        with self.stage.database.read() as session:
            return asks.who_agrees_in_slack(session, self.stage.quarter, self.stage.times.prompts_open)

    def sign(self, one: AskedInSlack) -> None:
        """One sitting."""
        try:
            sign_off(self.stage.workspace, one.slack_id, self.decide)
        except (Stuck, KeyError) as trouble:
            self.troubles.append(f"{one.role}: {trouble}")
        self.pause()

    def decide(self, ref: str) -> tuple[str, dict[str, str]]:
        """What becomes of an exception: of those at risk the first is sent back, and the next agreed as off track."""
        if self.stage.answers[ref]["rating"] != Rating.AMBER or self.changed:
            return AGREE, {}
        if not self.sent_back:
            self.sent_back.append(ref)
            return SEND_BACK, {"comment": "By when will it be settled, and with whom?"}
        self.changed = ref not in self.sent_back
        if not self.changed:
            return AGREE, {}
        return CHANGE, {
            "agreed_rating": Rating.RED,
            "agreed_reason": "The date cannot be met as things stand.",
        }

    def answer_again(self) -> None:
        """The leads of what was sent back say more."""
        for ref in self.sent_back:
            lead = next(one for one in self.leads() if ref in one.refs)
            fields = self.stage.answers[ref]
            more = f"{fields['next_steps'].rstrip('.')}. It will be settled with the partners at their next meeting."
            outcome = fill_in(
                self.stage.workspace,
                lead.user,
                prompts(self.stage.workspace, lead.user)[ref],
                {**fields, "next_steps": more},
            )
            self.troubles += gone_wrong(ref, outcome)
            self.pause()
