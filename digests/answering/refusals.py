"""What Muster says when it cannot do what was asked: which field, what would be right, who may. No rules."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Protocol

from digests.answering.typed import FIELD_FOR, Typed, has_words, needed_fields
from digests.kit.blocks import Message, message, section
from digests.kit.labels import plain_day, rating_label
from digests.kit.prose import say, say_plain
from digests.kit.typed import clip
from storage.enums import Rating
from storage.facts.answering import Finding
from storage.facts.form import FormFacts
from storage.facts.plan import RatingMeaning
from storage.rules.access import Act, Capacity


class HasScheme(Protocol):
    """The facts of a form or of a receipt: a refusal needs only the plan's own words for its ratings."""

    @property
    def scheme(self) -> tuple[RatingMeaning, ...]:
        """The plan's ratings."""
        ...


ERROR_ROOM = 1000
"""Characters of JSON for what is said below one field."""

NOTHING_LOST = " Nothing you typed is lost."
_DAYS = frozenset({"by_when", "as_at", "start", "plan_ends", "due", "forecast"})
_RATINGS = frozenset({"rating", "was", "now"})


def refusal(finding: Finding, facts: HasScheme) -> str:
    """What a finding says to the person, as plain text: what is wrong and what would be right."""
    detail = {key: _worded(key, value, facts) for key, value in finding.detail}
    words = say_plain("answering/refusals", paragraph_of(finding.code, finding.field, finding.case), **detail)
    return clip(words, ERROR_ROOM)


def paragraph_of(code: str, field: str, case: str) -> str:
    """The name of a finding's paragraph in the template: V04_path_owner_missing. What looks like personal data
    is worded alike wherever it stands: V17_email."""
    if code == "V17":
        return f"{code}_{case}"
    return f"{code}_{field.replace('.', '_')}_{case}"


def errors_for(findings: Iterable[Finding], facts: FormFacts, typed: Typed | None = None) -> dict[str, str]:
    """What to show below each question: key -> plain text, for what blocks. With `typed`, what belongs
    to a question that is not on the form is said below the rating (Slack drops errors for unknown blocks)."""
    shown = needed_fields(typed.rating, facts, typed) if typed else None
    said: dict[str, list[str]] = {}
    for finding in findings:
        if finding.blocks:
            key = FIELD_FOR.get(finding.field, finding.field)
            said.setdefault(key if shown is None or key in shown else "rating", []).append(
                refusal(finding, facts)
            )
    return {key: " ".join(words) for key, words in said.items()}


def reassured(errors: dict[str, str], facts: FormFacts, typed: Typed) -> dict[str, str]:
    """The same errors, the topmost of which says that nothing is lost: once, and where something was typed."""
    if not (errors and has_words(typed)):
        return errors
    first = next(
        (key for key in needed_fields(typed.rating, facts, typed) if key in errors), next(iter(errors))
    )
    return {key: words + NOTHING_LOST if key == first else words for key, words in errors.items()}


def _worded(key: str, value: str, facts: HasScheme) -> str:
    if key in _DAYS:
        return plain_day(date.fromisoformat(value))
    return rating_label(Rating(value), facts.scheme) if key in _RATINGS else value


# --- refused for another reason than the answer ----------------------------------------------------------

ACTS: dict[str, str] = {
    Act.GET_HELP: "help",
    Act.VIEW_STANDING: "seeing how the plan stands",
    Act.VIEW_WITHHELD: "reading restricted text",
    Act.SEE_OWN_UPDATES: "seeing what waits for you",
    Act.ANSWER: "updating this commitment",
    Act.RECORD_ON_BEHALF: "recording an update for someone else",
    Act.OPEN_QUARTER: "opening a quarter",
    Act.SEE_STATUS: "seeing how the collection stands",
    Act.MAKE_REPORT: "making the paper",
    Act.READ_DRAFT: "reading the draft",
    Act.CLEAR_PAPER: "clearing the paper",
    Act.SEND_BACK_PAPER: "sending the paper back",
    Act.RECORD_PAPER: "recording what became of the paper",
    Act.AGREE: "agreeing this return",
    Act.SEND_BACK: "sending this return back",
    Act.TAKE_BACK_AGREEMENT: "taking this agreement back",
    Act.ASK_LEAD: "asking the lead about this return",
    Act.ANSWER_QUESTION: "answering this question",
    Act.RECORD_OWN_ABSENCE: "saying that you are away",
    Act.RECORD_ABSENCE: "recording someone else's absence",
    Act.HAND_OVER: "handing commitments over",
    Act.PICK_ACCOUNT: "choosing someone's Slack account",
    Act.CHASE: "chasing a return",
    Act.WAIVE: "waiving what is asked for",
    Act.REOPEN: "taking up again what was waived or is in",
    Act.EXTEND: "extending a deadline",
    Act.SET_TIMETABLE: "changing the timetable",
    Act.MOVE_MEETING: "adding or moving a meeting",
    Act.SEE_RETURNS_LIST: "the list of the quarter's returns",
    Act.SEE_EXCEPTIONS: "the list of exceptions",
    Act.SEE_PARTICIPATION: "the participation figures",
    Act.DECIDE_DUE_DATE: "deciding a due date",
    Act.TAKE_BACK_DUE_DATE: "taking back a wish for a later due date",
    Act.SEE_HELP: "the list of what help is asked for",
    Act.ANSWER_HELP: "answering for help that is asked",
    Act.ANSWER_ASK: "answering what is asked of this role",
    Act.SEND_FINANCE: "sending the finance update",
    Act.LOG_REQUEST: "logging what members asked for",
    Act.SEE_CALENDAR: "the calendar of a quarter",
    Act.CHOOSE_DIGEST: "choosing your own digest",
    Act.CHOOSE_CHANNEL_DIGEST: "choosing the channel's digest",
    Act.SPLIT_COMMITMENT: "splitting, merging or withdrawing a commitment",
    Act.ASK_REDACTION: "asking for a redaction",
    Act.CONFIRM_REDACTION: "confirming a redaction",
}
"""What each act is called in a refusal."""

CAPACITIES: dict[str, str] = {
    Capacity.ANYONE: "everyone in this office's workspace, not for bots",
    Capacity.LEAD_OF: "its lead",
    Capacity.CO_LEAD_OF: "its co-leads",
    Capacity.COVER_OF: "whoever covers for them",
    Capacity.SRO_OF: "its SRO",
    Capacity.STAFF_OFFICER_OF: "the SRO's staff officer",
    Capacity.SECOND_AGREER_OF: "its second agreer",
    Capacity.ASKED_OF: "whoever is asked",
    Capacity.PLAN_OFFICE: "the plan office",
    Capacity.CHIEF_EXECUTIVE: "the chief executive",
    Capacity.FINANCE: "the chief finance officer",
    Capacity.VIEWER: "those who may view the plan",
    Capacity.STRANGER: "everyone in the workspace",
}
"""What each capacity is called in a refusal."""


def not_allowed(act: Act, who_may: Sequence[Capacity]) -> Message:
    """The act is not open to this person, and who may do it."""
    who = [CAPACITIES[capacity] for capacity in who_may]
    office = Capacity.ANYONE not in who_may
    return message(
        [section(say("answering/refusals", "not_allowed", act=act, acts=ACTS, who=who, office=office))]
    )


def someone_else(role: str, at: datetime) -> str:
    """What to say (plain text) in a form that another person's submission has overtaken."""
    return say_plain("answering/refusals", "someone_else", role=role, at=at)


def not_ours() -> Message:
    """Whoever is of another workspace is told so, and nothing of this one."""
    return message([section(say("answering/refusals", "not_ours"))])


def account_closed() -> Message:
    """The account is deactivated in Slack."""
    return message([section(say("answering/refusals", "account_closed"))])


def slack_is_busy() -> Message:
    """Slack said "later", and the person's press could not be shown."""
    return message([section(say("answering/refusals", "slack_is_busy"))])


def went_wrong() -> Message:
    """A fault of ours, in words: what a person reads in place of an exception."""
    return message([section(say("answering/refusals", "went_wrong"))])
