"""Where somebody is in App Home: the page of each section, and what the list of returns lists. It travels in
the view and in its buttons. No words."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from digests.kit.blocks import Block, actions, button
from digests.kit.prose import say_plain

ABOUT: Mapping[str, str] = {
    "mine": "of your commitments",
    "exceptions": "of what to look at",
    "board": "of the returns",
}
"""What each section's pages are of, for whoever hears the button read out."""
HOME_PAGE = "home_page"
"""How the action_id of every button that turns a page of App Home begins."""


@dataclass(frozen=True)
class HomePlace:
    """The page of each section, from 1 on, and what the list of returns lists ("" for everything)."""

    mine: int = 1
    exceptions: int = 1
    board: int = 1
    show: str = ""

    def value(self) -> str:
        """What the view and its buttons carry."""
        return json.dumps(asdict(self), separators=(",", ":"))

    def at(self, section: str, page: int) -> "HomePlace":
        """The same, with that page of one section: mine, exceptions, or the list of returns (`board`)."""
        return HomePlace(**{**asdict(self), section: page})

    @classmethod
    def read(cls, value: str) -> "HomePlace":
        """The place that was carried; the beginning where none was."""
        known: Mapping[str, Any] = json.loads(value) if value else {}
        return cls(**known)


def turn_home(place: HomePlace, section: str, page: int, pages: int) -> list[Block]:
    """The row that turns a section's pages; empty where there is one page."""
    steps = {"page_back": page - 1, "page": page + 1}
    buttons = [
        button(
            say_plain("kit/pages", words),
            f"{HOME_PAGE}_{section}_{words}",
            place.at(section, number).value(),
            about=ABOUT[section],
        )
        for words, number in steps.items()
        if 1 <= number <= pages
    ]
    return [actions(buttons)] if buttons else []
