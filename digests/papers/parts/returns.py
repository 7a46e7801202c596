"""What is out of the ordinary: exceptions, what is overdue, and the returns that were missing, let off or late."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from digests.papers.kit import reading, telling, wording
from digests.papers.kit.tree import Block, Kind, Paragraph, paragraph
from digests.papers.parts import narrative, narrative_before_6
from storage.facts.papers import Snapshot
from storage.facts.standing import Standing
from storage.rules.standing.rag import SLIPPING

Numbered = Callable[..., Paragraph]
"""Makes a numbered paragraph of a snapshot and a sentence's name."""


def exceptions(numbered: Numbered, snapshot: Snapshot) -> Iterator[Block]:
    """Each that is off track or at risk, then what is overdue beside them and what did not come."""
    number = len(reading.rated(reading.standings(snapshot), *SLIPPING))
    yield paragraph(Kind.SUBHEADING, "Exceptions")
    yield numbered(snapshot, "exceptions", number=number)
    signable = snapshot.renderer >= reading.SIGNABLE
    yield from (narrative if signable else narrative_before_6).exceptions(snapshot)
    if signable:
        found = reading.standings(snapshot)
        yield from _overdue(numbered, snapshot, [one for one in found if one.rating not in SLIPPING])
        yield from _missing(numbered, snapshot)


def _overdue(numbered: Numbered, snapshot: Snapshot, found: Sequence[Standing]) -> Iterator[Block]:
    late = reading.overdue(found, snapshot)
    if late:
        yield numbered(snapshot, "overdue_exceptions", number=len(late))
    for one in late:
        due = ", ".join(wording.due_lines(one, snapshot))
        yield paragraph(Kind.BULLET, f"{one.terms.ref} {reading.title(one)}: due {due}")


def _missing(numbered: Numbered, snapshot: Snapshot) -> Iterator[Block]:
    """The returns that never came: by ref and body. Whose they are stands in the chief executive's message."""
    found = reading.standings(snapshot)
    missing, after = reading.without_return(found), len(reading.after_closing(found))
    asked = len(reading.asked(found))
    earlier = any(one.last for one in missing)
    yield numbered(snapshot, "missing", missing=len(missing), after=after, asked=asked, earlier=earlier)
    for one in missing:
        name = f"{one.terms.ref} {reading.title(one)}: {telling.work_in_line(one)}"
        yield paragraph(Kind.BULLET, name, wording.last_text(one, snapshot))


def returns(numbered: Numbered, snapshot: Snapshot) -> Iterator[Block]:
    """What else there is to say of returns; nothing where there is nothing."""
    if snapshot.renderer < reading.SIGNABLE:
        yield from _missing_and_late(numbered, snapshot)
        return
    found = reading.standings(snapshot)
    after, asked = reading.after_closing(found), len(reading.asked(found))
    said = (
        *named(numbered, snapshot, "waived", reading.waived(found)),
        *named(numbered, snapshot, "after_closing", after, asked=asked),
        *named(numbered, snapshot, "again", reading.again_after_closing(found)),
    )
    if said:
        yield paragraph(Kind.SUBHEADING, "Returns")
    yield from said


def _missing_and_late(numbered: Numbered, snapshot: Snapshot) -> Iterator[Block]:
    """As it was before version 6."""
    found = reading.standings(snapshot)
    missing, after = reading.without_return(found), reading.after_closing(found)
    asked = len(reading.asked(found))
    yield paragraph(Kind.SUBHEADING, "Missing and late returns")
    yield numbered(snapshot, "missing", missing=len(missing), after=len(after), asked=asked)
    for standing in missing:
        name = f"{standing.terms.ref} {reading.title(standing)}: {standing.terms.lead}. No return"
        yield paragraph(Kind.BULLET, name, wording.last_text(standing, snapshot))
    yield from named(numbered, snapshot, "waived", reading.waived(found))
    yield from named(numbered, snapshot, "late", [one for one in reading.late(found) if one not in after])
    yield from named(numbered, snapshot, "after_closing", after, asked=asked)
    yield from named(numbered, snapshot, "again", reading.again_after_closing(found))


def named(
    numbered: Numbered, snapshot: Snapshot, name: str, some: Sequence[Standing], **more: Any
) -> Iterator[Block]:
    """A sentence on some commitments and a line for each. At the head of its line a reference is never broken
    at its hyphen, as it may be within a sentence."""
    if some:
        yield numbered(snapshot, name, number=len(some), **more)
    for standing in some:
        aside = wording.set_aside_text(standing, snapshot)
        name = f"{standing.terms.ref} {reading.title(standing)}"
        yield paragraph(Kind.BULLET, f"{name}: {aside}" if aside else name)
