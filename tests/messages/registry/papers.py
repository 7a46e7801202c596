"""What the chief executive's channel reads of a draft, in every state worth looking at."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from digests.kit.blocks import Block, Message
from digests.papers import chief, clearance
from storage.enums import Handling, ReportState, ReturnState
from storage.facts.clearance import NotMoved
from tests.messages.registry.kit import cast, cleared, stood

PAPERS: Mapping[str, Callable[[], Message | Block]] = {
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
    "papers.clearance.paper_stands/waits": lambda: clearance.paper_stands(cleared.PAPER),
    "papers.clearance.paper_stands/sent_back": lambda: clearance.paper_stands(cleared.SENT_BACK),
    "papers.clearance.paper_stands/cleared": lambda: clearance.paper_stands(cleared.CLEARED),
    "papers.clearance.paper_stands/voided": lambda: clearance.paper_stands(cleared.VOIDED),
    "papers.clearance.paper_stands/submitted": lambda: clearance.paper_stands(cleared.SUBMITTED),
    "papers.clearance.paper_stands/published": lambda: clearance.paper_stands(cleared.PUBLISHED),
    "papers.clearance.paper_stands/presented": lambda: clearance.paper_stands(cleared.PRESENTED),
    "papers.clearance.paper_stands/newer": lambda: clearance.paper_stands(replace(cleared.PAPER, newer=2)),
    "papers.clearance.paper_stands/withdrawn": lambda: clearance.paper_stands(
        replace(cleared.CLEARED, state=ReportState.WITHDRAWN)
    ),
    "papers.clearance.paper_cleared/waived": lambda: clearance.paper_cleared(cleared.CLEARED, "{file}"),
    "papers.clearance.paper_cleared/whole": lambda: clearance.paper_cleared(cleared.WHOLE, "{file}"),
    "papers.clearance.paper_voided/usual": lambda: clearance.paper_voided(cleared.VOIDED),
    "papers.clearance.paper_sent_back/usual": lambda: clearance.paper_sent_back(cleared.SENT_BACK),
    "papers.clearance.clear_view/in_the_way": lambda: clearance.clear_view(cleared.PAPER, cleared.WAYS),
    "papers.clearance.clear_view/nothing": lambda: clearance.clear_view(cleared.PAPER, ()),
    "papers.clearance.clear_view/too_many": lambda: clearance.clear_view(cleared.PAPER, cleared.MANY),
    "papers.clearance.changed_view/usual": lambda: clearance.changed_view(cleared.PAPER, cleared.CHANGED),
    "papers.clearance.send_back_view/usual": lambda: clearance.send_back_view(cleared.PAPER),
    "papers.clearance.record_view/submitted": lambda: clearance.record_view(cleared.CLEARED, cleared.DAY),
    "papers.clearance.record_view/published": lambda: clearance.record_view(cleared.SUBMITTED, cleared.DAY),
    "papers.clearance.stands_view/usual": lambda: clearance.stands_view(cleared.CLEARED),
    "papers.clearance.refused_view/otherwise": lambda: clearance.refused_view(NotMoved.OTHERWISE),
    "papers.clearance.refused_view/withdrawn": lambda: clearance.refused_view(NotMoved.WITHDRAWN),
    "papers.clearance.refused_view/newer": lambda: clearance.refused_view(NotMoved.NEWER),
}
