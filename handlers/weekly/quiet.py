"""/muster quiet: what comes of digests and how often, for oneself and for the channel. /muster election: the days on
which the channel's pauses."""

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

from digests.kit.blocks import Message
from digests.weekly.quiet import (
    election_answer,
    election_help,
    election_refused,
    quiet_answer,
    quiet_help,
)
from handlers.reading.spans import find_days
from handlers.reading.usage import usage
from handlers.reading.verbs import Command
from storage.facts.weekly import DigestTaste, Quiet
from storage.outbox.outbox import conversation_of
from storage.people.roles import capacities
from storage.record.database import Session
from storage.rules.access import Act, may
from storage.rules.same_text import AROUND, folded, unformatted
from storage.weekly import choices
from storage.weekly.readers import people

SAID_SO = (
    (re.compile(r"\b(?:every\s+)?(?:(?:2|two)\s+weeks|other\s+week|second\s+week)\b"), "fortnightly"),
    (re.compile(r"\b(?:every\s+)?(?:4|four)\s+weeks\b"), "monthly"),
    (re.compile(r"\boff[\s-]track\b"), "worst"),
)
"""What is said in several words."""
OFTEN = {
    "off": 0,
    "never": 0,
    "none": 0,
    "weekly": 1,
    "week": 1,
    "on": 1,
    "fortnightly": 2,
    "fortnight": 2,
    "monthly": 4,
    "month": 4,
}
EXTENT = {"everything": False, "all": False, "worst": True}
READ_ALONG = {"internal": True, "public": False}
CHANNEL, FILLERS = "channel", frozenset({"the", "every", "each", "a", "only", "and", "in", "for", "me", "my"})
NO_ELECTION = frozenset({"none", "off", "no", "over"})
LONGEST = timedelta(days=92)


def quiet(asked: Command) -> Message:
    """/muster quiet [channel] [weekly, fortnightly, monthly, off, worst, everything …]: shows what comes, or
    chooses."""
    wanted = read_choice(asked.words)
    if wanted is None:
        return usage(asked, asked.words, how=quiet_help())
    with asked.desk.database.write() as session:
        known = what_comes(session, asked)
        refused = why_not(known, wanted) if wanted else ""
        if refused or not wanted:
            return quiet_answer(replace(known, why_not=refused))
        return quiet_answer(chosen(session, asked, known, wanted))


def read_choice(words: str) -> dict[str, str] | None:
    """What was typed, a word each for how often, how much, whether the public reads along, and that it is about the
    channel; None where something is not understood or said twice over."""
    typed = folded(unformatted(words))
    for said, so in SAID_SO:
        typed = said.sub(so, typed)
    found: dict[str, str] = {}
    for word in (one.strip(AROUND) for one in re.findall(r"[^\s,]+", typed)):
        kind = kind_of(word)
        if kind is None or (kind and kind in found):
            return None
        if kind:
            found[kind] = word
    return found


def kind_of(word: str) -> str | None:
    """What a word says; "" for one that says nothing, None for one that is not understood."""
    kinds: dict[str, Collection[str]] = {
        "often": OFTEN,
        "extent": EXTENT,
        "along": READ_ALONG,
        "channel": {CHANNEL},
        "": FILLERS,
    }
    return next((kind for kind, known in kinds.items() if word in known), None)


def what_comes(session: Session, asked: Command) -> Quiet:
    """What comes to whoever asks, and to the channel."""
    known, person_id = choices.choices(session), asked.actor.person_id
    reader = people(session, asked.desk.today()).get(person_id) if person_id is not None else None
    usual = choices.usual(reader) if reader else DigestTaste(0)
    if reader and person_id is not None:
        reader = replace(reader, choice=known.get(conversation_of(person_id), usual))
    return Quiet(
        reader=reader,
        usual=usual,
        channel=known.get(conversation_of(None, asked.desk.channels.digest), DigestTaste()),
        may_set_channel=may(Act.CHOOSE_CHANNEL_DIGEST, capacities(asked.actor)),
        pauses=tuple(days for days in choices.pauses(session) if days[1] >= asked.desk.today()),
    )


def why_not(known: Quiet, wanted: dict[str, str]) -> str:
    """Why it is not theirs to choose: own or channel; "" where it is. Whether the public reads along is said of the
    channel, whether it is named or not."""
    if "channel" in wanted or "along" in wanted:
        return "" if known.may_set_channel else "channel"
    return "" if known.reader else "own"


def chosen(session: Session, asked: Command, known: Quiet, wanted: dict[str, str]) -> Quiet:
    """Keeps the choice; what was not said stays as it is, and how much is wanted of nothing brings it back."""
    of_channel = "channel" in wanted or "along" in wanted
    before = known.channel if of_channel or known.reader is None else known.reader.choice
    choice = DigestTaste(
        weeks=OFTEN[wanted["often"]] if "often" in wanted else before.weeks or 1,
        worst_only=EXTENT[wanted["extent"]] if "extent" in wanted else before.worst_only,
        internal=READ_ALONG[wanted["along"]] if "along" in wanted else before.internal,
    )
    person_id, channel = asked.actor.person_id, asked.desk.channels.digest
    conversation = conversation_of(None, channel) if of_channel else conversation_of(person_id)
    choices.choose(session, conversation, choice, person_id, asked.desk.now())
    if of_channel or known.reader is None:
        return replace(known, channel=choice, changed="channel")
    return replace(known, reader=replace(known.reader, choice=choice), changed="own")


def election(asked: Command) -> Message:
    """/muster election [29 Mar to 6 May]: the days before an election, noted, shown, or taken back with "none"."""
    today, now, by = asked.desk.today(), asked.desk.now(), asked.actor.person_id
    if not asked.words or folded(asked.words) in NO_ELECTION:
        with asked.desk.database.write() as session:
            taken_back = bool(asked.words) and choices.resume(session, today, by, now)
            ahead = [days for days in choices.pauses(session) if days[1] >= today]
        return election_answer(ahead, noted=taken_back)
    days = find_days(asked.words, today)
    if days is None or days.before or days.after or days.last <= days.first:
        return usage(asked, asked.words, how=election_help())
    if days.last < today or days.last - days.first > LONGEST:
        return election_refused("past" if days.last < today else "long")
    with asked.desk.database.write() as session:
        choices.pause(session, days.first, days.last, by, now)
        ahead = [one for one in choices.pauses(session) if one[1] >= today]
    return election_answer(ahead, noted=True)
