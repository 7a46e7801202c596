"""What the chief executive's channel reads of a draft, in every state worth looking at."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from digests.kit.blocks import Message
from digests.papers import chief
from storage.enums import Handling, ReturnState
from tests.messages.registry.kit import cast, stood

PAPERS: Mapping[str, Callable[[], Message]] = {
    "papers.chief.draft_notice/needs": lambda: chief.draft_notice(
        stood.draft(*stood.STANDINGS, to_supply=(("the finance annex", "Chief Finance Officer"),)), "{file}"
    ),
    "papers.chief.draft_notice/yours_and_theirs": lambda: chief.draft_notice(
        stood.draft(
            stood.decided_by("Chief executive", "DOR-2.1"),
            stood.decided_by("Chief Constable", "DOR-2.2", handling=Handling.RESTRICTED),
            stood.agreed_by_chief("DOR-2.3"),
            to_supply=(("the finance annex", "Chief Finance Officer"), ("a contact", "Chief Executive")),
        ),
        "{file}",
    ),
    "papers.chief.draft_notice/extended": lambda: chief.draft_notice(
        replace(
            stood.draft(*stood.STANDINGS),
            extended=(("DOR-2.7", "Head of Scrutiny", cast.at(25, 17, 0)),),
        ),
        "{file}",
    ),
    "papers.chief.draft_notice/needs_nothing": lambda: chief.draft_notice(
        stood.draft(replace(stood.STANDINGS[2], state=ReturnState.AGREED)), "https://files.example/F1?a=1&b=2"
    ),
}
