"""Finding the role that people mean by its title, typed in any case or misspelt. Answering is each
conversation's."""

from collections.abc import Mapping
from dataclasses import dataclass

from digests.labels import listed
from handlers.finding import Name, find
from storage.database import Session
from storage.plan_facts import role_titles


@dataclass(frozen=True)
class RoleFound:
    """The role that was meant (0 for none), its title, and in words the titles that may have been meant."""

    role_id: int
    title: str
    likely: str = ""


def find_role(session: Session, words: str) -> RoleFound:
    """The role whose title these words are, or are most like."""
    titles = role_titles(session)
    found = find(words, [Name("", title) for title in titles.values()])
    if found.one is None:
        likely = listed([f"“{name.name}”" for name in found.likely], 4, "or")
        return RoleFound(0, words, likely)
    return RoleFound(id_of(titles, found.one.name), found.one.name)


def id_of(titles: Mapping[int, str], title: str) -> int:
    """The id of the role with that title; a title is one role's only."""
    return next(role_id for role_id, each in titles.items() if each == title)
