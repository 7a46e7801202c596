"""What the chief executive's channel reads of a draft, with what it needs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from digests.kit.blocks import Message, context, fitting, link_button, message, section
from digests.kit.figures import moved_in_all
from digests.kit.labels import draft_name
from digests.kit.prose import Ours, link, say
from digests.standing.said import guarded_as
from storage.enums import Rating, SupportKind
from storage.facts.decisions import DecisionWanted, HelpAsked
from storage.facts.papers import DraftNotice, Snapshot
from storage.facts.plan import CommitmentTerms
from storage.facts.standing import Standing
from storage.rules.calendar import quarters
from storage.rules.same_text import folded
from storage.rules.standing.wanted import decision_wanted

OPEN_DRAFT = "open_draft"
_ROOM = 100
"""What one typed piece may take, in characters of JSON."""


def draft_notice(notice: DraftNotice, file_link: str) -> Message:
    """The draft in the chief executive's channel: where the plan stands, what moved, what needs them, and
    the file. `file_link` is its address, or the placeholder that delivery replaces with it."""
    return fitting(lambda most: _draft(notice, file_link, most), (12, 6, 3, 1))


def _draft(notice: DraftNotice, file_link: str, most: int) -> Message:
    standings = [one for priority in notice.snapshot.priorities for one in priority.standings]
    before = quarters.previous(notice.snapshot.quarter)
    yours, theirs = _waiting(notice, standings, most)
    facts = {"snapshot": notice.snapshot, "draft": draft_name(notice.version), "room": _ROOM}
    return message(
        [
            section(say("papers/chief", "draft", moved=moved_in_all(standings), before=before, **facts)),
            section(_listed("needs", yours) if yours else say("papers/chief", "needs_nothing")),
            section(_listed("others_owe", theirs)) if theirs else None,
            section(
                say("papers/chief", "file", link=link(file_link, "Open the draft")),
                link_button("Open the draft", OPEN_DRAFT, file_link),
            ),
            context(say("papers/chief", "snapshot", snapshot=notice.snapshot)),
        ]
    )


def _listed(head: str, lines: Sequence[Ours]) -> Ours:
    return Ours("\n".join([say("papers/chief", head), *lines]))


def _waiting(
    notice: DraftNotice, standings: Sequence[Standing], most: int
) -> tuple[Sequence[Ours], Sequence[Ours]]:
    """What waits for the chief executive, who alone is "you", and what for others: decisions, ratings to agree, what
    is still out, and what somebody is to supply."""
    snapshot = notice.snapshot
    facts = {"most": most, "room": _ROOM, "since": dict(snapshot.since)}
    yours, theirs = _Waits(), _Waits()
    for decision in _decisions(standings):
        (yours if _is_for(snapshot, decision[1].of_whom) else theirs).decisions.append(decision)
    for asked in _helping(standings):
        (yours if _is_for(snapshot, asked[1].of_whom or "nobody") else theirs).helping.append(asked)
    for sro, number in _not_agreed(standings):
        (yours if _is_for(snapshot, sro) else theirs).not_agreed.append((sro, number))
    for each in snapshot.members.requests if snapshot.members else ():
        if not each.is_settled:
            (yours if _is_for(snapshot, each.owner) else theirs).members.append((each.ref, each.owner))
    for thing, role in notice.to_supply:
        (yours if _is_for(snapshot, role) else theirs).to_supply.append((thing, role))

    def lines(waits: _Waits, *names: str) -> list[Ours]:
        kinds = {"missing": snapshot.missing, "extended": notice.extended}
        words = (say("papers/chief", name, **vars(waits), **kinds, **facts) for name in names)
        return [line for line in words if line]

    return (
        lines(yours, "decisions", "helping", "agree", "members", "to_supply"),
        lines(theirs, "decisions", "helping", "not_agreed", "missing", "extended", "members", "to_supply"),
    )


@dataclass
class _Waits:
    """What waits for somebody."""

    decisions: list[tuple[CommitmentTerms, DecisionWanted, bool]] = field(default_factory=list)
    helping: list[tuple[CommitmentTerms, HelpAsked]] = field(default_factory=list)
    not_agreed: list[tuple[str, int]] = field(default_factory=list)
    members: list[tuple[str, str]] = field(default_factory=list)
    to_supply: list[tuple[str, str]] = field(default_factory=list)


def _is_for(snapshot: Snapshot, whom: str) -> bool:
    """Whether these words of somebody name the chief executive; a decision of which nobody says whose it is, as that
    on a new date, is theirs too."""
    return not whom or folded(snapshot.chief_executive) in folded(whom)


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
