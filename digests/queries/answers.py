"""Answers to what people type: how the plan stands, and what waits. No look-ups here."""

from collections.abc import Sequence
from dataclasses import replace

from digests.asks.lists import besides_blocks
from digests.decisions.due_dates import waits
from digests.decisions.helping import help_blocks, help_paragraphs
from digests.headlines.headline import headline_told
from digests.kit.blocks import Block, Message, button, context, fields, fitting, message, section
from digests.kit.figures import plan_rests_on
from digests.kit.pages import PageOf, leaf, numbered, show_button, turn
from digests.kit.prose import say
from digests.measures.measures import beside as measures_beside
from digests.members.members import beside as members_beside
from digests.prompting.prompt import line_blocks, line_section
from digests.rechecks.recheck import beside as since_beside
from digests.sign_off.messages import SIGN_OFF
from digests.standing.said import WHO_SEES, path_in_words, said
from digests.standing.words import past_rated, priority_words, standing_words
from storage.facts.asks import PromptLine, Waiting
from storage.facts.measures import MeasureStanding
from storage.facts.plan import QuarterName, RatingMeaning
from storage.facts.queries import CommitmentBeside, PriorityBeside
from storage.facts.redaction import Tombstone
from storage.facts.standing import CommitmentStory, PlanOverview, PriorityOverview, Standing
from storage.rules.calendar import quarters
from storage.rules.standing.leading import leading
from storage.rules.standing.rag import SLIPPING

PRIORITIES_A_PAGE = 10
COMMITMENTS_A_PAGE = 8
UPDATES_A_PAGE = 8
GROUPS = ("own", "covering", "shared", "agreeing")
"""How what waits for one person is grouped, in order."""
LET_OFF = "let_off"
"""The group of what is not asked for."""
NOTHING_BESIDE, ALONE = PriorityBeside(), CommitmentBeside()
_ROOMS = (600, 300, 150, 80, 40, 20)
"""What one typed piece may take, from generous to spare, in characters of JSON."""


# --- the plan and its priorities -------------------------------------------------------------------------


def plan_overview(standing: PlanOverview, page: int = 1) -> Message:
    """How the plan stands: each priority with its rating and its counts, ten to a page."""
    shown, number, pages = leaf(standing.priorities, page, PRIORITIES_A_PAGE)
    place = PageOf("plan", "", quarters.code(standing.quarter), number)
    leads = leading(standing) or standing
    facts = {"standing": standing, "leading": leads, "awaited": any(one.awaited for one in leads.priorities)}
    foot = _foot(plan_rests_on(standing), number, pages)

    def draft(room: int) -> Message:
        head = say("queries/answers", "plan", **facts, room=room)
        lines = [_priority_line(one, standing, room) for one in shown]
        return message([section(head), *lines, *foot, *turn(place, pages)])

    return fitting(draft, _ROOMS)


def _priority_line(one: PriorityOverview, standing: PlanOverview, room: int) -> Block:
    words = say("queries/answers", "priority_line", one=one, **priority_words(one, standing), room=room)
    place = PageOf("priority", one.priority.code, quarters.code(standing.quarter))
    return section(words, show_button(place, f"{one.priority.code} {one.priority.title}"))


def priority_answer(
    one: PriorityOverview,
    shown: Sequence[Standing],
    standing: PlanOverview,
    page: int = 1,
    more: PriorityBeside = NOTHING_BESIDE,
    serving: Sequence[Standing] = (),
    measures: Sequence[MeasureStanding] = (),
) -> Message:
    """One priority: its rating and counts, with what `more` the plan says of it, then the commitments of a page
    (COMMITMENTS_A_PAGE), which are those to be `shown`; last those of other priorities that are `serving` it too, and
    the measures that speak to it."""
    number, pages = numbered(one.counts.everything, page, COMMITMENTS_A_PAGE)
    place = PageOf("priority", one.priority.code, quarters.code(standing.quarter), number)
    foot = _foot(plan_rests_on(standing, one), number, pages)

    def draft(room: int) -> Message:
        words = priority_words(one, standing)
        headline = headline_told(more.headline) if more.headline else ""
        head = say("queries/answers", "priority", one=one, more=more, headline=headline, **words, room=room)
        own, others = ([section(line(each, standing, room)) for each in these] for these in (shown, serving))
        too = (
            section(say("queries/answers", "serving", word=standing.plan.words.priority)) if others else None
        )
        figures = measures_beside(measures, room)
        return message([section(head), *own, too, *others, *figures, *foot, *turn(place, pages)])

    return fitting(draft, _ROOMS)


def line(one: Standing, standing: PlanOverview, room: int) -> str:
    """One commitment in the list of its priority."""
    return commitment_line(one, standing.plan.scheme, standing.quarter, standing.collecting, room)


def commitment_line(
    one: Standing, scheme: Sequence[RatingMeaning], quarter: QuarterName, collecting: bool, room: int
) -> str:
    """One commitment in a list: how it stands, where it is going, its date, who leads, and the way back on track."""
    path = path_in_words(one.answer, one.outcomes, room) if one.rating in SLIPPING else ""
    facts = standing_words(one, scheme, quarter, collecting=collecting)
    return say("queries/answers", "commitment_line", path=path, **facts, room=room)


def _foot(rests_on: str, page: int, pages: int) -> list[Block]:
    return [context(say("queries/answers", "foot", rests_on=rests_on, page=page, pages=pages))]


# --- one commitment --------------------------------------------------------------------------------------


def commitment_answer(
    story: CommitmentStory, more: CommitmentBeside = ALONE, measures: Sequence[MeasureStanding] = ()
) -> Message:
    """One commitment: rating, direction, dates, who leads, what was said, and how it stood before; with what `more`
    the plan and members say of it, and the measures that speak to it."""
    return fitting(lambda room: _story(story, more, measures, room), (1500, 800, 400, 200, 100, 50))


def _story(
    story: CommitmentStory, more: CommitmentBeside, measures: Sequence[MeasureStanding], room: int
) -> Message:
    stands = standing_words(story.standing, story.scheme, story.quarter, collecting=story.collecting)
    facts = {**stands, "room": room, "quarter": story.quarter}
    names = ("rating", "direction", "due", "agreement", "lead", "sro")
    return message(
        [
            section(say("queries/answers", "commitment", **facts)),
            section(say("succession/succession", "left", one=story.left)) if story.left else None,
            fields([say("queries/answers", f"commitment_{name}", **facts) for name in names]),
            *(section(words) for words in _said(story.standing, room)),
            _tombstones(story.tombstones, room),
            waits(story.wish, room) if story.wish else None,
            *_history(story, min(room, 200)),
            *_beside(more, min(room, 200)),
            *since_beside(more.since, min(room, 200)),
            *members_beside(more.requests, min(room, 200)),
            *measures_beside(measures, min(room, 200)),
            context(say("queries/answers", "commitment_foot", **facts)),
        ]
    )


def _said(one: Standing, room: int) -> Sequence[str]:
    if one.withheld:
        return [say("queries/answers", "withheld", who_sees=WHO_SEES, line=one.public_line)]
    promised = one.last.promise if one.last else ""
    still = [say("queries/answers", "promised", promise=promised, room=room)] if promised else []
    words = said(one.answer, room, promised=promised, outcomes=one.outcomes) if one.answer else still
    return [*words, *help_paragraphs(one.outcomes.help, room)]


def _tombstones(tombstones: Sequence[Tombstone], room: int) -> Block | None:
    words = say("queries/answers", "tombstones", tombstones=tombstones, room=room)
    return context(words) if words else None


def _beside(more: CommitmentBeside, room: int) -> list[Block]:
    words = say("queries/answers", "beside", more=more, room=room)
    steps = say("queries/answers", "milestones", steps=more.steps, room=room)
    return [section(each) for each in (steps, words) if each]


def _history(story: CommitmentStory, room: int) -> list[Block]:
    if not story.history:
        return []
    shown = [(entry, past_rated(entry, story.scheme)) for entry in story.history[:8]]
    older = len(story.history) - len(shown)
    return [section(say("queries/answers", "history", shown=shown, older=older, room=room))]


# --- what waits for one person ---------------------------------------------------------------------------


def updates_answer(waiting: Waiting, page: int = 1, typed: str = "", unknown: Sequence[str] = ()) -> Message:
    """What waits for one person: theirs, those they share, and those they agree; above it what is still out of an
    older quarter, under its own heading. Ten to a page. What they `typed` with it was not understood; `unknown` are
    refs in it that the plan does not have."""
    parts = [one for one in (waiting.older, waiting) if one]
    lines = [(one, line) for one in parts for line in waiting_lines(one)]
    shown, number, pages = leaf(lines, page, UPDATES_A_PAGE)

    def draft(room: int) -> Message:
        blocks = [block for one in parts for block in _updates_of(one, shown, room)]
        named = (
            [section(say("queries/answers", "updates_typed", typed=typed, unknown=unknown))] if typed else []
        )
        alone = not (waiting.quarter or waiting.older)
        others = besides_blocks(waiting.besides, room, alone=alone) if number == 1 else []
        asked = help_blocks(waiting.help, room) if number == 1 else []
        return message([*named, *asked, *blocks, *others, *turn(PageOf("updates", page=number), pages)])

    return fitting(draft, _ROOMS)


def updates_of(waiting: Waiting, ref: str) -> Message:
    """What waits of one commitment alone, in each quarter that is collected; or that nothing does."""
    parts = [_only(one, ref) for one in (waiting.older, waiting) if one]
    found = [(one, [(one, line) for line in waiting_lines(one)]) for one in parts if waiting_lines(one)]

    asked = tuple(one for one in waiting.help if one.ref == ref)

    def draft(room: int) -> Message:
        nothing = [] if found or asked else [section(say("queries/answers", "updates_none_of", ref=ref))]
        blocks = [block for one, lines in found for block in _updates_of(one, lines, room)]
        return message([*nothing, *help_blocks(asked, room), *blocks])

    return fitting(draft, _ROOMS)


def _only(waiting: Waiting, ref: str) -> Waiting:
    def of_it(lines: Sequence[PromptLine]) -> tuple[PromptLine, ...]:
        return tuple(line for line in lines if line.ref == ref)

    return replace(
        waiting,
        older=None,
        besides=(),
        own=of_it(waiting.own),
        covering=of_it(waiting.covering),
        shared=of_it(waiting.shared),
        agreeing=of_it(waiting.agreeing),
    )


def _updates_of(
    waiting: Waiting, shown: Sequence[tuple[Waiting, tuple[str, PromptLine]]], room: int
) -> list[Block]:
    """One quarter's share of a page; where nothing of it waits at all, that this is so."""
    lines = [line for one, line in shown if one is waiting]
    if not lines and (waiting_lines(waiting) or (waiting.besides and not waiting.quarter)):
        return []
    head = section(say("queries/answers", "updates", waiting=waiting))
    return [head, *waiting_blocks(lines, waiting, room, short_paths=True)]


def waiting_lines(waiting: Waiting) -> list[tuple[str, PromptLine]]:
    """Each line that waits, with its group: own, covering, shared, agreeing; last what is waived, whosever it is."""
    lines = [(group, line) for group in GROUPS for line in getattr(waiting, group)]
    let_off = {line.return_id: (LET_OFF, line) for _, line in lines if line.waived}
    return [*(one for one in lines if not one[1].waived), *let_off.values()]


def waiting_blocks(
    shown: Sequence[tuple[str, PromptLine]], waiting: Waiting, room: int, *, short_paths: bool = False
) -> list[Block]:
    """These lines under a heading for each group; what a person only agrees has one button for all. With
    `short_paths` [No change] too, where it is a way to answer."""
    line_with = line_blocks if short_paths else lambda *line: [line_section(*line)]
    blocks: list[Block] = []
    heading = ""
    for group, line in shown:
        if group != heading:
            heading = group
            way_in = button("Open", SIGN_OFF) if group == "agreeing" else None
            blocks.append(section(say("queries/answers", f"updates_{group}"), way_in))
        agrees = group == "agreeing"
        words = say("queries/answers", "updates_line", line=line, scheme=waiting.scheme, room=room)
        blocks += [section(words)] if agrees else line_with(line, waiting.scheme, room, waiting.quarter)
    return blocks
