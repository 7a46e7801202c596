"""One commitment's whole story in one message: its ratings as a row, then quarter by quarter, and what else it has
been through. No look-ups here."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from digests.decisions.helping import asked_for, came_of
from digests.kit.blocks import Block, Message, Worded, actions, button, context, fitting, message, section
from digests.kit.labels import quarter_short, rating_label, rating_mark
from digests.kit.pages import PAGE, PageOf
from digests.kit.prose import Ours, say, say_plain
from digests.standing.said import KEPT
from digests.standing.words import past_rated, standing_words
from storage.enums import Rating
from storage.facts.histories import QuarterTold, WholeStory

TEMPLATE = "queries/history"
SHOWN = 8
"""So many quarters have a paragraph each; the row of ratings has all."""
HELP_SHOWN = 6
ROOMS = (600, 300, 160, 80, 40)


def history_answer(whole: WholeStory) -> Message:
    """The ratings as a row; each quarter with what was said, promised, kept and proved, and by whom it was agreed or
    corrected; dates that moved, milestones, help and what came of it, what it depends on, who leads and led."""
    return fitting(lambda room: message(_blocks(whole, room)), ROOMS)


def history_button(place: PageOf) -> list[Block]:
    """The row with [Whole story]."""
    return [actions([button(say_plain(TEMPLATE, "button"), PAGE, place.value(), about=place.code)])]


def _blocks(whole: WholeStory, room: int) -> Iterator[Block | None]:
    story = whole.story
    stands = standing_words(story.standing, story.scheme, story.quarter, collecting=story.collecting)
    yield section(say(TEMPLATE, "head", **stands, room=room))
    yield row_of_ratings(whole)
    told = list(reversed(whole.quarters))[:SHOWN]
    yield from (section(quarter_told(one, whole, room)) for one in told)
    parts = ("dates", "milestones", "dependencies", "who")
    older = whole.quarters[: -len(told)] if told else ()
    facts = {**stands, "whole": whole, "more": whole.more, "older": older}
    yield _paragraph("older", facts, room)
    yield _paragraph("withheld", facts, room)
    yield from (section(words) for words in help_told(whole, room))
    yield from (_paragraph(name, facts, room) for name in parts)
    yield context(say("queries/answers", "commitment_foot", **stands))


def _paragraph(name: str, facts: dict[str, object], room: int) -> Block | None:
    words = say(TEMPLATE, name, **facts, room=room)
    return section(words) if words else None


def row_of_ratings(whole: WholeStory) -> Block | None:
    """Every rating as a symbol, year by year; whoever hears it read out hears the words, and from when to when."""
    if not whole.quarters:
        return None
    years = groupby(whole.quarters, key=lambda one: one.entry.quarter.year)
    lines = [(quarter_short(first.entry.quarter), marks(first, rest)) for _, (first, *rest) in years]
    shown = section(say(TEMPLATE, "row", lines=lines))
    return Worded(shown, words=say(TEMPLATE, "row_in_words", runs=runs(whole)))


def marks(first: QuarterTold, rest: Sequence[QuarterTold]) -> str:
    """The symbols of a year, with a bar between two quarters."""
    return " | ".join(rating_mark(one.entry.rating) for one in (first, *rest))


def runs(whole: WholeStory) -> list[tuple[str, str, str]]:
    """(rating in words, first quarter, last quarter) of each time in which it stayed."""
    found = []
    for rating, group in groupby(whole.quarters, key=lambda one: one.entry.rating):
        quarters = [quarter_short(one.entry.quarter) for one in group]
        words = "No rating" if rating is Rating.NONE else rating_label(rating, whole.story.scheme)
        found.append((words, quarters[0], quarters[-1]))
    return found


def quarter_told(one: QuarterTold, whole: WholeStory, room: int) -> Ours:
    """One quarter: how it stood and who agreed that, what was said, promised and kept."""
    scheme = whole.story.scheme
    return say(
        TEMPLATE,
        "quarter",
        one=one,
        entry=one.entry,
        stood=past_rated(one.entry, scheme),
        scheme=scheme,
        kept=KEPT.get(one.kept or "", ""),
        room=room,
    )


def help_told(whole: WholeStory, room: int) -> list[Ours]:
    """Help that was asked for, the newest first, and what came of it, in the words that tell it everywhere."""
    newest = list(reversed(whole.helped))[:HELP_SHOWN]
    lines = [f"• {asked_for(one, room)} {came_of(one, room)}" for one in newest]
    return (
        [Ours("\n".join([say(TEMPLATE, "help", more=len(whole.helped) - len(newest)), *lines]))]
        if lines
        else []
    )
