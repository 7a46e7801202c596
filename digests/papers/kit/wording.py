"""The short phrases that tables and narrative share: rating, direction, who agreed, when it is due."""

from collections.abc import Mapping, Sequence
from datetime import date

from digests.kit import labels
from digests.kit.figures import of_lead
from digests.papers.kit import reading
from digests.papers.kit.tree import Badge, Gap, TableCell
from digests.standing.said import came_of
from storage.enums import CommitmentType, PathKind, Rating, ResponsibleBody, SupportKind
from storage.facts.answering import Answer, MilestoneSaid, PastRating, PathToGreen, Support
from storage.facts.decisions import Outcomes
from storage.facts.papers import Contact, Snapshot
from storage.facts.standing import Standing

BODIES = {
    ResponsibleBody.OPCC: "Office",
    ResponsibleBody.FORCE: "Force",
    ResponsibleBody.JOINT: "Joint",
    ResponsibleBody.PARTNER: "Partner",
}
"""Whose work a commitment is, as a table's head says it."""

WORK_OF = {
    ResponsibleBody.OPCC: "The office's own work",
    ResponsibleBody.FORCE: "The Force's work",
    ResponsibleBody.JOINT: "Joint work of the office and the Force",
    ResponsibleBody.PARTNER: "A partner's work",
}

WAYS_BACK = {
    PathKind.ACTION: "Action",
    PathKind.DECISION_MONEY: "Decision needed on money",
    PathKind.DECISION_NEW_DATE: "Decision needed on a new date",
    PathKind.DECISION_CLOSE: "Decision needed on closing it",
}

HELP = {
    SupportKind.NONE: "None",
    SupportKind.DECISION: "A decision",
    SupportKind.FUNDING: "Funding",
    SupportKind.PEOPLE: "People",
    SupportKind.PARTNER: "A partner's part",
    SupportKind.LEGAL: "Legal advice",
    SupportKind.DATA: "Data",
    SupportKind.OTHER: "Other help",
}

HELD = "\u00a0"
"""A space that keeps a symbol on the line of its word."""
NOT_STATED = "Not stated in the return"
NOT_AGREED_BEFORE = "lead's rating"
"""Whose an earlier rating is that nobody agreed."""
NOT_AGREED = "Lead's rating, not yet agreed"


def rating_text(rating: Rating, snapshot: Snapshot) -> str:
    """Symbol and word: "▲ At risk"."""
    return f"{labels.SYMBOLS[rating]}{HELD}{labels.rating_label(rating, snapshot.plan.scheme)}"


def badge(rating: Rating, snapshot: Snapshot) -> Badge:
    """Symbol, word and colour, for a line of text."""
    return Badge(rating, rating_text(rating, snapshot))


def standing_badge(standing: Standing, snapshot: Snapshot) -> Badge:
    """This quarter's rating, or in its place that there is none and why. Complete is for the SRO to accept."""
    if standing.completion_awaits:
        return Badge(standing.rating, f"{rating_text(standing.rating, snapshot)}, awaiting agreement")
    if standing.rating is Rating.BLUE and _is_back(standing, snapshot):
        return Badge(standing.rating, f"{rating_text(standing.rating, snapshot)}, not yet agreed")
    return not_reported() if reading.waived((standing,)) else badge(standing.rating, snapshot)


def not_reported() -> Badge:
    """What stands in place of a rating where none was asked for."""
    return Badge(Rating.NONE, f"{labels.SYMBOLS[Rating.NONE]}{HELD}Not reported this quarter")


def _is_back(standing: Standing, snapshot: Snapshot) -> bool:
    return standing.sent_back and snapshot.renderer >= reading.LET_OFF_APART


def rating_cell(shown: Badge, *more: str) -> TableCell:
    """The same for a table, filled in the rating's colour."""
    return TableCell((shown.text, *more), shown.rating)


def past_text(past: PastRating, snapshot: Snapshot) -> str:
    """ "At risk, agreed, Q1 2021/22": an earlier rating, whose it is, and its quarter."""
    label = labels.rating_label(past.rating, snapshot.plan.scheme)
    if snapshot.renderer >= reading.AS_PRINTED:
        label = f"{label}, {'agreed' if past.agreed else NOT_AGREED_BEFORE}"
    return f"{label}, {labels.quarter_short(past.quarter)}"


def past_cell(past: PastRating, snapshot: Snapshot, *more: str) -> TableCell:
    """An earlier rating for a table. That it was agreed is the rule, and is said once."""
    says = snapshot.renderer >= reading.AS_PRINTED and not past.agreed
    return rating_cell(badge(past.rating, snapshot), *((NOT_AGREED_BEFORE,) if says else ()), *more)


def direction_text(standing: Standing, snapshot: Snapshot) -> str:
    """Arrow and word, and the quarter compared with where that is not the last one."""
    if standing.rating is Rating.NONE and snapshot.renderer >= reading.EVERY_RED:
        return "Not reported"
    because = standing.not_comparable_because
    if snapshot.renderer >= reading.AS_PRINTED and reading.waived((standing,)):
        because = "not_asked"
    text = _held(labels.direction_label(standing.direction, because))
    past = standing.last
    return f"{text} (v {labels.quarter_short(past.quarter)})" if past and _skips(standing, snapshot) else text


def _held(direction: str) -> str:
    arrow, space, rest = direction.partition(" ")
    return f"{arrow}{HELD}{rest}" if space and arrow in "↑→↓" else direction


def _skips(standing: Standing, snapshot: Snapshot) -> bool:
    compared = standing.compared_with is not None and not standing.not_comparable_because
    return compared and standing.last is not None and reading.is_old(standing.last, snapshot)


def agreed_text(standing: Standing, snapshot: Snapshot) -> str:
    """Who agreed the rating, by role, or that nobody has yet."""
    if standing.rating is Rating.NONE:
        return "No rating to agree"
    if standing.agreed_by:
        return f"Agreed by {labels.acting_for(standing.agreed_by, standing.on_behalf_of)}"
    if standing.recorded_in_plan:
        return f"{f'Completed {completed_on(standing)}'.strip()}, recorded in the plan"
    if standing.imported:
        return "Agreed (imported record)"
    return labels.capital(of_lead(standing)) if snapshot.renderer >= reading.LET_OFF_APART else NOT_AGREED


def sent_late(standing: Standing, snapshot: Snapshot) -> bool:
    """Whether a paper says that what is printed was sent after the leads' deadline: an internal matter from version
    6 on. Papers before version 4 knew one kind of late."""
    if snapshot.renderer >= reading.SIGNABLE:
        return False
    return standing.sent_late if snapshot.renderer >= reading.AS_PRINTED else standing.late


def whose_text(standing: Standing, snapshot: Snapshot) -> str:
    """ "agreed", or "lead's rating, not yet agreed": whose a rating is, where there is no room for a role. Empty
    where there is none to say it of; papers before version 4 did not say it."""
    says = snapshot.renderer >= reading.AS_PRINTED and not standing.recorded_in_plan
    if not says or standing.rating is Rating.NONE:
        return ""
    return "agreed" if reading.is_agreed(standing) else of_lead(standing)


def set_aside_text(standing: Standing, snapshot: Snapshot) -> str:
    """ "✔ Complete, agreed by Director of Operations, was set aside": of what was waived after it was answered."""
    if standing.set_aside is None:
        return ""
    whose = f"agreed by {standing.set_aside_by}" if standing.set_aside_by else NOT_AGREED_BEFORE
    return f"{rating_text(standing.set_aside, snapshot)}, {whose}, was set aside"


def lead_said(standing: Standing, snapshot: Snapshot) -> str:
    """ "the lead said ● On track": where another rating was agreed than the lead's."""
    return f"the lead said {rating_text(standing.lead_rating, snapshot)}" if standing.lead_rating else ""


def basis_text(standing: Standing, snapshot: Snapshot) -> str:
    """Says so where an agreed rating is compared with one that was its lead's. Papers before version 4 compared two
    of the leads' there, and said so of two agreed ones too."""
    if standing.last is None or standing.not_comparable_because:
        return ""
    if snapshot.renderer >= reading.AS_PRINTED:
        compares = reading.is_agreed(standing) and not standing.last.agreed
        return "compared with a lead's rating" if compares else ""
    if standing.compares == "leads" and standing.agreed_by:
        return "the leads' ratings compared"
    return "agreed ratings compared" if reading.is_agreed(standing) and standing.last.agreed else ""


def due_lines(standing: Standing, snapshot: Snapshot) -> tuple[str, ...]:
    """The due date, the date before it was first moved, and whether it is met or passed."""
    terms = standing.terms
    review = "Review " if terms.type is CommitmentType.ONGOING else ""
    lines = [f"{review}{labels.plain_day(terms.due)}"]
    if terms.original_due and terms.original_due != terms.due:
        lines.append(f"was {labels.plain_day(terms.original_due)}")
    if done := completed_on(standing):
        lines.append(f"completed {done}")
    elif reading.has_passed(standing, snapshot):
        lines.append("date passed")
    return tuple(lines)


def completed_on(standing: Standing) -> str:
    """The day a complete commitment was delivered, in words; empty when it is not complete or the day is unknown."""
    day = completed_day(standing)
    return labels.plain_day(day) if day else ""


def completed_day(standing: Standing) -> date | None:
    """The same as a date."""
    answer = reading.answer_shown(standing)
    day = (answer.completed_on if answer else None) or standing.terms.completed_on
    return day if standing.rating is Rating.BLUE else None


def last_text(standing: Standing, snapshot: Snapshot) -> str:
    """ " (last: At risk, agreed, Q1 2021/22)": beside "No return", an old rating is named, never carried forward."""
    return f" (last: {past_text(standing.last, snapshot)})" if standing.last else ""


def lead_text(standing: Standing) -> str:
    """The lead's role, with the Force's lead beside it where there is one."""
    terms = standing.terms
    return f"{terms.lead}, with {terms.force_lead}" if terms.force_lead else terms.lead


def way_back_label(path: PathToGreen | None, outcomes: Outcomes) -> tuple[str, bool]:
    """What stands before the way back: an action, a decision that is needed, or what was decided; and whether it was
    decided, so that nobody owes it any more."""
    kind = path.kind if path else PathKind.ACTION
    settled = came_of(kind, WAYS_BACK[kind], outcomes)
    return settled or WAYS_BACK[kind], bool(settled)


def way_back_text(answer: Answer | None, snapshot: Snapshot) -> str:
    """The action, or what is to be decided: of a new date, which one; of closing it nothing more need be said."""
    if answer is None or answer.path is None:
        return ""
    closes = answer.path.kind is PathKind.DECISION_CLOSE and not answer.path.action
    if closes and snapshot.renderer >= reading.EVERY_RED:
        return "Whether it is closed"
    asked = answer.new_due if answer.path.kind is PathKind.DECISION_NEW_DATE else None
    return ", ".join(filter(None, (labels.plain_day(asked) if asked else "", answer.path.action)))


def promise_outcome(answer: Answer | None) -> str:
    """What became of the promise, as its lead says, after the words that name it."""
    return f", {answer.promise}" if answer and answer.promise else ""


def owner_text(path: PathToGreen) -> str:
    """Whose the action or decision is, and by when."""
    when = f", by {labels.plain_day(path.by_when)}" if path.by_when else ""
    return f"{path.owner or NOT_STATED}{when}"


def support_text(support: Support | None, snapshot: Snapshot) -> str:
    """The help asked for, of whom and by when. "None" is an answer; no answer says so."""
    if support is None:
        return NOT_STATED
    if support.kind is SupportKind.NONE:
        return "None"
    when = f" by {labels.plain_day(support.by_when)}" if support.by_when else ""
    whom = f" Asked of {support.of_whom}{when}." if support.of_whom else ""
    goes = "is for" if snapshot.renderer >= reading.LET_OFF_APART else "goes to"
    board = f" It {goes} the Resources Board." if support.for_board else ""
    return f"{HELP[support.kind]}: {closed(support.ask)}{whom}{board}"


def milestones_text(milestones: Sequence[MilestoneSaid]) -> str:
    """What was said of each milestone: the day it was met, or the day it is now expected."""
    return " ".join(closed(f"{one.text.strip().rstrip('.')} ({_milestone(one)})") for one in milestones)


def _milestone(one: MilestoneSaid) -> str:
    if one.met:
        return f"met on {labels.plain_day(one.met)}"
    return f"now expected by {labels.plain_day(one.forecast)}" if one.forecast else "no date"


def closed(text: str) -> str:
    """What a person typed, closed with a full stop unless it is closed already."""
    typed = text.strip() or NOT_STATED
    is_address = "://" in typed.split()[-1]
    return typed if typed[-1] in ".!?" or is_address else f"{typed}."


def shares(parts: Mapping[str, int]) -> str:
    """ "3 are the office's own work, 1 the Force's and 2 joint": whose so many are; those with none are left out. Of
    one alone, "the office's own work"."""
    if sum(parts.values()) == 1:
        return next(words for words, number in parts.items() if number)
    (first, number), *others = [(words, number) for words, number in parts.items() if number] or [("", 0)]
    verb = "is" if number == 1 else "are"
    return labels.listed([f"{number} {verb} {first}", *(f"{some} {words}" for words, some in others)])


def gap(what: str, role: str) -> Gap:
    """The visible placeholder for something the record cannot supply."""
    return Gap(what, role, f"[To be supplied by: {role}]")


def enquiries(contact: Contact, fallback: str) -> Gap | str:
    """The role that answers these enquiries, or a placeholder for it."""
    return contact.role or gap(contact.label, fallback)
