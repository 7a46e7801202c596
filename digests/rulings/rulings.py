"""What is said of a ruling on one return: to the office that makes it, to the lead it is about, and the small
modal that asks why. What a ruling does is storage/rulings/settling.py's."""

from collections.abc import Sequence
from datetime import date

from digests.kit.blocks import (
    Block,
    Message,
    actions,
    button,
    date_box,
    fitting,
    input_block,
    message,
    plain,
    section,
    text_box,
)
from digests.kit.prose import Ours, say, say_plain
from digests.prompting.prompt import OPEN_FORM
from digests.queries.exact import GO_AHEAD, LEAVE_IT
from storage.enums import RulingKind
from storage.facts.rulings import Answered, Exempted, Ruled

SETTLE = "settle"
"""The modal's callback_id."""
REASON, UNTIL = "reason", "until"
_ROOMS = (800, 300, 100)
ANSWERABLE = (RulingKind.REOPENED, RulingKind.EXTENDED)


def settled(ruled: Ruled) -> Message:
    """What was ruled, or why it was not, for whoever asked."""
    name = f"not_{ruled.why_not}" if ruled.why_not else f"done_{ruled.kind}"

    def draft(room: int) -> Message:
        told = "" if ruled.why_not else say("rulings/rulings", "told", one=ruled, room=room)
        so = _so(ruled.answered)
        return message([section(say("rulings/rulings", name, one=ruled, told=told, so=so, room=room))])

    return fitting(draft, _ROOMS)


def waive_surely(stands: Ruled, value: str) -> Message:
    """Whether a return that is answered is to be waived; `value` is what [Yes, waive it] carries."""
    words = say("rulings/rulings", "surely", one=stands, so=_so(stands.answered), room=300)
    return _is_it_meant("waive", words, value, f"{stands.ref} {stands.title}")


def left_surely(verb: str, stands: Sequence[Ruled], value: str) -> Message:
    """The same of commitments that are to leave the plan, and whose returns are answered."""
    lines = [(one, _so(one.answered)) for one in stands]
    return _is_it_meant(
        verb, say("rulings/rulings", "left_surely", verb=verb, lines=lines), value, stands[0].ref
    )


def _is_it_meant(verb: str, words: Ours, value: str, about: str) -> Message:
    no = button(say_plain("queries/exact", "no"), LEAVE_IT)
    # A line that no button can carry is typed again, once what it undoes is known.
    yes = [button(say_plain("queries/exact", f"yes_{verb}"), GO_AHEAD, value, about=about)] if value else []
    return message([section(words), actions([*yes, no])])


def waived_for_the_sro(ruled: Ruled) -> Message:
    """What whoever agrees it is told of a return that was waived though it was answered."""
    words = say("rulings/rulings", "sro_waived", one=ruled, so=_so(ruled.answered), room=300)
    return message([section(words)])


def _so(one: Answered | None) -> Ours:
    """ "✔ Complete, agreed by Director of Operations on 13 October 2021"."""
    return say("rulings/rulings", "so", one=one) if one else Ours()


def answered_since() -> str:
    """What stands beside the reason of a waiver where an answer came since the form was opened."""
    return say_plain("rulings/rulings", "answered_since")


def why_not(ruled: Ruled) -> str:
    """The same refusal as plain text, for beside a field."""
    return say_plain("rulings/rulings", f"not_{ruled.why_not}", one=ruled, room=200)


def ruling_notice(ruled: Ruled) -> Message:
    """What the lead and the co-leads are told, with a way to answer where there is something to answer."""
    opens = ruled.kind in ANSWERABLE
    way = (
        button("Update", OPEN_FORM, str(ruled.return_id), about=f"{ruled.ref} {ruled.title}")
        if opens
        else None
    )

    def draft(room: int) -> Message:
        return message([section(say("rulings/rulings", f"notice_{ruled.kind}", one=ruled, room=room), way)])

    return fitting(draft, _ROOMS)


def waived_together(rulings: Sequence[Ruled]) -> Message:
    """The same of several that were waived at once, for one reason."""
    refs = [one.ref for one in rulings]

    def draft(room: int) -> Message:
        return message(
            [section(say("rulings/rulings", "waived_together", one=rulings[0], refs=refs, room=room))]
        )

    return fitting(draft, _ROOMS)


def exempted(done: Exempted) -> Message:
    """A role that need not answer this quarter, for whoever said so."""

    def draft(room: int) -> Message:
        return message([section(say("rulings/rulings", "exempted", one=done, room=room))])

    return fitting(draft, _ROOMS)


def reason_wanted() -> str:
    """What stands beside a reason that is not given."""
    return say_plain("rulings/rulings", "reason_wanted")


def settle_view(
    kind: RulingKind,
    ref: str,
    title: str,
    metadata: str,
    until: date | None = None,
    answered: Answered | None = None,
) -> Block:
    """The modal that asks why, and for more time until when; of what is answered it says so."""
    asked = [input_block(REASON, "Why", text_box(multiline=False), optional=False)]
    if kind is RulingKind.EXTENDED:
        day = input_block(UNTIL, "Until 5pm on", date_box(until), optional=False)
        asked = [day, *asked]
    words = say("rulings/rulings", f"form_{kind}", ref=ref, title=title, so=_so(answered), said=answered)
    return {
        "type": "modal",
        "callback_id": SETTLE,
        "private_metadata": metadata,
        "title": plain(say_plain("rulings/rulings", f"title_{kind}")),
        "submit": plain(say_plain("rulings/rulings", f"submit_{kind}")),
        "close": plain("Leave it"),
        "blocks": [section(words), *asked],
    }
