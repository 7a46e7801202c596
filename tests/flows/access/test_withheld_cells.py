"""Who may read what is withheld, cell by cell: a commitment that is restricted, an answer marked exempt and one
marked restricted; each person and channel, in every answer and in whatever Muster sends or shows in some weeks."""

import pytest

from digests.papers.draft import paper_text
from digests.queries.guessing import as_shared, bare
from handlers.queries.answering import answer
from handlers.queries.asking import ANYONE, asking
from handlers.queries.mentioned import looked_up
from storage.papers.snapshots import take_snapshot
from storage.people.roles import actor
from tests.flows.person import RED, Person
from tests.flows.plan import (
    ACCOUNTS,
    BUSY,
    CHIEF,
    CUSTODY,
    DEPUTY,
    FORCE,
    LEAD,
    LEAVER,
    OFFICE,
    QUARTER,
    SECRET_PROMISE,
    SRO,
    STRANGER,
)
from tests.flows.queries.test_who_sees import QUESTIONS
from tests.flows.stage import CHIEFS, DIGEST, Stage
from tests.flows.words import Json, words_of

COMMITMENT, EXEMPT, ANSWER = "quorndale", "wibblefrost", "zanderby"
"""A word that stands in all that is said of each: of ANY-3.1, which is restricted; of ANY-1.1, whose answer is marked
exempt; of ANY-1.2, whose answer is marked restricted."""
SECRETS = {"ANY-3.1": (COMMITMENT, ""), "ANY-1.1": (EXEMPT, "exempt"), "ANY-1.2": (ANSWER, "restricted")}
HELPER = {"ANY-3.1": CUSTODY, "ANY-1.1": LEAVER, "ANY-1.2": BUSY}
"""Of whom its lead asks help: none of them may read what was said."""
ALL = {COMMITMENT, EXEMPT, ANSWER}
CELLS = {
    CHIEF: ALL,
    OFFICE: ALL,
    SRO: ALL,
    LEAD: ALL,
    FORCE: {COMMITMENT, EXEMPT},
    DEPUTY: {ANSWER},
    CUSTODY: set[str](),
    BUSY: set[str](),
    LEAVER: set[str](),
    STRANGER: set[str](),
}
"""What each may read of them, and what is read by none but these; a channel and a paper read none."""
HINTS = ("Informant handling", SECRET_PROMISE)
"""What is withheld with the commitment and stands in the record already."""
ASKED = (
    *QUESTIONS,
    *(
        f"{before}{word}"
        for word in sorted(ALL)
        for before in ("", "help with ", "why is ", "promises about ")
    ),
    *(
        f"{before}{ref}"
        for ref in SECRETS
        for before in ("", "why is ", "history of ", "what did we say about ")
    ),
    "of Head of Custody",
    "asked of the Bid Lead",
    "everything in priority 1",
)


@pytest.fixture
def told(lead: Person, stage: Stage) -> Stage:
    """The quarter once the lead has said all of it, and asked for help with each."""
    stage.it_is("2021-10-01 11:00")
    for ref, (word, handling) in SECRETS.items():
        lead.opens(ref)
        lead.fills_in(**said(word) | {"support_of_whom": HELPER[ref]})
        if handling:
            lead.asks_for_more()
            lead.chooses("handling", handling)
        if handling == "exempt":
            lead.fills_in(paragraph="3")
        lead.submits()
        assert lead.has_no_form, lead.view
    return stage


def said(word: str) -> dict[str, str]:
    """What is said in a red update, with that word in every box that takes words."""
    boxes = ("progress", "next_steps", "reason", "path_action", "support_ask")
    return RED | {box: f"{RED[box]} ({word})" for box in boxes}


def leaks(text: str, may: set[str]) -> list[str]:
    """What of it somebody reads who may not."""
    found = [word for word in ALL - may if word in text]
    return found + ([] if COMMITMENT in may else [one for one in HINTS if one in text])


@pytest.mark.usefixtures("asked")
def test_every_answer_keeps_to_its_cell(told: Stage) -> None:
    """Each question of each reader, as a person and in a channel: shared, by a mention, by a shortcut. What a
    question itself says is no answer."""
    desk = told.muster.desk
    with told.database.read() as session:
        readers = {role: actor(session, account, desk.today()) for role, account in ACCOUNTS.items()}
        shown: dict[str, str] = dict.fromkeys([*readers, "a channel"], "")
        for typed in ASKED:
            for who, reader in (*readers.items(), ("a channel", ANYONE)):
                words = answer(asking(session, desk, reader, typed))
                text = words.text if reader is not ANYONE else as_shared(words, "that").text
                shown[who] += text.replace(f"“{typed}”", "")
        for who in readers:
            shown[who] += mentioned(told, who)
    for who, text in shown.items():
        unquoted = text
        for word in ALL:
            unquoted = unquoted.replace(f"“{word}”", "")
        assert not leaks(unquoted, CELLS.get(who, set())), who
        assert {word for word in ALL if word in unquoted} == CELLS.get(who, set()), who


def mentioned(stage: Stage, who: str) -> str:
    """What the shortcut of a message shows somebody that names all three."""
    body = {"user": {"id": ACCOUNTS[who]}, "message": {"text": f"{', '.join(SECRETS)} are on Monday's list."}}
    with stage.database.read() as session:
        return bare(looked_up(session, stage.muster.desk, body)).text


@pytest.mark.usefixtures("asked")
def test_whatever_is_sent_keeps_to_its_cell(told: Stage) -> None:
    """Prompts, receipts, asks for help, what waits to be agreed, reminders, each digest and the chief executive's
    Monday, the draft and its notice, App Home: three weeks of it."""
    for when in (
        "2021-10-04 09:35",
        "2021-10-11 09:00",
        "2021-10-12 09:30",
        "2021-10-18 09:00",
        "2021-10-19 12:00",
        "2021-10-22 09:00",
        "2021-10-25 09:00",
    ):
        told.it_is(when)
    for role, may in CELLS.items():
        person = Person(role, told)
        person.opens_home()
        text = everything(told.messages(person.user)) + words_of(person.home["blocks"])
        assert not leaks(text, may), (role, leaks(text, may))
        assert role not in (LEAD, SRO) or all(word in text for word in may), role
    for channel in (DIGEST, CHIEFS):
        assert not leaks(everything(told.messages(channel)), set()), channel
    with told.database.read() as session:
        assert not leaks(paper_text(take_snapshot(session, QUARTER, told.clock.at)), set())


def everything(messages: list[Json]) -> str:
    """All that is said in a conversation, in blocks and in plain text."""
    return "\n".join(f"{one.get('text', '')}\n{words_of(one.get('blocks') or [])}" for one in messages)
