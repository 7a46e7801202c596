"""Long answers in pages: where a page button leads, and the row that turns them. No words about the plan."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from digests.kit.blocks import Block, actions, button
from digests.kit.prose import say_plain

Item = TypeVar("Item")

PAGE = "page"
PAGE_BACK = "page_back"
"""The action_ids of what leads to a page: two, as the two in one row must differ."""


@dataclass(frozen=True)
class PageOf:
    """Where a button leads: an answer (`plan`, `priority`, `commitment`, `history`, `question`, `measures`,
    `measure`, `requests` or `updates`, and the first of these with `_table`), of which quarter (as files write it, ""
    for the current one), of which code, ref or words, and which page of it."""

    of: str
    code: str = ""
    quarter: str = ""
    page: int = 1

    def value(self) -> str:
        """What a button carries."""
        return json.dumps(vars(self), separators=(",", ":"))

    @classmethod
    def read(cls, value: str) -> "PageOf":
        """The place a button carries. Raises ValueError or TypeError for what is none."""
        return cls(**json.loads(value))


def leaf(items: Sequence[Item], page: int, size: int) -> tuple[Sequence[Item], int, int]:
    """The items of a page, its number brought into range, and how many pages there are (at least one)."""
    number, pages = numbered(len(items), page, size)
    return items[(number - 1) * size : number * size], number, pages


def numbered(items: int, page: int, size: int) -> tuple[int, int]:
    """The number of a page brought into range, and how many pages so many items fill (at least one)."""
    pages = max(1, -(-items // size))
    return min(max(page, 1), pages), pages


def turn(place: PageOf, pages: int) -> list[Block]:
    """The row that turns to the page before and after `place`; empty where there is one page."""
    steps = {PAGE_BACK: place.page - 1, PAGE: place.page + 1}
    buttons = [
        button(say_plain("kit/pages", action), action, replace(place, page=number).value())
        for action, number in steps.items()
        if 1 <= number <= pages
    ]
    return [actions(buttons)] if buttons else []


def show_button(place: PageOf, about: str) -> Block:
    """A button that shows one priority or one commitment; `about` is its code and its title."""
    return button(say_plain("kit/pages", "show"), PAGE, place.value(), about=about)
