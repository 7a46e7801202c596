"""What stands out for the chief executive, as a section of App Home. It goes on in pages."""

from collections import Counter
from collections.abc import Mapping, Sequence

from digests.decisions.helping import asked_for, came_of
from digests.kit.blocks import Block, Message, context, message, section
from digests.kit.home_place import HomePlace, turn_home
from digests.kit.pages import leaf
from digests.kit.prose import Ours, say
from digests.returns_list.section import _ROOM, LINES
from digests.standing.said import path_in_words
from digests.standing.words import standing_words
from storage.enums import SupportState
from storage.facts.home import Exceptional, Exceptions

MOST_TOLD = 10
"""How many an answer tells; App Home has them all."""
WHY_WORDS: Mapping[str, str] = {
    "red": "off track",
    "decision": "a decision is needed",
    "declined": "help was declined",
    "unanswered": "help was asked and not answered in time",
    "overdue": "overdue",
    "worsened": "worse than last time",
    "missing": "no return came",
    "amber_long": "at risk for three quarters or more",
    "not_agreed": "not yet agreed by its SRO",
}
"""Why a commitment stands out, by the key that storage gives."""


COUNT_WORDS = {
    **WHY_WORDS,
    "decision": "in need of a decision",
    "declined": "whose help was declined",
    "unanswered": "whose help was not answered in time",
    "missing": "without a return",
    "not_agreed": "not yet agreed",
}
"""The same after a number: "2 in need of a decision"."""


def exception_blocks(found: Exceptions, place: HomePlace) -> list[Block]:
    """What the chief executive should look at, worst first, twenty to a page."""
    shown, number, pages = leaf(found.lines, place.exceptions, LINES)
    sums = Counter(why for line in found.lines for why in line.why)
    counts = [(sums[why], words) for why, words in COUNT_WORDS.items() if sums[why]]
    return [
        section(say("home/home", "exceptions", found=found, counts=counts)),
        *(section(exception_words(line, found)) for line in shown),
        *turn_home(place, "exceptions", number, pages),
    ]


def exception_words(line: Exceptional, found: Exceptions) -> str:
    """One commitment: how it stands, why it is here, and the decision that is asked for."""
    # That it is off track stands in its rating.
    whys: Sequence[str] = [WHY_WORDS[why] for why in line.why if why != "red"]
    one = line.standing
    path = path_in_words(one.answer, one.outcomes, _ROOM) if {"red", "decision"} & set(line.why) else ""
    told = [each for each in one.outcomes.help if each.late or each.state is SupportState.DECLINED]
    helped = [Ours(f"{asked_for(each, _ROOM)} {came_of(each, _ROOM)}") for each in told]
    facts = standing_words(one, found.scheme, found.quarter, collecting=found.collecting)
    return say("home/home", "exception", whys=whys, path=path, helped=helped, room=_ROOM, **facts)


def exceptions_answer(found: Exceptions) -> Message:
    """What stands out, worst first."""
    if not found.lines:
        return message([section(say("home/home", "no_exceptions", quarter=found.quarter))])
    shown, rest = found.lines[:MOST_TOLD], len(found.lines) - MOST_TOLD
    blocks: list[Block] = [section(exception_words(line, found)) for line in shown]
    return message(
        [
            section(say("home/home", "exceptions_told", quarter=found.quarter, number=len(found.lines))),
            *blocks,
            context(say("home/home", "exceptions_more", more=rest)) if rest > 0 else None,
        ]
    )
