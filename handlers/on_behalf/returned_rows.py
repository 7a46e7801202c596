"""The rows of a return form that came back: each becomes an answer, held against the rules of the form. All of them
are recorded, or none, with every fault and its cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from digests.answering.form import Typed
from digests.answering.form_questions import offered
from digests.answering.refusals import refusal
from digests.answering.typed import FIELD_FOR, answer_from_typed
from digests.standing.said import SUPPORT_KINDS
from storage.answering import returns, submissions
from storage.answering.submissions import (
    Challenged,
    Closed,
    Outcome,
    Recorded,
    Refused,
    Submission,
    challenge_key,
)
from storage.calendar.quarters import today
from storage.enums import PathKind, Rating, SupportKind
from storage.facts.answering import Finding
from storage.facts.asks import PromptLine
from storage.facts.form import FormFacts
from storage.facts.on_behalf import FilledForm, FilledRow, FormFault
from storage.on_behalf.columns import DATES, cell_of
from storage.people.roles import Actor
from storage.record.database import Session
from storage.rules.calendar.days import read_day
from storage.rules.same_text import folded
from storage.rules.standing.rag import Scheme, scheme


class FormRefused(Exception):
    """Nothing of a form is recorded; `faults` say why, with their cells."""

    def __init__(self, faults: Sequence[FormFault]) -> None:
        super().__init__(len(faults))
        self.faults = list(faults)


@dataclass(frozen=True)
class RowsDone:
    """What a form has recorded: each return with its outcome, and in words what might be looked at again."""

    role: str
    recorded: tuple[tuple[int, Recorded], ...]
    refs: tuple[str, ...]
    second_look: tuple[str, ...]


@dataclass(frozen=True)
class Sender:
    """Who records, from where, when, and by which key a file that comes twice is known."""

    who: Actor
    source: str
    key: str
    now: datetime


def record_rows(
    session: Session,
    lines: Sequence[PromptLine],
    form: FilledForm,
    key: str,
    source: str,
    who: Actor,
    now: datetime,
) -> RowsDone:
    """Records every row of a form. Raises FormRefused, after which the transaction must not be kept."""
    by_ref = {folded(line.ref): line for line in lines}
    faults = [*form.faults, *misplaced(form, by_ref)]
    if not (form.rows or faults):
        faults.append(FormFault("", "nothing_filled"))
    done: list[tuple[int, Recorded]] = []
    second_look: list[str] = []
    for row in form.rows:
        line = by_ref.get(folded(row.ref))
        if line is not None:
            sender = Sender(who, source, f"{key}:{row.number}", now)
            outcome, challenged = record_row(session, line, row, sender, faults)
            second_look += challenged
            done += [(line.return_id, outcome)] if isinstance(outcome, Recorded) else []
    if faults:
        raise FormRefused(faults)
    role = lines[0].lead if lines else ""
    return RowsDone(role, tuple(done), tuple(row.ref for row in form.rows), tuple(second_look))


def misplaced(form: FilledForm, by_ref: Mapping[str, PromptLine]) -> list[FormFault]:
    """Rows whose ref is not this role's to answer, or stands twice."""
    seen: set[str] = set()
    faults = []
    for row in form.rows:
        ref = folded(row.ref)
        code = "unknown_ref" if ref not in by_ref else "twice" if ref in seen else ""
        seen.add(ref)
        faults += [FormFault(f"A{row.number}", code, row.ref)] if code else []
    return faults


def record_row(
    session: Session, line: PromptLine, row: FilledRow, sender: Sender, faults: list[FormFault]
) -> tuple[Outcome | None, list[str]]:
    """Submits one row; its faults are added. What would be asked once in the form is passed over, and told."""
    found = returns.return_row(session, line.return_id)
    opened = returns.open_return(session, found, sender.now)
    settings = opened.behind.settings
    may_be = [one.label for one in offered(opened.form)]
    typed, unread = typed_of(row, scheme(settings.scheme_key, settings.rag_words), may_be, today(sender.now))
    faults += unread
    if unread:
        return None, []
    submission = Submission(
        line.return_id, sender.key, found.revision_no, answer_from_typed(typed), source=sender.source
    )
    outcome = submissions.submit(session, submission, sender.who, sender.now)
    told: list[str] = []
    if isinstance(outcome, Challenged):
        told = [f"{line.ref}: {refusal(one, outcome.form)}" for one in outcome.findings]
        passed = frozenset(challenge_key(one) for one in outcome.findings)
        submission = replace(submission, confirmed=passed)
        outcome = submissions.submit(session, submission, sender.who, sender.now)
    if isinstance(outcome, Refused):
        faults += [fault_of(one, outcome.form, row) for one in outcome.findings if one.blocks]
    if isinstance(outcome, Closed):
        faults.append(FormFault(f"A{row.number}", "closed", line.ref))
    return outcome, told


def fault_of(found: Finding, facts: FormFacts, row: FilledRow) -> FormFault:
    """What a rule found, with the cell that it is about."""
    cell = cell_of(FIELD_FOR.get(found.field, found.field), row.number)
    return FormFault(cell, "rule", words=refusal(found, facts))


CHOICES: Mapping[str, Mapping[str, object]] = {
    "support_kind": {folded(label): SupportKind(kind) for kind, label in SUPPORT_KINDS.items()},
    "monitor": {"yes": True, "no": False},
}


def typed_of(
    row: FilledRow, ratings: Scheme, may_be: Sequence[str], day: date
) -> tuple[Typed, list[FormFault]]:
    """The row as the form would have it, and what in it is no choice of the list, no rating or no day; `may_be` are
    the words of the ratings that it may have."""
    read: dict[str, object] = {}
    faults: list[FormFault] = []
    for key, text in row.said:
        read[key], code = read_as(key, text, ratings, day)
        named = [one for one in ratings.taken() if any(one.startswith(f"{word} (") for word in may_be)]
        expected = tuple(named) if code == "not_a_rating" else ()
        faults += [FormFault(cell_of(key, row.number), code, text, expected=expected)] if code else []
        faults += painted_otherwise(row, text, read[key], ratings) if key == "rating" else []
    if read.get("rating") in (Rating.AMBER, Rating.RED):
        read["path_kind"] = PathKind.ACTION
    return replace(Typed(), **read), faults  # type: ignore[arg-type]  # each key is a field, and holds its kind


def painted_otherwise(row: FilledRow, text: str, rating: object, ratings: Scheme) -> list[FormFault]:
    """A rating in a cell whose colour says another, as files of past returns are refused."""
    painted = ratings.painted_against(rating, row.painted) if isinstance(rating, Rating) else None
    if painted is None:
        return []
    expected = (row.painted, ratings.label(painted))
    return [FormFault(cell_of("rating", row.number), "painted_otherwise", text, expected=expected)]


def read_as(key: str, text: str, ratings: Scheme, day: date) -> tuple[object, str]:
    """What the text of a column means, and the code of what is wrong where it means nothing."""
    if key == "rating":
        try:
            return ratings.rating_from(text), ""
        except ValueError:
            return None, "not_a_rating"
    if key in CHOICES:
        found = CHOICES[key].get(folded(text))
        return found, "not_a_choice" if found is None else ""
    if key in DATES:
        named = read_day(text, day)
        return named, "" if named else "not_a_date"
    return text, ""
