"""What is said of people whom Slack does not find: to the plan office, which picks, and to whoever was picked."""

from collections.abc import Sequence

from digests.kit.blocks import Block, Message, actions, button, context, fitting, message, plain, section
from digests.kit.prose import say, say_plain
from storage.facts.people import NotFound

PICK = "pick_account"
MINE, NOT_MINE = "account_mine", "account_not_mine"
SHOWN = 40
"""How many people one message lists; a message holds 50 blocks."""


def nobody_found(people: Sequence[NotFound]) -> Message:
    """The plan office reads whom Slack does not find by e-mail, and picks an account for each."""
    return fitting(lambda most: _listed(people, most), (SHOWN, 20, 10, 5))


def _listed(people: Sequence[NotFound], most: int) -> Message:
    left_out = len(people) - most
    return message(
        [
            section(say("people/accounts", "nobody_found" if people else "all_found", people=people)),
            *(_person(one) for one in people[:most]),
            context(say("people/accounts", "more", more=left_out)) if left_out > 0 else None,
        ]
    )


def _person(one: NotFound) -> Block:
    chooser = {
        "type": "users_select",
        "action_id": PICK,
        "placeholder": plain(say_plain("people/accounts", "choose")),
    }
    return {
        **section(say("people/accounts", "person", one=one), chooser),
        "block_id": f"pick:{one.person_id}",
    }


def picked(roles: Sequence[str]) -> Message:
    """The plan office picked an account: its owner is asked first."""
    return message([section(say("people/accounts", "picked", roles=roles))])


def cannot_pick(why: str) -> Message:
    """Why an account was not taken: `closed` or `found_meanwhile`."""
    return message([section(say("people/accounts", why))])


def new_account(roles: Sequence[str]) -> Message:
    """The plan office hears that somebody whose account had closed is found under another."""
    return message([section(say("people/accounts", "new_account", roles=roles))])


def open_again(roles: Sequence[str]) -> Message:
    """The plan office hears that an account which had closed is open again."""
    return message([section(say("people/accounts", "open_again", roles=roles))])


def are_you(roles: Sequence[str], person_id: int) -> Message:
    """The picked account's owner is asked whether they are that person."""
    value = str(person_id)
    yes = button(say_plain("people/accounts", "yes"), MINE, value, primary=True)
    return message(
        [
            section(say("people/accounts", "are_you", roles=roles)),
            actions([yes, button(say_plain("people/accounts", "no"), NOT_MINE, value)]),
        ]
    )


def thanks(*, yes: bool) -> Message:
    """Thanks to whoever said whether they are that person."""
    return message([section(say("people/accounts", "thanks_yes" if yes else "thanks_no"))])


def no_question() -> Message:
    """Somebody answers a question that is not, or is no more, theirs."""
    return message([section(say("people/accounts", "no_question"))])


def answered(roles: Sequence[str], *, yes: bool) -> Message:
    """The plan office hears what the picked account's owner said."""
    return message([section(say("people/accounts", "answered_yes" if yes else "answered_no", roles=roles))])
