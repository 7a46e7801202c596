"""Whatever somebody types or sends to Muster in a direct message gets an answer."""

import pytest
from sqlalchemy import func, select

from bot.rehearsal.workspace.remote import Workspace
from digests.queries.talk import courtesy
from handlers.owing import to_actor
from handlers.talk import MOST_ANSWERS, WITHIN
from storage.people.roles import actor
from storage.record.database import Database
from storage.tables import Revision
from tests.flows.person import Person, contains, lacks
from tests.flows.plan import OFFICE
from tests.flows.stage import Stage, by_socket_mode, staged, wait_for
from tests.flows.words import Json, words_of

LONG = "Opened the Poole unit with 24 cadets and two leaders on 9 September, as we had said. "


def musters(person: Person) -> list[Json]:
    """What Muster has said to them, oldest first, without what they said themselves."""
    return [one for one in person.messages if one.get("user") != person.user]


def said_to(person: Person, before: int = 0) -> str:
    """The words of it, from a number of messages on."""
    return "\n".join(words_of(one["blocks"]) for one in musters(person)[before:])


def says(person: Person, text: str, subtype: str = "", thread_ts: str = "") -> str:
    """Types something to Muster; tells the answer."""
    stage, before = person.stage, len(musters(person))
    stage.workspace.say(person.user, text, thread_ts=thread_ts, subtype=subtype)
    return answered(person, before)


def sends(person: Person, name: str, text: str = "") -> str:
    """Sends a file, with words or without; tells the answers."""
    stage, before = person.stage, len(musters(person))
    stage.workspace.upload(person.user, name, b"some bytes", text)
    return answered(person, before)


def answered(person: Person, before: int) -> str:
    """Waits for the answer, and tells it."""

    def is_there() -> bool:
        person.stage.settle()
        return len(musters(person)) > before

    wait_for(is_there)
    return said_to(person, before)


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("typed", ["help", "Hello", "hi!", "?", "what can you do"])
def test_a_greeting_is_answered(lead: Person, stranger: Person, typed: str) -> None:
    """Whoever it is reads what Muster is, what waits for them, what to type and whom to ask."""
    said = says(lead, typed)
    contains(said, ("Hello, I am Muster", "OPCC Anyshire's Police and Crime Plan", "/priority"))
    contains(
        said, ("4 updates wait for you, by 5pm on Thursday 14 October", "which is the Governance Manager")
    )
    said = says(stranger, typed)
    contains(said, ("Hello, I am Muster", "You hold no role in the plan", "No update is wanted of you now"))


def test_a_greeting_is_answered_before_a_quarter_opens(lead: Person) -> None:
    """Whether or not something is outstanding."""
    contains(says(lead, "hello"), ("Hello, I am Muster", "No update is wanted of you now"))


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("typed", ["who leads cadets", "ANY-1.1", "when is _any-1.1_ due?", "*cadet units*"])
def test_a_question_about_a_commitment_shows_it(lead: Person, stranger: Person, typed: str) -> None:
    """It is shown as `/commitment` shows it, and is not offered as an update."""
    for person in (lead, stranger):
        said = says(person, typed)
        contains(said, ("ANY-1.1 Cadet units", "Head of Scrutiny", "31 March 2023"))
        lacks(said, ("Use this as your update",))


@pytest.mark.usefixtures("asked")
def test_what_is_guessed_in_a_message_says_so(lead: Person) -> None:
    """As the commands do; what is spelt right does not."""
    contains(
        says(lead, "cadat unit?"),
        ("Did you mean ANY-1.1 Cadet units? I read “cadat” as “cadet”.", "ANY-1.1 Cadet units"),
    )
    lacks(says(lead, "who leads cadet units?"), ("Did you mean",))


@pytest.mark.usefixtures("asked")
def test_a_question_about_a_priority_shows_it(stranger: Person) -> None:
    """As `/priority` shows it."""
    contains(says(stranger, "how is rural crime doing?"), ("2 Rural crime:", "ANY-2.1 Special constables"))


@pytest.mark.usefixtures("asked")
def test_what_is_not_understood_says_so_and_what_may_have_been_meant(lead: Person) -> None:
    """A guess is shown as a guess, with what to type."""
    said = says(lead, "sut mae troseddau gwledig?")
    contains(
        said, ("I did not understand “sut mae troseddau gwledig?”", "You can ask", "4 updates wait for you")
    )
    contains(
        says(lead, "estate project"),
        ("“estate project”: 17 commitments", "ANY-4.1 Estate project 1"),
    )
    lacks(said_to(lead), ("Use this as your update",))


@pytest.mark.usefixtures("asked")
def test_a_restricted_commitment_is_shown_by_its_ref_and_its_text_to_its_people(
    lead: Person, stranger: Person
) -> None:
    """Its words find nothing, and nobody else reads what was said."""
    lacks(says(stranger, "informant handling"), ("ANY-3.1", "Informant handling\n"))
    said = says(stranger, "ANY-3.1")
    contains(said, ("ANY-3.1", "What was said is restricted"))
    lacks(said, ("Informant", "Settle the informant payments"))
    contains(says(lead, "ANY-3.1"), ("Informant handling",))


@pytest.mark.usefixtures("asked")
def test_leave_is_answered_with_how_to_say_it(lead: Person) -> None:
    """It says that nobody was told, with the days that were meant and a button."""
    said = says(lead, "I'm on leave 4 to 8 October")
    contains(said, ("/updates away 4 October 2021 to 8 October 2021", "What you typed here tells nobody"))
    lead.presses("Tell us", place=musters(lead)[-1])
    lead.sees("Away, or not yours?")


@pytest.mark.usefixtures("asked")
def test_thanks_get_a_nod(lead: Person, stranger: Person) -> None:
    """And are not offered as an update; what waits is said all the same."""
    for typed in ("ok", "Thanks!", "🚓"):
        said = says(lead, typed)
        contains(said, ("Thank you. 4 updates still wait for you, by 5pm on Thursday 14 October",))
        lacks(said, ("Use this as your update", "Nothing more is needed"))
    contains(says(stranger, "Thanks!"), ("Thank you. Nothing more is needed",))


@pytest.mark.usefixtures("asked")
def test_what_reads_like_an_update_is_offered_only_where_one_is_wanted(
    lead: Person, stranger: Person
) -> None:
    """Of somebody else nothing is recorded, and they are told so."""
    contains(says(lead, LONG), ("Use this as your update?",))
    contains(says(stranger, LONG), ("No update is wanted of you now, so nothing was recorded",))


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("subtype", ["me_message", "thread_broadcast"])
def test_what_is_said_in_another_way_is_heard_too(lead: Person, subtype: str) -> None:
    """With /me, and as a reply that is also sent to the conversation."""
    thread = lead.prompt["ts"] if subtype == "thread_broadcast" else ""
    said = says(lead, "ANY-1.2: opened the Poole unit", subtype, thread)
    contains(said, ("Use this as your update for ANY-1.2",))
    lead.presses("Use it", place=musters(lead)[-1])
    lead.chooses("rating", "green")
    assert lead.typed("progress") == "opened the Poole unit"


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("name", ["return.ods", "return.xls", "Return.NUMBERS"])
def test_a_spreadsheet_of_another_kind_is_answered(office: Person, name: str) -> None:
    """It says how to save it."""
    contains(sends(office, name), (f"“{name}” was not read", "save it as .xlsx"))


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("minute.pdf", "“minute.pdf” was not read"),
        ("photo.heic", "“photo.heic” was not read"),
        ("notes", "“notes” was not read"),
        ("return.xlsm", "no return form of Muster's and holds no plan"),
        ("minutes.docx", "“minutes.docx” holds no plan that I can find"),
        ("notes.csv", "“notes.csv” holds no plan that I can find"),
        ("return.ods", "save it as .xlsx"),
    ],
)
def test_any_file_is_answered(office: Person, lead: Person, stranger: Person, name: str, answer: str) -> None:
    """Whoever sends it and whatever it is; one with macros is read as the workbook that it is. Nobody but the plan
    office is told of a kind of file that would do, for none would."""
    contains(sends(office, name), (answer,))
    for person in (lead, stranger):
        said = sends(person, name)
        contains(
            said, (f"“{name}” was not read", "Files are for the plan office to send", "evidence goes into")
        )
        lacks(said, (".docx, ", "save it as"))


@pytest.mark.usefixtures("asked")
def test_the_words_with_a_file_are_not_lost(lead: Person, stage: Stage) -> None:
    """They are offered as an update, and the file is answered too; thanks beside a file want no answer."""
    said = sends(lead, "minute.pdf", "ANY-1.2: Opened the Poole unit.")
    contains(said, ("“minute.pdf” was not read", "Use this as your update for ANY-1.2"))
    lead.presses("Use it", place=musters(lead)[-1])
    lead.chooses("rating", "green")
    assert lead.typed("progress") == "Opened the Poole unit."
    lacks(sends(lead, "minute.pdf", "thanks"), ("Nothing more is needed",))
    assert stage.asks(select(func.count()).select_from(Revision)) == [4]


@pytest.mark.usefixtures("asked")
def test_what_is_said_twice_by_slack_is_answered_once(office: Person, stage: Stage) -> None:
    """Slack may deliver anything twice."""
    sends(office, "minute.pdf")
    says(office, "who leads cadets?")
    before = len(musters(office))
    assert stage.workspace.send_again()
    stage.muster.app.listener_runner.listener_executor.submit(bool).result()
    stage.settle()
    assert len(musters(office)) == before


@pytest.mark.usefixtures("asked")
def test_mentions_channels_links_and_emoji_become_words(lead: Person) -> None:
    """The role's title, the channel's name, the link's address and the emoji's character stand in the form."""
    said = says(
        lead,
        "ANY-1.2: <@U000CHIEF> and <@USTRANGER> agreed it in <#CDIGEST>: <https://opcc.example/1|the minute> :tada:",
    )
    contains(said, ("Chief Executive and [someone without a role] agreed it in #police-and-crime-plan",))
    lead.presses("Use it", place=musters(lead)[-1])
    lead.chooses("rating", "green")
    assert lead.typed("progress") == (
        "Chief Executive and [someone without a role] agreed it in #police-and-crime-plan: the minute"
        " (https://opcc.example/1) 🎉"
    )


@pytest.mark.usefixtures("asked")
def test_more_than_the_box_holds_is_said(lead: Person) -> None:
    """5,000 characters: the form opens with the first of them, up to a whole word, and says where the rest is."""
    text = (LONG * 60)[:4990] + "THE END."
    contains(says(lead, f"ANY-1.2: {text}"), ("characters, and the paper has room for 1,200",))
    lead.presses("Use it", place=musters(lead)[-1])
    held = text[:3000].rpartition(" ")[0]
    rest = text[len(held) :].strip()
    lead.sees("This has 4,998 characters, and the paper has room for 1,200")
    lead.sees(
        f"The box holds the first {len(held):,}; the rest, from “{rest[:40]}", "stands in what you typed"
    )
    lead.chooses("rating", "green")
    assert lead.typed("progress") == held


@pytest.mark.usefixtures("asked")
def test_what_is_added_to_a_draft_is_counted_with_it(lead: Person) -> None:
    """What was typed before stands first, and what no longer fits is said."""
    lead.opens("ANY-1.2")
    lead.fills_in(rating="green", progress="A" * 1190)
    lead.closes_the_form()
    lead.stage.settle()
    says(lead, "ANY-1.2: Opened the Poole unit.")
    lead.presses("Use it", place=musters(lead)[-1])
    lead.sees("This has 1,213 characters, and the paper has room for 1,200")
    assert lead.typed("progress").endswith("Opened the Poole unit.")


def test_before_there_is_a_plan_whatever_is_typed_is_answered(
    workspace: Workspace, bare_database: Database
) -> None:
    """Nobody is known yet, and nothing goes unanswered."""
    with staged(workspace, bare_database, by_socket_mode) as bare:
        person = Person(OFFICE, bare)
        for typed in ("hello", "when is the next panel?", LONG, "thanks", "I'm on leave next week"):
            says(person, typed)
        contains(said_to(person), ("No plan has been brought in yet",))
        contains(sends(person, "minute.pdf"), ("was not read",))


def test_whoever_is_in_no_plan_is_answered_ten_times_an_hour(
    stranger: Person, lead: Person, stage: Stage
) -> None:
    """Then they are told so, once; a file has no answer either. An hour later they are answered again, and whoever
    holds a role always is."""
    before = len(musters(stranger))
    with stage.database.write() as session:
        who = actor(session, stranger.user, stage.muster.desk.today())
        for number in range(MOST_ANSWERS):
            to_actor(session, who, f"reply:{number}:{stranger.user}", courtesy(None), stage.muster.desk.now())
    contains(says(stranger, "hello"), ("That is all I can answer here within an hour.",))
    stage.workspace.say(stranger.user, "hello?")
    stage.workspace.upload(stranger.user, "notes.xlsx", b"some bytes", "")
    contains(says(lead, "hello"), ("Hello, I am Muster.",))
    assert len(musters(stranger)) == before + MOST_ANSWERS + 1
    stage.clock.at += WITHIN
    contains(says(stranger, "hello"), ("Hello, I am Muster.",))
