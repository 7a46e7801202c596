"""What stands in the update form, typed or chosen so far, and its way into an Answer and back. No layout."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from storage.enums import Handling, Lifecycle, PathKind, PromiseKept, Rating, SupportKind
from storage.facts.answering import Answer, MilestoneSaid, PathToGreen, Support
from storage.facts.form import FormFacts
from storage.rules.answering.validation import is_begun, needs_reason_for_change
from storage.rules.same_text import looks


@dataclass(frozen=True)
class Typed:
    """The form's fields as they stand; each name is the block_id and the action_id of its question.
    `more` is whether the further fields are open. What another rating asked for is kept while the form
    is open, so that changing one's mind loses nothing."""

    rating: Rating | None = None
    promise: PromiseKept | None = None
    progress: str = ""
    next_steps: str = ""
    reason: str = ""
    path_kind: PathKind | None = None
    path_action: str = ""
    path_owner: str = ""
    path_by_when: date | None = None
    support_kind: SupportKind | None = None
    support_ask: str = ""
    support_of_whom: str = ""
    support_by_when: date | None = None
    for_board: bool = False
    forecast: date | None = None
    completed_on: date | None = None
    evidence: str = ""
    monitor: bool | None = None
    hold_agreed_by: str = ""
    risk_reference: str = ""
    public_line: str = ""
    handling: Handling = Handling.PUBLIC
    paragraph: int | None = None
    new_due: date | None = None
    new_due_reason: str = ""
    recheck: bool = False
    milestones: tuple[MilestoneSaid, ...] = ()
    """Each is asked in two boxes: `met.<id>` and `moved.<id>`."""
    more: bool = False


FIELD_FOR = {
    "path.kind": "path_kind",
    "path.action": "path_action",
    "path.owner": "path_owner",
    "path.by_when": "path_by_when",
    "support.kind": "support_kind",
    "support.ask": "support_ask",
    "support.of_whom": "support_of_whom",
    "support.by_when": "support_by_when",
}
"""The block_id of a finding's field, where the two differ."""

_PATH = ("path_action", "path_owner", "path_by_when")
_NEW_DATE = ("new_due", "path_by_when")
"""The same where the decision that is needed is a new date: who decides that is no question, but a rule."""
HELP_IN_FULL = ("support_ask", "support_of_whom", "support_by_when", "for_board")
"""Asked too where help is, once some is wanted."""
MET, MOVED = "met.", "moved."
"""How the keys of a milestone's two questions begin; its id follows."""
MOST_MILESTONES = 12
"""How many milestones a form asks about: the earliest, for a view holds 100 blocks."""
DONE_AND_NEXT = ("progress", "next_steps")
_CALLED_ALIKE = ({one.name for one in fields(Typed)} & {one.name for one in fields(Answer)}) - {"rating"}
"""What has one name in the form and in the answer."""


def needed_fields(rating: Rating | None, facts: FormFacts, typed: Typed) -> tuple[str, ...]:
    """The keys of the questions that this rating asks, in the order of the form; the further ones last."""
    if rating in (None, Rating.NONE):
        return ("rating",)
    asked = _asked_by(rating, facts, typed)
    further = _further(rating, facts, typed) if typed.more else ()
    return ("rating", *_kept(rating, facts), *asked, *(key for key in further if key not in asked))


def has_words(typed: Typed) -> bool:
    """Whether anything was written, rather than only chosen."""
    return any(
        value.strip() for name, value in vars(typed).items() if type(value) is str and name != "rating"
    )


def _kept(rating: Rating, facts: FormFacts) -> tuple[str, ...]:
    """What became of last time's promise is asked where there was one, and something has been done since."""
    promised = facts.last is not None and facts.last.promise
    return ("promise",) if promised and rating is not Rating.GREY else ()


def _asked_by(rating: Rating, facts: FormFacts, typed: Typed) -> tuple[str, ...]:
    match rating:
        case Rating.AMBER:
            return (*DONE_AND_NEXT, "reason", *_PATH, *_help(typed))
        case Rating.RED:
            way_back = _NEW_DATE if is_new_date(typed) else _PATH
            return (*DONE_AND_NEXT, "reason", "path_kind", *way_back, *_help(typed))
        case Rating.BLUE:
            return (
                "progress",
                "completed_on",
                "evidence",
                "monitor",
                *(("next_steps",) if typed.monitor else ()),
            )
        case Rating.GREY:
            return _why_not_yet(facts)
        case _:
            return (*DONE_AND_NEXT, *(("reason",) if needs_reason_for_change(rating, facts.last) else ()))


def is_new_date(typed: Typed) -> bool:
    """Whether it is off track, and a new date is what would get it back."""
    return typed.rating is Rating.RED and typed.path_kind is PathKind.DECISION_NEW_DATE


def _help(typed: Typed) -> tuple[str, ...]:
    wanted = typed.support_kind not in (None, SupportKind.NONE)
    return ("support_kind", *(HELP_IN_FULL if wanted else ()))


def _why_not_yet(facts: FormFacts) -> tuple[str, ...]:
    if not is_begun(facts.terms.start, facts.quarter_end, facts.last):
        return ()
    return ("reason",) if facts.terms.lifecycle is Lifecycle.ON_HOLD else ("reason", "hold_agreed_by")


def _further(rating: Rating, facts: FormFacts, typed: Typed) -> tuple[str, ...]:
    paragraph = ("paragraph",) if typed.handling is Handling.EXEMPT else ()
    always = ("public_line", "handling", *paragraph, "recheck")
    if rating is Rating.GREY:
        return always
    if rating is Rating.BLUE:
        return (*_milestone_keys(facts), *always)
    in_hand = ("forecast", "evidence", "risk_reference")
    # Where the new date is the way back it is asked above, and why is why it is off track.
    later = () if is_new_date(typed) else ("new_due", "new_due_reason")
    return (*_milestone_keys(facts), *in_hand, *later, *always)


def _milestone_keys(facts: FormFacts) -> tuple[str, ...]:
    asked = facts.milestones[:MOST_MILESTONES]
    return tuple(f"{start}{one.id}" for one in asked for start in (MET, MOVED))


def milestone_said(key: str, typed: Typed) -> date | None:
    """What stands in one of a milestone's two boxes."""
    said = next((one for one in typed.milestones if one.id == milestone_id(key)), None)
    return (said.met if key.startswith(MET) else said.forecast) if said else None


def milestone_id(key: str) -> int:
    """Whose question it is."""
    return int(key.partition(".")[2])


# --- into an answer and back -----------------------------------------------------------------------------


def typed_from_answer(answer: Answer) -> Typed:
    """The form filled in with an earlier answer. The further fields are open where one of them was used,
    so that a restricted answer is never sent again as a public one."""
    alike: dict[str, Any] = {name: getattr(answer, name) for name in _CALLED_ALIKE}
    if answer.path:
        alike |= {f"path_{name}": value for name, value in vars(answer.path).items()}
    if answer.support:
        of_help = ("support_kind", *HELP_IN_FULL)
        alike |= {name: getattr(answer.support, name.removeprefix("support_")) for name in of_help}
    rating = None if answer.rating is Rating.NONE else answer.rating
    return Typed(rating, more=_uses_further_fields(answer), **alike)


def _uses_further_fields(answer: Answer) -> bool:
    further = answer.forecast or answer.risk_reference or answer.public_line or answer.milestones
    asked_above = answer.path is not None and answer.path.kind is PathKind.DECISION_NEW_DATE
    later = (answer.new_due and not asked_above) or answer.recheck
    proof = answer.evidence and answer.rating is not Rating.BLUE
    return bool(further or later or proof) or answer.handling is not Handling.PUBLIC


def answer_from_typed(typed: Typed) -> Answer:
    """The answer that stands in the form: only what belongs to its rating, without the white space around
    it. An answer with no rating yet has rating `none`, which the rules refuse."""
    rating = typed.rating or Rating.NONE
    blue, grey, slipping = rating is Rating.BLUE, rating is Rating.GREY, rating in (Rating.AMBER, Rating.RED)
    return Answer(
        rating=rating,
        progress="" if grey else seen(typed.progress),
        next_steps="" if grey or (blue and not typed.monitor) else seen(typed.next_steps),
        reason="" if blue else seen(typed.reason),
        path=_path(typed) if slipping else None,
        support=_support(typed) if slipping else None,
        forecast=None if blue or grey else typed.forecast,
        completed_on=typed.completed_on if blue else None,
        evidence="" if grey else seen(typed.evidence),
        monitor=typed.monitor if blue else None,
        hold_agreed_by=seen(typed.hold_agreed_by) if grey else "",
        risk_reference="" if blue or grey else seen(typed.risk_reference),
        public_line=seen(typed.public_line),
        handling=typed.handling,
        paragraph=typed.paragraph if typed.handling is Handling.EXEMPT else None,
        milestones=() if grey else typed.milestones,
        new_due=None if blue or grey else typed.new_due,
        new_due_reason=""
        if blue or grey or not typed.new_due or is_new_date(typed)
        else seen(typed.new_due_reason),
        recheck=typed.recheck,
        promise=None if grey else typed.promise,
    )


def seen(text: str) -> str:
    """The text without the white space around it; empty where a reader would see nothing of it."""
    return text.strip() if looks(text) else ""


def _path(typed: Typed) -> PathToGreen:
    kind = typed.path_kind if typed.rating is Rating.RED and typed.path_kind else PathKind.ACTION
    action = "" if kind is PathKind.DECISION_NEW_DATE else seen(typed.path_action)
    return PathToGreen(kind, action, seen(typed.path_owner), typed.path_by_when)


def _support(typed: Typed) -> Support | None:
    if typed.support_kind in (None, SupportKind.NONE):
        return Support(SupportKind.NONE) if typed.support_kind else None
    asked = seen(typed.support_ask), seen(typed.support_of_whom)
    return Support(typed.support_kind, *asked, typed.support_by_when, typed.for_board)
