"""Makes a document comparable with the record: lists without an order are sorted, and what the file leaves
out but the record has learnt since (Slack ids, completions, meetings) is filled in, so that it is no change."""

import hashlib
import json
from typing import Any

from storage.plan.files import document as doc
from storage.plan.intake.by_hand import with_meetings_by_hand
from storage.plan.intake.record import Record, document_of
from storage.plan.intake.requests import with_known_requests


def canonical(document: doc.PlanDocument) -> doc.PlanDocument:
    """The same plan with duties and meetings in order: neither list says anything by its order."""
    people = tuple(
        entry.model_copy(
            update={
                "duties": tuple(sorted(set(entry.duties))),
                "agrees_for": tuple(sorted(set(entry.agrees_for))),
            }
        )
        for entry in document.people
    )
    forums = tuple(
        forum.model_copy(update={"meetings": tuple(sorted(forum.meetings))}) for forum in document.forums
    )
    return document.model_copy(update={"people": people, "forums": forums})


def sha256(document: doc.PlanDocument) -> str:
    """The hash of the document's canonical JSON (sorted keys, no spaces, UTF-8)."""
    content = json.dumps(
        canonical(document).model_dump(mode="json"),
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )
    return hashlib.sha256(content.encode()).hexdigest()


def without_contacts(document: doc.PlanDocument) -> dict[str, Any]:
    """The document as it is kept for good: e-mail addresses and Slack ids stay with people, who can be
    erased."""
    return document.model_dump(mode="json", exclude={"people": {"__all__": {"email", "slack"}}})


def standing_plan(record: Record) -> doc.PlanDocument | None:
    """The plan as it stands, for comparing; None before the first import."""
    standing = document_of(record)
    return canonical(standing) if standing else None


def settled(document: doc.PlanDocument, record: Record) -> doc.PlanDocument:
    """The document as it should be compared with `standing_plan`."""
    standing, document = standing_plan(record), canonical(document)
    return document.model_copy(
        update={
            "forums": with_meetings_by_hand(document, record),
            "people": _with_known_contacts(document, standing),
            "commitments": _with_known_completions(document, standing, record),
            "requests": with_known_requests(document, standing),
        }
    )


def _with_known_contacts(
    document: doc.PlanDocument, standing: doc.PlanDocument | None
) -> tuple[doc.PersonEntry, ...]:
    """What one entry says of a person, in the file or else in the record, holds for their other roles too. An
    address in other capitals is the same."""
    given = _pairs(document)
    emails, ids = {email.casefold() for email, _ in given}, {slack for _, slack in given}
    known = [pair for pair in _pairs(standing) if pair[0].casefold() not in emails and pair[1] not in ids]
    slack_of = {email.casefold(): slack for email, slack in given + known}
    email_of = {slack: email for email, slack in given + known}
    spelled = {one.email.casefold(): one.email for one in (standing.people if standing else ()) if one.email}
    return tuple(
        entry.model_copy(
            update={
                "slack": entry.slack or slack_of.get((entry.email or "").casefold()),
                "email": spelled.get(
                    (entry.email or "").casefold(), entry.email or email_of.get(entry.slack or "")
                ),
            }
        )
        for entry in document.people
    )


def _pairs(document: doc.PlanDocument | None) -> list[tuple[str, str]]:
    """E-mail addresses and Slack ids that are said to be one person's."""
    people = document.people if document else ()
    return [(entry.email, entry.slack) for entry in people if entry.email and entry.slack]


def _with_known_completions(
    document: doc.PlanDocument, standing: doc.PlanDocument | None, record: Record
) -> tuple[doc.CommitmentEntry, ...]:
    """A return may have completed a commitment since: only a file that used to give the day takes it back."""
    completed = {entry.ref: entry.completed_on for entry in standing.commitments} if standing else {}
    given = {entry["ref"] for entry in record.listed("commitments") if entry["completed_on"]}
    return tuple(
        entry
        if entry.completed_on or entry.ref in given
        else entry.model_copy(update={"completed_on": completed.get(entry.ref)})
        for entry in document.commitments
    )
