"""Reminders of what is still out: to whoever is asked, to an SRO, and as counts to the chief executive; of every kind
of ask, in the words of each. Nothing that anybody wrote stands in them, and no blame."""

from collections.abc import Iterator, Sequence
from datetime import date

from digests.asks.words import WORDS, AskWords
from digests.kit.blocks import Block, Message, actions, button, context, fitting, message, section
from digests.kit.labels import quarter_short
from digests.kit.prose import say
from storage.facts.asks import EscalationFacts, MissingCounts, ReminderFacts, StillOut
from storage.facts.plan import QuarterName
from storage.rules.calendar import quarters

PUT_OFF = "reminder_put_off"
TELL_US = "tell_us"
MOST_BUTTONS = 15
"""Up to this many asks have a line and a button each."""
ROOMS = (200, 100, 60, 30)
"""What a title may take, from generous to spare, in characters of JSON."""
LISTED = (60, 30, 15, 5)
"""How many lines a list shows, from generous to spare."""


def reminder(parts: Sequence[ReminderFacts]) -> Message:
    """The one reminder of a day for one person, with a button for each ask that is out: a part for each quarter and
    kind, the newest last, under its own heading."""
    return fitting(lambda room: _reminder(parts, room), ROOMS)


def _reminder(parts: Sequence[ReminderFacts], room: int) -> Message:
    lines = (block for facts, most in _shares(parts) for block in _part(facts, most, room))
    newest = next((quarters.code(facts.quarter) for facts in reversed(parts) if facts.quarter), "")
    return message(
        [
            *lines,
            _wait(parts[-1], newest),
            section(say("asks/reminders", "away"), button("Tell us", TELL_US, newest)),
            context(say("asks/reminders", "foot")),
        ]
    )


def _wait(facts: ReminderFacts, newest: str) -> Block | None:
    return actions([button(f"Remind me on {facts.until:%A}", PUT_OFF, newest)]) if facts.until else None


def put_off(until: date) -> Message:
    """What stands in place of a reminder that was put off."""
    return message([section(say("asks/reminders", "put_off", until=until))])


def cannot_wait() -> Message:
    """A reminder cannot be put off any more."""
    return message([section(say("asks/reminders", "cannot_wait"))])


def _shares(parts: Sequence[ReminderFacts]) -> Iterator[tuple[ReminderFacts, int]]:
    """How many buttons each part gets: what the others leave, and an equal share at least."""
    wanted = [len(facts.own) + len(facts.shared) for facts in parts]
    for facts, theirs in zip(parts, wanted, strict=True):
        yield facts, max(MOST_BUTTONS - (sum(wanted) - theirs), MOST_BUTTONS // len(parts))


def _part(facts: ReminderFacts, most: int, room: int) -> Iterator[Block | None]:
    words = WORDS[facts.kind]
    shown = facts.own[:most]
    shared = facts.shared[: most - len(shown)]
    more = len(facts.own) + len(facts.shared) - len(shown) - len(shared)
    every = (*facts.own, *facts.shared)
    print_so = [one for one in every if one.closed] or every
    back = sum(one.sent_back for one in print_so)
    prints = words.tell("prints", back=back, missing=len(print_so) - back, whose="your")
    again = all(one.sent_back for one in every)
    yield section(words.tell("head", facts=facts, again=again, prints=prints), _opens_all(words, facts))
    yield from (_line(one, room, words, facts.quarter) for one in shown)
    yield section(say("asks/reminders", "shared")) if shared else None
    yield from (_line(one, room, words, facts.quarter) for one in shared)
    yield context(say("asks/reminders", "more", more=more)) if more else None


def _opens_all(words: AskWords, facts: ReminderFacts) -> Block | None:
    label, action_id = words.opens
    about = f"{words.nouns}{f', {quarter_short(facts.quarter)}' if facts.quarter else ''}"
    return button(label, action_id, about=about) if words.together else None


def _line(one: StillOut, room: int, words: AskWords, quarter: QuarterName | None) -> Block:
    label, action_id = words.opens
    way_in = button(label, action_id, str(one.id), about=called(one.ref, one.title, quarter))
    return section(words.tell("line", one=one, room=room), None if words.together else way_in)


def called(ref: str, title: str, quarter: QuarterName | None = None) -> str:
    """What a button that opens an ask is about, read out."""
    return f"{ref}{f', {quarter_short(quarter)}:' if quarter else ''} {title}"


def reminded_anew() -> Message:
    """What stands in place of a reminder when a newer one lists what is out."""
    return message([section(say("asks/reminders", "anew"))])


def timetable_moved() -> Message:
    """What stands in place of a reminder once the deadline that it names, or the cut-off, has moved."""
    return message([section(say("asks/reminders", "timetable_moved"))])


def all_in(quarter: QuarterName | None, kinds: Sequence[str], *, waived: bool = False) -> Message:
    """What stands in place of a reminder once its reader has answered everything of the quarter, but for what was
    `waived`. It stays true when something is reopened or sent back."""
    facts = {"quarter": quarter, "waived": waived}
    if len(kinds) == 1:
        return message([section(WORDS[kinds[0]].tell("all_in", **facts))])
    return message([section(say("asks/reminders", "came", **facts))])


def escalation(parts: Sequence[EscalationFacts]) -> Message:
    """What is missing of one SRO's, for the SRO or for whoever reads in their place: refs and roles."""
    return fitting(lambda most: message([section(_escalated(facts, most)) for facts in parts]), LISTED)


def _escalated(facts: EscalationFacts, most: int) -> str:
    words, counts = WORDS[facts.kind], {"missing": len(facts.missing), "back": len(facts.sent_back)}
    prints = words.tell("prints", whose="the lead's", **counts)
    return words.tell("escalation", facts=facts, prints=prints, most=most)


def missing_counts(facts: MissingCounts) -> Message:
    """How many are out, by SRO, for the chief executive's channel."""
    out, words = sum(one.out for one in facts.by_sro), WORDS[facts.kind]
    return fitting(
        lambda most: message([section(words.tell("counts", facts=facts, out=out, most=most))]),
        LISTED,
    )
