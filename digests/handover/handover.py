"""What is said when roles change hands: to the plan office, to whoever takes over, to the chief executive."""

from collections.abc import Sequence

from digests.kit.blocks import (
    Block,
    Message,
    button,
    choice_box,
    context,
    fitting,
    input_block,
    message,
    option,
    plain,
    section,
)
from digests.kit.prose import Ours, say, say_plain
from storage.facts.handover import Beside, HandedOver, HandoverLine, HandoverNote, RoleLeft

HAND_OVER = "hand_over"
HAND_OVER_FORM = "hand_over_form"


def somebody_left(roles: Sequence[RoleLeft]) -> Message:
    """The plan office hears that an account has closed: which roles were its, what they lead and agree, and a button
    each."""
    return fitting(lambda most: _left(roles, most), (30, 10, 3))


def all_taken_over() -> Message:
    """What stands in place of that list once nothing of it is left."""
    return message([section(say("handover/handover", "all_taken_over"))])


def _left(roles: Sequence[RoleLeft], most: int) -> Message:
    lines = (
        section(
            _role_left(role, most),
            button("Hand over", HAND_OVER, str(role.role_id), about=role.title),
        )
        for role in roles
    )
    return message([section(say("handover/handover", "left", roles=roles)), *lines])


def hand_over_view(role: RoleLeft, others: Sequence[tuple[int, str]]) -> Block:
    """Who takes over: a person, or another role. `others` are (id, title) of the roles there are."""
    options = [option(title, str(role_id)) for role_id, title in others]
    words = {"placeholder": plain(say_plain("handover/handover", "choose"))}
    blocks = [
        section(f"{_role_left(role, 30)}. {say('handover/handover', 'about')}"),
        input_block(
            "person", say_plain("handover/handover", "person_label"), {"type": "users_select", **words}
        ),
    ]
    if options:
        label, hint = (
            say_plain("handover/handover", "role_label"),
            say_plain("handover/handover", "role_hint"),
        )
        blocks.append(input_block("role", label, choice_box("static_select", options), hint=hint))
    return {
        "type": "modal",
        "callback_id": HAND_OVER_FORM,
        "private_metadata": str(role.role_id),
        "title": plain("Hand over"),
        "submit": plain("Hand over"),
        "close": plain("Close"),
        "blocks": blocks,
    }


def handed_over(done: HandedOver) -> Message:
    """What was handed over, to whoever did it."""
    reminder = None if done.until else context(say("handover/handover", "in_the_plan_too"))
    words = say(
        "handover/handover", "handed_over", done=done, beside=_beside(done.also), stays=_beside(done.stays)
    )
    alone = done.nobody_agrees
    warning = section(say("handover/handover", "nobody_agrees", refs=alone)) if alone else None
    return message([section(words), warning, reminder])


def no_longer(done: HandedOver, who: Sequence[str]) -> Message:
    """Whoever held a role reads that they hold it no more; `who` are the other roles of whoever does, if any."""
    return message([section(say("handover/handover", "no_longer", done=done, who=who))])


def holder_told(done: HandedOver, who: Sequence[str]) -> Message:
    """Whoever holds a role reads who acts in it and until when; `who` are the roles of whoever does, if any."""
    return message([section(say("handover/handover", "holder_told", done=done, who=who))])


def _role_left(role: RoleLeft, most: int) -> Ours:
    return say("handover/handover", "role_left", role=role, most=most, beside=_beside(role.also, most))


def _beside(also: Beside, most: int = 30) -> Ours:
    return say("handover/handover", "beside", also=also, most=most)


def cannot(why: str, **detail: str) -> Message:
    """Why nothing was handed over: `why` is a paragraph of the template."""
    return message([section(say("handover/handover", why, **detail))])


def cannot_beside(why: str, **detail: str) -> str:
    """The same as plain text, to stand below a question of the form."""
    return say_plain("handover/handover", why, **detail)


def note(facts: HandoverNote) -> Message:
    """What whoever takes over reads: each commitment, how it stood, what was promised, what help is asked."""
    drafts = ((400, len(facts.lines)), (150, len(facts.lines)), (80, 25), (40, 15), (20, 5))
    return fitting(lambda draft: _note(facts, *draft), drafts)


def _note(facts: HandoverNote, room: int, most: int) -> Message:
    shown, left_out = facts.lines[:most], len(facts.lines) - most
    groups = [shown[start : start + 5] for start in range(0, len(shown), 5)]
    return message(
        [
            section(say("handover/handover", "note", facts=facts, beside=_beside(facts.also))),
            *(section("\n".join(_line(line, facts, room) for line in group)) for group in groups),
            context(say("handover/handover", "more", more=left_out)) if left_out > 0 else None,
            context(say("handover/handover", "note_foot")),
        ]
    )


def _line(line: HandoverLine, facts: HandoverNote, room: int) -> str:
    return say("handover/handover", "note_line", line=line, scheme=facts.scheme, room=room)


def vacant(role: RoleLeft, *, sro: bool) -> Message:
    """The chief executive hears that nobody holds a role. Said once for each vacancy."""
    return fitting(
        lambda most: message([section(say("handover/handover", "vacant", role=role, sro=sro, most=most))]),
        (30, 10, 3),
    )
