"""The plan office's list of a quarter's returns, as a section of App Home. A view holds 100 blocks, so that it goes
on in pages."""

from collections import Counter
from collections.abc import Iterable, Mapping

from digests.kit.blocks import Block, actions, context, menu, option, section
from digests.kit.home_place import HomePlace, turn_home
from digests.kit.labels import rated
from digests.kit.pages import leaf
from digests.kit.prose import say
from storage.enums import Rating, ReturnState
from storage.facts.returns_list import ListedReturn, ReturnsList
from storage.rules.standing import counting

LIST_SHOW = "board_show"
"""The menu that chooses what it lists."""
LIST_LINE = "board_line"
"""The menu of one line: what the office can do about it."""
LINES = 20
SUMS = 12
"""How many SROs or priorities are summed up by name."""
_ROOM = 160

STAGES: Mapping[str, tuple[ReturnState, ...]] = {
    "asked": (ReturnState.SCHEDULED, ReturnState.PROMPTED),
    "drafting": (ReturnState.DRAFTING,),
    "sent_back": (ReturnState.RETURNED,),
    "submitted": (ReturnState.SUBMITTED,),
    "agreed": (ReturnState.AGREED, ReturnState.CLEARED, ReturnState.PUBLISHED),
    "missing": (ReturnState.NO_RETURN,),
    "waived": (ReturnState.WAIVED,),
}
"""Where a return stands, as the list tells it."""
STAGE_WORDS: Mapping[str, str] = {
    "asked": "asked",
    "drafting": "drafting",
    "sent_back": "sent back",
    "submitted": "to be agreed",
    "agreed": "agreed",
    "missing": "no return",
    "waived": "not asked for",
}
STAGE_OF = {state: stage for stage, states in STAGES.items() for state in states}
OUT = ("asked", "drafting", "sent_back", "missing")
CAN: Mapping[str, tuple[str, ...]] = {
    "asked": ("chase", "cover", "extended", "waived"),
    "drafting": ("chase", "cover", "extended", "waived"),
    "sent_back": ("chase", "cover", "extended", "waived"),
    "submitted": ("waived",),
    "agreed": ("reopened", "waived"),
    "missing": ("chase", "cover", "extended", "reopened", "waived"),
    "waived": ("reopened",),
}
"""What the office can do about a return, by its stage."""
CAN_ONCE_CLOSED: Mapping[str, tuple[str, ...]] = {**CAN, "submitted": ("reopened", "waived")}
"""The same once returns have closed: then a lead changes what is in only where it is reopened."""
DO_WORDS: Mapping[str, str] = {
    "chase": "Chase: remind them now",
    "cover": "Cover: someone else answers",
    "extended": "Extend: give more time",
    "waived": "Waive: not this quarter",
    "reopened": "Reopen: take it up again",
}


# --- the list of returns ---------------------------------------------------------------------------------


def list_blocks(returns: ReturnsList, place: HomePlace) -> list[Block]:
    """The list: counts, by SRO and by priority, then the chosen lines, twenty to a page, each with its menu."""
    chosen = [line for line in returns.lines if is_shown(line, place.show)]
    shown, number, pages = leaf(chosen, place.board, LINES)
    head = say(
        "returns_list/section",
        "head",
        returns=returns,
        came=counting.returns(line.state for line in returns.lines),
        counts=stage_counts(one for one in returns.lines if not counting.is_let_off(one.state)),
    )
    sums = [
        section(say("returns_list/section", "by_sro", sums=sums_of(returns.lines, "sro"), most=SUMS)),
        section(
            say("returns_list/section", "by_priority", sums=sums_of(returns.lines, "priority"), most=SUMS)
        ),
    ]
    return [
        section(head),
        *(sums if returns.lines else []),
        actions([show_menu(returns, place)], "board"),
        *(line_block(line, returns) for line in shown),
        context(
            say("returns_list/section", "foot", shown=len(shown), of=len(chosen), page=number, pages=pages)
        ),
        *turn_home(place, "board", number, pages),
    ]


def stage_counts(lines: Iterable[ListedReturn]) -> list[tuple[int, str]]:
    """How many returns stand where, in order, zeros left out."""
    found = Counter(STAGE_OF[line.state] for line in lines)
    return [(found[stage], words) for stage, words in STAGE_WORDS.items() if found[stage]]


def sums_of(lines: Iterable[ListedReturn], by: str) -> list[tuple[str, str]]:
    """Each SRO or priority with its counts in words, in the order of first mention."""
    groups: dict[str, list[ListedReturn]] = {}
    for line in lines:
        name = line.sro if by == "sro" else f"{line.priority} {line.priority_title}"
        groups.setdefault(name, []).append(line)
    return [
        (name, ", ".join(f"{number} {words}" for number, words in stage_counts(group)))
        for name, group in groups.items()
    ]


def is_shown(line: ListedReturn, show: str) -> bool:
    """Whether a line is listed: "" everything, "out" what is not in, a stage, "sro:<role>" or
    "priority:<code>"."""
    kind, _, value = show.partition(":")
    if kind == "sro":
        return str(line.sro_id) == value
    if kind == "priority":
        return line.priority == value
    stage = STAGE_OF[line.state]
    return not show or (stage in OUT if show == "out" else stage == show)


def show_menu(returns: ReturnsList, place: HomePlace) -> Block:
    """The menu of what to list; the first hundred choices."""
    sros = {f"sro:{line.sro_id}": f"SRO: {line.sro}" for line in returns.lines}
    priorities = {
        f"priority:{line.priority}": f"{line.priority} {line.priority_title}" for line in returns.lines
    }
    choices = {"all": "All returns", "out": "Still to come", **STAGE_CHOICES, **priorities, **sros}
    options = [option(words, value) for value, words in list(choices.items())[:100]]
    block = menu(LIST_SHOW, "Show", options)
    chosen = [one for one in options if one["value"] == (place.show or "all")]
    return {**block, "initial_option": chosen[0]} if chosen else block


STAGE_CHOICES = {stage: f"Only: {words}" for stage, words in STAGE_WORDS.items()}


def line_block(line: ListedReturn, returns: ReturnsList) -> Block:
    """One return, with the menu of what can be done about it."""
    stage = STAGE_OF[line.state]
    rating = rated(line.rating, returns.scheme) if line.rating is not Rating.NONE else ""
    words = say(
        "returns_list/section",
        "line",
        line=line,
        stage=STAGE_WORDS[stage],
        rating=rating,
        out=stage in OUT,
        room=_ROOM,
    )
    can = {"type": "overflow", "action_id": LIST_LINE}
    acts = (CAN_ONCE_CLOSED if returns.closed else CAN)[stage]
    options = [option(DO_WORDS[act], f"{act}:{line.return_id}") for act in acts]
    return section(words, {**can, "options": options})
