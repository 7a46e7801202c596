"""What was said of a commitment, as paragraphs: the receipt and the queries print it alike. No layout."""

from digests.kit.prose import Ours, say
from storage.enums import Handling, PathKind, PromiseKept, RequestState, SupportKind, SupportState
from storage.facts.answering import Answer
from storage.facts.decisions import NOTHING_YET, Outcomes
from storage.rules.standing.wanted import date_is_settled, way_is_settled

PATH_KINDS: dict[str, str] = {
    PathKind.ACTION: "An action",
    PathKind.DECISION_MONEY: "Decision needed: money",
    PathKind.DECISION_NEW_DATE: "Decision needed: a new date",
    PathKind.DECISION_CLOSE: "Decision needed: close it",
}

NEW_DATES: dict[str, str] = {
    RequestState.APPROVED: "New due date approved",
    RequestState.DECLINED: "New due date declined",
    RequestState.TAKEN_BACK: "New due date, asked for no more",
}
"""What became of a later due date."""
DECIDED: dict[str, str] = {
    SupportState.MET: "given",
    SupportState.AGREED: "given",
    SupportState.AGREED_IN_PART: "given in part",
    SupportState.DECLINED: "declined",
}
"""What became of a decision."""

KEPT: dict[str, str] = {
    PromiseKept.KEPT: "Kept: done as promised",
    PromiseKept.MISSED: "Missed: not done",
    PromiseKept.MOVED: "Moved: done later, or still to come",
}
"""What became of a promise, as its lead chooses it."""

SUPPORT_KINDS: dict[str, str] = {
    SupportKind.NONE: "None",
    SupportKind.DECISION: "A decision",
    SupportKind.FUNDING: "Funding",
    SupportKind.PEOPLE: "People",
    SupportKind.PARTNER: "A partner's help",
    SupportKind.LEGAL: "Legal advice",
    SupportKind.DATA: "Data",
    SupportKind.OTHER: "Something else",
}

HANDLINGS: dict[str, str] = {
    Handling.PUBLIC: "Public",
    Handling.RESTRICTED: "Restricted",
    Handling.EXEMPT: "Exempt (LGA 1972, Schedule 12A)",
}

PARAGRAPHS: dict[int, str] = {
    1: "1: about an individual",
    2: "2: would reveal who an individual is",
    3: "3: somebody's finances or business",
    4: "4: talks about labour relations",
    5: "5: legal advice (professional privilege)",
    6: "6: a notice or order that is intended",
    7: "7: preventing or investigating crime",
}
"""What is exempt under each paragraph, in a few words (LGA 1972, Schedule 12A, Part 1, for England)."""

WHO_SEES = "those who lead or agree it, the plan office and the chief executive"
"""Who is shown restricted and exempt text."""

_PARAGRAPHS = (
    "promise",
    "done",
    "next",
    "why",
    "path",
    "help",
    "milestones",
    "dates",
    "new_due",
    "proof",
    "monitoring",
    "risk",
    "public_line",
    "recheck",
    "handling",
)


def guarded_as(*marked: Handling | None) -> str:
    """ "restricted" or "exempt": how a commitment or an answer is marked; empty where both are public."""
    return next((one.value for one in marked if one and one is not Handling.PUBLIC), "")


def said(answer: Answer, room: int, *, promised: str = "", outcomes: Outcomes = NOTHING_YET) -> list[Ours]:
    """Each thing that the answer says as a paragraph of mrkdwn; what is empty is left out. `room` is the
    most characters of JSON that one typed piece may take, `promised` what was promised last time, `outcomes` what
    became of what it asks."""
    words = [_paragraph(name, answer, outcomes, room, promised) for name in _PARAGRAPHS]
    return [paragraph for paragraph in words if paragraph]


def path_in_words(answer: Answer | None, outcomes: Outcomes, room: int) -> Ours:
    """The path to green alone, on one line of mrkdwn; empty where there is none."""
    return _paragraph("path", answer, outcomes, room) if answer else Ours()


def help_in_words(answer: Answer | None, outcomes: Outcomes, room: int) -> Ours:
    """The help that is asked for alone; empty where none is."""
    return _paragraph("help", answer, outcomes, room) if answer else Ours()


def came_of(kind: PathKind, needed: str, outcomes: Outcomes) -> str:
    """What was decided, in place of words that say what decision is `needed`; empty while it is."""
    if kind is PathKind.ACTION or not way_is_settled(kind, outcomes):
        return ""
    if kind is PathKind.DECISION_NEW_DATE:
        return NEW_DATES[outcomes.new_date or ""]
    return needed.replace("needed", DECIDED[outcomes.decision or ""])


def _paragraph(name: str, answer: Answer, outcomes: Outcomes, room: int, promised: str = "") -> Ours:
    kind = answer.path.kind if answer.path else PathKind.ACTION
    kinds = {
        "path_kinds": PATH_KINDS,
        "settled": came_of(kind, PATH_KINDS[kind], outcomes),
        "new_date": NEW_DATES.get(outcomes.new_date or "", "") if date_is_settled(outcomes) else "",
        "support_kinds": SUPPORT_KINDS,
        "handlings": HANDLINGS,
        "legal": PARAGRAPHS,
        "promised": promised,
    }
    return say("standing/said", name, answer=answer, room=room, who_sees=WHO_SEES, **kinds)
