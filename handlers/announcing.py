"""The messages that go with what happens: digests' words put in the outbox, in the transaction of the fact.
People's acts and the ticks both announce through here; sending is bot/delivery's."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from digests.blocks import Message
from digests.chief import cut_off_notice, draft_notice
from digests.office import trouble
from digests.prompt import prompt
from digests.queries import opened
from digests.receipt import receipt
from digests.reminders import all_in
from digests.weekly import weekly
from handlers.desk import Channels
from storage import asking, chasing, outbox, prompting
from storage.asking import Asked, Unasked
from storage.backdrop import Backdrop, backdrop_named
from storage.collecting import today
from storage.database import Session
from storage.enums import Duty, OutboxKind
from storage.facts import DigestFacts, DraftNotice, PromptFacts, QuarterName, QuarterStatus, Trouble
from storage.failures import Failure
from storage.people import Actor, holders_of_duty
from storage.prompting import Prompted, Scene
from storage.submissions import Recorded
from storage.tables import Report
from storage.weekly import DIGEST, digest_key

NOBODY: Mapping[int, str] = MappingProxyType({})
FILE = "{file}"
"""Stands in a message for the address of its file, which is known once it is uploaded."""


def to_plan_office(
    session: Session, channels: Channels, key: str, what: str, message: Message, now: datetime
) -> None:
    """Owes a message to the plan office: to its channel, or to each of its people."""
    if channels.plan_office:
        to_channel(session, channels.plan_office, "plan office", key, what, message, now)
        return
    for person, role in holders_of_duty(session, Duty.PLAN_OFFICE, today(now)):
        to_person(session, person.id, role, f"{key}:{person.id}", what, message, now)


def to_person(
    session: Session,
    person_id: int,
    role: str,
    key: str,
    what: str,
    message: Message,
    now: datetime,
    refs: Sequence[str] = (),
    thread: str | None = None,
) -> bool:
    """Owes a direct message; with `thread`, in that of the message with this key. Says whether it is new."""
    return outbox.put(
        session,
        key=key,
        what=what,
        addressee=role,
        text=message.text,
        blocks=message.blocks,
        at=now,
        person_id=person_id,
        target_key=thread,
        refs=refs,
    )


def to_actor(session: Session, who: Actor, key: str, message: Message, now: datetime) -> None:
    """Owes a direct message to whoever has just said something, though their account be nobody's in the plan."""
    if who.person_id is None:
        to_channel(session, who.slack_id, "someone without a role", key, "notice", message, now)
    else:
        to_person(session, who.person_id, ", ".join(who.roles)[:120], key, "notice", message, now)


def to_person_anew(
    session: Session,
    person_id: int,
    role: str,
    key: str,
    what: str,
    message: Message,
    now: datetime,
    refs: Sequence[str],
    *,
    before: Message,
    since: datetime | None = None,
) -> bool:
    """Owes a direct message that asks once more, with a key that ends in the day: once it is out, `before` stands in
    place of the one that asked before, if that was after `since`. Says whether it is new."""
    new = to_person(session, person_id, role, key, what, message, now, refs)
    earlier = outbox.overtake(session, person_id, key, since) if new else None
    if earlier:
        in_place = f"{key}{outbox.IN_PLACE}"
        to_change(session, in_place, earlier, what, before, now, role, person_id=person_id)
    return new


def to_change(
    session: Session,
    key: str,
    target: str,
    what: str,
    words: Message,
    now: datetime,
    role: str,
    *,
    person_id: int | None = None,
    channel: str | None = None,
) -> None:
    """Owes the change of a message that is out, or will be: the one whose key is `target`."""
    outbox.put(
        session,
        key=key,
        what=what,
        addressee=role,
        text=words.text,
        blocks=words.blocks,
        at=now,
        person_id=person_id,
        channel=channel,
        kind=OutboxKind.UPDATE,
        target_key=target,
    )


def to_channel(
    session: Session, channel: str, purpose: str, key: str, what: str, message: Message, now: datetime
) -> None:
    """Owes a message to a channel."""
    outbox.put(
        session,
        key=key,
        what=what,
        addressee=purpose,
        text=message.text,
        blocks=message.blocks,
        at=now,
        channel=channel,
    )


# --- a quarter opens -----------------------------------------------------------------------------------


def announce_opening(session: Session, channels: Channels, name: QuarterName, now: datetime) -> None:
    """Owes each person who is asked their one prompt, and tells the plan office."""
    asked, unasked = asking.who_is_asked(session, name, today(now))
    facts = prompting.prompts(session, backdrop_named(session, name), asked, now)
    for one in asked:
        key, asked_for = asking.prompt_key(name, one.person_id), facts[one.person_id]
        refs = [line.ref for line in asked_for.lines]
        to_person(session, one.person_id, one.addressee, key, "prompt", prompt(asked_for), now, refs)
    key = f"opened:{name.year}Q{name.number}"
    to_plan_office(session, channels, key, "notice", opening_words(name, asked, unasked), now)


def opening_words(name: QuarterName, asked: Sequence[Asked], unasked: Sequence[Unasked]) -> Message:
    """How many are asked for how many returns, waived ones left out, and which nobody is asked for in Slack."""
    wanted = [one.wanted for one in asked if one.wanted]
    return opened(name, len(wanted), sum(wanted), [(one.ref, one.role, one.vacant) for one in unasked])


# --- a lead answers ------------------------------------------------------------------------------------


def announce_recorded(
    session: Session, recorded: Recorded, return_id: int, now: datetime, recorder: Mapping[int, str] = NOBODY
) -> Mapping[int, Prompted]:
    """A receipt for the lead and the co-leads, in the thread of their prompt, whose line is ticked off; and for
    the `recorder` (person and role) of what was recorded on their behalf. Answers with the prompts as they now
    stand, by person."""
    words = receipt(recorded.receipt)
    no = recorded.receipt.revision_no
    told = {**recorder, **asking.people_to_tell(session, return_id, today(now))}
    # Always in the same order: two submissions that tell the same people must not wait for one another.
    name = recorded.quarter
    threads = {person_id: prompting.held_prompt(session, name, person_id) for person_id in sorted(told)}
    # Read once every prompt is held still, so that it tells of what changed until then.
    scene = prompting.scene_of(session, recorded.behind, now)
    prompts: dict[int, Prompted] = {}
    for person_id, thread in threads.items():
        role = told[person_id]
        key, refs = f"receipt:{return_id}:{no}:{person_id}", [recorded.receipt.ref]
        to_person(session, person_id, role, key, "receipt", words, now, refs, thread)
        if thread:
            cause = f"{return_id}.{no}"
            prompts[person_id] = tick_off(session, scene, person_id, role, thread, cause, now)
            close_reminder(session, recorded.behind, prompts[person_id].facts, person_id, role, now)
    return prompts


def close_reminder(
    session: Session, behind: Backdrop, asked: PromptFacts, person_id: int, role: str, now: datetime
) -> None:
    """The last reminder of somebody of whom nothing of the quarter is wanted now asks for nothing any more,
    unless it asks for another quarter's."""
    key = chasing.last_reminder(session, person_id, behind.quarter) if asked.all_in else None
    if key:
        words = all_in(behind.name, waived=not asked.lines or any(line.waived for line in asked.lines))
        done = f"{key}{chasing.ALL_IN}"
        to_change(session, done, key, chasing.REMINDER, words, now, role, person_id=person_id)


def tick_off(
    session: Session, scene: Scene, person_id: int, role: str, prompt_key: str, cause: str, now: datetime
) -> Prompted:
    """Brings a person's prompt up to date with what is recorded, and with what is theirs. `cause` is what has
    changed: each brings it up to date once. Answers with the prompt as it now stands."""
    prompted = prompting.prompt_of(session, scene, person_id)
    words = prompt(prompted.facts)
    key = f"{prompt_key}:{cause}"
    to_change(session, key, prompt_key, "prompt", words, now, role, person_id=person_id)
    return prompted


# --- the calendar's acts -------------------------------------------------------------------------------


def announce_cut_off(
    session: Session, channels: Channels, status: QuarterStatus | None, now: datetime
) -> None:
    """Tells the chief executive's channel which returns are missing, by role."""
    if status is None:
        return
    words = cut_off_notice(status.quarter, status.missing, status.returns, status.extended, status.sent_back)
    key = f"cut_off:{status.quarter.year}Q{status.quarter.number}"
    to_channel(session, channels.chief, "chief executive's channel", key, "notice", words, now)


def announce_digest(session: Session, channels: Channels, facts: DigestFacts, now: datetime) -> None:
    """Owes the weekly digest."""
    key = digest_key(facts.day)
    to_channel(session, channels.digest, "digest channel", key, DIGEST, weekly(facts), now)


def announce_draft(
    session: Session, channels: Channels, report: Report, notice: DraftNotice, now: datetime
) -> None:
    """Owes the chief executive's channel the draft: its summary, and the Word file that it shares."""
    words = draft_notice(notice, FILE)
    name = notice.snapshot.quarter
    outbox.put(
        session,
        key=f"draft:{name.year}Q{name.number}:{report.version_no}",
        what="draft",
        addressee="chief executive's channel",
        text=words.text,
        blocks=words.blocks,
        at=now,
        channel=channels.chief,
        kind=OutboxKind.FILE,
        report_id=report.id,
    )


def announce_failures(
    session: Session, channels: Channels, failures: Sequence[Failure], now: datetime
) -> None:
    """Tells the plan office in words what could not be delivered for good."""
    for failure in failures:
        facts = Trouble(failure.what, failure.addressee, failure.error, failure.refs)
        to_plan_office(session, channels, f"{outbox.TROUBLE}{failure.id}", "notice", trouble(facts), now)
