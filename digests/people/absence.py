"""What is said of absences and cover, and the small form behind "Tell us". Who covers is storage's to work out."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from digests.handover.handover import HAND_OVER
from digests.kit.blocks import (
    Block,
    Message,
    actions,
    button,
    choice_box,
    date_box,
    fitting,
    input_block,
    message,
    option,
    plain,
    section,
    text_box,
)
from digests.kit.prose import say, say_plain
from storage.facts.people import AbsenceFacts, CannotBeAway

TELL_US_FORM = "tell_us_form"
I_AM_BACK = "i_am_back"
AWAY, NOT_MINE = "away", "not_mine"
WHAT = "what"
ALL = "all"
MOST_HANDED_OVER = 5
"""How many roles of one person have a button."""
NOTHING_SAID: Mapping[str, str] = MappingProxyType({})


def recorded(facts: AbsenceFacts, *, own: bool) -> Message:
    """An absence was recorded: what it means, to whoever recorded it. `own` says that it is their own."""
    return message([section(say("people/absence", "recorded", facts=facts, own=own))])


def ended(facts: AbsenceFacts, other: tuple[date, date] | None = None, *, own: bool) -> Message:
    """An absence is over sooner, or does not come to be; the days of the `other` that stays."""
    return message([section(say("people/absence", "ended", facts=facts, own=own, other=other))])


def refused(why: CannotBeAway) -> Message:
    """An absence cannot be recorded as it was typed: what is wrong, and what to type."""
    return message([section(say("people/absence", why.why, **dict(why.detail)))])


def refused_beside(why: CannotBeAway) -> str:
    """The same as plain text, to stand below a question of the form."""
    return say_plain("people/absence", why.why, **dict(why.detail))


def office_told(facts: AbsenceFacts, *, over: bool) -> Message:
    """The plan office hears of an absence, or that it is over."""
    return message([section(say("people/absence", "office_ended" if over else "office_told", facts=facts))])


def cover_told(facts: AbsenceFacts, *, over: bool) -> Message:
    """Whoever covers hears for whom and when, or that it is over."""
    return message([section(say("people/absence", "cover_ended" if over else "cover_told", facts=facts))])


def absentee_told(facts: AbsenceFacts) -> Message:
    """Someone reads what the plan office recorded of them."""
    return message([section(say("people/absence", "absentee_told", facts=facts))])


def not_mine_told(
    role: str, refs: Sequence[str], word: str, roles: Sequence[tuple[int, str]] = ()
) -> Message:
    """The plan office hears that someone says: these are not mine. `word` is what they added; `roles` are (id, title)
    of those of theirs that are asked for them, each with a button to hand it over."""
    facts = {"role": role, "refs": refs, "word": word, "roles": roles}
    buttons = [
        button("Hand over", HAND_OVER, str(role_id), about=title)
        for role_id, title in roles[:MOST_HANDED_OVER]
    ]

    def draft(room: int) -> Message:
        words = section(say("people/absence", "not_mine", **facts, room=room, most=room // 20))
        return message([words, *(actions([one], f"{HAND_OVER}:{one['value']}") for one in buttons)])

    return fitting(draft, (1000, 400, 200))


def thanks() -> Message:
    """What stands in the form's place once the plan office has been told."""
    return message([section(say("people/absence", "thanks"))])


def tell_us_view(
    roles: Sequence[tuple[int, str]],
    refs: Sequence[str],
    today: date,
    away: tuple[date, date] | None = None,
    said: Mapping[str, str] = NOTHING_SAID,
) -> Block:
    """The form behind "Tell us": away, or not mine; it asks for the one that is `said`, with what stood in it.
    `roles` are (id, title) of those who could cover, `refs` the updates that are still to come from this person,
    `away` their next absence or the one under way: the first and the last day."""
    which = said.get(WHAT) or AWAY
    asked = [*_when(today, said), *_cover(roles, said)] if which == AWAY else _which(refs, said)
    return {
        "type": "modal",
        "callback_id": TELL_US_FORM,
        "title": plain("Away, or not yours?"),
        "submit": plain("Tell the plan office"),
        "close": plain("Close"),
        "blocks": [
            *_back(away, today),
            _what(which),
            *asked,
            input_block(
                "word",
                say_plain("people/absence", "word_label"),
                text_box(said.get("word", ""), multiline=True),
            ),
        ],
    }


def _back(away: tuple[date, date] | None, today: date) -> list[Block]:
    """The way back for those who have no commands, such as guests."""
    if away is None:
        return []
    label = "I am back" if away[0] <= today else "I am not going"
    return [section(say("people/absence", "away_now", first=away[0], last=away[1]), button(label, I_AM_BACK))]


def _what(which: str) -> Block:
    options = [option("I am away", AWAY), option("These are not mine", NOT_MINE)]
    box = choice_box("radio_buttons", options, which)
    # What is asked next depends on it, so that Slack tells of it at once.
    return input_block(WHAT, say_plain("people/absence", "what_label"), box, optional=False, dispatch=True)


def _when(today: date, said: Mapping[str, str]) -> list[Block]:
    first, last = (date.fromisoformat(said[key]) if said.get(key) else None for key in ("first", "last"))
    return [
        input_block(
            "first", say_plain("people/absence", "first_label"), date_box(first or today), optional=False
        ),
        input_block("last", say_plain("people/absence", "last_label"), date_box(last), optional=False),
    ]


def _cover(roles: Sequence[tuple[int, str]], said: Mapping[str, str]) -> list[Block]:
    if not roles:
        return []
    options = [option(title, str(role_id)) for role_id, title in roles]
    hint = say_plain("people/absence", "cover_hint")
    box = choice_box("static_select", options, said.get("cover", ""))
    return [input_block("cover", say_plain("people/absence", "cover_label"), box, hint=hint)]


def _which(refs: Sequence[str], said: Mapping[str, str]) -> list[Block]:
    if len(refs) < 2:
        return []
    options = [option("All of them", ALL), *(option(ref, ref) for ref in refs)]
    box = choice_box("static_select", options, said.get("which") or ALL)
    return [input_block("which", say_plain("people/absence", "which_label"), box, optional=False)]
