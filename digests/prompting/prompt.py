"""The one direct message that asks a person for all of their updates, and ticks them off as they come in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from digests.asks.lists import besides_blocks
from digests.asks.reminders import MOST_BUTTONS, TELL_US, called
from digests.kit.blocks import (
    OPTIONS_LIMIT,
    Block,
    Message,
    actions,
    button,
    context,
    fitting,
    menu,
    message,
    option,
    section,
)
from digests.kit.labels import SYMBOLS
from digests.kit.prose import say
from digests.kit.typed import one_line
from storage.facts.asks import PromptFacts, PromptLine, Waiting
from storage.facts.plan import QuarterName, RatingMeaning
from storage.rules.calendar import quarters

OPEN_FORM = "open_form"
OPEN_FORM_MENU = "open_form_menu"
NO_CHANGE = "no_change"


def prompt(facts: PromptFacts) -> Message:
    """One person's prompt as it stands now: sent once, then changed as each line is recorded."""
    return fitting(lambda draft: _drafted(facts, draft), _drafts(len(facts.lines)))


def moved_on(quarter: QuarterName) -> Message:
    """What stands in place of a prompt when a newer one asks for everything: more has become this person's."""
    return message([section(say("prompting/prompt", "moved_on", quarter=quarter))])


def shared(facts: Waiting) -> Message:
    """What somebody shares with the leads of a quarter, and how it stands."""
    return fitting(lambda room: message(_shared(facts, room)), (300, 150, 80, 40, 20))


def _shared(facts: Waiting, room: int) -> Iterator[Block]:
    lines = facts.shared[:MOST_BUTTONS]
    yield section(say("prompting/prompt", "shared", facts=facts))
    yield from (line_section(line, facts.scheme, room, promised="Promised then") for line in lines)
    if len(facts.shared) > len(lines):
        yield context(say("prompting/prompt", "rest", more=len(facts.shared) - len(lines)))


def line_section(
    line: PromptLine,
    scheme: Sequence[RatingMeaning],
    room: int,
    quarter: QuarterName | None = None,
    promised: str = "You said",
) -> Block:
    """One commitment with its button; `room` is the most that each typed piece may take. Where other quarters may
    stand beside it, the button says of which `quarter` it is. `promised` goes before what was promised last time."""
    words = say("prompting/prompt", "line", line=line, scheme=scheme, room=room, promised=promised)
    return section(words, None if line.waived or line.agreed else _open_button(line, quarter))


def line_blocks(
    line: PromptLine, scheme: Sequence[RatingMeaning], room: int, quarter: QuarterName | None = None
) -> list[Block]:
    """The same with [No change] below it, where that is a way to answer."""
    allowed = line.last is not None and line.last.rating in {meaning.rating for meaning in scheme}
    short = button("No change", NO_CHANGE, str(line.return_id), about=called(line.ref, line.title, quarter))
    return [
        line_section(line, scheme, room, quarter),
        *([actions([short])] if line.may_stay and allowed else []),
    ]


def _open_button(line: PromptLine, quarter: QuarterName | None) -> Block:
    label = "Carry on" if line.draft else "Change" if line.recorded and line.done else "Update"
    return button(label, OPEN_FORM, str(line.return_id), about=called(line.ref, line.title, quarter))


@dataclass(frozen=True)
class _Draft:
    """How much a prompt shows: `room` for each typed piece, and with a menu how many commitments."""

    room: int
    in_menu: int = 0


def _drafts(lines: int) -> Iterator[_Draft]:
    if lines <= MOST_BUTTONS:
        yield from (_Draft(room) for room in (600, 300, 150, 80, 40, 20))
    most = min(lines, OPTIONS_LIMIT)
    yield from (_Draft(room, most) for room in (90, 60, 40, 24))
    yield from (_Draft(24, fewer) for fewer in (90, 80, 70, 60, 50, 40, 30, 20, 10, 5) if fewer < most)


def _drafted(facts: PromptFacts, draft: _Draft) -> Message:
    return _with_menu(facts, draft) if draft.in_menu else _with_buttons(facts, draft.room)


def _with_buttons(facts: PromptFacts, room: int) -> Message:
    return message([_head(facts), *_lines(facts, room), *_besides(facts, room), *_foot(facts)])


def _besides(facts: PromptFacts, room: int) -> list[Block]:
    return besides_blocks(facts.besides, room, alone=not facts.lines)


def _lines(facts: PromptFacts, room: int) -> Iterator[Block]:
    for heading, lines in under_headings(facts.lines, room):
        if heading:
            yield section(heading)
        yield from (block for line in lines for block in line_blocks(line, facts.scheme, room))


def under_headings(lines: Sequence[PromptLine], room: int) -> list[tuple[str, list[PromptLine]]]:
    """Lines by the role that they are asked of, each with its heading (mrkdwn). There is a heading only where
    there are several roles, or where somebody covers."""
    groups: dict[tuple[str, date | None], list[PromptLine]] = {}
    for line in lines:
        groups.setdefault((line.lead, line.away_until), []).append(line)
    if len(groups) == 1 and not lines[0].away_until:
        return [("", list(lines))]
    return [
        (say("prompting/prompt", "heading", lead=lead, away_until=until, room=room), theirs)
        for (lead, until), theirs in groups.items()
    ]


def _head(facts: PromptFacts) -> Block:
    asked = [line for line in facts.lines if not line.waived]
    figures = {
        "asked": len(asked),
        "came": sum(line.recorded is not None or line.sent_back for line in asked),
        "again": sum(line.sent_back for line in asked),
        "let_off": len(facts.lines) - len(asked),
    }
    return section(say("prompting/prompt", "head", facts=facts, **figures))


def _foot(facts: PromptFacts) -> list[Block]:
    tell_us = button("Tell us", TELL_US, quarters.code(facts.quarter))
    away = [section(say("prompting/prompt", "away", facts=facts))] if facts.away_until else []
    return [
        *away,
        section(say("prompting/prompt", "not_yours"), tell_us),
        context(say("prompting/prompt", "foot", facts=facts)),
    ]


# --- more than fifteen: a list and a menu ----------------------------------------------------------------


def _with_menu(facts: PromptFacts, draft: _Draft) -> Message:
    # What is still to do comes first, so that a list cut short loses only what is already in.
    waiting_first = sorted(facts.lines, key=lambda line: line.done)
    shown = waiting_first[: draft.in_menu]
    blocks = [_head(facts), *_groups(shown, draft.room), *_menu(shown, draft.room)]
    if len(facts.lines) > len(shown):
        blocks.append(context(say("prompting/prompt", "rest", more=len(facts.lines) - len(shown))))
    return message([*blocks, *_besides(facts, draft.room), *_foot(facts)])


def _groups(shown: Sequence[PromptLine], room: int) -> list[Block]:
    groups = {
        "to_do": [line for line in shown if not line.done],
        "recorded": [line for line in shown if line.done and not line.waived],
    }
    return [block for name, lines in groups.items() for block in _group(name, lines, room)]


def _group(name: str, lines: Sequence[PromptLine], room: int) -> Iterator[Block]:
    for number, (heading, theirs) in enumerate(under_headings(lines, room) if lines else []):
        for start in range(0, len(theirs), 20):
            facts = {"lines": theirs[start : start + 20], "first": not (number or start)}
            yield section(say("prompting/prompt", name, heading="" if start else heading, room=room, **facts))


def _menu(shown: Sequence[PromptLine], room: int) -> list[Block]:
    """What can be opened; nothing where everything is agreed or waived."""
    choices = [_choice(line, room) for line in shown if not (line.agreed or line.waived)]
    return [actions([menu(OPEN_FORM_MENU, "Choose one to update", choices)])] if choices else []


def _choice(line: PromptLine, room: int) -> Block:
    mark = SYMBOLS[line.recorded] + " " if line.recorded and line.done else ""
    return option(f"{mark}{line.ref} {one_line(line.title, room)}", str(line.return_id))
