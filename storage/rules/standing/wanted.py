"""Whether somebody is still to decide something that an answer asks. Whatever lists decisions, or says that one is
needed, goes by this: one that was given is not asked for again."""

from storage.enums import PathKind, RequestState, SupportKind
from storage.facts.answering import Answer
from storage.facts.decisions import DecisionWanted, Outcomes
from storage.rules.help import ANSWERS

DECISIONS = (PathKind.DECISION_MONEY, PathKind.DECISION_NEW_DATE, PathKind.DECISION_CLOSE)


def decision_wanted(answer: Answer | None, outcomes: Outcomes) -> DecisionWanted | None:
    """The decision that an answer waits for, as the way back on track or as help; None where it asks for none, and
    where what it asked was decided or taken back."""
    if answer is None:
        return None
    path, help_ = answer.path, answer.support
    if path and path.kind in DECISIONS and not way_is_settled(path.kind, outcomes):
        return DecisionWanted(path.owner, path.by_when)
    if help_ and help_.kind is SupportKind.DECISION and not help_is_settled(outcomes):
        return DecisionWanted(help_.of_whom, help_.by_when)
    return None


def way_is_settled(kind: PathKind, outcomes: Outcomes) -> bool:
    """Whether the decision that would get it back on track was given. Of a new date its request says so; what is
    decided of money, or of closing it, is recorded with the help that was asked for."""
    return date_is_settled(outcomes) if kind is PathKind.DECISION_NEW_DATE else help_is_settled(outcomes)


def date_is_settled(outcomes: Outcomes) -> bool:
    """Whether a later due date that was asked for is asked for no more."""
    return outcomes.new_date not in (None, RequestState.ASKED)


def help_is_settled(outcomes: Outcomes) -> bool:
    """Whether a decision that was asked for as help was given, whole or in part, or declined."""
    return outcomes.decision in ANSWERS
