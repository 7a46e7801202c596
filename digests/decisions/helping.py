"""Help that travels: what is asked and what came of it, in the same words everywhere; what whoever is asked reads,
and what the lead and the SRO hear."""

from collections.abc import Callable, Sequence

from digests.asks.words import AskWords
from digests.kit.blocks import Block, Message, actions, button, context, fitting, message, section
from digests.kit.prose import Ours, say, say_plain
from digests.standing.said import guarded_as
from storage.enums import SupportKind, SupportState
from storage.facts.decisions import AskedOf, HelpAsked, SupportFacts

ANSWER = "help_answer"
"""The button that opens the form, and the view; with `_` and a state after it, a button that has chosen already."""
REQUESTS = AskWords("request for help", "requests for help", ("Answer", ANSWER))
"""How requests are spoken of as asks."""
TEMPLATE = "decisions/helping"
MOST = 15
"""How many requests one answer lists, with a button each."""
WANTED: dict[str, str] = {
    SupportKind.NONE: "Help",
    SupportKind.DECISION: "Decision",
    SupportKind.FUNDING: "Funding",
    SupportKind.PEOPLE: "People",
    SupportKind.PARTNER: "A partner's help",
    SupportKind.LEGAL: "Legal advice",
    SupportKind.DATA: "Data",
    SupportKind.OTHER: "Help",
}
"""What is asked for, before the words that say of whom."""
ASSURANCE = "Assurance"
"""What is sought from the Force, whatever it is about."""
STATES: dict[str, str] = {
    SupportState.AGREED: "Agreed",
    SupportState.AGREED_IN_PART: "Agreed in part",
    SupportState.DECLINED: "Declined",
    SupportState.MET: "Done",
    SupportState.WITHDRAWN: "No longer wanted",
}
"""What can come of it, in words: on the buttons, and wherever it is told."""
BUTTONS = (SupportState.AGREED, SupportState.AGREED_IN_PART, SupportState.DECLINED, SupportState.MET)
_ROOMS = (1500, 600, 200, 60)


# --- the same words everywhere -------------------------------------------------------------------------


def asked_for(one: HelpAsked, room: int) -> Ours:
    """ "Decision asked of Chief Executive by 5 November 2021: a later date, or more people", as mrkdwn."""
    return Ours(_asked_for(one, room, say))


def asked_for_plain(one: HelpAsked, room: int) -> str:
    """The same as plain text, for a paper."""
    return _asked_for(one, room, say_plain)


def _asked_for(one: HelpAsked, room: int, fill: Callable[..., str]) -> str:
    what = ASSURANCE if one.of_force else WANTED[one.kind]
    return closed(fill(TEMPLATE, "asked_for", one=one, what=what, room=room))


def came_of(one: HelpAsked, room: int) -> Ours:
    """What came of it, as mrkdwn: who answered what and when, the decision that was recorded elsewhere, and what was
    said before where that was changed; or that nobody has answered."""
    return Ours(_came_of(one, room, say))


def came_of_plain(one: HelpAsked, room: int) -> str:
    """The same as plain text, for a paper."""
    return _came_of(one, room, say_plain)


def _came_of(one: HelpAsked, room: int, fill: Callable[..., str]) -> str:
    said, before = one.answer, one.before
    if said is None:
        parts = [fill(TEMPLATE, "open", one=one)]
    else:
        parts = [closed(fill(TEMPLATE, "answered", said=said, state=STATES[said.state], room=room))]
        if said.state is not SupportState.WITHDRAWN:
            parts.append(closed(fill(TEMPLATE, "decision", said=said, room=room)))
    if before is not None:
        parts.append(fill(TEMPLATE, "before", one=one, said=before, state=STATES[before.state], room=room))
    return " ".join(parts)


def closed(words: str) -> str:
    """The words as a sentence that ends."""
    return words if words[-1:] in (".", "!", "?", "…") else f"{words}."


def named(one: SupportFacts, *, hide: bool = False) -> str:
    """Its ref and title; the ref alone where the title may not be shown."""
    return one.ref if hide else f"{one.ref} {one.title}"


# --- whoever is asked ----------------------------------------------------------------------------------


def help_asked(one: SupportFacts, asked: AskedOf) -> Message:
    """What whoever is asked reads, or covers, or answers for the Force: with buttons, until it is answered."""
    return fitting(lambda room: message(_asked(one, asked, room, office=False)), _ROOMS)


def help_for_office(one: SupportFacts, asked: AskedOf) -> Message:
    """What the plan office reads that is asked on somebody's behalf, or of whom no answer comes. It may stand in a
    channel: of what is restricted or exempt it has the ref alone."""
    return fitting(lambda room: message(_asked(one, asked, room, office=True)), _ROOMS)


def _asked(one: SupportFacts, asked: AskedOf, room: int, *, office: bool) -> list[Block]:
    guarded = guarded_as(one.handling) if office else ""
    title = named(one, hide=bool(guarded))
    head = say(TEMPLATE, "head", one=one, asked=asked, named=title, office=office)
    what = say(TEMPLATE, "guarded", guarded=guarded) if guarded else asked_for(one, room)
    blocks = [section(Ours(f"{head}\n{what}\n{say(TEMPLATE, 'by_lead', one=one)}"))]
    if not one.is_open:
        came = say(TEMPLATE, "guarded_answered") if guarded else came_of(one, room)
        change = button("Change", ANSWER, str(one.id), about=one.ref)
        return [*blocks, section(came, None if one.state is SupportState.WITHDRAWN else change)]
    why = say(TEMPLATE, "why", why=asked.why or "", asked=asked) if office else None
    before = came_of(one, room) if one.before and not guarded else None
    return [
        *blocks,
        *(section(part) for part in (before, why) if part),
        actions(answer_buttons(one)),
        context(say(TEMPLATE, "records", one=one)),
    ]


def answer_buttons(one: SupportFacts) -> list[Block]:
    """[Agreed] [Agreed in part] [Declined] [Done]: each opens the form with that chosen."""
    return [button(STATES[state], f"{ANSWER}_{state}", str(one.id), about=one.ref) for state in BUTTONS]


def help_elsewhere(one: SupportFacts, asked: AskedOf) -> Message:
    """What stands with somebody who was asked and is no more: the ref alone, and who answers now."""
    return message([section(f"*{one.ref}* · {say(TEMPLATE, 'elsewhere', one=one, asked=asked)}")])


def help_reminder(requests: Sequence[SupportFacts]) -> Message:
    """All that waits for one person's answer, once a day at most, with the way to answer each."""
    return fitting(lambda room: message(_reminder(requests, room)), (400, 200, 100, 50, 20))


def _reminder(requests: Sequence[SupportFacts], room: int) -> list[Block]:
    shown = requests[:MOST]
    head = section(say(TEMPLATE, "reminder_head", number=len(requests)))
    return [head, *(help_line(one, room) for one in shown)]


def help_line(one: SupportFacts, room: int, way: str = "Answer") -> Block:
    """One request of a list, with its button."""
    facts = {"one": one, "named": named(one), "asked_for": asked_for(one, room)}
    words = say(TEMPLATE, "line", by_lead=say(TEMPLATE, "by_lead", one=one), **facts)
    if not one.is_open:
        words = Ours(f"{words}\n{came_of(one, room)}")
    return section(words, button(way, ANSWER, str(one.id), about=f"{one.ref}: {one.ask}"))


def help_blocks(requests: Sequence[SupportFacts], room: int) -> list[Block]:
    """What is asked of one person, in their own list: /updates and App Home."""
    if not requests:
        return []
    lines = [help_line(one, room) for one in requests[:MOST]]
    return [section(say(TEMPLATE, "waits")), *lines]


# --- what comes of it ----------------------------------------------------------------------------------


def help_answered(one: SupportFacts) -> Message:
    """What the lead and the SRO hear of it, in the words of everything else that tells it."""
    return fitting(lambda room: message([section(_letter(one, room))]), _ROOMS)


def _letter(one: SupportFacts, room: int) -> Ours:
    words = {"asked_for": asked_for(one, room), "came": came_of(one, room)}
    return say(TEMPLATE, "letter", named=named(one), **words)


def help_paragraphs(helped: Sequence[HelpAsked], room: int) -> list[Ours]:
    """What came of the help that a commitment asks for, below what its lead said: of what was asked before that
    quarter also what it was."""
    return [
        say(
            TEMPLATE,
            "paragraph",
            one=one,
            asked_for=asked_for(one, min(room, 300)),
            came=came_of(one, room),
        )
        for one in helped
    ]


def support_list(waiting: Sequence[SupportFacts], answered: Sequence[SupportFacts]) -> Message:
    """What is wanted of whom and by when, those for the Resources Board first, each with a button to answer for them;
    below, what was answered of late."""
    return fitting(lambda room: _list(waiting, answered, room), (400, 200, 100, 50, 20))


def _list(waiting: Sequence[SupportFacts], answered: Sequence[SupportFacts], room: int) -> Message:
    shown = waiting[:MOST]
    late = answered[: MOST - len(shown)]
    head = say(TEMPLATE, "list_head", number=len(waiting), more=len(waiting) - len(shown))
    return message(
        [
            section(head),
            *(help_line(one, room) for one in shown),
            *([section(say(TEMPLATE, "list_answered"))] if late else []),
            *(help_line(one, room, way="Change") for one in late),
        ]
    )
