"""The prompt of somebody who has begun and not sent: it offers to carry on, until they throw that away. Sending is
bot/delivery's."""

from datetime import datetime

from handlers.asks.prompts import tick_off
from storage.answering import drafts, returns
from storage.asks import prompting
from storage.outbox import outbox
from storage.people.roles import Actor
from storage.record.database import Session
from storage.tables import Quarter, Return


def announce_draft_kept(session: Session, return_id: int, actor: Actor, now: datetime) -> None:
    """Brings the person's prompt up to date where a draft of theirs stands: once for each version of the
    answer, as it goes on saying so until they send it."""
    row = returns.return_row(session, return_id)
    if actor.person_id is None or not drafts.draft_of(session, return_id, actor.person_id):
        return
    name = session.get_one(Quarter, row.quarter_id).name
    prompt_key = prompting.current_prompt_key(session, name, actor.person_id)
    if outbox.hold_still(session, prompt_key):
        thrown = outbox.number_of(session, f"{prompt_key}:{return_id}.{row.revision_no}.thrown.")
        cause = f"{return_id}.{row.revision_no}.draft{f'.{thrown}' if thrown else ''}"
        scene = prompting.scene_on(session, name, now)
        tick_off(session, scene, actor.person_id, ", ".join(actor.roles), prompt_key, cause, now)


def announce_draft_thrown(session: Session, row: Return, actor: Actor, now: datetime) -> None:
    """Brings the person's prompt up to date where they have thrown away what they had typed."""
    if actor.person_id is None:
        return
    name = session.get_one(Quarter, row.quarter_id).name
    prompt_key = prompting.current_prompt_key(session, name, actor.person_id)
    if outbox.hold_still(session, prompt_key):
        begun = f"{row.id}.{row.revision_no}.thrown."
        cause = f"{begun}{outbox.number_of(session, f'{prompt_key}:{begun}') + 1}"
        scene = prompting.scene_on(session, name, now)
        tick_off(session, scene, actor.person_id, ", ".join(actor.roles), prompt_key, cause, now)
