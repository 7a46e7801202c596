"""What the office settles about a return by hand, typed or from the list of returns: /muster waive, reopen,
extend and exempt, and the small modal that asks why."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from digests.kit.blocks import Block, Message
from digests.kit.home_place import HomePlace
from digests.queries.exact import GoAhead
from digests.queries.meant import nothing_found
from digests.rulings.rulings import (
    REASON,
    SETTLE,
    UNTIL,
    answered_since,
    exempted,
    reason_wanted,
    settle_view,
    settled,
    waive_surely,
    why_not,
)
from handlers.asks.letting_off import take_up_ask, waive_ask
from handlers.desk import Body, Desk, slack_id_of
from handlers.home.home import draw
from handlers.permission import allowed
from handlers.reading.exact import NothingDone, commitment_meant, role_meant, this_quarter
from handlers.reading.verbs import Command
from handlers.rulings.told import announce_ruling, announce_rulings
from storage.answering import returns
from storage.calendar.quarters import calendar
from storage.enums import RulingKind
from storage.facts.plan import QuarterName
from storage.facts.rulings import Ruled
from storage.people.roles import Actor
from storage.record.database import Session
from storage.rules.access import Act
from storage.rules.calendar.working_days import at
from storage.rulings import settling

ACTS: Mapping[RulingKind, Act] = {
    RulingKind.WAIVED: Act.WAIVE,
    RulingKind.REOPENED: Act.REOPEN,
    RulingKind.EXTENDED: Act.EXTEND,
}
USUAL_EXTENSION = 3
"""Working days that the modal suggests."""


# --- typed ---------------------------------------------------------------------------------------------


def listen(app: App) -> None:
    """The form of a ruling."""
    app.view(SETTLE)(submit)


def waive(asked: Command) -> Message:
    """/muster waive <ref> because …, of a return or of something else that the quarter asks for."""
    with asked.desk.database.write() as session:
        besides = waive_ask(session, asked, this_quarter(session))
    return besides or by_hand(asked, RulingKind.WAIVED)


def reopen(asked: Command) -> Message:
    """/muster reopen <ref> because …, of a return or of something else that was waived."""
    with asked.desk.database.write() as session:
        besides = take_up_ask(session, asked, this_quarter(session))
    return besides or by_hand(asked, RulingKind.REOPENED)


def extend(asked: Command) -> Message:
    """/muster extend <ref> to 20 Oct because …"""
    return by_hand(asked, RulingKind.EXTENDED)


def by_hand(asked: Command, kind: RulingKind) -> Message:
    """A ruling as it is typed: what it is about, for more time until when, and why."""
    typed = asked.typed
    with asked.desk.database.write() as session:
        wanted = order(kind, the_return(session, asked), typed.reason, typed.until)
        stands = settling.look(session, wanted, asked.desk.now())
        if not_yet_sure(asked, stands):
            value = GoAhead(asked.desk.today(), asked.line, version_of(stands)).value()
            return waive_surely(stands, value)
        ruled = make(session, asked.desk, wanted, asked.actor)
    return settled(ruled)


def not_yet_sure(asked: Command, stands: Ruled) -> bool:
    """Whether an answer would be set aside of which nobody was asked yet if that is meant."""
    undoes = stands.kind is RulingKind.WAIVED and not stands.why_not and stands.answered is not None
    return undoes and asked.sure != version_of(stands)


def version_of(stands: Ruled) -> str:
    """What tells this answer from any other; "" where there is none."""
    return stands.answered.version if stands.answered else ""


def order(kind: RulingKind, return_id: int, reason: str, day: date | None) -> settling.Order:
    """The ruling that is wanted; more time ends in the evening of its day."""
    return settling.Order(kind, return_id, reason, at(day, settling.EVENING) if day else None)


def make(session: Session, desk: Desk, wanted: settling.Order, actor: Actor) -> Ruled:
    """Makes the ruling and tells the leads of it, in one transaction."""
    ruled = settling.rule(session, wanted, actor.person_id, desk.now())
    return ruled if ruled.why_not else announce_ruling(session, ruled, desk.now())


def the_return(session: Session, asked: Command) -> int:
    """The return of this quarter that was meant. Raises NothingDone."""
    quarter = this_quarter(session)
    commitment_id, _ = commitment_meant(session, asked, asked.typed.about)
    found = returns.return_of(session, commitment_id, quarter)
    if found is None:
        raise NothingDone(nothing_found("commitment", asked.typed.about))
    return found


# --- a role for a quarter ------------------------------------------------------------------------------


def exempt(asked: Command) -> Message:
    """/muster exempt <role> because …"""
    with asked.desk.database.write() as session:
        quarter, role = this_quarter(session), role_meant(session, asked, asked.typed.about)
        return exempt_role(session, asked, role.role_id, quarter, asked.typed.reason)


def exempt_role(session: Session, asked: Command, role_id: int, quarter: QuarterName, reason: str) -> Message:
    """Exempts the role and tells those whom it frees of an answer."""
    now, by = asked.desk.now(), asked.actor.person_id
    done, rulings = settling.exempt(session, role_id, quarter, reason, by, now)
    announce_rulings(session, rulings, now)
    return exempted(done)


# --- the modal -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Form:
    """What the modal keeps in its private metadata: the ruling, the return, and the page of App Home that it
    was opened from ("" where from none)."""

    kind: RulingKind
    return_id: int
    home: str = ""
    sure: str = ""
    """Of which answer it says that it would be set aside."""

    def metadata(self) -> str:
        """As the view carries it."""
        known = {"kind": self.kind, "return": self.return_id, "home": self.home, "sure": self.sure}
        return json.dumps(known)

    @classmethod
    def read(cls, metadata: str) -> "Form":
        """As `metadata` wrote it."""
        known = json.loads(metadata)
        return cls(
            RulingKind(known["kind"]), int(known["return"]), str(known["home"]), str(known.get("sure", ""))
        )


def modal(session: Session, desk: Desk, form: Form) -> Block:
    """The modal of one ruling. Raises NoSuchReturn."""
    commitment = returns.commitment_of(session, form.return_id)
    day = calendar(session).add(desk.today(), USUAL_EXTENSION)
    stands = settling.look(session, order(form.kind, form.return_id, "", None), desk.now())
    kept = replace(form, sure=version_of(stands)).metadata()
    return settle_view(form.kind, commitment.ref, commitment.title, kept, day, stands.answered)


def submit(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """The modal was sent: ruled and announced, then acknowledged; or refused beside its field."""
    form = Form.read(body["view"]["private_metadata"])
    with desk.database.write() as session:
        actor = allowed(session, desk, body, ACTS[form.kind])
        reason, day = typed_in(body)
        wanted = order(form.kind, form.return_id, reason, day)
        stands = settling.look(session, wanted, desk.now())
        since = form.kind is RulingKind.WAIVED and not stands.why_not and form.sure != version_of(stands)
        ruled = make(session, desk, wanted, actor) if reason and not since else None
    if ruled is None:
        ack(response_action="errors", errors={REASON: answered_since() if reason else reason_wanted()})
        return
    if ruled.why_not:
        field = UNTIL if ruled.instead and form.kind is RulingKind.EXTENDED else REASON
        ack(response_action="errors", errors={field: why_not(ruled)})
        return
    ack()
    if form.home:
        draw(client, desk, slack_id_of(body), HomePlace.read(form.home))


def typed_in(body: Body) -> tuple[str, date | None]:
    """The reason and the day that stand in the modal."""
    values = body["view"]["state"]["values"]
    day = values.get(UNTIL, {}).get(UNTIL, {}).get("selected_date")
    reason = str(values[REASON][REASON].get("value") or "").strip()
    return reason, date.fromisoformat(day) if day else None
