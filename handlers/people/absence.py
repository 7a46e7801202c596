"""Being away: `/updates away` and `/updates back`, the plan office's `/muster away` and `/muster back`, and the
form behind [Tell us] on a prompt. What it changes for others is told's."""

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from digests.answering.refusals import not_allowed
from digests.asks.reminders import TELL_US
from digests.kit.blocks import Block, Message
from digests.kit.labels import listed
from digests.kit.notice import notice_view
from digests.people import absence
from digests.people.absence import ALL, AWAY, I_AM_BACK, TELL_US_FORM, WHAT
from handlers.desk import Body, Desk, put_in_place
from handlers.people.absence_limits import objection
from handlers.people.told import announce_absence, announce_not_mine, announce_return
from handlers.reading.exact import role_meant
from handlers.reading.fields import Fields, fields_in
from handlers.reading.roles import role_named
from handlers.reading.spans import Days, find_days
from handlers.reading.spoken import in_words
from handlers.reading.spoken_ids import known
from handlers.reading.verbs import Command
from storage.facts.people import AbsenceFacts, CannotBeAway
from storage.people import absences
from storage.people.absence_facts import absence_facts
from storage.people.absences import Away
from storage.people.roles import Actor, capacities, holder, holders_on
from storage.plan.plan_facts import role_titles
from storage.prompting.waiting import waiting_for
from storage.record.database import Session
from storage.rules.access import Act, may, who_may

NO_PART = CannotBeAway("no_part", "what")
COVER = re.compile(r"^[,;\s]*(?:cover(?:ed)?(?:\s+by|\s+is)?)\s*:?\s*(?P<role>.*)$", re.IGNORECASE)

SAID_OF_ONESELF = re.compile(r"(?:i am|i'm|on|annual|leave|holiday|[\s,;:-])*", re.IGNORECASE)
"""What may stand before the days of one's own absence; anything else is more than was understood."""


# --- one's own -----------------------------------------------------------------------------------------


def listen(app: App) -> None:
    """[Tell us] with its form, and [I am back]."""
    app.action(TELL_US)(tell_us)
    app.action(WHAT)(tell_us_other)
    app.action(I_AM_BACK)(i_am_back)
    app.view(TELL_US_FORM)(told)


def may_be_away(actor: Actor) -> bool:
    """Whether they may say of themselves that they are away."""
    return may(Act.RECORD_OWN_ABSENCE, capacities(actor))


def refused_away() -> Message:
    """Who may."""
    return not_allowed(Act.RECORD_OWN_ABSENCE, who_may(Act.RECORD_OWN_ABSENCE))


def own_absence(session: Session, desk: Desk, actor: Actor, words: str) -> Message:
    """ "12 Oct to 20 Oct cover Head of Scrutiny", of oneself."""
    days = find_days(words, desk.today())
    if days is None:
        details = (("words", words), ("usage", usage(session, desk, actor)))
        return absence.refused(CannotBeAway("no_days", "first", details))
    if not SAID_OF_ONESELF.fullmatch(days.before):
        said = in_words(days.before, known(session, desk.today(), days.before, {}))
        details = (("words", said), ("usage", usage(session, desk, actor)))
        return absence.refused(CannotBeAway("words_before", "first", details))
    if actor.person_id is None or not actor.roles:
        return absence.refused(NO_PART)
    return absent(session, desk, actor, actor.person_id, ", ".join(actor.roles), days, "/updates back")


def usage(session: Session, desk: Desk, actor: Actor) -> str:
    """How one's own absence is typed, with a role of the plan that is somebody else's."""
    cover = [f" cover {title}" for _, title in roles_to_cover(session, actor, desk.today())][:1]
    return f"/updates away 12 Oct to 20 Oct{''.join(cover)}"


def own_return(session: Session, desk: Desk, actor: Actor, _words: str) -> Message:
    """I am back, or not going."""
    if actor.person_id is None:
        return absence.refused(NO_PART)
    return back(session, desk, actor, actor.person_id, ", ".join(actor.roles))


# --- on someone's behalf -------------------------------------------------------------------------------


def away(asked: Command) -> Message:
    """/muster away <role> <day> to <day> [cover <role>]."""
    days = find_days(asked.marked, asked.desk.today())
    with asked.desk.database.write() as session:
        if days is None or not days.before:
            details = (("words", asked.words), ("usage", office_usage(session)))
            return absence.refused(CannotBeAway("no_days", "first", details))
        who = person_meant(session, asked, days.before, max(days.first, asked.desk.today()))
        if isinstance(who, CannotBeAway):
            return absence.refused(who)
        undo = f"/muster back {who[1]}"
        return absent(session, asked.desk, asked.actor, *who, days, undo, asked)


def office_usage(session: Session) -> str:
    """How somebody else's absence is typed, with two roles of the plan."""
    titles = sorted(role_titles(session).values())
    return f"/muster away {titles[0]} 12 Oct to 20 Oct cover {titles[-1]}"


def back_again(asked: Command) -> Message:
    """/muster back <role>."""
    with asked.desk.database.write() as session:
        who = person_meant(session, asked, asked.marked, asked.desk.today())
        if isinstance(who, CannotBeAway):
            return absence.refused(who)
        return back(session, asked.desk, asked.actor, *who)


def person_meant(session: Session, asked: Command, words: str, day: date) -> tuple[int, str] | CannotBeAway:
    """Who holds the role that was typed, and its title. Raises NothingDone with those that may have been meant."""
    found = role_named(session, words, day)
    if found is None:
        return CannotBeAway("holds_nothing", "first")
    role = found if found.role_id else role_meant(session, asked, words)
    person = holder(session, role.role_id, day)
    if person is None:
        return CannotBeAway("no_person", "first", (("role", role.title),))
    return person.id, role.title


# --- the same for all ----------------------------------------------------------------------------------


def absent(
    session: Session,
    desk: Desk,
    actor: Actor,
    person_id: int,
    role: str,
    days: Days,
    undo: str,
    asked: Command | None = None,
) -> Message:
    """Records an absence from words, or says why not. Raises NothingDone where it is `asked` by the plan office with
    a cover whose title is not exact."""
    cover = cover_meant(session, days.after, max(days.first, desk.today()), asked)
    if isinstance(cover, CannotBeAway):
        return absence.refused(cover)
    wanted = Away(person_id, days.first, days.last, cover)
    done = record(session, desk, actor, wanted, role, undo)
    if isinstance(done, CannotBeAway):
        return absence.refused(done)
    return absence.recorded(done, own=person_id == actor.person_id)


def cover_meant(session: Session, words: str, day: date, asked: Command | None) -> int | CannotBeAway | None:
    """The role named after "cover", or one that whoever is mentioned there holds on `day`; None where none is."""
    named = COVER.match(words)
    said = named["role"].strip(" .") if named else words.strip(" .,;")
    if not said:
        return None
    found = role_named(session, said, day)
    if found is None:
        return CannotBeAway("holds_nothing", "cover")
    if not found.role_id and asked is not None:
        return role_meant(session, asked, said).role_id
    likely = listed([f"“{title}”" for title in found.likely], 4, "or")
    return found.role_id or CannotBeAway("no_cover_role", "cover", (("words", said), ("likely", likely)))


def record(
    session: Session, desk: Desk, actor: Actor, wanted: Away, role: str, undo: str, word: str = ""
) -> AbsenceFacts | CannotBeAway:
    """Records the absence and owes what goes with it, or says what stands against it."""
    why_not = objection(session, desk, wanted, undo)
    if why_not is not None:
        return why_not
    recorded = absences.record(session, wanted, actor.person_id, desk.now())
    facts = replace(absence_facts(session, recorded, role, desk.today()), word=word)
    announce_absence(session, desk.channels, recorded, facts, actor, desk.now())
    return facts


def back(session: Session, desk: Desk, actor: Actor, person_id: int, role: str) -> Message:
    """Ends or calls off the next absence of this person."""
    over = absences.end(session, person_id, desk.today(), actor.person_id, desk.now())
    own = person_id == actor.person_id
    if over is None:
        return absence.refused(CannotBeAway("not_away", "first", (("role", "" if own else role),)))
    facts = absence_facts(session, over, role, desk.today())
    announce_return(session, desk.channels, over, facts, actor, desk.now())
    other = absences.next_absence(session, person_id, desk.today())
    return absence.ended(facts, (other.first, other.last) if other else None, own=own)


# --- [Tell us] -----------------------------------------------------------------------------------------


def tell_us(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Tell us] on a prompt or in App Home: away, or not mine?"""
    ack()
    with desk.database.read() as session:
        view = tell_us_form(session, desk, body, {})
    client.views_open(trigger_id=body["trigger_id"], view=view)


def tell_us_other(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """The other was chosen in that form: it asks for that alone."""
    ack()
    with desk.database.read() as session:
        view = tell_us_form(session, desk, body, fields_in(body["view"]))
    put_in_place(body, client, view)


def tell_us_form(session: Session, desk: Desk, body: Body, said: Fields) -> Block:
    """The form as it stands for this person now, with what was said in it; for whoever holds no role, why there is
    nothing to tell."""
    actor = desk.who(session, body)
    if not actor.roles:
        return notice_view("away", absence.refused(NO_PART))
    away = absences.next_absence(session, actor.person_id or 0, desk.today())
    return absence.tell_us_view(
        roles_to_cover(session, actor, desk.today()),
        to_come(session, actor, desk.now()),
        desk.today(),
        (away.first, away.last) if away else None,
        said,
    )


def i_am_back(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[I am back] in that form: as `/updates back`, for those who have no commands."""
    ack()
    with desk.database.write() as session:
        actor = desk.who(session, body)
        words = own_return(session, desk, actor, "") if may_be_away(actor) else refused_away()
    put_in_place(body, client, notice_view("away", words))


def roles_to_cover(session: Session, actor: Actor, day: date) -> list[tuple[int, str]]:
    """The roles that somebody else holds, by title."""
    held = holders_on(session, day)
    titles = role_titles(session)
    others = [(role_id, titles[role_id]) for role_id, person in held.items() if person != actor.person_id]
    return sorted(others, key=lambda role: role[1].casefold())


def to_come(session: Session, actor: Actor, now: datetime) -> list[str]:
    """The refs that are still wanted of this person."""
    waiting = waiting_for(session, actor, now)
    return [line.ref for line in (*waiting.own, *waiting.covering) if line.recorded is None]


def told(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """The form of [Tell us] was sent: an absence is recorded, or the plan office hears "not mine". Of whoever holds
    no role neither: anybody in the workspace could have the office told what they like."""
    said = fields_in(body["view"])
    with desk.database.write() as session:
        actor = desk.who(session, body)
        if not actor.roles:
            ack(response_action="update", view=notice_view("away", absence.refused(NO_PART)))
            return
        done = told_away(session, desk, actor, said) if said[WHAT] == AWAY else None
        if done is None:
            told_not_mine(session, desk, actor, said)
    if isinstance(done, CannotBeAway):
        ack(response_action="errors", errors={done.field: absence.refused_beside(done)})
        return
    words = absence.recorded(done, own=True) if done else absence.thanks()
    ack(response_action="update", view=notice_view("thank_you", words))


def told_away(
    session: Session, desk: Desk, actor: Actor, said: dict[str, str]
) -> AbsenceFacts | CannotBeAway:
    """An absence from the form: of somebody who holds a role, for of another nobody is asked anything."""
    if not (said.get("first") and said.get("last")):
        return CannotBeAway("day_missing", "last" if said.get("first") else "first")
    first, last = date.fromisoformat(said["first"]), date.fromisoformat(said["last"])
    wanted = Away(actor.person_id or 0, first, last, int(said.get("cover") or 0) or None)
    return record(session, desk, actor, wanted, ", ".join(actor.roles), "/updates back", said["word"])


def told_not_mine(session: Session, desk: Desk, actor: Actor, said: dict[str, str]) -> None:
    """The plan office hears whose they are not."""
    which = said.get("which") or ALL
    theirs = to_come(session, actor, desk.now())
    refs = [which] if which in theirs else theirs
    announce_not_mine(session, desk.channels, actor, refs, said["word"], desk.now())
