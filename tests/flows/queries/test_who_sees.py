"""What each kind of person and channel may see, question by question: restricted text, and hints of it, nowhere that
they must not."""

import json

import pytest

from bot.rehearsal.playing.stage import BOT, TEAM
from handlers.queries.answering import answer
from handlers.queries.asking import ANYONE, asking
from storage.people.roles import Actor, actor
from tests.flows.person import GREEN, RED, Person, lacks
from tests.flows.plan import ACCOUNTS, SECRET_PROMISE, STRANGER
from tests.flows.queries.test_talk import says
from tests.flows.stage import PARTNERS, Stage, wait_for
from tests.flows.words import Json, words_of

TITLE = "Informant handling"
SECRETS = {
    "progress": "Paid the informants as the review of March advised.",
    "next_steps": "Move the handler in Bridport by December.",
    "reason": "A handler has been named in court.",
    "path_action": "Buy a house for the handler",
    "support_ask": "Money for a house in another county",
}
"""What is said of the restricted commitment, in every box."""
READERS = (
    "Head of Scrutiny",
    "Chief Inspector Prevention",
    "Director of Operations",
    "Governance Manager",
    "Chief Executive",
)
QUESTIONS = (
    "",
    "ANY-3.1",
    "history of ANY-3.1",
    "who leads ANY-3.1",
    "when is ANY-3.1 due",
    "ANY-3.1 last quarter",
    "informant handling",
    "informants",
    "handler",
    "priority 3",
    "serious harm",
    "red",
    "why is serious harm red",
    "why are so many red",
    "what has gone red",
    "what does red mean",
    "due before the next panel",
    "not on track",
    "support",
    "decisions",
    "what does the chief constable need to decide",
    "promises",
    "worse",
    "no return",
    "not agreed",
    "of Head of Scrutiny",
    "force",
    "due before 2030",
    "overdue",
    "compare q1 q2",
    "what changed since september",
    "from amber to red",
    "exceptions",
    "who hasn't answered",
    "mine",
    "todo",
    "deadlines",
    "next panel",
    "what can i ask",
)
"""A question of each kind, and words that stand in what nobody else may read."""


@pytest.fixture
def secret(lead: Person) -> Person:
    """The lead, once the restricted commitment is off track and asks for help; another is public."""
    lead.answers("ANY-3.1", **{**RED, **SECRETS})
    lead.answers("ANY-1.2", **GREEN)
    return lead


def told(stage: Stage, reader: Actor, typed: str) -> str:
    """What that reader is answered."""
    with stage.database.read() as session:
        return answer(asking(session, stage.muster.desk, reader, typed)).text


def reader(stage: Stage, role: str) -> Actor:
    """Somebody of the office, today."""
    with stage.database.read() as session:
        return actor(session, ACCOUNTS[role], stage.muster.desk.today())


@pytest.mark.usefixtures("asked", "secret")
def test_what_each_person_and_a_channel_may_read(stage: Stage) -> None:
    """Of what is restricted its people, the plan office and the chief executive read what was said; all others, like
    a channel, its ref, rating, dates and roles; nor is it found by a word of it."""
    everyone = {**{role: reader(stage, role) for role in ACCOUNTS}, "a channel": ANYONE}
    for who, one in everyone.items():
        for typed in QUESTIONS:
            said = told(stage, one, typed)
            quoted = f"“{typed}”"
            if who not in READERS:
                lacks(said.replace(quoted, ""), (TITLE, SECRET_PROMISE, *SECRETS.values()))
            if typed in ("informants", "handler", "informant handling"):
                lacks(said, ("ANY-3.1",))
    assert SECRETS["progress"] in told(stage, everyone["Head of Scrutiny"], "ANY-3.1")
    assert "ANY-3.1" in told(stage, ANYONE, "red")


@pytest.mark.usefixtures("asked", "secret")
def test_nothing_is_chosen_by_what_a_reader_may_not_see(stage: Stage) -> None:
    """That help or a decision is asked for in restricted words is no reason to list it to others."""
    for typed in ("support", "decisions", "promises", "what does the chief constable need to decide"):
        assert "ANY-3.1" not in told(stage, ANYONE, typed)
        assert "ANY-3.1" in told(stage, reader(stage, "Chief Executive"), typed)


@pytest.mark.usefixtures("asked", "secret")
def test_who_has_not_answered_is_the_offices_to_know(stage: Stage) -> None:
    """Others read how many."""
    office, other = reader(stage, "Governance Manager"), reader(stage, "Head of Custody")
    assert "ANY-1.1: Head of Scrutiny" in told(stage, office, "who hasn't answered")
    said = told(stage, other, "who hasn't answered")
    assert "returns in" in said
    lacks(said, ("ANY-1.1", "Head of Scrutiny"))
    lacks(told(stage, other, "exceptions"), ("ANY-",))


# --- into a channel --------------------------------------------------------------------------------------


def in_channel(stage: Stage) -> list[Json]:
    """What Muster has said to everyone in the digest's channel."""
    return [
        one
        for one in stage.messages(stage.muster.desk.channels.digest)
        if not one.get("is_ephemeral") and "blocks" in one and one["blocks"]
    ]


@pytest.mark.usefixtures("asked")
def test_what_is_shared_is_what_anyone_may_see(secret: Person, stage: Stage) -> None:
    """The lead reads it all; what they share has nothing of it, nor a button, and says what was asked. Where another
    organisation reads along nothing is shared."""
    channel, before = stage.muster.desk.channels.digest, len(in_channel(stage))
    for place in (PARTNERS, channel):
        secret.did(stage.workspace.command(secret.user, "/commitment", "ANY-3.1", place))
        mine = [one for one in stage.messages(place, secret.user) if one.get("is_ephemeral")][-1]
        assert SECRETS["progress"] in words_of(mine["blocks"])
        share = next(
            one
            for block in mine["blocks"]
            for one in block.get("elements", ())
            if one.get("action_id") == "share"
        )
        secret.did(stage.workspace.click(secret.user, place, mine["ts"], "share", share["value"]))
    wait_for(lambda: len(in_channel(stage)) > before)
    own = [one for one in stage.messages(channel, secret.user) if one.get("is_ephemeral")][-1]
    assert '"share"' not in json.dumps(own["blocks"]), "a second press would share it twice"
    (*_, refused) = stage.messages(PARTNERS, secret.user)
    assert refused.get("is_ephemeral")
    assert "this channel is shared with another organisation" in words_of(refused["blocks"])
    assert not [one for one in stage.messages(PARTNERS) if not one.get("is_ephemeral") and one.get("blocks")]
    said = words_of(in_channel(stage)[-1]["blocks"])
    assert "ANY-3.1" in said
    assert "Asked here: “ANY-3.1”" in said
    lacks(said, (TITLE, *SECRETS.values()))


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("typed", ["mine", "who hasn't answered", "exceptions", "todo", "zebras"])
def test_what_is_ones_own_cannot_be_shared(office: Person, stage: Stage, typed: str) -> None:
    """There is no button for it, and pressing one that was made up shares nothing."""
    channel, before = stage.muster.desk.channels.digest, len(in_channel(stage))
    office.did(stage.workspace.command(office.user, "/commitment", typed, channel))
    shown = [one for one in stage.messages(channel, office.user) if one.get("is_ephemeral")][-1]
    assert "Share here" not in words_of(shown["blocks"])
    office.forges_press(f'{{"of": "question", "code": "{typed}"}}', "share")
    stage.settle()
    assert len(in_channel(stage)) == before


@pytest.mark.usefixtures("asked")
def test_a_mention_is_answered_in_its_thread_once(secret: Person, stage: Stage) -> None:
    """As anyone may read it, however often Slack tells of it: again, or because it was changed. Whoever forgets to
    mention Muster may change the message; another who is addressed is no part of the question."""
    channel = stage.muster.desk.channels.digest
    asked = stage.workspace.say(secret.user, f"<@{BOT}> how is ANY-3.1 doing?", channel)
    forgot = stage.workspace.say(secret.user, "how is ANY-3.1 doing?", channel)

    def answers(to: Json) -> list[Json]:
        stage.settle()
        return [one for one in in_channel(stage) if one.get("thread_ts") == to["ts"]]

    wait_for(lambda: len(answers(asked)) == 1)
    assert stage.workspace.send_again()
    for one in (asked, forgot):
        changed = {"user": secret.user, "channel": channel, "ts": one["ts"], "edited": {"user": secret.user}}
        changed |= {"type": "app_mention", "text": f"<@{ACCOUNTS[STRANGER]}> <@{BOT}> how is ANY-3.1 doing?"}
        stage.happens({"type": "event_callback", "team_id": TEAM, "event_id": one["ts"], "event": changed})
    wait_for(lambda: len(answers(forgot)) == 1)
    (only,) = answers(asked)
    assert words_of(only["blocks"]) == words_of(answers(forgot)[0]["blocks"]).replace(
        f"<@{ACCOUNTS[STRANGER]}>", ""
    )
    said = words_of(only["blocks"])
    assert "ANY-3.1" in said
    lacks(said, (TITLE, *SECRETS.values()))


@pytest.mark.usefixtures("asked")
def test_a_mention_that_is_ones_own_is_answered_to_oneself(lead: Person, stage: Stage) -> None:
    """So are thanks, and what was not understood: the channel reads nothing of them. It stands in a thread that has
    begun, and else in the channel, for Slack shows nobody what is theirs in a thread of no replies."""
    channel, before = stage.muster.desk.channels.digest, len(in_channel(stage))
    root = stage.workspace.say(lead.user, "On Monday?", channel)["ts"]
    asked = (
        ("mine", "Yours: ", ""),
        ("zebras", "I did not understand “zebras”", ""),
        ("mine", "Yours: ", root),
        ("thanks!", "Thank you.", root),
    )
    for typed, said, thread in asked:
        stage.workspace.say(lead.user, f"{typed}, <@{BOT}>", channel, thread_ts=thread)

        def is_shown(words: str = said, place: str = thread) -> bool:
            seen = [one for one in stage.messages(channel, lead.user) if one.get("is_ephemeral")]
            last = seen[-1] if seen else {"blocks": []}
            return words in words_of(last["blocks"]) and last.get("thread_ts", "") == place

        wait_for(is_shown)
    assert len(in_channel(stage)) == before


@pytest.mark.usefixtures("asked")
def test_a_shortcut_shows_what_a_message_mentions(lead: Person, other: Person, stage: Stage) -> None:
    """To whoever uses it, as they may see it, whoever else is mentioned; a message that mentions nothing says so."""
    channel = stage.muster.desk.channels.digest
    typed = (
        f"<@{ACCOUNTS[STRANGER]}> should talk to <@{ACCOUNTS[STRANGER]}> about ANY-1.1 and any 3.1 on Monday."
    )
    said = stage.workspace.say(lead.user, typed, channel)
    other.did(stage.workspace.shortcut(other.user, channel, said["ts"], "look_up"))
    other.sees("What this mentions", "ANY-1.1 Cadet units", "ANY-3.1")
    lacks(words_of(other.view["blocks"]), (TITLE, SECRET_PROMISE))
    other.closes_the_form()
    said = stage.workspace.say(lead.user, "Shall we have lunch?", channel)
    other.did(stage.workspace.shortcut(other.user, channel, said["ts"], "look_up"))
    other.sees("I did not understand")


@pytest.mark.usefixtures("asked")
def test_a_direct_message_is_answered_as_its_author_may_read(secret: Person, stranger: Person) -> None:
    """The same question, two readers."""
    assert SECRETS["progress"] in says(secret, "ANY-3.1")
    lacks(says(stranger, "ANY-3.1"), (TITLE, SECRET_PROMISE, *SECRETS.values()))
