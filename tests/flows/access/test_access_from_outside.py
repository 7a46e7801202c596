"""Who is not of this office's workspace, or no person: another workspace, somebody of another organisation in a
shared channel, and bots, under the id of somebody who might. And guests of the workspace, who are people of it."""

import shutil
from collections.abc import Iterator

import pytest

from bot.rehearsal.playing.stage import TEAM
from bot.rehearsal.workspace.remote import Workspace
from storage.record.database import Database
from storage.rules.access import Act, Capacity
from tests.conftest import TEMPLATE, database_url, execute_on_server
from tests.flows.access.cast import CAST, FOREIGN, GUEST, NEW, Player, cast_workspace, stock
from tests.flows.access.stage import AccessStage, access_stage, file_sent
from tests.flows.access.table import BUTTONS, CLOSED, COMMANDS, FORMS, Way
from tests.flows.words import Json

ELSEWHERE = "TELSEWHERE"
TURNED_AWAY = "Not done. This Muster serves another office's workspace"
OFFICE, LEAD = CAST[-1], CAST[-3]


def might(way: Way) -> Player:
    """Somebody who might do that, were it they who acted."""
    return next((one for one in reversed(CAST) if one.may(way.act)), OFFICE)


def outsiders(player: Player) -> dict[str, Json]:
    """What a payload says of itself, by who sends it."""
    person = {"id": player.user, "team_id": TEAM}
    return {
        "another workspace": {"team": {"id": ELSEWHERE}, "user": {"id": player.user, "team_id": ELSEWHERE}},
        "another workspace's button": {"team": {"id": ELSEWHERE}},
        "another organisation's person": {"user": {"id": FOREIGN, "team_id": ELSEWHERE}},
        "a bot": {"user": person, "bot_id": "B0BOT"},
        "Slackbot": {"user": {"id": "USLACKBOT", "team_id": TEAM}},
    }


OUTSIDERS = tuple(outsiders(OFFICE))
COMMANDS_FROM = {
    "another workspace": {"team_id": ELSEWHERE},
    "a bot": {"bot_id": "B0BOT"},
    "Slackbot": {"user_id": "USLACKBOT"},
}
EVENTS_FROM: tuple[tuple[Json, Json], ...] = (
    ({}, {"team_id": ELSEWHERE}),
    ({"user_team": ELSEWHERE, "user": FOREIGN}, {}),
    ({"source_team": ELSEWHERE, "user": FOREIGN}, {}),
    ({"bot_id": "B0BOT"}, {}),
    ({"user": "USLACKBOT"}, {}),
)


@pytest.fixture(scope="module")
def cast_of_all() -> Iterator[Workspace]:
    """The workspace with the whole cast."""
    with cast_workspace() as running:
        yield running


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def acting(
    request: pytest.FixtureRequest, cast_of_all: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[AccessStage]:
    """The cast's stage on each kind of database, for the whole file: nothing of an outsider's changes it."""
    if request.param == "sqlite":
        template = request.getfixturevalue("sqlite_template")
        url = f"sqlite:///{shutil.copy(template, tmp_path_factory.mktemp('outside') / 'muster.db')}"
    else:
        server = request.getfixturevalue("postgres_template")
        execute_on_server(server, f"CREATE DATABASE muster_outside TEMPLATE {TEMPLATE}")
        url = database_url(server, "muster_outside")
    database = Database(url)
    stock(database)
    with access_stage(cast_of_all, database) as running:
        yield running
    database.close()


@pytest.mark.parametrize("who", OUTSIDERS)
def test_no_button_or_form_of_an_outsider_is_heard(acting: AccessStage, who: str) -> None:
    """Even under the id of somebody who might: nothing happens, and a person is told that it did not. A bot, which
    reads nothing, is told nothing."""
    before, said = acting.digest(), "" if who in ("a bot", "Slackbot") else TURNED_AWAY
    line = acting.line_of(OFFICE)
    for way in FORMS:
        assert said in acting.submits(might(way), way, **outsiders(might(way))[who]), way
    for way in BUTTONS:
        shown = acting.presses(might(way), way, line, **outsiders(might(way))[who])
        assert (said in shown, bool(shown)) == (True, bool(said)), (way, shown)
    for way in CLOSED:
        acting.closes(might(way), way, **outsiders(might(way))[who])
    assert acting.digest() == before


@pytest.mark.parametrize("who", COMMANDS_FROM)
def test_no_command_of_an_outsider_is_answered(acting: AccessStage, who: str) -> None:
    """Not even with what everyone in the workspace may know."""
    before = acting.digest()
    said = TURNED_AWAY if who == "another workspace" else ""
    for way in COMMANDS:
        answer = acting.types(OFFICE, way.name, way.carries, **COMMANDS_FROM[who])
        assert (said in answer, bool(answer)) == (True, bool(said))
    answer = acting.types(OFFICE, "/muster", "waive ANY-1.1 because it is done", **COMMANDS_FROM[who])
    assert (said in answer, bool(answer)) == (True, bool(said))
    assert acting.digest() == before


def test_no_event_of_an_outsider_is_followed(acting: AccessStage) -> None:
    """A file, a reply or a look at App Home: nothing is owed, drawn or recorded."""
    typed = {"type": "message", "channel_type": "im", "user": LEAD.user, "ts": "1.2", "text": "We opened it"}
    home = {"type": "app_home_opened", "user": OFFICE.user, "tab": "home"}
    before, owed = acting.digest(), acting.stage.waiting()
    acting.news()
    for of_event, of_body in EVENTS_FROM:
        for event in (file_sent(OFFICE), typed, home):
            acting.happens({**event, **of_event}, **of_body)
    assert acting.shown() == ""
    assert (acting.digest(), acting.stage.waiting()) == (before, owed)


def test_what_one_person_sent_is_not_another_s(acting: AccessStage) -> None:
    """A payload of the office's or of a lead's, sent once more under everyone else's name, does what they may."""
    for way in FORMS:
        if way.act in (Act.WAIVE, Act.ANSWER, Act.CONFIRM_REDACTION, Act.AGREE):
            before = acting.digest()
            for other in (one for one in CAST if not one.may(way.act)):
                said = acting.submits(might(way), way, user={"id": other.user, "team_id": TEAM})
                assert "Sorry, " in said or "Nobody agrees their own" in said, (other, said)
            assert acting.digest() == before


def test_a_guest_with_a_role_needs_no_command(acting: AccessStage) -> None:
    """Slack marks nobody as a guest in what is pressed: what a role opens, its holder may do, by buttons."""
    (guest,) = [one for one in CAST if one.user == NEW[GUEST]]
    form = next(way for way in BUTTONS if way.act is Act.ANSWER)
    assert guest.capacity is Capacity.LEAD_OF
    assert "Update ANY-2.2" in acting.presses(guest, form)
    sent = next(way for way in FORMS if way.act is Act.ANSWER)
    acting.submits(guest, sent)
    assert len(acting.stage.revisions(guest.ref)) == 1
    assert "ANY-2.2" in acting.presses(
        guest, next(way for way in BUTTONS if way.carries == '{"of": "updates"}')
    )
