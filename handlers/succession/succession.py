"""/muster split, merge and withdraw: commitments that change in mid-quarter. What takes whose place is
storage/succession/succession.py's."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from slack_bolt import Ack, App

from digests.answering.typed import typed_from_answer
from digests.kit.blocks import Message
from digests.kit.notice import notice_view
from digests.queries.exact import GoAhead
from digests.rulings.rulings import left_surely
from digests.succession.succession import PARTS, SPLIT, refused_beside, split_view, succeeded
from handlers.answering.form_state import to_fields
from handlers.desk import Desk
from handlers.permission import allowed
from handlers.prompting.prompts import announce_newly_asked
from handlers.reading.exact import commitment_meant, plan_refs
from handlers.reading.fields import fields_in
from handlers.reading.refs import apart, mentions, new_ref
from handlers.reading.usage import usage
from handlers.reading.verbs import Command
from handlers.rulings.told import announce_rulings
from handlers.succession.told import announce_left
from storage.answering import drafts
from storage.answering.returns import return_row
from storage.facts.succession import Succession, Successor
from storage.plan.plan_facts import role_titles
from storage.record.database import Session
from storage.rules.access import Act
from storage.succession import succession
from storage.succession.succession import Beginning, Done

MERGE = re.compile(r"(?P<old>.+?)\s+into\s+(?P<new>\S+\s.+)", re.IGNORECASE)
QUOTES = "\"“”' "
BETWEEN = re.compile(r"\s*(?:,|;|\band\b|\s)\s*", re.IGNORECASE)


def listen(app: App) -> None:
    """The form of the parts."""
    app.view(SPLIT)(submit)


def split(asked: Command) -> Message | None:
    """/muster split <ref>: opens the form."""
    with asked.desk.database.read() as session:
        _, ref = commitment_meant(session, asked, asked.typed.about)
        rows = succession.live(session, [ref])
        titles = role_titles(session)
        roles = sorted(titles.items(), key=lambda role: role[1].casefold())
        view = split_view(rows[0].ref, rows[0].title, roles, rows[0].lead_role_id, rows[0].due)
    asked.open(view)
    return None


def merge(asked: Command) -> Message:
    """/muster merge <ref> <ref> into <ref> <title>."""
    named = MERGE.fullmatch(asked.words)
    with asked.desk.database.read() as session:
        known = plan_refs(session)
    refs = each_ref(named["old"], known) if named else []
    ref, title = apart(named["new"], known) if named else ("", "")
    if len(refs) < 2 or not title.strip(QUOTES):
        return usage(asked)
    with asked.desk.database.write() as session:
        refs = [commitment_meant(session, asked, old)[1] for old in refs]
        if surely := not_yet_sure(session, asked, refs):
            return surely
        first = succession.live(session, refs[:1])[0]
        one = Successor(ref, title.strip(QUOTES), first.lead_role_id, first.due)
        done = succession.succeed(session, "merged", refs, [one], asked.actor.person_id, asked.desk.now())
        announce(session, asked.desk, done, asked.actor.person_id)
    return succeeded(done.facts)


def each_ref(words: str, refs: Collection[str]) -> list[str]:
    """The refs that were typed one after the other; whatever else is typed there is taken for one, and is none."""
    found = mentions(words, refs)
    starts, ends = [one.start for one in found], [one.end for one in found]
    rest = [words[end:start] for end, start in zip([0, *ends], [*starts, len(words)], strict=True)]
    if found and all(BETWEEN.fullmatch(one) or not one.strip() for one in rest):
        return [one.ref for one in found]
    return [ref for ref in BETWEEN.split(words) if ref]


def withdraw(asked: Command) -> Message:
    """/muster withdraw <ref> because …"""
    with asked.desk.database.write() as session:
        _, ref = commitment_meant(session, asked, asked.typed.about)
        if surely := not_yet_sure(session, asked, [ref]):
            return surely
        by, now, reason = asked.actor.person_id, asked.desk.now(), asked.typed.reason
        done = succession.succeed(session, "withdrawn", [ref], [], by, now, reason)
        announce(session, asked.desk, done, by)
    return succeeded(done.facts)


def not_yet_sure(session: Session, asked: Command, refs: Sequence[str]) -> Message | None:
    """Whether it is meant that answers count no more, where that was not asked yet of just these."""
    stands = succession.set_aside(session, refs, asked.desk.now())
    sure = " ".join(one.answered.version for one in stands if one.answered)
    if asked.sure == sure:
        return None
    return left_surely(asked.verb.name, stands, GoAhead(asked.desk.today(), asked.line, sure).value())


def announce(session: Session, desk: Desk, done: Done, person_id: int | None) -> None:
    """The old leads and SROs hear that nothing is wanted any more; the new ones are asked, with forms that have
    begun."""
    for one in done.beginnings:
        begin(session, one, desk.now())
    announce_rulings(session, done.rulings, desk.now())
    announce_left(session, done, person_id, desk.now())
    if not done.facts.fault:
        announce_newly_asked(session, desk.now())


def begin(session: Session, one: Beginning, now: datetime) -> None:
    """What was answered of the old commitment, less its own milestones and due date, is a draft of the new one."""
    typed = replace(typed_from_answer(one.answer), milestones=(), new_due=None, new_due_reason="")
    row = return_row(session, one.return_id, lock=True)
    drafts.keep_draft(session, row, one.person_id, to_fields(typed), now)


def submit(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """The form was sent: split, or refused beside the part that is wrong. Raises MayNot."""
    ref, said = body["view"]["private_metadata"], fields_in(body["view"])
    with desk.database.write() as session:
        actor = allowed(session, desk, body, Act.SPLIT_COMMITMENT)
        parts, half = parts_in(said, plan_refs(session))
        if half:
            done = Done(Succession("split", (ref,), (), None, fault="half", fault_ref=half))
        else:
            done = succession.succeed(
                session, "split", [ref], list(parts.values()), actor.person_id, desk.now()
            )
        announce(session, desk, done, actor.person_id)
    if done.facts.fault:
        ack(response_action="errors", errors={beside(done.facts, parts): refused_beside(done.facts)})
        return
    ack(response_action="update", view=notice_view("split", succeeded(done.facts)))


def parts_in(said: dict[str, str], refs: Collection[str]) -> tuple[dict[int, Successor], str]:
    """The parts that are filled in, by number, and the number of one that is only half."""
    found: dict[int, Successor] = {}
    for number in range(1, PARTS + 1):
        ref, title = new_ref(said[f"ref_{number}"], refs), said[f"title_{number}"].strip()
        lead, due = said[f"lead_{number}"], said[f"due_{number}"]
        if not ref and not title:
            continue
        if not (ref and title and lead and due):
            return found, str(number)
        found[number] = Successor(ref, title, int(lead), date.fromisoformat(due))
    return found, ""


def beside(facts: Succession, parts: dict[int, Successor]) -> str:
    """The field that a refusal stands beside."""
    if facts.fault == "half":
        return f"ref_{facts.fault_ref}"
    if facts.fault == "too_few":
        return "ref_1" if 1 not in parts else "ref_2"
    numbers = [number for number, part in parts.items() if part.ref == facts.fault_ref]
    field = {"lead_is_sro": "lead", "title_long": "title"}.get(facts.fault, "ref")
    return f"{field}_{numbers[-1] if numbers else 1}"
