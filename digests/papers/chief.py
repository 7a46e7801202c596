"""What the chief executive's channel reads of a draft, with what it needs."""

from collections import Counter
from collections.abc import Sequence

from digests.kit.blocks import Message, context, fitting, link_button, message, section
from digests.kit.figures import movement
from digests.kit.labels import draft_name
from digests.kit.prose import link, say
from digests.standing.said import guarded_as
from storage.enums import Rating, SupportKind
from storage.facts.decisions import DecisionWanted, HelpAsked
from storage.facts.papers import DraftNotice
from storage.facts.plan import CommitmentTerms
from storage.facts.standing import Standing
from storage.rules.calendar import quarters
from storage.rules.standing.counting import is_let_off
from storage.rules.standing.wanted import decision_wanted

OPEN_DRAFT = "open_draft"


def draft_notice(notice: DraftNotice, file_link: str) -> Message:
    """The draft in the chief executive's channel: where the plan stands, what moved, what needs them, and
    the file. `file_link` is its address, or the placeholder that delivery replaces with it."""
    return fitting(lambda most: _draft(notice, file_link, most), (12, 6, 3, 1))


def _draft(notice: DraftNotice, file_link: str, most: int) -> Message:
    standings = [one for priority in notice.snapshot.priorities for one in priority.standings]
    before = quarters.previous(notice.snapshot.quarter)
    shown = {"snapshot": notice.snapshot, "to_supply": notice.to_supply, "extended": notice.extended}
    facts = {**shown, "draft": draft_name(notice.version), "most": most, "room": 100}
    needs = {
        "decisions": _decisions(standings),
        "not_agreed": _not_agreed(standings),
        "helping": _helping(standings),
    }
    others_owe = needs["not_agreed"] or needs["helping"] or notice.snapshot.missing or notice.extended
    ways = (one.direction for one in standings if not is_let_off(one.state))
    return message(
        [
            section(say("papers/chief", "draft", moved=movement(ways, whole=True), before=before, **facts)),
            section(say("papers/chief", "needs", **needs, **facts)),
            section(say("papers/chief", "others_owe", **needs, **facts)) if others_owe else None,
            section(
                say("papers/chief", "file", link=link(file_link, "Open the draft")),
                link_button("Open the draft", OPEN_DRAFT, file_link),
            ),
            context(say("papers/chief", "snapshot", snapshot=notice.snapshot)),
        ]
    )


def _decisions(standings: Sequence[Standing]) -> list[tuple[CommitmentTerms, DecisionWanted, bool]]:
    """The decisions that are waited for; what is not public by its ref only."""
    found = [(one, decision_wanted(one.answer, one.outcomes)) for one in standings]
    return [
        (one.terms, wanted, bool(guarded_as(one.terms.handling, one.answer.handling if one.answer else None)))
        for one, wanted in found
        if wanted
    ]


def _helping(standings: Sequence[Standing]) -> list[tuple[CommitmentTerms, HelpAsked]]:
    """The help that others are asked for and have not answered, but for decisions, which are named above."""
    return [
        (one.terms, each)
        for one in standings
        for each in one.outcomes.help
        if each.is_open and each.kind is not SupportKind.DECISION
    ]


def _not_agreed(standings: Sequence[Standing]) -> list[tuple[str, int]]:
    """How many ratings each SRO has not agreed, the most first. Past returns came in as agreed."""
    open_ones = (one for one in standings if one.rating is not Rating.NONE and not one.agreed_by)
    to_agree = (one for one in open_ones if not (one.imported or one.recorded_in_plan))
    return Counter(one.terms.sro for one in to_agree).most_common()
