"""The table of ways into Muster is whole: all that is registered has a row, and no row is out of date."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from slack_bolt import App

import handlers
from handlers.desk import Desk
from handlers.door.belonging import Home
from handlers.home.home import HAS_A_BUTTON
from handlers.muster import VERBS
from storage.rules.access import Act
from tests.flows.access.table import BUTTONS, CLOSED, COMMANDS, EVENTS, FORMS

TABLE = {
    "action": {way.name for way in BUTTONS} | {"i_am_back"},
    "view": {way.name for way in FORMS},
    "view_closed": {way.name for way in CLOSED},
    "command": {way.name for way in COMMANDS} | {"/muster"},
    "event": set(EVENTS),
}
"""[I am back] has no row: pressed by everyone, it would end the leave that makes the cast's cover a cover. It is
tried with absences."""
EVERYTHING = ".*"
"""What only acknowledges: a button that opens an address, an event that needs no answer."""
ASKED_NOWHERE = {
    Act.READ_DRAFT,
    Act.VIEW_WITHHELD,
    Act.SEE_RETURNS_LIST,
    Act.SEE_EXCEPTIONS,
    Act.CHOOSE_CHANNEL_DIGEST,
}
"""What is no way in of its own: the draft goes to the chief executive's channel only, the others are part of
an answer, and are tried there."""


class Listed:
    """Where an app would be told what it listens to: it writes that down."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str | re.Pattern[str]]] = []

    def __getattr__(self, kind: str) -> Callable[[Any], Callable[[Any], None]]:
        def told(constraint: Any) -> Callable[[Any], None]:
            if kind in TABLE:
                named = constraint["subtype"] if isinstance(constraint, dict) else constraint
                self.found.append((kind, named))
            return lambda _listener: None

        return told


def registered() -> list[tuple[str, str | re.Pattern[str]]]:
    """(kind, name or pattern) of all that the rooms listen to, without what only acknowledges."""
    listed = Listed()
    handlers.register(cast(App, listed), cast(Desk, None), Home("T1"))
    return [one for one in listed.found if not isinstance(one[1], re.Pattern) or one[1].pattern != EVERYTHING]


def names(constraint: str | re.Pattern[str], name: str) -> bool:
    """Whether that is what is listened to."""
    return bool(constraint.search(name)) if isinstance(constraint, re.Pattern) else constraint == name


def test_whatever_is_registered_has_a_row() -> None:
    """A new button, form, command or event that nobody gave an act fails here."""
    unknown = [one for one in registered() if not any(names(one[1], name) for name in TABLE[one[0]])]
    assert unknown == []


def test_no_row_is_out_of_date() -> None:
    """Each row names something that is registered."""
    found = registered()
    stale = [
        (kind, name)
        for kind, known in TABLE.items()
        for name in known
        if not any(kind == of and names(one, name) for of, one in found)
    ]
    assert stale == []


def test_one_conversation_hears_each() -> None:
    """No button, form, command or event is listened to twice, so that the order of the rooms is no matter."""
    found = registered()
    plain = {(kind, one) for kind, one in found if isinstance(one, str)}
    known = plain | {(kind, name) for kind, names_of in TABLE.items() for name in names_of}
    for kind, name in sorted(known):
        assert sum(of == kind and names(one, name) for of, one in found) == 1, (kind, name)


def test_bots_are_turned_away_in_one_place() -> None:
    """Who is no person is the doorway's to know; no conversation asks again."""
    folder = Path(handlers.__file__).parent
    assert [one.name for one in folder.rglob("*.py") if "bot_id" in one.read_text(encoding="utf-8")] == [
        "belonging.py"
    ]


def test_what_app_home_has_a_button_for_is_whose_the_verb_is() -> None:
    """A button opens to nobody what its verb would refuse, and the other way round."""
    assert {name: VERBS[name].act for name in HAS_A_BUTTON} == HAS_A_BUTTON


def test_every_act_has_a_way_in() -> None:
    """Whatever the access table rules is tried from some surface; what is in no row is listed with its reason."""
    rows = (*BUTTONS, *FORMS, *CLOSED, *COMMANDS)
    tried = {way.act for way in rows} | {verb.act for verb in VERBS.values()} | set(EVENTS.values())
    assert set(Act) - tried == ASKED_NOWHERE
